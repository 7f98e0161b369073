//! Files that an order made.

use super::failure::Failure;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::path::{Path, PathBuf};

/// Writes what came in base 64 into a file.
///
/// # Errors
/// When it cannot be written.
pub async fn write(file: &Path, contents: &str) -> Result<(), Failure> {
    let bytes = STANDARD.decode(contents);
    let bytes = bytes.map_err(|_| Failure::failed("the answer came in garbled: try again"))?;
    tokio::fs::write(file, bytes).await.map_err(|error| {
        Failure::failed(format!(
            "{} cannot be written ({error}): check the path, and that there is room",
            file.display()
        ))
    })
}

/// The name of the first, second … of files: `labels.svg`, `labels-2.svg`.
pub fn numbered(file: &Path, number: usize) -> PathBuf {
    if number == 1 {
        return file.to_owned();
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = match file.extension() {
        Some(end) => format!("{stem}-{number}.{}", end.to_string_lossy()),
        None => format!("{stem}-{number}"),
    };
    file.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_file_has_a_number() {
        for (file, number, name) in [
            ("a/labels.svg", 1, "a/labels.svg"),
            ("a/labels.svg", 2, "a/labels-2.svg"),
            ("labels", 12, "labels-12"),
        ] {
            assert_eq!(numbered(Path::new(file), number), Path::new(name));
        }
    }
}
