//! The real hub's writer, its log and its streams, with the HTTP edge reduced to what matters here.

mod mistakes;
mod streams;

use crate::ledger::{Broken, Ledger};
use crate::planted::Bug;
use crate::store::SimStore;
use bytes::Bytes;
use domain::plan::Plan;
use domain::time::Instant;
use domain::{Actor, CommandId, Party, Rules};
use futures::FutureExt;
use hub::clock::{Clock, TurnedClock};
use hub::store::{Retention, Store};
use hub::stream::Subscription;
use hub::writer::{ByHand, Posted, Principal, Published};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::sync::Arc;
use sync::wire::{
    Answer, Batch, CommandEnvelope, CommandsRequest, CommandsResponse, Digest, Epoch, Outcome,
};

/// A connection with a reader.
pub type ConnectionId = u64;
/// A request.
pub type RequestId = u64;

/// With a store that answers at once, nothing waits.
pub fn now<T>(work: impl Future<Output = T>) -> T {
    work.now_or_never().unwrap()
}

/// What came back of a request: an HTTP status and a body.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Whether the body calls itself JSON.
    pub is_json: bool,
    /// The body.
    pub body: String,
}

impl Reply {
    /// An answer without outcomes.
    pub fn status(status: u16) -> Self {
        Reply { status, is_json: true, body: String::from("{}") }
    }

    /// The page of a captive portal.
    pub fn portal() -> Self {
        Reply { status: 200, is_json: false, body: String::from("<html>Welkom</html>") }
    }
}

/// A request that waits for the writer.
struct Waiting {
    request: RequestId,
    device: usize,
    principal: Principal,
    posted: Posted,
    /// By place in the request: the id of what can be read, or the answer to what cannot.
    items: Vec<Result<CommandId, Outcome>>,
}

/// What a stream says.
#[derive(Debug, Clone)]
pub enum Said {
    /// The first message.
    Hello {
        /// The log.
        epoch: Epoch,
        /// Its last entry.
        head: u64,
        /// Its first entry.
        floor: u64,
    },
    /// Entries.
    Batch(Arc<Batch>),
    /// What the state comes to.
    Digest(Digest),
    /// Begin anew.
    Reset,
}

struct Stream {
    device: usize,
    subscription: Subscription,
}

/// The hub and its disk.
pub struct SimHub {
    /// The disk.
    pub store: Arc<SimStore>,
    clock: TurnedClock,
    running: Option<ByHand>,
    waiting: Vec<Waiting>,
    streams: BTreeMap<ConnectionId, Stream>,
    /// Bytes that were read, by where they lie; kept as long as they are looked for there.
    parsed: BTreeMap<(usize, usize), (Bytes, Arc<Batch>)>,
    /// Items on which the hub stumbles: a mistake in it that answers 500.
    pub odd: BTreeSet<CommandId>,
    /// It answers 500 to everything.
    pub stumbles: bool,
    bug: Option<Bug>,
    plan: Plan,
    rules: Rules,
    /// Where each screen hung when it first asked: for a planted mistake.
    hung_first: BTreeMap<Party, Actor>,
}

impl SimHub {
    /// A hub with one site, running.
    pub fn new(epoch: Epoch, plan: Plan, rules: Rules, at: Instant, bug: Option<Bug>) -> Self {
        let mut hub = SimHub {
            store: Arc::new(SimStore::new(epoch, bug)),
            clock: TurnedClock::at(at),
            running: None,
            waiting: Vec::new(),
            streams: BTreeMap::new(),
            parsed: BTreeMap::new(),
            odd: BTreeSet::new(),
            stumbles: false,
            bug,
            plan,
            rules,
            hung_first: BTreeMap::new(),
        };
        hub.start();
        let (plan, rules) = (hub.plan.clone(), hub.rules.clone());
        let running = hub.running.as_mut().unwrap();
        now(running.replace_plan(plan, rules)).unwrap();
        hub
    }

    /// The hub's clock.
    pub fn turn_clock(&self, at: Instant) {
        self.clock.turn_to(at);
    }

    /// Hub time: the clock, and never before the last entry.
    pub fn time(&self) -> Instant {
        let last = self.running.as_ref().map(|it| it.read().at);
        self.clock.now().max(last.unwrap_or_default())
    }

    /// Gives the site another plan; says whether it was taken.
    pub fn replace_plan(&mut self, plan: Plan, ledger: &mut Ledger) -> Result<bool, Broken> {
        let Some(running) = &mut self.running else { return Ok(false) };
        let taken = now(running.replace_plan(plan, self.rules.clone())).is_ok();
        self.tell(ledger)?;
        Ok(taken)
    }

    /// Starts the program, from what is on the disk.
    pub fn start(&mut self) {
        self.store.lose_power();
        let store = Arc::clone(&self.store) as Arc<dyn Store>;
        self.running = Some(now(ByHand::start(store, Arc::new(self.clock.clone()))).unwrap());
    }

    /// The program ends at once. Gives the connections that break.
    pub fn die(&mut self) -> Vec<ConnectionId> {
        self.running = None;
        self.waiting.clear();
        self.parsed.clear();
        std::mem::take(&mut self.streams).into_keys().collect()
    }

