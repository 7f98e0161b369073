//! What stands on one label.

use super::words::{kind_name, zone_name};
use crate::http::address::Origin;
use domain::plan::{Place, Zone, ZoneLevel};

/// One label, before it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What people say: `1.118-3`.
    pub code: String,
    /// *Bureau*.
    pub kind: &'static str,
    /// Its own name, where it has one: *Raadzaal*.
    pub name: Option<String>,
    /// How lively it is there; the glyph shows it.
    pub level: ZoneLevel,
    /// *Stilte*.
    pub zone: &'static str,
    /// The hub's address as people type it, so that everybody can see where the QR code leads.
    pub address: String,
    /// What the QR code holds.
    pub link: String,
}

impl Label {
    /// The label of a place of a hub that is reached at an address.
    pub fn of(place: &Place, zone: &Zone, hub: &Origin) -> Self {
        let origin = hub.to_string();
        // People type the name only; without TLS the scheme is part of what they must type.
        let address = origin.strip_prefix("https://").unwrap_or(&origin).to_owned();
        Label {
            code: place.code.to_string(),
            kind: kind_name(place.kind),
            name: place.name.as_ref().map(|name| name.nl.clone()),
            level: zone.level,
            zone: zone_name(zone.level),
            address,
            link: format!("{origin}/d/{}", place.tag()),
        }
    }

    /// For those who cannot see it: *Bureau 1.118-3, zone Stilte*.
    pub fn spoken(&self) -> String {
        format!("{} {}, zone {}", self.kind, self.code, self.zone)
    }
}
