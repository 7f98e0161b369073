//! Reading everything the writer keeps in memory.

use super::codec::{read_json, read_key, read_party, read_word, signed, unsigned};
use crate::store::{Loaded, LogEntry, PlanRow, StoreError};
use domain::plan::{PlaceId, SiteCode};
use domain::time::{Instant, Span};
use domain::{
    Closure, ClosureId, Fault, Held, Lost, OccupancyId, Parts, PersonId, Reservation, State, Stay,
};
use sqlx::SqliteConnection;
use sync::wire::Epoch;

pub async fn load(db: &mut SqliteConnection, newest: usize) -> Result<Loaded, StoreError> {
    let (epoch, head, last_at): (Vec<u8>, i64, i64) =
        sqlx::query_as("SELECT epoch, head, last_at FROM ledger").fetch_one(&mut *db).await?;
    Ok(Loaded {
        epoch: Epoch(read_key("epoch", &epoch)?),
        head: unsigned(head),
        last_at: Instant(last_at),
        state: State::new(Parts {
            stays: stays(db).await?,
            closures: closures(db).await?,
            reservations: reservations(db).await?,
            lost: lost(db).await?,
            faults: faults(db).await?,
        }),
        plans: plans(db).await?,
        log: log(db, newest).await?,
    })
}

type StayRow = (Vec<u8>, Vec<u8>, Vec<u8>, Option<Vec<u8>>, i64, i64);

async fn stays(db: &mut SqliteConnection) -> Result<Vec<(PlaceId, Stay<Held>)>, StoreError> {
    let rows: Vec<StayRow> =
        sqlx::query_as("SELECT place, occupancy, holder, promised_to, since, until FROM stays")
            .fetch_all(db)
            .await?;
    let stay = |(place, occupancy, holder, promised_to, since, until): StayRow| {
        let occupancy = OccupancyId(read_key("stay", &occupancy)?);
        let promised_to = promised_to.map(|person| read_key("stay", &person).map(PersonId));
        let promised_to = promised_to.transpose()?;
        let holder = Held { promised_to, ..Held::new(read_party("stay", &holder)?, occupancy) };
        let stay = Stay { holder, since: Instant(since), until: Instant(until) };
        Ok((PlaceId(read_key("stay", &place)?), stay))
    };
    rows.into_iter().map(stay).collect()
}

async fn closures(db: &mut SqliteConnection) -> Result<Vec<Closure>, StoreError> {
    let rows: Vec<(Vec<u8>, String, i64, Option<i64>)> =
        sqlx::query_as("SELECT id, area, at, until FROM closures").fetch_all(db).await?;
    let closure = |(id, area, at, until): (Vec<u8>, String, i64, Option<i64>)| {
        Ok(Closure {
            id: ClosureId(read_key("closure", &id)?),
            area: read_json("closure", &area)?,
            at: Instant(at),
            until: until.map(Instant),
        })
    };
    rows.into_iter().map(closure).collect()
}

type ReservationRow = (Vec<u8>, i64, i64, i64, i64, Vec<u8>, Vec<u8>);

async fn reservations(
    db: &mut SqliteConnection,
) -> Result<Vec<(PlaceId, Reservation<Held>)>, StoreError> {
    let all = "SELECT place, starts, ends, lapses, revision, reservation, person FROM reservations";
    let rows: Vec<ReservationRow> = sqlx::query_as(all).fetch_all(db).await?;
    let reservation = |row: ReservationRow| {
        let (place, starts, ends, lapses, revision, reservation, person) = row;
        let reservation = OccupancyId(read_key("reservation", &reservation)?);
        let holder = Held::new(read_party("reservation", &person)?, reservation);
        let span = Span::new(Instant(starts), Instant(ends));
        let (lapses, revision) = (Instant(lapses), unsigned(revision));
        let reservation = Reservation { holder, span, lapses, revision };
        Ok((PlaceId(read_key("reservation", &place)?), reservation))
    };
    rows.into_iter().map(reservation).collect()
}

type LostRow = (Vec<u8>, Vec<u8>, Vec<u8>, i64, i64, String);

async fn lost(db: &mut SqliteConnection) -> Result<Vec<Lost<Held>>, StoreError> {
    let all = "SELECT reservation, person, place, starts, ends, cause FROM lost_reservations";
    let rows: Vec<LostRow> = sqlx::query_as(all).fetch_all(db).await?;
    let what = "lost reservation";
    let lost = |(reservation, person, place, starts, ends, cause): LostRow| {
        let occupancy = OccupancyId(read_key(what, &reservation)?);
        let holder = Held::new(read_party(what, &person)?, occupancy);
        Ok(Lost {
            place: PlaceId(read_key(what, &place)?),
            holder,
            span: Span::new(Instant(starts), Instant(ends)),
            cause: read_word(what, &cause)?,
        })
    };
    rows.into_iter().map(lost).collect()
}

async fn faults(db: &mut SqliteConnection) -> Result<Vec<Fault>, StoreError> {
    let all = "SELECT place, equipment, at FROM faults";
    let rows: Vec<(Vec<u8>, String, i64)> = sqlx::query_as(all).fetch_all(db).await?;
    let fault = |(place, equipment, at): (Vec<u8>, String, i64)| {
        Ok(Fault {
            place: PlaceId(read_key("fault", &place)?),
            equipment: read_word("fault", &equipment)?,
            at: Instant(at),
        })
    };
    rows.into_iter().map(fault).collect()
}

type PlanColumns = (String, String, Vec<u8>, String, i64);

async fn plans(db: &mut SqliteConnection) -> Result<Vec<PlanRow>, StoreError> {
    let rows: Vec<PlanColumns> =
        sqlx::query_as("SELECT hash, site, body, rules, current FROM plans ORDER BY arrival")
            .fetch_all(db)
            .await?;
    let plan = |(hash, site, body, rules, current): PlanColumns| {
        let site = SiteCode::new(&site).map_err(|why| StoreError::damaged("plan", why))?;
        Ok(PlanRow { hash, site, body: body.into(), rules, current: current == 1 })
    };
    rows.into_iter().map(plan).collect()
}

async fn log(db: &mut SqliteConnection, newest: usize) -> Result<Vec<LogEntry>, StoreError> {
    let newest = signed(u64::try_from(newest).unwrap_or(u64::MAX));
    let rows: Vec<(i64, i64, String)> =
        sqlx::query_as("SELECT seq, at, events FROM log ORDER BY seq DESC LIMIT ?")
            .bind(newest)
            .fetch_all(db)
            .await?;
    let entry = |(seq, at, events): (i64, i64, String)| {
        let events = read_json("log entry", &events)?;
        Ok(LogEntry { seq: unsigned(seq), at: Instant(at), events })
    };
    rows.into_iter().rev().map(entry).collect()
}
