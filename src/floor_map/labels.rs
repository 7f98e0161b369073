//! From which step of zoom a label may be seen, so that no two ever overlap. A pure function.

use super::detail::Detail;
use super::space::{FloorBox, FloorPoint};

/// The height of one line of text at the size labels begin with, in pixels.
pub const LINE_PX: f64 = 15.0;

/// Side of the squares in which boxes are looked up, in pixels of the step at hand.
const CELL_PX: f64 = 64.0;

/// A label that wants to be seen.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// Where its middle is anchored.
    pub at: FloorPoint,
    /// Its width on the screen, in pixels.
    pub width_px: f64,
    /// Its height on the screen, in pixels.
    pub height_px: f64,
    /// What it may not stick out of.
    pub inside: Option<FloorBox>,
    /// The index of an earlier wish that this one takes the place of: the same label with a line
    /// more. The two may overlap, and this one never comes before that one.
    pub extends: Option<usize>,
}

/// How wide a text is at the size labels begin with, in pixels. An upper estimate for the fonts in
/// use, so that nothing has to be measured on the page.
pub fn width_px(text: &str) -> f64 {
    // What is not ASCII may be a capital; to know would take the tables of all alphabets.
    let is_narrow = |letter: &char| letter.is_ascii() && !letter.is_ascii_uppercase();
    text.chars().map(|letter| if is_narrow(&letter) { 6.9 } else { 8.6 }).sum()
}

/// For each wish the first step at which it is seen; `None` where it never finds room. Earlier
/// wishes win. What is seen at a step is seen at all closer ones: anchors are fixed and boxes
/// shrink around them.
pub fn first_details(wishes: &[Wish]) -> Vec<Option<Detail>> {
    let mut first: Vec<Option<Detail>> = vec![None; wishes.len()];
    let mut taken = Taken::default();
    for detail in Detail::all() {
        if first.iter().all(Option::is_some) {
            break;
        }
        taken.begin(CELL_PX * detail.cm_per_px());
        for (index, wish) in wishes.iter().enumerate() {
            if first.get(index).is_some_and(Option::is_some) {
                taken.add(index, wish.box_at(detail));
            }
        }
        for (index, wish) in wishes.iter().enumerate() {
            let placed = |other: usize| first.get(other).is_some_and(Option::is_some);
            if placed(index) || wish.extends.is_some_and(|before| !placed(before)) {
                continue;
            }
            let wanted = wish.box_at(detail);
            if wish.fits(detail) && taken.is_free(&wanted, &lines_before(wishes, wish)) {
                taken.add(index, wanted);
                if let Some(slot) = first.get_mut(index) {
                    *slot = Some(detail);
                }
            }
        }
    }
    first
}

/// The wishes whose place this one takes: the same label with fewer lines.
fn lines_before(wishes: &[Wish], wish: &Wish) -> Vec<usize> {
    let before = |index: &usize| wishes.get(*index).and_then(|wish| wish.extends);
    std::iter::successors(wish.extends, before).collect()
}

impl Wish {
    /// Whether it stays inside what it may not stick out of, at a step.
    pub fn fits(&self, detail: Detail) -> bool {
        self.inside.is_none_or(|inside| inside.encloses(&self.box_at(detail)))
    }

    /// What it covers of the floor at the beginning of a step.
    fn box_at(&self, detail: Detail) -> FloorBox {
        let half_width_cm = self.width_px / 2.0 * detail.cm_per_px();
        let half_height_cm = self.height_px / 2.0 * detail.cm_per_px();
        FloorBox {
            left_cm: self.at.x_cm - half_width_cm,
            top_cm: self.at.y_cm - half_height_cm,
            right_cm: self.at.x_cm + half_width_cm,
            bottom_cm: self.at.y_cm + half_height_cm,
        }
    }
}

/// The boxes of a step, by the squares they touch. Far squares share a drawer: that costs a glance
/// at a box that is not near, and never a wrong answer.
#[derive(Default)]
struct Taken {
    cell_cm: f64,
    drawers: Vec<Vec<(usize, FloorBox)>>,
}

/// How many drawers there are.
const DRAWERS: usize = 1 << 11;

impl Taken {
    /// Empties the drawers for a step with squares of that side.
    fn begin(&mut self, cell_cm: f64) {
        self.cell_cm = cell_cm;
        self.drawers.resize_with(DRAWERS, Vec::new);
        self.drawers.iter_mut().for_each(Vec::clear);
    }

