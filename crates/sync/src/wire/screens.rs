//! Screens in the building: how one is paired, what it shows, how it does.

use crate::screens::PairingCode;
use domain::ScreenId;
use domain::plan::{FloorCode, Language, PlaceId, Point, SiteCode};
use domain::time::Instant;
use serde::{Deserialize, Serialize};

/// `POST /v1/kiosk-pairings`: what an unpaired screen shows. What it claims with later is in its
/// cookie, where no script can read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pairing {
    /// For whoever stands before it to type elsewhere.
    pub code: PairingCode,
    /// Until when it holds; then the screen asks for another.
    pub expires: Instant,
}

/// `POST /v1/kiosk-pairings/claim`: whether somebody has approved it by now. Exactly one of the two is
/// there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PairingClaim {
    /// Nobody has: ask again in a few seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Pairing>,
    /// Somebody has: the answer has set the cookie, and this is what the screen is from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screen: Option<OwnScreen>,
}

/// `GET /v1/kiosk/screen`, and the event `screen` of its stream: what a paired screen is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnScreen {
    /// Its key.
    pub id: ScreenId,
    /// What it shows, and how.
    pub setup: ScreenSetup,
}

/// What a screen shows, and how: the manager says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScreenSetup {
    /// What people call it: *Hal, naast de lift*.
    pub name: String,
    /// In which building.
    pub site: SiteCode,
    /// On which floor.
    pub floor: FloorCode,
    /// Where, in centimetres of the plan.
    pub at: Point,
    /// Where somebody looks who stands before it, in degrees clockwise from the top of the plan: 90
    /// is to its right.
    pub direction_degrees: u16,
    /// What it is for.
    pub mode: ScreenMode,
    /// The languages one can choose; the first is the one it goes back to.
    pub languages: Vec<Language>,
    /// The rest.
    #[serde(default)]
    pub settings: ScreenSettings,
}

/// What a screen is for. On the wire `"lobby"`, `"floor"` or `{"room": id}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ScreenMode {
    /// Welcome, and the whole building.
    Lobby,
    /// The floor it is on.
    Floor,
    /// The door of this room or booth.
    Room(PlaceId),
}

/// How a screen behaves, where that differs from one to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ScreenSettings {
    /// Keeps the screen from going dark.
    pub keep_awake: bool,
    /// Brings all controls into the lower half from the start.
    pub reach: bool,
    /// Begins with high contrast.
    pub high_contrast: bool,
    /// Dims outside opening hours.
    pub dim_at_night: bool,
}

impl Default for ScreenSettings {
    fn default() -> Self {
        ScreenSettings { keep_awake: true, reach: false, high_contrast: false, dim_at_night: true }
    }
}

/// `POST /v1/screens`: a manager approves the screen that shows this code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewScreen {
    /// As typed.
    pub code: String,
    /// What it shall be.
    pub setup: ScreenSetup,
}

/// `POST /v1/kiosk/health`, every minute: how a screen does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScreenReport {
    /// The build that runs.
    pub build: String,
    /// How old what it shows is; nothing when it shows nothing yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_age_ms: Option<i64>,
    /// Since how long the page is open.
    pub uptime_ms: i64,
    /// What it uses, where the browser says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory_bytes: Option<u64>,
    /// What went wrong last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_error: Option<ScreenError>,
}

/// What went wrong on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScreenError {
    /// In a sentence, for whoever looks after it. At most 300 characters are kept.
    pub message: String,
    /// How long ago.
    pub ago_ms: i64,
}

/// `GET /v1/screens`, for who manages the building.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScreensResponse {
    /// By name.
    pub screens: Vec<ScreenStatus>,
}

/// A screen, as its manager sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScreenStatus {
    /// Its key.
    pub id: ScreenId,
    /// What it shows, and how.
    pub setup: ScreenSetup,
    /// When it was approved.
    pub approved: Instant,
    /// When it was last heard, since the hub was started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<Instant>,
    /// What it said then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<ScreenReport>,
    /// What is wrong, the gravest first.
    pub troubles: Vec<ScreenTrouble>,
    /// Whether somebody must go and look now.
    pub alarm: bool,
}

/// Something that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScreenTrouble {
    /// What.
    pub what: Trouble,
    /// Since when.
    pub since: Instant,
}

/// What can be wrong with a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Trouble {
    /// It was approved and never came for it: pair it again.
    NeverConnected,
    /// It has not been heard for three minutes or more.
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
