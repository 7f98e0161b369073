//! What readers are given.

use super::{ConnectionId, Said, SimHub, Stream};
use crate::building;
use crate::planted::Bug;
use bytes::Bytes;
use domain::Party;
use futures::FutureExt;
use hub::stream::{Start, digest_of, shared_snapshot};
use std::sync::Arc;
use sync::wire::{Batch, Cursor, Own, Snapshot};

impl SimHub {
    /// `GET /v1/snapshot`.
    pub fn snapshot(&self, reader: Party) -> Snapshot {
        let published = self.read();
        let building = published.estate.building(&building::site()).unwrap();
        let shared = shared_snapshot(&published, building, published.at);
        if matches!(reader, Party::Screen(_)) {
            names_nobody(&serde_json::to_string(&shared).unwrap());
        }
        Snapshot { shared, own: Own::of(&published.state, &reader) }
    }

    /// What the stream says the state comes to.
    pub fn digest(&self) -> Said {
        Said::Digest(digest_of(&self.read(), &building::site()))
    }

    /// `GET /v1/stream`: what is said at once.
    pub fn connect(
        &mut self,
        connection: ConnectionId,
        device: usize,
        reader: Party,
        mut after: Cursor,
    ) -> Option<Said> {
        let running = self.running.as_ref()?;
        let fan_out = running.fan_out();
        let (head, floor) = fan_out.head_and_floor();
        let is_behind_floor = after.seq + 1 < floor && after.epoch == fan_out.epoch();
        if self.bug == Some(Bug::ResumesFromNow)
            || (self.bug == Some(Bug::TrimsWithoutReset) && is_behind_floor)
        {
            after = Cursor { epoch: fan_out.epoch(), seq: head };
        }
        let is_nobody =
            self.bug == Some(Bug::DoorKnowsNothingOfItsOwn) && matches!(reader, Party::Screen(_));
        match fan_out.follow(&building::site(), after, Some(reader).filter(|_| !is_nobody)) {
            Start::Reset(_) => Some(Said::Reset),
            Start::Follow(subscription) => {
                let (head, floor) = subscription.head_and_floor();
                let floor = if self.bug == Some(Bug::TrimsWithoutReset) { 1 } else { floor };
                self.streams.insert(connection, Stream { device, subscription });
                Some(Said::Hello { epoch: fan_out.epoch(), head, floor })
            }
        }
    }

    /// A reader went away.
    pub fn hang_up(&mut self, connection: ConnectionId) {
        self.streams.remove(&connection);
    }

    /// The streams of a device end: its session changed.
    pub fn end_streams_of(&mut self, device: usize) -> Vec<ConnectionId> {
        let of_device = self.streams.iter().filter(|(_, stream)| stream.device == device);
        let ended: Vec<_> = of_device.map(|(id, _)| *id).collect();
        ended.iter().for_each(|id| self.hang_up(*id));
        ended
    }

    /// What there is to say to each reader since the last time.
    pub fn say(&mut self) -> Vec<(usize, ConnectionId, Option<Said>)> {
        let bug = self.bug;
        let mut said = Vec::new();
        let mut ended = Vec::new();
        for (id, stream) in &mut self.streams {
            while let Some(next) = stream.subscription.next().now_or_never() {
                let Ok(bytes) = next else {
                    ended.push(*id);
                    said.push((stream.device, *id, None));
                    break;
                };
                // The bytes that everybody gets are read once.
                let key = (bytes.as_ptr() as usize, bytes.len());
                let read = || (bytes.clone(), Arc::new(batch_in(&bytes, bug)));
                let (_, batch) = self.parsed.entry(key).or_insert_with(read);
                said.push((stream.device, *id, Some(Said::Batch(Arc::clone(batch)))));
            }
        }
        self.parsed.clear();
        ended.iter().for_each(|id| self.hang_up(*id));
        said
    }
}

/// The batch of one server-sent event.
fn batch_in(bytes: &Bytes, bug: Option<Bug>) -> Batch {
    let text = std::str::from_utf8(bytes).unwrap();
    let data = text.lines().find_map(|line| line.strip_prefix("data: ")).unwrap();
    if bug == Some(Bug::NamesHolders) {
        names_nobody(&data.replace("\"checkedIn\"", "\"checkedIn\",\"person\":\"Sanne\""));
    }
    names_nobody(data);
    serde_json::from_str(data).unwrap()
}

/// What is for everybody has no place for a person, a screen or the name of a stay; and what is one's
/// own is called `mine`.
fn names_nobody(text: &str) {
    for field in ["\"person\":", "\"screen\":", "\"occupancy\":"] {
        assert!(!text.contains(field), "readers are told who is there: {text}");
    }
}
