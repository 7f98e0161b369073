//! What `werkhub check` finds in the store: what is there, and what is wrong with it.

use super::operator::Operator;
use crate::accounts::Account;
use crate::labels::{Choice, SheetFormat, Sheets, chosen};
use crate::writer::StoreHealth;
use domain::plan::{Floor, PlaceKind, Plan};
use domain::{Building, Role};
use std::fmt::Write as _;

/// What was found.
#[derive(Default)]
struct Found {
    words: String,
    wrong: Vec<String>,
}

impl Operator {
    /// Looks through everything that is kept.
    pub(super) async fn check(&self) -> Result<String, String> {
        let mut found = Found::default();
        self.check_plans(&mut found);
        self.check_accounts(&mut found).await?;
        match self.store.inspect().await {
            Ok(damage) if damage.is_empty() => found.words.push_str("The store is sound.\n"),
            Ok(damage) => found
                .wrong
                .push(format!("the store is damaged ({}): restore a backup", damage.join(", "))),
            Err(error) => found.wrong.push(error.to_string()),
        }
        match self.hub.figures().store_health() {
            StoreHealth::Well => {}
            StoreHealth::Full => {
                found.wrong.push("the disk is full: make room where the data is".to_owned());
            }
            StoreHealth::Failing => {
                found.wrong.push("the last commit failed: see the hub's log".to_owned());
            }
        }
        found.wrong.extend(readable_by_others(self.store.data_dir().path()));
        if found.wrong.is_empty() { Ok(found.words) } else { Err(found.wrong.join("; and ")) }
    }

    fn check_plans(&self, found: &mut Found) {
        let published = self.hub.read();
        let words = &mut found.words;
        // Writing to a text cannot fail.
        let _ = writeln!(words, "The log is at entry {}.", published.cursor.seq);
        for Building { plan, .. } in published.estate.buildings() {
            let site = &plan.site;
            let places: Vec<_> = plan.floors.iter().flat_map(|it| &it.places).collect();
            let count = |kind| places.iter().filter(|place| place.kind == kind).count();
            let (desks, rooms) = (count(PlaceKind::Desk), count(PlaceKind::Room));
            let (booths, floors) = (count(PlaceKind::Booth), plan.floors.len());
            let _ = writeln!(
                words,
                "Site {} ({}): {floors} floors, {desks} desks, {rooms} rooms, {booths} booths.",
                site.code, site.name.nl
            );
            found.wrong.extend(wrong_in(plan));
        }
        if published.estate.buildings().is_empty() {
            words.push_str("There is no building yet: `werkhub import PLAN.imdf.zip`.\n");
        } else if let Some(hub) = &self.reached_at {
            let labels = chosen(&published.estate, &Choice::default(), hub);
            let laid = labels.and_then(|labels| Sheets::lay(&labels, &SheetFormat::default()));
            found.wrong.extend(laid.err().map(|error| error.to_string()));
        }
    }

    async fn check_accounts(&self, found: &mut Found) -> Result<(), String> {
        let accounts = self.accounts.list().await.map_err(|error| error.to_string())?;
        let active: Vec<&Account> = accounts.iter().filter(|account| !account.disabled).collect();
        let words = &mut found.words;
        let _ = writeln!(words, "{} people can sign in.", active.len());
        if active.is_empty() {
            words.push_str("Add somebody with `werkhub user add LOGIN --name NAME`.\n");
        } else if active.iter().all(|account| account.role != Role::Administrator) {
            words.push_str(
                "None of them is an administrator: add one with `--role administrator`.\n",
            );
        }
        Ok(())
    }
}

/// What is wrong with a plan in use. The importer leaves none of it; a store that somebody changed
/// by hand might.
fn wrong_in(plan: &Plan) -> Vec<String> {
    let mut wrong = Vec::new();
    let site = &plan.site.code;
    if plan.floors.is_empty() {
        wrong.push(format!("site {site} has no floor: import its plan again"));
    }
    for floor in &plan.floors {
        let outside = floor.places.iter().filter(|place| !place.outline.contains(place.at));
        if let Some(place) = outside.into_iter().next() {
            wrong.push(format!(
                "the label of {} on floor {} lies outside it: import the plan of {site} again",
                place.code, floor.code
            ));
        }
        if !is_framed(floor) {
            wrong.push(format!(
                "places of floor {} lie outside its drawing: import the plan of {site} again",
                floor.code
            ));
        }
    }
    wrong
}

fn is_framed(floor: &Floor) -> bool {
    let frame = floor.bounds;
    floor.places.iter().all(|place| {
        let at = place.at;
        (frame.min.x_cm..=frame.max.x_cm).contains(&at.x_cm)
            && (frame.min.y_cm..=frame.max.y_cm).contains(&at.y_cm)
    })
}

/// Whether other users of the machine can read what is kept.
#[cfg(unix)]
fn readable_by_others(data: &std::path::Path) -> Option<String> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(data).ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then(|| {
        let path = data.display();
        format!("{path} can be read by others on this machine: run `chmod 700 {path}`")
    })
}

#[cfg(not(unix))]
fn readable_by_others(_data: &std::path::Path) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_that_was_changed_by_hand_is_told() {
        let good = crate::demo::building().unwrap();
        assert_eq!(wrong_in(&good), Vec::<String>::new());
        let mut bent = good.clone();
        bent.floors[0].places[0].at = domain::plan::Point::new(-5_000, 0);
        let told = wrong_in(&bent).join("\n");
        let code = bent.floors[0].places[0].code.as_str();
        assert!(told.contains(code) && told.contains("outside its drawing"), "{told}");
        let mut empty = good;
        empty.floors.clear();
        assert!(wrong_in(&empty)[0].contains("no floor"));
    }
}
