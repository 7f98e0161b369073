//! `GET /v1/snapshot?site=`: everything at once.

use super::compressed::{Effort, Encoding};
use super::site_query::SiteQuery;
use crate::accounts::Caller;
use crate::problem::Problem;
use crate::screens::ScreenCaller;
use crate::stream::SharedBytes;
use crate::writer::Hub;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::Party;
use sync::wire::Own;

/// The state of a site; with the own stays for somebody who is signed in, and for a screen with what
/// it took at its door.
///
/// # Errors
/// 400 without a site, 404 when there is no such site.
pub async fn snapshot(
    State(hub): State<Hub>,
    caller: Option<Caller>,
    screen: Option<ScreenCaller>,
    query: SiteQuery,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    // Read before the shared part is made: own stays that are older than it would be a lie, so
    // both come from one published state, or are made again.
    let site = query.site;
    let reader = caller.map(|it| Party::from(it.person));
    let reader = reader.or(screen.map(|it| it.screen.into()));
    let (shared, own) = loop {
        let published = hub.read();
        let shared = hub.snapshots().shared(&hub, &site).map_err(not_encoded)?;
        let shared = shared.ok_or_else(|| {
            Problem::not_found(format!("there is no site with the code {:?}", site.as_str()))
        })?;
        if shared.seq() == published.cursor.seq {
            let own = reader.map(|reader| Own::of(&published.state, &reader));
            break (shared, own.filter(|own| !own.is_empty()));
        }
    };
    let encoding = Encoding::accepted(&asked);
    let body = match own {
        Some(own) => {
            let json = shared.with_own(&own).map_err(not_encoded)?;
            encoding.apply(&json, Effort::Light).map_err(not_encoded)?
        }
        None => for_everybody(&shared, encoding).map_err(not_encoded)?,
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    encoding.describe(&mut headers);
    Ok((headers, body).into_response())
}

/// The shared bytes, compressed once.
fn for_everybody(shared: &SharedBytes, encoding: Encoding) -> std::io::Result<Bytes> {
    let kept = match encoding {
        Encoding::Brotli => &shared.brotli,
        Encoding::Gzip => &shared.gzip,
        Encoding::Plain => return Ok(shared.json.clone()),
    };
    if let Some(compressed) = kept.get() {
        return Ok(compressed.clone());
    }
    let compressed = encoding.apply(&shared.json, Effort::Light)?;
    Ok(kept.get_or_init(|| compressed).clone())
}

fn not_encoded(error: impl std::fmt::Display) -> Problem {
    tracing::error!(%error, "a snapshot could not be written");
    Problem::internal("the snapshot could not be written")
}
