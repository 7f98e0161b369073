//! Names that somebody types, as people type them: without dots, capitals and accents, in any order,
//! with a slip of the finger.

use std::ops::Range;

/// How well a name fits what was typed; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the name.
    Whole,
    /// The name begins so.
    Start,
    /// A later word of it does.
    Word,
    /// It stands somewhere in it.
    Within,
    /// Each word that was typed is found in it, or in what stands beside it.
    Scattered,
    /// With one letter wrong, missing, too many or swapped.
    Mistyped,
}

/// So long typed text must be before it is looked for inside of words.
const WITHIN_FROM: usize = 3;
/// So long it must be before one letter may be wrong.
const MISTYPED_FROM: usize = 4;

/// A name that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its letters and digits.
    letters: Vec<char>,
    /// Where one may begin to type it, and how far that goes on: from each word to the end, but a number
    /// inside of a code stands by itself. `1.20-1` is not found by 201.
    parts: Vec<Range<usize>>,
}

/// What somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    whole: Vec<char>,
    words: Vec<Vec<char>>,
}

impl Name {
    /// A name as it is written.
    pub fn of(text: &str) -> Self {
        let (mut letters, mut parts) = (Vec::new(), Vec::<(usize, Option<usize>)>::new());
        let mut is_in_code = false;
        for word in words(text) {
            let (start, is_number) = (letters.len(), is_number(&word));
            letters.extend(word);
            parts.push((start, (is_in_code && is_number).then_some(letters.len())));
            is_in_code = is_number;
        }
        let length = letters.len();
        let parts = parts.into_iter().map(|(start, end)| start..end.unwrap_or(length)).collect();
        Name { letters, parts }
    }

    fn fit(&self, typed: &[char]) -> Option<Fit> {
        let mut later = self.parts().skip(1);
        if self.letters == typed {
            Some(Fit::Whole)
        } else if self.letters.starts_with(typed) {
            Some(Fit::Start)
        } else if later.any(|word| word.starts_with(typed)) {
            Some(Fit::Word)
        } else if typed.len() >= WITHIN_FROM
            && is_word(typed)
            && self.letters.windows(typed.len()).any(|it| it == typed)
        {
            Some(Fit::Within)
        } else {
            None
        }
    }

    fn is_mistyped(&self, typed: &[char]) -> bool {
        let may_be = typed.len() >= MISTYPED_FROM && is_word(typed);
        may_be && self.parts().any(|part| is_one_off(part, typed))
    }

    fn parts(&self) -> impl Iterator<Item = &[char]> {
        self.parts.iter().map(|part| self.letters.get(part.clone()).unwrap_or_default())
    }
}

impl Typed {
    /// What stands in a field; `None` while there is no letter or digit in it.
    pub fn new(text: &str) -> Option<Self> {
        let mut words: Vec<Vec<char>> = Vec::new();
        for word in self::words(text) {
            match words.last_mut() {
                // `1.01` is one number, wherever else a 1 and a 01 stand.
                Some(before) if is_number(before) && is_number(&word) => before.extend(word),
                _ => words.push(word),
            }
        }
        let whole: Vec<char> = words.iter().flatten().copied().collect();
        if whole.is_empty() { None } else { Some(Typed { whole, words }) }
    }

    /// How well something fits that goes by these names; `beside` is what may be typed with one of
    /// them, such as the floor it is on.
    pub fn fit(&self, names: &[Name], beside: &Name) -> Option<Fit> {
        let whole = names.iter().filter_map(|name| name.fit(&self.whole)).min();
        let has_word = |word: &Vec<char>| {
            let found =
                |name: &Name| matches!(name.fit(word), Some(Fit::Whole | Fit::Start | Fit::Word));
            names.iter().any(found) || found(beside)
        };
        let own_word = |word: &Vec<char>| names.iter().any(|name| name.fit(word).is_some());
        let scattered = || {
            let all = self.words.len() > 1 && self.words.iter().all(has_word);
            (all && self.words.iter().any(own_word)).then_some(Fit::Scattered)
        };
        let mistyped =
            || names.iter().any(|name| name.is_mistyped(&self.whole)).then_some(Fit::Mistyped);
        whole.or_else(scattered).or_else(mistyped)
    }
}

