//! One IMDF feature: what of it is used, read leniently.

use super::own::{Own, names};
use super::{ImportError, ImportReport, RepairKind, limits, words};
use domain::plan::Label;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Longitude and latitude in degrees, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LonLat {
    pub(super) longitude: f64,
    pub(super) latitude: f64,
}

/// The geometry of a feature, in degrees.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Geometry {
    /// `null`, or a kind that no IMDF feature has.
    None,
    Point(LonLat),
    Line(Vec<LonLat>),
    /// Polygons of rings; a `Polygon` is a list of one.
    Areas(Vec<Vec<Vec<LonLat>>>),
}

/// What is read of a feature of any type; what a type does not have is empty.
#[derive(Debug, Clone)]
pub(super) struct Feature {
    pub(super) id: Uuid,
    /// How the report names it: `desk "1.2-3"`.
    pub(super) title: String,
    pub(super) category: String,
    pub(super) name: Option<Label>,
    pub(super) short_name: Option<Label>,
    pub(super) geometry: Geometry,
    pub(super) display_point: Option<LonLat>,
    pub(super) level: Option<Uuid>,
    pub(super) units: Vec<Uuid>,
    pub(super) buildings: Vec<Uuid>,
    pub(super) ordinal: Option<i64>,
    pub(super) zone: Option<String>,
    pub(super) features: Vec<String>,
    pub(super) equipment: Vec<String>,
    pub(super) capacity: Option<u64>,
    /// What our own export wrote beside the standard.
    pub(super) own: Own,
}

/// Reads features of one file and keeps count of the points.
pub(super) struct FeatureReader<'a> {
    pub(super) file: &'static str,
    pub(super) points_left: &'a mut usize,
    pub(super) report: &'a mut ImportReport,
}

