//! What the shell holds between events: handles of the browser, and the replica itself.

use super::clock::{HubClock, Pace, device_ms, page_ms};
use super::keeping::Keeping;
use super::outbox::{Errand, Tabs};
use super::stream::Stream;
use super::worker::Worker;
use domain::plan::{PlaceId, SiteCode};
use domain::sorted::SortedMap;
use domain::{Closure, Command, CommandId};
use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use sync::outbox::Outbox;
use sync::replica::Replica;
use sync::wire::Me;

/// Everything that is not for the screens. Only the modules of this folder reach it.
pub(super) struct Shell {
    /// What is known of the site at hand; nothing before the first snapshot.
    pub replica: Option<Replica>,
    /// The site at hand.
    pub site: Option<SiteCode>,
    /// Who the replica's waiting commands belong to.
    pub principal: Option<Me>,
    /// Whom the hub has called signed in while this page was open, by key. What the device keeps may
    /// be of somebody who is not there any more, so nothing is sent by that.
    pub heard_key: Option<String>,
    /// Hub time.
    pub clock: HubClock,
    /// What counts for whatever is tried again later.
    pace: Pace,
    /// The hub's stream of changes.
    pub stream: Stream,
    /// Counts loads, so that an answer that comes too late is recognised.
    pub load: u32,
    /// What whoever is signed in has asked; nothing until it is read from the disk.
    pub outbox: Option<Box<Outbox>>,
    /// What was asked before the outbox was open.
    pub given: Vec<(Command, Option<PlaceId>)>,
    /// What was asked before the code of the outbox was here.
    pub errands: Vec<Errand>,
    /// What was asked last and of which nothing has been told yet.
    pub untold: Option<CommandId>,
    /// Whether this tab sends, or waits for its turn to.
    pub is_sending: bool,
    /// The way to the other tabs.
    pub tabs: Option<Tabs>,
    /// The next attempt to send.
    pub resend: Option<Timeout>,
    /// Which place a waiting command is about, to tell what became of it.
    pub about: SortedMap<CommandId, PlaceId>,
    /// Closings that one has asked to end, to tell what became of it: each until it is told, and
    /// the last few.
    pub ending: Vec<Closure>,
    /// What this device keeps.
    pub keeping: Keeping,
    /// What starts the app without a network.
    pub worker: Worker,
    /// Ends with the page.
    pub listeners: Vec<EventListener>,
    /// Ends with the page.
    pub ticking: Option<Interval>,
}

impl Shell {
    pub(super) fn new() -> Self {
        Shell {
            replica: None,
            site: None,
            principal: None,
            heard_key: None,
            clock: HubClock::default(),
            pace: Pace::default(),
            stream: Stream::default(),
            load: 0,
            outbox: None,
            given: Vec::new(),
            errands: Vec::new(),
            untold: None,
            is_sending: false,
            tabs: None,
            resend: None,
            about: SortedMap::default(),
            ending: Vec::new(),
            keeping: Keeping::default(),
            worker: Worker::default(),
            listeners: Vec::new(),
            ticking: None,
        }
    }

    /// A clock that counts milliseconds and is never set.
    pub(super) fn pace_ms(&mut self) -> i64 {
        self.pace.now(device_ms(), page_ms())
    }
}
