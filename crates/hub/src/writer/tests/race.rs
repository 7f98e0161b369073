//! Many at once.

use crate::testing::{Running, check_in, desk, person, plan, release, rules, sqlite_in};
use domain::Reason;
use futures::future::join_all;
use std::sync::Arc;
use sync::wire::Answer;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_people_who_want_one_place_exactly_one_gets_it() {
    let running = Running::with_two_sites().await;
    for round in 0..1_000 {
        let place = desk("wh", 1 + round % 20);
        let wishes = [check_in(place.clone()), check_in(place)];
        let ids = [wishes[0].id, wishes[1].id];
        let [one, other] = wishes;
        let (one, other) = tokio::join!(running.ask(person(1), one), running.ask(person(2), other));
        let won = [&one, &other].map(|answer| matches!(answer, Answer::Accepted { .. }));
        assert_eq!(won.iter().filter(|won| **won).count(), 1, "round {round}: {one:?} {other:?}");
        let (winner, lost) = if won[0] { (0, &other) } else { (1, &one) };
        let Answer::Rejected { reason: Reason::PlaceOccupied, alternatives, .. } = lost else {
            panic!("round {round}: {lost:?}");
        };
        assert_eq!(alternatives.len(), 3);
        running.ask(person(winner as u128 + 1), release(ids[winner])).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_of_many_people_share_a_commit_on_disk() {
    const CLIENTS: usize = 32;
    const ROUNDS: usize = 50;
    let directory = tempfile::tempdir().unwrap();
    let running = Running::on(Arc::new(sqlite_in(directory.path()).await)).await;
    running.hub.replace_plan(plan("wh", CLIENTS), rules()).await.unwrap();
    let before = running.store.commits();
    let client = async |n: usize| {
        let who = person(n as u128);
        for _ in 0..ROUNDS / 2 {
            let arrives = check_in(desk("wh", n + 1));
            let stay = arrives.id;
            for wish in [arrives, release(stay)] {
                let answer = running.ask(who, wish).await;
                assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
            }
        }
    };
    join_all((0..CLIENTS).map(client)).await;
    let commits = running.store.commits() - before;
    let commands = (CLIENTS * ROUNDS) as u64;
    assert!(commits <= commands / 8, "{commits} commits for {commands} commands");
}

#[tokio::test]
async fn answers_come_back_to_who_asked_and_in_order() {
    let running = Running::with_two_sites().await;
    let ask = async |n: usize| {
        let wishes = vec![check_in(desk("wh", n)), check_in(desk("wh", n))];
        running.ask_all(person(n as u128), wishes).await
    };
    for answers in join_all((1..=20).map(ask)).await {
        assert!(matches!(answers[0], Answer::Accepted { .. }), "{answers:?}");
        let reason = Reason::AlreadyElsewhere;
        assert_eq!(answers[1], Answer::rejected(reason));
    }
    assert_eq!(running.hub.read().state.stays().count(), 20);
}

#[tokio::test]
async fn an_empty_list_is_answered() {
    let running = Running::with_two_sites().await;
    assert!(running.ask_all(person(1), Vec::new()).await.is_empty());
}
