//! The ruler on every sheet: whoever prints sees at once whether the printer kept the measures.

use super::drawing::{Area, Drawn, Mark, Shade, Weight};
use super::format::RulerSpot;
use super::typeface::Typefaces;

const CENTIMETRE_UM: i32 = 10_000;
/// Width of a tick.
const TICK_UM: i32 = 200;
const LETTERS_UM: i32 = 2_000;

/// Draws the ruler, with the place of the sheet among all sheets.
pub(super) fn drawn(spot: RulerSpot, sheet: &str, faces: &Typefaces) -> Drawn {
    let (area, length_um, y_um) = match spot {
        RulerSpot::Margin(area) => (area, 10 * CENTIMETRE_UM, area.y_um + 500),
        RulerSpot::LastLabel(area) => {
            (area, 5 * CENTIMETRE_UM, area.y_um + area.height_um / 2 - 3_000)
        }
    };
    let inset_um = match spot {
        RulerSpot::Margin(_) => 0,
        RulerSpot::LastLabel(_) => 5_000,
    };
    let x_um = area.x_um + inset_um;
    let mut marks = vec![fill(x_um, y_um, length_um + TICK_UM, TICK_UM)];
    for number in 0..=length_um / CENTIMETRE_UM {
        let height_um = if number % 5 == 0 { 1_600 } else { 1_000 };
        marks.push(fill(x_um + number * CENTIMETRE_UM, y_um, TICK_UM, height_um));
    }
    let told = [
        format!("{} mm. Meet na; klopt het niet,", length_um / 1_000),
        "druk dan af op 100 %.".to_owned(),
        sheet.to_owned(),
    ];
    let face = faces.of(Weight::Regular);
    match spot {
        RulerSpot::Margin(_) => {
            let text = told.join(" ");
            let text_x_um = x_um + length_um + 2_000;
            let room_um = area.right_um() - text_x_um;
            let size_um = face.size_for_um(&text, room_um, LETTERS_UM);
            marks.push(line(text_x_um, y_um + 1_600, size_um, text));
        }
        RulerSpot::LastLabel(_) => {
            for (number, text) in (1..).zip(told) {
                let size_um = face.size_for_um(&text, area.width_um - 2 * inset_um, 3_000);
                marks.push(line(x_um, y_um + 1_600 + number * 4_000, size_um, text));
            }
        }
    }
    Drawn { name: format!("Liniaal van {} millimeter", length_um / 1_000), area, marks }
}

fn fill(x_um: i32, y_um: i32, width_um: i32, height_um: i32) -> Mark {
    // Ticks stand in the middle of where they measure.
    let area = Area { x_um: x_um - TICK_UM / 2, y_um, width_um, height_um };
    Mark::Fill { area, shade: Shade::Black }
}

fn line(x_um: i32, baseline_um: i32, size_um: i32, text: String) -> Mark {
    Mark::Text { x_um, baseline_um, size_um, weight: Weight::Regular, text }
}
