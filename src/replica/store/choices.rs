//! What somebody chose on this device. It stands in `localStorage`, which can be read before the
//! first paint; here is a copy for when that was lost.

use super::database::{self, Refused, Shelf, Step};

/// Keeps a choice.
///
/// # Errors
/// [`Refused`] when the browser does not let us.
pub async fn keep(name: &str, value: &str) -> Result<(), Refused> {
    let step = Step::Put(name.to_owned(), value.as_bytes().to_vec());
    database::change(Shelf::Choices, vec![step]).await
}

/// Puts choices back that `localStorage` has lost.
///
/// # Errors
/// [`Refused`] when the browser does not let us.
pub async fn put_back() -> Result<(), Refused> {
    let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) else {
        return Ok(());
    };
    for (name, value) in database::read_all(Shelf::Choices).await? {
        let is_lost = matches!(storage.get_item(&name), Ok(None));
        if let (true, Ok(value)) = (is_lost, String::from_utf8(value)) {
            // A full storage keeps what it has.
            let _ = storage.set_item(&name, &value);
        }
    }
    Ok(())
}
