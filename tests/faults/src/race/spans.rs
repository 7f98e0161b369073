//! For what times a pair races.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Datelike, Days, NaiveTime, SecondsFormat, TimeDelta, Utc, Weekday};
use fastrand::Rng;
use serde::Deserialize;

/// From when until when places can be claimed: some hours of the next day from Monday to Friday.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Spans {
    /// The earliest start, as `08:00` in UTC.
    pub day_begins: String,
    /// The latest end.
    pub day_ends: String,
    /// Times begin and end on this grid.
    pub grid_minutes: u16,
    /// How the system reads a moment.
    pub written_as: WrittenAs,
}

/// How a moment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WrittenAs {
    /// Since 1970, in UTC.
    Milliseconds,
    /// `2026-11-23T08:00:00Z`.
    Rfc3339,
}

/// A time as the system reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its first moment.
    pub from: String,
    /// The first moment after it.
    pub until: String,
}

/// How two times lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meeting {
    /// Some moment is in both: one may win.
    Contested,
    /// One ends as the other begins: both must win.
    Neighbours,
}

/// Of so many rounds one is for times that only meet.
const NEIGHBOURS_EACH: usize = 5;
/// Longest time, in steps of the grid.
const LONGEST: i32 = 8;

/// Draws the times of a pair.
pub(super) struct Draw {
    rng: Rng,
    round: usize,
    day: Option<Day>,
}

struct Day {
    begins: DateTime<Utc>,
    step: TimeDelta,
    steps: i32,
    written_as: WrittenAs,
}

impl Draw {
    /// For the pair of that number.
    pub(super) fn new(spans: Option<&Spans>, pair: u64) -> Result<Self> {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH)?;
        let now = DateTime::from_timestamp(i64::try_from(since_1970.as_secs())?, 0);
        let now = now.context("the clock is beyond all dates")?;
        let day = spans.map(|spans| Day::after(now, spans)).transpose()?;
        Ok(Draw { rng: Rng::with_seed(pair), round: 0, day })
    }

    /// How the next two times lie, and which they are; none where a place is claimed for now.
    pub(super) fn next(&mut self) -> (Meeting, Option<(Span, Span)>) {
        let Some(day) = &self.day else { return (Meeting::Contested, None) };
        self.round += 1;
        let meeting = match self.round % NEIGHBOURS_EACH {
            0 => Meeting::Neighbours,
            _ => Meeting::Contested,
        };
        let ((from, until), (other_from, other_until)) = steps(&mut self.rng, day.steps, meeting);
        (meeting, Some((day.span(from, until), day.span(other_from, other_until))))
    }
}

impl Day {
    fn after(now: DateTime<Utc>, spans: &Spans) -> Result<Self> {
        let time = |text: &str| {
            let time = NaiveTime::parse_from_str(text, "%H:%M");
            time.ok().with_context(|| format!("{text} is no time of day such as 08:00"))
        };
        let mut date = now.date_naive() + Days::new(1);
        while matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            date = date + Days::new(1);
        }
        let (begins, ends) = (time(&spans.day_begins)?, time(&spans.day_ends)?);
        let grid = i64::from(spans.grid_minutes.max(1));
        let steps = i32::try_from((ends - begins).num_minutes() / grid)?;
        if steps < 2 * LONGEST {
            bail!("the day is too short: it must hold {} steps of the grid", 2 * LONGEST);
        }
        let begins = date.and_time(begins).and_utc();
        let (step, written_as) = (TimeDelta::minutes(grid), spans.written_as);
        Ok(Day { begins, step, steps, written_as })
    }

    fn span(&self, from: i32, until: i32) -> Span {
        let written = |step: i32| {
            let at = self.begins + self.step * step;
            match self.written_as {
                WrittenAs::Milliseconds => at.timestamp_millis().to_string(),
                WrittenAs::Rfc3339 => at.to_rfc3339_opts(SecondsFormat::Secs, true),
            }
        };
        Span { from: written(from), until: written(until) }
    }
}

/// Two times on the grid: the one before or after the other, inside it, the same, or over its end.
fn steps(rng: &mut Rng, steps: i32, meeting: Meeting) -> ((i32, i32), (i32, i32)) {
    let (long, other_long) = (rng.i32(1..=LONGEST), rng.i32(1..=LONGEST));
    // Room for the other on both sides, as far as the day reaches.
    let from = rng.i32(0..=steps - long);
    let until = from + long;
    let lowest = (from - other_long).max(0);
    let highest = until.min(steps - other_long);
    let other = match meeting {
        Meeting::Contested => {
            rng.i32((from - other_long + 1).max(0)..=(until - 1).min(steps - other_long))
        }
        Meeting::Neighbours if lowest + other_long == from && rng.bool() => lowest,
        Meeting::Neighbours if highest == until => highest,
        Meeting::Neighbours => lowest,
    };
    ((from, until), (other, other + other_long))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_overlap_or_meet_and_stay_within_the_day() {
        let mut rng = Rng::with_seed(1);
        let mut kinds = [0; 4];
        for _ in 0..10_000 {
            for meeting in [Meeting::Contested, Meeting::Neighbours] {
                let ((a, b), (c, d)) = steps(&mut rng, 28, meeting);
                assert!(0 <= a && a < b && b <= 28 && 0 <= c && c < d && d <= 28);
                let overlap = a.max(c) < b.min(d);
                match meeting {
                    Meeting::Contested => assert!(overlap, "{a}-{b} and {c}-{d}"),
                    Meeting::Neighbours => assert!(b == c || d == a, "{a}-{b} and {c}-{d}"),
                }
                if meeting == Meeting::Contested {
                    let inside = (a <= c && d <= b) || (c <= a && b <= d);
                    kinds[usize::from((a, b) == (c, d)) + 2 * usize::from(inside)] += 1;
                }
            }
        }
        // Over an end, inside, the same; the same is never over an end.
        assert!(
            kinds[0] > 1_000 && kinds[2] > 1_000 && kinds[3] > 100 && kinds[1] == 0,
            "{kinds:?}"
        );
    }

    #[test]
    fn the_day_is_the_next_from_monday_to_friday() {
        let spans = |written_as| Spans {
            day_begins: "08:00".to_owned(),
            day_ends: "15:00".to_owned(),
            grid_minutes: 15,
            written_as,
        };
        let check = |now: &str, expected: &str| {
            let now = DateTime::parse_from_rfc3339(now).unwrap().to_utc();
            let day = Day::after(now, &spans(WrittenAs::Rfc3339)).unwrap();
            assert_eq!(day.span(0, 1).from, expected);
        };
        check("2026-11-22T12:00:00Z", "2026-11-23T08:00:00Z");
        check("2026-11-20T23:59:59Z", "2026-11-23T08:00:00Z");
        check("2026-11-19T00:00:00Z", "2026-11-20T08:00:00Z");
        let now = DateTime::from_timestamp(1_795_165_200, 0).unwrap();
        let day = Day::after(now, &spans(WrittenAs::Milliseconds)).unwrap();
        assert_eq!(day.span(1, 2).until, "1795422600000");
    }
}
