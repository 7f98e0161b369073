//! The API's description (OpenAPI 3.1), made from the table of routes and the [`schemas`] of what
//! is sent. A copy is in the repository; a test compares the two, and others hold real answers
//! against it.

mod document;
mod route_doc;
pub mod schemas;

pub use document::document;
pub use route_doc::{AnswerDoc, ParameterDoc, ParameterPlace, RouteDoc};

use crate::problem::Problem;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// The description.
///
/// # Errors
/// 500 when it cannot be written as JSON.
pub async fn show() -> Result<Response, Problem> {
    let text = document().to_json().map_err(|error| {
        tracing::error!(%error, "the API's description could not be written");
        Problem::internal("the description cannot be written: see the log")
    })?;
    // Other sites may read it in a browser (NLGov REST API Design Rules, /core/publish-openapi).
    let headers =
        [(header::CONTENT_TYPE, "application/json"), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    Ok((headers, text).into_response())
}
