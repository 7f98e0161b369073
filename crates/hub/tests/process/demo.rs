//! Demonstrations: never on the data of real people.

use super::archive::sound;
use super::program::{Running, add_user, fails, run_with};
use serde_json::json;

#[test]
fn a_demo_and_real_accounts_never_share_data() {
    let folder = tempfile::tempdir().unwrap();
    let (real, demo) = (folder.path().join("real"), folder.path().join("demo"));
    add_user(&real, "piet", "staff");
    for kind in ["--demo", "--demo-quiet"] {
        let told = fails(&real, &["serve", kind, "--listen", "127.0.0.1:0"], 1);
        assert!(told.contains("real accounts"), "{told}");
    }
    Running::start(&demo, &["--demo-quiet"]).stop("-TERM");
    let told = fails(&demo, &["serve", "--listen", "127.0.0.1:0"], 1);
    assert!(told.contains("belongs to a demo"), "{told}");
    let words = ["user", "add", "piet", "--name", "Piet"];
    let refused = run_with(&demo, &words, "een goed wachtwoord\n");
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn a_lively_demo_lives_and_a_quiet_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let taken = |hub: &Running| {
        let answer = hub.get("/v1/places?status=occupied", "").json();
        answer["places"].as_array().unwrap().len()
    };
    let hub = Running::start(&data, &["--demo"]);
    let session = hub.get("/v1/session", "").json();
    assert_eq!((&session["demo"], &session["audience"]), (&json!(true), &json!("anyone")));
    // It fills the building as it starts; the first snapshots may come in between.
    let begun = std::time::Instant::now();
    while taken(&hub) < 100 {
        assert!(begun.elapsed().as_secs() < 20, "only {} places are taken", taken(&hub));
    }
    hub.stop("-TERM");
    let hub = Running::start(&data, &["--demo-quiet"]);
    assert_eq!(taken(&hub), 0);
}

#[test]
fn a_demo_shows_the_building_that_is_named_and_its_own_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let plan = folder.path().join("plan.imdf.zip");
    std::fs::write(&plan, sound().zip()).unwrap();
    let sites = |hub: &Running| {
        let answer = hub.get("/v1/sites", "").json();
        let sites = answer["sites"].as_array().unwrap().clone();
        assert_eq!(sites.len(), 1, "a demo shows one building");
        sites[0]["name"]["nl"].as_str().unwrap().to_owned()
    };
    let hub = Running::start(&data, &["--demo-quiet"]);
    assert_eq!(sites(&hub), "Werk Hub");
    hub.stop("-TERM");
    let words = ["--demo-quiet", "--plan", plan.to_str().unwrap()];
    let hub = Running::start(&data, &words);
    assert_eq!(sites(&hub), "Werk Hub Test");
    let cookie = hub.sign_in(&json!({"demo": "sanne"}));
    assert_eq!(hub.check_in(&cookie, "0.1-2")["status"], "accepted");
    hub.stop("-TERM");
    let hub = Running::start(&data, &words);
    assert_eq!(hub.status("", "0.1-2"), "occupied", "the same building keeps its people");
    hub.stop("-TERM");
    let hub = Running::start(&data, &["--demo-quiet"]);
    assert_eq!(sites(&hub), "Werk Hub");
}

/// Regression: each start told everybody of a new plan, because the table of local time began at
/// the millisecond of the start.
#[test]
fn a_demo_that_starts_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let cursor = |hub: &Running| hub.get("/v1/snapshot?site=wh", "").json()["cursor"].clone();
    let hub = Running::start(folder.path(), &["--demo-quiet"]);
    let before = cursor(&hub);
    hub.stop("-TERM");
    let hub = Running::start(folder.path(), &["--demo-quiet"]);
    assert_eq!(cursor(&hub), before);
}
