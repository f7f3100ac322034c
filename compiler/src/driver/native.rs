//! The native half of the pipeline: from a tree to verdicts, to Slot IR, to Rust.

use std::collections::HashSet;
use std::path::PathBuf;

use super::Failure;
use super::front::{self, Front};
use super::timing::Timings;
use crate::catalog::failing::FAILING;
use crate::catalog::{self, Rows};
use crate::diag::Diagnostic;
use crate::hir::Program;
use crate::hir::nodes::ModuleId;
use crate::link::{self, Unit};
use crate::partition::price::Pricing;
use crate::partition::{self, Partition, Task};
use crate::passes;
use crate::prelude;
use crate::python::Judgement;
use crate::sir::flow;
use crate::source::load::LoadedModule;
use crate::syntax::{self, ast};
use crate::world::{self, Around, World};
use crate::{emit, hir, lower, python, sir};

/// A program with its verdicts.
pub struct Analysis {
    pub program: Program,
    pub partition: Partition,
}

/// `None` when hybridc's parser cannot read the module: then all of it is deferred.
pub fn analyse(front: &Front, timings: &mut Timings) -> Option<Analysis> {
    if let Some(native) = &front.native {
        // Where something stays with CPython, its library is the real one.
        let found = analyse_as(front, &native.tree, &native.modules, timings);
        if let Some(found) = found.filter(|found| !found.partition.is_hybrid()) {
            return Some(found);
        }
    }
    analyse_as(front, front.tree.as_ref()?, &[], timings)
}

/// `tree`: the main module as it is written, or as it calls hybridc's own `texts`; `None` where these cannot
/// be part of the program.
fn analyse_as(
    front: &Front,
    tree: &ast::Module,
    texts: &[prelude::Text],
    timings: &mut Timings,
) -> Option<Analysis> {
    let minor = front.target().minor.into();
    let build = |natives: &[ModuleId], brought: &hir::Brought| {
        let modules = modules(front, tree, natives, texts);
        hir::build_with(&modules, brought, &front.sources, front.target())
    };
    let alone = timings.stage("hir", || build(&[], &hir::Brought::new()));
    let (natives, brought) = timings.stage("world", || world::local::native(&alone, &eligible(front)));
    let whole = (!natives.is_empty() || !texts.is_empty()).then(|| {
        let program = timings.stage("hir", || build(&natives, &brought));
        let runs = world::runs(&program).filter(|_| timings.stage("check", || others_are_quiet(front)));
        let around = Around { runs, ..around(front, &natives) };
        let world = timings.stage("world", || world::world(&program, minor, &around));
        (program, world)
    });
    // Where other modules are as open as this, only the main one is looked at.
    let is_closed =
        |(_, world): &(Program, World)| world.onlooker.is_none() && world.rebindable.any().is_none();
    let whole = whole.filter(is_closed);
    if whole.is_none() && !texts.is_empty() {
        return None;
    }
    let (program, world) = whole.unwrap_or_else(|| {
        let world = timings.stage("world", || world::world(&alone, minor, &around(front, &[])));
        (alone, world)
    });
    let pricing = if front.loaded.at_any_price { Pricing::Ignored } else { Pricing::Counts };
    let task = Task { program: &program, minor, world: &world, pricing };
    let partition = timings.stage("partition", || partition::partition(task));
    Some(Analysis { program, partition })
}

/// All modules of the program: the main one, those of which anything may be native, then the others. (A
/// module's id is its place among those that were loaded, as long as none is native.)
fn modules<'a>(
    front: &'a Front,
    main: &'a ast::Module,
    natives: &[ModuleId],
    texts: &'a [prelude::Text],
) -> Vec<hir::Source<'a>> {
    let loaded = front.loaded.modules.iter().zip(&front.others).enumerate();
    let others = loaded.map(|(index, (module, (file, tree)))| hir::Source {
        name: &module.name,
        is_package: module.is_package,
        file: *file,
        tree: tree.as_ref(),
        is_native: natives.contains(&ModuleId(index as u32 + 1)),
        is_unseen: false,
    });
    let (first, last): (Vec<_>, Vec<_>) = others.partition(|module| module.is_native);
    let texts = texts.iter().map(|text| hir::Source {
        name: &text.name,
        is_package: false,
        file: text.file,
        tree: Some(&text.tree),
        is_native: true,
        is_unseen: true,
    });
    let examples = front.examples.tree().map(|tree| hir::Source {
        name: front::EXAMPLES,
        is_package: false,
        file: tree.file,
        tree: Some(tree),
        is_native: false,
        is_unseen: true,
    });
    let others = first.into_iter().chain(texts).chain(last).chain(examples);
    [hir::Source::main(main)].into_iter().chain(others).collect()
}

