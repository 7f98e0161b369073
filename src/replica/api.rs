//! Every address of the hub that the app uses.

use super::json;
use gloo::net::http::{Request, RequestBuilder, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use sync::outbox::Failure;
use sync::wire::{CommandsResponse, Outcome, Past, Session, SignIn, SitesResponse, Snapshot};

use domain::plan::{Plan, SiteCode};
use domain::time::Instant;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// A call takes longer than this only where the network has silently gone.
const PATIENCE_MS: u32 = 20_000;

/// Why a call did not give what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiError {
    /// No answer, or one that is not the hub's: no network, or a captive portal.
    Network,
    /// Nobody is signed in (401).
    SignIn,
    /// Not with this role, or not from here (403).
    Forbidden,
    /// There is no such thing (404).
    NotFound,
    /// Somebody was quicker, or it is done already (409).
    Conflict,
    /// Too much at once: try again later (408, 429).
    Busy,
    /// The hub failed (5xx).
    Hub,
    /// The hub does not accept the request as it is (other 4xx).
    Refused,
    /// An answer of the hub that this build does not understand.
    Unreadable,
}

impl ApiError {
    fn of_status(status: u16) -> Option<Self> {
        match status {
            200..=299 => None,
            // A redirect that fetch did not follow, or 0: not the hub's answer.
            0..=399 => Some(ApiError::Network),
            401 => Some(ApiError::SignIn),
            403 => Some(ApiError::Forbidden),
            404 => Some(ApiError::NotFound),
            409 => Some(ApiError::Conflict),
            408 | 429 => Some(ApiError::Busy),
            502..=504 => Some(ApiError::Network),
            500.. => Some(ApiError::Hub),
            _ => Some(ApiError::Refused),
        }
    }
}

/// The secret address at which a calendar reads the own reservations.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CalendarFeed {
    /// When it was made; none where there is none.
    #[serde(default)]
    pub made: Option<Instant>,
    /// The address, right after it was made.
    #[serde(default)]
    pub address: Option<String>,
}

/// Where nothing has to be said.
#[derive(Serialize)]
pub(super) struct Nothing {}

/// Where that address is made.
const CALENDAR_FEED: &str = "/v1/calendar-feed";

/// What a call gives.
pub(super) type Answer<T> = Result<T, ApiError>;

/// Who am I?
///
/// # Errors
/// [`ApiError`], as for all calls here.
pub async fn session() -> Answer<Session> {
    get("/v1/session").await
}

/// Signs in; the browser keeps the cookie.
///
/// # Errors
/// [`ApiError::SignIn`] when name and password do not belong together.
pub async fn sign_in(who: &SignIn) -> Answer<()> {
    send("/v1/session", who).await.map(|_| ())
}

/// Signs out.
///
/// # Errors
/// [`ApiError`].
pub async fn sign_out() -> Answer<()> {
    delete("/v1/session").await
}

/// Whether the own reservations can be read by a calendar.
///
/// # Errors
/// [`ApiError`].
pub async fn calendar_feed() -> Answer<CalendarFeed> {
    get(CALENDAR_FEED).await
}

/// Makes a new secret address for that; the one before ends.
///
/// # Errors
/// [`ApiError`].
pub async fn make_calendar_feed() -> Answer<CalendarFeed> {
    ask(CALENDAR_FEED, &Nothing {}).await
}

/// Ends it.
///
/// # Errors
/// [`ApiError`].
pub async fn end_calendar_feed() -> Answer<()> {
    delete(CALENDAR_FEED).await
}

/// What has become of the own reservations and stays of the last days.
///
/// # Errors
/// [`ApiError`].
pub async fn past() -> Answer<Past> {
    get("/v1/me/past").await
}

/// All buildings.
///
/// # Errors
/// [`ApiError`].
pub async fn sites() -> Answer<SitesResponse> {
    get("/v1/sites").await
}

/// A floor plan by its hash. It never changes, so the browser's cache may hold it.
///
/// # Errors
/// [`ApiError::NotFound`] when it was replaced meanwhile.
pub async fn plan(hash: &str) -> Answer<Arc<Plan>> {
    json::read(&plan_text(hash).await?).map_err(|_| ApiError::Unreadable)
}

/// The same as it comes.
///
/// # Errors
/// [`ApiError::NotFound`] when it was replaced meanwhile.
pub async fn plan_text(hash: &str) -> Answer<String> {
    get_text(&["/v1/plans/", hash].concat()).await
}

/// Everything at once.
///
/// # Errors
/// [`ApiError::SignIn`] where only screens may see live status and nobody is signed in.
pub async fn snapshot(site: &SiteCode) -> Answer<Snapshot> {
    get(&["/v1/snapshot?site=", site.as_str()].concat()).await
}

