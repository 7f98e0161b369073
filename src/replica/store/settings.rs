//! What somebody chose on this device. Beside it stands a copy in `localStorage`, which can be read
//! before the first paint; this one is there when that one was lost.

use super::database::{self, Refused, Shelf, Step};

/// Keeps a choice.
///
/// # Errors
/// [`Refused`] when the browser does not let us.
pub async fn keep(name: &str, value: &str) -> Result<(), Refused> {
    let step = Step::Put(name.to_owned(), value.as_bytes().to_vec());
    database::change(Shelf::Settings, vec![step]).await
}

/// What was chosen, by name; nothing where nothing was.
///
/// # Errors
/// [`Refused`] when the browser does not let us.
pub async fn read(names: &[&str]) -> Result<Vec<Option<String>>, Refused> {
    let found = database::read(Shelf::Settings, names).await?;
    Ok(found.into_iter().map(|bytes| String::from_utf8(bytes?).ok()).collect())
}
