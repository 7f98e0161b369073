//! The letters on labels: Atkinson Hyperlegible Next, as on the screens, made for people who see
//! poorly. The two files beside this one are its weights 400 and 700, Latin letters only, without
//! hints and kerning.

use super::drawing::Weight;
use super::error::LabelError;
use ttf_parser::{Face, GlyphId};

const REGULAR: &[u8] = include_bytes!("font/AtkinsonHyperlegibleNext-Regular.ttf");
const BOLD: &[u8] = include_bytes!("font/AtkinsonHyperlegibleNext-Bold.ttf");

/// One weight of the typeface.
pub(super) struct Typeface {
    /// The file, to be put into a PDF.
    pub(super) file: &'static [u8],
    /// The file, read.
    pub(super) face: Face<'static>,
}

/// Both weights.
pub(super) struct Typefaces {
    regular: Typeface,
    bold: Typeface,
}

impl Typefaces {
    /// Reads them.
    ///
    /// # Errors
    /// [`LabelError::Typeface`] when the program is damaged.
    pub(super) fn load() -> Result<Self, LabelError> {
        let load = |file| match Face::parse(file, 0) {
            Ok(face) => Ok(Typeface { file, face }),
            Err(_) => Err(LabelError::Typeface),
        };
        Ok(Typefaces { regular: load(REGULAR)?, bold: load(BOLD)? })
    }

    /// The one of a weight.
    pub(super) fn of(&self, weight: Weight) -> &Typeface {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

impl Typeface {
    /// The shapes of a text, one for each letter; an empty box for a letter it does not have.
    pub(super) fn glyphs<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (char, GlyphId)> + 'a {
        text.chars().map(|letter| (letter, self.face.glyph_index(letter).unwrap_or(GlyphId(0))))
    }

    /// How far a shape moves the pen, in units of the em square.
    pub(super) fn advance(&self, glyph: GlyphId) -> i64 {
        i64::from(self.face.glyph_hor_advance(glyph).unwrap_or_default())
    }

    /// Units of the em square.
    pub(super) fn em(&self) -> i64 {
        i64::from(self.face.units_per_em().max(1))
    }

    /// Width of a text when the em square has this size.
    #[cfg(test)]
    pub(super) fn width_um(&self, text: &str, size_um: i32) -> i32 {
        let units: i64 = self.glyphs(text).map(|(_, glyph)| self.advance(glyph)).sum();
        i32::try_from(units * i64::from(size_um) / self.em()).unwrap_or(i32::MAX)
    }

    /// The largest size, up to a bound, at which a text is no wider than given.
    pub(super) fn size_for_um(&self, text: &str, width_um: i32, most_um: i32) -> i32 {
        let units: i64 = self.glyphs(text).map(|(_, glyph)| self.advance(glyph)).sum();
        let size = i64::from(width_um) * self.em() / units.max(1);
        i32::try_from(size).unwrap_or(i32::MAX).min(most_um)
    }
}
