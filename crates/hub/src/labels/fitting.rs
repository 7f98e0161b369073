//! Text in a narrow column: as large as fits, on more lines where one would be too small.

use super::typeface::Typeface;

/// Where the reader's eye finds the next part: after these a line may end.
const MAY_END: [char; 6] = ['-', '.', '_', '/', ':', ' '];

/// Most lines of one text.
const LINES: usize = 3;

/// A text as it fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fitted {
    pub(super) lines: Vec<String>,
    pub(super) size_um: i32,
}

/// What size is wished.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    /// Not larger.
    pub(super) most_um: i32,
    /// On one line as long as it is at least this large.
    pub(super) pleasant_um: i32,
}

/// Fits a text into a column.
pub(super) fn fitted(face: &Typeface, text: &str, width_um: i32, wish: Wish) -> Fitted {
    let mut best = whole(face, text, width_um, wish.most_um);
    for lines in 2..=LINES {
        if best.size_um >= wish.pleasant_um {
            break;
        }
        let other = broken(face, text, lines, width_um, wish.most_um);
        if other.size_um > best.size_um {
            best = other;
        }
    }
    best
}

fn whole(face: &Typeface, text: &str, width_um: i32, most_um: i32) -> Fitted {
    let size_um = face.size_for_um(text, width_um, most_um);
    Fitted { lines: vec![text.trim().to_owned()], size_um }
}

/// The text on that many lines, broken where it comes out largest.
fn broken(face: &Typeface, text: &str, lines: usize, width_um: i32, most_um: i32) -> Fitted {
    let whole = whole(face, text, width_um, most_um);
    if lines < 2 {
        return whole;
    }
    let splits = ends(text).into_iter().filter_map(|end| text.split_at_checked(end));
    let tried = splits.map(|(head, tail)| {
        let first = face.size_for_um(head.trim(), width_um, most_um);
        let rest = broken(face, tail, lines - 1, width_um, most_um);
        let mut all = vec![head.trim().to_owned()];
        all.extend(rest.lines);
        Fitted { lines: all, size_um: first.min(rest.size_um) }
    });
    tried
        .chain([whole])
        .max_by_key(|fitted| fitted.size_um)
        .unwrap_or(Fitted { lines: vec![text.to_owned()], size_um: 0 })
}

/// Where a line of the text may end: after punctuation, else anywhere.
fn ends(text: &str) -> Vec<usize> {
    let after = |only_signs: bool| {
        let letters =
            text.char_indices().filter(move |(_, it)| !only_signs || MAY_END.contains(it));
        let ends = letters.map(|(at, letter)| at + letter.len_utf8());
        ends.filter(|&end| end < text.len()).collect::<Vec<_>>()
    };
    let signs = after(true);
    if signs.is_empty() { after(false) } else { signs }
}
