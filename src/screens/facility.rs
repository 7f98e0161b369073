//! What only screens in the building show, and those who look after it: one part, which phones do not
//! keep.

use super::kiosk::{KioskScreen, Pairing};
use super::labels::LabelsScreen;
use super::manage_screens::ManageScreens;
use crate::lazy::{Build, Fetching, NotFetched, lazy_code};
use leptos::prelude::*;

/// What the part shows.
#[derive(Clone, Copy)]
pub struct Facility {
    labels: Build<()>,
    screens: Build<()>,
    kiosk: Build<()>,
    pairing: Build<()>,
}

lazy_code!(
    facility: Facility = Facility {
        labels: |()| LabelsScreen().into_any(),
        screens: |()| ManageScreens().into_any(),
        kiosk: |()| KioskScreen().into_any(),
        pairing: |()| Pairing().into_any(),
    }
);

/// QR labels to print.
pub fn labels() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(facility().await?.labels) })
}

/// The screens there are.
pub fn screens() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(facility().await?.screens) })
}

/// A paired screen.
pub fn kiosk() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(facility().await?.kiosk) })
}

/// A screen that is being paired.
pub fn pairing() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(facility().await?.pairing) })
}
