//! What the operator says beside the archive: zone names, kind of location; and what stays from the
//! plan in use.

use super::super::{ImportRequest, Imported, RepairKind, ZoneNames, read};
use super::archive::{Archive, feature, rectangle, sound};
use super::{hub, import};
use domain::plan::{Plan, SiteKind, ZoneLevel};
use serde_json::json;

fn named(archive: &Archive, zones: &str) -> Imported {
    let names = ZoneNames::parse(zones).unwrap();
    read(&archive.zip(), &ImportRequest { zone_names: Some(&names), ..hub(None) }).unwrap()
}

fn levels(plan: &Plan) -> Vec<(ZoneLevel, Option<&str>)> {
    let zones = plan.floors.iter().flat_map(|floor| &floor.zones);
    zones.map(|zone| (zone.level, zone.name.as_ref().map(|name| name.nl.as_str()))).collect()
}

/// The sound building with sections that bear names of a drawing program's user.
fn with_names(names: [&str; 3]) -> Archive {
    sound().with("section.geojson", |all| {
        all.clear();
        for (number, name) in (10..).zip(names) {
            let properties = json!({"category": "unspecified", "name": {"nl": name}});
            all.push(feature(number, rectangle(f64::from(number), 0.0, 1.0, 10.0), properties));
        }
    })
}

#[test]
fn the_file_of_zone_names_says_what_sections_are() {
    let archive = with_names(["Team Blauw", "Plein", "Archief"]);
    let without = import(&archive).unwrap();
    assert_eq!(without.report.times(RepairKind::UnknownZone), 3);
    let zones = "[zones]\n\"team blauw\" = \"focus\"\nPlein = \"meet\"\nArchief = \"none\"\n";
    let Imported { plan, report, .. } = named(&archive, zones);
    assert_eq!(report.times(RepairKind::UnknownZone), 0, "{report}");
    let expected = [(ZoneLevel::Meet, Some("Plein")), (ZoneLevel::Focus, Some("Team Blauw"))];
    assert_eq!(levels(&plan), expected, "with their own names");
}

#[test]
fn the_operator_is_right_where_the_plan_says_otherwise() {
    // By its name this would be a silent zone, and by its own word one to meet.
    let archive = with_names(["Stilte", "Plein", "Tuin"]).with("section.geojson", |all| {
        all[1]["properties"]["werkhub:zone"] = json!("meet");
        all[2]["properties"]["werkhub:zone"] = json!("lounge");
    });
    let zones = "[zones]\nStilte = \"focus\"\nPlein = \"mixed\"\nLounge = \"meet\"\n";
    let plan = named(&archive, zones).plan;
    let expected = [
        (ZoneLevel::Meet, Some("Tuin")),
        (ZoneLevel::Mixed, Some("Plein")),
        (ZoneLevel::Focus, Some("Stilte")),
    ];
    assert_eq!(levels(&plan), expected);
}

#[test]
fn names_that_no_section_bears_are_reported() {
    let report = named(&sound(), "[zones]\nPlein = \"meet\"\nTuin = \"focus\"\n").report;
    assert_eq!(report.times(RepairKind::UnusedZoneName), 2);
    assert!(report.to_string().contains("plein"), "{report}");
}

#[test]
fn the_display_rotation_stays_when_the_archive_does_not_say_one() {
    let mut plan = import(&sound()).unwrap().plan;
    assert_eq!(plan.floors[0].rotation_degrees, 0);
    plan.floors[0].rotation_degrees = 37;
    let next = read(&sound().zip(), &hub(Some(&plan))).unwrap().plan;
    assert_eq!(next.floors[0].rotation_degrees, 37);
    for (said, turned) in [(json!(90), 90), (json!(-30), 330), (json!(720), 0), (json!("x"), 37)] {
        let archive = sound()
            .with("level.geojson", |all| all[0]["properties"]["werkhub:rotation"] = said.clone());
        let next = read(&archive.zip(), &hub(Some(&plan))).unwrap().plan;
        assert_eq!(next.floors[0].rotation_degrees, turned, "{said}");
    }
}

#[test]
fn the_kind_of_location_is_as_said_else_as_before_else_as_written() {
    let written = sound().with("building.geojson", |all| {
        all[0]["properties"]["werkhub:site-kind"] = json!("wijk");
        all[0]["properties"]["werkhub:site"] = json!("oost");
    });
    let kind = |archive: &Archive, request: ImportRequest<'_>| {
        read(&archive.zip(), &request).unwrap().plan.site.kind
    };
    assert_eq!(kind(&sound(), hub(None)), SiteKind::WerkHub);
    assert_eq!(kind(&written, hub(None)), SiteKind::Wijk);
    let before = import(&sound()).unwrap().plan;
    assert_eq!(kind(&written, hub(Some(&before))), SiteKind::WerkHub);
    let said = ImportRequest { site_kind: Some(SiteKind::Wijk), ..hub(Some(&before)) };
    assert_eq!(kind(&sound(), said), SiteKind::Wijk);
    assert_eq!(import(&written).unwrap().plan.site.code.as_str(), "oost");
    let odd = written.with("building.geojson", |all| {
        all[0]["properties"]["werkhub:site-kind"] = json!("kasteel")
    });
    assert_eq!(kind(&odd, hub(None)), SiteKind::WerkHub);
}
