use super::testing::setup;
use super::*;
use crate::floor_map::testing::{estate, floor_of, plan_of};
use wasm_bindgen_test::wasm_bindgen_test as test;

fn plan() -> Plan {
    plan_of(&floor_of(12))
}

/// A screen of the made-up building.
fn there() -> ScreenSetup {
    let plan = plan();
    let floor = plan.floors[0].code.clone();
    ScreenSetup { site: plan.site.code, floor, ..setup() }
}

fn of(setup: &ScreenSetup) -> Draft {
    Draft::of(setup, &estate(), &plan()).unwrap()
}

#[test]
fn what_is_opened_and_saved_at_once_is_what_it_was() {
    let room = plan().floors[0].places[0].id;
    for mode in [ScreenMode::Lobby, ScreenMode::Floor, ScreenMode::Room(room)] {
        let setup = ScreenSetup { mode, direction_degrees: 30, ..there() };
        assert_eq!(of(&setup).complete(false, &estate()), Ok(setup));
    }
}

#[test]
fn what_is_missing_is_named_in_the_order_of_the_form() {
    let empty = Draft::new(&plan()).unwrap();
    let check = |change: fn(&mut Draft), expected: Missing| {
        let mut draft = Draft { code: "abcd-2345".into(), name: "Hal".into(), ..empty.clone() };
        draft.spot = Some(Point::new(1, 1));
        assert!(draft.complete(true, &estate()).is_ok());
        change(&mut draft);
        assert_eq!(draft.complete(true, &estate()), Err(expected));
    };
    check(|draft| draft.code = "1234".into(), Missing::Code);
    check(|draft| draft.name = "  ".into(), Missing::Name);
    check(|draft| draft.spot = None, Missing::Spot);
    check(|draft| draft.shows = Shows::Room, Missing::Room);
    assert_eq!(empty.complete(false, &estate()), Err(Missing::Name), "a code only for a new one");
}

#[test]
fn what_the_plan_does_not_have_any_more_is_chosen_anew() {
    let draft = of(&setup());
    assert_eq!((draft.spot, draft.floor), (None, plan().floors[0].code.clone()));
    let room = PlaceId(uuid::Uuid::from_u128(999));
    let draft = of(&ScreenSetup { mode: ScreenMode::Room(room), ..there() });
    assert_eq!((draft.shows, draft.room), (Shows::Room, None));
}

#[test]
fn another_usual_language_leaves_the_one_before_to_choose() {
    let mut draft = of(&there());
    assert_eq!((draft.usual, draft.others.as_slice()), (Language::En, &[Language::Nl][..]));
    draft.begin_with(Language::De);
    assert_eq!(draft.others, [Language::Nl, Language::En]);
    let languages = draft.complete(false, &estate()).unwrap().languages;
    assert_eq!(languages, [Language::De, Language::Nl, Language::En]);
    draft.begin_with(Language::De);
    assert_eq!(draft.others.len(), 2, "choosing it again changes nothing");
}

#[test]
fn a_draft_is_kept_and_forgotten() {
    let draft = of(&there());
    assert_eq!(Draft::kept("test"), None);
    draft.keep("test");
    assert_eq!(Draft::kept("test"), Some(draft));
    Draft::forget("test");
    assert_eq!(Draft::kept("test"), None);
}
