//! Functions that nothing can call: no text that can run names them.
//!
//! What can run begins with the module body. It reaches the functions whose names it reads, and what stands
//! inside of it without a name of its own (lambdas, classes with their methods, nested and decorated
//! functions); these reach what they read. A function beyond all that is *dead*: it forces nothing into the
//! isolate, and nobody has to guess with what it is called.
//!
//! ```text
//! LOG = []
//! def debug(*args): LOG.append(args)     dead, so `LOG` stays native
//! ```
//!
//! Where names are data (`globals()["debug"]`, `sys.modules`, a text that is run) all functions are reached.

use std::collections::{HashMap, HashSet};

use crate::hir::Program;
use crate::hir::nodes::{DefId, ExprKind, FuncId, Function, FunctionKind, NameRef, StmtKind};
use crate::hir::visit::each_stmt;
use crate::world::World;

/// The dead functions of the main module, with those nested in them.
#[derive(Default)]
pub struct Reach {
    dead: HashSet<FuncId>,
}

impl Reach {
    pub fn is_dead(&self, func: FuncId) -> bool {
        self.dead.contains(&func)
    }

    /// The functions that may run.
    pub fn living<'a>(&'a self, program: &'a Program) -> impl Iterator<Item = &'a Function> {
        program.native_functions().iter().filter(|function| !self.is_dead(function.id))
    }
}

pub fn reach(program: &Program, world: &World) -> Reach {
    let shows_names = world.rebindable.any().is_some() || world.onlooker.is_some();
    if shows_names || evaluates_later(program) {
        return Reach::default();
    }
    let mut search = Search::new(program);
    let read_elsewhere = world.read_by_text.iter().chain(&world.read_by_types);
    read_elsewhere.for_each(|def| search.name(*def));
    let from_start = |function: &&Function| function.parent.is_none() || is_hook(&function.name);
    let start: Vec<FuncId> =
        program.native_functions().iter().filter(from_start).map(|function| function.id).collect();
    start.into_iter().for_each(|func| search.reach(func));
    while let Some(func) = search.todo.pop() {
        search.text(&program.functions[func.index()]);
    }
    let all = program.native_functions().iter().map(|function| function.id);
    Reach { dead: all.filter(|func| !search.reached.contains(func)).collect() }
}

/// `type X = …` and type parameters: what they stand for is worked out by the isolate when somebody asks
/// (`X.__value__`), and no expression of the program shows which names that reads.
pub fn evaluates_later(program: &Program) -> bool {
    let main = program.main().id;
    program.native_functions().iter().filter(|function| function.module == main).any(|function| {
        let mut found = function.exprs.iter().any(|expr| matches!(expr.kind, ExprKind::Opaque(_)));
        each_stmt(&function.body, &mut |stmt| found |= matches!(stmt.kind, StmtKind::Opaque { .. }));
        found
    })
}

/// Names of this form are for Python to call: a module's `__getattr__`.
fn is_hook(name: &str) -> bool {
    name.starts_with("__") && name.ends_with("__")
}

struct Search<'a> {
    program: &'a Program,
    /// The functions of the module by name.
    by_name: HashMap<&'a str, Vec<FuncId>>,
    /// What stands in a function and is reached with it.
    inside: HashMap<FuncId, Vec<FuncId>>,
    named: HashSet<DefId>,
    reached: HashSet<FuncId>,
    todo: Vec<FuncId>,
}

impl<'a> Search<'a> {
    fn new(program: &'a Program) -> Search<'a> {
        let mut by_name: HashMap<&str, Vec<FuncId>> = HashMap::new();
        let mut inside: HashMap<FuncId, Vec<FuncId>> = HashMap::new();
        for function in program.native_functions() {
            if is_reached_by_name(program, function) {
                by_name.entry(&function.name).or_default().push(function.id);
            } else if let Some(parent) = function.parent {
                inside.entry(parent).or_default().push(function.id);
            }
        }
        Search { program, by_name, inside, named: HashSet::new(), reached: HashSet::new(), todo: vec![] }
    }

    fn reach(&mut self, func: FuncId) {
        if self.reached.insert(func) {
            self.todo.push(func);
        }
    }

    /// All that a function's text names, and what is made in it.
    fn text(&mut self, function: &Function) {
        for expr in &function.exprs {
            match &expr.kind {
                ExprKind::Name(NameRef::Global(def)) => self.name(*def),
                // A name in a class body may be the global of that name.
                ExprKind::Name(NameRef::ClassLocal(name)) => {
                    let def = self.program.global(function.module, name);
                    def.into_iter().for_each(|def| self.name(def));
                }
                _ => {}
            }
        }
        let inside = self.inside.remove(&function.id).unwrap_or_default();
        inside.into_iter().for_each(|func| self.reach(func));
    }

    fn name(&mut self, def: DefId) {
        if self.named.insert(def) {
            let called = self.by_name.remove(self.program.def(def).name.as_str()).unwrap_or_default();
            called.into_iter().for_each(|func| self.reach(func));
        }
    }
}

/// A plain function of the module: whoever calls it has read its name.
fn is_reached_by_name(program: &Program, function: &Function) -> bool {
    function.kind == FunctionKind::Def
        && function.parent == Some(program.main_body().id)
        && function.decorators.is_empty()
}
