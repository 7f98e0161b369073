//! Moments in words, in the local time of the site and not of the device.

use super::Language;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use domain::time::{Instant, LocalClock, Span};
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// The time of the day: `09:05`. All three languages write it so.
pub fn time_of_day(clock: &LocalClock, at: Instant) -> String {
    let Some(local) = clock.local(at) else { return String::from("–") };
    [&two_digits(local.hour()), ":", &two_digits(local.minute())].concat()
}

/// A number below a hundred as `09`.
pub fn two_digits(number: u32) -> String {
    let digits = number.to_string();
    if number < 10 { ["0", &digits].concat() } else { digits }
}

/// The time of the day at which something ends: midnight is `24:00`.
pub fn end_time(clock: &LocalClock, at: Instant) -> String {
    let is_midnight = clock.local(at).is_some_and(|local| local.time() == NaiveTime::MIN);
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
            [day_in_words(language, local_ms(then), Day::Long), time].join(" ")
        }
        _ => time,
    }
}

/// A stretch of one day: `vandaag 09:00–13:00`, `maandag 3 augustus 09:00–13:00`.
pub fn stretch(language: Language, clock: &LocalClock, span: Span, now: Instant) -> String {
    [&day(language, clock, span.from, now), " ", &hours(clock, span)].concat()
}

/// From when until when, of one day: `09:00–13:00`.
pub fn hours(clock: &LocalClock, span: Span) -> String {
    [&time_of_day(clock, span.from), "–", &end_time(clock, span.until)].concat()
}

/// Which day it is then: *vandaag*, *morgen*, *maandag 3 augustus*.
pub fn day(language: Language, clock: &LocalClock, at: Instant, now: Instant) -> String {
    let Some((then, today)) = clock.local(at).zip(clock.local(now)) else {
        return String::from("–");
    };
    match soon(language, then.date(), today.date()) {
        Some(word) => word.to_owned(),
        None => day_in_words(language, local_ms(then), Day::Long),
    }
}

/// The same of a date where there is little room: *vandaag*, *morgen*, *ma 3 aug*.
pub fn short_day(language: Language, date: NaiveDate, today: NaiveDate) -> String {
    match soon(language, date, today) {
        Some(word) => word.to_owned(),
        None => {
            let day = day_in_words(language, local_ms(date.and_time(NaiveTime::MIN)), Day::Short);
            // Some languages put marks between the parts, for which there is no room.
            day.replace(['.', ','], "")
        }
    }
}

/// Today and tomorrow have names.
fn soon(language: Language, date: NaiveDate, today: NaiveDate) -> Option<&'static str> {
    let names = match language {
        Language::Nl => ["vandaag", "morgen"],
        Language::En => ["today", "tomorrow"],
        Language::De => ["heute", "morgen"],
    };
    let ahead = usize::try_from(date.signed_duration_since(today).num_days()).ok()?;
    names.get(ahead).copied()
}

fn local_ms(local: NaiveDateTime) -> i64 {
    local.and_utc().timestamp_millis()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Day {
    Long,
    Short,
}

/// `Intl` writes the day, so that no calendar of month names is part of the app.
#[allow(clippy::cast_precision_loss)] // Milliseconds of this age are far below 2^53.
fn day_in_words(language: Language, local_as_utc_ms: i64, day: Day) -> String {
    let options = Object::new();
    let length = if day == Day::Long { "long" } else { "short" };
    for (name, value) in
        [("weekday", length), ("day", "numeric"), ("month", length), ("timeZone", "UTC")]
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
    fn today_and_tomorrow_have_names_and_other_days_a_date() {
        let clock = LocalClock::default();
        let now = clock.instant("2026-11-20T15:00:00".parse().unwrap());
        for (from, until, expected) in [
            ("2026-11-20T09:00:00", "2026-11-20T13:00:00", "vandaag 09:00–13:00"),
            ("2026-11-21T19:00:00", "2026-11-22T00:00:00", "morgen 19:00–24:00"),
            ("2026-11-23T09:00:00", "2026-11-23T09:15:00", "maandag 23 november 09:00–09:15"),
        ] {
            let at = |text: &str| clock.instant(text.parse().unwrap());
            let span = Span::new(at(from), at(until));
            assert_eq!(stretch(Language::Nl, &clock, span, now), expected);
        }
        let day = |text: &str| text.parse().unwrap();
        let (monday, friday) = (day("2026-11-23"), day("2026-11-20"));
        assert_eq!(short_day(Language::Nl, monday, friday), "ma 23 nov");
        assert_eq!(short_day(Language::De, monday, friday), "Mo 23 Nov");
    }

    #[test]
    fn the_end_of_today_is_not_the_beginning_of_tomorrow() {
        let clock = LocalClock::default();
        let (noon, midnight) = (Instant(12 * 3_600_000), Instant(24 * 3_600_000));
        assert_eq!(time_or_day(Language::Nl, &clock, midnight, noon), "24:00");
        assert_eq!(time_or_day(Language::Nl, &clock, noon, noon), "12:00");
    }
}
