//! What a screen tells of itself to whoever looks after it: memory, and what went wrong last.

use crate::screens::preferences::kept;
use gloo::events::EventListener;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use sync::wire::ScreenError;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Where `public/boot.js` puts the moment and the place of a crash that ended the app.
const CRASH_STORED: &str = "werkhub.crash";
/// Most that is told of an error, in characters.
const LONGEST: usize = 300;

/// What went wrong last.
#[derive(Debug, Clone, PartialEq)]
struct Wrong {
    message: String,
    at_ms: f64,
}

/// What went wrong last on this screen.
#[derive(Clone, Copy)]
pub struct Health(StoredValue<Option<Wrong>>);

/// Listens for what goes wrong, as long as what calls this is shown.
pub fn use_health() -> Health {
    let last = StoredValue::new(kept(CRASH_STORED).and_then(|it| crash(&it)));
    let listeners = ["error", "unhandledrejection"].map(|name| {
        EventListener::new(&window(), name, move |event| {
            let message = told(event);
            // Says that something was drawn a frame later, which is nothing.
            if !message.starts_with("ResizeObserver") {
                last.try_set_value(Some(Wrong { message, at_ms: js_sys::Date::now() }));
            }
        })
    });
    StoredValue::new_local(listeners);
    let origin = window().location().origin().unwrap_or_default();
    when_fetched(move |address, status| {
        if let Some(message) = not_fetched(&origin, address, status) {
            last.try_set_value(Some(Wrong { message, at_ms: js_sys::Date::now() }));
        }
    });
    Health(last)
}

impl Health {
    /// What went wrong last, for the hub.
    #[allow(clippy::cast_possible_truncation)] // Whole milliseconds are enough.
    pub fn last_error(self) -> Option<ScreenError> {
        let Wrong { message, at_ms } = self.0.try_get_value()??;
        Some(ScreenError { message, ago_ms: (js_sys::Date::now() - at_ms).max(0.0) as i64 })
    }
}

/// What this page uses, in bytes, as far as the browser says so: the scripts' heap and the app's own.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Bytes, below 2^53.
pub fn memory_bytes() -> Option<u64> {
    let size = |of: &JsValue, [part, bytes]: [&str; 2]| {
        let part = Reflect::get(of, &part.into()).ok()?;
        Reflect::get(&part, &bytes.into()).ok()?.as_f64()
    };
    let performance = window().performance()?;
    let scripts = size(&performance, ["memory", "usedJSHeapSize"])?;
    let app = size(&wasm_bindgen::memory(), ["buffer", "byteLength"])?;
    Some((scripts + app) as u64)
}

/// Calls back with the address and the status of what the page has fetched and will fetch, as long as
/// what calls this is shown. Nothing where a browser does not tell: `web_sys` knows no statuses yet.
fn when_fetched(mut act: impl FnMut(&str, f64) + 'static) -> Option<()> {
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |list: JsValue| {
        let entries = call(&list, "getEntries", &Array::new()).map(|it| Array::from(&it));
        for entry in entries.unwrap_or_default() {
            let field = |name: &str| Reflect::get(&entry, &name.into()).ok();
            let address = field("name").and_then(|it| it.as_string());
            let status = field("responseStatus").and_then(|it| it.as_f64());
            if let (Some(address), Some(status)) = (address, status) {
                act(&address, status);
            }
        }
    });
    let class = Reflect::get(&window(), &"PerformanceObserver".into()).ok()?;
    let observer =
        Reflect::construct(class.dyn_ref::<Function>()?, &Array::of1(heard.as_ref())).ok()?;
    let options = Object::new();
    for (name, value) in [("type", "resource".into()), ("buffered", JsValue::TRUE)] {
        Reflect::set(&options, &name.into(), &value).ok()?;
    }
    call(&observer, "observe", &Array::of1(&options))?;
    let kept = StoredValue::new_local((observer, heard));
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| call(observer, "disconnect", &Array::new()));
    });
    Some(())
}

fn call(of: &JsValue, name: &str, with: &Array) -> Option<JsValue> {
    let function = Reflect::get(of, &name.into()).ok()?;
    function.dyn_ref::<Function>()?.apply(of, with).ok()
}