/// Whether no number is in it: another digit, or the end of another number, is another room.
fn is_word(typed: &[char]) -> bool {
    !typed.iter().any(char::is_ascii_digit)
}

fn is_number(word: &[char]) -> bool {
    word.iter().all(char::is_ascii_digit)
}

/// The words of a text in small letters without accents.
fn words(text: &str) -> impl Iterator<Item = Vec<char>> + '_ {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(|part| {
        let mut word = Vec::with_capacity(part.len());
        part.chars().for_each(|letter| push_plain(&mut word, letter));
        word
    })
}

/// A letter as somebody types it who has no key for its accent.
fn push_plain(word: &mut Vec<char>, letter: char) {
    let small = match letter {
        // The capitals of Latin-1 stand 32 before their small letters.
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        other => other.to_ascii_lowercase(),
    };
    let plain = match small {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ß' => {
            word.push('s');
            's'
        }
        other => other,
    };
    word.push(plain);
}

/// Whether a word begins with what was typed but for one letter.
fn is_one_off(word: &[char], typed: &[char]) -> bool {
    let same = word.iter().zip(typed).take_while(|(one, other)| one == other).count();
    let rest =
        |letters: &[char], skip: usize| letters.get(same + skip..).unwrap_or_default().to_vec();
    let goes_on = |of_word: usize, of_typed: usize| {
        same + of_word <= word.len() && rest(word, of_word).starts_with(&rest(typed, of_typed))
    };
    let swapped = || {
        let pair = |letters: &[char]| Some((*letters.get(same)?, *letters.get(same + 1)?));
        pair(word).zip(pair(typed)).is_some_and(|((a, b), (c, d))| (a, b) == (d, c))
    };
    // Whoever slips does so after the first letter.
    same > 0 && (goes_on(1, 1) || goes_on(1, 0) || goes_on(0, 1) || (swapped() && goes_on(2, 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, name: &str, expected: Option<Fit>) {
        let typed = Typed::new(typed).expect("something was typed");
        assert_eq!(typed.fit(&[Name::of(name)], &Name::of("Verdieping 2")), expected, "{name}");
    }

    #[test]
    fn dots_capitals_accents_and_spaces_do_not_matter() {
        for (typed, name) in [
            ("1118", "1.118"),
            ("1 118", "1.118"),
            ("1.118", "1118"),
            ("cafe", "Café"),
            ("BURO", "Büro"),
            ("strasse", "Straße"),
            ("rood huis", "Roodhuis"),
        ] {
            check(typed, name, Some(Fit::Whole));
        }
    }

    #[test]
    fn the_beginning_counts_for_more_than_the_middle() {
        check("verg", "Vergaderruimte 1.118", Some(Fit::Start));
        check("1118", "Vergaderruimte 1.118", Some(Fit::Word));
        check("118", "1.118", Some(Fit::Word));
        check("ruimte", "Vergaderruimte", Some(Fit::Within));
        check("er", "Vergaderruimte", None);
        check("20", "1.20-1", Some(Fit::Word));
        check("201", "1.20-1", None);
        check("2.01", "1.20-1", None);
    }

    #[test]
    fn one_letter_may_be_wrong_but_no_digit() {
        for typed in ["raadzal", "raadzaaal", "raadxaal", "radazaal", "radzaal"] {
            check(typed, "Raadzaal", Some(Fit::Mistyped));
        }
        check("raadxxal", "Raadzaal", None);
        check("1119", "1.118", None);
        check("1.01", "0.11-1", None);
        check("bureau 1.01", "Bureau 1.01-2", Some(Fit::Start));
        check("lif", "Lamp", None);
    }

    #[test]
    fn words_may_come_in_any_order_and_name_the_floor() {
        check("118 vergaderruimte", "Vergaderruimte 1.118", Some(Fit::Scattered));
        check("toilet verdieping 2", "Toiletten", Some(Fit::Scattered));
        check("toilet verdieping 3", "Toiletten", None);
        // The floor alone is no name of what is on it.
        check("verdieping 2", "Toiletten", None);
    }

    #[test]
    fn nothing_is_typed_before_the_first_letter() {
        for text in ["", " ", ".-"] {
            assert_eq!(Typed::new(text), None);
        }
    }
}
