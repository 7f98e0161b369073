//! Many commands, one transaction.

use super::draft::Draft;
use super::judge::Judged;
use super::memory::Memory;
use super::request::Principal;
use crate::store::{Commit, Known, OutboxMark, OutboxOf, Question, Store, StoreError};
use domain::time::Instant;
use std::collections::BTreeMap;
use sync::wire::CommandEnvelope;
use uuid::Uuid;

/// Most numbers of one gap that are counted: a device that skips more counts nonsense.
const LARGEST_GAP: u64 = 10_000;

/// One command with who asks and from which outbox.
#[derive(Debug)]
pub struct Asked {
    pub principal: Principal,
    pub outbox: Uuid,
    pub envelope: CommandEnvelope,
}

/// What was committed.
#[derive(Debug)]
pub struct Decided {
    pub judged: Vec<Judged>,
    pub commit: Commit,
    pub sequence_gaps: u64,
}

/// Judges all of it in memory and commits it together.
///
/// # Errors
/// [`StoreError`] when it could not be looked up or committed; memory is then ahead of the store
/// and must be dropped.
pub async fn decide_together(
    store: &dyn Store,
    memory: &mut Memory,
    asked: &[Asked],
    wall: Instant,
) -> Result<Decided, StoreError> {
    let known = store.known(&question(asked)).await?;
    let mut draft = Draft::begin(memory, wall);
    let judge = |it: &Asked| draft.judge(it, &known);
    let judged = asked.iter().map(judge).collect();
    let sequence_gaps = draft.note_sequences(asked, &known);
    let commit = draft.commit;
    if !commit.is_empty() {
        store.commit(&commit).await?;
    }
    Ok(Decided { judged, commit, sequence_gaps })
}

fn question(asked: &[Asked]) -> Question {
    Question {
        commands: asked.iter().map(|it| it.envelope.id).collect(),
        outboxes: asked.iter().map(outbox_of).collect(),
    }
}

/// Whose outbox it came from.
pub fn outbox_of(asked: &Asked) -> OutboxOf {
    OutboxOf { outbox: asked.outbox, principal: asked.principal.party }
}

impl Draft<'_> {
    /// Notes how far each outbox has come and gives how many numbers were skipped. Evidence of
    /// lost storage, never a reason to refuse.
    fn note_sequences(&mut self, asked: &[Asked], known: &Known) -> u64 {
        let mut gaps = 0;
        let mut highest: BTreeMap<OutboxOf, u64> = BTreeMap::new();
        for it in asked {
            let outbox = outbox_of(it);
            let before = highest.get(&outbox).copied();
            let before = before.or_else(|| Some(known.marks.get(&outbox)?.sequence));
            let sequence = it.envelope.sequence;
            if before.is_none_or(|before| sequence > before) {
                let gap = before.map_or(0, |before| sequence - before - 1);
                gaps += gap.min(LARGEST_GAP);
                highest.insert(outbox, sequence);
            }
        }
        let at = self.now;
        let marks = highest.into_iter();
        let marks = marks.map(|(outbox, sequence)| OutboxMark { outbox, sequence, at });
        self.commit.outboxes.extend(marks);
        gaps
    }
}
