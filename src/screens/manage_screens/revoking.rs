//! Ending a screen: asked before it is done, for it shows nothing any more.

use super::all::{All, Done};
use super::outcome::Problem;
use crate::erased::{on_press, reactive};
use crate::replica::{ApiError, screen};
use crate::screens::Preferences;
use crate::screens::parts::pressed;
use crate::text::manage_screens::words;
use domain::ScreenId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The button, and the question below it.
#[component]
pub fn Revoking(
    /// Which screen.
    id: ScreenId,
    /// What it is called, to who hears the button without its row.
    name: Signal<String>,
    /// All of them.
    all: All,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let asks = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let is_busy = StoredValue::new(false);
    let revoke = move |_| {
        if is_busy.get_value() {
            return;
        }
        is_busy.set_value(true);
        spawn_local(async move {
            let done = screen::revoke(id).await;
            is_busy.try_set_value(false);
            match done {
                // Somebody else has done it: it is not there any more either way.
                Ok(()) | Err(ApiError::NotFound) => all.tell(Done::Revoked),
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    let question = move || {
        asks.get().then(|| {
            view! {
                <div class="screens__question" role="alert">
                    <p>{move || words(language.get()).revoke_question}</p>
                    <Problem error=trouble />
                    <p class="screens__steps">
                        <button type="button" class="button button--end" on:click=on_press(revoke)>
                            {move || words(language.get()).revoke_yes}
                        </button>
                        <button
                            type="button"
                            class="button"
                            on:click=on_press(move |_| asks.set(false))
                        >
                            {move || words(language.get()).revoke_no}
                        </button>
                    </p>
                </div>
            }
        })
    };
    let toggle = move |_| {
        trouble.set(None);
        asks.update(|asks| *asks = !*asks);
    };
    view! {
        <button
            type="button"
            class="button"
            aria-expanded=move || pressed(asks.get())
            on:click=on_press(toggle)
        >
            {move || words(language.get()).revoke}
            <span class="visually-hidden">" " {move || name.get()}</span>
        </button>
        {reactive(question)}
    }
}
