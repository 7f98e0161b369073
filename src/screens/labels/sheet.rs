//! What can be ordered: the sheets that the hub knows, and the order as an address of the hub.

use crate::text::Language;
use domain::plan::{FloorCode, SiteCode};
use js_sys::encode_uri_component;

/// Labels on an A4 sheet as shops sell them. The hub knows the same by the same names: a test in
/// `tests/e2e` orders each and counts the sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Width × height of a label in millimetres, as the hub calls it: `63.5x38.1`.
    pub code: &'static str,
    /// Labels beside each other.
    pub columns: u32,
    /// Labels below each other.
    pub rows: u32,
    /// Where its ruler is.
    pub ruler: Ruler,
    /// A sheet with these measures that many shops have.
    pub like: &'static str,
}

/// Where the ruler is that shows whether the printer kept the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruler {
    /// Below the labels, 100 mm long.
    Margin,
    /// On the last label, 50 mm long: the sheet has no margin.
    LastLabel,
}

/// All of them, the usual one first.
pub const SHEETS: [Sheet; 6] = [
    sheet("99.1x67.7", (2, 4), Ruler::Margin, "Avery L7165"),
    sheet("99.1x57", (2, 5), Ruler::Margin, "Avery L7173"),
    sheet("99.1x42.3", (2, 6), Ruler::Margin, "Avery L7177"),
    sheet("105x74", (2, 4), Ruler::LastLabel, "Avery 3427"),
    sheet("63.5x38.1", (3, 7), Ruler::Margin, "Avery L7160"),
    sheet("70x37", (3, 8), Ruler::LastLabel, "Avery 3474"),
];

const fn sheet(
    code: &'static str,
    (columns, rows): (u32, u32),
    ruler: Ruler,
    like: &'static str,
) -> Sheet {
    Sheet { code, columns, rows, ruler, like }
}

impl Sheet {
    /// How many labels for places one sheet has.
    pub fn labels(&self) -> u32 {
        let taken = match self.ruler {
            Ruler::Margin => 0,
            Ruler::LastLabel => 1,
        };
        self.columns * self.rows - taken
    }

    /// How many sheets so many places take.
    pub fn sheets_for(&self, places: u32) -> u32 {
        places.div_ceil(self.labels())
    }

    /// The measures as people of a language write them: `63,5 × 38,1 mm`.
    pub fn measures(&self, language: Language) -> String {
        let spaced = self.code.replace('x', " × ");
        let written = match language {
            Language::Nl | Language::De => spaced.replace('.', ","),
            Language::En => spaced,
        };
        [&written, " mm"].concat()
    }
}

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// All sheets in one file, to print.
    Pdf,
    /// One sheet, counted from 1, to work on.
    Svg(u32),
}

impl FileKind {
    /// What such files end with, and what the hub calls them.
    pub fn code(self) -> &'static str {
        match self {
            FileKind::Pdf => "pdf",
            FileKind::Svg(_) => "svg",
        }
    }
}

/// One file of labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Of which building.
    pub site: SiteCode,
    /// Of which floor; of all of them when none is named.
    pub floor: Option<FloorCode>,
    /// On which sheets.
    pub sheet: Sheet,
    /// As what.
    pub kind: FileKind,
}

impl Order {
    /// Where the hub gives it.
    pub fn path(&self) -> String {
        let mut path = String::from("/v1/labels");
        let page = match self.kind {
            FileKind::Pdf => None,
            FileKind::Svg(page) => Some(page.to_string()),
        };
        let parts = [
            ("?site=", Some(self.site.as_str())),
            ("&floor=", self.floor.as_ref().map(FloorCode::as_str)),
            ("&sheet=", Some(self.sheet.code)),
            ("&format=", Some(self.kind.code())),
            ("&page=", page.as_deref()),
        ];
        for (name, value) in parts {
            if let Some(value) = value {
                path.push_str(name);
                path.push_str(&String::from(encode_uri_component(value)));
            }
        }
        path
    }

    /// What the file is called: `labels-wh-1-63.5x38.1.pdf`. `stem` is the word for labels.
    pub fn file_name(&self, stem: &str) -> String {
        let area = self.floor.as_ref().map_or(self.site.as_str(), FloorCode::as_str);
        let page = match self.kind {
            FileKind::Pdf => String::new(),
            FileKind::Svg(page) => ["-", &page.to_string()].concat(),
        };
        [stem, "-", area, "-", self.sheet.code, &page, ".", self.kind.code()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn order(floor: Option<&str>, sheet: Sheet, kind: FileKind) -> Order {
        let floor = floor.map(|code| FloorCode::new(code).unwrap());
        Order { site: SiteCode::new("wh").unwrap(), floor, sheet, kind }
    }

    #[test]
    fn an_order_is_an_address_and_a_file_name() {
        let [usual, .., tight, _] = SHEETS;
        for (order, path, name) in [
            (
                order(None, usual, FileKind::Pdf),
                "/v1/labels?site=wh&sheet=99.1x67.7&format=pdf",
                "labels-wh-99.1x67.7.pdf",
            ),
            (
                order(Some("wh-b1"), tight, FileKind::Svg(3)),
                "/v1/labels?site=wh&floor=wh-b1&sheet=63.5x38.1&format=svg&page=3",
                "labels-wh-b1-63.5x38.1-3.svg",
            ),
        ] {
            assert_eq!(order.path(), path);
            assert_eq!(order.file_name("labels"), name);
        }
    }

    #[test]
    fn a_started_sheet_counts_and_a_ruler_takes_a_label() {
        let sheets_of = |code: &str, places| {
            let sheet = SHEETS.into_iter().find(|sheet| sheet.code == code).unwrap();
            sheet.sheets_for(places)
        };
        for (code, places, expected) in [
            ("99.1x67.7", 0, 0),
            ("99.1x67.7", 8, 1),
            ("99.1x67.7", 9, 2),
            ("105x74", 7, 1),
            ("105x74", 8, 2),
            ("70x37", 23, 1),
            ("70x37", 774, 34),
        ] {
            assert_eq!(sheets_of(code, places), expected, "{places} on {code}");
        }
    }

    #[test]
    fn measures_are_written_as_people_write_them() {
        let [usual, ..] = SHEETS;
        for (language, expected) in [
            (Language::Nl, "99,1 × 67,7 mm"),
            (Language::En, "99.1 × 67.7 mm"),
            (Language::De, "99,1 × 67,7 mm"),
        ] {
            assert_eq!(usual.measures(language), expected);
        }
    }
}
