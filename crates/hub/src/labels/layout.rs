//! Where everything lies on a label: the QR code at the left, the words at the right.

use super::drawing::{Area, Drawn, Mark, Shade, Weight};
use super::error::LabelError;
use super::fitting::{Fitted, Wish, fitted};
use super::label::Label;
use super::symbol::{QUIET_MODULES, Symbol};
use super::typeface::Typefaces;
use domain::plan::ZoneLevel;

/// From the edge of the label to the QR code's quiet zone.
const EDGE_UM: i32 = 1_000;
/// From the edge to words: printers and hands are a millimetre or two off.
const MARGIN_UM: i32 = 2_800;
/// Larger codes are no easier to read.
const LARGEST_CODE_UM: i32 = 50_000;
/// Parts of the label's width that the QR code may take.
const CODE_PER_CENT: i32 = 56;
/// From one line to the next, in parts of the letters' size.
const LINE_PER_CENT: i32 = 112;
/// Height of a capital in parts of the letters' size.
const CAPITAL_PER_CENT: i32 = 67;

/// Draws a label.
///
/// # Errors
/// When the address is too long for a QR code of that size.
pub(super) fn drawn(label: &Label, area: Area, faces: &Typefaces) -> Result<Drawn, LabelError> {
    let symbol = Symbol::of(&label.link)?;
    let side_um = (area.height_um - 2 * EDGE_UM)
        .min(area.width_um * CODE_PER_CENT / 100)
        .min(LARGEST_CODE_UM);
    let module_um = symbol.module_um(side_um, &label.link)?;
    let square_um = module_um * (symbol.width() + 2 * QUIET_MODULES);
    let quiet_um = module_um * QUIET_MODULES;
    let x_um = area.x_um + EDGE_UM + quiet_um;
    let y_um = area.y_um + (area.height_um - square_um) / 2 + quiet_um;
    let mut marks = vec![Mark::Code { x_um, y_um, module_um, symbol }];
    // The quiet zone is the space between code and words, which are as high as the symbol.
    let words_x_um = area.x_um + EDGE_UM + square_um;
    let words = Area {
        x_um: words_x_um,
        y_um,
        width_um: area.right_um() - MARGIN_UM - words_x_um,
        height_um: square_um - 2 * quiet_um,
    };
    Words::fitted(label, words, faces).write(&mut marks, label.level, words);
    Ok(Drawn { name: label.spoken(), area, marks })
}

/// The words of a label, each as large as it fits.
struct Words {
    small_um: i32,
    glyph_um: i32,
    kind: Fitted,
    code: Fitted,
    name: Option<Fitted>,
    zone: Fitted,
    address: Fitted,
}

/// In parts of a hundred: how much smaller words may become until all of them fit.
const SIZES: [i32; 7] = [100, 85, 70, 55, 40, 25, 10];

impl Words {
    /// The words at the first of [`SIZES`] at which they are not higher than the space.
    fn fitted(label: &Label, space: Area, faces: &Typefaces) -> Self {
        let mut words = Words::of_size(100, label, space, faces);
        for size in SIZES {
            words = Words::of_size(size, label, space, faces);
            if words.height_um() <= space.height_um {
                break;
            }
        }
        words
    }

    fn of_size(size: i32, label: &Label, space: Area, faces: &Typefaces) -> Self {
        let (regular, bold) = (faces.of(Weight::Regular), faces.of(Weight::Bold));
        let small_um = (space.height_um / 10).clamp(2_500, 4_200) * size / 100;
        let small = Wish { most_um: small_um, pleasant_um: small_um * 8 / 10 };
        let most_um = space.height_um * 34 / 100 * size / 100;
        let large = Wish { most_um, pleasant_um: 5_000.min(most_um) };
        let glyph_um = small_um * 13 / 10;
        let beside_um = beside_um(glyph_um);
        let small_text = |text: &str| fitted(regular, text, space.width_um, small);
        Words {
            small_um,
            glyph_um,
            kind: small_text(label.kind),
            code: fitted(bold, &label.code, space.width_um, large),
            name: label.name.as_deref().map(small_text),
            zone: fitted(bold, label.zone, space.width_um - beside_um, small),
            address: small_text(&label.address),
        }
    }

