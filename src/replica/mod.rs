//! The browser's shell around [`sync::replica::Replica`]: what talks to the hub and to the clock,
//! so that the screens only read signals and give commands.
//!
//! [`Live`] is the handle every screen has. [`load`] fills it, [`stream`] keeps it up to date,
//! [`outbox`] keeps what is asked and brings it to the hub, [`api`] is every address of the hub that is used.
//! [`keeping`] shows and writes what [`store`] keeps on this device, and [`ageing`] takes back what
//! is too old to be shown; [`worker`] lets the app itself start without a network.

mod ageing;
mod agenda;
pub mod api;
mod broken;
mod choices;
mod clock;
mod closing;
mod door;
mod finding;
mod ids;
mod json;
mod keeping;
mod live;
mod load;
mod lost;
mod notice;
pub(crate) mod outbox;
mod painting;
mod reserved;
pub mod screen;
mod shell;
mod statuses;
mod store;
mod stream;
mod undone;
mod waking;
mod worker;

pub use agenda::{By, Taken};
pub use api::ApiError;
pub use choices::keep_choice;
pub use closing::Closing;
pub use door::{Asking, AtDoor, Told};
pub use ids::dice;
pub use live::{Freshness, Live, MyPlace, Notes, OnSignOut, Phase, Shown};
pub use lost::MyLost;
pub use notice::Notice;
pub use reserved::{MyReservation, Promise, lapsing};
pub use statuses::Statuses;
pub use undone::{Undone, Why};
pub use worker::own_build;
