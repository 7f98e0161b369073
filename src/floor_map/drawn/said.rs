//! What the map says of a place: a function of its status, and what is on the page.

use crate::floor_map::wording::{accessible_name, short_status};
use crate::text::Language;
use domain::Status;
use domain::plan::{Place, ZoneLevel};
use domain::time::LocalClock;
use web_sys::Element;

/// What is said of a place, in one language.
pub struct Said {
    /// `data-status`.
    pub status: &'static str,
    /// `data-mine`.
    pub is_mine: bool,
    /// What screen readers say.
    pub name: String,
    /// What a room or booth shows below its code.
    pub word: String,
}

impl Said {
    /// What is said of a place in a zone of that level.
    pub fn of(
        language: Language,
        clock: &LocalClock,
        place: &Place,
        level: ZoneLevel,
        status: &Status,
    ) -> Self {
        Said {
            status: status.code(),
            is_mine: status.is_mine(),
            name: accessible_name(language, clock, place, level, status),
            word: short_status(language, clock, status),
        }
    }

    /// Writes what differs from what was said before into the place's node, and nothing else: with
    /// a room's word four things at most.
    pub fn write(&self, before: &Said, place: &Element) {
        // None of these can fail: the names are fixed.
        if self.status != before.status {
            let _ = place.set_attribute("data-status", self.status);
        }
        if self.is_mine != before.is_mine {
            let _ = place.toggle_attribute_with_force("data-mine", self.is_mine);
        }
        if self.name != before.name {
            let _ = place.set_attribute("aria-label", &self.name);
        }
        if self.word != before.word
            && let Ok(Some(word)) = place.query_selector(".place__status")
        {
            word.set_text_content(Some(&self.word));
        }
    }
}
