//! Texts with something filled in.

use super::{Key, Language, amenity_name, in_small_letters, kind_name, text, zone_name};
use domain::plan::{AmenityKind, Place, PlaceKind, ZoneLevel};

/// *Bureau 1.118-3*, or the place's own name where it has one.
pub fn place_title(language: Language, place: &Place) -> String {
    let kind = kind_name(language, place.kind);
    match &place.name {
        Some(name) => [name.in_language(language), " (", place.code.as_str(), ")"].concat(),
        None => [kind, " ", place.code.as_str()].concat(),
    }
}

/// *12 plekken vrij*, *3 ruimtes vrij*.
pub fn places_free(language: Language, kind: PlaceKind, count: u32) -> String {
    let (none, one, many) = match (language, kind) {
        (Language::Nl, PlaceKind::Desk) => ("Nu niets vrij", "1 plek vrij", " plekken vrij"),
        (Language::Nl, PlaceKind::Room) => ("Nu niets vrij", "1 ruimte vrij", " ruimtes vrij"),
        (Language::Nl, PlaceKind::Booth) => ("Nu niets vrij", "1 belplek vrij", " belplekken vrij"),
        (Language::En, PlaceKind::Desk) => ("Nothing free now", "1 place free", " places free"),
        (Language::En, PlaceKind::Room) => ("Nothing free now", "1 room free", " rooms free"),
        (Language::En, PlaceKind::Booth) => ("Nothing free now", "1 booth free", " booths free"),
        (Language::De, PlaceKind::Desk) => ("Jetzt nichts frei", "1 Platz frei", " Plätze frei"),
        (Language::De, PlaceKind::Room) => ("Jetzt nichts frei", "1 Raum frei", " Räume frei"),
        (Language::De, PlaceKind::Booth) => ("Jetzt nichts frei", "1 Kabine frei", " Kabinen frei"),
    };
    counted(count, none, one, many)
}

/// *5 van 54 vrij*.
pub fn free_of(language: Language, free: u32, all: u32) -> String {
    let (of, suffix) = match language {
        Language::Nl => (" van ", " vrij"),
        Language::En => (" of ", " free"),
        Language::De => (" von ", " frei"),
    };
    [&free.to_string(), of, &all.to_string(), suffix].concat()
}

/// *Vrij tot 18:00*; `moment` is already in words.
pub fn free_until(language: Language, moment: &str) -> String {
    until(language, text(language, Key::Free), moment)
}

/// *Bezet tot 18:00*.
pub fn occupied_until(language: Language, moment: &str) -> String {
    until(language, text(language, Key::Occupied), moment)
}

/// *Jouw plek tot 18:00*.
pub fn mine_until(language: Language, moment: &str) -> String {
    until(language, text(language, Key::Mine), moment)
}

/// *Gereserveerd tot 18:00*.
pub fn reserved_until(language: Language, moment: &str) -> String {
    until(language, text(language, Key::Reserved), moment)
}

/// *Voor jou gereserveerd tot 18:00*.
pub fn reserved_for_me_until(language: Language, moment: &str) -> String {
    until(language, text(language, Key::ReservedForMe), moment)
}

/// *Gesloten tot maandag 3 augustus 09:00*.
pub fn closed_until(language: Language, moment: &str) -> String {
    until(language, text(language, Key::Closed), moment)
}

/// *zone Stilte*: the end of a place's accessible name.
pub fn in_zone(language: Language, level: ZoneLevel) -> String {
    let zone = match language {
        Language::Nl | Language::En => "zone ",
        Language::De => "Zone ",
    };
    [zone, zone_name(language, level)].concat()
}

/// *voor 8 personen*.
pub fn for_people(language: Language, count: u16) -> String {
    let (before, after) = match (language, count) {
        (Language::Nl, 1) => ("voor ", " persoon"),
        (Language::Nl, _) => ("voor ", " personen"),
        (Language::En, 1) => ("for ", " person"),
        (Language::En, _) => ("for ", " people"),
        (Language::De, 1) => ("für ", " Person"),
        (Language::De, _) => ("für ", " Personen"),
    };
    [before, &count.to_string(), after].concat()
}

/// *ongeveer 40 m van de trap*; the distance is as the crow flies, so it is rounded.
pub fn distance_from(language: Language, metres: i64, amenity: AmenityKind) -> String {
    let name = in_small_letters(amenity_name(language, amenity));
    let metres = metres.to_string();
    match language {
        Language::Nl => ["ongeveer ", &metres, " m van de ", &name].concat(),
        Language::En => ["about ", &metres, " m from the ", &name].concat(),
        Language::De => {
            let article = if amenity == AmenityKind::Lift { "vom " } else { "von der " };
            let name = amenity_name(language, amenity);
            ["etwa ", &metres, " m ", article, name].concat()
        }
    }
}

