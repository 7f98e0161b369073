//! Small letters, by the browser: the tables of all alphabets would cost 14 kB.

use js_sys::JsString;

/// A text in small letters.
pub fn in_small_letters(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
