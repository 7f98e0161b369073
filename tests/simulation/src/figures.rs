//! What a run has seen.

use crate::ledger::Done;
use std::collections::BTreeMap;

/// Counts over one run, or over many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Seeds that were run.
    pub seeds: u64,
    /// Working days of one device.
    pub device_days: u64,
    /// Working days of one screen at a door.
    pub door_days: u64,
    /// What was asked at doors.
    pub touches: u64,
    /// What came of it.
    pub at_doors: Done,
    /// Commands that persons made.
    pub commands: u64,
    /// Those of them that were made in a tab that does not send.
    pub other_tabs: u64,
    /// Requests that reached the hub, those sent again too.
    pub requests: u64,
    /// Transactions that were written.
    pub commits: u64,
    /// Places that were promised to somebody for a later time, changed ones again.
    pub promises: u64,
    /// Those of them that became a stay.
    pub arrivals: u64,
    /// Those that nobody came to.
    pub no_shows: u64,
    /// Batches that a replica took.
    pub batches: u64,
    /// Snapshots that a replica took.
    pub snapshots: u64,
    /// Digests of the hub that were compared with what a device shows.
    pub digests: u64,
    /// Faults, by kind.
    pub faults: BTreeMap<&'static str, u64>,
}

impl Figures {
    /// A fault happened.
    pub fn fault(&mut self, kind: &'static str) {
        *self.faults.entry(kind).or_default() += 1;
    }

    /// All faults together.
    pub fn all_faults(&self) -> u64 {
        self.faults.values().sum()
    }

    /// Adds those of another run.
    pub fn add(&mut self, other: &Figures) {
        self.seeds += other.seeds;
        self.device_days += other.device_days;
        self.door_days += other.door_days;
        self.touches += other.touches;
        self.at_doors.add(&other.at_doors);
        self.commands += other.commands;
        self.other_tabs += other.other_tabs;
        self.requests += other.requests;
        self.commits += other.commits;
        self.promises += other.promises;
        self.arrivals += other.arrivals;
        self.no_shows += other.no_shows;
        self.batches += other.batches;
        self.snapshots += other.snapshots;
        self.digests += other.digests;
        for (kind, count) in &other.faults {
            *self.faults.entry(kind).or_default() += count;
        }
    }

    /// As lines for people.
    pub fn told(&self) -> String {
        let mut lines = format!(
            "{} seeds, {} device-days, {} commands ({} in other tabs), {} requests, {} transactions, {} promises \
             ({} became stays, nobody came to {}), {} batches taken, {} snapshots taken, {} digests compared, {} faults;\n\
             {} door-days, {} touches: {}\n",
            self.seeds,
            self.device_days,
            self.commands,
            self.other_tabs,
            self.requests,
            self.commits,
            self.promises,
            self.arrivals,
            self.no_shows,
            self.batches,
            self.snapshots,
            self.digests,
            self.all_faults(),
            self.door_days,
            self.touches,
            self.at_doors.told(),
        );
        for (kind, count) in &self.faults {
            lines.push_str(&format!("  {count:>9}  {kind}\n"));
        }
        lines
    }
}
