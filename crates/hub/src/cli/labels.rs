//! `werkhub labels`: A4 sheets of QR labels.

use super::failure::Failure;
use super::order::{LabelOrder, Order};
use super::send::fetch;
use super::written::{numbered, write};
use crate::http::address::Origin;
use crate::labels::{FileKind, LabelError, SheetFormat};
use clap::Args;
use domain::plan::{FloorCode, SiteCode};
use std::path::{Path, PathBuf};

/// What is said to `werkhub labels`.
#[derive(Args)]
pub struct LabelOptions {
    /// Only this site, by its code
    #[arg(long, env = "WERKHUB_SITE")]
    site: Option<SiteCode>,
    /// Only this floor, by its code: wh-2
    #[arg(long, env = "WERKHUB_FLOOR")]
    floor: Option<FloorCode>,
    /// Where people reach the hub; without it the running hub's own --public-url
    #[arg(long, env = "WERKHUB_PUBLIC_URL")]
    public_url: Option<Origin>,
    /// Kind of file; SVG makes one a sheet: FILE, FILE-2 …
    #[arg(long, env = "WERKHUB_FORMAT", default_value = "pdf")]
    format: FileKind,
    /// Size of a label in millimetres, as on the box: 99.1x67.7, 99.1x57, 99.1x42.3, 105x74,
    /// 63.5x38.1 or 70x37
    #[arg(long, env = "WERKHUB_SHEET", default_value_t = SheetFormat::default(), value_parser = sheet)]
    sheet: SheetFormat,
    /// The file to write
    #[arg(long, env = "WERKHUB_OUT")]
    out: PathBuf,
}

fn sheet(text: &str) -> Result<SheetFormat, LabelError> {
    text.parse()
}

/// Makes labels.
///
/// # Errors
/// When there is nothing to label, or the file cannot be written.
pub async fn labels(data: &Path, options: LabelOptions) -> Result<(), Failure> {
    let LabelOptions { site, floor, public_url, format, sheet, out } = options;
    let order = LabelOrder {
        site,
        floor,
        public_url: public_url.map(|url| url.to_string()),
        sheet: sheet.name.to_owned(),
        format,
    };
    let made = fetch(data, Order::Labels(order)).await?;
    for (number, file) in (1..).zip(&made.files) {
        write(&numbered(&out, number), file).await?;
    }
    print!("{}", made.words);
    Ok(())
}
