//! Screens in the building.

use serde::Serialize;
use utoipa::ToSchema;

/// Nothing is asked.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// What an unpaired screen shows.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pairing {
    /// For whoever stands before it to type elsewhere.
    #[schema(example = "ABCD-2345")]
    pub code: String,
    /// Until when it holds.
    pub expires: i64,
}

/// Whether a screen was approved: exactly one of the two is there.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PairingClaim {
    /// Nobody has approved it yet.
    #[schema(required = false, nullable = false)]
    pub waiting: Option<Pairing>,
    /// It is paired: the answer has set its cookie.
    #[schema(required = false, nullable = false)]
    pub screen: Option<OwnScreen>,
}

/// What a paired screen is; also the data of the event `screen` on its stream.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnScreen {
    /// Its key.
    pub id: String,
    /// What it shows, and how.
    pub setup: ScreenSetup,
}

/// What a screen shows, and how.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScreenSetup {
    /// What people call it; 1 to 60 characters.
    pub name: String,
    /// Code of the site.
    pub site: String,
    /// Code of the floor.
    pub floor: String,
    /// Where, in centimetres of the plan: `[x, y]`.
    pub at: [i32; 2],
    /// Where somebody looks who stands before it, clockwise from the top of the plan; 0 to 359.
    pub direction_degrees: u16,
    /// What it is for.
    pub mode: ScreenMode,
    /// Languages to choose from; the first is the default.
    pub languages: Vec<Language>,
    /// The rest; what is left out is as it mostly is.
    #[serde(default)]
    pub settings: ScreenSettings,
}

/// What a screen is for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum ScreenMode {
    /// Welcome, and the whole building.
    Lobby,
    /// The floor it is on.
    Floor,
    /// The door of the room or booth with this key.
    Room(String),
}

/// A language of the screens.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Language {
    /// Nederlands.
    Nl,
    /// English.
    En,
    /// Deutsch.
    De,
}

/// How a screen behaves, where that differs from one to the next.
#[derive(Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ScreenSettings {
    /// Keeps the screen from going dark; it does when this is left out.
    pub keep_awake: bool,
    /// Brings all controls into the lower half from the start.
    pub reach: bool,
    /// Begins with high contrast.
    pub high_contrast: bool,
    /// Dims outside opening hours; it does when this is left out.
    pub dim_at_night: bool,
}

/// Approves the screen that shows a code.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewScreen {
    /// As the screen shows it; any case, with or without the dash.
    #[schema(example = "ABCD-2345")]
    pub code: String,
    /// What it shall be.
    pub setup: ScreenSetup,
}

/// How a screen does.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScreenReport {
    /// The build that runs.
    pub build: String,
    /// How old what it shows is; nothing when it shows nothing yet.
    #[schema(required = false)]
    pub content_age_ms: Option<i64>,
    /// Since how long the page is open.
    pub uptime_ms: i64,
    /// What it uses, where the browser says so.
    #[schema(required = false)]
    pub memory_bytes: Option<u64>,
    /// What went wrong last.
    #[schema(required = false)]
    pub last_error: Option<ScreenError>,
}

/// What went wrong on a screen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScreenError {
    /// In a sentence; at most 300 characters are kept.
    pub message: String,
    /// How long ago.
    pub ago_ms: i64,
}

/// All screens, by name.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Screens {
    /// All screens, by name.
    pub screens: Vec<ScreenStatus>,
}

/// A screen, as who manages the building sees it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScreenStatus {
    /// Its key.
    pub id: String,
    /// What it shows, and how.
    pub setup: ScreenSetup,
    /// When it was approved.
    pub approved: i64,
    /// When it was last heard, since the hub was started.
    #[schema(required = false, nullable = false)]
    pub heard: Option<i64>,
    /// What it said then.
    #[schema(required = false, nullable = false)]
    pub report: Option<ScreenReport>,
    /// What is wrong, the gravest first.
    pub troubles: Vec<ScreenTrouble>,
    /// Whether somebody must go and look now.
    pub alarm: bool,
}

/// Something that is wrong with a screen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScreenTrouble {
    /// What.
    pub what: Trouble,
    /// Since when.
    pub since: i64,
}

/// What can be wrong with a screen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Trouble {
    /// It was approved and never came for it.
    NeverConnected,
    /// It has not been heard for more than three minutes.
    Silent,
    /// Its floor is no longer in the plan.
    FloorGone,
    /// The room at whose door it hangs is no longer in the plan.
    RoomGone,
    /// What it shows is more than ten minutes old.
    StaleContent,
    /// Something went wrong in the last hour.
    Error,
    /// It uses more memory than it should.
    MemoryHigh,
    /// It has not taken the newer build for more than an hour.
    OldBuild,
}
