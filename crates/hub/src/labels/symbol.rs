//! The QR code of a label (ISO/IEC 18004).

use super::drawing::Area;
use super::error::LabelError;
use qrcode::{Color, EcLevel, QrCode};

/// Empty modules on every side that the standard asks for.
pub const QUIET_MODULES: i32 = 4;

/// Modules finer than this are lost when a label is a little worn or the light is poor.
const FINEST_UM: i32 = 500;

/// The modules of a QR code with correction level Q: a quarter of it may be damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    width: i32,
    dark: Vec<bool>,
}

impl Symbol {
    /// The code that holds an address.
    ///
    /// # Errors
    /// [`LabelError::AddressTooLong`] when no code can hold it.
    pub fn of(link: &str) -> Result<Self, LabelError> {
        let too_long = || LabelError::AddressTooLong(link.to_owned());
        let code = QrCode::with_error_correction_level(link, EcLevel::Q).map_err(|_| too_long())?;
        let width = i32::try_from(code.width()).map_err(|_| too_long())?;
        let dark = code.into_colors().into_iter().map(|it| it == Color::Dark).collect();
        Ok(Symbol { width, dark })
    }

    /// Modules in a row, quiet zone not included.
    pub fn width(&self) -> i32 {
        self.width
    }

    /// The size of a module when code and quiet zone fill a square.
    ///
    /// # Errors
    /// [`LabelError::AddressTooLong`] when modules would be too fine.
    pub fn module_um(&self, side_um: i32, link: &str) -> Result<i32, LabelError> {
        let module_um = side_um / (self.width + 2 * QUIET_MODULES);
        match module_um >= FINEST_UM {
            true => Ok(module_um),
            false => Err(LabelError::AddressTooLong(link.to_owned())),
        }
    }

    /// The dark modules, those beside each other in a row as one rectangle.
    pub fn dark_areas(&self, x_um: i32, y_um: i32, module_um: i32) -> Vec<Area> {
        let width = usize::try_from(self.width).unwrap_or(1).max(1);
        let mut areas = Vec::new();
        for (row, modules) in (0..).zip(self.dark.chunks(width)) {
            let mut column = 0;
            for run in modules.chunk_by(|one, other| one == other) {
                let length = i32::try_from(run.len()).unwrap_or_default();
                if run.first() == Some(&true) {
                    areas.push(Area {
                        x_um: x_um + column * module_um,
                        y_um: y_um + row * module_um,
                        width_um: length * module_um,
                        height_um: module_um,
                    });
                }
                column += length;
            }
        }
        areas
    }
}
