//! Furnishing a floor by its program, and numbering what stands there.

use super::band::Band;
use super::corners::{self, CornerPiece};
use super::pieces::{Desk, Pieces};
use super::program::{Corner, Item, Program, Stretch};
use super::shell::{FACADE, Shell};
use domain::plan::{CodeError, Floor};

/// A desk and the room a chair needs.
const DESK: (f64, f64) = (160.0, 80.0);
const WINDOW_DESK: f64 = 200.0;
const BOOTH: f64 = 150.0;

/// Adds desks, rooms and booths to a floor.
pub(super) fn add(floor: &mut Floor, program: &Program, shell: &Shell) -> Result<(), CodeError> {
    let mut pieces = Pieces::on(floor);
    corner(&mut pieces, &program.north_west, &corners::north_west())?;
    corner(&mut pieces, &program.north_east, &corners::north_east())?;
    if let Some((zone, desks)) = program.hall {
        // The middle is left to the entrance.
        for side in [(0.06, 0.40), (0.60, 0.94)] {
            along_curve(&mut pieces, zone, desks / 2, side, &corners::hall())?;
        }
    }
    for (strip, stretches) in program.strips {
        let band = shell.band(*strip);
        let all: f64 = stretches.iter().map(|stretch| stretch.share).sum();
        let mut along = 0.0;
        for stretch in *stretches {
            let length = band.length * stretch.share / all;
            furnish(&mut pieces, stretch, &band.part(along, length))?;
            along += length;
        }
    }
    Ok(())
}

fn furnish(pieces: &mut Pieces<'_>, stretch: &Stretch, band: &Band) -> Result<(), CodeError> {
    let asked: f64 = stretch.items.iter().map(width).sum();
    let soft = stretch.items.iter().filter(|item| !matches!(item, Item::Room(..))).count();
    let slack = (band.length - asked).max(0.0) / (soft.max(1) as f64);
    let mut along = 0.0;
    for item in stretch.items {
        let length = width(item) + if matches!(item, Item::Room(..)) { 0.0 } else { slack };
        place(pieces, stretch.zone, item, &band.part(along, length))?;
        along += length;
    }
    Ok(())
}

/// The length of corridor a piece needs.
fn width(item: &Item) -> f64 {
    match item {
        Item::Bench4 => 340.0,
        Item::Bench6 => 3.0 * DESK.0 + 60.0,
        Item::WindowRow(desks) => f64::from(*desks) * WINDOW_DESK,
        Item::Room(width, _) | Item::Open(width) => *width,
        Item::Booths(booths) => f64::from(*booths) * BOOTH + 60.0,
    }
}

fn place(pieces: &mut Pieces<'_>, zone: usize, item: &Item, slot: &Band) -> Result<(), CodeError> {
    let depth = slot.depth - FACADE;
    let middle = slot.length / 2.0;
    match item {
        Item::Open(_) => Ok(()),
        Item::Room(_, meeting) => pieces.walled_room(zone, meeting, slot),
        Item::Bench4 => {
            let start = depth - 2.0 * DESK.0 - 15.0;
            let desk = |row: f64, side: f64| Desk {
                outline: slot.rectangle(
                    middle - DESK.1 + side * DESK.1,
                    start + row * DESK.0,
                    DESK.1,
                    DESK.0,
                ),
                at_window: row > 0.0,
            };
            pieces.bench(zone, [desk(0.0, 0.0), desk(0.0, 1.0), desk(1.0, 0.0), desk(1.0, 1.0)])
        }
        Item::Bench6 => {
            let start = (middle - 1.5 * DESK.0, (depth - 2.0 * DESK.1) / 2.0 + 30.0);
            pieces.bench(
                zone,
                (0..6_u8).map(|number| {
                    let (column, row) = (f64::from(number % 3), f64::from(number / 3));
                    let (along, across) = (start.0 + column * DESK.0, start.1 + row * DESK.1);
                    Desk {
                        outline: slot.rectangle(along, across, DESK.0, DESK.1),
                        at_window: row > 0.0,
                    }
                }),
            )
        }
        Item::WindowRow(desks) => {
            let step = slot.length / f64::from(*desks);
            pieces.bench(
                zone,
                (0..*desks).map(|number| {
                    let along = (f64::from(number) + 0.5) * step - DESK.0 / 2.0;
                    let outline = slot.rectangle(along, depth - DESK.1 - 30.0, DESK.0, DESK.1);
                    Desk { outline, at_window: true }
                }),
            )
        }
        Item::Booths(booths) => {
            let start = middle - f64::from(*booths) * BOOTH / 2.0;
            for number in 0..*booths {
                let booth = slot.part(start + f64::from(number) * BOOTH, BOOTH);
                pieces.booth(zone, &booth, 150.0)?;
            }
            pieces.cupboards(&slot.rectangle(start, 210.0, f64::from(*booths) * BOOTH, 50.0));
            Ok(())
        }
    }
}

/// What is behind a round corner: a room, or desks that follow the curve.
fn corner(pieces: &mut Pieces<'_>, corner: &Corner, piece: &CornerPiece) -> Result<(), CodeError> {
    match corner {
        Corner::Room(zone, meeting) => pieces.corner_room(*zone, meeting, piece),
        Corner::Open(zone, desks) => along_curve(pieces, *zone, *desks, (0.0, 1.0), piece),
    }
}

/// Desks at the glass of a round part of the façade, from one share of the curve to another.
fn along_curve(
    pieces: &mut Pieces<'_>,
    zone: usize,
    desks: u16,
    (from, to): (f64, f64),
    piece: &CornerPiece,
) -> Result<(), CodeError> {
    pieces.bench(
        zone,
        (0..desks).map(|number| {
            let share = (f64::from(number) + 0.5) / f64::from(desks);
            let tangent = piece.tangent(from + (to - from) * share);
            let outline = tangent.rectangle(-DESK.0 / 2.0, FACADE + 30.0, DESK.0, DESK.1);
            Desk { outline, at_window: true }
        }),
    )
}
