//! What is known of commands and outboxes.

use super::codec::{key_list, read_json, read_key, read_party, unsigned};
use crate::store::{Known, KnownAnswer, OutboxMark, OutboxOf, Question, StoreError};
use domain::time::Instant;
use domain::{CommandId, Party};
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};

pub async fn known(db: &mut SqliteConnection, question: &Question) -> Result<Known, StoreError> {
    let commands = key_list(question.commands.iter().map(|id| &id.0));
    Ok(Known {
        answers: answers(db, &commands).await?,
        forestalled: forestalled(db, &commands).await?,
        marks: marks(db, &question.outboxes).await?,
    })
}

type AnswerColumns = (Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>, Option<String>);

async fn answers(
    db: &mut SqliteConnection,
    commands: &str,
) -> Result<BTreeMap<CommandId, KnownAnswer>, StoreError> {
    let rows: Vec<AnswerColumns> = sqlx::query_as(
        "SELECT id, principal, content, answer FROM answers
         WHERE id IN (SELECT unhex(value) FROM json_each(?))",
    )
    .bind(commands)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(known_answer).collect()
}

fn known_answer(row: AnswerColumns) -> Result<(CommandId, KnownAnswer), StoreError> {
    let (id, principal, content, answer) = row;
    let known = match (principal, content, answer) {
        (Some(principal), Some(content), Some(answer)) => KnownAnswer::Whole {
            principal: read_party("answer", &principal)?,
            content: content.try_into().map_err(|_| StoreError::damaged("answer", "its hash"))?,
            answer: read_json("answer", &answer)?,
        },
        _ => KnownAnswer::Settled,
    };
    Ok((CommandId(read_key("answer", &id)?), known))
}

async fn forestalled(
    db: &mut SqliteConnection,
    commands: &str,
) -> Result<BTreeSet<(CommandId, Party)>, StoreError> {
    let rows: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
        "SELECT id, principal FROM forestalled
         WHERE id IN (SELECT unhex(value) FROM json_each(?))",
    )
    .bind(commands)
    .fetch_all(db)
    .await?;
    let pair = |(id, principal): (Vec<u8>, Vec<u8>)| {
        let principal = read_party("forestalled stay", &principal)?;
        Ok((CommandId(read_key("forestalled stay", &id)?), principal))
    };
    rows.into_iter().map(pair).collect()
}

async fn marks(
    db: &mut SqliteConnection,
    outboxes: &BTreeSet<OutboxOf>,
) -> Result<BTreeMap<OutboxOf, OutboxMark>, StoreError> {
    let rows: Vec<(Vec<u8>, Vec<u8>, i64, i64)> = sqlx::query_as(
        "SELECT outbox, principal, sequence, at FROM outboxes
         WHERE outbox IN (SELECT unhex(value) FROM json_each(?))",
    )
    .bind(key_list(outboxes.iter().map(|of| &of.outbox)))
    .fetch_all(db)
    .await?;
    let mut marks = BTreeMap::new();
    for (outbox, principal, sequence, at) in rows {
        let outbox = read_key("outbox", &outbox)?;
        let of = OutboxOf { outbox, principal: read_party("outbox", &principal)? };
        if outboxes.contains(&of) {
            let (sequence, at) = (unsigned(sequence), Instant(at));
            marks.insert(of, OutboxMark { outbox: of, sequence, at });
        }
    }
    Ok(marks)
}
