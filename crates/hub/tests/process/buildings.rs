//! Buildings in and out: zone names, kinds of location, export, and what `check` says.

use super::archive::{desk, sound};
use super::program::{Running, done, fails};
use serde_json::json;
use std::path::{Path, PathBuf};

struct Desk {
    folder: tempfile::TempDir,
}

/// A folder with a data directory in it.
fn at_a_desk() -> Desk {
    Desk { folder: tempfile::tempdir().unwrap() }
}

impl Desk {
    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
        self.path(name)
    }
}

#[test]
fn what_is_exported_is_the_same_plan_again() {
    let desk = at_a_desk();
    let (data, plan) = (desk.data(), desk.file("plan.imdf.zip", sound().zip()));
    done(&data, &["import", &plan]);
    let out = desk.path("out.imdf.zip");
    let told = done(&data, &["export", "--imdf", "--out", &out]);
    assert!(told.contains("1 floors and 5 places") && !told.contains("--at"), "{told}");
    let told = done(&data, &["import", &out, "--dry-run"]);
    assert!(told.contains("No place appeared, moved, vanished or was renamed"), "{told}");
    let told = done(&data, &["import", &out]);
    assert!(told.contains("had this plan already"), "not one byte differs: {told}");
    // A hub that knows nothing of it reads the same, also where another one runs.
    let other = at_a_desk();
    let elsewhere = other.data();
    done(&elsewhere, &["import", &out]);
    let hub = Running::start(&elsewhere, &[]);
    let again = other.path("again.imdf.zip");
    done(&elsewhere, &["export", "--imdf", "--site", "wh", "--out", &again]);
    assert!(done(&data, &["import", &again]).contains("had this plan already"));
    hub.stop("-TERM");
}

#[test]
fn what_cannot_be_exported_is_told() {
    let desk = at_a_desk();
    let (data, out) = (desk.data(), desk.path("out.imdf.zip"));
    let export = |more: &[&str], code| {
        let words = [&["export", "--imdf", "--out", &out], more].concat();
        fails(&data, &words, code)
    };
    assert!(export(&[], 1).contains("no building yet"));
    let plan = desk.file("plan.imdf.zip", sound().zip());
    done(&data, &["import", &plan, "--site", "wh"]);
    let other =
        sound().with("fixture.geojson", |all| all.truncate(0)).with("unit.geojson", |all| {
            all.truncate(0);
        });
    let other = desk.file("other.imdf.zip", other.zip());
    done(&data, &["import", &other, "--site", "oost"]);
    assert!(export(&[], 1).contains("choose one of oost, wh"));
    assert!(export(&["--site", "nix"], 1).contains("no site nix"));
    assert!(export(&["--site", "wh", "--at", "ver weg"], 2).contains("longitude and latitude"));
    assert!(export(&["--site", "wh", "--at", "0,90"], 1).contains("--at"));
    assert!(fails(&data, &["export", "--out", &out], 2).contains("--imdf"));
    assert!(!Path::new(&out).exists(), "nothing was written");
    let words = ["export", "--imdf", "--site", "wh", "--at", "-70.5,-33.4", "--out", &out];
    done(&data, &words);
    assert!(Path::new(&out).exists());
}

/// The demo's building was never imported: where it lies is not known.
#[test]
fn a_building_that_nobody_imported_is_put_somewhere_and_that_is_said() {
    let desk = at_a_desk();
    let (data, out) = (desk.data(), desk.path("demo.imdf.zip"));
    let hub = Running::start(&data, &["--demo-quiet"]);
    let told = done(&data, &["export", "--imdf", "--out", &out]);
    assert!(told.contains("say it with --at"), "{told}");
    let told = done(&data, &["import", &out, "--dry-run"]);
    assert!(told.contains("No place appeared"), "{told}");
    hub.stop("-TERM");
}

