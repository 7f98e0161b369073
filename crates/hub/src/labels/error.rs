//! Why labels cannot be made, in words for the facility manager.

use domain::plan::{FloorCode, SiteCode};
use thiserror::Error;

/// Why there are no labels.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LabelError {
    /// No site has that code.
    #[error("there is no site {0:?}: `werkhub check` lists the sites")]
    NoSuchSite(SiteCode),
    /// No floor has that code, at least not in that site.
    #[error("there is no floor {0:?} there: its code looks like wh-2, and wh-b1 below ground")]
    NoSuchFloor(FloorCode),
    /// Nothing there can be taken.
    #[error("there is no desk, room or booth to make a label for: import a building first")]
    NoPlaces,
    /// The name of a format that is not known.
    #[error("there is no label format {0:?}: choose one of {all}", all = super::format::names())]
    NoSuchFormat(String),
    /// A sheet after the last.
    #[error("there is no sheet {asked}: these labels fill {sheets}")]
    NoSuchSheet {
        /// Which one was asked for, from 1.
        asked: usize,
        /// How many there are.
        sheets: usize,
    },
    /// More than fits a QR code of that size.
    #[error(
        "the address {0} is so long that its QR code would be too fine for this format: choose \
         larger labels or a shorter address"
    )]
    AddressTooLong(String),
    /// The typeface in the program is damaged.
    #[error("the typeface for labels cannot be read: install the hub again")]
    Typeface,
}
