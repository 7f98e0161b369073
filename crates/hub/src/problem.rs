//! What went wrong, as `application/problem+json` (RFC 9457): the one error type of the HTTP edge.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::time::Duration;
use uuid::Uuid;

tokio::task_local! {
    /// The id of the request being answered. The router sets it around every handler, so that the
    /// `instance` of a problem and the line in the log name the same thing.
    pub static REQUEST_ID: Uuid;
}

/// An answer that says what is wrong, in words a person can act on. Has exactly the five members
/// of [`sync::wire::Problem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    status: StatusCode,
    kind: &'static str,
    title: &'static str,
    detail: String,
    retry_after: Option<Duration>,
}

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident => $status:ident, $kind:literal, $title:literal;)*) => {
        impl Problem {
            $(
                $(#[$doc])*
                pub fn $name(detail: impl Into<String>) -> Self {
                    Problem {
                        status: StatusCode::$status,
                        kind: $kind,
                        title: $title,
                        detail: detail.into(),
                        retry_after: None,
                    }
                }
            )*
        }
    };
}

problems! {
    /// 400: the request cannot be read. The detail names the field.
    bad_request => BAD_REQUEST, "bad-request", "The request cannot be read";
    /// 401: there is no session, or it has ended.
    sign_in_first => UNAUTHORIZED, "sign-in-first", "Sign in first";
    /// 401: only a paired screen may, and this is none (any more).
    pair_first => UNAUTHORIZED, "pair-first", "Pair this screen first";
    /// 403: the person may, but has signed in too long ago for this.
    sign_in_again => FORBIDDEN, "sign-in-again", "Sign in again";
    /// 403: the role may not do this, or the call comes from another origin.
    not_permitted => FORBIDDEN, "not-permitted", "Not permitted";
    /// 404: there is no such thing.
    not_found => NOT_FOUND, "not-found", "Not found";
    /// 405: the address exists, but not with this method.
    method_not_allowed => METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed";
    /// 408: the request took too long to come, or to be answered.
    too_slow => REQUEST_TIMEOUT, "too-slow", "The call took too long";
    /// 409: it contradicts what there is.
    conflict => CONFLICT, "conflict", "It contradicts what there is";
    /// 413: the body is larger than is read.
    too_large => PAYLOAD_TOO_LARGE, "too-large", "The body is too large";
    /// 415: the body is not JSON.
    not_json => UNSUPPORTED_MEDIA_TYPE, "not-json", "The body must be JSON";
    /// 429: too often. Add [`Problem::retry_after`].
    too_often => TOO_MANY_REQUESTS, "too-often", "Too many requests";
    /// 500: a mistake of the hub. The detail never holds what went wrong inside.
    internal => INTERNAL_SERVER_ERROR, "internal", "The hub made a mistake";
    /// 503: not now; the same request again later. Add [`Problem::retry_after`].
    unavailable => SERVICE_UNAVAILABLE, "unavailable", "Not available now";
}

impl Problem {
    /// Says when to try again: the `Retry-After` header, in whole seconds and at least one.
    pub fn retry_after(mut self, after: Duration) -> Self {
        self.retry_after = Some(after);
        self
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What is wrong, in words.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    fn body(&self) -> sync::wire::Problem {
        let request = REQUEST_ID.try_with(|id| *id).unwrap_or_else(|_| Uuid::new_v4());
        sync::wire::Problem {
            kind: format!("urn:werkhub:problem:{}", self.kind),
            title: self.title.to_owned(),
            status: self.status.as_u16(),
            detail: self.detail.clone(),
            instance: request.urn().to_string(),
        }
    }
}

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let headers: [(HeaderName, HeaderValue); 2] =
            [(header::CONTENT_TYPE, PROBLEM_JSON), (header::CACHE_CONTROL, NO_STORE)];
        let body = serde_json::to_vec(&self.body()).unwrap_or_default();
        let mut response = (self.status, headers, body).into_response();
        if let Some(after) = self.retry_after {
            let seconds = HeaderValue::from(after.as_secs().max(1));
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_problem_has_exactly_five_members_and_names_the_request() {
        let request = Uuid::new_v4();
        let problem = Problem::unavailable("busy").retry_after(Duration::from_millis(200));
        let response = REQUEST_ID.scope(request, async { problem.into_response() }).await;
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[header::RETRY_AFTER], "1");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(
            body,
            serde_json::json!({
                "type": "urn:werkhub:problem:unavailable",
                "title": "Not available now",
                "status": 503,
                "detail": "busy",
                "instance": request.urn().to_string(),
            })
        );
    }
}
