//! Signing in and out, and how sessions end.

use super::support::{PASSWORD, TestHub, Wanted, get, post, with};
use axum::http::Method;
use futures::StreamExt;
use hub::config::Transport;
use serde_json::json;
use std::time::{Duration, Instant};

const HOUR_MS: i64 = 3_600_000;

#[tokio::test]
async fn somebody_of_the_demo_signs_in_and_out() {
    let hub = TestHub::demo().await;
    let before = hub.get("/v1/session").await.json();
    assert_eq!(before.get("me"), None);
    assert_eq!(before["signIn"]["method"], "demo");
    assert_eq!(before["signIn"]["people"].as_array().unwrap().len(), 40);
    assert_eq!((&before["demo"], &before["audience"]), (&json!(true), &json!("anyone")));

    let cookie = hub.sign_in("fatima").await;
    assert!(cookie.starts_with("__Host-werkhub="));
    let me = hub.get_as(&cookie, "/v1/session").await.json()["me"].clone();
    let key = me["key"].clone();
    assert_eq!(me, json!({"name": "Fatima El Amrani", "role": "facilityManager", "key": key}));
    let key_of = async |login| {
        let cookie = hub.sign_in(login).await;
        hub.get_as(&cookie, "/v1/session").await.json()["me"]["key"].clone()
    };
    assert_eq!(key_of("fatima").await, key, "the same in every session");
    assert_ne!(key_of("bram").await, key, "another for everybody else");

    let mut sign_out = get("/v1/session", Some(&cookie));
    *sign_out.method_mut() = Method::DELETE;
    let answer = hub.call(sign_out).await;
    assert_eq!(answer.status, 204);
    assert!(answer.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(hub.get_as(&cookie, "/v1/session").await.json().get("me"), None);
}

#[tokio::test]
async fn the_cookie_is_secure_except_where_that_cannot_be() {
    let check = async |transport: Transport, name: &str, secure: bool| {
        let hub = TestHub::start(Wanted { transport, ..Wanted::default() }).await;
        let answer = hub.call(post("/v1/session", None, &json!({"demo": "sanne"}))).await;
        let set = answer.header("set-cookie").unwrap();
        assert!(set.starts_with(name), "{set}");
        assert_eq!(set.contains("; Secure"), secure, "{set}");
        for part in ["Path=/", "HttpOnly", "SameSite=Lax"] {
            assert!(set.contains(part), "{set}");
        }
        assert!(!set.contains("Domain"), "{set}");
    };
    check(Transport::Loopback, "__Host-werkhub=", true).await;
    check(Transport::BehindTls, "__Host-werkhub=", true).await;
    check(Transport::InsecureLan, "werkhub=", false).await;
}

#[tokio::test]
async fn signing_in_gives_a_new_session_and_ends_the_one_before() {
    let hub = TestHub::demo().await;
    let first = hub.sign_in("sanne").await;
    let again = hub.call(post("/v1/session", Some(&first), &json!({"demo": "bram"}))).await;
    let second = again.cookie();
    assert_ne!(first, second);
    assert_eq!(hub.get_as(&first, "/v1/session").await.json().get("me"), None);
    assert_eq!(hub.get_as(&second, "/v1/session").await.json()["me"]["name"], "Bram de Vries");
}

#[tokio::test]
async fn a_stale_cookie_means_signed_out_and_is_taken_away() {
    let hub = TestHub::demo().await;
    for cookie in [
        "__Host-werkhub=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "__Host-werkhub=nonsense",
        "__Host-werkhub=",
    ] {
        let session = hub.get_as(cookie, "/v1/session").await;
        assert_eq!(session.json().get("me"), None);
        assert!(session.header("set-cookie").unwrap().contains("Max-Age=0"), "{cookie}");
        let command = hub.call(post("/v1/commands", Some(cookie), &json!({}))).await;
        command.problem(401);
        assert!(command.header("set-cookie").unwrap().contains("Max-Age=0"), "{cookie}");
        // Regression: a cache would have signed others out with it.
        let sites = hub.get("/v1/sites").await.json();
        let plan = format!("/v1/plans/{}", sites["sites"][0]["plan"].as_str().unwrap());
        let plan = hub.get_as(cookie, &plan).await;
        assert!(plan.header("cache-control").unwrap().starts_with("public"));
        assert_eq!(plan.header("set-cookie"), None, "{cookie}");
        let again = hub.call(post("/v1/session", Some(cookie), &json!({"demo": "sanne"}))).await;
        assert_eq!(again.headers.get_all("set-cookie").iter().count(), 1);
        assert!(!again.header("set-cookie").unwrap().contains("Max-Age=0"));
    }
}

#[tokio::test]
async fn what_somebody_sees_stays_out_of_every_cache() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    for path in ["/v1/session", "/v1/snapshot?site=wh", "/v1/calendar-feed", "/v1/me/past"] {
        let answer = hub.get_as(&cookie, path).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
}

#[tokio::test]
async fn sessions_end_after_twelve_hours_without_use_and_after_thirty_days() {
    let hub = TestHub::demo().await;
    let signed_in =
        async |cookie: &str| hub.get_as(cookie, "/v1/session").await.json().get("me").is_some();
    let idle = hub.sign_in("sanne").await;
    hub.clock.forward_ms(12 * HOUR_MS - 1);
    assert!(signed_in(&idle).await);
    hub.clock.forward_ms(12 * HOUR_MS);
    assert!(!signed_in(&idle).await);

    let used = hub.sign_in("sanne").await;
    for _ in 0..30 * 24 / 8 - 1 {
        hub.clock.forward_ms(8 * HOUR_MS);
        assert!(signed_in(&used).await);
    }
    hub.clock.forward_ms(8 * HOUR_MS);
    assert!(!signed_in(&used).await);
}

#[tokio::test]
async fn the_end_of_a_session_ends_its_streams() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let cursor = hub.get("/v1/snapshot?site=wh").await.json()["cursor"].clone();
    let path = format!("/v1/stream?site=wh&after={}", cursor.as_str().unwrap());
    let open = async |cookie: Option<&str>| {
        let response = hub.open(get(&path, cookie)).await;
        assert_eq!(response.status(), 200);
        let mut stream = response.into_body().into_data_stream();
        let hello = stream.next().await.unwrap().unwrap();
        assert!(String::from_utf8_lossy(&hello).contains("event: hello"));
        stream
    };
    let (mut own, mut public) = (open(Some(&cookie)).await, open(None).await);
    let mut sign_out = get("/v1/session", Some(&cookie));
    *sign_out.method_mut() = Method::DELETE;
    hub.call(sign_out).await;
    let ended = tokio::time::timeout(Duration::from_secs(1), own.next()).await.unwrap();
    assert!(ended.is_none());
    // Another reader's stream goes on.
    let goes_on = tokio::time::timeout(Duration::from_millis(50), public.next()).await;
    assert!(goes_on.is_err());
}

