//! A calendar as text.

use super::lines::Lines;
use chrono::DateTime;
use domain::time::{Instant, Span};
use sha2::{Digest, Sha256};

const PRODUCT: &str = "-//Werk Hub//Werk Hub//NL";
/// How often a program may look again.
const LOOK_EACH: &str = "PT15M";

/// A calendar of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// As programs show it.
    pub name: String,
    /// In order of time.
    pub events: Vec<Event>,
}

/// Something that takes time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same each time the calendar is read.
    pub uid: String,
    /// How often it was changed.
    pub sequence: u64,
    /// When. Written in UTC: every program shows it in its own zone, without a table of zones.
    pub span: Span,
    /// What is shown.
    pub summary: String,
    /// Where; nothing where the calendar as a whole says it.
    pub location: Option<String>,
    /// Where more is to be seen.
    pub url: Option<String>,
    /// Whether only its owner may see it where calendars are shared.
    pub is_private: bool,
    /// Whether its owner counts as busy.
    pub is_busy: bool,
    /// When its owner is reminded.
    pub alarm: Option<Alarm>,
}

/// A reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// After the start, in minutes; before it when negative.
    pub minutes: i64,
    /// What is said.
    pub words: String,
}

impl Calendar {
    /// As text, from what was known at that moment.
    pub fn text(&self, known_at: Instant) -> String {
        let stamp = utc(known_at).unwrap_or_else(|| "19700101T000000Z".to_owned());
        let mut lines = Lines::default();
        lines.value("BEGIN", "VCALENDAR");
        lines.value("VERSION", "2.0");
        lines.value("PRODID", PRODUCT);
        lines.value("CALSCALE", "GREGORIAN");
        lines.value("METHOD", "PUBLISH");
        lines.text("NAME", &self.name);
        lines.text("X-WR-CALNAME", &self.name);
        lines.value("REFRESH-INTERVAL;VALUE=DURATION", LOOK_EACH);
        lines.value("X-PUBLISHED-TTL", LOOK_EACH);
        for event in &self.events {
            event.write(&mut lines, &stamp);
        }
        lines.value("END", "VCALENDAR");
        lines.finish()
    }

    /// A tag by which a program can say what it has. A weak one (RFC 9110, 8.8.3): what is in the
    /// calendar counts, not when it was asked for.
    pub fn tag(&self) -> String {
        let sum = Sha256::digest(self.text(Instant(0)));
        let hex: String = sum.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        format!("W/\"{hex}\"")
    }
}

impl Event {
    /// Nothing is written of what lies beyond the years that the format can name.
    fn write(&self, lines: &mut Lines, stamp: &str) {
        let (Some(from), Some(until)) = (utc(self.span.from), utc(self.span.until)) else { return };
        lines.value("BEGIN", "VEVENT");
        lines.value("UID", &self.uid);
        lines.value("SEQUENCE", &self.sequence.to_string());
        lines.value("DTSTAMP", stamp);
        lines.value("DTSTART", &from);
        lines.value("DTEND", &until);
        lines.text("SUMMARY", &self.summary);
        if let Some(location) = &self.location {
            lines.text("LOCATION", location);
        }
        if let Some(url) = &self.url {
            lines.value("URL", url);
        }
        if self.is_private {
            lines.value("CLASS", "PRIVATE");
        }
        lines.value("TRANSP", if self.is_busy { "OPAQUE" } else { "TRANSPARENT" });
        lines.value("STATUS", "CONFIRMED");
        if let Some(alarm) = &self.alarm {
            lines.value("BEGIN", "VALARM");
            lines.value("ACTION", "DISPLAY");
            lines.value("TRIGGER", &duration(alarm.minutes));
            lines.text("DESCRIPTION", &alarm.words);
            lines.value("END", "VALARM");
        }
        lines.value("END", "VEVENT");
    }
}

fn utc(at: Instant) -> Option<String> {
    let at = DateTime::from_timestamp_millis(at.0)?;
    // Four digits are all that the format has for a year.
    (0..=9999)
        .contains(&chrono::Datelike::year(&at))
        .then(|| at.format("%Y%m%dT%H%M%SZ").to_string())
}

fn duration(minutes: i64) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    format!("{sign}PT{}M", minutes.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            uid: "1@werkhub".to_owned(),
            sequence: 2,
            span: Span::new(Instant(1_795_165_200_000), Instant(1_795_176_000_999)),
            summary: "Vergaderruimte 2.104".to_owned(),
            location: Some("Verdieping 2, Werk Hub".to_owned()),
            url: Some("https://hub.nl/d/2.104".to_owned()),
            is_private: true,
            is_busy: true,
            alarm: Some(Alarm { minutes: -5, words: "Check in.".to_owned() }),
        }
    }

    #[test]
    fn an_event_is_written_line_by_line() {
        let calendar = Calendar { name: "Mijn; plekken".to_owned(), events: vec![event()] };
        let expected = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Werk Hub//Werk Hub//NL\n\
            CALSCALE:GREGORIAN\nMETHOD:PUBLISH\nNAME:Mijn\\; plekken\nX-WR-CALNAME:Mijn\\; plekken\n\
            REFRESH-INTERVAL;VALUE=DURATION:PT15M\nX-PUBLISHED-TTL:PT15M\nBEGIN:VEVENT\n\
            UID:1@werkhub\nSEQUENCE:2\nDTSTAMP:20261120T080000Z\nDTSTART:20261120T090000Z\n\
            DTEND:20261120T120000Z\nSUMMARY:Vergaderruimte 2.104\n\
            LOCATION:Verdieping 2\\, Werk Hub\nURL:https://hub.nl/d/2.104\nCLASS:PRIVATE\n\
            TRANSP:OPAQUE\nSTATUS:CONFIRMED\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\n\
            DESCRIPTION:Check in.\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n";
        let text = calendar.text(Instant(1_795_161_600_000));
        assert_eq!(text, expected.replace('\n', "\r\n"));
    }

    #[test]
    fn the_tag_is_of_what_is_in_it() {
        let calendar = |sequence| {
            let events = vec![Event { sequence, ..event() }];
            Calendar { name: String::new(), events }
        };
        assert_eq!(calendar(1).tag(), calendar(1).tag());
        assert_ne!(calendar(1).tag(), calendar(2).tag());
    }

    #[test]
    fn what_has_no_date_in_the_format_is_left_out() {
        let span = Span::new(Instant(0), Instant(i64::MAX));
        let events = vec![Event { span, ..event() }];
        let text = Calendar { name: String::new(), events }.text(Instant(0));
        assert!(!text.contains("VEVENT"), "{text}");
    }
}
