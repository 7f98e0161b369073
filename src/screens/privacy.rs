//! What is kept about people, and for how long.

use super::Preferences;
use super::frame::{AppName, Frame};
use super::parts::{use_heading, use_page_title};
use crate::erased::reactive;
use crate::text::privacy;
use leptos::prelude::*;

/// The privacy page.
#[component]
pub fn PrivacyScreen() -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let heading = use_heading();
    use_page_title(move || privacy::title(language.get()).to_owned());
    let sections = move || {
        let section = |(title, words): &privacy::Section| {
            view! {
                <section class="reading__section">
                    <h2>{*title}</h2>
                    <p>{*words}</p>
                </section>
            }
        };
        privacy::sections(language.get()).iter().map(section).collect_view()
    };
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <article class="page reading">
                <h1 class="page__title" node_ref=heading tabindex="-1">
                    {move || privacy::title(language.get())}
                </h1>
                {reactive(sections)}
            </article>
        </Frame>
    }
}
