//! Wrong, huge and odd input: the right status, a clear message, nothing half done.

use super::support::{TestHub, check_in, envelope, get, post, with};
use axum::body::Body;
use serde_json::{Value, json};
use uuid::Uuid;

async fn refused(hub: &TestHub, cookie: &str, body: impl Into<String>, status: u16) -> String {
    let mut request = post("/v1/commands", Some(cookie), &Value::Null);
    *request.body_mut() = Body::from(body.into());
    hub.call(request).await.problem(status)
}

#[tokio::test]
async fn an_envelope_that_cannot_be_read_is_refused_by_field() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let outbox = Uuid::new_v4();
    for (body, words) in [
        ("{".to_owned(), "envelope"),
        ("null".to_owned(), "envelope"),
        (json!({"outbox": outbox}).to_string(), "commands"),
        (json!({"commands": []}).to_string(), "outbox"),
        (json!({"outbox": "x", "commands": []}).to_string(), "envelope"),
        (json!({"outbox": outbox, "commands": [], "person": "joost"}).to_string(), "person"),
        (json!({"outbox": outbox, "commands": vec![json!({}); 101]}).to_string(), "101"),
    ] {
        let detail = refused(&hub, &cookie, body.clone(), 400).await;
        assert!(detail.contains(words), "{body}: {detail}");
    }
    let head = hub.app.hub.read().cursor.seq;
    let huge = format!("{{\"outbox\": \"{}\"}}", "x".repeat(64 * 1024));
    refused(&hub, &cookie, huge, 413).await;
    assert_eq!(hub.app.hub.read().cursor.seq, head, "nothing was written");
}

#[tokio::test]
async fn one_odd_command_does_not_hold_up_the_others() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let place = hub.free("desk").await.remove(0);
    let mut unknown_field = check_in(Uuid::now_v7(), &place);
    unknown_field["colour"] = json!("red");
    let mut unknown_kind = check_in(Uuid::now_v7(), &place);
    unknown_kind["kind"] = json!("teleport");
    let unknown_place = check_in(Uuid::now_v7(), "9.999-9");
    let right = check_in(Uuid::now_v7(), &place);
    let commands = [unknown_field, unknown_kind, unknown_place, json!(17), right];
    let body = envelope(&commands);
    let answer = hub.call(post("/v1/commands", Some(&cookie), &body)).await.json();
    let outcomes: Vec<_> = answer["outcomes"].as_array().unwrap().iter().collect();
    let reasons: Vec<_> = outcomes.iter().map(|it| it["reason"].as_str().unwrap_or("-")).collect();
    assert_eq!(reasons, ["badInput", "schemaUnsupported", "unknownPlace", "badInput", "-"]);
    assert_eq!(outcomes[4]["status"], "accepted");
    for (outcome, command) in outcomes.iter().zip(&commands).filter(|(_, it)| it.is_object()) {
        assert_eq!(outcome["id"], command["id"]);
    }
    assert!(outcomes[0]["detail"].as_str().unwrap().contains("colour"));
}

#[tokio::test]
async fn one_id_with_two_contents_or_two_people_is_told_apart() {
    let hub = TestHub::demo().await;
    let (sanne, bram) = (hub.sign_in("sanne").await, hub.sign_in("bram").await);
    let free = hub.free("desk").await;
    let id = Uuid::now_v7();
    let first = hub.command(&sanne, &check_in(id, &free[0])).await.json();
    assert_eq!(first["outcomes"][0]["status"], "accepted");
    let again = hub.command(&sanne, &check_in(id, &free[0])).await.json();
    assert_eq!(again, first, "the same command gets the same answer");
    for (cookie, place) in [(&sanne, &free[1]), (&bram, &free[0]), (&bram, &free[1])] {
        let other = hub.command(cookie, &check_in(id, place)).await.json();
        assert_eq!(other["outcomes"][0]["reason"], "idempotencyMismatch");
    }
}

#[tokio::test]
async fn who_asks_comes_from_the_session_and_closing_needs_a_role() {
    let hub = TestHub::demo().await;
    let close = |id: Uuid| {
        json!({
            "id": id, "sequence": 1, "kind": "close", "target": {"floor": "wh-1"},
            "made": {"wallMs": 0, "offsetMs": null, "errorMs": 0},
        })
    };
    for (login, expected) in [
        ("sanne", json!("notPermitted")),
        ("lies", json!("notPermitted")),
        ("fatima", Value::Null),
        ("joost", Value::Null),
    ] {
        let cookie = hub.sign_in(login).await;
        let answer = hub.command(&cookie, &close(Uuid::now_v7())).await.json();
        assert_eq!(answer["outcomes"][0]["reason"], expected, "{login}");
    }
}

#[tokio::test]
async fn unknown_addresses_and_methods_are_problems() {
    let hub = TestHub::demo().await;
    for path in ["/v1", "/v1/", "/v1/nix", "/v1/session/x", "/v1/places/a/b", "/v1/index.html"] {
        hub.get(path).await.problem(404);
    }
    let mut put = get("/v1/session", None);
    *put.method_mut() = axum::http::Method::PUT;
    let answer = hub.call(put).await;
    answer.problem(405);
    assert_eq!(answer.header("allow"), Some("GET,HEAD,POST,DELETE"));
    for path in
        ["/v1/snapshot", "/v1/snapshot?site=wh&x=1", "/v1/stream?site=wh", "/v1/snapshot?site="]
    {
        hub.get(path).await.problem(400);
    }
    hub.get("/v1/snapshot?site=nix").await.problem(404);
}

#[tokio::test]
async fn a_huge_sign_in_is_refused_before_it_is_hashed() {
    let hub = TestHub::local().await;
    let huge = json!({"name": "an", "password": "x".repeat(70_000)});
    hub.call(post("/v1/session", None, &huge)).await.problem(413);
    let long = json!({"name": "an", "password": "x".repeat(5_000)});
    hub.call(post("/v1/session", None, &long)).await.problem(401);
}

#[tokio::test]
async fn a_conditional_or_odd_header_breaks_nothing() {
    let hub = TestHub::demo().await;
    let odd = with(get("/v1/session", None), "accept-encoding", "br;q=nonsense,,;");
    assert_eq!(hub.call(odd).await.status, 200);
    let mut bytes = get("/v1/session", None);
    let value = axum::http::HeaderValue::from_bytes(b"__Host-werkhub=\xff\xfe").unwrap();
    bytes.headers_mut().insert("cookie", value);
    assert_eq!(hub.call(bytes).await.status, 200);
}

/// Regression: a body that never came held its connection for ever.
#[tokio::test(start_paused = true)]
async fn a_body_that_never_comes_is_given_up() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let mut request = post("/v1/commands", Some(&cookie), &Value::Null);
    *request.body_mut() = Body::from_stream(futures::stream::pending::<Result<String, String>>());
    let hour = std::time::Duration::from_secs(3_600);
    let answer = tokio::time::timeout(hour, hub.call(request)).await.unwrap();
    assert!(answer.problem(408).contains("again"));
}
