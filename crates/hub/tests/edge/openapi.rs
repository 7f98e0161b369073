//! The description: equal to the one in the repository, and true.

use super::support::{TestHub, check_in, envelope, post};
use futures::StreamExt;
use hub::http::openapi::document;
use serde_json::{Value, json};
use std::path::PathBuf;
use uuid::Uuid;

fn committed() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json")
}

/// `UPDATE=1 cargo test -p hub --test edge openapi` writes it anew.
#[test]
fn the_description_in_the_repository_is_the_one_of_the_code() {
    let mut made = document().to_pretty_json().unwrap();
    made.push('\n');
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(committed(), &made).unwrap();
    }
    let kept = std::fs::read_to_string(committed()).unwrap_or_default();
    assert!(
        kept == made,
        "docs/openapi.json is not what the code says: look at the change with \
         `UPDATE=1 cargo test -p hub --test edge openapi` and `git diff docs/openapi.json`"
    );
}

/// Regression: the filter by status did not name `reserved`.
#[test]
fn the_filter_by_status_names_every_status() {
    let all: Value = serde_json::from_str(&document().to_json().unwrap()).unwrap();
    let parameters = all["paths"]["/v1/places"]["get"]["parameters"].as_array().unwrap();
    let filter = parameters.iter().find(|it| it["name"] == "status").unwrap();
    let text = filter["description"].as_str().unwrap();
    let statuses = all["components"]["schemas"]["PlaceStatus"]["enum"].as_array().unwrap();
    assert_eq!(statuses.len(), 5);
    for status in statuses {
        assert!(text.contains(status.as_str().unwrap()), "{status} in {text:?}");
    }
}

/// Whether an answer is of the schema with that name: no field more, none less.
fn check(schema: &str, answer: &Value) {
    let mut all: Value = serde_json::from_str(&document().to_json().unwrap()).unwrap();
    let root = all.as_object_mut().unwrap();
    root.insert("$ref".into(), json!(format!("#/components/schemas/{schema}")));
    let validator = jsonschema::validator_for(&all).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(answer).map(|it| format!("{it} at {}", it.instance_path())).collect();
    assert!(wrong.is_empty(), "{schema}: {wrong:#?}\n{answer:#}");
}

#[tokio::test]
async fn it_is_openapi_3_1_with_every_reference_resolved() {
    let hub = TestHub::demo().await;
    let served = hub.get("/v1/openapi.json").await.json();
    assert_eq!(served["openapi"], "3.1.0");
    let text = served.to_string();
    let schemas = served["components"]["schemas"].as_object().unwrap();
    for name in text.split("\"#/components/schemas/").skip(1) {
        let name = name.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name} is referred to and not there");
    }
    for name in schemas.keys() {
        assert!(name.starts_with(|c: char| c.is_ascii_uppercase()), "{name} is not PascalCase");
    }
}

