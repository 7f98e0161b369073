//! The map in a real browser: how much of the page one change touches, keys, taps and looks.

mod stage;

use crate::text::Language;
use crate::wanted::{Choice, Wanted};
use domain::Status;
use domain::plan::PlaceKind;
use domain::time::Instant;
use js_sys::{Array, Function};
use leptos::prelude::*;
use stage::{FREE, Part, Stage, at_rest, painted, records_of};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Element, HtmlElement, MouseEvent, MouseEventInit, MutationObserver, MutationObserverInit,
    MutationRecord,
};

wasm_bindgen_test_configure!(run_in_browser);

const TAKEN: Status = Status::Occupied { until: Instant(54_000_000), mine: false };
const MINE: Status = Status::Occupied { until: Instant(54_000_000), mine: true };

#[wasm_bindgen_test]
async fn one_change_touches_at_most_four_things_on_774_and_on_5000_places() {
    for places in [774, 5_000] {
        let stage = Stage::with(Part::Map, places);
        painted().await;
        for kind in PlaceKind::ALL {
            let index = stage.first(kind);
            let id = stage.floor.places[index].id;
            for status in [TAKEN, FREE, MINE, FREE, Status::Closed { until: None }, FREE] {
                let records = records_of(&stage, || stage.statuses.set(id, status)).await;
                let what = (kind, status, places);
                assert!((1..=4).contains(&records), "{records} records for {what:?}");
            }
            let again = records_of(&stage, || stage.statuses.set(id, FREE)).await;
            assert_eq!(again, 0, "nothing changed");
        }
    }
}

#[wasm_bindgen_test]
async fn a_place_says_what_it_is_in_every_language() {
    let stage = Stage::with(Part::Map, 120);
    painted().await;
    let label = |index: usize| stage.place(index).get_attribute("aria-label").unwrap();
    assert_eq!(label(0), "Bureau 1.100-1, vrij, zone Ontmoeten");
    assert_eq!(label(40), "Vergaderruimte 1.106-5, vrij, zone Concentratie");
    stage.statuses.set(stage.floor.places[0].id, MINE);
    stage.language.set(Language::En);
    painted().await;
    assert_eq!(label(0), "Desk 1.100-1, your place, zone Meet");
    assert_eq!(stage.place(0).get_attribute("data-status").as_deref(), Some("occupied"));
    assert!(stage.place(0).has_attribute("data-mine"));
    assert_eq!(stage.count(".overlay .place__pin"), 1);
    assert_eq!(stage.count("[role='application'][aria-label='Verdieping 1'] [role='button']"), 120);
}

#[wasm_bindgen_test]
async fn keys_lead_from_place_to_place_and_choose() {
    let stage = Stage::with(Part::Map, 120);
    painted().await;
    let focused = || document().active_element().unwrap().get_attribute("data-place");
    let code = |index: usize| Some(stage.floor.places[index].code.to_string());
    assert_eq!(stage.count("[data-place][tabindex='0']"), 1, "one tab stop");
    let entry: HtmlElement = stage.find("[tabindex='0']").unchecked_into();
    entry.focus().unwrap();
    assert_eq!(focused(), code(0));
    // Fifteen desks a row.
    for (key, expected) in
        [("ArrowRight", 1), ("ArrowDown", 16), ("ArrowLeft", 15), ("End", 119), ("Home", 0)]
    {
        stage.press(key);
        assert_eq!(focused(), code(expected), "{key}");
        assert_eq!(stage.count("[data-place][tabindex='0']"), 1);
    }
    for key in ["Enter", " "] {
        stage.press(key);
        assert_eq!(stage.selected.get_untracked(), Some(stage.floor.places[0].id), "{key:?}");
        stage.press("Escape");
        assert_eq!(stage.selected.get_untracked(), None);
    }
    let before = stage.look();
    stage.press("+");
    at_rest(&stage).await;
    assert_ne!(stage.look(), before);
    stage.press("0");
    at_rest(&stage).await;
    assert_eq!(stage.look(), before);
}

