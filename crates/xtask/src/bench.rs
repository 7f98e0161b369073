//! `cargo xtask bench`: runs what lies in `tests/bench` and shows what it measured.
//!
//! A benchmark is a script `tests/bench/<name>.mjs` or a program `tests/bench/src/bin/<name>.rs`.
//! It writes `{"rows": [{"what": …, "value": …, "unit": …, "budget"?: …}]}` to the file that
//! `WERKHUB_BENCH_OUT` names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::checkout::Checkout;
use crate::hub::Build;
use crate::{app, hub, programs, tools};

#[derive(Deserialize)]
struct Measured {
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    what: String,
    value: f64,
    unit: String,
    budget: Option<f64>,
}

struct Benchmark {
    name: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Script,
    Program,
}

/// Runs the benchmark `name`, or all.
///
/// # Errors
/// When there is none of that name, or one fails. Being over a budget is no error: times depend
/// on the machine.
pub fn bench(checkout: &Checkout, name: Option<&str>) -> Result<()> {
    let folder = checkout.root().join("tests/bench");
    let all = benchmarks(&folder);
    let names = || all.iter().map(|bench| bench.name.as_str()).collect::<Vec<_>>().join(", ");
    let chosen: Vec<_> =
        all.iter().filter(|bench| name.is_none_or(|name| bench.name == name)).collect();
    if chosen.is_empty() {
        bail!("there is no such benchmark in {}; there are: {}", folder.display(), names());
    }
    let out = checkout.output().join("bench");
    fs::create_dir_all(&out)?;
    let app = app::build(checkout, &tools::for_app(checkout)?, app::Finish::Release)?;
    let hub = hub::build(checkout, Build::Release)?;
    if folder.join("package.json").is_file() {
        tools::install_packages(&folder)?;
    }
    for bench in chosen {
        println!("\n=== {}", bench.name);
        let result = out.join(format!("{}.json", bench.name));
        let mut command = command_of(bench, checkout, &folder)?;
        command.env("WERKHUB_BIN", &hub).env("WERKHUB_APP", &app).env("WERKHUB_BENCH_OUT", &result);
        programs::run(&mut command)?;
        let text = fs::read_to_string(&result)
            .with_context(|| format!("{} wrote no {}", bench.name, result.display()))?;
        let measured: Measured = serde_json::from_str(&text)
            .with_context(|| format!("{} is not as bench.rs says", result.display()))?;
        print_rows(&measured);
    }
    Ok(())
}

fn benchmarks(folder: &Path) -> Vec<Benchmark> {
    let scripts = named(folder, "mjs").into_iter().map(|name| (name, Kind::Script));
    let programs =
        named(&folder.join("src/bin"), "rs").into_iter().map(|name| (name, Kind::Program));
    scripts.chain(programs).map(|(name, kind)| Benchmark { name, kind }).collect()
}

/// The names, without ending, of the files in `folder` with `ending`; none when it is not there.
fn named(folder: &Path, ending: &str) -> Vec<String> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let files = entries.map(|entry| PathBuf::from(entry.file_name()));
    let mut names: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|end| end == ending))
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

fn command_of(bench: &Benchmark, checkout: &Checkout, folder: &Path) -> Result<Command> {
    match bench.kind {
        Kind::Script => {
            let mut node = Command::new("node");
            node.arg(folder.join(format!("{}.mjs", bench.name)))
                .current_dir(folder)
                .env("WERKHUB_CHROMIUM", tools::chromium()?.browser);
            Ok(node)
        }
        Kind::Program => {
            let mut cargo = programs::cargo(checkout.root());
            cargo.args(["run", "--release", "--package", "bench", "--bin", &bench.name]);
            Ok(cargo)
        }
    }
}

fn print_rows(measured: &Measured) {
    for row in &measured.rows {
        let budget = row.budget.map_or(String::new(), |budget| {
            let word = if row.value > budget { "over" } else { "within" };
            format!("  {word} {budget} {}", row.unit)
        });
        println!("{:<56} {:>12.1} {}{budget}", row.what, row.value, row.unit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_programs_are_found_by_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("src/bin")).unwrap();
        for file in ["draw.mjs", "echo.mjs", "package.json", "src/bin/commands.rs"] {
            fs::write(folder.path().join(file), "").unwrap();
        }
        let names: Vec<_> = benchmarks(folder.path()).into_iter().map(|bench| bench.name).collect();
        assert_eq!(names, ["draw", "echo", "commands"]);
    }
}
