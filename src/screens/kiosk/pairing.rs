//! `/kiosk/pair`: an unpaired screen shows a code until somebody has approved it.

use super::frame::Alone;
use super::update::use_updates;
use crate::erased::reactive;
use crate::replica::{ApiError, Live, screen};
use crate::router::{KIOSK, Router};
use crate::screens::Preferences;
use crate::screens::parts::use_page_title;
use crate::text::kiosk::words;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So often it asks whether it was approved, in milliseconds.
const ASK_EVERY_MS: u32 = 3_000;

/// What there is to show.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Shows {
    Nothing,
    Code(String),
    Problem(ApiError),
}

/// `/kiosk/pair`.
#[component]
pub fn Pairing() -> impl IntoView {
    let language = Preferences::of_context().language();
    let router = Router::of_context();
    let live = expect_context::<Live>();
    let shows = RwSignal::new(Shows::Nothing);
    // The code, or why there is none.
    use_updates(|| true);
    use_page_title(move || words(language.get()).pair_title.to_owned());
    let step = move || spawn_local(step(live, router, shows));
    step();
    StoredValue::new_local(Interval::new(ASK_EVERY_MS, step));
    let address = window().location().origin().unwrap_or_default();
    let address = [&address, "/manage/screens"].concat();
    let code = move || match shows.get() {
        Shows::Code(code) => view! { <p class="pairing__code">{code}</p> }.into_any(),
        Shows::Nothing => {
            view! { <p class="pairing__wait">{move || words(language.get()).pair_waiting}</p> }
                .into_any()
        }
        Shows::Problem(error) => {
            view! { <p class="pairing__wait">{move || why(error)(words(language.get()))}</p> }
                .into_any()
        }
    };
    view! {
        <Alone>
            <h1 class="pairing__title">{move || words(language.get()).pair_title}</h1>
            <p class="pairing__lead">{move || words(language.get()).pair_lead}</p>
            <div role="status">{reactive(code)}</div>
            <p class="pairing__where">
                {move || words(language.get()).pair_where} " "
                <strong class="pairing__address">{address}</strong>
            </p>
        </Alone>
    }
}

/// Asks for a code, or whether it was approved.
async fn step(live: Live, router: Router, shows: RwSignal<Shows>) {
    let has_code = shows.try_with_untracked(|shows| matches!(shows, Shows::Code(_)));
    let begun = match has_code {
        Some(true) => None,
        _ => Some(screen::begin_pairing().await),
    };
    let next = match begun {
        Some(Ok(pairing)) => Some(Shows::Code(pairing.code.to_string())),
        // It was approved already, so it can be claimed.
        None | Some(Err(ApiError::Conflict)) => match screen::claim_pairing().await {
            Ok(claim) if claim.screen.is_some() => {
                // What this browser may see from now on is something else.
                live.begin_again();
                router.replace(KIOSK);
                return;
            }
            Ok(claim) => claim.waiting.map(|pairing| Shows::Code(pairing.code.to_string())),
            // Too old: the next step asks for another.
            Err(ApiError::NotFound) => Some(Shows::Nothing),
            Err(error) => Some(Shows::Problem(error)),
        },
        Some(Err(error)) => Some(Shows::Problem(error)),
    };
    if let Some(next) = next {
        shows.try_set(next);
    }
}

fn why(error: ApiError) -> fn(&crate::text::kiosk::Words) -> &'static str {
    match error {
        ApiError::Forbidden => |words| words.pair_signed_in,
        ApiError::Busy => |words| words.pair_busy,
        _ => |words| words.no_hub,
    }
}
