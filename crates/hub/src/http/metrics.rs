//! `/metrics`: for Prometheus, on an address of its own or to who shows the token.

use super::App;
use crate::config::MetricsAccess;
use crate::problem::Problem;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

const OPEN_METRICS: HeaderValue =
    HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");

/// All figures. None of them knows a person.
///
/// # Errors
/// 500 when they cannot be written as text.
pub async fn show(State(app): State<App>) -> Result<Response, Problem> {
    let estate = app.hub.read().estate.clone();
    let screens = app.screens.figures(&estate, app.hub.build(), app.clock.now());
    let text = app.metrics.text(&app.hub, &screens).map_err(|error| {
        tracing::error!(%error, "the figures could not be written");
        Problem::internal("the figures cannot be written: see the log")
    })?;
    Ok(([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response())
}

impl MetricsAccess {
    /// Whether a call to the hub's own address may see the figures.
    ///
    /// # Errors
    /// 404 where they are not there at all.
    pub fn admits(&self, headers: &HeaderMap) -> Result<bool, Problem> {
        match self {
            MetricsAccess::Off | MetricsAccess::Own(_) => {
                Err(Problem::not_found("there are no figures at this address"))
            }
            MetricsAccess::Token(token) => {
                let shown = headers.get(header::AUTHORIZATION);
                let shown = shown.and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
                // Hashes are compared, so that the time says nothing of how much was right.
                let hash = |bytes: &[u8]| Sha256::digest(bytes);
                Ok(shown.is_some_and(|shown| hash(shown) == hash(token.as_bytes())))
            }
        }
    }
}
