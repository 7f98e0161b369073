//! The zones of a floor: the strips and corners its program gives them.

use super::band::polygon;
use super::corners;
use super::label;
use super::program::{Corner, Program};
use super::shell::{FACADE, Shell};
use domain::plan::{CodeError, FloorCode, Polygon, Zone, ZoneCode};

/// The zones in the order of their levels; the program lists them so.
pub(super) fn of(
    floor: &FloorCode,
    program: &Program,
    shell: &Shell,
) -> Result<Vec<Zone>, CodeError> {
    let mut zones: Vec<Zone> = Vec::new();
    for (index, zone) in program.zones.iter().enumerate() {
        let same = zones.iter().filter(|other| other.level == zone.level).count();
        let level = zone.level.code();
        let code = match same {
            0 => format!("{floor}-{level}"),
            _ => format!("{floor}-{level}-{}", same + 1),
        };
        zones.push(Zone {
            code: ZoneCode::new(&code)?,
            level: zone.level,
            name: zone.name.map(label),
            areas: areas(index, program, shell),
        });
    }
    Ok(zones)
}

fn areas(zone: usize, program: &Program, shell: &Shell) -> Vec<Polygon> {
    let mut areas = Vec::new();
    for (corner, edge) in
        [(&program.north_west, corners::north_west()), (&program.north_east, corners::north_east())]
    {
        let (Corner::Room(of, _) | Corner::Open(of, _)) = corner;
        if *of == zone {
            areas.push(polygon(edge.edge));
        }
    }
    if program.hall.is_some_and(|(of, _)| of == zone) {
        areas.push(polygon(corners::hall().edge));
    }
    if program.hinge == zone {
        areas.push(polygon(corners::hinge()));
    }
    for (strip, stretches) in program.strips {
        let band = shell.band(*strip);
        let all: f64 = stretches.iter().map(|stretch| stretch.share).sum();
        let mut along = 0.0;
        for stretch in *stretches {
            let length = band.length * stretch.share / all;
            if stretch.zone == zone {
                areas.push(band.rectangle(along, 0.0, length, band.depth - FACADE));
            }
            along += length;
        }
    }
    areas
}
