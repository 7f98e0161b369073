//! Which places get a label.

use super::error::LabelError;
use super::label::Label;
use crate::http::address::Origin;
use domain::Estate;
use domain::plan::{FloorCode, SiteCode, ZoneCode};

/// Which places; nothing named is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only in this site.
    pub site: Option<SiteCode>,
    /// Only on this floor.
    pub floor: Option<FloorCode>,
}

/// The labels of the places that are chosen: site by site, floor by floor, and there by code, so
/// that whoever sticks them can walk.
///
/// # Errors
/// When the site or floor is not there, or there is nothing to label.
pub fn chosen(estate: &Estate, choice: &Choice, hub: &Origin) -> Result<Vec<Label>, LabelError> {
    if let Some(site) = choice.site.as_ref().filter(|site| estate.building(site).is_none()) {
        return Err(LabelError::NoSuchSite(site.clone()));
    }
    let buildings = estate.buildings().iter().map(|building| &building.plan);
    let plans =
        buildings.filter(|plan| choice.site.as_ref().is_none_or(|it| *it == plan.site.code));
    let floors = plans.flat_map(|plan| &plan.floors);
    let floors = floors.filter(|floor| choice.floor.as_ref().is_none_or(|it| *it == floor.code));
    let floors: Vec<_> = floors.collect();
    if let Some(floor) = choice.floor.as_ref().filter(|_| floors.is_empty()) {
        return Err(LabelError::NoSuchFloor(floor.clone()));
    }
    let labels = floors.into_iter().flat_map(|floor| {
        let zone_of = |code: &ZoneCode| floor.zones.iter().find(|zone| zone.code == *code);
        let places = floor.places.iter();
        places.filter_map(move |place| Some(Label::of(place, zone_of(&place.zone)?, hub)))
    });
    let labels: Vec<Label> = labels.collect();
    if labels.is_empty() { Err(LabelError::NoPlaces) } else { Ok(labels) }
}