#[wasm_bindgen_test]
async fn a_tap_takes_the_nearest_place_and_a_second_tap_comes_closer() {
    let stage = Stage::with(Part::Map, 120);
    painted().await;
    stage.tap(31, 3.0);
    painted().await;
    assert_eq!(stage.selected.get_untracked(), Some(stage.floor.places[31].id));
    assert_eq!(stage.count(".ring--box"), 1);
    let before = stage.look();
    stage.tap(31, 0.0);
    at_rest(&stage).await;
    assert_ne!(stage.look(), before);
    // A click of a screen reader comes without a pointer.
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    let click = MouseEvent::new_with_mouse_event_init_dict("click", &init).unwrap();
    stage.place(50).dispatch_event(&click).unwrap();
    assert_eq!(stage.selected.get_untracked(), Some(stage.floor.places[50].id));
}

#[wasm_bindgen_test]
async fn what_is_not_wanted_is_dimmed_and_stays_there() {
    let stage = Stage::with(Part::Map, 240);
    painted().await;
    assert_eq!(stage.count(".bunch.is-dimmed"), 0);
    let before = stage.look();
    stage.wanted.set(Choice::Quiet.wanted());
    at_rest(&stage).await;
    assert_ne!(stage.look(), before, "goes to what fits");
    assert_eq!(stage.count("[data-place]"), 240, "nothing is hidden");
    let bright = stage.count(".bunch:not(.is-dimmed) [data-place]");
    let fitting = stage.floor.places.iter().filter(|place| {
        let zone = place.zone.as_str();
        place.kind == PlaceKind::Desk && (zone.ends_with("focus") || zone.ends_with("silence"))
    });
    assert_eq!(bright as usize, fitting.count());
}

#[wasm_bindgen_test]
async fn of_what_was_searched_for_only_what_was_found_stays_bright() {
    let stage = Stage::with(Part::Map, 240);
    painted().await;
    let found = vec![stage.floor.places[0].id, stage.floor.places[7].id];
    stage.wanted.set(Wanted { only: Some(found), ..Wanted::default() });
    painted().await;
    assert_eq!(stage.count("[data-place]:not([data-dimmed])"), 2);
    assert_eq!(stage.count("[data-place]"), 240, "nothing is hidden");
    stage.wanted.set(Wanted::default());
    painted().await;
    assert_eq!(stage.count("[data-dimmed]"), 0);
}

#[wasm_bindgen_test]
async fn a_room_with_something_broken_loses_its_sign_and_gets_it_back() {
    let stage = Stage::with(Part::Map, 240);
    painted().await;
    let room = stage.floor.places.iter().find(|place| place.kind == PlaceKind::Room).unwrap();
    stage.faulty.set(Some(vec![room.id]));
    painted().await;
    assert_eq!(stage.count("[data-faulty]"), 1);
    assert_eq!(
        stage.find("[data-faulty]").get_attribute("data-place").unwrap(),
        room.code.as_str()
    );
    stage.faulty.set(Some(Vec::new()));
    painted().await;
    assert_eq!(stage.count("[data-faulty]"), 0);
}

#[wasm_bindgen_test]
async fn desks_get_their_codes_when_somebody_comes_close_enough_to_read_them() {
    let stage = Stage::with(Part::Map, 774);
    painted().await;
    assert_eq!(stage.count(".place--desk text"), 0, "from afar there is no room");
    stage.selected.set(Some(stage.floor.places[0].id));
    at_rest(&stage).await;
    let in_view = || stage.count(".bunch:not(.is-away) > .place--desk");
    let written = || stage.count(".bunch:not(.is-away) > .place--desk > .place__code");
    for _ in 0..20 {
        painted().await;
    }
    assert!(in_view() > 0 && in_view() < 700, "{} desks in view", in_view());
    assert_eq!(written(), in_view());
    assert_eq!(stage.count(".place--desk text"), written(), "nothing is written out of view");
    let desk = stage.place(0);
    assert_eq!(desk.text_content().unwrap(), stage.floor.places[0].code.as_str());
    let code = desk.last_element_child().unwrap();
    assert!(code.get_bounding_client_rect().width() > 10.0, "and it can be seen");
}

