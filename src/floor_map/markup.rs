//! Writing markup: a whole floor is one text that the browser reads at once, which takes a third of
//! the time of making its thousands of nodes one by one.
//!
//! Whatever comes from a plan goes through [`push_text`]: nothing in it can end an attribute or
//! begin an element.

/// Adds ` name="value"`.
pub fn push_attribute(markup: &mut String, name: &str, value: &str) {
    for part in [" ", name, "=\""] {
        markup.push_str(part);
    }
    push_text(markup, value);
    markup.push('"');
}

/// Adds a text, with what has a meaning in markup written in its harmless form.
pub fn push_text(markup: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            other => markup.push(other),
        }
    }
}

/// Adds a whole number.
pub fn push_number(markup: &mut String, number: i32) {
    if number < 0 {
        markup.push('-');
    }
    push_digits(markup, number.unsigned_abs());
}

fn push_digits(markup: &mut String, number: u32) {
    if number > 9 {
        push_digits(markup, number / 10);
    }
    markup.extend(char::from_digit(number % 10, 10));
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn nothing_in_a_text_ends_an_attribute_or_begins_an_element() {
        let mut markup = String::from("<g");
        push_attribute(&mut markup, "data-place", "\"><script>&amp;");
        assert_eq!(markup, "<g data-place=\"&quot;&gt;&lt;script&gt;&amp;amp;\"");
    }

    #[test]
    fn numbers_are_written_as_rust_writes_them() {
        for number in [0, 7, 10, -1, 1_234_567, i32::MAX, i32::MIN] {
            let mut markup = String::new();
            push_number(&mut markup, number);
            assert_eq!(markup, number.to_string());
        }
    }
}