#[tokio::test]
async fn sweeping_ends_streams_of_sessions_that_are_over() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let reference = cookie.strip_prefix("__Host-werkhub=").unwrap();
    let reference = hub::accounts::Secret::from_text(reference).unwrap().hash();
    let now = super::support::START;
    let caller = hub.app.sessions.find(reference, now).unwrap();
    hub.app.sessions.sweep(now.plus_ms(HOUR_MS)).await.unwrap();
    assert!(!caller.ended.is_cancelled());
    hub.app.sessions.sweep(now.plus_ms(13 * HOUR_MS)).await.unwrap();
    assert!(caller.ended.is_cancelled());
    assert_eq!(hub.app.sessions.count(), 0);
}

#[tokio::test]
async fn local_accounts_sign_in_with_a_password_and_nobody_else() {
    let hub = TestHub::local().await;
    assert_eq!(hub.get("/v1/session").await.json()["signIn"], json!({"method": "local"}));
    let right = hub.sign_in_local("An", PASSWORD).await;
    assert_eq!(right.status, 200);
    assert_eq!(right.json()["me"]["name"], "Naam van an");
    let wrong_password = hub.sign_in_local("an", "een ander wachtwoord").await.problem(401);
    let wrong_name = hub.sign_in_local("niemand", PASSWORD).await.problem(401);
    let no_name = hub.sign_in_local("an b'", PASSWORD).await.problem(401);
    assert_eq!(wrong_password, wrong_name);
    assert_eq!(wrong_password, no_name);
    let demo = hub.call(post("/v1/session", None, &json!({"demo": "sanne"}))).await;
    demo.problem(400);
}

