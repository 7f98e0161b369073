//! Civil dates as text: `2026-11-23` (ISO 8601). `chrono` reads any form of date by a pattern, which
//! costs the app ten times the code.

use chrono::NaiveDate;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// Writes a list of dates.
///
/// # Errors
/// Those of the writer.
pub fn serialize<S: Serializer>(dates: &[NaiveDate], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(dates.iter().map(NaiveDate::to_string))
}

/// Reads a list of dates.
///
/// # Errors
/// Those of the reader, and for what is no date.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let read = |text: &String| {
        date(text).ok_or_else(|| D::Error::custom("a date is written as 2026-11-23"))
    };
    texts.iter().map(read).collect()
}

/// A date from its text; nothing for what is none.
pub fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let are_whole = (year.len(), month.len(), day.len()) == (4, 2, 2);
    let are_digits = text.bytes().all(|it| it.is_ascii_digit() || it == b'-');
    if !are_whole || !are_digits {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_it_is_written() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
        assert_eq!(date(&day.to_string()), Some(day));
        for odd in [
            "",
            "2026-3-9",
            "2026-13-01",
            "2026-02-29",
            "26-03-09",
            "2026-03-09T",
            "-026-03-09",
            "+026-03-09",
        ] {
            assert_eq!(date(odd), None, "{odd}");
        }
    }
}
