//! What every store must do: one suite, run against the twin in memory and the one on disk.

use super::*;
use crate::testing::{START, place_id, sqlite_in, zone};
use chrono::NaiveDate;
use domain::plan::{PlaceCode, PlaceKind, SiteCode, ZoneLevel};
use domain::time::{HalfDay, Instant};
use domain::{
    ClosedArea, Closure, ClosureId, CommandId, Event, Held, Party, PersonId, Reason, ReleaseCause,
    ScreenId, UnreserveCause,
};
use sync::wire::Answer;
use uuid::Uuid;

mod doors;
mod past;
mod promises;

use doors::*;
use past::*;
use promises::*;

macro_rules! on_every_store {
    ($($rule:ident)*) => {
        mod memory {
            $(#[tokio::test]
            async fn $rule() {
                super::$rule(&super::MemoryStore::default()).await;
            })*
        }
        mod sqlite {
            $(#[tokio::test]
            async fn $rule() {
                let directory = tempfile::tempdir().unwrap();
                super::$rule(&super::sqlite_in(directory.path()).await).await;
            })*
        }
    };
}

on_every_store! {
    a_new_store_is_an_empty_log
    what_is_committed_is_loaded
    only_so_many_of_the_newest_entries_are_loaded
    a_second_stay_at_a_place_is_refused_and_nothing_of_it_written
    one_stay_is_never_at_two_places
    what_is_not_there_cannot_end
    a_door_holds_a_place_like_a_person_and_has_no_past
    reservations_of_one_place_never_overlap
    what_was_taken_back_is_known_until_it_is_forgotten
    what_is_broken_is_known_until_it_is_repaired
    a_stay_lasts_longer
    a_commit_that_does_not_continue_the_head_is_refused
    answers_marks_and_forestalled_stays_are_known
    an_answer_is_never_overwritten
    the_log_is_bounded_by_time_and_by_number
    answers_are_settled_after_their_term_and_dropped_long_after
    a_site_has_one_current_plan_and_a_few_earlier_ones
    counts_add_up
    what_was_is_kept_for_its_person_from_the_event_that_ended_it
    what_goes_on_as_something_else_is_not_over
    a_commit_that_fails_leaves_nothing_of_what_was
    what_was_is_bounded_by_time_and_by_number
}

fn place(n: usize) -> domain::plan::PlaceId {
    place_id(&PlaceCode::new(&format!("{n}")).unwrap())
}

