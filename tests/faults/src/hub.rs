//! The hub to try things on: fresh data, the demonstration's people, gone afterwards.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// A running hub; killed when it is dropped.
pub struct Hub {
    /// What was started: the hub, or what watches it.
    child: Child,
    /// The hub itself.
    id: String,
    /// Removed with it.
    _data: TempDir,
    /// `http://127.0.0.1:…`.
    pub url: String,
}

impl Hub {
    /// Starts one, under a program that watches it when `watcher` has words.
    ///
    /// # Errors
    /// When it does not say where it listens.
    pub fn start(watcher: &[OsString]) -> Result<Self> {
        let binary = std::env::var_os("WERKHUB_BIN")
            .context("WERKHUB_BIN does not name the hub: run `cargo xtask test faults`")?;
        let data = tempfile::tempdir()?;
        // The shell says its own number, and then is the hub.
        let mut words: Vec<OsString> = watcher.to_vec();
        words.extend(["sh", "-c", "echo $$; exec \"$@\"", "sh"].map(OsString::from));
        words.push(binary);
        let (program, words) = words.split_first().context("there are words above")?;
        let mut child = Command::new(program)
            .args(words)
            .args(["serve", "--demo-quiet", "--listen", "127.0.0.1:0", "--data"])
            .arg(data.path().join("data"))
            // Two in a race ask more than people do.
            .args(["--session-rate", "1000000"])
            .env("WERKHUB_LOG", "warn")
            .env_remove("WERKHUB_APP")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let pipe = child.stdout.take().context("its output is a pipe")?;
        let mut lines = BufReader::new(pipe).lines().map_while(Result::ok);
        let id = lines.next().context("the shell did not start")?;
        let Some(url) =
            lines.find_map(|line| Some(line.strip_prefix("Werk Hub listens on ")?.to_owned()))
        else {
            bail!("the hub ended ({})", child.wait()?);
        };
        // What it says later is not waited for, but its pipe stays open.
        thread::spawn(move || lines.for_each(drop));
        Ok(Hub { child, id, _data: data, url })
    }

    /// Kills it, waits until whoever watched it is done too.
    ///
    /// # Errors
    /// When there is nothing to wait for.
    pub fn end(mut self) -> Result<()> {
        self.kill();
        self.child.wait()?;
        Ok(())
    }

    fn kill(&self) {
        // It may have ended by itself; there is nothing else to do about it here.
        let _ = Command::new("kill").args(["-KILL", &self.id]).stderr(Stdio::null()).status();
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        self.kill();
        let _ = self.child.wait();
    }
}
