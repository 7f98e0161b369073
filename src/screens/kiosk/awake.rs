//! Keeps a screen from going dark, where its manager wants that and the browser can.

use gloo::events::EventListener;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// As long as what calls this is shown. A browser takes it back from a page that nobody sees, so it is
/// asked for again when somebody does.
pub fn use_wake_lock() {
    let held = StoredValue::new_local(None::<JsValue>);
    let ask = move || spawn_local(ask(held));
    ask();
    let seen = EventListener::new(&document(), "visibilitychange", move |_| {
        if !document().hidden() {
            ask();
        }
    });
    StoredValue::new_local(seen);
    on_cleanup(move || {
        if let Some(lock) = held.try_update_value(Option::take).flatten() {
            release(&lock);
        }
    });
}

async fn ask(held: StoredValue<Option<JsValue>, LocalStorage>) {
    let is_held = |lock: &Option<JsValue>| lock.as_ref().is_some_and(|lock| !is_released(lock));
    if held.try_with_value(is_held) != Some(false) {
        return;
    }
    // Where there is none, or the device saves its battery, the screen goes dark as it would.
    let Some(lock) = request().await else { return };
    // What was asked for may have come twice, or for a screen that is not shown any more.
    match held.try_update_value(|held| held.replace(lock.clone())) {
        Some(None) => {}
        Some(Some(before)) => release(&before),
        None => release(&lock),
    }
}

async fn request() -> Option<JsValue> {
    let locks = Reflect::get(&window().navigator(), &"wakeLock".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = request.call1(&locks, &"screen".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()
}

fn is_released(lock: &JsValue) -> bool {
    Reflect::get(lock, &"released".into()).is_ok_and(|released| released.is_truthy())
}

fn release(lock: &JsValue) {
    let release = Reflect::get(lock, &"release".into()).ok();
    if let Some(release) = release.and_then(|release| release.dyn_into::<Function>().ok()) {
        // What cannot be released is gone already.
        let _ = release.call0(lock);
    }
}
