//! New ids. An id is a key: nothing sorts or decides by the time in it.

use domain::CommandId;
use uuid::{Builder, Uuid};

/// An id for a command made now.
pub(super) fn new_command_id(device_ms: i64) -> CommandId {
    let [random @ .., _, _, _, _, _, _] = random_bytes();
    let millis = u64::try_from(device_ms).unwrap_or_default();
    CommandId(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}

/// An id for this page's list of commands.
pub(super) fn new_outbox_id() -> Uuid {
    Builder::from_random_bytes(random_bytes()).into_uuid()
}

/// A random number from the whole range.
pub fn dice() -> u32 {
    let [a, b, c, d, ..] = random_bytes();
    u32::from_le_bytes([a, b, c, d])
}

fn random_bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled != Some(true) {
        // No browser lacks it; a weaker key is still a key.
        for byte in &mut bytes {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From 0 to 255.
            let random = (js_sys::Math::random() * 256.0) as u8;
            *byte = random;
        }
    }
    bytes
}
