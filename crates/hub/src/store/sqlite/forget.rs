//! Dropping what is past its term. `secure_delete` overwrites it.

use super::codec::signed;
use crate::store::{Retention, StoreError};
use sqlx::SqliteConnection;

pub async fn forget(db: &mut SqliteConnection, retention: Retention) -> Result<(), StoreError> {
    let Retention { log_from, log_entries, answers_from, past_from, settled_from, earlier_plans } =
        retention;
    let steps = [
        ("DELETE FROM log WHERE at < ?", log_from.0),
        ("DELETE FROM log WHERE seq <= (SELECT head FROM ledger) - ?", signed(log_entries)),
        (
            "UPDATE answers SET principal = NULL, content = NULL, answer = NULL
             WHERE answer IS NOT NULL AND at < ?",
            answers_from.0,
        ),
        (
            "INSERT OR IGNORE INTO answers (id, at) SELECT id, at FROM forestalled WHERE at < ?",
            answers_from.0,
        ),
        ("DELETE FROM forestalled WHERE at < ?", answers_from.0),
        ("DELETE FROM past WHERE at < ?", past_from.0),
        ("DELETE FROM answers WHERE answer IS NULL AND at < ?", settled_from.0),
        ("DELETE FROM outboxes WHERE at < ?", settled_from.0),
        (
            "DELETE FROM plans WHERE current = 0 AND ? <= (
                 SELECT count(*) FROM plans AS newer
                 WHERE newer.site = plans.site AND newer.current = 0
                   AND newer.arrival > plans.arrival)",
            i64::from(earlier_plans),
        ),
    ];
    for (statement, bound) in steps {
        sqlx::query(statement).bind(bound).execute(&mut *db).await?;
    }
    Ok(())
}
