//! What drawings refer to by name: marks, hatches and the patterns of the zones. Sizes are in
//! centimetres of the floor; colours come from the style sheet. All of it is fixed text: nothing of
//! a plan gets in here.

use domain::plan::ZoneLevel;

/// The marks and hatches of places, and the pin.
const MARKS: &str = concat!(
    // Marks, put by the style sheet where a place's path begins.
    r#"<marker id="map-dot" class="mark mark--dot" markerUnits="userSpaceOnUse" markerWidth="40" markerHeight="40" viewBox="-20 -20 40 40"><circle r="13"/></marker>"#,
    r#"<marker id="map-dot-room" class="mark mark--dot" markerUnits="userSpaceOnUse" markerWidth="100" markerHeight="100" viewBox="-50 -50 100 100"><circle r="32"/></marker>"#,
    r#"<marker id="map-cross" class="mark mark--cross" markerUnits="userSpaceOnUse" markerWidth="64" markerHeight="64" viewBox="-32 -32 64 64"><path d="M-22-22L22 22M22-22L-22 22"/></marker>"#,
    r#"<marker id="map-cross-room" class="mark mark--cross" markerUnits="userSpaceOnUse" markerWidth="160" markerHeight="160" viewBox="-32 -32 64 64"><path d="M-22-22L22 22M22-22L-22 22"/></marker>"#,
    // Hatches of places.
    r#"<pattern id="map-reserved" class="hatch hatch--reserved" width="30" height="30" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="30" height="30"/><path d="M0 8H30"/></pattern>"#,
    r#"<pattern id="map-closed-room" class="hatch hatch--closed" width="60" height="60" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="60" height="60"/><path d="M0 30H60"/></pattern>"#,
    // The pin of one's own place: its tip at the origin, sizes in pixels.
    r#"<symbol id="map-pin" class="pin" overflow="visible"><path class="pin__body" d="M0 0C-3-6-11-11-11-19A11 11 0 0 1 11-19C11-11 3-6 0 0Z"/><circle class="pin__eye" cy="-19" r="4"/></symbol>"#,
);

/// The content of the map's `<defs>`.
pub fn map_defs() -> String {
    [MARKS, &zone_patterns("map")].concat()
}

/// The patterns of the zones, called `<prefix>-zone-<level>`. Map and legend have each their own,
/// since a pattern in something hidden is drawn nowhere.
pub fn zone_patterns(prefix: &str) -> String {
    let pattern = |level: ZoneLevel| {
        let (size, turn, drawing) = pattern_of(level);
        format!(
            r#"<pattern id="{prefix}-zone-{level}" class="zone-ink zone-ink--{level}" width="{size}" height="{size}" patternUnits="userSpaceOnUse" patternTransform="rotate({turn})">{drawing}</pattern>"#,
            level = level.code(),
        )
    };
    ZoneLevel::ALL.map(pattern).concat()
}

/// From lively to silent: many dots, few dots, plus signs, slanted lines, level lines. Side of a
/// tile, how far it is turned in degrees, and what is drawn in it.
fn pattern_of(level: ZoneLevel) -> (u16, i16, &'static str) {
    match level {
        ZoneLevel::Meet => {
            (76, 0, r#"<circle cx="19" cy="19" r="9"/><circle cx="57" cy="57" r="9"/>"#)
        }
        ZoneLevel::Collaborate => {
            (170, 0, r#"<circle cx="42" cy="42" r="9"/><circle cx="127" cy="127" r="9"/>"#)
        }
        ZoneLevel::Mixed => (170, 0, r#"<path d="M42 27V57M27 42H57M127 112V142M112 127H142"/>"#),
        ZoneLevel::Focus => (100, -45, r#"<path d="M0 50H100"/>"#),
        ZoneLevel::Silence => (80, 0, r#"<path d="M0 40H80"/>"#),
    }
}
