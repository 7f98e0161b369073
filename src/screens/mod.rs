//! What people see, a screen a module. [`frame`] is what all screens share.

mod closing;
pub mod entering;
pub mod facility;
mod find;
mod for_managers;
mod frame;
mod home;
mod how_it_works;
mod kiosk;
mod labels;
mod manage_screens;
pub mod map;
mod not_found;
mod parts;
mod place_link;
mod preferences;
mod privacy;
pub mod reading;
mod reservations;
mod reserve;
mod reserving;
mod rooms;
mod rules;
mod scan;
mod sign_in;
mod way;
mod with_building;

pub use home::Home;
pub use map::{AnyFloor, MapScreen};
pub use parts::{Announcer, Notices, Visits, fetch_telling};
pub use preferences::{Preferences, is_screen};
pub use reserving::{fetch as fetch_reserving, find_page, reservations_page, rooms_page};
