//! Counters and gauges for whoever operates the hub. None of them knows a person.

use crate::screens::Figure;
use crate::writer::Hub;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::registry::Registry;

/// What the edge counts. A copy shares the figures. What the writer counts of itself stands in its
/// own [`Figures`](crate::writer::Figures), and both in [`text`](Metrics::text).
#[derive(Clone, Default)]
pub struct Metrics {
    sign_ins: Family<SignInLabels, Counter>,
    requests: Family<RequestLabels, Counter>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct CommandLabels {
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct SignInLabels {
    result: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ScreenStateLabels {
    state: &'static str,
}

/// A screen's key and floor; its name is for people, and may name one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ScreenLabels {
    screen: String,
    floor: String,
}

/// What became of an attempt to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInResult {
    /// Signed in.
    Accepted,
    /// Wrong name or wrong password; the hub does not say which.
    Refused,
    /// Too many attempts.
    Throttled,
}

impl Metrics {
    /// Figures that begin at zero.
    pub fn new() -> Self {
        Metrics::default()
    }

    /// Counts an attempt to sign in.
    pub fn count_sign_in(&self, result: SignInResult) {
        let result = match result {
            SignInResult::Accepted => "accepted",
            SignInResult::Refused => "refused",
            SignInResult::Throttled => "throttled",
        };
        self.sign_ins.get_or_create(&SignInLabels { result }).inc();
    }

    /// Counts a request by its route as the router knows it, never by its address: an address can
    /// hold the tag of a place.
    pub fn count_request(&self, method: &'static str, route: &str, status: u16) {
        let labels = RequestLabels { method, route: route.to_owned(), status };
        self.requests.get_or_create(&labels).inc();
    }

    /// All figures of the edge, of the hub and of screens as text that Prometheus reads (OpenMetrics 1.0).
    ///
    /// # Errors
    /// When a figure cannot be written as text.
    pub fn text(&self, hub: &Hub, screens: &[Figure]) -> Result<String, std::fmt::Error> {
        let mut registry = Registry::with_prefix("werkhub");
        registry.register("sign_ins", "Attempts to sign in", self.sign_ins.clone());
        registry.register("requests", "HTTP requests", self.requests.clone());
        register_hub(&mut registry, hub);
        register_screens(&mut registry, screens);
        let mut text = String::new();
        encode(&mut text, &registry)?;
        Ok(text)
    }
}

fn register_screens(registry: &mut Registry, screens: &[Figure]) {
    let states = Family::<ScreenStateLabels, Gauge>::default();
    let silent = Family::<ScreenLabels, Gauge>::default();
    let alarms = Family::<ScreenLabels, Gauge>::default();
    for state in ["well", "troubled", "alarm"] {
        states.get_or_create(&ScreenStateLabels { state }).set(0);
    }
    for it in screens {
        let state = match (it.is_alarm, it.is_troubled) {
            (true, _) => "alarm",
            (false, true) => "troubled",
            (false, false) => "well",
        };
        states.get_or_create(&ScreenStateLabels { state }).inc();
        let labels = ScreenLabels { screen: it.screen.to_string(), floor: it.floor.clone() };
        if let Some(ms) = it.silent_ms {
            silent.get_or_create(&labels).set(ms / 1_000);
        }
        alarms.get_or_create(&labels).set(i64::from(it.is_alarm));
    }
    registry.register("screens", "Paired screens by how they do", states);
    let help = "Seconds since a screen was last heard, since the hub was started";
    registry.register("screen_silent_seconds", help, silent);
    let help = "1 while a screen is silent for more than three minutes of opening hours";
    registry.register("screen_alarm", help, alarms);
}

fn register_hub(registry: &mut Registry, hub: &Hub) {
    let figures = hub.figures();
    let commands = Family::<CommandLabels, Counter>::default();
    for (outcome, counter) in [
        ("accepted", &figures.accepted),
        ("rejected", &figures.rejected),
        ("repeated", &figures.repeated),
        ("retried", &figures.retried),
    ] {
        commands.get_or_create(&CommandLabels { outcome }).inc_by(counter.get());
    }
    registry.register("commands", "Commands by what was answered", commands);
    for (name, help, counter) in [
        ("busy", "Requests refused because too many waited", &figures.busy),
        ("commits", "Transactions committed", &figures.commits),
        ("commit_failures", "Transactions that failed", &figures.commit_failures),
        ("second_wall", "Batches refused by a constraint", &figures.second_wall),
        ("sequence_gaps", "Commands that devices counted and never sent", &figures.sequence_gaps),
        ("entries", "Entries of the log written", &figures.entries),
        ("streams_lagged", "Streams dropped for a slow reader", &figures.streams_lagged),
    ] {
        registry.register(name, help, ConstCounter::new(counter.get()));
    }
    let streams = i64::try_from(figures.streams.get()).unwrap_or(i64::MAX);
    registry.register("streams", "Streams open now", ConstGauge::new(streams));
    let head = i64::try_from(hub.read().cursor.seq).unwrap_or(i64::MAX);
    registry.register("log_head", "Last entry of the log", ConstGauge::new(head));
}
