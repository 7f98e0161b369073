//! Names of what is in the calendar of a room: they stay, and tell nothing.

use domain::plan::PlaceId;
use domain::time::Instant;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;

/// How long the secret is.
pub const CALENDAR_KEY_BYTES: usize = 32;

/// A secret of the installation, so that nobody outside can tell from a name what it stands for,
/// nor try what it might.
#[derive(Clone)]
pub struct CalendarKey([u8; CALENDAR_KEY_BYTES]);

impl CalendarKey {
    /// From what the store keeps.
    pub fn new(bytes: [u8; CALENDAR_KEY_BYTES]) -> Self {
        CalendarKey(bytes)
    }

    /// The name of what is taken of a place from then on. The same as long as it begins then.
    pub(super) fn name(&self, place: PlaceId, from: Instant) -> String {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(place.0.as_bytes());
        mac.update(&from.0.to_be_bytes());
        let name = mac.finalize().into_bytes();
        let hex: String = name.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        format!("{hex}@werkhub")
    }
}

impl fmt::Debug for CalendarKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CalendarKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_name_stays_and_differs_by_place_by_start_and_by_installation() {
        let (one, other) = (CalendarKey::new([1; 32]), CalendarKey::new([2; 32]));
        let place = |n| PlaceId(Uuid::from_u128(n));
        let name = one.name(place(1), Instant(5));
        assert_eq!(name, one.name(place(1), Instant(5)));
        assert_ne!(name, one.name(place(2), Instant(5)));
        assert_ne!(name, one.name(place(1), Instant(6)));
        assert_ne!(name, other.name(place(1), Instant(5)));
        assert_eq!(name.len(), 32 + "@werkhub".len());
    }
}
