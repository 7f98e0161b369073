//! What stands around every screen: name, demo mark, age of the data, menu.

use super::Preferences;
use super::map::sign_in_path;
use super::parts::{FreshnessMark, Icon, LanguageRow, Sign, ThemeRow, UndoneMark};
use super::reservations::Reminder;
use crate::erased::{on_press, reactive};
use crate::replica::{Live, OnSignOut};
use crate::router::Router;
use crate::text::{
    Key, find, how_it_works, labels, manage_screens, reservations, role_name, rooms, rules,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The frame. `title` stands in the bar; screens without a title of their own show the name of the
/// app there.
#[component]
pub fn Frame(
    /// What stands in the bar, beside the way to the start.
    #[prop(into)]
    title: ViewFn,
    /// Extra class of the screen's main part.
    class: &'static str,
    /// The screen.
    children: Children,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let demo = move || {
        live.is_demo().then(|| {
            view! {
                <span class="demo-mark" title=preferences.saying(Key::DemoHint)>
                    {preferences.saying(Key::Demo)}
                </span>
            }
        })
    };
    view! {
        <a class="skip-link" href="#main">{preferences.saying(Key::SkipToContent)}</a>
        <header class="bar">
            <a class="bar__home" href="/" aria-label=preferences.saying(Key::ToStart)>
                <Mark />
            </a>
            <div class="bar__name">{title.run()} {reactive(demo)}</div>
            <FreshnessMark />
            <UndoneMark />
            <Menu />
        </header>
        <Reminder />
        <main id="main" class=class tabindex="-1">{children()}</main>
    }
}

/// The name of the app, for screens whose heading stands lower.
#[component]
pub fn AppName() -> impl IntoView {
    let preferences = Preferences::of_context();
    view! { <p class="bar__title">{preferences.saying(Key::AppName)}</p> }
}

/// Five bars from lively to silent in the colours of the zones: the app's own mark.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
            <rect class="mark__ground" width="40" height="40" rx="10" />
            <rect class="mark__bar mark__bar--meet" x="7" y="9" width="4" height="22" rx="2" />
            <rect class="mark__bar mark__bar--collaborate" x="12.5" y="12" width="4" height="19" rx="2" />
            <rect class="mark__bar mark__bar--mixed" x="18" y="16" width="4" height="15" rx="2" />
            <rect class="mark__bar mark__bar--focus" x="23.5" y="20" width="4" height="11" rx="2" />
            <rect class="mark__bar mark__bar--silence" x="29" y="25" width="4" height="6" rx="2" />
        </svg>
    }
}

/// Who one is, language, appearance, privacy. A popover: Escape and a tap elsewhere close it.
#[component]
fn Menu() -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let language = preferences.language();
    let for_managers = move || {
        live.manages_building().then(|| {
            view! {
                <a class="menu__link" href="/manage/labels">
                    {move || labels::title(language.get())}
                </a>
                <a class="menu__link" href="/manage/screens">
                    {move || manage_screens::title(language.get())}
                </a>
            }
        })
    };
    let for_people = move || {
        live.is_signed_in().then(|| {
            view! {
                <a class="menu__link" href="/reservations">
                    {move || reservations::title(language.get())}
                </a>
            }
        })
    };
    // Browsers start no app without a network that came over a connection others can read.
    let no_offline = (!window().is_secure_context())
        .then(|| view! { <p class="menu__note">{preferences.saying(Key::NoOfflineHere)}</p> });
    view! {
        <button
            type="button"
            class="icon-button bar__menu"
            popovertarget="menu"
            aria-label=preferences.saying(Key::Settings)
        >
            <Icon sign=Sign::Settings />
        </button>
        <div id="menu" class="menu" popover="auto">
            <Who />
            <p class="menu__label">{preferences.saying(Key::LanguageChoice)}</p>
            <LanguageRow />
            <p class="menu__label">{preferences.saying(Key::ThemeChoice)}</p>
            <ThemeRow />
            {no_offline}
            <div class="menu__links">
                {reactive(for_people)}
                {reactive(for_managers)}
                <a class="menu__link" href="/find">{move || find::title(language.get())}</a>
                <a class="menu__link" href="/rooms">{move || rooms::title(language.get())}</a>
                <a class="menu__link" href="/how-it-works">
                    {move || how_it_works::title(language.get())}
                </a>
                <a class="menu__link" href="/rules">{move || rules::title(language.get())}</a>
                <a class="menu__link" href="/privacy">{preferences.saying(Key::Privacy)}</a>
            </div>
        </div>
    }
}

/// Who is signed in, with the way out; or the way in.
#[component]
fn Who() -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let router = Router::of_context();
    let asks = RwSignal::new(false);
    let leave = move |waiting: OnSignOut| {
        asks.set(false);
        spawn_local(async move {
            if live.sign_out(waiting).await.is_ok() {
                router.go("/");
            }
        });
    };
    let sign_out = move |_| match live.waiting.get_untracked() {
        0 => leave(OnSignOut::Delete),
        _ => asks.set(true),
    };
    let question = move || {
        asks.get().then(|| {
            let answer = |key: Key, waiting: OnSignOut| {
                view! {
                    <button type="button" class="button" on:click=on_press(move |_| leave(waiting))>
                        {preferences.saying(key)}
                    </button>
                }
            };
            view! {
                <div class="who__question" role="alert">
                    <p>{preferences.saying(Key::SignOutWaits)}</p>
                    {answer(Key::KeepWaiting, OnSignOut::Keep)}
                    {answer(Key::DeleteWaiting, OnSignOut::Delete)}
                </div>
            }
        })
    };
    let me = move || live.session.with(|session| session.as_ref().and_then(|it| it.me.clone()));
    reactive(move || match me() {
        Some(me) => view! {
            <div class="who">
                <p class="who__name">{me.name}</p>
                <p class="who__role">
                    {move || role_name(preferences.language().get(), me.role)}
                </p>
                <button type="button" class="button" on:click=on_press(sign_out)>
                    {preferences.saying(Key::SignOut)}
                </button>
            </div>
            {reactive(question)}
        }
        .into_any(),
        None => view! {
            <a class="button button--action" href=sign_in_path>
                {preferences.saying(Key::SignIn)}
            </a>
        }
        .into_any(),
    })
}
