//! `GET /v1/places` and `GET /v1/places/{code}`: for other systems.
//!
//! What the public gets and what a signed-in person gets are two types: the first has no place for
//! anything about a person.

use super::App;
use super::place_query::{PlaceQuery, feature_words};
use crate::accounts::Caller;
use crate::problem::Problem;
use crate::writer::Published;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, SecondsFormat};
use domain::plan::{FloorCode, PlaceCode, PlaceKind, SiteCode, ZoneLevel};
use domain::time::Instant;
use domain::{Holder, Located, Status, redact_state, status};
use serde::Serialize;

/// A place as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PublicPlace {
    code: PlaceCode,
    kind: PlaceKind,
    site: SiteCode,
    floor: FloorCode,
    zone: ZoneLevel,
    capacity: u16,
    features: Vec<&'static str>,
    status: &'static str,
    until: Option<String>,
}

/// A place as somebody who is signed in may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StaffPlace {
    #[serde(flatten)]
    place: PublicPlace,
    /// Whether the reader is there, or it is reserved for the reader now.
    mine: bool,
}

#[derive(Serialize)]
struct Places<P> {
    places: Vec<P>,
}

/// All places that are asked for.
///
/// # Errors
/// 400 that names what is not known in the query.
pub async fn list(
    State(app): State<App>,
    caller: Option<Caller>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = PlaceQuery::parse(query.as_deref().unwrap_or_default())?;
    let (published, now) = (app.hub.read(), app.hub.now());
    check_codes(&published, &query)?;
    Ok(match caller {
        Some(caller) => {
            let state = redact_state(&published.state, &caller.person);
            let seen = found(&published, &query, &state, now);
            Json(Places { places: seen.into_iter().map(staff_place).collect() }).into_response()
        }
        None => {
            let state = redact_state(&published.state, &());
            let seen = found(&published, &query, &state, now);
            Json(Places { places: seen.into_iter().map(public_place).collect() }).into_response()
        }
    })
}

/// One place.
///
/// # Errors
/// 404 when no place has that code.
pub async fn one(
    State(app): State<App>,
    caller: Option<Caller>,
    Path(code): Path<String>,
) -> Result<Response, Problem> {
    let (published, now) = (app.hub.read(), app.hub.now());
    let unknown = || Problem::not_found(format!("there is no place with the code {code:?}"));
    let place = PlaceCode::new(&code).map_err(|_| unknown())?;
    let located = published.estate.place_by_code(&place).ok_or_else(unknown)?;
    Ok(match caller {
        Some(caller) => {
            let state = redact_state(&published.state, &caller.person);
            Json(staff_place(described(located, &state, now))).into_response()
        }
        None => {
            let state = redact_state(&published.state, &());
            Json(public_place(described(located, &state, now))).into_response()
        }
    })
}

/// A place as it is now.
struct Described<'a> {
    located: Located<'a>,
    status: Status,
    features: Vec<&'static str>,
}

fn described<'a, H: Holder>(
    located: Located<'a>,
    state: &domain::State<H>,
    now: Instant,
) -> Described<'a> {
    let features = feature_words(located.place, state);
    Described { located, status: status(located, state, now), features }
}

fn found<'a, H: Holder>(
    published: &'a Published,
    query: &PlaceQuery,
    state: &domain::State<H>,
    now: Instant,
) -> Vec<Described<'a>> {
    let buildings = published.estate.buildings().iter();
    let places = buildings.flat_map(|building| &building.plan.floors).flat_map(|it| &it.places);
    places
        .filter_map(|place| published.estate.place(place.id))
        .filter(|located| query.matches(*located, state))
        .map(|located| described(located, state, now))
        .filter(|it| query.matches_status(&it.status))
        .collect()
}

/// A code that stands for nothing is a mistake, not an empty list.
fn check_codes(published: &Published, query: &PlaceQuery) -> Result<(), Problem> {
    use super::place_query::ZoneAsked;
    let estate = &published.estate;
    let unknown = |name: &str, code: &str| {
        Err(Problem::bad_request(format!("parameter {name:?}: there is no {name} {code:?}")))
    };
    match query {
        PlaceQuery { site: Some(site), .. } if estate.building(site).is_none() => {
            unknown("site", site.as_str())
        }
        PlaceQuery { floor: Some(floor), .. } if estate.floor(floor).is_none() => {
            unknown("floor", floor.as_str())
        }
        PlaceQuery { zone: Some(ZoneAsked::Code(zone)), .. } if estate.zone(zone).is_none() => {
            unknown("zone", zone.as_str())
        }
        _ => Ok(()),
    }
}

fn staff_place(it: Described<'_>) -> StaffPlace {
    StaffPlace { mine: it.status.is_for_me(), place: public_place(it) }
}

fn public_place(it: Described<'_>) -> PublicPlace {
    let Described { located, status, features } = it;
    let until = match status {
        Status::Free { until }
        | Status::Occupied { until, .. }
        | Status::Reserved { until, .. } => Some(until),
        Status::Closed { until } => until,
        Status::Unknown => None,
    };
    PublicPlace {
        code: located.place.code.clone(),
        kind: located.place.kind,
        site: located.building.plan.site.code.clone(),
        floor: located.floor.code.clone(),
        zone: located.zone.level,
        capacity: located.place.capacity,
        features,
        status: status.code(),
        until: until.and_then(rfc3339),
    }
}

/// An instant as other systems read it (RFC 3339, UTC, whole seconds).
fn rfc3339(at: Instant) -> Option<String> {
    let at = DateTime::from_timestamp_millis(at.0)?;
    Some(at.to_rfc3339_opts(SecondsFormat::Secs, true))
}
