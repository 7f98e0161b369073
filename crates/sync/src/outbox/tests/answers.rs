//! The table of answers, row by row.

use super::*;
use crate::wire::{CommandEnvelope, CommandsRequest, MOST_COMMANDS};
use serde_json::Value;

#[test]
fn items_go_in_order_a_hundred_at_a_time_one_request_at_a_time() {
    let mut outbox = outbox_of(130);
    let first: Vec<u64> = (1..=100).collect();
    assert_eq!(sent(&mut outbox, 0), first);
    assert_eq!(outbox.next_batch(Some(ME), 0), Next::Nothing);
    assert!(outbox.is_in_flight(id(100)) && !outbox.is_in_flight(id(101)));
    let outcomes: Vec<_> = first.iter().map(|n| accepted(*n)).collect();
    assert_eq!(outbox.took(&outcomes, 0, 0).outcomes, outcomes);
    assert_eq!(sent(&mut outbox, 0), (101..=130).collect::<Vec<_>>());
}

#[test]
fn the_body_is_what_the_hub_reads() {
    let mut outbox = outbox_of(2);
    let Next::Send(sending) = outbox.next_batch(Some(ME), 0) else { panic!("nothing to send") };
    let request: CommandsRequest<Value> = serde_json::from_str(&sending.body).unwrap();
    assert_eq!(request.outbox, Uuid::from_u128(1));
    let read: Vec<_> =
        request.commands.into_iter().map(|item| CommandEnvelope::parse(item).unwrap()).collect();
    assert_eq!(
        read,
        outbox.items().iter().map(|it| it.envelope.clone().unwrap()).collect::<Vec<_>>()
    );
    assert_eq!(read.iter().map(|it| it.sequence).collect::<Vec<_>>(), [1, 2]);
    assert!(read.len() < MOST_COMMANDS);
}

#[test]
fn an_answer_goes_by_its_id_and_is_told_once() {
    let mut outbox = outbox_of(3);
    sent(&mut outbox, 0);
    let outcomes = [rejected(3, Reason::PlaceOccupied), accepted(9), accepted(1), retry(2, 700)];
    let settled = outbox.took(&outcomes, 0, 0);
    assert_eq!(settled.outcomes, [accepted(1), rejected(3, Reason::PlaceOccupied)]);
    assert_eq!(outbox.next_batch(Some(ME), 100), Next::Later(600));
    assert_eq!(sent(&mut outbox, 700), [2]);
    assert_eq!(outbox.took(&[accepted(2), accepted(1)], 700, 0).outcomes, [accepted(2)]);
}

#[test]
fn what_passes_is_sent_again_after_a_while() {
    for (status, is_json, after_ms, expected_ms) in [
        (0, false, None, 500),
        (200, false, None, 500),
        (302, false, None, 500),
        (408, true, None, 500),
        (429, true, Some(7_000), 7_000),
        (502, false, None, 500),
        (503, true, Some(100), 500),
        (503, true, Some(u64::MAX), 300_000),
        (504, false, None, 500),
        (511, false, None, 500),
    ] {
        let mut outbox = outbox_of(2);
        for _ in 0..9 {
            outbox.kick();
            assert_eq!(sent(&mut outbox, 0), [1, 2], "{status}");
            let failure = Failure::of(status, is_json, after_ms).unwrap();
            assert_eq!(outbox.failed(failure, 0, SLOWEST), [], "{status}");
        }
        let mut first = outbox_of(2);
        sent(&mut first, 0);
        first.failed(Failure::of(status, is_json, after_ms).unwrap(), 0, SLOWEST);
        assert_eq!(first.next_batch(Some(ME), 0), Next::Later(expected_ms), "{status}");
    }
}

#[test]
fn the_wait_grows_to_half_a_minute_and_ends_with_an_answer() {
    let mut outbox = outbox_of(2);
    let mut now_ms = 0;
    for expected_ms in [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000] {
        assert_eq!(sent(&mut outbox, now_ms), [1, 2]);
        outbox.failed(Failure::UNREACHABLE, now_ms, SLOWEST);
        assert_eq!(outbox.next_batch(Some(ME), now_ms), Next::Later(expected_ms));
        now_ms += expected_ms;
    }
    sent(&mut outbox, now_ms);
    outbox.took(&[accepted(1), retry(2, 0)], now_ms, SLOWEST);
    sent(&mut outbox, now_ms);
    outbox.failed(Failure::UNREACHABLE, now_ms, SLOWEST);
    assert_eq!(outbox.next_batch(Some(ME), now_ms), Next::Later(500));
}

