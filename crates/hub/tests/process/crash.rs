//! The hub is killed under load, as a power cut would: what it said stays said.

use super::crowd::Crowd;
use super::log_reader::{LogReader, cursor};
use super::program::Running;
use fastrand::Rng;
use std::time::{Duration, Instant};

/// How often it is killed; `cargo xtask crash --rounds` says another number.
const ROUNDS: (&str, u64) = ("WERKHUB_CRASH_ROUNDS", 20);
/// Where the moments are drawn from.
const SEED: (&str, u64) = ("WERKHUB_CRASH_SEED", 1);
/// Answers of one round, before it is killed.
const ANSWERS: std::ops::Range<usize> = 10..120;
/// Microseconds after the last of them: in the middle of reading, deciding, writing or answering.
const LATER_US: std::ops::Range<u64> = 0..4_000;

fn number((name, usual): (&str, u64)) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap())
}

#[test]
fn nothing_that_was_answered_is_lost_when_the_hub_is_killed_under_load() {
    let (rounds, seed) = (number(ROUNDS), number(SEED));
    let mut dice = Rng::with_seed(seed);
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut hub = Running::start(&data, &["--demo-quiet"]);
    let mut crowd = Crowd::arrive(&hub);
    let mut log = LogReader::from_here(&hub);
    let (mut answered, mut unanswered, mut kept) = (0, 0, 0);
    for _ in 0..rounds {
        let (answers, later) = (dice.usize(ANSWERS), Duration::from_micros(dice.u64(LATER_US)));
        crowd.live(hub, answers, |hub| {
            spin(later);
            hub.kill();
        });
        hub = Running::start(&data, &["--demo-quiet"]);
        crowd.ask_again(&hub);
        let head = cursor(&hub).seq;
        let settled = crowd.settle(&hub);
        unanswered += settled.len();
        kept += settled.iter().filter_map(|it| it["seq"].as_u64()).filter(|it| *it <= head).count();
        crowd.are_where_they_were_told(&hub);
        let answers = crowd.take_answers();
        answered += answers.len();
        log.read_on(&hub, &answers);
    }
    println!(
        "killed {rounds} times (seed {seed}): {answered} answers, none lost; {unanswered} commands \
         had no answer yet, {kept} of them were kept already"
    );
}

#[test]
fn a_hub_that_is_told_to_end_under_load_ends_in_time_and_keeps_its_word() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let hub = Running::start(&data, &["--demo-quiet"]);
    let mut crowd = Crowd::arrive(&hub);
    let mut log = LogReader::from_here(&hub);
    crowd.live(hub, 150, |hub| {
        let (took, log) = hub.stop("-TERM");
        assert!(took < Duration::from_secs(5), "{took:?}: {log}");
    });
    let hub = Running::start(&data, &["--demo-quiet"]);
    crowd.ask_again(&hub);
    crowd.settle(&hub);
    crowd.are_where_they_were_told(&hub);
    log.read_on(&hub, &crowd.take_answers());
}

/// Waits without giving the processor away, so that a few microseconds stay a few.
fn spin(time: Duration) {
    let begun = Instant::now();
    while begun.elapsed() < time {
        std::hint::spin_loop();
    }
}
