//! What this screen is: asked of the hub, and remembered for a start without it.

use super::health::{Health, memory_bytes, use_health};
use crate::replica::{ApiError, Live, own_build, screen};
use crate::router::Router;
use crate::screens::preferences::{SCREEN, keep, kept};
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::wire::{OwnScreen, ScreenReport, ScreenSetup};

/// So often a screen says how it does, in milliseconds.
const REPORT_EVERY_MS: u32 = 60_000;

/// What is known of this screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Own {
    /// Nothing yet.
    Asking,
    /// This.
    Is(Box<ScreenSetup>),
    /// The hub does not answer, and nothing is remembered.
    Unreachable,
}

/// Asks what this screen is, now and whenever the hub says that it became something else; reports how
/// it does. A browser that is no screen goes to where it becomes one.
pub fn use_own_screen() -> RwSignal<Own> {
    let live = expect_context::<Live>();
    let router = Router::of_context();
    let own = RwSignal::new(remembered().map_or(Own::Asking, |it| Own::Is(Box::new(it))));
    Effect::new(move || {
        live.screen_told.track();
        spawn_local(ask(own, router));
    });
    let (opened_ms, health) = (js_sys::Date::now(), use_health());
    let every = Interval::new(REPORT_EVERY_MS, move || {
        spawn_local(async move {
            let told = screen::report(&report(live, opened_ms, health)).await;
            let is_unknown = own.try_with_untracked(|own| !matches!(own, Own::Is(_)));
            // Nobody reads a failure here; the next minute tries again.
            if told == Err(ApiError::SignIn) || is_unknown == Some(true) {
                ask(own, router).await;
            }
        });
    });
    StoredValue::new_local(every);
    own
}

async fn ask(own: RwSignal<Own>, router: Router) {
    match screen::own_screen().await {
        Ok(OwnScreen { setup, .. }) => {
            if let Ok(text) = serde_json::to_string(&setup) {
                keep(SCREEN, &text);
            }
            own.try_set(Own::Is(Box::new(setup)));
        }
        Err(ApiError::SignIn) => {
            keep(SCREEN, "");
            router.replace(super::PAIR);
        }
        Err(_) => {
            own.try_maybe_update(|own| {
                let is_unknown = matches!(own, Own::Asking);
                if is_unknown {
                    *own = Own::Unreachable;
                }
                (is_unknown, ())
            });
        }
    }
}

fn remembered() -> Option<ScreenSetup> {
    serde_json::from_str(&kept(SCREEN)?).ok()
}

#[allow(clippy::cast_possible_truncation)] // Whole milliseconds are enough.
fn report(live: Live, opened_ms: f64, health: Health) -> ScreenReport {
    let heard = live.heard_at.try_get_untracked().flatten();
    let now = live.now.try_get_untracked();
    ScreenReport {
        build: own_build(),
        content_age_ms: heard.zip(now).map(|(heard, now)| now.ms_since(heard).max(0)),
        uptime_ms: (js_sys::Date::now() - opened_ms) as i64,
        memory_bytes: memory_bytes(),
        last_error: health.last_error(),
    }
}
