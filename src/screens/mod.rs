//! What people see, a screen a module. [`frame`] is what all screens share.

mod find;
mod frame;
mod home;
mod how_it_works;
mod labels;
pub mod map;
mod not_found;
mod parts;
mod place_link;
mod preferences;
mod privacy;
mod reservations;
mod reserve;
mod reserving;
mod rooms;
mod rules;
mod scan;
mod sign_in;
mod with_building;

pub use find::FindScreen;
pub use home::Home;
pub use how_it_works::HowItWorks;
pub use labels::LabelsScreen;
pub use map::{AnyFloor, MapScreen};
pub use not_found::NotFound;
pub use parts::{Announcer, Notices, Visits, fetch_notices, fetch_undone};
pub use place_link::PlaceLink;
pub use preferences::Preferences;
pub use privacy::PrivacyScreen;
pub use reserving::{fetch as fetch_reserving, reservations_page};
pub use rooms::RoomsScreen;
pub use rules::RulesScreen;
pub use scan::ScanScreen;
pub use sign_in::SignInScreen;
