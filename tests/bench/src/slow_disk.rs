//! A disk whose every flush takes longer, for hub and raw loop alike.
//!
//! A small library stands before the C library's `fsync` and `fdatasync` and waits before it passes
//! the call on. So nothing in the hub knows of benchmarks, and both sides are slowed at the same
//! place: where SQLite makes a commit durable.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

const SOURCE: &str = include_str!("slow_disk.c");

/// Environment that slows the flushes of a program.
#[derive(Debug, Clone, Default)]
pub struct Disk(Vec<(&'static str, String)>);

impl Disk {
    /// As it is.
    pub fn plain() -> Self {
        Disk::default()
    }

    /// Slower by so many milliseconds a flush. The library is built in `folder`.
    ///
    /// # Errors
    /// When there is no C compiler.
    pub fn slower_by_ms(ms: u32, folder: &Path) -> Result<Self> {
        let library = build(folder)?;
        let library = library.to_str().context("the temporary folder's name is not text")?;
        Ok(Disk(vec![
            ("LD_PRELOAD", library.to_owned()),
            ("SLOW_DISK_MICROSECONDS", (ms * 1_000).to_string()),
        ]))
    }

    /// Gives a program this disk.
    pub fn put_under(&self, command: &mut Command) {
        command.envs(self.0.iter().map(|(name, value)| (name, value)));
    }
}

fn build(folder: &Path) -> Result<PathBuf> {
    let (source, library) = (folder.join("slow_disk.c"), folder.join("slow_disk.so"));
    std::fs::write(&source, SOURCE)?;
    let mut cc = Command::new("cc");
    cc.args(["-shared", "-fPIC", "-O2", "-o"]).arg(&library).arg(&source).arg("-ldl");
    let status = cc.status().context("a C compiler is needed: `apt-get install gcc libc6-dev`")?;
    if !status.success() {
        bail!("the slow disk does not compile ({status})");
    }
    Ok(library)
}