/// A file of labels, PDF or SVG, by its address.
///
/// # Errors
/// [`ApiError::Forbidden`] for who does not manage the building.
pub async fn labels(path: &str) -> Answer<Blob> {
    let response = answered(path).await?;
    let kind = response.headers().get("content-type").unwrap_or_default();
    if !kind.contains("pdf") && !kind.contains("svg") {
        return Err(ApiError::Network);
    }
    let bytes = web_sys::Response::from(response).blob().map_err(|_| ApiError::Network)?;
    let bytes = JsFuture::from(bytes).await.map_err(|_| ApiError::Network)?;
    bytes.dyn_into().map_err(|_| ApiError::Unreadable)
}

/// Brings commands to the hub: a request as [`sync::outbox`] writes it. Gives what became of each.
///
/// # Errors
/// [`Failure`], by what it means for the commands in it.
pub async fn commands(body: String) -> Result<Vec<Outcome>, Failure> {
    let request = patient(Request::post("/v1/commands")).header("content-type", "application/json");
    let request = request.body(body).map_err(|_| Failure::Odd)?;
    let answer = request.send().await.map_err(|_| Failure::UNREACHABLE)?;
    let is_json = answer.headers().get("content-type").is_some_and(|kind| kind.contains("json"));
    let asked_s = answer.headers().get("retry-after").and_then(|text| text.parse::<u64>().ok());
    if let Some(failure) = Failure::of(answer.status(), is_json, asked_s.map(|it| it * 1_000)) {
        return Err(failure);
    }
    let text = answer.text().await.map_err(|_| Failure::UNREACHABLE)?;
    let read = json::read::<CommandsResponse>(&text).map_err(|_| Failure::Odd)?;
    Ok(read.outcomes)
}

pub(super) async fn get<T: DeserializeOwned>(path: &str) -> Answer<T> {
    json::read(&get_text(path).await?).map_err(|_| ApiError::Unreadable)
}

async fn get_text(path: &str) -> Answer<String> {
    text_of(answered(path).await?).await
}

pub(super) async fn delete(path: &str) -> Answer<()> {
    let request = patient(Request::delete(path)).header("content-type", "application/json");
    let response = request.send().await.map_err(|_| ApiError::Network)?;
    ApiError::of_status(response.status()).map_or(Ok(()), Err)
}

async fn answered(path: &str) -> Answer<Response> {
    let response = patient(Request::get(path)).send().await.map_err(|_| ApiError::Network)?;
    ApiError::of_status(response.status()).map_or(Ok(response), Err)
}

pub(super) async fn send(path: &str, body: &impl Serialize) -> Answer<Response> {
    let request = patient(Request::post(path)).json(body).map_err(|_| ApiError::Refused)?;
    let response = request.send().await.map_err(|_| ApiError::Network)?;
    ApiError::of_status(response.status()).map_or(Ok(response), Err)
}

/// Sends, and reads what comes back.
pub(super) async fn ask<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Answer<T> {
    let answer = text_of(send(path, body).await?).await?;
    json::read(&answer).map_err(|_| ApiError::Unreadable)
}

/// Puts something in the place of what is there, and reads what comes back.
pub(super) async fn put<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Answer<T> {
    let request = patient(Request::put(path)).json(body).map_err(|_| ApiError::Refused)?;
    let response = request.send().await.map_err(|_| ApiError::Network)?;
    let answer = text_of(ApiError::of_status(response.status()).map_or(Ok(response), Err)?).await?;
    json::read(&answer).map_err(|_| ApiError::Unreadable)
}

async fn text_of(response: Response) -> Answer<String> {
    let kind = response.headers().get("content-type").unwrap_or_default();
    if !kind.contains("json") {
        // A captive portal answers everything with its own page.
        return Err(ApiError::Network);
    }
    response.text().await.map_err(|_| ApiError::Network)
}

fn patient(request: RequestBuilder) -> RequestBuilder {
    request.abort_signal(Some(&web_sys::AbortSignal::timeout_with_u32(PATIENCE_MS)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn every_status_has_a_meaning() {
        for (status, expected) in [
            (200, None),
            (204, None),
            (302, Some(ApiError::Network)),
            (400, Some(ApiError::Refused)),
            (401, Some(ApiError::SignIn)),
            (409, Some(ApiError::Conflict)),
            (429, Some(ApiError::Busy)),
            (500, Some(ApiError::Hub)),
            (503, Some(ApiError::Network)),
        ] {
            assert_eq!(ApiError::of_status(status), expected, "{status}");
        }
    }
}