fn someone(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn id(n: u128) -> CommandId {
    CommandId(Uuid::from_u128(n))
}

fn held(who: u128, stay: u128) -> Held {
    Held::new(someone(who), id(stay))
}

fn arrives(at_place: usize, who: u128, stay: u128) -> Event<Held> {
    let until = START.plus_minutes(60);
    Event::CheckedIn { place: place(at_place), holder: held(who, stay), at: START, until }
}

fn leaves(at_place: usize, who: u128, stay: u128) -> Event<Held> {
    let holder = held(who, stay);
    Event::Released { place: place(at_place), holder, at: START, cause: ReleaseCause::Left }
}

/// Promises a place from one minute to another.
fn promises(at_place: usize, who: u128, reservation: u128, from: u16, until: u16) -> Event<Held> {
    let (from, until) = (START.plus_minutes(from), START.plus_minutes(until));
    let holder = held(who, reservation);
    Event::Reserved { place: place(at_place), holder, from, until, lapses: until, revision: 7 }
}

fn gives_up(at_place: usize, who: u128, reservation: u128, from: u16) -> Event<Held> {
    ends(at_place, who, reservation, from, UnreserveCause::Cancelled)
}

fn ends(
    at_place: usize,
    who: u128,
    reservation: u128,
    from: u16,
    cause: UnreserveCause,
) -> Event<Held> {
    let (from, until) = (START.plus_minutes(from), START.plus_minutes(from + 60));
    let holder = held(who, reservation);
    Event::Unreserved { place: place(at_place), holder, from, until, at: START, cause }
}

/// A commit of one entry.
fn entry(seq: u64, at: Instant, events: Vec<Event<Held>>) -> Commit {
    let site = Some(SiteCode::new("wh").unwrap());
    let events = events.into_iter().map(|event| LoggedEvent { site: site.clone(), event });
    let entry = LogEntry { seq, at, events: events.collect() };
    Commit { after: seq - 1, entries: vec![entry], ..Commit::default() }
}

fn answer(n: u128, at: Instant) -> AnswerRow {
    let answer = Answer::Rejected {
        reason: Reason::PlaceOccupied,
        alternatives: vec![PlaceCode::new("1.2").unwrap()],
        dates: vec![chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()],
    };
    AnswerRow { id: id(n), principal: someone(1).into(), content: [7; 32], answer, at }
}

async fn known(store: &dyn Store, ids: &[u128]) -> Known {
    let commands = ids.iter().map(|n| id(*n)).collect();
    store.known(&Question { commands, ..Question::default() }).await.unwrap()
}

async fn a_new_store_is_an_empty_log(store: &dyn Store) {
    let loaded = store.load(10).await.unwrap();
    assert_eq!((loaded.head, loaded.log.len(), loaded.plans.len()), (0, 0, 0));
    assert_eq!(loaded.state, domain::State::default());
    assert_eq!(loaded.epoch, store.load(10).await.unwrap().epoch);
}

async fn what_is_committed_is_loaded(store: &dyn Store) {
    let closure = Closure {
        id: ClosureId::from(id(50)),
        area: ClosedArea::Zone(zone("wh", ZoneLevel::Silence)),
        at: START,
        until: Some(START.plus_minutes(5)),
    };
    let open_end = Closure { id: ClosureId::from(id(51)), until: None, ..closure.clone() };
    let first = vec![
        arrives(1, 1, 101),
        arrives(2, 2, 102),
        Event::Closed { closure: closure.clone() },
        Event::Closed { closure: open_end },
        promises(3, 3, 103, 60, 90),
        promises(3, 2, 104, 90, 120),
    ];
    let gone = gives_up(3, 3, 103, 60);
    let second = vec![leaves(1, 1, 101), Event::Opened { closure: closure.id }, gone];
    let commits = [entry(1, START, first), entry(2, START.plus_minutes(1), second)];
    let mut expected = domain::State::default();
    for commit in &commits {
        store.commit(commit).await.unwrap();
        let events = commit.entries.iter().flat_map(|entry| &entry.events);
        events.for_each(|logged| expected.apply(&logged.event));
    }
    let loaded = store.load(10).await.unwrap();
    assert_eq!(loaded.state, expected);
    assert_eq!((loaded.head, loaded.last_at), (2, START.plus_minutes(1)));
    let entries: Vec<LogEntry> = commits.into_iter().flat_map(|commit| commit.entries).collect();
    assert_eq!(loaded.log, entries);
}

async fn only_so_many_of_the_newest_entries_are_loaded(store: &dyn Store) {
    for seq in 1..=5 {
        store.commit(&entry(seq, START, Vec::new())).await.unwrap();
    }
    let loaded = store.load(2).await.unwrap();
    assert_eq!(loaded.log.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [4, 5]);
}

async fn a_second_stay_at_a_place_is_refused_and_nothing_of_it_written(store: &dyn Store) {
    store.commit(&entry(1, START, vec![arrives(1, 1, 101)])).await.unwrap();
    let before = store.load(10).await.unwrap();
    let mut second = entry(2, START, vec![arrives(2, 2, 102), arrives(1, 3, 103)]);
    second.answers.push(answer(103, START));
    let refused = store.commit(&second).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
    let after = store.load(10).await.unwrap();
    assert_eq!((after.head, after.state, after.log), (before.head, before.state, before.log));
    assert_eq!(known(store, &[103]).await, Known::default());
    store.commit(&entry(2, START, vec![arrives(2, 2, 102)])).await.unwrap();
}

async fn one_stay_is_never_at_two_places(store: &dyn Store) {
    let refused =
        store.commit(&entry(1, START, vec![arrives(1, 1, 101), arrives(2, 1, 101)])).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
}

async fn what_is_not_there_cannot_end(store: &dyn Store) {
    store.commit(&entry(1, START, vec![arrives(1, 1, 101)])).await.unwrap();
    let another_stay = leaves(1, 1, 999);
    let never_closed = Event::Opened { closure: ClosureId::from(id(1)) };
    for event in [another_stay, leaves(2, 1, 101), never_closed] {
        let refused = store.commit(&entry(2, START, vec![event])).await;
        assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
    }
}

async fn a_stay_lasts_longer(store: &dyn Store) {
    store.commit(&entry(1, START, vec![arrives(1, 1, 101)])).await.unwrap();
    let longer = |stay: u128| {
        let until = START.plus_minutes(90);
        Event::Extended { place: place(1), holder: held(1, stay), at: START, until }
    };
    store.commit(&entry(2, START, vec![longer(101)])).await.unwrap();
    let state = store.load(1).await.unwrap().state;
    assert_eq!(state.stay(place(1)).unwrap().until, START.plus_minutes(90));
    let refused = store.commit(&entry(3, START, vec![longer(102)])).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
}

async fn a_commit_that_does_not_continue_the_head_is_refused(store: &dyn Store) {
    store.commit(&entry(1, START, Vec::new())).await.unwrap();
    for seq in [1, 3] {
        let refused = store.commit(&entry(seq, START, Vec::new())).await;
        assert!(matches!(refused, Err(StoreError::Moved)), "{refused:?}");
    }
    assert_eq!(store.load(10).await.unwrap().head, 1);
}

async fn answers_marks_and_forestalled_stays_are_known(store: &dyn Store) {
    let outbox =
        |of: u128, whose: Party| OutboxOf { outbox: Uuid::from_u128(of), principal: whose };
    let (one, two): (Party, Party) = (someone(1).into(), someone(2).into());
    let screen = Party::from(ScreenId(someone(1).0));
    let commit = Commit {
        answers: vec![
            answer(1, START),
            answer(2, START),
            AnswerRow { principal: screen, ..answer(3, START) },
        ],
        forestalled: vec![(id(9), one, START), (id(9), two, START), (id(9), screen, START)],
        outboxes: vec![OutboxMark { outbox: outbox(1, one), sequence: 4, at: START }],
        ..Commit::default()
    };
    store.commit(&commit).await.unwrap();
    let later = OutboxMark { outbox: outbox(1, one), sequence: 7, at: START };
    let doors = OutboxMark { outbox: outbox(1, screen), sequence: 2, at: START };
    let marks = Commit { outboxes: vec![later, doors], ..Commit::default() };
    store.commit(&marks).await.unwrap();

    let question = Question {
        commands: [id(1), id(3), id(9), id(77)].into(),
        outboxes: [outbox(1, one), outbox(1, two), outbox(2, one), outbox(1, screen)].into(),
    };
    let known = store.known(&question).await.unwrap();
    let AnswerRow { principal, content, answer, .. } = answer(1, START);
    let whole = |principal| KnownAnswer::Whole { principal, content, answer: answer.clone() };
    assert_eq!(known.answers, [(id(1), whole(principal)), (id(3), whole(screen))].into());
    assert_eq!(known.forestalled, [(id(9), one), (id(9), two), (id(9), screen)].into());
    assert_eq!(known.marks, [(outbox(1, one), later), (outbox(1, screen), doors)].into());
}

async fn an_answer_is_never_overwritten(store: &dyn Store) {
    let commit = Commit { answers: vec![answer(1, START)], ..Commit::default() };
    store.commit(&commit).await.unwrap();
    let refused = store.commit(&commit).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
}

/// Keeps everything.
const ALL: Retention = Retention {
    log_from: Instant(0),
    log_entries: 1_000,
    answers_from: Instant(0),
    past_from: Instant(0),
    settled_from: Instant(0),
    earlier_plans: 1_000,
};

async fn the_log_is_bounded_by_time_and_by_number(store: &dyn Store) {
    for seq in 1..=6 {
        let at = START.plus_minutes(u16::try_from(seq).unwrap());
        store.commit(&entry(seq, at, Vec::new())).await.unwrap();
    }
    let kept = async |retention: Retention| {
        store.forget(retention).await.unwrap();
        let loaded = store.load(10).await.unwrap();
        assert_eq!(loaded.head, 6);
        loaded.log.iter().map(|entry| entry.seq).collect::<Vec<_>>()
    };
    assert_eq!(kept(ALL).await, [1, 2, 3, 4, 5, 6]);
    assert_eq!(kept(Retention { log_entries: 4, ..ALL }).await, [3, 4, 5, 6]);
    assert_eq!(kept(Retention { log_from: START.plus_minutes(5), ..ALL }).await, [5, 6]);
    assert!(kept(Retention { log_from: START.plus_minutes(60), ..ALL }).await.is_empty());
}

async fn answers_are_settled_after_their_term_and_dropped_long_after(store: &dyn Store) {
    let late = START.plus_minutes(10);
    let commit = Commit {
        answers: vec![answer(1, START), answer(2, late)],
        forestalled: vec![(id(3), someone(1).into(), START), (id(4), someone(1).into(), late)],
        ..Commit::default()
    };
    store.commit(&commit).await.unwrap();
    store.forget(Retention { answers_from: late, ..ALL }).await.unwrap();
    let settled = known(store, &[1, 2, 3, 4]).await;
    assert_eq!(settled.answers.get(&id(1)), Some(&KnownAnswer::Settled));
    assert!(matches!(settled.answers.get(&id(2)), Some(KnownAnswer::Whole { .. })));
    assert_eq!(settled.answers.get(&id(3)), Some(&KnownAnswer::Settled));
    assert_eq!(settled.forestalled, [(id(4), someone(1).into())].into());
    store.forget(Retention { settled_from: late, ..ALL }).await.unwrap();
    let dropped = known(store, &[1, 2, 3, 4]).await;
    assert_eq!(dropped.answers.keys().collect::<Vec<_>>(), [&id(2)]);
}

async fn a_site_has_one_current_plan_and_a_few_earlier_ones(store: &dyn Store) {
    let put = async |hash: &str, site: &str| {
        let site = SiteCode::new(site).unwrap();
        let (hash, rules) = (hash.to_owned(), "{}".to_owned());
        let body = hash.as_bytes().into();
        let plan = Some(PlanRow { hash, site, body, rules, current: true });
        store.commit(&Commit { plan, ..Commit::default() }).await.unwrap();
    };
    let plans = async || {
        let plans = store.load(0).await.unwrap().plans;
        plans.into_iter().map(|row| (row.hash, row.current)).collect::<Vec<_>>()
    };
    let expect = |rows: &[(&str, bool)]| {
        rows.iter().map(|(hash, current)| ((*hash).to_owned(), *current)).collect::<Vec<_>>()
    };
    for hash in ["a", "b", "c"] {
        put(hash, "wh").await;
    }
    put("x", "wijk").await;
    let all = [("a", false), ("b", false), ("c", true), ("x", true)];
    assert_eq!(plans().await, expect(&all));
    put("a", "wh").await;
    let back = [("b", false), ("c", false), ("x", true), ("a", true)];
    assert_eq!(plans().await, expect(&back));
    store.forget(Retention { earlier_plans: 1, ..ALL }).await.unwrap();
    assert_eq!(plans().await, expect(&back[1..]));
}

async fn counts_add_up(store: &dyn Store) {
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let (zone, half) = (zone("wh", ZoneLevel::Meet), HalfDay::Morning);
    let of_zone = ZoneHalfDay { zone, kind: PlaceKind::Desk, date, half };
    let of_place = PlaceQuarter { place: place(1), year: 2026, quarter: 4 };
    let afternoon = ZoneHalfDay { half: HalfDay::Afternoon, ..of_zone.clone() };
    for (check_ins, ms) in [(1, 0), (0, 500), (1, 70)] {
        let usage = vec![
            UsageDelta::Zone { of: of_zone.clone(), check_ins, ms },
            UsageDelta::Place { of: of_place, check_ins, ms },
        ];
        store.commit(&Commit { usage, ..Commit::default() }).await.unwrap();
    }
    let other = UsageDelta::Zone { of: afternoon.clone(), check_ins: 3, ms: 1 };
    store.commit(&Commit { usage: vec![other], ..Commit::default() }).await.unwrap();
    let usage = store.usage().await.unwrap();
    assert_eq!(usage.zones, [(of_zone, (2, 570)), (afternoon, (3, 1))].into());
    assert_eq!(usage.places, [(of_place, (2, 570))].into());
}
