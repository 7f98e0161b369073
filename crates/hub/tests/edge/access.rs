//! Every route × every kind of caller → the expected status. A route without a row fails.

use super::support::{METRICS_TOKEN, TestHub, Wanted, get, request, with};
use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, header};
use hub::http::request_guard::NEED_NO_SESSION;
use hub::http::routes::routes;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use sync::wire::Audience;

/// Not signed in where the public is shut out; not signed in where it is not; then the roles; then a
/// screen in the building, where the public is shut out.
const CALLERS: [&str; 7] = ["shut out", "public", "sanne", "lies", "fatima", "joost", "screen"];

struct Row {
    method: Method,
    /// As the router has it.
    route: &'static str,
    /// As it is called.
    path: &'static str,
    body: Option<Value>,
    /// One for each of the callers.
    expected: [u16; 7],
}

fn rows() -> Vec<Row> {
    let row =
        |method: Method, route, path, expected| Row { method, route, path, body: None, expected };
    let taking = |row: Row, body: Value| Row { body: Some(body), ..row };
    const GET: Method = Method::GET;
    const POST: Method = Method::POST;
    const DELETE: Method = Method::DELETE;
    let plan = "/v1/plans/0123";
    let feed = "/v1/calendar-feed";
    let (pairing, claim) = ("/v1/kiosk-pairings", "/v1/kiosk-pairings/claim");
    let (screen, health) = ("/v1/kiosk/screen", "/v1/kiosk/health");
    let (screens, one_screen, nix) = ("/v1/screens", "/v1/screens/{screen}", "/v1/screens/nix");
    let calendar =
        ("/v1/calendars/{secret}/reservations.ics", "/v1/calendars/nix/reservations.ics");
    let room = ("/v1/rooms/{code}/calendar.ics", "/v1/rooms/nix/calendar.ics");
    let stream = "/v1/stream?site=nix&after=x";
    let live = |status| [401, status, status, status, status, status, status];
    let signed_in = |status| [401, 401, status, status, status, status, 403];
    let manager = |status| [401, 401, 403, 403, status, status, 403];
    let of_screens = |status| [401, 401, 403, 403, 403, 403, status];
    let setup = json!({
        "name": "Hal", "site": "wh", "floor": "wh-1", "at": [0, 0], "directionDegrees": 0,
        "mode": "lobby", "languages": ["nl"],
    });
    let new_screen = json!({"code": "ABCD-2345", "setup": setup});
    let report = json!({"build": "x", "uptimeMs": 1});
    let empty = json!({"outbox": "01890a5d-ac96-774b-bcce-b302099a8057", "commands": []});
    let bram = json!({"demo": "bram"});
    vec![
        row(GET, "/v1/session", "/v1/session", [200; 7]),
        taking(row(POST, "/v1/session", "/v1/session", [200, 200, 200, 200, 200, 200, 403]), bram),
        row(DELETE, "/v1/session", "/v1/session", signed_in(204)),
        row(GET, "/v1/sites", "/v1/sites", [200; 7]),
        row(GET, "/v1/plans/{hash}", plan, [404; 7]),
        row(GET, "/v1/places", "/v1/places", live(200)),
        row(GET, "/v1/places/{code}", "/v1/places/nix", live(404)),
        row(GET, room.0, room.1, live(404)),
        row(GET, calendar.0, calendar.1, [404; 7]),
        row(GET, feed, feed, signed_in(200)),
        taking(row(POST, feed, feed, signed_in(200)), json!({})),
        row(DELETE, feed, feed, signed_in(204)),
        row(GET, "/v1/me/past", "/v1/me/past", signed_in(200)),
        row(GET, "/v1/snapshot", "/v1/snapshot?site=wh", live(200)),
        row(GET, "/v1/stream", stream, live(400)),
        taking(row(POST, "/v1/commands", "/v1/commands", signed_in(200)), empty),
        row(GET, "/v1/labels", "/v1/labels?floor=wh-1", manager(200)),
        taking(row(POST, pairing, pairing, [200, 200, 403, 403, 403, 403, 409]), json!({})),
        taking(row(POST, claim, claim, [404, 404, 403, 403, 403, 403, 404]), json!({})),
        row(GET, screen, screen, of_screens(200)),
        taking(row(POST, health, health, of_screens(204)), report),
        row(GET, screens, screens, manager(200)),
        taking(row(POST, screens, screens, manager(404)), new_screen),
        taking(row(Method::PUT, one_screen, nix, manager(404)), setup),
        row(DELETE, one_screen, nix, manager(404)),
        row(GET, "/v1/openapi.json", "/v1/openapi.json", [200; 7]),
        row(GET, "/healthz", "/healthz", [200; 7]),
        row(GET, "/readyz", "/readyz", [200; 7]),
        row(GET, "/metrics", "/metrics", [401; 7]),
    ]
}

impl TestHub {
    /// The cookie of a caller in the table.
    async fn cookie_of(&self, caller: &str) -> Option<String> {
        match caller {
            "shut out" | "public" => None,
            "screen" => Some(self.screen().await),
            login => Some(self.sign_in(login).await),
        }
    }
}

