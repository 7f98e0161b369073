//! `GET /v1/me/past`: what has become of one's own reservations and stays of the last days.

use crate::accounts::Caller;
use crate::problem::Problem;
use crate::store::PastRow;
use crate::writer::Hub;
use axum::Json;
use axum::extract::State;
use domain::Estate;
use std::time::Duration;
use sync::wire::{Past, PastItem};

/// The caller's own, the last one first.
///
/// # Errors
/// 503 when it cannot be read.
pub async fn show(State(hub): State<Hub>, caller: Caller) -> Result<Json<Past>, Problem> {
    let rows = hub.past(caller.person).await.map_err(|error| {
        tracing::error!(%error, "what was could not be read");
        Problem::unavailable("this cannot be read now: try again later")
            .retry_after(Duration::from_secs(5))
    })?;
    let estate = &hub.read().estate;
    let past = rows.iter().map(|row| item(estate, row)).collect();
    Ok(Json(Past { past }))
}

fn item(estate: &Estate, row: &PastRow) -> PastItem {
    let place = estate.place(row.place).map(|located| located.place);
    PastItem {
        place: place.map(|place| place.code.clone()),
        kind: place.map(|place| place.kind),
        from: row.from,
        until: row.until,
        at: row.at,
        became: row.became,
    }
}
