//! What somebody looks for, as it stands in the address:
//! `/find?kind=room&on=2026-11-23&at=09:00&for=60&people=6&with=hybrid`.

use super::when::When;
use crate::router::with_query;
use domain::plan::{Equipment, Feature, PlaceKind, ZoneLevel};

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindWish {
    /// Desk, room or booth.
    pub kind: PlaceKind,
    /// For when.
    pub when: When,
    /// Which zones will do; any when empty.
    pub levels: Vec<ZoneLevel>,
    /// What a desk must offer.
    pub features: Vec<Feature>,
    /// What must stand in a room.
    pub equipment: Vec<Equipment>,
    /// Whether people elsewhere must be able to take part as equals.
    pub hybrid: bool,
    /// For how many people; 0 when that does not matter.
    pub people: u16,
    /// What it should be close to, by the code of [`super::near`].
    pub near: Option<String>,
    /// Whether all results are shown.
    pub all: bool,
    /// Instead of which of the own reservations, by its place and its time.
    pub instead: Option<(String, String)>,
}

/// A wish that can be dropped by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// In which zones.
    Levels,
    /// What a desk offers.
    Feature(Feature),
    /// What stands in a room.
    Equipment(Equipment),
    /// Hybrid-ready.
    Hybrid,
    /// For how many.
    People,
}

/// What stands for *hybrid* in the address.
const HYBRID: &str = "hybrid";

impl FindWish {
    /// Any place of a kind, now.
    pub fn any(kind: PlaceKind) -> Self {
        FindWish {
            kind,
            when: When::default(),
            levels: Vec::new(),
            features: Vec::new(),
            equipment: Vec::new(),
            hybrid: false,
            people: 0,
            near: None,
            all: false,
            instead: None,
        }
    }

    /// Reads the parts of the address; what is not understood is passed over.
    pub fn read(usual: PlaceKind, part: impl Fn(&str) -> Option<String>) -> Self {
        let names = |name: &str| part(name).unwrap_or_default();
        let (zones, with) = (names("zone"), names("with"));
        let is_in = |list: &str, code: &str| list.split(',').any(|name| name == code);
        let kind = part("kind").and_then(|code| PlaceKind::from_code(&code)).unwrap_or(usual);
        FindWish {
            kind,
            when: When::read(&part).of_kind(kind),
            levels: ZoneLevel::ALL.into_iter().filter(|it| is_in(&zones, it.code())).collect(),
            features: Feature::ALL.into_iter().filter(|it| is_in(&with, it.code())).collect(),
            equipment: Equipment::ALL.into_iter().filter(|it| is_in(&with, it.code())).collect(),
            hybrid: is_in(&with, HYBRID),
            people: part("people").and_then(|it| it.parse().ok()).filter(|it| *it > 1).unwrap_or(0),
            near: part("near").filter(|code| !code.is_empty()),
            all: part("all").is_some(),
            instead: part("place").zip(part("time")),
        }
    }

    /// The address itself.
    pub fn path(&self) -> String {
        let levels: Vec<_> = self.levels.iter().map(|level| level.code()).collect();
        let features = self.features.iter().map(|it| it.code());
        let equipment = self.equipment.iter().map(|it| it.code());
        let hybrid = self.hybrid.then_some(HYBRID);
        let with: Vec<_> = hybrid.into_iter().chain(features).chain(equipment).collect();
        let listed = |list: &[&str]| (!list.is_empty()).then(|| list.join(","));
        let mut parts = vec![("kind", Some(self.kind.code().to_owned()))];
        parts.extend(self.when.parts());
        parts.extend([
            ("zone", listed(&levels)),
            ("with", listed(&with)),
            ("people", (self.people > 1).then(|| self.people.to_string())),
            ("near", self.near.clone()),
            ("all", self.all.then(|| String::from("yes"))),
            ("place", self.instead.as_ref().map(|(place, _)| place.clone())),
            ("time", self.instead.as_ref().map(|(_, time)| time.clone())),
        ]);
        with_query("/find", parts)
    }

    /// The wishes that can be dropped one by one.
    pub fn parts(&self) -> Vec<Part> {
        let levels = (!self.levels.is_empty()).then_some(Part::Levels);
        let features = self.features.iter().map(|it| Part::Feature(*it));
        let equipment = self.equipment.iter().map(|it| Part::Equipment(*it));
        let hybrid = self.hybrid.then_some(Part::Hybrid);
        let people = (self.people > 1).then_some(Part::People);
        levels.into_iter().chain(features).chain(equipment).chain(hybrid).chain(people).collect()
    }

    /// The same without one of them.
    pub fn without(&self, part: Part) -> Self {
        let mut wish = self.clone();
        match part {
            Part::Levels => wish.levels.clear(),
            Part::Feature(feature) => wish.features.retain(|it| *it != feature),
            Part::Equipment(equipment) => wish.equipment.retain(|it| *it != equipment),
            Part::Hybrid => wish.hybrid = false,
            Part::People => wish.people = 0,
        }
        wish
    }

    /// The same with a part more, or without it where it was asked for.
    pub fn toggled(&self, part: Part) -> Self {
        if self.parts().contains(&part) {
            return self.without(part);
        }
        let mut wish = self.clone();
        match part {
            Part::Feature(feature) => wish.features.push(feature),
            Part::Equipment(equipment) => wish.equipment.push(equipment),
            Part::Hybrid => wish.hybrid = true,
            // How many and which are chosen with a number and a level.
            Part::Levels | Part::People => {}
        }
        wish
    }

