//! `GET /v1/stream`.

use super::calling::{caller, get_with};
use crate::accounts::{Caller, MOST_STREAMS_A_SESSION};
use crate::stream::digest_of;
use crate::testing::{Running, check_in, desk, person};
use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use futures::StreamExt;
use sync::wire::{Cursor, Digest, Epoch, Heartbeat, Hello};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

fn from(cursor: Cursor) -> Request<Body> {
    get_with(&format!("/v1/stream?site=wh&after={cursor}"), &[])
}

/// Reads events as they come.
struct Events(BodyDataStream);

impl Events {
    async fn next(&mut self) -> Option<String> {
        let bytes = self.0.next().await?.unwrap();
        Some(String::from_utf8(bytes.to_vec()).unwrap())
    }
}

async fn opened(running: &Running, who: Option<Caller>, call: Request<Body>) -> Events {
    let response = running.open(who, call).await;
    assert_eq!(response.status(), 200);
    for (name, value) in [("content-type", "text/event-stream"), ("x-accel-buffering", "no")] {
        assert_eq!(response.headers()[name], value);
    }
    Events(response.into_body().into_data_stream())
}

fn data<T: serde::de::DeserializeOwned>(event: &str, name: &str) -> T {
    assert!(event.contains(&format!("event: {name}\n")), "{event}");
    let line = event.lines().find_map(|line| line.strip_prefix("data: ")).unwrap();
    serde_json::from_str(line).unwrap()
}

#[tokio::test]
async fn first_hello_then_what_was_missed_then_what_comes() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    running.ask(person(1), check_in(desk("wh", 1))).await;
    let mut events = opened(&running, None, from(start)).await;
    let hello = events.next().await.unwrap();
    assert!(hello.starts_with("retry: 1000\n"), "{hello}");
    assert!(!hello.contains("id:"), "a hello does not move the reader: {hello}");
    let hello: Hello = data(&hello, "hello");
    assert_eq!((hello.epoch, hello.head, hello.floor), (start.epoch, start.seq + 1, 1));
    assert_eq!(hello.build, "test");
    let missed = events.next().await.unwrap();
    assert!(missed.contains(&format!("id: {}:{}\n", start.epoch.0, start.seq + 1)), "{missed}");
    running.ask(person(2), check_in(desk("wh", 2))).await;
    let live = events.next().await.unwrap();
    assert!(live.contains(&format!("id: {}:{}\n", start.epoch.0, start.seq + 2)), "{live}");
    assert_eq!(running.hub.figures().streams.get(), 1);
    drop(events);
    assert_eq!(running.hub.figures().streams.get(), 0);
}

#[tokio::test]
async fn a_browser_that_reconnects_by_itself_continues_where_it_was() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    running.ask(person(1), check_in(desk("wh", 1))).await;
    running.ask(person(2), check_in(desk("wh", 2))).await;
    let known = Cursor { seq: start.seq + 1, ..start }.to_string();
    let address = format!("/v1/stream?site=wh&after={start}");
    let call = get_with(&address, &[("last-event-id", &known)]);
    let mut events = opened(&running, None, call).await;
    events.next().await.unwrap();
    let missed = events.next().await.unwrap();
    assert!(missed.contains(&format!("\"from\":{}", start.seq + 2)), "{missed}");
}

#[tokio::test]
async fn a_cursor_that_cannot_be_continued_gets_a_reset_and_the_end() {
    let running = Running::with_two_sites().await;
    let here = running.hub.read().cursor;
    let stale =
        [Cursor { epoch: Epoch(Uuid::new_v4()), ..here }, Cursor { seq: here.seq + 1, ..here }];
    for cursor in stale {
        let answered = running.call(None, from(cursor)).await;
        let text = std::str::from_utf8(&answered.body).unwrap();
        let (hello, reset) = text.split_once("\n\n").unwrap();
        data::<Hello>(hello, "hello");
        assert_eq!(data::<sync::wire::Reset>(reset, "reset").epoch, here.epoch);
    }
}

