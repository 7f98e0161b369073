use super::*;
use crate::toml_mistakes::MOST_TOLD;
use domain::time::{LocalClock, OpeningHours};

fn standard() -> Rules {
    Rules::standard(LocalClock::default(), OpeningHours::weekdays(7 * 60, 19 * 60))
}

fn site(code: &str) -> SiteCode {
    SiteCode::new(code).unwrap()
}

#[test]
fn what_is_not_said_is_the_standard() {
    let none = Policies::parse("# nothing yet\n").unwrap();
    assert_eq!(none.rules_of(&site("wh"), standard()), standard());

    let policies = Policies::parse(
        "[opening]\nfriday = \"07:00-17:30\"\nsaturday = \"10:00-24:00\"\nmonday = \"closed\"\n\
         [desk]\nhorizon-days = 28\nlongest-minutes = 240\n[room]\nwalk-up-minutes = \"closing\"\n\
         [door]\nend = \"anyone\"\n[site.wijk.door]\nend = \"own\"\n\
         [site.wijk.desk]\nhorizon-days = 7\n[site.wijk.booth]\nreserved = false\n",
    )
    .unwrap();
    let here = policies.rules_of(&site("wh"), standard());
    assert_eq!(here.hours.0[0], None);
    assert_eq!(here.hours.0[4], Some((420, 1_050)));
    assert_eq!(here.hours.0[5], Some((600, 1_440)));
    assert_eq!(here.hours.0[1], standard().hours.0[1]);
    assert_eq!(here.desk.reserving.as_ref().unwrap().horizon_days, 28);
    assert_eq!((here.desk.longest_minutes, here.room.walk_up_minutes), (Some(240), None));
    assert_eq!(here.booth, standard().booth);
    assert_eq!(here.end_at_door, domain::EndAtDoor::Anyone);

    let there = policies.rules_of(&site("wijk"), standard());
    assert_eq!(there.desk.reserving.as_ref().unwrap().horizon_days, 7, "of the site goes before");
    assert_eq!(
        there.desk.longest_minutes,
        Some(240),
        "what the site does not say holds everywhere"
    );
    assert_eq!(there.booth.reserving, None);
    assert_eq!(there.end_at_door, domain::EndAtDoor::Own);
    assert_eq!(policies.sites().collect::<Vec<_>>(), [&site("wijk")]);
}

#[test]
fn every_mistake_is_told_with_its_line() {
    for (text, told) in [
        ("[desk]\nhorizon-days = 2\nhorizon-days = 3\n", "line 3: duplicate key"),
        ("[desk]\n[desk]\n", "line 2: "),
        (
            "[desk]\nhorizon_days = 2\n",
            "line 2: \"horizon_days\" is not known; choose reserved, at-once",
        ),
        ("[door]\nend = \"nobody\"\n", "line 2: end is \"own\" or \"anyone\""),
        ("[door]\nopen = true\n", "line 2: \"open\" is not known; choose end"),
        ("[desk]\nhorizon-days = 400\n", "line 2: horizon-days is a number from 0 to 366"),
        ("[desk]\nhorizon-days = -1\n", "line 2: horizon-days is a number"),
        ("[desk]\nhorizon-days = \"closing\"\n", "line 2: horizon-days is a number from 0 to 366"),
        (
            "[room]\n\ngrid-minutes = 25\n",
            "line 3: grid-minutes is a number from 5 to 60 that divides 60",
        ),
        (
            "[desk]\nwalk-up-minutes = 1.5\n",
            "line 2: walk-up-minutes is a number from 5 to 1440, or \"closing\"",
        ),
        ("[desk]\nreserved = 1\n", "line 2: reserved is true or false"),
        (
            "[room]\nreserved = false\nhorizon-days = 3\n",
            "room is not reserved, so horizon-days says nothing",
        ),
        ("[chair]\n", "line 1: \"chair\" is not known; choose opening, door"),
        ("desk = 1\n", "line 1: desk is a table"),
        ("[opening]\nmon = \"closed\"\n", "line 2: \"mon\" is no day"),
        ("[opening]\nmonday = \"19:00-07:00\"\n", "line 2: monday is a text like"),
        ("[opening]\nmonday = \"7-19\"\n", "line 2: monday is a text like"),
        ("[opening]\nmonday = \"07:60-19:00\"\n", "line 2: monday is a text like"),
        ("[site.\"A B\".desk]\n", "line 1: "),
        ("[desk\n", "line 1: "),
    ] {
        let error = Policies::parse(text).unwrap_err().to_string();
        assert!(error.contains(told), "{text:?}: {error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
    let many: String = (0..9).map(|number| format!("n{number} = 1\n")).collect();
    let error = Policies::parse(&format!("[desk]\n{many}")).unwrap_err();
    assert_eq!(
        (error.0.len(), error.0.last().unwrap().as_str()),
        (MOST_TOLD + 1, "and 4 more mistakes")
    );
}