#[test]
fn a_file_of_zone_names_is_used_or_its_mistakes_are_told_with_their_lines() {
    let desk = at_a_desk();
    let data = desk.data();
    let named = sound().with("section.geojson", |all| {
        all[0]["properties"] = json!({"name": {"nl": "Tuin"}, "level_id": super::archive::LEVEL});
    });
    let plan = desk.file("plan.imdf.zip", named.zip());
    let wrong = desk.file("wrong.toml", "[zones]\nTuin = \"luid\"\n");
    let told = fails(&data, &["import", &plan, "--zones", &wrong], 1);
    assert!(told.contains("wrong.toml") && told.contains("line 2: \"luid\" is no zone"), "{told}");
    let told = fails(&data, &["check", "--plan", &plan, "--zones", &wrong], 1);
    assert!(told.contains("line 2"), "{told}");
    let zones = desk.file("zones.toml", "[zones]\nTuin = \"focus\"\n");
    for words in [vec!["import", &plan], vec!["check", "--plan", &plan]] {
        let told = done(&data, &words);
        assert!(told.contains("not one of the five zones"), "{told}");
        let told = done(&data, &[&words[..], &["--zones", &zones]].concat());
        assert!(!told.contains("not one of the five zones"), "{words:?}: {told}");
    }
}

#[test]
fn a_huis_aan_de_markt_has_no_desks_now_and_later() {
    let desk = at_a_desk();
    let data = desk.data();
    let with_desks = desk.file("desks.imdf.zip", sound().zip());
    let words = ["import", &with_desks, "--site", "hm", "--kind", "huis-aan-de-markt"];
    assert!(fails(&data, &words, 1).contains("the plan has 3 desks"));
    let rooms = sound().with("fixture.geojson", |all| {
        all.retain(|fixture| fixture["properties"]["category"] != "desk");
    });
    let rooms = desk.file("rooms.imdf.zip", rooms.zip());
    done(&data, &["import", &rooms, "--site", "hm", "--kind", "huis-aan-de-markt"]);
    let told = fails(&data, &["import", &with_desks, "--site", "hm"], 1);
    assert!(told.contains("no regular desks"), "it is known what it is: {told}");
    assert!(fails(&data, &["import", &rooms, "--kind", "kasteel"], 2).contains("wijk"));
}

#[test]
fn a_dry_run_says_what_would_move_and_changes_nothing() {
    let at = at_a_desk();
    let data = at.data();
    let before = at.file("before.imdf.zip", sound().zip());
    done(&data, &["import", &before]);
    let after = sound().with("fixture.geojson", |all| {
        all.remove(1);
        all[0] = desk(32, "0.1-10", 12.0, 4.0);
        all.push(desk(80, "0.1-11", 14.0, 3.0));
    });
    let after = at.file("after.imdf.zip", after.zip());
    let said = |told: &str| {
        for line in ["1 appeared: 0.1-11", "1 moved: 0.1-10 (3.0 m)", "1 vanished: 0.1-1"] {
            assert!(told.contains(line), "{told}");
        }
    };
    let told = done(&data, &["import", &after, "--dry-run"]);
    said(&told);
    assert!(told.contains("Nothing was changed"), "{told}");
    said(&done(&data, &["import", &after]));
    assert!(done(&data, &["import", &after]).contains("had this plan already"));
}

#[test]
fn check_says_what_is_wrong_in_words() {
    use std::os::unix::fs::PermissionsExt;
    let desk = at_a_desk();
    let data = desk.data();
    let plan = desk.file("plan.imdf.zip", sound().zip());
    done(&data, &["import", &plan]);
    let told = done(&data, &["check"]);
    assert!(told.contains("3 desks") && told.contains("The store is sound"), "{told}");
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o755)).unwrap();
    let told = fails(&data, &["check"], 1);
    assert!(told.contains("chmod 700"), "{told}");
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o700)).unwrap();
    std::fs::write(data.join("werkhub.sqlite"), b"geen database, maar genoeg bytes").unwrap();
    let told = fails(&data, &["check"], 1);
    assert!(told.contains("store") || told.contains("database"), "{told}");
}
