//! `GET /v1/stream?site=&after=`: server-sent events. The `event:` field is one of
//! [`event_name`]'s; `data:` is the JSON of the type with that name; `id:` is the cursor.

use super::Epoch;
use domain::time::Instant;
use domain::{Event, Holder, Seen};
use serde::{Deserialize, Serialize};

/// The names in the `event:` field.
pub mod event_name {
    /// [`Hello`](super::Hello), first.
    pub const HELLO: &str = "hello";
    /// [`Batch`](super::Batch).
    pub const BATCH: &str = "batch";
    /// [`Heartbeat`](super::Heartbeat), every 15 seconds.
    pub const HEARTBEAT: &str = "heartbeat";
    /// [`Digest`](super::Digest), after catching up and every 5 minutes.
    pub const DIGEST: &str = "digest";
    /// [`Reset`](super::Reset): take a new snapshot.
    pub const RESET: &str = "reset";
    /// [`OwnScreen`](crate::wire::OwnScreen), to a paired screen: first, and when its manager has
    /// changed it.
    pub const SCREEN: &str = "screen";
    /// `{}`, to a paired screen: it is no longer paired. The stream ends with it.
    pub const REVOKED: &str = "revoked";
}

/// The first message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hello {
    /// The log that is streamed.
    pub epoch: Epoch,
    /// Its last entry.
    pub head: u64,
    /// Its first entry that is still kept.
    pub floor: u64,
    /// Hub time.
    pub server_time: Instant,
    /// The build of the app that the hub serves.
    pub build: String,
}

/// Every 15 seconds, so that silence is noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Heartbeat {
    /// The last entry of the log.
    pub head: u64,
    /// Hub time.
    pub server_time: Instant,
}

/// What the shared state of the site comes to at an entry, for a reader who is there. See
/// [`mod@crate::digest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Digest {
    /// How it was computed; ignore what another version says.
    pub version: u32,
    /// The entry.
    pub seq: u64,
    /// The digest: 16 hexadecimal digits in version 1.
    pub sum: String,
}

/// The cursor cannot be continued: take a new snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reset {
    /// The log that holds now.
    pub epoch: Epoch,
}

/// All entries from `from` to `to`, both included, that concern the site. Contiguous also where
/// nothing concerns the reader, so a gap is always noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedBatch {
    /// First entry covered.
    pub from: u64,
    /// Last entry covered.
    pub to: u64,
    /// Those that concern the site, without persons; the same bytes for everybody.
    pub shared: Vec<Entry<()>>,
}

/// The same for a signed-in person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "Flat")]
pub struct Batch {
    /// What everybody may see.
    #[serde(flatten)]
    pub shared: SharedBatch,
    /// The reader's own part, of all sites: applied after the shared part of the same entry.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mine: Vec<Entry<Seen>>,
}

/// A [`Batch`] as it is read: `serde` reads flattened fields by way of a buffer, which costs the
/// app twice the code.
#[derive(Deserialize)]
struct Flat {
    from: u64,
    to: u64,
    shared: Vec<Entry<()>>,
    #[serde(default)]
    mine: Vec<Entry<Seen>>,
}

impl From<Flat> for Batch {
    fn from(flat: Flat) -> Self {
        let Flat { from, to, shared, mine } = flat;
        Batch { shared: SharedBatch { from, to, shared }, mine }
    }
}

/// One accepted command or one step of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", bound(deserialize = "H: Holder"))]
pub struct Entry<H> {
    /// Its number in the log.
    pub seq: u64,
    /// Its moment.
    pub at: Instant,
    /// What changed, atomically.
    pub events: Vec<Event<H>>,
}
