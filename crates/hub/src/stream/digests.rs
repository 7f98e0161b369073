//! What the state of each site comes to, computed once for everybody.

use crate::writer::{Hub, Published};
use domain::plan::SiteCode;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use sync::wire::Digest;

/// The newest digest of each site.
#[derive(Debug, Default)]
pub struct Digests {
    of_site: Mutex<BTreeMap<SiteCode, Digest>>,
}

impl Digests {
    /// The digest of a site at an entry; nothing where another entry is the last one by now.
    pub fn at(&self, hub: &Hub, site: &SiteCode, seq: u64) -> Option<Digest> {
        let mut of_site = self.of_site.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = of_site.get(site).filter(|known| known.seq == seq) {
            return Some(known.clone());
        }
        let published = hub.read();
        if published.cursor.seq != seq {
            return None;
        }
        let digest = digest_of(&published, site);
        of_site.insert(site.clone(), digest.clone());
        Some(digest)
    }
}

/// The digest of a site.
pub fn digest_of(published: &Published, site: &SiteCode) -> Digest {
    let Published { estate, state, cursor, .. } = published;
    let is_here =
        |place| estate.place(place).is_some_and(|located| located.building.plan.site.code == *site);
    let stays = state.stays().filter(|(place, _)| is_here(*place));
    let reservations = state.reservations().filter(|(place, _)| is_here(*place));
    let closures = state.closures().filter(|it| estate.site_of(&it.area) == Some(site));
    let faults = state.faults().filter(|fault| is_here(fault.place));
    sync::digest::digest(cursor.seq, stays, reservations, closures, faults)
}
