//! Whose data this is: a demonstration's or real people's. Never both.

use super::failure::Failure;
use super::open::Core;
use crate::accounts::Account;
use crate::config::Demo;
use crate::demo::people;
use crate::store::{AccountStore, SqliteStore, Store};
use domain::plan::SiteCode;

/// Turns down a store that holds the other kind of people.
///
/// # Errors
/// With the sentence for the operator, or when the store cannot be read.
pub async fn refuse_other_kind(store: &SqliteStore, demo: Demo) -> Result<(), Failure> {
    let accounts = store.accounts().await?;
    let of_demo = accounts.iter().filter(|account| account.demo).count();
    if demo.is_on() && of_demo < accounts.len() {
        return Err(Failure::failed(
            "this data holds real accounts, which a demo would open to everybody: choose another \
             --data for the demo",
        ));
    }
    if !demo.is_on() && of_demo > 0 {
        return Err(Failure::failed(
            "this data belongs to a demo: choose another --data, or start it with --demo",
        ));
    }
    Ok(())
}

/// Empties a demonstration's store that shows another building than is wanted now: a demonstration
/// shows one.
///
/// # Errors
/// When the store cannot be read or written.
pub async fn empty_for_another_building(
    store: &SqliteStore,
    wanted: &SiteCode,
) -> Result<(), Failure> {
    let loaded = store.load(0).await?;
    if loaded.plans.iter().any(|plan| plan.current && plan.site != *wanted) {
        tracing::info!("the demo shows another building now: what it held is emptied");
        store.wipe().await?;
    }
    Ok(())
}

/// Writes down the forty people.
///
/// # Errors
/// When the store cannot be written.
pub async fn add_people(store: &SqliteStore) -> Result<(), Failure> {
    let known = store.accounts().await?;
    for person in people::all() {
        let account: Account =
            person.account().map_err(|error| Failure::failed(error.to_string()))?;
        if !known.contains(&account) {
            store.put_account(account).await?;
        }
    }
    Ok(())
}

/// What a hub without people or building needs, for whoever started it.
///
/// # Errors
/// When the store cannot be read.
pub async fn say_what_is_missing(core: &Core) -> Result<(), Failure> {
    if core.store.accounts().await?.iter().all(|account| account.disabled) {
        println!(
            "Nobody can sign in yet. Add somebody: `werkhub user add LOGIN --name NAME --role \
             administrator`, with the same --data."
        );
    }
    if core.hub.read().estate.buildings().is_empty() {
        println!("There is no building yet. Read one: `werkhub import PLAN.imdf.zip`.");
    }
    Ok(())
}
