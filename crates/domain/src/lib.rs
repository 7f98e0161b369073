//! Places, rules and state of a Werk Hub.
//!
//! Everything here is a pure function of its arguments: no I/O, no clock, no randomness, no async
//! and nothing of the web. The hub runs these functions to say what *has* happened; the app runs
//! the same ones to show what will *probably* happen.
//!
//! Read it in this order: [`plan`] (what a building is), [`State`] (who is where now), [`decide`]
//! (what a command would change), [`Event`] (what did change), [`advance`] (what time changes) and
//! [`redact`] (what a viewer may see of it).

mod actor;
mod advance;
mod closing;
mod command;
mod counting;
mod dating;
mod decide;
mod door;
mod estate;
mod event;
mod faults;
mod finding;
mod holder;
mod id;
mod lost;
mod nearest;
pub mod plan;
mod reason;
mod redact;
mod reservations;
mod reserve;
mod rules;
pub mod searching;
mod series;
pub mod sorted;
mod state;
mod status;
pub mod time;

pub use actor::{Actor, Role};
pub use advance::{Step, advance};
pub use closing::{Affected, affected};
pub use command::{Command, Target};
pub use counting::{HalfDayShare, half_day_shares};
pub use dating::{Evidence, Moment, NotBefore};
pub use decide::{Ask, Verdict, decide};
pub use door::arrivable;
pub use estate::{Building, Estate, EstateError, Located};
pub use event::{ClosedArea, Closure, Event, ReleaseCause, UnreserveCause};
pub use faults::{Fault, is_hybrid_ready};
pub use finding::{Found, Near, Wanted, find};
pub use holder::{Held, Holder, Party, Seen};
pub use id::{ClosureId, CommandId, OccupancyId, PersonId, ReservationId, ScreenId};
pub use lost::Lost;
pub use nearest::{nearest_free, nearest_free_during};
pub use reason::Reason;
pub use redact::{Viewer, lift, redact_event, redact_state};
pub use reservations::Reservation;
pub use rules::{EndAtDoor, KindRules, Reserving, Rules};
pub use series::{MOST_WEEKS, instance_id, weekly};
pub use state::{Parts, State, Stay};
pub use status::{Status, is_free_during, status};
