//! The map screen. Floor, wish and chosen place live in the address ([`MapAddress`]).

mod action;
mod address;
mod any_floor;
mod chips;
mod faults;
mod floor_switch;
mod floors;
mod management;
mod place_sheet;
mod screen;
mod sheet_focus;
mod side;

pub use action::{Action, action, check_in_command, release_command};
pub use address::{
    MapAddress, floor_path, place_path, read_date, read_time, reserve_path, return_path,
    sign_in_path, written, written_date,
};
pub use any_floor::AnyFloor;
pub use floors::{best_floor, counts};
pub use place_sheet::PlaceSheetProps;
pub use screen::MapScreen;
pub use sheet_focus::focus_on_opening;

/// Brings in the parts of the map screen that were not wanted yet.
pub async fn fetch_rest() {
    // What does not come now is asked for again when it is wanted.
    let _ = side::place_sheet().await;
    let _ = screen::place_list().await;
}
