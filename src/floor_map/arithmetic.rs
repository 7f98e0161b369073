//! Arithmetic in little code: by the browser where wasm has no instructions for it.
//!
//! Rust's own writing of numbers, powers and angles cost the app 25 kB.

use js_sys::{Math, Number};

/// A number as text, with so many decimals.
pub fn decimal(value: f64, decimals: u8) -> String {
    // It fails beyond 100 decimals only.
    Number::from(value).to_fixed(decimals).map(String::from).unwrap_or_default()
}

/// e to a power.
pub fn e_to_the(power: f64) -> f64 {
    Math::exp(power)
}

/// A positive number to a power.
pub fn to_the(base: f64, power: f64) -> f64 {
    Math::pow(base, power)
}

/// Sine and cosine of an angle.
pub fn sine_and_cosine(degrees: f64) -> (f64, f64) {
    let angle = degrees.to_radians();
    (Math::sin(angle), Math::cos(angle))
}

/// How long a line is that goes so far to the right and so far down.
pub fn length(right: f64, down: f64) -> f64 {
    // `hypot` would guard against numbers that no floor has.
    (right * right + down * down).sqrt()
}

/// The number, or the bound that it is beyond. (`clamp` would bring the code that writes the bounds
/// into a panic, should they be the wrong way round; here the upper one wins.)
pub fn within(number: f64, least: f64, most: f64) -> f64 {
    number.max(least).min(most)
}
