//! Somebody who is signed in and asks.

use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use ureq::Agent;
use ureq::http;
use uuid::Uuid;

use super::description::{Names, Request, System};
use super::spans::Span;

/// A system that does not answer for so long has no answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// When the system says that it is busy and not for how long.
const A_MOMENT: Duration = Duration::from_secs(1);

/// Somebody with a session.
pub struct Person<'a> {
    system: &'a System,
    url: &'a str,
    agent: Agent,
    name: String,
    cookie: String,
}

/// What became of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimed {
    /// The place is theirs; this is what the claim is known by.
    Won(String),
    /// Somebody else has it.
    Lost,
}

struct Answer {
    status: u16,
    text: String,
    cookie: Option<String>,
}

impl<'a> Person<'a> {
    /// Signs in, where that is done.
    ///
    /// # Errors
    /// When the system does not let this person in.
    pub fn arrive(system: &'a System, url: &'a str, name: String) -> Result<Self> {
        let agent = new_agent();
        let mut person = Person { system, url, agent, name, cookie: String::new() };
        if let Some(request) = &system.sign_in {
            let answer = person.must(request, &[("{person}", &person.name)])?;
            person.cookie = answer.cookie.unwrap_or_default();
        }
        Ok(person)
    }

    /// Asks for a place, for a time where that is said.
    ///
    /// # Errors
    /// When the answer says neither that it was got nor that somebody else has it.
    pub fn claim(&self, place: &str, span: Option<&Span>) -> Result<Claimed> {
        let claim = &self.system.claim;
        let id = Uuid::now_v7().to_string();
        let mut words = vec![("{person}", self.name.as_str()), ("{place}", place), ("{id}", &id)];
        if let Some(Span { from, until }) = span {
            words.extend([("{from}", from.as_str()), ("{until}", until.as_str())]);
        }
        let answer = self.ask(&claim.request, &words)?;
        if claim.request.done.fits(answer.status, &answer.text) {
            let Some(pointer) = &claim.key else { return Ok(Claimed::Won(id)) };
            let told: Value = serde_json::from_str(&answer.text)?;
            let key = told.pointer(pointer).context("the answer does not name the claim")?;
            return Ok(Claimed::Won(key.as_str().map_or_else(|| key.to_string(), str::to_owned)));
        }
        if claim.lost.fits(answer.status, &answer.text) {
            return Ok(Claimed::Lost);
        }
        bail!("neither won nor lost: {} {}", answer.status, answer.text)
    }

    /// Gives up what a claim has got.
    ///
    /// # Errors
    /// When the system does not do it.
    pub fn give_up(&self, place: &str, claim: &str) -> Result<()> {
        let id = Uuid::now_v7().to_string();
        let person = self.name.as_str();
        let words = [("{person}", person), ("{place}", place), ("{id}", &id), ("{claim}", claim)];
        self.must(&self.system.give_up, &words).map(drop)
    }

    fn must(&self, request: &Request, words: &[(&str, &str)]) -> Result<Answer> {
        let answer = self.ask(request, words)?;
        if !request.done.fits(answer.status, &answer.text) {
            bail!("{} {}: {} {}", request.method, request.path, answer.status, answer.text);
        }
        Ok(answer)
    }

    /// One exchange. A system that is busy is asked the same again when it says so.
    fn ask(&self, request: &Request, words: &[(&str, &str)]) -> Result<Answer> {
        let with_words = |text: &str| {
            words.iter().fold(text.to_owned(), |text, (mark, it)| text.replace(mark, it))
        };
        loop {
            let mut sent = http::Request::builder()
                .method(request.method.as_str())
                .uri(format!("{}{}", self.url, with_words(&request.path)))
                .header("content-type", "application/json");
            if !self.cookie.is_empty() {
                sent = sent.header("cookie", &self.cookie);
            }
            for (name, value) in &request.headers {
                sent = sent.header(name, with_words(value));
            }
            let mut answer = self.agent.run(sent.body(with_words(&request.body))?)?;
            let header = |name: &str| answer.headers().get(name).and_then(|it| it.to_str().ok());
            if matches!(answer.status().as_u16(), 429 | 503) {
                let seconds = header("retry-after").and_then(|text| text.parse().ok());
                thread::sleep(seconds.map_or(A_MOMENT, Duration::from_secs));
                continue;
            }
            let cookie = header("set-cookie").and_then(|text| text.split(';').next());
            let (cookie, status) = (cookie.map(str::to_owned), answer.status().as_u16());
            return Ok(Answer { status, text: answer.body_mut().read_to_string()?, cookie });
        }
    }
}

/// The names of a list.
///
/// # Errors
/// When the system does not tell them.
pub fn names(names: &Names, url: &str) -> Result<Vec<String>> {
    match names {
        Names::Told(names) => Ok(names.clone()),
        Names::Asked { path, list, field } => {
            let answer = new_agent().get(format!("{url}{path}")).call()?.body_mut().read_json()?;
            Names::in_answer(&answer, list, field)
        }
    }
}

/// Connections of its own.
fn new_agent() -> Agent {
    let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE));
    Agent::new_with_config(config.build())
}
