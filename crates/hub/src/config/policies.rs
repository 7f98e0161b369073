//! The rules of the house as an operator writes them: a small TOML file.
//!
//! ```toml
//! [opening]                       # local times; a day that is not named stays as it is
//! friday = "07:00-17:00"
//! sunday = "closed"
//!
//! [desk]
//! horizon-days = 28
//!
//! [door]
//! end = "anyone"                  # a room's screen ends every stay there, not only its own
//!
//! [site.wijk-noord.room]          # for one site only
//! reserved = false
//! ```
//!
//! What is not said is the standard (`domain.md`, *Policies*). Whatever could be meant in two ways is
//! refused, with its line.

mod numbers;

use crate::toml_mistakes::Mistakes;
use chrono::Weekday;
use domain::plan::{PlaceKind, SiteCode};
use domain::time::MINUTES_A_DAY;
use domain::{EndAtDoor, KindRules, Rules};
use numbers::{Number, Value};
use std::collections::BTreeMap;
use thiserror::Error;
use toml::Spanned;
use toml::de::DeValue;

/// What is wrong in a file of policies: every mistake with its line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the file of policies cannot be used: {}; the rules stay as they were; correct it and start again", .0.join("; "))]
pub struct PoliciesError(pub Vec<String>);

/// What an operator wants to be otherwise than the standard.
#[derive(Debug, Clone, Default)]
pub struct Policies {
    everywhere: Changes,
    of_sites: BTreeMap<SiteCode, Changes>,
}

/// Days that are closed are `None`.
type Hours = Option<(u16, u16)>;

#[derive(Debug, Clone, Default)]
struct Changes {
    hours: Vec<(usize, Hours)>,
    reserved: Vec<(PlaceKind, bool)>,
    end_at_door: Option<EndAtDoor>,
    numbers: Vec<(PlaceKind, &'static Number, Value)>,
}

impl Policies {
    /// Reads a file.
    ///
    /// # Errors
    /// [`PoliciesError`] with the line of each mistake.
    pub fn parse(text: &str) -> Result<Self, PoliciesError> {
        let mut reading = Reading { wrong: Mistakes::of(text) };
        let document = reading.wrong.document().map_err(PoliciesError)?;
        let mut policies = Policies::default();
        for (key, value) in document.get_ref() {
            if key.get_ref() != "site" {
                reading.area(key, value, &mut policies.everywhere);
                continue;
            }
            let Some(sites) = reading.wrong.table("site", value) else { continue };
            for (code, areas) in sites {
                match SiteCode::new(code.get_ref()) {
                    Ok(site) => {
                        let changes = policies.of_sites.entry(site).or_default();
                        let areas =
                            reading.wrong.table(code.get_ref(), areas).into_iter().flatten();
                        areas.for_each(|(area, value)| reading.area(area, value, changes));
                    }
                    Err(error) => reading.wrong.at(&code.span(), error.to_string()),
                }
            }
        }
        reading.wrong.told(policies).map_err(PoliciesError)
    }

    /// The sites that are named.
    pub fn sites(&self) -> impl Iterator<Item = &SiteCode> {
        self.of_sites.keys()
    }

    /// The rules of a site, by what is standard.
    pub fn rules_of(&self, site: &SiteCode, standard: Rules) -> Rules {
        let mut rules = standard;
        self.everywhere.apply(&mut rules);
        if let Some(changes) = self.of_sites.get(site) {
            changes.apply(&mut rules);
        }
        rules
    }
}

impl Changes {
    fn apply(&self, rules: &mut Rules) {
        for (weekday, hours) in &self.hours {
            if let Some(day) = rules.hours.0.get_mut(*weekday) {
                *day = *hours;
            }
        }
        rules.end_at_door = self.end_at_door.unwrap_or(rules.end_at_door);
        for (kind, number, value) in &self.numbers {
            number.set(kind_of(rules, *kind), *value);
        }
        for (kind, reserved) in &self.reserved {
            if !reserved {
                kind_of(rules, *kind).reserving = None;
            }
        }
    }
}

fn kind_of(rules: &mut Rules, kind: PlaceKind) -> &mut KindRules {
    match kind {
        PlaceKind::Desk => &mut rules.desk,
        PlaceKind::Room => &mut rules.room,
        PlaceKind::Booth => &mut rules.booth,
    }
}

/// A file while it is read: what is wrong is collected.
struct Reading<'t> {
    wrong: Mistakes<'t>,
}

