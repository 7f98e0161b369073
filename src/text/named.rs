//! What kinds of things are called.

use super::Language;
use domain::Role;
use domain::plan::{AmenityKind, Equipment, Feature, PlaceKind, ZoneLevel};

/// Picks one of three texts: Dutch, English, German.
pub(super) fn one_of(language: Language, [nl, en, de]: [&'static str; 3]) -> &'static str {
    match language {
        Language::Nl => nl,
        Language::En => en,
        Language::De => de,
    }
}

/// A language by its own name, which is the same in every language.
pub fn language_name(language: Language) -> &'static str {
    one_of(language, ["Nederlands", "English", "Deutsch"])
}

/// *Bureau*, *Vergaderruimte*, *Belplek*.
pub fn kind_name(language: Language, kind: PlaceKind) -> &'static str {
    let names = match kind {
        PlaceKind::Desk => ["Bureau", "Desk", "Schreibtisch"],
        PlaceKind::Room => ["Vergaderruimte", "Meeting room", "Besprechungsraum"],
        PlaceKind::Booth => ["Belplek", "Call booth", "Telefonkabine"],
    };
    one_of(language, names)
}

/// *Ontmoeten* … *Stilte*.
pub fn zone_name(language: Language, level: ZoneLevel) -> &'static str {
    let names = match level {
        ZoneLevel::Meet => ["Ontmoeten", "Meet", "Begegnung"],
        ZoneLevel::Collaborate => ["Samenwerken", "Collaborate", "Zusammenarbeit"],
        ZoneLevel::Mixed => ["Afwisselend", "Mixed", "Gemischt"],
        ZoneLevel::Focus => ["Concentratie", "Focus", "Konzentration"],
        ZoneLevel::Silence => ["Stilte", "Silence", "Stille"],
    };
    one_of(language, names)
}

/// What a desk offers, as part of a list: *zit-sta*.
pub fn feature_name(language: Language, feature: Feature) -> &'static str {
    let names = match feature {
        Feature::SitStand => ["zit-sta", "sit-stand", "höhenverstellbar"],
        Feature::DualMonitor => ["twee schermen", "two screens", "zwei Bildschirme"],
        Feature::Docking => ["één kabel voor alles", "one cable for all", "ein Kabel für alles"],
        Feature::Wheelchair => {
            ["ruimte voor rolstoel", "room for a wheelchair", "rollstuhlgerecht"]
        }
        Feature::ArboApproved => {
            ["goedgekeurd voor vast gebruik", "approved for daily use", "für Dauernutzung geprüft"]
        }
        Feature::Daylight => ["daglicht", "daylight", "Tageslicht"],
        Feature::QuietCorner => ["rustige hoek", "quiet corner", "ruhige Ecke"],
        Feature::NearCoffee => ["dicht bij koffie", "close to coffee", "nah am Kaffee"],
    };
    one_of(language, names)
}

/// What stands in a room, as part of a list: *camera*.
pub fn equipment_name(language: Language, equipment: Equipment) -> &'static str {
    let names = match equipment {
        Equipment::Display => ["groot scherm", "large screen", "großer Bildschirm"],
        Equipment::Camera => ["camera", "camera", "Kamera"],
        Equipment::Microphone => ["microfoon", "microphone", "Mikrofon"],
        Equipment::Speaker => ["luidspreker", "loudspeaker", "Lautsprecher"],
        Equipment::TeamsRoom => ["Teams-ruimte", "Teams room", "Teams-Raum"],
        Equipment::Whiteboard => ["whiteboard", "whiteboard", "Whiteboard"],
        Equipment::HearingLoop => ["ringleiding", "hearing loop", "Induktionsschleife"],
    };
    one_of(language, names)
}

/// *Lift*, *Trap* …
pub fn amenity_name(language: Language, kind: AmenityKind) -> &'static str {
    let names = match kind {
        AmenityKind::Lift => ["Lift", "Lift", "Aufzug"],
        AmenityKind::Stairs => ["Trap", "Stairs", "Treppe"],
        AmenityKind::Toilets => ["Toiletten", "Toilets", "Toiletten"],
        AmenityKind::Coffee => ["Koffie", "Coffee", "Kaffee"],
        AmenityKind::Reception => ["Receptie", "Reception", "Empfang"],
        AmenityKind::FirstAid => ["Eerste hulp", "First aid", "Erste Hilfe"],
        AmenityKind::Exit => ["Uitgang", "Exit", "Ausgang"],
        AmenityKind::Printer => ["Printer", "Printer", "Drucker"],
        AmenityKind::Lockers => ["Kluisjes", "Lockers", "Schließfächer"],
    };
    one_of(language, names)
}

/// What somebody does in the house.
pub fn role_name(language: Language, role: Role) -> &'static str {
    let names = match role {
        Role::Staff => ["medewerker", "employee", "Mitarbeiter:in"],
        Role::Reception => ["receptie", "reception", "Empfang"],
        Role::FacilityManager => ["gebouwbeheer", "facility manager", "Gebäudeverwaltung"],
        Role::Administrator => ["beheerder", "administrator", "Administration"],
    };
    one_of(language, names)
}
