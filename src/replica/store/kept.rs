//! What this device keeps of a building, so that it can be shown before the hub has answered and
//! when it does not: who looked, all sites, the plan, and who was where.
//!
//! Three kinds of records: `last` (who looked at which site), snapshots by principal and site, and
//! plans by site and hash. Only one principal's snapshots and one plan of a site are there at a
//! time.

use super::database::{self, Refused, Shelf, Step};
use super::tell;
use crate::replica::{api, json};
use domain::plan::{Plan, SiteCode};
use domain::time::Instant;
use domain::{Rules, Seen, State};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use sync::kept::{About, pack, snapshot_key, unpack};
use sync::wire::{Cursor, Own, Session, SharedSnapshot, SiteSummary, Snapshot};

const LAST: &str = "last";

/// What is to be kept.
pub struct ToKeep {
    /// Who looks.
    pub session: Session,
    /// All sites.
    pub sites: Vec<SiteSummary>,
    /// The one that is looked at.
    pub site: SiteCode,
    /// Hash of its plan.
    pub plan: String,
    /// Who is where; nothing where the viewer may not see it.
    pub status: Option<StatusToKeep>,
    /// The build of the hub, where it is known.
    pub build: Option<String>,
    /// Hub time of the last that was heard.
    pub heard_at: Instant,
    /// By how much hub time is ahead of the device's clock.
    pub offset_ms: Option<i64>,
}

/// Who is where, as the hub has confirmed it.
pub struct StatusToKeep {
    /// Up to where in the log.
    pub cursor: Cursor,
    /// What holds at the site.
    pub rules: Rules,
    /// Who is where.
    pub state: State<Seen>,
}

/// What was kept.
pub struct Kept {
    /// Who looked.
    pub session: Session,
    /// All sites.
    pub sites: Vec<SiteSummary>,
    /// The site.
    pub site: SiteCode,
    /// Hash of its plan.
    pub plan_hash: String,
    /// Its plan.
    pub plan: Arc<Plan>,
    /// Who was where, where that is kept.
    pub snapshot: Option<Snapshot>,
    /// Hub time of the last that was heard.
    pub heard_at: Instant,
    /// By how much hub time was ahead of the device's clock.
    pub offset_ms: Option<i64>,
}

/// Who looked last, and at what.
#[derive(Serialize, Deserialize)]
struct Last {
    session: Session,
    sites: Vec<SiteSummary>,
    site: SiteCode,
    /// Hash of the site's plan.
    plan: String,
}

/// Where the snapshots of all principals lie, and the plans of all sites.
const SNAPSHOTS: &str = "snapshot/";

fn plan_key(site: &SiteCode, hash: &str) -> String {
    ["plan/", site.as_str(), "/", hash].concat()
}

/// Takes away all whose key is `start` with something behind it.
fn remove_below(start: &str) -> Step {
    // `~` comes after everything that is in keys.
    Step::RemoveBetween(start.to_owned(), [start, "~"].concat())
}

/// Keeps what there is, all of it or nothing.
///
/// # Errors
/// [`Refused`] when the browser does not let us.
pub async fn keep(it: ToKeep) -> Result<(), Refused> {
    let key = snapshot_key(&it.session, &it.site);
    let about = |key: &str, cursor| About {
        key: key.to_owned(),
        cursor,
        build: it.build.clone(),
        heard_at: it.heard_at,
        offset_ms: it.offset_ms,
    };
    let plan = plan_to_keep(&it.site, &it.plan).await?;
    let mut steps = Vec::new();
    if let Some(status) = it.status {
        // Those of the same principal at other sites stay.
        let own = key.strip_suffix(it.site.as_str()).unwrap_or(&key).to_owned();
        steps.push(Step::RemoveBetween(SNAPSHOTS.to_owned(), own.clone()));
        steps.push(Step::RemoveBetween([&own, "~"].concat(), [SNAPSHOTS, "~"].concat()));
        let about = about(&key, Some(status.cursor));
        let snapshot = snapshot_of(&it.site, &it.plan, it.heard_at, status);
        steps.push(Step::Put(key, pack(&about, &json_of(&snapshot)?)));
    } else {
        steps.push(remove_below(SNAPSHOTS));
    }
    if let Some((key, text)) = plan {
        steps.push(remove_below(&plan_key(&it.site, "")));
        let bytes = pack(&about(&key, None), text.as_bytes());
        steps.push(Step::Put(key, bytes));
    }
    let about = about(LAST, None);
    let last = Last { session: it.session, sites: it.sites, site: it.site, plan: it.plan };
    steps.push(Step::Put(LAST.to_owned(), pack(&about, &json_of(&last)?)));
    database::change(Shelf::Cache, steps).await
}

