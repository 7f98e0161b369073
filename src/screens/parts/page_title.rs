//! The page's title, and where the focus goes when another screen comes.

use crate::screens::Preferences;
use crate::text::Key;
use leptos::html;
use leptos::prelude::*;

/// How many screens were shown before; in the context, so that the first one leaves the focus
/// where the browser puts it.
#[derive(Clone, Copy)]
pub struct Visits(pub StoredValue<u32>);

/// Names the page `title · Werk Hub` for as long as the screen is shown.
pub fn use_page_title(title: impl Fn() -> String + 'static) {
    let preferences = Preferences::of_context();
    Effect::new(move || {
        let app = preferences.say(Key::AppName);
        let title = title();
        document().set_title(&if title == app { title } else { [&title, " · ", app].concat() });
    });
}

/// The screen's main heading, which gets the focus when one comes from another screen, so that a
/// screen reader says where one is. Give it `tabindex="-1"`.
pub fn use_heading() -> NodeRef<html::H1> {
    let heading = NodeRef::<html::H1>::new();
    let visits = use_context::<Visits>();
    Effect::new(move |seen: Option<bool>| {
        let Some(element) = heading.get() else { return seen.unwrap_or_default() };
        if seen != Some(true) {
            let before = visits.and_then(|visits| visits.0.try_get_value()).unwrap_or_default();
            visits.map(|visits| visits.0.try_set_value(before + 1));
            if before > 0 {
                // Without focus the screen still works.
                let _ = element.focus();
            }
        }
        true
    });
    heading
}
