//! Which part of the floor is seen, and how large. Pure arithmetic; nothing here knows a browser.

use super::arithmetic::{decimal, to_the, within};
use super::space::{FloorBox, FloorPoint, ScreenPoint, ScreenSize};

/// Space kept free around what is fitted, in pixels.
const MARGIN_PX: f64 = 16.0;

/// The same at the bottom for what is pointed out: buttons stand there.
const BUTTONS_PX: f64 = 76.0;

/// How far the floor's edge may be pulled into the map, in pixels: enough to bring a corner from
/// under a finger or a button.
const SLACK_PX: f64 = 72.0;

/// The closest look: a desk of 160 cm is then 192 pixels wide.
const CLOSEST_PX_PER_CM: f64 = 1.2;

/// A look at a floor: scale and position of the drawing on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    frame: FloorBox,
    size: ScreenSize,
    px_per_cm: f64,
    /// Where the floor's origin lies on the screen.
    origin: ScreenPoint,
}

impl Viewport {
    /// The whole floor in the middle of the map.
    pub fn whole(frame: FloorBox, size: ScreenSize) -> Self {
        let origin = ScreenPoint { x_px: 0.0, y_px: 0.0 };
        let look = Viewport { frame, size, px_per_cm: 1.0, origin };
        look.with(look.fitting_px_per_cm(frame), frame.middle(), size.middle())
    }

    /// Pixels a centimetre takes.
    pub fn px_per_cm(&self) -> f64 {
        self.px_per_cm
    }

    /// What lies under a point of the screen.
    pub fn floor_from_screen(&self, point: ScreenPoint) -> FloorPoint {
        FloorPoint {
            x_cm: (point.x_px - self.origin.x_px) / self.px_per_cm,
            y_cm: (point.y_px - self.origin.y_px) / self.px_per_cm,
        }
    }

    /// Where a point of the floor is shown.
    pub fn screen_from_floor(&self, point: FloorPoint) -> ScreenPoint {
        ScreenPoint {
            x_px: point.x_cm * self.px_per_cm + self.origin.x_px,
            y_px: point.y_cm * self.px_per_cm + self.origin.y_px,
        }
    }

    /// The part of the floor that is in view.
    pub fn seen(&self) -> FloorBox {
        let ScreenSize { width_px: x_px, height_px: y_px } = self.size;
        let top_left = self.floor_from_screen(ScreenPoint { x_px: 0.0, y_px: 0.0 });
        let bottom_right = self.floor_from_screen(ScreenPoint { x_px, y_px });
        FloorBox {
            left_cm: top_left.x_cm,
            top_cm: top_left.y_cm,
            right_cm: bottom_right.x_cm,
            bottom_cm: bottom_right.y_cm,
        }
    }

    /// The same look on a map of another size: what was in the middle stays there, and the whole
    /// floor stays the whole floor.
    pub fn resized(&self, size: ScreenSize) -> Self {
        if self.shows_whole() {
            return Viewport::whole(self.frame, size);
        }
        let middle = self.floor_from_screen(self.size.middle());
        Viewport { size, ..*self }.with(self.px_per_cm, middle, size.middle())
    }

    /// Moved by a finger: so many pixels to the right and down.
    pub fn panned(&self, right_px: f64, down_px: f64) -> Self {
        let (x_px, y_px) = (self.origin.x_px + right_px, self.origin.y_px + down_px);
        Viewport { origin: ScreenPoint { x_px, y_px }, ..*self }.clamped()
    }

    /// So many times as close, with the same spot of the floor under that point.
    pub fn zoomed(&self, about: ScreenPoint, factor: f64) -> Self {
        self.with(self.px_per_cm * factor, self.floor_from_screen(about), about)
    }

    /// So many times as close, about the middle of the map.
    pub fn zoomed_about_middle(&self, factor: f64) -> Self {
        self.zoomed(self.size.middle(), factor)
    }

    /// So many times as close, about a spot of the floor where that is in view, else about the
    /// middle of the map.
    pub fn zoomed_about_spot(&self, spot: FloorPoint, factor: f64) -> Self {
        let at = self.screen_from_floor(spot);
        let is_seen = (0.0..=self.size.width_px).contains(&at.x_px)
            && (0.0..=self.size.height_px).contains(&at.y_px);
        if is_seen { self.zoomed(at, factor) } else { self.zoomed_about_middle(factor) }
    }

    /// A box of the floor in the middle of the map, as close as it can be seen whole, but no closer
    /// than that.
    pub fn fitted_to(&self, area: FloorBox, closest_px_per_cm: f64) -> Self {
        let scale = self.fitting_px_per_cm(area).min(closest_px_per_cm.max(self.farthest()));
        self.with(scale, area.middle(), self.size.middle())
    }

    /// Moved no more than needed to have a box of the floor inside the map.
    pub fn revealing(&self, area: FloorBox) -> Self {
        let top_left = self.screen_from_floor(FloorPoint { x_cm: area.left_cm, y_cm: area.top_cm });
        let bottom_right =
            self.screen_from_floor(FloorPoint { x_cm: area.right_cm, y_cm: area.bottom_cm });
        let right_px =
            shift_inside(top_left.x_px, bottom_right.x_px, self.size.width_px, MARGIN_PX);
        let down_px =
            shift_inside(top_left.y_px, bottom_right.y_px, self.size.height_px, BUTTONS_PX);
        if right_px == 0.0 && down_px == 0.0 { *self } else { self.panned(right_px, down_px) }
    }