    /// Puts another disk in.
    pub fn put_in(&mut self, store: SimStore) {
        self.store = Arc::new(store);
    }

    /// Whether it runs.
    pub fn is_up(&self) -> bool {
        self.running.is_some()
    }

    /// What is committed.
    pub fn read(&self) -> Arc<Published> {
        self.running.as_ref().unwrap().read()
    }

    /// The last entry.
    pub fn head(&self) -> u64 {
        self.running.as_ref().map_or(0, |it| it.fan_out().head())
    }

    /// Whether the hub holds this connection.
    pub fn holds(&self, connection: ConnectionId) -> bool {
        self.streams.contains_key(&connection)
    }

    /// Lets time pass and tells of it.
    pub fn advance(&mut self, ledger: &mut Ledger) -> Result<(), Broken> {
        if let Some(running) = &mut self.running {
            now(running.let_time_pass());
        }
        self.tell(ledger)
    }

    /// Cuts the log off before a moment, in memory and on the disk.
    pub fn trim(&mut self, at: Instant) {
        if let Some(running) = &self.running {
            running.fan_out().forget_before(at);
            now(self.store.forget(Retention {
                log_from: at,
                log_entries: u64::MAX,
                answers_from: Instant(i64::MIN),
                past_from: Instant(i64::MIN),
                settled_from: Instant(i64::MIN),
                earlier_plans: 2,
            }))
            .unwrap();
        }
    }

    /// `POST /v1/commands`, up to the queue. Gives the answer where there is one already.
    pub fn post(
        &mut self,
        request: RequestId,
        device: usize,
        session: Option<Principal>,
        maker: Principal,
        body: &str,
    ) -> Option<Reply> {
        if self.running.is_none() {
            return Some(Reply { is_json: false, ..Reply::status(502) });
        }
        let Some(mut principal) = session else { return Some(Reply::status(401)) };
        if self.bug == Some(Bug::TrustsTheBody) {
            principal = maker;
        }
        if self.stumbles {
            return Some(Reply::status(500));
        }
        let read: CommandsRequest<Value> = serde_json::from_str(body).unwrap();
        let mut items = Vec::new();
        let mut commands = Vec::new();
        for item in read.commands {
            match CommandEnvelope::parse(item) {
                Ok(mut envelope) => {
                    let made = &mut envelope.made;
                    match self.bug {
                        Some(Bug::BelievesAnyClock) => made.offset_ms = Some(0),
                        Some(Bug::MadeWhenItCame) => {
                            (made.wall_ms, made.offset_ms) = (self.clock.now().0, Some(0));
                        }
                        _ => {}
                    }
                    items.push(Ok(envelope.id));
                    commands.push(envelope);
                }
                Err(refused) => {
                    let answer = Answer::rejected(refused.reason);
                    items.push(Err(Outcome { id: refused.id, answer, detail: None }));
                }
            }
        }
        if commands.iter().any(|it| self.odd.contains(&it.id)) {
            return Some(Reply::status(500));
        }
        let posted = Posted { principal, outbox: read.outbox, commands };
        self.waiting.push(Waiting { request, device, principal, posted, items });
        None
    }

    /// The writer takes what waits: one transaction. Gives the answers by device and request.
    pub fn decide(
        &mut self,
        ledger: &mut Ledger,
    ) -> Result<Vec<(usize, RequestId, Reply)>, Broken> {
        let Some(running) = &mut self.running else { return Ok(Vec::new()) };
        let waiting = std::mem::take(&mut self.waiting);
        let mut requests = Vec::new();
        let mut together = Vec::new();
        for Waiting { request, device, principal, mut posted, items } in waiting {
            if let Some(bug) = self.bug {
                mistakes::make(bug, &mut posted, &running.read(), &mut self.hung_first);
            }
            together.push(posted);
            requests.push((request, device, principal, items));
        }
        let answers = now(running.answer(together));
        let died = self.store.has_died();
        self.tell(ledger)?;
        if died {
            return Ok(Vec::new());
        }
        let mut replies = Vec::new();
        for ((request, device, principal, items), answer) in requests.into_iter().zip(answers) {
            let Ok(outcomes) = answer else {
                replies.push((device, request, Reply::status(503)));
                continue;
            };
            for outcome in &outcomes {
                ledger.given(principal.party, outcome)?;
            }
            let mut outcomes = outcomes.into_iter();
            let all = items.into_iter().filter_map(|item| match item {
                Ok(_) => outcomes.next(),
                Err(refused) => Some(refused),
            });
            let body = serde_json::to_string(&CommandsResponse { outcomes: all.collect() });
            let reply = Reply { status: 200, is_json: true, body: body.unwrap() };
            replies.push((device, request, reply));
        }
        Ok(replies)
    }

    /// Tells the ledger what was written.
    pub fn tell(&mut self, ledger: &mut Ledger) -> Result<(), Broken> {
        self.store.take_written().iter().try_for_each(|commit| ledger.committed(commit))
    }
}
