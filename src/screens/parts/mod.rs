//! Small parts that more than one screen shows.

mod choice_row;
mod freshness;
mod icon;
mod notices;
mod page_title;
mod select;
mod telling;
mod undone;

pub use choice_row::{LanguageRow, ThemeRow};
pub use freshness::{Announcer, FreshnessMark, WaitingMark, freshness_code};
pub use icon::{Icon, Sign};
pub use notices::{Notices, Toward, nearby};
pub use page_title::{Visits, use_heading, use_page_title};
pub use select::{option, pressed, select};
pub use telling::fetch as fetch_telling;
pub use undone::UndoneMark;
