//! What a place offers.

use serde::{Deserialize, Serialize};

/// What a desk offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    /// Height can be changed to work standing.
    SitStand,
    /// Two screens.
    DualMonitor,
    /// One cable for power, screens and network.
    Docking,
    /// Room to drive under with a wheelchair.
    Wheelchair,
    /// Approved for structural use (Arbobesluit, chapter 5). Since when is not kept yet.
    ArboApproved,
    /// Daylight at the desk.
    Daylight,
    /// Away from where people walk.
    QuietCorner,
    /// Coffee close by.
    NearCoffee,
}

impl Feature {
    /// All of them, in the order they are shown.
    pub const ALL: [Feature; 8] = [
        Feature::SitStand,
        Feature::DualMonitor,
        Feature::Docking,
        Feature::Wheelchair,
        Feature::ArboApproved,
        Feature::Daylight,
        Feature::QuietCorner,
        Feature::NearCoffee,
    ];

    /// The name in plan files and in the API: `sit-stand`.
    pub fn code(self) -> &'static str {
        match self {
            Feature::SitStand => "sit-stand",
            Feature::DualMonitor => "dual-monitor",
            Feature::Docking => "docking",
            Feature::Wheelchair => "wheelchair",
            Feature::ArboApproved => "arbo-approved",
            Feature::Daylight => "daylight",
            Feature::QuietCorner => "quiet-corner",
            Feature::NearCoffee => "near-coffee",
        }
    }

    /// The feature with that [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|feature| feature.code() == code)
    }

    /// The feature as an archive may write it: `arbo-approved(2025-01-01)`. What stands in
    /// parentheses is passed over: there is no place for a date yet.
    pub fn from_word(word: &str) -> Option<Self> {
        let before = word.strip_suffix(')').and_then(|word| word.split_once('('));
        Self::from_code(before.map_or(word, |(code, _)| code.trim_end()))
    }
}

/// What stands in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Equipment {
    /// A large screen.
    Display,
    /// A camera for people elsewhere.
    Camera,
    /// A microphone.
    Microphone,
    /// Loudspeakers.
    Speaker,
    /// A Teams Rooms system.
    TeamsRoom,
    /// A whiteboard.
    Whiteboard,
    /// A hearing loop.
    HearingLoop,
}

impl Equipment {
    /// All of it, in the order it is shown.
    pub const ALL: [Equipment; 7] = [
        Equipment::Display,
        Equipment::Camera,
        Equipment::Microphone,
        Equipment::Speaker,
        Equipment::TeamsRoom,
        Equipment::Whiteboard,
        Equipment::HearingLoop,
    ];

    /// The name in plan files and in the API: `hearing-loop`.
    pub fn code(self) -> &'static str {
        match self {
            Equipment::Display => "display",
            Equipment::Camera => "camera",
            Equipment::Microphone => "microphone",
            Equipment::Speaker => "speaker",
            Equipment::TeamsRoom => "teams-room",
            Equipment::Whiteboard => "whiteboard",
            Equipment::HearingLoop => "hearing-loop",
        }
    }

    /// The equipment with that [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|equipment| equipment.code() == code)
    }
}

/// Whether people elsewhere can take part as equals: a display, a camera and a microphone. The one
/// place that says what *hybrid-ready* means.
pub fn hybrid_ready(equipment: &[Equipment]) -> bool {
    [Equipment::Display, Equipment::Camera, Equipment::Microphone]
        .iter()
        .all(|needed| equipment.contains(needed))
}
