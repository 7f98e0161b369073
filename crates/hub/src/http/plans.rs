//! `GET /v1/plans/{hash}`: a floor plan, immutable, compressed once.

use super::compressed::{Effort, Encoding};
use super::conditional::is_known;
use crate::problem::Problem;
use crate::writer::{Hub, PlanDocument};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The address is a hash of the content, so what was fetched once is never asked for again.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// One plan.
///
/// # Errors
/// 404 when no plan has that address, or not any more.
pub async fn plan(
    State(hub): State<Hub>,
    Path(hash): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let document = hub.read().plans.get(&hash).cloned();
    let document = document.ok_or_else(|| {
        Problem::not_found("there is no plan at this address any more; GET /v1/sites names it")
    })?;
    let encoding = Encoding::accepted(&asked);
    let tag = tag(&document, encoding);
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, FOR_EVER);
    // The hash is made by the hub of hexadecimal digits, so it always fits a header.
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if is_known(&asked, &tag) {
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    encoding.describe(&mut headers);
    Ok((headers, body(document, encoding).await?).into_response())
}

async fn body(document: Arc<PlanDocument>, encoding: Encoding) -> Result<Bytes, Problem> {
    let kept = match encoding {
        Encoding::Brotli => &document.brotli,
        Encoding::Gzip => &document.gzip,
        Encoding::Plain => return Ok(document.body.clone()),
    };
    let plain = document.body.clone();
    let compress = || async {
        let work = tokio::task::spawn_blocking(move || encoding.apply(&plain, Effort::Full));
        work.await.map_err(std::io::Error::other)?
    };
    let compressed = kept.get_or_try_init(compress).await;
    let compressed = compressed.map_err(|error| {
        tracing::error!(%error, "a plan could not be compressed");
        Problem::internal("the plan could not be compressed; ask without Accept-Encoding")
    })?;
    Ok(compressed.clone())
}

/// A tag names one sequence of bytes, so each encoding has its own (RFC 9110, 8.8.3.3).
fn tag(document: &PlanDocument, encoding: Encoding) -> String {
    let suffix = match encoding {
        Encoding::Brotli => "-br",
        Encoding::Gzip => "-gzip",
        Encoding::Plain => "",
    };
    format!("\"{}{suffix}\"", document.hash)
}
