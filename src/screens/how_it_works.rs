//! How it works: from looking to sitting, what the map shows, and what to do when something is
//! wrong.

use super::Preferences;
use super::frame::{AppName, Frame};
use super::parts::{use_heading, use_page_title};
use crate::erased::reactive;
use crate::floor_map::{StatusMark, ZoneGlyph};
use crate::text::how_it_works::{Words, title, words};
use crate::text::{Key, Language, text, zone_name};
use domain::plan::ZoneLevel;
use leptos::prelude::*;

/// The marks as they stand on the map, and what they are called.
const MARKS: [(&str, Key); 5] = [
    ("free", Key::Free),
    ("occupied", Key::Occupied),
    ("closed", Key::Closed),
    ("mine", Key::Mine),
    ("unknown", Key::Unknown),
];

/// `/how-it-works`.
#[component]
pub fn HowItWorks() -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let heading = use_heading();
    use_page_title(move || title(language.get()).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <article class="page reading guide">
                <h1 class="page__title" node_ref=heading tabindex="-1">
                    {move || title(language.get())}
                </h1>
                {reactive(move || sections(language.get()))}
                <a class="button button--action button--big" href="/map">
                    {preferences.saying(Key::WholeMap)}
                </a>
            </article>
        </Frame>
    }
}

/// Everything between the title and the way to the map.
fn sections(language: Language) -> AnyView {
    let words = words(language);
    let fact = |fact: &'static str| view! { <p>{fact}</p> };
    view! {
        <p class="page__lead">{words.lead}</p>
        <section class="reading__section">
            <h2>{words.check_in}</h2>
            <ol class="steps" role="list">
                {words.steps.map(|step| view! { <li class="steps__step"><p>{step}</p></li> }).collect_view()}
            </ol>
            <p>{words.leaving}</p>
            <p>{words.reserving}</p>
        </section>
        {zones(language, words)}
        {marks(language, words)}
        <section class="reading__section">
            <h2>{words.offline}</h2>
            {words.offline_facts.map(fact).collect_view()}
        </section>
        <section class="reading__section">
            <h2>{words.seen}</h2>
            <p>{words.seen_facts}</p>
            <a class="quiet-link" href="/privacy">{words.to_privacy}</a>
        </section>
        <section class="reading__section">
            <h2>{words.trouble}</h2>
            <dl class="troubles">
                {words
                    .troubles
                    .map(|(what, then)| view! { <div><dt>{what}</dt><dd>{then}</dd></div> })
                    .collect_view()}
            </dl>
        </section>
    }
    .into_any()
}

/// The five levels below each other, from warm to cool.
fn zones(language: Language, words: &'static Words) -> impl IntoView + use<> {
    let rung = |(level, hint): (ZoneLevel, &'static str)| {
        view! {
            <li class="ladder__rung" data-level=level.code()>
                <ZoneGlyph level />
                <span class="ladder__name">{zone_name(language, level)}</span>
                <span class="ladder__hint">{hint}</span>
            </li>
        }
    };
    view! {
        <section class="reading__section">
            <h2>{words.zones}</h2>
            <p>{words.zones_lead}</p>
            <ol class="ladder" role="list">
                {ZoneLevel::ALL.into_iter().zip(words.zone_hints).map(rung).collect_view()}
            </ol>
        </section>
    }
}

/// Each mark with its meaning.
fn marks(language: Language, words: &'static Words) -> impl IntoView + use<> {
    let mark = |((shows, name), hint): ((&'static str, Key), &'static str)| {
        view! {
            <li class="marks__mark">
                <StatusMark shows />
                <span class="marks__name">{text(language, name)}</span>
                <span class="marks__hint">{hint}</span>
            </li>
        }
    };
    view! {
        <section class="reading__section">
            <h2>{words.marks}</h2>
            <ul class="marks" role="list">
                {MARKS.into_iter().zip(words.mark_hints).map(mark).collect_view()}
            </ul>
        </section>
    }
}
