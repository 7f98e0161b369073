//! What the screen at a room's door may ask, and what it may not.

use super::*;
use domain::plan::{Equipment, Place, PlaceKind};
use uuid::Uuid;

const NOON: i64 = START.0 + 2 * 60 * MINUTE;

/// A hub with a screen at a room's door.
struct AtDoor {
    hub: TestHub,
    screen: String,
    key: String,
    room: Place,
    sequence: std::cell::Cell<u64>,
}

impl AtDoor {
    async fn new() -> Self {
        let hub = TestHub::local_demo().await;
        let screen = hub.screen().await;
        let key = hub.only_screen().await;
        let room = rooms(&hub).remove(0);
        let at = AtDoor { hub, screen, key, room, sequence: std::cell::Cell::new(0) };
        assert_eq!(at.hang_at(&at.room).await.status, 200);
        at
    }

    async fn hang_at(&self, room: &Place) -> Answer {
        let mut setup = self.hub.setup();
        setup["mode"] = json!({"room": room.id});
        self.hub.change(&self.key, &setup).await
    }

    fn code(&self) -> &str {
        self.room.code.as_str()
    }

    fn wish(&self, kind: &str, fields: Value) -> Value {
        self.sequence.set(self.sequence.get() + 1);
        let made = json!({"wallMs": START.0, "offsetMs": 0, "errorMs": 0});
        let mut wish = json!({"id": Uuid::now_v7(), "sequence": self.sequence.get(), "kind": kind});
        wish["made"] = made;
        for (name, value) in fields.as_object().unwrap() {
            wish[name] = value.clone();
        }
        wish
    }

    /// What the hub says to a wish: `accepted`, or why not.
    async fn asks(&self, cookie: &str, wish: &Value) -> String {
        let answer = self.hub.command(cookie, wish).await;
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        let outcome = answer.json()["outcomes"][0].clone();
        let said = outcome.get("reason").unwrap_or(&outcome["status"]);
        said.as_str().unwrap().to_owned()
    }

    async fn asks_at_door(&self, kind: &str, fields: Value) -> String {
        self.asks(&self.screen, &self.wish(kind, fields)).await
    }

    async fn take(&self, minutes: u16) -> String {
        self.asks_at_door("checkIn", json!({"place": self.code(), "minutes": minutes})).await
    }

    /// What the screen sees of its room: since, until, and by which stay where it is its own.
    async fn stay(&self) -> Option<(i64, i64, Option<String>)> {
        let snapshot = self.hub.get_as(&self.screen, "/v1/snapshot?site=wh").await.json();
        let of_room = |list: &Value| {
            let rows = list.as_array().into_iter().flatten();
            rows.into_iter().find(|row| row["place"] == json!(self.room.id)).cloned()
        };
        let stay = of_room(&snapshot["state"]["stays"])?;
        let own = of_room(&snapshot["mine"]);
        let occupancy = own.map(|own| own["occupancy"].as_str().unwrap().to_owned());
        Some((stay["since"].as_i64().unwrap(), stay["until"].as_i64().unwrap(), occupancy))
    }
}

fn rooms(hub: &TestHub) -> Vec<Place> {
    let estate = &hub.app.hub.read().estate;
    let (_, floor) = estate.floor(&"wh-2".parse().unwrap()).unwrap();
    let has_camera = |it: &&Place| it.equipment.contains(&Equipment::Camera);
    let rooms = floor.places.iter().filter(|it| it.kind == PlaceKind::Room).filter(has_camera);
    rooms.cloned().collect()
}

#[tokio::test]
async fn a_door_takes_its_room_and_knows_it_for_its_own_and_nobody_else_does() {
    let at = AtDoor::new().await;
    assert_eq!(at.take(30).await, "accepted");
    let (since, until, occupancy) = at.stay().await.unwrap();
    assert_eq!((since, until), (START.0, START.0 + 30 * MINUTE));
    let occupancy = occupancy.unwrap();
    let other = at.hub.screen().await;
    let sanne = at.hub.sign_in("sanne").await;
    for cookie in [&other, &sanne] {
        let seen = at.hub.get_as(cookie, "/v1/snapshot?site=wh").await;
        let text = String::from_utf8(seen.body.clone()).unwrap();
        assert!(!text.contains(&occupancy) && !text.contains(&at.key), "{text}");
    }
    assert_eq!(at.hub.get_as(&sanne, "/v1/me/past").await.json()["past"], json!([]));
    let until = START.0 + 45 * MINUTE;
    let longer = json!({"occupancy": occupancy, "until": until});
    assert_eq!(at.asks_at_door("extend", longer).await, "accepted");
    assert_eq!(at.stay().await.unwrap().1, until);
    let end = json!({"place": at.code(), "since": since});
    assert_eq!(at.asks_at_door("vacate", end.clone()).await, "accepted");
    assert_eq!(at.stay().await, None);
    assert_eq!(at.asks_at_door("vacate", end).await, "accepted", "it is true already");
}

