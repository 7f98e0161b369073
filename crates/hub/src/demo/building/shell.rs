//! The building without its furniture: outline, façade, core, corridors, stairs.

use super::band::{Band, polygon, wall};
use super::corners::{HALL, NORTH_EAST, NORTH_WEST};
use super::facade;
use super::label;
use super::program::{Program, Strip};
use domain::plan::{Amenity, AmenityKind, Floor, Point, Polygon, Unit, UnitKind};

/// Thickness of the façade.
pub(super) const FACADE: f64 = 25.0;
/// Where the east wing turns: the inner corner of bar and wing.
const HINGE: (f64, f64) = (3400.0, 1300.0);
/// Directions of the east wing, which stands 12° off: along it, and across it to the outside.
const WING_ALONG: (f64, f64) = (0.207_912, 0.978_148);
const WING_ACROSS: (f64, f64) = (0.978_148, -0.207_912);
const WEST_END: f64 = 3700.0;
/// Length of the stairs at the end of each wing.
const STAIRS: f64 = 300.0;
/// Left and right side of the core with its lifts.
const CORE: (f64, f64) = (1800.0, 2900.0);

/// The building on one floor.
pub(super) struct Shell {
    pub(super) outline: Polygon,
    /// Length of the east wing; on the top floor it ends early, and a roof terrace begins.
    wing: f64,
    /// The round hall with the main entrance; ground floor only.
    hall: bool,
}

impl Shell {
    pub(super) fn of(program: &Program) -> Self {
        let wing = program.east_wing_cm;
        let mut edge = NORTH_WEST.points(0.0);
        edge.extend(NORTH_EAST.points(0.0));
        edge.extend([in_wing(1280.0, wing), in_wing(0.0, wing), in_wing(0.0, 0.0)]);
        if program.hall.is_some() {
            edge.extend(HALL.points(0.0));
        }
        edge.extend([
            Point::new(1300, 1300),
            Point::new(1300, WEST_END as i32),
            Point::new(0, WEST_END as i32),
        ]);
        Shell { outline: polygon(edge), wing, hall: program.hall.is_some() }
    }

    /// The strip of that name.
    pub(super) fn band(&self, strip: Strip) -> Band {
        let right = (1.0, 0.0);
        let down = (0.0, 1.0);
        let wing_point = |across: f64, along: f64| {
            let x = HINGE.0 + across * WING_ACROSS.0 + along * WING_ALONG.0;
            (x, HINGE.1 + across * WING_ACROSS.1 + along * WING_ALONG.1)
        };
        let band =
            |origin, along, across, length, depth| Band { origin, along, across, length, depth };
        let to_courtyard = (-WING_ACROSS.0, -WING_ACROSS.1);
        match strip {
            Strip::NorthOuter => band((700.0, 520.0), right, (0.0, -1.0), 3165.0, 520.0),
            Strip::NorthInnerWest => band((720.0, 720.0), right, down, CORE.0 - 720.0, 580.0),
            Strip::NorthInnerEast => band((CORE.1, 720.0), right, down, HINGE.0 - CORE.1, 580.0),
            Strip::WestOuter => {
                band((520.0, 700.0), down, (-1.0, 0.0), WEST_END - FACADE - 700.0, 520.0)
            }
            Strip::WestInner => {
                band((720.0, 1275.0), down, right, WEST_END - FACADE - STAIRS - 1275.0, 580.0)
            }
            Strip::EastOuter => band(
                wing_point(760.0, -490.0),
                WING_ALONG,
                WING_ACROSS,
                self.wing + 490.0 - FACADE,
                520.0,
            ),
            Strip::EastInner => {
                let length = self.wing - FACADE - if self.wing_has_stairs() { STAIRS } else { 0.0 };
                band(wing_point(560.0, 0.0), WING_ALONG, to_courtyard, length, 560.0)
            }
        }
    }

    fn wing_has_stairs(&self) -> bool {
        self.wing > 1000.0
    }

    /// Draws everything that does not depend on how the floor is furnished.
    pub(super) fn draw(&self, floor: &mut Floor) {
        self.draw_corridor(floor);
        self.draw_core(floor);
        self.draw_wing_stairs(floor);
        facade::draw(floor, self.outline.points().collect(), &self.outer_doors());
        let sign = |kind, name: Option<[&str; 3]>, x, y| Amenity {
            kind,
            name: name.map(label),
            at: Point::new(x, y),
        };
        floor.amenities.extend([
            sign(
                AmenityKind::Coffee,
                Some(["Koffiehoek", "Coffee corner", "Kaffee-Ecke"]),
                3690,
                960,
            ),
            sign(AmenityKind::Printer, None, 3510, 1120),
            sign(AmenityKind::Lockers, None, 3510, 830),
        ]);
        if self.hall {
            floor.amenities.extend([
                sign(
                    AmenityKind::Coffee,
                    Some(["Werkcafé", "Work café", "Arbeitscafé"]),
                    4200,
                    320,
                ),
                sign(
                    AmenityKind::Reception,
                    Some(["Receptie", "Reception", "Empfang"]),
                    2350,
                    1545,
                ),
                sign(
                    AmenityKind::FirstAid,
                    Some(["EHBO en AED", "First aid and AED", "Erste Hilfe und AED"]),
                    2620,
                    1545,
                ),
                sign(
                    AmenityKind::Exit,
                    Some(["Hoofdingang", "Main entrance", "Haupteingang"]),
                    2350,
                    1985,
                ),
            ]);
            let counter = Polygon::rectangle(2190, 1400, 320, 70);
            floor.drawing.units.push(Unit { kind: UnitKind::Blocked, outline: counter });
        }
    }

