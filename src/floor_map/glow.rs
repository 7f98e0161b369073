//! A change glows once for a second: whoever looks at the map sees *that* something changed.
//!
//! One observer for the whole drawing sees which places get another status. It writes nothing into
//! the page, and it starts after the first picture, which does not glow.

use super::camera::prefers_less_motion;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord};

/// How long a glow takes to fade, in milliseconds.
const GLOW_MS: f64 = 1_000.0;

/// How wide it is when it begins, in pixels.
const GLOW_PX: f64 = 7.0;

/// Watches a drawing until it is dropped.
pub struct Glow {
    observer: MutationObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

impl Glow {
    /// Begins to watch; nothing when the browser has no such observer. `cm_per_px` says how large
    /// a pixel is on the floor at the moment.
    pub fn watch(drawing: &Element, cm_per_px: impl Fn() -> f64 + 'static) -> Option<Self> {
        let heard = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
            if prefers_less_motion() {
                return;
            }
            let width_cm = GLOW_PX * cm_per_px();
            for record in records.iter().filter_map(|it| it.dyn_into::<MutationRecord>().ok()) {
                if let Some(place) = record.target().and_then(|it| it.dyn_into::<Element>().ok()) {
                    glow(&place, width_cm);
                }
            }
        });
        let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_subtree(true);
        what.set_attributes(true);
        what.set_attribute_filter(&Array::of1(&JsValue::from_str("data-status")));
        observer.observe_with_options(drawing, &what).ok()?;
        Some(Glow { observer, _heard: heard })
    }
}

impl Drop for Glow {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Starts the animation of a place's shape. A browser that cannot animate shows the change alone.
fn glow(place: &Element, width_cm: f64) {
    let Some(shape) = place.first_element_child() else { return };
    let animate = Reflect::get(&shape, &"animate".into()).ok();
    let Some(animate) = animate.and_then(|it| it.dyn_into::<Function>().ok()) else { return };
    // Only where it begins; it ends at what the style sheet says of the new status.
    let begin = Object::new();
    for (name, value) in [
        ("offset", JsValue::from_f64(0.0)),
        ("stroke", JsValue::from_str("var(--map-glow)")),
        ("strokeWidth", JsValue::from_f64(width_cm)),
    ] {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&begin, &name.into(), &value);
    }
    let frames = Array::of1(&begin);
    let _ = animate.call2(&shape, &frames, &JsValue::from_f64(GLOW_MS));
}
