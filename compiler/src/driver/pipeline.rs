//! The stages in order: the only place that names them all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::stage::Stage;
use super::timing::Timings;
use super::{Failure, interpreter};
use crate::diag::{Code, Diagnostic};
use crate::link::entry::{self, Carried, Host};
use crate::link::{self, Cache, Toolchain, Unit, plain};
use crate::options::{Compile, Profile};
use crate::python::{self, Interpreter, Judgement};
use crate::source::load::{self, LoadedModule};
use crate::source::{FileId, SourceMap};
use crate::syntax::{self, Target, ast};

/// A program as read and judged.
pub struct Front {
    pub program: Program,
    /// As it was called.
    pub python_name: String,
    pub python: Interpreter,
    pub sources: SourceMap,
    pub main: FileId,
    /// `None` when only CPython can read it.
    pub tree: Option<ast::Module>,
    /// The program's other modules.
    pub modules: Vec<LoadedModule>,
    /// `sys.path[0]`.
    pub directory: PathBuf,
}

/// The program's file.
pub struct Program {
    /// As the user typed it: `sys.argv[0]`.
    pub given: PathBuf,
    pub path: PathBuf,
}

/// The executable of a program, in the cache.
pub fn executable(program: &Path, options: &Compile, default: Profile) -> Result<PathBuf, Failure> {
    let mut timings = Timings::new(options.timings);
    let cache = Cache::open()?;
    let front = front(program, options, &cache, &mut timings)?;
    let unit = unit(&front, &mut timings);
    let toolchain = timings.stage("toolchain", || Toolchain::find(&cache.folder("")?))?;
    let identity = front.program.path.to_string_lossy();
    let made = timings
        .stage("link", || link::executable(&unit, &identity, options.profile(default), &cache, &toolchain))?;
    timings.report();
    Ok(made)
}

/// Source and CPython's judgement of it.
pub fn front(program: &Path, options: &Compile, cache: &Cache, timings: &mut Timings) -> Result<Front, Failure> {
    let raw = timings.stage("load", || load(program))?;
    let path = std::path::absolute(program).unwrap_or_else(|_| program.to_path_buf());
    let shown = path.to_string_lossy().into_owned();
    let python_name = interpreter::name(options)?;
    let python = timings.stage("probe", || interpreter::probe(&python_name, cache))?;
    let judgement = timings.stage("check", || python::compile_check(&python, &shown, &raw))?;
    let text = match judgement {
        Judgement::Accepted { text, .. } => text,
        Judgement::Refused { stderr, status } => return Err(Failure::Refused { stderr, status }),
    };
    let mut sources = SourceMap::default();
    let main = sources.add(shown, raw, text);
    let target = Target { minor: python.version.1 };
    let tree = timings.stage("syntax", || syntax::parse(main, &sources.file(main).text, target).ok());
    let directory = path.parent().unwrap_or(Path::new("/"));
    let directory = fs::canonicalize(directory).unwrap_or_else(|_| directory.to_path_buf());
    let wanted = tree.as_ref().map(|tree| syntax::imports(tree, "")).unwrap_or_default();
    let modules = timings.stage("modules", || load::modules(&directory, wanted, |module| imports(module, main, target)));
    let program = Program { given: program.to_path_buf(), path };
    Ok(Front { program, python_name, python, sources, main, tree, modules, directory })
}

/// What a module beside the main one imports. A wrong or undecodable one is found out when it is imported, not here.
fn imports(module: &LoadedModule, file: FileId, target: Target) -> Vec<String> {
    let text = String::from_utf8_lossy(&module.raw).replace("\r\n", "\n");
    let tree = syntax::parse(file, text.trim_start_matches('\u{feff}'), target);
    tree.map(|tree| syntax::imports(&tree, module.package())).unwrap_or_default()
}

/// From a judged program to Rust.
pub fn unit(front: &Front, timings: &mut Timings) -> Unit {
    let host = Host {
        minor: front.python.version.1.into(),
        executable: &front.python.executable,
        argument: &front.python_name,
        libpython: front.python.library.as_deref().unwrap_or(""),
        script_argument: &front.program.given.to_string_lossy(),
        script_directory: &front.directory.to_string_lossy(),
    };
    let file = front.sources.file(front.main);
    let main = Carried { name: "__main__", path: &file.path, is_package: false, raw: &file.raw };
    let paths: Vec<String> = front.modules.iter().map(|module| module.path.to_string_lossy().into_owned()).collect();
    let modules: Vec<Carried> = front.modules.iter().zip(&paths).map(|(module, path)| carried(module, path)).collect();
    timings.stage("emit", || entry::deferred(&host, &main, &modules))
}

fn carried<'a>(module: &'a LoadedModule, path: &'a str) -> Carried<'a> {
    Carried { name: &module.name, path, is_package: module.is_package, raw: &module.raw }
}

/// A stage's result as text.
pub fn printed(stage: &Stage, front: &Front, timings: &mut Timings) -> Result<String, Failure> {
    let target = Target { minor: front.python.version.1 };
    Ok(match stage {
        Stage::Ast => match &front.tree {
            Some(tree) => format!("{}\n", syntax::print(tree, &front.sources, target)),
            None => "(only CPython can read this module)\n".to_string(),
        },
        Stage::Rust => unit(front, timings).rust,
        Stage::Hir | Stage::Types | Stage::Partition | Stage::Sir | Stage::SirAfter(_) => String::new(),
    })
}

fn load(program: &Path) -> Result<Vec<u8>, Diagnostic> {
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
