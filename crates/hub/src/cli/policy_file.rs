//! The file with the rules of the house, and making them hold.

use super::failure::Failure;
use super::open::Core;
use super::plan_file::new_rules;
use crate::config::Policies;
use domain::plan::SiteCode;
use std::path::Path;
use std::sync::Arc;

/// Larger is no file of policies.
const MOST_BYTES: u64 = 256 * 1024;

/// Reads a file.
///
/// # Errors
/// When it cannot be read, or says what cannot be; every mistake with its line.
pub async fn read(file: &Path) -> Result<Policies, Failure> {
    let unreadable = |why: String| {
        Failure::failed(format!("the file of policies {} cannot be read: {why}", file.display()))
    };
    let about = tokio::fs::metadata(file).await.map_err(|error| unreadable(error.to_string()))?;
    if about.len() > MOST_BYTES {
        return Err(unreadable(format!("it is larger than {} KiB", MOST_BYTES / 1024)));
    }
    let text = tokio::fs::read_to_string(file).await;
    let text = text.map_err(|error| unreadable(error.to_string()))?;
    Policies::parse(&text).map_err(|error| Failure::failed(error.to_string()))
}

/// Makes the rules of the house hold at every site there is. Devices hear of other rules
/// as they hear of another plan. What was promised before stays promised.
///
/// # Errors
/// When they cannot be stored.
pub async fn follow(core: &Core) -> Result<(), Failure> {
    let policies = &core.policies;
    let (estate, now) = (Arc::clone(&core.hub.read().estate), core.clock.now());
    for building in estate.buildings() {
        let site = &building.plan.site.code;
        let rules = policies.rules_of(site, new_rules(now));
        if rules == building.rules {
            continue;
        }
        let replaced = core.hub.replace_plan(building.plan.as_ref().clone(), rules).await;
        replaced.map_err(|error| Failure::failed(error.to_string()))?;
        tracing::info!("site {site} follows the file of policies");
    }
    let is_unknown = |site: &&SiteCode| estate.building(site).is_none();
    for site in policies.sites().filter(is_unknown) {
        tracing::warn!("the file of policies names site {site}, which is not here (yet)");
    }
    Ok(())
}