#[test]
fn a_clock_set_back_a_year_does_not_hold_up_anything() {
    let mut outbox = outbox_of(1);
    sent(&mut outbox, 0);
    outbox.failed(Failure::UNREACHABLE, 0, SLOWEST);
    assert_eq!(sent(&mut outbox, -365 * DAY_MS), [1]);
}

#[test]
fn without_its_person_it_waits() {
    let mut outbox = outbox_of(1);
    for session in [None, Some("bram")] {
        assert_eq!(outbox.next_batch(session, 0), Next::SignIn, "{session:?}");
    }
    sent(&mut outbox, 0);
    outbox.failed(Failure::of(401, true, None).unwrap(), 0, 0);
    assert_eq!(outbox.next_batch(Some(ME), DAY_MS), Next::SignIn);
    outbox.signed_in();
    assert_eq!(sent(&mut outbox, DAY_MS), [1]);
}

#[test]
fn an_odd_item_goes_alone_is_parked_and_holds_up_nobody() {
    for status in [500, 400, 403, 413, 501] {
        let mut outbox = outbox_of(3);
        let mut now_ms = 0;
        let mut told = Vec::new();
        let mut parked = Vec::new();
        for _ in 0..20 {
            now_ms += 60_000;
            let together = sent(&mut outbox, now_ms);
            if together.contains(&2) {
                let failure = Failure::of(status, true, None).unwrap();
                parked.extend(outbox.failed(failure, now_ms, SLOWEST));
            } else {
                let outcomes: Vec<_> = together.iter().map(|n| accepted(*n)).collect();
                told.extend(outbox.took(&outcomes, now_ms, 0).outcomes);
            }
            if now_ms == 60_000 {
                outbox.put(check_in(4)).unwrap();
            }
        }
        assert_eq!(told, [accepted(1), accepted(3), accepted(4)], "{status}");
        assert_eq!(parked, [id(2)], "{status}");
        assert_eq!(outbox.waiting().map(|it| number(it.id)).collect::<Vec<_>>(), [2]);
        assert_eq!(outbox.next_batch(Some(ME), now_ms), Next::Nothing);
        outbox.try_again(id(2));
        assert_eq!(sent(&mut outbox, now_ms), [2]);
        assert_eq!(outbox.took(&[accepted(2)], now_ms, 0).outcomes, [accepted(2)]);
    }
}

#[test]
fn an_item_that_no_answer_names_counts_as_unanswered() {
    let mut outbox = outbox_of(2);
    let mut now_ms = 0;
    sent(&mut outbox, now_ms);
    assert_eq!(outbox.took(&[accepted(1)], now_ms, 0).outcomes, [accepted(1)]);
    for expected in [vec![], vec![], vec![], vec![id(2)]] {
        now_ms += 60_000;
        assert_eq!(sent(&mut outbox, now_ms), [2]);
        assert_eq!(outbox.took(&[], now_ms, 0).parked, expected);
    }
    assert_eq!(outbox.next_batch(Some(ME), now_ms + 60_000), Next::Nothing);
    assert_eq!(outbox.waiting().next().unwrap().stage, Stage::Parked);
}

/// Regression: an answer of a hub that was restored in the meantime was believed, and what it
/// accepted was in no log and never offered again.
#[test]
fn an_answer_of_a_log_that_is_gone_does_not_count() {
    let mut outbox = outbox_of(2);
    sent(&mut outbox, 0);
    outbox.another_log();
    assert_eq!(outbox.took(&[accepted(1), accepted(2)], 0, 0), Settled::default());
    assert_eq!(sent(&mut outbox, 0), [1, 2]);
    assert_eq!(outbox.took(&[accepted(1), accepted(2)], 0, 0).outcomes.len(), 2);
}

#[test]
fn a_usable_answer_has_no_failure() {
    assert_eq!(Failure::of(200, true, None), None);
}
