//! `POST /v1/commands`.

use super::calling::post_json;
use crate::store::StoreError;
use crate::testing::{
    Fault, Running, check_in, desk, manager, new_id, person, plan, release, rules, sqlite_in,
};
use domain::Reason;
use futures::future::join_all;
use serde_json::{Value, json};
use std::sync::Arc;
use sync::wire::{Answer, CommandEnvelope, CommandsRequest, CommandsResponse, Outcome};
use uuid::Uuid;

const COMMANDS: &str = "/v1/commands";

fn request(commands: Vec<CommandEnvelope>) -> String {
    serde_json::to_string(&CommandsRequest { outbox: Uuid::nil(), commands }).unwrap()
}

async fn outcomes(running: &Running, n: u128, body: String) -> Vec<Outcome> {
    let answered = running.call(Some(person(n)), post_json(COMMANDS, body)).await;
    assert_eq!(answered.status, 200, "{:?}", answered.body);
    answered.json::<CommandsResponse>().outcomes
}

#[tokio::test]
async fn one_odd_item_does_not_block_the_rest() {
    let running = Running::with_two_sites().await;
    let good = check_in(desk("wh", 1));
    let typed = |envelope: &CommandEnvelope| serde_json::to_value(envelope).unwrap();
    let mut odd = typed(&check_in(desk("wh", 2)));
    odd["colour"] = json!("red");
    let mut future = typed(&check_in(desk("wh", 2)));
    future["kind"] = json!("teleport");
    let body = json!({"outbox": Uuid::nil(), "commands": [odd, typed(&good), 7, future]});
    let outcomes = outcomes(&running, 1, body.to_string()).await;
    let reason = |n: usize| match &outcomes[n].answer {
        Answer::Rejected { reason, .. } => Some(*reason),
        _ => None,
    };
    assert_eq!(reason(0), Some(Reason::BadInput));
    assert!(outcomes[0].detail.as_ref().unwrap().contains("colour"));
    assert!(matches!(outcomes[1].answer, Answer::Accepted { .. }), "{outcomes:?}");
    assert_eq!(outcomes[1].id, Some(good.id));
    assert_eq!((reason(2), outcomes[2].id), (Some(Reason::BadInput), None));
    assert_eq!(reason(3), Some(Reason::SchemaUnsupported));
}

#[tokio::test]
async fn the_envelope_is_strict_and_says_which_field() {
    let running = Running::with_two_sites().await;
    let outbox = Uuid::nil();
    let many: Vec<Value> = (0..101).map(|_| json!({})).collect();
    for (body, words) in [
        (json!({"outbox": outbox, "commands": [], "colour": 1}), "colour"),
        (json!({"commands": []}), "outbox"),
        (json!({"outbox": outbox}), "commands"),
        (json!({"outbox": "x", "commands": []}), "UUID"),
        (json!({"outbox": outbox, "commands": many}), "at most 100"),
        (json!([]), "envelope"),
    ] {
        let answered = running.call(Some(person(1)), post_json(COMMANDS, body.to_string())).await;
        let detail = answered.problem(400);
        assert!(detail.contains(words), "{detail}");
    }
    let broken = running.call(Some(person(1)), post_json(COMMANDS, "{\"outbox\":")).await;
    assert!(broken.problem(400).contains("EOF"));
}

#[tokio::test]
async fn a_body_over_64_kib_is_too_large() {
    let running = Running::with_two_sites().await;
    let huge = "x".repeat(64 * 1024 + 1);
    let answered = running.call(Some(person(1)), post_json(COMMANDS, huge)).await;
    assert!(answered.problem(413).contains("64 KiB"));
}

#[tokio::test]
async fn without_a_session_nothing_is_done() {
    let running = Running::with_two_sites().await;
    let body = request(vec![check_in(desk("wh", 1))]);
    running.call(None, post_json(COMMANDS, body)).await.problem(401);
    assert_eq!(running.hub.read().state.stays().count(), 0);
}

#[tokio::test]
async fn a_full_disk_is_said_with_a_time_to_come_back() {
    let running = Running::with_two_sites().await;
    running.store.will(Fault::Refuse(StoreError::Full));
    let body = request(vec![check_in(desk("wh", 1))]);
    let answered = running.call(Some(person(1)), post_json(COMMANDS, body.clone())).await;
    assert!(answered.problem(503).contains("disk is full"));
    assert_eq!(answered.header("retry-after"), "30");
    let again = outcomes(&running, 1, body).await;
    assert!(matches!(again[0].answer, Answer::Accepted { .. }), "{again:?}");
}

#[tokio::test]
async fn what_a_role_may_not_do_is_rejected_per_command() {
    let running = Running::with_two_sites().await;
    let target = domain::Target::Place(desk("wh", 1));
    let closing = crate::testing::close(target, None);
    let refused = outcomes(&running, 1, request(vec![closing.clone()])).await;
    let not_permitted = Reason::NotPermitted;
    assert!(
        matches!(refused[0].answer, Answer::Rejected { reason, .. } if reason == not_permitted)
    );
    let body = request(vec![CommandEnvelope { id: new_id(), ..closing }]);
    let answered = running.call(Some(manager()), post_json(COMMANDS, body)).await;
    let done = answered.json::<CommandsResponse>().outcomes;
    assert!(matches!(done[0].answer, Answer::Accepted { .. }), "{done:?}");
}

/// The gate of `quality.md`: 32 clients, at most one commit for 8 commands, on disk.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_two_clients_share_their_commits() {
    const CLIENTS: usize = 32;
    const COMMANDS_EACH: usize = 50;
    let directory = tempfile::tempdir().unwrap();
    let running = Running::on(Arc::new(sqlite_in(directory.path()).await)).await;
    running.hub.replace_plan(plan("wh", CLIENTS), rules()).await.unwrap();
    let before = running.store.commits();
    let client = async |n: usize| {
        for _ in 0..COMMANDS_EACH / 2 {
            let arrives = check_in(desk("wh", n + 1));
            let leaves = release(arrives.id);
            for wish in [arrives, leaves] {
                let outcomes = outcomes(&running, n as u128, request(vec![wish])).await;
                assert!(matches!(outcomes[0].answer, Answer::Accepted { .. }), "{outcomes:?}");
            }
        }
    };
    join_all((0..CLIENTS).map(client)).await;
    let commits = running.store.commits() - before;
    let commands = (CLIENTS * COMMANDS_EACH) as u64;
    assert!(commits <= commands / 8, "{commits} commits for {commands} commands");
}
