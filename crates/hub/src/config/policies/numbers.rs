//! The rules that are a number.

use domain::{KindRules, Reserving};
use std::ops::RangeInclusive;
use toml::de::DeValue;

/// A rule that is a number.
#[derive(Debug)]
pub struct Number {
    /// Its name in the file.
    pub name: &'static str,
    /// What may stand there.
    range: RangeInclusive<u16>,
    /// Whether `"closing"` may stand there too.
    or_closing: bool,
    /// Whether it says something of reservations.
    pub is_of_reserving: bool,
    set: fn(&mut KindRules, Value),
}

/// So many, or until closing.
pub type Value = Option<u16>;

const DAY: u16 = 24 * 60;

macro_rules! of_reserving {
    ($name:literal, $range:expr, $set:expr) => {
        Number {
            name: $name,
            range: $range,
            or_closing: false,
            is_of_reserving: true,
            set: |rules, value| {
                let set: fn(&mut Reserving, u16) = $set;
                if let (Some(reserving), Some(value)) = (&mut rules.reserving, value) {
                    set(reserving, value);
                }
            },
        }
    };
}

static ALL: [Number; 10] = [
    Number {
        name: "at-once",
        range: 1..=20,
        or_closing: false,
        is_of_reserving: false,
        set: |rules, value| rules.at_once = value.unwrap_or(rules.at_once),
    },
    Number {
        name: "walk-up-minutes",
        range: 5..=DAY,
        or_closing: true,
        is_of_reserving: false,
        set: |rules, value| rules.walk_up_minutes = value,
    },
    Number {
        name: "longest-minutes",
        range: 5..=DAY,
        or_closing: true,
        is_of_reserving: false,
        set: |rules, value| rules.longest_minutes = value,
    },
    Number {
        name: "longest-reservation-minutes",
        range: 5..=DAY,
        or_closing: true,
        is_of_reserving: true,
        set: |rules, value| {
            if let Some(reserving) = &mut rules.reserving {
                reserving.longest_minutes = value;
            }
        },
    },
    of_reserving!("grid-minutes", 5..=60, |it, value| it.grid_minutes = value),
    of_reserving!("horizon-days", 0..=366, |it, value| it.horizon_days = value),
    of_reserving!("reserved-at-once", 1..=20, |it, value| it.at_once = value),
    of_reserving!("open-reservations", 1..=100, |it, value| it.open = value),
    of_reserving!("check-in-opens-minutes", 0..=120, |it, value| it.opens_minutes = value),
    of_reserving!("released-after-minutes", 1..=240, |it, value| it.grace_minutes = value),
];

impl Number {
    /// The one with that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|number| number.name == name)
    }

    /// Makes it hold.
    pub fn set(&self, rules: &mut KindRules, value: Value) {
        (self.set)(rules, value);
    }

    /// What stands in the file, or what may.
    pub fn read(&self, value: &DeValue<'_>) -> Result<Value, String> {
        if self.or_closing && value.as_str() == Some("closing") {
            return Ok(None);
        }
        let number = match value {
            DeValue::Integer(it) => u16::from_str_radix(it.as_str(), it.radix()).ok(),
            _ => None,
        };
        // A grid that does not divide the hour would be another one in each hour.
        let fits = |it: &u16| self.name != "grid-minutes" || 60 % *it == 0;
        let number = number.filter(|it| self.range.contains(it) && fits(it));
        number.map(Some).ok_or_else(|| {
            let closing = if self.or_closing { ", or \"closing\"" } else { "" };
            let divides = if self.name == "grid-minutes" { " that divides 60" } else { "" };
            let (least, most) = (self.range.start(), self.range.end());
            format!("{} is a number from {least} to {most}{divides}{closing}", self.name)
        })
    }
}

/// Their names, in words.
pub fn known() -> String {
    let names: Vec<&str> = ALL.iter().map(|number| number.name).collect();
    format!("choose reserved, {}", names.join(", "))
}
