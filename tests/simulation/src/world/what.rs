//! What is planned, and in which order it happens.

use crate::hub::{ConnectionId, Reply, RequestId, Said};
use domain::Command;
use domain::plan::PlaceCode;
use sync::wire::{Cursor, Snapshot};

/// What happens next.
pub(super) enum What {
    /// A person does something.
    Act(usize),
    /// A person comes to a place that was reserved.
    Arrive(usize, PlaceCode),
    /// Somebody stands before the screen of a door.
    Touch(usize),
    /// Who read what a door offers touches it.
    Touched {
        device: usize,
        page: u64,
        command: Command,
    },
    DoorFault(usize),
    /// The page of a door hears where it hangs.
    DoorTold(usize),
    /// A screen that was taken away is put up again.
    DoorPaired(usize),
    /// A door sends what the hub did not answer.
    AskAgain {
        device: usize,
        page: u64,
        request: RequestId,
    },
    /// A page is opened.
    Start(usize),
    /// A person signs in, on a device where nobody is.
    SignIn(usize),
    DeviceFault(usize),
    HubFault,
    HubClockFault,
    LinkHeals(usize, u64),
    DiskHasRoom(usize),
    Visible(usize),
    HubStarts,
    HubClockIsRight,
    TabTold {
        device: usize,
        page: u64,
    },
    PlanChanges,
    HubIsWell,
    Advance,
    Post {
        device: usize,
        request: RequestId,
        cookie: Option<usize>,
        maker: usize,
        body: String,
    },
    Decide,
    Reply {
        device: usize,
        page: u64,
        request: RequestId,
        reply: Reply,
    },
    GiveUp {
        device: usize,
        page: u64,
        request: RequestId,
    },
    Wake(usize, u64),
    Tick(usize, u64),
    Connect {
        device: usize,
        page: u64,
        connection: ConnectionId,
        after: Cursor,
    },
    Say {
        device: usize,
        page: u64,
        connection: ConnectionId,
        said: Option<Said>,
    },
    AskSnapshot {
        device: usize,
        page: u64,
    },
    Snapshot {
        device: usize,
        page: u64,
        snapshot: Option<Box<Snapshot>>,
    },
}

/// Something at its time; of two at one time the one that was planned first.
pub(super) struct Planned {
    pub(super) at: i64,
    pub(super) number: u64,
    pub(super) what: What,
}

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Planned {}

impl PartialOrd for Planned {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Planned {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at, self.number).cmp(&(other.at, other.number))
    }
}
