//! Calendars for other programs: of a room (`GET /v1/rooms/{code}/calendar.ics`), and of one person
//! at a secret address (`GET /v1/calendars/{secret}/reservations.ics`).

use super::App;
use super::conditional::is_known;
use crate::accounts::FeedError;
use crate::calendar::{Calendar, of_person, of_room, taken};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::plan::{PlaceCode, PlaceKind};
use domain::time::Instant;

const CALENDAR: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");
/// May be kept by the program that asked, which asks each time whether it still holds.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("private, no-cache");

/// When a room is taken, and by nobody in particular.
///
/// # Errors
/// 404 when no room has that code.
pub async fn of_a_room(
    State(app): State<App>,
    Path(code): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let published = app.hub.read();
    let unknown = || Problem::not_found(format!("there is no room with the code {code:?}"));
    let place = PlaceCode::new(&code).map_err(|_| unknown())?;
    let located = published.estate.place_by_code(&place).ok_or_else(unknown)?;
    if located.place.kind != PlaceKind::Room {
        return Err(unknown());
    }
    let taken = taken(&published.state, located);
    let calendar = of_room(located, &taken, app.feeds.key());
    Ok(answer(&calendar, published.at, &asked))
}

/// What the person has reserved to whom the secret address belongs.
///
/// # Errors
/// 404 where there is no such address (any more), 429 when it is read too often.
pub async fn at_a_secret_address(
    State(app): State<App>,
    Path(secret): Path<String>,
    uri: Uri,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let person = app.feeds.find(&secret, app.clock.now()).map_err(|error| match error {
        FeedError::Unknown => Problem::not_found(error.to_string()),
        FeedError::TooOften(wait) => Problem::too_often(error.to_string()).retry_after(wait),
    })?;
    let published = app.hub.read();
    let hub = app.called_at(&uri, &asked);
    let calendar = of_person(&published.estate, &published.state, person, hub.as_ref());
    Ok(answer(&calendar, published.at, &asked))
}

fn answer(calendar: &Calendar, known_at: Instant, asked: &HeaderMap) -> Response {
    let tag = calendar.tag();
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, ASK_AGAIN);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if is_known(asked, &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, CALENDAR);
    (headers, calendar.text(known_at)).into_response()
}
