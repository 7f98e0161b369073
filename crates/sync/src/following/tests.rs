use super::*;
use crate::wire::Epoch;
use uuid::Uuid;

const EPOCH: Epoch = Epoch(Uuid::from_u128(1));
const OTHER: Epoch = Epoch(Uuid::from_u128(2));
const SLOWEST: u32 = u32::MAX;

fn at(seq: u64) -> Cursor {
    Cursor { epoch: EPOCH, seq }
}

fn hello(head: u64) -> Heard {
    Heard::Hello { epoch: EPOCH, head, floor: 1 }
}

/// A follower that is live at entry 5, at time 0.
fn live() -> Follower {
    let (mut follower, step) = Follower::start(Some(at(5)), 0);
    assert_eq!(step, Step { connect: Some(at(5)), ..Step::default() });
    assert!(!follower.is_live());
    assert_eq!(follower.hear(hello(5), 0, 0), Step::default());
    assert!(follower.is_live());
    follower
}

const NOTHING: Step = Step { close: false, deliver: false, snapshot: false, connect: None };
const CLOSE: Step = Step { close: true, ..NOTHING };
const DELIVER: Step = Step { deliver: true, ..NOTHING };
const FETCH: Step = Step { snapshot: true, ..NOTHING };
const CLOSE_AND_FETCH: Step = Step { close: true, snapshot: true, ..NOTHING };

#[test]
fn what_is_heard_when_live_leads_to() {
    for (heard, expected, seq) in [
        (Heard::Batch { from: 6, to: 7 }, DELIVER, 7),
        // A part is known: the replica takes the rest.
        (Heard::Batch { from: 3, to: 6 }, DELIVER, 6),
        (Heard::Batch { from: 3, to: 5 }, NOTHING, 5),
        // A gap: again from the own cursor.
        (Heard::Batch { from: 7, to: 7 }, CLOSE, 5),
        (Heard::Heartbeat { head: 5 }, NOTHING, 5),
        (Heard::Heartbeat { head: 6 }, NOTHING, 5),
        (Heard::Reset, CLOSE_AND_FETCH, 5),
        (Heard::Ended, CLOSE, 5),
        (hello(9), NOTHING, 5),
        // The hub's log is behind what is known, has lost what would continue it, or is another.
        (hello(4), CLOSE_AND_FETCH, 5),
        (Heard::Hello { epoch: EPOCH, head: 9, floor: 7 }, CLOSE_AND_FETCH, 5),
        (Heard::Hello { epoch: EPOCH, head: 9, floor: 6 }, NOTHING, 5),
        (Heard::Hello { epoch: OTHER, head: 5, floor: 1 }, CLOSE_AND_FETCH, 5),
        (Heard::NoSnapshot, NOTHING, 5),
        (Heard::Digest { agrees: true }, NOTHING, 5),
        (Heard::Digest { agrees: false }, CLOSE_AND_FETCH, 5),
    ] {
        let mut follower = live();
        assert_eq!(follower.hear(heard, 10, SLOWEST), expected, "{heard:?}");
        assert_eq!(follower.cursor(), Some(at(seq)), "{heard:?}");
    }
}

#[test]
fn an_entry_that_was_named_and_does_not_come_is_asked_for() {
    let mut follower = live();
    assert_eq!(follower.hear(Heard::Heartbeat { head: 6 }, 15_000, 0), NOTHING);
    assert!(!follower.is_live());
    assert_eq!(follower.hear(Heard::Batch { from: 6, to: 6 }, 15_001, 0), DELIVER);
    assert!(follower.is_live());
    assert_eq!(follower.hear(Heard::Heartbeat { head: 7 }, 30_000, 0), NOTHING);
    assert_eq!(follower.hear(Heard::Heartbeat { head: 7 }, 45_000, 0), CLOSE);
}

#[test]
fn silence_of_forty_seconds_is_the_end_of_a_connection() {
    let mut follower = live();
    for (now_ms, wait_ms, expected) in [(0, 40_000, NOTHING), (39_999, 1, NOTHING)] {
        assert_eq!(follower.wait_ms(now_ms), Some(wait_ms));
        assert_eq!(follower.tick(now_ms, 0), expected);
    }
    follower.hear(Heard::Heartbeat { head: 5 }, 39_999, 0);
    assert_eq!(follower.tick(40_000, 0), NOTHING);
    assert_eq!(follower.tick(79_999, SLOWEST), CLOSE);
    assert_eq!(follower.wait_ms(79_999), Some(500));
    // What a closed connection still says does not count.
    assert_eq!(follower.hear(Heard::Batch { from: 6, to: 6 }, 80_000, 0), NOTHING);
    assert_eq!(follower.tick(80_499, 0), Step { connect: Some(at(5)), ..NOTHING });
    // Neither does a snapshot come for ever.
    let (mut fetching, step) = Follower::start(None, 0);
    assert_eq!(step, FETCH);
    assert_eq!(fetching.tick(40_000, SLOWEST), NOTHING);
    assert_eq!(fetching.wait_ms(40_000), Some(500));
    assert_eq!(fetching.kick(40_001), FETCH);
}