    /// Height of all of them with the least of space between.
    fn height_um(&self) -> i32 {
        let name = self.name.as_ref().map_or(0, |name| height_um(name) + self.small_um * 6 / 10);
        let zone = self.glyph_um.max(height_um(&self.zone));
        let texts = [&self.kind, &self.code, &self.address].map(height_um);
        texts.iter().sum::<i32>() + name + zone + self.small_um * 2
    }

    /// Kind, code and name above, the zone in the middle, the address below.
    fn write(&self, marks: &mut Vec<Mark>, level: ZoneLevel, space: Area) {
        let (x_um, small_um) = (space.x_um, self.small_um);
        let y_um = write(marks, &self.kind, Weight::Regular, x_um, space.y_um);
        let mut y_um = write(marks, &self.code, Weight::Bold, x_um, y_um + small_um * 7 / 10);
        if let Some(name) = &self.name {
            y_um = write(marks, name, Weight::Regular, x_um, y_um + small_um * 6 / 10);
        }
        let address_y_um = space.bottom_um() - height_um(&self.address);
        write(marks, &self.address, Weight::Regular, x_um, address_y_um);
        let middle_um = i32::midpoint(y_um, address_y_um);
        draw_glyph(marks, level, x_um, middle_um - self.glyph_um / 2, self.glyph_um);
        let zone_y_um = middle_um - height_um(&self.zone) / 2;
        write(marks, &self.zone, Weight::Bold, x_um + beside_um(self.glyph_um), zone_y_um);
    }
}

/// From the left of the glyph to the name of the zone.
fn beside_um(glyph_um: i32) -> i32 {
    glyph_um * 21 / 15 + glyph_um * 2 / 5
}

/// From the top of the first line's capitals to the last line's baseline.
fn height_um(text: &Fitted) -> i32 {
    let more = i32::try_from(text.lines.len().saturating_sub(1)).unwrap_or_default();
    text.size_um * CAPITAL_PER_CENT / 100 + more * text.size_um * LINE_PER_CENT / 100
}

/// Writes lines whose capitals begin at a height, and gives the last baseline.
fn write(marks: &mut Vec<Mark>, text: &Fitted, weight: Weight, x_um: i32, y_um: i32) -> i32 {
    let mut baseline_um = y_um + text.size_um * CAPITAL_PER_CENT / 100;
    for (line, text_line) in text.lines.iter().enumerate() {
        if line > 0 {
            baseline_um += text.size_um * LINE_PER_CENT / 100;
        }
        let (size_um, text) = (text.size_um, text_line.clone());
        marks.push(Mark::Text { x_um, baseline_um, size_um, weight, text });
    }
    baseline_um
}

/// The sound-level glyph as on the screens: five bars, as many of them dark as the zone is lively.
fn draw_glyph(marks: &mut Vec<Mark>, level: ZoneLevel, x_um: i32, y_um: i32, glyph_um: i32) {
    for number in 1..=5 {
        // In parts of a thousand of the glyph's height, which is 15 of the screens' units.
        let (height, left) = ((2_000 + 2_600 * number) / 15, 4_500 * (number - 1) / 15);
        let height_um = glyph_um * height / 1_000;
        let area = Area {
            x_um: x_um + glyph_um * left / 1_000,
            y_um: y_um + glyph_um - height_um,
            width_um: glyph_um * 200 / 1_000,
            height_um,
        };
        let dark = number <= i32::from(level.bars());
        marks.push(Mark::Fill { area, shade: if dark { Shade::Black } else { Shade::Pale } });
    }
}
