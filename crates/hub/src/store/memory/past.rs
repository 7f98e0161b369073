//! What was, in the twin: by person and when it was over.

use crate::store::{MOST_PAST_A_PERSON, PastRow};
use domain::time::Instant;
use domain::{OccupancyId, PersonId};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default)]
pub struct Past(BTreeMap<(PersonId, Instant, OccupancyId), PastRow>);

impl Past {
    pub fn put(&mut self, row: PastRow) {
        let person = row.person;
        self.0.insert((person, row.at, row.occupancy), row);
        let theirs = self.0.iter().filter(|((whose, ..), _)| *whose == person);
        let surplus = theirs.clone().count().saturating_sub(MOST_PAST_A_PERSON);
        let oldest: Vec<_> = theirs.take(surplus).map(|(key, _)| *key).collect();
        for key in oldest {
            self.0.remove(&key);
        }
    }

    pub fn of_person(&self, person: PersonId, from: Instant) -> Vec<PastRow> {
        let theirs = self.0.values().rev();
        theirs.filter(|row| row.person == person && row.at >= from).cloned().collect()
    }

    pub fn erase(&mut self, person: PersonId) {
        self.0.retain(|(whose, ..), _| *whose != person);
    }

    pub fn forget_before(&mut self, from: Instant) {
        self.0.retain(|(_, at, _), _| *at >= from);
    }
}
