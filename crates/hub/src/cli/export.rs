//! `werkhub export`: write a building as an archive that other systems read.

use super::failure::Failure;
use super::order::{ExportOrder, Order};
use super::send::fetch;
use super::written::write;
use crate::import::Anchor;
use clap::Args;
use domain::plan::SiteCode;
use std::path::{Path, PathBuf};

/// What is said to `werkhub export`.
#[derive(Args)]
pub struct ExportOptions {
    /// As an IMDF archive with the files Microsoft Places takes; the one kind there is
    #[arg(long, env = "WERKHUB_IMDF", required = true)]
    imdf: bool,
    /// Which site, by its code; may be left out where there is one
    #[arg(long, env = "WERKHUB_SITE")]
    site: Option<SiteCode>,
    /// Where on Earth the top left corner of the plan lies: longitude,latitude in degrees; without
    /// it where the imported plan lay
    #[arg(long, env = "WERKHUB_AT", value_parser = anchor, allow_hyphen_values = true)]
    at: Option<Anchor>,
    /// The file to write
    #[arg(long, env = "WERKHUB_OUT")]
    out: PathBuf,
}

fn anchor(text: &str) -> Result<Anchor, String> {
    let numbers = text.split_once(',').and_then(|(longitude, latitude)| {
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|it| it.is_finite());
        Some(Anchor { longitude: number(longitude)?, latitude: number(latitude)? })
    });
    numbers.ok_or_else(|| "give longitude and latitude in degrees: 5.8667,51.0000".to_owned())
}

/// Writes a building.
///
/// # Errors
/// When there is no such site, or the file cannot be written.
pub async fn export(data: &Path, options: ExportOptions) -> Result<(), Failure> {
    let ExportOptions { imdf: _, site, at, out } = options;
    let made = fetch(data, Order::Export(ExportOrder { site, at })).await?;
    for file in &made.files {
        write(&out, file).await?;
    }
    print!("{}", made.words);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_on_earth_is_two_numbers() {
        let at = anchor("-70.5, 51").unwrap();
        assert_eq!((at.longitude, at.latitude), (-70.5, 51.0));
        for odd in ["", "5", "5;51", "vijf,51", "NaN,51", "5,51,3"] {
            assert!(anchor(odd).is_err(), "{odd}");
        }
    }
}
