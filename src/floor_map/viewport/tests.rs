use super::*;
use crate::floor_map::testing::Dice;
use wasm_bindgen_test::wasm_bindgen_test as test;

const FRAME: FloorBox =
    FloorBox { left_cm: -500.0, top_cm: 0.0, right_cm: 6_500.0, bottom_cm: 5_000.0 };
const PHONE: ScreenSize = ScreenSize { width_px: 390.0, height_px: 600.0 };

fn somewhere(dice: &mut Dice) -> ScreenPoint {
    ScreenPoint { x_px: dice.between(0.0, 390.0), y_px: dice.between(0.0, 600.0) }
}

/// A look that somebody reached by zooming and panning.
fn some_look(dice: &mut Dice) -> Viewport {
    Viewport::whole(FRAME, PHONE)
        .zoomed(somewhere(dice), dice.between(1.0, 20.0))
        .panned(dice.between(-900.0, 900.0), dice.between(-900.0, 900.0))
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

#[test]
fn the_two_spaces_are_each_others_inverse() {
    let mut dice = Dice::new(1);
    for _ in 0..500 {
        let (look, point) = (some_look(&mut dice), somewhere(&mut dice));
        let back = look.screen_from_floor(look.floor_from_screen(point));
        assert!(close(back.x_px, point.x_px) && close(back.y_px, point.y_px));
    }
}

#[test]
fn zooming_keeps_the_spot_under_the_finger_unless_the_edge_is_near() {
    let mut dice = Dice::new(2);
    // From the middle of a large floor no edge comes near.
    let look = Viewport::whole(FRAME, PHONE).zoomed_about_middle(12.0);
    for _ in 0..500 {
        let (point, factor) = (somewhere(&mut dice), dice.between(0.6, 1.6));
        let (before, after) = (look.floor_from_screen(point), look.zoomed(point, factor));
        let after = after.floor_from_screen(point);
        assert!((before.x_cm - after.x_cm).abs() < 1e-6 && (before.y_cm - after.y_cm).abs() < 1e-6);
    }
}

#[test]
fn scale_and_position_stay_within_their_bounds() {
    let mut dice = Dice::new(3);
    let whole = Viewport::whole(FRAME, PHONE);
    for _ in 0..500 {
        let look = some_look(&mut dice).zoomed(somewhere(&mut dice), dice.between(0.01, 100.0));
        assert!(look.px_per_cm() >= whole.px_per_cm() - 1e-9);
        assert!(look.px_per_cm() <= CLOSEST_PX_PER_CM + 1e-9);
        let left = look.screen_from_floor(FloorPoint { x_cm: FRAME.left_cm, y_cm: 0.0 }).x_px;
        let right = look.screen_from_floor(FloorPoint { x_cm: FRAME.right_cm, y_cm: 0.0 }).x_px;
        assert!(left <= SLACK_PX + 1e-6 && right >= PHONE.width_px - SLACK_PX - 1e-6);
    }
}

#[test]
fn the_whole_floor_is_centred_and_stays_whole_when_the_map_is_resized() {
    let whole = Viewport::whole(FRAME, PHONE);
    let middle = whole.screen_from_floor(FRAME.middle());
    assert!(close(middle.x_px, 195.0) && close(middle.y_px, 300.0));
    assert!(whole.shows_whole());
    let wide = ScreenSize { width_px: 1_440.0, height_px: 700.0 };
    assert_eq!(whole.resized(wide), Viewport::whole(FRAME, wide));
    assert_eq!(whole.panned(40.0, 40.0).zoomed_about_middle(0.5), whole, "back to straight on");
    let zoomed = whole.zoomed_about_middle(8.0);
    let spot = zoomed.floor_from_screen(PHONE.middle());
    let after = zoomed.resized(wide).floor_from_screen(wide.middle());
    assert!(close(spot.x_cm, after.x_cm) && close(spot.y_cm, after.y_cm));
}

#[test]
fn what_is_fitted_is_seen_whole_and_not_too_close() {
    let whole = Viewport::whole(FRAME, PHONE);
    let desk = FloorBox { left_cm: 900.0, top_cm: 900.0, right_cm: 1_060.0, bottom_cm: 980.0 };
    for (area, closest) in [(desk, 0.5), (desk, 9.0), (desk.grown_by(900.0), 9.0)] {
        let look = whole.fitted_to(area, closest);
        assert!(look.px_per_cm() <= closest + 1e-9);
        let seen = look.seen();
        assert!(seen.encloses(&area), "{area:?} in {seen:?}");
    }
}

#[test]
fn revealing_moves_only_what_is_outside() {
    let look = Viewport::whole(FRAME, PHONE).zoomed_about_middle(10.0);
    let middle = look.floor_from_screen(PHONE.middle());
    let near = |x_cm: f64| FloorBox {
        left_cm: middle.x_cm + x_cm,
        top_cm: middle.y_cm,
        right_cm: middle.x_cm + x_cm + 100.0,
        bottom_cm: middle.y_cm + 50.0,
    };
    assert_eq!(look.revealing(near(0.0)), look);
    for area in [near(900.0), near(-900.0)] {
        let moved = look.revealing(area);
        let left = moved.screen_from_floor(FloorPoint { x_cm: area.left_cm, y_cm: area.top_cm });
        let right = moved.screen_from_floor(FloorPoint { x_cm: area.right_cm, y_cm: area.top_cm });
        assert!(left.x_px >= MARGIN_PX - 1e-6 && right.x_px <= 390.0 - MARGIN_PX + 1e-6);
    }
    let below = look.revealing(near(0.0)).panned(0.0, 300.0).revealing(near(0.0));
    let bottom = FloorPoint { x_cm: middle.x_cm, y_cm: middle.y_cm + 50.0 };
    assert!(below.screen_from_floor(bottom).y_px <= 600.0 - BUTTONS_PX + 1e-6);
}

#[test]
fn a_glide_begins_here_and_ends_there() {
    let here = Viewport::whole(FRAME, PHONE);
    let there = here.zoomed(ScreenPoint { x_px: 100.0, y_px: 200.0 }, 5.0);
    for (share, expected) in [(0.0, here), (1.0, there)] {
        let look = here.towards(&there, share);
        assert!(close(look.px_per_cm(), expected.px_per_cm()));
        assert!(close(look.origin.x_px, expected.origin.x_px));
        assert!(close(look.origin.y_px, expected.origin.y_px));
    }
}

#[test]
fn a_map_without_size_does_not_break_the_arithmetic() {
    let nothing = ScreenSize { width_px: 0.0, height_px: 0.0 };
    let look = Viewport::whole(FRAME, nothing).zoomed_about_middle(3.0).panned(5.0, 5.0);
    assert!(look.px_per_cm().is_finite() && look.px_per_cm() > 0.0);
    assert!(!look.has_size());
    let shown = look.resized(PHONE);
    assert!(shown.has_size() && shown.px_per_cm() >= Viewport::whole(FRAME, PHONE).px_per_cm());
}
