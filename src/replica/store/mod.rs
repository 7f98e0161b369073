//! What lies on this device: the only part of the app that knows the browser's database.
//!
//! Nothing here is needed for the app to work. In a private window, on a full disk or with storage
//! switched off, everything answers *nothing kept* and says why in the console, once.
//!
//! The code is a part of its own that is fetched when it is first wanted, so all of it is reached
//! through one function, [`ask`].

mod building;
mod choices;
mod database;
mod kept;
mod outbox;
#[cfg(test)]
mod tests;

use crate::lazy::{Fetching, NotFetched, lazy_code};
use crate::replica::Live;
use database::Refused;
pub use outbox::OutboxRows;
use sync::outbox::Write;

/// What can be asked of the store.
pub enum Ask {
    /// Show what is kept of the site at hand, or of the one looked at last.
    Show(Live),
    /// Keep what is shown, in the place of what was there.
    Keep(Live),
    /// Take away all that is kept of a building and of who looked.
    Forget,
    /// Keep a choice.
    KeepChoice {
        /// Its name.
        name: &'static str,
        /// What was chosen.
        value: String,
    },
    /// Say what lies in the outbox of somebody, by that person's key.
    ReadOutbox(String),
    /// Change what lies in it.
    WriteOutbox(Vec<Write>),
    /// Ask the browser not to clear away what is kept when it needs room.
    Persist,
}

/// What the store says.
pub enum Answer {
    /// Done.
    Done,
    /// What lies in the outbox.
    Outbox(OutboxRows),
    /// There was nothing to do it with.
    Nothing,
    /// Not done; the reason stands in the console.
    Refused,
}

/// Asks the store.
pub async fn ask(ask: Ask) -> Answer {
    match store().await {
        Ok(answer) => answer(ask).await,
        Err(NotFetched) => Answer::Refused,
    }
}

lazy_code!(
    /// The store's code.
    store: fn(Ask) -> Fetching<Answer> = answer
);

fn answer(ask: Ask) -> Fetching<Answer> {
    Box::pin(async move {
        answered(ask).await.unwrap_or_else(|Refused(why)| {
            tell(&["This device keeps nothing: ", &why].concat());
            Answer::Refused
        })
    })
}

async fn answered(ask: Ask) -> Result<Answer, Refused> {
    match ask {
        Ask::Show(live) => building::show(live).await.map(done),
        Ask::Keep(live) => building::keep(live).await.map(done),
        Ask::Forget => kept::forget().await.map(|()| Answer::Done),
        Ask::KeepChoice { name, value } => choices::keep(name, &value).await.map(|()| Answer::Done),
        Ask::ReadOutbox(owner) => outbox::read(&owner).await.map(Answer::Outbox),
        Ask::WriteOutbox(writes) => outbox::write(writes).await.map(|()| Answer::Done),
        Ask::Persist => Ok(persist().await),
    }
}

fn done(is_done: bool) -> Answer {
    if is_done { Answer::Done } else { Answer::Nothing }
}

/// Browsers answer by what they know of the visitor; some ask. So this is asked once, after
/// somebody has signed in.
async fn persist() -> Answer {
    let Some(window) = web_sys::window() else { return Answer::Refused };
    // Missing where the connection is not safe.
    let storage = js_sys::Reflect::get(&window.navigator(), &"storage".into());
    if !storage.is_ok_and(|storage| storage.is_object()) {
        return Answer::Refused;
    }
    let Ok(asked) = window.navigator().storage().persist() else { return Answer::Refused };
    match wasm_bindgen_futures::JsFuture::from(asked).await {
        Ok(granted) if granted.as_bool() == Some(true) => Answer::Done,
        _ => Answer::Refused,
    }
}

/// Says something to whoever is asked to help.
fn tell(what: &str) {
    web_sys::console::warn_1(&what.into());
}
