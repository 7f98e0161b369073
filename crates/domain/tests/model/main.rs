//! The rules against a naive model, and what must hold in every history.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs, reason = "a test's names say it")]

mod building;
mod history;
mod naive;

use building::{PLACES, building, estate, place_id};
use domain::plan::{Plan, ZoneCode};
use domain::time::{Instant, Span};
use domain::*;
use history::{DOOR_OF, Move, START, command, command_id, histories, number_of, party, person};
use naive::{Naive, Says};
use proptest::prelude::*;
use std::sync::Arc;

/// Plays a history; calls `seen` with the state before, the events, and the state after each step.
fn play(moves: &[Move], mut seen: impl FnMut(&State<Held>, &[Event<Held>], &State<Held>)) {
    let estate = estate();
    let mut state = State::default();
    let mut now = START;
    for (step, one) in moves.iter().enumerate() {
        now = now.plus_minutes(match one {
            Move::Asks { minutes_later, .. } => *minutes_later,
            Move::Waits { minutes } => *minutes,
        });
        let mut before = state.clone();
        for passed in advance(&mut state, now) {
            let mut after = before.clone();
            passed.events.iter().for_each(|event| after.apply(event));
            seen(&before, &passed.events, &after);
            before = after;
        }
        let Move::Asks { who, wish, .. } = one else { continue };
        let command = command(step, wish, now, since_at_door(&state));
        let before = state.clone();
        if let Verdict::Granted(events) = decide(&estate, &state, &ask(step, *who, &command, now)) {
            events.iter().for_each(|event| state.apply(event));
            seen(&before, &events, &state);
        }
    }
}

/// Since when somebody is at the place that has a door with a screen.
fn since_at_door(state: &State<Held>) -> Option<Instant> {
    state.stay(place_id(DOOR_OF)).map(|stay| stay.since)
}

fn number_of_party(other: Party) -> usize {
    (0..4).find(|&who| party(who).0 == other).unwrap()
}

fn ask<'a>(step: usize, who: usize, command: &'a Command, at: Instant) -> Ask<'a, Held> {
    let (party, actor) = party(who);
    let id = command_id(step);
    Ask { id, command, holder: Held::new(party, id), actor, at, since: at, entry: 0, basis: None }
}

