//! Measures of the sheets, and what stands on the labels.

use super::{
    A4, Area, Choice, Drawn, Label, LabelError, Mark, QUIET_MODULES, RulerSpot, SheetFormat,
    Sheets, chosen,
};
use crate::http::address::Origin;
use domain::plan::{SiteCode, ZoneLevel};
use domain::time::OpeningHours;
use domain::{Building, Estate, Rules};
use proptest::prelude::*;
use std::sync::Arc;

fn hub() -> Origin {
    "https://werkhub.example.nl".parse().unwrap()
}

fn estate() -> Estate {
    let rules = Rules::standard(
        crate::clock::amsterdam(domain::time::Instant(1_795_165_200_000)),
        OpeningHours::weekdays(420, 1140),
    );
    let plan = Arc::new(crate::demo::building().unwrap());
    Estate::new(vec![Building { plan, hash: String::new(), rules }]).unwrap()
}

fn label(code: &str) -> Label {
    Label {
        code: code.to_owned(),
        kind: "Bureau",
        name: None,
        level: ZoneLevel::Focus,
        zone: "Concentratie",
        address: "werkhub.example.nl".to_owned(),
        link: "https://werkhub.example.nl/d/0123ABCD5".to_owned(),
    }
}

/// The measures on the box, and where the first label and the last column begin.
#[test]
fn labels_lie_where_the_sheet_has_them() {
    for (name, count, size, first, last_x_um) in [
        ("99.1x67.7", 8, (99_100, 67_700), (4_650, 13_100), 106_250),
        ("99.1x57", 10, (99_100, 57_000), (4_650, 6_000), 106_250),
        ("99.1x42.3", 12, (99_100, 42_300), (4_650, 21_600), 106_250),
        ("105x74", 7, (105_000, 74_000), (0, 500), 0),
        ("63.5x38.1", 21, (63_500, 38_100), (7_210, 15_150), 139_290),
        ("70x37", 23, (70_000, 37_000), (0, 500), 70_000),
    ] {
        let format: SheetFormat = name.parse().unwrap();
        let slots = format.slots();
        assert_eq!(slots.len(), count, "{name}");
        assert_eq!((slots[0].width_um, slots[0].height_um), size, "{name}");
        assert_eq!((slots[0].x_um, slots[0].y_um), first, "{name}");
        assert_eq!(slots.last().unwrap().x_um, last_x_um, "{name}");
        assert!(slots.iter().all(|slot| A4.holds(slot)), "{name}");
    }
    assert_eq!(SheetFormat::all().len(), 6);
}

#[test]
fn a_format_is_found_by_the_measures_on_the_box() {
    for text in ["63.5x38.1", " 63,5 × 38,1 mm ", "63.5X38.1"] {
        assert_eq!(text.parse::<SheetFormat>().unwrap().name, "63.5x38.1");
    }
    assert_eq!(SheetFormat::default().name, "99.1x67.7");
    let unknown = "1x1".parse::<SheetFormat>().unwrap_err().to_string();
    assert!(unknown.contains("70x37"), "{unknown}");
}

/// Where a mark lies, as far as it can be said without drawing letters.
fn extent(mark: &Mark) -> Option<Area> {
    match mark {
        Mark::Fill { area, .. } => Some(*area),
        Mark::Code { x_um, y_um, module_um, symbol } => {
            let (quiet, side) = (module_um * QUIET_MODULES, module_um * symbol.width());
            let (width_um, height_um) = (side + 2 * quiet, side + 2 * quiet);
            Some(Area { x_um: x_um - quiet, y_um: y_um - quiet, width_um, height_um })
        }
        Mark::Text { .. } => None,
    }
}

fn code_of(drawn: &Drawn) -> Area {
    let code = drawn.marks.iter().find(|mark| matches!(mark, Mark::Code { .. }));
    extent(code.unwrap()).unwrap()
}

#[test]
fn every_code_is_large_with_its_quiet_zone_on_the_label() {
    for format in SheetFormat::all() {
        let sheets = Sheets::lay(&[label("1.118-3")], format).unwrap();
        let drawn = &sheets.pages[0].drawn[0];
        let code = code_of(drawn);
        assert!(drawn.area.holds(&code), "{}", format.name);
        assert!(code.width_um >= 30_000, "{}: {} µm", format.name, code.width_um);
        let Mark::Code { module_um, symbol, .. } = &drawn.marks[0] else { panic!("no code") };
        // 300 dots an inch are 85 µm: every module is at least eight dots wide.
        assert!(*module_um >= 8 * 85, "{}: {module_um} µm", format.name);
        if format.name.starts_with("99.1") || format.name == "105x74" {
            assert!(module_um * symbol.width() >= 30_000, "{}: the symbol alone", format.name);
        }
    }
}

