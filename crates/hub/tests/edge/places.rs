//! Sites and places for other systems.

use super::support::{TestHub, check_in};
use serde_json::{Value, json};
use uuid::Uuid;

async fn codes(hub: &TestHub, query: &str) -> Vec<Value> {
    let answer = hub.get(&format!("/v1/places?{query}")).await;
    assert_eq!(answer.status, 200, "{query}");
    answer.json()["places"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_public_sees_places_and_never_whose() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("sanne").await;
    let place = hub.free("desk").await.remove(0);
    let outcome = hub.command(&cookie, &check_in(Uuid::now_v7(), &place)).await.json();
    assert_eq!(outcome["outcomes"][0]["status"], "accepted");

    let public = hub.get(&format!("/v1/places/{place}")).await;
    let seen = public.json();
    let mut members: Vec<&str> = seen.as_object().unwrap().keys().map(String::as_str).collect();
    members.sort_unstable();
    let expected =
        ["capacity", "code", "features", "floor", "kind", "site", "status", "until", "zone"];
    assert_eq!(members, expected);
    assert_eq!(seen["status"], "occupied");
    // Closing time that Friday, 19:00 in Amsterdam.
    assert_eq!(seen["until"], "2026-11-20T18:00:00Z");

    let path = format!("/v1/places/{place}");
    assert_eq!(hub.get_as(&cookie, &path).await.json()["mine"], true);
    let bram = hub.sign_in("bram").await;
    assert_eq!(hub.get_as(&bram, &path).await.json()["mine"], false);
}

/// Regression: a room was said to be free for an hour and a booth for half of one, whenever asked.
#[tokio::test]
async fn a_free_place_of_any_kind_is_free_until_closing_time() {
    let hub = TestHub::demo().await;
    for kind in ["desk", "room", "booth"] {
        for place in codes(&hub, &format!("kind={kind}&status=free")).await {
            assert_eq!(place["until"], "2026-11-20T18:00:00Z", "{place}");
        }
    }
}

#[tokio::test]
async fn places_are_filtered() {
    let hub = TestHub::demo().await;
    let all = codes(&hub, "").await;
    assert_eq!(all, codes(&hub, "site=wh&floor=&zone=&kind=&status=&feature=").await);
    let kinds = [
        codes(&hub, "kind=desk").await,
        codes(&hub, "kind=room").await,
        codes(&hub, "kind=booth").await,
    ];
    assert_eq!(kinds.iter().map(Vec::len).sum::<usize>(), all.len());
    assert!(kinds[0].len() >= 240);
    assert_eq!((kinds[1].len(), kinds[2].len()), (18, 12));
    assert_eq!(codes(&hub, "status=free").await.len(), all.len());
    assert_eq!(codes(&hub, "status=occupied").await.len(), 0);
    for (query, member, value) in [
        ("floor=wh-2", "floor", "wh-2"),
        ("zone=silence", "zone", "silence"),
        ("kind=room&feature=hybrid-ready", "kind", "room"),
    ] {
        let found = codes(&hub, query).await;
        assert!(!found.is_empty() && found.len() < all.len(), "{query}");
        assert!(found.iter().all(|place| place[member] == value), "{query}");
    }
    let hybrid = codes(&hub, "feature=hybrid-ready").await;
    assert!(hybrid.iter().all(|place| {
        let features: Vec<&str> =
            place["features"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        ["display", "camera", "microphone"].iter().all(|it| features.contains(it))
    }));
}

#[tokio::test]
async fn mistakes_in_a_query_are_named() {
    let hub = TestHub::demo().await;
    for (query, words) in [
        ("colour=red", "colour"),
        ("kind=sofa", "sofa"),
        ("site=nix", "nix"),
        ("floor=wh-99", "wh-99"),
        ("zone=lawaai", "lawaai"),
        ("status=reserved-ish", "reserved-ish"),
        ("feature=jacuzzi", "jacuzzi"),
        ("kind=desk&kind=desk", "twice"),
    ] {
        let detail = hub.get(&format!("/v1/places?{query}")).await.problem(400);
        assert!(detail.contains(words), "{query}: {detail}");
    }
    hub.get("/v1/places/9.999-9").await.problem(404);
    hub.get("/v1/places/a%20b").await.problem(404);
}

#[tokio::test]
async fn sites_name_their_floors_and_a_plan_that_can_be_fetched() {
    let hub = TestHub::local().await;
    let sites = hub.get("/v1/sites").await.json();
    let site = &sites["sites"][0];
    assert_eq!((site["code"].as_str(), site["kind"].as_str()), (Some("wh"), Some("werkHub")));
    assert_eq!(site["floors"].as_array().unwrap().len(), 5);
    let plan = hub.get(&format!("/v1/plans/{}", site["plan"].as_str().unwrap())).await;
    assert_eq!(plan.status, 200);
    assert!(plan.header("cache-control").unwrap().contains("immutable"));
    assert_eq!(plan.json()["site"]["code"], "wh");
}

#[tokio::test]
async fn a_reservation_is_seen_by_all_and_its_holder_by_nobody() {
    let hub = TestHub::demo().await;
    let (sanne, bram) = (hub.sign_in("sanne").await, hub.sign_in("bram").await);
    let place = hub.free("desk").await.remove(0);
    // The quarter that begins now, until one in Amsterdam.
    let (from, until) = (1_795_165_200_000_i64, 1_795_176_000_000_i64);
    let reserve = |place: &str| {
        let id = Uuid::now_v7();
        let made = json!({"wallMs": from, "offsetMs": 0, "errorMs": 0});
        let command = json!({"id": id, "sequence": 1, "kind": "reserve", "place": place,
            "from": from, "until": until, "made": made});
        (id, command)
    };
    let (id, wish) = reserve(&place);
    let outcome = hub.command(&sanne, &wish).await.json();
    assert_eq!(outcome["outcomes"][0]["status"], "accepted", "{outcome}");

    let path = format!("/v1/places/{place}");
    let public = hub.get(&path).await.json();
    assert_eq!(
        (&public["status"], &public["until"]),
        (&json!("reserved"), &json!("2026-11-20T12:00:00Z"))
    );
    assert_eq!(hub.get_as(&sanne, &path).await.json()["mine"], true);
    assert_eq!(hub.get_as(&bram, &path).await.json()["mine"], false);
    assert_eq!(codes(&hub, "status=reserved").await.len(), 1);

    let snapshot = "/v1/snapshot?site=wh";
    assert_eq!(
        hub.get_as(&sanne, snapshot).await.json()["reserved"][0]["reservation"],
        id.to_string()
    );
    for others in [hub.get(snapshot).await, hub.get_as(&bram, snapshot).await] {
        let others = others.json();
        assert_eq!(others["state"]["reservations"][0]["from"], from);
        assert!(!others.to_string().contains(&id.to_string()));
    }

    let refused = hub.command(&bram, &reserve(&place).1).await.json();
    assert_eq!(refused["outcomes"][0]["reason"], "placeReserved");
    assert_eq!(refused["outcomes"][0]["alternatives"].as_array().unwrap().len(), 3);
    let refused = hub.command(&bram, &check_in(Uuid::now_v7(), &place)).await.json();
    assert_eq!(refused["outcomes"][0]["reason"], "placeReserved");
    let arrived = hub.command(&sanne, &check_in(Uuid::now_v7(), &place)).await.json();
    assert_eq!(arrived["outcomes"][0]["status"], "accepted");
    let seen = hub.get(&path).await.json();
    assert_eq!(
        (&seen["status"], &seen["until"]),
        (&json!("occupied"), &json!("2026-11-20T12:00:00Z"))
    );
}
