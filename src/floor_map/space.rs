//! The two coordinate spaces: the floor (centimetres of the drawing) and the screen (CSS pixels
//! from the map's top left corner). A value never changes space without a `Viewport`.

use super::arithmetic::length;
use domain::plan::{Bounds, Point, Polygon};

/// A point of the drawing, in centimetres; x to the right, y down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FloorPoint {
    /// Centimetres to the right of the origin.
    pub x_cm: f64,
    /// Centimetres below the origin.
    pub y_cm: f64,
}

/// A point of the map on the screen, in CSS pixels from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScreenPoint {
    /// Pixels to the right.
    pub x_px: f64,
    /// Pixels down.
    pub y_px: f64,
}

/// How large the map is on the screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScreenSize {
    /// Pixels across.
    pub width_px: f64,
    /// Pixels from top to bottom.
    pub height_px: f64,
}

/// An upright box on the floor, in centimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FloorBox {
    /// Left edge.
    pub left_cm: f64,
    /// Top edge.
    pub top_cm: f64,
    /// Right edge.
    pub right_cm: f64,
    /// Bottom edge.
    pub bottom_cm: f64,
}

impl From<Point> for FloorPoint {
    fn from(point: Point) -> Self {
        FloorPoint { x_cm: f64::from(point.x_cm), y_cm: f64::from(point.y_cm) }
    }
}

impl ScreenPoint {
    /// Pixels between the two.
    pub fn distance_px(self, other: ScreenPoint) -> f64 {
        length(self.x_px - other.x_px, self.y_px - other.y_px)
    }

    /// The point halfway.
    pub fn halfway_to(self, other: ScreenPoint) -> ScreenPoint {
        ScreenPoint {
            x_px: f64::midpoint(self.x_px, other.x_px),
            y_px: f64::midpoint(self.y_px, other.y_px),
        }
    }
}

impl ScreenSize {
    /// The middle of the map.
    pub fn middle(self) -> ScreenPoint {
        ScreenPoint { x_px: self.width_px / 2.0, y_px: self.height_px / 2.0 }
    }
}

impl FloorBox {
    /// The smallest box around a shape; `None` for one without corners.
    pub fn around(shape: &Polygon) -> Option<Self> {
        Bounds::around(shape.points()).map(FloorBox::from)
    }

    /// The box of one point, without size.
    pub fn at(point: FloorPoint) -> Self {
        let FloorPoint { x_cm, y_cm } = point;
        FloorBox { left_cm: x_cm, top_cm: y_cm, right_cm: x_cm, bottom_cm: y_cm }
    }

    /// The smallest box around both.
    pub fn with(self, other: FloorBox) -> Self {
        FloorBox {
            left_cm: self.left_cm.min(other.left_cm),
            top_cm: self.top_cm.min(other.top_cm),
            right_cm: self.right_cm.max(other.right_cm),
            bottom_cm: self.bottom_cm.max(other.bottom_cm),
        }
    }

    /// The same box with that much added on every side.
    pub fn grown_by(self, margin_cm: f64) -> Self {
        FloorBox {
            left_cm: self.left_cm - margin_cm,
            top_cm: self.top_cm - margin_cm,
            right_cm: self.right_cm + margin_cm,
            bottom_cm: self.bottom_cm + margin_cm,
        }
    }

    /// Whether the other lies wholly inside.
    pub fn encloses(&self, other: &FloorBox) -> bool {
        self.left_cm <= other.left_cm
            && self.top_cm <= other.top_cm
            && self.right_cm >= other.right_cm
            && self.bottom_cm >= other.bottom_cm
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &FloorBox) -> bool {
        self.left_cm < other.right_cm
            && other.left_cm < self.right_cm
            && self.top_cm < other.bottom_cm
            && other.top_cm < self.bottom_cm
    }

    /// Across, in centimetres.
    pub fn width_cm(&self) -> f64 {
        self.right_cm - self.left_cm
    }

    /// From top to bottom, in centimetres.
    pub fn height_cm(&self) -> f64 {
        self.bottom_cm - self.top_cm
    }

    /// Its middle.
    pub fn middle(&self) -> FloorPoint {
        FloorPoint {
            x_cm: f64::midpoint(self.left_cm, self.right_cm),
            y_cm: f64::midpoint(self.top_cm, self.bottom_cm),
        }
    }
}

impl From<Bounds> for FloorBox {
    fn from(bounds: Bounds) -> Self {
        FloorBox {
            left_cm: f64::from(bounds.min.x_cm),
            top_cm: f64::from(bounds.min.y_cm),
            right_cm: f64::from(bounds.max.x_cm),
            bottom_cm: f64::from(bounds.max.y_cm),
        }
    }
}
