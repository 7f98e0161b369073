//! How much is told at a scale: steps of zoom at which more labels find room.

use std::f64::consts::SQRT_2;

/// A step of zoom, from 0 (the whole floor from afar) on. Each step is √2 closer than the one
/// before. Within a step what is measured in pixels grows with the drawing, by at most that much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Detail(u8);

/// The scale at which step 0 begins, in pixels a centimetre; anything farther off is step 0 too.
const FARTHEST_PX_PER_CM: f64 = 0.025;

impl Detail {
    /// The number of steps; the last holds for anything closer.
    pub const COUNT: u8 = 13;

    /// All steps, farthest first.
    pub fn all() -> impl Iterator<Item = Detail> {
        (0..Self::COUNT).map(Detail)
    }

    /// The step of a scale.
    pub fn at(px_per_cm: f64) -> Self {
        let closer = |detail: &Detail| detail.px_per_cm() <= px_per_cm * 1.000_001;
        Self::all().take_while(closer).last().unwrap_or(Detail(0))
    }

    /// Its number, from 0.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The scale at which it begins.
    pub fn px_per_cm(self) -> f64 {
        let odd = if self.0 % 2 == 1 { SQRT_2 } else { 1.0 };
        FARTHEST_PX_PER_CM * f64::from(1_u32 << (self.0 / 2)) * odd
    }

    /// Centimetres on the floor that a pixel takes where it begins. What is that large on the
    /// floor is between 1 and √2 pixels on the screen.
    pub fn cm_per_px(self) -> f64 {
        1.0 / self.px_per_cm()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_scale_has_the_closest_step_that_it_reaches() {
        for (px_per_cm, expected) in
            [(0.001, 0), (0.025, 0), (0.034, 0), (0.036, 1), (0.05, 2), (1.6, 12), (50.0, 12)]
        {
            assert_eq!(Detail::at(px_per_cm).number(), expected, "{px_per_cm}");
        }
        for detail in Detail::all() {
            assert_eq!(Detail::at(detail.px_per_cm()), detail);
        }
    }
}
