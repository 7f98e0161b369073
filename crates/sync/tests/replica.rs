//! A replica against a hub of a few lines: whatever arrives, in whatever pieces and however often,
//! it shows what the viewer may see, and it says which places have to be painted again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs, reason = "a test's names say it")]

#[path = "../../domain/tests/model/building.rs"]
mod building;

use building::{PLACES, estate, place_id};
use domain::plan::{FloorCode, PlaceCode};
use domain::time::Instant;
use domain::*;
use proptest::prelude::*;
use std::sync::Arc;
use sync::digest::digest;
use sync::replica::{Changed, Intake, Outlook, Replica};
use sync::wire::*;
use uuid::Uuid;

const START: Instant = Instant(1_795_161_600_000);
const ME: PersonId = PersonId(Uuid::from_u128(1));
const OTHER: PersonId = PersonId(Uuid::from_u128(2));
const EPOCH: Epoch = Epoch(Uuid::from_u128(9));

/// Decides as the hub does and keeps its log.
struct SmallHub {
    estate: Arc<Estate>,
    state: State<Held>,
    log: Vec<(Instant, Vec<Event<Held>>)>,
}

impl SmallHub {
    fn new() -> Self {
        SmallHub { estate: Arc::new(estate()), state: State::default(), log: Vec::new() }
    }

    fn seq(&self) -> u64 {
        self.log.len() as u64
    }

    fn ask(&mut self, id: CommandId, person: PersonId, command: &Command, at: Instant) -> Answer {
        for step in advance(&mut self.state, at) {
            self.log.push((step.due, step.events));
        }
        let holder = Held::new(person, id);
        let ask = Ask {
            id,
            command,
            holder,
            actor: Role::FacilityManager.into(),
            at,
            since: at,
            entry: self.seq() + 1,
            basis: None,
        };
        let events = match decide(&self.estate, &self.state, &ask) {
            Verdict::Granted(events) => events,
            Verdict::Forestalls(_) => Vec::new(),
            Verdict::Rejected(reason) | Verdict::RejectedOn(reason, _) => {
                return Answer::rejected(reason);
            }
            Verdict::HubMustSay => panic!("the hub says it"),
        };
        events.iter().for_each(|event| self.state.apply(event));
        self.log.push((at, events));
        Answer::Accepted { seq: self.seq() }
    }

    fn snapshot(&self) -> Snapshot {
        let building = &self.estate.buildings()[0];
        let shared = SharedSnapshot {
            site: building.plan.site.code.clone(),
            cursor: Cursor { epoch: EPOCH, seq: self.seq() },
            taken_at: START,
            plan: building.hash.clone(),
            rules: building.rules.clone(),
            state: redact_state(&self.state, &()),
        };
        through_json(&Snapshot { shared, own: Own::of(&self.state, &ME.into()) })
    }

    fn digest(&self) -> Digest {
        digest(
            self.seq(),
            self.state.stays(),
            self.state.reservations(),
            self.state.closures(),
            self.state.faults(),
        )
    }

    fn batch(&self, from: u64, to: u64) -> Batch {
        let entries = (from..=to).map(|seq| (seq, &self.log[seq as usize - 1]));
        let shared = entries.clone().map(|(seq, (at, events))| {
            let events = events.iter().map(|event| redact_event(event, &())).collect();
            Entry { seq, at: *at, events }
        });
        let mine = entries.filter_map(|(seq, (at, events))| {
            let own = events.iter().map(|event| redact_event(event, &ME));
            let events: Vec<_> =
                own.filter(|event| event.holder().is_some_and(Holder::is_mine)).collect();
            (!events.is_empty()).then_some(Entry { seq, at: *at, events })
        });
        let shared = SharedBatch { from, to, shared: shared.collect() };
        through_json(&Batch { shared, mine: mine.collect() })
    }
}

fn through_json<T: serde::Serialize + for<'de> serde::Deserialize<'de>>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

fn envelope(n: usize, command: Command) -> CommandEnvelope {
    let made = Made { wall_ms: START.0, offset_ms: Some(0), error_ms: 0 };
    CommandEnvelope { id: id(n), sequence: n as u64, command, basis: None, made }
}

