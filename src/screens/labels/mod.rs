//! `/manage/labels`: QR labels to print, for those who manage the building.

mod chosen;
mod form;
mod making;
mod outcome;
mod questions;
mod sheet;
mod sheet_picture;

use super::for_managers::{ForManagers, Gate};
use crate::text::labels::{title, words};
use form::Form;
use leptos::prelude::*;

/// `/manage/labels`.
#[component]
pub fn LabelsScreen() -> impl IntoView {
    let gate = Gate {
        title,
        sign_in_lead: |language| words(language).sign_in_lead,
        not_yours: |language| words(language).not_yours,
        not_yours_hint: |language| words(language).not_yours_hint,
    };
    let page = Callback::new(|shown| view! { <Form shown /> }.into_any());
    view! { <ForManagers gate children=page /> }
}
