//! Around every request: its id, its line in the log, its figure, and an answer even to a panic.

use super::App;
use crate::problem::{Problem, REQUEST_ID};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::any::Any;
use std::time::Instant;
use uuid::Uuid;

/// The version of the API: <https://semver.org>.
pub const API_VERSION: HeaderValue = HeaderValue::from_static("1.0.0");

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// Gives the request an id, counts it and writes one line. The line names the route, never the
/// address or who asks: an address can hold the tag of a place.
pub async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let id = Uuid::new_v4();
    let begun = Instant::now();
    let method = method_name(&request);
    let route = request.extensions().get::<MatchedPath>().cloned();
    let is_api = request.uri().path().starts_with("/v1/");
    let mut response = REQUEST_ID.scope(id, async { as_problem(next.run(request).await) }).await;
    let status = response.status();
    if is_api && (status.is_success() || status.is_redirection()) {
        response.headers_mut().insert("api-version", API_VERSION);
        // What a person sees stays out of every cache, unless a handler says otherwise.
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(NO_STORE);
    }
    let route = route.as_ref().map_or("app", MatchedPath::as_str);
    app.metrics.count_request(method, route, status.as_u16());
    let took_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    if status.is_server_error() {
        tracing::error!(request = %id, method, route, status = status.as_u16(), took_ms, "answered");
    } else {
        tracing::info!(request = %id, method, route, status = status.as_u16(), took_ms, "answered");
    }
    response
}

/// Methods that clients make up do not become figures of their own.
fn method_name(request: &Request) -> &'static str {
    match request.method().as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

/// Errors that the framework makes itself become problems too.
fn as_problem(response: Response) -> Response {
    let status = response.status();
    let error = status.is_client_error() || status.is_server_error();
    let content_type = response.headers().get(header::CONTENT_TYPE);
    if !error || content_type.is_some_and(|value| value == "application/problem+json") {
        return response;
    }
    let allow = response.headers().get(header::ALLOW).cloned();
    let problem = match status {
        StatusCode::UNAUTHORIZED => Problem::sign_in_first("sign in first"),
        StatusCode::FORBIDDEN => Problem::not_permitted("this is not permitted"),
        StatusCode::NOT_FOUND => Problem::not_found("there is no such address"),
        StatusCode::METHOD_NOT_ALLOWED => {
            Problem::method_not_allowed("this address exists, but not with this method")
        }
        StatusCode::REQUEST_TIMEOUT => Problem::too_slow("send the same again"),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large("a body has at most 64 KiB"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::not_json("send the body with Content-Type: application/json")
        }
        status if status.is_client_error() => {
            Problem::bad_request("the request cannot be read: see /v1/openapi.json")
        }
        _ => Problem::internal("try again; if it stays, tell who operates this hub"),
    };
    let mut response = problem.into_response();
    if let Some(allow) = allow {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}

/// The answer when a handler panicked. What it said is in the log, not in the answer.
pub fn after_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    Problem::internal("try again; if it stays, tell who operates this hub").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    #[tokio::test]
    async fn a_handler_that_panics_is_answered_without_what_it_said() {
        async fn breaks() -> &'static str {
            panic!("geheim")
        }
        let router = Router::new().route("/", get(breaks));
        let router = router.layer(CatchPanicLayer::custom(after_panic));
        let request = Request::get("/").body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("geheim"));
    }

    #[test]
    fn what_the_framework_refuses_becomes_a_problem() {
        for status in [400, 401, 403, 404, 405, 408, 413, 415, 418, 500, 503] {
            let status = StatusCode::from_u16(status).unwrap();
            let response = as_problem((status, "plain words").into_response());
            assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
            let odd = status == StatusCode::IM_A_TEAPOT || status.as_u16() == 503;
            assert_eq!(response.status() == status, !odd, "{status}");
        }
    }
}