fn id(n: usize) -> CommandId {
    CommandId(Uuid::from_u128(5_000 + n as u128))
}

/// What happens next around the replica.
#[derive(Debug, Clone)]
enum Step {
    /// I wish something here; it waits.
    Wish(Wish),
    /// The oldest waiting command reaches the hub and its answer comes back.
    Answered,
    /// Somebody else does something.
    Other(Wish),
    /// The next so many entries arrive, beginning so many entries too early.
    Arrives { count: u64, overlap: u64 },
    /// The connection skips entries.
    Skips { count: u64 },
    /// A new snapshot is taken.
    Snapshot,
}

#[derive(Debug, Clone)]
enum Wish {
    CheckIn(usize),
    Release(usize),
    CloseFloor,
    OpenLast,
}

fn command(n: usize, wish: &Wish) -> Command {
    match wish {
        Wish::CheckIn(place) => {
            Command::CheckIn { place: PlaceCode::new(PLACES[*place]).unwrap(), minutes: None }
        }
        Wish::Release(ago) => Command::Release { occupancy: id(n.saturating_sub(*ago)).into() },
        Wish::CloseFloor => Command::Close {
            from: None,
            target: Target::Floor(FloorCode::new("t-0").unwrap()),
            until: None,
        },
        Wish::OpenLast => Command::Open { closure: id(n.saturating_sub(1)).into() },
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let wish = || {
        prop_oneof![
            6 => (0..8usize).prop_map(Wish::CheckIn),
            4 => (1..6usize).prop_map(Wish::Release),
            1 => Just(Wish::CloseFloor),
            1 => Just(Wish::OpenLast),
        ]
    };
    let step = prop_oneof![
        4 => wish().prop_map(Step::Wish),
        4 => Just(Step::Answered),
        4 => wish().prop_map(Step::Other),
        6 => (1..4u64, 0..3u64).prop_map(|(count, overlap)| Step::Arrives { count, overlap }),
        1 => (1..3u64).prop_map(|count| Step::Skips { count }),
        1 => Just(Step::Snapshot),
    ];
    prop::collection::vec(step, 1..80)
}

/// What a screen has painted: the status of each place.
fn painted(replica: &Replica, n: usize) -> Status {
    painted_at(replica, n, START)
}

fn painted_at(replica: &Replica, n: usize, now: Instant) -> Status {
    status(replica.estate().place(place_id(n)).unwrap(), replica.state(), now)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_arrives_the_replica_shows_what_the_viewer_may_see(steps in steps()) {
        let mut hub = SmallHub::new();
        let mut replica =
            Replica::new(hub.estate.clone(), Role::FacilityManager, hub.snapshot());
        let mut screen: Vec<Status> = (0..8).map(|n| painted(&replica, n)).collect();
        let mut outbox: Vec<CommandEnvelope> = Vec::new();

        for (n, step) in steps.iter().enumerate() {
            let known = replica.cursor().seq;
            let changed = match step {
                Step::Wish(wish) => {
                    let envelope = envelope(n, command(n, wish));
                    outbox.push(envelope.clone());
                    replica.note(envelope, START, decide)
                }
                Step::Answered if outbox.is_empty() => Changed::default(),
                Step::Answered => {
                    let sent = outbox.remove(0);
                    let answer = hub.ask(sent.id, ME, &sent.command, START);
                    replica.settle(&[Outcome { id: Some(sent.id), answer, detail: None }])
                }
                Step::Other(wish) => {
                    hub.ask(id(n), OTHER, &command(n, wish), START);
                    Changed::default()
                }
                Step::Arrives { count, overlap } => {
                    let to = (known + count).min(hub.seq());
                    let from = known.saturating_sub(*overlap) + 1;
                    if from > to { continue }
                    match replica.take_batch(hub.batch(from, to)) {
                        Intake::Applied(changed) => changed,
                        Intake::Known => { prop_assert!(to <= known); Changed::default() }
                        Intake::Gap => { prop_assert!(false, "no gap here"); unreachable!() }
                    }
                }
                Step::Skips { count } => {
                    let from = known + 1 + count;
                    if from > hub.seq() { continue }
                    prop_assert_eq!(replica.take_batch(hub.batch(from, hub.seq())), Intake::Gap);
                    prop_assert_eq!(replica.cursor().seq, known);
                    Changed::default()
                }
                Step::Snapshot => {
                    replica.take_snapshot(hub.estate.clone(), hub.snapshot());
                    Changed { places: (0..8).map(place_id).collect(), plan: None }
                }
            };
            // Only what is said to have changed is painted again, and that must be enough.
            for n in 0..8 {
                if changed.places.contains(&place_id(n)) {
                    screen[n] = painted(&replica, n);
                }
                prop_assert_eq!(screen[n], painted(&replica, n), "place {} after {:?}", PLACES[n], step);
            }
        }

        // Everything that waits is answered and everything arrives: both sides agree.
        for sent in outbox {
            let answer = hub.ask(sent.id, ME, &sent.command, START);
            replica.settle(&[Outcome { id: Some(sent.id), answer, detail: None }]);
        }
        if replica.cursor().seq < hub.seq() {
            replica.take_batch(hub.batch(replica.cursor().seq + 1, hub.seq()));
        }
        prop_assert!(replica.waiting().is_empty());
        prop_assert_eq!(replica.state(), &redact_state(&hub.state, &ME));
        prop_assert_eq!(replica.confirmed(), replica.state());
        prop_assert_eq!(replica.agrees(&hub.digest()), Some(true));
        let seen = redact_state(&hub.state, &());
        let nobody = std::iter::empty::<(plan::PlaceId, &Stay<()>)>();
        let without_stays = digest(hub.seq(), nobody, seen.reservations(), seen.closures(), seen.faults());
        let is_empty = hub.state.stays().next().is_none();
        prop_assert_eq!(replica.agrees(&without_stays), Some(is_empty));
    }
}

#[test]
fn a_place_somebody_else_was_quicker_at_is_shown_as_probably_taken_and_then_given_back() {
    let mut hub = SmallHub::new();
    let mut replica = Replica::new(hub.estate.clone(), Role::Staff, hub.snapshot());
    let mine = envelope(1, command(1, &Wish::CheckIn(0)));
    assert_eq!(replica.outlook(&mine.command, START, decide), Outlook::Likely);

    let changed = replica.note(mine.clone(), START, decide);
    assert_eq!(changed.places, [place_id(0)].into());
    assert!(painted(&replica, 0).is_mine());
    assert_eq!(replica.waiting()[0].outlook, Outlook::Likely);

    hub.ask(id(2), OTHER, &command(2, &Wish::CheckIn(0)), START);
    replica.take_batch(hub.batch(1, 1));
    assert_eq!(replica.waiting()[0].outlook, Outlook::Unlikely(Reason::PlaceOccupied));
    let unlikely = Outlook::Unlikely(Reason::PlaceOccupied);
    assert_eq!(replica.outlook(&mine.command, START, decide), unlikely);
    assert!(!painted(&replica, 0).is_mine());

    let answer = hub.ask(mine.id, ME, &mine.command, START);
    replica.settle(&[Outcome { id: Some(mine.id), answer, detail: None }]);
    assert!(replica.waiting().is_empty());
}

/// Regression: what was painted in the morning was still *free until 18:00* after six, for only
/// promises and closings were seen to begin and end.
#[test]
fn what_time_alone_changes_is_painted_again_and_hardly_anything_else() {
    let mut hub = SmallHub::new();
    let minute = |it: i64| START.plus_ms(it * 60_000);
    let place = |n: usize| PlaceCode::new(PLACES[n]).unwrap();
    let reserve = |n, from, until| Command::Reserve {
        place: place(n),
        from: minute(from),
        until: minute(until),
    };
    let close = Command::Close {
        target: Target::Place(place(3)),
        from: Some(minute(90)),
        until: Some(minute(150)),
    };
    for (n, command) in [reserve(0, 60, 120), reserve(1, 120, 240), close].iter().enumerate() {
        let answer = hub.ask(id(n), OTHER, command, START);
        assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    }
    let replica = Replica::new(hub.estate.clone(), Role::Staff, hub.snapshot());
    let mut screen: Vec<Status> = (0..8).map(|n| painted(&replica, n)).collect();
    let (mut before, mut repainted) = (START, 0);
    // Every seven minutes until Monday morning.
    for now in (1..3 * 24 * 9).map(|tick| minute(tick * 7)) {
        let turned = replica.turned(before, now).places;
        repainted += turned.len();
        for n in 0..8 {
            if turned.contains(&place_id(n)) {
                screen[n] = painted_at(&replica, n, now);
            }
            assert_eq!(screen[n], painted_at(&replica, n, now), "{} at {now:?}", PLACES[n]);
        }
        before = now;
    }
    let promises_and_closing = 2 + 2 + 1;
    // Friday's closing time, and three midnights.
    assert_eq!(repainted, promises_and_closing + 4 * 8);
}

/// Regression: after a backup was restored, what the lost log had accepted stayed on the screen
/// until the new log happened to reach the same number.
#[test]
fn under_another_epoch_only_what_still_waits_is_shown() {
    let mut hub = SmallHub::new();
    let before = hub.snapshot();
    let mut replica = Replica::new(hub.estate.clone(), Role::Staff, before.clone());
    let (done, waits) =
        (envelope(1, command(1, &Wish::CheckIn(0))), envelope(2, command(2, &Wish::CheckIn(7))));
    replica.note(done.clone(), START, decide);
    replica.note(waits.clone(), START, decide);
    let answer = hub.ask(done.id, ME, &done.command, START);
    replica.settle(&[Outcome { id: Some(done.id), answer, detail: None }]);
    assert_eq!(replica.waiting().len(), 2);

    let mut restored = before;
    restored.shared.cursor.epoch = Epoch(Uuid::from_u128(10));
    replica.take_snapshot(hub.estate.clone(), restored);
    assert_eq!(replica.waiting().iter().map(|it| it.envelope.id).collect::<Vec<_>>(), [waits.id]);
    assert!(!painted(&replica, 0).is_mine());
    assert!(painted(&replica, 7).is_mine());

    assert_eq!(replica.withdraw(&[waits.id]).places, [place_id(7)].into());
    assert!(!painted(&replica, 7).is_mine());
}

#[test]
fn what_cannot_be_compared_is_no_difference() {
    let mut hub = SmallHub::new();
    let mut replica = Replica::new(hub.estate.clone(), Role::Staff, hub.snapshot());
    hub.ask(id(1), OTHER, &command(1, &Wish::CheckIn(0)), START);
    assert_eq!(replica.agrees(&hub.digest()), None, "it is about another entry");
    replica.take_batch(hub.batch(1, 1));
    assert_eq!(replica.agrees(&hub.digest()), Some(true));
    let mut theirs = hub.digest();
    theirs.version += 1;
    assert_eq!(replica.agrees(&theirs), None, "it was computed in another way");

    let site = hub.estate.buildings()[0].plan.site.code.clone();
    hub.log.push((START, vec![Event::PlanReplaced { site, plan: "another".to_owned() }]));
    replica.take_batch(hub.batch(2, 2));
    assert_eq!(replica.agrees(&hub.digest()), None, "the plan is not here");
    replica.take_snapshot(hub.estate.clone(), hub.snapshot());
    assert_eq!(replica.agrees(&hub.digest()), Some(true));

    // A stay of one's own at another site is no part of this one.
    let elsewhere = Event::CheckedIn {
        place: plan::PlaceId(Uuid::from_u128(77)),
        holder: Seen::Me(id(9).into()),
        at: START,
        until: START.plus_minutes(5),
    };
    let before = hub.digest();
    let own = Entry { seq: 3, at: START, events: vec![elsewhere] };
    let shared = SharedBatch { from: 3, to: 3, shared: Vec::new() };
    replica.take_batch(Batch { shared, mine: vec![own] });
    assert_eq!(replica.agrees(&Digest { seq: 3, ..before }), Some(true));
}