#[test]
fn the_wait_grows_until_something_is_heard_and_then_the_cursor_is_doubted() {
    let (mut follower, _) = Follower::start(Some(at(5)), 0);
    let mut now_ms = 0;
    for expected_ms in [500, 1_000, 2_000, 4_000, 8_000] {
        assert_eq!(follower.hear(Heard::Ended, now_ms, SLOWEST), CLOSE);
        assert_eq!(follower.wait_ms(now_ms), Some(expected_ms));
        now_ms += expected_ms;
        assert_eq!(follower.tick(now_ms, 0), Step { connect: Some(at(5)), ..NOTHING });
    }
    follower.hear(Heard::Ended, now_ms, SLOWEST);
    now_ms += 16_000;
    assert_eq!(follower.tick(now_ms, 0), FETCH);
    follower.hear(Heard::NoSnapshot, now_ms, SLOWEST);
    assert_eq!(follower.wait_ms(now_ms), Some(30_000));
    assert_eq!(follower.kick(now_ms), FETCH);
    let step = follower.hear(Heard::Snapshot(at(9)), now_ms, 0);
    assert_eq!(step, Step { connect: Some(at(9)), ..NOTHING });
    follower.hear(hello(9), now_ms, 0);
    follower.hear(Heard::Heartbeat { head: 9 }, now_ms, 0);
    follower.hear(Heard::Ended, now_ms, SLOWEST);
    assert_eq!(follower.wait_ms(now_ms), Some(500));
}

#[test]
fn a_connection_that_only_says_hello_and_breaks_does_not_shorten_the_wait() {
    let (mut follower, _) = Follower::start(Some(at(5)), 0);
    for expected_ms in [500, 1_000, 2_000] {
        follower.hear(hello(6), 0, 0);
        follower.hear(Heard::Ended, 0, SLOWEST);
        assert_eq!(follower.wait_ms(0), Some(expected_ms));
        follower.kick(0);
    }
}

#[test]
fn a_page_nobody_looks_at_closes_its_stream_after_a_minute() {
    let mut follower = live();
    follower.hidden(0);
    for second in 1..60 {
        follower.hear(Heard::Heartbeat { head: 5 }, second * 1_000, 0);
        assert_eq!(follower.tick(second * 1_000, 0), NOTHING);
    }
    assert_eq!(follower.wait_ms(59_000), Some(1_000));
    assert_eq!(follower.tick(60_000, 0), CLOSE);
    assert_eq!(follower.wait_ms(60_000), None);
    assert_eq!(follower.kick(70_000), NOTHING);
    assert_eq!(follower.hear(Heard::Ended, 70_000, 0), NOTHING);
    assert_eq!(follower.visible(80_000, 0), Step { connect: Some(at(5)), ..NOTHING });
    // Somebody who looks again in time notices nothing, but for silence.
    let mut glanced = live();
    glanced.hidden(0);
    assert_eq!(glanced.visible(39_000, 0), NOTHING);
    assert_eq!(glanced.wait_ms(39_000), Some(1_000));
    glanced.hidden(39_000);
    assert_eq!(glanced.visible(90_000, 0), CLOSE);
}

#[test]
fn a_snapshot_that_comes_late_is_taken_and_followed() {
    let mut follower = live();
    follower.hear(Heard::Reset, 0, 0);
    follower.hidden(0);
    assert_eq!(follower.tick(60_000, 0), NOTHING);
    assert_eq!(follower.hear(Heard::Snapshot(at(8)), 61_000, 0), NOTHING);
    assert_eq!(follower.visible(70_000, 0), Step { connect: Some(at(8)), ..NOTHING });
}

#[test]
fn a_clock_that_is_set_back_a_year_does_not_hold_up_anything() {
    const YEAR_MS: i64 = 365 * 86_400_000;
    let mut follower = live();
    assert_eq!(follower.tick(-YEAR_MS, 0), CLOSE);
    let mut resting = live();
    resting.hear(Heard::Ended, 0, SLOWEST);
    assert_eq!(resting.tick(-YEAR_MS, 0), Step { connect: Some(at(5)), ..NOTHING });
}

#[test]
fn a_state_that_differs_is_fetched_anew_but_not_all_the_time() {
    const LIMIT_MS: i64 = 600_000;
    let mut follower = live();
    let mut differs = |now_ms| {
        let step = follower.hear(Heard::Digest { agrees: false }, now_ms, 0);
        if step.snapshot {
            follower.hear(Heard::Snapshot(at(5)), now_ms, 0);
            follower.hear(hello(5), now_ms, 0);
        }
        (step.snapshot, follower.drifted())
    };
    assert_eq!(differs(0), (true, 1));
    assert_eq!(differs(LIMIT_MS - 1), (false, 2));
    assert_eq!(differs(LIMIT_MS), (true, 3));
    assert_eq!(live().drifted(), 0);
}

/// Regression: an older app that could not read an entry asked for it again, and again.
#[test]
fn a_snapshot_leads_past_what_cannot_be_read() {
    let mut follower = live();
    assert_eq!(follower.hear(Heard::Unreadable, 0, SLOWEST), CLOSE);
    assert_eq!(follower.wait_ms(0), Some(500));
    assert_eq!(follower.tick(500, 0), FETCH);
    let step = follower.hear(Heard::Snapshot(at(7)), 600, 0);
    assert_eq!(step, Step { connect: Some(at(7)), ..NOTHING });
}
