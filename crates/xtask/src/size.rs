//! `cargo xtask check-size`: what a first visit downloads, against `size-budgets.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::app::KeptBy;
use crate::checkout::Checkout;
use crate::{app, tools};

/// Where the budgets stand.
const BUDGETS: &str = "crates/xtask/size-budgets.toml";

/// What each may weigh, in bytes after brotli.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    /// How the names of parts begin that the app fetches before it shows anything.
    early_parts: Vec<String>,
    wasm: Limit,
    first_visit: Limit,
    everything: Limit,
}

/// Where a weight should be, and where it may not go.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    /// The design's figure. Being over it is said aloud.
    budget: u64,
    /// Fails above this. Never higher than needed, and only ever lowered, until it is the budget.
    gate: u64,
}

/// One file of the built app.
struct Piece {
    name: String,
    kind: Kind,
    /// Bytes as they lie on disk.
    plain: u64,
    /// Bytes on the wire: brotli where there is such a copy.
    wire: u64,
    when: When,
}

/// When a file is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// The page itself names it.
    First,
    /// The app asks for it before it shows anything.
    Early,
    /// When it is wanted.
    Later,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    Script,
    Wasm,
    Style,
    Font,
    Other,
}

/// Builds the app, measures it and prints a table.
///
/// # Errors
/// When something is over its budget, or cannot be measured.
pub fn check_size(checkout: &Checkout) -> Result<()> {
    let tools = tools::for_app(checkout)?;
    let app = app::build(checkout, &tools, app::Finish::Release)?;
    let text = fs::read_to_string(checkout.root().join(BUDGETS))
        .with_context(|| format!("cannot read {BUDGETS}"))?;
    let budgets: Budgets = toml::from_str(&text)?;
    let pieces = weigh(&app, &budgets.early_parts)?;
    print_pieces(&pieces);
    let over = judge(&pieces, &budgets)?;
    if !over.is_empty() {
        bail!("too heavy: {} (budgets in {BUDGETS})", over.join(", "));
    }
    Ok(())
}

fn weigh(app: &Path, early_parts: &[String]) -> Result<Vec<Piece>> {
    let page = fs::read_to_string(app.join("index.html"))?;
    let is_copy = |file: &PathBuf| file.extension().is_some_and(|end| end == "br" || end == "gz");
    app::files_below(app)?
        .into_iter()
        .filter(|file| !is_copy(file))
        .map(|file| {
            let path = app.join(&file);
            let copy = PathBuf::from(format!("{}.br", path.display()));
            let plain = path.metadata()?.len();
            let wire = copy.metadata().map_or(plain, |about| about.len());
            let name = file.display().to_string();
            let kind = kind_of(&file);
            let is_named = kind == Kind::Page || page.contains(&format!("/{name}"));
            let when = match () {
                () if is_named => When::First,
                () if early_parts.iter().any(|part| name.starts_with(part)) => When::Early,
                () => When::Later,
            };
            Ok(Piece { name, kind, plain, wire, when })
        })
        .collect()
}

fn kind_of(file: &Path) -> Kind {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => Kind::Page,
        Some("js") => Kind::Script,
        Some("wasm") => Kind::Wasm,
        Some("css") => Kind::Style,
        Some("woff2") => Kind::Font,
        _ => Kind::Other,
    }
}

fn print_pieces(pieces: &[Piece]) {
    println!("{:<52} {:>10} {:>10}  first visit", "file", "plain", "brotli");
    for piece in pieces {
        let mark = match piece.when {
            When::First => "yes",
            When::Early => "early",
            When::Later => "later",
        };
        println!("{:<52} {:>10} {:>10}  {mark}", piece.name, piece.plain, piece.wire);
    }
    println!();
}

