//! Messages and the list of what did not come about come in one part: they say the same things.

use super::notices::Newest;
use super::undone::UndoneList;
use crate::lazy::{Build, Fetching, NotFetched, lazy_code};
use leptos::prelude::*;

/// What the part shows.
#[derive(Clone, Copy)]
pub struct Telling {
    /// The newest message.
    newest: Build<()>,
    /// What did not come about.
    undone: Build<()>,
}

lazy_code!(
    telling: Telling = Telling {
        newest: |()| Newest().into_any(),
        undone: |()| UndoneList().into_any(),
    }
);

/// Brings it in, so that it is there when the network is not.
pub async fn fetch() {
    // What does not come now is asked for again when it is wanted.
    let _ = telling().await;
}

/// The newest message.
pub fn newest() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(telling().await?.newest) })
}

/// What did not come about.
pub fn undone_list() -> Fetching<Result<Build<()>, NotFetched>> {
    Box::pin(async { Ok(telling().await?.undone) })
}
