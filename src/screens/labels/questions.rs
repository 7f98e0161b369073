//! The three questions of the form.

use super::chosen::{Chosen, places_of};
use super::making::Making;
use super::sheet::{SHEETS, Sheet};
use super::sheet_picture::SheetPicture;
use crate::erased::reactive;
use crate::replica::Shown;
use crate::screens::Preferences;
use crate::text::Language;
use crate::text::labels::{self, words};
use domain::plan::FloorCode;
use leptos::prelude::*;

/// One floor, or all.
#[component]
pub fn Floors(shown: Shown, chosen: Chosen) -> impl IntoView {
    let language = Preferences::of_context().language();
    let floors = shown.plan().floors.clone();
    let all = floors.iter().map(places_of).sum::<u32>();
    let count = move |places| reactive(move || labels::labels(language.get(), places));
    let option = move |code: Option<FloorCode>, name: Callback<Language, String>, places: u32| {
        let is_this = code.clone();
        let press = code.clone();
        view! {
            <label class="option">
                <input
                    class="option__input"
                    type="radio"
                    name="floor"
                    prop:checked=move || chosen.floor.get() == is_this
                    on:change=move |_| chosen.choose(chosen.floor, press.clone())
                />
                <span class="option__name">{move || name.run(language.get())}</span>
                <span class="option__hint">{count(places)}</span>
            </label>
        }
    };
    let whole = Callback::new(|language| words(language).whole_building.to_owned());
    let each: Vec<_> = floors
        .iter()
        .rev()
        .map(|floor| {
            let name = floor.name.clone();
            let name = Callback::new(move |language| name.in_language(language).to_owned());
            option(Some(floor.code.clone()), name, places_of(floor))
        })
        .collect();
    view! {
        <fieldset class="question">
            <legend class="question__title">
                {move || words(language.get()).which_floor}
            </legend>
            <div class="options">{option(None, whole, all)} {each}</div>
        </fieldset>
    }
}

/// The sheets that shops sell.
#[component]
pub fn Sheets(chosen: Chosen) -> impl IntoView {
    let language = Preferences::of_context().language();
    let option = move |sheet: Sheet| {
        let measures = move || sheet.measures(language.get());
        let like = move || {
            let language = language.get();
            let per_sheet = labels::per_sheet(language, sheet.labels());
            [&per_sheet, ", ", words(language).like, sheet.like].concat()
        };
        view! {
            <label class="option option--sheet">
                <input
                    class="option__input"
                    type="radio"
                    name="sheet"
                    value=sheet.code
                    prop:checked=move || chosen.sheet.get() == sheet
                    on:change=move |_| chosen.choose(chosen.sheet, sheet)
                />
                <SheetPicture sheet />
                <span class="option__name">{reactive(measures)}</span>
                <span class="option__hint">{reactive(like)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question" aria-describedby="sheet-hint">
            <legend class="question__title">{move || words(language.get()).which_sheet}</legend>
            <p class="question__hint" id="sheet-hint">
                {move || words(language.get()).which_sheet_hint}
            </p>
            <div class="options options--sheets">{SHEETS.map(option).collect_view()}</div>
        </fieldset>
    }
}

/// To print, or to work on.
#[component]
pub fn Files(
    chosen: Chosen,
    /// How many labels are wanted.
    count: Memo<u32>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let option = move |is_svg: bool| {
        let hint = move || {
            let words = words(language.get());
            if is_svg { words.svg_hint } else { words.pdf_hint }
        };
        view! {
            <label class="option">
                <input
                    class="option__input"
                    type="radio"
                    name="file"
                    value=if is_svg { "svg" } else { "pdf" }
                    prop:checked=move || chosen.is_svg.get() == is_svg
                    on:change=move |_| chosen.choose(chosen.is_svg, is_svg)
                />
                <span class="option__name">{if is_svg { "SVG" } else { "PDF" }}</span>
                <span class="option__hint">{reactive(hint)}</span>
            </label>
        }
    };
    let pages = Memo::new(move |_| chosen.sheet.get().sheets_for(count.get()));
    let page = move |number: u32| {
        let name = move || labels::sheet_of(language.get(), number, pages.get());
        view! {
            <option value=number prop:selected=move || chosen.page.get() == number>
                {reactive(name)}
            </option>
        }
    };
    let which = move || {
        chosen.is_svg.get().then(|| {
            view! {
                <label class="field">
                    <span class="field__label">{move || words(language.get()).which_page}</span>
                    <select
                        class="field__input"
                        on:change:target=move |event| {
                            chosen.making.set(Making::NotYet);
                            chosen.page.set(event.target().value().parse().unwrap_or(1));
                        }
                    >
                        {move || (1..=pages.get()).map(page).collect_view()}
                    </select>
                </label>
            }
        })
    };
    view! {
        <fieldset class="question">
            <legend class="question__title">{move || words(language.get()).which_file}</legend>
            <div class="options">{[false, true].map(option).collect_view()}</div>
            {reactive(which)}
        </fieldset>
    }
}
