//! What a new plan of a building changes.

use domain::plan::{FloorCode, Place, PlaceCode, PlaceId, Plan, Point};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// The differences between two plans of a site, by the ids of the places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanChanges {
    /// New places.
    pub appeared: Vec<PlaceCode>,
    /// Places that stand elsewhere.
    pub moved: Vec<Moved>,
    /// Places that are gone.
    pub vanished: Vec<PlaceCode>,
    /// Places with another code.
    pub renamed: Vec<Renamed>,
}

/// A place that stands elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    /// Its code in the new plan.
    pub code: PlaceCode,
    /// How far on its floor.
    pub distance_cm: u32,
    /// The floor it left, when that changed.
    pub from_floor: Option<FloorCode>,
}

/// A place with another code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Renamed {
    /// Before.
    pub from: PlaceCode,
    /// After.
    pub to: PlaceCode,
}

/// Smaller shifts are corrections of the drawing, not news.
const NEWS_CM: f64 = 50.0;

/// What `next` changes in `previous`. When the whole drawing was shifted (its corner moved because a
/// wing was added), that shift is no move.
pub fn compare(previous: &Plan, next: &Plan) -> PlanChanges {
    let before = by_id(previous);
    let after = by_id(next);
    let (shift_x, shift_y) = common_shift(&before, &after);
    let mut changes = PlanChanges::default();
    for floor in &next.floors {
        for place in &floor.places {
            let Some((old_floor, old)) = before.get(&place.id) else {
                changes.appeared.push(place.code.clone());
                continue;
            };
            let (dx, dy) = shift(old.at, place.at);
            let distance = (dx - shift_x).hypot(dy - shift_y);
            let from_floor = (**old_floor != floor.code).then(|| (*old_floor).clone());
            if from_floor.is_some() || distance > NEWS_CM {
                let distance_cm = distance.round() as u32;
                changes.moved.push(Moved { code: place.code.clone(), distance_cm, from_floor });
            }
            if old.code != place.code {
                changes.renamed.push(Renamed { from: old.code.clone(), to: place.code.clone() });
            }
        }
    }
    let old_places = previous.floors.iter().flat_map(|floor| &floor.places);
    changes.vanished = old_places
        .filter(|place| !after.contains_key(&place.id))
        .map(|place| place.code.clone())
        .collect();
    changes
}

type ById<'a> = BTreeMap<PlaceId, (&'a FloorCode, &'a Place)>;

fn by_id(plan: &Plan) -> ById<'_> {
    let places =
        plan.floors.iter().flat_map(|floor| floor.places.iter().map(|place| (&floor.code, place)));
    places.map(|(floor, place)| (place.id, (floor, place))).collect()
}

fn shift(from: Point, to: Point) -> (f64, f64) {
    (f64::from(to.x_cm) - f64::from(from.x_cm), f64::from(to.y_cm) - f64::from(from.y_cm))
}

/// The median shift of the places in both plans.
fn common_shift(before: &ById<'_>, after: &ById<'_>) -> (f64, f64) {
    let pairs = before.iter().filter_map(|(id, (_, old))| Some(shift(old.at, after.get(id)?.1.at)));
    let (xs, ys): (Vec<f64>, Vec<f64>) = pairs.unzip();
    (median(xs), median(ys))
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

impl PlanChanges {
    /// Whether all places are where and what they were.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Examples of each kind that are printed.
const SHOWN: usize = 10;

impl fmt::Display for PlanChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return writeln!(f, "No place appeared, moved, vanished or was renamed.");
        }
        let metres = |cm: u32| f64::from(cm) / 100.0;
        line(f, "appeared", &self.appeared, PlaceCode::to_string)?;
        line(f, "moved", &self.moved, |moved| match &moved.from_floor {
            Some(floor) => format!("{} (from floor {floor})", moved.code),
            None => format!("{} ({:.1} m)", moved.code, metres(moved.distance_cm)),
        })?;
        line(f, "vanished", &self.vanished, PlaceCode::to_string)?;
        line(f, "renamed", &self.renamed, |renamed| {
            format!("{} is now {}", renamed.from, renamed.to)
        })
    }
}

fn line<T>(
    f: &mut fmt::Formatter<'_>,
    verb: &str,
    items: &[T],
    text: impl Fn(&T) -> String,
) -> fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    let shown: Vec<String> = items.iter().take(SHOWN).map(text).collect();
    let rest = items.len().saturating_sub(SHOWN);
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    writeln!(f, "  {} {verb}: {}{more}", items.len(), shown.join(", "))
}
