//! What stands where: the five floors from lively to quiet.

use Equipment::{Camera, Display, HearingLoop, Microphone, Speaker, TeamsRoom, Whiteboard};
use domain::plan::{Equipment, ZoneLevel};

/// One floor.
pub(super) struct Program {
    pub(super) ordinal: i16,
    pub(super) name: [&'static str; 3],
    pub(super) zones: &'static [ZoneProgram],
    pub(super) east_wing_cm: f64,
    pub(super) north_west: Corner,
    pub(super) north_east: Corner,
    /// The zone of the coffee corner in the hinge.
    pub(super) hinge: usize,
    /// The round hall in the courtyard, where there is one: its zone and the desks along its curve.
    pub(super) hall: Option<(usize, u16)>,
    /// The strips in the order in which one walks past them, which is the order of the numbers.
    pub(super) strips: &'static [(Strip, &'static [Stretch])],
}

/// One zone; the stretches name it by its place in the list.
pub(super) struct ZoneProgram {
    pub(super) level: ZoneLevel,
    pub(super) name: Option<[&'static str; 3]>,
}

/// The strips between corridor and façade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strip {
    NorthOuter,
    NorthInnerWest,
    NorthInnerEast,
    WestOuter,
    WestInner,
    EastOuter,
    EastInner,
}

/// What is behind a round corner.
pub(super) enum Corner {
    /// A walled room of that zone.
    Room(usize, Meeting),
    /// Open floor of that zone, with so many desks along the curve.
    Open(usize, u16),
}

/// A part of a strip in one zone.
pub(super) struct Stretch {
    pub(super) zone: usize,
    /// Its length, as a share of what all stretches of the strip ask together.
    pub(super) share: f64,
    pub(super) items: &'static [Item],
}

/// A meeting room.
#[derive(Clone, Copy)]
pub(super) struct Meeting {
    /// Named after a river or brook of the region.
    pub(super) name: &'static str,
    pub(super) people: u16,
    pub(super) equipment: &'static [Equipment],
}

/// What stands in a stretch, in order. What is left of its length is shared out between them.
pub(super) enum Item {
    /// Two facing pairs, square to the façade.
    Bench4,
    /// Two facing rows of three, along the strip.
    Bench6,
    /// A single row of desks at the window.
    WindowRow(u16),
    /// A room of that width over the full depth.
    Room(f64, Meeting),
    /// Free-standing call booths side by side, with lockers at their back.
    Booths(u16),
    /// Open floor of that width.
    Open(f64),
}

use Item::{Bench4, Bench6, Booths, Open, Room, WindowRow};

const fn zone(level: ZoneLevel) -> ZoneProgram {
    ZoneProgram { level, name: None }
}

