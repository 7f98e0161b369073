//! A hub under load that is killed or stopped: what it said stays said.

use super::program::Running;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;
use ureq::Agent;
use uuid::Uuid;

const PEOPLE: [&str; 6] = ["sanne", "bram", "fatima", "joost", "lies", "anouk"];
/// Few, so that people are in each other's way.
const PLACES: usize = 4;
/// Most commands of one request.
const TOGETHER: usize = 100;

/// Somebody who takes a place, leaves it, and takes the next.
struct Person {
    cookie: String,
    /// The place, and the stay's id.
    seat: Option<(String, Value)>,
    /// Every answer the hub gave, with what was asked.
    answered: Vec<(Value, Value)>,
    /// What was sent and not answered.
    in_flight: Option<Value>,
}

impl Person {
    fn wish(&self, places: &[String]) -> Value {
        let what = match &self.seat {
            Some((_, stay)) => json!({"kind": "release", "occupancy": stay}),
            None => {
                let place = &places[self.answered.len() % places.len()];
                json!({"kind": "checkIn", "place": place})
            }
        };
        let mut command = json!({
            "id": Uuid::now_v7(), "sequence": self.answered.len(),
            "made": {"wallMs": 0, "offsetMs": null, "errorMs": 0},
        });
        let fields = command.as_object_mut().unwrap();
        fields.extend(what.as_object().unwrap().clone());
        command
    }

    fn note(&mut self, command: Value, outcome: Value) {
        match (command["kind"].as_str(), outcome["status"].as_str()) {
            (Some("checkIn"), Some("accepted")) => {
                let place = command["place"].as_str().unwrap().to_owned();
                self.seat = Some((place, command["id"].clone()));
            }
            (Some("release"), Some("accepted")) => self.seat = None,
            (Some("checkIn"), Some("rejected")) => assert_eq!(outcome["reason"], "placeOccupied"),
            _ => panic!("{command}: {outcome}"),
        }
        self.answered.push((command, outcome));
    }

    /// Goes on until the hub answers no more; tells of every answer.
    fn live(&mut self, agent: &Agent, address: &str, places: &[String], told: &mpsc::Sender<()>) {
        loop {
            let command = self.wish(places);
            let Some(outcomes) = ask(agent, address, &self.cookie, &[&command]) else {
                self.in_flight = Some(command);
                return;
            };
            self.note(command, outcomes[0].clone());
            if told.send(()).is_err() {
                return;
            }
        }
    }
}

/// The answers, or nothing when the hub gave none.
fn ask(agent: &Agent, address: &str, cookie: &str, commands: &[&Value]) -> Option<Vec<Value>> {
    let body = json!({"outbox": Uuid::from_u128(1), "commands": commands});
    let request = agent.post(format!("{address}/v1/commands")).header("cookie", cookie);
    let mut response = request.send_json(body).ok().filter(|it| it.status() == 200)?;
    let answer: Value = response.body_mut().read_json().ok()?;
    Some(answer["outcomes"].as_array()?.clone())
}

/// Everybody lives until so many answers were given, and then the hub ends.
fn load(hub: Running, people: &mut [Person], places: &[String], end: impl FnOnce(Running)) {
    const ANSWERS: usize = 150;
    let (told, answers) = mpsc::channel();
    let (agent, address) = (hub.agent.clone(), hub.address.clone());
    std::thread::scope(|scope| {
        for person in people {
            let (agent, address, told) = (agent.clone(), address.clone(), told.clone());
            scope.spawn(move || person.live(&agent, &address, places, &told));
        }
        let minute = Duration::from_secs(60);
        (0..ANSWERS).for_each(|_| answers.recv_timeout(minute).unwrap());
        end(hub);
    });
}

