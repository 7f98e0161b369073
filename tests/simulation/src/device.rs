//! One browser on one device: what its disk holds, and the page that is open.

use crate::door::Door;
use crate::hub::{ConnectionId, RequestId};
use domain::{Party, PersonId, ScreenId};
use std::collections::BTreeMap;
use sync::following::Follower;
use sync::outbox::{Outbox, Sending, Write};
use sync::replica::Replica;
use sync::wire::{Epoch, Snapshot};
use uuid::Uuid;

/// What stays when the page is gone.
#[derive(Default)]
pub struct Disk {
    /// The outbox: strict.
    pub rows: BTreeMap<String, String>,
    /// What each person's outbox is called.
    pub outboxes: BTreeMap<usize, Uuid>,
    /// Under which log each person's screen last was.
    pub epochs: BTreeMap<usize, Epoch>,
    /// The cache: relaxed.
    pub snapshots: BTreeMap<usize, Snapshot>,
    /// Another tab has written since the one that sends last looked.
    pub has_news: bool,
    /// Rows that only a newer build can read: they must stay.
    pub unreadable: BTreeMap<String, String>,
    /// In another place than all of the above.
    pub canaries: BTreeMap<usize, String>,
    /// How many notes a lost disk took with it, by person: what must be told.
    pub lost: BTreeMap<usize, u64>,
    /// There is no room.
    pub is_full: bool,
}

impl Disk {
    /// Writes, or says that there is no room.
    pub fn write(&mut self, writes: &[Write]) -> bool {
        if self.is_full {
            return false;
        }
        for write in writes {
            match write {
                Write::Put { key, row } => drop(self.rows.insert(key.clone(), row.clone())),
                Write::Delete { key } => drop(self.rows.remove(key)),
            }
        }
        true
    }
}

/// How a device is connected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Link {
    /// It knows that it has no network.
    pub is_offline: bool,
    /// What it sends never arrives.
    pub loses_up: bool,
    /// What is sent to it never arrives.
    pub loses_down: bool,
    /// Somebody else answers.
    pub is_portal: bool,
}

impl Link {
    /// Whether all is well.
    pub fn is_well(self) -> bool {
        self == Link::default()
    }
}

/// An open page.
pub struct Page {
    /// Who uses it, by number.
    pub person: usize,
    /// That person's outbox.
    pub outbox: Outbox,
    /// What is shown, once there was a snapshot.
    pub replica: Option<Replica>,
    /// The stream.
    pub follower: Follower,
    /// The connection that the follower believes in.
    pub connection: Option<ConnectionId>,
    /// The request that is under way.
    pub request: Option<(RequestId, Sending)>,
    /// When the follower is looked at next.
    pub tick_at: Option<i64>,
    /// When the sender is looked at next.
    pub wake_at: Option<i64>,
    /// For the planted mistake that waits by the clock.
    pub not_before_wall: i64,
    /// Writes that were said to be done and are not: for a planted mistake.
    pub unwritten: Vec<Write>,
}

/// One browser on one device.
pub struct Device {
    /// Who uses it.
    pub persons: Vec<usize>,
    /// Who is signed in, as the page believes.
    pub signed_in: usize,
    /// Who is signed in, as the hub knows.
    pub session: Option<usize>,
    /// The disk.
    pub disk: Disk,
    /// The page, while one is open.
    pub page: Option<Page>,
    /// Counts the pages, so that timers of an earlier one do nothing.
    pub pages: u64,
    /// The network.
    pub link: Link,
    /// Counts the faults of the network, so that an old one's end does not heal a new one.
    pub link_faults: u64,
    /// It has an older build, which cannot read every entry.
    pub is_old: bool,
    /// How far its clock is ahead, in milliseconds.
    pub clock_error_ms: i64,
    /// Hub time minus its clock, where it is known.
    pub offset_ms: Option<i64>,
    /// Where it hangs, where it is the screen of a door. Then its only person is that screen.
    pub door: Option<Door>,
}

/// Numbers of persons lie below; those from here on are of screens.
pub const FIRST_SCREEN: usize = 1_000;

/// Whoever has that number.
pub fn party(n: usize) -> Party {
    let key = Uuid::from_u128(0xA000 + n as u128);
    if n < FIRST_SCREEN { PersonId(key).into() } else { ScreenId(key).into() }
}

/// What tells principals apart on a device.
pub fn owner(n: usize) -> String {
    format!("p{n}")
}