/// The step whose command made a promise, or [`naive::week_of`] of it.
fn step_of(id: OccupancyId, from: Instant, steps: usize) -> usize {
    let minute = from.ms_since(START) / 60_000;
    let date = time::LocalClock::default().local(from).unwrap().date();
    let of_step = |s: usize| match command_id(s) {
        it if id == it.into() => Some(s),
        it if id.0 == instance_id(it, date).0 => Some(naive::week_of(s, minute)),
        _ => None,
    };
    (0..=steps).find_map(of_step).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_rules_say_what_a_naive_model_says(moves in histories()) {
        let estate = estate();
        let (mut state, mut naive) = (State::default(), Naive::default());
        let mut now = START;
        for (step, one) in moves.iter().enumerate() {
            now = now.plus_minutes(match one {
                Move::Asks { minutes_later, .. } => *minutes_later,
                Move::Waits { minutes } => *minutes,
            });
            let minute = now.ms_since(START) / 60_000;
            advance(&mut state, now);
            naive.time_passes(minute);
            if let Move::Asks { who, wish, .. } = one {
                let command = command(step, wish, now, since_at_door(&state));
                let verdict = decide(&estate, &state, &ask(step, *who, &command, now));
                let says = naive.ask(step, *who, wish, minute);
                match (&verdict, says) {
                    (Verdict::Granted(events), Says::Yes) => {
                        events.iter().for_each(|event| state.apply(event));
                    }
                    (Verdict::Forestalls(_), Says::NoSuchStay) => {}
                    (Verdict::Rejected(reason) | Verdict::RejectedOn(reason, _), Says::No(why)) => {
                        prop_assert_eq!(format!("{reason:?}"), why);
                    }
                    _ => prop_assert!(false, "{:?} but the model says {:?}", verdict, says),
                }
            }
            for (n, code) in PLACES.iter().enumerate() {
                let stay = state.stay(place_id(n));
                let sitting = stay.map(|stay| naive::Sitting {
                    who: number_of_party(stay.holder.by),
                    step: (0..=step).find(|&s| stay.holder.occupancy == command_id(s).into()).unwrap(),
                    since: stay.since.ms_since(START) / 60_000,
                    until: stay.until.ms_since(START) / 60_000,
                    promised_to: stay.holder.promised_to().map(number_of_party),
                });
                prop_assert_eq!(sitting, naive.sitting[n], "place {}", code);
                let located = estate.place(place_id(n)).unwrap();
                let closed = matches!(status(located, &state, now), Status::Closed { .. });
                prop_assert_eq!(closed, naive.is_closed(n, minute) && sitting.is_none());
            }
            let minute_of = |at: Instant| at.ms_since(START) / 60_000;
            let who = |holder: Held| number_of_party(holder.by);
            let promised = state.reservations().map(|(place, it)| naive::Promised {
                place: number_of(place),
                from: minute_of(it.span.from),
                until: minute_of(it.span.until),
                who: who(it.holder),
                step: step_of(it.holder.occupancy, it.span.from, step),
                lapses: minute_of(it.lapses),
            });
            let mut expected = naive.promised.clone();
            expected.sort();
            prop_assert_eq!(promised.collect::<Vec<_>>(), expected);
            let mut lost: Vec<_> = state.lost().map(|it| {
                let step = step_of(it.holder.occupancy, it.span.from, step);
                (number_of(it.place), minute_of(it.span.from), who(it.holder), step, it.cause)
            }).collect();
            let mut gone: Vec<_> = naive.gone.iter().map(|it| {
                let naive::Promised { place, from, who, step, .. } = it.promise;
                let cause = if it.no_show { UnreserveCause::NoShow } else { UnreserveCause::Closed };
                (place, from, who, step, cause)
            }).collect();
            lost.sort();
            gone.sort();
            prop_assert_eq!(lost, gone);
        }
    }

    #[test]
    fn nothing_is_promised_or_given_twice_at_the_same_time(moves in histories()) {
        play(&moves, |_, _, after| {
            for n in 0..PLACES.len() {
                let stay = after.stay(place_id(n)).map(|stay| Span::new(stay.since, stay.until));
                let agenda = after.reservations_at(place_id(n)).iter().map(|it| it.span);
                let spans: Vec<Span> = stay.into_iter().chain(agenda).collect();
                for (at, one) in spans.iter().enumerate() {
                    assert!(spans[at + 1..].iter().all(|other| !one.overlaps(*other)), "{spans:?}");
                }
            }
        });
    }

    #[test]
    fn redacting_commutes_with_applying(moves in histories()) {
        play(&moves, |before, events, after| {
            for who in 0..4 {
                let viewer = party(who).0;
                let mut seen = redact_state(before, &viewer);
                let mut public = redact_state(before, &());
                for event in events {
                    seen.apply(&redact_event(event, &viewer));
                    public.apply(&redact_event(event, &()));
                }
                assert_eq!(seen, redact_state(after, &viewer));
                assert_eq!(public, redact_state(after, &()));
            }
        });
    }

    #[test]
    fn shared_events_with_the_own_ones_on_top_are_what_the_viewer_may_see(moves in histories()) {
        play(&moves, |before, events, after| {
            for viewer in [0, 3].map(|who| party(who).0) {
                let mut seen = redact_state(before, &viewer);
                events.iter().for_each(|event| seen.apply(&lift(&redact_event(event, &()))));
                let own = events.iter().map(|event| redact_event(event, &viewer));
                own.filter(|event| event.holder().is_some_and(Holder::is_mine))
                    .for_each(|event| seen.apply(&event));
                assert_eq!(seen, redact_state(after, &viewer));
            }
        });
    }

    #[test]
    fn what_the_public_is_sent_names_no_person_and_no_stay(moves in histories()) {
        play(&moves, |_, events, after| {
            let mut sent = serde_json::to_string(&redact_state(after, &())).unwrap();
            for event in events {
                sent += &serde_json::to_string(&redact_event(event, &())).unwrap();
            }
            let stays = after.stays().map(|(_, stay)| stay.holder);
            let promised = after.reservations().map(|(_, it)| it.holder);
            for holder in stays.chain(promised).chain(after.lost().map(|it| it.holder)) {
                for party in [Some(holder.by), holder.promised_to()].into_iter().flatten() {
                    let (Party::Person(PersonId(key)) | Party::Screen(ScreenId(key))) = party;
                    assert!(!sent.contains(&key.to_string()));
                }
                assert!(!sent.contains(&holder.occupancy.to_string()));
            }
        });
    }

    #[test]
    fn state_and_events_read_back_from_json(moves in histories()) {
        play(&moves, |_, events, after| {
            let json = serde_json::to_string(after).unwrap();
            assert_eq!(&serde_json::from_str::<State<Held>>(&json).unwrap(), after);
            let seen = redact_state(after, &person(0).0);
            let json = serde_json::to_string(&seen).unwrap();
            assert_eq!(serde_json::from_str::<State<Seen>>(&json).unwrap(), seen);
            for event in events {
                let json = serde_json::to_string(event).unwrap();
                assert_eq!(&serde_json::from_str::<Event<Held>>(&json).unwrap(), event);
                let seen = redact_event(event, &person(0).0);
                let json = serde_json::to_string(&seen).unwrap();
                assert_eq!(serde_json::from_str::<Event<Seen>>(&json).unwrap(), seen);
                let json = serde_json::to_string(&redact_event(event, &())).unwrap();
                let public: Event<()> = serde_json::from_str(&json).unwrap();
                assert_eq!(public, redact_event(event, &()));
            }
        });
    }

    #[test]
    fn time_in_many_small_steps_is_time_in_one(moves in histories(), cuts in prop::collection::vec(1..400u16, 0..8)) {
        play(&moves, |_, _, after| {
            let end = START.plus_minutes(60_000);
            let (mut at_once, mut bit_by_bit) = (after.clone(), after.clone());
            let steps = advance(&mut at_once, end);
            let mut now = START;
            let mut small = Vec::new();
            for cut in &cuts {
                now = now.plus_minutes(*cut);
                small.extend(advance(&mut bit_by_bit, now));
            }
            small.extend(advance(&mut bit_by_bit, end));
            assert_eq!(at_once, bit_by_bit);
            assert_eq!(steps, small);
            assert!(steps.is_sorted_by_key(|step| step.due));
        });
    }

    #[test]
    fn alternatives_are_free_of_the_same_kind_and_nearest_first(moves in histories(), from in 0..8usize) {
        let estate = estate();
        play(&moves, |_, _, after| {
            let near = nearest_free(&estate, after, place_id(from), 3, START);
            let origin = estate.place(place_id(from)).unwrap();
            for id in &near {
                let other = estate.place(*id).unwrap();
                assert_eq!(other.place.kind, origin.place.kind);
                assert!(status(other, after, START).is_free());
                assert_ne!(number_of(*id), from);
            }
            let same_level = |id: &plan::PlaceId| estate.place(*id).unwrap().zone.level == origin.zone.level;
            assert!(near.iter().map(same_level).is_sorted_by(|a, b| a >= b), "{near:?}");
        });
    }
}

