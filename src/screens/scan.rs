//! `/scan`: the label on a place, by camera, by typing, or by a scanner that types.

use super::Preferences;
use super::frame::{AppName, Frame};
use super::parts::{Icon, Sign, use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::erased::{on_press, reactive};
use crate::replica::Shown;
use crate::router::Router;
use crate::scanner::{Camera, CameraError, Meaning, Reader, meaning};
use crate::screens::map::place_path;
use crate::text::{Key, phrase};
use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlVideoElement, KeyboardEvent};

/// Between two looks at what the camera sees, in milliseconds: quick enough for a hand that holds a
/// phone over a label, slow enough for its battery.
const PAUSE: u32 = 120;

/// How far the camera is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    Starting,
    Clear,
    Failed(CameraError),
}

/// The screen.
#[component]
pub fn ScanScreen() -> impl IntoView {
    let preferences = Preferences::of_context();
    let heading = use_heading();
    use_page_title(move || preferences.say(Key::Scan).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <section class="page scan">
                <h1 class="page__title" node_ref=heading tabindex="-1">
                    {preferences.saying(Key::ScanTitle)}
                </h1>
                <WithBuilding children=|shown| view! { <Scan shown /> } />
            </section>
        </Frame>
    }
}

#[component]
fn Scan(shown: Shown) -> impl IntoView {
    let router = Router::of_context();
    let foreign = RwSignal::new(None::<Meaning>);
    let found = Callback::new(move |text: String| match meaning(&shown.estate, &text) {
        Meaning::Place(place) => {
            router.replace(&place_path(&shown, place));
            true
        }
        other => {
            if foreign.get_untracked().as_ref() != Some(&other) {
                foreign.set(Some(other));
            }
            false
        }
    });
    view! {
        <Viewfinder found />
        <Foreign foreign />
        <Typed found />
    }
}

/// What the camera sees, for as long as the screen is shown.
#[component]
fn Viewfinder(found: Callback<String, bool>) -> impl IntoView {
    let preferences = Preferences::of_context();
    let state = RwSignal::new(Sight::Starting);
    let video = NodeRef::<html::Video>::new();
    // Dropped with the screen, which lets the camera go.
    let camera = StoredValue::new_local(None::<Rc<Camera>>);
    let (has_torch, is_lit) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move || {
        let Some(video) = video.get() else { return };
        spawn_local(async move {
            match Camera::open().await {
                Err(error) => drop(state.try_set(Sight::Failed(error))),
                Ok(opened) => {
                    let opened = Rc::new(opened);
                    video.set_src_object(Some(opened.stream()));
                    has_torch.try_set(opened.has_torch());
                    // Left meanwhile: `opened` is dropped here and the camera goes out.
                    if camera.try_set_value(Some(opened)).is_none() {
                        state.try_set(Sight::Clear);
                        look(&video, camera, found).await;
                    }
                }
            }
        });
    });
    let hint = move || match state.get() {
        Sight::Starting => preferences.say(Key::CameraStarts),
        Sight::Clear => preferences.say(Key::ScanHint),
        Sight::Failed(CameraError::Refused) => preferences.say(Key::CameraRefused),
        Sight::Failed(CameraError::Missing) => preferences.say(Key::CameraMissing),
    };
    let turn_torch = move |_| {
        is_lit.update(|is_lit| *is_lit = !*is_lit);
        camera.with_value(|camera| {
            if let Some(camera) = camera {
                camera.set_torch(is_lit.get_untracked());
            }
        });
    };
    let torch = move || {
        has_torch.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button scan__torch"
                    aria-pressed=move || if is_lit.get() { "true" } else { "false" }
                    on:click=on_press(turn_torch)
                >
                    {preferences.saying(Key::Torch)}
                </button>
            }
        })
    };
    view! {
        <div
            class="scan__view"
            data-state=move || match state.get() {
                Sight::Starting => "starting",
                Sight::Clear => "looking",
                Sight::Failed(_) => "failed",
            }
        >
            <video class="scan__video" node_ref=video autoplay muted playsinline aria-hidden="true"></video>
            <p class="scan__hint" role="status">{reactive(hint)}</p>
            {reactive(torch)}
        </div>
    }
}

/// Looks until a place was found or the screen was left.
async fn look(
    video: &HtmlVideoElement,
    camera: StoredValue<Option<Rc<Camera>>, LocalStorage>,
    found: Callback<String, bool>,
) {
    // Typing a code works without.
    let Some(reader) = Reader::start().await else { return };
    while camera.try_with_value(|_| ()).is_some() {
        for text in reader.read(video).await {
            if camera.try_with_value(|_| ()).is_none() || found.run(text) {
                return;
            }
        }
        TimeoutFuture::new(PAUSE).await;
    }
}

/// What else was seen, so that nobody wonders why nothing happens.
#[component]
fn Foreign(foreign: RwSignal<Option<Meaning>>) -> impl IntoView {
    let preferences = Preferences::of_context();
    let words = move || {
        let language = preferences.language().get();
        match foreign.get()? {
            Meaning::Place(_) => None,
            Meaning::Elsewhere(host) => Some(phrase::label_of_elsewhere(language, &host)),
            Meaning::Unknown(text) => Some(phrase::no_label(language, &text)),
        }
    };
    view! { <p class="trouble scan__foreign" role="status">{reactive(words)}</p> }
}

/// The third way: typing what stands on the label.
#[component]
fn Typed(found: Callback<String, bool>) -> impl IntoView {
    let preferences = Preferences::of_context();
    let input = NodeRef::<html::Input>::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            let text = input.value();
            if !text.trim().is_empty() && !found.run(text) {
                input.select();
            }
        }
    };
    // A scanner that types does not look where the focus is: its first letter brings it here.
    let keys = EventListener::new(&document(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_letter = event.key().chars().count() == 1 && event.key() != " ";
        let wants_more = event.ctrl_key() || event.meta_key() || event.alt_key();
        let at = event.target();
        let is_typing = at.is_some_and(|at| at.dyn_ref::<HtmlInputElement>().is_some());
        if is_letter
            && !wants_more
            && !is_typing
            && let Some(input) = input.try_get_untracked().flatten()
        {
            let input: &HtmlElement = &input;
            // Without focus one can still click into it.
            let _ = input.focus();
        }
    });
    let keys = StoredValue::new_local(Some(keys));
    on_cleanup(move || drop(keys.try_update_value(Option::take)));
    view! {
        <form class="form scan__typed" on:submit=submit novalidate>
            <label class="field">
                <span class="field__label">{preferences.saying(Key::TypeCode)}</span>
                <input
                    class="field__input"
                    type="text"
                    name="code"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="go"
                    node_ref=input
                />
            </label>
            <button type="submit" class="button button--action">
                {preferences.saying(Key::ShowPlace)} " " <Icon sign=Sign::Arrow />
            </button>
        </form>
    }
}
