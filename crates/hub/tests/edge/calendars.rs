//! Calendars for other programs.

use super::support::{Answer, START, TestHub, check_in, get, post};
use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value, json};
use uuid::Uuid;

const HOUR: i64 = 3_600_000;

/// A reservation of one hour that begins so many hours after ten o'clock.
fn reserve(place: &str, hours: i64) -> Value {
    let from = START.0 + hours * HOUR;
    wish(json!({"kind": "reserve", "place": place, "from": from, "until": from + HOUR}))
}

fn wish(mut command: Value) -> Value {
    let made = json!({"wallMs": START.0, "offsetMs": 0, "errorMs": 0});
    let about = json!({"id": Uuid::now_v7(), "sequence": 1, "made": made});
    command.as_object_mut().unwrap().extend(about.as_object().unwrap().clone());
    command
}

async fn accepted(hub: &TestHub, cookie: &str, command: &Value) {
    let outcome = hub.command(cookie, command).await.json();
    assert_eq!(outcome["outcomes"][0]["status"], "accepted", "{outcome}");
}

fn text(answer: &Answer) -> String {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), Some("private, no-cache"));
    String::from_utf8(answer.body.clone()).unwrap()
}

/// The values of a property, in order.
fn all<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let lines = text.split("\r\n").filter_map(|line| line.split_once(':'));
    lines.filter(|(its, _)| *its == name).map(|(_, value)| value).collect()
}

async fn new_feed(hub: &TestHub, cookie: &str) -> String {
    let made = hub.call(post("/v1/calendar-feed", Some(cookie), &json!({}))).await;
    assert_eq!(made.header("cache-control"), Some("no-store"));
    let address = made.json()["address"].as_str().unwrap().to_owned();
    address.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned()
}

fn known(path: &str, tag: &str) -> Request<Body> {
    let mut request = get(path, None);
    request.headers_mut().insert("if-none-match", tag.parse().unwrap());
    request
}

#[tokio::test]
async fn a_room_shows_when_it_is_taken_and_never_by_whom() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let room = hub.free("room").await.remove(0);
    let path = format!("/v1/rooms/{room}/calendar.ics");
    let empty = hub.get(&path).await;
    assert_eq!(all(&text(&empty), "BEGIN"), ["VCALENDAR"]);

    let (stay, promise) = (check_in(Uuid::now_v7(), &room), reserve(&room, 3));
    accepted(&hub, &cookie, &stay).await;
    accepted(&hub, &cookie, &promise).await;
    let taken = hub.get(&path).await;
    let seen = text(&taken);
    assert_eq!(all(&seen, "DTSTART"), ["20261120T090000Z", "20261120T120000Z"]);
    assert_eq!(all(&seen, "DTEND"), ["20261120T100000Z", "20261120T130000Z"]);
    assert_eq!(all(&seen, "SUMMARY"), ["Bezet", "Bezet"]);
    let own = [stay["id"].as_str().unwrap(), promise["id"].as_str().unwrap()];
    let bare: Vec<String> = own.iter().map(|id| id.replace('-', "")).collect();
    for hidden in ["anne", "Bakker", own[0], own[1], &bare[0], &bare[1], "VALARM"] {
        assert!(!seen.contains(hidden), "{hidden} is in {seen}");
    }

    let tag = taken.header("etag").unwrap();
    assert_ne!(empty.header("etag"), Some(tag));
    let again = hub.call(known(&path, tag)).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    assert_eq!(again.header("api-version"), Some("1.0.0"));
    let both = format!("\"other\", {}", tag.trim_start_matches("W/"));
    assert_eq!(hub.call(known(&path, &both)).await.status, 304);
    assert_eq!(hub.call(known(&path, "\"other\"")).await.status, 200);

    // What happens elsewhere does not make it another calendar.
    let desk = hub.free("desk").await.remove(0);
    accepted(&hub, &cookie, &check_in(Uuid::now_v7(), &desk)).await;
    assert_eq!(hub.call(known(&path, tag)).await.status, 304);
    hub.get(&format!("/v1/rooms/{desk}/calendar.ics")).await.problem(404);
}