/// Everything that was answered is answered the same, what was in flight is settled, and everybody
/// is where the answers say.
fn check(hub: &Running, people: &mut [Person]) {
    let mut seats = BTreeMap::new();
    for person in people {
        for some in person.answered.chunks(TOGETHER) {
            let commands: Vec<&Value> = some.iter().map(|(command, _)| command).collect();
            let again = ask(&hub.agent, &hub.address, &person.cookie, &commands).unwrap();
            for ((command, outcome), again) in some.iter().zip(&again) {
                assert_eq!(again, outcome, "{command}");
            }
        }
        if let Some(command) = person.in_flight.take() {
            let outcomes = ask(&hub.agent, &hub.address, &person.cookie, &[&command]).unwrap();
            person.note(command, outcomes[0].clone());
        }
        let found = hub.get("/v1/places?status=occupied", &person.cookie).json();
        let mine = found["places"].as_array().unwrap().iter().filter(|it| it["mine"] == true);
        let mine: Vec<&str> = mine.map(|place| place["code"].as_str().unwrap()).collect();
        let seat: Vec<&str> = person.seat.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(mine, seat);
        for place in seat {
            assert_eq!(seats.insert(place.to_owned(), ()), None, "two people at {place}");
        }
    }
    let taken = hub.get("/v1/places?status=occupied", "").json();
    assert_eq!(taken["places"].as_array().unwrap().len(), seats.len(), "nobody else is anywhere");
}

fn arrive(hub: &Running) -> (Vec<Person>, Vec<String>) {
    let person = |login: &&str| Person {
        cookie: hub.sign_in(&json!({"demo": login})),
        seat: None,
        answered: Vec::new(),
        in_flight: None,
    };
    let people = PEOPLE.iter().map(person).collect();
    let places = hub.free("", "desk").into_iter().take(PLACES).collect();
    (people, places)
}

#[test]
fn nothing_that_was_answered_is_lost_when_the_hub_is_killed_under_load() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut hub = Running::start(&data, &["--demo-quiet"]);
    let (mut people, places) = arrive(&hub);
    for _ in 0..5 {
        load(hub, &mut people, &places, Running::kill);
        hub = Running::start(&data, &["--demo-quiet"]);
        check(&hub, &mut people);
    }
    let answers = people.iter().flat_map(|person| &person.answered);
    let mut given: Vec<u64> = answers.filter_map(|(_, outcome)| outcome["seq"].as_u64()).collect();
    let count = given.len();
    given.sort_unstable();
    given.dedup();
    assert_eq!(given.len(), count, "no two commands share a number");
}

#[test]
fn a_hub_that_is_told_to_end_under_load_ends_in_time_and_keeps_its_word() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let hub = Running::start(&data, &["--demo-quiet"]);
    let (mut people, places) = arrive(&hub);
    load(hub, &mut people, &places, |hub| {
        let (took, log) = hub.stop("-TERM");
        assert!(took < Duration::from_secs(5), "{took:?}: {log}");
    });
    check(&Running::start(&data, &["--demo-quiet"]), &mut people);
}

#[test]
fn of_two_people_who_want_one_place_exactly_one_gets_it() {
    let folder = tempfile::tempdir().unwrap();
    let hub = Running::start(&folder.path().join("data"), &["--demo-quiet"]);
    let (mut people, places) = arrive(&hub);
    people.truncate(2);
    for round in 0..200 {
        let place = &places[round % PLACES..=round % PLACES];
        let wishes: Vec<Value> = people.iter().map(|person| person.wish(place)).collect();
        let both = std::sync::Barrier::new(people.len());
        std::thread::scope(|scope| {
            for (person, wish) in people.iter_mut().zip(wishes) {
                let (hub, both) = (&hub, &both);
                scope.spawn(move || {
                    both.wait();
                    let outcomes = ask(&hub.agent, &hub.address, &person.cookie, &[&wish]).unwrap();
                    person.note(wish, outcomes[0].clone());
                });
            }
        });
        let winners: Vec<&mut Person> =
            people.iter_mut().filter(|person| person.seat.is_some()).collect();
        assert_eq!(winners.len(), 1, "round {round}");
        for winner in winners {
            let leaves = winner.wish(place);
            let outcomes = ask(&hub.agent, &hub.address, &winner.cookie, &[&leaves]).unwrap();
            winner.note(leaves, outcomes[0].clone());
        }
    }
}
