//! What a reader asks of the list of places: strict, so that a mistake is told and not passed over.

use crate::problem::Problem;
use domain::plan::{
    Equipment, Feature, FloorCode, Place, PlaceKind, SiteCode, ZoneCode, ZoneLevel, hybrid_ready,
};
use domain::{Holder, Located, State, Status, is_hybrid_ready};

/// A filter on places. What is not asked for is not looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlaceQuery {
    /// Only of this site.
    pub site: Option<SiteCode>,
    /// Only on this floor.
    pub floor: Option<FloorCode>,
    /// Only in zones of this level, or in this zone.
    pub zone: Option<ZoneAsked>,
    /// Only of this kind.
    pub kind: Option<PlaceKind>,
    /// Only with this status.
    pub status: Option<StatusAsked>,
    /// Only with all of these.
    pub features: Vec<FeatureAsked>,
}

/// A zone by its level, or by its own code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneAsked {
    /// `silence`.
    Level(ZoneLevel),
    /// `wh-2-silence`.
    Code(ZoneCode),
}

/// A status by its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusAsked {
    /// Free.
    Free,
    /// Occupied.
    Occupied,
    /// Reserved.
    Reserved,
    /// Closed.
    Closed,
    /// Not known.
    Unknown,
}

impl StatusAsked {
    const ALL: [(&'static str, StatusAsked); 5] = [
        ("free", StatusAsked::Free),
        ("occupied", StatusAsked::Occupied),
        ("reserved", StatusAsked::Reserved),
        ("closed", StatusAsked::Closed),
        ("unknown", StatusAsked::Unknown),
    ];

    fn is(self, status: &Status) -> bool {
        matches!(
            (self, status),
            (StatusAsked::Free, Status::Free { .. })
                | (StatusAsked::Occupied, Status::Occupied { .. })
                | (StatusAsked::Reserved, Status::Reserved { .. })
                | (StatusAsked::Closed, Status::Closed { .. })
                | (StatusAsked::Unknown, Status::Unknown)
        )
    }
}

/// What a place offers, in the API's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeatureAsked {
    /// Of a desk.
    Desk(Feature),
    /// In a room.
    Room(Equipment),
    /// Display, camera and microphone.
    HybridReady,
}

/// The API's word for [`is_hybrid_ready`].
const HYBRID_READY: &str = "hybrid-ready";

impl PlaceQuery {
    /// Reads the part of an address after the question mark.
    ///
    /// # Errors
    /// 400 that names the parameter or value that is not known.
    pub fn parse(query: &str) -> Result<Self, Problem> {
        let mut asked = PlaceQuery::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            // An empty value asks for nothing.
            if value.is_empty() {
                check_name(&name)?;
                continue;
            }
            match name.as_ref() {
                "site" => once("site", &mut asked.site, code(&name, &value)?)?,
                "floor" => once("floor", &mut asked.floor, code(&name, &value)?)?,
                "zone" => once("zone", &mut asked.zone, zone(&value)?)?,
                "kind" => {
                    let kind = PlaceKind::from_code(&value);
                    let kinds = PlaceKind::ALL.map(PlaceKind::code);
                    once(
                        "kind",
                        &mut asked.kind,
                        kind.ok_or_else(|| unknown(&name, &value, &kinds))?,
                    )?;
                }
                "status" => {
                    let status = StatusAsked::ALL.iter().find(|(word, _)| *word == value);
                    let words = StatusAsked::ALL.map(|(word, _)| word);
                    let (_, status) = status.ok_or_else(|| unknown(&name, &value, &words))?;
                    once("status", &mut asked.status, *status)?;
                }
                "feature" => asked.features.push(feature(&value)?),
                _ => check_name(&name)?,
            }
        }
        Ok(asked)
    }

    /// Whether a place is asked for, apart from its status.
    pub fn matches<H: Holder>(&self, located: Located<'_>, state: &State<H>) -> bool {
        let site = &located.building.plan.site.code;
        self.site.as_ref().is_none_or(|asked| asked == site)
            && self.floor.as_ref().is_none_or(|asked| *asked == located.floor.code)
            && self.kind.is_none_or(|asked| asked == located.place.kind)
            && self.zone.as_ref().is_none_or(|asked| match asked {
                ZoneAsked::Level(level) => *level == located.zone.level,
                ZoneAsked::Code(code) => *code == located.zone.code,
            })
            && self.features.iter().all(|asked| asked.is_of(located.place, state))
    }

    /// Whether a status is asked for.
    pub fn matches_status(&self, status: &Status) -> bool {
        self.status.is_none_or(|asked| asked.is(status))
    }
}

