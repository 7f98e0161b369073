//! The project's own source files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path in the checkout, with slashes.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl Source {
    /// Whether this is Rust.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Each line of code with its number, line comments cut off.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| {
            let code = line.split_once("//").map_or(line, |(code, _)| code);
            (index + 1, code)
        })
    }
}

/// Folders that hold what others or the tools made.
const NOT_OURS: [&str; 5] = ["target", "node_modules", ".git", "data", "dist"];
/// Kinds of files that people write here.
const KINDS: [&str; 9] = ["rs", "css", "js", "mjs", "ts", "html", "sh", "toml", "yml"];

/// All source files below `root`.
///
/// # Errors
/// When a folder or a file cannot be read.
pub fn sources_below(root: &Path) -> io::Result<Vec<Source>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(root.join(&inner))? {
            let entry = entry?;
            let name = entry.file_name();
            let path = inner.join(&name);
            if entry.file_type()?.is_dir() {
                if !NOT_OURS.iter().any(|folder| name == *folder) {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|end| KINDS.iter().any(|kind| end == *kind)) {
                let text = fs::read_to_string(root.join(&path))?;
                let path = path.to_string_lossy().replace('\\', "/");
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// Whether `text` holds `word` as a word of its own.
pub fn names_word(text: &str, word: &str) -> bool {
    let is_inside = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_inside) && !after.is_some_and(is_inside)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_words() {
        assert!(names_word("use sqlx::Row;", "sqlx"));
        assert!(names_word("sqlx", "sqlx"));
        assert!(!names_word("use sqlx_like;", "sqlx"));
        assert!(!names_word("my_sqlx", "sqlx"));
    }

    #[test]
    fn comments_are_no_code() {
        let source = Source { path: "a.rs".into(), text: "one // two\n// three\nfour".into() };
        let code: Vec<_> = source.code().collect();
        assert_eq!(code, [(1, "one "), (2, ""), (3, "four")]);
    }
}
