//! All screens: those with which something is wrong first, then where they hang, then the others.

use super::all::{All, Entry};
use super::outcome::{Problem, Told};
use super::plan::Plan;
use super::row::Row;
use super::{NEW, form_path};
use crate::erased::reactive;
use crate::replica::Shown;
use crate::screens::Preferences;
use crate::screens::parts::{Icon, Sign, use_heading};
use crate::text::manage_screens::{Words, title, words};
use domain::ScreenId;
use leptos::prelude::*;

/// The page of all of them.
#[component]
pub fn List(shown: Shown, all: All) -> impl IntoView {
    let language = Preferences::of_context().language();
    let heading = use_heading();
    let count = Memo::new(move |_| all.known.with(|known| known.as_ref().map(Vec::len)));
    let content = move || match count.get() {
        None => ().into_any(),
        Some(0) => view! { <Empty /> }.into_any(),
        Some(_) => {
            let (troubled, others) = (shown.clone(), shown.clone());
            view! {
                <Group
                    shown=troubled
                    all
                    title=|words| words.troubled
                    belongs=|entry| entry.look.is_troubled()
                />
                <AllFine all />
                <Plan shown=shown.clone() all />
                <Group
                    shown=others
                    all
                    title=|words| words.working
                    belongs=|entry| !entry.look.is_troubled()
                />
            }
            .into_any()
        }
    };
    let add = form_path(NEW);
    view! {
        <h1 class="page__title" node_ref=heading tabindex="-1">{move || title(language.get())}</h1>
        <p class="page__lead">{move || words(language.get()).lead}</p>
        <Told done=all.done />
        <Problem error=all.failed />
        <a class="button button--action button--big" href=add>
            {move || words(language.get()).add}
        </a>
        {reactive(content)}
    }
}

/// There is none: how one gets the first.
#[component]
fn Empty() -> impl IntoView {
    let language = Preferences::of_context().language();
    let origin = window().location().origin().unwrap_or_default();
    view! {
        <section class="screens__empty">
            <h2 class="screens__title">{move || words(language.get()).none}</h2>
            <p>{move || words(language.get()).none_hint}</p>
            <p class="page__code">{[&origin, "/kiosk"].concat()}</p>
        </section>
    }
}

/// One line that says that nobody has to do anything.
#[component]
fn AllFine(all: All) -> impl IntoView {
    let language = Preferences::of_context().language();
    let is_fine = Memo::new(move |_| {
        all.known.with(|known| known.iter().flatten().all(|entry| !entry.look.is_troubled()))
    });
    reactive(move || {
        is_fine.get().then(|| {
            view! {
                <p class="screens__fine">
                    <Icon sign=Sign::Tick />
                    {move || words(language.get()).all_fine}
                </p>
            }
        })
    })
}

/// Those that belong together, where there are any.
#[component]
fn Group(
    shown: Shown,
    all: All,
    title: fn(&Words) -> &'static str,
    belongs: fn(&Entry) -> bool,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let ids = Memo::new(move |_| {
        all.known.with(|known| {
            let of_group = known.iter().flatten().filter(|entry| belongs(entry));
            of_group.map(|entry| entry.id).collect::<Vec<ScreenId>>()
        })
    });
    let is_any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    reactive(move || {
        let shown = shown.clone();
        is_any.get().then(|| {
            view! {
                <section>
                    <h2 class="screens__title">{move || title(words(language.get()))}</h2>
                    <ul class="screens__list" role="list">
                        <For
                            each=move || ids.get()
                            key=|id| *id
                            children=move |id| view! { <Row shown=shown.clone() id all /> }
                        />
                    </ul>
                </section>
            }
        })
    })
}
