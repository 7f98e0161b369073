//! Which rooms somebody wants to see, as it stands in the address:
//! `/rooms?free=30&hybrid=yes&people=6&floor=wh-1`.

use crate::router::with_query;
use domain::Located;
use domain::plan::{Equipment, Feature, PlaceKind, hybrid_ready};

/// Which rooms somebody wants to see. Everything when nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoomsWish {
    /// Rooms, booths, or both.
    pub kinds: Kinds,
    /// Free now for so many minutes.
    pub minutes: Option<u16>,
    /// For how many people; 0 when that does not matter.
    pub people: u16,
    /// On which floor, by its code.
    pub floor: Option<String>,
    /// What it must have.
    pub needs: Vec<Need>,
}

/// Rooms, booths, or both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kinds {
    /// Only rooms.
    #[default]
    Rooms,
    /// Only booths.
    Booths,
    /// Both.
    Both,
}

/// What a room may have to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// People elsewhere can take part as equals.
    Hybrid,
    /// Room for a wheelchair.
    Wheelchair,
    /// A hearing loop.
    HearingLoop,
}

/// The minutes that one can ask for.
pub const MINUTES: [u16; 3] = [15, 30, 60];

impl Kinds {
    /// All three choices.
    pub const ALL: [Kinds; 3] = [Kinds::Rooms, Kinds::Booths, Kinds::Both];

    /// What stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Kinds::Rooms => "room",
            Kinds::Booths => "booth",
            Kinds::Both => "both",
        }
    }

    /// Whether such places are shown.
    pub fn has(self, kind: PlaceKind) -> bool {
        match kind {
            PlaceKind::Desk => false,
            PlaceKind::Room => self != Kinds::Booths,
            PlaceKind::Booth => self != Kinds::Rooms,
        }
    }
}

impl Need {
    /// All of them, in the order they are offered.
    pub const ALL: [Need; 3] = [Need::Hybrid, Need::Wheelchair, Need::HearingLoop];

    /// What stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Need::Hybrid => "hybrid",
            Need::Wheelchair => "wheelchair",
            Need::HearingLoop => "hearing-loop",
        }
    }

    /// Whether a place has it, and it is not `broken`.
    pub fn is_met(self, located: Located<'_>, broken: &[Equipment]) -> bool {
        let place = located.place;
        match self {
            Need::Hybrid => hybrid_ready(&place.working(broken)),
            Need::Wheelchair => place.features.contains(&Feature::Wheelchair),
            Need::HearingLoop => place.working(broken).contains(&Equipment::HearingLoop),
        }
    }
}

impl RoomsWish {
    /// Reads the parts of the address; what is not understood is passed over.
    pub fn read(part: impl Fn(&str) -> Option<String>) -> Self {
        let number = |name: &str| part(name).and_then(|text| text.parse::<u16>().ok());
        let named = part("with").unwrap_or_default();
        let is_named = |need: &Need| named.split(',').any(|name| name == need.code());
        let kind = part("kind");
        let kinds = Kinds::ALL.into_iter().find(|kinds| kind.as_deref() == Some(kinds.code()));
        RoomsWish {
            kinds: kinds.unwrap_or_default(),
            minutes: number("free").filter(|minutes| MINUTES.contains(minutes)),
            people: number("people").filter(|people| *people > 1).unwrap_or_default(),
            floor: part("floor").filter(|floor| !floor.is_empty()),
            needs: Need::ALL.into_iter().filter(is_named).collect(),
        }
    }

    /// The address itself.
    pub fn path(&self) -> String {
        let needs: Vec<_> = self.needs.iter().map(|need| need.code()).collect();
        let parts = [
            ("kind", (self.kinds != Kinds::Rooms).then(|| self.kinds.code().to_owned())),
            ("free", self.minutes.map(|minutes| minutes.to_string())),
            ("people", (self.people > 1).then(|| self.people.to_string())),
            ("floor", self.floor.clone()),
            ("with", (!needs.is_empty()).then(|| needs.join(","))),
        ];
        with_query("/rooms", parts)
    }