impl Row {
    fn request(&self, cookie: Option<&str>) -> Request<Body> {
        match &self.body {
            Some(body) => request(self.method.clone(), self.path, cookie, body),
            None => {
                let mut request = get(self.path, cookie);
                *request.method_mut() = self.method.clone();
                request
            }
        }
    }
}

#[tokio::test]
async fn every_route_answers_every_caller_as_the_table_says() {
    let shut = Wanted { audience: Audience::Screens, ..Wanted::default() };
    let (shut, open) = (TestHub::start(shut).await, TestHub::demo().await);
    for row in rows() {
        for (caller, expected) in CALLERS.into_iter().zip(row.expected) {
            let hub = if matches!(caller, "shut out" | "screen") { &shut } else { &open };
            let cookie = hub.cookie_of(caller).await;
            let answer = hub.call(row.request(cookie.as_deref())).await;
            assert_eq!(answer.status, expected, "{} {} by {caller}", row.method, row.path);
            if expected >= 400 {
                answer.problem(expected);
            }
        }
    }
}

#[test]
fn every_route_has_a_row() {
    let name = |method: &Method, path: &str| format!("{method} {path}");
    let known: BTreeSet<_> = rows().iter().map(|row| name(&row.method, row.route)).collect();
    let routes: BTreeSet<_> =
        routes().iter().map(|route| name(&route.guard.method, route.guard.path)).collect();
    assert_eq!(routes, known);
}

#[tokio::test]
async fn changes_need_a_session_the_same_origin_and_json() {
    let hub = TestHub::demo().await;
    for row in rows().iter().filter(|row| row.method != Method::GET) {
        let exempt = NEED_NO_SESSION
            .iter()
            .any(|(method, path)| *method == row.method && *path == row.route);
        let without = hub.call(row.request(None)).await;
        assert_eq!(without.status == 401, !exempt, "{} {}", row.method, row.route);
        // Whoever is let through: by the same origin it comes to what the table says.
        let mut callers = CALLERS.into_iter().zip(row.expected).skip(1);
        let (caller, expected) = callers.find(|(_, it)| !matches!(it, 401 | 403)).unwrap();
        let cookie = hub.cookie_of(caller).await;
        let asked = || row.request(cookie.as_deref());
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
        ] {
            let elsewhere = hub.call(with(asked(), name, value)).await;
            elsewhere.problem(403);
        }
        if row.body.is_some() {
            let text = with(asked(), "content-type", "text/plain");
            hub.call(text).await.problem(415);
            let mut untyped = asked();
            untyped.headers_mut().remove(header::CONTENT_TYPE);
            hub.call(untyped).await.problem(415);
        }
        for (name, value) in [
            ("sec-fetch-site", "same-origin"),
            ("sec-fetch-site", "none"),
            ("origin", "http://127.0.0.1:8080"),
        ] {
            let cookie = hub.cookie_of(caller).await;
            let here = hub.call(with(row.request(cookie.as_deref()), name, value)).await;
            assert_eq!(here.status, expected, "{} {} {name}: {value}", row.method, row.route);
        }
    }
}

#[tokio::test]
async fn figures_are_for_who_shows_the_token() {
    let hub = TestHub::demo().await;
    let with_token = |token: &str| {
        let mut request = get("/metrics", None);
        let value = HeaderValue::from_str(&format!("Bearer {token}")).unwrap();
        request.headers_mut().insert(header::AUTHORIZATION, value);
        request
    };
    hub.sign_in("sanne").await;
    hub.call(with_token("another-token-of-it")).await.problem(401);
    let figures = hub.call(with_token(METRICS_TOKEN)).await;
    assert_eq!(figures.status, 200);
    let text = String::from_utf8(figures.body).unwrap();
    for line in [
        "werkhub_sign_ins_total{result=\"accepted\"} 1",
        "werkhub_requests_total{method=\"POST\",route=\"/v1/session\",status=\"200\"} 1",
        "werkhub_log_head 1",
        "werkhub_screens{state=\"well\"} 0",
        "werkhub_streams 0",
        "werkhub_commits_total 1",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(text.ends_with("# EOF\n"));
    assert!(!text.to_lowercase().contains("sanne"), "a person in the figures");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let hub = TestHub::demo().await;
    for path in ["/", "/v1/session", "/v1/nix", "/healthz", "/absent.js", "/d/1.118-3"] {
        let answer = hub.get(path).await;
        let policy = answer.header("content-security-policy").unwrap();
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        for part in [
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "frame-ancestors 'none'",
            "connect-src 'self'",
            "img-src 'self' data:",
        ] {
            assert!(policy.contains(part), "{part} is not in {policy}");
        }
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path}");
        }
        assert!(answer.header("permissions-policy").unwrap().contains("camera=(self)"));
        assert_eq!(answer.header("strict-transport-security"), None, "plain http");
        let versioned = path.starts_with("/v1/") && answer.status.is_success();
        assert_eq!(answer.header("api-version").is_some(), versioned, "{path}");
    }
    let https = Wanted { transport: hub::config::Transport::BehindTls, ..Wanted::default() };
    let answer = TestHub::start(https).await.get("/").await;
    assert!(answer.header("strict-transport-security").unwrap().starts_with("max-age="));
}
