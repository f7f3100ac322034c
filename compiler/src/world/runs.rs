//! When the bodies of the program's other modules run, where the text alone says so: each import of one
//! stands at top level of a module body, so the first that names a module runs its body, and later ones find
//! it done.

use std::collections::{HashMap, HashSet};

use super::things::each;
use crate::hir::nodes::{FuncId, Function, ModuleId, NameRef, Stmt, StmtId, StmtKind, TargetKind};
use crate::hir::visit::Seen;
use crate::hir::{Program, Way};

/// By import statement: the modules whose bodies it runs, in order.
pub type Runs = HashMap<(FuncId, StmtId), Vec<Run>>;

/// A module whose body runs, and how its import came about: that tells how many frames of importlib are below
/// it.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub module: ModuleId,
    /// So many modules in it are waiting for it: `a` in `import a.b`.
    waiting: u32,
    /// It is what a package is asked for: `b` in `from a import b`.
    is_asked_for: bool,
}

impl Run {
    /// The frames between the import statement and the body, in CPython 3.`minor`. They count as recursion.
    pub fn frames(&self, minor: u32) -> u32 {
        let (plain, waiting, asked_for) = if minor >= 12 { (5, 3, 2) } else { (6, 4, 3) };
        plain + waiting * self.waiting + if self.is_asked_for { asked_for } else { 0 }
    }
}

/// `None` where some module's body may run at another time, or where what a module has may be bound from
/// outside.
pub fn runs(program: &Program) -> Option<Runs> {
    let is_whole = |module: &crate::hir::Module| {
        let named = |id: &crate::hir::nodes::DefId| {
            program.def(*id).bindings.iter().all(|bind| bind.way == Way::Name)
        };
        module.added.is_empty() && module.globals.iter().all(named)
    };
    let all_native = program.natives == program.modules.len();
    if !all_native || !program.modules.iter().all(is_whole) {
        return None;
    }
    let mut is_known = true;
    for function in &program.functions {
        let top: HashSet<StmtId> = match function.parent {
            None => function.body.iter().map(|stmt| stmt.id).collect(),
            Some(_) => HashSet::new(),
        };
        each(function, &mut |seen| {
            if let Seen::Stmt(stmt) = seen {
                is_known &= match imported(program, function, stmt) {
                    Some(modules) => modules.is_empty() || top.contains(&stmt.id),
                    None => false,
                };
            }
        });
    }
    let mut order = Order { program, seen: HashSet::from([program.main().id]), runs: Runs::new() };
    is_known.then(|| {
        order.body(program.main_body());
        order.runs
    })
}

struct Order<'a> {
    program: &'a Program,
    seen: HashSet<ModuleId>,
    runs: Runs,
}

impl Order<'_> {
    fn body(&mut self, body: &Function) {
        for stmt in &body.body {
            for run in imported(self.program, body, stmt).unwrap_or_default() {
                if self.seen.insert(run.module) {
                    self.runs.entry((body.id, stmt.id)).or_default().push(run);
                    let inner = self.program.module(run.module).body.expect("what is native can be read");
                    self.body(&self.program.functions[inner.index()]);
                }
            }
        }
    }
}

/// The modules of the program that a statement imports, in the order in which it does. `None` where it
/// raises, or brings names that are not written there.
fn imported(program: &Program, function: &Function, stmt: &Stmt) -> Option<Vec<Run>> {
    match &stmt.kind {
        StmtKind::Import { module, .. } => along(program, module),
        StmtKind::ImportFrom { module, level, name, target } => {
            let Some(from) = program.imported(function.module, module, *level) else {
                return if *level == 0 { along(program, module) } else { None };
            };
            let TargetKind::Name(name_ref) = &target.as_ref()?.kind else { return None };
            let mut found = along(program, &program.module(from).name)?;
            // `from . import m` in a package makes a name of it.
            let own = program.global(from, name).filter(|own| *name_ref != NameRef::Global(*own));
            if own.is_none() {
                let module = program.module_named(&format!("{}.{name}", program.module(from).name))?;
                found.push(Run { module, waiting: 0, is_asked_for: true });
            }
            Some(found)
        }
        _ => Some(vec![]),
    }
}

/// The packages that a dotted name leads through, and what it names. Nothing where it is no module of the
/// program.
fn along(program: &Program, dotted: &str) -> Option<Vec<Run>> {
    let top = dotted.split('.').next().unwrap_or(dotted);
    if !program.has_top(top) {
        return Some(vec![]);
    }
    let ends = dotted.match_indices('.').map(|(end, _)| end).chain([dotted.len()]);
    let run = |end: usize| {
        let module = program.module_named(&dotted[..end])?;
        let waiting = dotted[end..].matches('.').count() as u32;
        Some(Run { module, waiting, is_asked_for: false })
    };
    ends.map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hir::{Source, build};
    use crate::source::SourceMap;
    use crate::syntax::{self, Target};

    /// The modules in the order in which their bodies run, with the frames below them, in a program of these
    /// names and texts.
    fn order(modules: &[(&str, &str)]) -> String {
        let mut sources = SourceMap::default();
        let mut parsed = Vec::new();
        for (name, text) in modules {
            let file = sources.add(format!("{name}.py"), Vec::new(), (*text).to_owned());
            parsed.push((*name, file, syntax::parse(file, text, Target { minor: 12 }).ok()));
        }
        let is_package = |name: &str| parsed.iter().any(|(other, ..)| other.starts_with(&format!("{name}.")));
        let source = |(name, file, tree)| {
            let tree: &Option<_> = tree;
            Source { name, is_package: is_package(name), file, tree: tree.as_ref(), is_native: true }
        };
        let modules: Vec<Source> =
            parsed.iter().map(|(name, file, tree)| source((name, *file, tree))).collect();
        let program = build(&modules, &sources, Target { minor: 12 });
        let Some(found) = runs(&program) else { return "unknown".to_owned() };
        let mut all: Vec<_> = found.into_iter().collect();
        all.sort_by_key(|(statement, _)| *statement);
        let shown = |run: &Run| format!("{} {}", program.module(run.module).name, run.frames(12));
        all.iter().flat_map(|(_, runs)| runs.iter().map(shown)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn each_body_runs_at_the_first_import() {
        let m = ("m", "x = 1");
        assert_eq!(order(&[("__main__", "import m\nfrom m import x"), m]), "m 5");
        assert_eq!(order(&[("__main__", "import n, m"), m, ("n", "import m")]), "n 5, m 5");
        let package = [("p", "from .q import f"), ("p.q", "def f(): pass"), ("p.r", "")];
        assert_eq!(order(&[&[("__main__", "import p.r")], &package[..]].concat()), "p 8, p.r 5, p.q 5");
        assert_eq!(order(&[&[("__main__", "from p import r")], &package[..]].concat()), "p 5, p.r 7, p.q 5");
    }

    #[test]
    fn bodies_that_may_run_at_another_time() {
        let m = ("m", "x = 1");
        for main in [
            "def f():\n import m",
            "if a:\n import m",
            "try:\n import m\nexcept E: pass",
            "import m\nm.x = 2",
            "from m import *",
            "import m.other",
            "from m import x, other",
        ] {
            assert_eq!(order(&[("__main__", main), m]), "unknown", "{main}");
        }
    }
}