/// *Ingecheckt op Bureau 1.118-3 tot 18:00.*
pub fn checked_in(language: Language, place: &str, moment: &str) -> String {
    match language {
        Language::Nl => ["Ingecheckt: ", place, " tot ", moment, "."].concat(),
        Language::En => ["Checked in: ", place, " until ", moment, "."].concat(),
        Language::De => ["Eingecheckt: ", place, " bis ", moment, "."].concat(),
    }
}

/// *Bureau 1.118-3 is weer vrij.*
pub fn released(language: Language, place: &str) -> String {
    let after = match language {
        Language::Nl => " is weer vrij.",
        Language::En => " is free again.",
        Language::De => " ist wieder frei.",
    };
    [place, after].concat()
}

/// *Genoteerd op dit toestel: Bureau 1.118-3.*
pub fn noted(language: Language, place: &str, is_in_page_only: bool) -> String {
    let (word, explained) = match is_in_page_only {
        true => (Key::NotedInPage, Key::NotKept),
        false => (Key::NotedWord, Key::NotedExplained),
    };
    [text(language, word), ": ", place, ". ", text(language, explained)].concat()
}

/// *Wh-2 is gesloten.*
pub fn now_closed(language: Language, what: &str) -> String {
    let after = match language {
        Language::Nl => " is nu gesloten.",
        Language::En => " is closed now.",
        Language::De => " ist jetzt geschlossen.",
    };
    [what, after].concat()
}

/// *Wh-2 sluit maandag 3 augustus 09:00.*
pub fn closes_from(language: Language, what: &str, moment: &str) -> String {
    let between = match language {
        Language::Nl => " sluit ",
        Language::En => " closes ",
        Language::De => " schließt ",
    };
    [what, between, moment, "."].concat()
}

/// *Wh-2 blijft open.*
pub fn stays_open(language: Language, what: &str) -> String {
    let after = match language {
        Language::Nl => " blijft open.",
        Language::En => " stays open.",
        Language::De => " bleibt offen.",
    };
    [what, after].concat()
}

/// *Wh-2 is weer open.*
pub fn now_open(language: Language, what: &str) -> String {
    let after = match language {
        Language::Nl => " is weer open.",
        Language::En => " is open again.",
        Language::De => " ist wieder offen.",
    };
    [what, after].concat()
}

/// *12 vrij op Verdieping 2*.
pub fn free_on_floor(language: Language, count: u32, floor: &str) -> String {
    let (free, on) = match language {
        Language::Nl => (" vrij", " op "),
        Language::En => (" free", " on "),
        Language::De => (" frei", " auf "),
    };
    [&count.to_string(), free, on, floor].concat()
}

/// *van 14:02*: how old the data is.
pub fn as_of(language: Language, moment: &str) -> String {
    let before = match language {
        Language::Nl => "van ",
        Language::En => "as of ",
        Language::De => "von ",
    };
    [before, moment].concat()
}

/// *1 keuze wacht op verbinding*.
pub fn waiting(language: Language, count: u32) -> String {
    let (one, many) = match language {
        Language::Nl => ("1 keuze wacht op dit toestel", " keuzes wachten op dit toestel"),
        Language::En => ("1 choice waits on this device", " choices wait on this device"),
        Language::De => ("1 Wahl wartet auf diesem Gerät", " Eingaben warten auf diesem Gerät"),
    };
    counted(count, "", one, many)
}

/// *2 keuzes op dit toestel zijn verloren gegaan.*
pub fn notes_lost(language: Language, count: u64) -> String {
    let (one, many, next) = match language {
        Language::Nl => (
            "1 keuze op dit toestel is verloren gegaan.",
            " keuzes op dit toestel zijn verloren gegaan.",
            " De browser heeft zijn opslag gewist. Kijk of je plek klopt.",
        ),
        Language::En => (
            "1 choice on this device was lost.",
            " choices on this device were lost.",
            " The browser erased its storage. Check that your place is right.",
        ),
        Language::De => (
            "1 Wahl auf diesem Gerät ist verloren gegangen.",
            " Eingaben auf diesem Gerät sind verloren gegangen.",
            " Der Browser hat seinen Speicher gelöscht. Prüfe, ob dein Platz stimmt.",
        ),
    };
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    [counted(count, "", one, many).as_str(), next].concat()
}