#[tokio::test(start_paused = true)]
async fn silence_is_broken_by_a_heartbeat_every_fifteen_seconds() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    let began = tokio::time::Instant::now();
    let mut events = opened(&running, None, from(start)).await;
    events.next().await.unwrap();
    for nth in 1..=3 {
        let heartbeat = events.next().await.unwrap();
        assert_eq!(data::<Heartbeat>(&heartbeat, "heartbeat").head, start.seq);
        assert!(!heartbeat.contains("id:"));
        assert_eq!(began.elapsed().as_secs(), 15 * nth);
    }
}

/// The digests of what was read so far.
fn digests(text: &str) -> Vec<Digest> {
    let events = text.split("\n\n").filter(|event| event.starts_with("event: digest\n"));
    events.map(|event| data(event, "digest")).collect()
}

#[tokio::test(start_paused = true)]
async fn what_the_state_comes_to_follows_each_catching_up_and_comes_every_five_minutes() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    let of_head = |running: &Running| digest_of(&running.hub.read(), &Running::site("wh"));
    // Nothing was missed.
    let mut events = opened(&running, None, from(start)).await;
    assert_eq!(digests(&events.next().await.unwrap()), [of_head(&running)]);
    running.ask(person(1), check_in(desk("wh", 1))).await;
    assert_eq!(digests(&events.next().await.unwrap()), [], "not yet");
    for nth in 1..=20 {
        let heartbeat = events.next().await.unwrap();
        let expected = if nth == 20 { vec![of_head(&running)] } else { Vec::new() };
        assert_eq!(digests(&heartbeat), expected, "{nth}");
    }
    // Something was missed, and the digest is of what comes last.
    let mut late = opened(&running, None, from(start)).await;
    assert_eq!(digests(&late.next().await.unwrap()), []);
    let missed = late.next().await.unwrap();
    assert_eq!(digests(&missed), [of_head(&running)]);
    running.ask(person(2), check_in(desk("wijk", 1))).await;
    assert_eq!(of_head(&running).sum, digests(&missed)[0].sum, "another site is another matter");
}

#[tokio::test]
async fn a_stream_ends_with_its_session_and_only_with_its_own() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    let ended = [CancellationToken::new(), CancellationToken::new()];
    let mut one = opened(&running, Some(caller(person(1), ended[0].clone())), from(start)).await;
    let mut other = opened(&running, Some(caller(person(2), ended[1].clone())), from(start)).await;
    one.next().await.unwrap();
    other.next().await.unwrap();
    ended[0].cancel();
    assert_eq!(one.next().await, None);
    running.ask(person(2), check_in(desk("wh", 2))).await;
    let own = other.next().await.unwrap();
    assert!(own.contains("\"mine\""), "{own}");
}

#[tokio::test]
async fn all_streams_end_when_the_hub_stops() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    let mut events = opened(&running, None, from(start)).await;
    events.next().await.unwrap();
    running.hub.end_streams();
    assert_eq!(events.next().await, None);
}

#[tokio::test]
async fn site_and_cursor_must_be_there_and_readable() {
    let running = Running::with_two_sites().await;
    let here = running.hub.read().cursor;
    let ask = async |address: String| running.call(None, get_with(&address, &[])).await;
    assert!(ask("/v1/stream?site=wh".into()).await.problem(400).contains("after"));
    assert!(ask("/v1/stream?site=wh&after=7".into()).await.problem(400).contains("epoch:seq"));
    assert!(ask(format!("/v1/stream?after={here}")).await.problem(400).contains("site"));
    ask(format!("/v1/stream?site=nergens&after={here}")).await.problem(404);
    let address = format!("/v1/stream?site=wh&after={here}");
    let odd = running.call(None, get_with(&address, &[("last-event-id", "x")])).await;
    assert!(odd.problem(400).contains("Last-Event-ID"));
}

#[tokio::test]
async fn of_too_many_streams_of_one_session_the_oldest_ends() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    let who = caller(person(1), CancellationToken::new());
    let mut streams = Vec::new();
    for _ in 0..=MOST_STREAMS_A_SESSION {
        let mut events = opened(&running, Some(who.clone()), from(start)).await;
        events.next().await.unwrap();
        streams.push(events);
    }
    assert_eq!(streams[0].next().await, None, "the oldest ends");
    running.ask(person(2), check_in(desk("wh", 1))).await;
    assert!(streams[1].next().await.unwrap().contains("event: batch"), "the others go on");
}
