//! cargo-nextest runs tests side by side and reports them better; `cargo test` does the same job.

use std::path::Path;

use crate::programs;

/// Whether `cargo nextest` is there. It is used when it is, and not installed when it is not:
/// compiling it takes longer than it would save.
pub fn has_nextest(root: &Path) -> bool {
    programs::capture(programs::cargo(root).args(["nextest", "--version"])).is_ok()
}
