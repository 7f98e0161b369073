//! Making labels, for those who manage the building.

use super::{Language, in_language};

/// What the page says in one language.
pub struct Words {
    /// Under the title.
    pub lead: &'static str,
    /// Over the floors.
    pub which_floor: &'static str,
    /// The choice of all floors.
    pub whole_building: &'static str,
    /// Over the sheets.
    pub which_sheet: &'static str,
    /// Where one finds the measures.
    pub which_sheet_hint: &'static str,
    /// Before the name of a sheet that shops have.
    pub like: &'static str,
    /// Over the kinds of file.
    pub which_file: &'static str,
    /// What PDF is for.
    pub pdf_hint: &'static str,
    /// What SVG is for.
    pub svg_hint: &'static str,
    /// Over the choice of one sheet.
    pub which_page: &'static str,
    /// The one action.
    pub make: &'static str,
    /// While the hub makes them.
    pub making: &'static str,
    /// When the file is here.
    pub done: &'static str,
    /// What the file's name begins with.
    pub file_stem: &'static str,
    /// Title of the steps of printing.
    pub printing: &'static str,
    /// First step.
    pub print_one: &'static str,
    /// Second step, for sheets with a margin.
    pub measure_margin: &'static str,
    /// Second step, for sheets without.
    pub measure_label: &'static str,
    /// Third step.
    pub try_codes: &'static str,
    /// Last step.
    pub stick: &'static str,
    /// To somebody who is not signed in.
    pub sign_in_lead: &'static str,
    /// Title for somebody who may not.
    pub not_yours: &'static str,
    /// What such a person can do.
    pub not_yours_hint: &'static str,
    /// The way to another account.
    pub other_account: &'static str,
}

/// The page's title, and what links to it are called.
pub fn title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Etiketten",
        Language::En => "Labels",
        Language::De => "Etiketten",
    }
}

/// The page.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// *774 etiketten*.
pub fn labels(language: Language, count: u32) -> String {
    let (one, many) = match language {
        Language::Nl => (" etiket", " etiketten"),
        Language::En => (" label", " labels"),
        Language::De => (" Etikett", " Etiketten"),
    };
    let word = if count == 1 { one } else { many };
    [&count.to_string(), word].concat()
}

/// *774 etiketten op 97 vellen*.
pub fn labels_on_sheets(language: Language, count: u32, sheets: u32) -> String {
    let (on, one, many) = match language {
        Language::Nl => (" op ", " vel", " vellen"),
        Language::En => (" on ", " sheet", " sheets"),
        Language::De => (" auf ", " Bogen", " Bogen"),
    };
    let word = if sheets == 1 { one } else { many };
    [&labels(language, count), on, &sheets.to_string(), word].concat()
}

/// *8 per vel*.
pub fn per_sheet(language: Language, count: u32) -> String {
    let after = match language {
        Language::Nl => " per vel",
        Language::En => " a sheet",
        Language::De => " pro Bogen",
    };
    [&count.to_string(), after].concat()
}

/// *Vel 3 van 12*.
pub fn sheet_of(language: Language, number: u32, all: u32) -> String {
    let (sheet, of) = match language {
        Language::Nl => ("Vel ", " van "),
        Language::En => ("Sheet ", " of "),
        Language::De => ("Bogen ", " von "),
    };
    [sheet, &number.to_string(), of, &all.to_string()].concat()
}

static NL: Words = Words {
    lead: "Elke plek krijgt een etiket met een QR-code. Wie hem scant, kan daar meteen inchecken.",
    which_floor: "Voor welke verdieping?",
    whole_building: "Het hele gebouw",
    which_sheet: "Welke etiketten heb je?",
    which_sheet_hint: "De maat staat op de doos.",
    like: "zoals ",
    which_file: "Wat wil je ermee doen?",
    pdf_hint: "Printen: alle vellen in één bestand",
    svg_hint: "Zelf aanpassen: één vel per bestand",
    which_page: "Welk vel?",
    make: "Etiketten maken",
    making: "Bezig met maken",
    done: "Klaar. Het bestand staat bij je downloads.",
    file_stem: "etiketten",
    printing: "Zo print je ze goed",
    print_one: "Print eerst één vel op gewoon papier. Kies 100 % of ware grootte. Zet passend maken uit.",
    measure_margin: "Onder de etiketten staat een liniaal van 100 mm. Meet hem na. Klopt hij niet? Dan heeft je printer het vel kleiner of groter gemaakt.",
    measure_label: "Het laatste etiket is een liniaal van 50 mm. Meet hem na. Klopt hij niet? Dan heeft je printer het vel kleiner of groter gemaakt.",
    try_codes: "Scan een paar codes met je telefoon. Zie je de juiste plek? Print dan op de etiketten.",
    stick: "Plak elk etiket op de plek met dezelfde code. Kies een vlak waar iedereen bij kan.",
    sign_in_lead: "Log in als gebouwbeheer. Dan kun je hier etiketten maken.",
    not_yours: "Etiketten maakt gebouwbeheer",
    not_yours_hint: "Met jouw account kan het niet. Is er een etiket weg of stuk? Vertel het aan gebouwbeheer.",
    other_account: "Inloggen met een ander account",
};

