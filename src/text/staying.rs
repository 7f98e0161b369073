//! Staying longer, or shorter.

use super::{Language, in_language};

/// What the sheet of one's own place says, in one language.
pub struct Words {
    /// The way to another end.
    pub longer: &'static str,
    /// The same where it can only be an earlier one.
    pub shorter: &'static str,
    /// What is chosen there.
    pub until: &'static str,
}

/// Those words.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

static NL: Words =
    Words { longer: "Verlengen", shorter: "Eerder weg", until: "Hoe lang blijf je?" };

static EN: Words =
    Words { longer: "Stay longer", shorter: "Leave earlier", until: "How long do you stay?" };

static DE: Words =
    Words { longer: "Verlängern", shorter: "Früher gehen", until: "Wie lange bleibst du?" };

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn labels_that_others_rely_on_are_as_in_the_contract() {
        assert_eq!(words(Language::Nl).longer, "Verlengen");
    }
}
