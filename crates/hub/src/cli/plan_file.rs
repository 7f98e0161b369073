//! From an archive to a plan that fits the buildings there are.

use crate::clock::amsterdam;
use crate::config::Policies;
use crate::import::{
    self, Anchor, ImportError, ImportReport, ImportRequest, PlanChanges, ZoneNames, compare,
};
use domain::plan::{Plan, SiteCode, SiteKind};
use domain::time::{Instant, OpeningHours};
use domain::{Building, Estate, Rules};

/// Opening hours of a new building, until somebody sets others: weekdays from 7 to 19 hours.
const OPENS_MINUTE: u16 = 7 * 60;
const CLOSES_MINUTE: u16 = 19 * 60;

/// A building that was read and can be put in use.
pub struct Prepared {
    /// The building.
    pub plan: Plan,
    /// The rules it has, or those of a new one.
    pub rules: Rules,
    /// What is in it and what had to be repaired.
    pub report: ImportReport,
    /// What differs from the plan in use; nothing for a new site.
    pub changes: Option<PlanChanges>,
    /// Where on Earth it lies.
    pub anchor: Anchor,
}

/// What the archive cannot say about itself.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Which site it is.
    pub site: Option<SiteCode>,
    /// Which kind of location.
    pub kind: Option<SiteKind>,
    /// What the names of sections mean.
    pub zone_names: Option<ZoneNames>,
    /// The rules of the house.
    pub policies: Policies,
}

/// Reads an archive. The site is the one that is named, or the one named after the building; when
/// it is there already its places keep the codes people know.
///
/// # Errors
/// When the archive cannot be read; the sentence is for whoever started the import.
pub fn prepare(
    archive: &[u8],
    wanted: &Wanted,
    estate: &Estate,
    now: Instant,
) -> Result<Prepared, ImportError> {
    let read = |previous: Option<&Building>, site: Option<&SiteCode>| {
        let request = ImportRequest {
            site_code: site,
            site_kind: wanted.kind,
            previous: previous.map(|building| building.plan.as_ref()),
            zone_names: wanted.zone_names.as_ref(),
        };
        import::read(archive, &request)
    };
    let site = wanted.site.as_ref();
    let named = site.and_then(|site| estate.building(site));
    let mut imported = read(named, site)?;
    let previous = estate.building(&imported.plan.site.code);
    if named.is_none() && previous.is_some() {
        // Only now is it known which site it is.
        imported = read(previous, Some(&imported.plan.site.code))?;
    }
    Ok(Prepared {
        rules: previous.map_or_else(
            || wanted.policies.rules_of(&imported.plan.site.code, new_rules(now)),
            |building| building.rules.clone(),
        ),
        changes: previous.map(|building| compare(&building.plan, &imported.plan)),
        plan: imported.plan,
        report: imported.report,
        anchor: imported.anchor,
    })
}

/// The rules of a new site.
pub fn new_rules(now: Instant) -> Rules {
    Rules::standard(amsterdam(now), OpeningHours::weekdays(OPENS_MINUTE, CLOSES_MINUTE))
}
