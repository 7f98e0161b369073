//! Moments in words, in the local time of the site and not of the device.

use super::Language;
use chrono::Timelike;
use domain::time::{Instant, LocalClock};
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// The time of the day: `09:05`. All three languages write it so.
pub fn time_of_day(clock: &LocalClock, at: Instant) -> String {
    let Some(local) = clock.local(at) else { return String::from("–") };
    let mut text = String::with_capacity(5);
    for (position, number) in [local.hour(), local.minute()].into_iter().enumerate() {
        if position > 0 {
            text.push(':');
        }
        if number < 10 {
            text.push('0');
        }
        text.push_str(&number.to_string());
    }
    text
}

/// The time of the day at which something ends: midnight is `24:00`.
pub fn end_time(clock: &LocalClock, at: Instant) -> String {
    let is_midnight = clock.local(at).is_some_and(|local| local.time() == chrono::NaiveTime::MIN);
    if is_midnight { String::from("24:00") } else { time_of_day(clock, at) }
}

/// Until when: the time of the day, with the day before it when that is another one than `now`'s:
/// `maandag 3 augustus 09:05`. The end of today is `24:00`, which nobody reads as this morning.
pub fn time_or_day(language: Language, clock: &LocalClock, at: Instant, now: Instant) -> String {
    if clock.end_of_day(now) == Some(at) {
        return end_time(clock, at);
    }
    let time = time_of_day(clock, at);
    match (clock.local(at), clock.local(now)) {
        (Some(then), Some(today)) if then.date() != today.date() => {
            let local_as_utc_ms = then.and_utc().timestamp_millis();
            [day_in_words(language, local_as_utc_ms), time].join(" ")
        }
        _ => time,
    }
}

/// `Intl` writes the day, so that no calendar of month names is part of the app.
#[allow(clippy::cast_precision_loss)] // Milliseconds of this age are far below 2^53.
fn day_in_words(language: Language, local_as_utc_ms: i64) -> String {
    let options = Object::new();
    for (name, value) in
        [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("timeZone", "UTC")]
    {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let locales = Array::of1(&JsValue::from_str(language.tag()));
    let format = Intl::DateTimeFormat::new(&locales, &options).format();
    let date = Date::new(&JsValue::from_f64(local_as_utc_ms as f64));
    format
        .call1(&JsValue::UNDEFINED, &date)
        .ok()
        .and_then(|day| day.as_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Transition;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn times_are_those_of_the_site_and_have_two_digits() {
        let clock = LocalClock::new(vec![Transition { from: Instant(0), offset_s: 3_600 }]);
        for (at_ms, expected) in [(0, "01:00"), (8 * 3_600_000 + 5 * 60_000, "09:05")] {
            assert_eq!(time_of_day(&clock, Instant(at_ms)), expected);
        }
    }

    #[test]
    fn the_end_of_today_is_not_the_beginning_of_tomorrow() {
        let clock = LocalClock::default();
        let (noon, midnight) = (Instant(12 * 3_600_000), Instant(24 * 3_600_000));
        assert_eq!(time_or_day(Language::Nl, &clock, midnight, noon), "24:00");
        assert_eq!(time_or_day(Language::Nl, &clock, noon, noon), "12:00");
    }
}
