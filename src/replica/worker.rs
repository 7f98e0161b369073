//! The service worker in `public/service-worker.js`, seen from the page: it starts the app without
//! a network, and has a newer build ready before it is used.
//!
//! When a newer build is here, a notice offers it. Who does not take the offer has it the next time:
//! when the page is hidden, the pointer is moved, and this page stays what it is. A screen in the
//! building is offered nothing: it takes a newer build when nobody is there, and keeps the one before
//! until this one has run well for a while.

use super::{Live, Notice};
use crate::lazy::{Fetching, lazy_code};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageEvent, RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerUpdateViaCache,
};

const SCRIPT: &str = "/service-worker.js";
/// After the first screen has been painted and its data has been fetched.
const AFTER_PAINTING_MS: u32 = 1_500;

/// What the shell remembers of it.
#[derive(Default)]
pub(super) struct Worker {
    is_wanted: bool,
    /// Whether this is a screen in the building, which keeps more.
    is_screen: bool,
    /// Whether this start counts as good.
    is_good: bool,
    registration: Option<ServiceWorkerRegistration>,
    /// A build that is here and not this page's.
    next: Option<String>,
    /// The newest build of the hub that this page has heard of.
    newest: Option<String>,
    /// Whether somebody took the offer.
    is_taking: bool,
    begin: Option<Timeout>,
}

/// There is something to see: now is time for the service worker. Later calls do nothing.
pub(super) fn painted(live: Live) {
    live.with_shell(|shell| {
        if !std::mem::replace(&mut shell.worker.is_wanted, true) {
            let begin = Timeout::new(AFTER_PAINTING_MS, move || spawn_local(begin(live)));
            shell.worker.begin = Some(begin);
        }
    });
}

/// This is a screen in the building: what it needs is kept too, and newer builds are looked for.
pub(super) fn keep_for_screen(live: Live) {
    live.with_shell(|shell| shell.worker.is_screen = true);
    // Also where there is nothing to see yet.
    painted(live);
    look(live);
}

/// This screen has run well for long enough.
pub(super) fn screen_stands(live: Live) {
    stands(live);
    look(live);
}

/// Whether a build that is not this page's is here with all its files.
pub(super) fn has_next(live: Live) -> bool {
    live.with_shell(|shell| shell.worker.next.is_some()) == Some(true)
}

/// Has the worker look what the hub has.
fn look(live: Live) {
    say(live, if is_screen(live) { "screen" } else { "check" });
}

fn is_screen(live: Live) -> bool {
    live.with_shell(|shell| shell.worker.is_screen) == Some(true)
}

/// The hub serves this build: has it fetched when it is another one.
pub(super) fn hub_has(live: Live, build: &str) {
    let is_news = live.with_shell(|shell| {
        let worker = &mut shell.worker;
        let is_news = worker.newest.as_deref().is_some_and(|newest| newest != build);
        if is_news {
            worker.newest = Some(build.to_owned());
        }
        is_news
    });
    if is_news == Some(true) {
        look(live);
    }
}

/// Nobody looks: the next start has the newer build.
pub(super) fn hidden(live: Live) {
    let next = live.with_shell(|shell| shell.worker.next.clone()).flatten();
    if let Some(next) = next {
        say(live, &["use ", &next].concat());
    }
}

/// Takes the newer build now.
pub(super) fn take_next(live: Live) {
    live.with_shell(|shell| shell.worker.is_taking = true);
    hidden(live);
}

async fn begin(live: Live) {
    // As `public/boot.js` knows a screen in the building: what it shows says when the start is good.
    let path = window().location().pathname().unwrap_or_default();
    if !path.starts_with("/kiosk") {
        stands(live);
    }
    if let Ok(register) = worker().await {
        register(live).await;
    }
}

/// The app stands: what `public/boot.js` has counted of starts that came to nothing is over, and the
/// builds before this one may go.
fn stands(live: Live) {
    live.with_shell(|shell| shell.worker.is_good = true);
    if let Ok(Some(storage)) = window().local_storage() {
        // Without storage nothing was counted.
        let _ = storage.remove_item("werkhub.failed");
    }
}

lazy_code!(
    /// The code that speaks to the service worker.
    worker: fn(Live) -> Fetching<()> = register
);

fn register(live: Live) -> Fetching<()> {
    Box::pin(async move {
        if let Err(why) = registered(live).await {
            // Without it the app needs the network to start, that is all.
            web_sys::console::warn_2(&"The app cannot start offline:".into(), &why);
        }
    })
}

async fn registered(live: Live) -> Result<(), JsValue> {
    let Some(container) = container() else { return Ok(()) };
    let options = RegistrationOptions::new();
    options.set_scope("/");
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    JsFuture::from(container.register_with_options(SCRIPT, &options)).await?;
    let registration: ServiceWorkerRegistration = JsFuture::from(container.ready()?).await?.into();
    let listener = EventListener::new(&container, "message", move |event| {
        let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
        if let Some(text) = text {
            heard(live, &text);
        }
    });
    live.with_shell(|shell| {
        shell.listeners.push(listener);
        shell.worker.registration = Some(registration);
        shell.worker.newest = Some(own_build());
    });
    look(live);
    Ok(())
}

/// Missing on connections that are not safe, and where the browser keeps nothing.
fn container() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window()?;
    let has = js_sys::Reflect::has(&window.navigator(), &"serviceWorker".into());
    (window.is_secure_context() && has == Ok(true)).then(|| window.navigator().service_worker())
}

fn heard(live: Live, text: &str) {
    let mut words = text.split(' ');
    match (words.next(), words.next(), words.next()) {
        (Some("has"), Some(newest), Some(used)) => has(live, newest, used),
        (Some("uses"), Some(used), None) if used != own_build() && is_taking(live) => {
            // A page that cannot be loaded anew stays as it is.
            let _ = window().location().reload();
        }
        _ => {}
    }
}

fn is_taking(live: Live) -> bool {
    live.with_shell(|shell| shell.worker.is_taking) == Some(true)
}

fn has(live: Live, newest: &str, used: &str) {
    let own = own_build();
    if newest != own {
        live.with_shell(|shell| shell.worker.next = Some(newest.to_owned()));
        let is_quiet = live.notice.with_untracked(Option::is_none);
        if is_quiet && live.waiting.get_untracked() == 0 && !is_screen(live) {
            live.notice.set(Some(Notice::NewBuild));
        }
    } else if used == own {
        if live.with_shell(|shell| shell.worker.is_good) == Some(true) {
            say(live, &["tidy ", &own].concat());
        }
    } else {
        // The page came from the hub itself and is newer than what is kept.
        say(live, &["use ", &own].concat());
    }
}

fn say(live: Live, words: &str) {
    let active = live.with_shell(|shell| shell.worker.registration.as_ref()?.active()).flatten();
    if let Some(active) = active {
        // A worker that is gone has nothing to say either.
        let _ = active.post_message(&words.into());
    }
}

/// What xtask wrote into the page.
pub fn own_build() -> String {
    let meta = document().query_selector("meta[name='werkhub-build']").ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}
