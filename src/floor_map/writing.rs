//! Which labels a floor wants, and from which step of zoom each is seen.

use super::badge::has_badge;
use super::detail::Detail;
use super::labels::{LINE_PX, Wish, first_details, width_px};
use super::signs::SIGN_PX;
use super::space::FloorBox;
use domain::plan::{Floor, Place, PlaceId, PlaceKind};
use std::collections::HashMap;

/// Room that a status needs beside a room's code, in pixels: `tot 15:00`, `niet bekend`.
const STATUS_PX: f64 = 60.0;

/// Height of a badge above two lines and the same space below them, in pixels.
const BADGE_PX: f64 = 66.0;

/// Empty space left and right of a text inside its place, in pixels.
const PADDING_PX: f64 = 8.0;

/// From when labels are seen; nothing for one that never finds room.
#[derive(Debug, Default)]
pub struct Writing {
    codes: HashMap<PlaceId, Detail>,
    statuses: HashMap<PlaceId, Detail>,
    badges: HashMap<PlaceId, Detail>,
    signs: Vec<Option<Detail>>,
}

#[derive(Clone, Copy)]
enum Subject {
    Sign,
    Code(PlaceId),
    Status(PlaceId),
    Badge(PlaceId),
}

impl Writing {
    /// Places the labels of a floor. Signs come first, then rooms and booths, then desks.
    pub fn of(floor: &Floor) -> Self {
        let mut wishes = Vec::with_capacity(floor.places.len() + floor.amenities.len());
        let mut subjects = Vec::with_capacity(wishes.capacity());
        for amenity in &floor.amenities {
            let (at, side_px) = (amenity.at.into(), SIGN_PX + 2.0);
            wishes.push(Wish {
                at,
                width_px: side_px,
                height_px: side_px,
                inside: None,
                extends: None,
            });
            subjects.push(Subject::Sign);
        }
        let (rooms, desks): (Vec<&Place>, Vec<&Place>) =
            floor.places.iter().partition(|place| place.kind != PlaceKind::Desk);
        for room in rooms {
            let code = code_wish(room);
            let before = wishes.len();
            wishes.push(code);
            subjects.push(Subject::Code(room.id));
            let width_px = code.width_px.max(STATUS_PX + PADDING_PX);
            let height_px = 2.0 * LINE_PX;
            let both = Wish { width_px, height_px, extends: Some(before), ..code };
            wishes.push(both);
            subjects.push(Subject::Status(room.id));
            if has_badge(room) {
                let height_px = BADGE_PX;
                wishes.push(Wish { height_px, extends: Some(before + 1), ..both });
                subjects.push(Subject::Badge(room.id));
            }
        }
        for desk in desks {
            wishes.push(code_wish(desk));
            subjects.push(Subject::Code(desk.id));
        }
        Self::sorted(&subjects, first_details(&wishes))
    }

    fn sorted(subjects: &[Subject], first: Vec<Option<Detail>>) -> Self {
        let mut writing = Writing::default();
        for (subject, first) in subjects.iter().zip(first) {
            match (subject, first) {
                (Subject::Sign, first) => writing.signs.push(first),
                (Subject::Code(place), Some(first)) => {
                    writing.codes.insert(*place, first);
                }
                (Subject::Status(place), Some(first)) => {
                    writing.statuses.insert(*place, first);
                }
                (Subject::Badge(place), Some(first)) => {
                    writing.badges.insert(*place, first);
                }
                (_, None) => {}
            }
        }
        writing
    }

    /// From when the code of a place is seen.
    pub fn code(&self, place: PlaceId) -> Option<Detail> {
        self.codes.get(&place).copied()
    }

    /// From when the status of a room or booth is seen in words.
    pub fn status(&self, place: PlaceId) -> Option<Detail> {
        self.statuses.get(&place).copied()
    }

    /// From when the badge of a room or booth is seen.
    pub fn badge(&self, place: PlaceId) -> Option<Detail> {
        self.badges.get(&place).copied()
    }

    /// From when each sign is seen, in the order of the floor's amenities.
    pub fn signs(&self) -> &[Option<Detail>] {
        &self.signs
    }
}

/// The class by which the style sheet shows something from a step on; `never` where there is none.
pub fn class_from(first: Option<Detail>) -> String {
    match first {
        Some(detail) => ["from-", &detail.number().to_string()].concat(),
        None => String::from("from-never"),
    }
}

/// The class of a place's shape, by which the style sheet leaves out its mark from the step on at
/// which words stand in its middle.
pub fn class_until(first: Option<Detail>) -> String {
    match first {
        Some(detail) => ["place__shape until-", &detail.number().to_string()].concat(),
        None => String::from("place__shape"),
    }
}

/// The class of a room's code, which makes room for the status below it from that step on.
pub fn class_lifted(status: Option<Detail>) -> String {
    match status {
        Some(detail) => [" lifts-", &detail.number().to_string()].concat(),
        None => String::new(),
    }
}

fn code_wish(place: &Place) -> Wish {
    Wish {
        at: place.at.into(),
        width_px: width_px(place.code.as_str()) + PADDING_PX,
        height_px: LINE_PX,
        inside: FloorBox::around(&place.outline),
        extends: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::floor_of;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn rooms_are_named_before_desks_and_every_place_is_named_in_the_end() {
        let floor = floor_of(200);
        let writing = Writing::of(&floor);
        let first = |wanted: PlaceKind| {
            let places = floor.places.iter().filter(|place| place.kind == wanted);
            places.map(|place| writing.code(place.id).unwrap()).max().unwrap()
        };
        assert!(first(PlaceKind::Room) < first(PlaceKind::Desk));
        let room = floor.places.iter().find(|place| place.kind == PlaceKind::Room).unwrap();
        assert!(writing.status(room.id) >= writing.code(room.id));
        assert_eq!(class_from(None), "from-never");
    }
}