    fn draw_corridor(&self, floor: &mut Floor) {
        let (end, west_end) = (self.wing - FACADE, (WEST_END - FACADE) as i32);
        let outline = polygon(vec![
            Point::new(520, west_end),
            Point::new(520, 700),
            Point::new(700, 520),
            Point::new(4011, 520),
            in_wing(760.0, end),
            in_wing(560.0, end),
            Point::new(3849, 720),
            Point::new(720, 720),
            Point::new(720, west_end),
        ]);
        floor.drawing.units.push(Unit { kind: UnitKind::Walkway, outline });
    }

    /// Stairs, two lifts, a shaft and the toilets, from left to right.
    fn draw_core(&self, floor: &mut Floor) {
        let left = CORE.0 as i32;
        let mut add = |kind, x, y, width, height| {
            let outline = Polygon::rectangle(left + x, y, width, height);
            floor.drawing.units.push(Unit { kind, outline });
        };
        add(UnitKind::Stairs, 0, 720, 320, 555);
        add(UnitKind::Lift, 320, 720, 190, 220);
        add(UnitKind::Lift, 510, 720, 190, 220);
        add(UnitKind::Blocked, 320, 940, 380, 335);
        add(UnitKind::Toilets, 700, 720, 400, 555);
        let mut wall = |x1: i32, y1: i32, x2: i32, y2: i32| {
            let (from, to) = (Point::new(left + x1, y1), Point::new(left + x2, y2));
            floor.drawing.walls.push(wall(from, to, 14.0));
        };
        for x in [0, 320, 700, 1100] {
            wall(x, 720, x, 1275);
        }
        wall(0, 1275, 1100, 1275);
        wall(510, 720, 510, 940);
        wall(320, 940, 700, 940);
        // The corridor side, with gaps for the doors.
        for (from, to) in [(0, 30), (150, 365), (465, 555), (655, 740), (840, 960), (1060, 1100)] {
            wall(from, 720, to, 720);
        }
        wall(900, 720, 900, 1275);
        for (from, to) in [(30, 150), (365, 465), (555, 655), (740, 840), (960, 1060)] {
            floor.drawing.openings.push([Point::new(left + from, 720), Point::new(left + to, 720)]);
        }
        for (kind, x, y) in [
            (AmenityKind::Stairs, 160, 1000),
            (AmenityKind::Lift, 415, 830),
            (AmenityKind::Lift, 605, 830),
            (AmenityKind::Toilets, 800, 1000),
            (AmenityKind::Toilets, 1000, 1000),
        ] {
            floor.amenities.push(Amenity { kind, name: None, at: Point::new(left + x, y) });
        }
    }

    /// Stairs and a way out at the end of each wing.
    fn draw_wing_stairs(&self, floor: &mut Floor) {
        let mut stairs = vec![(self.band(Strip::WestInner), STAIRS)];
        if self.wing_has_stairs() {
            stairs.push((self.band(Strip::EastInner), STAIRS));
        }
        for (band, length) in stairs {
            let (start, end, depth) = (band.length, band.length + length, band.depth - FACADE);
            let outline = band.rectangle(start, 0.0, length, depth);
            floor.drawing.units.push(Unit { kind: UnitKind::Stairs, outline });
            let door = [band.point(start + 60.0, 0.0), band.point(start + 160.0, 0.0)];
            floor.drawing.walls.extend([
                wall(band.point(start, 0.0), band.point(start, depth), 14.0),
                wall(band.point(start, 0.0), door[0], 14.0),
                wall(door[1], band.point(end, 0.0), 14.0),
            ]);
            floor.drawing.openings.push(door);
            let sign =
                |kind, along, across| Amenity { kind, name: None, at: band.point(along, across) };
            floor.amenities.extend([
                sign(AmenityKind::Stairs, start + length / 2.0, depth / 2.0),
                sign(AmenityKind::Exit, end - 70.0, -100.0),
            ]);
        }
    }

    fn outer_doors(&self) -> Vec<[Point; 2]> {
        if !self.hall {
            return Vec::new();
        }
        let west = WEST_END as i32;
        vec![
            [HALL.middle(-85.0), HALL.middle(85.0)],
            [Point::new(570, west), Point::new(670, west)],
            [in_wing(610.0, self.wing), in_wing(710.0, self.wing)],
        ]
    }
}

/// A point in the east wing: so far across from the courtyard side, so far along from the hinge.
pub(super) fn in_wing(across: f64, along: f64) -> Point {
    let x = HINGE.0 + across * WING_ACROSS.0 + along * WING_ALONG.0;
    let y = HINGE.1 + across * WING_ACROSS.1 + along * WING_ALONG.1;
    Point::new(x.round() as i32, y.round() as i32)
}
