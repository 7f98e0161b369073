//! `/v1/screens`: the screens in the building, for who manages it: which there are and how they do,
//! approving one by its code, changing and revoking one.

use super::App;
use super::strict_body::strictly;
use crate::accounts::Caller;
use crate::problem::Problem;
use crate::screens::{PairingError, ScreenFailure, setup};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::ScreenId;
use std::time::Duration;
use sync::wire::{NewScreen, OwnScreen, ScreenSetup, ScreensResponse};

/// How long ago somebody may have signed in who approves a screen: whoever finds an open laptop must
/// not hang up a screen of their own.
pub const FRESH_MS: i64 = 5 * 60_000;

/// All screens, and what is wrong with them.
pub async fn list(State(app): State<App>) -> Json<ScreensResponse> {
    let estate = &app.hub.read().estate;
    let screens = app.screens.statuses(estate, app.hub.build(), app.clock.now());
    Json(ScreensResponse { screens })
}

/// Approves the screen that shows a code.
///
/// # Errors
/// 400 that names the field, 403 when the caller signed in too long ago, 404 when no screen shows the
/// code, 409 when somebody was quicker, 429 after too many wrong ones.
pub async fn approve(
    State(app): State<App>,
    caller: Caller,
    body: Bytes,
) -> Result<Json<OwnScreen>, Problem> {
    let NewScreen { code, setup } = strictly(&body)?;
    let now = app.clock.now();
    if now.ms_since(caller.begun) > FRESH_MS {
        return Err(Problem::sign_in_again(
            "you signed in more than five minutes ago: sign in again to approve a screen",
        ));
    }
    let setup = checked(&app, setup)?;
    let own = app.screens.approve(caller.person, &code, setup, now).await.map_err(as_problem)?;
    Ok(Json(OwnScreen::clone(&own)))
}

/// Makes a screen something else: name, place, mode, languages. It hears of it at once.
///
/// # Errors
/// 400 that names the field, 404 when there is none.
pub async fn change(
    State(app): State<App>,
    Path(screen): Path<String>,
    body: Bytes,
) -> Result<Json<OwnScreen>, Problem> {
    let setup: ScreenSetup = strictly(&body)?;
    let screen = key(&screen)?;
    let setup = checked(&app, setup)?;
    let own = app.screens.change(screen, setup).await.map_err(as_problem)?;
    Ok(Json(OwnScreen::clone(&own)))
}

/// Ends a screen.
///
/// # Errors
/// 404 when there is none.
pub async fn revoke(
    State(app): State<App>,
    Path(screen): Path<String>,
) -> Result<StatusCode, Problem> {
    app.screens.revoke(key(&screen)?).await.map_err(as_problem)?;
    Ok(StatusCode::NO_CONTENT)
}

fn key(text: &str) -> Result<ScreenId, Problem> {
    text.parse().map_err(|_| as_problem(ScreenFailure::NoSuchScreen))
}

fn checked(app: &App, asked: ScreenSetup) -> Result<ScreenSetup, Problem> {
    let estate = &app.hub.read().estate;
    setup::checked(asked, estate).map_err(|error| Problem::bad_request(error.to_string()))
}

/// What went wrong, in words for whoever stands there.
pub fn as_problem(error: ScreenFailure) -> Problem {
    let words = error.to_string();
    match error {
        ScreenFailure::NoCode(_) => Problem::bad_request(format!("`code`: {words}")),
        ScreenFailure::Pairing(PairingError::Unknown | PairingError::Over)
        | ScreenFailure::NothingToClaim
        | ScreenFailure::NoSuchScreen => Problem::not_found(words),
        ScreenFailure::Pairing(PairingError::Used)
        | ScreenFailure::Approved
        | ScreenFailure::TooManyScreens => Problem::conflict(words),
        ScreenFailure::Pairing(PairingError::TooMany) => {
            Problem::too_often(words).retry_after(Duration::from_secs(60))
        }
        ScreenFailure::TooOften(wait) => Problem::too_often(words).retry_after(wait),
        ScreenFailure::Pairing(PairingError::Random)
        | ScreenFailure::Random(_)
        | ScreenFailure::Store(_) => {
            tracing::error!(%error, "a screen could not be written down");
            Problem::unavailable("this cannot be written down now: try again later")
                .retry_after(Duration::from_secs(5))
        }
    }
}