    /// The same with a need more, or without it.
    pub fn toggled(&self, need: Need) -> Self {
        let is_asked = |other: &Need| self.needs.contains(other) != (*other == need);
        RoomsWish { needs: Need::ALL.into_iter().filter(is_asked).collect(), ..self.clone() }
    }

    /// The same kinds of place without any further wish.
    pub fn cleared(&self) -> Self {
        RoomsWish { kinds: self.kinds, ..RoomsWish::default() }
    }

    /// Whether something is asked for beside minutes and needs.
    pub fn asks_for_more(&self) -> bool {
        self.kinds != Kinds::Rooms || self.people > 1 || self.floor.is_some()
    }

    /// Whether a place is wanted, whatever it is at the moment, while that equipment is broken.
    pub fn fits(&self, located: Located<'_>, broken: &[Equipment]) -> bool {
        self.kinds.has(located.place.kind)
            && (self.people < 2 || located.place.capacity >= self.people)
            && self.floor.as_deref().is_none_or(|floor| floor == located.floor.code.as_str())
            && self.needs.iter().all(|need| need.is_met(located, broken))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::{estate, floor_of, plan_of};
    use domain::plan::Place;
    use domain::time::{LocalClock, OpeningHours};
    use domain::{Building, Estate, Rules};
    use std::sync::Arc;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn read(path: &str) -> RoomsWish {
        let query = path.split_once('?').map_or("", |(_, query)| query);
        RoomsWish::read(|name| {
            let mut parts = query.split('&').filter_map(|part| part.split_once('='));
            parts.find(|(part, _)| *part == name).map(|(_, value)| value.to_owned())
        })
    }

    #[test]
    fn what_is_written_is_read_again() {
        for path in [
            "/rooms",
            "/rooms?free=30",
            "/rooms?kind=both&free=60&people=6&floor=wh-1&with=hybrid,hearing-loop",
        ] {
            assert_eq!(read(path).path(), path);
        }
    }

    #[test]
    fn odd_addresses_ask_for_everything_they_can() {
        let odd = "/rooms?kind=sofa&free=31&people=-1&floor=&with=x,,hybrid";
        assert_eq!(read(odd).path(), "/rooms?with=hybrid");
    }

    #[test]
    fn a_need_comes_and_goes_and_clearing_keeps_the_kind() {
        let both = read("/rooms?kind=both&with=hearing-loop").toggled(Need::Hybrid);
        assert_eq!(both.path(), "/rooms?kind=both&with=hybrid,hearing-loop");
        assert_eq!(both.toggled(Need::HearingLoop).path(), "/rooms?kind=both&with=hybrid");
        assert_eq!(both.cleared().path(), "/rooms?kind=both");
    }

    #[test]
    fn only_what_was_asked_for_fits() {
        let mut floor = floor_of(12);
        let [room, ..] = floor.places.as_mut_slice() else { return };
        *room = Place {
            kind: PlaceKind::Room,
            capacity: 8,
            equipment: vec![Equipment::Display, Equipment::Camera, Equipment::Microphone],
            ..room.clone()
        };
        let rules = Rules::standard(LocalClock::default(), OpeningHours::ALWAYS);
        let building = Building { plan: Arc::new(plan_of(&floor)), hash: String::new(), rules };
        let estate_with_room = Estate::new(vec![building]).unwrap();
        let room = estate_with_room.place(floor.places[0].id).unwrap();
        for (path, fits) in [
            ("/rooms", true),
            ("/rooms?people=8&with=hybrid&floor=t-1", true),
            ("/rooms?people=9", false),
            ("/rooms?with=hearing-loop", false),
            ("/rooms?floor=t-2", false),
            ("/rooms?kind=booth", false),
        ] {
            assert_eq!(read(path).fits(room, &[]), fits, "{path}");
        }
        let plain = estate();
        let desk = plain.place(plain.buildings()[0].plan.floors[0].places[0].id).unwrap();
        assert!(!read("/rooms?kind=both").fits(desk, &[]), "a desk is never on the board");
        let hybrid = read("/rooms?with=hybrid");
        assert!(hybrid.fits(room, &[Equipment::Whiteboard]));
        assert!(!hybrid.fits(room, &[Equipment::Camera]), "not while the camera is broken");
    }
}
