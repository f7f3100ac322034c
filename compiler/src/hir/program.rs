//! The program: all its modules in one graph, with what they define and the functions in them.

use super::definition::Definition;
use super::expansion::{Expansion, Generic};
use super::nodes::{BindingId, DefId, ExprId, ExprKind, FuncId, Function, FunctionKind, ModuleId};
use super::nodes::{NameRef, StmtId};
use crate::source::{FileId, Span};
use std::collections::{HashMap, HashSet};

/// The program: its modules, the main one first, then the others of which anything may be native; every
/// definition and every function in them, in the order of their modules.
#[derive(Default)]
pub struct Program {
    pub modules: Vec<Module>,
    /// So many of the modules may have native code: the first ones.
    pub natives: usize,
    /// Names that are bound to a module of the program and to nothing else.
    pub(super) modules_bound: HashMap<DefId, ModuleId>,
    pub defs: Vec<Definition>,
    pub functions: Vec<Function>,
    /// What nested functions need of those around them.
    pub captures: Captures,
    /// What decorators of the library add to classes, by the bodies of these.
    pub(super) expansions: HashMap<FuncId, Expansion>,
    /// Classes that may be subscripted, by their bodies.
    pub(super) generics: HashMap<FuncId, Generic>,
    pub(super) cached: HashMap<FuncId, FuncId>,
    /// Displays of constants that stand in the order of CPython's set.
    pub(super) ordered_sets: HashSet<Span>,
}

pub struct Module {
    pub id: ModuleId,
    /// Dotted, as it is imported; the main one is `__main__`.
    pub name: String,
    pub is_package: bool,
    /// Its text is hybridc's, in place of what CPython has in C (`library/`): its functions are no frames.
    pub is_unseen: bool,
    pub file: FileId,
    /// The module's body; its locals are the module's globals, so it has no bindings. `None` where our parser
    /// cannot read the module: then nothing else is known of it either.
    pub body: Option<FuncId>,
    /// Names that some code of the module binds at module level (or through `global`).
    pub globals: Vec<DefId>,
    /// Those by name.
    pub names: HashMap<String, DefId>,
    /// Names that only others bind: as attributes, or by star imports. In its own text they look like
    /// builtins.
    pub added: Vec<DefId>,
}

impl Module {
    /// Where its relative imports start.
    pub fn package(&self) -> &str {
        if self.is_package {
            &self.name
        } else {
            self.name.rsplit_once('.').map_or("", |(package, _)| package)
        }
    }
}

/// A variable of a function.
pub type Variable = (FuncId, BindingId);

/// What nested functions need of the functions around them (`captures.rs`).
#[derive(Default)]
pub struct Captures {
    /// By function: variables of functions around it.
    pub(super) needs: Vec<Vec<Variable>>,
    /// Variables that a nested function binds or unbinds.
    pub(super) bound_inside: HashSet<Variable>,
    /// Variables that a nested function with a frame of its own names.
    pub(super) shared: HashSet<Variable>,
    /// Variables that are bound more than once.
    pub(super) bound_again: HashSet<Variable>,
    /// Variables in cells.
    pub(super) in_cells: HashSet<Variable>,
    /// Those among them that are bound before any function sees them, and stay so.
    pub(super) always_bound: HashSet<Variable>,
    /// Variables that some statement unbinds.
    pub(super) unbound: HashSet<Variable>,
    /// Functions that take what they see with them.
    pub(super) closures: HashSet<FuncId>,
    /// Of some of them, the variable that holds the function itself whenever it runs.
    pub(super) own_names: HashMap<FuncId, Variable>,
}

impl Captures {
    /// What a call of the function needs of those around it: what its text names, and what the text of the
    /// nested functions names that it may call by their names.
    pub fn needs(&self, func: FuncId) -> &[Variable] {
        self.needs.get(func.index()).map_or(&[], Vec::as_slice)
    }

    /// Do functions share it in a cell: does a nested function bind it (`nonlocal`), or is it bound when such
    /// a function has been made already that may outlive the call?
    pub fn is_in_cell(&self, variable: Variable) -> bool {
        self.in_cells.contains(&variable)
    }

    /// Is a variable in a cell bound whenever nested functions run?
    pub fn is_always_bound(&self, variable: Variable) -> bool {
        self.always_bound.contains(&variable)
    }

    /// Is the nested function more than called: returned, passed on, kept in a container or attribute?
    pub fn is_closure(&self, func: FuncId) -> bool {
        self.closures.contains(&func)
    }

    /// The variable that holds the function itself, whenever it runs.
    pub fn own_name(&self, func: FuncId) -> Option<Variable> {
        self.own_names.get(&func).copied()
    }

    /// May it be bound again, or unbound, once it is bound?
    pub fn is_bound_again(&self, variable: Variable) -> bool {
        self.bound_again.contains(&variable)
    }

    /// Does a nested function name it, other than a generator expression or lambda?
    pub fn is_shared(&self, variable: Variable) -> bool {
        self.shared.contains(&variable)
    }
}

impl Program {
    /// The module that runs as `__main__`.
    pub fn main(&self) -> &Module {
        &self.modules[0]
    }

    /// The modules of which anything may be native, the main one first. Foreign code runs the others as they
    /// are.
    pub fn native_modules(&self) -> &[Module] {
        &self.modules[..self.natives]
    }