    fn add(&mut self, index: usize, area: FloorBox) {
        for drawer in self.drawers_of(&area) {
            if let Some(drawer) = self.drawers.get_mut(drawer) {
                drawer.push((index, area));
            }
        }
    }

    fn is_free(&self, area: &FloorBox, except: &[usize]) -> bool {
        self.drawers_of(area)
            .filter_map(|drawer| self.drawers.get(drawer))
            .flatten()
            .all(|(index, other)| except.contains(index) || !other.overlaps(area))
    }

    #[allow(clippy::cast_possible_truncation)] // A floor is far smaller than 2^31 squares.
    #[allow(clippy::cast_sign_loss)] // Only the lowest bits count.
    fn drawers_of(&self, area: &FloorBox) -> impl Iterator<Item = usize> + use<> {
        let cell = |cm: f64| (cm / self.cell_cm).floor() as i32;
        let (left, right) = (cell(area.left_cm), cell(area.right_cm));
        let rows = cell(area.top_cm)..=cell(area.bottom_cm);
        // Neighbours come into different drawers.
        let drawer =
            |column: i32, row: i32| column.wrapping_add(row.wrapping_mul(89)) as usize % DRAWERS;
        rows.flat_map(move |row| (left..=right).map(move |column| drawer(column, row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::Dice;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn wish(x_cm: f64, y_cm: f64, width_px: f64) -> Wish {
        let at = FloorPoint { x_cm, y_cm };
        Wish { at, width_px, height_px: LINE_PX, inside: None, extends: None }
    }

    #[test]
    fn no_two_labels_overlap_at_any_step_and_none_goes_away() {
        let mut dice = Dice::new(7);
        let wishes: Vec<Wish> = (0..400)
            .map(|_| {
                let (x, y) = (dice.between(0.0, 6_000.0), dice.between(0.0, 4_000.0));
                wish(x, y, dice.between(20.0, 120.0))
            })
            .collect();
        let first = first_details(&wishes);
        for detail in Detail::all() {
            let seen: Vec<FloorBox> = wishes
                .iter()
                .zip(&first)
                .filter(|(_, first)| first.is_some_and(|first| first <= detail))
                .map(|(wish, _)| wish.box_at(detail))
                .collect();
            for (index, one) in seen.iter().enumerate() {
                assert!(seen[index + 1..].iter().all(|other| !one.overlaps(other)), "{detail:?}");
            }
        }
        let found = first.iter().flatten().count();
        assert!(found > 200, "only {found} of 400 labels are ever seen");
    }

    #[test]
    fn the_earlier_wish_wins_and_the_later_one_waits_for_room() {
        let first = first_details(&[wish(0.0, 0.0, 60.0), wish(100.0, 0.0, 60.0)]);
        assert_eq!(first[0].map(Detail::number), Some(0));
        let second = first[1].unwrap();
        // 60 pixels fit between the two from 0.6 pixels a centimetre on.
        assert!(second.px_per_cm() >= 0.6 && second.px_per_cm() < 0.6 * 1.5);
    }

    #[test]
    fn a_label_waits_until_it_fits_inside_its_place() {
        let inside = FloorBox { left_cm: 0.0, top_cm: 0.0, right_cm: 160.0, bottom_cm: 80.0 };
        let desk = Wish { inside: Some(inside), ..wish(80.0, 40.0, 48.0) };
        let tight = Wish { inside: Some(inside), ..wish(-80.0, 40.0, 48.0) };
        let first = first_details(&[desk, tight]);
        assert!(first[0].unwrap().px_per_cm() >= 48.0 / 160.0);
        assert_eq!(first[1], None);
    }

    #[test]
    fn more_lines_come_with_or_after_fewer() {
        let inside = FloorBox { left_cm: 0.0, top_cm: 0.0, right_cm: 700.0, bottom_cm: 700.0 };
        let name = Wish { inside: Some(inside), ..wish(350.0, 350.0, 40.0) };
        let both = Wish { width_px: 80.0, height_px: 2.0 * LINE_PX, extends: Some(0), ..name };
        let three = Wish { height_px: 8.0 * LINE_PX, extends: Some(1), ..both };
        let first = first_details(&[name, both, three]);
        assert!(first[0] < first[1] && first[1] < first[2] && first[0].is_some());
    }
}
