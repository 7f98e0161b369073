//! The map screen. Floor, wish and chosen place live in the address ([`MapAddress`]).

mod action;
mod address;
mod any_floor;
mod beside;
mod chips;
mod faults;
mod floor_switch;
mod floors;
mod management;
mod place_sheet;
mod screen;
mod sheet_focus;
mod side;
mod staying;

pub use action::{Action, action, check_in_command, own_word, release_command};
pub use address::{
    MapAddress, change_path, floor_path, found_path, place_path, read_date, read_time, report_path,
    reserve_path, return_path, sign_in_path, written, written_date,
};
pub use any_floor::AnyFloor;
pub use beside::{fetch as fetch_rest, place_link};
pub use floors::{best_floor, counts, on_floor};
pub use place_sheet::{PlaceSheetProps, status_in_words};
pub use screen::{MapScreen, use_faulty};
pub use sheet_focus::focus_on_opening;
