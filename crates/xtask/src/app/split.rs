//! Splitting the wasm: what a first visit needs, and what is fetched when it is first wanted.
//!
//! The wasm must be split between the compiler and wasm-bindgen, which throws away what splitting
//! needs to know. Trunk runs both, so it is given a `wasm-bindgen` of ours: a script that calls
//! [`bindgen`], which splits and then calls the real one. [`join_scripts`] puts the loader that
//! comes with the parts into the app's script, so that a first visit fetches one script.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};

use super::files::files_below;
use super::linking::without_linking;
use crate::programs;

/// Tells [`bindgen`] where the real wasm-bindgen is.
const REAL: &str = "WERKHUB_WASM_BINDGEN";
/// Tells [`bindgen`] where to put the parts.
const PARTS: &str = "WERKHUB_WASM_PARTS";
/// The program that is split; workers are small and whole.
const APP: &str = "werkhub-app";
/// The app's script, and how the loader of the parts calls it.
const SCRIPT: &str = "werkhub-app.js";
/// The loader's name while it is a script of its own.
const LOADER: &str = "__wasm_split.js";

/// Makes `trunk` split the wasm, with the parts in `parts`; `real` is wasm-bindgen's folder.
///
/// # Errors
/// When the script that takes wasm-bindgen's place cannot be written.
pub fn prepare(trunk: &mut Command, real: &Path, parts: &Path) -> Result<()> {
    if parts.exists() {
        fs::remove_dir_all(parts)?;
    }
    let script = parts.join("bin/wasm-bindgen");
    let us = std::env::current_exe().context("cannot find out where xtask is")?;
    fs::create_dir_all(parts.join("bin"))?;
    let us = us.to_str().ok_or_else(|| anyhow!("{} is not UTF-8", us.display()))?;
    fs::write(&script, format!("#!/bin/sh\nexec '{us}' wasm-bindgen \"$@\"\n"))?;
    make_program(&script)?;
    trunk
        .env("PATH", programs::path_with(&parts.join("bin"))?)
        .env(REAL, real.join("wasm-bindgen"))
        .env(PARTS, parts.join("split"));
    Ok(())
}

/// What runs in wasm-bindgen's place: splits the wasm it is given and calls the real one.
///
/// # Errors
/// When the wasm cannot be split, or wasm-bindgen fails.
pub fn bindgen(arguments: &[String]) -> Result<()> {
    let from_environment = |name| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .with_context(|| format!("{name} is not set: this is called by `cargo xtask run`"))
    };
    let mut real = Command::new(from_environment(REAL)?);
    let is_wasm = |argument: &&String| argument.ends_with(".wasm");
    let Some(wasm) = arguments.iter().find(is_wasm) else {
        // Asked for its version.
        return programs::run(real.args(arguments));
    };
    let is_app = Path::new(wasm).file_stem().is_some_and(|name| name == APP);
    let parts = from_environment(PARTS)?;
    real.args(arguments.iter().filter(|argument| *argument != wasm));
    if is_app {
        real.args(["--keep-lld-exports", "--no-demangle"]).arg(split(Path::new(wasm), &parts)?);
    } else {
        real.arg(whole(Path::new(wasm), &parts)?);
    }
    programs::run(&mut real)
}