    /// On the way to another look: 0 is here, 1 is there. The scale changes evenly for the eye.
    pub fn towards(&self, there: &Viewport, share: f64) -> Self {
        let px_per_cm = self.px_per_cm * to_the(there.px_per_cm / self.px_per_cm, share);
        // While the scale changes, the position must change with it or the picture sways.
        let scaled = if (there.px_per_cm - self.px_per_cm).abs() < 1e-9 {
            share
        } else {
            (px_per_cm - self.px_per_cm) / (there.px_per_cm - self.px_per_cm)
        };
        let between = |from: f64, to: f64| from + (to - from) * scaled;
        let origin = ScreenPoint {
            x_px: between(self.origin.x_px, there.origin.x_px),
            y_px: between(self.origin.y_px, there.origin.y_px),
        };
        Viewport { px_per_cm, origin, ..*there }
    }

    /// Whether the map has been on the page yet.
    pub fn has_size(&self) -> bool {
        self.size.width_px > 0.0 && self.size.height_px > 0.0
    }

    /// Whether the whole floor is in view.
    pub fn shows_whole(&self) -> bool {
        self.px_per_cm <= self.farthest() * 1.001
    }

    /// Whether the whole floor is seen where it is at first, in the middle of the map.
    pub fn is_first(&self) -> bool {
        let first = Viewport::whole(self.frame, self.size).origin;
        let is_near = |one: f64, other: f64| (one - other).abs() < 1.0;
        self.shows_whole()
            && is_near(self.origin.x_px, first.x_px)
            && is_near(self.origin.y_px, first.y_px)
    }

    /// Whether one cannot come closer.
    pub fn is_closest(&self) -> bool {
        self.px_per_cm >= self.closest() * 0.999
    }

    /// The one transform of the drawing, as an SVG attribute.
    pub fn transform(&self) -> String {
        let scale = decimal(self.px_per_cm, 6);
        let (x, y) = (decimal(self.origin.x_px, 3), decimal(self.origin.y_px, 3));
        ["matrix(", &scale, " 0 0 ", &scale, " ", &x, " ", &y, ")"].concat()
    }

    /// The look at a scale, with that spot of the floor at that point of the screen.
    fn with(&self, px_per_cm: f64, spot: FloorPoint, at: ScreenPoint) -> Self {
        // From as far off as one can be, the floor is seen straight on.
        let is_whole = px_per_cm <= self.farthest();
        let (spot, at) =
            if is_whole { (self.frame.middle(), self.size.middle()) } else { (spot, at) };
        let px_per_cm = within(px_per_cm, self.farthest(), self.closest());
        let origin = ScreenPoint {
            x_px: at.x_px - spot.x_cm * px_per_cm,
            y_px: at.y_px - spot.y_cm * px_per_cm,
        };
        Viewport { px_per_cm, origin, ..*self }.clamped()
    }

    fn clamped(self) -> Self {
        let Viewport { frame, size, px_per_cm, origin } = self;
        let x_px =
            clamp_origin(frame.left_cm, frame.right_cm, px_per_cm, size.width_px, origin.x_px);
        let y_px =
            clamp_origin(frame.top_cm, frame.bottom_cm, px_per_cm, size.height_px, origin.y_px);
        Viewport { origin: ScreenPoint { x_px, y_px }, ..self }
    }

    fn farthest(&self) -> f64 {
        self.fitting_px_per_cm(self.frame)
    }

    fn closest(&self) -> f64 {
        CLOSEST_PX_PER_CM.max(self.farthest())
    }

    /// The scale at which a box just fits; a map or box without size counts as one unit.
    fn fitting_px_per_cm(&self, area: FloorBox) -> f64 {
        let across = (self.size.width_px - 2.0 * MARGIN_PX).max(1.0) / area.width_cm().max(1.0);
        let down = (self.size.height_px - 2.0 * MARGIN_PX).max(1.0) / area.height_cm().max(1.0);
        across.min(down)
    }
}

/// Keeps the floor in the map on one axis: no more than the slack is left empty, or, where the
/// floor is smaller than the map, it is no farther than that from the middle.
fn clamp_origin(from_cm: f64, to_cm: f64, px_per_cm: f64, map_px: f64, origin_px: f64) -> f64 {
    let (from_px, to_px) = (from_cm * px_per_cm, to_cm * px_per_cm);
    let (least, most) = (map_px - SLACK_PX - to_px, SLACK_PX - from_px);
    if least <= most {
        return within(origin_px, least, most);
    }
    let centred_px = f64::midpoint(0.0, map_px) - f64::midpoint(from_px, to_px);
    within(origin_px, centred_px - SLACK_PX, centred_px + SLACK_PX)
}

/// How far to move so that `from..to` lies inside the map with a margin at its start and the given
/// one at its end; the start wins where it cannot.
fn shift_inside(from_px: f64, to_px: f64, map_px: f64, end_px: f64) -> f64 {
    let beyond_end = (to_px - (map_px - end_px)).max(0.0);
    let before_start = (MARGIN_PX - from_px + beyond_end).max(0.0);
    before_start - beyond_end
}

#[cfg(test)]
mod tests;
