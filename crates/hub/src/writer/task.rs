//! The writer's loop: wait, gather, decide, commit, answer, tell.

use super::batch::{Asked, Decided, decide_together};
use super::draft::Draft;
use super::judge::{Judged, RETRY_AFTER_MS};
use super::memory::{EARLIER_PLANS, LOG_ENTRIES, Memory};
use super::plan_change::{Effect, ReplaceError, plan_change};
use super::plans::row_and_building;
use super::published::Published;
use super::request::{CommandsAsked, PlanReplaced, Request, SubmitError};
use super::{Figures, StoreHealth};
use crate::clock::Clock;
use crate::store::{Commit, LogEntry, Retention, Store, StoreError};
use crate::stream::FanOut;
use domain::Rules;
use domain::plan::Plan;
use domain::time::Instant;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use sync::wire::{Answer, Outcome};
use tokio::sync::mpsc::Receiver;
use tokio::time;
use tokio_util::sync::CancellationToken;

/// Most commands of one transaction.
const MOST_TOGETHER: usize = 256;
/// How long a batch waits for as many requests as came together the last time. A single client
/// never waits for it.
const GATHERING: Duration = Duration::from_millis(2);
/// Longest the writer sleeps, so that a clock that was set forward is noticed.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);
/// How long the writer leaves a failing store alone when nobody asks anything.
const REST_AFTER_FAILURE: Duration = Duration::from_secs(5);
/// How often what is past its term is dropped.
const UPKEEP_EVERY_MS: i64 = 3_600_000;

const DAY_MS: i64 = 86_400_000;
/// How long log and whole answers are kept, and what was.
pub(super) const KEPT_DAYS: i64 = 14;
/// How long it is remembered that a command was answered: a device may send it a year later.
const SETTLED_DAYS: i64 = 400;

pub struct Writer {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    /// Absent after a failure, until it could be loaded again.
    memory: Option<Memory>,
    published: Arc<Mutex<Arc<Published>>>,
    fan_out: Arc<FanOut>,
    figures: Arc<Figures>,
    came_together: usize,
    upkeep_due: Instant,
}

impl Writer {
    pub fn new(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        memory: Memory,
        published: Arc<Mutex<Arc<Published>>>,
        fan_out: Arc<FanOut>,
        figures: Arc<Figures>,
    ) -> Self {
        Writer {
            store,
            clock,
            memory: Some(memory),
            published,
            fan_out,
            figures,
            came_together: 1,
            upkeep_due: Instant(i64::MIN),
        }
    }

    /// Runs until told to stop, and then through what still waits.
    pub async fn run(mut self, mut queue: Receiver<Request>, stopping: CancellationToken) {
        self.let_time_pass().await;
        let mut held = None;
        loop {
            let request = match held.take() {
                Some(request) => Some(request),
                None => tokio::select! {
                    biased;
                    request = queue.recv() => match request {
                        Some(request) => Some(request),
                        None => return,
                    },
                    () = stopping.cancelled() => {
                        queue.close();
                        None
                    }
                    () = time::sleep(self.until_due()) => {
                        self.let_time_pass().await;
                        None
                    }
                },
            };
            match request {
                Some(Request::Commands(first)) => {
                    let (batch, other) = self.gather(first, &mut queue).await;
                    held = other;
                    self.answer(batch).await;
                }
                Some(Request::ReplacePlan { plan, rules, reply }) => {
                    // Nobody listens any more when the caller went away; the plan stands.
                    let _ = reply.send(self.replace_plan(*plan, *rules).await);
                }
                Some(Request::Advance { reply }) => {
                    self.let_time_pass().await;
                    let _ = reply.send(());
                }
                None => {}
            }
        }
    }

    fn until_due(&self) -> Duration {
        let Some(memory) = &self.memory else { return REST_AFTER_FAILURE };
        if self.figures.store_health() != StoreHealth::Well {
            return REST_AFTER_FAILURE;
        }
        let due = memory.state.next_due().map_or(self.upkeep_due, |due| due.min(self.upkeep_due));
        let ms = due.ms_since(self.clock.now()).max(1);
        Duration::from_millis(u64::try_from(ms).unwrap_or(1)).min(LONGEST_SLEEP)
    }

    /// What waits, with the first; stops at a request that is no list of commands.
    async fn gather(
        &mut self,
        first: CommandsAsked,
        queue: &mut Receiver<Request>,
    ) -> (Vec<CommandsAsked>, Option<Request>) {
        let until = time::Instant::now() + GATHERING;
        let mut together = first.commands.len();
        let mut batch = vec![first];
        let mut other = None;
        while together < MOST_TOGETHER {
            let next = match queue.try_recv() {
                Ok(request) => Some(request),
                Err(_) if batch.len() >= self.came_together => None,
                Err(_) => time::timeout_at(until, queue.recv()).await.ok().flatten(),
            };
            match next {
                Some(Request::Commands(asked)) => {
                    together += asked.commands.len();
                    batch.push(asked);
                }
                request => {
                    other = request;
                    break;
                }
            }
        }
        self.came_together = batch.len();
        (batch, other)
    }

