//! Everything in the building that has a name, and what of it fits what was typed.

use crate::text::kiosk_search::also_called;
use crate::text::{Language, amenity_name, kind_name, phrase};
use domain::plan::{AmenityKind, Floor, FloorCode, Label, Place, PlaceId, PlaceKind};
use domain::searching::{Fit, Name, Typed};
use domain::sorted::put_in_order;
use std::sync::Arc;
use wayfinding::{Access, Route, Spot, Target, Wayfinder};

/// So many of a group are shown.
pub const MOST: usize = 6;

/// Something one can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A desk, room or booth.
    Place(Box<Place>),
    /// An amenity, by its sign; by its own name where it has one.
    Sign(AmenityKind, Option<Label>, Spot),
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub thing: Thing,
    /// On which floor.
    pub floor: FloorCode,
    /// How far it is to walk; known of amenities.
    pub metres: Option<u32>,
    names: Vec<Name>,
    beside: Name,
}

/// What is shown under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Rooms,
    Amenities,
    Desks,
}

/// What fits, by group; those with the best fit first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is shown.
    pub groups: Vec<(Group, Vec<Arc<Entry>>)>,
    /// Whether that is not all.
    pub has_more: bool,
}

impl Thing {
    /// *Vergaderruimte 1.04*, *Toiletten*.
    pub fn title(&self, language: Language) -> String {
        match self {
            Thing::Place(place) => phrase::place_title(language, place),
            Thing::Sign(kind, None, _) => amenity_name(language, *kind).to_owned(),
            Thing::Sign(_, Some(name), _) => name.in_language(language).to_owned(),
        }
    }

    /// Where the way to it leads.
    pub fn target(&self) -> Target {
        match self {
            Thing::Place(place) => Target::Place(place.id),
            Thing::Sign(_, _, spot) => Target::Spot(spot.clone()),
        }
    }

    /// Its key, where it is a place.
    pub fn place(&self) -> Option<PlaceId> {
        match self {
            Thing::Place(place) => Some(place.id),
            Thing::Sign(..) => None,
        }
    }

    fn group(&self) -> Group {
        match self {
            Thing::Place(place) if place.kind == PlaceKind::Desk => Group::Desks,
            Thing::Place(_) => Group::Rooms,
            Thing::Sign(..) => Group::Amenities,
        }
    }
}

/// All that can be found: amenities by how far they are from a spot, then places floor by floor,
/// beginning with the floor of that spot.
pub fn everything(finder: &Wayfinder, from: &Spot) -> Vec<Arc<Entry>> {
    let mut floors: Vec<&Floor> = finder.plan().floors.iter().collect();
    let own = floors.iter().find(|floor| floor.code == from.floor).map(|floor| floor.ordinal);
    let away = |floor: &Floor| own.map(|own| own.abs_diff(floor.ordinal));
    put_in_order(&mut floors, |one, other| away(one).cmp(&away(other)));
    let mut entries: Vec<Entry> = nearest(finder, from, &floors);
    for floor in &floors {
        entries.extend(floor.places.iter().map(|place| entry_of_place(floor, place)));
    }
    entries.into_iter().map(Arc::new).collect()
}

fn nearest(finder: &Wayfinder, from: &Spot, floors: &[&Floor]) -> Vec<Entry> {
    let mut signs: Vec<Option<Entry>> = Vec::new();
    for floor in floors {
        for sign in &floor.amenities {
            let spot = Spot { floor: floor.code.clone(), at: sign.at };
            let mut names: Vec<Name> =
                Language::ALL.map(|language| Name::of(amenity_name(language, sign.kind))).to_vec();
            names.push(Name::of(also_called(sign.kind)));
            names.extend(sign.name.iter().flat_map(names_of));
            signs.push(Some(Entry {
                thing: Thing::Sign(sign.kind, sign.name.clone(), spot),
                floor: floor.code.clone(),
                metres: None,
                names,
                beside: beside(floor),
            }));
        }
    }
    let targets: Vec<Target> = signs.iter().flatten().map(|sign| sign.thing.target()).collect();
    let ways = finder.routes(from, &targets, Access::Any);
    let mut entries: Vec<Entry> = Vec::new();
    for (number, route) in ways {
        let sign = signs.get_mut(number).and_then(Option::take);
        entries.extend(sign.map(|sign| Entry { metres: Some(Route::metres(&route)), ..sign }));
    }
    // What no way leads to comes last.
    entries.extend(signs.into_iter().flatten());
    entries
}

fn entry_of_place(floor: &Floor, place: &Place) -> Entry {
    let mut names: Vec<Name> = vec![Name::of(place.code.as_str())];
    for language in Language::ALL {
        names.push(Name::of(&[kind_name(language, place.kind), " ", place.code.as_str()].concat()));
    }
    names.extend(place.name.iter().flat_map(names_of));
    Entry {
        thing: Thing::Place(Box::new(place.clone())),
        floor: floor.code.clone(),
        metres: None,
        names,
        beside: beside(floor),
    }
}

fn names_of(label: &Label) -> [Name; 3] {
    Language::ALL.map(|language| Name::of(label.in_language(language)))
}

/// The floor in all languages: somebody may type it with what is on it.
fn beside(floor: &Floor) -> Name {
    let names = Language::ALL.map(|language| floor.name.in_language(language));
    Name::of(&names.join(" "))
}

/// What fits.
pub fn found(entries: &[Arc<Entry>], typed: &Typed) -> Found {
    let mut fitting: Vec<(Fit, &Arc<Entry>)> = entries
        .iter()
        .filter_map(|entry| Some((typed.fit(&entry.names, &entry.beside)?, entry)))
        .collect();
    // A slip of the finger is looked for only where nothing fits as it stands.
    if fitting.iter().any(|(fit, _)| *fit != Fit::Mistyped) {
        fitting.retain(|(fit, _)| *fit != Fit::Mistyped);
    }
    // Of equal ones, the order of the entries stays.
    put_in_order(&mut fitting, |(one, _), (other, _)| one.cmp(other));
    let mut groups: Vec<(Group, Vec<Arc<Entry>>)> = Vec::new();
    let mut has_more = false;
    for (_, entry) in fitting {
        let group = entry.thing.group();
        match groups.iter_mut().find(|(other, _)| *other == group) {
            Some((_, shown)) if shown.len() < MOST => shown.push(Arc::clone(entry)),
            Some(_) => has_more = true,
            None => groups.push((group, vec![Arc::clone(entry)])),
        }
    }
    Found { groups, has_more }
}

/// The nearest amenity of each kind, nearest first.
pub fn nearest_of_each(entries: &[Arc<Entry>]) -> Vec<&Entry> {
    let mut nearest: Vec<(AmenityKind, &Entry)> = Vec::new();
    for entry in entries {
        if let Thing::Sign(kind, ..) = entry.thing
            && nearest.iter().all(|(other, _)| *other != kind)
        {
            nearest.push((kind, entry));
        }
    }
    nearest.into_iter().map(|(_, entry)| entry).collect()
}
