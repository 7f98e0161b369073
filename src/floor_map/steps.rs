//! Where an arrow key leads: to the nearest place in that direction.

use domain::plan::{Place, PlaceId, Point};

/// The keys that lead from place to place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home: the first place in reading order.
    First,
    /// End: the last place in reading order.
    Last,
}

impl Step {
    /// The step of a key, by its name in `KeyboardEvent.key`.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowLeft" => Some(Step::Left),
            "ArrowRight" => Some(Step::Right),
            "ArrowUp" => Some(Step::Up),
            "ArrowDown" => Some(Step::Down),
            "Home" => Some(Step::First),
            "End" => Some(Step::Last),
            _ => None,
        }
    }
}

/// The place a step leads to; `None` where there is nothing farther in that direction.
///
/// What lies straight ahead is preferred: a centimetre aside counts as three ahead.
pub fn step_from(places: &[Place], from: PlaceId, step: Step) -> Option<PlaceId> {
    match step {
        Step::First => places.iter().min_by_key(|place| reading_order(place)).map(|p| p.id),
        Step::Last => places.iter().max_by_key(|place| reading_order(place)).map(|p| p.id),
        Step::Left | Step::Right | Step::Up | Step::Down => {
            let origin = places.iter().find(|place| place.id == from)?;
            let reached = places
                .iter()
                .filter(|place| place.id != from)
                .filter_map(|place| Some((effort(origin, place, step)?, &place.code, place.id)));
            reached.min().map(|(_, _, id)| id)
        }
    }
}

fn reading_order(place: &Place) -> (i32, i32, &str) {
    (place.at.y_cm, place.at.x_cm, place.code.as_str())
}

/// How far a place is for a step; `None` when it lies elsewhere. Places on the very same spot are
/// told apart by their codes, or one would hide the other.
fn effort(origin: &Place, other: &Place, step: Step) -> Option<i64> {
    let (from, to): (Point, Point) = (origin.at, other.at);
    let right = i64::from(to.x_cm) - i64::from(from.x_cm);
    let down = i64::from(to.y_cm) - i64::from(from.y_cm);
    if right == 0 && down == 0 {
        let later = other.code > origin.code;
        return (matches!(step, Step::Right if later) || matches!(step, Step::Left if !later))
            .then_some(0);
    }
    let (ahead, aside) = match step {
        Step::Left => (-right, down),
        Step::Right => (right, down),
        Step::Up => (-down, right),
        Step::Down => (down, right),
        Step::First | Step::Last => return None,
    };
    (ahead > 0).then_some(ahead + 3 * aside.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::{Dice, floor_of};
    use domain::plan::Polygon;
    use std::collections::HashSet;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const ARROWS: [Step; 4] = [Step::Left, Step::Right, Step::Up, Step::Down];

    fn reachable(places: &[Place], start: PlaceId) -> usize {
        let mut seen = HashSet::from([start]);
        let mut open = vec![start];
        while let Some(here) = open.pop() {
            for next in ARROWS.into_iter().filter_map(|step| step_from(places, here, step)) {
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        seen.len()
    }

    fn scattered(count: usize, seed: u64, width_cm: i32, height_cm: i32) -> Vec<Place> {
        let mut places = floor_of(count).places;
        let mut dice = Dice::new(seed);
        for place in &mut places {
            place.at = Point::new(dice.below(width_cm), dice.below(height_cm));
            place.outline = Polygon::rectangle(place.at.x_cm - 80, place.at.y_cm - 40, 160, 80);
        }
        places
    }

    #[test]
    fn arrows_lead_to_the_neighbour_in_a_row_and_in_a_column() {
        // Twelve columns of desks, 240 centimetres apart; rows 200 apart.
        let places = floor_of(72).places;
        for (step, expected) in [
            (Step::Right, Some(14)),
            (Step::Left, Some(12)),
            (Step::Up, Some(1)),
            (Step::Down, Some(25)),
            (Step::First, Some(0)),
            (Step::Last, Some(71)),
        ] {
            let found = step_from(&places, places[13].id, step);
            assert_eq!(found, expected.map(|index: usize| places[index].id), "{step:?}");
        }
        assert_eq!(step_from(&places, places[0].id, Step::Left), None);
        assert_eq!(step_from(&places, places[0].id, Step::Up), None);
    }

    #[test]
    fn arrows_reach_every_place_from_every_place() {
        for (seed, width_cm, height_cm) in
            [(1, 6_000, 4_000), (2, 9_000, 300), (3, 200, 200), (4, 12, 12), (5, 1, 9_000)]
        {
            let places = scattered(90, seed, width_cm, height_cm);
            for start in [0, 31, 89] {
                assert_eq!(reachable(&places, places[start].id), 90, "floor {seed}");
            }
        }
        let regular = floor_of(774).places;
        assert_eq!(reachable(&regular, regular[400].id), 774);
    }
}
