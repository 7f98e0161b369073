//! The restore drill: a copy is made while people come and go, and another hub goes on from it.

use super::archive::sound;
use super::program::{PASSWORD, Running, add_user, done, fails};
use domain::time::Instant;
use hub::store::{AccountStore, DataDir, SqliteStore, Store};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

/// A data directory with a building of three desks and two people.
fn prepared(folder: &Path) -> PathBuf {
    let data = folder.join("data");
    add_user(&data, "piet", "staff");
    add_user(&data, "jan", "staff");
    let plan = folder.join("plan.imdf.zip");
    fs::write(&plan, sound().zip()).unwrap();
    done(&data, &["import", plan.to_str().unwrap(), "--site", "proef"]);
    data
}

fn sign_in(hub: &Running, name: &str) -> String {
    hub.sign_in(&json!({"name": name, "password": PASSWORD}))
}

fn check_in(place: &str) -> Value {
    json!({
        "id": Uuid::now_v7(), "sequence": 1, "kind": "checkIn", "place": place,
        "made": {"wallMs": 0, "offsetMs": null, "errorMs": 0},
    })
}

fn send(hub: &Running, cookie: &str, command: &Value) -> Value {
    let body = json!({"outbox": Uuid::from_u128(1), "commands": [command]});
    hub.post("/v1/commands", cookie, &body).json()["outcomes"][0].clone()
}

fn cursor(hub: &Running, cookie: &str) -> String {
    let snapshot = hub.get("/v1/snapshot?site=proef", cookie).json();
    snapshot["cursor"].as_str().unwrap().to_owned()
}

/// The names of the first messages of a stream from a cursor.
fn events_from(hub: &Running, cookie: &str, cursor: &str, count: usize) -> Vec<String> {
    let stream = hub.get(&format!("/v1/stream?site=proef&after={cursor}"), cookie);
    let lines = BufReader::new(stream.response.into_body().into_reader()).lines();
    let events = lines.filter_map(|line| line.unwrap().strip_prefix("event: ").map(String::from));
    events.take(count).collect()
}

#[test]
fn another_hub_goes_on_from_a_backup_and_every_device_notices() {
    let folder = tempfile::tempdir().unwrap();
    let data = prepared(folder.path());
    let hub = Running::start(&data, &[]);
    let (piet, jan) = (sign_in(&hub, "piet"), sign_in(&hub, "jan"));
    let kept = check_in("0.1-1");
    let answer = send(&hub, &piet, &kept);
    assert_eq!(answer["status"], "accepted");

    let backup = folder.path().join("backup");
    let told = done(&data, &["backup", backup.to_str().unwrap()]);
    assert!(told.contains("keep it as safe"), "{told}");
    let lost = check_in("0.1-2");
    assert_eq!(send(&hub, &jan, &lost)["status"], "accepted");
    let before = cursor(&hub, &piet);
    hub.kill();

    let elsewhere = folder.path().join("elsewhere");
    let told = done(&elsewhere, &["restore", backup.to_str().unwrap()]);
    assert!(told.contains("Everybody signs in again"), "{told}");
    assert!(told.contains("the list of screens"), "{told}");
    let hub = Running::start(&elsewhere, &[]);
    assert!(!hub.knows(&piet), "a backup cannot know who has signed out since");
    let (piet, jan) = (sign_in(&hub, "piet"), sign_in(&hub, "jan"));
    assert_eq!(hub.status(&piet, "0.1-1"), "occupied");
    assert_eq!(hub.status(&piet, "0.1-2"), "free", "it was taken after the backup");
    let after = cursor(&hub, &piet);
    let epoch = |cursor: &str| cursor.split(':').next().unwrap().to_owned();
    assert_ne!(epoch(&before), epoch(&after), "it is no continuation of the log");
    assert_eq!(events_from(&hub, &piet, &before, 2), ["hello", "reset"]);
    // What a device still has of before does no harm, and what was lost can be done again.
    assert_eq!(send(&hub, &piet, &kept), answer, "the same answer again");
    assert_eq!(send(&hub, &jan, &lost)["status"], "accepted");
    assert_eq!(hub.status(&piet, "0.1-2"), "occupied");
    assert_eq!(events_from(&hub, &piet, &after, 2), ["hello", "batch"], "the new log goes on");
    hub.stop("-TERM");
    // Where the building lies on Earth came along.
    let out = folder.path().join("again.imdf.zip");
    done(&elsewhere, &["export", "--imdf", "--out", out.to_str().unwrap()]);
}

/// What a store keeps of what was, of everybody with an account.
fn past_on_disk(data: &Path) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let store = SqliteStore::open(DataDir::lock(data).unwrap()).await.unwrap();
        let mut kept = 0;
        for account in store.accounts().await.unwrap() {
            kept += store.past(account.person, Instant(0)).await.unwrap().len();
        }
        kept
    })
}

#[test]
fn what_was_is_in_a_backup_and_goes_with_the_account() {
    let folder = tempfile::tempdir().unwrap();
    let data = prepared(folder.path());
    let hub = Running::start(&data, &[]);
    let piet = sign_in(&hub, "piet");
    let stay = check_in("0.1-1");
    assert_eq!(send(&hub, &piet, &stay)["status"], "accepted");
    let mut leave = check_in("0.1-1");
    leave["kind"] = json!("release");
    leave["occupancy"] = stay["id"].clone();
    leave.as_object_mut().unwrap().remove("place");
    assert_eq!(send(&hub, &piet, &leave)["status"], "accepted");
    let was = hub.get("/v1/me/past", &piet).json();
    assert_eq!(was["past"][0]["place"], "0.1-1", "{was}");
    let backup = folder.path().join("backup");
    done(&data, &["backup", backup.to_str().unwrap()]);
    hub.kill();

    let elsewhere = folder.path().join("elsewhere");
    done(&elsewhere, &["restore", backup.to_str().unwrap()]);
    let hub = Running::start(&elsewhere, &[]);
    let piet = sign_in(&hub, "piet");
    assert_eq!(hub.get("/v1/me/past", &piet).json(), was);
    done(&elsewhere, &["user", "disable", "piet"]);
    hub.stop("-TERM");
    assert_eq!((past_on_disk(&data), past_on_disk(&elsewhere)), (1, 0));
}

