//! Who calls: found once for every call to the API, before anything else looks at it.

use super::App;
use crate::accounts::{Caller, Secret};
use crate::problem::Problem;
use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;

/// Finds the caller by the cookie and takes one from that session's allowance. A cookie that no
/// longer means anything is taken away.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let now = app.clock.now();
    let cookie = app.cookie.of(request.headers());
    let value = cookie.value(request.headers());
    let stale = value.is_some();
    let found = value
        .and_then(Secret::from_text)
        .and_then(|reference| app.sessions.find(reference.hash(), now));
    let Some(caller) = found else {
        let mut response = next.run(request).await;
        let signs_in = response.headers().contains_key(header::SET_COOKIE);
        let wanted = stale && !signs_in && !is_for_all(response.headers());
        if let Some(clear) = cookie.clear().filter(|_| wanted) {
            response.headers_mut().append(header::SET_COOKIE, clear);
        }
        return response;
    };
    if let Err(wait) = app.allowances.take(&caller.reference, now) {
        let problem = Problem::too_often("this session asks more than it may: wait a moment");
        return problem.retry_after(wait).into_response();
    }
    request.extensions_mut().insert(caller);
    next.run(request).await
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

/// The answer to somebody without a session where one is needed.
pub fn sign_in_first() -> Problem {
    Problem::sign_in_first("sign in with POST /v1/session and send the cookie along")
}
