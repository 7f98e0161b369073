//! Who calls: found once for every call, before anything else looks at it. A person, a screen in the
//! building, or the public.

use super::App;
use super::cookie::Purpose;
use crate::accounts::{Caller, ReferenceHash, Secret};
use crate::problem::Problem;
use crate::screens::ScreenCaller;
use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;

/// Finds the caller by the cookie and takes one from its allowance. A cookie that no longer means
/// anything is taken away. Who is a person and a screen at once is neither: nothing is answered, so
/// that no screen ever shows what is somebody's own.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let now = app.clock.now();
    let session = Shown::by(&app, Purpose::Session, &request);
    let screen = Shown::by(&app, Purpose::Screen, &request);
    let person = session.reference.and_then(|it| app.sessions.find(it, now));
    let caller = screen.reference.and_then(|it| app.screens.find(it, now));
    let stale = [
        (session.is_there && person.is_none()).then_some(Purpose::Session),
        (screen.is_there && caller.is_none()).then_some(Purpose::Screen),
    ];
    if person.is_some() && caller.is_some() && request.uri().path().starts_with("/v1/") {
        return Problem::not_permitted(
            "this browser is a screen in the building and somebody's session at once; nothing was \
             done: clear its cookies, and pair it again",
        )
        .into_response();
    }
    let asks = person.as_ref().map(|it| it.reference).or(caller.as_ref().map(|it| it.reference));
    if let Some(asks) = asks
        && let Err(wait) = app.allowances.take(&asks, now)
    {
        let problem = Problem::too_often("this session asks more than it may: wait a moment");
        return problem.retry_after(wait).into_response();
    }
    if let Some(person) = person {
        request.extensions_mut().insert(person);
    }
    if let Some(caller) = caller {
        request.extensions_mut().insert(caller);
    }
    let clears = stale.into_iter().flatten();
    let clears: Vec<_> = clears.map(|it| app.cookie.of(it, request.headers())).collect();
    let mut response = next.run(request).await;
    if is_for_all(response.headers()) {
        return response;
    }
    for cookie in clears {
        let is_given_anew = response.headers().get_all(header::SET_COOKIE).iter().any(|set| {
            let name = set.as_bytes().split(|byte| *byte == b'=').next();
            name == Some(cookie.name().as_bytes())
        });
        if let Some(clear) = cookie.clear().filter(|_| !is_given_anew) {
            response.headers_mut().append(header::SET_COOKIE, clear);
        }
    }
    response
}

/// What a browser shows of one purpose.
struct Shown {
    is_there: bool,
    reference: Option<ReferenceHash>,
}

impl Shown {
    fn by(app: &App, purpose: Purpose, request: &Request) -> Self {
        let value = app.cookie.of(purpose, request.headers()).value(request.headers());
        let reference = value.and_then(Secret::from_text).map(|secret| secret.hash());
        Shown { is_there: value.is_some(), reference }
    }
}

/// Whether a cache may give an answer to others: it would sign them out with it.
fn is_for_all(headers: &HeaderMap) -> bool {
    let kept = headers.get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok());
    kept.is_some_and(|value| value.starts_with("public"))
}

/// The person who calls; without one the answer is 401.
impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Caller>().cloned().ok_or_else(sign_in_first)
    }
}

/// The person who calls, where there is one.
impl<S: Send + Sync> OptionalFromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get::<Caller>().cloned())
    }
}

/// The screen that calls; without one the answer is 401.
impl<S: Send + Sync> FromRequestParts<S> for ScreenCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<ScreenCaller>().cloned().ok_or_else(pair_first)
    }
}

/// The screen that calls, where it is one.
impl<S: Send + Sync> OptionalFromRequestParts<S> for ScreenCaller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get::<ScreenCaller>().cloned())
    }
}

/// The answer to somebody without a session where one is needed.
pub fn sign_in_first() -> Problem {
    Problem::sign_in_first("sign in with POST /v1/session and send the cookie along")
}

/// The answer to a browser that is no paired screen where one is needed.
pub fn pair_first() -> Problem {
    Problem::pair_first(
        "this is no paired screen, or not any more: pair it with POST /v1/kiosk-pairings",
    )
}

/// The answer to a screen in the building that asks for what is somebody's own.
pub fn closed_on_a_screen() -> Problem {
    Problem::not_permitted(
        "this is a screen in the building: nobody signs in here, use a phone or a laptop",
    )
}
