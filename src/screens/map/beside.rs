//! The sheet of a place, the way to it and the list come in one part: they stand beside the map or
//! instead of it. The way from a label leads to the sheet, so it comes with them.

use super::place_sheet::{PlaceSheet, PlaceSheetProps};
use crate::floor_map::{PlaceList, PlaceListProps};
use crate::lazy::{Build, Fetching, NotFetched, lazy_code};
use crate::screens::place_link::PlaceLink;
use crate::screens::way::{WaySheet, WaySheetProps};
use leptos::prelude::*;

/// What the part shows.
#[derive(Clone, Copy)]
pub struct Beside {
    /// The sheet of a place.
    sheet: Build<PlaceSheetProps>,
    /// The way to it.
    way: Build<PlaceSheetProps>,
    /// The list equal of the map.
    list: Build<PlaceListProps>,
    /// The way from a label.
    link: Build<()>,
}

lazy_code!(
    beside: Beside = Beside {
        sheet: |properties| PlaceSheet(properties).into_any(),
        way: |PlaceSheetProps { shown, place, address, .. }| {
            WaySheet(WaySheetProps { shown, place, address }).into_any()
        },
        list: |properties| PlaceList(properties).into_any(),
        link: |()| PlaceLink().into_any(),
    }
);

/// Brings it in, so that it is there when the network is not.
pub async fn fetch() {
    // What does not come now is asked for again when it is wanted.
    let _ = beside().await;
}

/// The sheet of a place.
pub fn place_sheet() -> Fetching<Result<Build<PlaceSheetProps>, NotFetched>> {
    Box::pin(async { Ok(beside().await?.sheet) })
}

/// The way to a place.
pub fn way_sheet() -> Fetching<Result<Build<PlaceSheetProps>, NotFetched>> {
    Box::pin(async { Ok(beside().await?.way) })
}

/// The list equal of the map.
pub fn place_list() -> Fetching<Result<Build<PlaceListProps>, NotFetched>> {
    Box::pin(async { Ok(beside().await?.list) })
}

/// The way from a label.
pub fn place_link() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(beside().await?.link) })
}