    pub(super) async fn answer(&mut self, batch: Vec<CommandsAsked>) {
        let mut asked = Vec::new();
        let mut replies = Vec::new();
        for CommandsAsked { principal, outbox, commands, reply } in batch {
            replies.push((reply, commands.len()));
            let of_request = commands.into_iter();
            asked.extend(of_request.map(|envelope| Asked { principal, outbox, envelope }));
        }
        let answers = self.decide(&asked).await;
        let mut outcomes = asked.iter().zip(answers.iter().flatten()).map(|(asked, answer)| {
            Outcome { id: Some(asked.envelope.id), answer: answer.clone(), detail: None }
        });
        for (reply, count) in replies {
            let of_request = match &answers {
                Ok(_) => Ok(outcomes.by_ref().take(count).collect()),
                Err(error) => Err(*error),
            };
            // Nobody listens any more when the device went away; it will ask again.
            let _ = reply.send(of_request);
        }
    }

    /// The answers, all committed, or all of them to be asked again.
    async fn decide(&mut self, asked: &[Asked]) -> Result<Vec<Answer>, SubmitError> {
        let answers = match self.decide_and_commit(asked).await {
            Ok(judged) => Ok(self.tally(judged)),
            Err(StoreError::Conflict) => Ok(self.decide_one_by_one(asked).await),
            Err(StoreError::Full) => Err(SubmitError::StoreFull),
            Err(_) => Ok(asked.iter().map(|_| retry()).collect()),
        };
        let again = |answers: &[Answer]| {
            answers.iter().filter(|answer| matches!(answer, Answer::Retry { .. })).count()
        };
        let retried = answers.as_deref().map_or(asked.len(), again);
        self.figures.retried.add(u64::try_from(retried).unwrap_or(u64::MAX));
        answers
    }

    /// The second wall refused the batch: one of it contradicts the store, the others need not
    /// suffer for it.
    async fn decide_one_by_one(&mut self, asked: &[Asked]) -> Vec<Answer> {
        self.figures.second_wall.add(1);
        tracing::error!("memory and store disagree; the batch is judged again one by one");
        let mut answers = Vec::with_capacity(asked.len());
        for one in asked {
            let judged = self.decide_and_commit(std::slice::from_ref(one)).await;
            match judged {
                Ok(judged) => answers.extend(self.tally(judged)),
                Err(_) => answers.push(retry()),
            }
        }
        answers
    }

    async fn decide_and_commit(&mut self, asked: &[Asked]) -> Result<Vec<Judged>, StoreError> {
        let wall = self.clock.now();
        self.remember().await?;
        let Some(memory) = &mut self.memory else { return Ok(Vec::new()) };
        match decide_together(self.store.as_ref(), memory, asked, wall).await {
            Ok(Decided { judged, commit, sequence_gaps }) => {
                self.figures.sequence_gaps.add(sequence_gaps);
                self.publish(commit);
                Ok(judged)
            }
            Err(error) => Err(self.forget_memory(error).await),
        }
    }

    pub(super) async fn replace_plan(
        &mut self,
        plan: Plan,
        rules: Rules,
    ) -> Result<PlanReplaced, ReplaceError> {
        let stored = |error: StoreError| ReplaceError::Store(error.to_string());
        self.remember().await.map_err(stored)?;
        let Some(memory) = &mut self.memory else { return Err(ReplaceError::Stopping) };
        let (row, building) = row_and_building(plan, rules)?;
        let hash = row.hash.clone();
        let current = memory.estate.building(&row.site);
        if current.is_some_and(|it| it.hash == hash && it.rules == building.rules) {
            return Ok(PlanReplaced { hash, seq: None, effect: Effect::default() });
        }
        // Time passes in a draft of its own: when the plan is refused, that part stands. To the
        // same moment, or what falls due in between would end twice.
        let wall = self.clock.now();
        self.let_time_pass_until(wall).await;
        let Some(memory) = &mut self.memory else { return Err(ReplaceError::Stopping) };
        let now = wall.max(memory.last_at);
        let change = plan_change(&memory.estate, &memory.state, building, now)?;
        let effect = change.effect;
        let mut draft = Draft::begin(memory, now);
        let seq = Some(draft.enter_plan(change, row));
        let commit = draft.commit;
        match self.store.commit(&commit).await {
            Ok(()) => {
                self.publish(commit);
                Ok(PlanReplaced { hash, seq, effect })
            }
            Err(error) => Err(stored(self.forget_memory(error).await)),
        }
    }

