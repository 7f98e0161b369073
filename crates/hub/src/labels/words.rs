//! What stands on labels beside the code, in Dutch: they hang in the building.

use domain::plan::{PlaceKind, ZoneLevel};

/// *Bureau*, *Vergaderruimte*, *Belplek*, as on the screens.
pub(super) fn kind_name(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Desk => "Bureau",
        PlaceKind::Room => "Vergaderruimte",
        PlaceKind::Booth => "Belplek",
    }
}

/// *Ontmoeten* … *Stilte*, as on the screens.
pub(super) fn zone_name(level: ZoneLevel) -> &'static str {
    match level {
        ZoneLevel::Meet => "Ontmoeten",
        ZoneLevel::Collaborate => "Samenwerken",
        ZoneLevel::Mixed => "Afwisselend",
        ZoneLevel::Focus => "Concentratie",
        ZoneLevel::Silence => "Stilte",
    }
}
