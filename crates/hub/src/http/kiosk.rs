//! What a screen in the building asks: a code, its cookie, what it is; and what it reports.

use super::App;
use super::address::ClientIp;
use super::cookie::{Cookie, Purpose};
use super::screens::as_problem;
use super::strict_body::{Nothing, strictly};
use crate::accounts::{Caller, Secret};
use crate::problem::Problem;
use crate::screens::{COOKIE_SECONDS, Claimed, PAIRING_MS, ScreenCaller, ScreenNow};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sync::wire::{OwnScreen, PairingClaim, ScreenReport};

/// How long the cookie of a waiting screen lasts: its code, and then the time to come for the other.
const PAIRING_SECONDS: u64 = 2 * PAIRING_MS as u64 / 1_000;

/// `POST /v1/kiosk-pairings`: a code to show; the secret to claim with goes into a cookie that no
/// script can read. A screen whose code still holds gets that one again.
///
/// # Errors
/// 403 where somebody is signed in, 409 on a screen that is paired or approved, 429 when too many wait.
pub async fn begin(
    State(app): State<App>,
    person: Option<Caller>,
    screen: Option<ScreenCaller>,
    ClientIp(from): ClientIp,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let Nothing {} = strictly(&body)?;
    refuse_a_person(person.as_ref())?;
    if screen.is_some() {
        return Err(Problem::conflict("this screen is paired: revoke it first to pair it anew"));
    }
    let cookie = app.cookie.of(Purpose::Pairing, &headers);
    let before = cookie.value(&headers).and_then(Secret::from_text);
    let begun = app.screens.begin_pairing(before.map(|it| it.hash()), from, app.clock.now());
    let (pairing, secret) = begun.map_err(as_problem)?;
    let mut response = Json(pairing).into_response();
    if let Some(secret) = secret {
        give(&mut response, cookie, &secret, PAIRING_SECONDS)?;
    }
    Ok(response)
}

/// `POST /v1/kiosk-pairings/claim`: whether somebody has approved it by now; if so, the answer sets the
/// cookie of the screen.
///
/// # Errors
/// 403 where somebody is signed in, 404 when there is nothing to wait for, 429 too often.
pub async fn claim(
    State(app): State<App>,
    person: Option<Caller>,
    ClientIp(from): ClientIp,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let Nothing {} = strictly(&body)?;
    refuse_a_person(person.as_ref())?;
    let cookie = app.cookie.of(Purpose::Pairing, &headers);
    let shown = cookie.value(&headers).and_then(Secret::from_text);
    let shown = shown.ok_or_else(|| {
        Problem::not_found("this screen shows no code yet: begin with POST /v1/kiosk-pairings")
    })?;
    let claimed = app.screens.claim(shown.hash(), from, app.clock.now()).await;
    let (answer, secret) = match claimed.map_err(as_problem)? {
        Claimed::Waiting(pairing) => (PairingClaim { waiting: Some(pairing), screen: None }, None),
        Claimed::Paired(screen, secret) => {
            let screen = Some(OwnScreen::clone(&screen));
            (PairingClaim { waiting: None, screen }, Some(secret))
        }
    };
    let mut response = Json(answer).into_response();
    if let Some(secret) = secret {
        // The other one stays a while: should the browser lose this one, it comes again.
        give(&mut response, app.cookie.of(Purpose::Screen, &headers), &secret, COOKIE_SECONDS)?;
    }
    Ok(response)
}

/// `GET /v1/kiosk/screen`: what this screen is.
///
/// # Errors
/// 401 when it is none, or not any more.
pub async fn show(
    State(app): State<App>,
    caller: ScreenCaller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let ScreenNow::Paired(own) = caller.now.borrow().clone() else {
        return Err(super::caller::pair_first());
    };
    let own = OwnScreen::clone(&own);
    let response = Json(own).into_response();
    Ok(renewing(&app, &caller, &headers, response).await)
}

/// `POST /v1/kiosk/health`: how it does, every minute. Once a week the answer renews its cookie.
///
/// # Errors
/// 400 that names the field, 401 when it is no screen any more.
pub async fn health(
    State(app): State<App>,
    caller: ScreenCaller,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let report: ScreenReport = strictly(&body)?;
    app.screens.hear(caller.screen, report, app.clock.now());
    let response = StatusCode::NO_CONTENT.into_response();
    Ok(renewing(&app, &caller, &headers, response).await)
}

/// The answer, with a new cookie where one is due. A store that cannot be written is no reason to
/// leave a screen without an answer: the cookie it has goes on.
async fn renewing(
    app: &App,
    caller: &ScreenCaller,
    headers: &HeaderMap,
    mut response: Response,
) -> Response {
    match app.screens.renew(caller, app.clock.now()).await {
        Ok(Some(secret)) => {
            let cookie = app.cookie.of(Purpose::Screen, headers);
            if give(&mut response, cookie, &secret, COOKIE_SECONDS).is_err() {
                tracing::error!("the cookie of a screen could not be written as a header");
            }
        }
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "the cookie of a screen was not renewed"),
    }
    response
}

fn give(
    response: &mut Response,
    cookie: Cookie,
    secret: &Secret,
    seconds: u64,
) -> Result<(), Problem> {
    let set = cookie.set(secret, seconds);
    let set = set.ok_or_else(|| Problem::internal("the cookie could not be written"))?;
    response.headers_mut().append(header::SET_COOKIE, set);
    Ok(())
}

/// A browser is somebody's or a screen: what it keeps of a person must not hang in a corridor.
fn refuse_a_person(person: Option<&Caller>) -> Result<(), Problem> {
    let why = "somebody is signed in on this device: sign out first, then pair it as a screen";
    person.map_or(Ok(()), |_| Err(Problem::not_permitted(why)))
}