#[test]
fn a_check_in_that_is_repeated_changes_nothing() {
    let estate = estate();
    let wish = history::Wish::CheckIn { place: 0, minutes: None };
    let command = command(1, &wish, START, None);
    let mut state = State::default();
    let Verdict::Granted(events) = decide(&estate, &state, &ask(1, 0, &command, START)) else {
        panic!("a free desk is granted");
    };
    events.iter().for_each(|event| state.apply(event));
    assert_eq!(decide(&estate, &state, &ask(1, 0, &command, START)), Verdict::Granted(vec![]));
}

#[test]
fn a_stay_that_is_dated_back_begins_then_or_now_if_it_would_be_over() {
    let estate = estate();
    let minutes = |n: i64| START.plus_ms(n * 60_000);
    for (asked, since, expected) in [
        (Some(30), minutes(-20), (minutes(-20), minutes(10))),
        // It would have ended at this very moment, or before.
        (Some(30), minutes(-30), (START, minutes(30))),
        (Some(30), minutes(-31), (START, minutes(30))),
        // Nothing begins in the future.
        (Some(30), minutes(1), (START, minutes(30))),
    ] {
        let wish = history::Wish::CheckIn { place: 0, minutes: asked };
        let command = command(1, &wish, START, None);
        let ask = Ask { since, ..ask(1, 0, &command, START) };
        let verdict = decide(&estate, &State::default(), &ask);
        let Verdict::Granted(events) = &verdict else { panic!("{verdict:?}") };
        let [Event::CheckedIn { at, until, .. }] = events[..] else { panic!("{events:?}") };
        assert_eq!((at, until), expected, "{since:?}");
    }
}

#[test]
fn a_viewer_who_cannot_know_does_not_guess() {
    let estate = estate();
    let wish = history::Wish::CheckIn { place: 0, minutes: None };
    let command = command(1, &wish, START, None);
    let (id, at, actor) = (command_id(1), START, Actor::Person(Role::Staff));
    let public =
        Ask { id, command: &command, holder: (), actor, at, since: at, entry: 1, basis: None };
    assert_eq!(decide(&estate, &State::default(), &public), Verdict::HubMustSay);

    // A stay whose time is over but that the hub has not ended yet.
    let ended = Event::CheckedIn {
        place: place_id(0),
        holder: Seen::Someone,
        at: START,
        until: START.plus_minutes(5),
    };
    let mut state = State::default();
    state.apply(&ended);
    let later = START.plus_minutes(6);
    let holder = Seen::Me(command_id(1).into());
    let (at, since) = (later, later);
    let ask = Ask { id, command: &command, holder, actor, at, since, entry: 1, basis: None };
    assert_eq!(decide(&estate, &state, &ask), Verdict::HubMustSay);
}

#[test]
fn what_stands_for_two_things_is_named_as_people_call_it() {
    type Damage = fn(&mut Plan);
    let refused = |change: Damage| {
        let mut building = building();
        change(Arc::make_mut(&mut building.plan));
        Estate::new(vec![building]).unwrap_err().to_string()
    };
    let checks: [(Damage, &str); 4] = [
        (|plan| plan.floors[1].places[2].id = plan.floors[0].places[0].id, "place 1.3 stands for"),
        (
            |plan| plan.floors[1].places[2].code = plan.floors[0].places[0].code.clone(),
            "place 0.1 stands for",
        ),
        (|plan| plan.floors[1].code = plan.floors[0].code.clone(), "floor t-0 stands for"),
        (|plan| plan.floors[0].places[1].zone = ZoneCode::new("x").unwrap(), "place 0.2 lies in"),
    ];
    for (change, expected) in checks {
        assert!(refused(change).starts_with(expected), "{expected}");
    }
}
