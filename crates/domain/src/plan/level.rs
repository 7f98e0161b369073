//! The five levels of liveliness, from dynamic to quiet.

use serde::{Deserialize, Serialize};

/// Where a zone stands *van dynamisch naar rust*. The order of the variants is the order that map,
/// legend, search and figures show, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ZoneLevel {
    /// Ontmoeten.
    Meet,
    /// Samenwerken.
    Collaborate,
    /// Afwisselend.
    Mixed,
    /// Concentratie.
    Focus,
    /// Stilte.
    Silence,
}

impl ZoneLevel {
    /// All five in the one order, liveliest first.
    pub const ALL: [ZoneLevel; 5] = [
        ZoneLevel::Meet,
        ZoneLevel::Collaborate,
        ZoneLevel::Mixed,
        ZoneLevel::Focus,
        ZoneLevel::Silence,
    ];

    /// The name in codes, addresses and plan files: `silence`.
    pub fn code(self) -> &'static str {
        match self {
            ZoneLevel::Meet => "meet",
            ZoneLevel::Collaborate => "collaborate",
            ZoneLevel::Mixed => "mixed",
            ZoneLevel::Focus => "focus",
            ZoneLevel::Silence => "silence",
        }
    }

    /// The level with that [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// How many of the five bars of the sound-level glyph are filled: 5 is lively, 1 is silent.
    pub fn bars(self) -> u8 {
        match self {
            ZoneLevel::Meet => 5,
            ZoneLevel::Collaborate => 4,
            ZoneLevel::Mixed => 3,
            ZoneLevel::Focus => 2,
            ZoneLevel::Silence => 1,
        }
    }
}
