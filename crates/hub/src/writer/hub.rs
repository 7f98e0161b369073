//! The handle that everything else holds.

use super::memory::Memory;
use super::published::Published;
use super::request::{CommandsAsked, PlanReplaced, Principal, Request, SubmitError};
use super::task::{Writer, past_from};
use super::{Figures, ReplaceError};
use crate::clock::Clock;
use crate::store::{PastRow, Store, StoreError};
use crate::stream::{Digests, FanOut, Snapshots};
use domain::plan::Plan;
use domain::time::Instant;
use domain::{PersonId, Rules};
use std::sync::{Arc, Mutex, PoisonError};
use sync::wire::{CommandEnvelope, Outcome};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Most requests that wait; the next is told that the hub is busy.
const MOST_WAITING: usize = 1_024;

/// What a hub is told at its start.
#[derive(Debug, Clone, Default)]
pub struct HubSettings {
    /// The build of the app that is served; streams name it so that apps notice a newer one.
    pub build: String,
}

/// Why a hub did not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// What is written down cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A running hub. Clones are the same hub.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    requests: mpsc::Sender<Request>,
    published: Arc<Mutex<Arc<Published>>>,
    fan_out: Arc<FanOut>,
    snapshots: Snapshots,
    digests: Digests,
    figures: Arc<Figures>,
    clock: Arc<dyn Clock>,
    settings: HubSettings,
    streams_end: CancellationToken,
    stopping: CancellationToken,
    writer: Mutex<Option<JoinHandle<()>>>,
    writer_ended: CancellationToken,
}

impl Hub {
    /// Reads what is written down and starts the writer.
    ///
    /// # Errors
    /// [`StartError`] when the store cannot be read.
    pub async fn start(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        settings: HubSettings,
    ) -> Result<Hub, StartError> {
        let (memory, log) = Memory::load(store.as_ref(), clock.now()).await?;
        let figures = Arc::new(Figures::default());
        let fan_out = Arc::new(FanOut::new(memory.epoch, memory.head, log));
        let published = Arc::new(Mutex::new(Arc::new(memory.published())));
        let (requests, queue) = mpsc::channel(MOST_WAITING);
        let stopping = CancellationToken::new();
        let writer = Writer::new(
            Arc::clone(&store),
            Arc::clone(&clock),
            memory,
            Arc::clone(&published),
            Arc::clone(&fan_out),
            Arc::clone(&figures),
        );
        let writer_ended = CancellationToken::new();
        // Dropped, and so cancelled, also when the writer panics.
        let end = writer_ended.clone().drop_guard();
        let running = writer.run(queue, stopping.clone());
        let writer = tokio::spawn(async move {
            running.await;
            drop(end);
        });
        Ok(Hub(Arc::new(Inner {
            store,
            requests,
            published,
            fan_out,
            snapshots: Snapshots::default(),
            digests: Digests::default(),
            figures,
            clock,
            settings,
            streams_end: CancellationToken::new(),
            stopping,
            writer: Mutex::new(Some(writer)),
            writer_ended,
        })))
    }

    /// Has commands judged, in order, and answers each once that answer is stored.
    ///
    /// # Errors
    /// [`SubmitError`] when nothing was done and the same may be sent again.
    pub async fn submit(
        &self,
        principal: Principal,
        outbox: Uuid,
        commands: Vec<CommandEnvelope>,
    ) -> Result<Vec<Outcome>, SubmitError> {
        let (reply, answer) = oneshot::channel();
        let asked = CommandsAsked { principal, outbox, commands, reply };
        match self.0.requests.try_send(Request::Commands(asked)) {
            Ok(()) => answer.await.unwrap_or(Err(SubmitError::Stopping)),
            Err(mpsc::error::TrySendError::Full(_)) => {
                self.0.figures.busy.add(1);
                Err(SubmitError::Busy)
            }
            Err(mpsc::error::TrySendError::Closed(_)) => Err(SubmitError::Stopping),
        }
    }

    /// Gives a site a plan and rules: a new site, or in place of the present ones. People at places
    /// that vanish are released.
    ///
    /// # Errors
    /// [`ReplaceError`] when it was not taken; nothing has changed then.
    pub async fn replace_plan(
        &self,
        plan: Plan,
        rules: Rules,
    ) -> Result<PlanReplaced, ReplaceError> {
        let (reply, answer) = oneshot::channel();
        let (plan, rules) = (Box::new(plan), Box::new(rules));
        let request = Request::ReplacePlan { plan, rules, reply };
        let sent = self.0.requests.send(request).await;
        sent.map_err(|_| ReplaceError::Stopping)?;
        answer.await.unwrap_or(Err(ReplaceError::Stopping))
    }

    /// Has the writer look at the clock now; it does so by itself when something is due.
    pub async fn advance(&self) {
        let (reply, done) = oneshot::channel();
        if self.0.requests.send(Request::Advance { reply }).await.is_ok() {
            // Dropped unanswered only when the hub stops, and then there is nothing to wait for.
            let _ = done.await;
        }
    }

    /// What is committed. Hold it briefly: while it is held, the next commit copies the state.
    pub fn read(&self) -> Arc<Published> {
        Arc::clone(&self.0.published.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The reservations and stays of a person that are over, of the last days, the last one first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn past(&self, person: PersonId) -> Result<Vec<PastRow>, StoreError> {
        self.0.store.past(person, past_from(self.now())).await
    }

    /// Erases that.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn erase_past(&self, person: PersonId) -> Result<(), StoreError> {
        self.0.store.erase_past(person).await
    }

    /// Who hears of what is committed.
    pub fn fan_out(&self) -> &FanOut {
        &self.0.fan_out
    }

    /// The state of each site as everybody may see it, as bytes.
    pub fn snapshots(&self) -> &Snapshots {
        &self.0.snapshots
    }

    /// What the state of each site comes to.
    pub fn digests(&self) -> &Digests {
        &self.0.digests
    }

    /// Hub time: the clock, and never before the last entry.
    pub fn now(&self) -> Instant {
        let last = self.0.published.lock().unwrap_or_else(PoisonError::into_inner).at;
        self.0.clock.now().max(last)
    }

    /// What the hub counts of itself.
    pub fn figures(&self) -> &Figures {
        &self.0.figures
    }

    /// The build of the app that is served.
    pub fn build(&self) -> &str {
        &self.0.settings.build
    }

    /// Cancelled when streams must end.
    pub fn streams_end(&self) -> &CancellationToken {
        &self.0.streams_end
    }

    /// Whether the writer is no more although nobody stopped it: a mistake in the hub. Nothing can
    /// be accepted until the program is started anew.
    pub fn is_broken(&self) -> bool {
        self.0.writer_ended.is_cancelled() && !self.0.stopping.is_cancelled()
    }

    /// Comes when the hub [is broken](Self::is_broken).
    pub async fn broken(&self) {
        self.0.writer_ended.cancelled().await;
        if !self.is_broken() {
            std::future::pending().await
        }
    }

    /// Ends all streams; without it a graceful stop would wait for them for ever.
    pub fn end_streams(&self) {
        self.0.streams_end.cancel();
    }

    /// Ends all streams, answers what waits, and returns when all of it is committed.
    pub async fn stop(&self) {
        self.end_streams();
        self.0.stopping.cancel();
        let writer = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = writer
            && let Err(error) = writer.await
        {
            tracing::error!(%error, "the writer did not end well");
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.stopping.cancel();
    }
}
