//! What a screen may see, and which doors are closed on it.

use super::*;
use futures::StreamExt;

#[tokio::test]
async fn a_screen_sees_what_the_public_may_and_nothing_of_anybody() {
    let (open, shut) = (TestHub::demo().await, TestHub::local_demo().await);
    for hub in [open, shut] {
        let screen = hub.screen().await;
        let sanne = hub.sign_in("sanne").await;
        let places = hub.get_as(&screen, "/v1/places?kind=desk&status=free").await.json();
        let desk = places["places"][0]["code"].as_str().unwrap().to_owned();
        let stay = super::super::support::check_in(uuid::Uuid::now_v7(), &desk);
        let outcome = hub.command(&sanne, &stay).await.json();
        assert_eq!(outcome["outcomes"][0]["status"], "accepted");
        let seen = hub.get_as(&screen, "/v1/snapshot?site=wh").await;
        let text = String::from_utf8(seen.body.clone()).unwrap();
        assert!(!text.contains(stay["id"].as_str().unwrap()) && !text.contains("anne"), "{text}");
        assert_eq!(seen.json().get("mine"), None);
        let taken = hub.get_as(&screen, &format!("/v1/places/{desk}")).await.json();
        assert_eq!(taken["status"], "occupied");
        let session = hub.get_as(&screen, "/v1/session").await.json();
        assert_eq!((session.get("me"), &session["audience"]), (None, &json!("anyone")));
    }
}

#[tokio::test]
async fn nobody_signs_in_on_a_screen_and_its_pages_for_people_are_closed() {
    let hub = TestHub::demo().await;
    let screen = hub.screen().await;
    let refused = hub.call(post("/v1/session", Some(&screen), &json!({"demo": "sanne"}))).await;
    refused.problem(403);
    assert_eq!(refused.header("set-cookie"), None);
    for path in ["/sign-in", "/manage", "/manage/screens", "/reservations"] {
        let page = hub.get_as(&screen, path).await;
        assert_eq!(
            (page.status.as_u16(), page.header("location")),
            (303, Some("/kiosk")),
            "{path}"
        );
        assert_ne!(hub.get(path).await.status, 303);
    }
    for path in ["/kiosk", "/map/wh-2", "/manager"] {
        assert_ne!(hub.get_as(&screen, path).await.status, 303, "{path}");
    }
}

#[tokio::test]
async fn a_browser_is_somebodys_or_a_screen_and_never_both() {
    let hub = TestHub::demo().await;
    let (screen, sanne) = (hub.screen().await, hub.sign_in("fatima").await);
    for cookies in [both(&screen, &sanne), both(&sanne, &screen)] {
        for path in ["/v1/session", "/v1/snapshot?site=wh", "/v1/screens", "/v1/kiosk/screen"] {
            hub.get_as(&cookies, path).await.problem(403);
        }
        hub.call(post("/v1/kiosk/health", Some(&cookies), &report())).await.problem(403);
        let mut sign_out = get("/v1/session", Some(&cookies));
        *sign_out.method_mut() = Method::DELETE;
        hub.call(sign_out).await.problem(403);
    }
    assert!(hub.is_screen(&screen).await, "each alone goes on");
    assert_eq!(hub.get_as(&sanne, "/v1/screens").await.status, 200);
    // A browser in which somebody is signed in becomes no screen.
    let (code, pairing) = hub.pairing().await;
    hub.approve(&code).await;
    let told = hub.claim(&both(&pairing, &sanne)).await.problem(403);
    assert!(told.contains("sign out first"), "{told}");
    hub.call(post("/v1/kiosk-pairings", Some(&sanne), &json!({}))).await.problem(403);
}

#[tokio::test]
async fn a_cookie_of_a_screen_that_is_none_any_more_is_taken_away() {
    let hub = TestHub::demo().await;
    let screen = hub.screen().await;
    assert_eq!(hub.revoke(&hub.only_screen().await).await.status, 204);
    let gone = hub.get_as(&screen, "/v1/kiosk/screen").await;
    gone.problem(401);
    assert_eq!(gone.json()["type"], "urn:werkhub:problem:pair-first");
    let clear = gone.header("set-cookie").unwrap();
    assert!(clear.starts_with("__Host-werkhub-screen=;") && clear.contains("Max-Age=0"), "{clear}");
    // Whoever signs in there keeps the session that was given.
    let signed_in = hub.call(post("/v1/session", Some(&screen), &json!({"demo": "sanne"}))).await;
    let set: Vec<_> = signed_in.headers.get_all("set-cookie").iter().collect();
    assert_eq!(set.len(), 2, "{set:?}");
    assert!(hub.screens().await.is_empty());
}

/// A stream of a screen, and the text of its first message.
async fn opened(hub: &TestHub, screen: &str) -> (axum::body::BodyDataStream, String) {
    let snapshot = hub.get_as(screen, "/v1/snapshot?site=wh").await.json();
    let path = format!("/v1/stream?site=wh&after={}", snapshot["cursor"].as_str().unwrap());
    let response = hub.open(get(&path, Some(screen))).await;
    assert_eq!(response.status(), 200);
    let mut stream = response.into_body().into_data_stream();
    let first = stream.next().await.unwrap().unwrap();
    (stream, String::from_utf8_lossy(&first).into_owned())
}

fn event(name: &str, data: &Value) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

#[tokio::test]
async fn a_screen_hears_at_once_what_it_has_become() {
    let hub = TestHub::local_demo().await;
    let screen = hub.screen().await;
    let own = hub.get_as(&screen, "/v1/kiosk/screen").await.json();
    let (mut stream, first) = opened(&hub, &screen).await;
    let told = |text: &str| {
        let data = text.split("event: screen\ndata: ").nth(1).unwrap();
        serde_json::from_str::<Value>(data.split('\n').next().unwrap()).unwrap()
    };
    assert!(first.contains("event: hello"), "{first}");
    assert_eq!(told(&first), own);
    let mut setup = hub.setup();
    setup["name"] = json!("Bij de trap");
    setup["mode"] = json!("lobby");
    let changed = hub.change(own["id"].as_str().unwrap(), &setup).await.json();
    let heard = stream.next().await.unwrap().unwrap();
    assert_eq!(told(&String::from_utf8_lossy(&heard)), changed);
    assert_eq!(hub.get_as(&screen, "/v1/kiosk/screen").await.json(), changed);
    hub.change("nix", &setup).await.problem(404);
}

#[tokio::test]
async fn revoking_a_screen_ends_its_streams_with_a_word_and_no_others() {
    let hub = TestHub::local_demo().await;
    let screen = hub.screen().await;
    let key = hub.only_screen().await;
    let other = hub.screen().await;
    let (mut stream, _) = opened(&hub, &screen).await;
    let (mut second, _) = opened(&hub, &screen).await;
    let (mut others, _) = opened(&hub, &other).await;
    assert_eq!(hub.revoke(&key).await.status, 204);
    for stream in [&mut stream, &mut second] {
        let last = stream.next().await.unwrap().unwrap();
        assert_eq!(String::from_utf8_lossy(&last), event("revoked", &json!({})));
        assert!(stream.next().await.is_none());
    }
    hub.revoke(&key).await.problem(404);
    let sanne = hub.sign_in("sanne").await;
    let desk = hub.get_as(&sanne, "/v1/places?kind=desk&status=free").await.json();
    let desk = desk["places"][0]["code"].as_str().unwrap().to_owned();
    hub.command(&sanne, &super::super::support::check_in(uuid::Uuid::now_v7(), &desk)).await;
    let goes_on = others.next().await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&goes_on).contains("event: batch"));
}
