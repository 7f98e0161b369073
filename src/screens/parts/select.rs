//! One of several, in the browser's own way.

use leptos::prelude::*;

/// A choice of one of several options, with its name above it.
pub fn select(
    label: Signal<&'static str>,
    options: Vec<AnyView>,
    on_choice: Callback<String>,
) -> AnyView {
    view! {
        <label class="field">
            <span class="field__label">{move || label.get()}</span>
            <select
                class="field__input"
                on:change:target=move |event| on_choice.run(event.target().value())
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// An option of it.
pub fn option(value: String, name: Signal<String>, is_chosen: Signal<bool>) -> AnyView {
    view! {
        <option value=value prop:selected=move || is_chosen.get()>
            {move || name.get()}
        </option>
    }
    .into_any()
}

/// What `aria-pressed` and `aria-expanded` say.
pub fn pressed(is_chosen: bool) -> &'static str {
    if is_chosen { "true" } else { "false" }
}
