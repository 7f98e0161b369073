//! What fingers and mouse mean: a pure machine from pointer events to motions and taps.

use super::arithmetic::{e_to_the, within};
use super::space::ScreenPoint;

/// A pointer that moves less than this between going down and up has tapped, in pixels.
const TAP_PX: f64 = 9.0;

/// A second tap within this time and distance makes a double tap.
const DOUBLE_TAP_MS: f64 = 320.0;
const DOUBLE_TAP_PX: f64 = 30.0;

/// What a movement does to the look at the floor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Motion {
    /// Pixels to the right.
    pub right_px: f64,
    /// Pixels down.
    pub down_px: f64,
    /// How many times as close, and about which point once moved.
    pub zoom: Option<(f64, ScreenPoint)>,
}

/// What a short touch means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tap {
    /// The first, or a lonely one.
    Single(ScreenPoint),
    /// Quickly after another at the same spot.
    Double(ScreenPoint),
}

/// The pointers that are down, and what they have done so far.
#[derive(Debug, Default)]
pub struct Gestures {
    down: Vec<Pointer>,
    /// Whether any pointer of this touch moved too far to be a tap, or a second one came.
    is_drag: bool,
    last_tap: Option<(ScreenPoint, f64)>,
}

#[derive(Debug, Clone, Copy)]
struct Pointer {
    id: i32,
    began: ScreenPoint,
    now: ScreenPoint,
}

impl Gestures {
    /// A pointer goes down.
    pub fn press(&mut self, id: i32, at: ScreenPoint) {
        self.down.retain(|pointer| pointer.id != id);
        // A second finger makes it no tap.
        self.is_drag = !self.down.is_empty();
        self.down.push(Pointer { id, began: at, now: at });
    }

    /// A pointer moves; what that does. The third finger and those after it do nothing.
    pub fn slide(&mut self, id: i32, to: ScreenPoint) -> Option<Motion> {
        let before = self.held();
        let pointer = self.down.iter_mut().find(|pointer| pointer.id == id)?;
        pointer.now = to;
        if pointer.began.distance_px(to) > TAP_PX {
            self.is_drag = true;
        }
        // Until it is a drag nothing moves, so that a tap does not shake the map.
        if !self.is_drag {
            return None;
        }
        match (before, self.held()) {
            (Held::One(from), Held::One(to)) => Some(Motion {
                right_px: to.x_px - from.x_px,
                down_px: to.y_px - from.y_px,
                zoom: None,
            }),
            (Held::Two(a, b), Held::Two(c, d)) => {
                let (from, to) = (a.halfway_to(b), c.halfway_to(d));
                let factor = c.distance_px(d).max(1.0) / a.distance_px(b).max(1.0);
                Some(Motion {
                    right_px: to.x_px - from.x_px,
                    down_px: to.y_px - from.y_px,
                    zoom: Some((factor, to)),
                })
            }
            _ => None,
        }
    }

    /// A pointer goes up, at that time; the tap it made, if it made one.
    pub fn lift(&mut self, id: i32, at: ScreenPoint, now_ms: f64) -> Option<Tap> {
        let was_down = self.down.iter().any(|pointer| pointer.id == id);
        self.down.retain(|pointer| pointer.id != id);
        if !was_down || self.is_drag || !self.down.is_empty() {
            return None;
        }
        let follows = self.last_tap.is_some_and(|(last, when_ms)| {
            now_ms - when_ms <= DOUBLE_TAP_MS && last.distance_px(at) <= DOUBLE_TAP_PX
        });
        self.last_tap = (!follows).then_some((at, now_ms));
        Some(if follows { Tap::Double(at) } else { Tap::Single(at) })
    }

    /// A pointer is taken away: a palm, a system gesture. It means nothing.
    pub fn cancel(&mut self, id: i32) {
        self.down.retain(|pointer| pointer.id != id);
        self.is_drag = true;
    }

    fn held(&self) -> Held {
        match self.down.as_slice() {
            [] => Held::None,
            [one] => Held::One(one.now),
            [one, other, ..] => Held::Two(one.now, other.now),
        }
    }
}

