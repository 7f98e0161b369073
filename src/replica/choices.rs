//! What somebody chose on this device, for the screens that offer the choice.

use super::store::{self, Ask};
use leptos::task::spawn_local;

/// Keeps a choice that stands in `localStorage` under that name also in the store. When
/// `localStorage` alone is lost, the store puts it back for the next start.
pub fn keep_choice(name: &'static str, value: &str) {
    let value = value.to_owned();
    spawn_local(async move {
        store::ask(Ask::KeepChoice { name, value }).await;
    });
}
