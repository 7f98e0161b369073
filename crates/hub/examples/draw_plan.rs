//! Draws the floors of a plan as SVG, to look at what the importer or the demo makes:
//! `cargo run -p hub --example draw_plan -- OUT_DIR [PLAN.imdf.zip]`.

use anyhow::Context;
use domain::plan::{AmenityKind, Floor, PlaceKind, Plan, Polygon, UnitKind, ZoneLevel};
use std::fmt::Write as _;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().context("give a folder to write to")?;
    let plan = match arguments.next() {
        Some(path) => {
            let request = hub::import::ImportRequest::default();
            let imported = hub::import::read(&std::fs::read(path)?, &request)?;
            println!("{}", imported.report);
            imported.plan
        }
        None => hub::demo::building()?,
    };
    for floor in &plan.floors {
        let path = format!("{folder}/{}.svg", floor.code);
        std::fs::write(&path, svg(&plan, floor)?)?;
        println!("{path}: {} places", floor.places.len());
    }
    Ok(())
}

fn svg(plan: &Plan, floor: &Floor) -> anyhow::Result<String> {
    let bounds = floor.bounds;
    let (x, y) = (bounds.min.x_cm - 100, bounds.min.y_cm - 300);
    let (width, height) = (bounds.width_cm() + 200, bounds.height_cm() + 400);
    let mut out = String::new();
    write!(
        out,
        "<svg xmlns='http://www.w3.org/2000/svg' width='1400' viewBox='{x} {y} {width} {height}' \
         font-family='sans-serif'><rect x='{x}' y='{y}' width='{width}' height='{height}' fill='#F7F5F1'/>\
         <text x='{}' y='{}' font-size='160'>{} · {}</text>",
        bounds.min.x_cm,
        bounds.min.y_cm - 80,
        plan.site.name.nl,
        floor.name.nl
    )?;
    for outline in &floor.outline {
        shape(&mut out, outline, "fill='#fff' stroke='#2B2F36' stroke-width='8'")?;
    }
    for unit in &floor.drawing.units {
        let fill = match unit.kind {
            UnitKind::Walkway => "#F6F4F0",
            UnitKind::Room => "#fff",
            UnitKind::Stairs => "#DCD8CC",
            UnitKind::Lift => "#CFCBC0",
            UnitKind::Toilets => "#E6E3DB",
            UnitKind::Blocked => "#B9B5AA",
        };
        shape(&mut out, &unit.outline, &format!("fill='{fill}'"))?;
    }
    for zone in &floor.zones {
        let fill = match zone.level {
            ZoneLevel::Meet => "#FFDDB5",
            ZoneLevel::Collaborate => "#FFEFC2",
            ZoneLevel::Mixed => "#E3EFD6",
            ZoneLevel::Focus => "#D3E5F4",
            ZoneLevel::Silence => "#DAD6EE",
        };
        for area in &zone.areas {
            shape(&mut out, area, &format!("fill='{fill}'"))?;
        }
    }
    for unit in floor.drawing.units.iter().filter(|unit| unit.kind == UnitKind::Blocked) {
        shape(&mut out, &unit.outline, "fill='#B9B5AA'")?;
    }
    for place in &floor.places {
        let style = match place.kind {
            PlaceKind::Desk => "fill='#00735A' stroke='#fff' stroke-width='6'",
            PlaceKind::Room | PlaceKind::Booth => "fill='#fff' stroke='#00735A' stroke-width='10'",
        };
        shape(&mut out, &place.outline, style)?;
        let name = place.name.as_ref().map_or("", |name| name.nl.as_str());
        let text = match place.kind {
            PlaceKind::Desk => continue,
            PlaceKind::Booth => place.code.to_string(),
            PlaceKind::Room => format!("{} {name}", place.code),
        };
        let at = place.at;
        write!(
            out,
            "<text x='{}' y='{}' font-size='64' text-anchor='middle'>{text}</text>",
            at.x_cm,
            at.y_cm + 20
        )?;
    }
    for wall in &floor.drawing.walls {
        shape(&mut out, wall, "fill='#2B2F36'")?;
    }
    for [from, to] in &floor.drawing.openings {
        let line =
            format!("x1='{}' y1='{}' x2='{}' y2='{}'", from.x_cm, from.y_cm, to.x_cm, to.y_cm);
        write!(out, "<line {line} stroke='#9aa0a8' stroke-width='5'/>")?;
    }
    for sign in &floor.amenities {
        let letter = match sign.kind {
            AmenityKind::Lift => "L",
            AmenityKind::Stairs => "T",
            AmenityKind::Toilets => "WC",
            AmenityKind::Coffee => "K",
            AmenityKind::Reception => "R",
            AmenityKind::FirstAid => "+",
            AmenityKind::Exit => "E",
            AmenityKind::Printer => "P",
            AmenityKind::Lockers => "#",
        };
        let (x, y) = (sign.at.x_cm, sign.at.y_cm);
        write!(out, "<circle cx='{x}' cy='{y}' r='52' fill='#1E2228'/>")?;
        write!(
            out,
            "<text x='{x}' y='{}' font-size='60' fill='#fff' text-anchor='middle'>{letter}</text>",
            y + 21
        )?;
    }
    out.push_str("</svg>");
    Ok(out)
}

fn shape(out: &mut String, polygon: &Polygon, style: &str) -> std::fmt::Result {
    write!(out, "<path fill-rule='evenodd' {style} d='")?;
    for ring in &polygon.0 {
        for (index, point) in ring.0.iter().enumerate() {
            write!(out, "{}{} {}", if index == 0 { 'M' } else { 'L' }, point.x_cm, point.y_cm)?;
        }
        out.push('Z');
    }
    write!(out, "'/>")
}
