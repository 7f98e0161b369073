//! The wishes above the map, of which one is chosen.

use super::address::MapAddress;
use crate::screens::Preferences;
use crate::screens::home::picture;
use crate::text::Key;
use crate::wanted::{Choice, Wanted};
use leptos::prelude::*;

/// A row of wishes; scrolls sideways where there is no room.
#[component]
pub fn WantedChips(
    /// Where we are.
    address: Memo<MapAddress>,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let chip = move |wanted: Wanted, name: Key, sign: AnyView| {
        let there = wanted.clone();
        let current = move || address.with(|address| address.wanted == wanted);
        view! {
            <li>
                <a
                    class="chip"
                    href=move || address.with(|address| address.wanting(there.clone()).path())
                    aria-current=move || current().then_some("true")
                >
                    {sign}
                    <span>{preferences.saying(name)}</span>
                </a>
            </li>
        }
    };
    let all = chip(Wanted::default(), Key::Everything, ().into_any());
    let choices = Choice::ALL.map(|choice| chip(choice.wanted(), name(choice), picture(choice)));
    view! {
        <nav class="chips" aria-label=preferences.saying(Key::WantedChoice)>
            <ul class="chips__row" role="list">{all} {choices.collect_view()}</ul>
        </nav>
    }
}

fn name(choice: Choice) -> Key {
    match choice {
        Choice::Quiet => Key::ChoiceQuiet,
        Choice::Collaborate => Key::ChoiceCollaborate,
        Choice::Meet => Key::ChoiceMeet,
        Choice::Call => Key::ChoiceCall,
        Choice::Room => Key::ChoiceRoom,
    }
}