/// Zooming on a large floor once made tasks of a tenth of a second.
#[wasm_bindgen_test]
async fn coming_closer_changes_a_thousand_places_a_frame_at_most() {
    let stage = Stage::with(Part::Map, 5_000);
    painted().await;
    at_rest(&stage).await;
    let most = Rc::new(Cell::new(0));
    let counter = most.clone();
    // What one frame has changed comes together, before the next one.
    let heard = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
        let bunches = records.iter().filter_map(|record| {
            let target = record.unchecked_into::<MutationRecord>().target()?;
            let element = target.unchecked_into::<Element>();
            element.class_list().contains("bunch").then(|| element.child_element_count())
        });
        counter.set(counter.get().max(bunches.sum()));
    });
    let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).unwrap();
    let classes = MutationObserverInit::new();
    classes.set_subtree(true);
    classes.set_attribute_filter(&Array::of1(&"class".into()));
    observer.observe_with_options(&stage.root, &classes).unwrap();
    stage.selected.set(Some(stage.floor.places[0].id));
    at_rest(&stage).await;
    for _ in 0..20 {
        painted().await;
    }
    observer.disconnect();
    let largest = stage.root.query_selector_all(".bunch").unwrap();
    let largest = (0..largest.length()).filter_map(|it| largest.item(it));
    let largest = largest.map(|it| it.unchecked_into::<Element>().child_element_count()).max();
    assert!((1..=1_000 + largest.unwrap()).contains(&most.get()), "{} places", most.get());
    let away = stage.count(".bunch.is-away > [data-place]");
    assert!(away > 4_000, "{away} places are out of view in the end");
}

#[wasm_bindgen_test]
async fn the_list_tells_the_same_and_only_a_changed_row_changes() {
    let stage = Stage::with(Part::List, 120);
    painted().await;
    assert_eq!(stage.count("tbody tr"), 120);
    let caption = stage.find("caption").text_content().unwrap();
    assert_eq!(caption.trim(), "Plekken op deze verdieping");
    let records = records_of(&stage, || stage.statuses.set(stage.floor.places[3].id, TAKEN)).await;
    assert!((1..=4).contains(&records), "{records} records");
    let row = stage.find("tbody tr:nth-child(4)");
    assert!(row.text_content().unwrap().contains("Bezet tot 15:00"));
    row.query_selector("button").unwrap().unwrap().unchecked_into::<HtmlElement>().click();
    assert_eq!(stage.selected.get_untracked(), Some(stage.floor.places[3].id));
    stage.wanted.set(Choice::Room.wanted());
    painted().await;
    let rooms = stage.floor.places.iter().filter(|place| place.kind == PlaceKind::Room).count();
    assert_eq!(stage.count("tbody tr") as usize, rooms);
}

#[wasm_bindgen_test]
async fn the_legend_counts_what_is_free_in_each_zone_in_the_one_order() {
    let stage = Stage::with(Part::Legend, 120);
    painted().await;
    let texts = || {
        let rows = stage.root.query_selector_all(".legend__zone").unwrap();
        let text = |index| rows.item(index).and_then(|row| row.text_content()).unwrap();
        (0..rows.length()).map(text).collect::<Vec<String>>()
    };
    let before = texts();
    assert_eq!(before.len(), 5);
    assert!(before[0].starts_with("Ontmoeten") && before[4].starts_with("Stilte"));
    assert!(before[0].ends_with("24 van 24 vrij"), "{}", before[0]);
    let records = records_of(&stage, || stage.statuses.set(stage.floor.places[0].id, TAKEN)).await;
    assert_eq!(records, 1, "one count changes");
    assert!(texts()[0].ends_with("23 van 24 vrij"));
}

#[wasm_bindgen_test]
async fn a_change_glows_once_and_the_first_picture_does_not() {
    let stage = Stage::with(Part::Map, 120);
    painted().await;
    let running = |index: usize| {
        let shape = stage.place(index).first_element_child().unwrap();
        let get: Function =
            js_sys::Reflect::get(&shape, &"getAnimations".into()).unwrap().unchecked_into();
        get.call0(&shape).unwrap().unchecked_into::<Array>().length()
    };
    assert_eq!((running(0), running(1)), (0, 0));
    stage.statuses.set(stage.floor.places[0].id, TAKEN);
    painted().await;
    let expected = u32::from(!super::camera::prefers_less_motion());
    assert_eq!((running(0), running(1)), (expected, 0));
}