/// Prints each sum beside its budget, and gives those that are over.
fn judge(pieces: &[Piece], budgets: &Budgets) -> Result<Vec<String>> {
    let sum = |counts: &dyn Fn(&Piece) -> bool| {
        pieces.iter().filter(|piece| counts(piece)).map(|piece| piece.wire).sum::<u64>()
    };
    let named = |kinds: &'static [Kind]| {
        sum(&|piece: &Piece| piece.when == When::First && kinds.contains(&piece.kind))
    };
    let wasm = named(&[Kind::Wasm]);
    if wasm == 0 {
        bail!("the page names no wasm: the app was not built as it should be");
    }
    let early = sum(&|piece: &Piece| piece.when == When::Early);
    let first_visit = named(&[Kind::Page, Kind::Script, Kind::Wasm, Kind::Style]) + early;
    let kept = |who| sum(&|piece: &Piece| app::kept_by(Path::new(&piece.name)) == who);
    let rows = [
        ("wasm", wasm, Some(budgets.wasm)),
        ("first visit: html + js + wasm + css", first_visit, Some(budgets.first_visit)),
        ("fonts of a first visit", named(&[Kind::Font]), None),
        ("everything that is kept", kept(KeptBy::Everybody), Some(budgets.everything)),
        ("what a screen keeps beside it", kept(KeptBy::Screens), None),
    ];
    let mut over = Vec::new();
    println!("{:<40} {:>10} {:>10} {:>10}", "brotli bytes", "measured", "gate", "budget");
    for (what, measured, limit) in rows {
        let Some(Limit { budget, gate }) = limit else {
            println!("{what:<40} {measured:>10}");
            continue;
        };
        let verdict = match () {
            () if measured > gate => "  OVER THE GATE".to_owned(),
            () if measured > budget => format!("  over its budget by {}", measured - budget),
            () => String::new(),
        };
        println!("{what:<40} {measured:>10} {gate:>10} {budget:>10}{verdict}");
        if measured > gate {
            over.push(format!("{what} is {measured}, may be {gate}"));
        }
    }
    Ok(over)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGETS: Budgets = Budgets {
        early_parts: Vec::new(),
        wasm: Limit { budget: 60, gate: 100 },
        first_visit: Limit { budget: 150, gate: 150 },
        everything: Limit { budget: 300, gate: 300 },
    };

    fn built(wasm: usize, early: usize, later: usize) -> Vec<Piece> {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, bytes: Vec<u8>| fs::write(folder.path().join(name), bytes).unwrap();
        write("index.html", b"<link href=\"/a-1.wasm\"><link href=\"/f.woff2\">".to_vec());
        write("index.html.br", vec![0; 20]);
        write("a-1.wasm", vec![0; 1000]);
        write("a-1.wasm.br", vec![0; wasm]);
        write("f.woff2", vec![0; 90]);
        write("qr.wasm", vec![0; later]);
        write("keep-1.wasm", vec![0; early]);
        weigh(folder.path(), &["keep-".to_owned()]).unwrap()
    }

    #[test]
    fn what_is_within_its_gate_passes_and_each_excess_is_named() {
        let check = |wasm, early, later, expected: &[&str]| {
            let over = judge(&built(wasm, early, later), &BUDGETS).unwrap();
            assert_eq!(over.len(), expected.len(), "{over:?}");
            for (said, part) in over.iter().zip(expected) {
                assert!(said.starts_with(part), "{said}");
            }
        };
        check(100, 0, 90, &[]);
        check(100, 30, 60, &[]);
        check(101, 0, 0, &["wasm is 101"]);
        check(131, 0, 0, &["wasm is 131", "first visit"]);
        check(100, 31, 0, &["first visit"]);
        check(100, 0, 91, &["everything that is kept is 301"]);
    }

    #[test]
    fn an_app_without_wasm_is_no_app() {
        let mut pieces = built(10, 0, 0);
        pieces.retain(|piece| piece.kind != Kind::Wasm);
        assert!(judge(&pieces, &BUDGETS).is_err());
    }
}
