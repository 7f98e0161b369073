//! Two people, one desk, the same instant: against the real hub.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use faults::hub::Hub;
use faults::race::{Course, System, run};
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpListener;

const COURSE: Course = Course { rounds: 10_000, pairs: 20 };

#[test]
fn of_two_who_want_one_desk_exactly_one_gets_it_ten_thousand_times() {
    let hub = Hub::start(&[]).unwrap();
    let before = head(&hub);
    let finish = run(&System::werkhub().unwrap(), &hub.url, COURSE).unwrap();
    println!("{finish}");
    assert_eq!(finish.rounds, COURSE.rounds);
    // Each round is one who came and left. Nothing else was written, unless the building has closed
    // meanwhile: that ends all stays in one entry.
    let besides = head(&hub) - before - 2 * COURSE.rounds as u64;
    assert!(besides <= 1, "{besides} more entries");
    assert_eq!(read(&hub, "/v1/places?status=occupied")["places"], serde_json::json!([]));
}

/// Each fifth round is for times that only meet.
const RESERVING: Course = Course { rounds: 12_500, pairs: 20 };

#[test]
fn of_two_who_reserve_for_times_that_overlap_exactly_one_gets_it_ten_thousand_times() {
    let hub = Hub::start(&[]).unwrap();
    let before = head(&hub);
    let finish = run(&System::werkhub_reserving().unwrap(), &hub.url, RESERVING).unwrap();
    println!("{finish}");
    assert_eq!((finish.rounds - finish.neighbours, finish.neighbours), (10_000, 2_500));
    // Each round is a reservation made and given up, or two of them, and nothing else was written.
    let reservations = 10_000 + 2 * 2_500;
    assert_eq!(head(&hub) - before, 2 * reservations);
    assert_eq!(read(&hub, "/v1/snapshot?site=wh")["state"]["reservations"], Value::Null);
}

fn head(hub: &Hub) -> u64 {
    let snapshot = read(hub, "/v1/snapshot?site=wh");
    snapshot["cursor"].as_str().unwrap().split(':').nth(1).unwrap().parse().unwrap()
}

fn read(hub: &Hub, path: &str) -> Value {
    ureq::get(format!("{}{path}", hub.url)).call().unwrap().body_mut().read_json().unwrap()
}

/// A system that gives a place to everybody, or to nobody, is found out in the first round.
#[test]
fn two_winners_or_none_are_told() {
    let spans = r#"
        [spans]
        day-begins = "08:00"
        day-ends = "15:00"
        grid-minutes = 15
        written-as = "rfc3339"
    "#;
    let got = [("201 Created", "both won"), ("409 Conflict", "nobody won")];
    for ((status, told), spans) in got.into_iter().flat_map(|it| [(it, ""), (it, spans)]) {
        let url = always(status);
        let text = r#"
            people = ["a", "b"]
            places = ["p"]
            SPANS
            [claim]
            lost = { status = 409 }
            [claim.request]
            method = "POST"
            path = "/claim"
            done = { status = 201 }
            [give-up]
            method = "POST"
            path = "/give-up"
            done = { status = 204 }
        "#;
        let system: System = toml::from_str(&text.replace("SPANS", spans)).unwrap();
        let problem = run(&system, &url, Course { rounds: 3, pairs: 1 }).unwrap_err();
        assert!(problem.to_string().contains(told), "{problem:#}");
    }
}

/// A server that answers every request with this status.
fn always(status: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut asked in listener.incoming().map_while(Result::ok) {
            // One small request comes in one piece.
            let _ = asked.read(&mut [0; 4096]);
            let answer =
                format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            let _ = asked.write_all(answer.as_bytes());
        }
    });
    url
}
