//! When the bodies of the program's other modules run.
//!
//! Where each import of a module stands at top level of a body, the text alone says so: the first one that
//! names it runs its body, and later ones find it done. What is imported in functions or under conditions,
//! too, is asked for at run time: each such import runs the body unless that has begun. A body that raises
//! has not begun, and the next import runs it again, in a fresh namespace.
//!
//! ```text
//! import shapes                      runs the body of `shapes`
//! def area(name):
//!     from shapes import circle      finds it done
//!     import squares                 runs the body of `squares`, the first time
//! ```

use std::collections::{HashMap, HashSet};

use super::classes::Classes;
use super::graph::is_bound_by_machinery;
use super::inert::is_inert;
use super::things::each;
use crate::hir::nodes::{ExprKind, FuncId, Function, ModuleId, NameRef, Stmt, StmtId, StmtKind, TargetKind};
use crate::hir::visit::Seen;
use crate::hir::{Program, Way};
use crate::source::Span;

/// What import statements run.
#[derive(Clone, Debug, Default)]
pub struct Runs {
    /// By import statement: the modules whose bodies it runs, or may run, in order.
    pub at: HashMap<(FuncId, StmtId), Vec<Run>>,
    /// Modules of which it is asked at run time whether their bodies have begun.
    pub asked: HashSet<ModuleId>,
    /// Those among them whose bodies may run again, after an exception.
    pub again: HashSet<ModuleId>,
}

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

/// `None` where it is not known what some import does, or where what a module has may be bound from outside.
pub fn runs(program: &Program) -> Option<Runs> {
    let is_whole = |module: &crate::hir::Module| {
        let named = |id: &crate::hir::nodes::DefId| {
            let def = program.def(*id);
            def.bindings.iter().all(|bind| bind.way != Way::Star) && !is_bound_by_machinery(program, def)
        };
        module.added.is_empty() && module.globals.iter().all(named)
    };
    let all_native = program.natives == program.modules.len();
    if !all_native || !program.modules.iter().all(is_whole) {
        return None;
    }
    let imports = Imports::of(program)?;
    let asked = imports.asked();
    let again = imports.again(program);
    if again.iter().any(|module| shows_submodules(program, *module)) {
        return None;
    }
    let mut runs = Runs { at: HashMap::new(), asked, again };
    for import in &imports.all {
        let may_run = import.modules.iter().filter(|run| runs.asked.contains(&run.module)).copied();
        let may_run: Vec<Run> = may_run.collect();
        if !may_run.is_empty() {
            runs.at.insert(import.place, may_run);
        }
    }
    let mut order = Order { program, seen: HashSet::from([program.main().id]), runs };
    order.body(program.main_body());
    Some(order.runs)
}

/// Some exception may be handled.
pub fn has_try(program: &Program) -> bool {
    let mut found = false;
    for function in &program.functions {
        each(function, &mut |seen| {
            found |= matches!(seen, Seen::Stmt(stmt) if matches!(stmt.kind, StmtKind::Try { .. }));
        });
    }
    found
}

/// Modules whose bodies may run again, after an exception: what they define is there twice then.
pub fn may_run_twice(program: &Program) -> HashSet<ModuleId> {
    let all = program.others().iter().map(|module| module.id);
    let Some(imports) = Imports::of(program) else {
        return all.filter(|_| has_try(program)).collect();
    };
    let ends = |module: &ModuleId| {
        let body = program.module(*module).body.map(|body| &program.functions[body.index()]);
        body.is_some_and(|body| super::inert::ends(program, body))
    };
    imports.again(program).into_iter().filter(|module| !ends(module)).collect()
}

/// A package that is imported again is another object: modules below it that were imported before are no
/// attributes of it. Does anybody look for one as an attribute?
fn shows_submodules(program: &Program, package: ModuleId) -> bool {
    let prefix = format!("{}.", program.module(package).name);
    let below: HashSet<&str> =
        program.others().iter().filter_map(|module| module.name.strip_prefix(&prefix)).collect();
    let exprs = program.native_functions().iter().flat_map(|function| &function.exprs);
    exprs.into_iter().any(|expr| match &expr.kind {
        ExprKind::Attribute { name, .. } => below.contains(name.as_str()),
        _ => false,
    })
}

/// An import statement.
struct Import {
    place: (FuncId, StmtId),
    within: ModuleId,
    /// It stands at top level of a module body.
    is_top: bool,
    span: Span,
    modules: Vec<Run>,
}

struct Imports {
    all: Vec<Import>,
}

impl Imports {
    fn of(program: &Program) -> Option<Imports> {
        let mut all = vec![];
        let mut is_known = true;
        for function in &program.functions {
            let top: HashSet<StmtId> = match function.parent {
                None => function.body.iter().map(|stmt| stmt.id).collect(),
                Some(_) => HashSet::new(),
            };
            each(function, &mut |seen| {
                if let Seen::Stmt(stmt) = seen {
                    let Some(modules) = imported(program, function, stmt) else {
                        is_known = false;
                        return;
                    };
                    if !modules.is_empty() {
                        all.push(Import {
                            place: (function.id, stmt.id),
                            within: function.module,
                            is_top: top.contains(&stmt.id),
                            span: stmt.span,
                            modules,
                        });
                    }
                }
            });
        }
        is_known.then_some(Imports { all })
    }

