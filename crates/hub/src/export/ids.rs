//! Ids of features that have none in a plan: the same at every export, and in the order in which
//! they are made, because readers sort by them.

use domain::plan::SiteCode;
use uuid::Uuid;

/// Gives ids of one type of feature.
pub(super) struct Ids {
    first: u128,
    given: u32,
}

impl Ids {
    /// For a type of feature of a site.
    pub(super) fn of(site: &SiteCode, feature_type: &str) -> Self {
        let named = format!("werkhub/{site}/{feature_type}");
        let first = Uuid::new_v5(&Uuid::NAMESPACE_URL, named.as_bytes()).as_u128();
        Ids { first: first & !u128::from(u32::MAX), given: 0 }
    }

    /// The next one.
    pub(super) fn next(&mut self) -> Uuid {
        self.given += 1;
        Uuid::from_u128(self.first | u128::from(self.given))
    }
}

/// The id of a site's building.
pub(super) fn building(site: &SiteCode) -> Uuid {
    Ids::of(site, "building").next()
}

/// The id of the floor with that place in the plan, from 0.
pub(super) fn level(site: &SiteCode, index: usize) -> Uuid {
    let mut ids = Ids::of(site, "level");
    (0..index).for_each(|_| {
        ids.next();
    });
    ids.next()
}