impl FeatureAsked {
    fn is_of<H: Holder>(self, place: &Place, state: &State<H>) -> bool {
        match self {
            FeatureAsked::Desk(feature) => place.features.contains(&feature),
            FeatureAsked::Room(equipment) => {
                place.working(&state.broken_at(place)).contains(&equipment)
            }
            FeatureAsked::HybridReady => is_hybrid_ready(place, state),
        }
    }
}

/// Everything a place offers that works, in the API's words.
pub fn feature_words<H: Holder>(place: &Place, state: &State<H>) -> Vec<&'static str> {
    let desk = place.features.iter().map(|feature| feature.code());
    let works = place.working(&state.broken_at(place));
    let room = works.iter().map(|equipment| equipment.code());
    let hybrid = hybrid_ready(&works).then_some(HYBRID_READY);
    desk.chain(room).chain(hybrid).collect()
}

const NAMES: [&str; 6] = ["site", "floor", "zone", "kind", "status", "feature"];

fn check_name(name: &str) -> Result<(), Problem> {
    if NAMES.contains(&name) {
        return Ok(());
    }
    let known = NAMES.join(", ");
    Err(Problem::bad_request(format!("unknown parameter {name:?}: there are {known}")))
}

fn once<T>(name: &str, slot: &mut Option<T>, value: T) -> Result<(), Problem> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(Problem::bad_request(format!("parameter {name:?} is given twice"))),
    }
}

fn code<T: std::str::FromStr<Err = domain::plan::CodeError>>(
    name: &str,
    value: &str,
) -> Result<T, Problem> {
    value.parse().map_err(|error| {
        Problem::bad_request(format!("parameter {name:?} has the value {value:?}: {error}"))
    })
}

fn zone(value: &str) -> Result<ZoneAsked, Problem> {
    match ZoneLevel::from_code(value) {
        Some(level) => Ok(ZoneAsked::Level(level)),
        None => code("zone", value).map(ZoneAsked::Code),
    }
}

fn feature(value: &str) -> Result<FeatureAsked, Problem> {
    let desk = Feature::from_code(value).map(FeatureAsked::Desk);
    let room = Equipment::from_code(value).map(FeatureAsked::Room);
    let hybrid = (value == HYBRID_READY).then_some(FeatureAsked::HybridReady);
    let words: Vec<&str> = Feature::ALL
        .map(Feature::code)
        .into_iter()
        .chain(Equipment::ALL.map(Equipment::code))
        .chain([HYBRID_READY])
        .collect();
    desk.or(room).or(hybrid).ok_or_else(|| unknown("feature", value, &words))
}

fn unknown(name: &str, value: &str, known: &[&str]) -> Problem {
    let known = known.join(", ");
    Problem::bad_request(format!("parameter {name:?} has no value {value:?}: there are {known}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_read_strictly() {
        let check = |query: &str, expected: Result<(), &str>| {
            let read = PlaceQuery::parse(query);
            match (read, expected) {
                (Ok(_), Ok(())) => {}
                (Err(problem), Err(words)) => {
                    assert_eq!(problem.status(), 400, "{query}");
                    assert!(problem.detail().contains(words), "{}", problem.detail());
                }
                (read, expected) => panic!("{query}: {read:?} instead of {expected:?}"),
            }
        };
        check("", Ok(()));
        check("site=&floor=&zone=&kind=&status=&feature=", Ok(()));
        check("site=wh&floor=wh-2&zone=silence&kind=desk&status=free&feature=sit-stand", Ok(()));
        check("zone=wh-2-silence&feature=display&feature=hybrid-ready", Ok(()));
        check("colour=red", Err("colour"));
        check("colour=", Err("colour"));
        check("kind=sofa", Err("sofa"));
        check("status=busy", Err("busy"));
        check("feature=jacuzzi", Err("jacuzzi"));
        check("kind=desk&kind=room", Err("twice"));
        check("floor=a%2Fb", Err("floor"));
    }
}
