//! The front of the pipeline: a program as it is read from disk, judged by CPython and parsed.

use super::timing::Timings;
use super::{Failure, interpreter, of_library};
use crate::catalog::intrinsics;
use crate::catalog::members;
use crate::catalog::modules::{self, Does};
use crate::diag::{Code, Diagnostic};
use crate::link::{Cache, plain};
use crate::options::Compile;
use crate::prelude;
use crate::python::{self, Interpreter, Judgement};
use crate::source::load::{self, LoadedModule};
use crate::source::{FileId, SourceMap};
use crate::syntax::{self, Target, ast};
use std::env;
use std::fs;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};

/// A program as read from disk.
pub struct Loaded {
    /// As the user typed it: `sys.argv[0]`.
    pub given: PathBuf,
    /// `co_filename`
    pub path: String,
    /// `sys.path[0]`
    pub directory: PathBuf,
    pub raw: Vec<u8>,
    /// The program's other modules.
    pub modules: Vec<LoadedModule>,
    /// As it was called.
    pub python_name: String,
    pub python: Interpreter,
    /// Whatever has a native form is native and has entries.
    pub at_any_price: bool,
}

/// A program CPython accepts, parsed.
pub struct Front {
    pub loaded: Loaded,
    pub sources: SourceMap,
    pub main: FileId,
    /// What compiling the main module prints on stderr, in a run.
    pub warnings: String,
    /// The main module; `None` when only CPython can read it.
    pub tree: Option<ast::Module>,
    /// The other modules, as they were loaded, in `sources` and parsed: a wrong or undecodable one is found
    /// out when it is imported.
    pub others: Vec<(FileId, Option<ast::Module>)>,
    pub examples: Examples,
    /// The main module as it calls hybridc's own texts, and these.
    pub native: Option<prelude::Native>,
}

/// What `doctest` runs of the program.
pub enum Examples {
    /// Nobody imports it.
    None,
    /// Nobody knows.
    Unread,
    /// The examples in the texts of the main module, as a module.
    Read(Box<ast::Module>),
}

impl Examples {
    pub fn tree(&self) -> Option<&ast::Module> {
        match self {
            Examples::Read(tree) => Some(tree),
            Examples::None | Examples::Unread => None,
        }
    }
}

impl Loaded {
    /// The files it was read from.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        [self.given.as_path()].into_iter().chain(self.modules.iter().map(|module| module.path.as_path()))
    }
}

impl Front {
    pub fn target(&self) -> Target {
        Target { minor: self.loaded.python.version.1 }
    }
}

/// The program's files and the interpreter it is for.
pub fn load(
    program: &Path,
    options: &Compile,
    cache: &Cache,
    timings: &mut Timings,
) -> Result<Loaded, Failure> {
    let raw = read(program)?;
    // Not normalised: CPython puts the working folder before the path as it was typed.
    let path = env::current_dir().unwrap_or_default().join(program);
    let directory = path.parent().unwrap_or(Path::new("/"));
    let directory = fs::canonicalize(directory).unwrap_or_else(|_| directory.to_path_buf());
    let python_name = interpreter::name(options)?;
    let python = timings.stage("probe", || interpreter::probe(&python_name, cache))?;
    let target = Target { minor: python.version.1 };
    let modules = timings.stage("modules", || {
        load::modules(&directory, imports(&raw, "", target), |module| {
            imports(&module.raw, module.package(), target)
        })
    });
    let path = path.to_string_lossy().into_owned();
    let given = program.to_path_buf();
    let at_any_price = options.at_any_price || is_at_any_price();
    Ok(Loaded { given, path, directory, raw, modules, python_name, python, at_any_price })
}

