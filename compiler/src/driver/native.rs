//! The native half of the pipeline: from a tree to verdicts, to Slot IR, to Rust.

use super::Failure;
use super::front::{self, Front};
use super::timing::Timings;
use crate::catalog::Rows;
use crate::diag::Diagnostic;
use crate::hir::Program;
use crate::link::Unit;
use crate::partition::{self, Partition};
use crate::passes;
use crate::syntax::{self, ast};
use crate::world::{self, Around};
use crate::{emit, hir, lower, python, sir};

/// A program with its verdicts.
pub struct Analysis {
    pub program: Program,
    pub partition: Partition,
}

/// `None` when hybridc's parser cannot read the module: then all of it is deferred.
pub fn analyse(front: &Front, timings: &mut Timings) -> Option<Analysis> {
    let tree = front.tree.as_ref()?;
    let target = front.target();
    let around = around(front);
    let program = timings.stage("hir", || hir::build(&modules(front, tree), &front.sources, target));
    let minor = target.minor.into();
    let world = timings.stage("world", || world::world(&program, minor, &around));
    let mut partition = timings.stage("partition", || partition::partition(&program, minor, &world));
    if !front.loaded.enter_all {
        partition.leave_small_functions(&program);
    }
    Some(Analysis { program, partition })
}

/// All modules of the program.
fn modules<'a>(front: &'a Front, main: &'a ast::Module) -> Vec<hir::Source<'a>> {
    let others = front.loaded.modules.iter().zip(&front.others).map(|(module, (file, tree))| hir::Source {
        name: &module.name,
        is_package: module.is_package,
        file: *file,
        tree: tree.as_ref(),
    });
    [hir::Source::main(main)].into_iter().chain(others).collect()
}

/// What the program's other modules show of it. One that nobody can read never runs.
fn around(front: &Front) -> Around {
    let modules = &front.loaded.modules;
    let parsed = || modules.iter().zip(&front.others).filter_map(|(m, (_, tree))| Some((m, tree.as_ref()?)));
    Around {
        imports: parsed().flat_map(|(module, tree)| syntax::imports(tree, module.package())).collect(),
        // As opposed to the compiler's warnings (`"is" with 'int' literal`).
        warns_again: front.target().minor >= 12 && front.warnings.contains("SyntaxWarning: invalid "),
        asks_identity: parsed().any(|(_, tree)| front::asks_identity(tree)),
    }
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
    let about = emit::About { minor: front.target().minor, warnings: &front.warnings, script: &script };
    let rust = timings.stage("emit", || emit::program(&module, &about));
    Ok(Unit { rust, files: Vec::new(), isolate: None })
}

/// What each traceback entry shows of the source. Where there is an isolate, CPython prints tracebacks and
/// needs none of it.
fn show_sites(front: &Front, module: &mut sir::Module) -> Result<(), Diagnostic> {
    let place = |site: &sir::SiteInfo| {
        let (start, end) = (front.sources.start(site.span), front.sources.end(site.span));
        ((start.line, start.column), (end.line, end.column))
    };
    let mut places: Vec<_> = module.sites.iter().map(place).collect();
    places.sort();
    places.dedup();
    let lines = python::shown(&front.loaded.python, &front.loaded.path, &places)?;
    for site in &mut module.sites {
        let index = places.binary_search(&place(site)).expect("every place was asked for");
        site.shown.clone_from(&lines[index]);
    }
    Ok(())
}

/// The Rust of a program of which a part runs in the isolate.
pub fn hybrid(front: &Front, analysis: &Analysis, timings: &mut Timings) -> proc_macro2::TokenStream {
    let mut module = lowered(front, analysis, timings);
    run_passes(&mut module, None, timings);
    timings.stage("emit", || {
        emit::with_prelude(emit::items(
            &module,
            &emit::About { minor: front.target().minor, warnings: "", script: "" },
        ))
    })
}
