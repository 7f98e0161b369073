//! All buildings of an installation, with what is looked up in them.

use crate::plan::{
    Floor, FloorCode, Place, PlaceCode, PlaceId, PlaceKind, Plan, SiteCode, SiteKind, Tag, Zone,
    ZoneCode,
};
use crate::sorted::SortedMap;
use crate::{ClosedArea, Rules, Target};
use std::sync::Arc;
use thiserror::Error;

/// One building: its plan, the address of that plan, and its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Building {
    /// What it is.
    pub plan: Arc<Plan>,
    /// Hash of the plan, which is served at `/v1/plans/{hash}`.
    pub hash: String,
    /// What holds there.
    pub rules: Rules,
}

/// All buildings, indexed by what commands and events name.
#[derive(Debug, Clone, Default)]
pub struct Estate {
    buildings: Vec<Building>,
    by_id: SortedMap<PlaceId, Address>,
    by_code: SortedMap<PlaceCode, PlaceId>,
    by_tag: SortedMap<Tag, PlaceId>,
    floors: SortedMap<FloorCode, Address>,
    zones: SortedMap<ZoneCode, Address>,
}

/// Where something stands: positions in `buildings`, `floors` and `places` (or `zones`).
#[derive(Debug, Clone, Copy)]
struct Address {
    building: usize,
    floor: usize,
    item: usize,
}

/// A place with all that is around it.
#[derive(Debug, Clone, Copy)]
pub struct Located<'a> {
    /// The building it stands in.
    pub building: &'a Building,
    /// The floor.
    pub floor: &'a Floor,
    /// The zone.
    pub zone: &'a Zone,
    /// The place itself.
    pub place: &'a Place,
}

/// Why plans do not go together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EstateError {
    /// The same code, key or tag stands for two things.
    #[error("{what} {code} stands for two things in this installation")]
    Twice {
        /// What kind of code.
        what: &'static str,
        /// The code.
        code: String,
    },
    /// A place names a zone that its floor has not.
    #[error("place {place} lies in zone {zone}, which its floor does not have")]
    NoSuchZone {
        /// The place.
        place: PlaceCode,
        /// The zone it names.
        zone: ZoneCode,
    },
    /// A desk at a *Huis aan de Markt* site, where no regular desk comes (requirement M9).
    #[error("place {place} is a desk, and {site} is a Huis aan de Markt, which has none")]
    DeskAtHuisAanDeMarkt {
        /// The desk.
        place: PlaceCode,
        /// The site.
        site: SiteCode,
    },
}

impl Estate {
    /// Indexes buildings.
    ///
    /// # Errors
    /// [`EstateError`] when they contradict themselves or each other.
    pub fn new(buildings: Vec<Building>) -> Result<Self, EstateError> {
        let mut entries = Entries::default();
        for (building, it) in buildings.iter().enumerate() {
            for (floor, of_floor) in it.plan.floors.iter().enumerate() {
                entries.note_floor(Address { building, floor, item: 0 }, of_floor);
                for place in &of_floor.places {
                    refuse_misplaced(&it.plan, of_floor, place)?;
                }
            }
        }
        entries.into_estate(buildings)
    }

    /// All buildings.
    pub fn buildings(&self) -> &[Building] {
        &self.buildings
    }

    /// A building by the code of its site.
    pub fn building(&self, site: &SiteCode) -> Option<&Building> {
        self.buildings.iter().find(|building| building.plan.site.code == *site)
    }