#[test]
fn the_ruler_is_exact() {
    for format in SheetFormat::all() {
        let sheets = Sheets::lay(&[label("1")], format).unwrap();
        let ruler = sheets.pages[0].drawn.last().unwrap();
        let (length, ticks) = match format.ruler().unwrap() {
            RulerSpot::Margin(_) => (100_000, 11),
            RulerSpot::LastLabel(_) => (50_000, 6),
        };
        let fills: Vec<Area> = ruler.marks.iter().filter_map(extent).collect();
        let (line, marks) = fills.split_first().unwrap();
        assert_eq!(marks.len(), ticks, "{}", format.name);
        let (first, last) = (marks[0].x_um, marks.last().unwrap().x_um);
        assert_eq!(last - first, length, "{}: from tick to tick", format.name);
        assert_eq!(line.width_um - marks[0].width_um, length, "{}", format.name);
        assert!(fills.iter().all(|fill| A4.holds(fill)), "{}", format.name);
    }
}

#[test]
fn sheets_are_full_before_the_next_begins() {
    let format: SheetFormat = "63.5x38.1".parse().unwrap();
    let labels: Vec<Label> = (0..43).map(|number| label(&format!("n{number}"))).collect();
    let sheets = Sheets::lay(&labels, &format).unwrap();
    let counts: Vec<usize> = sheets.pages.iter().map(|page| page.drawn.len() - 1).collect();
    assert_eq!(counts, [21, 21, 1]);
    assert_eq!(sheets.svg(4), Err(LabelError::NoSuchSheet { asked: 4, sheets: 3 }));
}

#[test]
fn the_paper_is_a4_in_both_kinds_of_file() {
    let sheets = Sheets::lay(&[label("1.118-3")], &SheetFormat::default()).unwrap();
    let svg = sheets.svg(1).unwrap();
    assert!(svg.contains("width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210000 297000\""));
    assert!(svg.contains("aria-label=\"Bureau 1.118-3, zone Concentratie\""));
    let pdf = sheets.pdf();
    let text = String::from_utf8_lossy(&pdf);
    // 210 × 297 mm in points of 1/72 inch; a float is off by 14 nanometres.
    assert!(text.contains("/MediaBox [0 0 595.27563 841.8898]"), "{text}");
    assert_eq!(pdf, sheets.pdf(), "the same every time");
}

#[test]
fn a_label_says_where_its_code_leads() {
    let labels = chosen(&estate(), &Choice::default(), &hub()).unwrap();
    assert!(labels.len() > 270, "all of the demo: {}", labels.len());
    for label in &labels {
        assert_eq!(label.address, "werkhub.example.nl");
        let tag = label.link.strip_prefix("https://werkhub.example.nl/d/").unwrap();
        assert!(domain::plan::Tag::parse(tag).is_ok(), "{tag}");
    }
    let lan: Origin = "http://10.0.0.5:8080".parse().unwrap();
    let there = chosen(&estate(), &Choice::default(), &lan).unwrap();
    assert_eq!(there[0].address, "http://10.0.0.5:8080", "without TLS the scheme must be typed");
}

#[test]
fn what_is_not_there_has_no_labels() {
    let nix = || SiteCode::new("nix").unwrap();
    let ask = |choice| chosen(&estate(), &choice, &hub()).unwrap_err();
    let site = Choice { site: Some(nix()), floor: None };
    assert_eq!(ask(site), LabelError::NoSuchSite(nix()));
    let floor: domain::plan::FloorCode = "wh-99".parse().unwrap();
    let choice = Choice { site: None, floor: Some(floor.clone()) };
    assert_eq!(ask(choice), LabelError::NoSuchFloor(floor));
    let nothing = chosen(&Estate::default(), &Choice::default(), &hub());
    assert_eq!(nothing, Err(LabelError::NoPlaces));
}

#[test]
fn an_address_that_is_too_long_is_refused() {
    let mut long = label("1");
    long.link = format!("https://{}.nl/d/0123ABCD5", "x".repeat(800));
    let small: SheetFormat = "70x37".parse().unwrap();
    let refused = Sheets::lay(&[long], &small).err();
    assert!(matches!(refused, Some(LabelError::AddressTooLong(_))), "{refused:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever people call a place and its zone, all of it stays on the label.
    #[test]
    fn words_stay_on_the_label(
        code in "[A-Za-z0-9é._-]{1,64}",
        name in proptest::option::of(".{1,120}"),
        format in 0..6_usize,
    ) {
        let format = SheetFormat::all()[format];
        let faces = super::typeface::Typefaces::load().unwrap();
        let mut label = label(&code);
        label.name = name;
        let sheets = Sheets::lay(&[label], &format).unwrap();
        let drawn = &sheets.pages[0].drawn[0];
        for mark in &drawn.marks {
            let within = match mark {
                Mark::Text { x_um, baseline_um, size_um, weight, text } => Area {
                    x_um: *x_um,
                    y_um: baseline_um - size_um * 67 / 100,
                    width_um: faces.of(*weight).width_um(text, *size_um),
                    height_um: size_um * 67 / 100,
                },
                other => extent(other).unwrap(),
            };
            prop_assert!(drawn.area.holds(&within), "{mark:?} on {:?}", drawn.area);
        }
        sheets.svg(1).unwrap();
        prop_assert!(sheets.pdf().starts_with(b"%PDF"));
    }
}
