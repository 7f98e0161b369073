//! Pages to read come in one part: they are words, and words compress together.

use super::how_it_works::HowItWorks;
use super::not_found::NotFound;
use super::privacy::PrivacyScreen;
use super::rules::RulesScreen;
use crate::lazy::{Build, Fetching, NotFetched, lazy_code};
use leptos::prelude::*;

/// What the part shows.
#[derive(Clone, Copy)]
pub struct Reading {
    how_it_works: Build<()>,
    privacy: Build<()>,
    rules: Build<()>,
    not_found: Build<()>,
}

lazy_code!(
    reading: Reading = Reading {
        how_it_works: |()| HowItWorks().into_any(),
        privacy: |()| PrivacyScreen().into_any(),
        rules: |()| RulesScreen().into_any(),
        not_found: |()| NotFound().into_any(),
    }
);

/// Brings it in, so that it is there when the network is not.
pub async fn fetch() {
    // What does not come now is asked for again when it is wanted.
    let _ = reading().await;
}

/// *Hoe werkt het*.
pub fn how_it_works() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(reading().await?.how_it_works) })
}

/// What becomes of what people tell.
pub fn privacy() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(reading().await?.privacy) })
}

/// The rules of the house.
pub fn rules() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(reading().await?.rules) })
}

/// What is shown at an address that is none.
pub fn not_found() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(reading().await?.not_found) })
}
