//! What an import found, for the facility manager who started it.

use super::limits;
use domain::plan::{PlaceKind, Plan};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// What is in the plan, and what had to be done to the archive to read it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// The site's code and name.
    pub site: String,
    /// The ordinals of the floors, lowest first.
    pub floors: Vec<i16>,
    /// Zones on all floors.
    pub zones: usize,
    /// Desks on all floors.
    pub desks: usize,
    /// Rooms on all floors.
    pub rooms: usize,
    /// Booths on all floors.
    pub booths: usize,
    /// Lifts, stairs, toilets … on all floors.
    pub amenities: usize,
    /// How often each kind of repair was made; complete.
    pub totals: BTreeMap<RepairKind, usize>,
    /// The repairs one by one; at most 200, and at most 25 of one kind.
    pub repairs: Vec<Repair>,
}

/// One thing that was mended or left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Repair {
    /// What was wrong.
    pub what: RepairKind,
    /// Which feature or file.
    pub feature: String,
    /// What was done about it.
    pub detail: String,
}

macro_rules! repair_kinds {
    ($($(#[$doc:meta])* $name:ident => $words:literal,)*) => {
        /// The ways in which real archives differ from the standard.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub enum RepairKind {
            $($(#[$doc])* $name,)*
        }

        impl RepairKind {
            /// In words, after a number: `18 × …`.
            pub fn words(self) -> &'static str {
                match self { $(RepairKind::$name => $words,)* }
            }
        }
    };
}

repair_kinds! {
    /// Two places had one name.
    RepeatedName => "name used more than once; the later ones got a letter",
    /// A name with characters that cannot stand in a code.
    NameCharacters => "name with characters a code cannot hold; they became a dash",
    /// A place without a name.
    NoName => "place without a name; its code was made from its id",
    /// A place outside every zone.
    NoZone => "place outside every zone; it was put in the nearest",
    /// A floor without zones.
    FloorWithoutZone => "floor without zones; all of it became one mixed zone",
    /// A section that is no zone we know.
    UnknownZone => "section that is not one of the five zones; left out",
    /// The operator's file names a zone that is not in the plan.
    UnusedZoneName => "name in the file of zone names that no section bears",
    /// A zone, feature or equipment word we do not know.
    UnknownWord => "word for a feature or equipment that is not known; left out",
    /// A room that does not say for how many people.
    NoCapacity => "room without a capacity; it was estimated from its size",
    /// On a level that is not there.
    UnknownLevel => "feature on a level that does not exist; left out",
    /// Null or unusable geometry.
    NoShape => "feature without a usable shape; left out",
    /// A feature that is not JSON as the standard has it.
    Unreadable => "feature that cannot be read; left out",
    /// A level without an outline.
    LevelWithoutShape => "level without an outline; it was drawn around what lies on it",
    /// Levels of several buildings at one height.
    SharedOrdinal => "level at the height of another building's; put together as one floor",
    /// One place in several parts.
    SeveralParts => "place in several parts; the largest was kept",
    /// Label point outside.
    PointOutside => "display point outside its shape; moved inside",
    /// A ring that runs the wrong way.
    RingDirection => "shape whose edge runs the wrong way; turned around",
    /// A ring that does not end where it began.
    OpenRing => "shape whose edge was not closed; closed",
    /// An id that is no UUID.
    NotAUuid => "id that is not a UUID; a stable one was made from it",
    /// No id.
    NoId => "feature without an id; one was made from its content",
    /// Two features with one id.
    RepeatedId => "id used more than once; the later ones got another",
    /// The member `crs` of old GeoJSON.
    OldCrs => "file with the old \"crs\" member; passed over",
    /// A byte-order mark.
    ByteOrderMark => "file that begins with a byte-order mark; passed over",
    /// Bytes that are not UTF-8.
    NotUtf8 => "file with letters that are not UTF-8; they were replaced",
    /// A file of no bytes.
    EmptyFile => "file that is empty; read as holding nothing",
    /// A file that is not there.
    MissingFile => "file that is missing; read as holding nothing",
    /// Files in a folder of the archive.
    InAFolder => "archive with its files in a folder instead of at the top; read there",
}

impl ImportReport {
    pub(super) fn repair(
        &mut self,
        what: RepairKind,
        feature: impl Into<String>,
        detail: impl Into<String>,
    ) {
        let total = self.totals.entry(what).or_default();
        *total += 1;
        if *total <= limits::REPAIRS_OF_A_KIND && self.repairs.len() < limits::REPAIRS {
            self.repairs.push(Repair { what, feature: feature.into(), detail: detail.into() });
        }
    }

    pub(super) fn count(&mut self, plan: &Plan) {
        let of_kind = |kind| {
            plan.floors
                .iter()
                .flat_map(|floor| &floor.places)
                .filter(|place| place.kind == kind)
                .count()
        };
        self.site = format!("{} ({})", plan.site.name.nl, plan.site.code);
        self.floors = plan.floors.iter().map(|floor| floor.ordinal).collect();
        self.zones = plan.floors.iter().map(|floor| floor.zones.len()).sum();
        self.amenities = plan.floors.iter().map(|floor| floor.amenities.len()).sum();
        self.desks = of_kind(PlaceKind::Desk);
        self.rooms = of_kind(PlaceKind::Room);
        self.booths = of_kind(PlaceKind::Booth);
    }

    /// How often a kind of repair was made.
    pub fn times(&self, what: RepairKind) -> usize {
        self.totals.get(&what).copied().unwrap_or_default()
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ordinals: Vec<String> = self.floors.iter().map(i16::to_string).collect();
        writeln!(
            f,
            "{}: {} floors ({}), {} zones, {} desks, {} rooms, {} booths, {} amenities.",
            self.site,
            self.floors.len(),
            ordinals.join(", "),
            self.zones,
            self.desks,
            self.rooms,
            self.booths,
            self.amenities
        )?;
        if self.totals.is_empty() {
            return writeln!(f, "The archive needed no repairs.");
        }
        writeln!(f, "Repaired or left out while reading:")?;
        for (what, total) in &self.totals {
            writeln!(f, "  {total} × {}", what.words())?;
            let mut of_kind = self.repairs.iter().filter(|repair| repair.what == *what);
            for repair in of_kind.by_ref().take(SHOWN) {
                match repair.detail.as_str() {
                    "" => writeln!(f, "      {}", repair.feature)?,
                    detail => writeln!(f, "      {}: {detail}", repair.feature)?,
                }
            }
            if *total > SHOWN {
                writeln!(f, "      … and {} more", total - SHOWN)?;
            }
        }
        Ok(())
    }
}

/// Examples of each kind that are printed.
const SHOWN: usize = 5;
