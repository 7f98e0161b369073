//! `GET /v1/sites`: which buildings there are, and where their plans are. No live status.

use super::App;
use axum::Json;
use axum::extract::State;
use domain::Building;
use sync::wire::{FloorSummary, SiteSummary, SitesResponse};

/// All sites.
pub async fn list(State(app): State<App>) -> Json<SitesResponse> {
    let published = app.hub.read();
    let sites = published.estate.buildings().iter().map(summary).collect();
    Json(SitesResponse { sites })
}

fn summary(building: &Building) -> SiteSummary {
    let site = &building.plan.site;
    let floors = building.plan.floors.iter().map(|floor| FloorSummary {
        code: floor.code.clone(),
        ordinal: floor.ordinal,
        name: floor.name.clone(),
    });
    SiteSummary {
        code: site.code.clone(),
        name: site.name.clone(),
        kind: site.kind,
        plan: building.hash.clone(),
        floors: floors.collect(),
    }
}