/// Modules of which the text is what CPython reads, and that are no second copy of another.
fn eligible(front: &Front) -> HashSet<ModuleId> {
    let modules = &front.loaded.modules;
    let main = front.loaded.given.file_name().map(|name| front.loaded.directory.join(name));
    let is_once = |path: &PathBuf| {
        Some(path) != main.as_ref() && modules.iter().filter(|other| other.path == *path).count() == 1
    };
    let fine = modules.iter().enumerate().filter(|(_, module)| module.is_plain() && is_once(&module.path));
    fine.map(|(index, _)| ModuleId(index as u32 + 1)).collect()
}

/// What the program's other modules show of it, but for those whose text is read like the main one's. One
/// that nobody can read never runs.
fn around(front: &Front, natives: &[ModuleId]) -> Around {
    let modules = front.loaded.modules.iter().zip(&front.others).enumerate();
    let parsed: Vec<_> =
        modules.filter_map(|(i, (module, (_, tree)))| Some((i, module, tree.as_ref()?))).collect();
    let is_read = |index: usize| natives.contains(&ModuleId(index as u32 + 1));
    let examples = front.examples.tree();
    let of_modules = parsed.iter().flat_map(|(_, module, tree)| syntax::imports(tree, module.package()));
    let of_examples = examples.into_iter().flat_map(|tree| syntax::imports(tree, ""));
    let asks = |(index, _, tree): &(usize, &LoadedModule, &ast::Module)| {
        !is_read(*index) && front::asks_identity(tree)
    };
    Around {
        imports: of_modules.chain(of_examples).collect(),
        // As opposed to the compiler's warnings (`"is" with 'int' literal`).
        warns_again: front.target().minor >= 12 && front.warnings.contains("SyntaxWarning: invalid "),
        asks_identity: parsed.iter().any(asks) || examples.is_some_and(front::asks_identity),
        runs_examples: examples.is_some(),
        runs: None,
    }
}

/// Does CPython take the other modules as they were read, and without a word?
fn others_are_quiet(front: &Front) -> bool {
    let loaded = front.loaded.modules.iter().zip(&front.others);
    loaded.into_iter().all(|(module, (file, _))| {
        let path = module.path.to_string_lossy();
        let judgement = python::compile_check(&front.loaded.python, &path, &module.raw);
        matches!(judgement, Ok(Judgement::Accepted { text, warnings, .. })
            if warnings.is_empty() && text == front.sources.file(*file).text)
    })
}

/// The native code, typed and structured.
pub fn lowered(front: &Front, analysis: &Analysis, timings: &mut Timings) -> sir::Module {
    let Analysis { program, partition } = analysis;
    let minor = front.target().minor.into();
    let input = lower::Input {
        program,
        table: &partition.table,
        sources: &front.sources,
        chunks: partition.chunks.as_ref(),
        is_leaves: partition.is_leaves,
        minor,
    };
    let module = timings.stage("lower", || lower::lower(&input));
    verify(&module, "lowering");
    module
}

/// The pipeline of passes, up to `last` when one is named.
pub fn run_passes(module: &mut sir::Module, last: Option<&str>, timings: &mut Timings) {
    timings.stage("passes", || passes::run(module, last, &mut verify));
}

fn verify(module: &sir::Module, made_by: &str) {
    if cfg!(debug_assertions) {
        let wrong: Vec<String> = sir::verify::verify(module, &Rows).iter().map(ToString::to_string).collect();
        assert!(wrong.is_empty(), "B0003: {made_by} made ill-formed Slot IR:\n{}", wrong.join("\n"));
    }
}

/// The Rust of a program in which everything is native.
pub fn pure(front: &Front, analysis: &Analysis, timings: &mut Timings) -> Result<Unit, Failure> {
    let mut module = lowered(front, analysis, timings);
    run_passes(&mut module, None, timings);
    timings.stage("carets", || show_sites(front, &mut module))?;
    let script = front.loaded.given.to_string_lossy();
    let library = library(front, &module)?;
    let about = emit::About {
        minor: front.target().minor,
        warnings: &front.warnings,
        script: &script,
        library: &library,
    };
    let (rust, files) = timings.stage("emit", || emit::files(&module, &about));
    Ok(Unit { rust: rust.to_string(), files, isolate: None })
}

