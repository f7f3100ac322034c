//! The house rules that a machine can check, over every file of the repository.
//!
//! A rule that is in the way is changed here, in the same commit as what it stands in the way of, with the
//! reason in the message.

mod shape;

use hybridc::catalog;
use hybridc::diag::codes::Code;
use hybridc::diag::reasons::ReasonId;
use hybridc_dev::root;
use hybridc_dev::sample::{self, Sample};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Module of the compiler, and the others it may name. `driver` may name all.
const IMPORTS: &[(&str, &[&str])] = &[
    ("options", &[]),
    ("source", &[]),
    ("diag", &["source"]),
    ("ty", &["source"]),
    ("sir", &["source", "ty"]),
    ("catalog", &["diag", "ty", "sir"]),
    ("syntax", &["source", "diag"]),
    ("prelude", &["source", "syntax"]),
    ("hir", &["source", "diag", "syntax"]),
    ("world", &["hir", "ty", "catalog", "source", "diag"]),
    ("infer", &["hir", "world", "ty", "catalog", "source", "diag"]),
    ("partition", &["hir", "world", "ty", "catalog", "infer", "source", "diag"]),
    // Not `diag`: it cannot fail on a user's program.
    ("lower", &["hir", "ty", "sir", "catalog", "infer", "partition", "source"]),
    ("passes", &["sir", "ty", "catalog"]),
    ("emit", &["sir", "ty", "catalog"]),
    // Errors of the outside world are diagnostics too.
    ("python", &["diag"]),
    ("link", &["options", "diag"]),
];

/// Who may use what, besides the module that owns it.
const SOLE_USERS: &[(&str, &[&str])] = &[
    // `link/entry.rs` writes the few lines around a program that has no native part.
    ("quote::", &["emit/", "link/entry.rs"]),
    ("syn::", &["emit/"]),
    ("prettyplease::", &["emit/", "link/entry.rs"]),
    // Made in one place, names cannot collide.
    ("format_ident!", &["emit/names.rs"]),
    ("Ident::new", &["emit/names.rs"]),
    ("Lifetime::new", &["emit/names.rs"]),
    ("process::Command", &["python/", "link/", "driver/run.rs", "driver/verify.rs"]),
    ("ruff_python", &["syntax/parse/"]),
];

/// How long a line is at most.
const COLUMNS: usize = 110;

/// How long a file is at most: the compiler's own, any other.
const LINES: (usize, usize) = (500, 800);

/// How long a function is at most; a row of a table counts as one line (`shape/mod.rs`).
const FUNCTION_LINES: usize = 80;

/// The stages in which a builtin could have a meaning.
const STAGES: &[&str] = &["hir", "world", "infer", "partition", "lower", "passes", "emit"];

/// Where a name of the catalog means something else.
const OTHER_MEANINGS: &[(&str, &[&str])] = &[
    // Names of temporaries in Slot IR; words of Python's numbers.
    ("compiler/src/hir/lower/comprehension.rs", &["list", "set", "dict"]),
    ("compiler/src/world/facts.rs", &["nan", "inf"]),
    // Options of `dataclass` and `field`; what the text calls that it compiles.
    ("compiler/src/hir/lower/made/mod.rs", &["repr"]),
    ("compiler/src/hir/lower/made/fields.rs", &["repr", "hash"]),
    ("compiler/src/hir/lower/made/methods.rs", &["hash"]),
    ("compiler/src/lower/generator/in_place.rs", &["items", "append"]),
    ("compiler/src/hir/lower/made/enum_methods.rs", &["hash"]),
    // Functions of `dataclasses`, and a loop that is made.
    ("compiler/src/hir/expansion.rs", &["replace"]),
    ("compiler/src/hir/lower/made/apart.rs", &["replace", "items", "append"]),
    // Bases of classes.
    ("compiler/src/hir/lower/made/enums.rs", &["int", "str"]),
    // A name that tells of an interest in the limit, whoever runs it.
    ("compiler/src/world/limits.rs", &["setrecursionlimit"]),
    ("compiler/src/world/frames.rs", &["copy"]),
    // Open: comprehensions and displays fill their containers by rows that intrinsics should name for them,
    // and `"…".format(…)` is recognised by its name.
    ("compiler/src/lower/expr/display.rs", &["update"]),
    ("compiler/src/lower/stmt/comprehension.rs", &["append", "add"]),
    ("compiler/src/hir/lower/template.rs", &["format"]),
];

/// Codes that no sample can show.
const WITHOUT_SAMPLE: &[(&str, &str)] = &[
    ("E0012", "the program just built would have to vanish before it is started"),
    ("E0013", "needs a machine with rustc and without a linker"),
    ("B0001", "a bug of hybridc; a sample of it would be fixed, not kept"),
    ("B0002", "a bug of hybridc; a sample of it would be fixed, not kept"),
    ("D0518", "a guard: no program is known whose types are not joined before it"),
    ("D0520", "the statement that binds it again runs in the isolate; no function shows it"),
    ("D0502", "no program is known that CPython reads and the parser does not"),
];

