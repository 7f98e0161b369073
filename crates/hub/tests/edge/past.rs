//! What has become of one's own reservations and stays.

use super::support::{START, TestHub, Wanted, check_in, envelope, post};
use serde_json::{Value, json};
use sync::wire::Audience;
use uuid::Uuid;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

fn wish(mut command: Value) -> Value {
    let made = json!({"wallMs": START.0, "offsetMs": 0, "errorMs": 0});
    let about = json!({"id": Uuid::now_v7(), "sequence": 1, "made": made});
    command.as_object_mut().unwrap().extend(about.as_object().unwrap().clone());
    command
}

async fn accepted(hub: &TestHub, cookie: &str, command: &Value) {
    let asked = envelope(std::slice::from_ref(command));
    let outcome = hub.call(post("/v1/commands", Some(cookie), &asked)).await.json();
    assert_eq!(outcome["outcomes"][0]["status"], "accepted", "{outcome}");
}

async fn past(hub: &TestHub, cookie: &str) -> Value {
    let answer = hub.get_as(cookie, "/v1/me/past").await;
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    answer.json()["past"].clone()
}

#[tokio::test]
async fn a_person_sees_what_was_and_nobody_else_does() {
    let hub = TestHub::start(Wanted { audience: Audience::Screens, ..Wanted::default() }).await;
    let (sanne, bram) = (hub.sign_in("sanne").await, hub.sign_in("bram").await);
    let places = hub.get_as(&sanne, "/v1/places?kind=desk&status=free").await.json();
    let desk = places["places"][0]["code"].clone();
    let rooms = hub.get_as(&sanne, "/v1/places?kind=room&status=free").await.json();
    let room = rooms["places"][0]["code"].clone();
    assert_eq!(past(&hub, &sanne).await, json!([]));

    let stay = check_in(Uuid::now_v7(), desk.as_str().unwrap());
    accepted(&hub, &sanne, &stay).await;
    let from = START.0 + 3 * HOUR;
    let promise = wish(json!({"kind": "reserve", "place": room, "from": from,
        "until": from + HOUR}));
    accepted(&hub, &sanne, &promise).await;
    assert_eq!(past(&hub, &sanne).await, json!([]), "nothing is over yet");
    hub.clock.forward_ms(HOUR);
    accepted(&hub, &sanne, &wish(json!({"kind": "release", "occupancy": stay["id"]}))).await;
    hub.clock.forward_ms(HOUR);
    accepted(&hub, &sanne, &wish(json!({"kind": "cancel", "reservation": promise["id"]}))).await;
    let expected = json!([
        {"place": room, "kind": "room", "from": from, "until": from + HOUR,
         "at": START.0 + 2 * HOUR, "became": "cancelled"},
        {"place": desk, "kind": "desk", "from": START.0, "until": START.0 + HOUR,
         "at": START.0 + HOUR, "became": "wasThere"},
    ]);
    assert_eq!(past(&hub, &sanne).await, expected);
    for other in [bram, hub.sign_in("fatima").await, hub.sign_in("joost").await] {
        assert_eq!(past(&hub, &other).await, json!([]));
    }

    // After fourteen days it is gone, also where nothing was dropped yet.
    hub.clock.forward_ms(14 * DAY - HOUR / 2);
    let sanne = hub.sign_in("sanne").await;
    let kept = past(&hub, &sanne).await;
    assert_eq!(kept.as_array().unwrap().len(), 1, "{kept}");
    assert_eq!(kept[0]["became"], "cancelled");
}

#[tokio::test]
async fn a_reservation_that_nobody_came_for_is_among_what_was() {
    let hub = TestHub::demo().await;
    let sanne = hub.sign_in("sanne").await;
    let room = hub.free("room").await.remove(0);
    let from = START.0 + HOUR;
    let promise = wish(json!({"kind": "reserve", "place": room, "from": from,
        "until": from + HOUR}));
    accepted(&hub, &sanne, &promise).await;
    hub.clock.forward_ms(3 * HOUR);
    hub.app.hub.advance().await;
    let kept = past(&hub, &sanne).await;
    assert_eq!(kept[0]["became"], "noShow", "{kept}");
    assert_eq!(kept[0]["from"], from);
}
