//! The form in the place of the sheet of a place on the map.

use super::form::{Form, Wish};
use crate::erased::{on_press, reactive};
use crate::replica::{Live, Shown};
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::map::{MapAddress, focus_on_opening, read_time, sign_in_path};
use crate::screens::parts::{Icon, Sign};
use crate::text::reservations::{reserve_title, words};
use crate::text::{Key, phrase};
use domain::plan::PlaceId;
use leptos::ev;
use leptos::prelude::*;

/// The sheet to reserve a place on. The address says that it is open, so *back* closes it.
#[component]
pub fn ReserveSheet(
    /// The building.
    shown: Shown,
    /// What to reserve.
    place: PlaceId,
    /// Where we are.
    address: Memo<MapAddress>,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let live = expect_context::<Live>();
    let router = Router::of_context();
    let it = shown.estate.place(place)?.place.clone();
    let heading = focus_on_opening();
    let close = move || {
        let without = address.with_untracked(|address| address.reserving(None));
        router.replace(&without.path());
    };
    let leave_by_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    let named = it.clone();
    let title = move || {
        let language = language.get();
        reserve_title(language, &phrase::place_title(language, &named))
    };
    let is_signed_in = Memo::new(move |_| live.is_signed_in());
    let time = Memo::new(move |_| address.with(|address| address.reserve.clone()));
    let form = move || {
        if !is_signed_in.get() {
            return view! {
                <p class="sheet__note">{move || words(language.get()).sign_in_lead}</p>
                <a
                    class="button button--action button--big"
                    href=move || { address.track(); sign_in_path() }
                >
                    {preferences.saying(Key::SignIn)}
                </a>
            }
            .into_any();
        }
        let first = time.get().and_then(|time| read_time(&shown.building.rules.clock, &time));
        let wish = Wish { shown: shown.clone(), place: it.clone(), instead: None, first };
        view! { <Form wish done=Callback::new(move |()| close()) /> }.into_any()
    };
    Some(view! {
        <section class="sheet" aria-labelledby="sheet-title" on:keydown=leave_by_key>
            <div class="sheet__head">
                <h2 class="sheet__title" id="sheet-title" tabindex="-1" node_ref=heading>{reactive(title)}</h2>
                <button
                    type="button"
                    class="icon-button sheet__close"
                    aria-label=move || words(language.get()).back
                    on:click=on_press(move |_| close())
                >
                    <Icon sign=Sign::Cross />
                </button>
            </div>
            {reactive(form)}
        </section>
    })
}