/// CPython's judgement, and the tree.
pub fn front(mut loaded: Loaded, timings: &mut Timings) -> Result<Front, Failure> {
    let judgement =
        timings.stage("check", || python::compile_check(&loaded.python, &loaded.path, &loaded.raw))?;
    let (text, warnings, sets) = match judgement {
        Judgement::Accepted { text, warnings, sets } => (text, warnings, sets),
        Judgement::Refused { stderr, status } => return Err(Failure::Refused { stderr, status }),
    };
    let mut sources = SourceMap::default();
    let main = sources.add(loaded.path.clone(), mem::take(&mut loaded.raw), text);
    for set in sets {
        sources.keep_order(main, set.start, set.end, set.items);
    }
    let target = Target { minor: loaded.python.version.1 };
    let tree = timings.stage("syntax", || syntax::parse(main, &sources.file(main).text, target));
    let others = loaded.modules.iter().map(|module| {
        let path = module.path.to_string_lossy().into_owned();
        let file = sources.add(path, Vec::new(), decoded(&module.raw));
        (file, syntax::parse(file, &sources.file(file).text, target).ok())
    });
    let others: Vec<(FileId, Option<ast::Module>)> = timings.stage("syntax", || others.collect());
    let mut trees = tree.iter().chain(others.iter().filter_map(|(_, tree)| tree.as_ref()));
    if trees.any(of_library::is_asked_for) {
        sources.of_library = of_library::places(&loaded.python, &mut sources);
    }
    let calls =
        || python::calls(&loaded.python).map(|(limit, is_object)| prelude::Calls { limit, is_object });
    let native = tree.as_ref().ok().and_then(|_| prelude::native(main, &mut sources, target, &calls));
    let examples = match &tree {
        Ok(tree) => examples(&loaded, (tree, &others), &mut sources, target),
        Err(_) => Examples::None,
    };
    Ok(Front { loaded, sources, main, warnings, tree: tree.ok(), others, examples, native })
}

/// What `doctest` runs, where anybody imports it. (A module that our parser cannot read may do anything.)
fn examples(
    loaded: &Loaded,
    (tree, others): (&ast::Module, &[(FileId, Option<ast::Module>)]),
    sources: &mut SourceMap,
    target: Target,
) -> Examples {
    let of_others = others.iter().zip(&loaded.modules);
    let of_others =
        of_others.filter_map(|((_, tree), module)| Some(syntax::imports(tree.as_ref()?, module.package())));
    let mut all = syntax::imports(tree, "").into_iter().chain(of_others.flatten());
    if !all.any(|module| modules::does(&module, Does::RunsExamples)) {
        return Examples::None;
    }
    let is_given = |other: &Option<ast::Module>| {
        other.as_ref().is_none_or(|tree| syntax::may_give_texts(tree, members::gives_texts))
    };
    let text = &sources.file(tree.file).text;
    let found = syntax::examples(tree, text, members::gives_texts);
    let Some(text) = found.filter(|_| !others.iter().any(|(_, other)| is_given(other))) else {
        return Examples::Unread;
    };
    let file = sources.add(EXAMPLES.to_owned(), Vec::new(), text.clone());
    match syntax::parse(file, &text, target) {
        Ok(tree) => Examples::Read(Box::new(tree)),
        Err(_) => Examples::Unread,
    }
}

/// No module has such a name.
pub const EXAMPLES: &str = "<doctest __main__>";

/// What a source imports. A wrong or undecodable module is found out when it is imported, not here, and a
/// wrong main one by CPython; so nothing but this reading is done before it is known that the program has
/// changed.
pub fn imports(raw: &[u8], package: &str, target: Target) -> Vec<String> {
    tree(raw, target).map(|tree| syntax::imports(&tree, package)).unwrap_or_default()
}

/// Does a module of the program ask whether two values are one object?
pub fn asks_identity(tree: &ast::Module) -> bool {
    let asks = syntax::Asks {
        builtin: |name| intrinsics::asks_identity(name) || intrinsics::runs_text(name),
        attribute: intrinsics::asks_identity_of_operands,
        builtins: intrinsics::is_builtins,
    };
    syntax::asks_identity(tree, asks)
}

fn decoded(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).replace("\r\n", "\n").trim_start_matches('\u{feff}').to_owned()
}

fn tree(raw: &[u8], target: Target) -> Option<syntax::ast::Module> {
    syntax::parse(FileId(0), &decoded(raw), target).ok()
}

fn read(program: &Path) -> Result<Vec<u8>, Diagnostic> {
    load::read(program).map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => {
            Diagnostic::new(Code::SourceIsDirectory, format!("`{}` is a directory", program.display()))
        }
        _ => {
            let message = format!("cannot read `{}`: {}", program.display(), plain(&error));
            Diagnostic::new(Code::SourceUnreadable, message)
        }
    })
}

/// `HYBRIDC_AT_ANY_PRICE=1` asks for all that has a native form, and for entries: tests want small functions.
pub fn is_at_any_price() -> bool {
    std::env::var_os("HYBRIDC_AT_ANY_PRICE").is_some_and(|value| !value.is_empty())
}
