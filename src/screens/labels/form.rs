//! What to print, the one button, and how one prints what comes of it.

use super::chosen::Chosen;
use super::making::{Making, download};
use super::outcome::{MakeButton, Outcome};
use super::questions::{Files, Floors, Sheets};
use super::sheet::Ruler;
use crate::erased::reactive;
use crate::replica::Shown;
use crate::screens::Preferences;
use crate::screens::parts::use_heading;
use crate::text::labels::{self, Words, title, words};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form, and how one prints what comes of it.
#[component]
pub fn Form(shown: Shown) -> impl IntoView {
    let language = Preferences::of_context().language();
    let heading = use_heading();
    let chosen = Chosen::new();
    let say = move |of: fn(&Words) -> &'static str| reactive(move || of(words(language.get())));
    let plan = shown.plan().clone();
    let site = plan.site.code.clone();
    let count = Memo::new(move |_| chosen.labels(&plan));
    let summary = move || {
        let sheets = chosen.sheet.get().sheets_for(count.get());
        labels::labels_on_sheets(language.get(), count.get(), sheets)
    };
    let make = Callback::new(move |()| {
        if chosen.making.get_untracked() == Making::Busy {
            return;
        }
        chosen.making.set(Making::Busy);
        let order = untrack(|| chosen.order(&site));
        let stem = words(language.get_untracked()).file_stem;
        spawn_local(async move {
            let made = download(&order, stem).await;
            // The screen may have been left meanwhile.
            chosen.making.try_set(made.map_or_else(Making::Failed, |()| Making::Done));
        });
    });
    view! {
        <div class="page order">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {move || title(language.get())}
            </h1>
            <p class="page__lead">{say(|words| words.lead)}</p>
            <Floors shown chosen />
            <Sheets chosen />
            <Files chosen count />
            <div class="order__action">
                <p class="order__summary" role="status">{reactive(summary)}</p>
                <MakeButton chosen make />
                <Outcome chosen />
            </div>
            <Printing chosen />
        </div>
    }
}

/// From paper to desk.
#[component]
fn Printing(chosen: Chosen) -> impl IntoView {
    let language = Preferences::of_context().language();
    let steps = move || {
        let words = words(language.get());
        let measure = match chosen.sheet.get().ruler {
            Ruler::Margin => words.measure_margin,
            Ruler::LastLabel => words.measure_label,
        };
        [words.print_one, measure, words.try_codes, words.stick]
            .map(|step| view! { <li class="steps__step"><p>{step}</p></li> })
            .collect_view()
    };
    view! {
        <section class="reading__section">
            <h2>{move || words(language.get()).printing}</h2>
            <ol class="steps" role="list">{reactive(steps)}</ol>
        </section>
    }
}
