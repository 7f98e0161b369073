//! `/manage/screens`: the screens of the building, where they hang and what is wrong with them; pairing
//! another one (`?screen=new`), and changing one (`?screen=` and its key).

mod all;
mod draft;
mod fields;
mod form;
mod list;
mod outcome;
mod plan;
mod revoking;
mod row;

use super::for_managers::{ForManagers, Gate};
use super::parts::use_heading;
use crate::erased::reactive;
use crate::replica::Shown;
use crate::router::{Router, with_query};
use crate::screens::Preferences;
use crate::text::manage_screens::{title, words};
use all::use_all;
use domain::ScreenId;
use form::Form;
use leptos::prelude::*;
use list::List;

/// Where all of them are.
const HERE: &str = "/manage/screens";
/// The key in the address of a screen that is none yet.
const NEW: &str = "new";

/// `/manage/screens`.
#[component]
pub fn ManageScreens() -> impl IntoView {
    let gate = Gate {
        title,
        sign_in_lead: |language| words(language).sign_in_lead,
        not_yours: |language| words(language).not_yours,
        not_yours_hint: |language| words(language).not_yours_hint,
    };
    let page = Callback::new(|shown| view! { <Page shown /> }.into_any());
    view! { <ForManagers gate children=page /> }
}

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    All,
    New,
    One(ScreenId),
    /// A key that is none.
    Nothing,
}

impl Asked {
    fn read(screen: Option<&str>) -> Self {
        match screen {
            None => Asked::All,
            Some(NEW) => Asked::New,
            Some(key) => key.parse().map_or(Asked::Nothing, Asked::One),
        }
    }
}

/// Where a screen is changed, or a new one is paired.
fn form_path(screen: &str) -> String {
    with_query(HERE, [("screen", Some(screen.to_owned()))])
}

#[component]
fn Page(shown: Shown) -> impl IntoView {
    let router = Router::of_context();
    let all = use_all();
    let asked = Memo::new(move |_| Asked::read(router.query("screen").as_deref()));
    // A form waits for what the screen is now; once open it is not touched by what comes later.
    let is_known = Memo::new(move |_| all.known.with(Option::is_some));
    let content = move || match (asked.get(), is_known.get()) {
        (Asked::All, _) => view! { <List shown=shown.clone() all /> }.into_any(),
        (Asked::New, _) => view! { <Form shown=shown.clone() all screen=None /> }.into_any(),
        (Asked::One(id), true) => match untrack(|| all.one(id)) {
            Some(entry) => view! { <Form shown=shown.clone() all screen=Some(entry) /> }.into_any(),
            None => view! { <Gone /> }.into_any(),
        },
        (Asked::One(_), false) => ().into_any(),
        (Asked::Nothing, _) => view! { <Gone /> }.into_any(),
    };
    view! {
        <link rel="stylesheet" href="/manage-screens.css" />
        <div class="page screens">{reactive(content)}</div>
    }
}

/// The form of a screen that is none, or not any more.
#[component]
fn Gone() -> impl IntoView {
    let language = Preferences::of_context().language();
    let heading = use_heading();
    view! {
        <h1 class="page__title" node_ref=heading tabindex="-1">
            {move || words(language.get()).change_title}
        </h1>
        <p class="page__lead">{move || words(language.get()).change_none}</p>
        <p class="page__ways">
            <a class="button button--action" href=HERE>{move || words(language.get()).all}</a>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn an_address_asks_for_all_a_new_one_or_one_of_them() {
        let key = "018f6f6e-2b7e-7c3a-9d1f-0123456789ab";
        for (screen, expected) in [
            (None, Asked::All),
            (Some(NEW), Asked::New),
            (Some(key), Asked::One(key.parse().unwrap())),
            (Some("nonsense"), Asked::Nothing),
            (Some(""), Asked::Nothing),
        ] {
            assert_eq!(Asked::read(screen), expected, "{screen:?}");
        }
        assert_eq!(form_path(NEW), "/manage/screens?screen=new");
    }
}
