//! Starts the program and speaks to it as a client would.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::http::{Response, StatusCode};
use uuid::Uuid;

pub const PASSWORD: &str = "een goed wachtwoord";

/// The program with these words, on a data directory of its own.
pub fn werkhub(data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_werkhub"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("WERKHUB_")) {
        command.env_remove(name);
    }
    command.args(words).arg("--data").arg(data);
    command
}

/// Runs a command to its end with something on standard input.
pub fn run_with(data: &Path, words: &[&str], input: &str) -> Output {
    let mut command = werkhub(data, words);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that fails early does not read it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// Runs a command that must succeed, and gives what it says.
pub fn done(data: &Path, words: &[&str]) -> String {
    let output = run_with(data, words, "");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{words:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a command that must fail with this code, and gives its sentence.
pub fn fails(data: &Path, words: &[&str], code: i32) -> String {
    let output = run_with(data, words, "");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{words:?}: {told}");
    assert!(told.starts_with("werkhub: "), "{words:?}: {told}");
    assert_eq!(told.lines().count(), 1, "one sentence, please: {told}");
    told
}

pub fn add_user(data: &Path, login: &str, role: &str) {
    let words = ["user", "add", login, "--name", "Naam", "--role", role];
    let output = run_with(data, &words, &format!("{PASSWORD}\n"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A hub that runs. Killed when it is dropped.
pub struct Running {
    child: Child,
    pub address: String,
    pub agent: Agent,
    log: Option<std::thread::JoinHandle<String>>,
}

pub struct Answer {
    pub status: StatusCode,
    pub response: Response<ureq::Body>,
}

impl Answer {
    pub fn json(mut self) -> Value {
        self.response.body_mut().read_json().unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.response.headers().get(name).map(|value| value.to_str().unwrap())
    }
}

impl Running {
    pub fn start(data: &Path, words: &[&str]) -> Self {
        let agent = Agent::config_builder().http_status_as_error(false).build().new_agent();
        Running::start_with(data, words, agent)
    }

    /// Starts it on a free port and waits until it says where it listens.
    pub fn start_with(data: &Path, words: &[&str], agent: Agent) -> Self {
        let mut command = werkhub(data, &["serve", "--listen", "127.0.0.1:0"]);
        command.args(words).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            text
        });
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            match lines.next() {
                Some(line) => match line.unwrap().strip_prefix("Werk Hub listens on ") {
                    Some(address) => break address.to_owned(),
                    None => continue,
                },
                None => panic!("it did not start: {}", log.join().unwrap()),
            }
        };
        // What it says later is not waited for, but its pipe stays open.
        std::thread::spawn(move || lines.for_each(drop));
        Running { child, address, agent, log: Some(log) }
    }

    pub fn get(&self, path: &str, cookie: &str) -> Answer {
        let request = self.agent.get(format!("{}{path}", self.address)).header("cookie", cookie);
        let response = request.call().unwrap();
        Answer { status: response.status(), response }
    }

    pub fn post(&self, path: &str, cookie: &str, body: &Value) -> Answer {
        let request = self.agent.post(format!("{}{path}", self.address)).header("cookie", cookie);
        let response = request.send_json(body).unwrap();
        Answer { status: response.status(), response }
    }

    /// Signs in and gives the cookie.
    pub fn sign_in(&self, who: &Value) -> String {
        let answer = self.post("/v1/session", "", who);
        assert_eq!(answer.status, 200);
        answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
    }

    /// Whether the cookie is somebody's.
    pub fn knows(&self, cookie: &str) -> bool {
        self.get("/v1/session", cookie).json().get("me").is_some()
    }

    pub fn free(&self, cookie: &str, kind: &str) -> Vec<String> {
        let answer = self.get(&format!("/v1/places?status=free&kind={kind}"), cookie).json();
        let places = answer["places"].as_array().unwrap();
        places.iter().map(|place| place["code"].as_str().unwrap().to_owned()).collect()
    }

    pub fn check_in(&self, cookie: &str, place: &str) -> Value {
        let command = json!({
            "id": Uuid::now_v7(), "sequence": 1, "kind": "checkIn", "place": place,
            "made": {"wallMs": 0, "offsetMs": null, "errorMs": 0},
        });
        let body = json!({"outbox": Uuid::new_v4(), "commands": [command]});
        self.post("/v1/commands", cookie, &body).json()["outcomes"][0].clone()
    }

    pub fn status(&self, cookie: &str, place: &str) -> Value {
        self.get(&format!("/v1/places/{place}"), cookie).json()["status"].clone()
    }

    /// Asks it to end as an operating system does, and gives how long that took and the log.
    pub fn stop(mut self, signal: &str) -> (Duration, String) {
        let begun = Instant::now();
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        let status = self.child.wait().unwrap();
        let took = begun.elapsed();
        let log = self.log.take().unwrap().join().unwrap();
        assert_eq!(status.code(), Some(0), "{log}");
        (took, log)
    }

    /// Ends it as a power cut does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
