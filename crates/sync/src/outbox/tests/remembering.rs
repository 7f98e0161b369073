//! Bounds, terms, and what is kept of what is done.

use super::*;
use domain::plan::PlaceId;
use domain::{Estate, Parts, Seen, State, Stay};

#[test]
fn a_full_outbox_says_so() {
    let most = u64::try_from(MOST_WAITING).unwrap();
    let mut outbox = outbox_of(most);
    assert_eq!(outbox.put(check_in(most + 1)), Err(Refusal::Full));
    sent(&mut outbox, 0);
    outbox.took(&[accepted(1)], 0, 0);
    assert_eq!(outbox.put(check_in(most + 1)).unwrap().sequence, most + 1);
}

#[test]
fn what_is_done_is_kept_up_to_a_bound() {
    let mut outbox = outbox_of(300);
    for hour in 1..=3 {
        let together = sent(&mut outbox, hour);
        let answer = |n: &u64| match n % 2 {
            0 => accepted(*n),
            _ => rejected(*n, Reason::PlaceOccupied),
        };
        outbox.took(&together.iter().map(answer).collect::<Vec<_>>(), hour, 0);
    }
    let accepted: Vec<_> = outbox.items().iter().filter(|it| it.is_accepted()).collect();
    let turned_down: Vec<_> = outbox.items().iter().filter(|it| it.is_turned_down()).collect();
    assert_eq!((accepted.len(), accepted[0].sequence), (50, 202));
    assert_eq!((turned_down.len(), turned_down[0].sequence), (100, 101));
    let seen = turned_down[0].id;
    outbox.dismiss(seen);
    assert!(outbox.items().iter().all(|it| it.id != seen));
}

#[test]
fn a_check_in_that_was_never_sent_ends_with_its_day() {
    let expired = |n| rejected(n, Reason::Expired);
    let mut outbox = outbox_of(1);
    sent(&mut outbox, 0);
    outbox.failed(Failure::UNREACHABLE, 0, 0);
    outbox.put(check_in(2)).unwrap();
    outbox.put(release(3, 2)).unwrap();
    let mut unsure = check_in(4);
    unsure.made.offset_ms = None;
    unsure.expires = valid_until(&unsure.command, &unsure.made, unsure.at, &LocalClock::default());
    outbox.put(unsure).unwrap();
    assert_eq!(outbox.expire(Instant(DAY_MS - 1)), []);
    // The first may have been accepted; the third is of use for ever; of the fourth nobody here
    // knows the day.
    assert_eq!(outbox.expire(Instant(DAY_MS)), [expired(2)]);
    assert_eq!(outbox.expire(Instant(DAY_MS)), []);
    assert_eq!(sent(&mut outbox, DAY_MS), [1, 3, 4]);
}

#[test]
fn what_a_restored_hub_has_lost_can_be_repeated() {
    let mut outbox = outbox_of(3);
    outbox.put(release(4, 2)).unwrap();
    outbox.put(release(5, 99)).unwrap();
    let together = sent(&mut outbox, 0);
    let mut answers: Vec<_> = together.iter().map(|n| accepted(*n)).collect();
    answers[2] = rejected(3, Reason::PlaceOccupied);
    outbox.took(&answers, 0, 0);
    let stays = |of: &[u64]| {
        let stay = |n: &u64| {
            let holder = Seen::Me(OccupancyId::from(id(*n)));
            let stay = Stay { holder, since: Instant(0), until: Instant(DAY_MS) };
            (PlaceId(Uuid::from_u128(u128::from(*n))), stay)
        };
        State::new(Parts { stays: of.iter().map(stay).collect(), ..Parts::default() })
    };
    for (known, hub_now, expected) in [
        (&[1][..], 0, vec![]),
        (&[], 0, vec![id(1)]),
        (&[], DAY_MS, vec![]),
        (&[1, 2], 0, vec![id(4)]),
        (&[99], 0, vec![id(1), id(5)]),
    ] {
        assert_eq!(
            outbox.forgotten(&Estate::default(), &stays(known), Instant(hub_now)),
            expected,
            "{known:?}"
        );
    }
    outbox.repeat(id(1));
    outbox.repeat(id(3));
    assert_eq!(sent(&mut outbox, 0), [1]);
}
