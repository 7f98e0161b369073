//! What a camera makes of a label.

use image::{GrayImage, ImageBuffer, Luma, imageops};

/// Where the light falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Everywhere.
    Even,
    /// The left half lies in the shadow of a screen.
    HalfLit,
}

/// How a label is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// In words, for the message of a test that fails.
    pub name: &'static str,
    /// Spread of the blur in dots.
    pub blur: f32,
    /// Turned by so many degrees.
    pub turned_degrees: f32,
    /// Where the light falls.
    pub light: Light,
}

impl Seen {
    /// As it was printed.
    pub const CLEAR: Seen =
        Seen { name: "clear", blur: 0.0, turned_degrees: 0.0, light: Light::Even };
    /// Out of focus.
    pub const BLURRED: Seen = Seen { name: "blurred", blur: 3.5, ..Seen::CLEAR };
    /// Held askew.
    pub const TURNED: Seen = Seen { name: "turned", turned_degrees: 23.0, ..Seen::CLEAR };
    /// Upside down, as from the other side of the desk, and a little askew.
    pub const FROM_BEHIND: Seen =
        Seen { name: "from behind", turned_degrees: 171.0, ..Seen::CLEAR };
    /// Half in shadow.
    pub const HALF_LIT: Seen = Seen { name: "half lit", light: Light::HalfLit, ..Seen::CLEAR };
    /// All of it at once.
    pub const POORLY: Seen =
        Seen { name: "poorly", blur: 2.0, turned_degrees: -14.0, light: Light::HalfLit };

    /// The label as the camera has it.
    pub fn of(&self, label: &GrayImage) -> GrayImage {
        let turned = match self.turned_degrees {
            0.0 => label.clone(),
            degrees => turned(label, degrees),
        };
        let lit = match self.light {
            Light::Even => turned,
            Light::HalfLit => half_lit(turned),
        };
        if self.blur > 0.0 { imageops::blur(&lit, self.blur) } else { lit }
    }
}

/// The picture turned around its middle, on paper that is large enough.
fn turned(picture: &GrayImage, degrees: f32) -> GrayImage {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let side = width.hypot(height).ceil();
    let (middle_x, middle_y, middle) = (width / 2.0, height / 2.0, side / 2.0);
    ImageBuffer::from_fn(side as u32, side as u32, |x, y| {
        let (dx, dy) = (x as f32 - middle, y as f32 - middle);
        let from = (dx * cosine + dy * sine + middle_x, dy * cosine - dx * sine + middle_y);
        imageops::interpolate_bilinear(picture, from.0, from.1).unwrap_or(PAPER)
    })
}

const PAPER: Luma<u8> = Luma([255]);

/// The left half has a third of the light, with an edge as soft as that of a shadow.
fn half_lit(mut picture: GrayImage) -> GrayImage {
    let width = picture.width() as f32;
    for (x, _, dot) in picture.enumerate_pixels_mut() {
        let along = ((x as f32 / width - 0.42) / 0.16).clamp(0.0, 1.0);
        let light = 0.33 + 0.67 * along;
        let Luma([grey]) = dot;
        *grey = (f32::from(*grey) * light) as u8;
    }
    picture
}
