//! Three programs that read calendars.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Output};

/// An event as a program has read it: by name what it says of it.
pub type Seen = BTreeMap<String, String>;

/// A program that reads calendars.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// What it is called.
    pub name: &'static str,
    read: fn(&Path, &Path) -> Result<Vec<Seen>>,
}

/// All three.
pub const READERS: [Reader; 3] = [
    Reader { name: "icalendar", read: python },
    Reader { name: "ical.js", read: node },
    Reader { name: "khal", read: khal },
];

/// What separates fields and events in what khal prints: words hold neither.
const FIELD: char = '\u{1f}';
const EVENT: char = '\u{1e}';

impl Reader {
    /// The events of a calendar. `folder` is for files on the way.
    ///
    /// # Errors
    /// When the program is missing, or does not understand the calendar.
    pub fn read(&self, calendar: &str, folder: &Path) -> Result<Vec<Seen>> {
        let file = folder.join("read.ics");
        std::fs::write(&file, calendar)?;
        (self.read)(&file, folder).with_context(|| format!("{} cannot read it", self.name))
    }
}

fn python(file: &Path, _: &Path) -> Result<Vec<Seen>> {
    let python = std::env::var_os("WERKHUB_PYTHON").unwrap_or_else(|| OsString::from("python3"));
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("read.py");
    events(&said(Command::new(python).arg(own).arg(file))?)
}

fn node(file: &Path, _: &Path) -> Result<Vec<Seen>> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("read.mjs");
    events(&said(Command::new("node").arg(own).arg(file))?)
}

fn khal(file: &Path, folder: &Path) -> Result<Vec<Seen>> {
    // Nothing of whoever runs this is read or written: its calendars, its settings, its cache.
    let settings = Path::new(env!("CARGO_MANIFEST_DIR")).join("khal.conf");
    std::fs::copy(settings, folder.join("khal.conf"))?;
    std::fs::create_dir_all(folder.join("none"))?;
    let fields = ["uid", "start-long-full", "end-long-full", "title", "location", "url"];
    let names = ["uid", "from", "until", "summary", "location", "url"];
    let format = fields.map(|field| format!("{{{field}}}")).join(&FIELD.to_string());
    let mut command = Command::new("khal");
    command
        .args(["-c", "khal.conf", "printics", "--format"])
        .arg(format!("{format}{EVENT}"))
        .arg(file)
        .current_dir(folder)
        .env("HOME", folder)
        .env("LC_ALL", "C.UTF-8");
    let said = said(&mut command)?;
    let (_, all) = said.split_once('\n').context("it says nothing")?;
    let all = all.split(EVENT).filter(|event| !event.trim().is_empty());
    let seen = all.map(|event| {
        // Colours for a terminal, and the end of the line before.
        let told = event.trim_start_matches('\n').trim_start_matches("\u{1b}[0m");
        names.iter().map(ToString::to_string).zip(told.split(FIELD).map(str::to_owned)).collect()
    });
    Ok(seen.collect())
}

fn said(command: &mut Command) -> Result<String> {
    let missing = || {
        let program = command.get_program().to_string_lossy().into_owned();
        format!("{program} is missing: run `cargo xtask test calendar`, which installs it")
    };
    let missing = missing();
    let Output { status, stdout, stderr } = command.output().context(missing)?;
    if !status.success() {
        bail!("{status}: {}", String::from_utf8_lossy(&stderr));
    }
    Ok(String::from_utf8(stdout)?)
}

fn events(json: &str) -> Result<Vec<Seen>> {
    let events: Value = serde_json::from_str(json)?;
    let events = events.as_array().context("no list")?;
    let fields = |event: &Value| -> Option<Seen> {
        let fields = event.as_object()?.iter();
        fields.map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
    };
    events.iter().map(|event| fields(event).context("a field is no text")).collect()
}
