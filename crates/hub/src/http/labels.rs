//! `GET /v1/labels`: QR labels to print, for whoever manages the building.

use super::App;
use super::site_query::parsed;
use crate::labels::{Choice, FileKind, LabelError, SheetFormat, Sheets, chosen};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::plan::{FloorCode, SiteCode};
use serde::Deserialize;

/// Which labels, and as what.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelQuery {
    site: Option<SiteCode>,
    floor: Option<FloorCode>,
    #[serde(default)]
    format: FileKind,
    sheet: Option<String>,
    page: Option<usize>,
}

/// Sheets of labels that lead to the address at which the hub is called.
///
/// # Errors
/// 400 that says what is not known in the query.
pub async fn labels(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query: LabelQuery = parsed(&uri)?;
    let address = app
        .called_at(&uri, &headers)
        .ok_or_else(|| Problem::bad_request("the call names no host"))?;
    let published = app.hub.read();
    let estate = published.estate.clone();
    drop(published);
    // Thousands of codes are work: off the async threads.
    let made = tokio::task::spawn_blocking(move || {
        let format: SheetFormat =
            query.sheet.as_deref().map_or(Ok(SheetFormat::default()), str::parse)?;
        let choice = Choice { site: query.site, floor: query.floor };
        let sheets = Sheets::lay(&chosen(&estate, &choice, &address)?, &format)?;
        Ok::<_, LabelError>(match query.format {
            FileKind::Pdf => ("application/pdf", "labels.pdf", sheets.pdf()),
            FileKind::Svg => {
                let sheet = sheets.svg(query.page.unwrap_or(1))?;
                ("image/svg+xml", "labels.svg", sheet.into_bytes())
            }
        })
    });
    let made = made.await.map_err(|error| {
        tracing::error!(%error, "labels could not be made");
        Problem::internal("the labels could not be made: see the log")
    })?;
    let (kind, name, bytes) = made.map_err(|error| Problem::bad_request(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}
