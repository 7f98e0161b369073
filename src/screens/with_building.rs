//! What a screen shows while there is no building to show.

use super::Preferences;
use super::parts::{Icon, Sign};
use crate::erased::{on_press, reactive};
use crate::replica::{ApiError, Live, Phase, Shown};
use crate::text::Key;
use leptos::prelude::*;

/// Shows `children` for the building at hand; until there is one, says why not and what happens
/// next. Built anew only when the building becomes another one.
#[component]
pub fn WithBuilding<V>(
    /// The screen for a building.
    children: impl Fn(Shown) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    V: IntoView + 'static,
{
    let live = expect_context::<Live>();
    let phase = Memo::new(move |_| live.phase.get());
    reactive(move || match phase.get() {
        Phase::Ready(it) => children(it).into_any(),
        Phase::Loading => view! { <Waiting /> }.into_any(),
        Phase::Unreachable(error) => view! { <Unreachable error /> }.into_any(),
        Phase::NoBuilding => view! { <NoBuilding /> }.into_any(),
    })
}

/// A still picture of what comes, so that nothing jumps when it does.
#[component]
fn Waiting() -> impl IntoView {
    let preferences = Preferences::of_context();
    view! {
        <div class="waiting" role="status">
            <span class="visually-hidden">{preferences.saying(Key::Loading)}</span>
            <span class="waiting__block"></span>
            <span class="waiting__block"></span>
            <span class="waiting__block"></span>
            <span class="waiting__block"></span>
            <span class="waiting__block"></span>
        </div>
    }
}

#[component]
fn Unreachable(
    /// What the hub, or nobody, answered.
    error: ApiError,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let hint = if error == ApiError::Network { Key::HubUnreachableHint } else { error_text(error) };
    view! {
        <section class="page page--message" role="status">
            <p class="page__sign"><Icon sign=Sign::Warning /></p>
            <h2 class="page__title">{preferences.saying(Key::HubUnreachable)}</h2>
            <p class="page__lead">{preferences.saying(hint)}</p>
            <button type="button" class="button button--action" on:click=on_press(move |_| live.try_now())>
                {preferences.saying(Key::TryNow)}
            </button>
        </section>
    }
}

#[component]
fn NoBuilding() -> impl IntoView {
    let preferences = Preferences::of_context();
    view! {
        <section class="page page--message">
            <p class="page__sign"><Icon sign=Sign::Pin /></p>
            <h2 class="page__title">{preferences.saying(Key::NoSites)}</h2>
            <p class="page__lead">{preferences.saying(Key::NoSitesHint)}</p>
        </section>
    }
}

/// What to say of a call that failed.
pub fn error_text(error: ApiError) -> Key {
    match error {
        ApiError::Network => Key::ErrorNetwork,
        ApiError::SignIn => Key::ErrorSignIn,
        ApiError::Forbidden => Key::ErrorForbidden,
        ApiError::NotFound => Key::ErrorNotFound,
        ApiError::Busy => Key::ErrorBusy,
        ApiError::Hub => Key::ErrorHub,
        ApiError::Conflict | ApiError::Refused | ApiError::Unreadable => Key::ErrorUnreadable,
    }
}
