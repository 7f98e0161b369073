//! One style sheet from many: `style/main.css` imports the files, in the order they apply.
//!
//! A browser would fetch each import after the one before; Trunk leaves imports as they are. So
//! they are put together here, into `target/style/main.css`, which `public/index.html` names.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::files::files_below;

/// The sheet that imports the others.
const MAIN: &str = "main.css";

/// Writes the sheets that `folder/main.css` imports into `into`.
///
/// # Errors
/// When `main.css` holds anything but imports and comments, or a sheet is missing or forgotten.
pub fn bundle(folder: &Path, into: &Path) -> Result<()> {
    let main = folder.join(MAIN);
    let text = fs::read_to_string(&main)
        .with_context(|| format!("cannot read {}: it must import the sheets", main.display()))?;
    let imports = imports(&text)?;
    let forgotten = files_below(folder)?.into_iter().find(|file| {
        file.extension().is_some_and(|end| end == "css")
            && file != Path::new(MAIN)
            && !imports.contains(file)
    });
    if let Some(sheet) = forgotten {
        let sheet = sheet.display();
        bail!("style/{sheet} is never used: add `@import \"{sheet}\";` to style/{MAIN}");
    }
    let mut whole = String::new();
    for sheet in imports {
        let part = fs::read_to_string(folder.join(&sheet))
            .with_context(|| format!("style/{MAIN} imports {}", sheet.display()))?;
        whole.push_str(&part);
        whole.push('\n');
    }
    if let Some(parent) = into.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(into, whole)?;
    Ok(())
}

fn imports(text: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for statement in without_comments(text).split(';').map(str::trim) {
        if statement.is_empty() {
            continue;
        }
        let sheet = statement
            .strip_prefix("@import")
            .map(str::trim)
            .and_then(|quoted| quoted.strip_prefix('"')?.strip_suffix('"'));
        match sheet {
            Some(sheet) => found.push(PathBuf::from(sheet)),
            None => bail!("style/{MAIN} holds only `@import \"sheet.css\";`, not `{statement}`"),
        }
    }
    Ok(found)
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("*/").map_or("", |(_, after)| after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(sheets: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in sheets {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn bundled(sheets: &[(&str, &str)]) -> Result<String> {
        let folder = folder(sheets);
        let into = folder.path().join("out/all.txt");
        bundle(folder.path(), &into)?;
        Ok(fs::read_to_string(into)?)
    }

    #[test]
    fn sheets_come_in_the_order_of_their_imports() {
        let main = "/* order\n matters; */\n@import \"b.css\";\n@import \"a.css\";\n";
        let whole = bundled(&[("main.css", main), ("a.css", "a{}"), ("b.css", "b{}")]);
        assert_eq!(whole.unwrap(), "b{}\na{}\n");
    }

    #[test]
    fn a_forgotten_a_missing_and_an_odd_sheet_are_errors_that_name_it() {
        let check = |sheets: &[(&str, &str)], part: &str| {
            let said = format!("{:#}", bundled(sheets).unwrap_err());
            assert!(said.contains(part), "{said}");
        };
        check(&[("main.css", ""), ("a.css", "a{}")], "style/a.css is never used");
        check(&[("main.css", "@import \"gone.css\";")], "imports gone.css");
        check(&[("main.css", "body { margin: 0 }")], "not `body");
    }
}
