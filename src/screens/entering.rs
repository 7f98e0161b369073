//! Signing in and scanning come in one part: what one does on coming in.

use super::scan::ScanScreen;
use super::sign_in::SignInScreen;
use crate::lazy::{Build, Fetching, NotFetched, lazy_code};
use leptos::prelude::*;

/// What the part shows.
#[derive(Clone, Copy)]
pub struct Entering {
    /// The scanner.
    scan: Build<()>,
    /// Who one is.
    sign_in: Build<()>,
}

lazy_code!(
    entering: Entering = Entering {
        scan: |()| ScanScreen().into_any(),
        sign_in: |()| SignInScreen().into_any(),
    }
);

/// Brings it in, so that it is there when the network is not.
pub async fn fetch() {
    // What does not come now is asked for again when it is wanted.
    let _ = entering().await;
}

/// The scanner.
pub fn scan() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(entering().await?.scan) })
}

/// Who one is.
pub fn sign_in() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(entering().await?.sign_in) })
}
