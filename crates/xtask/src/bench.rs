//! `cargo xtask bench`: runs what lies in `tests/bench` and shows what it measured.
//!
//! A benchmark is a script `tests/bench/<name>.mjs` or a program `tests/bench/src/bin/<name>.rs`.
//! It writes `{"rows": [{"what": …, "value": …, "unit": …, "budget"?: …, "atLeast"?: …}]}` to the
//! file that `WERKHUB_BENCH_OUT` names; a row may hold more, such as `n`, `p50` and `p99`. The
//! machine is added to it here.

mod machine;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Deserialize;

use crate::checkout::Checkout;
use crate::hub::Build;
use crate::{app, hub, programs, tools};

/// What is said to `cargo xtask bench`.
#[derive(Args)]
pub struct BenchArguments {
    /// The benchmark; without it all of them
    name: Option<String>,
    /// Only see that each still works: a moment each, and no figures
    #[arg(long)]
    smoke: bool,
}

/// What is wanted of the benchmarks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Figures,
    /// That they still work.
    Smoke,
}

/// Tells a benchmark that nobody looks at its figures.
const SMOKE: &str = "WERKHUB_BENCH_SMOKE";

#[derive(Deserialize)]
struct Measured {
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    what: String,
    value: f64,
    unit: String,
    /// The most it may be.
    budget: Option<f64>,
    /// The least it should be.
    at_least: Option<f64>,
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

/// Runs the benchmark that is named, or all.
///
/// # Errors
/// When there is none of that name, or one fails. Being over a budget is no error: times depend
/// on the machine.
pub fn bench(checkout: &Checkout, arguments: &BenchArguments) -> Result<()> {
    let wanted = if arguments.smoke { Wanted::Smoke } else { Wanted::Figures };
    run(checkout, arguments.name.as_deref(), wanted).map(drop)
}

/// Sees that each benchmark still works, and gives how many there are.
///
/// # Errors
/// When one fails.
pub fn smoke(checkout: &Checkout) -> Result<u64> {
    run(checkout, None, Wanted::Smoke)
}

fn run(checkout: &Checkout, name: Option<&str>, wanted: Wanted) -> Result<u64> {
    let folder = checkout.root().join("tests/bench");
    let all = benchmarks(&folder);
    let names = || all.iter().map(|bench| bench.name.as_str()).collect::<Vec<_>>().join(", ");
    let chosen: Vec<_> =
        all.iter().filter(|bench| name.is_none_or(|name| bench.name == name)).collect();
    if chosen.is_empty() {
        bail!("there is no such benchmark in {}; there are: {}", folder.display(), names());
    }
    let (build, out) = match wanted {
        Wanted::Figures => (Build::Release, "bench"),
        Wanted::Smoke => (Build::Development, "bench-smoke"),
    };
    let out = checkout.output().join(out);
    fs::create_dir_all(&out)?;
    // Programs speak to the hub, or to none: only scripts open the app.
    let app = match chosen.iter().any(|bench| bench.kind == Kind::Script) {
        true => Some(app::build(checkout, &tools::for_app(checkout)?, app::Finish::Release)?),
        false => None,
    };
    let hub = hub::build(checkout, build)?;
    if folder.join("package.json").is_file() {
        tools::install_packages(&folder)?;
    }
    let mut count = 0;
    for bench in chosen {
        println!("\n=== {}", bench.name);
        let result = out.join(format!("{}.json", bench.name));
        let mut command = command_of(bench, checkout, &folder, wanted)?;
        command.env("WERKHUB_BIN", &hub).env("WERKHUB_BENCH_OUT", &result);
        if let Some(app) = &app {
            command.env("WERKHUB_APP", app);
        }
        if wanted == Wanted::Smoke {
            command.env(SMOKE, "1");
        }
        programs::run(&mut command)?;
        let text = fs::read_to_string(&result)
            .with_context(|| format!("{} wrote no {}", bench.name, result.display()))?;
        let measured: Measured = serde_json::from_str(&text)
            .with_context(|| format!("{} is not as bench.rs says", result.display()))?;
        count += 1;
        match wanted {
            Wanted::Figures => {
                fs::write(&result, with_machine(&text)?)?;
                print_rows(&measured);
            }
            Wanted::Smoke if measured.rows.is_empty() => bail!("{} measured nothing", bench.name),
            Wanted::Smoke => println!("works: {} figures", measured.rows.len()),
        }
    }
    Ok(count)
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

fn command_of(
    bench: &Benchmark,
    checkout: &Checkout,
    folder: &Path,
    wanted: Wanted,
) -> Result<Command> {
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
            cargo.args(["run", "--locked", "--package", "bench", "--bin", &bench.name]);
            if wanted == Wanted::Figures {
                cargo.arg("--release");
            }
            Ok(cargo)
        }
    }
}

/// The result with a description of this machine beside its rows.
fn with_machine(result: &str) -> Result<String> {
    let mut value: serde_json::Value = serde_json::from_str(result)?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert("machine".to_owned(), machine::describe().into());
    }
    Ok(serde_json::to_string_pretty(&value)?)
}

fn print_rows(measured: &Measured) {
    println!("{}", machine::describe());
    for row in &measured.rows {
        println!("{:<56} {:>12.1} {}{}", row.what, row.value, row.unit, judgement(row));
    }
}

/// What the design's promise says of it, where there is one.
fn judgement(row: &Row) -> String {
    match (row.budget, row.at_least) {
        (Some(most), _) if row.value > most => format!("  over {most}"),
        (Some(most), _) => format!("  within {most}"),
        (None, Some(least)) if row.value < least => format!("  under {least}"),
        (None, Some(least)) => format!("  at least {least}, as promised"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_are_judged_in_their_direction() {
        let check = |value, budget, at_least, expected: &str| {
            let row = Row { what: String::new(), value, unit: "ms".to_owned(), budget, at_least };
            assert_eq!(judgement(&row), expected);
        };
        check(5.0, None, None, "");
        check(5.0, Some(4.0), None, "  over 4");
        check(4.0, Some(4.0), None, "  within 4");
        check(5.0, None, Some(8.0), "  under 8");
        check(9.0, None, Some(8.0), "  at least 8, as promised");
    }

    #[test]
    fn the_machine_stands_beside_the_rows() {
        let text = with_machine(r#"{"rows": []}"#).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(value["machine"].as_str().unwrap().contains("cores"));
        assert!(value["rows"].is_array());
    }

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
