//! What lies on a device.

use sync::kept::{pack, unpack};
use sync::wire::Snapshot;

const KEY: &str = "snapshot/public/wh";

/// Reads bytes as something that was kept; and keeps them, as a body that must come back.
pub fn stored(bytes: &[u8]) {
    if let Ok((about, body)) = unpack(bytes, KEY) {
        let again = pack(&about, body.as_bytes());
        assert_eq!(unpack(&again, KEY), Ok((about, body)));
        let _ = serde_json::from_str::<Snapshot>(body);
    }
    let about = sync::kept::About {
        key: KEY.to_owned(),
        cursor: None,
        build: None,
        heard_at: domain::time::Instant(0),
        offset_ms: None,
    };
    let kept = pack(&about, bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => assert_eq!(unpack(&kept, KEY), Ok((about, text))),
        Err(_) => assert!(unpack(&kept, KEY).is_err(), "what is no text is not read"),
    }
}
