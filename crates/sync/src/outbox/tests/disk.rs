//! What lies on the disk, and what becomes of it.

use super::*;
use std::collections::BTreeMap;

/// A disk that does what it is told.
#[derive(Default)]
struct Disk(BTreeMap<String, String>);

impl Disk {
    fn write(&mut self, outbox: &mut Outbox) -> Vec<Write> {
        let writes = outbox.take_writes();
        for write in &writes {
            match write.clone() {
                Write::Put { key, row } => drop(self.0.insert(key, row)),
                Write::Delete { key } => drop(self.0.remove(&key)),
            }
        }
        writes
    }

    fn open(&self, owner: &str) -> Outbox {
        Outbox::open(Uuid::from_u128(1), owner, self.rows())
    }

    fn rows(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, row)| (key.as_str(), row.as_str()))
    }

    fn alter(&mut self, n: u64, from: &str, to: &str) {
        let row = self.0.get_mut(&id(n).to_string()).unwrap();
        assert!(row.contains(from), "{row}");
        *row = row.replacen(from, to, 1);
    }
}

#[test]
fn every_stage_survives_a_crash() {
    let mut disk = Disk::default();
    let mut outbox = outbox_of(5);
    disk.write(&mut outbox);
    sent(&mut outbox, 0);
    disk.write(&mut outbox);
    outbox.took(
        &[accepted(1), rejected(2, Reason::PlaceOccupied), retry(3, 1), retry(5, 1)],
        0,
        SLOWEST,
    );
    for hour in 1..=5 {
        let now_ms = hour * 3_600_000;
        match sent(&mut outbox, now_ms).as_slice() {
            [4] => drop(outbox.failed(Failure::Odd, now_ms, 0)),
            together => {
                let again: Vec<_> = together.iter().map(|n| retry(*n, 1)).collect();
                outbox.took(&again, now_ms, 0);
            }
        }
    }
    outbox.put(release(6, 3)).unwrap();
    disk.write(&mut outbox);
    let again = disk.open(ME);
    assert_eq!(again.items(), outbox.items());
    assert_eq!(again.canary(), outbox.canary());
    assert!(disk.write(&mut outbox).is_empty());
}

#[test]
fn what_was_on_its_way_when_the_page_died_is_sent_again() {
    let mut disk = Disk::default();
    let mut outbox = outbox_of(2);
    sent(&mut outbox, 0);
    disk.write(&mut outbox);
    assert_eq!(sent(&mut disk.open(ME), 0), [1, 2]);
}

#[test]
fn rows_of_others_are_never_sent() {
    let mut disk = Disk::default();
    disk.write(&mut outbox_of(2));
    let mut of_bram = disk.open("bram");
    assert!(of_bram.items().is_empty());
    assert_eq!(of_bram.next_batch(Some("bram"), 0), Next::Nothing);
    assert_eq!(of_bram.put(check_in(9)).unwrap().sequence, 1);
}

#[test]
fn what_another_build_wrote_is_kept() {
    let mut disk = Disk::default();
    disk.write(&mut outbox_of(4));
    disk.alter(1, "\"v\":1", "\"v\":2");
    disk.alter(2, "checkIn", "teleport");
    disk.alter(3, "\"v\":1", "\"v\":1,\"mood\":\"good\"");
    disk.alter(4, "{", "");
    let mut outbox = disk.open(ME);
    assert_eq!(outbox.unread(), 2);
    assert_eq!(outbox.canary().waiting, 4);
    // A kind that only a newer build knows is sent as it was made.
    let Next::Send(sending) = outbox.next_batch(Some(ME), 0) else { panic!("nothing to send") };
    assert_eq!(sending.ids, [id(2), id(3)]);
    assert!(sending.body.contains("teleport"));
    assert_eq!(outbox.items()[0].envelope, None);
    outbox.took(&[accepted(2), accepted(3)], 0, 0);
    disk.write(&mut outbox);
    assert_eq!(disk.0.len(), 4);
    assert_eq!(disk.open(ME).unread(), 2);
}

#[test]
fn tabs_share_one_outbox() {
    let mut disk = Disk::default();
    let (mut one, mut other) = (outbox_of(1), disk.open(ME));
    disk.write(&mut one);
    other.adopt(disk.rows());
    assert_eq!(other.put(check_in(2)).unwrap().sequence, 2);
    one.put(check_in(3)).unwrap();
    disk.write(&mut other);
    disk.write(&mut one);
    one.adopt(disk.rows());
    assert_eq!(sent(&mut one, 0), [1, 2, 3]);
    one.took(&[accepted(1), rejected(2, Reason::OutOfService), accepted(3)], 0, 0);
    disk.write(&mut one);
    other.adopt(disk.rows());
    assert_eq!(other.items(), one.items());
    // What this tab still believes to be waiting does not undo an answer.
    let stale = outbox_of(1);
    disk.0.insert(
        "stale".into(),
        match &stale.clone().take_writes()[..] {
            [Write::Put { row, .. }] => row.clone(),
            writes => panic!("{writes:?}"),
        },
    );
    other.adopt(disk.rows());
    assert_eq!(other.items(), one.items());
}

#[test]
fn a_disk_without_room_is_asked_again() {
    let mut disk = Disk::default();
    let mut outbox = outbox_of(2);
    let refused = outbox.take_writes();
    assert_eq!(outbox.take_writes(), []);
    outbox.not_written(&refused);
    assert_eq!(disk.write(&mut outbox), refused);
}

#[test]
fn the_canary_tells_how_many_notes_are_lost() {
    let canary = |waiting, last_sequence| Canary { waiting, last_sequence };
    for (remembered, found, lost) in [
        (canary(0, 0), canary(0, 0), 0),
        (canary(3, 17), canary(3, 17), 0),
        (canary(3, 17), canary(4, 18), 0),
        (canary(3, 17), canary(0, 0), 3),
        (canary(3, 17), canary(2, 16), 1),
        (canary(0, 17), canary(0, 0), 0),
        (canary(1, 17), canary(0, 17), 0),
        // Notes of a newer build alone: their sequences cannot be read.
        (canary(1, 0), canary(0, 0), 1),
        (canary(1, 0), canary(1, 0), 0),
        (canary(1, 0), canary(2, 1), 0),
    ] {
        assert_eq!(remembered.lost(found), lost, "{remembered:?} {found:?}");
        assert_eq!(Canary::read(&remembered.text()), Some(remembered));
    }
    for text in ["", "3", "x 1", "1 x", "1 2 3"] {
        assert_eq!(Canary::read(text), None, "{text}");
    }
}
