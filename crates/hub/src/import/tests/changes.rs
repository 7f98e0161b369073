//! A second import: codes stay, and the differences are told.

use super::super::{RepairKind, compare, read};
use super::archive::{Archive, degrees, desk, id, rectangle, sound};
use super::{hub, import};
use domain::plan::Plan;
use serde_json::json;

fn again(archive: &Archive, previous: &Plan) -> Plan {
    read(&archive.zip(), &hub(Some(previous))).unwrap().plan
}

fn code_of(plan: &Plan, number: u32) -> String {
    let mut places = plan.floors.iter().flat_map(|floor| &floor.places);
    places.find(|place| place.id.0.to_string() == id(number)).unwrap().code.to_string()
}

#[test]
fn the_same_archive_changes_nothing() {
    let plan = import(&sound()).unwrap().plan;
    let next = again(&sound(), &plan);
    assert_eq!(plan, next);
    assert!(compare(&plan, &next).is_empty());
}

#[test]
fn a_code_stays_with_its_place_when_an_earlier_namesake_appears_or_goes() {
    let first = sound().with("fixture.geojson", |all| {
        all.push(desk(70, "9", 1.0, 3.0));
        all.push(desk(71, "9", 4.0, 3.0));
    });
    let plan = import(&first).unwrap().plan;
    assert_eq!((code_of(&plan, 70), code_of(&plan, 71)), ("9".into(), "9b".into()));
    let earlier = first.clone().with("fixture.geojson", |all| all.push(desk(69, "9", 8.0, 3.0)));
    let next = again(&earlier, &plan);
    assert_eq!([69, 70, 71].map(|number| code_of(&next, number)), ["9c", "9", "9b"]);
    let gone = first.with("fixture.geojson", |all| all.retain(|desk| desk["id"] != json!(id(70))));
    assert_eq!(code_of(&again(&gone, &plan), 71), "9b");
}

#[test]
fn appeared_moved_vanished_and_renamed_are_told() {
    let plan = import(&sound()).unwrap().plan;
    let other = sound().with("fixture.geojson", |all| {
        all.retain(|desk| desk["id"] != json!(id(30)));
        all.push(desk(80, "0.1-11", 14.0, 3.0));
        all[0] = desk(32, "0.1-10", 12.0, 4.0);
        all[1]["properties"]["name"] = json!({"nl": "0.1-20"});
    });
    let text = compare(&plan, &again(&other, &plan)).to_string();
    for line in [
        "1 appeared: 0.1-11",
        "1 moved: 0.1-10 (3.0 m)",
        "1 vanished: 0.1-1",
        "1 renamed: 0.1-2 is now 0.1-20",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn a_drawing_that_shifts_as_a_whole_moves_nothing() {
    let plan = import(&sound()).unwrap().plan;
    let wider = sound()
        .with("level.geojson", |all| all[0]["geometry"] = rectangle(-30.0, -5.0, 50.0, 20.0));
    let next = again(&wider, &plan);
    assert_eq!(next.floors[0].bounds.width_cm(), 5000);
    assert!(compare(&plan, &next).is_empty(), "{}", compare(&plan, &next));
}

#[test]
fn lists_are_bounded_in_print() {
    let plan = import(&sound()).unwrap().plan;
    let many = sound().with("fixture.geojson", |all| {
        (0..40).for_each(|number| all.push(desk(100 + number, &format!("n{number}"), 2.0, 2.0)));
    });
    let text = compare(&plan, &again(&many, &plan)).to_string();
    assert!(text.contains("40 appeared") && text.contains("and 30 more"), "{text}");
}

#[test]
fn curves_are_smoothed_without_losing_their_shape() {
    let circle: Vec<_> = (0..=2000)
        .map(|step| f64::from(step) * std::f64::consts::TAU / 2000.0)
        .map(|angle| degrees(15.0 + 3.0 * angle.cos(), 5.0 - 3.0 * angle.sin()))
        .collect();
    let round =
        sound().with("section.geojson", |all| all[0]["geometry"]["coordinates"] = json!([circle]));
    let imported = import(&round).unwrap();
    assert_eq!(imported.report.times(RepairKind::RingDirection), 0);
    let area = &imported.plan.floors[0].zones[1].areas[0];
    assert!((30..=80).contains(&area.points().count()), "{} points", area.points().count());
    for corner in area.points() {
        let radius = f64::from(corner.x_cm - 1500).hypot(f64::from(corner.y_cm - 500));
        assert!((297.0..303.0).contains(&radius), "{corner:?}");
    }
}