#[test]
fn modules_import_what_they_may() {
    let mut wrong = Vec::new();
    for file in rust_files("compiler/src") {
        let Some(module) = module_of(&file.path).filter(|m| *m != "driver") else { continue };
        let Some((_, allowed)) = IMPORTS.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{}: module `{module}` is not in the table of imports", file.path));
            continue;
        };
        for (number, line) in file.code_lines() {
            for named in line.split("crate::").skip(1) {
                let name: String = named.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_module = IMPORTS.iter().any(|(module, _)| *module == name) || name == "driver";
                if is_module && name != module && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{}:{number}: `{module}` may not import `{name}`", file.path));
                }
            }
            if line.contains("crate::{") {
                wrong.push(format!(
                    "{}:{number}: one `use crate::…` a line, so that this test can read it",
                    file.path
                ));
            }
        }
    }
    check("imports", &wrong);
}

/// Who wants to read one file of a circle has to read them all. `mod.rs` is the folder's front door and stays
/// out.
#[test]
fn files_of_a_folder_import_in_no_circle() {
    let files = rust_files("compiler/src");
    let mut wrong = Vec::new();
    for folder in IMPORTS.iter().map(|(folder, _)| *folder).chain(["driver"]) {
        let imports = imports_within(&files, folder);
        let circle: Vec<&str> = imports
            .keys()
            .filter(|file| reaches(&imports, file, file, &mut BTreeSet::new()))
            .map(String::as_str)
            .collect();
        if !circle.is_empty() {
            wrong.push(format!("`{folder}`: a circle among {}", circle.join(", ")));
        }
    }
    check("circles", &wrong);
}

/// Of each file of the folder the others that it names.
fn imports_within(files: &[RustFile], folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let prefix = format!("compiler/src/{folder}/");
    let name = |file: &RustFile| {
        let name = file.path.strip_prefix(&prefix)?.strip_suffix(".rs")?;
        (!name.contains('/') && name != "mod").then(|| name.to_string())
    };
    let names: BTreeSet<String> = files.iter().filter_map(name).collect();
    let mut found = BTreeMap::new();
    for file in files {
        let Some(own) = name(file) else { continue };
        let code: String = file.code_lines().map(|(_, line)| format!("{line}\n")).collect();
        let own_path = format!("crate::{folder}::");
        let named = code.split("super::").skip(1).chain(code.split(own_path.as_str()).skip(1));
        let named = named.flat_map(first_names);
        found.insert(own, named.filter(|name| names.contains(name)).collect());
    }
    found
}

