//! `?site=` of snapshot and stream, and where the stream continues.

use crate::problem::Problem;
use axum::extract::{FromRequestParts, Query};
use axum::http::Uri;
use axum::http::request::Parts;
use domain::plan::SiteCode;
use serde::Deserialize;
use sync::wire::Cursor;

/// Which site.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteQuery {
    /// Its code.
    pub site: SiteCode,
}

/// Which site, and what is known of it.
#[derive(Debug, Clone)]
pub struct StreamQuery {
    /// Its code.
    pub site: SiteCode,
    /// Up to where the reader knows it. A browser that reconnects by itself asks for the old
    /// address again and says in `Last-Event-ID` what it has had since.
    pub after: Cursor,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StreamParameters {
    site: SiteCode,
    after: Option<Cursor>,
}

impl<S: Send + Sync> FromRequestParts<S> for SiteQuery {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parsed(&parts.uri)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for StreamQuery {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let StreamParameters { site, after } = parsed(&parts.uri)?;
        let last = parts.headers.get("last-event-id").filter(|value| !value.is_empty());
        let last: Option<Cursor> = match last {
            Some(value) => {
                let cursor = value.to_str().ok().and_then(|text| text.parse().ok());
                Some(cursor.ok_or_else(|| {
                    Problem::bad_request("header Last-Event-ID: a cursor has the form epoch:seq")
                })?)
            }
            None => None,
        };
        let after = last.or(after).ok_or_else(|| {
            Problem::bad_request("parameter `after` is missing: take it from GET /v1/snapshot")
        })?;
        Ok(StreamQuery { site, after })
    }
}

/// What stands after the question mark of an address.
///
/// # Errors
/// 400 that names what cannot be read.
pub fn parsed<T: for<'de> Deserialize<'de>>(uri: &Uri) -> Result<T, Problem> {
    let query = Query::<T>::try_from_uri(uri);
    query.map(|Query(query)| query).map_err(|refused| {
        let told = refused.body_text();
        let why = told.strip_prefix("Failed to deserialize query string: ").unwrap_or(&told);
        Problem::bad_request(format!("the part of the address after the question mark: {why}"))
    })
}
