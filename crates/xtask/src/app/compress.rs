//! Compressing ahead of time, so that the hub never does: `.br` and `.gz` beside each file.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Finish;
use super::files::files_below;

/// What compressing makes smaller; fonts and pictures are compressed inside.
const KINDS: [&str; 9] = ["html", "css", "js", "wasm", "json", "svg", "webmanifest", "txt", "xml"];

/// Lays the compressed copies beside each file below `folder`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn all(folder: &Path, finish: Finish) -> Result<()> {
    let (brotli_quality, gzip_level) = match finish {
        Finish::Release => (11, 9),
        Finish::Quick => (4, 1),
    };
    let files: Vec<PathBuf> = files_below(folder)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|end| KINDS.iter().any(|kind| end == *kind)))
        .map(|file| folder.join(file))
        .collect();
    // One thread a file: there are about ten, and one of them is most of the work.
    thread::scope(|scope| {
        let running: Vec<_> = files
            .iter()
            .map(|file| scope.spawn(move || one(file, brotli_quality, gzip_level)))
            .collect();
        running
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| anyhow!("compressing broke off"))?)
    })
}

fn one(file: &Path, brotli_quality: i32, gzip_level: u32) -> Result<()> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let params = BrotliEncoderParams {
        quality: brotli_quality,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut brotli_file = File::create(beside(file, "br"))?;
    brotli::BrotliCompress(&mut content.as_slice(), &mut brotli_file, &params)?;
    let gzip_file = File::create(beside(file, "gz"))?;
    let mut gzip = GzEncoder::new(gzip_file, Compression::new(gzip_level));
    gzip.write_all(&content)?;
    gzip.finish()?;
    Ok(())
}

/// `file` with one more ending.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_copies_unpack_to_the_original() {
        let folder = tempfile::tempdir().unwrap();
        let text = "de kaart is het product ".repeat(500);
        fs::write(folder.path().join("page.html"), &text).unwrap();
        fs::write(folder.path().join("font.woff2"), &text).unwrap();
        all(folder.path(), Finish::Release).unwrap();
        let mut from_brotli = Vec::new();
        let mut brotli_file = File::open(folder.path().join("page.html.br")).unwrap();
        brotli::BrotliDecompress(&mut brotli_file, &mut from_brotli).unwrap();
        assert_eq!(from_brotli, text.as_bytes());
        let mut from_gzip = String::new();
        let gzip_file = File::open(folder.path().join("page.html.gz")).unwrap();
        flate2::read::GzDecoder::new(gzip_file).read_to_string(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, text);
        assert!(!folder.path().join("font.woff2.br").exists());
    }
}
