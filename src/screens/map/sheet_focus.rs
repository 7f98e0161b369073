//! Where the focus goes when a sheet opens and closes.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What can have opened the sheet.
const OPENERS: &str = "a, button, [role='button']";
/// Where the focus goes when an address opened it: to the place on the map.
const PLACE_ON_MAP: &str = "[role='application'] [data-place][tabindex='0']";

/// Puts the focus on the heading when the sheet opens, and back where it was when it closes.
pub fn focus_on_opening() -> NodeRef<html::H2> {
    let heading = NodeRef::<html::H2>::new();
    let before = StoredValue::new_local(document().active_element());
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            // Without focus the sheet still works.
            let _ = heading.focus();
        }
    });
    on_cleanup(move || {
        let opener = before.try_get_value().flatten();
        let opener = opener.filter(|it| it.is_connected() && it.matches(OPENERS) == Ok(true));
        let on_map = || document().query_selector(PLACE_ON_MAP).ok().flatten();
        if let Some(opener) = opener.or_else(on_map) {
            // Places on the map are SVG, which can be focused just as well.
            let _ = opener.unchecked_ref::<HtmlElement>().focus();
        }
    });
    heading
}
