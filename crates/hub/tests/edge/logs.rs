//! The log names requests, never people.

use super::support::{PASSWORD, TestHub, check_in, get, post};
use serde_json::json;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;
use uuid::Uuid;

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Kept;

    fn make_writer(&'a self) -> Kept {
        self.clone()
    }
}

#[tokio::test(flavor = "current_thread")]
async fn neither_names_logins_cookies_queries_nor_passwords_are_logged() {
    let kept = Kept::default();
    // Everything, down to the finest: what a curious operator can switch on.
    let log = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false);
    let _guard = tracing::subscriber::set_default(log.with_writer(kept.clone()).finish());

    let demo = TestHub::demo().await;
    let cookie = demo.sign_in("sanne").await;
    let place = demo.free("desk").await.remove(0);
    demo.command(&cookie, &check_in(Uuid::now_v7(), &place)).await;
    demo.get_as(&cookie, "/v1/places?floor=wh-2").await;
    demo.get_as(&cookie, &format!("/d/{place}")).await;
    demo.call(get("/v1/stream?site=nix&after=geheim", Some(&cookie))).await;
    let feed = demo.call(post("/v1/calendar-feed", Some(&cookie), &json!({}))).await.json();
    let feed = feed["address"].as_str().unwrap().to_owned();
    let path = feed.strip_prefix("http://127.0.0.1:8080").unwrap();
    assert_eq!(demo.get(path).await.status, 200);
    assert_eq!(demo.get("/v1/calendars/geheim/reservations.ics").await.status, 404);
    let (code, pairing) = demo.pairing().await;
    assert_eq!(demo.approve(&code).await.status, 200);
    let screen = demo.claim(&pairing).await.cookie();
    let error = json!({"message": "Jansen belde", "agoMs": 1});
    let report = json!({"build": "x", "uptimeMs": 1, "lastError": error});
    assert_eq!(demo.call(post("/v1/kiosk/health", Some(&screen), &report)).await.status, 204);
    let local = TestHub::local().await;
    let signed_in = local.sign_in_local("kees", PASSWORD).await.cookie();
    local.sign_in_local("kees", "verkeerd wachtwoord").await;

    let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("route=\"/v1/commands\""), "the log was not kept:\n{text}");
    let secret = |cookie: &str| cookie.split_once('=').unwrap().1.to_owned();
    for forbidden in [
        "sanne",
        "Sanne",
        "Bakker",
        "kees",
        "Naam van",
        PASSWORD,
        "verkeerd",
        "floor=wh-2",
        "geheim",
        &format!("/d/{place}"),
        &secret(&cookie),
        &secret(&signed_in),
        &secret(&pairing),
        &secret(&screen),
        &code,
        "naast de lift",
        "Jansen",
        path.split('/').nth(3).unwrap(),
    ] {
        assert!(!text.contains(forbidden), "{forbidden:?} stands in the log:\n{text}");
    }
}
