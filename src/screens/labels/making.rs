//! Having a file made by the hub, and handing it to the browser.

use super::sheet::Order;
use crate::replica::{ApiError, api};
use gloo::timers::callback::Timeout;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// How long the browser may take to begin with a download.
const KEPT_FOR_MS: u32 = 60_000;

/// How far the making of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// Nothing was asked for, or something else since.
    NotYet,
    /// The hub is at it.
    Busy,
    /// The browser has the file.
    Done,
    /// It did not come.
    Failed(ApiError),
}

/// Has the file made and downloads it under a name that begins with `stem`.
///
/// # Errors
/// [`ApiError`] when the hub did not give it.
pub async fn download(order: &Order, stem: &str) -> Result<(), ApiError> {
    let file = api::labels(&order.path()).await?;
    hand_over(&file, &order.file_name(stem)).ok_or(ApiError::Unreadable)
}

/// As if a link to the file were pressed.
fn hand_over(file: &Blob, name: &str) -> Option<()> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let link = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Safari begins to read only after this, so it keeps the address for a while.
    let forget = move || {
        // Fails for no address that exists.
        let _ = Url::revoke_object_url(&address);
    };
    Timeout::new(KEPT_FOR_MS, forget).forget();
    Some(())
}
