#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use super::{Dots, READERS, Seen, drawn, keep};
use domain::plan::Plan;
use domain::time::{Instant, OpeningHours};
use domain::{Building, Estate, Rules};
use hub::clock::amsterdam;
use hub::labels::{Choice, Label, SheetFormat, Sheets, chosen};
use image::GrayImage;
use image::imageops::crop_imm;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn estate(plan: Plan) -> Estate {
    let hours = OpeningHours::weekdays(7 * 60, 19 * 60);
    let rules = Rules::standard(amsterdam(Instant(1_795_165_200_000)), hours);
    Estate::new(vec![Building { plan: Arc::new(plan), hash: String::new(), rules }]).unwrap()
}

/// The labels of a floor of the demo, or of all of it.
fn demo(floor: Option<&str>) -> Vec<Label> {
    let choice = Choice { site: None, floor: floor.map(|code| code.parse().unwrap()) };
    let hub = "https://werkhub.sittard-geleen.nl".parse().unwrap();
    chosen(&estate(hub::demo::building().unwrap()), &choice, &hub).unwrap()
}

/// Every label as a picture of its own, with what its code must hold.
fn printed(labels: &[Label], format: &SheetFormat, folder: &Path) -> Vec<(GrayImage, String)> {
    let sheets = Sheets::lay(labels, format).unwrap();
    let pdf = folder.join("labels.pdf");
    std::fs::write(&pdf, sheets.pdf()).unwrap();
    let papers = drawn(&pdf, folder).unwrap();
    assert_eq!(papers.len(), sheets.pages.len());
    // 210 × 297 mm are 2480.3 × 3507.9 dots.
    assert!(papers.iter().all(|paper| paper.dimensions() == (2481, 3508)));
    let mut links = labels.iter().map(|label| label.link.clone());
    let mut all = Vec::new();
    for (page, paper) in sheets.pages.iter().zip(&papers) {
        let (_ruler, labels) = page.drawn.split_last().unwrap();
        for label in labels {
            let area = label.area;
            let at = Dots::of(area.x_um, area.y_um, area.width_um, area.height_um);
            let picture = crop_imm(paper, at.x, at.y, at.width, at.height).to_image();
            all.push((picture, links.next().unwrap()));
        }
    }
    assert_eq!(links.next(), None, "every label is on a sheet");
    all
}

#[track_caller]
fn check_read(labels: &[Label], format: &SheetFormat, ways: &[Seen]) {
    let folder = tempfile::tempdir().unwrap();
    let printed = printed(labels, format, folder.path());
    for way in ways {
        let seen = printed.iter().enumerate().map(|(number, (picture, link))| {
            let file = folder.path().join(format!("seen-{number}.pgm"));
            keep(&way.of(picture), &file).unwrap();
            (file, link.clone())
        });
        let seen: Vec<(PathBuf, String)> = seen.collect();
        for reader in READERS {
            let wrong = reader.misread(&seen).unwrap();
            assert!(
                wrong.is_empty(),
                "{}, {}: {} of {} not read: {wrong:#?}",
                format.name,
                way.name,
                wrong.len(),
                seen.len()
            );
        }
    }
}

const HARD: [Seen; 5] =
    [Seen::BLURRED, Seen::TURNED, Seen::FROM_BEHIND, Seen::HALF_LIT, Seen::POORLY];

#[test]
fn every_code_of_the_demo_is_read() {
    check_read(&demo(None), &"63.5x38.1".parse().unwrap(), &[Seen::CLEAR]);
}

#[test]
fn every_code_of_a_floor_is_read_however_it_is_seen() {
    check_read(&demo(Some("wh-1")), &"63.5x38.1".parse().unwrap(), &HARD);
}

#[test]
fn a_sheet_of_every_format_is_read_however_it_is_seen() {
    let labels = demo(Some("wh-2"));
    for format in SheetFormat::all() {
        let sheet = &labels[..format.slots().len()];
        check_read(sheet, format, &[Seen::CLEAR]);
        check_read(sheet, format, &HARD);
    }
}

/// All 816 places of the real building, where it is present.
#[test]
fn every_code_of_the_real_building_is_read() {
    let shared = std::env::var_os("WERKHUB_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("data/contoso.imdf.zip");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("{} is absent; its labels are not read", path.display());
        return;
    };
    let plan = hub::import::read(&bytes, &hub::import::ImportRequest::default()).unwrap().plan;
    let hub = "https://werkhub.example.nl".parse().unwrap();
    let labels = chosen(&estate(plan), &Choice::default(), &hub).unwrap();
    assert_eq!(labels.len(), 816);
    check_read(&labels, &"70x37".parse().unwrap(), &[Seen::CLEAR]);
}
