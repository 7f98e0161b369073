//! What is wrong with a screen, and since when.

use crate::wire::{ScreenReport, ScreenTrouble, Trouble};
use domain::time::Instant;
use std::collections::BTreeMap;

/// A screen reports every minute; three missed are silence.
pub const SILENT_MS: i64 = 3 * 60_000;
/// From this age on a screen shows every place neutral.
pub const STALE_MS: i64 = 10 * 60_000;
/// How long an error is told after it happened.
pub const ERROR_TOLD_MS: i64 = 60 * 60_000;
/// A screen that uses more than this grows towards the end of a small computer's memory.
pub const MEMORY_HIGH_BYTES: u64 = 1 << 30;
/// How long a screen may take to fetch a newer build and wait for a quiet moment.
const UPDATES_WITHIN_MS: i64 = 60 * 60_000;

/// What is known of a screen when somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observed<'a> {
    /// Since when it could have connected: until when its pairing could be claimed.
    pub claimed_by: Instant,
    /// When it was last claimed.
    pub claimed: Option<Instant>,
    /// When it was last heard.
    pub heard: Option<Instant>,
    /// What it said then.
    pub report: Option<&'a ScreenReport>,
    /// Since when the hub listens: what was before, it cannot know.
    pub listening_since: Instant,
    /// Since when the building is open, where it is.
    pub open_since: Option<Instant>,
    /// The build that the hub serves.
    pub build: &'a str,
    /// Whether its floor is in the plan.
    pub is_floor_known: bool,
    /// Whether the room at whose door it hangs is in the plan.
    pub is_room_known: bool,
}

/// What has been noticed of one screen, so that it is known since when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watch {
    noticed: BTreeMap<Trouble, Instant>,
}

impl Watch {
    /// What is wrong now, the gravest first, each since when. What is mended is forgotten.
    pub fn look(&mut self, observed: &Observed<'_>, now: Instant) -> Vec<ScreenTrouble> {
        let found = observed.troubles(now);
        self.noticed.retain(|what, _| found.iter().any(|(found, _)| found == what));
        let told = found.into_iter().map(|(what, began)| {
            let noticed = *self.noticed.entry(what).or_insert(now);
            ScreenTrouble { what, since: began.unwrap_or(noticed) }
        });
        // A build is new for a while before anybody should worry.
        let is_told = |it: &ScreenTrouble| {
            it.what != Trouble::OldBuild || now.ms_since(it.since) > UPDATES_WITHIN_MS
        };
        told.filter(is_told).collect()
    }
}

