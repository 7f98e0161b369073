//! One client of the hub: a person at one desk, coming and going.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;
use uuid::Uuid;

/// A signed-in person with one connection.
pub struct Caller {
    agent: Agent,
    origin: String,
    /// By which it signs in.
    words: Value,
    cookie: String,
    outbox: Uuid,
    sequence: u64,
}

impl Caller {
    /// Signs in.
    ///
    /// # Errors
    /// When the hub does not let the person in.
    pub fn sign_in(origin: &str, login: &str) -> Result<Self> {
        Caller::sign_in_with(origin, json!({ "demo": login }))
    }

    /// Signs in with a name and a password, or whatever the hub takes.
    ///
    /// # Errors
    /// When the hub does not let the person in.
    pub fn sign_in_with(origin: &str, words: Value) -> Result<Self> {
        let (agent, origin) = (new_agent(), origin.to_owned());
        let (cookie, outbox) = (String::new(), Uuid::new_v4());
        let mut caller = Caller { agent, origin, words, cookie, outbox, sequence: 0 };
        caller.begin_session()?;
        Ok(caller)
    }

    fn begin_session(&mut self) -> Result<()> {
        let address = format!("{}/v1/session", self.origin);
        let answer = self.agent.post(address).send_json(&self.words)?;
        let cookie = answer.headers().get("set-cookie").context("no session was given")?;
        self.cookie = cookie.to_str()?.split(';').next().unwrap_or_default().to_owned();
        Ok(())
    }

    /// Everything of one kind: the logins of the demonstration's people, or the codes of desks.
    ///
    /// # Errors
    /// When the hub does not answer.
    pub fn read(origin: &str, path: &str) -> Result<Value> {
        Ok(ureq::get(format!("{origin}{path}")).call()?.body_mut().read_json()?)
    }

    /// How many bytes an answer has on the wire, compressed.
    ///
    /// # Errors
    /// When the hub does not answer.
    #[allow(clippy::cast_precision_loss)] // Far below 2^52.
    pub fn size_of(&self, path: &str) -> Result<f64> {
        let asked = self.agent.get(format!("{}{path}", self.origin));
        let asked = asked.header("cookie", &self.cookie).header("accept-encoding", "br");
        let body = asked.call()?.body_mut().with_config().limit(1 << 30).read_to_vec()?;
        Ok(body.len() as f64)
    }

    /// Comes to the desk and leaves it again, one command a request, until `until`. Gives how long
    /// each command took until it was durable and answered.
    ///
    /// # Errors
    /// When a command is not accepted.
    pub fn come_and_go(&mut self, desk: &str, until: Instant) -> Result<Vec<Duration>> {
        let mut took = Vec::new();
        while Instant::now() < until {
            let stay = Uuid::now_v7();
            took.push(self.send(stay, json!({ "kind": "checkIn", "place": desk }))?);
            took.push(self.send(Uuid::now_v7(), json!({ "kind": "release", "occupancy": stay }))?);
        }
        Ok(took)
    }

    fn send(&mut self, id: Uuid, mut command: Value) -> Result<Duration> {
        self.sequence += 1;
        let about = json!({
            "id": id,
            "sequence": self.sequence,
            "made": { "wallMs": 0, "offsetMs": null, "errorMs": 0 },
        });
        if let (Some(command), Value::Object(about)) = (command.as_object_mut(), about) {
            command.extend(about);
        }
        let body = json!({ "outbox": self.outbox, "commands": [command] });
        let address = format!("{}/v1/commands", self.origin);
        loop {
            let begun = Instant::now();
            let mut answer =
                self.agent.post(&address).header("cookie", &self.cookie).send_json(&body)?;
            let text = answer.body_mut().read_to_string()?;
            let took = begun.elapsed();
            if answer.status() == 429 {
                // A session may ask only so much, a person may have more than one session. The hub
                // closes a connection whose request it did not read to the end.
                self.agent = new_agent();
                self.begin_session()?;
                continue;
            }
            if !text.contains(r#""status":"accepted""#) {
                bail!("{} {text}", answer.status());
            }
            return Ok(took);
        }
    }
}

/// Connections of its own.
fn new_agent() -> Agent {
    Agent::new_with_config(Agent::config_builder().http_status_as_error(false).build())
}
