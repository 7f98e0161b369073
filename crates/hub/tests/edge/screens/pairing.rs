//! How a screen is paired, and what a thief of its code gets.

use super::*;
use hub::accounts::Secret;

#[tokio::test]
async fn a_screen_is_paired_by_the_code_it_shows() {
    let hub = TestHub::local_demo().await;
    let begun = hub.call(post("/v1/kiosk-pairings", None, &json!({}))).await;
    let set = begun.header("set-cookie").unwrap();
    assert!(set.starts_with("__Host-werkhub-pairing=") && set.contains("HttpOnly"), "{set}");
    let (code, pairing) = (begun.json()["code"].clone(), begun.cookie());
    let code = code.as_str().unwrap();
    assert!(code.len() == 9 && !set.contains(code), "the cookie is no code: {code}");
    assert_eq!(begun.json()["expires"], START.0 + 10 * MINUTE);

    // A page that is loaded anew shows the same code.
    let again = hub.call(post("/v1/kiosk-pairings", Some(&pairing), &json!({}))).await;
    assert_eq!((again.json(), again.header("set-cookie")), (begun.json(), None));

    let waiting = hub.claim(&pairing).await;
    assert_eq!(waiting.json(), json!({"waiting": begun.json()}));
    assert_eq!(waiting.header("set-cookie"), None);
    assert!(hub.screens().await.is_empty());

    let typed = code.to_lowercase().replace('-', " ");
    let approved = hub.approve(&typed).await.json();
    let claimed = hub.claim(&pairing).await;
    assert_eq!(claimed.json(), json!({"screen": approved}));
    let set = claimed.header("set-cookie").unwrap();
    let parts = ["Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=34560000"];
    assert!(set.starts_with("__Host-werkhub-screen="), "{set}");
    assert!(parts.iter().all(|part| set.contains(part)), "{set}");
    let screen = claimed.cookie();
    let own = hub.get_as(&screen, "/v1/kiosk/screen").await.json();
    assert_eq!(own, approved);
    let mut setup = hub.setup();
    setup["settings"] =
        json!({"keepAwake": true, "reach": false, "highContrast": false, "dimAtNight": true});
    assert_eq!(own["setup"], setup);
}

#[tokio::test]
async fn the_code_alone_gives_nothing() {
    let hub = TestHub::local_demo().await;
    let (code, _) = hub.pairing().await;
    let (_, thief) = hub.pairing().await;
    assert_eq!(hub.approve(&code).await.status, 200);
    hub.call(post("/v1/kiosk-pairings/claim", None, &json!({}))).await.problem(404);
    let own = hub.claim(&thief).await;
    assert_eq!(own.header("set-cookie"), None);
    assert_ne!(own.json()["waiting"]["code"], json!(code), "only the own code");
    for value in [code.as_str(), &Secret::random().unwrap().to_text(), ""] {
        let guessed = hub.claim(&format!("__Host-werkhub-pairing={value}")).await;
        guessed.problem(404);
        assert!(!hub.is_screen(&format!("__Host-werkhub-screen={value}")).await);
    }
    // What a screen claims with is not what it shows itself by.
    let secret = thief.split_once('=').unwrap().1;
    assert!(!hub.is_screen(&format!("__Host-werkhub-screen={secret}")).await);
}

#[tokio::test]
async fn of_two_managers_who_approve_one_code_one_does() {
    let hub = TestHub::demo().await;
    for _ in 0..20 {
        let (code, _) = hub.pairing().await;
        let (one, other) = tokio::join!(hub.approve(&code), hub.approve(&code));
        let mut answers = [one.status.as_u16(), other.status.as_u16()];
        answers.sort_unstable();
        assert_eq!(answers, [200, 409]);
    }
    assert_eq!(hub.screens().await.len(), 20);
}

#[tokio::test]
async fn of_two_browsers_that_claim_one_pairing_one_is_the_screen() {
    let hub = TestHub::demo().await;
    for _ in 0..20 {
        let (code, pairing) = hub.pairing().await;
        hub.approve(&code).await;
        let (one, other) = tokio::join!(hub.claim(&pairing), hub.claim(&pairing));
        let (one, other) = (one.cookie(), other.cookie());
        assert_ne!(one, other);
        assert_ne!(hub.is_screen(&one).await, hub.is_screen(&other).await);
    }
}

#[tokio::test]
async fn a_browser_that_lost_its_cookie_comes_again_within_ten_minutes() {
    let hub = TestHub::demo().await;
    let (code, pairing) = hub.pairing().await;
    hub.clock.forward_ms(9 * MINUTE);
    hub.approve(&code).await;
    let lost = hub.claim(&pairing).await.cookie();
    assert!(hub.is_screen(&lost).await);
    hub.clock.forward_ms(10 * MINUTE - 1);
    let kept = hub.claim(&pairing).await.cookie();
    assert!(hub.is_screen(&kept).await && !hub.is_screen(&lost).await);
    hub.clock.forward_ms(1);
    hub.claim(&pairing).await.problem(404);
    assert!(hub.is_screen(&kept).await);
    // It begins anew, and is another screen.
    let begun = hub.call(post("/v1/kiosk-pairings", Some(&pairing), &json!({}))).await;
    assert_ne!(begun.cookie(), pairing);
}

