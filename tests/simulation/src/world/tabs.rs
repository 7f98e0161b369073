//! Other tabs, and other builds, on one device: any of them may note, one tab sends.

use super::{What, World};
use crate::building;
use crate::device::{owner, party};
use crate::ledger::Broken;
use crate::planted::Bug;
use domain::CommandId;
use domain::time::Instant;
use serde_json::json;
use sync::outbox::Outbox;
use uuid::Uuid;

impl World {
    /// The person wants something in a tab that does not send: it writes the note down, and tells
    /// the one that sends, where that message comes through.
    pub(super) fn act_in_another_tab(&mut self, device: usize) -> Result<(), Broken> {
        let person_number = self.devices[device].signed_in;
        let command = self.wish(device);
        let note = self.note_of(device, command.clone());
        let (id, knew_time) = (note.id, note.made.offset_ms.is_some());
        let mut outbox = self.outbox_on_disk(device);
        if outbox.put(note).is_err() {
            return Ok(());
        }
        self.figures.commands += 1;
        self.figures.other_tabs += 1;
        self.ledger.note(id, party(person_number), &command, Instant(self.now), knew_time);
        if self.devices[device].disk.write(&outbox.take_writes()) {
            self.ledger.is_safe(id);
            self.count_what_waits(device);
            self.tell_sender(device);
        }
        Ok(())
    }

    /// A newer build was in use on this device, and noted what this one does not know: of a kind
    /// that it sends all the same, or in a way that it cannot even read.
    pub(super) fn newer_build_notes(&mut self, device: usize) {
        if self.devices[device].disk.is_full {
            return;
        }
        let id = CommandId(self.dice.id());
        let number = self.devices[device].signed_in;
        let sequence = self.outbox_on_disk(device).canary().last_sequence + 1;
        let row = if self.dice.happens(700) {
            let made = json!({"wallMs": self.now, "offsetMs": null, "errorMs": 0});
            let command = json!({
                "id": id, "sequence": sequence, "kind": "reserveDesk", "made": made,
                "place": building::code(0), "from": self.now,
            });
            self.ledger.note_of_newer_build(id, party(number), Instant(self.now));
            self.ledger.is_safe(id);
            json!({
                "v": 1, "owner": owner(number), "id": id, "sequence": sequence,
                "command": command.to_string(), "at": self.now, "sent": false, "mood": "good",
            })
        } else {
            json!({"v": 2, "owner": owner(number), "what": [id]})
        };
        let row = row.to_string();
        let disk = &mut self.devices[device].disk;
        if row.contains(UNREADABLE) {
            disk.unreadable.insert(id.to_string(), row.clone());
        }
        disk.rows.insert(id.to_string(), row);
        self.count_what_waits(device);
        self.tell_sender(device);
    }

    /// The tab that sends hears that there is more on the disk.
    pub(super) fn told_by_tab(&mut self, device: usize, page: u64) -> Result<(), Broken> {
        if self.devices[device].pages != page {
            return Ok(());
        }
        self.adopt(device);
        self.show_waiting(device);
        self.send(device)
    }

    /// Takes in what other tabs have written.
    pub(super) fn adopt(&mut self, device: usize) {
        let here = &mut self.devices[device];
        let hears = here.disk.has_news && self.bug != Some(Bug::DeafToOtherTabs);
        if let Some(page) = here.page.as_mut().filter(|_| hears) {
            here.disk.has_news = false;
            let rows = here.disk.rows.iter().map(|(key, row)| (key.as_str(), row.as_str()));
            page.outbox.adopt(rows);
        }
    }

    /// No note of a newer build is gone.
    pub(super) fn unreadable_is_kept(&self, device: usize) -> Result<(), Broken> {
        let disk = &self.devices[device].disk;
        match disk.unreadable.iter().find(|(key, row)| disk.rows.get(*key) != Some(row)) {
            Some((key, _)) => Err(format!("{key}, which only a newer build can read, is gone")),
            None => Ok(()),
        }
    }

    fn tell_sender(&mut self, device: usize) {
        self.devices[device].disk.has_news = true;
        if !self.goes_wrong("tab not heard", 100) {
            let page = self.devices[device].pages;
            self.plan(self.now + 5, What::TabTold { device, page });
        }
    }

    /// What the disk holds of whoever is signed in.
    fn outbox_on_disk(&mut self, device: usize) -> Outbox {
        let fresh: Uuid = self.dice.id();
        let here = &mut self.devices[device];
        let id = *here.disk.outboxes.entry(here.signed_in).or_insert(fresh);
        let rows = here.disk.rows.iter().map(|(key, row)| (key.as_str(), row.as_str()));
        Outbox::open(id, &owner(here.signed_in), rows)
    }

    fn count_what_waits(&mut self, device: usize) {
        let canary = self.outbox_on_disk(device).canary();
        let here = &mut self.devices[device];
        if self.bug != Some(Bug::NoCanary) {
            here.disk.canaries.insert(here.signed_in, canary.text());
        }
    }
}

/// How a row begins that this build cannot read.
pub(super) const UNREADABLE: &str = "\"v\":2";