/// `a` of `a::b`; `a` and `c` of `{a::b, c}`.
fn first_names(path: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let Some(list) = path.strip_prefix('{') else { return vec![word(path)] };
    let (mut depth, mut names, mut start) = (0, vec![], true);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && c.is_alphabetic() => {
                names.push(word(&list[at..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

fn reaches(
    imports: &BTreeMap<String, BTreeSet<String>>,
    from: &str,
    to: &str,
    seen: &mut BTreeSet<String>,
) -> bool {
    imports[from]
        .iter()
        .any(|next| next == to || seen.insert(next.clone()) && reaches(imports, next, to, seen))
}

#[test]
fn libraries_have_one_user() {
    let mut wrong = Vec::new();
    for file in rust_files("compiler/src") {
        let below = file.path.trim_start_matches("compiler/src/").to_string();
        for (number, line) in file.code_lines() {
            for (name, users) in SOLE_USERS {
                if names_path(line, name) && !users.iter().any(|user| below.starts_with(user)) {
                    wrong.push(format!("{}:{number}: `{name}` is for {} only", file.path, users.join(", ")));
                }
            }
        }
    }
    for file in rust_files("runtime") {
        for (number, line) in file.code_lines() {
            if names_path(line, "pyo3::") && !file.path.starts_with("runtime/isolate/") {
                wrong.push(format!("{}:{number}: PyO3 is for runtime/isolate only", file.path));
            }
        }
    }
    check("sole users", &wrong);
}

#[test]
fn files_are_short_and_introduced() {
    let mut wrong = Vec::new();
    for file in rust_files("") {
        let lines = file.text.lines().count();
        let allowed = if file.path.starts_with("compiler/src/") { LINES.0 } else { LINES.1 };
        if lines > allowed && !file.path.ends_with("generated.rs") && !file.is_data() {
            wrong.push(format!("{}: {lines} lines; {allowed} are allowed", file.path));
        }
        if !file.text.starts_with("//!") {
            wrong.push(format!("{}: opens with no `//!`", file.path));
        }
        // What rustfmt cannot break: comments, texts, macros.
        if !file.path.ends_with("generated.rs") && !file.is_data() {
            let long = file.text.lines().enumerate().filter(|(_, line)| line.chars().count() > COLUMNS);
            wrong.extend(
                long.map(|(index, _)| format!("{}:{}: over {COLUMNS} columns", file.path, index + 1)),
            );
        }
    }
    check("files", &wrong);
}

#[test]
fn functions_are_short() {
    let mut wrong = Vec::new();
    for file in rust_files("").iter().filter(|file| !file.is_data()) {
        for function in shape::functions(&file.text) {
            if function.lines > FUNCTION_LINES {
                let shape::Length { line, name, lines } = function;
                wrong.push(format!("{}:{line}: `{name}` has {lines} lines", file.path));
            }
        }
    }
    check("functions", &wrong);
}

/// A new kind of node shows every place that has to think of it.
#[test]
fn several_kinds_of_node_are_told_from_all() {
    let mut wrong = Vec::new();
    for file in rust_files("compiler/src") {
        // The parser's tree has its own kinds of node, of the same names.
        if module_of(&file.path).is_none_or(|module| ["syntax", "hir"].contains(&module)) {
            continue;
        }
        let found = shape::arms::catch_alls(&file.text);
        wrong.extend(found.iter().map(|function| format!("{}: a `_` arm in `{function}`", file.path)));
    }
    check("catch-all arms", &wrong);
}

/// The rows are asked; a stage that knows a builtin by name has stopped asking.
#[test]
fn stages_name_no_builtin() {
    // Operators are called by their dunder names everywhere: these are words of the language.
    // So are rows of the owner `hybridc`: what every value can do, no builtin of Python.
    let named = catalog::rows().iter().filter(|row| row.owner != "hybridc" && !row.name.starts_with("__"));
    // Attributes are looked up by the name the program wrote, and called like fields of ours.
    let named = named.filter(|row| row.kind != catalog::RowKind::Property);
    let names: BTreeSet<&str> = named.flat_map(|row| [row.python, row.name]).collect();
    let mut wrong = Vec::new();
    for file in rust_files("compiler/src") {
        if !module_of(&file.path).is_some_and(|module| STAGES.contains(&module)) {
            continue;
        }
        for (number, line) in file.code_lines() {
            for literal in line.split('"').skip(1).step_by(2) {
                let has_other_meaning =
                    OTHER_MEANINGS.iter().any(|(path, names)| *path == file.path && names.contains(&literal));
                if names.contains(literal) && !has_other_meaning {
                    wrong.push(format!("{}:{number}: \"{literal}\" is a row of the catalog", file.path));
                }
            }
        }
    }
    check("builtins named by stages", &wrong);
}

#[test]
fn unsafe_is_allowed_by_name_and_explained() {
    let mut wrong = Vec::new();
    for file in rust_files("") {
        let mut lines = file.code_lines().filter(|(_, line)| has_word(line, "unsafe"));
        let Some((first, _)) = lines.next() else { continue };
        if !file.path.starts_with("runtime/") {
            // Emission has to write the word, never to use it.
            if !["compiler/tests/", "compiler/src/emit/", "compiler/src/link/entry.rs"]
                .iter()
                .any(|p| file.path.starts_with(p))
            {
                wrong.push(format!("{}:{first}: no `unsafe` outside of runtime/", file.path));
            }
            continue;
        }
        for (number, line) in file.code_lines().filter(|(_, line)| line.contains("unsafe {")) {
            if !file.explains_safety(number) {
                wrong.push(format!("{}:{number}: no `// SAFETY:` above {}", file.path, line.trim()));
            }
        }
    }
    check("unsafe", &wrong);
}

#[test]
fn no_file_names_a_machine() {
    let mut wrong = Vec::new();
    // Spelt in pieces, or this file would name them.
    let homes = [["/wo", "rk/"].concat(), ["/ro", "ot/"].concat(), ["/ho", "me/"].concat()];
    for path in all_files(&root()) {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        for (number, line) in text.lines().enumerate() {
            if homes.iter().any(|home| {
                let named = |after: &str| after.starts_with(|c: char| c.is_alphanumeric() || c == '.');
                line.split(home.as_str()).skip(1).any(named) && !is_word_before(line, home)
            }) {
                wrong.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    check("paths of a machine", &wrong);
}

#[test]
fn every_sample_has_a_golden_and_the_reverse() {
    let root = root();
    let (samples, mut wrong) = sample::find(&root).expect("samples/ can be read");
    let mut known: BTreeSet<PathBuf> = BTreeSet::new();
    for sample in &samples {
        let golden = sample.golden(&root);
        if !golden.is_file() {
            wrong.push(format!("samples/{}.py has no golden file: run `cargo dev bless`", sample.name));
        }
        known.insert(golden);
        let lines = fs::read(&sample.path).map_or(0, |bytes| bytes.split(|byte| *byte == b'\n').count() - 1);
        let limit = if ["poc3/", "programs/", "bench/"].iter().any(|f| sample.name.starts_with(f)) {
            150
        } else {
            60
        };
        if lines > limit {
            wrong.push(format!("samples/{}.py has {lines} lines; {limit} are allowed", sample.name));
        }
    }
    // Files directly in golden/ belong to others (the catalog, the tour), as do those of passes, whose
    // samples are Slot IR.
    for path in all_files(&root.join("golden"))
        .iter()
        .filter(|path| path.contains('/') && !path.starts_with("passes/"))
    {
        if !known.contains(&root.join("golden").join(path)) {
            wrong.push(format!("golden/{path} belongs to no sample"));
        }
    }
    check("goldens", &wrong);
}

#[test]
fn every_code_has_a_sample() {
    let root = root();
    let (samples, mut wrong) = sample::find(&root).expect("samples/ can be read");
    let reasons = ReasonId::ALL.iter().map(|reason| (reason.row().code, "defer/"));
    let codes = Code::ALL.iter().map(|code| (code.row().code, "errors/"));
    let known: BTreeSet<String> =
        reasons.clone().chain(codes.clone()).map(|(code, folder)| format!("{folder}{code}")).collect();
    for (code, folder) in reasons.chain(codes) {
        let has_sample = samples.iter().any(|sample| code_of(sample) == Some(format!("{folder}{code}")));
        let is_excused = WITHOUT_SAMPLE.iter().any(|(excused, _)| *excused == code);
        if !has_sample && !is_excused {
            wrong.push(format!("{code} has no sample samples/{folder}{code}_….py"));
        }
    }
    for sample in &samples {
        if let Some(name) = code_of(sample).filter(|name| !known.contains(name)) {
            wrong.push(format!("samples/{}.py: there is no code {name}", sample.name));
        }
    }
    check("codes", &wrong);
}

/// `defer/D0001` of `defer/D0001_any_in_signature`.
fn code_of(sample: &Sample) -> Option<String> {
    let (folder, file) = sample.name.rsplit_once('/')?;
    let code = file.split('_').next()?;
    let is_code = code.len() == 5 && code[1..].chars().all(|c| c.is_ascii_digit());
    (is_code && ["defer", "errors"].contains(&folder)).then(|| format!("{folder}/{code}"))
}

fn check(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

struct RustFile {
    /// From the root of the repository.
    path: String,
    text: String,
}

impl RustFile {
    /// Numbered lines without comments, up to the tests at the foot of the file; none of a file of tests.
    fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_tests = self.path.ends_with("/tests.rs") || self.path.ends_with("_test.rs");
        let end = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = self.text[..if is_tests { 0 } else { end }].lines().enumerate();
        lines.map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()))
    }

    /// Is one of the few lines above a `// SAFETY:`? One comment may stand above several blocks in a row.
    fn explains_safety(&self, number: usize) -> bool {
        let lines: Vec<&str> = self.text.lines().collect();
        let above = &lines[number.saturating_sub(12)..number];
        above.iter().any(|line| line.contains("SAFETY:"))
    }

    /// Tables made from Unicode's data and the like.
    fn is_data(&self) -> bool {
        self.text.lines().take(3).any(|line| line.starts_with("//! Made by "))
    }
}

fn rust_files(below: &str) -> Vec<RustFile> {
    let root = root();
    let paths = all_files(&root).into_iter().filter(|path| path.starts_with(below) && path.ends_with(".rs"));
    paths
        .map(|path| RustFile { text: fs::read_to_string(root.join(&path)).unwrap_or_default(), path })
        .collect()
}

/// The folder or file below `compiler/src` that a file belongs to; none for `lib.rs` and `main.rs`.
fn module_of(path: &str) -> Option<&str> {
    let below = path.strip_prefix("compiler/src/")?;
    let module = below.split('/').next()?.trim_end_matches(".rs");
    (!["lib", "main"].contains(&module)).then_some(module)
}

/// `syn::` in `syn::parse`, not in `resyn::x` and not in `crate::syn::x`.
fn names_path(line: &str, name: &str) -> bool {
    line.match_indices(name)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

fn has_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(is_part) && !line[at + word.len()..].starts_with(is_part))
}

/// `network/x`: the folder is part of a longer word or path.
fn is_word_before(line: &str, home: &str) -> bool {
    line.match_indices(home).all(|(at, _)| {
        line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '>' | '_' | '-' | '}' | '/'))
    })
}

/// Paths below a folder, from that folder, without what builds and git put there.
fn all_files(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if [".git", "target", "__pycache__"].contains(&name.as_str()) {
                continue;
            }
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{path}/"), found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found);
    found.sort();
    found
}
