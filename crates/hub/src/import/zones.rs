//! Sections become zones.

use super::feature::Feature;
use super::floors::Floors;
use super::frame::Frame;
use super::zone_names::{ZoneMeaning, ZoneNames};
use super::{ImportError, ImportReport, RepairKind, limits, shape, words};
use domain::plan::{Floor, Label, Zone, ZoneCode, ZoneLevel};

/// Gives every floor its zones: the sections that say their level or bear its name. A floor without
/// any becomes one mixed zone, since every place lies in a zone.
pub(super) fn add(
    floors: &mut Floors,
    sections: &[Feature],
    names: Option<&ZoneNames>,
    frame: &Frame,
    report: &mut ImportReport,
) -> Result<(), ImportError> {
    let level = |section: &Feature| level(section, names);
    if sections.iter().filter(|section| level(section).is_some()).count() > limits::ZONES {
        return Err(ImportError::TooLarge { what: "zones", most: limits::ZONES as u64 });
    }
    let mut sorted: Vec<&Feature> = sections.iter().collect();
    sorted.sort_by_key(|section| section.id);
    for section in sorted {
        let Some(level) = level(section) else {
            if means(section, names) == Some(ZoneMeaning::None) {
                continue;
            }
            report.repair(
                RepairKind::UnknownZone,
                &section.title,
                section.zone.clone().unwrap_or_default(),
            );
            continue;
        };
        let Some(floor) = floors.of(section, report) else { continue };
        let areas = shape::areas(section, frame, report);
        if areas.is_empty() {
            report.repair(RepairKind::NoShape, &section.title, "");
            continue;
        }
        let name = section.name.clone().filter(|name| words::zone_level(name) != Some(level));
        let own = section.own.code.as_deref().and_then(|code| ZoneCode::new(code).ok());
        let own = own.filter(|code| floor.zones.iter().all(|zone| zone.code != *code));
        let code = own.map_or_else(|| code(floor, level), Ok)?;
        floor.zones.push(Zone { code, level, name, areas });
    }
    let bearing = sections.iter().map(|it| (it.name.as_ref(), it.zone.as_deref()));
    for unused in names.map(|names| names.unused(bearing)).unwrap_or_default() {
        report.repair(RepairKind::UnusedZoneName, unused, "");
    }
    let mut points = 0;
    for floor in floors.each() {
        if floor.zones.is_empty() {
            report.repair(RepairKind::FloorWithoutZone, floor.name.nl.clone(), "");
            let (level, areas) = (ZoneLevel::Mixed, floor.outline.clone());
            floor.zones.push(Zone { code: code(floor, level)?, level, name: None::<Label>, areas });
        }
        floor.zones.sort_by_key(|zone| zone.level);
        points += floor
            .zones
            .iter()
            .flat_map(|zone| &zone.areas)
            .map(|area| area.points().count())
            .sum::<usize>();
    }
    match points > limits::ZONE_POINTS {
        true => {
            Err(ImportError::TooLarge { what: "points in zones", most: limits::ZONE_POINTS as u64 })
        }
        false => Ok(()),
    }
}

/// What the operator says a section means.
fn means(section: &Feature, names: Option<&ZoneNames>) -> Option<ZoneMeaning> {
    names?.of(section.name.as_ref(), section.zone.as_deref())
}

/// The level of a section: as the operator says, else as its own word says, else by its name.
fn level(section: &Feature, names: Option<&ZoneNames>) -> Option<ZoneLevel> {
    match means(section, names) {
        Some(ZoneMeaning::Level(level)) => return Some(level),
        Some(ZoneMeaning::None) => return None,
        None => {}
    }
    let said = section.zone.as_deref().map(|word| word.trim().to_lowercase());
    said.and_then(|word| {
        ZoneLevel::from_code(&word).or_else(|| words::zone_level(&Label::same(word)))
    })
    .or_else(|| section.name.as_ref().and_then(words::zone_level))
}

/// `wh-2-silence`, and `wh-2-silence-2` for a second zone of that level.
fn code(floor: &Floor, level: ZoneLevel) -> Result<ZoneCode, ImportError> {
    let same = floor.zones.iter().filter(|zone| zone.level == level).count();
    let text = match same {
        0 => format!("{}-{}", floor.code, level.code()),
        _ => format!("{}-{}-{}", floor.code, level.code(), same + 1),
    };
    ZoneCode::new(&text).map_err(|cause| ImportError::NoCode { feature: text, cause })
}
