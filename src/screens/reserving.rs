//! What has to do with reserving comes in one part: whoever reserves a place looks at it afterwards.

use super::map::PlaceSheetProps;
use super::reservations::{Due, ReservationsScreen};
use super::reserve::{ReserveSheet, ReserveSheetProps};
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
}

lazy_code!(reserving: Reserving = Reserving { sheet, page: |()| ReservationsScreen().into_any(), due: |()| Due().into_any() });

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
