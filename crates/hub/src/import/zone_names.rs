//! The operator's word on what the names of sections mean: a small TOML file.
//!
//! ```toml
//! [zones]
//! "Team Blauw" = "focus"
//! "Plein" = "meet"
//! "Archief" = "none"      # no zone: left out
//! ```

use crate::toml_mistakes::Mistakes;
use domain::plan::{Label, ZoneLevel};
use std::collections::BTreeMap;
use std::ops::Range;
use thiserror::Error;
use toml::de::DeValue;

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneMeaning {
    /// A zone of this level.
    Level(ZoneLevel),
    /// No zone.
    None,
}

/// What names mean; compared without regard to capitals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ZoneNames(BTreeMap<String, ZoneMeaning>);

/// What is wrong in a file of zone names: every mistake with its line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the file of zone names cannot be used: {}; nothing was changed; correct it and try again", .0.join("; "))]
pub struct ZoneNamesError(pub Vec<String>);

/// Names in a file; real buildings have a dozen.
const MOST_NAMES: usize = 1_000;
/// Where a mistake of the whole file is told.
const START: Range<usize> = 0..0;

impl ZoneNames {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ZoneNamesError`] with the line of each mistake.
    pub fn parse(text: &str) -> Result<Self, ZoneNamesError> {
        let mut wrong = Mistakes::of(text);
        let document = wrong.document().map_err(ZoneNamesError)?;
        let mut names = BTreeMap::new();
        let mut seen_zones = false;
        for (key, value) in document.get_ref() {
            if key.get_ref() != "zones" {
                let other = key.get_ref();
                let why = format!("{other:?} is not known; the file has one table, [zones]");
                wrong.at(&key.span(), why);
                continue;
            }
            let Some(zones) = wrong.table("zones", value) else { continue };
            seen_zones = true;
            for (name, level) in zones {
                match meaning(level.get_ref()) {
                    Err(why) => wrong.at(&level.span(), why),
                    Ok(meaning) if names.insert(folded(name.get_ref()), meaning).is_some() => {
                        wrong.at(&name.span(), format!("{:?} stands twice", name.get_ref()));
                    }
                    Ok(_) => {}
                }
            }
        }
        if !seen_zones && wrong.is_empty() {
            wrong.at(&START, "there is no table [zones]".to_owned());
        }
        if names.len() > MOST_NAMES {
            wrong.at(&START, format!("there are more than {MOST_NAMES} names"));
        }
        wrong.told(ZoneNames(names)).map_err(ZoneNamesError)
    }

    /// What a section means by the name it bears, in whatever language, or by the word it uses for
    /// its zone.
    pub(super) fn of(&self, name: Option<&Label>, word: Option<&str>) -> Option<ZoneMeaning> {
        bearing(name, word).find_map(|text| self.0.get(&text).copied())
    }

    /// The names that none of these sections bears.
    pub(super) fn unused<'a>(
        &self,
        sections: impl Iterator<Item = (Option<&'a Label>, Option<&'a str>)>,
    ) -> Vec<&str> {
        let mut unused: Vec<&str> = self.0.keys().map(String::as_str).collect();
        for (name, word) in sections {
            for text in bearing(name, word) {
                unused.retain(|known| *known != text);
            }
        }
        unused
    }
}

fn bearing<'a>(
    name: Option<&'a Label>,
    word: Option<&'a str>,
) -> impl Iterator<Item = String> + 'a {
    let names = name.into_iter().flat_map(|name| {
        [Some(name.nl.as_str()), name.en.as_deref(), name.de.as_deref()].into_iter().flatten()
    });
    names.chain(word).map(folded)
}

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

fn meaning(value: &DeValue<'_>) -> Result<ZoneMeaning, String> {
    let choice = "meet, collaborate, mixed, focus, silence or none";
    let Some(word) = value.as_str() else {
        return Err(format!("a name stands for a text, not a {}: {choice}", value.type_str()));
    };
    match (word, ZoneLevel::from_code(word)) {
        (_, Some(level)) => Ok(ZoneMeaning::Level(level)),
        ("none", None) => Ok(ZoneMeaning::None),
        _ => Err(format!("{word:?} is no zone; choose {choice}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toml_mistakes::MOST_TOLD;

    #[test]
    fn names_mean_what_the_file_says() {
        let names = ZoneNames::parse(
            "# ours\n[zones]\n\"Team Blauw\" = \"focus\"\nPlein = \"meet\"\nArchief = \"none\"\n",
        );
        let names = names.unwrap();
        for (name, word, meaning) in [
            ("team blauw ", None, Some(ZoneMeaning::Level(ZoneLevel::Focus))),
            ("Onbekend", Some("PLEIN"), Some(ZoneMeaning::Level(ZoneLevel::Meet))),
            ("Archief", None, Some(ZoneMeaning::None)),
            ("Onbekend", None, None),
        ] {
            assert_eq!(names.of(Some(&Label::same(name)), word), meaning, "{name}");
        }
        let english = Label { nl: "Iets".into(), en: Some("Plein".into()), de: None };
        assert!(names.of(Some(&english), None).is_some(), "in whatever language");
        let sections = [Label::same("Plein")];
        let unused = names.unused(sections.iter().map(|name| (Some(name), None)));
        assert_eq!(unused, ["archief", "team blauw"]);
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        for (text, told) in [
            ("[zones]\na = \"focus\"\nb = \"loud\"\n", "line 3: \"loud\" is no zone; choose meet"),
            ("[zones]\na = 3\n", "line 2: a name stands for a text, not a integer"),
            ("[zones]\nPlein = \"meet\"\n\nplein = \"focus\"\n", "line 4: \"plein\" stands twice"),
            ("[zones]\na = \"meet\"\na = \"meet\"\n", "line 3: duplicate key"),
            ("\n[zone]\na = \"meet\"\n", "line 2: \"zone\" is not known"),
            ("zones = 1\n", "line 1: zones is a table"),
            ("", "line 1: there is no table [zones]"),
            ("[zones]\na = meet\n", "line 2: "),
            ("[zones\n", "line 1: "),
        ] {
            let error = ZoneNames::parse(text).unwrap_err().to_string();
            assert!(error.contains(told), "{text:?}: {error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
        let many: String = (0..9).map(|number| format!("n{number} = \"x\"\n")).collect();
        let error = ZoneNames::parse(&format!("[zones]\n{many}")).unwrap_err();
        assert_eq!(error.0.len(), MOST_TOLD + 1);
        assert_eq!(error.0.last().unwrap(), "and 4 more mistakes");
    }
}