#[test]
fn a_backup_takes_the_place_of_what_is_there_only_when_somebody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = prepared(folder.path());
    let backup = folder.path().join("backup");
    let backup = backup.to_str().unwrap();
    done(&data, &["backup", backup]);
    add_user(&data, "anouk", "staff");
    let told = fails(&data, &["restore", backup], 1);
    assert!(told.contains("--replace"), "{told}");
    assert!(done(&data, &["user", "list"]).contains("anouk"));
    let hub = Running::start(&data, &[]);
    let told = fails(&data, &["restore", backup, "--replace"], 1);
    assert!(told.contains("stop that one"), "{told}");
    hub.stop("-TERM");
    let told = done(&data, &["restore", backup, "--replace"]);
    assert!(!done(&data, &["user", "list"]).contains("anouk"));
    // The data that was there is whole.
    let replaced = fs::read_dir(&data).unwrap().flatten().map(|entry| entry.path());
    let replaced = replaced.filter(|path| path.display().to_string().contains("replaced-"));
    let replaced = replaced.collect::<Vec<_>>();
    assert_eq!(replaced.len(), 1);
    assert!(told.contains(replaced[0].to_str().unwrap()), "{told}");
    assert!(done(&replaced[0], &["user", "list"]).contains("anouk"));
    assert!(done(&data, &["check"]).contains("Nothing is wrong"));
}

#[test]
fn what_is_no_backup_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = prepared(folder.path());
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let backup = path("backup");
    done(&data, &["backup", &backup]);
    let before = done(&data, &["check"]);
    let told = fails(&data, &["backup", &backup], 1);
    assert!(told.contains("never written over"), "{told}");
    let told = fails(&folder.path().join("nowhere"), &["backup", &path("of-nothing")], 1);
    assert!(told.contains("no store"), "{told}");
    assert!(!Path::new(&path("of-nothing")).exists() && !Path::new(&path("nowhere")).exists());

    let copy = |name: &str, change: fn(Vec<u8>) -> Vec<u8>| {
        let bytes = fs::read(Path::new(&backup).join("werkhub.sqlite")).unwrap();
        fs::create_dir(path(name)).unwrap();
        fs::write(Path::new(&path(name)).join("werkhub.sqlite"), change(bytes)).unwrap();
        path(name)
    };
    fs::create_dir(path("empty")).unwrap();
    for (from, words) in [
        (path("empty"), "is no backup"),
        (path("absent"), "is no backup"),
        (copy("text", |_| b"geen database, maar genoeg bytes om het te lijken".to_vec()), ""),
        (copy("half", |bytes| bytes[..bytes.len() / 2].to_vec()), ""),
        (
            copy("torn", |mut bytes| {
                let end = bytes.len();
                bytes[end - 4096..].fill(0xab);
                bytes
            }),
            "",
        ),
    ] {
        let told = fails(&data, &["restore", &from, "--replace"], 1);
        assert!(told.contains(words), "{from}: {told}");
        assert_eq!(done(&data, &["check"]), before, "{from}");
    }
}

#[test]
fn a_backup_under_load_is_one_moment_and_nobody_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = prepared(folder.path());
    let hub = Running::start(&data, &[]);
    let cookie = sign_in(&hub, "piet");
    let is_done = AtomicBool::new(false);
    let backup = |number: usize| folder.path().join(format!("backup-{number}"));
    let (sat, left) = std::thread::scope(|scope| {
        let coming_and_going = scope.spawn(|| {
            let (mut sat, mut left) = (Vec::new(), Vec::new());
            while !is_done.load(Ordering::Relaxed) {
                let sits = check_in("0.1-1");
                let answer = send(&hub, &cookie, &sits);
                assert_eq!(answer["status"], "accepted");
                sat.push(answer["seq"].as_u64().unwrap());
                let leaves = json!({
                    "id": Uuid::now_v7(), "sequence": 2, "kind": "release", "occupancy": sits["id"],
                    "made": {"wallMs": 0, "offsetMs": null, "errorMs": 0},
                });
                let answer = send(&hub, &cookie, &leaves);
                assert_eq!(answer["status"], "accepted");
                left.push(answer["seq"].as_u64().unwrap());
            }
            (sat, left)
        });
        for number in 0..3 {
            done(&data, &["backup", backup(number).to_str().unwrap()]);
        }
        is_done.store(true, Ordering::Relaxed);
        coming_and_going.join().unwrap()
    });
    hub.kill();
    let mut last = 0;
    for number in 0..3 {
        let restored = folder.path().join(format!("restored-{number}"));
        done(&restored, &["restore", backup(number).to_str().unwrap()]);
        assert!(done(&restored, &["check"]).contains("Nothing is wrong"));
        let hub = Running::start(&restored, &[]);
        let cookie = sign_in(&hub, "piet");
        let at = cursor(&hub, &cookie).split(':').next_back().unwrap().parse::<u64>().unwrap();
        assert!(at >= last, "a later backup knows no less");
        last = at;
        // Either there or gone again, as the last entry says: never half.
        let status = hub.status(&cookie, "0.1-1");
        assert!(!sat.contains(&at) || status == "occupied", "at {at}: {status}");
        assert!(!left.contains(&at) || status == "free", "at {at}: {status}");
    }
}
