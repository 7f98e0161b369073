//! The camera of the device. It is let go when the value is dropped.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// An open camera.
pub struct Camera {
    stream: MediaStream,
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraError {
    /// The person or the device said no.
    Refused,
    /// No camera, another app has it, or the connection is not a secure one.
    Missing,
}

impl Camera {
    /// Asks for the camera that looks away from the person.
    ///
    /// # Errors
    /// See [`CameraError`].
    pub async fn open() -> Result<Self, CameraError> {
        // Absent on connections that are not secure, so asked for with care.
        let devices = Reflect::get(&window().navigator(), &"mediaDevices".into());
        let devices = devices.ok().filter(JsValue::is_object).ok_or(CameraError::Missing)?;
        let devices: web_sys::MediaDevices = devices.unchecked_into();
        let wanted = MediaStreamConstraints::new();
        wanted.set_video(&object([
            ("facingMode", "environment".into()),
            ("width", object([("ideal", 1280.into())])),
        ]));
        let asked =
            devices.get_user_media_with_constraints(&wanted).map_err(|_| CameraError::Missing)?;
        match JsFuture::from(asked).await {
            Ok(stream) => Ok(Camera { stream: stream.unchecked_into() }),
            Err(error) => Err(match error.dyn_ref::<DomException>().map(DomException::name) {
                Some(name) if name == "NotAllowedError" => CameraError::Refused,
                _ => CameraError::Missing,
            }),
        }
    }

    /// What it sees, for a video element.
    pub fn stream(&self) -> &MediaStream {
        &self.stream
    }

    /// Whether it has a lamp.
    pub fn has_torch(&self) -> bool {
        let ask = |track: MediaStreamTrack| {
            let ask: Function =
                Reflect::get(&track, &"getCapabilities".into()).ok()?.dyn_into().ok()?;
            Reflect::get(&ask.call0(&track).ok()?, &"torch".into()).ok()?.as_bool()
        };
        self.track().and_then(ask).unwrap_or_default()
    }

    /// Turns the lamp on or off.
    pub fn set_torch(&self, is_on: bool) {
        let Some(track) = self.track() else { return };
        let wanted = object([("torch", is_on.into())]);
        let wanted = object([("advanced", Array::of1(&wanted).into())]);
        let apply = Reflect::get(&track, &"applyConstraints".into()).ok();
        if let Some(apply) = apply.and_then(|it| it.dyn_into::<Function>().ok()) {
            // Without its lamp the camera still works.
            let _ = apply.call1(&track, &wanted);
        }
    }

    fn track(&self) -> Option<MediaStreamTrack> {
        self.stream.get_video_tracks().get(0).dyn_into().ok()
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.stream.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

/// An object of script with these parts.
pub fn object<const N: usize>(parts: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in parts {
        // Setting a part of a plain, new object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}
