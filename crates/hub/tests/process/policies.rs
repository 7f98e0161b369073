//! The file with the rules of the house.

use super::program::{Running, done, fails};
use serde_json::Value;

#[test]
fn the_rules_of_the_house_hold_from_the_next_start_on_and_mistakes_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("policies.toml"));
    let horizon = |hub: &Running| -> Value {
        let snapshot = hub.get("/v1/snapshot?site=wh", "").json();
        snapshot["rules"]["desk"]["reserving"]["horizonDays"].clone()
    };
    let words = ["--demo-quiet", "--policies", file.to_str().unwrap()];
    let hub = Running::start(&data, &["--demo-quiet"]);
    assert_eq!(horizon(&hub), 14);
    hub.stop("-TERM");

    let serve = [&["serve", "--listen", "127.0.0.1:0"], &words[..]].concat();
    assert!(fails(&data, &serve, 1).contains("policies.toml cannot be read"));
    std::fs::write(&file, "[desk]\nhorizon-days = 28\nhorizon = 3\n").unwrap();
    let told = fails(&data, &serve, 1);
    assert!(told.contains("line 3: \"horizon\" is not known"), "{told}");
    let told = fails(&data, &[&["check"], &words[..]].concat(), 1);
    assert!(told.contains("line 3: \"horizon\" is not known"), "{told}");

    std::fs::write(&file, "[desk]\nhorizon-days = 28\n").unwrap();
    let hub = Running::start(&data, &words);
    assert_eq!(horizon(&hub), 28);
    let head = |hub: &Running| hub.get("/v1/snapshot?site=wh", "").json()["cursor"].clone();
    let before = head(&hub);
    hub.stop("-TERM");
    let hub = Running::start(&data, &words);
    assert_eq!((horizon(&hub), head(&hub)), (28.into(), before), "the same rules are no news");
    hub.stop("-TERM");
    assert!(done(&data, &[&["check"], &words[..]].concat()).contains("can be used"));
}