#[tokio::test]
async fn a_page_that_is_loaded_anew_while_it_is_approved_does_not_lose_that() {
    let hub = TestHub::demo().await;
    let (code, pairing) = hub.pairing().await;
    hub.approve(&code).await;
    let begin = async || hub.call(post("/v1/kiosk-pairings", Some(&pairing), &json!({}))).await;
    let told = begin().await;
    assert!(told.problem(409).contains("claim"));
    assert_eq!(told.header("set-cookie"), None);
    let screen = hub.claim(&pairing).await.cookie();
    begin().await.problem(409);
    assert!(hub.is_screen(&screen).await);
    // Revoked, it is free to begin anew.
    hub.revoke(&hub.only_screen().await).await;
    assert_eq!(begin().await.status, 200);
}

#[tokio::test]
async fn wrong_and_old_codes_are_told_apart() {
    let hub = TestHub::demo().await;
    let told = async |code: &str, status: u16, words: &str| {
        let problem = hub.approve(code).await.problem(status);
        assert!(problem.contains(words), "{problem}");
    };
    told("ABCD-234", 400, "eight letters and digits").await;
    told("ABCD-234O", 400, "`code`").await;
    told("ABCD-2345", 404, "no screen shows this code").await;
    let (code, pairing) = hub.pairing().await;
    hub.clock.forward_ms(10 * MINUTE);
    told(&code, 404, "is over").await;
    hub.claim(&pairing).await.problem(404);
    let (code, _) = hub.pairing().await;
    assert_eq!(hub.approve(&code).await.status, 200);
    told(&code, 409, "approved already").await;
    hub.clock.forward_ms(11 * MINUTE);
    told(&code, 409, "approved already").await;
}

#[tokio::test]
async fn trying_codes_and_asking_for_them_is_slowed_down() {
    let hub = TestHub::demo().await;
    for _ in 0..10 {
        hub.approve("ABCD-2345").await.problem(404);
    }
    let (code, _) = hub.pairing().await;
    let throttled = hub.approve(&code).await;
    throttled.problem(429);
    assert_eq!(throttled.header("retry-after"), Some("30"));
    let joost = hub.sign_in("joost").await;
    let wish = json!({"code": code, "setup": hub.setup()});
    let other = hub.call(post("/v1/screens", Some(&joost), &wish)).await;
    assert_eq!(other.status, 200, "others are not held up");
    for _ in 1..60 {
        hub.pairing().await;
    }
    let throttled = hub.call(post("/v1/kiosk-pairings", None, &json!({}))).await;
    throttled.problem(429);
    assert_eq!(throttled.header("retry-after"), Some("10"));
}

#[tokio::test]
async fn approving_asks_for_a_fresh_sign_in_and_nothing_else_does() {
    let hub = TestHub::demo().await;
    let (code, _) = hub.pairing().await;
    let manager = hub.sign_in("fatima").await;
    let wish = json!({"code": code, "setup": hub.setup()});
    let approve = async || hub.call(post("/v1/screens", Some(&manager), &wish)).await;
    hub.clock.forward_ms(5 * MINUTE + 1);
    let refused = approve().await;
    refused.problem(403);
    assert_eq!(refused.json()["type"], "urn:werkhub:problem:sign-in-again");
    assert_eq!(hub.approve(&code).await.status, 200);
    let listed = hub.get_as(&manager, "/v1/screens").await.json();
    let path = format!("/v1/screens/{}", listed["screens"][0]["id"].as_str().unwrap());
    let mut setup = hub.setup();
    setup["name"] = json!("Elders");
    let changed = hub.call(request(Method::PUT, &path, Some(&manager), &setup)).await;
    assert_eq!(changed.json()["setup"]["name"], "Elders");
    let mut revoke = get(&path, Some(&manager));
    *revoke.method_mut() = Method::DELETE;
    assert_eq!(hub.call(revoke).await.status, 204);
}

#[tokio::test]
async fn a_setup_that_means_nothing_is_refused_by_the_name_of_its_field() {
    let hub = TestHub::demo().await;
    let (code, _) = hub.pairing().await;
    let manager = hub.sign_in("fatima").await;
    let code_of_a_desk = hub.free("desk").await.remove(0).parse().unwrap();
    let estate = hub.app.hub.read().estate.clone();
    let desk = estate.place_by_code(&code_of_a_desk).unwrap().place.id;
    for (field, value) in [
        ("name", json!("")),
        ("site", json!("nix")),
        ("floor", json!("nix-1")),
        ("at", json!([1_000_000, 0])),
        ("directionDegrees", json!(360)),
        ("mode", json!({"room": desk})),
        ("languages", json!([])),
        ("colour", json!("red")),
        ("settings", json!({"volume": 11})),
    ] {
        let mut setup = hub.setup();
        setup[field] = value;
        let wish = json!({"code": code, "setup": setup});
        let told = hub.call(post("/v1/screens", Some(&manager), &wish)).await.problem(400);
        let named = if field == "settings" { "volume" } else { field };
        assert!(told.contains(&format!("`{named}`")), "{field}: {told}");
    }
    assert_eq!(hub.approve(&code).await.status, 200, "the code still holds");
}
