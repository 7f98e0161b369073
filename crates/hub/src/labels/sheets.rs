//! All sheets of an order, and the files they become.

use super::drawing::Page;
use super::error::LabelError;
use super::format::SheetFormat;
use super::label::Label;
use super::typeface::Typefaces;
use super::{layout, pdf, ruler, svg};
use serde::{Deserialize, Serialize};

/// What kind of file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FileKind {
    /// All sheets in one file, to print.
    #[default]
    Pdf,
    /// One sheet a file, to work on.
    Svg,
}

/// Sheets full of labels.
pub struct Sheets {
    /// The sheets in order.
    pub pages: Vec<Page>,
    faces: Typefaces,
}

impl Sheets {
    /// Lays labels on sheets.
    ///
    /// # Errors
    /// [`LabelError::AddressTooLong`] when a QR code would be too fine.
    pub fn lay(labels: &[Label], format: &SheetFormat) -> Result<Self, LabelError> {
        let faces = Typefaces::load()?;
        let slots = format.slots();
        let sheets = labels.chunks(slots.len().max(1));
        let count = sheets.len();
        let pages = (1..).zip(sheets).map(|(number, labels): (usize, _)| {
            let drawn = labels.iter().zip(&slots);
            let drawn = drawn.map(|(label, area)| layout::drawn(label, *area, &faces));
            let mut drawn: Vec<_> = drawn.collect::<Result<_, _>>()?;
            if let Some(spot) = format.ruler() {
                drawn.push(ruler::drawn(spot, &format!("Blad {number} van {count}."), &faces));
            }
            Ok(Page { drawn })
        });
        let pages = pages.collect::<Result<_, _>>()?;
        Ok(Sheets { pages, faces })
    }

    /// All sheets as one PDF.
    pub fn pdf(&self) -> Vec<u8> {
        pdf::written(&self.pages, &self.faces)
    }

    /// One sheet as SVG, counted from 1.
    ///
    /// # Errors
    /// [`LabelError::NoSuchSheet`] after the last.
    pub fn svg(&self, sheet: usize) -> Result<String, LabelError> {
        let page = sheet.checked_sub(1).and_then(|index| self.pages.get(index));
        let page =
            page.ok_or(LabelError::NoSuchSheet { asked: sheet, sheets: self.pages.len() })?;
        Ok(svg::written(page, &self.faces))
    }
}
