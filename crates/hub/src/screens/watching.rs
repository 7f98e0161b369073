//! What screens report, and what is wrong with them.

use super::whole::{LiveScreen, Screens};
use super::{CLAIM_WITHIN_MS, setup};
use domain::time::Instant;
use domain::{Estate, Rules, ScreenId};
use sync::screens::Observed;
use sync::wire::{ScreenReport, ScreenStatus};

/// Longest message of an error that is kept, in characters.
pub const LONGEST_ERROR: usize = 300;
/// Longest name of a build.
const LONGEST_BUILD: usize = 64;

/// What is measured of one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Which.
    pub screen: ScreenId,
    /// On which floor.
    pub floor: String,
    /// How many milliseconds ago it was last heard; nothing when it was not.
    pub silent_ms: Option<i64>,
    /// Whether something is wrong with it.
    pub is_troubled: bool,
    /// Whether somebody must go and look.
    pub is_alarm: bool,
}

impl Screens {
    /// Notes what a screen says of itself; the last is kept, cut to its bounds.
    pub fn hear(&self, screen: ScreenId, report: ScreenReport, now: Instant) {
        let mut live = self.live();
        if let Some(it) = live.screens.get_mut(&screen) {
            it.heard = Some((now, bounded(report)));
        }
    }

    /// All screens by name, with what is wrong.
    pub fn statuses(&self, estate: &Estate, build: &str, now: Instant) -> Vec<ScreenStatus> {
        let mut live = self.live();
        let mut all: Vec<ScreenStatus> =
            live.screens.values_mut().map(|it| self.status(it, estate, build, now)).collect();
        all.sort_by(|one, other| (&one.setup.name, one.id).cmp(&(&other.setup.name, other.id)));
        all
    }

    /// What is measured of each.
    pub fn figures(&self, estate: &Estate, build: &str, now: Instant) -> Vec<Figure> {
        let of = |it: ScreenStatus| Figure {
            screen: it.id,
            floor: it.setup.floor.to_string(),
            silent_ms: it.heard.map(|heard| now.ms_since(heard).max(0)),
            is_troubled: !it.troubles.is_empty(),
            is_alarm: it.alarm,
        };
        self.statuses(estate, build, now).into_iter().map(of).collect()
    }

    fn status(
        &self,
        it: &mut LiveScreen,
        estate: &Estate,
        build: &str,
        now: Instant,
    ) -> ScreenStatus {
        let setup = &it.row.setup;
        let rules = estate.building(&setup.site).map(|building| &building.rules);
        let (heard, report) = match &it.heard {
            Some((at, report)) => (Some(*at), Some(report)),
            None => (None, None),
        };
        let observed = Observed {
            claimed_by: it.row.approved.plus_ms(CLAIM_WITHIN_MS),
            claimed: it.row.credentials.current.map(|current| current.issued),
            heard,
            report,
            listening_since: self.since,
            open_since: rules.and_then(|rules| open_since(rules, now)),
            build,
            is_floor_known: setup::is_floor_known(setup, estate),
            is_room_known: setup::is_room_known(setup, estate),
        };
        ScreenStatus {
            id: it.row.id,
            setup: setup.clone(),
            approved: it.row.approved,
            heard,
            report: report.cloned(),
            troubles: it.watch.look(&observed, now),
            alarm: observed.is_alarm(now),
        }
    }
}

/// Since when a building is open today; nothing while it is closed.
fn open_since(rules: &Rules, now: Instant) -> Option<Instant> {
    let today = rules.clock.local(now)?.date();
    let open = rules.hours.on(&rules.clock, today)?;
    open.contains(now).then_some(open.from)
}

/// A report within bounds: it comes from a browser, and is shown to people.
fn bounded(report: ScreenReport) -> ScreenReport {
    let short = |text: String, most: usize| -> String {
        text.chars().filter(|c| !c.is_control()).take(most).collect()
    };
    ScreenReport {
        build: short(report.build, LONGEST_BUILD),
        content_age_ms: report.content_age_ms.map(|age| age.max(0)),
        uptime_ms: report.uptime_ms.max(0),
        memory_bytes: report.memory_bytes,
        last_error: report.last_error.map(|mut error| {
            error.message = short(error.message, LONGEST_ERROR);
            error.ago_ms = error.ago_ms.max(0);
            error
        }),
    }
}
