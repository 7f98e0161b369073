//! Reading the labels on places: the camera, what reads its pictures, and what the text means.

mod camera;
mod meaning;
mod reader;

pub use camera::{Camera, CameraError};
pub use meaning::{Meaning, meaning, named_place};
pub use reader::Reader;
