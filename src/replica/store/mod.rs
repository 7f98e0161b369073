//! What lies on this device: the only part of the app that knows the browser's database.
//!
//! Nothing here is needed for the app to work. In a private window, on a full disk or with storage
//! switched off, everything answers *nothing kept* and says why in the console, once.
//!
//! The code is a part of its own that is fetched when it is first wanted, so all of it is reached
//! through one function, [`ask`].

mod database;
mod kept;
mod settings;
#[cfg(test)]
mod tests;

use crate::lazy::{Fetching, NotFetched, lazy_code};
use database::Refused;
use domain::plan::SiteCode;

pub use kept::{Kept, StatusToKeep, ToKeep};

/// What can be asked of the store.
pub enum Ask {
    /// [`Kept`] of a site, or of the one looked at last.
    Restore(Option<SiteCode>),
    /// Keep this in the place of what was there.
    Keep(Box<ToKeep>),
    /// Take away all that is kept of a building and of who looked.
    Forget,
    /// Keep a choice.
    KeepSetting {
        /// Its name.
        name: &'static str,
        /// What was chosen.
        value: String,
    },
    /// Choices by name.
    ReadSettings(&'static [&'static str]),
    /// Ask the browser not to clear away what is kept when it needs room.
    Persist,
}

/// What the store says.
pub enum Answer {
    /// Done.
    Done,
    /// Not done; the reason stands in the console.
    Refused,
    /// What was kept.
    Kept(Option<Box<Kept>>),
    /// Choices, in the order of the names.
    Settings(Vec<Option<String>>),
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
        Ask::Restore(site) => Ok(Answer::Kept(kept::restore(site).await?.map(Box::new))),
        Ask::Keep(it) => kept::keep(*it).await.map(|()| Answer::Done),
        Ask::Forget => kept::forget().await.map(|()| Answer::Done),
        Ask::KeepSetting { name, value } => {
            settings::keep(name, &value).await.map(|()| Answer::Done)
        }
        Ask::ReadSettings(names) => settings::read(names).await.map(Answer::Settings),
        Ask::Persist => Ok(persist().await),
    }
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