/// Writes the parts and their loader to `parts`, and gives the main part.
fn split(wasm: &Path, parts: &Path) -> Result<PathBuf> {
    fs::create_dir_all(parts)?;
    // Not among the parts: wasm-bindgen makes of it what Trunk takes.
    let main = parts.with_file_name("main.wasm");
    let input = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let script = format!("./{SCRIPT}");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = parts;
    options.main_out_path = &main;
    options.main_module = &script;
    // Its errors are of another library than ours.
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the wasm cannot be split: {error:#}"))?;
    Ok(main)
}

/// Leaves away what only splitting needs, and gives the file without it.
fn whole(wasm: &Path, parts: &Path) -> Result<PathBuf> {
    let name = wasm.file_name().context("the wasm has no name")?;
    let input = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    // Under its own name, which wasm-bindgen gives to what it makes.
    let folder = parts.with_file_name("whole");
    fs::create_dir_all(&folder)?;
    let file = folder.join(name);
    fs::write(&file, without_linking(&input).context("this is no wasm")?)?;
    Ok(file)
}

/// Puts the parts beside the app in `folder` and their loader into the app's script.
///
/// # Errors
/// When a file cannot be read or written, or the scripts are not as expected.
pub fn join(parts: &Path, folder: &Path) -> Result<()> {
    let parts = parts.join("split");
    for file in files_below(&parts)? {
        if file.extension().is_some_and(|end| end == "wasm") {
            fs::copy(parts.join(&file), folder.join(&file))?;
        }
    }
    let script = folder.join(SCRIPT);
    let joined = join_scripts(
        &fs::read_to_string(&script).context("Trunk made no script")?,
        &fs::read_to_string(parts.join(LOADER)).context("splitting made no loader")?,
    )?;
    Ok(fs::write(script, joined)?)
}

/// The app's script with the loader in it: `app` imports the loader's exports once for each part,
/// `loader` imports one function of the app.
fn join_scripts(app: &str, loader: &str) -> Result<String> {
    let imports = |line: &&str| line.starts_with("import ") && line.contains(LOADER);
    let names: Vec<&str> = app
        .lines()
        .filter(imports)
        .map(|line| line.split_whitespace().nth(3))
        .collect::<Option<_>>()
        .context("the app's script imports the loader in an unknown way")?;
    let (head, loader) = loader
        .trim_start()
        .split_once('\n')
        .filter(|(head, _)| head.starts_with("import ") && head.contains(SCRIPT))
        .context("the loader imports the app in an unknown way")?;
    anyhow::ensure!(head.contains("{ initSync }"), "the loader imports {head:?}");
    let exports: Vec<&str> = loader
        .lines()
        .filter_map(|line| line.strip_prefix("export const ")?.split_whitespace().next())
        .collect();
    let own: Vec<&str> = app.lines().filter(|line| !imports(line)).collect();
    let names: String = names.iter().map(|name| format!("const {name} = loaders;\n")).collect();
    Ok([
        &own.join("\n"),
        "\n",
        &loader.replace("export const ", "const "),
        "\nconst loaders = { ",
        &exports.join(", "),
        " };\n",
        &names,
    ]
    .concat())
}

fn make_program(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(file, fs::Permissions::from_mode(0o755))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_moves_into_the_script_and_nothing_is_imported_any_more() {
        let app = "import * as import1 from \"./__wasm_split.js\"\n\
                   import * as import2 from \"./__wasm_split.js\"\n\
                   function imports() { return { \"./__wasm_split.js\": import1 }; }\n\
                   export { initSync };";
        let loader = "\nimport { initSync } from \"./werkhub-app.js\";\n\
                      export const load_a = wrap(() => new URL(\"./split_a.wasm\", here));\n\
                      export const load_b = wrap(() => new URL(\"./split_b.wasm\", here));\n";
        let joined = join_scripts(app, loader).unwrap();
        assert!(!joined.lines().any(|line| line.starts_with("import ")), "{joined}");
        assert!(joined.contains("const loaders = { load_a, load_b };"), "{joined}");
        assert!(joined.contains("const import1 = loaders;\nconst import2 = loaders;"), "{joined}");
        assert!(joined.contains("\"./__wasm_split.js\": import1"), "{joined}");
        assert!(joined.contains("const load_a = wrap("), "{joined}");
    }

    #[test]
    fn an_unknown_loader_is_refused() {
        assert!(join_scripts("", "export const a = 1;").is_err());
        assert!(join_scripts("", "import { other } from \"./werkhub-app.js\";\n").is_err());
    }
}
