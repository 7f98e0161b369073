//! Reading the counts of use.

use super::codec::{read_key, read_word};
use crate::store::{PlaceQuarter, StoreError, Usage, ZoneHalfDay};
use domain::plan::{PlaceId, ZoneCode};
use sqlx::SqlitePool;

type ZoneRow = (String, String, String, String, u32, i64);
type PlaceRow = (Vec<u8>, i32, u8, u32, i64);

pub async fn usage(readers: &SqlitePool) -> Result<Usage, StoreError> {
    let zones: Vec<ZoneRow> =
        sqlx::query_as("SELECT zone, kind, date, half, check_ins, ms FROM usage_zones")
            .fetch_all(readers)
            .await?;
    let places: Vec<PlaceRow> =
        sqlx::query_as("SELECT place, year, quarter, check_ins, ms FROM usage_places")
            .fetch_all(readers)
            .await?;
    Ok(Usage {
        zones: zones.into_iter().map(of_zone).collect::<Result<_, _>>()?,
        places: places.into_iter().map(of_place).collect::<Result<_, _>>()?,
    })
}

fn of_zone(row: ZoneRow) -> Result<(ZoneHalfDay, (u32, i64)), StoreError> {
    let (zone, kind, date, half, check_ins, ms) = row;
    let of = ZoneHalfDay {
        zone: ZoneCode::new(&zone).map_err(|why| StoreError::damaged("count", why))?,
        kind: read_word("count", &kind)?,
        date: date.parse().map_err(|why| StoreError::damaged("count", why))?,
        half: read_word("count", &half)?,
    };
    Ok((of, (check_ins, ms)))
}

fn of_place(row: PlaceRow) -> Result<(PlaceQuarter, (u32, i64)), StoreError> {
    let (place, year, quarter, check_ins, ms) = row;
    let place = PlaceId(read_key("count", &place)?);
    Ok((PlaceQuarter { place, year, quarter }, (check_ins, ms)))
}