const fn named(level: ZoneLevel, name: [&'static str; 3]) -> ZoneProgram {
    ZoneProgram { level, name: Some(name) }
}

const fn stretch(zone: usize, share: f64, items: &'static [Item]) -> Stretch {
    Stretch { zone, share, items }
}

const fn meeting(name: &'static str, people: u16, equipment: &'static [Equipment]) -> Meeting {
    Meeting { name, people, equipment }
}

/// Hybrid-ready, from large to small.
const BOARD: &[Equipment] =
    &[Display, Camera, Microphone, Speaker, TeamsRoom, Whiteboard, HearingLoop];
const HYBRID: &[Equipment] = &[Display, Camera, Microphone, Speaker, TeamsRoom];
const SMALL_HYBRID: &[Equipment] = &[Display, Camera, Microphone];
/// For people in the room only.
const SCREEN: &[Equipment] = &[Display, Whiteboard];
const BOARD_ONLY: &[Equipment] = &[Whiteboard];

const WING: f64 = 2100.0;

pub(super) const FLOORS: [Program; 5] = [
    Program {
        ordinal: 0,
        name: ["Begane grond", "Ground floor", "Erdgeschoss"],
        zones: &[
            named(ZoneLevel::Meet, ["Het Plein", "The Square", "Der Platz"]),
            named(ZoneLevel::Collaborate, ["De Werkplaats", "The Workshop", "Die Werkstatt"]),
            zone(ZoneLevel::Mixed),
        ],
        east_wing_cm: WING,
        north_west: Corner::Room(1, meeting("Geul", 10, HYBRID)),
        north_east: Corner::Open(0, 0),
        hinge: 0,
        hall: Some((0, 8)),
        strips: &[
            (
                Strip::NorthOuter,
                &[
                    stretch(0, 18.0, &[Room(700.0, meeting("Maas", 24, BOARD))]),
                    stretch(0, 19.0, &[Bench4, Bench4]),
                ],
            ),
            (Strip::NorthInnerEast, &[stretch(0, 1.0, &[Open(400.0)])]),
            (
                Strip::EastOuter,
                &[
                    stretch(0, 12.0, &[Bench4, Bench4, Bench4]),
                    stretch(2, 14.0, &[Room(480.0, meeting("Roer", 8, HYBRID)), Bench4, Bench4]),
                ],
            ),
            (
                Strip::EastInner,
                &[stretch(0, 8.0, &[Bench6]), stretch(2, 10.0, &[Bench6, Booths(2)])],
            ),
            (Strip::NorthInnerWest, &[stretch(0, 1.0, &[Open(900.0)])]),
            (
                Strip::WestInner,
                &[stretch(
                    1,
                    1.0,
                    &[Room(520.0, meeting("Jeker", 12, SCREEN)), Bench6, Bench6, Open(200.0)],
                )],
            ),
            (
                Strip::WestOuter,
                &[stretch(
                    1,
                    1.0,
                    &[
                        Bench4,
                        Bench4,
                        Bench4,
                        Room(420.0, meeting("Gulp", 6, SMALL_HYBRID)),
                        Bench4,
                        Room(420.0, meeting("Voer", 6, BOARD_ONLY)),
                    ],
                )],
            ),
        ],
    },
    Program {
        ordinal: 1,
        name: ["Verdieping 1", "Floor 1", "1. Obergeschoss"],
        zones: &[
            zone(ZoneLevel::Meet),
            named(ZoneLevel::Collaborate, ["Het Atelier", "The Studio", "Das Atelier"]),
            zone(ZoneLevel::Mixed),
            zone(ZoneLevel::Focus),
        ],
        east_wing_cm: WING,
        north_west: Corner::Open(2, 2),
        north_east: Corner::Room(0, meeting("Geleenbeek", 16, BOARD)),
        hinge: 0,
        hall: None,
        strips: &[
            (
                Strip::NorthOuter,
                &[
                    stretch(2, 12.0, &[Bench4, Bench4, Bench4]),
                    stretch(
                        1,
                        24.0,
                        &[Bench4, Bench4, Room(440.0, meeting("Swalm", 8, HYBRID)), Bench4, Bench4],
                    ),
                ],
            ),
            (Strip::NorthInnerEast, &[stretch(0, 1.0, &[Bench4])]),
            (
                Strip::EastOuter,
                &[stretch(
                    1,
                    1.0,
                    &[
                        Bench4,
                        Bench4,
                        Room(420.0, meeting("Keutelbeek", 6, SMALL_HYBRID)),
                        Bench4,
                        Bench4,
                    ],
                )],
            ),
            (Strip::EastInner, &[stretch(1, 1.0, &[Bench6, Booths(2), Bench6])]),
            (Strip::NorthInnerWest, &[stretch(2, 1.0, &[Bench6, Booths(1)])]),
            (Strip::WestInner, &[stretch(2, 14.0, &[Bench6, Bench6]), stretch(3, 12.0, &[Bench6])]),
            (
                Strip::WestOuter,
                &[
                    stretch(
                        2,
                        18.0,
                        &[Bench4, Bench4, Room(440.0, meeting("Vloedgraaf", 8, SCREEN)), Bench4],
                    ),
                    stretch(3, 16.0, &[Bench4, Bench4, WindowRow(3)]),
                ],
            ),
        ],
    },
    Program {
        ordinal: 2,
        name: ["Verdieping 2", "Floor 2", "2. Obergeschoss"],
        zones: &[
            zone(ZoneLevel::Collaborate),
            zone(ZoneLevel::Mixed),
            zone(ZoneLevel::Focus),
            named(ZoneLevel::Silence, ["De Kapel", "The Chapel", "Die Kapelle"]),
        ],
        east_wing_cm: WING,
        north_west: Corner::Room(1, meeting("Molenbeek", 8, HYBRID)),
        north_east: Corner::Open(0, 4),
        hinge: 0,
        hall: None,
        strips: &[
            (
                Strip::NorthOuter,
                &[
                    stretch(1, 20.0, &[Bench4, Bench4, Bench4, Bench4]),
                    stretch(
                        0,
                        16.0,
                        &[Room(460.0, meeting("Rode Beek", 8, HYBRID)), Bench4, Bench4],
                    ),
                ],
            ),
            (Strip::NorthInnerEast, &[stretch(0, 1.0, &[Bench4])]),
            (
                Strip::EastOuter,
                &[
                    stretch(0, 11.0, &[Bench4, Bench4]),
                    stretch(
                        1,
                        16.0,
                        &[Bench4, Bench4, Room(420.0, meeting("Worm", 6, SMALL_HYBRID))],
                    ),
                ],
            ),
            (Strip::EastInner, &[stretch(1, 1.0, &[Booths(2), Bench6, Bench6])]),
            (Strip::NorthInnerWest, &[stretch(1, 1.0, &[Bench6, Booths(1)])]),
            (
                Strip::WestInner,
                &[stretch(2, 14.0, &[Bench6, Bench6]), stretch(3, 12.0, &[WindowRow(4)])],
            ),
            (
                Strip::WestOuter,
                &[
                    stretch(
                        2,
                        19.0,
                        &[Bench4, Bench4, Room(400.0, meeting("Platsbeek", 4, BOARD_ONLY)), Bench4],
                    ),
                    stretch(3, 15.0, &[WindowRow(2), Bench4, WindowRow(2)]),
                ],
            ),
        ],
    },
    Program {
        ordinal: 3,
        name: ["Verdieping 3", "Floor 3", "3. Obergeschoss"],
        zones: &[
            zone(ZoneLevel::Mixed),
            zone(ZoneLevel::Focus),
            named(ZoneLevel::Silence, ["De Leeszaal", "The Reading Room", "Der Lesesaal"]),
        ],
        east_wing_cm: WING,
        north_west: Corner::Open(1, 2),
        north_east: Corner::Room(0, meeting("Caumerbeek", 12, HYBRID)),
        hinge: 0,
        hall: None,
        strips: &[
            (
                Strip::NorthOuter,
                &[
                    stretch(1, 20.0, &[Bench4, Bench4, Bench4, Bench4]),
                    stretch(
                        0,
                        16.0,
                        &[Bench4, Bench4, Room(420.0, meeting("Selzerbeek", 6, SCREEN))],
                    ),
                ],
            ),
            (Strip::NorthInnerEast, &[stretch(0, 1.0, &[Bench4])]),
            (
                Strip::EastOuter,
                &[
                    stretch(0, 9.0, &[Bench4, Bench4]),
                    stretch(
                        1,
                        18.0,
                        &[Bench4, Bench4, Bench4, Room(360.0, meeting("Eyserbeek", 4, SCREEN))],
                    ),
                ],
            ),
            (Strip::EastInner, &[stretch(1, 1.0, &[Bench6, Booths(1), Bench6])]),
            (Strip::NorthInnerWest, &[stretch(1, 1.0, &[Bench6, Booths(1)])]),
            (Strip::WestInner, &[stretch(2, 1.0, &[WindowRow(4), WindowRow(4)])]),
            (
                Strip::WestOuter,
                &[
                    stretch(1, 12.0, &[Bench4, Bench4]),
                    stretch(2, 22.0, &[WindowRow(4), Bench4, WindowRow(3)]),
                ],
            ),
        ],
    },
    Program {
        ordinal: 4,
        name: ["Verdieping 4", "Floor 4", "4. Obergeschoss"],
        zones: &[
            zone(ZoneLevel::Focus),
            named(ZoneLevel::Silence, ["De Bibliotheek", "The Library", "Die Bibliothek"]),
            named(ZoneLevel::Silence, ["De Erker", "The Bay Window", "Der Erker"]),
        ],
        // The rest of the wing is a roof terrace.
        east_wing_cm: 640.0,
        north_west: Corner::Open(1, 3),
        north_east: Corner::Open(2, 4),
        hinge: 0,
        hall: None,
        strips: &[
            (
                Strip::NorthOuter,
                &[
                    stretch(1, 13.0, &[WindowRow(3), WindowRow(2)]),
                    stretch(
                        0,
                        23.0,
                        &[
                            Bench4,
                            Bench4,
                            Room(400.0, meeting("Bissebeek", 6, HYBRID)),
                            Bench4,
                            Bench4,
                        ],
                    ),
                ],
            ),
            (Strip::NorthInnerEast, &[stretch(0, 1.0, &[Booths(1), Open(200.0)])]),
            (Strip::EastOuter, &[stretch(2, 1.0, &[WindowRow(2), Bench4])]),
            (Strip::EastInner, &[stretch(0, 1.0, &[Bench6])]),
            (Strip::NorthInnerWest, &[stretch(0, 1.0, &[Bench6, Booths(1)])]),
            (Strip::WestInner, &[stretch(1, 1.0, &[WindowRow(4), WindowRow(4)])]),
            (
                Strip::WestOuter,
                &[stretch(1, 1.0, &[WindowRow(3), Bench4, WindowRow(3), Bench4, WindowRow(3)])],
            ),
        ],
    },
];
