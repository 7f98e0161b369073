//! A hub to measure: fresh data, the demonstration's people, figures on an address of their own.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::slow_disk::Disk;

const READY_WITHIN: Duration = Duration::from_secs(30);

/// A running hub; ended when it is dropped.
pub struct Hub {
    child: Child,
    /// Where its data is; removed with it.
    _folder: TempDir,
    /// `http://127.0.0.1:…`.
    pub origin: String,
    metrics: String,
}

impl Hub {
    /// Starts one on `disk`.
    ///
    /// # Errors
    /// When it does not start within 30 seconds.
    pub fn start(disk: &Disk) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let data = folder.path().to_owned();
        Hub::start_with(disk, folder, &data, &["--demo-quiet"])
    }

    /// Starts one on data that is there, in a folder that is removed with it.
    ///
    /// # Errors
    /// When it does not start within 30 seconds.
    pub fn start_on(folder: TempDir, data: &Path) -> Result<Self> {
        // One client asks more than a person does.
        Hub::start_with(&Disk::plain(), folder, data, &["--session-rate", "1000000"])
    }

    fn start_with(disk: &Disk, folder: TempDir, data: &Path, options: &[&str]) -> Result<Self> {
        let binary = std::env::var_os("WERKHUB_BIN")
            .context("WERKHUB_BIN is not set: run `cargo xtask bench`")?;
        let (listen, metrics) = (free_address()?, free_address()?);
        let mut command = Command::new(binary);
        command
            .args(["serve", "--listen", &listen, "--metrics-listen", &metrics])
            .args(options)
            .arg("--data")
            .arg(data)
            // A line a request would measure the log.
            .env("WERKHUB_LOG", "warn")
            .env_remove("WERKHUB_APP")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        disk.put_under(&mut command);
        let child = command.spawn().context("the hub does not start")?;
        let origin = format!("http://{listen}");
        let mut hub = Hub { child, _folder: folder, origin, metrics: format!("http://{metrics}") };
        hub.wait_until_ready()?;
        Ok(hub)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < READY_WITHIN {
            if let Some(status) = self.child.try_wait()? {
                bail!("the hub ended ({status})");
            }
            if ureq::get(format!("{}/readyz", self.origin)).call().is_ok() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(20));
        }
        bail!("the hub was not ready within {READY_WITHIN:?}")
    }

    /// What of it is in memory, in MiB.
    ///
    /// # Errors
    /// Where the system does not say (`/proc`).
    pub fn resident_mib(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().next()).context("no figure")?;
        Ok(kib.parse::<f64>()? / 1024.0)
    }

    /// Transactions that wrote entries, so far.
    ///
    /// # Errors
    /// When the figure is not there.
    pub fn commits(&self) -> Result<f64> {
        let text =
            ureq::get(format!("{}/metrics", self.metrics)).call()?.body_mut().read_to_string()?;
        let line = text.lines().find_map(|line| line.strip_prefix("werkhub_commits_total "));
        line.context("the hub counts no commits")?.trim().parse().context("no number")
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing else to do about it here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address that was free a moment ago.
fn free_address() -> Result<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}
