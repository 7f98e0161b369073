//! What is printed, before it is PDF or SVG: marks at places in whole micrometres, so that nothing
//! is rounded on the way to paper. Origin at the top left of the sheet, y down.

use super::Symbol;

/// A rectangle on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub x_um: i32,
    /// Top edge.
    pub y_um: i32,
    /// From left to right.
    pub width_um: i32,
    /// From top to bottom.
    pub height_um: i32,
}

/// A sheet of paper (ISO 216).
pub const A4: Area = Area { x_um: 0, y_um: 0, width_um: 210_000, height_um: 297_000 };

impl Area {
    /// The right edge.
    pub fn right_um(&self) -> i32 {
        self.x_um + self.width_um
    }

    /// The bottom edge.
    pub fn bottom_um(&self) -> i32 {
        self.y_um + self.height_um
    }

    /// Whether another lies wholly inside.
    pub fn holds(&self, other: &Area) -> bool {
        self.x_um <= other.x_um
            && self.y_um <= other.y_um
            && self.right_um() >= other.right_um()
            && self.bottom_um() >= other.bottom_um()
    }
}

/// How dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// Full ink.
    Black,
    /// What is only hinted at: the empty bars of the zone's glyph.
    Pale,
}

impl Shade {
    /// From 0 (ink) to 255 (paper).
    pub fn grey(self) -> u8 {
        match self {
            Shade::Black => 0,
            Shade::Pale => 0xc4,
        }
    }
}

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For reading from afar.
    Bold,
}

/// One thing that is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A filled rectangle.
    Fill {
        /// Where.
        area: Area,
        /// How dark.
        shade: Shade,
    },
    /// The dark modules of a QR code; the quiet zone around it is the paper.
    Code {
        /// Left edge of the symbol, quiet zone not included.
        x_um: i32,
        /// Top edge.
        y_um: i32,
        /// Width and height of one module.
        module_um: i32,
        /// Which modules are dark.
        symbol: Symbol,
    },
    /// A line of text.
    Text {
        /// Where it begins.
        x_um: i32,
        /// What it stands on.
        baseline_um: i32,
        /// Size of the em square.
        size_um: i32,
        /// How heavy.
        weight: Weight,
        /// The text.
        text: String,
    },
}

/// Something on a sheet with a name of its own, for those who cannot see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// `Bureau 1.118-3, zone Stilte`.
    pub name: String,
    /// Where it lies: the label, or the ruler.
    pub area: Area,
    /// What it consists of.
    pub marks: Vec<Mark>,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Labels, and a ruler as the last.
    pub drawn: Vec<Drawn>,
}