impl FeatureReader<'_> {
    /// The feature in a text; `None` when it cannot be read, which is reported.
    pub(super) fn read(&mut self, text: &str) -> Result<Option<Feature>, ImportError> {
        let mut value = match serde_json::from_str(text) {
            Ok(Value::Object(value)) => value,
            Ok(_) => return Ok(self.unreadable("not an object")),
            Err(error) => return Ok(self.unreadable(&error.to_string())),
        };
        let properties = match value.remove("properties") {
            Some(Value::Object(properties)) => properties,
            _ => Map::new(),
        };
        let name = words::label(properties.get("name"));
        let category = word(properties.get("category"));
        let title = self.title(&category, name.as_ref(), value.get("id"));
        let id = self.id(value.get("id"), text, &title);
        let geometry = self.geometry(value.get("geometry"), &title)?;
        let display_point = match self.geometry(properties.get("display_point"), &title)? {
            Geometry::Point(point) => Some(point),
            _ => None,
        };
        let own = self.own(&properties, &title)?;
        Ok(Some(Feature {
            id,
            title,
            category,
            name,
            short_name: words::label(properties.get("short_name")),
            geometry,
            display_point,
            level: properties.get("level_id").and_then(Value::as_str).map(key),
            units: keys(properties.get("unit_ids")),
            buildings: keys(properties.get("building_ids")),
            ordinal: properties.get("ordinal").and_then(whole),
            zone: properties.get(names::ZONE).and_then(Value::as_str).map(words::short),
            features: list(properties.get(names::FEATURES)),
            equipment: list(properties.get(names::EQUIPMENT)),
            capacity: properties
                .get(names::CAPACITY)
                .and_then(whole)
                .and_then(|n| u64::try_from(n).ok()),
            own,
        }))
    }

    fn own(&mut self, properties: &Map<String, Value>, title: &str) -> Result<Own, ImportError> {
        let word = |name| properties.get(name).and_then(Value::as_str).map(words::short);
        let listed = |name| properties.get(name).map_or(&[][..], items);
        let mut own = Own {
            code: word(names::CODE),
            rotation: properties.get(names::ROTATION).and_then(whole),
            site: word(names::SITE),
            site_kind: word(names::SITE_KIND),
            undrawn: properties.get(names::DRAWN) == Some(&Value::Bool(false)),
            ..Own::default()
        };
        if let Some(origin) = properties.get(names::ORIGIN) {
            own.origin = self.point(origin, title)?;
        }
        if let Some(corners) = properties.get(names::FRAME) {
            own.frame = self.line(corners, title)?;
        }
        for sign in listed(names::AMENITIES) {
            let said = sign.get("kind").cloned().unwrap_or_default();
            let at = self.point(sign.get("at").unwrap_or(&Value::Null), title)?;
            match (serde_json::from_value(said.clone()), at) {
                (Ok(kind), Some(at)) => {
                    own.signs.push((kind, words::label(sign.get("name")), at));
                }
                _ => {
                    let said = words::short(said.as_str().unwrap_or_default());
                    self.report.repair(RepairKind::UnknownWord, title, said);
                }
            }
        }
        for door in listed(names::OPENINGS) {
            match self.line(door, title)?.as_slice() {
                [from, to] => own.doors.push([*from, *to]),
                _ => self.report.repair(RepairKind::NoShape, title, names::OPENINGS),
            }
        }
        Ok(own)
    }

    fn unreadable(&mut self, cause: &str) -> Option<Feature> {
        self.report.repair(RepairKind::Unreadable, self.file, cause);
        None
    }

    fn title(&self, category: &str, name: Option<&Label>, id: Option<&Value>) -> String {
        let kind = match category {
            "" | "unspecified" => self.file.trim_end_matches(".geojson"),
            category => category,
        };
        match (name, id.and_then(Value::as_str)) {
            (Some(name), _) => format!("{kind} {:?}", name.nl),
            (None, Some(id)) => format!("{kind} {}", words::short(id)),
            (None, None) => format!("{kind} without name and id"),
        }
    }

    fn id(&mut self, id: Option<&Value>, text: &str, title: &str) -> Uuid {
        let written = match id {
            Some(Value::String(id)) if !id.trim().is_empty() => id.clone(),
            Some(Value::Number(id)) => id.to_string(),
            _ => {
                self.report.repair(RepairKind::NoId, title, "");
                return key(text);
            }
        };
        Uuid::try_parse(written.trim()).unwrap_or_else(|_| {
            let made = key(&written);
            self.report.repair(
                RepairKind::NotAUuid,
                title,
                format!("{} became {made}", words::short(&written)),
            );
            made
        })
    }

    fn geometry(&mut self, value: Option<&Value>, title: &str) -> Result<Geometry, ImportError> {
        let Some(Value::Object(value)) = value else { return Ok(Geometry::None) };
        let coordinates = value.get("coordinates").unwrap_or(&Value::Null);
        Ok(match value.get("type").and_then(Value::as_str) {
            Some("Point") => {
                self.point(coordinates, title)?.map_or(Geometry::None, Geometry::Point)
            }
            Some("LineString") => Geometry::Line(self.line(coordinates, title)?),
            Some("MultiLineString") => match items(coordinates).first() {
                Some(first) => Geometry::Line(self.line(first, title)?),
                None => Geometry::None,
            },
            Some("Polygon") => Geometry::Areas(vec![self.rings(coordinates, title)?]),
            Some("MultiPolygon") => Geometry::Areas(
                items(coordinates)
                    .iter()
                    .map(|part| self.rings(part, title))
                    .collect::<Result<_, _>>()?,
            ),
            _ => Geometry::None,
        })
    }

    fn rings(&mut self, value: &Value, title: &str) -> Result<Vec<Vec<LonLat>>, ImportError> {
        items(value).iter().map(|ring| self.line(ring, title)).collect()
    }

    fn line(&mut self, value: &Value, title: &str) -> Result<Vec<LonLat>, ImportError> {
        items(value).iter().filter_map(|point| self.point(point, title).transpose()).collect()
    }

    fn point(&mut self, value: &Value, title: &str) -> Result<Option<LonLat>, ImportError> {
        let [x, y, ..] = items(value) else { return Ok(None) };
        let (Some(x), Some(y)) = (x.as_f64(), y.as_f64()) else { return Ok(None) };
        if !(-180.0..=180.0).contains(&x) || !(-90.0..=90.0).contains(&y) {
            return Err(ImportError::NotDegrees { feature: title.to_owned(), x, y });
        }
        *self.points_left = self
            .points_left
            .checked_sub(1)
            .ok_or(ImportError::TooLarge { what: "points", most: limits::POINTS as u64 })?;
        Ok(Some(LonLat { longitude: x, latitude: y }))
    }
}

/// The key a text stands for: the UUID it is, else one made from it, the same every time.
fn key(text: &str) -> Uuid {
    Uuid::try_parse(text.trim())
        .unwrap_or_else(|_| Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes()))
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn keys(value: Option<&Value>) -> Vec<Uuid> {
    value.map_or(&[][..], items).iter().filter_map(Value::as_str).map(key).collect()
}

fn list(value: Option<&Value>) -> Vec<String> {
    value.map_or(&[][..], items).iter().filter_map(Value::as_str).map(words::short).collect()
}

fn word(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).map(|text| words::short(text).to_lowercase()).unwrap_or_default()
}

/// A whole number, also when it is written as `1.0` or `"1"`.
fn whole(value: &Value) -> Option<i64> {
    let exact =
        |number: f64| (number.fract() == 0.0 && number.abs() < 1e9).then_some(number as i64);
    match value {
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(exact)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}