/// What is kept of a site, or of the one that was looked at last. What cannot be used is taken
/// away and said in the console.
///
/// # Errors
/// [`Refused`] when the browser does not let us read.
pub async fn restore(wanted: Option<SiteCode>) -> Result<Option<Kept>, Refused> {
    let Some((last_about, last)) = read_one::<Last>(LAST).await? else { return Ok(None) };
    let site = wanted.unwrap_or_else(|| last.site.clone());
    let kept = read_one::<Snapshot>(&snapshot_key(&last.session, &site)).await?;
    let (about, snapshot) = match kept {
        Some((about, snapshot)) => (about, Some(snapshot)),
        None => (last_about, None),
    };
    let plan_hash = match &snapshot {
        Some(snapshot) => snapshot.shared.plan.clone(),
        None if site == last.site => last.plan,
        None => return Ok(None),
    };
    let Some((_, plan)) = read_one(&plan_key(&site, &plan_hash)).await? else { return Ok(None) };
    Ok(Some(Kept {
        session: last.session,
        sites: last.sites,
        site,
        plan_hash,
        plan,
        snapshot,
        heard_at: about.heard_at,
        offset_ms: about.offset_ms,
    }))
}

/// The plan, where it is not kept yet: the browser has just fetched it, so its cache answers.
async fn plan_to_keep(site: &SiteCode, hash: &str) -> Result<Option<(String, String)>, Refused> {
    let key = plan_key(site, hash);
    if database::has(Shelf::Cache, &key).await? {
        return Ok(None);
    }
    // Without it the rest is kept, and the next time is another chance.
    Ok(api::plan_text(hash).await.ok().map(|text| (key, text)))
}

/// Takes away what is kept of whoever looked. Plans say nothing of anybody.
///
/// # Errors
/// [`Refused`] when the browser does not let us.
pub async fn forget() -> Result<(), Refused> {
    let steps = vec![Step::Remove(LAST.to_owned()), remove_below(SNAPSHOTS)];
    database::change(Shelf::Cache, steps).await
}

async fn read_one<T: DeserializeOwned>(key: &str) -> Result<Option<(About, T)>, Refused> {
    let Some(bytes) = database::read(Shelf::Cache, &[key]).await?.pop().flatten() else {
        return Ok(None);
    };
    let read = unpack(&bytes, key).map_err(|why| why.to_string()).and_then(|(about, body)| {
        json::read(body).map(|it| (about, it)).map_err(|misfit| misfit.to_string())
    });
    usable(key, read).await
}

/// What could be read; what could not is taken away and said.
async fn usable<T>(key: &str, read: Result<T, String>) -> Result<Option<T>, Refused> {
    match read {
        Ok(it) => Ok(Some(it)),
        Err(why) => {
            tell(&["What was kept under ", key, " is thrown away: ", &why].concat());
            database::change(Shelf::Cache, vec![Step::Remove(key.to_owned())]).await?;
            Ok(None)
        }
    }
}

fn snapshot_of(site: &SiteCode, plan: &str, taken_at: Instant, status: StatusToKeep) -> Snapshot {
    let StatusToKeep { cursor, rules, state } = status;
    let shared = SharedSnapshot {
        site: site.clone(),
        cursor,
        taken_at,
        plan: plan.to_owned(),
        rules,
        state: state.without_holders(),
    };
    Snapshot { shared, own: Own::of(&state, &()) }
}

fn json_of(it: &impl Serialize) -> Result<Vec<u8>, Refused> {
    serde_json::to_vec(it).map_err(|error| Refused(error.to_string()))
}