    /// Modules with an import that may come at any time, and whatever their bodies import.
    fn asked(&self) -> HashSet<ModuleId> {
        let modules = |import: &Import| import.modules.iter().map(|run| run.module).collect::<Vec<_>>();
        let mut todo: Vec<ModuleId> =
            self.all.iter().filter(|import| !import.is_top).flat_map(modules).collect();
        let mut asked = HashSet::new();
        while let Some(module) = todo.pop() {
            if asked.insert(module) {
                todo.extend(self.all.iter().filter(|import| import.within == module).flat_map(modules));
            }
        }
        asked
    }
}

impl Imports {
    /// Of those, the modules of which an exception may leave an import undone, and somebody goes on.
    fn again(&self, program: &Program) -> HashSet<ModuleId> {
        if !has_try(program) {
            return HashSet::new();
        }
        let mut start = Start { begun: HashSet::from([program.main().id]), has_late: false };
        self.start(program, program.main_body(), &mut start);
        self.asked().difference(&start.begun).copied().collect()
    }

    /// Runs a body as far as it is certain what is imported. Is that to its end?
    fn start(&self, program: &Program, body: &Function, start: &mut Start) -> bool {
        body.body.iter().all(|stmt| {
            let is_inside = |span: Span| {
                span.file == stmt.span.file && stmt.span.start <= span.start && span.end <= stmt.span.end
            };
            start.has_late |= self.all.iter().any(|import| !import.is_top && is_inside(import.span));
            let Some(runs) = imported(program, body, stmt) else { return false };
            let is_known = !start.has_late || is_inert(program, &Classes::default(), body, stmt);
            is_known
                && runs.into_iter().all(|run| {
                    let inner = program.module(run.module).body.map(|body| &program.functions[body.index()]);
                    !start.begun.insert(run.module)
                        || inner.is_some_and(|inner| self.start(program, inner, start))
                })
        })
    }
}

/// The start of the program, before any import can run that does not stand at top level of a body.
struct Start {
    /// The modules whose bodies have begun: where one of them raises, the program ends.
    begun: HashSet<ModuleId>,
    /// A function or block with such an import has been come by.
    has_late: bool,
}

struct Order<'a> {
    program: &'a Program,
    seen: HashSet<ModuleId>,
    runs: Runs,
}

impl Order<'_> {
    /// What is not asked for at run time runs at the first import.
    fn body(&mut self, body: &Function) {
        for stmt in &body.body {
            for run in imported(self.program, body, stmt).unwrap_or_default() {
                if !self.runs.asked.contains(&run.module) && self.seen.insert(run.module) {
                    self.runs.at.entry((body.id, stmt.id)).or_default().push(run);
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
        StmtKind::ImportFrom { module, level, name, target, .. } => {
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
            Source {
                name,
                is_package: is_package(name),
                file,
                tree: tree.as_ref(),
                is_native: true,
                is_unseen: false,
            }
        };
        let modules: Vec<Source> =
            parsed.iter().map(|(name, file, tree)| source((name, *file, tree))).collect();
        let program = build(&modules, &sources, Target { minor: 12 });
        let Some(found) = runs(&program) else { return "unknown".to_owned() };
        let mut all: Vec<_> = found.at.into_iter().collect();
        all.sort_by_key(|(statement, _)| *statement);
        let shown = |run: &Run| {
            let asked = if found.asked.contains(&run.module) { "?" } else { "" };
            let again = if found.again.contains(&run.module) { "!" } else { "" };
            format!("{}{asked}{again} {}", program.module(run.module).name, run.frames(12))
        };
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
        assert_eq!(order(&[("__main__", "import m\ndef f():\n import m"), m]), "m? 5, m? 5");
        assert_eq!(order(&[("__main__", "if a:\n import m"), m]), "m? 5");
        assert_eq!(order(&[("__main__", "try:\n import m\nexcept E: pass"), m]), "m?! 5");
        let n = ("n", "import m");
        assert_eq!(order(&[("__main__", "def f():\n import n"), m, n]), "n? 5, m? 5");
        assert_eq!(order(&[("__main__", "import m\ndef f():\n import n"), m, n]), "m? 5, n? 5, m? 5");
        let package = [("p", ""), ("p.q", "x = 1")];
        let late = ("__main__", "def f():\n try:\n  import p.q\n except E: pass\n return p.q.x");
        assert_eq!(order(&[&[late], &package[..]].concat()), "unknown");
    }

    #[test]
    fn what_is_not_known() {
        let m = ("m", "x = 1");
        assert_eq!(order(&[("__main__", "import m\nm.x = 2"), m]), "m 5");
        for main in ["import m\nm.y = 2", "from m import *", "import m.other", "from m import x, other"] {
            assert_eq!(order(&[("__main__", main), m]), "unknown", "{main}");
        }
        assert_eq!(order(&[("__main__", "import p.q"), ("p", "q = 1"), ("p.q", "")]), "unknown");
    }
}
