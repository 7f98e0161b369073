//! What somebody chose on this device, for the screens that offer the choice.

use super::store::{self, Answer, Ask};
use leptos::task::spawn_local;

/// Keeps a choice where it is safe from a browser that clears `localStorage` alone.
pub fn keep_choice(name: &'static str, value: &str) {
    let value = value.to_owned();
    spawn_local(async move {
        store::ask(Ask::KeepSetting { name, value }).await;
    });
}

/// Choices by name, as they were kept; none where the store cannot be read.
pub async fn kept_choices(names: &'static [&'static str]) -> Vec<Option<String>> {
    match store::ask(Ask::ReadSettings(names)).await {
        Answer::Settings(found) => found,
        _ => Vec::new(),
    }
}