enum Held {
    None,
    One(ScreenPoint),
    Two(ScreenPoint, ScreenPoint),
}

/// How many times as close a turn of the wheel brings. `delta` is in the unit of the event's
/// `deltaMode` (0 pixels, 1 lines, 2 pages); a pinch on a trackpad comes as a wheel with Ctrl.
pub fn wheel_factor(delta: f64, delta_mode: u32, is_pinch: bool) -> f64 {
    let delta_px = match delta_mode {
        0 => delta,
        1 => delta * 16.0,
        _ => delta * 400.0,
    };
    let speed = if is_pinch { 0.01 } else { 0.001_8 };
    within(e_to_the(-delta_px * speed), 0.5, 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn at(x_px: f64, y_px: f64) -> ScreenPoint {
        ScreenPoint { x_px, y_px }
    }

    #[test]
    fn one_finger_pans_once_it_moved_far_enough() {
        let mut gestures = Gestures::default();
        gestures.press(1, at(100.0, 100.0));
        assert_eq!(gestures.slide(1, at(104.0, 100.0)), None);
        assert!(gestures.slide(1, at(112.0, 100.0)).is_some());
        let motion = gestures.slide(1, at(115.0, 98.0));
        assert_eq!(motion, Some(Motion { right_px: 3.0, down_px: -2.0, zoom: None }));
        assert_eq!(gestures.lift(1, at(115.0, 98.0), 50.0), None);
    }

    #[test]
    fn two_fingers_pinch_about_their_middle() {
        let mut gestures = Gestures::default();
        gestures.press(1, at(100.0, 100.0));
        gestures.press(2, at(200.0, 100.0));
        let motion = gestures.slide(2, at(300.0, 100.0));
        let zoom = Some((2.0, at(200.0, 100.0)));
        assert_eq!(motion, Some(Motion { right_px: 50.0, down_px: 0.0, zoom }));
        // Neither finger taps when it goes up, also not the one that never moved.
        assert_eq!(gestures.lift(2, at(300.0, 100.0), 100.0), None);
        assert_eq!(gestures.lift(1, at(100.0, 100.0), 110.0), None);
    }

    #[test]
    fn two_quick_taps_at_one_spot_make_a_double_tap() {
        for (second_ms, second_at, is_double) in [
            (200.0, at(60.0, 50.0), true),
            (400.0, at(60.0, 50.0), false),
            (200.0, at(90.0, 50.0), false),
        ] {
            let mut gestures = Gestures::default();
            gestures.press(1, at(50.0, 50.0));
            assert_eq!(gestures.lift(1, at(50.0, 50.0), 0.0), Some(Tap::Single(at(50.0, 50.0))));
            gestures.press(1, second_at);
            let expected = if is_double { Tap::Double(second_at) } else { Tap::Single(second_at) };
            assert_eq!(gestures.lift(1, second_at, second_ms), Some(expected));
        }
    }

    #[test]
    fn what_the_system_takes_away_means_nothing() {
        let mut gestures = Gestures::default();
        gestures.press(1, at(50.0, 50.0));
        gestures.cancel(1);
        assert_eq!(gestures.lift(1, at(50.0, 50.0), 5.0), None);
        assert_eq!(gestures.slide(9, at(1.0, 1.0)), None);
        gestures.press(2, at(50.0, 50.0));
        assert_eq!(gestures.lift(2, at(50.0, 50.0), 9.0), Some(Tap::Single(at(50.0, 50.0))));
    }

    #[test]
    fn a_wheel_zooms_gently_and_never_jumps() {
        assert!(wheel_factor(-100.0, 0, false) > 1.0);
        assert!(wheel_factor(100.0, 0, false) < 1.0);
        assert!((wheel_factor(3.0, 1, false) - wheel_factor(48.0, 0, false)).abs() < 1e-12);
        assert!(wheel_factor(-1e9, 2, true) <= 2.0);
    }
}
