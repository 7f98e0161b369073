//! A broken rule, said so that one knows what to do.

use std::fmt::{Display, Formatter, Result};

/// One place where a rule is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Where: a file with a line, or a crate.
    pub place: String,
    /// The rule.
    pub rule: String,
    /// What to do about it.
    pub mend: String,
}

impl Display for Breach {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}: {} — {}", self.place, self.rule, self.mend)
    }
}
