//! What comes out of the printer.

use anyhow::{Context, Result, bail};
use image::GrayImage;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Dots an inch of an office printer.
const DOTS_PER_INCH: i64 = 300;
const UM_PER_INCH: i64 = 25_400;

/// A rectangle on a drawn sheet, in dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dots {
    /// Left edge.
    pub x: u32,
    /// Top edge.
    pub y: u32,
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Dots {
    /// From micrometres.
    pub fn of(x_um: i32, y_um: i32, width_um: i32, height_um: i32) -> Self {
        let dots = |um: i32| {
            let dots = i64::from(um) * DOTS_PER_INCH / UM_PER_INCH;
            u32::try_from(dots).unwrap_or_default()
        };
        Dots { x: dots(x_um), y: dots(y_um), width: dots(width_um), height: dots(height_um) }
    }
}

/// Draws the sheets of a PDF, in order.
///
/// # Errors
/// When `pdftoppm` is missing or fails.
pub fn drawn(pdf: &Path, folder: &Path) -> Result<Vec<GrayImage>> {
    let status = Command::new("pdftoppm")
        .args(["-r", &DOTS_PER_INCH.to_string(), "-gray"])
        .arg(pdf)
        .arg(folder.join("sheet"))
        .status()
        .context("pdftoppm is missing: run `cargo xtask test print`, which installs it")?;
    if !status.success() {
        bail!("pdftoppm cannot draw {}", pdf.display());
    }
    let mut files: Vec<PathBuf> =
        folder.read_dir()?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "pgm"));
    // The numbers in the names have leading zeros.
    files.sort();
    files.iter().map(|file| Ok(image::open(file)?.into_luma8())).collect()
}
