//! Installing into a folder exactly once, whole or not at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Gives `tools/name`, filled by `fill` when it is not there yet.
///
/// `fill` works in a folder beside it that is renamed only when `fill` and then `check` are
/// content. A file lock makes a second xtask wait instead of installing the same thing.
///
/// # Errors
/// When the folder cannot be made, or `fill` or `check` say no.
pub fn installed(
    tools: &Path,
    name: &str,
    check: impl Fn(&Path) -> bool,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let ready = tools.join(name);
    if check(&ready) {
        return Ok(ready);
    }
    fs::create_dir_all(tools).with_context(|| {
        format!("cannot make {}: choose another folder with WERKHUB_CACHE", tools.display())
    })?;
    let lock_file = tools.join(format!(".{name}.lock"));
    let lock = File::create(&lock_file)?;
    if lock.try_lock().is_err() {
        eprintln!("Waiting for another xtask that installs {name}.");
        lock.lock()?;
    }
    // Somebody else may have finished it while we waited.
    if check(&ready) {
        return Ok(ready);
    }
    let partial = tools.join(format!(".{name}.partial"));
    remove(&partial)?;
    fs::create_dir_all(&partial)?;
    fill(&partial)?;
    if !check(&partial) {
        bail!("{name} was installed into {} but does not run", partial.display());
    }
    remove(&ready)?;
    fs::rename(&partial, &ready)?;
    Ok(ready)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete(folder: &Path) -> bool {
        folder.join("program").exists()
    }

    fn write_program(folder: &Path) -> Result<()> {
        Ok(fs::write(folder.join("program"), "")?)
    }

    #[test]
    fn fills_once_and_then_takes_what_is_there() {
        let tools = tempfile::tempdir().unwrap();
        let first = installed(tools.path(), "tool-1", complete, write_program).unwrap();
        assert_eq!(first, tools.path().join("tool-1"));
        let again = installed(tools.path(), "tool-1", complete, |_| bail!("must not be called"));
        assert_eq!(again.unwrap(), first);
    }

    #[test]
    fn an_interrupted_install_is_not_taken_for_a_finished_one() {
        let tools = tempfile::tempdir().unwrap();
        let half = |folder: &Path| {
            fs::write(folder.join("library"), "").unwrap();
            bail!("the network went away")
        };
        assert!(installed(tools.path(), "tool-1", complete, half).is_err());
        assert!(!tools.path().join("tool-1").exists());
        let whole = installed(tools.path(), "tool-1", complete, write_program).unwrap();
        assert!(!whole.join("library").exists(), "the remains of the first try are gone");
    }

    #[test]
    fn an_install_that_does_not_run_is_refused() {
        let tools = tempfile::tempdir().unwrap();
        assert!(installed(tools.path(), "tool-1", complete, |_| Ok(())).is_err());
        assert!(!tools.path().join("tool-1").exists());
    }
}
