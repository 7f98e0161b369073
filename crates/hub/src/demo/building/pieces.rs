//! Places as they come to stand on a floor: numbered, with what they offer.

use super::band::{Band, middle, polygon, wall};
use super::corners::CornerPiece;
use super::program::Meeting;
use super::shell::FACADE;
use domain::plan::{
    AmenityKind, CodeError, Equipment, Feature, Floor, Label, Place, PlaceCode, PlaceId, PlaceKind,
    Point, Polygon, Unit, UnitKind, ZoneLevel,
};
use uuid::Uuid;

/// The ids of the demo's places are made from their codes under this one.
const PLACES: Uuid = Uuid::from_u128(0x5765_726b_4875_6244_656d_6f00_0000_0001);
const PARTITION: f64 = 12.0;
const DOOR: f64 = 95.0;
/// Coffee is close by within this distance.
const NEAR_CM: i64 = 1100;

/// A desk before it has a number.
pub(super) struct Desk {
    pub(super) outline: Polygon,
    /// In the row nearest to the façade.
    pub(super) at_window: bool,
}

/// A floor being furnished.
pub(super) struct Pieces<'a> {
    floor: &'a mut Floor,
    rooms: u16,
    booths: u16,
    /// Benches are numbered from 11, so that no bench has the number of a room.
    benches: u16,
}

impl<'a> Pieces<'a> {
    pub(super) fn on(floor: &'a mut Floor) -> Self {
        Pieces { floor, rooms: 0, booths: 0, benches: 10 }
    }

    /// Desks that stand together: `2.14-1`, `2.14-2` …
    pub(super) fn bench(
        &mut self,
        zone: usize,
        desks: impl IntoIterator<Item = Desk>,
    ) -> Result<(), CodeError> {
        let mut desks = desks.into_iter().peekable();
        if desks.peek().is_none() {
            return Ok(());
        }
        self.benches += 1;
        for (number, desk) in (1_u16..).zip(desks) {
            let code = format!("{}.{}-{number}", self.floor.ordinal, self.benches);
            let at = middle(&desk.outline);
            let features = self.features(zone, number, &desk, at);
            let place = self.new_place(&code, PlaceKind::Desk, zone, desk.outline, at)?;
            self.floor.places.extend(place.map(|place| Place { features, ..place }));
        }
        Ok(())
    }

    fn features(&self, zone: usize, number: u16, desk: &Desk, at: Point) -> Vec<Feature> {
        let bench = self.benches;
        let quiet = self.floor.zones.get(zone).is_some_and(|zone| zone.level >= ZoneLevel::Focus);
        let mut coffee =
            self.floor.amenities.iter().filter(|sign| sign.kind == AmenityKind::Coffee);
        [
            (Feature::SitStand, bench % 2 == 1 || self.floor.ordinal >= 3),
            (Feature::DualMonitor, !bench.is_multiple_of(3)),
            (Feature::Docking, true),
            (Feature::Wheelchair, number == 1 && bench.is_multiple_of(4)),
            (Feature::ArboApproved, bench % 5 != 1),
            (Feature::Daylight, desk.at_window),
            (Feature::QuietCorner, quiet && desk.at_window && number.is_multiple_of(2)),
            (
                Feature::NearCoffee,
                coffee.any(|sign| sign.at.distance_squared(at) < NEAR_CM * NEAR_CM),
            ),
        ]
        .into_iter()
        .filter_map(|(feature, offered)| offered.then_some(feature))
        .collect()
    }

    /// A room over the whole depth of a strip, with walls and a door to the corridor.
    pub(super) fn walled_room(
        &mut self,
        zone: usize,
        meeting: &Meeting,
        slot: &Band,
    ) -> Result<(), CodeError> {
        let depth = slot.depth - FACADE;
        let outline = slot.rectangle(0.0, 0.0, slot.length, depth);
        let at = middle(&outline);
        self.room(zone, meeting, outline, at)?;
        let corners = [(0.0, depth), (0.0, 0.0), (slot.length, 0.0), (slot.length, depth)];
        self.partitions(&corners.map(|(along, across)| slot.point(along, across)));
        Ok(())
    }