    /// The same with a level more, or without it.
    pub fn with_level(&self, level: ZoneLevel) -> Self {
        let is_wanted = |other: &ZoneLevel| self.levels.contains(other) != (*other == level);
        FindWish { levels: ZoneLevel::ALL.into_iter().filter(is_wanted).collect(), ..self.clone() }
    }

    /// The same for another kind of place, without what such places do not have.
    pub fn of_kind(&self, kind: PlaceKind) -> Self {
        if kind == self.kind {
            return self.clone();
        }
        FindWish {
            levels: self.levels.clone(),
            near: self.near.clone(),
            when: self.when.of_kind(kind),
            instead: self.instead.clone(),
            ..FindWish::any(kind)
        }
    }

    /// What the form looks like: the kind, and whether it is for now.
    pub fn shape(&self) -> Self {
        let when = self.when.date().map_or_else(When::default, |_| {
            When::On(chrono::NaiveDate::MIN, super::when::PartOfDay::Whole)
        });
        FindWish { when, ..FindWish::any(self.kind) }
    }

    /// The same kind and time without any further wish.
    pub fn cleared(&self) -> Self {
        let (when, instead) = (self.when.clone(), self.instead.clone());
        FindWish { when, instead, ..FindWish::any(self.kind) }
    }

    /// What the search is asked for.
    pub fn wanted(&self, span: domain::time::Span, near: Option<domain::Near>) -> domain::Wanted {
        domain::Wanted {
            levels: self.levels.clone(),
            features: self.features.clone(),
            equipment: self.equipment.clone(),
            hybrid: self.hybrid,
            people: self.people.max(1),
            near,
            ..domain::Wanted::any(self.kind, span)
        }
    }
}

/// The wish that excludes most: without it there are most places; with how many. Nothing when no
/// wish alone is what excludes them.
pub fn most_excluding(
    wish: &FindWish,
    found: impl Fn(&FindWish) -> usize,
) -> Option<(Part, usize)> {
    let counted = wish.parts().into_iter().map(|part| (part, found(&wish.without(part))));
    counted.filter(|(_, count)| *count > 0).fold(None, |best, next| match best {
        // The first of equals.
        Some((_, count)) if next.1 <= count => best,
        _ => Some(next),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn read(path: &str) -> FindWish {
        let query = path.split_once('?').map_or("", |(_, query)| query);
        FindWish::read(PlaceKind::Desk, |name| {
            let mut parts = query.split('&').filter_map(|part| part.split_once('='));
            parts.find(|(part, _)| *part == name).map(|(_, value)| value.to_owned())
        })
    }

    #[test]
    fn what_is_written_is_read_again() {
        for path in [
            "/find?kind=desk",
            "/find?kind=desk&for=120&zone=focus,silence&with=sit-stand,daylight&all=yes",
            "/find?kind=room&on=2026-11-23&at=09:00&for=60&with=hybrid,whiteboard&people=6&near=z:wh-1-focus",
            "/find?kind=desk&on=2026-11-23&part=morning",
            "/find?kind=desk&on=2026-11-23&part=morning&place=1.118-3&time=2026-11-23T07:00-13:00",
        ] {
            assert_eq!(read(path).path(), path);
        }
        assert_eq!(read("/find?kind=sofa&zone=x&with=y&people=1&near=").path(), "/find?kind=desk");
    }

    #[test]
    fn wishes_come_and_go() {
        let wish = read("/find?kind=desk&zone=silence&with=daylight");
        let more = wish.toggled(Part::Feature(Feature::SitStand)).with_level(ZoneLevel::Focus);
        assert_eq!(more.path(), "/find?kind=desk&zone=focus,silence&with=daylight,sit-stand");
        let less = more.toggled(Part::Feature(Feature::Daylight)).with_level(ZoneLevel::Silence);
        assert_eq!(less.path(), "/find?kind=desk&zone=focus&with=sit-stand");
        assert_eq!(less.of_kind(PlaceKind::Room).path(), "/find?kind=room&zone=focus");
        assert_eq!(less.cleared().path(), "/find?kind=desk");
        let change = read("/find?kind=desk&with=daylight&place=1.1&time=t");
        assert_eq!(change.cleared().path(), "/find?kind=desk&place=1.1&time=t");
    }

    #[test]
    fn the_wish_that_excludes_most_is_named() {
        let wish = read("/find?kind=desk&zone=silence&with=daylight,sit-stand");
        let found = |without_level: usize, without_daylight: usize| {
            move |wish: &FindWish| match (wish.levels.len(), wish.features.len()) {
                (0, _) => without_level,
                (_, 1) if wish.features == [Feature::SitStand] => without_daylight,
                _ => 0,
            }
        };
        let daylight = Part::Feature(Feature::Daylight);
        for (levels, light, expected) in [
            (3, 12, Some((daylight, 12))),
            (12, 12, Some((Part::Levels, 12))),
            (0, 1, Some((daylight, 1))),
            (0, 0, None),
        ] {
            assert_eq!(most_excluding(&wish, found(levels, light)), expected);
        }
    }
}
