//! `werkhub import`: read a building.

use super::failure::Failure;
use super::order::{ImportOrder, Order, Run};
use super::send::send;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::Args;
use domain::plan::SiteCode;
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
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Reads a building, or updates the one that is there.
///
/// # Errors
/// When the file or the building in it cannot be used; nothing has changed then.
pub async fn import(data: &Path, options: ImportOptions) -> Result<(), Failure> {
    let archive = STANDARD.encode(read(&options.file).await?);
    let run = if options.dry_run { Run::Dry } else { Run::Real };
    let order = ImportOrder { archive, site: options.site, run };
    print!("{}", send(data, Order::Import(order)).await?);
    Ok(())
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
