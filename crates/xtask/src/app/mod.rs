//! Building the app: sources in, a folder that the hub can serve out.
//!
//! 1. [`styles`] puts the CSS files together, in the order `style/main.css` imports them.
//! 2. Trunk compiles the app, runs wasm-bindgen and puts the page together.
//! 3. [`split`] puts what is wanted later into wasm files of its own.
//! 4. [`extras`] adds what lies in `public/`: manifest, icons, fonts.
//! 5. [`glue`] leaves away what no script asks of a wasm, [`optimise`] makes the wasm smaller, and
//!    [`scripts`] the scripts.
//! 6. [`naming`] puts each file's hash into its name, so that it may be cached for ever.
//! 7. [`identity`] writes the build's id into `build.json` and the page.
//! 8. [`compress`] lays a brotli and a gzip copy beside each file.
//!
//! All of it happens in a folder beside the result that takes its place when complete.

mod compress;
mod extras;
mod files;
mod fingerprint;
mod glue;
mod identity;
mod linking;
mod naming;
mod optimise;
mod scripts;
pub mod split;
mod styles;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::programs;
use crate::tools::AppTools;

pub use files::files_below;
pub use identity::{KeptBy, kept_by};

/// How much work goes into a small result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// What people get: minutes of work, a third of the size.
    Release,
    /// For looking at a change quickly; not measured, not delivered.
    Quick,
}

impl Finish {
    fn cargo_profile(self) -> &'static str {
        match self {
            Self::Release => "app",
            Self::Quick => "app-quick",
        }
    }

    fn folder_name(self) -> &'static str {
        match self {
            Self::Release => "app-dist",
            Self::Quick => "app-dist-quick",
        }
    }
}

/// Builds the app when a source changed since the last time, and gives the folder to serve.
///
/// # Errors
/// When a step fails; the last good result stays in place.
pub fn build(checkout: &Checkout, tools: &AppTools, finish: Finish) -> Result<PathBuf> {
    let output = checkout.output();
    fs::create_dir_all(&output)?;
    let result = output.join(finish.folder_name());
    let lock = File::create(output.join(format!("{}.lock", finish.folder_name())))?;
    lock.lock()?;
    let stamp = output.join(format!("{}.fingerprint", finish.folder_name()));
    let now = fingerprint::of_sources(checkout.root(), finish)?;
    if result.is_dir() && fs::read_to_string(&stamp).is_ok_and(|last| last == now) {
        return Ok(result);
    }
    match finish {
        Finish::Release => eprintln!("Building the app (about 5 minutes when all is new)."),
        Finish::Quick => eprintln!("Building the app, the quick way."),
    }
    let started = Instant::now();
    let work = output.join(format!("{}.partial", finish.folder_name()));
    styles::bundle(&checkout.root().join("style"), &output.join("style/main.css"))?;
    let parts = output.join(format!("{}.parts", finish.folder_name()));
    trunk(checkout, tools, finish, &parts, &work)?;
    split::join(&parts, &work)?;
    extras::copy(&checkout.root().join("public"), &work)?;
    if finish == Finish::Release {
        glue::shorten(&work)?;
        optimise::wasm_files(&tools.wasm_opt, &work)?;
        scripts::minify(&tools.esbuild, &work)?;
    }
    naming::by_content(&work)?;
    let build = identity::write(&work)?;
    compress::all(&work, finish)?;
    if result.exists() {
        fs::remove_dir_all(&result)?;
    }
    fs::rename(&work, &result)?;
    fs::write(&stamp, now)?;
    eprintln!("Built the app ({build}) in {} s.", started.elapsed().as_secs());
    Ok(result)
}

fn trunk(
    checkout: &Checkout,
    tools: &AppTools,
    finish: Finish,
    parts: &Path,
    into: &Path,
) -> Result<()> {
    // Trunk builds without the network, so what the app needs for wasm must be here already.
    let mut fetch = tools.wasm_target.cargo(checkout.root());
    compile(tools, finish, &mut fetch);
    programs::run(fetch.args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]))?;
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .current_dir(checkout.root())
        .args(["build", "--offline", "--log", "error", "--cargo-profile", finish.cargo_profile()])
        .arg("--dist")
        .arg(into)
        .env("CARGO_TARGET_DIR", checkout.app_target())
        // Trunk reads it as a flag of its own and wants `true`, others set it to 1.
        .env_remove("NO_COLOR");
    split::prepare(&mut trunk, &tools.wasm_bindgen, parts)?;
    compile(tools, finish, &mut trunk);
    programs::run(&mut trunk).context("the app does not build")
}

fn compile(tools: &AppTools, finish: Finish, command: &mut Command) {
    match finish {
        Finish::Release => tools.wasm_target.apply_for_people(command),
        // A panic says in the console what it is about.
        Finish::Quick => tools.wasm_target.apply(command),
    }
}