#[tokio::test]
async fn a_team_that_walks_in_keeps_what_was_reserved_and_no_no_show_comes() {
    let at = AtDoor::new().await;
    let sanne = at.hub.sign_in("sanne").await;
    let (from, until) = (NOON, NOON + 60 * MINUTE);
    let wish = at.wish("reserve", json!({"place": at.code(), "from": from, "until": until}));
    assert_eq!(at.asks(&sanne, &wish).await, "accepted");
    let arrive = || json!({"place": at.code(), "from": from});
    assert_eq!(at.asks_at_door("arrive", arrive()).await, "windowClosed");
    at.hub.clock.forward_ms(115 * MINUTE);
    assert_eq!(at.take(15).await, "accepted", "until it begins, it is free");
    let (since, ends, _) = at.stay().await.unwrap();
    assert_eq!(ends, from);
    let end = json!({"place": at.code(), "since": since});
    assert_eq!(at.asks_at_door("vacate", end).await, "accepted");
    assert_eq!(at.asks_at_door("arrive", arrive()).await, "accepted");
    at.hub.clock.forward_ms(20 * MINUTE);
    at.hub.app.hub.advance().await;
    let (since, ends, own) = at.stay().await.unwrap();
    assert_eq!(ends, until);
    // To her it is an own stay, of a door. To the door it is its own, and it learns nothing of her.
    let hers = at.hub.get_as(&sanne, "/v1/snapshot?site=wh").await.json();
    assert_eq!((hers.get("reserved"), hers.get("lost")), (None, None));
    let stay = json!({"place": at.room.id, "occupancy": own, "atDoor": true, "since": since, "until": ends});
    assert_eq!(hers["mine"], json!([stay]));
    let doors = at.hub.get_as(&at.screen, "/v1/snapshot?site=wh").await.json();
    assert_eq!(
        (doors["mine"][0].get("atDoor"), doors["mine"].as_array().unwrap().len()),
        (None, 1)
    );
    let bram = at.hub.sign_in("bram").await;
    let his = at.hub.get_as(&bram, "/v1/snapshot?site=wh").await.json();
    assert_eq!((his.get("mine"), &his["state"]), (None, &hers["state"]));
    let past = at.hub.get_as(&sanne, "/v1/me/past").await.json();
    assert_eq!(past["past"][0]["became"], "usedAtDoor", "it was used, and it is not said by whom");
}

#[tokio::test]
async fn whose_reservation_was_used_at_the_door_has_the_room_by_phone_and_nobody_else() {
    let at = AtDoor::new().await;
    let sanne = at.hub.sign_in("sanne").await;
    let bram = at.hub.sign_in("bram").await;
    let (from, until) = (START.0, START.0 + 60 * MINUTE);
    let wish = at.wish("reserve", json!({"place": at.code(), "from": from, "until": until}));
    assert_eq!(at.asks(&sanne, &wish).await, "accepted");
    assert_eq!(
        at.asks_at_door("arrive", json!({"place": at.code(), "from": from})).await,
        "accepted"
    );
    let (since, _, own) = at.stay().await.unwrap();
    let check_in = || at.wish("checkIn", json!({"place": at.code()}));
    assert_eq!(at.asks(&bram, &check_in()).await, "placeOccupied");
    assert_eq!(at.asks(&sanne, &check_in()).await, "accepted", "out of habit, and it is hers");
    assert_eq!(at.stay().await, Some((since, until, own.clone())), "that changes nothing");
    let longer = || at.wish("extend", json!({"occupancy": own, "until": until + 15 * MINUTE}));
    assert_eq!(at.asks(&bram, &longer()).await, "expired");
    assert_eq!(at.asks(&sanne, &longer()).await, "accepted");
    assert_eq!(at.stay().await, Some((since, until + 15 * MINUTE, own.clone())));
    let release = || at.wish("release", json!({"occupancy": own}));
    assert_eq!(at.asks(&bram, &release()).await, "accepted", "there is nothing of his to end");
    assert!(at.stay().await.is_some());
    assert_eq!(at.asks(&sanne, &release()).await, "accepted");
    assert_eq!(at.stay().await, None);
    let past = at.hub.get_as(&sanne, "/v1/me/past").await.json();
    let became: Vec<_> = past["past"].as_array().unwrap().iter().map(|it| &it["became"]).collect();
    assert_eq!(became, ["usedAtDoor"], "of nobody it is said that they were there");
}

#[tokio::test]
async fn a_door_does_not_end_what_somebody_else_began_unless_the_rules_say_so() {
    let at = AtDoor::new().await;
    let sanne = at.hub.sign_in("sanne").await;
    let stay = at.wish("checkIn", json!({"place": at.code()}));
    assert_eq!(at.asks(&sanne, &stay).await, "accepted");
    let (since, _, own) = at.stay().await.unwrap();
    assert_eq!(own, None);
    let end = || json!({"place": at.code(), "since": since});
    assert_eq!(at.take(15).await, "placeOccupied");
    assert_eq!(at.asks_at_door("vacate", end()).await, "notPermitted");
    let longer = json!({"occupancy": stay["id"], "until": NOON});
    assert_eq!(at.asks_at_door("extend", longer).await, "expired", "it is not its own");
    let building = at.hub.app.hub.read().estate.buildings()[0].clone();
    let rules = domain::Rules { end_at_door: domain::EndAtDoor::Anyone, ..building.rules };
    at.hub.app.hub.replace_plan((*building.plan).clone(), rules).await.unwrap();
    assert_eq!(at.asks_at_door("vacate", end()).await, "accepted");
    assert_eq!(at.stay().await, None);
}

