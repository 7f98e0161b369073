//! The secret address of somebody's own calendar.

use serde::Serialize;
use utoipa::ToSchema;

/// Whether the own calendar can be read at a secret address. That is told only when it is made.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CalendarFeed {
    /// Whether there is one.
    pub active: bool,
    /// Since when; nothing when there is none.
    #[schema(required = false, nullable = false)]
    pub made: Option<i64>,
}

/// What is sent for a new one: nothing is asked.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarFeedWanted {}

/// A new secret address.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCalendarFeed {
    /// For a calendar program. Whoever knows it can read the calendar.
    #[schema(example = "https://werkhub.example.nl/v1/calendars/…/reservations.ics")]
    pub address: String,
    /// Since when it holds.
    pub made: i64,
}