/// NLGov REST API Design Rules, /core/publish-openapi and /core/version-header.
#[tokio::test]
async fn other_sites_may_read_it_and_it_names_the_version_header() {
    let hub = TestHub::demo().await;
    let served = hub.get("/v1/openapi.json").await;
    assert_eq!(served.header("access-control-allow-origin"), Some("*"));
    let others = hub.get("/v1/sites").await;
    assert_eq!(others.header("access-control-allow-origin"), None);
    let description = served.json();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let responses = operation["responses"].as_object().unwrap();
            let done = responses.iter().find(|(status, _)| status.starts_with('2')).unwrap().1;
            let named = !done["headers"]["API-Version"].is_null();
            assert_eq!(named, path.starts_with("/v1/"), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn real_answers_are_as_described() {
    let hub = TestHub::demo().await;
    check("Session", &hub.get("/v1/session").await.json());
    let cookie = hub.sign_in("fatima").await;
    check("Session", &hub.get_as(&cookie, "/v1/session").await.json());
    check("Session", &TestHub::local().await.get("/v1/session").await.json());
    check("Problem", &hub.get("/v1/nix").await.json());
    let sites = hub.get("/v1/sites").await.json();
    check("Sites", &sites);
    let plan = sites["sites"][0]["plan"].as_str().unwrap();
    check("Plan", &hub.get(&format!("/v1/plans/{plan}")).await.json());

    let before = hub.get("/v1/snapshot?site=wh").await.json();
    let place = hub.free("desk").await.remove(0);
    let check_in = check_in(Uuid::now_v7(), &place);
    let close = json!({
        "id": Uuid::now_v7(), "sequence": 2, "kind": "close", "target": {"floor": "wh-4"},
        "made": check_in["made"],
    });
    let asked = envelope(&[check_in.clone(), close, json!({"kind": "nix"})]);
    check("Commands", &envelope(&[check_in]));
    let outcomes = hub.call(post("/v1/commands", Some(&cookie), &asked)).await.json();
    check("CommandOutcomes", &outcomes);
    assert_eq!(outcomes["outcomes"][1]["status"], "accepted");

    check("Snapshot", &hub.get("/v1/snapshot?site=wh").await.json());
    let mine = hub.get_as(&cookie, "/v1/snapshot?site=wh").await.json();
    assert_eq!(mine["mine"].as_array().unwrap().len(), 1);
    check("Snapshot", &mine);
    check("Places", &hub.get("/v1/places").await.json());
    check("Places", &hub.get_as(&cookie, "/v1/places").await.json());
    let stay = asked["commands"][0]["id"].clone();
    let leave = json!({
        "id": Uuid::now_v7(), "sequence": 3, "kind": "release", "occupancy": stay,
        "made": asked["commands"][0]["made"],
    });
    let left = hub.call(post("/v1/commands", Some(&cookie), &envelope(&[leave]))).await.json();
    assert_eq!(left["outcomes"][0]["status"], "accepted");
    let (code, pairing) = hub.pairing().await;
    check("Nothing", &json!({}));
    check("PairingClaim", &hub.claim(&pairing).await.json());
    check("Pairing", &hub.call(post("/v1/kiosk-pairings", None, &json!({}))).await.json());
    let mut setup = hub.setup();
    check("ScreenSetup", &setup);
    setup["mode"] = json!({"room": Uuid::nil()});
    check("NewScreen", &json!({"code": code, "setup": setup}));
    check("OwnScreen", &hub.approve(&code).await.json());
    check("PairingClaim", &hub.claim(&pairing).await.json());
    let screen = hub.screen().await;
    check("OwnScreen", &hub.get_as(&screen, "/v1/kiosk/screen").await.json());
    let error = json!({"message": "x", "agoMs": 5});
    let report = json!({"build": "x", "contentAgeMs": 1, "uptimeMs": 1, "memoryBytes": 9,
        "lastError": error});
    check("ScreenReport", &report);
    hub.call(post("/v1/kiosk/health", Some(&screen), &report)).await;
    check("Screens", &hub.get_as(&cookie, "/v1/screens").await.json());
    check("Past", &hub.get_as(&cookie, "/v1/me/past").await.json());
    let feed = |method: &str| {
        let mut request = post("/v1/calendar-feed", Some(&cookie), &json!({}));
        *request.method_mut() = method.parse().unwrap();
        request
    };
    check("CalendarFeedWanted", &json!({}));
    check("CalendarFeed", &hub.call(feed("GET")).await.json());
    check("NewCalendarFeed", &hub.call(feed("POST")).await.json());
    check("CalendarFeed", &hub.call(feed("GET")).await.json());
    check("Place", &hub.get(&format!("/v1/places/{place}")).await.json());

    let cursor = before["cursor"].as_str().unwrap();
    let path = format!("/v1/stream?site=wh&after={cursor}");
    let response = hub.open(super::support::get(&path, Some(&cookie))).await;
    let mut stream = response.into_body().into_data_stream();
    let mut text = String::new();
    while !text.contains("event: digest") || !text.ends_with("\n\n") {
        text.push_str(&String::from_utf8(stream.next().await.unwrap().unwrap().into()).unwrap());
    }
    let mut seen = Vec::new();
    for event in text.split("\n\n").filter(|event| event.contains("event: ")) {
        let field = |name: &str| {
            let line = event.lines().find(|line| line.starts_with(name));
            line.and_then(|line| line.split_once(": ")).map(|(_, value)| value.to_owned())
        };
        let data: Value = serde_json::from_str(&field("data").unwrap()).unwrap();
        let name = field("event").unwrap();
        let schema = match name.as_str() {
            "hello" => "Hello",
            "batch" => "Batch",
            "digest" => "Digest",
            other => panic!("unexpected {other}"),
        };
        check(schema, &data);
        seen.push(name);
    }
    assert_eq!(seen, ["hello", "batch", "digest"]);
}