    /// A place by its key.
    pub fn place(&self, id: PlaceId) -> Option<Located<'_>> {
        let address = self.by_id.get(&id)?;
        let (building, floor) = self.floor_at(address)?;
        let place = floor.places.get(address.item)?;
        let zone = floor.zones.iter().find(|zone| zone.code == place.zone)?;
        Some(Located { building, floor, zone, place })
    }

    /// A place by what people say.
    pub fn place_by_code(&self, code: &PlaceCode) -> Option<Located<'_>> {
        self.by_code.get(code).and_then(|id| self.place(*id))
    }

    /// A place by the tag on its label.
    pub fn place_by_tag(&self, tag: Tag) -> Option<Located<'_>> {
        self.by_tag.get(&tag).and_then(|id| self.place(*id))
    }

    /// A floor by its code, with its building.
    pub fn floor(&self, code: &FloorCode) -> Option<(&Building, &Floor)> {
        self.floors.get(code).and_then(|address| self.floor_at(address))
    }

    /// A zone by its code, with its building and floor.
    pub fn zone(&self, code: &ZoneCode) -> Option<(&Building, &Floor, &Zone)> {
        let address = self.zones.get(code)?;
        let (building, floor) = self.floor_at(address)?;
        Some((building, floor, floor.zones.get(address.item)?))
    }

    /// The area that a command names; `None` when there is no such thing.
    pub fn area(&self, target: &Target) -> Option<ClosedArea> {
        match target {
            Target::Place(code) => Some(ClosedArea::Place(*self.by_code.get(code)?)),
            Target::Zone(code) => self.zone(code).map(|_| ClosedArea::Zone(code.clone())),
            Target::Floor(code) => self.floor(code).map(|_| ClosedArea::Floor(code.clone())),
        }
    }

    /// The site an area belongs to.
    pub fn site_of(&self, area: &ClosedArea) -> Option<&SiteCode> {
        let building = match area {
            ClosedArea::Place(id) => self.place(*id)?.building,
            ClosedArea::Zone(code) => self.zone(code)?.0,
            ClosedArea::Floor(code) => self.floor(code)?.0,
        };
        Some(&building.plan.site.code)
    }

    /// The places an area covers.
    pub fn places_in(&self, area: &ClosedArea) -> Vec<PlaceId> {
        let of_zone = |floor: &Floor, zone: &ZoneCode| {
            let inside = floor.places.iter().filter(|place| place.zone == *zone);
            inside.map(|place| place.id).collect()
        };
        match area {
            ClosedArea::Place(id) => vec![*id],
            ClosedArea::Zone(code) => {
                self.zone(code).map(|(_, floor, _)| of_zone(floor, code)).unwrap_or_default()
            }
            ClosedArea::Floor(code) => self
                .floor(code)
                .map(|(_, floor)| floor.places.iter().map(|place| place.id).collect())
                .unwrap_or_default(),
        }
    }

    fn floor_at(&self, address: &Address) -> Option<(&Building, &Floor)> {
        let building = self.buildings.get(address.building)?;
        Some((building, building.plan.floors.get(address.floor)?))
    }
}

/// What will be looked up, not yet in order.
#[derive(Default)]
struct Entries {
    by_id: Vec<(PlaceId, Address)>,
    by_code: Vec<(PlaceCode, PlaceId)>,
    by_tag: Vec<(Tag, PlaceId)>,
    floors: Vec<(FloorCode, Address)>,
    zones: Vec<(ZoneCode, Address)>,
}

impl Entries {
    fn note_floor(&mut self, address: Address, floor: &Floor) {
        self.floors.push((floor.code.clone(), address));
        for (item, zone) in floor.zones.iter().enumerate() {
            self.zones.push((zone.code.clone(), Address { item, ..address }));
        }
        for (item, place) in floor.places.iter().enumerate() {
            self.by_id.push((place.id, Address { item, ..address }));
            self.by_code.push((place.code.clone(), place.id));
            self.by_tag.push((place.tag(), place.id));
        }
    }

    fn into_estate(self, buildings: Vec<Building>) -> Result<Estate, EstateError> {
        let code_at = |at: &Address| {
            let floor = buildings.get(at.building).and_then(|it| it.plan.floors.get(at.floor));
            let place = floor.and_then(|floor| floor.places.get(at.item));
            place.map_or_else(String::new, |place| place.code.to_string())
        };
        Ok(Estate {
            by_id: once("place", self.by_id, |_, at| code_at(at))?,
            by_code: once("place", self.by_code, |code, _| code.to_string())?,
            by_tag: once("tag", self.by_tag, |tag, _| tag.to_string())?,
            floors: once("floor", self.floors, |code, _| code.to_string())?,
            zones: once("zone", self.zones, |code, _| code.to_string())?,
            buildings,
        })
    }
}

fn once<K: Ord, V>(
    what: &'static str,
    entries: Vec<(K, V)>,
    named: impl Fn(&K, &V) -> String,
) -> Result<SortedMap<K, V>, EstateError> {
    let twice = |(key, value): (K, V)| EstateError::Twice { what, code: named(&key, &value) };
    SortedMap::of_unique(entries).map_err(twice)
}

impl Located<'_> {
    /// The areas whose closing closes this place.
    pub fn areas(&self) -> [ClosedArea; 3] {
        [
            ClosedArea::Place(self.place.id),
            ClosedArea::Zone(self.place.zone.clone()),
            ClosedArea::Floor(self.floor.code.clone()),
        ]
    }
}

fn refuse_misplaced(plan: &Plan, floor: &Floor, place: &Place) -> Result<(), EstateError> {
    if !floor.zones.iter().any(|zone| zone.code == place.zone) {
        let (place, zone) = (place.code.clone(), place.zone.clone());
        return Err(EstateError::NoSuchZone { place, zone });
    }
    if plan.site.kind == SiteKind::HuisAanDeMarkt && place.kind == PlaceKind::Desk {
        let (place, site) = (place.code.clone(), plan.site.code.clone());
        return Err(EstateError::DeskAtHuisAanDeMarkt { place, site });
    }
    Ok(())
}