#[tokio::test]
async fn what_is_taken_keeps_its_name_while_it_begins_at_the_same_time() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let room = hub.free("room").await.remove(0);
    let path = format!("/v1/rooms/{room}/calendar.ics");
    let promise = reserve(&room, 3);
    accepted(&hub, &cookie, &promise).await;
    let before = text(&hub.get(&path).await);
    let from = START.0 + 3 * HOUR;
    let longer = wish(json!({"kind": "change", "reservation": promise["id"], "place": room,
        "from": from, "until": from + 2 * HOUR}));
    accepted(&hub, &cookie, &longer).await;
    let after = text(&hub.get(&path).await);
    assert_eq!(all(&before, "UID"), all(&after, "UID"));
    assert_eq!(all(&after, "DTEND"), ["20261120T140000Z"]);
}

#[tokio::test]
async fn the_own_calendar_is_read_without_a_session_by_who_knows_its_address() {
    let hub = TestHub::demo().await;
    let (sanne, bram) = (hub.sign_in("sanne").await, hub.sign_in("bram").await);
    let (desks, rooms) = (hub.free("desk").await, hub.free("room").await);
    let shown = hub.get_as(&sanne, "/v1/calendar-feed").await.json();
    assert_eq!(shown, json!({"active": false}));
    let feed = new_feed(&hub, &sanne).await;
    let shown = hub.get_as(&sanne, "/v1/calendar-feed").await.json();
    assert_eq!(shown, json!({"active": true, "made": START.0}));

    let (desk, room) = (reserve(&desks[0], 2), reserve(&rooms[0], 4));
    accepted(&hub, &sanne, &desk).await;
    accepted(&hub, &sanne, &room).await;
    accepted(&hub, &bram, &reserve(&desks[1], 2)).await;
    accepted(&hub, &sanne, &check_in(Uuid::now_v7(), &rooms[1])).await;
    let seen = text(&hub.get(&feed).await);
    let summaries = [
        format!("Vergaderruimte {}", rooms[1]),
        format!("Bureau {}", desks[0]),
        format!("Vergaderruimte {}", rooms[0]),
    ];
    assert_eq!(all(&seen, "SUMMARY"), summaries);
    let uid = |it: &Value| format!("{}@werkhub", it["id"].as_str().unwrap());
    assert_eq!(all(&seen, "UID")[1..], [uid(&desk), uid(&room)]);
    assert_eq!(all(&seen, "TRANSP"), ["OPAQUE", "TRANSPARENT", "OPAQUE"]);
    // A desk is given up half an hour after its start, a room ten minutes: ten minutes before.
    assert_eq!(all(&seen, "TRIGGER"), ["PT20M", "PT0M"]);
    assert!(seen.contains("Check in vóór 12:30."), "{seen}");

    let changed = wish(json!({"kind": "cancel", "reservation": desk["id"]}));
    accepted(&hub, &sanne, &changed).await;
    assert_eq!(all(&text(&hub.get(&feed).await), "UID").len(), 2);
}

#[tokio::test]
async fn an_address_ends_when_it_is_revoked_or_replaced_and_with_the_account() {
    let hub = TestHub::local().await;
    let cookie = hub.sign_in_local("an", super::support::PASSWORD).await.cookie();
    let first = new_feed(&hub, &cookie).await;
    assert_eq!(hub.get(&first).await.status, 200);
    let second = new_feed(&hub, &cookie).await;
    hub.get(&first).await.problem(404);
    assert_eq!(hub.get(&second).await.status, 200);
    for _ in 0..2 {
        let mut revoke = get("/v1/calendar-feed", Some(&cookie));
        *revoke.method_mut() = Method::DELETE;
        assert_eq!(hub.call(revoke).await.status, 204);
        hub.get(&second).await.problem(404);
    }
    let third = new_feed(&hub, &cookie).await;
    hub.app.accounts.disable(&"an".parse().unwrap()).await.unwrap();
    hub.get(&third).await.problem(404);
}

#[tokio::test]
async fn an_address_is_read_so_often_and_no_oftener() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let feed = new_feed(&hub, &cookie).await;
    for _ in 0..60 {
        assert_eq!(hub.get(&feed).await.status, 200);
    }
    let refused = hub.get(&feed).await;
    refused.problem(429);
    assert_eq!(refused.header("retry-after"), Some("20"));
    // Another one's is not held up by it.
    let other = hub.sign_in("bram").await;
    assert_eq!(hub.get(&new_feed(&hub, &other).await).await.status, 200);
}
