//! The demo's own Werk Hub: five floors in two wings and a bar, round a courtyard that opens to the
//! south. The east wing stands at an angle, and the outer corners are round.
//!
//! Everything follows from [`program`] (what stands where) and [`shell`] (the building around it),
//! so the plan is the same every time, ids included.

mod band;
mod corners;
mod facade;
mod furnish;
mod pieces;
mod program;
mod shell;
mod zones;

#[cfg(test)]
mod tests;

use domain::plan::{
    Bounds, CodeError, Drawing, Floor, FloorCode, Label, Plan, Site, SiteCode, SiteKind,
};
use program::Program;
use shell::Shell;

/// The demo building.
///
/// # Errors
/// None in practice: the codes are constants, and a test builds the whole plan.
pub fn building() -> Result<Plan, CodeError> {
    let code = SiteCode::new("wh")?;
    let floors =
        program::FLOORS.iter().map(|program| floor(&code, program)).collect::<Result<_, _>>()?;
    Ok(Plan { site: Site { code, name: Label::same("Werk Hub"), kind: SiteKind::WerkHub }, floors })
}

fn floor(site: &SiteCode, program: &Program) -> Result<Floor, CodeError> {
    let shell = Shell::of(program);
    let code = FloorCode::of(site, program.ordinal)?;
    let mut floor = Floor {
        zones: zones::of(&code, program, &shell)?,
        code,
        ordinal: program.ordinal,
        name: label(program.name),
        short_name: program.ordinal.to_string(),
        rotation_degrees: 0,
        bounds: frame(),
        outline: vec![shell.outline.clone()],
        places: Vec::new(),
        amenities: Vec::new(),
        drawing: Drawing::default(),
    };
    shell.draw(&mut floor);
    furnish::add(&mut floor, program, &shell)?;
    floor.amenities.sort_by_key(|amenity| (amenity.kind, amenity.at));
    floor.places.sort_by(|a, b| crate::import::natural_order(a.code.as_str(), b.code.as_str()));
    Ok(floor)
}

/// The same for all floors, so that the drawing stays put when one changes floors.
fn frame() -> Bounds {
    let outlines = program::FLOORS.iter().map(|program| Shell::of(program).outline);
    let points: Vec<_> =
        outlines.flat_map(|outline| outline.points().collect::<Vec<_>>()).collect();
    let nothing = domain::plan::Point::new(0, 0);
    Bounds::around(points).unwrap_or(Bounds { min: nothing, max: nothing })
}

/// A name in Dutch, English and German.
fn label([nl, en, de]: [&str; 3]) -> Label {
    Label::of(nl, Some(en.to_owned()), Some(de.to_owned()))
}