type Key<'k> = Spanned<std::borrow::Cow<'k, str>>;

impl Reading<'_> {
    /// `[opening]`, `[door]`, `[desk]`, `[room]` or `[booth]`.
    fn area(&mut self, key: &Key<'_>, value: &Spanned<DeValue<'_>>, changes: &mut Changes) {
        let name = key.get_ref().as_ref();
        let kind = PlaceKind::from_code(name);
        if kind.is_none() && !matches!(name, "opening" | "door") {
            let why =
                format!("{name:?} is not known; choose opening, door, desk, room, booth or site");
            return self.wrong.at(&key.span(), why);
        }
        let Some(table) = self.wrong.table(name, value) else { return };
        for (key, value) in table {
            match kind {
                Some(kind) => self.rule(kind, key, value, changes),
                None if name == "door" => self.door(key, value, changes),
                None => self.day(key, value, changes),
            }
        }
        let Some(kind) = kind else { return };
        if changes.reserved.contains(&(kind, false)) {
            let about = changes
                .numbers
                .iter()
                .find(|(of, number, _)| *of == kind && number.is_of_reserving);
            if let Some((_, number, _)) = about {
                let why = format!("{name} is not reserved, so {} says nothing", number.name);
                self.wrong.at(&value.span(), why);
            }
        }
    }

    fn rule(
        &mut self,
        kind: PlaceKind,
        key: &Key<'_>,
        value: &Spanned<DeValue<'_>>,
        changes: &mut Changes,
    ) {
        let name = key.get_ref().as_ref();
        if name == "reserved" {
            return match value.get_ref() {
                DeValue::Boolean(reserved) => changes.reserved.push((kind, *reserved)),
                other => {
                    let why = format!("reserved is true or false, not a {}", other.type_str());
                    self.wrong.at(&value.span(), why);
                }
            };
        }
        let Some(number) = Number::named(name) else {
            return self
                .wrong
                .at(&key.span(), format!("{name:?} is not known; {}", numbers::known()));
        };
        match number.read(value.get_ref()) {
            Ok(read) => changes.numbers.push((kind, number, read)),
            Err(why) => self.wrong.at(&value.span(), why),
        }
    }

    fn door(&mut self, key: &Key<'_>, value: &Spanned<DeValue<'_>>, changes: &mut Changes) {
        let name = key.get_ref().as_ref();
        if name != "end" {
            return self.wrong.at(&key.span(), format!("{name:?} is not known; choose end"));
        }
        match value.get_ref().as_str() {
            Some("own") => changes.end_at_door = Some(EndAtDoor::Own),
            Some("anyone") => changes.end_at_door = Some(EndAtDoor::Anyone),
            _ => self.wrong.at(&value.span(), "end is \"own\" or \"anyone\"".to_owned()),
        }
    }

    fn day(&mut self, key: &Key<'_>, value: &Spanned<DeValue<'_>>, changes: &mut Changes) {
        let name = key.get_ref().as_ref();
        // `chrono` also takes *mon*; one name a day is enough.
        let day =
            name.parse::<Weekday>().ok().filter(|_| name.len() > 3 && name == name.to_lowercase());
        let Some(day) = day else {
            return self
                .wrong
                .at(&key.span(), format!("{name:?} is no day; write monday to sunday"));
        };
        match value.get_ref().as_str().and_then(hours) {
            Some(hours) => {
                changes.hours.push((day.num_days_from_monday() as usize, hours));
            }
            None => {
                let why = format!("{name} is a text like \"07:00-19:00\", or \"closed\"");
                self.wrong.at(&value.span(), why);
            }
        }
    }
}

/// `07:00-19:00` or `closed`; nothing for what is neither, or ends before it begins.
fn hours(text: &str) -> Option<Hours> {
    if text == "closed" {
        return Some(None);
    }
    let (opens, closes) = text.split_once('-')?;
    let (opens, closes) = (minute(opens.trim())?, minute(closes.trim())?);
    (opens < closes).then_some(Some((opens, closes)))
}

fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two_digits = |part: &str| {
        let is_plain = part.len() == 2 && part.bytes().all(|it| it.is_ascii_digit());
        if is_plain { part.parse::<u16>().ok() } else { None }
    };
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    let minute = hours * 60 + minutes;
    (minutes < 60 && minute <= MINUTES_A_DAY).then_some(minute)
}

#[cfg(test)]
mod tests;
