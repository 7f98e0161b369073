//! The last resort: a panic ends a WebAssembly app, so a page that still works takes its place.

use leptos::prelude::{document, window};
use std::panic::PanicHookInfo;

/// Where the message of the last panic is kept, for whoever is asked to help. Holds no person.
const STORED: &str = "werkhub.panic";

/// Installs the hook. It must not panic itself.
pub fn install() {
    std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let message = info.to_string();
        web_sys::console::error_1(&message.as_str().into());
        if let Ok(Some(storage)) = window().local_storage() {
            // Storage may be full; the console has the message too.
            let _ = storage.set_item(STORED, &message);
        }
        if let Some(body) = document().body() {
            body.set_inner_html(HELP);
        }
    }));
}

/// Works without the app: plain links that load the page anew.
const HELP: &str = concat!(
    r#"<main class="page page--message" role="alert">"#,
    r#"<p lang="nl"><strong>Er ging iets mis in de app.</strong> "#,
    "Wat de Werk Hub had bevestigd, is bewaard. Begin opnieuw.</p>",
    r#"<p lang="en"><strong>Something went wrong in the app.</strong> "#,
    "What the Werk Hub had confirmed is kept. Start again.</p>",
    r#"<p lang="de"><strong>In der App ging etwas schief.</strong> "#,
    "Was der Werk Hub bestätigt hatte, ist gespeichert. Beginne neu.</p>",
    r#"<p><a class="button button--action" href="/">Opnieuw · Start again · Neu beginnen</a></p>"#,
    "</main>",
);