/// *De Werk Hub weet na een storing 1 keuze van jou niet meer.*
pub fn forgotten(language: Language, count: usize) -> String {
    let (before, one, many) = match language {
        Language::Nl => (
            "De Werk Hub is hersteld na een storing. Hij weet ",
            "1 keuze van jou niet meer.",
            " keuzes van jou niet meer.",
        ),
        Language::En => (
            "The Werk Hub was restored after a failure. It no longer knows ",
            "1 choice of yours.",
            " choices of yours.",
        ),
        Language::De => (
            "Der Werk Hub wurde nach einer Störung wiederhergestellt. Er weiß ",
            "1 Wahl von dir nicht mehr.",
            " Eingaben von dir nicht mehr.",
        ),
    };
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    [before, &counted(count, "", one, many)].concat()
}

/// *Gereserveerd: Bureau 1.118-3, morgen 09:00–13:00.*
pub fn reserved_for(language: Language, place: &str, when: &str) -> String {
    [text(language, Key::Reserved), ": ", place, ", ", when, "."].concat()
}

/// *Aangevraagd: Bureau 1.118-3, morgen 09:00–13:00.* And what that means.
pub fn asked_for(language: Language, place: &str, when: &str) -> String {
    let word = match language {
        Language::Nl => "Aangevraagd: ",
        Language::En => "Asked for: ",
        Language::De => "Angefragt: ",
    };
    [word, place, ", ", when, ". ", text(language, Key::NotedExplained)].concat()
}

/// *Geannuleerd: Bureau 1.118-3.*
pub fn cancelled(language: Language, place: &str) -> String {
    let word = match language {
        Language::Nl => "Geannuleerd: ",
        Language::En => "Cancelled: ",
        Language::De => "Storniert: ",
    };
    [word, place, "."].concat()
}

/// Over places that are free at the time that was asked for.
pub fn free_then(language: Language) -> &'static str {
    match language {
        Language::Nl => "Dan wel vrij, in de buurt",
        Language::En => "Free then, close by",
        Language::De => "Dann frei, in der Nähe",
    }
}

/// *tot 18:00*, where there is no room for more.
pub fn until_moment(language: Language, moment: &str) -> String {
    let word = match language {
        Language::Nl => "tot ",
        Language::En => "until ",
        Language::De => "bis ",
    };
    [word, moment].concat()
}

fn until(language: Language, what: &str, moment: &str) -> String {
    [what, " ", &until_moment(language, moment)].concat()
}

fn counted(count: u32, none: &str, one: &str, many: &str) -> String {
    match count {
        0 => none.to_owned(),
        1 => one.to_owned(),
        more => [&more.to_string(), many].concat(),
    }
}

/// An address was read that is no label of this building.
pub fn label_of_elsewhere(language: Language, host: &str) -> String {
    let (before, after) = match language {
        Language::Nl => ("Dit is geen etiket van dit gebouw, maar een adres van ", "."),
        Language::En => ("This is not a label of this building, but an address at ", "."),
        Language::De => ("Das ist kein Etikett dieses Gebäudes, sondern eine Adresse bei ", "."),
    };
    [before, host, after].concat()
}

/// Something was read or typed that is no label of this building.
pub fn no_label(language: Language, text: &str) -> String {
    let (before, after) = match language {
        Language::Nl => ("Dit is geen plek in dit gebouw: ", ""),
        Language::En => ("This is no place in this building: ", ""),
        Language::De => ("Das ist kein Platz in diesem Gebäude: ", ""),
    };
    [before, text, after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn counts_have_a_singular_and_a_word_for_none() {
        for (count, nl, en, de) in [
            (0, "Nu niets vrij", "Nothing free now", "Jetzt nichts frei"),
            (1, "1 plek vrij", "1 place free", "1 Platz frei"),
            (12, "12 plekken vrij", "12 places free", "12 Plätze frei"),
        ] {
            for (language, expected) in Language::ALL.into_iter().zip([nl, en, de]) {
                assert_eq!(places_free(language, PlaceKind::Desk, count), expected);
            }
        }
    }

    #[test]
    fn an_accessible_name_ends_as_the_contract_says() {
        assert_eq!(in_zone(Language::Nl, ZoneLevel::Silence), "zone Stilte");
        assert_eq!(free_until(Language::Nl, "18:00"), "Vrij tot 18:00");
    }
}
