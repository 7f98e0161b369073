//! The writer without its task and its queue: each step is taken by whoever holds it. For a
//! simulation that owns time and order; with a store that answers at once, no step waits.

use super::figures::Figures;
use super::memory::Memory;
use super::published::Published;
use super::request::{CommandsAsked, PlanReplaced, Principal, SubmitError};
use super::task::Writer;
use super::{ReplaceError, StartError};
use crate::clock::Clock;
use crate::store::Store;
use crate::stream::FanOut;
use domain::Rules;
use domain::plan::Plan;
use std::sync::{Arc, Mutex, PoisonError};
use sync::wire::{CommandEnvelope, Outcome};
use tokio::sync::oneshot;
use uuid::Uuid;

/// One request with commands, as it stands in the queue.
#[derive(Debug)]
pub struct Posted {
    /// Who asks.
    pub principal: Principal,
    /// From which outbox.
    pub outbox: Uuid,
    /// What is asked, in order.
    pub commands: Vec<CommandEnvelope>,
}

/// A writer that does a step when it is told to.
pub struct ByHand {
    writer: Writer,
    published: Arc<Mutex<Arc<Published>>>,
    fan_out: Arc<FanOut>,
    figures: Arc<Figures>,
}

impl ByHand {
    /// Reads what is written down, as [`super::Hub::start`] does, and lets time pass.
    ///
    /// # Errors
    /// [`StartError`] when the store cannot be read.
    pub async fn start(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Result<ByHand, StartError> {
        let (memory, log) = Memory::load(store.as_ref(), clock.now()).await?;
        let figures = Arc::new(Figures::default());
        let fan_out = Arc::new(FanOut::new(memory.epoch, memory.head, log));
        let published = Arc::new(Mutex::new(Arc::new(memory.published())));
        let (to_writer, streams) = (Arc::clone(&published), Arc::clone(&fan_out));
        let mut writer =
            Writer::new(store, clock, memory, to_writer, streams, Arc::clone(&figures));
        writer.let_time_pass().await;
        Ok(ByHand { writer, published, fan_out, figures })
    }

    /// Judges requests together in one transaction, and gives the answers to each.
    pub async fn answer(
        &mut self,
        together: Vec<Posted>,
    ) -> Vec<Result<Vec<Outcome>, SubmitError>> {
        let mut answers = Vec::with_capacity(together.len());
        let asked = together.into_iter().map(|posted| {
            let (reply, answer) = oneshot::channel();
            answers.push(answer);
            let Posted { principal, outbox, commands } = posted;
            CommandsAsked { principal, outbox, commands, reply }
        });
        let asked = asked.collect();
        self.writer.answer(asked).await;
        let given = answers.into_iter();
        given.map(|mut it| it.try_recv().unwrap_or(Err(SubmitError::Stopping))).collect()
    }

    /// Commits what was due, and drops what is past its term.
    pub async fn let_time_pass(&mut self) {
        self.writer.let_time_pass().await;
    }

    /// Gives a site a plan and rules.
    ///
    /// # Errors
    /// [`ReplaceError`] when it was not taken.
    pub async fn replace_plan(
        &mut self,
        plan: Plan,
        rules: Rules,
    ) -> Result<PlanReplaced, ReplaceError> {
        self.writer.replace_plan(plan, rules).await
    }

    /// What is committed.
    pub fn read(&self) -> Arc<Published> {
        Arc::clone(&self.published.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Who hears of what is committed.
    pub fn fan_out(&self) -> &FanOut {
        &self.fan_out
    }

    /// What it counts of itself.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }
}
