//! What a screen in the building asks of the hub, and what its manager does.

use super::api::{self, Answer};
use domain::ScreenId;
use sync::wire::{
    NewScreen, OwnScreen, Pairing, PairingClaim, ScreenReport, ScreenSetup, ScreensResponse,
};

const PAIRINGS: &str = "/v1/kiosk-pairings";
const SCREENS: &str = "/v1/screens";

/// A code for this screen to show. While one holds, it is given again.
///
/// # Errors
/// [`ApiError`](super::ApiError): `Forbidden` where somebody is signed in, `Conflict` where the
/// screen is paired already, `Busy` when too many wait.
pub async fn begin_pairing() -> Answer<Pairing> {
    api::ask(PAIRINGS, &api::Nothing {}).await
}

/// Whether somebody has approved it by now.
///
/// # Errors
/// `NotFound` when the code is too old: begin again.
pub async fn claim_pairing() -> Answer<PairingClaim> {
    api::ask("/v1/kiosk-pairings/claim", &api::Nothing {}).await
}

/// What this screen is.
///
/// # Errors
/// `SignIn` when it is none, or not any more.
pub async fn own_screen() -> Answer<OwnScreen> {
    api::get("/v1/kiosk/screen").await
}

/// Says how this screen does.
///
/// # Errors
/// `SignIn` when it is none any more.
pub async fn report(report: &ScreenReport) -> Answer<()> {
    api::send("/v1/kiosk/health", report).await.map(|_| ())
}

/// All screens of the building, for who manages it.
///
/// # Errors
/// `Forbidden` to everybody else.
pub async fn screens() -> Answer<ScreensResponse> {
    api::get(SCREENS).await
}

/// Approves the screen that shows a code.
///
/// # Errors
/// `NotFound` for a code that nobody shows, `Conflict` for one that somebody has approved already,
/// `Forbidden` when one has signed in too long ago.
pub async fn approve(screen: &NewScreen) -> Answer<OwnScreen> {
    api::ask(SCREENS, screen).await
}

/// Makes a screen something else; it hears of it at once.
///
/// # Errors
/// `NotFound` when it was revoked meanwhile.
pub async fn change(screen: ScreenId, setup: &ScreenSetup) -> Answer<OwnScreen> {
    api::put(&path_of(screen), setup).await
}

/// Ends a screen's pairing, at once.
///
/// # Errors
/// `NotFound` when that was done before.
pub async fn revoke(screen: ScreenId) -> Answer<()> {
    api::delete(&path_of(screen)).await
}

fn path_of(screen: ScreenId) -> String {
    [SCREENS, "/", &screen.to_string()].concat()
}
