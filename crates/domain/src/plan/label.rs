//! Names in more than one language.

use serde::{Deserialize, Serialize};

/// The languages of the screens. Dutch is the first.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Language {
    /// Nederlands.
    #[default]
    Nl,
    /// English.
    En,
    /// Deutsch.
    De,
}

impl Language {
    /// All three, Dutch first.
    pub const ALL: [Language; 3] = [Language::Nl, Language::En, Language::De];

    /// The BCP 47 tag, as in an HTML `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Nl => "nl",
            Language::En => "en",
            Language::De => "de",
        }
    }

    /// The language of a BCP 47 tag such as `en-GB`, by its first part.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }
}

/// A name as it stands in the plan: always one text, and others where they differ.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Label {
    /// Dutch, or whatever the plan has when it has no Dutch.
    pub nl: String,
    /// English, where it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// German, where it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub de: Option<String>,
}

impl Label {
    /// A name that is the same in every language.
    pub fn same(text: impl Into<String>) -> Self {
        Label { nl: text.into(), en: None, de: None }
    }

    /// A name that keeps each text once: English only where it differs from the Dutch, German only
    /// where it differs from what a German reader would see without it.
    pub fn of(nl: impl Into<String>, en: Option<String>, de: Option<String>) -> Self {
        let nl = nl.into();
        let en = en.filter(|text| *text != nl);
        let de = de.filter(|text| text != en.as_ref().unwrap_or(&nl));
        Label { nl, en, de }
    }

    /// The name to show; German falls back on English, and both on the first text.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => self.en.as_deref().unwrap_or(&self.nl),
            Language::De => self.de.as_deref().or(self.en.as_deref()).unwrap_or(&self.nl),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_kept_once() {
        let of = |nl: &str, en: &str, de: &str| Label::of(nl, Some(en.into()), Some(de.into()));
        let kept = |nl: &str, en: Option<&str>, de: Option<&str>| Label {
            nl: nl.into(),
            en: en.map(Into::into),
            de: de.map(Into::into),
        };
        assert_eq!(of("Zaal", "Room", "Saal"), kept("Zaal", Some("Room"), Some("Saal")));
        assert_eq!(of("Lift", "Lift", "Aufzug"), kept("Lift", None, Some("Aufzug")));
        assert_eq!(of("Receptie", "Lounge", "Lounge"), kept("Receptie", Some("Lounge"), None));
        assert_eq!(of("Balie", "Desk", "Balie"), kept("Balie", Some("Desk"), Some("Balie")));
        for language in Language::ALL {
            let texts = ["Balie", "Desk", "Balie"];
            let place = Language::ALL.iter().position(|it| *it == language);
            let label = of(texts[0], texts[1], texts[2]);
            assert_eq!(Some(label.in_language(language)), place.map(|at| texts[at]));
        }
    }
}