static EN: Words = Words {
    lead: "Every place gets a label with a QR code. Whoever scans it can check in there at once.",
    which_floor: "For which floor?",
    whole_building: "The whole building",
    which_sheet: "Which labels do you have?",
    which_sheet_hint: "The size is on the box.",
    like: "such as ",
    which_file: "What do you want to do with it?",
    pdf_hint: "Print: all sheets in one file",
    svg_hint: "Edit: one sheet a file",
    which_page: "Which sheet?",
    make: "Make labels",
    making: "Making them",
    done: "Done. The file is in your downloads.",
    file_stem: "labels",
    printing: "How to print them well",
    print_one: "Print one sheet on plain paper first. Choose 100 % or actual size. Switch fit to page off.",
    measure_margin: "Below the labels is a ruler of 100 mm. Measure it. Is it wrong? Then your printer made the sheet smaller or larger.",
    measure_label: "The last label is a ruler of 50 mm. Measure it. Is it wrong? Then your printer made the sheet smaller or larger.",
    try_codes: "Scan a few codes with your phone. Do you see the right place? Then print on the labels.",
    stick: "Stick each label on the place with the same code. Choose a surface that everybody can reach.",
    sign_in_lead: "Sign in as facility manager. Then you can make labels here.",
    not_yours: "The facility manager makes the labels",
    not_yours_hint: "Your account cannot do it. Is a label gone or broken? Tell the facility manager.",
    other_account: "Sign in with another account",
};

static DE: Words = Words {
    lead: "Jeder Platz bekommt ein Etikett mit einem QR-Code. Wer ihn scannt, kann dort gleich einchecken.",
    which_floor: "Für welche Etage?",
    whole_building: "Das ganze Gebäude",
    which_sheet: "Welche Etiketten hast du?",
    which_sheet_hint: "Die Größe steht auf der Packung.",
    like: "wie ",
    which_file: "Was willst du damit machen?",
    pdf_hint: "Drucken: alle Bogen in einer Datei",
    svg_hint: "Bearbeiten: ein Bogen pro Datei",
    which_page: "Welcher Bogen?",
    make: "Etiketten erstellen",
    making: "Wird erstellt",
    done: "Fertig. Die Datei liegt bei deinen Downloads.",
    file_stem: "etiketten",
    printing: "So druckst du sie richtig",
    print_one: "Drucke zuerst einen Bogen auf normales Papier. Wähle 100 % oder tatsächliche Größe. Schalte Anpassen aus.",
    measure_margin: "Unter den Etiketten ist ein Lineal von 100 mm. Miss es nach. Stimmt es nicht? Dann hat dein Drucker den Bogen verkleinert oder vergrößert.",
    measure_label: "Das letzte Etikett ist ein Lineal von 50 mm. Miss es nach. Stimmt es nicht? Dann hat dein Drucker den Bogen verkleinert oder vergrößert.",
    try_codes: "Scanne ein paar Codes mit deinem Handy. Siehst du den richtigen Platz? Dann drucke auf die Etiketten.",
    stick: "Klebe jedes Etikett an den Platz mit demselben Code. Wähle eine Fläche, an die alle herankommen.",
    sign_in_lead: "Melde dich als Gebäudeverwaltung an. Dann kannst du hier Etiketten erstellen.",
    not_yours: "Etiketten erstellt die Gebäudeverwaltung",
    not_yours_hint: "Mit deinem Konto geht das nicht. Fehlt ein Etikett oder ist es kaputt? Sag es der Gebäudeverwaltung.",
    other_account: "Mit einem anderen Konto anmelden",
};

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn one_label_and_one_sheet_are_singular() {
        for (count, sheets, nl, en, de) in [
            (1, 1, "1 etiket op 1 vel", "1 label on 1 sheet", "1 Etikett auf 1 Bogen"),
            (9, 2, "9 etiketten op 2 vellen", "9 labels on 2 sheets", "9 Etiketten auf 2 Bogen"),
        ] {
            for (language, expected) in Language::ALL.into_iter().zip([nl, en, de]) {
                assert_eq!(labels_on_sheets(language, count, sheets), expected);
            }
        }
    }
}
