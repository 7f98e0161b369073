//! Hears when a node of the page gets another size.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches a node until it is dropped.
pub struct Resizing {
    observer: ResizeObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

impl Resizing {
    /// Begins to watch. The browser calls once at the beginning, too. Nothing when it has no such
    /// observer.
    pub fn watch(node: &Element, mut resized: impl FnMut() + 'static) -> Option<Self> {
        let heard = Closure::<dyn FnMut(Array)>::new(move |_| resized());
        let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        observer.observe(node);
        Some(Resizing { observer, _heard: heard })
    }
}

impl Drop for Resizing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