    /// May anything of it be native?
    pub fn is_native(&self, module: ModuleId) -> bool {
        module.index() < self.natives
    }

    /// Their bodies.
    pub fn native_bodies(&self) -> impl Iterator<Item = &Function> + Clone {
        let bodies = self.native_modules().iter().filter_map(|module| module.body);
        bodies.map(|body| &self.functions[body.index()])
    }

    /// What a decorator of the library adds to the class with this body.
    pub fn expansion(&self, body: FuncId) -> Option<&Expansion> {
        self.expansions.get(&body)
    }

    /// Do the constants of this display stand in the order that CPython's set of them has?
    pub fn is_ordered(&self, display: Span) -> bool {
        self.ordered_sets.contains(&display)
    }

    /// A function with the decorator `cached_property`: what calls it and binds what it gives.
    pub fn cached(&self, func: FuncId) -> Option<FuncId> {
        self.cached.get(&func).copied()
    }

    /// What there is of the class with this body where it may be subscripted.
    pub fn generic(&self, body: FuncId) -> Option<&Generic> {
        self.generics.get(&body)
    }

    /// What `x: int = value` binds: in a class with an expansion, what `value` stands for there.
    pub fn value_bound(&self, func: FuncId, stmt: StmtId, value: Option<ExprId>) -> Option<ExprId> {
        let bound = self.expansion(func).and_then(|expansion| expansion.bound.get(&stmt));
        bound.copied().unwrap_or(value)
    }

    /// The module that is all the name is bound to.
    pub fn module_bound(&self, def: DefId) -> Option<ModuleId> {
        self.modules_bound.get(&def).copied()
    }

    /// The program's other modules.
    pub fn others(&self) -> &[Module] {
        &self.modules[1..]
    }

    pub fn main_body(&self) -> &Function {
        let body = self.main().body.expect("a program whose main module nobody can read is not built");
        &self.functions[body.index()]
    }

    /// The functions of the modules of which anything may be native; they are the first of all.
    pub fn native_functions(&self) -> &[Function] {
        &self.functions[..self.first_of_others()]
    }

    /// The functions of all others.
    pub fn other_functions(&self) -> &[Function] {
        &self.functions[self.first_of_others()..]
    }

    /// Does the program have a module of this top name, beside its main one?
    pub fn has_top(&self, top: &str) -> bool {
        self.others().iter().any(|module| module.name.split('.').next() == Some(top))
    }

    fn first_of_others(&self) -> usize {
        self.functions.partition_point(|function| self.is_native(function.module))
    }

    pub fn module(&self, id: ModuleId) -> &Module {
        &self.modules[id.index()]
    }

    /// Does the function stand in one of this name, defined in that function, whose only decorator is one of
    /// hybridc's own? Nobody but what that makes of it calls it, which its name is bound to.
    pub fn runs_by_name(&self, func: FuncId, within: FuncId, name: &str) -> bool {
        let outer = |id: &FuncId| self.functions[id.index()].parent;
        std::iter::successors(Some(func), outer).any(|id| {
            let function = &self.functions[id.index()];
            let decorator = match function.decorators[..] {
                [only] if function.parent == Some(within) && function.name == name => only,
                _ => return false,
            };
            match &self.functions[within.index()].expr(decorator).kind {
                ExprKind::Name(NameRef::Global(def)) => self.is_hidden(*def),
                _ => false,
            }
        })
    }

    /// A name that no text can have: one of hybridc's own.
    pub fn is_hidden(&self, def: DefId) -> bool {
        self.def(def).name.contains('.')
    }

    pub fn def(&self, id: DefId) -> &Definition {
        &self.defs[id.index()]
    }

    /// What the module's own text binds at module level.
    pub fn globals(&self, module: ModuleId) -> impl Iterator<Item = &Definition> + Clone {
        self.module(module).globals.iter().map(|id| self.def(*id))
    }

    /// The same of the main module.
    pub fn main_globals(&self) -> impl Iterator<Item = &Definition> + Clone {
        self.globals(self.main().id)
    }

    /// The same of all modules of which anything may be native.
    pub fn native_globals(&self) -> impl Iterator<Item = &Definition> + Clone {
        self.native_modules().iter().flat_map(|module| self.globals(module.id))
    }

    /// Is it a function of the program's own text, and no class or body? Its object is a `function`.
    pub fn is_own_function(&self, func: FuncId) -> bool {
        let function = &self.functions[func.index()];
        let is_function = matches!(function.kind, FunctionKind::Def | FunctionKind::Lambda);
        is_function && !function.is_made && !self.module(function.module).is_unseen
    }

    /// What the module binds under this name.
    pub fn global(&self, module: ModuleId, name: &str) -> Option<DefId> {
        self.module(module).names.get(name).copied()
    }

    pub fn module_named(&self, dotted: &str) -> Option<ModuleId> {
        self.modules.iter().find(|module| module.name == dotted).map(|module| module.id)
    }

    /// The module of the program that `from …module import` names with so many dots, in that module.
    pub fn imported(&self, within: ModuleId, module: &str, level: u32) -> Option<ModuleId> {
        if level == 0 {
            return self.module_named(module);
        }
        let mut base = self.module(within).package();
        for _ in 1..level {
            base = base.rsplit_once('.')?.0;
        }
        match module {
            "" => self.module_named(base),
            _ => self.module_named(&format!("{base}.{module}")),
        }
    }
}
