//! Importing and accounts, while a hub runs and while none does.

use super::archive::{Archive, sound};
use super::program::{PASSWORD, Running, add_user, done, fails, run_with};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

fn file(folder: &Path, archive: &Archive) -> PathBuf {
    let path = folder.join("plan.imdf.zip");
    std::fs::write(&path, archive.zip()).unwrap();
    path
}

#[test]
fn an_account_is_added_used_and_disabled_while_the_hub_runs() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let hub = Running::start(&data, &[]);
    let who = json!({"name": "piet", "password": PASSWORD});
    assert_eq!(hub.post("/v1/session", "", &who).status, 401);
    add_user(&data, "piet", "facility-manager");
    let cookie = hub.sign_in(&who);
    assert_eq!(hub.get("/v1/session", &cookie).json()["me"]["role"], "facilityManager");
    assert!(done(&data, &["user", "list"]).contains("piet"));
    done(&data, &["user", "disable", "piet"]);
    assert!(!hub.knows(&cookie), "signed out at once");
    assert_eq!(hub.post("/v1/session", "", &who).status, 401);
    let (_, log) = hub.stop("-TERM");
    assert!(!log.contains("piet") && !log.contains(PASSWORD), "{log}");
    assert!(done(&data, &["user", "list"]).contains("disabled"), "without a hub too");
}

#[test]
fn accounts_are_refused_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    add_user(&data, "piet", "staff");
    for (words, input, code, told) in [
        (vec!["user", "add", "piet", "--name", "Piet"], "een goed wachtwoord", 1, "already"),
        (vec!["user", "add", "jan", "--name", "Jan"], "kort", 1, "12 characters"),
        (vec!["user", "add", "jan", "--name", " "], "een goed wachtwoord", 1, "200 characters"),
        (vec!["user", "add", "jan", "--name", "Jan"], "", 2, "standard input"),
        (vec!["user", "add", "a b", "--name", "Jan"], "een goed wachtwoord", 2, "login"),
        (vec!["user", "disable", "jan"], "", 1, "no account"),
        (vec!["user", "add", "jan", "--name", "Jan", "--role", "baas"], "", 2, "baas"),
    ] {
        let output = run_with(&data, &words, input);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
        assert!(said.contains(told), "{words:?}: {said}");
    }
}

#[test]
fn a_plan_update_reaches_the_running_hub_and_releases_who_sits_at_a_place_that_vanishes() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    add_user(&data, "piet", "staff");
    let hub = Running::start(&data, &[]);
    let cookie = hub.sign_in(&json!({"name": "piet", "password": PASSWORD}));
    let plan = file(folder.path(), &sound());
    let words = ["import", plan.to_str().unwrap(), "--site", "proef"];
    let told = done(&data, &words);
    assert!(told.contains("1 floors (0), 2 zones, 3 desks, 1 rooms, 1 booths"), "{told}");
    let sites = |hub: &Running| hub.get("/v1/sites", "").json()["sites"].clone();
    let before = sites(&hub);
    assert_eq!(before[0]["code"], "proef");
    assert_eq!(hub.check_in(&cookie, "0.1-2")["status"], "accepted");

    let smaller = sound().with("fixture.geojson", |desks| {
        desks.retain(|desk| desk["properties"]["name"]["nl"] != "0.1-2");
    });
    let path = "/v1/snapshot?site=proef";
    let cursor = hub.get(path, &cookie).json()["cursor"].as_str().unwrap().to_owned();
    let live = hub.get(&format!("/v1/stream?site=proef&after={cursor}"), &cookie);
    let mut lines = BufReader::new(live.response.into_body().into_reader()).lines();

    let plan = file(folder.path(), &smaller);
    let words = ["import", plan.to_str().unwrap(), "--site", "proef"];
    let told = done(&data, &[words.as_slice(), &["--dry-run"]].concat());
    assert!(told.contains("vanished: 0.1-2"), "{told}");
    assert!(told.contains("1 stays at places that vanish would be ended"), "{told}");
    assert_eq!(sites(&hub), before, "a dry run changes nothing");
    let told = done(&data, &words);
    assert!(told.contains("1 stays at places that vanish were ended"), "{told}");
    assert_ne!(sites(&hub)[0]["plan"], before[0]["plan"]);
    let batch =
        lines.find_map(|line| line.unwrap().strip_prefix("data: {\"from\"").map(String::from));
    let batch = batch.unwrap();
    for words in ["released", "vanished", "planReplaced", "\"mine\":["] {
        assert!(batch.contains(words), "whoever looks is told: {batch}");
    }
    assert_eq!(hub.get("/v1/places/0.1-2", &cookie).status, 404);
    assert_eq!(hub.check_in(&cookie, "0.1-1")["status"], "accepted", "the person is free to go on");
    hub.stop("-TERM");
    assert!(done(&data, &words).contains("had this plan already"), "without a hub too");
}

#[test]
fn broken_archives_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let good = file(folder.path(), &sound());
    done(&data, &["import", good.to_str().unwrap(), "--site", "proef"]);
    let before = done(&data, &["check"]);
    let broken = |name: &str, bytes: Vec<u8>| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let half = sound().zip();
    for (path, words) in [
        (broken("text.zip", b"geen archief".to_vec()), "not a zip"),
        (broken("half.zip", half[..half.len() / 2].to_vec()), "zip"),
        (broken("empty.zip", Vec::new()), "zip"),
        (broken("manifest.zip", sound().without("manifest.json").zip()), "manifest"),
        (broken("level.zip", sound().without("level.geojson").zip()), "level"),
        (folder.path().join("absent.zip").to_str().unwrap().to_owned(), "cannot be read"),
        (folder.path().to_str().unwrap().to_owned(), "no file"),
    ] {
        let told = fails(&data, &["import", &path, "--site", "proef"], 1);
        assert!(told.contains(words), "{path}: {told}");
    }
    assert_eq!(done(&data, &["check"]), before);
}

#[test]
fn a_hub_without_people_or_building_says_how_to_get_them() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let told = done(&data, &["user", "list"]);
    assert!(told.contains("werkhub user add"), "{told}");
    let told = done(&data, &["check"]);
    assert!(told.contains("werkhub import") && told.contains("werkhub user add"), "{told}");
    let hub = Running::start(&data, &[]);
    assert_eq!(hub.get("/v1/sites", "").json(), json!({"sites": []}));
    assert_eq!(hub.get("/readyz", "").status, 200);
}