/// Says which part of the app could not be fetched, if that is what an answer tells: `split_facility.wasm`.
/// A status of 0 is no answer.
fn not_fetched(origin: &str, address: &str, status: f64) -> Option<String> {
    let path = address.strip_prefix(origin)?;
    let file = path.split(['?', '#']).next()?.rsplit('/').next()?;
    let (name, end) = file.rsplit_once('.')?;
    let is_part = !path.starts_with("/v1/") && ["wasm", "js", "css", "woff2"].contains(&end);
    let is_missing = status == 0.0 || status >= 400.0;
    // What stands behind it changes with each build.
    let name = name.rsplit_once('-').map_or(name, |(name, _)| name);
    (is_part && is_missing).then(|| ["not fetched: ", name, ".", end].concat())
}

/// The words of an event that tells of an error.
fn told(event: &web_sys::Event) -> String {
    let field = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let reason = field(event, "reason").unwrap_or_default();
    let words = [field(event, "message"), field(&reason, "message"), Some(reason)];
    let words = words.into_iter().flatten().find_map(|word| word.as_string());
    cleaned(&words.unwrap_or_else(|| event.type_()))
}

/// Reads what `public/boot.js` wrote: the moment, and where it happened.
fn crash(stored: &str) -> Option<Wrong> {
    let (at_ms, stack) = stored.split_once(' ')?;
    Some(Wrong { message: cleaned(stack), at_ms: at_ms.parse().ok()? })
}

/// Without addresses, of which only the file is told: what stands behind it may be a secret.
fn cleaned(message: &str) -> String {
    let file = |word: &str| match word.contains("://") {
        true => {
            let path = word.split(['?', '#']).next().unwrap_or_default();
            path.rsplit('/').next().unwrap_or_default().to_owned()
        }
        false => word.to_owned(),
    };
    let words: Vec<_> = message.split_whitespace().map(file).collect();
    words.join(" ").chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn an_error_is_told_in_one_line_without_addresses() {
        let long = "x".repeat(400);
        for (message, expected) in [
            ("Uncaught TypeError: no", "Uncaught TypeError: no"),
            (
                "unreachable\n  at a (https://hub.example/app-1.wasm:0x12)",
                "unreachable at a app-1.wasm:0x12)",
            ),
            ("at https://hub.example/kiosk?code=ABCD#v=secret/x", "at kiosk"),
            ("https://hub.example/?token=1", ""),
            (long.as_str(), &long[..LONGEST]),
        ] {
            assert_eq!(cleaned(message), expected);
        }
    }

    #[test]
    fn a_crash_of_the_last_start_is_read_with_its_moment() {
        let wrong = |message: &str, at_ms| Some(Wrong { message: message.to_owned(), at_ms });
        for (stored, expected) in [
            ("1700000000000 RuntimeError: unreachable", wrong("RuntimeError: unreachable", 1.7e12)),
            ("RuntimeError: unreachable", None),
            ("", None),
        ] {
            assert_eq!(crash(stored), expected, "{stored}");
        }
    }

    #[test]
    fn a_part_of_the_app_that_is_missing_is_told_by_its_name() {
        let told = |name: &str| Some(["not fetched: ", name].concat());
        for (address, status, expected) in [
            ("/split_facility-0123456789abcdef.wasm", 0.0, told("split_facility.wasm")),
            ("/split_home-0123456789abcdef.wasm?x=secret", 404.0, told("split_home.wasm")),
            ("/kiosk.css", 503.0, told("kiosk.css")),
            ("/kiosk.css", 200.0, None),
            ("/v1/stream", 0.0, None),
            ("/v1/plans/secret.js", 404.0, None),
            ("/build.json", 404.0, None),
            ("/kiosk", 0.0, None),
        ] {
            let address = ["https://hub.example", address].concat();
            assert_eq!(not_fetched("https://hub.example", &address, status), expected, "{address}");
        }
        assert_eq!(not_fetched("https://hub.example", "https://other.example/a.js", 0.0), None);
    }

    #[test]
    fn what_was_thrown_is_told() {
        let event = |name: &str, value: JsValue| {
            let event = web_sys::Event::new("unhandledrejection").unwrap();
            Reflect::set(&event, &name.into(), &value).unwrap();
            event
        };
        assert_eq!(told(&event("message", "broken".into())), "broken");
        assert_eq!(told(&event("reason", js_sys::Error::new("lost").into())), "lost");
        assert_eq!(told(&event("reason", "gone".into())), "gone");
        assert_eq!(told(&event("other", JsValue::NULL)), "unhandledrejection");
    }
}
