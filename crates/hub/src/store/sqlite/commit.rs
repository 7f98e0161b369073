//! Writing one commit, inside its transaction.

use super::codec::{json, key, party, signed, word};
use super::past;
use crate::store::{
    AnswerRow, Commit, LogEntry, OutboxMark, PastRow, PlanRow, StoreError, UsageDelta,
};
use domain::time::Instant;
use domain::{Event, Held};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteQueryResult;

pub async fn write(db: &mut SqliteConnection, commit: &Commit) -> Result<(), StoreError> {
    move_head(db, commit).await?;
    for entry in &commit.entries {
        for logged in &entry.events {
            follow(db, &logged.event).await?;
        }
        for row in PastRow::used_at_doors(entry) {
            past::put(db, &row).await?;
        }
        put_entry(db, entry).await?;
    }
    for row in &commit.answers {
        put_answer(db, row).await?;
    }
    for (id, principal, at) in &commit.forestalled {
        sqlx::query("INSERT OR REPLACE INTO forestalled (id, principal, at) VALUES (?, ?, ?)")
            .bind(key(&id.0))
            .bind(party(*principal))
            .bind(at.0)
            .execute(&mut *db)
            .await?;
    }
    for mark in &commit.outboxes {
        put_mark(db, mark).await?;
    }
    if let Some(plan) = &commit.plan {
        put_plan(db, plan).await?;
    }
    for delta in &commit.usage {
        count(db, delta).await?;
    }
    Ok(())
}

/// Moves the head; refuses when it is not where this commit continues.
async fn move_head(db: &mut SqliteConnection, commit: &Commit) -> Result<(), StoreError> {
    let head = commit.entries.last().map_or(commit.after, |entry| entry.seq);
    let last_at = commit.entries.iter().map(|entry| entry.at.0).max().unwrap_or(i64::MIN);
    let moved = sqlx::query("UPDATE ledger SET head = ?, last_at = max(last_at, ?) WHERE head = ?")
        .bind(signed(head))
        .bind(last_at)
        .bind(signed(commit.after))
        .execute(db)
        .await?;
    one_row(&moved, StoreError::Moved)
}

/// The state tables follow the events.
async fn follow(db: &mut SqliteConnection, event: &Event<Held>) -> Result<(), StoreError> {
    match event {
        Event::CheckedIn { place, holder, at, until } => {
            let insert = "INSERT INTO stays (place, occupancy, holder, promised_to, since, until)
                          VALUES (?, ?, ?, ?, ?, ?)";
            sqlx::query(insert)
                .bind(key(&place.0))
                .bind(key(&holder.occupancy.0))
                .bind(party(holder.by))
                .bind(holder.promised_to.as_ref().map(|person| key(&person.0)))
                .bind(at.0)
                .bind(until.0)
                .execute(db)
                .await?;
            Ok(())
        }
        Event::Released { place, holder, at, .. } => {
            let gone = "DELETE FROM stays WHERE place = ? AND occupancy = ? RETURNING since";
            let since: Option<i64> = sqlx::query_scalar(gone)
                .bind(key(&place.0))
                .bind(key(&holder.occupancy.0))
                .fetch_optional(&mut *db)
                .await?;
            let since = Instant(since.ok_or(StoreError::Conflict)?);
            match PastRow::of_stay(*place, *holder, since, *at) {
                Some(row) => past::put(db, &row).await,
                None => Ok(()),
            }
        }
        Event::Extended { place, holder, until, .. } => {
            let longer = "UPDATE stays SET until = ? WHERE place = ? AND occupancy = ?";
            let longer = sqlx::query(longer)
                .bind(until.0)
                .bind(key(&place.0))
                .bind(key(&holder.occupancy.0))
                .execute(db)
                .await?;
            one_row(&longer, StoreError::Conflict)
        }
        Event::Reserved { place, holder, from, until, lapses, revision } => {
            let insert = "INSERT INTO reservations
                          (place, starts, ends, lapses, revision, reservation, person)
                          VALUES (?, ?, ?, ?, ?, ?, ?)";
            sqlx::query(insert)
                .bind(key(&place.0))
                .bind(from.0)
                .bind(until.0)
                .bind(lapses.0)
                .bind(signed(*revision))
                .bind(key(&holder.occupancy.0))
                .bind(party(holder.by))
                .execute(db)
                .await?;
            Ok(())
        }
        Event::Unreserved { place, holder, from, until, cause, .. } => {
            let gone = "DELETE FROM reservations
                        WHERE place = ? AND starts = ? AND reservation = ?";
            let gone = sqlx::query(gone)
                .bind(key(&place.0))
                .bind(from.0)
                .bind(key(&holder.occupancy.0))
                .execute(&mut *db)
                .await?;
            one_row(&gone, StoreError::Conflict)?;
            if let Some(row) = PastRow::of_reservation(event) {
                past::put(db, &row).await?;
            }
            if !cause.is_loss() {
                return Ok(());
            }
            let insert = "INSERT INTO lost_reservations
                          (reservation, person, place, starts, ends, cause)
                          VALUES (?, ?, ?, ?, ?, ?)";
            sqlx::query(insert)
                .bind(key(&holder.occupancy.0))
                .bind(party(holder.by))
                .bind(key(&place.0))
                .bind(from.0)
                .bind(until.0)
                .bind(word("lost reservation", cause)?)
                .execute(db)
                .await?;
            Ok(())
        }
        Event::Forgotten { holder, .. } => {
            let gone = sqlx::query("DELETE FROM lost_reservations WHERE reservation = ?")
                .bind(key(&holder.occupancy.0))
                .execute(db)
                .await?;
            one_row(&gone, StoreError::Conflict)
        }
        Event::FaultReported { place, equipment, at } => {
            sqlx::query("INSERT INTO faults (place, equipment, at) VALUES (?, ?, ?)")
                .bind(key(&place.0))
                .bind(equipment.code())
                .bind(at.0)
                .execute(db)
                .await?;
            Ok(())
        }
        Event::Repaired { place, equipment } => {
            let gone = sqlx::query("DELETE FROM faults WHERE place = ? AND equipment = ?")
                .bind(key(&place.0))
                .bind(equipment.code())
                .execute(db)
                .await?;
            one_row(&gone, StoreError::Conflict)
        }
        Event::Closed { closure } => {
            sqlx::query("INSERT INTO closures (id, area, at, until) VALUES (?, ?, ?, ?)")
                .bind(key(&closure.id.0))
                .bind(json("closure", &closure.area)?)
                .bind(closure.at.0)
                .bind(closure.until.map(|until| until.0))
                .execute(db)
                .await?;
            Ok(())
        }
        Event::Opened { closure } => {
            let gone = sqlx::query("DELETE FROM closures WHERE id = ?")
                .bind(key(&closure.0))
                .execute(db)
                .await?;
            one_row(&gone, StoreError::Conflict)
        }
        Event::PlanReplaced { .. } => Ok(()),
    }
}

