//! Starting, stopping and starting again.

use super::program::{Running, fails, werkhub};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

const WITHIN: Duration = Duration::from_secs(5);
/// How long something may take before it counts as not happening.
const PATIENT: Duration = Duration::from_secs(60);

#[test]
fn it_ends_its_streams_and_itself_within_five_seconds_when_it_is_told_to() {
    for signal in ["-TERM", "-INT"] {
        let folder = tempfile::tempdir().unwrap();
        let hub = Running::start(&folder.path().join("data"), &["--demo-quiet"]);
        let cursor = hub.get("/v1/snapshot?site=wh", "").json()["cursor"].clone();
        let path = format!("/v1/stream?site=wh&after={}", cursor.as_str().unwrap());
        let stream = hub.get(&path, "");
        let mut lines = BufReader::new(stream.response.into_body().into_reader()).lines();
        assert!(lines.any(|line| line.unwrap() == "event: hello"));
        let (took, log) = hub.stop(signal);
        assert!(took < WITHIN, "{took:?}");
        assert!(log.contains("stopped"), "{log}");
        // The stream ends in good order: no line is cut off.
        assert!(lines.all(|line| line.is_ok()));
    }
}

/// The log said so with a panic, which ended the task that should have stopped the hub.
#[test]
fn it_stops_when_it_is_told_to_although_nobody_reads_its_log_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let words = ["serve", "--listen", "127.0.0.1:0", "--demo-quiet"];
    let mut command = werkhub(&folder.path().join("data"), &words);
    let mut hub = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(hub.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with("Werk Hub listens on")));
    drop(hub.stderr.take());
    let id = hub.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || tell.send(hub.wait().unwrap().code()));
    let ended = told.recv_timeout(PATIENT);
    if ended.is_err() {
        Command::new("kill").args(["-KILL", &id]).status().unwrap();
    }
    assert_eq!(ended, Ok(Some(0)));
}

#[test]
fn what_was_accepted_and_who_was_signed_in_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let hub = Running::start(&data, &["--demo-quiet"]);
    let cookie = hub.sign_in(&json!({"demo": "sanne"}));
    let place = hub.free("", "desk").remove(0);
    assert_eq!(hub.check_in(&cookie, &place)["status"], "accepted");
    hub.kill();
    let hub = Running::start(&data, &["--demo-quiet"]);
    assert!(hub.knows(&cookie));
    assert_eq!(hub.status(&cookie, &place), "occupied");
    let other = hub.sign_in(&json!({"demo": "bram"}));
    assert_eq!(hub.check_in(&other, &place)["reason"], "placeOccupied");
    hub.stop("-TERM");
}

#[test]
fn a_second_hub_on_the_same_data_is_turned_down_and_the_first_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let hub = Running::start(&data, &["--demo-quiet"]);
    let told = fails(&data, &["serve", "--demo-quiet", "--listen", "127.0.0.1:0"], 1);
    assert!(told.contains("another werkhub uses the data directory"), "{told}");
    assert_eq!(hub.get("/readyz", "").status, 200);
    let address = hub.address.strip_prefix("http://").unwrap();
    let elsewhere = folder.path().join("elsewhere");
    let told = fails(&elsewhere, &["serve", "--listen", address], 1);
    assert!(told.contains("cannot listen on"), "{told}");
}

#[test]
fn the_data_directory_is_its_owners_only() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let _hub = Running::start(&data, &["--demo-quiet"]);
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    assert_eq!(mode(&data.join("werkhub.sock")), 0o600);
    // A directory that somebody else made may be readable by all; what is in it is not.
    let open = folder.path().join("open");
    std::fs::create_dir(&open).unwrap();
    let _other = Running::start(&open, &["--demo-quiet"]);
    for file in ["werkhub.sqlite", "werkhub.sqlite-wal", "werkhub.sqlite-shm"] {
        assert_eq!(mode(&open.join(file)), 0o600, "{file}");
    }
}

#[test]
fn figures_have_an_address_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let metrics = format!("127.0.0.1:{port}");
    let words = ["--demo-quiet", "--metrics-listen", &metrics];
    let hub = Running::start(&folder.path().join("data"), &words);
    assert_eq!(hub.get("/metrics", "").status, 404, "not beside the rest");
    let figures = hub.agent.get(format!("http://{metrics}/metrics")).call().unwrap();
    let text = figures.into_body().read_to_string().unwrap();
    assert!(text.contains("werkhub_log_head 1"), "{text}");
    let other = hub.agent.get(format!("http://{metrics}/v1/session")).call().unwrap();
    assert_eq!(other.status(), 404, "nothing else is there");
}
