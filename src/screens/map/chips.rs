//! The wishes above the map, of which one is chosen.

use super::address::MapAddress;
use crate::erased::reactive;
use crate::lazy::lazy;
use crate::screens::Preferences;
use crate::screens::find::FoundOnMapProps;
use crate::screens::home::picture;
use crate::screens::reserving::found_on_map;
use crate::text::Key;
use crate::wanted::{Choice, Wanted};
use domain::plan::PlaceId;
use leptos::prelude::*;

/// A row of wishes; scrolls sideways where there is no room.
#[component]
pub fn WantedChips(
    /// Where we are.
    address: Memo<MapAddress>,
    /// Takes what a search has found.
    only: RwSignal<Option<Vec<PlaceId>>>,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    keep_chosen_in_sight(address);
    let chip = move |wanted: Wanted, name: Key, sign: AnyView| {
        let there = wanted.clone();
        let current =
            move || address.with(|address| address.wanted == wanted && address.find.is_none());
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
    let query = Memo::new(move |_| address.with(|address| address.find.clone()));
    let found = move || {
        let query = query.get()?;
        Some(lazy(found_on_map, move || FoundOnMapProps { query: query.clone(), only }))
    };
    let all = chip(Wanted::default(), Key::Everything, ().into_any());
    let choices = Choice::ALL.map(|choice| chip(choice.wanted(), name(choice), picture(choice)));
    view! {
        <nav class="chips" aria-label=preferences.saying(Key::WantedChoice)>
            <ul class="chips__row" role="list">
                {reactive(found)} {all} {choices.collect_view()}
            </ul>
        </nav>
    }
}

/// Scrolls the chosen wish into the row's view; the page itself stays where it is.
fn keep_chosen_in_sight(address: Memo<MapAddress>) {
    let wanted = Memo::new(move |_| address.with(|address| address.wanted.clone()));
    Effect::new(move || {
        wanted.track();
        request_animation_frame(|| {
            let chosen = document().query_selector(".chips [aria-current]").ok().flatten();
            let row = document().query_selector(".chips").ok().flatten();
            if let (Some(chosen), Some(row)) = (chosen, row) {
                let (chosen, seen) =
                    (chosen.get_bounding_client_rect(), row.get_bounding_client_rect());
                let off_middle =
                    (chosen.left() + chosen.right() - seen.left() - seen.right()) / 2.0;
                row.scroll_by_with_x_and_y(off_middle, 0.0);
            }
        });
    });
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