#[tokio::test]
async fn a_wrong_name_takes_as_much_work_as_a_wrong_password() {
    let hub = TestHub::local().await;
    // The quickest of some: what else the machine does takes longer.
    let mut took = [Duration::MAX; 2];
    for _ in 0..4 {
        for (name, took) in ["an", "niemand"].into_iter().zip(&mut took) {
            let begun = Instant::now();
            hub.sign_in_local(name, "een ander wachtwoord").await.problem(401);
            *took = begun.elapsed().min(*took);
        }
    }
    // Without the same work a wrong name would be a hundred times as fast.
    let (longer, shorter) = (took[0].max(took[1]), took[0].min(took[1]));
    assert!(longer < shorter * 4, "{took:?}");
}

#[tokio::test]
async fn guessing_is_slowed_down_and_says_when_to_try_again() {
    let hub = TestHub::local().await;
    for _ in 0..10 {
        hub.sign_in_local("an", "een ander wachtwoord").await.problem(401);
    }
    let throttled = hub.sign_in_local("an", PASSWORD).await;
    throttled.problem(429);
    assert_eq!(throttled.header("retry-after"), Some("10"));
    assert_eq!(hub.sign_in_local("kees", PASSWORD).await.status, 200, "others are not held up");
    hub.clock.forward_ms(10_000);
    assert_eq!(hub.sign_in_local("an", PASSWORD).await.status, 200);
}

#[tokio::test]
async fn a_disabled_account_is_signed_out_and_refused() {
    let hub = TestHub::local().await;
    let cookie = hub.sign_in_local("an", PASSWORD).await.cookie();
    hub.app.accounts.disable(&"an".parse().unwrap()).await.unwrap();
    assert_eq!(hub.get_as(&cookie, "/v1/session").await.json().get("me"), None);
    hub.sign_in_local("an", PASSWORD).await.problem(401);
}

#[tokio::test]
async fn a_session_that_asks_too_much_is_told_and_others_are_not_held_up() {
    let hub = TestHub::start(Wanted { session_rate: 5, ..Wanted::default() }).await;
    let (busy, other) = (hub.sign_in("sanne").await, hub.sign_in("bram").await);
    for _ in 0..5 {
        assert_eq!(hub.get_as(&busy, "/v1/session").await.status, 200);
    }
    let throttled = hub.get_as(&busy, "/v1/session").await;
    throttled.problem(429);
    assert_eq!(throttled.header("retry-after"), Some("1"));
    assert_eq!(hub.get_as(&other, "/v1/session").await.status, 200);
}

#[tokio::test]
async fn a_client_without_a_browser_needs_no_origin() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let empty = json!({"outbox": uuid::Uuid::new_v4(), "commands": []});
    assert_eq!(hub.call(post("/v1/commands", Some(&cookie), &empty)).await.status, 200);
    let elsewhere =
        with(post("/v1/commands", Some(&cookie), &empty), "sec-fetch-site", "cross-site");
    hub.call(elsewhere).await.problem(403);
}
