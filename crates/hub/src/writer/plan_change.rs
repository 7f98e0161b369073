//! What a new plan of a site would change. Pure, so that `--dry-run` and the import both ask it.

use crate::store::LoggedEvent;
use domain::time::Instant;
use domain::{
    Building, ClosedArea, Estate, EstateError, Event, Fault, Held, ReleaseCause, State,
    UnreserveCause,
};
use thiserror::Error;

/// The buildings after the change, and what happens to people and closings by it.
#[derive(Debug, Clone)]
pub struct PlanChange {
    /// All buildings with the new one in place.
    pub estate: Estate,
    /// Releases and openings of what vanishes, then the replacement itself.
    pub events: Vec<LoggedEvent>,
    /// How much of what people have ends by it.
    pub effect: Effect,
}

/// How much ends because its place vanishes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effect {
    /// People who sit there.
    pub stays: usize,
    /// What is promised.
    pub reservations: usize,
    /// What is closed.
    pub closings: usize,
}

/// Why a plan was not taken. Nothing has changed.
#[derive(Debug, Error)]
pub enum ReplaceError {
    /// It contradicts itself or another site.
    #[error(transparent)]
    Estate(#[from] EstateError),
    /// It cannot be written as JSON.
    #[error("the plan cannot be written down: {0}")]
    Encoding(#[from] serde_json::Error),
    /// The store did not take it.
    #[error("the plan was not stored: {0}")]
    Store(String),
    /// The hub is stopping.
    #[error("the hub is stopping; nothing has changed")]
    Stopping,
}

/// What the plan of `building` would change at `at`, in place of the site's present one.
///
/// # Errors
/// [`EstateError`] when it contradicts itself or another site.
pub fn plan_change(
    estate: &Estate,
    state: &State<Held>,
    building: Building,
    at: Instant,
) -> Result<PlanChange, EstateError> {
    let site = building.plan.site.code.clone();
    let replaced = Event::PlanReplaced { site: site.clone(), plan: building.hash.clone() };
    let mut buildings = estate.buildings().to_vec();
    buildings.retain(|other| other.plan.site.code != site);
    buildings.push(building);
    buildings.sort_by(|one, other| one.plan.site.code.cmp(&other.plan.site.code));
    let new = Estate::new(buildings)?;

    let of_site = Some(site);
    let gone = state.stays().filter(|(place, _)| new.place(*place).is_none());
    let mut events: Vec<_> = gone
        .map(|(place, stay)| Event::Released {
            place,
            holder: stay.holder,
            at,
            cause: ReleaseCause::Vanished,
        })
        .collect();
    let stays = events.len();
    let promised = state.reservations().filter(|(place, _)| new.place(*place).is_none());
    events.extend(promised.map(|(place, it)| Event::Unreserved {
        place,
        holder: it.holder,
        from: it.span.from,
        until: it.span.until,
        at,
        cause: UnreserveCause::Vanished,
    }));
    let reservations = events.len() - stays;
    let void = state.closures().filter(|closure| new.site_of(&closure.area).is_none());
    events.extend(void.map(|closure| Event::Opened { closure: closure.id }));
    let closings = events.len() - stays - reservations;
    let still_there = |fault: &Fault| {
        let located = new.place(fault.place);
        located.is_some_and(|it| it.place.equipment.contains(&fault.equipment))
    };
    let mended = state.faults().filter(|fault| !still_there(fault));
    events
        .extend(mended.map(|Fault { place, equipment, .. }| Event::Repaired { place, equipment }));
    events.push(replaced);
    let events =
        events.into_iter().map(|event| LoggedEvent { site: of_site.clone(), event }).collect();
    Ok(PlanChange { estate: new, events, effect: Effect { stays, reservations, closings } })
}

/// The site whose readers hear of an event, by what is known before it is applied.
pub(super) fn logged(estate: &Estate, state: &State<Held>, event: Event<Held>) -> LoggedEvent {
    let of_area = |area: &ClosedArea| estate.site_of(area).cloned();
    let site = match &event {
        Event::CheckedIn { place, .. }
        | Event::Released { place, .. }
        | Event::Extended { place, .. }
        | Event::Reserved { place, .. }
        | Event::Unreserved { place, .. }
        | Event::Forgotten { place, .. }
        | Event::FaultReported { place, .. }
        | Event::Repaired { place, .. } => {
            estate.place(*place).map(|located| located.building.plan.site.code.clone())
        }
        Event::Closed { closure } => of_area(&closure.area),
        Event::Opened { closure } => state.closure(*closure).and_then(|it| of_area(&it.area)),
        Event::PlanReplaced { site, .. } => Some(site.clone()),
    };
    LoggedEvent { site, event }
}
