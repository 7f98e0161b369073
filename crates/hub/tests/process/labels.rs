//! `werkhub labels`: files of A4 sheets, with and without a hub that runs.

use super::archive::sound;
use super::program::{Running, done, fails};
use std::path::Path;

fn with_building(data: &Path, folder: &Path) {
    let archive = folder.join("plan.imdf.zip");
    std::fs::write(&archive, sound().zip()).unwrap();
    done(data, &["import", archive.to_str().unwrap()]);
}

#[test]
fn sheets_are_written_where_they_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    with_building(&data, folder.path());
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let url = ["--public-url", "https://werkhub.example.nl"];
    let pdf = file("labels.pdf");
    let told = done(&data, &["labels", url[0], url[1], "--out", &pdf]);
    assert!(told.contains("5 labels on 1 sheet of 99.1x67.7"), "{told}");
    assert!(told.contains("https://werkhub.example.nl"), "{told}");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));

    let svg = file("labels.svg");
    let words =
        ["labels", url[0], url[1], "--format", "svg", "--sheet", "70x37", "--floor", "wh-0"];
    done(&data, &[&words[..], &["--out", &svg]].concat());
    let text = std::fs::read_to_string(&svg).unwrap();
    assert!(text.contains("width=\"210mm\" height=\"297mm\""));
    assert!(!folder.path().join("labels-2.svg").exists(), "one sheet, one file");
}

#[test]
fn what_cannot_be_printed_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let out = folder.path().join("labels.pdf").to_str().unwrap().to_owned();
    let base = ["labels", "--out", &out];
    let url = ["--public-url", "https://a.nl"];
    assert!(fails(&data, &base, 1).contains("--public-url"));
    assert!(fails(&data, &["labels"], 2).contains("--out"));
    let told = fails(&data, &[&base[..], &url[..]].concat(), 1);
    assert!(told.contains("import a building first"), "{told}");
    with_building(&data, folder.path());
    for (words, told) in [
        (["--site", "nix"], "no site"),
        (["--floor", "nix"], "no floor"),
        (["--out", "/absent/labels.pdf"], "cannot be written"),
    ] {
        let mut all = vec!["labels", url[0], url[1], words[0], words[1]];
        if words[0] != "--out" {
            all.extend(["--out", &out]);
        }
        let said = fails(&data, &all, 1);
        assert!(said.contains(told), "{words:?}: {said}");
    }
    let said = fails(&data, &[&base[..], &url[..], &["--sheet", "1x1"]].concat(), 2);
    assert!(said.contains("63.5x38.1"), "{said}");
    assert!(!folder.path().join("labels.pdf").exists(), "nothing was written");
}

/// A hub that runs knows where people reach it.
#[test]
fn a_running_hub_makes_labels_that_lead_to_itself() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    with_building(&data, folder.path());
    let out = folder.path().join("labels.pdf").to_str().unwrap().to_owned();
    let hub = Running::start(&data, &[]);
    let told = done(&data, &["labels", "--out", &out]);
    assert!(told.contains(&format!("leading to {}", hub.address)), "{told} {}", hub.address);
    hub.stop("-TERM");
    let public = Running::start(&data, &["--public-url", "https://hub.example.nl"]);
    let told = done(&data, &["labels", "--out", &out]);
    assert!(told.contains("leading to https://hub.example.nl."), "{told}");
    drop(public);
}
