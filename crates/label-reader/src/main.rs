//! The worker: gets pictures, answers with the texts it read in them.
//!
//! In: `{ width, height, pixels: ArrayBuffer }` of RGBA. Out: a list of texts, one answer for each
//! picture, empty when there was nothing. The first message out is `"ready"`.

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::{Array, Reflect, Uint8Array};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Listens as long as the worker lives.
    pub fn start() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let answers = scope.clone();
        let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            // Fails only when the page that asked is gone.
            let _ = answers.post_message(&texts(&message.data()));
        });
        scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
        listen.forget();
        let _ = scope.post_message(&"ready".into());
    }

    /// The texts in the picture of a message; none when it is no picture.
    fn texts(message: &JsValue) -> Array {
        let part = |name: &str| Reflect::get(message, &name.into()).unwrap_or_default();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes of pictures; others fit no picture and read as nothing"
        )]
        let size = |name: &str| part(name).as_f64().unwrap_or_default() as usize;
        let pixels = Uint8Array::new(&part("pixels")).to_vec();
        let found = label_reader::read(&pixels, size("width"), size("height"));
        found.into_iter().map(JsValue::from).collect()
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::start();
}
