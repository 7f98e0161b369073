//! Which labels a floor wants, and from which step of zoom each is seen.

use super::badge::has_badge;
use super::detail::Detail;
use super::labels::{LINE_PX, Wish, first_details, width_px};
use super::signs::SIGN_PX;
use super::space::FloorBox;
use domain::plan::{Amenity, Floor, Place, PlaceKind};

/// Room that a status needs beside a room's code, in pixels: `tot 15:00`, `niet bekend`.
const STATUS_PX: f64 = 60.0;

/// Height of a badge above two lines and the same space below them, in pixels.
const BADGE_PX: f64 = 66.0;

/// Empty space left and right of a text inside its place, in pixels.
const PADDING_PX: f64 = 8.0;

/// From when the labels of a floor are seen, but for the codes of desks; nothing for one that never
/// finds room.
#[derive(Debug, Default)]
pub struct Writing {
    /// What each place shows, in the order of the floor's places; nothing for desks.
    pub rooms: Vec<RoomWords>,
    /// From when each sign is seen, in the order of the floor's amenities.
    pub signs: Vec<Option<Detail>>,
}

/// From when a room or booth shows what.
#[derive(Debug, Clone, Copy, Default)]
pub struct RoomWords {
    /// Its code.
    pub code: Option<Detail>,
    /// Its status in words, below its code.
    pub status: Option<Detail>,
    /// Its badge, above both.
    pub badge: Option<Detail>,
}

impl Writing {
    /// Places the labels: signs come first, then rooms and booths.
    pub fn of(floor: &Floor) -> Self {
        let wishes = wishes_before_desks(floor);
        let mut first = first_details(&wishes).into_iter();
        let mut next = || first.next().flatten();
        let signs = floor.amenities.iter().map(|_| next()).collect();
        let rooms = floor.places.iter().map(|place| match place.kind {
            PlaceKind::Desk => RoomWords::default(),
            PlaceKind::Room | PlaceKind::Booth => RoomWords {
                code: next(),
                status: next(),
                badge: if has_badge(place) { next() } else { None },
            },
        });
        let rooms = rooms.collect();
        Writing { rooms, signs }
    }
}

/// From when the code of each desk is seen, in the order of the floor's places: desks come last, so
/// that this can wait until somebody comes close enough.
pub fn desk_codes(floor: &Floor) -> Vec<Option<Detail>> {
    let mut wishes = wishes_before_desks(floor);
    let earlier = wishes.len();
    wishes.extend(desks(floor).map(code_wish));
    let mut first = first_details(&wishes).into_iter().skip(earlier);
    let of_place = |place: &Place| match place.kind {
        PlaceKind::Desk => first.next().flatten(),
        PlaceKind::Room | PlaceKind::Booth => None,
    };
    floor.places.iter().map(of_place).collect()
}

/// The first step at which the code of any desk fits into its desk; nothing where none ever does.
pub fn first_desk_code(floor: &Floor) -> Option<Detail> {
    let fits = |detail: Detail| desks(floor).any(|desk| code_wish(desk).fits(detail));
    Detail::all().find(|detail| fits(*detail))
}

fn desks(floor: &Floor) -> impl Iterator<Item = &Place> {
    floor.places.iter().filter(|place| place.kind == PlaceKind::Desk)
}

fn wishes_before_desks(floor: &Floor) -> Vec<Wish> {
    let side_px = SIGN_PX + 2.0;
    let sign = |amenity: &Amenity| Wish {
        at: amenity.at.into(),
        width_px: side_px,
        height_px: side_px,
        inside: None,
        extends: None,
    };
    let mut wishes: Vec<Wish> = floor.amenities.iter().map(sign).collect();
    for room in floor.places.iter().filter(|place| place.kind != PlaceKind::Desk) {
        let code = code_wish(room);
        let before = wishes.len();
        wishes.push(code);
        let width_px = code.width_px.max(STATUS_PX + PADDING_PX);
        let height_px = 2.0 * LINE_PX;
        let both = Wish { width_px, height_px, extends: Some(before), ..code };
        wishes.push(both);
        if has_badge(room) {
            wishes.push(Wish { height_px: BADGE_PX, extends: Some(before + 1), ..both });
        }
    }
    wishes
}

/// The classes by which the style sheet shows something from a step on only.
pub fn class_from(first: Option<Detail>) -> String {
    match first {
        Some(detail) => ["from from-", &detail.number().to_string()].concat(),
        None => String::from("from"),
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
        let (writing, desks) = (Writing::of(&floor), desk_codes(&floor));
        let mut last_room = Detail::at(0.0);
        let mut first_desk = Detail::at(100.0);
        for (index, place) in floor.places.iter().enumerate() {
            let words = writing.rooms[index];
            if place.kind == PlaceKind::Desk {
                first_desk = first_desk.min(desks[index].unwrap());
            } else {
                last_room = last_room.max(words.code.unwrap());
                assert!(words.status >= words.code);
            }
        }
        assert!(last_room < first_desk);
        assert_eq!(first_desk_code(&floor), Some(first_desk));
        assert_eq!(class_from(None), "from");
    }
}
