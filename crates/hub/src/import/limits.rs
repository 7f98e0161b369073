//! How much an archive may hold. Real buildings stay far below; an archive made to exhaust memory or
//! time is refused before it can.

/// Bytes read out of the archive, all files together.
pub(super) const UNPACKED_BYTES: u64 = 200_000_000;
/// Entries in the archive.
pub(super) const ENTRIES: usize = 1_000;
/// Features of all files together.
pub(super) const FEATURES: usize = 100_000;
/// Bytes of one feature.
pub(super) const FEATURE_BYTES: usize = 4_000_000;
/// Points of all shapes together.
pub(super) const POINTS: usize = 1_000_000;
/// Points of all zone areas together, after smoothing; each place may be compared with all.
pub(super) const ZONE_POINTS: usize = 20_000;
/// Sections that are zones.
pub(super) const ZONES: usize = 1_000;
/// Lifts, stairs, toilets … of a site.
pub(super) const AMENITIES: usize = 5_000;
/// Desks, rooms and booths of a site.
pub(super) const PLACES: usize = 20_000;
/// Floors of a site.
pub(super) const FLOORS: usize = 200;
/// Width or height of a site in metres.
pub(super) const SITE_METRES: f64 = 10_000.0;
/// Lines of the report that are kept; the rest is counted.
pub(super) const REPAIRS: usize = 200;
/// Lines of the report kept of one kind, so that a common small matter hides no rare great one.
pub(super) const REPAIRS_OF_A_KIND: usize = 25;
/// Letters of a name that are kept.
pub(super) const NAME_LETTERS: usize = 120;
