//! From longitude and latitude to centimetres.

use super::feature::{Feature, Geometry, LonLat};
use super::layers::Layers;
use super::{ImportError, limits};
use domain::plan::Point;

/// Where on Earth the origin of a plan lies, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Anchor {
    /// East of Greenwich.
    pub longitude: f64,
    /// North of the equator.
    pub latitude: f64,
}

/// The frame all floors of a site share: its origin is the top left (north-west) corner of all
/// levels together, and degrees are stretched as at the building's centre (equirectangular). Within
/// 10 km the error is below what a plan can show.
pub(crate) struct Frame {
    west: f64,
    north: f64,
    metres_per_degree_longitude: f64,
    metres_per_degree_latitude: f64,
    /// Whether the coordinates are whole centimetres already: a hub wrote them.
    pub(super) exact: bool,
}

impl Frame {
    /// The frame in which a plan with that origin is written and read back.
    pub(crate) fn anchored(at: Anchor) -> Self {
        let (longitude, latitude) = metres_per_degree(at.latitude);
        Frame {
            west: at.longitude,
            north: at.latitude,
            metres_per_degree_longitude: longitude,
            metres_per_degree_latitude: latitude,
            exact: true,
        }
    }

    /// Where its origin lies. Nine decimals are a tenth of a millimetre.
    pub(super) fn anchor(&self) -> Anchor {
        Anchor { longitude: nine_decimals(self.west), latitude: nine_decimals(self.north) }
    }

    /// Longitude and latitude of a point of the plan, to a tenth of a millimetre.
    pub(crate) fn degrees(&self, point: Point) -> [f64; 2] {
        let x = f64::from(point.x_cm) / 100.0 / self.metres_per_degree_longitude;
        let y = f64::from(point.y_cm) / 100.0 / self.metres_per_degree_latitude;
        [nine_decimals(self.west + x), nine_decimals(self.north - y)]
    }

    /// The frame around the levels of a building; around everything when no level has a shape.
    ///
    /// # Errors
    /// [`ImportError::NoLevel`], and [`ImportError::FarAway`] when a feature lies so far off that it
    /// cannot belong to the building. Whatever passes is small enough for whole centimetres.
    pub(super) fn around(layers: &Layers) -> Result<Self, ImportError> {
        if layers.levels.is_empty() {
            return Err(ImportError::NoLevel);
        }
        let levels: Vec<LonLat> = layers.levels.iter().flat_map(points).collect();
        let written = layers.buildings.iter().find_map(|building| building.own.origin);
        let frame = match (written, levels.is_empty()) {
            (Some(LonLat { longitude, latitude }), _) => {
                Self::anchored(Anchor { longitude, latitude })
            }
            (None, false) => Self::around_points(levels),
            (None, true) => Self::around_points(layers.drawn().flat_map(points)),
        };
        let far = layers.drawn().find(|feature| !points(feature).all(|at| frame.is_near(at)));
        match far {
            None => Ok(frame),
            Some(feature) => Err(ImportError::FarAway { feature: feature.title.clone() }),
        }
    }

    fn around_points(corners: impl IntoIterator<Item = LonLat>) -> Self {
        let mut corners = corners.into_iter();
        let first = corners.next().unwrap_or(LonLat { longitude: 0.0, latitude: 0.0 });
        let (mut west, mut east) = (first.longitude, first.longitude);
        let (mut south, mut north) = (first.latitude, first.latitude);
        for corner in corners {
            (west, east) = (west.min(corner.longitude), east.max(corner.longitude));
            (south, north) = (south.min(corner.latitude), north.max(corner.latitude));
        }
        let (longitude, latitude) = metres_per_degree(f64::midpoint(south, north));
        Frame {
            west,
            north,
            metres_per_degree_longitude: longitude,
            metres_per_degree_latitude: latitude,
            exact: false,
        }
    }

    /// Where a point lies in the plan.
    pub(super) fn point(&self, at: LonLat) -> Point {
        let x = (at.longitude - self.west) * self.metres_per_degree_longitude;
        let y = (self.north - at.latitude) * self.metres_per_degree_latitude;
        Point::new((x * 100.0).round() as i32, (y * 100.0).round() as i32)
    }

    /// Whether a point lies near enough to belong to the building.
    pub(super) fn is_near(&self, at: LonLat) -> bool {
        let limit_cm = (limits::SITE_METRES * 100.0) as i32;
        let point = self.point(at);
        point.x_cm.saturating_abs() <= limit_cm && point.y_cm.saturating_abs() <= limit_cm
    }
}

/// Lengths of a degree of longitude and of latitude on the WGS 84 ellipsoid.
fn metres_per_degree(latitude: f64) -> (f64, f64) {
    let at = latitude.to_radians();
    let longitude = 111_412.84 * at.cos() - 93.5 * (3.0 * at).cos() + 0.118 * (5.0 * at).cos();
    let latitude = 111_132.92 - 559.82 * (2.0 * at).cos() + 1.175 * (4.0 * at).cos();
    (longitude, latitude)
}

fn nine_decimals(degrees: f64) -> f64 {
    (degrees * 1e9).round() / 1e9
}

fn points(feature: &Feature) -> impl Iterator<Item = LonLat> + '_ {
    let single = match &feature.geometry {
        Geometry::Point(point) => Some(*point),
        _ => None,
    };
    let line = match &feature.geometry {
        Geometry::Line(line) => line.as_slice(),
        _ => &[],
    };
    let areas = match &feature.geometry {
        Geometry::Areas(areas) => areas.as_slice(),
        _ => &[],
    };
    single.into_iter().chain(line.iter().chain(areas.iter().flatten().flatten()).copied())
}
