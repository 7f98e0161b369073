//! Running other programs: loudly, quietly, or line by line.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// The cargo that started us, run from `folder`.
pub fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command
}

/// Runs `command` with our own input and output.
///
/// # Errors
/// When it cannot start or does not end well; the message holds the command.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", words(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", words(command));
    }
    Ok(())
}

/// Runs `command` without showing anything and gives what it wrote to standard output.
///
/// # Errors
/// When it cannot start or does not end well; the message holds what it wrote to standard error.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", words(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", words(command), output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What happens while a watched program runs.
pub enum Heard<'a> {
    /// It wrote this line, on either output.
    Line(&'a str),
    /// It has been silent for a second.
    Silence,
}

/// Runs `command` and tells `on` at once what is heard of it.
///
/// # Errors
/// When it cannot start or does not end well; the message holds the command.
pub fn watch(command: &mut Command, mut on: impl FnMut(Heard<'_>)) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", words(command)))?;
    let (sender, receiver) = channel();
    let out = child.stdout.take().map(|pipe| send_lines(pipe, sender.clone()));
    let err = child.stderr.take().map(|pipe| send_lines(pipe, sender));
    loop {
        match receiver.recv_timeout(Duration::from_secs(1)) {
            Ok(line) => on(Heard::Line(&line)),
            Err(RecvTimeoutError::Timeout) => on(Heard::Silence),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    for reader in [out, err].into_iter().flatten() {
        // A reader thread only ends when its pipe does; there is nothing to learn from it.
        let _ = reader.join();
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status})", words(command));
    }
    Ok(())
}

fn send_lines(pipe: impl Read + Send + 'static, to: Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
            if to.send(line).is_err() {
                return;
            }
        }
    })
}

/// Where `name` is on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

/// PATH with `folder` in front.
///
/// # Errors
/// When the folder's name cannot be part of a PATH.
pub fn path_with(folder: &Path) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_path_buf()).chain(env::split_paths(&path));
    env::join_paths(folders)
        .with_context(|| format!("{} cannot be part of PATH: it holds a colon", folder.display()))
}

fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

/// Whether `program --version` runs and names `version` as one of its words.
pub fn has_version(program: &Path, version: &str) -> bool {
    capture(Command::new(program).arg("--version"))
        .is_ok_and(|said| said.split_whitespace().any(|word| word == version))
}

/// Whether we run as root.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

/// `command` as one would type it.
pub fn words(command: &Command) -> String {
    let shown = |word: &OsStr| word.to_string_lossy().into_owned();
    std::iter::once(shown(command.get_program()))
        .chain(command.get_args().map(shown))
        .collect::<Vec<_>>()
        .join(" ")
}
