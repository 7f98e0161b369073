//! What is missing gives one plain sentence with the command that mends it. Each case runs the real
//! program on a machine on which only a few made-up programs can be found.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(missing_docs, reason = "a test's names say it")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// A compiler whose standard library for wasm is in the folder that this file names.
const COMPILER: (&str, &str) = ("rustc", "echo $LIBRARY");
const NODE: (&str, &str) = ("node", "echo v22.1.0");

/// Runs `arguments` where only `programs`, shell scripts by name, can be found; the compiler has a
/// standard library for wasm when `has_library`. Gives the last line that is said.
fn said(arguments: &[&str], programs: &[(&str, &str)], has_library: bool) -> String {
    let machine = tempfile::tempdir().unwrap();
    let folder = |name: &str| {
        let folder = machine.path().join(name);
        fs::create_dir(&folder).unwrap();
        folder
    };
    let (path, library, cache) = (folder("bin"), folder("library"), folder("cache"));
    if has_library {
        fs::write(library.join("libstd-1.rlib"), "").unwrap();
        fs::create_dir_all(library.join("lib/rustlib/src/rust/library")).unwrap();
    }
    for (name, script) in programs {
        write_program(&path.join(name), script);
    }
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .env_clear()
        .env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"))
        .env("CARGO_TARGET_DIR", machine.path().join("target"))
        .env("WERKHUB_CACHE", cache)
        .env("LIBRARY", library)
        .env("PATH", path)
        .output()
        .unwrap();
    assert!(!output.status.success(), "{arguments:?} found all it needs");
    let words = String::from_utf8(output.stderr).unwrap();
    let sentence = words.lines().find(|line| line.contains("`")).unwrap_or(&words);
    sentence.to_owned()
}

fn write_program(file: &Path, script: &str) {
    fs::write(file, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_is_missing_is_one_sentence_with_the_command_that_mends_it() {
    let build = &["check-size"][..];
    let old_node = ("node", "echo v18.19.0");
    let npm = ("npm", "exit 1");
    let rustup = ("rustup", "exit 1");
    for (arguments, programs, has_library, mends) in [
        (
            &["test", "browser"][..],
            &[][..],
            false,
            "`sudo apt-get install chromium chromium-driver`",
        ),
        (
            &["test", "print"],
            &[],
            false,
            "`sudo apt-get install poppler-utils zbar-tools zxing-cpp-tools`",
        ),
        (build, &[COMPILER], false, "install rustup from https://rustup.rs"),
        (
            build,
            &[COMPILER, rustup],
            false,
            "`rustup target add wasm32-unknown-unknown` failed: run it where",
        ),
        (build, &[COMPILER], true, "install it with `apt-get install nodejs npm`"),
        (build, &[COMPILER, NODE], true, "install it with `apt-get install nodejs npm`"),
        (build, &[COMPILER, old_node, npm], true, "https://nodejs.org (found v18.19.0)"),
    ] {
        let said = said(arguments, programs, has_library);
        assert!(said.contains(mends), "{arguments:?} with {programs:?} said: {said}");
    }
}
