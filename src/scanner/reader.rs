//! What reads codes in the pictures of a video: the browser where it can, a worker elsewhere.

use super::camera::object;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MessageEvent, Worker,
};

/// Where Trunk puts the worker (`crates/label-reader`).
const WORKER: &str = "/label-reader_loader.js";
/// Pictures are made this wide before the worker reads them, in pixels: a label at arm's length
/// still has four of them a module.
const WIDTH: u32 = 800;

/// Reads codes.
pub enum Reader {
    /// The browser's own `BarcodeDetector`.
    Browser(JsValue),
    /// The worker, and what cuts pictures out of the video.
    Worker(Worker, CanvasRenderingContext2d),
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Self::Worker(worker, _) = self {
            worker.terminate();
        }
    }
}

impl Reader {
    /// The browser's own where it says that it reads QR codes, the worker otherwise.
    pub async fn start() -> Option<Self> {
        match browser_reader().await {
            Some(reader) => Some(Self::Browser(reader)),
            None => Self::worker().await,
        }
    }

    async fn worker() -> Option<Self> {
        let worker = Worker::new(WORKER).ok()?;
        // It says when it is ready.
        answer(&worker).await?;
        let canvas: HtmlCanvasElement =
            document().create_element("canvas").ok()?.dyn_into().ok()?;
        let options = object([("willReadFrequently", true.into())]);
        let context = canvas.get_context_with_context_options("2d", &options).ok()??;
        Some(Self::Worker(worker, context.dyn_into().ok()?))
    }

    /// The texts in what `video` shows now; nothing also when it shows nothing yet.
    pub async fn read(&self, video: &HtmlVideoElement) -> Vec<String> {
        if video.video_width() == 0 {
            return Vec::new();
        }
        let read = match self {
            Self::Browser(reader) => in_browser(reader, video).await,
            Self::Worker(worker, context) => in_worker(worker, context, video).await,
        };
        read.unwrap_or_default()
    }
}

async fn browser_reader() -> Option<JsValue> {
    let class: Function =
        Reflect::get(&window(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()?;
    let ask: Function =
        Reflect::get(&class, &"getSupportedFormats".into()).ok()?.dyn_into().ok()?;
    let formats = JsFuture::from(ask.call0(&class).ok()?.dyn_into::<Promise>().ok()?).await.ok()?;
    let qr = JsValue::from_str("qr_code");
    if !Array::from(&formats).includes(&qr, 0) {
        return None;
    }
    let options = object([("formats", Array::of1(&qr).into())]);
    Reflect::construct(&class, &Array::of1(&options)).ok()
}

async fn in_browser(reader: &JsValue, video: &HtmlVideoElement) -> Option<Vec<String>> {
    let detect: Function = Reflect::get(reader, &"detect".into()).ok()?.dyn_into().ok()?;
    let found: Promise = detect.call1(reader, video).ok()?.dyn_into().ok()?;
    let found = JsFuture::from(found).await.ok()?;
    let text = |code: JsValue| Reflect::get(&code, &"rawValue".into()).ok()?.as_string();
    Some(Array::from(&found).iter().filter_map(text).collect())
}

async fn in_worker(
    worker: &Worker,
    context: &CanvasRenderingContext2d,
    video: &HtmlVideoElement,
) -> Option<Vec<String>> {
    let canvas = context.canvas()?;
    let width = video.video_width().min(WIDTH);
    let height = video.video_height() * width / video.video_width();
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let (across, down) = (f64::from(width), f64::from(height));
    let drawn = context
        .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, across, down)
        .and_then(|()| context.get_image_data(0.0, 0.0, across, down));
    let pixels = Uint8Array::from(drawn.ok()?.data().0.as_slice()).buffer();
    let picture = object([
        ("width", width.into()),
        ("height", height.into()),
        ("pixels", pixels.clone().into()),
    ]);
    worker.post_message_with_transfer(&picture, &Array::of1(&pixels)).ok()?;
    let texts = answer(worker).await?;
    Some(Array::from(&texts).iter().filter_map(|text| text.as_string()).collect())
}

/// The worker's next message; nothing when it fails. It answers one question at a time.
async fn answer(worker: &Worker) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        worker.set_onmessage(Some(&resolve));
        worker.set_onerror(Some(&reject));
    });
    let message = JsFuture::from(promise).await.ok()?;
    Some(message.dyn_into::<MessageEvent>().ok()?.data())
}