    /// The room behind a round corner.
    pub(super) fn corner_room(
        &mut self,
        zone: usize,
        meeting: &Meeting,
        piece: &CornerPiece,
    ) -> Result<(), CodeError> {
        let outline = polygon(piece.edge.clone());
        let at = middle(&outline);
        self.room(zone, meeting, outline, at)?;
        self.partitions(&piece.partitions);
        Ok(())
    }

    fn room(
        &mut self,
        zone: usize,
        meeting: &Meeting,
        outline: Polygon,
        at: Point,
    ) -> Result<(), CodeError> {
        self.rooms += 1;
        let code = format!("{}.{:02}", self.floor.ordinal, self.rooms);
        self.floor.drawing.units.push(Unit { kind: UnitKind::Room, outline: outline.clone() });
        let place = self.new_place(&code, PlaceKind::Room, zone, outline, at)?;
        let mut equipment: Vec<Equipment> = meeting.equipment.to_vec();
        equipment.sort();
        let name = Some(Label::same(meeting.name));
        let place = place.map(|place| Place { name, capacity: meeting.people, equipment, ..place });
        self.floor.places.extend(place);
        Ok(())
    }

    /// A call booth: a box of its own near the corridor, open to it by a door.
    pub(super) fn booth(&mut self, zone: usize, slot: &Band, depth: f64) -> Result<(), CodeError> {
        self.booths += 1;
        let code = format!("{}.B{}", self.floor.ordinal, self.booths);
        let (from, length) = (50.0, slot.length);
        let outline = slot.rectangle(0.0, from, length, depth);
        let at = middle(&outline);
        self.floor.drawing.units.push(Unit { kind: UnitKind::Room, outline: outline.clone() });
        let place = self.new_place(&code, PlaceKind::Booth, zone, outline, at)?;
        self.floor.places.extend(place);
        let end = from + depth;
        let corners = [(0.0, end), (0.0, from), (length, from), (length, end), (0.0, end)];
        self.partitions(&corners.map(|(along, across)| slot.point(along, across)));
        Ok(())
    }

    /// Lockers or cupboards: drawn, not taken.
    pub(super) fn cupboards(&mut self, outline: &Polygon) {
        self.floor.drawing.units.push(Unit { kind: UnitKind::Blocked, outline: outline.clone() });
    }

    /// Walls along a line, with a door in the second.
    fn partitions(&mut self, line: &[Point]) {
        for (index, pair) in line.windows(2).enumerate() {
            let [from, to] = pair else { continue };
            if index != 1 {
                self.floor.drawing.walls.push(wall(*from, *to, PARTITION));
                continue;
            }
            let length = (from.distance_squared(*to) as f64).sqrt();
            let before = ((length - DOOR) / 2.0).min(45.0);
            let (open, shut) = (
                between(*from, *to, before / length),
                between(*from, *to, (before + DOOR) / length),
            );
            self.floor.drawing.walls.push(wall(*from, open, PARTITION));
            self.floor.drawing.walls.push(wall(shut, *to, PARTITION));
            self.floor.drawing.openings.push([open, shut]);
        }
    }

    fn new_place(
        &self,
        code: &str,
        kind: PlaceKind,
        zone: usize,
        outline: Polygon,
        at: Point,
    ) -> Result<Option<Place>, CodeError> {
        // A program that names no zone of its floor would lose places; a test counts them.
        let Some(zone) = self.floor.zones.get(zone) else { return Ok(None) };
        Ok(Some(Place {
            id: PlaceId(Uuid::new_v5(&PLACES, code.as_bytes())),
            code: PlaceCode::new(code)?,
            kind,
            zone: zone.code.clone(),
            name: None,
            capacity: 1,
            features: Vec::new(),
            equipment: Vec::new(),
            outline,
            at,
        }))
    }
}

fn between(from: Point, to: Point, share: f64) -> Point {
    let (dx, dy) = (f64::from(to.x_cm - from.x_cm), f64::from(to.y_cm - from.y_cm));
    Point::new(from.x_cm + (dx * share).round() as i32, from.y_cm + (dy * share).round() as i32)
}
