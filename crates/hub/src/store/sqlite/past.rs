//! What was: written with the event that ended it, read by whose it was.

use super::codec::{key, read_key, read_word, signed, word};
use crate::store::{MOST_PAST_A_PERSON, PastRow, StoreError};
use domain::plan::PlaceId;
use domain::time::Instant;
use domain::{OccupancyId, PersonId};
use sqlx::{SqliteConnection, SqlitePool};

/// Most rows of one person.
fn most() -> i64 {
    signed(MOST_PAST_A_PERSON as u64)
}

pub async fn put(db: &mut SqliteConnection, row: &PastRow) -> Result<(), StoreError> {
    let insert = "INSERT OR REPLACE INTO past (person, at, occupancy, place, starts, ends, became)
                  VALUES (?, ?, ?, ?, ?, ?, ?)";
    sqlx::query(insert)
        .bind(key(&row.person.0))
        .bind(row.at.0)
        .bind(key(&row.occupancy.0))
        .bind(key(&row.place.0))
        .bind(row.from.0)
        .bind(row.until.0)
        .bind(word("past", &row.became)?)
        .execute(&mut *db)
        .await?;
    // Walks the keys of this one person, as many as may stay; nearly always there are none beyond.
    let surplus = "DELETE FROM past WHERE person = ?1 AND (at, occupancy) IN (
                       SELECT at, occupancy FROM past WHERE person = ?1
                       ORDER BY at DESC, occupancy DESC LIMIT -1 OFFSET ?2)";
    sqlx::query(surplus).bind(key(&row.person.0)).bind(most()).execute(db).await?;
    Ok(())
}

/// What [`of_person`] asks; a test sees to it that it looks at nothing else.
pub const OF_PERSON: &str = "SELECT at, occupancy, place, starts, ends, became FROM past
     WHERE person = ? AND at >= ? ORDER BY at DESC, occupancy DESC LIMIT ?";

type Row = (i64, Vec<u8>, Vec<u8>, i64, i64, String);

pub async fn of_person(
    readers: &SqlitePool,
    person: PersonId,
    from: Instant,
) -> Result<Vec<PastRow>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(OF_PERSON)
        .bind(key(&person.0))
        .bind(from.0)
        .bind(most())
        .fetch_all(readers)
        .await?;
    rows.into_iter().map(|row| read(person, row)).collect()
}

pub async fn erase(db: &mut SqliteConnection, person: PersonId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM past WHERE person = ?").bind(key(&person.0)).execute(db).await?;
    Ok(())
}

fn read(person: PersonId, row: Row) -> Result<PastRow, StoreError> {
    let (at, occupancy, place, from, until, became) = row;
    Ok(PastRow {
        person,
        occupancy: OccupancyId(read_key("past", &occupancy)?),
        place: PlaceId(read_key("past", &place)?),
        from: Instant(from),
        until: Instant(until),
        at: Instant(at),
        became: read_word("past", &became)?,
    })
}
