//! Sheets of labels as shops sell them, by the measures on the box.

use super::drawing::{A4, Area};
use super::error::LabelError;
use std::fmt;
use std::str::FromStr;

/// How labels lie on an A4 sheet: in rows and columns, in the middle of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetFormat {
    /// Width × height of a label in millimetres, as on the box: `63.5x38.1`.
    pub name: &'static str,
    columns: i32,
    rows: i32,
    width_um: i32,
    height_um: i32,
    /// Between two columns; rows touch.
    gap_um: i32,
}

/// All that are known. The first is the one that is taken when none is named: its QR symbol is 40
/// mm wide and its code can be read from across a desk.
const ALL: [SheetFormat; 6] = [
    // Avery L7165 and the like: 8 on a sheet.
    sheet("99.1x67.7", (2, 4), (99_100, 67_700), 2_500),
    // L7173: 10.
    sheet("99.1x57", (2, 5), (99_100, 57_000), 2_500),
    // L7177: 12.
    sheet("99.1x42.3", (2, 6), (99_100, 42_300), 2_500),
    // 3427: 8, without a margin.
    sheet("105x74", (2, 4), (105_000, 74_000), 0),
    // L7160: 21.
    sheet("63.5x38.1", (3, 7), (63_500, 38_100), 2_540),
    // 3474: 24, without a margin.
    sheet("70x37", (3, 8), (70_000, 37_000), 0),
];

/// The least margin above and below the labels into which a ruler fits.
const RULER_UM: i32 = 4_000;

const fn sheet(
    name: &'static str,
    (columns, rows): (i32, i32),
    (width_um, height_um): (i32, i32),
    gap_um: i32,
) -> SheetFormat {
    SheetFormat { name, columns, rows, width_um, height_um, gap_um }
}

/// Where the ruler is on each sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulerSpot {
    /// Below the labels.
    Margin(Area),
    /// On the last label, where the sheet has no margin.
    LastLabel(Area),
}

impl SheetFormat {
    /// All formats, the usual one first.
    pub fn all() -> &'static [SheetFormat] {
        &ALL
    }

    /// Where labels lie, row by row; a label that the ruler takes is not among them.
    pub fn slots(&self) -> Vec<Area> {
        let mut slots = self.all_slots();
        if matches!(self.ruler(), Some(RulerSpot::LastLabel(_))) {
            slots.pop();
        }
        slots
    }

    /// Where the ruler is.
    pub fn ruler(&self) -> Option<RulerSpot> {
        let last = self.all_slots().pop()?;
        let margin_um = A4.height_um - last.bottom_um();
        if margin_um < RULER_UM {
            return Some(RulerSpot::LastLabel(last));
        }
        let x_um = self.left_um();
        let width_um = A4.width_um - 2 * x_um;
        let y_um = last.bottom_um();
        Some(RulerSpot::Margin(Area { x_um, y_um, width_um, height_um: RULER_UM }))
    }

    fn left_um(&self) -> i32 {
        (A4.width_um - self.columns * self.width_um - (self.columns - 1) * self.gap_um) / 2
    }

    fn all_slots(&self) -> Vec<Area> {
        let top_um = (A4.height_um - self.rows * self.height_um) / 2;
        let places = (0..self.rows).flat_map(|row| (0..self.columns).map(move |it| (row, it)));
        let area = |(row, column)| Area {
            x_um: self.left_um() + column * (self.width_um + self.gap_um),
            y_um: top_um + row * self.height_um,
            width_um: self.width_um,
            height_um: self.height_um,
        };
        places.map(area).collect()
    }
}

impl fmt::Display for SheetFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Default for SheetFormat {
    fn default() -> Self {
        let [usual, ..] = ALL;
        usual
    }
}

impl FromStr for SheetFormat {
    type Err = LabelError;

    /// By the measures on the box; `×` and a decimal comma are understood.
    fn from_str(text: &str) -> Result<Self, LabelError> {
        let bare = text.trim().to_lowercase().replace('×', "x").replace(',', ".").replace(' ', "");
        let bare = bare.trim_end_matches("mm");
        let found = ALL.into_iter().find(|format| format.name == bare);
        found.ok_or_else(|| LabelError::NoSuchFormat(text.to_owned()))
    }
}

/// The names of all formats, for a sentence.
pub(super) fn names() -> String {
    ALL.map(|format| format.name).join(", ")
}
