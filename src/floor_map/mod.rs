//! Drawing a floor: places, zones, pan and zoom, legend, and the list that equals the map.
//!
//! [`FloorMap`] draws. Pure parts, each with its tests: [`space`] (the two coordinate spaces),
//! [`viewport`] (pan and zoom), [`gestures`] (what fingers mean), [`hit`] (which place a tap
//! means), [`steps`] (where an arrow key leads), [`detail`] and [`labels`] (what there is room
//! for), [`turned`] and [`path`] (shapes).

mod arithmetic;
mod backdrop;
mod badge;
mod board;
mod bunches;
mod camera;
mod controls;
mod defs;
mod detail;
mod drawn;
mod gestures;
mod glow;
mod hit;
mod labels;
mod legend;
mod map;
mod markup;
mod overlay;
mod path;
mod place_list;
mod place_mark;
mod resizing;
mod sign_mark;
mod signs;
mod space;
mod spot_picker;
mod spots;
mod status_mark;
mod steps;
mod still_plan;
mod turned;
mod viewport;
mod way;
mod wording;
mod writing;
mod zone_glyph;

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

pub use camera::Home;
pub use drawn::Faulty;
pub use legend::Legend;
pub use map::FloorMap;
pub use place_list::{PlaceList, PlaceListProps};
pub use sign_mark::SignMark;
pub use spot_picker::SpotPicker;
pub use spots::{Spot, Spots};
pub use status_mark::StatusMark;
pub use way::{WayShown, way_on_floor};
pub use zone_glyph::ZoneGlyph;
