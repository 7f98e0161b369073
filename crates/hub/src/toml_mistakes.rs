//! What is wrong in a TOML file of an operator: every mistake with its line.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Mistakes that are told at once.
pub const MOST_TOLD: usize = 5;

/// The mistakes of one file, collected while it is read.
pub struct Mistakes<'t> {
    text: &'t str,
    found: Vec<(usize, String)>,
}

impl<'t> Mistakes<'t> {
    /// None yet.
    pub fn of(text: &'t str) -> Self {
        Mistakes { text, found: Vec::new() }
    }

    /// The file as TOML.
    ///
    /// # Errors
    /// Where it is none: the first place, as [`Self::told`] tells it.
    pub fn document(&self) -> Result<Spanned<DeTable<'t>>, Vec<String>> {
        DeTable::parse(self.text).map_err(|error| {
            let line = error.span().map_or(1, |span| self.line(&span));
            let why = error.message().lines().collect::<Vec<_>>().join(", ");
            vec![told(line, &why)]
        })
    }

    /// One more, at what stands there.
    pub fn at(&mut self, span: &Range<usize>, why: String) {
        self.found.push((self.line(span), why));
    }

    /// A table, where there is one.
    pub fn table<'v, 'i>(
        &mut self,
        name: &str,
        value: &'v Spanned<DeValue<'i>>,
    ) -> Option<&'v DeTable<'i>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(table),
            other => {
                let why = format!("{name} is a table, [{name}], not a {}", other.type_str());
                self.at(&value.span(), why);
                None
            }
        }
    }

    /// Whether there is none so far.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What was read, when nothing is wrong.
    ///
    /// # Errors
    /// `line 3: …`, in the order of the file, at most [`MOST_TOLD`], and how many there are more.
    pub fn told<T>(mut self, read: T) -> Result<T, Vec<String>> {
        if self.found.is_empty() {
            return Ok(read);
        }
        self.found.sort();
        let more = self.found.len().saturating_sub(MOST_TOLD);
        let first = self.found.iter().take(MOST_TOLD).map(|(line, why)| told(*line, why));
        let more = (more > 0).then(|| format!("and {more} more mistakes"));
        Err(first.chain(more).collect())
    }

    fn line(&self, span: &Range<usize>) -> usize {
        self.text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1
    }
}

fn told(line: usize, why: &str) -> String {
    format!("line {line}: {why}")
}
