//! A panic ends a WebAssembly app. `public/boot.js` puts a page that still works in its place.

use std::panic::PanicHookInfo;

/// Lets a panic say in the console what it is about. The app that people get is built without the
/// messages; a quick build and the tests have them.
pub fn say_in_console() {
    if cfg!(debug_assertions) {
        std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
            web_sys::console::error_1(&info.to_string().into());
        }));
    }
}
