//! What is sent, as the description shows it.
//!
//! The types themselves are in `domain` and `sync`, which know nothing of HTTP or its descriptions.
//! These say the same in other words; a test holds real answers against them, with no field more
//! and none less.

mod building;
mod calendars;
mod commands;
mod live;
mod past;
mod places;
mod screens;
mod session;
mod stream;

pub use building::{
    Amenity, Bounds, Drawing, Floor, FloorSummary, Label, Plan, PlanPlace, Site, SiteSummary,
    Sites, Unit, Zone,
};
pub use calendars::{CalendarFeed, CalendarFeedWanted, NewCalendarFeed};
pub use commands::{Command, CommandOutcome, CommandOutcomes, Commands, Made};
pub use live::{Closure, KindRules, MyStay, Rules, Snapshot, State, Stay, Transition};
pub use past::{Became, Past, PastItem};
pub use places::{Place, Places};
pub use screens::{
    NewScreen, Nothing, OwnScreen, Pairing, PairingClaim, ScreenReport, ScreenSetup, Screens,
};
pub use session::{DemoPerson, Me, Problem, Session, SignIn, SignInMethod};
pub use stream::{Batch, Digest, Entry, Event, Heartbeat, Hello, Reset};

use utoipa::ToSchema;
use utoipa::openapi::{Components, RefOr, Schema};

/// All of them.
pub fn components() -> Components {
    let mut all: Vec<(String, RefOr<Schema>)> = Vec::new();
    add::<Session>(&mut all);
    add::<SignIn>(&mut all);
    add::<Problem>(&mut all);
    add::<Sites>(&mut all);
    add::<Plan>(&mut all);
    add::<Places>(&mut all);
    add::<CalendarFeed>(&mut all);
    add::<NewCalendarFeed>(&mut all);
    add::<CalendarFeedWanted>(&mut all);
    add::<Past>(&mut all);
    add::<Nothing>(&mut all);
    add::<Pairing>(&mut all);
    add::<PairingClaim>(&mut all);
    add::<OwnScreen>(&mut all);
    add::<NewScreen>(&mut all);
    add::<ScreenSetup>(&mut all);
    add::<ScreenReport>(&mut all);
    add::<Screens>(&mut all);
    add::<Commands>(&mut all);
    add::<CommandOutcomes>(&mut all);
    add::<Snapshot>(&mut all);
    add::<Hello>(&mut all);
    add::<Batch>(&mut all);
    add::<Heartbeat>(&mut all);
    add::<Digest>(&mut all);
    add::<Reset>(&mut all);
    let mut components = Components::new();
    components.schemas.extend(all);
    components
}

fn add<T: ToSchema>(all: &mut Vec<(String, RefOr<Schema>)>) {
    all.push((T::name().into_owned(), T::schema()));
    T::schemas(all);
}
