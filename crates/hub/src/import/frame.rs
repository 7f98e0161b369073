//! From longitude and latitude to centimetres.

use super::feature::{Feature, Geometry, LonLat};
use super::layers::Layers;
use super::{ImportError, limits};
use domain::plan::Point;

/// The frame all floors of a site share: its origin is the top left (north-west) corner of all
/// levels together, and degrees are stretched as at the building's centre (equirectangular). Within
/// 10 km the error is below what a plan can show.
pub(super) struct Frame {
    west: f64,
    north: f64,
    metres_per_degree_longitude: f64,
    metres_per_degree_latitude: f64,
}

impl Frame {
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
        let frame = match levels.is_empty() {
            false => Self::around_points(levels),
            true => Self::around_points(layers.drawn().flat_map(points)),
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
        let middle = f64::midpoint(south, north).to_radians();
        // Lengths of a degree on the WGS 84 ellipsoid.
        let metres_per_degree_latitude =
            111_132.92 - 559.82 * (2.0 * middle).cos() + 1.175 * (4.0 * middle).cos();
        let metres_per_degree_longitude =
            111_412.84 * middle.cos() - 93.5 * (3.0 * middle).cos() + 0.118 * (5.0 * middle).cos();
        Frame { west, north, metres_per_degree_longitude, metres_per_degree_latitude }
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
