//! Whoever may no longer look hears no more: by what ended it, not when somebody checks.

use super::support::{PASSWORD, START, TestHub, check_in, get, post};
use axum::body::BodyDataStream;
use axum::http::Method;
use futures::StreamExt;
use serde_json::json;
use uuid::Uuid;

/// A stream of its own, after its first message.
async fn opened(hub: &TestHub, cookie: &str) -> BodyDataStream {
    let snapshot = hub.get_as(cookie, "/v1/snapshot?site=wh").await.json();
    let path = format!("/v1/stream?site=wh&after={}", snapshot["cursor"].as_str().unwrap());
    let response = hub.open(get(&path, Some(cookie))).await;
    assert_eq!(response.status(), 200);
    let mut stream = response.into_body().into_data_stream();
    let hello = stream.next().await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&hello).contains("event: hello"));
    stream
}

/// Nothing more comes. A stream that went on would say something after 15 seconds.
async fn has_ended(mut stream: BodyDataStream) -> bool {
    stream.next().await.is_none()
}

#[tokio::test]
async fn signing_out_ends_the_streams_of_that_session_only() {
    let hub = TestHub::demo().await;
    let (phone, laptop) = (hub.sign_in("sanne").await, hub.sign_in("sanne").await);
    let tabs = [opened(&hub, &phone).await, opened(&hub, &phone).await];
    let mut elsewhere = opened(&hub, &laptop).await;
    let mut sign_out = get("/v1/session", Some(&phone));
    *sign_out.method_mut() = Method::DELETE;
    assert_eq!(hub.call(sign_out).await.status, 204);
    for tab in tabs {
        assert!(has_ended(tab).await);
    }
    let place = hub.free("desk").await.remove(0);
    hub.command(&laptop, &check_in(Uuid::new_v4(), &place)).await;
    let batch = elsewhere.next().await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&batch).contains("event: batch"));
}

#[tokio::test]
async fn whoever_signs_in_as_somebody_else_hears_nothing_of_the_one_before() {
    let hub = TestHub::demo().await;
    let before = hub.sign_in("fatima").await;
    let stream = opened(&hub, &before).await;
    let again = hub.call(post("/v1/session", Some(&before), &json!({"demo": "sanne"}))).await;
    assert_eq!(again.status, 200);
    assert!(has_ended(stream).await);
}

#[tokio::test]
async fn a_disabled_account_hears_nothing_on_any_device() {
    let hub = TestHub::local().await;
    let phone = hub.sign_in_local("an", PASSWORD).await.cookie();
    let laptop = hub.sign_in_local("an", PASSWORD).await.cookie();
    let streams = [opened(&hub, &phone).await, opened(&hub, &laptop).await];
    hub.app.accounts.disable(&"an".parse().unwrap()).await.unwrap();
    for stream in streams {
        assert!(has_ended(stream).await);
    }
}

#[tokio::test]
async fn a_session_that_makes_room_for_newer_ones_ends_with_its_streams() {
    let hub = TestHub::demo().await;
    let oldest = hub.sign_in("sanne").await;
    let stream = opened(&hub, &oldest).await;
    hub.clock.forward_ms(1);
    let people = hub.app.accounts.list().await.unwrap();
    let sanne = people.into_iter().find(|it| it.login.as_str() == "sanne").unwrap();
    for _ in 0..hub::accounts::MOST_SESSIONS_A_PERSON {
        hub.app.sessions.begin(&sanne, START.plus_ms(1)).await.unwrap();
    }
    assert!(has_ended(stream).await);
}