    /// Commits what was due, and drops what is past its term. After a failure this also finds out
    /// whether the store works again.
    pub(super) async fn let_time_pass(&mut self) {
        self.let_time_pass_until(self.clock.now()).await;
    }

    async fn let_time_pass_until(&mut self, wall: Instant) {
        if self.remember().await.is_err() {
            return;
        }
        let Some(memory) = &mut self.memory else { return };
        let commit = Draft::begin(memory, wall).commit;
        let well = self.figures.store_health() == StoreHealth::Well;
        if !commit.is_empty() || !well {
            match self.store.commit(&commit).await {
                Ok(()) => self.publish(commit),
                Err(error) => {
                    self.forget_memory(error).await;
                    return;
                }
            }
        }
        if wall >= self.upkeep_due {
            self.upkeep_due = wall.plus_ms(UPKEEP_EVERY_MS);
            if let Err(error) = self.store.forget(retention(wall)).await {
                tracing::error!(%error, "what is past its term could not be dropped");
            }
            self.fan_out.forget_before(retention(wall).log_from);
            if let Some(memory) = &mut self.memory {
                memory.ended.forget_before(wall);
            }
        }
    }

    /// Loads memory again where a failure dropped it.
    async fn remember(&mut self) -> Result<(), StoreError> {
        if self.memory.is_some() {
            return Ok(());
        }
        let (memory, log) = Memory::load(self.store.as_ref(), self.clock.now()).await?;
        let mut published = self.published.lock().unwrap_or_else(PoisonError::into_inner);
        // A commit that failed in our eyes may yet have happened: tell of it now.
        let told = published.cursor.seq;
        *published = Arc::new(memory.published());
        drop(published);
        self.fan_out.publish(log.into_iter().filter(|entry| entry.seq > told).collect());
        self.memory = Some(memory);
        Ok(())
    }

    /// Memory is ahead of the store: drops it, and loads it again at once if that is possible.
    async fn forget_memory(&mut self, error: StoreError) -> StoreError {
        self.memory = None;
        if !matches!(error, StoreError::Conflict) {
            self.figures.commit_failures.add(1);
            let full = matches!(error, StoreError::Full);
            let health = if full { StoreHealth::Full } else { StoreHealth::Failing };
            self.figures.note_store_health(health);
            tracing::error!(%error, "nothing of the batch was stored");
        }
        if let Err(error) = self.remember().await {
            tracing::error!(%error, "the store cannot be read");
        }
        error
    }

    fn publish(&mut self, commit: Commit) {
        self.figures.note_store_health(StoreHealth::Well);
        if commit.is_empty() {
            return;
        }
        self.figures.commits.add(1);
        if let Some(memory) = &self.memory {
            let mut shared = self.published.lock().unwrap_or_else(PoisonError::into_inner);
            let published = Arc::make_mut(&mut shared);
            let events = commit.entries.iter().flat_map(|entry| &entry.events);
            events.for_each(|event| published.state.apply(&event.event));
            published.estate = Arc::clone(&memory.estate);
            published.plans = Arc::clone(&memory.plans);
            published.cursor.seq = memory.head;
            published.at = memory.last_at;
        }
        let entries: Vec<LogEntry> = commit.entries;
        self.figures.entries.add(u64::try_from(entries.len()).unwrap_or(u64::MAX));
        self.fan_out.publish(entries);
    }

    fn tally(&self, judged: Vec<Judged>) -> Vec<Answer> {
        for it in &judged {
            match (&it.answer, it.repeated) {
                (_, true) => self.figures.repeated.add(1),
                (Answer::Accepted { .. } | Answer::Adjusted { .. }, _) => {
                    self.figures.accepted.add(1);
                }
                (Answer::Rejected { .. }, _) => self.figures.rejected.add(1),
                (Answer::Retry { .. }, _) => {}
            }
        }
        judged.into_iter().map(|it| it.answer).collect()
    }
}

fn retry() -> Answer {
    Answer::Retry { after_ms: RETRY_AFTER_MS }
}

/// From when on a person is told what was, when it is `now`.
pub fn past_from(now: Instant) -> Instant {
    now.plus_ms(-KEPT_DAYS * DAY_MS)
}

/// What is dropped when it is `now`.
pub fn retention(now: Instant) -> Retention {
    Retention {
        log_from: now.plus_ms(-KEPT_DAYS * DAY_MS),
        log_entries: u64::try_from(LOG_ENTRIES).unwrap_or(u64::MAX),
        answers_from: now.plus_ms(-KEPT_DAYS * DAY_MS),
        past_from: past_from(now),
        settled_from: now.plus_ms(-SETTLED_DAYS * DAY_MS),
        earlier_plans: EARLIER_PLANS,
    }
}
