//! Two readers of QR codes that share no code.

use anyhow::{Context, Result, bail};
use image::codecs::pnm::{PnmEncoder, PnmSubtype, SampleEncoding};
use image::{GrayImage, ImageResult};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that reads codes from pictures.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// The program.
    pub program: &'static str,
    options: &'static [&'static str],
    /// What a line says: the picture that follows, or a code in it.
    hear: fn(&str) -> Vec<Heard<'_>>,
}

/// What a line of a reader's output says.
enum Heard<'a> {
    Picture(&'a str),
    Code(&'a str),
}

/// Both.
pub const READERS: [Reader; 2] = [
    // Debian's zbar-tools.
    Reader {
        program: "zbarimg",
        options: &["--quiet", "--xml", "--nodbus", "-Sdisable", "-Sqrcode.enable"],
        hear: |line| {
            let picture = between(line, "<source href='", "'>").map(Heard::Picture);
            let code = between(line, "<![CDATA[", "]]>").map(Heard::Code);
            picture.into_iter().chain(code).collect()
        },
    },
    // Debian's zxing-cpp-tools.
    Reader {
        program: "ZXingReader",
        options: &["-1", "-format", "QRCode"],
        hear: |line| match line.split_once(" QRCode \"") {
            Some((picture, code)) => {
                vec![Heard::Picture(picture), Heard::Code(code.trim_end_matches('"'))]
            }
            None => Vec::new(),
        },
    },
];

fn between<'a>(line: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(line.split_once(before)?.1.split_once(after)?.0)
}

/// Pictures that are given to a program at once: starting it takes longer than reading one.
const AT_ONCE: usize = 100;

/// Writes a picture as both readers take it: as plain grey dots.
///
/// # Errors
/// When it cannot be written.
pub fn keep(picture: &GrayImage, file: &Path) -> ImageResult<()> {
    let grey = PnmSubtype::Graymap(SampleEncoding::Binary);
    let encoder = PnmEncoder::new(BufWriter::new(File::create(file)?)).with_subtype(grey);
    picture.write_with_encoder(encoder)
}

impl Reader {
    /// The codes in pictures, each with its picture.
    ///
    /// # Errors
    /// When the program is missing.
    pub fn read(&self, pictures: &[&Path]) -> Result<Vec<(PathBuf, String)>> {
        let mut read = Vec::new();
        for some in pictures.chunks(AT_ONCE) {
            let output = Command::new(self.program).args(self.options).args(some).output();
            let output = output.with_context(|| {
                let program = self.program;
                format!("{program} is missing: run `cargo xtask test print`, which installs it")
            })?;
            let mut picture = PathBuf::new();
            for heard in String::from_utf8_lossy(&output.stdout).lines().flat_map(self.hear) {
                match heard {
                    Heard::Picture(name) => picture = PathBuf::from(name),
                    Heard::Code(code) => read.push((picture.clone(), code.to_owned())),
                }
            }
        }
        Ok(read)
    }

    /// Reads a picture of each label, and says which of them do not hold what they should.
    ///
    /// # Errors
    /// When the program is missing, or there is nothing to read.
    pub fn misread(&self, labels: &[(PathBuf, String)]) -> Result<Vec<String>> {
        if labels.is_empty() {
            bail!("there is no picture to read");
        }
        let pictures: Vec<&Path> = labels.iter().map(|(picture, _)| picture.as_path()).collect();
        let read = self.read(&pictures)?;
        let mut wrong = Vec::new();
        for (picture, expected) in labels {
            let found = read.iter().filter(|(its, _)| its == picture).map(|(_, code)| code);
            let found: Vec<&String> = found.collect();
            if found != [expected] {
                wrong.push(format!("{} read {found:?} instead of {expected}", self.program));
            }
        }
        Ok(wrong)
    }
}
