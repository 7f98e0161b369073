//! Language and appearance, as chosen on this device.

use crate::erased::reactive;
use crate::replica::keep_choice;
use crate::text::{Key, Language, text};
use gloo::events::EventListener;
use gloo::storage::{LocalStorage, Storage};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// Where `public/boot.js` looks too, before the first paint.
const LANGUAGE_STORED: &str = "werkhub.language";
const THEME_STORED: &str = "werkhub.theme";

/// What somebody prefers; in the context of every screen. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Preferences {
    language: RwSignal<Language>,
    theme: RwSignal<Theme>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them, in the order they are offered.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// What it is called.
    pub fn name(self) -> Key {
        match self {
            Theme::System => Key::ThemeSystem,
            Theme::Light => Key::ThemeLight,
            Theme::Dark => Key::ThemeDark,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl Preferences {
    /// What was chosen before on this device, else what the device says. Keeps the page's `lang`
    /// and theme in step from here on.
    pub fn provide() -> Self {
        let stored = kept(THEME_STORED);
        let theme = Theme::ALL.into_iter().find(|theme| Some(theme.code()) == stored.as_deref());
        let this = Preferences {
            language: RwSignal::new(first_language()),
            theme: RwSignal::new(theme.unwrap_or(Theme::System)),
        };
        provide_context(this);
        this.follow();
        this
    }

    /// Those that [`provide`](Self::provide) put into the context.
    pub fn of_context() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// The language. Tracked when read.
    pub fn language(self) -> Signal<Language> {
        self.language.into()
    }

    /// The theme. Tracked when read.
    pub fn theme(self) -> Signal<Theme> {
        self.theme.into()
    }

    /// A fixed text in the language of the moment. Tracked.
    pub fn say(self, key: Key) -> &'static str {
        text(self.language.get(), key)
    }

    /// The same, to put into a view.
    pub fn saying(self, key: Key) -> SharedReactiveFunction<&'static str> {
        reactive(move || self.say(key))
    }

    /// Changes the language, here and on the next visit.
    pub fn choose_language(self, language: Language) {
        self.language.set(language);
        keep(LANGUAGE_STORED, language.tag());
    }

    /// Changes the language for as long as the page is open: what one visitor of a screen chose is not
    /// what the next one wants.
    pub fn show_in(self, language: Language) {
        self.language.set(language);
    }

    /// Changes the theme, here and on the next visit.
    pub fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
        keep(THEME_STORED, theme.code());
    }

    fn follow(self) {
        let Some(page) = document().document_element() else { return };
        let device_is_dark = RwSignal::new(false);
        if let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") {
            device_is_dark.set(query.matches());
            let asked = query.clone();
            let listener = EventListener::new(&query, "change", move |_| {
                device_is_dark.try_set(asked.matches());
            });
            // As long as the page lives.
            listener.forget();
        }
        Effect::new(move || {
            let is_dark = match self.theme.get() {
                Theme::System => device_is_dark.get(),
                Theme::Light => false,
                Theme::Dark => true,
            };
            // Setting an attribute with a fixed, valid name cannot fail.
            let _ = page.set_attribute("data-theme", if is_dark { "dark" } else { "light" });
            let _ = page.set_attribute("lang", self.language.get().tag());
        });
    }
}

fn first_language() -> Language {
    let chosen = kept(LANGUAGE_STORED).and_then(|tag| Language::from_tag(&tag));
    let of_device = || {
        let asked = window().navigator().languages();
        asked.iter().find_map(|tag| Language::from_tag(&tag.as_string()?))
    };
    chosen.or_else(of_device).unwrap_or_default()
}

/// Storage may be forbidden; then the choice lasts as long as the page.
pub(super) fn keep(name: &'static str, value: &str) {
    keep_choice(name, value);
    if storage_is_allowed() {
        let _ = LocalStorage::raw().set_item(name, value);
    }
}

/// What was kept under a name.
pub(super) fn kept(name: &str) -> Option<String> {
    if storage_is_allowed() { LocalStorage::raw().get_item(name).ok().flatten() } else { None }
}

/// What a screen in the building remembers of itself. No secret: who claims to be one shows a cookie.
pub(super) const SCREEN: &str = "werkhub.screen";

/// Whether this browser is a screen in the building, as far as it remembers.
pub fn is_screen() -> bool {
    kept(SCREEN).is_some_and(|setup| !setup.is_empty())
}

/// Asking `gloo` for storage that is forbidden would end the app.
fn storage_is_allowed() -> bool {
    matches!(window().local_storage(), Ok(Some(_)))
}
