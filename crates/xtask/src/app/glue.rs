//! The glue: the script by which a wasm reaches the browser, and the names they have for each other.
//!
//! Those names are long and end in a hash, which no compression makes smaller, and they stand in both
//! files. And wasm-bindgen keeps what a library offers to scripts though no script of ours asks for it.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Imports, Parser};

use super::files::files_below;

/// How the name of a wasm ends that has a script.
const WASM: &str = "_bg.wasm";
/// How names begin that only a wasm and its script know: the first are wasm-bindgen's, the last rustc's.
/// What parts of the app are linked by keeps its name.
const PRIVATE: [&str; 3] = ["__wbg_", "__wbindgen_", "_R"];

/// Leaves away what no script asks for, and shortens the names, in each wasm in `folder` and its script.
///
/// # Errors
/// When a file cannot be read or written, or is no wasm.
pub fn shorten(folder: &Path) -> Result<()> {
    for file in files_below(folder)? {
        let Some(name) = file.to_str().and_then(|name| name.strip_suffix(WASM)) else { continue };
        let (wasm, script) = (folder.join(&file), folder.join(format!("{name}.js")));
        let text = fs::read_to_string(&script).context("a wasm has no script")?;
        let text = without_unused_classes(&text);
        let (bytes, text) = shortened(&fs::read(&wasm)?, &text)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        fs::write(wasm, bytes)?;
        fs::write(script, text)?;
    }
    Ok(())
}

/// The script without the classes that nothing else in it names. Nobody imports them from it: it is the
/// script of a page.
fn without_unused_classes(script: &str) -> String {
    let classes = script.lines().filter_map(|line| line.strip_prefix("export class "));
    let classes = classes.filter_map(|rest| rest.split_whitespace().next());
    classes.fold(script.to_owned(), |script, class| {
        let rest = without_class(&script, class);
        let is_used = words(&rest).any(|word| word == class);
        if is_used { script } else { rest }
    })
}

/// The script without a class, what is done to it, and its registry of finalizers.
fn without_class(script: &str, class: &str) -> String {
    let about = [
        format!("export class {class} {{"),
        format!("if (Symbol.dispose) {class}."),
        format!("const {class}Finalization ="),
    ];
    let is_about = |statement: &&str| about.iter().any(|begin| statement.starts_with(begin));
    statements(script).into_iter().filter(|statement| !is_about(statement)).collect()
}

/// The statements of a script in which only what begins a statement begins a line.
fn statements(script: &str) -> Vec<&str> {
    let goes_on = |line: &str| line.starts_with([' ', '}', '\n']);
    let mut statements = Vec::new();
    let mut rest = script;
    while !rest.is_empty() {
        let lines = rest.split_inclusive('\n');
        let further = lines.skip(1).take_while(|line| goes_on(line)).map(str::len);
        let first = rest.split_inclusive('\n').next().map_or(0, str::len);
        let (statement, after) = rest.split_at(first + further.sum::<usize>());
        statements.push(statement);
        rest = after;
    }
    statements
}

/// A wasm and its script without exports that it does not name, and with short names.
fn shortened(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let known: BTreeSet<&str> = words(script).collect();
    let private = known.iter().filter(|name| PRIVATE.iter().any(|begin| name.starts_with(begin)));
    let free = (0..).map(short_name).filter(|name| !known.contains(name.as_str()));
    let mut short: BTreeMap<&str, String> = private.copied().zip(free).collect();
    let mut names = Names { known: &known, short: &short, met: BTreeSet::new() };
    let mut module = Module::new();
    names
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("no wasm: {error}"))?;
    let met = names.met;
    short.retain(|name, _| met.contains(*name));
    let renamed = words(script).map(|word| short.get(word).map_or(word, String::as_str)).collect();
    Ok((module.finish(), renamed))
}

/// What becomes of the names of a wasm.
struct Names<'a> {
    /// To its script.
    known: &'a BTreeSet<&'a str>,
    short: &'a BTreeMap<&'a str, String>,
    /// Those of the wasm that have a short one.
    met: BTreeSet<String>,
}

impl<'a> Names<'a> {
    fn short<'n>(&mut self, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        let Some(short) = self.short.get(name) else { return name };
        self.met.insert(name.to_owned());
        short
    }
}

impl Reencode for Names<'_> {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in imports {
            let (_, import) = import?;
            let kind = self.entity_type(import.ty)?;
            section.import(import.module, self.short(import.name), kind);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Infallible>> {
        if self.known.contains(export.name) {
            let kind = self.export_kind(export.kind)?;
            let index = self.external_index(export.kind, export.index)?;
            exports.export(self.short(export.name), kind, index);
        }
        Ok(())
    }
}