impl Observed<'_> {
    /// Whether somebody must go and look: silent for three minutes while the building is open.
    pub fn is_alarm(&self, now: Instant) -> bool {
        let Some(open) = self.open_since else { return false };
        self.claimed.is_some() && now.ms_since(self.last_sign().max(open)) > SILENT_MS
    }

    /// The last that is known of it; the hub's own start counts, or every restart were an alarm.
    fn last_sign(&self) -> Instant {
        let known = [self.heard, self.claimed].into_iter().flatten().max();
        known.map_or(self.listening_since, |known| known.max(self.listening_since))
    }

    /// With the moment it began, where that is known.
    fn troubles(&self, now: Instant) -> Vec<(Trouble, Option<Instant>)> {
        let mut found = Vec::new();
        let mut note = |is: bool, what, began| {
            if is {
                found.push((what, began));
            }
        };
        let is_claimed = self.claimed.is_some();
        let never = !is_claimed && now > self.claimed_by;
        note(never, Trouble::NeverConnected, Some(self.claimed_by));
        let is_silent = is_claimed && now.ms_since(self.last_sign()) > SILENT_MS;
        let heard = self.heard.or(self.claimed);
        note(is_silent, Trouble::Silent, heard);
        note(!self.is_floor_known, Trouble::FloorGone, None);
        note(self.is_floor_known && !self.is_room_known, Trouble::RoomGone, None);
        // What it said before it fell silent says nothing of now.
        if let (Some(report), Some(heard), false) = (self.report, self.heard, is_silent) {
            let age = report.content_age_ms;
            let stale = age.is_none_or(|age| age > STALE_MS);
            note(stale, Trouble::StaleContent, age.map(|age| heard.plus_ms(-age)));
            let error = report.last_error.as_ref().map(|error| heard.plus_ms(-error.ago_ms));
            let is_told = error.is_some_and(|at| now.ms_since(at) < ERROR_TOLD_MS);
            note(is_told, Trouble::Error, error);
            let memory = report.memory_bytes.is_some_and(|bytes| bytes > MEMORY_HIGH_BYTES);
            note(memory, Trouble::MemoryHigh, None);
            note(report.build != self.build, Trouble::OldBuild, None);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::ScreenError;

    const MINUTE: i64 = 60_000;

    fn at(minute: i64) -> Instant {
        Instant(minute * MINUTE)
    }

    fn well() -> ScreenReport {
        ScreenReport {
            build: "new".into(),
            content_age_ms: Some(1_000),
            uptime_ms: 5,
            memory_bytes: Some(1),
            last_error: None,
        }
    }

    /// A screen that was claimed at 0 and heard at minute 100, in an open building.
    fn observed(report: &ScreenReport) -> Observed<'_> {
        Observed {
            claimed_by: at(10),
            claimed: Some(at(0)),
            heard: Some(at(100)),
            report: Some(report),
            listening_since: at(-500),
            open_since: Some(at(50)),
            build: "new",
            is_floor_known: true,
            is_room_known: true,
        }
    }

    fn check(it: &Observed<'_>, minute: i64, expected: &[(Trouble, i64)]) {
        let told = Watch::default().look(it, at(minute));
        let expected = expected.iter();
        let expected =
            expected.map(|(what, since)| ScreenTrouble { what: *what, since: at(*since) });
        assert_eq!(told, expected.collect::<Vec<_>>(), "{it:?} at {minute}");
    }

    #[test]
    fn what_is_wrong_is_told_with_since_when() {
        let report = well();
        check(&observed(&report), 101, &[]);
        check(&observed(&report), 103, &[]);
        check(&observed(&report), 104, &[(Trouble::Silent, 100)]);
        let gone = Observed { is_floor_known: false, is_room_known: false, ..observed(&report) };
        check(&gone, 101, &[(Trouble::FloorGone, 101)]);
        let gone = Observed { is_room_known: false, ..observed(&report) };
        check(&gone, 101, &[(Trouble::RoomGone, 101)]);
        let stale = ScreenReport { content_age_ms: Some(11 * MINUTE), ..well() };
        check(&observed(&stale), 101, &[(Trouble::StaleContent, 89)]);
        let nothing = ScreenReport { content_age_ms: None, ..well() };
        check(&observed(&nothing), 101, &[(Trouble::StaleContent, 101)]);
        let error = Some(ScreenError { message: "x".into(), ago_ms: 30 * MINUTE });
        let error = ScreenReport { last_error: error, ..well() };
        check(&observed(&error), 101, &[(Trouble::Error, 70)]);
        let full = ScreenReport { memory_bytes: Some(MEMORY_HIGH_BYTES + 1), ..well() };
        check(&observed(&full), 101, &[(Trouble::MemoryHigh, 101)]);
        // What it said before it fell silent is no news.
        check(&observed(&full), 110, &[(Trouble::Silent, 100)]);
    }

    #[test]
    fn an_error_is_told_for_an_hour() {
        let error = Some(ScreenError { message: "x".into(), ago_ms: 58 * MINUTE });
        let report = ScreenReport { last_error: error, ..well() };
        check(&observed(&report), 101, &[(Trouble::Error, 42)]);
        check(&observed(&report), 102, &[]);
    }

    #[test]
    fn one_that_nobody_claimed_is_no_silent_one() {
        let never = Observed { claimed: None, heard: None, report: None, ..observed(&NOTHING) };
        check(&never, 9, &[]);
        check(&never, 11, &[(Trouble::NeverConnected, 10)]);
        assert!(!never.is_alarm(at(500)));
    }

    static NOTHING: ScreenReport = ScreenReport {
        build: String::new(),
        content_age_ms: None,
        uptime_ms: 0,
        memory_bytes: None,
        last_error: None,
    };

    #[test]
    fn an_older_build_is_told_after_an_hour_and_forgotten_when_it_is_gone() {
        let old = ScreenReport { build: "old".into(), ..well() };
        let new = well();
        let heard = |report, minute| Observed { heard: Some(at(minute)), ..observed(report) };
        let mut watch = Watch::default();
        assert_eq!(watch.look(&heard(&old, 100), at(100)), []);
        assert_eq!(watch.look(&heard(&old, 160), at(160)), []);
        let told = watch.look(&heard(&old, 161), at(161));
        assert_eq!(told, [ScreenTrouble { what: Trouble::OldBuild, since: at(100) }]);
        assert_eq!(watch.look(&heard(&new, 162), at(162)), []);
        assert_eq!(watch.look(&heard(&old, 163), at(163)), [], "another newer one has come");
    }

    #[test]
    fn silence_is_an_alarm_while_the_building_is_open() {
        let report = well();
        let alarm = |it: Observed<'_>, minute| it.is_alarm(at(minute));
        assert!(!alarm(observed(&report), 103));
        assert!(alarm(observed(&report), 104));
        let closed = Observed { open_since: None, ..observed(&report) };
        assert!(!alarm(closed, 104));
        // It was switched off for the night: not before it should have come up.
        let opened = Observed { open_since: Some(at(700)), ..observed(&report) };
        assert!(!alarm(opened, 703));
        assert!(alarm(opened, 704));
        let restarted = Observed { listening_since: at(200), ..observed(&report) };
        assert!(!alarm(restarted, 203), "the hub itself was away");
        assert!(alarm(restarted, 204));
    }
}
