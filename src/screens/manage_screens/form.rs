//! Pairing a screen, or making one something else: what it is called, where it hangs, what it shows.

use super::all::{All, Done, Entry};
use super::draft::Draft;
use super::fields::{Behaviour, Languages, Names, What, Where};
use super::outcome::{Outcome, Trouble, Wish};
use super::{HERE, NEW};
use crate::erased::{on_press, reactive};
use crate::replica::{Shown, screen};
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::parts::{Icon, Sign, use_heading};
use crate::text::manage_screens::words;
use domain::ScreenId;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::wire::{NewScreen, ScreenSetup};

/// The form.
#[component]
pub fn Form(
    shown: Shown,
    all: All,
    /// Which screen is changed; a new one when none is.
    screen: Option<Entry>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let heading = use_heading();
    let router = Router::of_context();
    let id = screen.as_ref().map(|screen| screen.id);
    // What was told of the last one is read by now.
    all.done.set(None);
    let begun = match &screen {
        Some(screen) => Draft::of(&screen.setup, &shown.estate, shown.plan()),
        None => Draft::new(shown.plan()),
    }?;
    let key = id.map_or_else(|| NEW.to_owned(), |id| id.to_string());
    let kept = Draft::kept(&key).filter(|kept| shown.estate.floor(&kept.floor).is_some());
    let was_kept = RwSignal::new(kept.as_ref().is_some_and(|kept| *kept != begun));
    let draft = RwSignal::new(kept.unwrap_or_else(|| begun.clone()));
    let (keeping, unchanged) = (key.clone(), begun.clone());
    Effect::new(move || {
        draft.with(|draft| match *draft == unchanged {
            true => Draft::forget(&keeping),
            false => draft.keep(&keeping),
        });
    });
    let discard = move |_| {
        draft.set(begun.clone());
        was_kept.set(false);
    };
    let trouble = RwSignal::new(None::<Trouble>);
    let is_busy = RwSignal::new(false);
    let estate = shown.estate.clone();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        let setup = match draft.with_untracked(|draft| draft.complete(id.is_none(), &estate)) {
            Ok(setup) => setup,
            Err(missing) => return trouble.set(Some(Trouble::Missing(missing))),
        };
        let code = draft.with_untracked(|draft| draft.code.clone());
        trouble.set(None);
        is_busy.set(true);
        let key = key.clone();
        spawn_local(async move {
            let done = send(id, code, setup).await;
            is_busy.try_set(false);
            match done {
                Ok(done) => {
                    Draft::forget(&key);
                    all.tell(done);
                    router.go(HERE);
                }
                Err(failed) => {
                    trouble.try_set(Some(failed));
                    // Whoever was quicker has made a screen of it.
                    all.look_again();
                }
            }
        });
    };
    let left = move || {
        was_kept.get().then(|| {
            view! {
                <p class="alert alert--warning screens__draft">
                    {move || words(language.get()).draft}
                    <button type="button" class="link-button" on:click=on_press(discard.clone())>
                        {move || words(language.get()).discard}
                    </button>
                </p>
            }
        })
    };
    let is_new = id.is_none();
    let said = move || {
        let words = words(language.get());
        if is_new { (words.add, words.pair) } else { (words.change_title, words.save) }
    };
    Some(view! {
        <p>
            <a class="screens__back" href=HERE>
                <Icon sign=Sign::Arrow />
                {move || words(language.get()).all}
            </a>
        </p>
        <h1 class="page__title" node_ref=heading tabindex="-1">{move || said().0}</h1>
        {reactive(left)}
        <form class="screens__form" novalidate on:submit=save>
            <Names draft is_new />
            <What shown=shown.clone() draft />
            <Where shown draft />
            <Languages draft />
            <Behaviour draft />
            <Outcome trouble />
            <button
                type="submit"
                class="button button--action button--big"
                aria-disabled=move || if is_busy.get() { "true" } else { "false" }
            >
                {move || said().1}
            </button>
        </form>
    })
}

async fn send(id: Option<ScreenId>, code: String, setup: ScreenSetup) -> Result<Done, Trouble> {
    match id {
        Some(id) => match screen::change(id, &setup).await {
            Ok(_) => Ok(Done::Saved),
            Err(error) => Err(Trouble::Failed(error, Wish::Change)),
        },
        None => match screen::approve(&NewScreen { code, setup }).await {
            Ok(_) => Ok(Done::Paired),
            Err(error) => Err(Trouble::Failed(error, Wish::Pair)),
        },
    }
}
