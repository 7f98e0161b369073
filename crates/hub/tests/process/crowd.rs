//! People who come and go all at once, and remember every answer they got.

use super::program::Running;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::mpsc;
use std::time::Duration;
use ureq::Agent;
use uuid::Uuid;

const PEOPLE: usize = 12;
/// Few, so that people are in each other's way.
const PLACES: usize = 8;
/// Most commands of one request.
const TOGETHER: usize = 100;
/// How long an answer may take before it counts as not coming.
const PATIENT: Duration = Duration::from_secs(60);

/// A command, and the outcome the hub gave.
pub type Answered = (Value, Value);

/// Somebody who takes a place, leaves it, and takes the next.
struct Person {
    cookie: String,
    /// The place, and the stay's id.
    seat: Option<(String, Value)>,
    answered: Vec<Answered>,
    /// What was sent and not answered.
    in_flight: Vec<Value>,
}

/// Everybody.
pub struct Crowd {
    people: Vec<Person>,
    places: Vec<String>,
}

impl Crowd {
    /// Signs everybody in, and chooses where they sit.
    pub fn arrive(hub: &Running) -> Self {
        let session = hub.get("/v1/session", "").json();
        let logins = session["signIn"]["people"].as_array().unwrap();
        let person = |one: &Value| Person {
            cookie: hub.sign_in(&json!({"demo": one["login"]})),
            seat: None,
            answered: Vec::new(),
            in_flight: Vec::new(),
        };
        let people: Vec<Person> = logins.iter().take(PEOPLE).map(person).collect();
        let places: Vec<String> = hub.free("", "desk").into_iter().take(PLACES).collect();
        assert_eq!((people.len(), places.len()), (PEOPLE, PLACES));
        Crowd { people, places }
    }

    /// Everybody lives until so many answers were given; then the hub ends.
    pub fn live(&mut self, hub: Running, answers: usize, end: impl FnOnce(Running)) {
        let (told, heard) = mpsc::channel();
        let (agent, address, places) = (hub.agent.clone(), hub.address.clone(), &self.places);
        std::thread::scope(|scope| {
            for person in &mut self.people {
                let (agent, address, told) = (agent.clone(), address.clone(), told.clone());
                scope.spawn(move || person.live(&agent, &address, places, &told));
            }
            (0..answers).for_each(|_| heard.recv_timeout(PATIENT).unwrap());
            end(hub);
        });
    }

    /// Sends everything once more that was not answered, under its own ids, and gives the answers.
    pub fn settle(&mut self, hub: &Running) -> Vec<Value> {
        let mut all = Vec::new();
        for person in &mut self.people {
            let commands = std::mem::take(&mut person.in_flight);
            let outcomes = ask(&hub.agent, &hub.address, &person.cookie, &commands).unwrap();
            all.extend_from_slice(&outcomes);
            person.note(commands, outcomes);
        }
        all
    }

    /// Asks everything once more: it must be answered as it was.
    pub fn ask_again(&self, hub: &Running) {
        for person in &self.people {
            for some in person.answered.chunks(TOGETHER) {
                let commands: Vec<Value> =
                    some.iter().map(|(command, _)| command.clone()).collect();
                let again = ask(&hub.agent, &hub.address, &person.cookie, &commands).unwrap();
                assert_eq!(again.len(), some.len());
                for ((command, outcome), again) in some.iter().zip(&again) {
                    assert_eq!(again, outcome, "{command}");
                }
            }
        }
    }

    /// Everybody is where the answers say, and nobody else is anywhere.
    pub fn are_where_they_were_told(&self, hub: &Running) {
        let mut seats = BTreeSet::new();
        for person in &self.people {
            let found = hub.get("/v1/places?status=occupied", &person.cookie).json();
            let mine = found["places"].as_array().unwrap().iter().filter(|it| it["mine"] == true);
            let mine: Vec<&str> = mine.map(|place| place["code"].as_str().unwrap()).collect();
            let seat: Vec<&str> = person.seat.iter().map(|(place, _)| place.as_str()).collect();
            assert_eq!(mine, seat);
            for place in seat {
                assert!(seats.insert(place.to_owned()), "two people at {place}");
            }
        }
        let taken = hub.get("/v1/places?status=occupied", "").json();
        assert_eq!(taken["places"].as_array().unwrap().len(), seats.len());
    }

    /// What was answered since the last time, of everybody.
    pub fn take_answers(&mut self) -> Vec<Answered> {
        self.people.iter_mut().flat_map(|person| std::mem::take(&mut person.answered)).collect()
    }
}

impl Person {
    /// Takes a place, or moves to the next one: then two commands in one request.
    fn wishes(&self, places: &[String]) -> Vec<Value> {
        let place = &places[fastrand::usize(..places.len())];
        let comes = command(&json!({"kind": "checkIn", "place": place}));
        let leaves =
            |(_, stay): &(String, Value)| command(&json!({"kind": "release", "occupancy": stay}));
        self.seat.iter().map(leaves).chain([comes]).collect()
    }

    fn note(&mut self, commands: Vec<Value>, outcomes: Vec<Value>) {
        assert_eq!(commands.len(), outcomes.len());
        for (command, outcome) in commands.into_iter().zip(outcomes) {
            match (command["kind"].as_str(), outcome["status"].as_str()) {
                (Some("checkIn"), Some("accepted")) => {
                    let place = command["place"].as_str().unwrap().to_owned();
                    self.seat = Some((place, command["id"].clone()));
                }
                (Some("release"), Some("accepted")) => self.seat = None,
                (Some("checkIn"), Some("rejected")) => {
                    assert_eq!(outcome["reason"], "placeOccupied");
                }
                _ => panic!("{command}: {outcome}"),
            }
            self.answered.push((command, outcome));
        }
    }

    /// Goes on until the hub answers no more; tells of every answer.
    fn live(&mut self, agent: &Agent, address: &str, places: &[String], told: &mpsc::Sender<()>) {
        loop {
            let commands = self.wishes(places);
            let Some(outcomes) = ask(agent, address, &self.cookie, &commands) else {
                self.in_flight = commands;
                return;
            };
            self.note(commands, outcomes);
            if told.send(()).is_err() {
                return;
            }
        }
    }
}

fn command(what: &Value) -> Value {
    let mut command = json!({
        "id": Uuid::now_v7(), "sequence": 1,
        "made": {"wallMs": 0, "offsetMs": null, "errorMs": 0},
    });
    command.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
    command
}

/// The answers, or nothing when the hub gave none.
fn ask(agent: &Agent, address: &str, cookie: &str, commands: &[Value]) -> Option<Vec<Value>> {
    let body = json!({"outbox": Uuid::from_u128(1), "commands": commands});
    let request = agent.post(format!("{address}/v1/commands")).header("cookie", cookie);
    let mut response = request.send_json(body).ok().filter(|it| it.status() == 200)?;
    let answer: Value = response.body_mut().read_json().ok()?;
    Some(answer["outcomes"].as_array()?.clone())
}
