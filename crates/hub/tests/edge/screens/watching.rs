//! What screens report, and what their manager and the operator see of it.

use super::super::support::METRICS_TOKEN;
use super::*;
use axum::http::{HeaderValue, header};

async fn troubles(hub: &TestHub) -> Value {
    let screen = hub.screens().await.remove(0);
    json!({"troubles": screen["troubles"], "alarm": screen["alarm"]})
}

async fn figures(hub: &TestHub) -> String {
    let mut request = get("/metrics", None);
    let token = HeaderValue::from_str(&format!("Bearer {METRICS_TOKEN}")).unwrap();
    request.headers_mut().insert(header::AUTHORIZATION, token);
    String::from_utf8(hub.call(request).await.body).unwrap()
}

#[tokio::test]
async fn a_screen_that_falls_silent_is_an_alarm_in_opening_hours() {
    let hub = TestHub::demo().await;
    let screen = hub.screen().await;
    let well = json!({"troubles": [], "alarm": false});
    assert_eq!(troubles(&hub).await, well);
    hub.clock.forward_ms(MINUTE);
    assert_eq!(hub.heartbeat(&screen).await.status, 204);
    hub.clock.forward_ms(3 * MINUTE);
    assert_eq!(troubles(&hub).await, well);
    let key = hub.only_screen().await;
    let line = |name: &str, value: i64| {
        format!("werkhub_{name}{{screen=\"{key}\",floor=\"wh-2\"}} {value}\n")
    };
    let shown = figures(&hub).await;
    let counted =
        |state: &str, count: i64| format!("werkhub_screens{{state=\"{state}\"}} {count}\n");
    for line in [line("screen_silent_seconds", 180), line("screen_alarm", 0), counted("well", 1)] {
        assert!(shown.contains(&line), "{line} is not in {shown}");
    }
    assert!(!shown.contains("Hal"), "a screen's name may name a person");
    hub.clock.forward_ms(1);
    let silent = |alarm: bool| {
        let since = START.0 + MINUTE;
        json!({"troubles": [{"what": "silent", "since": since}], "alarm": alarm})
    };
    assert_eq!(troubles(&hub).await, silent(true));
    let shown = figures(&hub).await;
    for line in [line("screen_alarm", 1), counted("alarm", 1), counted("well", 0)] {
        assert!(shown.contains(&line), "{line} is not in {shown}");
    }
    // Eight in the evening: the building has closed.
    hub.clock.forward_ms(10 * 60 * MINUTE);
    assert_eq!(troubles(&hub).await, silent(false));
    hub.heartbeat(&screen).await;
    assert_eq!(troubles(&hub).await, well);
}

#[tokio::test]
async fn what_a_screen_says_of_itself_is_shown_within_bounds() {
    let hub = TestHub::demo().await;
    let screen = hub.screen().await;
    let mut said = report();
    said["lastError"] = json!({"message": "x\n".repeat(1_000), "agoMs": -5});
    said["contentAgeMs"] = json!(11 * MINUTE);
    let heard = hub.call(post("/v1/kiosk/health", Some(&screen), &said)).await;
    assert_eq!(heard.status, 204);
    let shown = hub.screens().await.remove(0);
    assert_eq!(shown["heard"], START.0);
    assert_eq!(shown["report"]["lastError"], json!({"message": "x".repeat(300), "agoMs": 0}));
    let told = [
        json!({"what": "staleContent", "since": START.0 - 11 * MINUTE}),
        json!({"what": "error", "since": START.0}),
    ];
    assert_eq!(shown["troubles"], json!(told));
    said["mood"] = json!("good");
    let told = hub.call(post("/v1/kiosk/health", Some(&screen), &said)).await.problem(400);
    assert!(told.contains("`mood`"), "{told}");
    let much = json!({"build": "x".repeat(70_000), "uptimeMs": 1});
    let too_large = hub.call(post("/v1/kiosk/health", Some(&screen), &much)).await;
    assert!(too_large.status == 413 || too_large.status == 400, "{}", too_large.status);
}

#[tokio::test]
async fn a_screen_that_never_came_for_its_approval_is_told() {
    let hub = TestHub::demo().await;
    let (code, _) = hub.pairing().await;
    hub.approve(&code).await;
    assert_eq!(troubles(&hub).await, json!({"troubles": [], "alarm": false}));
    hub.clock.forward_ms(10 * MINUTE + 1);
    let never = [json!({"what": "neverConnected", "since": START.0 + 10 * MINUTE})];
    assert_eq!(troubles(&hub).await, json!({"troubles": never, "alarm": false}));
}

#[tokio::test]
async fn screens_are_listed_by_name() {
    let hub = TestHub::demo().await;
    for name in ["Trap", "Hal", "Lift"] {
        hub.screen().await;
        let mut all = hub.screens().await;
        let new = all.iter_mut().find(|it| it["setup"]["name"] == "Hal, naast de lift").unwrap();
        let mut setup = hub.setup();
        setup["name"] = json!(name);
        assert_eq!(hub.change(new["id"].as_str().unwrap(), &setup).await.status, 200);
    }
    let names: Vec<_> = hub.screens().await.iter().map(|it| it["setup"]["name"].clone()).collect();
    assert_eq!(names, ["Hal", "Lift", "Trap"]);
}

#[tokio::test]
async fn the_example_of_alerts_names_figures_that_there_are() {
    let hub = TestHub::demo().await;
    hub.screen().await;
    let shown = figures(&hub).await;
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../kiosk/alerts.yml");
    let alerts = std::fs::read_to_string(path).unwrap();
    let rules = alerts.lines().filter_map(|line| line.trim().strip_prefix("expr: "));
    let words = rules.flat_map(|rule| rule.split(|c: char| !(c.is_alphanumeric() || c == '_')));
    let named: Vec<_> = words.filter(|word| word.starts_with("werkhub_")).collect();
    assert!(named.len() >= 4, "{named:?}");
    for name in named {
        let is_shown = shown
            .lines()
            .any(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['{', ' '])));
        assert!(is_shown, "{name} is not in\n{shown}");
    }
}
