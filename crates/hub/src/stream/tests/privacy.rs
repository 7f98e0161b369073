//! What others may see holds no person and no stay, whatever happens.

use super::reading::batch;
use crate::testing::{Running, check_in, close, desk, manager, open, person, release, zone};
use domain::plan::ZoneLevel;
use domain::{CommandId, Party, State, Target, redact_state};
use proptest::prelude::*;
use sync::wire::{Batch, Own, Snapshot};
use uuid::Uuid;

#[derive(Debug, Clone)]
enum Step {
    CheckIn { who: u128, desk: usize },
    Release { who: u128, ago: usize },
    Close { silent: bool },
    Open { ago: usize },
    Wait { minutes: i64 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (1..4u128, 1..6usize).prop_map(|(who, desk)| Step::CheckIn { who, desk }),
        3 => (1..4u128, 0..6usize).prop_map(|(who, ago)| Step::Release { who, ago }),
        1 => any::<bool>().prop_map(|silent| Step::Close { silent }),
        1 => (0..6usize).prop_map(|ago| Step::Open { ago }),
        1 => (1..600i64).prop_map(|minutes| Step::Wait { minutes }),
    ];
    prop::collection::vec(step, 1..40)
}

/// Everything that may never reach another.
#[derive(Default)]
struct Secrets(Vec<Uuid>);

impl Secrets {
    fn are_absent_from(&self, bytes: &[u8]) {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        for secret in &self.0 {
            assert!(!text.contains(&secret.to_string()), "{text}");
            assert!(!text.contains(&secret.simple().to_string()), "{text}");
        }
    }
}

async fn take(running: &Running, step: Step, made: &mut Vec<CommandId>, secrets: &mut Secrets) {
    let earlier = |ago: usize| made.iter().rev().nth(ago).copied();
    let (who, command) = match step {
        Step::Wait { minutes } => {
            running.clock.forward_ms(minutes * 60_000);
            running.hub.advance().await;
            return;
        }
        Step::CheckIn { who, desk: n } => (person(who), check_in(desk("wh", n))),
        Step::Release { who, ago } => match earlier(ago) {
            Some(id) => (person(who), release(id)),
            None => return,
        },
        Step::Close { silent } => {
            let level = if silent { ZoneLevel::Silence } else { ZoneLevel::Meet };
            (manager(), close(Target::Zone(zone("wh", level)), None))
        }
        Step::Open { ago } => match earlier(ago) {
            Some(id) => (manager(), open(id)),
            None => return,
        },
    };
    // A closing's id is not about a person and is shared; all others are secret.
    if !matches!(command.command, domain::Command::Close { .. }) {
        secrets.0.push(command.id.0);
    }
    let Party::Person(key) = who.party else { unreachable!() };
    secrets.0.push(key.0);
    made.push(command.id);
    running.ask(who, command).await;
}

async fn check(steps: Vec<Step>) {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    let mut public = running.follow("wh", start, None);
    let reader = person(1).party;
    let mut own = running.follow("wh", start, Some(reader));
    let (mut made, mut secrets) = (Vec::new(), Secrets::default());
    for step in steps {
        take(&running, step, &mut made, &mut secrets).await;
    }
    let end = running.hub.read();
    let mut followed: State<()> = State::default();
    let mut seq = start.seq;
    while seq < end.cursor.seq {
        let frame = public.next().await.unwrap();
        secrets.are_absent_from(&frame);
        let (batch, _) = batch(&frame);
        let events = batch.shared.shared.iter().flat_map(|entry| &entry.events);
        events.for_each(|event| followed.apply(event));
        seq = batch.shared.to;
    }
    assert_eq!(followed, redact_state(&end.state, &()), "following ends at the redacted state");

    let late = running.follow("wh", start, None).read_up_to(seq).await;
    late.iter().for_each(|batch| secrets.are_absent_from(&serde_json::to_vec(batch).unwrap()));
    let shared = running.hub.snapshots().shared(&running.hub, &Running::site("wh"));
    let shared = shared.unwrap().unwrap();
    secrets.are_absent_from(&shared.json);

    let mine = shared.with_own(&Own::of(&end.state, &reader)).unwrap();
    let snapshot: Snapshot = serde_json::from_slice(&mine).unwrap();
    let at_once = snapshot.state();
    assert_eq!(at_once, redact_state(&end.state, &reader), "the snapshot of a person");
    assert_eq!(own_state(&own.read_up_to(seq).await), at_once, "following as a person");
}

fn own_state(batches: &[Batch]) -> State<domain::Seen> {
    let mut state = State::default();
    for batch in batches {
        for entry in &batch.shared.shared {
            entry.events.iter().for_each(|event| state.apply(&domain::lift(event)));
            let own = batch.mine.iter().filter(|own| own.seq == entry.seq);
            own.flat_map(|own| &own.events).for_each(|event| state.apply(event));
        }
    }
    state
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nobody_else_ever_sees_a_person_or_a_stay(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(check(steps));
    }
}
