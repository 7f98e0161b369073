//! `werkhub import`: read a building.

use super::failure::Failure;
use super::order::{ImportOrder, Order, Run};
use super::send::send;
use crate::import::ZoneNames;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::builder::FalseyValueParser;
use clap::{Args, ValueEnum};
use domain::plan::{SiteCode, SiteKind};
use std::path::{Path, PathBuf};

/// Largest archive that is read. Real ones have a few hundred kilobytes.
const LARGEST: u64 = 200 * 1024 * 1024;

/// What is said to `werkhub import`.
#[derive(Args)]
pub struct ImportOptions {
    /// The archive (IMDF, zip)
    file: PathBuf,
    /// Which site it is, by its code; without it the one named after the building
    #[arg(long, env = "WERKHUB_SITE")]
    site: Option<SiteCode>,
    /// What kind of location it is; without it as before, else a Werk Hub
    #[arg(long, env = "WERKHUB_KIND")]
    kind: Option<KindWord>,
    /// What the names of sections mean (TOML): a table [zones] with lines like "Plein" = "meet"
    #[arg(long, env = "WERKHUB_ZONES")]
    zones: Option<PathBuf>,
    /// Say what would change, and change nothing
    #[arg(long, env = "WERKHUB_DRY_RUN", value_parser = FalseyValueParser::new())]
    dry_run: bool,
}

/// A kind of location on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindWord {
    /// Meeting rooms, and no regular desks
    HuisAanDeMarkt,
    /// The central building for hybrid work
    WerkHub,
    /// A place in a neighbourhood
    Wijk,
}

impl From<KindWord> for SiteKind {
    fn from(word: KindWord) -> SiteKind {
        match word {
            KindWord::HuisAanDeMarkt => SiteKind::HuisAanDeMarkt,
            KindWord::WerkHub => SiteKind::WerkHub,
            KindWord::Wijk => SiteKind::Wijk,
        }
    }
}

/// Reads a building, or updates the one that is there.
///
/// # Errors
/// When the file or the building in it cannot be used; nothing has changed then.
pub async fn import(data: &Path, options: ImportOptions) -> Result<(), Failure> {
    let archive = STANDARD.encode(read(&options.file).await?);
    let run = if options.dry_run { Run::Dry } else { Run::Real };
    let zones = match &options.zones {
        Some(file) => Some(zone_names(file).await?.0),
        None => None,
    };
    let kind = options.kind.map(SiteKind::from);
    let order = ImportOrder { archive, site: options.site, kind, zones, run };
    print!("{}", send(data, Order::Import(order)).await?);
    Ok(())
}

/// The text of a file of zone names, which is read here to name the file when it is wrong.
///
/// # Errors
/// When it cannot be read, or with the line of each mistake in it.
pub async fn zone_names(file: &Path) -> Result<(String, ZoneNames), Failure> {
    let unusable = |why: String| Failure::failed(format!("{}: {why}", file.display()));
    let text = String::from_utf8(read(file).await?);
    let text = text.map_err(|_| unusable("it is no text in UTF-8: save it as such".to_owned()))?;
    let names = ZoneNames::parse(&text).map_err(|error| unusable(error.to_string()))?;
    Ok((text, names))
}

/// The bytes of an archive.
///
/// # Errors
/// When the file cannot be read, or is no file of a sensible size.
pub async fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |why: String| {
        Failure::failed(format!("{} cannot be read ({why}): check the path", file.display()))
    };
    let about = tokio::fs::metadata(file).await.map_err(|error| unreadable(error.to_string()))?;
    if !about.is_file() {
        return Err(unreadable("it is no file".to_owned()));
    }
    if about.len() > LARGEST {
        return Err(unreadable("it has more than 200 MB".to_owned()));
    }
    tokio::fs::read(file).await.map_err(|error| unreadable(error.to_string()))
}