async fn put_entry(db: &mut SqliteConnection, entry: &LogEntry) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO log (seq, at, events) VALUES (?, ?, ?)")
        .bind(signed(entry.seq))
        .bind(entry.at.0)
        .bind(json("log entry", &entry.events)?)
        .execute(db)
        .await?;
    Ok(())
}

async fn put_answer(db: &mut SqliteConnection, row: &AnswerRow) -> Result<(), StoreError> {
    let insert = "INSERT INTO answers (id, principal, content, answer, at) VALUES (?, ?, ?, ?, ?)";
    sqlx::query(insert)
        .bind(key(&row.id.0))
        .bind(party(row.principal))
        .bind(row.content.as_slice())
        .bind(json("answer", &row.answer)?)
        .bind(row.at.0)
        .execute(db)
        .await?;
    Ok(())
}

async fn put_mark(db: &mut SqliteConnection, mark: &OutboxMark) -> Result<(), StoreError> {
    let upsert = "INSERT INTO outboxes (outbox, principal, sequence, at) VALUES (?, ?, ?, ?)
                  ON CONFLICT DO UPDATE SET sequence = excluded.sequence, at = excluded.at";
    sqlx::query(upsert)
        .bind(key(&mark.outbox.outbox))
        .bind(party(mark.outbox.principal))
        .bind(signed(mark.sequence))
        .bind(mark.at.0)
        .execute(db)
        .await?;
    Ok(())
}

/// An older plan that comes back arrives anew.
async fn put_plan(db: &mut SqliteConnection, plan: &PlanRow) -> Result<(), StoreError> {
    sqlx::query("UPDATE plans SET current = 0 WHERE site = ?")
        .bind(plan.site.as_str())
        .execute(&mut *db)
        .await?;
    sqlx::query("DELETE FROM plans WHERE hash = ?").bind(&plan.hash).execute(&mut *db).await?;
    let insert = "INSERT INTO plans (arrival, hash, site, body, rules, current)
                  VALUES ((SELECT coalesce(max(arrival), 0) + 1 FROM plans), ?, ?, ?, ?, ?)";
    sqlx::query(insert)
        .bind(&plan.hash)
        .bind(plan.site.as_str())
        .bind(&*plan.body)
        .bind(&plan.rules)
        .bind(i64::from(plan.current))
        .execute(db)
        .await?;
    Ok(())
}

async fn count(db: &mut SqliteConnection, delta: &UsageDelta) -> Result<(), StoreError> {
    match delta {
        UsageDelta::Zone { of, check_ins, ms } => {
            let upsert = "INSERT INTO usage_zones (zone, kind, date, half, check_ins, ms)
                          VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                          check_ins = check_ins + excluded.check_ins, ms = ms + excluded.ms";
            sqlx::query(upsert)
                .bind(of.zone.as_str())
                .bind(word("count", &of.kind)?)
                .bind(of.date.to_string())
                .bind(word("count", &of.half)?)
                .bind(check_ins)
                .bind(ms)
                .execute(db)
                .await?;
        }
        UsageDelta::Place { of, check_ins, ms } => {
            let upsert = "INSERT INTO usage_places (place, year, quarter, check_ins, ms)
                          VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                          check_ins = check_ins + excluded.check_ins, ms = ms + excluded.ms";
            sqlx::query(upsert)
                .bind(key(&of.place.0))
                .bind(of.year)
                .bind(i64::from(of.quarter))
                .bind(check_ins)
                .bind(ms)
                .execute(db)
                .await?;
        }
    }
    Ok(())
}

fn one_row(result: &SqliteQueryResult, otherwise: StoreError) -> Result<(), StoreError> {
    if result.rows_affected() == 1 { Ok(()) } else { Err(otherwise) }
}