#[tokio::test]
async fn a_screen_speaks_for_the_door_where_it_hangs_now() {
    let at = AtDoor::new().await;
    let other = rooms(&at.hub).remove(1);
    let there = json!({"place": other.code, "minutes": 15});
    assert_eq!(at.asks_at_door("checkIn", there.clone()).await, "notPermitted");
    let reserve = json!({"place": at.code(), "from": NOON, "until": NOON + 15 * MINUTE});
    assert_eq!(at.asks_at_door("reserve", reserve).await, "notPermitted");
    let desks = json!({"target": {"floor": "wh-2"}});
    assert_eq!(at.asks_at_door("close", desks).await, "notPermitted");
    assert_eq!(at.take(15).await, "accepted");
    let (since, _, own) = at.stay().await.unwrap();
    // Moved, it leaves what it took to end by itself.
    assert_eq!(at.hang_at(&other).await.status, 200);
    let end = json!({"place": at.code(), "since": since});
    assert_eq!(at.asks_at_door("vacate", end).await, "notPermitted");
    let release = json!({"occupancy": own.unwrap()});
    assert_eq!(at.asks_at_door("release", release).await, "notPermitted");
    assert_eq!(at.asks_at_door("checkIn", there).await, "accepted");
    at.hub.clock.forward_ms(15 * MINUTE);
    at.hub.app.hub.advance().await;
    assert_eq!(at.stay().await, None);
    // On a wall it takes nothing.
    at.hub.change(&at.key, &at.hub.setup()).await;
    let wish = at.wish("checkIn", json!({"place": at.code(), "minutes": 15}));
    let told = at.hub.command(&at.screen, &wish).await.problem(403);
    assert!(told.contains("hangs at no door"), "{told}");
}

#[tokio::test]
async fn what_a_door_asks_twice_is_answered_alike_and_nobody_else_gets_its_answer() {
    let at = AtDoor::new().await;
    let wish = at.wish("checkIn", json!({"place": at.code(), "minutes": 15}));
    let first = at.hub.command(&at.screen, &wish).await.json();
    assert_eq!(first["outcomes"][0]["status"], "accepted");
    at.hub.clock.forward_ms(20 * MINUTE);
    at.hub.app.hub.advance().await;
    assert_eq!(at.stay().await, None);
    assert_eq!(at.hub.command(&at.screen, &wish).await.json(), first);
    assert_eq!(at.stay().await, None, "it is not done again");
    let sanne = at.hub.sign_in("sanne").await;
    assert_eq!(at.asks(&sanne, &wish).await, "idempotencyMismatch");
}

#[tokio::test]
async fn a_screen_that_is_none_any_more_asks_nothing_and_neither_does_a_person_on_one() {
    let at = AtDoor::new().await;
    let sanne = at.hub.sign_in("sanne").await;
    let wish = at.wish("checkIn", json!({"place": at.code(), "minutes": 15}));
    let cookies = both(&at.screen, &sanne);
    at.hub.command(&cookies, &wish).await.problem(403);
    assert_eq!(at.hub.revoke(&at.key).await.status, 204);
    at.hub.command(&at.screen, &wish).await.problem(401);
    let seen = at.hub.get_as(&sanne, &format!("/v1/places/{}", at.code())).await.json();
    assert_eq!(seen["status"], "free");
}

#[tokio::test]
async fn a_fault_that_a_door_reports_takes_the_hybrid_mark_away() {
    let at = AtDoor::new().await;
    let fault = json!({"place": at.code(), "equipment": "camera"});
    assert_eq!(at.asks_at_door("reportFault", fault.clone()).await, "accepted");
    let published = at.hub.app.hub.read();
    assert!(published.state.fault(at.room.id, Equipment::Camera).is_some());
    assert!(!domain::is_hybrid_ready(&at.room, &published.state));
    assert_eq!(at.asks_at_door("repair", fault).await, "notPermitted");
}

#[tokio::test]
async fn of_a_door_and_a_phone_that_want_one_room_at_once_exactly_one_has_it() {
    for _ in 0..20 {
        let at = AtDoor::new().await;
        let sanne = at.hub.sign_in("sanne").await;
        let at_door = at.wish("checkIn", json!({"place": at.code(), "minutes": 30}));
        let by_phone = at.wish("checkIn", json!({"place": at.code()}));
        let (door, phone) = tokio::join!(at.asks(&at.screen, &at_door), at.asks(&sanne, &by_phone));
        let mut said = [door.as_str(), phone.as_str()];
        said.sort_unstable();
        assert_eq!(said, ["accepted", "placeOccupied"]);
        let (_, _, own) = at.stay().await.unwrap();
        assert_eq!(own.is_some(), door == "accepted", "who was told so has it");
    }
}
