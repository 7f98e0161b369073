//! What somebody came to do, as a wish about places.
//!
//! It lives in the address (`?zone=focus,silence`, `?kind=booth`), dims what does not fit on the
//! map, and is counted on the start screen.

use domain::plan::{Place, PlaceId, PlaceKind, ZoneLevel};

/// Which places somebody looks for. Everything when nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Zone levels, in the one order; every level when empty.
    pub levels: Vec<ZoneLevel>,
    /// Kind of place. When nothing is said but levels are, desks: who chooses a zone wants to sit.
    pub kind: Option<PlaceKind>,
    /// Only these of them; all when nothing is said. Stands in no address: the search does.
    pub only: Option<Vec<PlaceId>>,
}

/// The five answers to *Wat kom je doen?*
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Rustig werken.
    Quiet,
    /// Samenwerken.
    Collaborate,
    /// Ontmoeten.
    Meet,
    /// Bellen.
    Call,
    /// Vergaderen.
    Room,
}

impl Choice {
    /// All five, in the order they are asked.
    pub const ALL: [Choice; 5] =
        [Choice::Quiet, Choice::Collaborate, Choice::Meet, Choice::Call, Choice::Room];

    /// The places the choice is about.
    pub fn wanted(self) -> Wanted {
        let levels = match self {
            Choice::Quiet => vec![ZoneLevel::Focus, ZoneLevel::Silence],
            Choice::Collaborate => vec![ZoneLevel::Collaborate],
            Choice::Meet => vec![ZoneLevel::Meet],
            Choice::Call | Choice::Room => Vec::new(),
        };
        let kind = match self {
            Choice::Call => Some(PlaceKind::Booth),
            Choice::Room => Some(PlaceKind::Room),
            Choice::Quiet | Choice::Collaborate | Choice::Meet => None,
        };
        Wanted { levels, kind, only: None }
    }
}

impl Wanted {
    /// Whether everything is welcome.
    pub fn is_everything(&self) -> bool {
        self.levels.is_empty() && self.kind.is_none()
    }

    /// Whether a place of that kind in a zone of that level fits.
    pub fn fits(&self, kind: PlaceKind, level: ZoneLevel) -> bool {
        let level_fits = self.levels.is_empty() || self.levels.contains(&level);
        let kind_fits = match self.kind {
            Some(wanted) => wanted == kind,
            None => self.levels.is_empty() || kind == PlaceKind::Desk,
        };
        level_fits && kind_fits
    }

    /// Whether that place fits.
    pub fn fits_place(&self, place: &Place, level: ZoneLevel) -> bool {
        self.fits(place.kind, level) && self.names(place.id)
    }

    /// Whether the place is among those that are named.
    pub fn names(&self, place: PlaceId) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&place))
    }

    /// Reads the parts of the address; what is not understood is passed over.
    pub fn read(zone: Option<&str>, kind: Option<&str>) -> Self {
        let named = zone.unwrap_or_default();
        let is_named = |level: &ZoneLevel| named.split(',').any(|name| name == level.code());
        Wanted {
            levels: ZoneLevel::ALL.into_iter().filter(is_named).collect(),
            kind: kind.and_then(PlaceKind::from_code),
            only: None,
        }
    }

    /// The levels as they stand in the address, where there are any.
    pub fn zone_parameter(&self) -> Option<String> {
        let codes: Vec<_> = self.levels.iter().map(|level| level.code()).collect();
        (!codes.is_empty()).then(|| codes.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn every_choice_survives_the_address() {
        for choice in Choice::ALL {
            let wanted = choice.wanted();
            let zone = wanted.zone_parameter();
            let again = Wanted::read(zone.as_deref(), wanted.kind.map(PlaceKind::code));
            assert_eq!(again, wanted);
            assert!(!again.is_everything());
        }
    }

    #[test]
    fn odd_addresses_ask_for_everything_they_can() {
        for (zone, kind, expected) in [
            (None, None, Wanted::default()),
            (Some("nonsense"), Some("sofa"), Wanted::default()),
            (Some("silence,,x,focus"), None, Choice::Quiet.wanted()),
        ] {
            assert_eq!(Wanted::read(zone, kind), expected);
        }
    }

    #[test]
    fn a_zone_without_a_kind_means_a_desk_there() {
        let quiet = Choice::Quiet.wanted();
        for (kind, level, fits) in [
            (PlaceKind::Desk, ZoneLevel::Silence, true),
            (PlaceKind::Room, ZoneLevel::Silence, false),
            (PlaceKind::Desk, ZoneLevel::Meet, false),
        ] {
            assert_eq!(quiet.fits(kind, level), fits);
        }
        let room = Choice::Room.wanted();
        assert!(room.fits(PlaceKind::Room, ZoneLevel::Meet));
        assert!(Wanted::default().fits(PlaceKind::Booth, ZoneLevel::Mixed));
    }

    #[test]
    fn of_those_that_fit_only_the_ones_that_are_named() {
        let floor = crate::floor_map::testing::floor_of(2);
        let (one, other) = (&floor.places[0], &floor.places[1]);
        let named = Wanted { only: Some(vec![one.id]), ..Wanted::default() };
        assert!(named.fits_place(one, ZoneLevel::Silence));
        assert!(!named.fits_place(other, ZoneLevel::Silence));
        assert!(Wanted::default().fits_place(other, ZoneLevel::Silence));
    }
}