/// `$0`, `$1`, … `$z`, `$01` ….
fn short_name(number: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let rests =
        std::iter::successors(Some(number), |rest| Some(rest / 36).filter(|rest| *rest > 0));
    let digits = rests.filter_map(|rest| DIGITS.get(rest % 36).copied().map(char::from));
    std::iter::once('$').chain(digits).collect()
}

/// The names and words of a script, and what stands between them: together the whole script.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let mut rest = script;
    std::iter::from_fn(move || {
        let is_name = rest.starts_with(is_of_name);
        let ends = rest.find(|letter| is_of_name(letter) != is_name).unwrap_or(rest.len());
        let (word, after) = rest.split_at(ends);
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection,
    };
    use wasmparser::{ExternalKind, Payload};

    /// A wasm that takes and gives functions of these names.
    fn wasm(imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let (mut types, mut taken, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        let (mut given, mut code) = (ExportSection::new(), CodeSection::new());
        types.ty().function([], []);
        for name in imports {
            taken.import("./app_bg.js", name, EntityType::Function(0));
        }
        for (index, name) in (0..).zip(exports) {
            functions.function(0);
            let own = u32::try_from(imports.len()).unwrap() + index;
            given.export(name, ExportKind::Func, own);
            let mut function = Function::new([]);
            function.instructions().end();
            code.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&taken).section(&functions).section(&given).section(&code);
        module.finish()
    }

    /// What a wasm takes and gives.
    fn names(wasm: &[u8]) -> (Vec<String>, Vec<String>) {
        let (mut imports, mut exports) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    let all = section.into_iter().flat_map(|group| group.unwrap());
                    imports.extend(all.map(|import| import.unwrap().1.name.to_owned()));
                }
                Payload::ExportSection(section) => {
                    let all = section.into_iter().map(Result::unwrap);
                    let functions = all.filter(|export| export.kind == ExternalKind::Func);
                    exports.extend(functions.map(|export| export.name.to_owned()));
                }
                _ => {}
            }
        }
        (imports, exports)
    }

    #[test]
    fn a_name_is_as_short_in_the_wasm_as_in_its_script() {
        let script =
            "{ __wbg_new_63f67ad37e3739d2: f, __wbg_newer: g, $0 }; wasm._RNv3run(); wasm.memory";
        let wasm = wasm(&["__wbg_new_63f67ad37e3739d2"], &["_RNv3run", "memory"]);
        let (wasm, script) = shortened(&wasm, script).unwrap();
        assert_eq!(script, "{ $2: f, __wbg_newer: g, $0 }; wasm.$1(); wasm.memory");
        assert_eq!(names(&wasm), (vec!["$2".into()], vec!["$1".into(), "memory".into()]));
    }

    #[test]
    fn what_no_script_names_is_not_given() {
        let (wasm, _) = shortened(&wasm(&[], &["asked", "forgotten"]), "wasm.asked()").unwrap();
        assert_eq!(names(&wasm).1, ["asked"]);
    }

    #[test]
    fn a_class_that_nobody_uses_goes_with_all_that_is_about_it() {
        let class = |name: &str| {
            format!(
                "export class {name} {{\n    free() {{\n        {name}Finalization.unregister(this);\n    }}\n}}\nif (Symbol.dispose) {name}.prototype[Symbol.dispose] = {name}.prototype.free;\n\n"
            )
        };
        let registry = |name: &str| {
            format!(
                "const {name}Finalization = (typeof Registry === 'undefined')\n    ? {{ a: 1 }}\n    : new Registry();\n"
            )
        };
        let rest = "function run() {\n    return new Used();\n}\n";
        let script = |names: &[&str]| {
            let all = |made: &dyn Fn(&str) -> String| {
                names.iter().map(|name| made(name)).collect::<String>()
            };
            [all(&class), rest.to_owned(), all(&registry)].concat()
        };
        assert_eq!(without_unused_classes(&script(&["Used", "Unused"])), script(&["Used"]));
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        assert!(shortened(b"<html>", "").is_err());
        assert!(shortened(&wasm(&[], &["one"])[..20], "one").is_err());
    }

    #[test]
    fn all_files_of_a_folder_are_shortened_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        fs::write(file("app_bg.wasm"), wasm(&["__wbg_now_1"], &["main"])).unwrap();
        fs::write(file("app.js"), "__wbg_now_1: main").unwrap();
        fs::write(file("part.wasm"), "kept").unwrap();
        shorten(folder.path()).unwrap();
        assert_eq!(fs::read_to_string(file("app.js")).unwrap(), "$0: main");
        assert_eq!(names(&fs::read(file("app_bg.wasm")).unwrap()).0, ["$0"]);
        assert_eq!(fs::read_to_string(file("part.wasm")).unwrap(), "kept");
    }
}
