//! *In je agenda*: the secret address at which a calendar reads the own reservations.

use crate::erased::{on_press, reactive};
use crate::replica::{ApiError, Live, Shown, api};
use crate::screens::Preferences;
use crate::screens::with_building::error_text;
use crate::text::calendar_feed::words;
use crate::text::moment;
use domain::time::Instant;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;

/// What is known of the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Feed {
    /// When it was made; none where there is none.
    made: Option<Instant>,
    /// It, right after it was made: the hub tells it once.
    address: Option<String>,
}

/// The section. Nothing where the hub cannot be asked: an address is no use without it.
#[component]
pub fn CalendarFeed(shown: Shown) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let feed = RwSignal::new(None::<Feed>);
    let trouble = RwSignal::new(None::<ApiError>);
    spawn_local(async move {
        if let Ok(it) = api::calendar_feed().await {
            // The screen may have been left meanwhile.
            feed.try_set(Some(Feed { made: it.made, address: None }));
        }
    });
    let clock = shown.building.rules.clock.clone();
    let state = move || {
        let it = feed.get()?;
        let (language, words) = (language.get(), words(language.get()));
        let made = it.made.map(|made| {
            let day = moment::day(language, &clock, made, live.now.get_untracked());
            view! { <p class="booking__hint">{words.made} {day}</p> }
        });
        let key = if it.made.is_some() { words.make_another } else { words.make };
        let hint = it.made.map(|_| view! { <p class="booking__hint">{words.another_hint}</p> });
        let end = it.made.map(|_| {
            view! {
                <button type="button" class="button" on:click=on_press(move |_| end(feed, trouble))>
                    {words.end}
                </button>
            }
        });
        Some(view! {
            {it.address.map(|address| view! { <Address address /> })}
            {made}
            {hint}
            <div class="booking__ways">
                <button type="button" class="button" on:click=on_press(move |_| make(feed, trouble))>
                    {key}
                </button>
                {end}
            </div>
        })
    };
    let failed =
        move || trouble.get().map(|error| Preferences::of_context().say(error_text(error)));
    let section = move || {
        feed.with(Option::is_some).then(|| {
            view! {
                <section class="bookings__group" aria-labelledby="feed-title">
                    <h2 class="bookings__title" id="feed-title">
                        {move || words(language.get()).title}
                    </h2>
                    <p class="booking__hint">{move || words(language.get()).lead}</p>
                    {reactive(state.clone())}
                    <p class="trouble" role="alert">{failed}</p>
                </section>
            }
        })
    };
    reactive(section)
}

/// The address itself, to be copied.
#[component]
fn Address(address: String) -> impl IntoView {
    let language = Preferences::of_context().language();
    let field = NodeRef::<html::Input>::new();
    let is_copied = RwSignal::new(false);
    Effect::new(move || {
        if let Some(field) = field.get() {
            // Without focus it can still be read.
            let _ = field.focus();
            field.select();
        }
    });
    // Browsers give no clipboard to a connection that others can read.
    let copy = window().is_secure_context().then(|| {
        let text = address.clone();
        let copy = move |_| {
            let written = window().navigator().clipboard().write_text(&text);
            spawn_local(async move {
                let is_done = wasm_bindgen_futures::JsFuture::from(written).await.is_ok();
                is_copied.try_set(is_done);
            });
        };
        view! {
            <p>
                <button type="button" class="button button--action" on:click=on_press(copy)>
                    {move || words(language.get()).copy}
                </button>
                <span class="feed__copied" role="status">
                    {move || is_copied.get().then(|| words(language.get()).copied)}
                </span>
            </p>
        }
    });
    view! {
        <label class="field">
            <span class="field__label">{move || words(language.get()).address}</span>
            <input class="field__input" type="text" readonly=true value=address node_ref=field />
        </label>
        <p class="booking__hint">{move || words(language.get()).address_hint}</p>
        {copy}
    }
}

fn make(feed: RwSignal<Option<Feed>>, trouble: RwSignal<Option<ApiError>>) {
    doing(trouble, async move {
        let it = api::make_calendar_feed().await?;
        feed.try_set(Some(Feed { made: it.made, address: it.address }));
        Ok(())
    });
}

fn end(feed: RwSignal<Option<Feed>>, trouble: RwSignal<Option<ApiError>>) {
    doing(trouble, async move {
        api::end_calendar_feed().await?;
        feed.try_set(Some(Feed::default()));
        Ok(())
    });
}

/// Asks the hub, and says when that did not work.
fn doing(
    trouble: RwSignal<Option<ApiError>>,
    work: impl Future<Output = Result<(), ApiError>> + 'static,
) {
    trouble.set(None);
    spawn_local(async move {
        if let Err(error) = work.await {
            trouble.try_set(Some(error));
        }
    });
}
