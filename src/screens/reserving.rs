//! Rooms, finding and reserving come in one part: whoever does the one does the other, and what they
//! share is compressed once. What asks in the same way comes with it.

use super::closing::{Closing, ClosingProps};
use super::find::{FindScreen, FoundOnMap, FoundOnMapProps};
use super::map::PlaceSheetProps;
use super::reservations::{Due, ReservationsScreen};
use super::reserve::{ReserveSheet, ReserveSheetProps};
use super::rooms::RoomsScreen;
use crate::lazy::{Build, Fetching, NotFetched, lazy_code};
use leptos::prelude::*;

/// What the part shows.
#[derive(Clone, Copy)]
pub struct Reserving {
    /// The form on the map. Of the same properties as the sheet of a place, so that one machinery
    /// shows both.
    sheet: Build<PlaceSheetProps>,
    /// The page with the own reservations.
    page: Build<()>,
    /// The reminder.
    due: Build<()>,
    /// The search.
    find: Build<()>,
    /// The results of a search, on the map.
    found: Build<FoundOnMapProps>,
    /// The board of rooms.
    rooms: Build<()>,
    /// What closes and opens places. Few need it, but half of it is here already.
    closing: Build<ClosingProps>,
}

lazy_code!(
    reserving: Reserving = Reserving {
        sheet,
        page: |()| ReservationsScreen().into_any(),
        due: |()| Due().into_any(),
        find: |()| FindScreen().into_any(),
        found: |properties| FoundOnMap(properties).into_any(),
        rooms: |()| RoomsScreen().into_any(),
        closing: |properties| Closing(properties).into_any(),
    }
);

fn sheet(PlaceSheetProps { shown, place, address, .. }: PlaceSheetProps) -> AnyView {
    ReserveSheet(ReserveSheetProps { shown, place, address }).into_any()
}

/// Brings it in, so that it is there when the network is not.
pub async fn fetch() {
    // What does not come now is asked for again when it is wanted.
    let _ = reserving().await;
}

/// The form on the map.
pub fn reserve_sheet() -> Fetching<Result<Build<PlaceSheetProps>, NotFetched>> {
    Box::pin(async { Ok(reserving().await?.sheet) })
}

/// The page with the own reservations.
pub fn reservations_page() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(reserving().await?.page) })
}

/// The reminder.
pub fn due() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(reserving().await?.due) })
}

/// The search.
pub fn find_page() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(reserving().await?.find) })
}

/// The results of a search, on the map.
pub fn found_on_map() -> Fetching<Result<Build<FoundOnMapProps>, NotFetched>> {
    Box::pin(async { Ok(reserving().await?.found) })
}

/// The board of rooms.
pub fn rooms_page() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(reserving().await?.rooms) })
}

/// What closes and opens places.
pub fn closing() -> Fetching<Result<Build<ClosingProps>, NotFetched>> {
    Box::pin(async { Ok(reserving().await?.closing) })
}
