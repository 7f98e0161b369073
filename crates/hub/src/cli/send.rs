//! Gets an order carried out, whether a hub runs or not.

use super::control::ask;
use super::failure::Failure;
use super::open;
use super::order::{Made, Order, Reply};
use crate::config::SessionEnds;
use crate::store::{DataDir, StoreError};
use std::path::Path;

/// Gets it done, by the hub that runs on the data directory or, when none does, here.
///
/// # Errors
/// [`Failure`] with what the operator said, or why it could not be asked.
pub async fn send(data: &Path, order: Order) -> Result<String, Failure> {
    Ok(fetch(data, order).await?.words)
}

/// As [`send`], for orders that make files.
///
/// # Errors
/// As [`send`].
pub async fn fetch(data: &Path, order: Order) -> Result<Made, Failure> {
    let reply = match DataDir::lock(data) {
        Ok(locked) => here(locked, order).await?,
        Err(StoreError::InUse(_)) => ask(data, &order).await.map_err(|error| {
            Failure::failed(format!(
                "another werkhub command works in {} and takes no orders ({error}): try again when \
                 it has ended",
                data.display()
            ))
        })?,
        Err(error) => return Err(error.into()),
    };
    match reply {
        Reply::Done(words) => Ok(Made { words, files: Vec::new() }),
        Reply::Made(made) => Ok(made),
        Reply::Failed(words) => Err(Failure::failed(words)),
    }
}

async fn here(data: DataDir, order: Order) -> Result<Reply, Failure> {
    let store = open::store(data).await?;
    let core = open::core(store, String::new(), SessionEnds::default()).await?;
    let reply = core.operator(None).carry_out(order).await;
    core.hub.stop().await;
    Ok(reply)
}
