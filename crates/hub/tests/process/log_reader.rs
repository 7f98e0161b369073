//! Reads the hub's log as a stranger may, and holds it against what people were answered.

use super::crowd::Answered;
use super::program::Running;
use domain::plan::PlaceId;
use domain::{Event, ReleaseCause};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use sync::wire::{Cursor, Hello, SharedBatch};

/// What the log has told so far.
pub struct LogReader {
    cursor: Cursor,
    /// Where somebody is.
    taken: BTreeSet<PlaceId>,
    /// Which place is meant by a code, learned from the first that sat there.
    places: BTreeMap<String, PlaceId>,
}

/// Where the log ends now.
pub fn cursor(hub: &Running) -> Cursor {
    let snapshot = hub.get("/v1/snapshot?site=wh", "").json();
    serde_json::from_value(snapshot["cursor"].clone()).unwrap()
}

impl LogReader {
    /// From now on.
    pub fn from_here(hub: &Running) -> Self {
        LogReader { cursor: cursor(hub), taken: BTreeSet::new(), places: BTreeMap::new() }
    }

    /// Reads on to the head. No number is left out, nobody comes where somebody is, and every
    /// entry is exactly one of these answers: none is missing and none was done twice.
    pub fn read_on(&mut self, hub: &Running, answers: &[Answered]) {
        let entries = self.missed(hub);
        let numbers: Vec<u64> = entries.keys().copied().collect();
        let first = self.cursor.seq + 1;
        self.cursor.seq += entries.len() as u64;
        assert_eq!(numbers, (first..=self.cursor.seq).collect::<Vec<_>>());
        let mut answers: BTreeMap<u64, &Value> = answers
            .iter()
            .filter_map(|(command, outcome)| Some((outcome["seq"].as_u64()?, command)))
            .inspect(|(seq, command)| assert!(entries.contains_key(seq), "lost: {command}"))
            .fold(BTreeMap::new(), |mut all, (seq, command)| {
                assert_eq!(all.insert(seq, command), None, "two commands have number {seq}");
                all
            });
        for (seq, events) in entries {
            let [event] = events.as_slice() else { panic!("entry {seq} is {events:?}") };
            self.follow(event, answers.remove(&seq));
        }
    }

    fn follow(&mut self, event: &Event<()>, command: Option<&Value>) {
        match event {
            Event::CheckedIn { place, .. } => {
                let code = command.map(|it| it["place"].as_str().unwrap());
                let code = code.unwrap_or_else(|| panic!("nobody was answered {event:?}"));
                assert_eq!(self.places.entry(code.to_owned()).or_insert(*place), place);
                assert!(self.taken.insert(*place), "two people at {code}");
            }
            Event::Released { place, cause, .. } => {
                assert!(self.taken.remove(place), "nobody was at {place:?}");
                match command {
                    Some(command) => assert_eq!(command["kind"], "release"),
                    // The working day may end while this runs.
                    None => assert_eq!(*cause, ReleaseCause::Ended),
                }
            }
            other => panic!("nobody asked for {other:?}"),
        }
    }

    /// All entries from the cursor to the head, by number.
    fn missed(&self, hub: &Running) -> BTreeMap<u64, Vec<Event<()>>> {
        let stream = hub.get(&format!("/v1/stream?site=wh&after={}", self.cursor), "");
        let lines = BufReader::new(stream.response.into_body().into_reader()).lines();
        let mut data =
            lines.filter_map(|line| Some(line.unwrap().strip_prefix("data: ")?.to_owned()));
        let hello: Hello = serde_json::from_str(&data.next().unwrap()).unwrap();
        assert_eq!(hello.epoch, self.cursor.epoch, "it is the same log");
        let mut known = self.cursor.seq;
        let mut entries = BTreeMap::new();
        while known < hello.head {
            let batch: SharedBatch = serde_json::from_str(&data.next().unwrap()).unwrap();
            assert_eq!(batch.from, known + 1, "a hole in the log");
            known = batch.to;
            entries.extend(batch.shared.into_iter().map(|entry| (entry.seq, entry.events)));
        }
        entries
    }
}

/// Answers of a hub, and its log from before them.
fn lived() -> (tempfile::TempDir, Running, LogReader, Vec<Answered>) {
    let folder = tempfile::tempdir().unwrap();
    let hub = Running::start(&folder.path().join("data"), &["--demo-quiet"]);
    let log = LogReader::from_here(&hub);
    let cookie = hub.sign_in(&json!({"demo": "sanne"}));
    let place = hub.free("", "desk").remove(0);
    let outcome = hub.check_in(&cookie, &place);
    (folder, hub, log, vec![(json!({"kind": "checkIn", "place": place}), outcome)])
}

#[test]
#[should_panic(expected = "lost: ")]
fn an_answer_that_is_not_in_the_log_is_noticed() {
    let (_folder, hub, mut log, mut answers) = lived();
    answers.push((json!({"kind": "checkIn"}), json!({"seq": cursor(&hub).seq + 1})));
    log.read_on(&hub, &answers);
}

#[test]
#[should_panic(expected = "nobody was answered")]
fn what_was_done_twice_is_noticed() {
    let (_folder, hub, mut log, _) = lived();
    log.read_on(&hub, &[]);
}

#[test]
#[should_panic(expected = "two people at ")]
fn a_second_person_at_a_place_is_noticed() {
    let (_folder, hub, mut log, answers) = lived();
    let before = log.cursor;
    log.read_on(&hub, &answers);
    // The same entry once more, as if it were another's.
    log.cursor = before;
    log.read_on(&hub, &answers);
}