fn failure(asked: python::Failure) -> emit::Failure {
    let entry = |entry: python::Entry| {
        let python::Entry { function, file, place, shown } = entry;
        emit::Entry { function, file, place, shown }
    };
    emit::Failure { call: asked.call, entries: asked.entries.into_iter().map(entry).collect() }
}

/// What tracebacks show inside of the library, where the program calls what may fail there.
fn library(front: &Front, module: &sir::Module) -> Result<Vec<emit::Failure>, Diagnostic> {
    let calls = |stmt: &sir::Stmt, name: &str| match &stmt.kind {
        sir::StmtKind::Let { op: sir::Op::Call { row, .. }, .. } => catalog::row(row.row).python == name,
        _ => false,
    };
    let is_called = |name: &str| {
        module.functions.iter().any(|function| flow::any(&function.body, &|stmt| calls(stmt, name)))
    };
    let mut found = vec![];
    for (module, functions) in FAILING {
        let called = functions.iter().filter(|(name, _)| is_called(name));
        let calls: Vec<&str> = called.flat_map(|(_, calls)| calls.iter().copied()).collect();
        if !calls.is_empty() {
            let asked = python::failures(&front.loaded.python, module, &calls)?;
            found.extend(asked.into_iter().map(failure));
        }
    }
    Ok(found)
}

/// What each traceback entry shows of the source. Where there is an isolate, CPython prints tracebacks and
/// needs none of it.
fn show_sites(front: &Front, module: &mut sir::Module) -> Result<(), Diagnostic> {
    let place = |site: &sir::SiteInfo| {
        let (start, end) = (front.sources.start(site.span), front.sources.end(site.span));
        ((start.line, start.column), (end.line, end.column))
    };
    let mut files: Vec<usize> = module.sites.iter().map(|site| site.file).collect();
    files.sort_unstable();
    files.dedup();
    // No file has what the library generates.
    let generated = front.sources.of_library.map(|of_library| of_library.generated.0 as usize);
    for file in files.into_iter().filter(|file| Some(*file) != generated) {
        let mut places: Vec<_> = module.sites.iter().filter(|site| site.file == file).map(place).collect();
        places.sort();
        places.dedup();
        let lines = python::shown(&front.loaded.python, &module.files[file].path, &places)?;
        for site in module.sites.iter_mut().filter(|site| site.file == file) {
            let index = places.binary_search(&place(site)).expect("every place was asked for");
            site.shown.clone_from(&lines[index]);
        }
    }
    Ok(())
}

/// A program of which a part runs in the isolate.
pub struct Hybrid {
    /// Items of `main.rs`, and the files that belong to it.
    pub items: proc_macro2::TokenStream,
    pub files: Vec<emit::File>,
    /// The code of the main module, as the isolate runs it.
    pub prepared: Vec<u8>,
}

pub fn hybrid(front: &Front, analysis: &Analysis, timings: &mut Timings) -> Result<Hybrid, Diagnostic> {
    let mut module = lowered(front, analysis, timings);
    run_passes(&mut module, None, timings);
    let prepared = timings.stage("prepare", || prepared(front, &module))?;
    let library = library(front, &module)?;
    let about = emit::About { minor: front.target().minor, warnings: "", script: "", library: &library };
    let (items, files) = timings.stage("emit", || emit::files(&module, &about));
    Ok(Hybrid { items, files, prepared })
}

/// Where the isolate runs the module body as a whole, it compiles it as CPython does.
fn prepared(front: &Front, module: &sir::Module) -> Result<Vec<u8>, Diagnostic> {
    let Some(plan) = module.isolate.as_ref().filter(|plan| !plan.is_leaves) else { return Ok(vec![]) };
    let place = |chunk: &sir::Chunk| [chunk.line, chunk.column, chunk.end_line, chunk.end_column];
    let chunks: Vec<python::Place> = plan.chunks.iter().map(place).collect();
    let file = front.sources.file(front.main);
    python::prepared(&front.loaded.python, link::helper(), &file.path, &file.raw, &chunks)
}
