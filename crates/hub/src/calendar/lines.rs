//! Content lines: what is escaped, and where a line is broken (RFC 5545, 3.1 and 3.3.11).

/// Longest line in bytes, its end not counted.
const LONGEST_LINE: usize = 75;

/// Text that grows by whole lines.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A property whose value stands as it is: a time, a number, a word of the standard.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{value}"));
    }

    /// A property whose value is words for people.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        self.folded(&format!("{name}:{}", escaped(words)));
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Breaks a line that is too long between two characters, never inside one.
    fn folded(&mut self, line: &str) {
        let mut bytes = 0;
        for character in line.chars() {
            if bytes + character.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                bytes = 1;
            }
            self.0.push(character);
            bytes += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Words without what would end or split them. Control characters, which the format has no place
/// for, are left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_or_split_a_value_is_escaped() {
        let check = |words: &str, expected: &str| assert_eq!(escaped(words), expected);
        check("Bureau 1.118-3", "Bureau 1.118-3");
        check("a,b;c\\d", "a\\,b\\;c\\\\d");
        check("een\r\ntwee\u{0}\u{7f}", "een\\ntwee");
        check("a:b \"c\"", "a:b \"c\"");
    }

    #[test]
    fn long_lines_are_broken_between_characters_and_come_together_again() {
        for words in
            ["x".repeat(67), "x".repeat(68), "x".repeat(500), "é".repeat(200), "😀 ".repeat(90)]
        {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &words);
            let text = lines.finish();
            assert!(text.ends_with("\r\n"));
            assert!(text.split("\r\n").all(|line| line.len() <= LONGEST_LINE), "{text}");
            assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{words}\r\n"));
        }
    }
}
