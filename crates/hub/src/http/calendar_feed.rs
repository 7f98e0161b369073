//! `/v1/calendar-feed`: the secret address of somebody's own calendar: whether there is one, a new
//! one, and its end.

use super::App;
use super::strict_body::{Nothing, strictly};
use crate::accounts::Caller;
use crate::problem::Problem;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use domain::time::Instant;
use serde::Serialize;

/// Whether somebody has a feed. Its address is not known any more.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    active: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    made: Option<Instant>,
}

/// A new address, told once.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Made {
    address: String,
    made: Instant,
}

/// Whether the caller has one, and since when.
pub async fn show(State(app): State<App>, caller: Caller) -> Json<Shown> {
    let made = app.feeds.since(caller.person);
    Json(Shown { active: made.is_some(), made })
}

/// Makes one, and ends the one before.
///
/// # Errors
/// 400 for a body that is not `{}`, 503 when it cannot be written down.
pub async fn make(
    State(app): State<App>,
    caller: Caller,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Made>, Problem> {
    let Nothing {} = strictly(&body)?;
    let hub = app.called_at(&uri, &headers);
    let hub = hub.ok_or_else(|| Problem::bad_request("the call names no host"))?;
    let made = app.clock.now();
    let secret = app.feeds.make(caller.person, made).await.map_err(failed)?;
    if caller.ended.is_cancelled() {
        // The account was disabled meanwhile: that must have been the last word.
        app.feeds.revoke(caller.person).await.map_err(failed)?;
        return Err(super::caller::sign_in_first());
    }
    let address = format!("{hub}/v1/calendars/{}/reservations.ics", secret.to_text());
    Ok(Json(Made { address, made }))
}

/// Ends it, where there is one.
///
/// # Errors
/// 503 when that cannot be written down.
pub async fn revoke(State(app): State<App>, caller: Caller) -> Result<StatusCode, Problem> {
    app.feeds.revoke(caller.person).await.map_err(failed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn failed(error: impl std::fmt::Display) -> Problem {
    tracing::error!(%error, "a calendar feed could not be written down");
    Problem::unavailable("this cannot be written down now: try again later")
        .retry_after(std::time::Duration::from_secs(5))
}
