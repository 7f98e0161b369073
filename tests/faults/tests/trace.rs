//! What the system was asked for one command, while the hub did it.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use faults::hub::Hub;
use faults::race::{Claimed, Person, System, names};
use faults::trace::{Missing, is_flushed_before_the_answer, watcher};

#[test]
fn what_was_asked_is_on_the_disk_before_it_is_answered() {
    let strace = std::env::var_os("WERKHUB_STRACE").expect("run `cargo xtask test faults`");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trace");
    let hub = Hub::start(&watcher(strace, &file)).unwrap();
    let system = System::werkhub().unwrap();
    let place = names(&system.places, &hub.url).unwrap().remove(0);
    let sanne = Person::arrive(&system, &hub.url, "sanne".to_owned()).unwrap();
    let Claimed::Won(id) = sanne.claim(&place, None).unwrap() else { panic!("{place} is free") };
    // The trace is whole when nothing runs any more.
    hub.end().unwrap();
    let trace = std::fs::read_to_string(file).unwrap();
    assert_eq!(is_flushed_before_the_answer(&trace, &id), Ok(()));
    // The same without the flushes: it is they that are seen.
    let without: Vec<_> = trace.lines().filter(|line| !line.contains("sync(")).collect();
    let judged = is_flushed_before_the_answer(&without.join("\n"), &id);
    assert_eq!(judged, Err(Missing::Flush));
}
