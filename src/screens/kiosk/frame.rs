//! What stands around all that a screen shows: name, time, age, languages; and what it does by itself
//! when nobody is there.

use super::age::Age;
use super::awake::use_wake_lock;
use super::idle::{Idle, idle, shift};
use super::update::Busy;
use super::way_out::close_ways_out;
use crate::erased::{keep_up, on_press, reactive};
use crate::replica::{Live, Shown};
use crate::screens::Preferences;
use crate::screens::parts::pressed;
use crate::text::kiosk::{closes_in, words};
use crate::text::{Key, Language, language_name, moment};
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use sync::wire::ScreenSetup;

/// The ground of a screen: its style, and a finger that can do nothing but touch.
#[component]
pub fn Sheet(children: Children) -> impl IntoView {
    close_ways_out();
    view! {
        <link rel="stylesheet" href="/kiosk.css" />
        {children()}
    }
}

/// *Demo*, where the hub is one.
#[component]
fn DemoMark() -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    reactive(move || {
        let mark = || view! { <span class="demo-mark">{preferences.saying(Key::Demo)}</span> };
        live.is_demo().then(mark)
    })
}

/// A sheet of a screen that is none of the building's yet, or does not know that it is.
#[component]
pub fn Alone(
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <Sheet>
            <main id="main" class="pairing">
                <DemoMark />
                {children()}
            </main>
        </Sheet>
    }
}

/// The frame of a paired screen.
#[component]
pub fn Frame(
    /// The building.
    shown: Shown,
    /// What the screen is.
    setup: ScreenSetup,
    /// The large words at the top.
    #[prop(into)]
    title: Signal<String>,
    /// Which mode, for the style.
    mode: &'static str,
    /// Whether something half-finished is open.
    #[prop(into)]
    is_open: Signal<bool>,
    /// Closes it.
    close: Callback<()>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let usual = setup.languages.first().copied().unwrap_or_default();
    preferences.show_in(usual);
    let (reach, contrast) =
        (RwSignal::new(setup.settings.reach), RwSignal::new(setup.settings.high_contrast));
    let was_set = setup.settings;
    if was_set.keep_awake {
        use_wake_lock();
    }
    let seconds = use_seconds_untouched();
    let is_changed = move || {
        is_open.get()
            || language.get() != usual
            || reach.get() != was_set.reach
            || contrast.get() != was_set.high_contrast
    };
    let state = Memo::new(move |_| idle(seconds.get(), is_changed()));
    if let Some(Busy(busy)) = use_context() {
        keep_up(move || {
            let is_busy = state.get() != Idle::Calm;
            busy.try_set(is_busy);
        });
        on_cleanup(move || {
            busy.try_set(false);
        });
    }
    Effect::new(move || {
        if state.get() == Idle::Close {
            close.run(());
            preferences.show_in(usual);
            reach.set(was_set.reach);
            contrast.set(was_set.high_contrast);
        }
    });
    let rules = shown.building.rules.clone();
    let (clock, of_clock) = (rules.clock.clone(), rules.clock.clone());
    let time = move || moment::time_of_day(&clock, live.now.get());
    let is_night = move || {
        let now = live.now.get();
        let today = rules.clock.local(now).map(|it| it.date());
        let open = today.and_then(|today| rules.hours.on(&rules.clock, today));
        was_set.dim_at_night && !open.is_some_and(|open| open.contains(now))
    };
    let minute = move || live.now.get().0.div_euclid(60_000);
    let countdown = move || match state.get() {
        Idle::ClosesIn(left) => Some(view! { <Countdown left seconds /> }),
        _ => None,
    };
    let toggle = move |is_on: RwSignal<bool>, name: fn(Language) -> &'static str| {
        view! {
            <button
                type="button"
                class="kiosk__choice"
                aria-pressed=move || pressed(is_on.get())
                on:click=on_press(move |_| is_on.update(|is_on| *is_on = !*is_on))
            >
                {move || name(language.get())}
            </button>
        }
    };
    let languages: Vec<_> = setup
        .languages
        .iter()
        .filter(|_| setup.languages.len() > 1)
        .map(|one| {
            let one = *one;
            view! {
                <button
                    type="button"
                    class="kiosk__choice"
                    lang=one.tag()
                    aria-pressed=move || pressed(language.get() == one)
                    on:click=on_press(move |_| preferences.show_in(one))
                >
                    {language_name(one)}
                </button>
            }
        })
        .collect();
    view! {
        <Sheet>
            <div
                class="kiosk"
                data-mode=mode
                data-reach=move || reach.get().then_some("low")
                data-contrast=move || contrast.get().then_some("high")
                data-idle=move || (state.get() == Idle::Calm).then_some("calm")
                data-night=move || is_night().then_some("dim")
                style=("--shift-x", move || [&shift(minute()).0.to_string(), "px"].concat())
                style=("--shift-y", move || [&shift(minute()).1.to_string(), "px"].concat())
            >
                <header class="kiosk__head">
                    <h1 class="kiosk__title">{move || title.get()}</h1>
                    <DemoMark />
                    <Age clock=of_clock />
                    <p class="kiosk__clock">{reactive(time)}</p>
                </header>
                <main id="main" class="kiosk__main">{children()}</main>
                <footer class="kiosk__foot">
                    <div class="kiosk__choices">{languages}</div>
                    <p class="kiosk__touch">{move || words(language.get()).touch}</p>
                    <div class="kiosk__choices">
                        {toggle(contrast, |language| words(language).contrast)}
                        {toggle(reach, |language| words(language).reach)}
                    </div>
                </footer>
                {reactive(countdown)}
            </div>
        </Sheet>
    }
}

/// *Bent u er nog?*
#[component]
fn Countdown(left: u32, seconds: RwSignal<u32>) -> impl IntoView {
    let language = Preferences::of_context().language();
    view! {
        <div class="kiosk__countdown" role="alertdialog" aria-labelledby="still-there">
            <p id="still-there" class="kiosk__question">
                {move || words(language.get()).still_there}
            </p>
            <p class="kiosk__left">{move || closes_in(language.get(), left)}</p>
            <button
                type="button"
                class="button button--action kiosk__stay"
                on:click=on_press(move |_| seconds.set(0))
            >
                {move || words(language.get()).stay}
            </button>
        </div>
    }
}

/// How many seconds nobody has touched the screen. Setting it to 0 is a touch.
fn use_seconds_untouched() -> RwSignal<u32> {
    let seconds = RwSignal::new(0_u32);
    let touch = move || {
        if seconds.try_get_untracked() != Some(0) {
            seconds.try_set(0);
        }
    };
    let listeners = ["pointerdown", "keydown", "wheel"]
        .map(|name| EventListener::new(&document(), name, move |_| touch()));
    let every = Interval::new(1_000, move || {
        seconds.try_update(|seconds| *seconds = seconds.saturating_add(1));
    });
    StoredValue::new_local((listeners, every));
    seconds
}
