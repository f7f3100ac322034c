//! Which names and attributes stand for modules and for functions of the program, as far as the text tells,
//! and which of them are used as values: not called, not just asked for a named attribute.
//!
//! What a module is bound to (`import`, `m = math`) is followed through names; a module that goes anywhere
//! else (an argument, an item, an attribute) may be reached from anywhere.

mod values;

use std::collections::{HashMap, HashSet};

use crate::catalog::intrinsics::reflection;
use crate::catalog::members::{self, Act, Owner};
use crate::catalog::{modules, names};
use crate::hir::nodes::{
    BindingId, DefId, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, StmtKind, Target, TargetKind,
};
use crate::hir::visit::{self, Seen};
use crate::hir::{Module, Program};

/// What a name is a name in.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    Global(DefId),
    Local(FuncId, BindingId),
}

impl Place {
    /// Of a name that is no builtin and does not belong to a class body.
    pub fn of(function: &Function, name: &NameRef) -> Option<Place> {
        match name {
            NameRef::Local(binding) => Some(Place::Local(function.id, *binding)),
            NameRef::Free(outer, binding) => Some(Place::Local(*outer, *binding)),
            NameRef::Global(global) => Some(Place::Global(*global)),
            NameRef::ClassLocal(_) | NameRef::Builtin(_) => None,
        }
    }
}

/// What stands for modules and functions in a program.
pub struct Things<'a> {
    program: &'a Program,
    /// Where they may stand for them: in the main module, or in the others.
    text: &'a [Function],
    own: &'a [Module],
    /// Modules that are attributes of the program's own modules.
    inner: HashMap<(String, String), Vec<String>>,
    /// Dotted names of what a place may hold.
    modules: HashMap<Place, Vec<String>>,
    /// Members of modules that were imported by name: of which module, and which.
    members: HashMap<Place, (String, String)>,
    functions: HashSet<Place>,
    /// Top names of what is imported.
    imported: HashSet<String>,
    /// Names of methods that are no properties.
    methods: HashSet<&'a str>,
}

impl<'a> Things<'a> {
    pub fn of(program: &'a Program) -> Things<'a> {
        Things::among(program, program.native_functions(), &[], HashMap::new())
    }

    /// In the main module, and in the others, where they may have modules from each other.
    pub fn halves(program: &'a Program) -> [Things<'a>; 2] {
        let [main, others] = [program.native_functions(), program.other_functions()];
        let inner = Things::among(program, others, program.others(), HashMap::new()).inner();
        [main, others].map(|half| Things::among(program, half, program.others(), inner.clone()))
    }

    /// In some functions of a program of which these are modules, too.
    fn among(
        program: &'a Program,
        text: &'a [Function],
        own: &'a [Module],
        inner: HashMap<(String, String), Vec<String>>,
    ) -> Things<'a> {
        let methods = text.iter().filter(|function| is_method(program, function));
        let mut things = Things {
            program,
            text,
            own,
            inner,
            modules: HashMap::new(),
            members: HashMap::new(),
            functions: HashSet::new(),
            imported: HashSet::new(),
            methods: methods.map(|function| function.name.as_str()).collect(),
        };
        // An alias may stand before what it is an alias of.
        let mut known = usize::MAX;
        while known != things.known() {
            known = things.known();
            for function in text {
                each(function, &mut |seen| {
                    if let Seen::Stmt(stmt) = seen {
                        things.bind(function, &stmt.kind);
                    }
                });
            }
        }
        things
    }

    fn known(&self) -> usize {
        self.modules.values().map(Vec::len).sum::<usize>() + self.functions.len()
    }

    /// What attributes of these modules stand for modules.
    pub fn inner(&self) -> HashMap<(String, String), Vec<String>> {
        let globals = self.modules.iter().filter_map(|(place, modules)| match place {
            Place::Global(global) => {
                let def = self.program.def(*global);
                let module = self.program.module(def.module).name.clone();
                Some(((module, def.name.clone()), modules.clone()))
            }
            Place::Local(..) => None,
        });
        globals.collect()
    }

    fn bind(&mut self, function: &Function, stmt: &StmtKind) {
        match stmt {
            StmtKind::Import { module, target, asname } => {
                let top = module.split('.').next().unwrap_or(module);
                self.imported.insert(top.to_owned());
                self.bind_module(function, target, if *asname { module } else { top });
            }
            StmtKind::ImportFrom { module, level, name, target, .. } => {
                self.imported.insert(module.split('.').next().unwrap_or(module).to_owned());
                let Some(target) = target else { return };
                if let Some(place) = self.place(function, target) {
                    self.members.insert(place, (module.clone(), name.clone()));
                }
                let inner = self.inner.get(&(module.clone(), name.clone())).cloned().unwrap_or_default();
                let submodule =
                    self.own_module(module, *level, name).or_else(|| modules::submodule(module, name));
                for module in submodule.into_iter().chain(inner) {
                    self.bind_module(function, target, &module);
                }
            }
            StmtKind::Assign { target, value } => {
                let modules = self.modules(function, *value);
                for module in &modules {
                    self.bind_module(function, target, module);
                }
                if modules.is_empty()
                    && self.is_function(function, *value)
                    && let Some(place) = self.place(function, target)
                {
                    self.functions.insert(place);
                }
            }
            StmtKind::Def { target, .. } => {
                if let Some(place) = self.place(function, target) {
                    self.functions.insert(place);
                }
            }
            StmtKind::Expr(_)
            | StmtKind::AnnAssign { .. }
            | StmtKind::CompAdd { .. }
            | StmtKind::Delete(_)
            | StmtKind::Return(_)
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::If { .. }
            | StmtKind::While { .. }
            | StmtKind::For { .. }
            | StmtKind::Break
            | StmtKind::Continue
            | StmtKind::Pass
            | StmtKind::Try { .. }
            | StmtKind::With { .. }
            | StmtKind::Class { .. }
            | StmtKind::Opaque { .. } => {}
        }
    }

    /// A module of the program itself. Where a relative import starts is not worked out: any of that name.
    fn own_module(&self, module: &str, level: u32, name: &str) -> Option<String> {
        let dotted = if module.is_empty() { name.to_owned() } else { format!("{module}.{name}") };
        let is_it = |own: &&String| {
            **own == dotted || level > 0 && own.ends_with(&dotted) && own.len() > dotted.len()
        };
        self.own.iter().map(|own| &own.name).find(is_it).cloned()
    }

    fn bind_module(&mut self, function: &Function, target: &Target, module: &str) {
        if let Some(place) = self.place(function, target) {
            let modules = self.modules.entry(place).or_default();
            if !modules.iter().any(|known| known == module) {
                modules.push(module.to_owned());
            }
        }
    }

    pub fn place(&self, function: &Function, target: &Target) -> Option<Place> {
        match &target.kind {
            TargetKind::Name(name) => self.place_of(function, name),
            TargetKind::Attribute { .. } | TargetKind::Subscript { .. } | TargetKind::Tuple { .. } => None,
        }
    }

    pub fn place_of(&self, function: &Function, name: &NameRef) -> Option<Place> {
        match name {
            // Read in a class body: of the module, where the class does not bind it.
            NameRef::ClassLocal(name) => Some(Place::Global(self.program.global(function.module, name)?)),
            NameRef::Local(_) | NameRef::Free(..) | NameRef::Global(_) | NameRef::Builtin(_) => {
                Place::of(function, name)
            }
        }
    }

    /// Is anything of this module imported?
    pub fn imports(&self, module: &str) -> bool {
        self.imported.contains(module)
    }

    /// The dotted name of the module that an expression stands for; of the first where there are several.
    pub fn module(&self, function: &Function, expr: ExprId) -> Option<String> {
        self.modules(function, expr).into_iter().next()
    }

    /// Of all that it may stand for.
    pub fn modules(&self, function: &Function, expr: ExprId) -> Vec<String> {
        match &function.expr(expr).kind {
            // What nothing binds, a star import may have brought.
            ExprKind::Name(NameRef::Builtin(name)) => {
                let is_module = names::is_standard_module(name) && !names::is_builtin_everywhere(name);
                is_module.then(|| name.clone()).into_iter().collect()
            }
            ExprKind::Name(name) => self
                .place_of(function, name)
                .and_then(|place| self.modules.get(&place))
                .cloned()
                .unwrap_or_default(),
            ExprKind::Attribute { object, name, .. } => {
                let mut found = vec![];
                for package in self.modules(function, *object) {
                    found.extend(self.own_module(&package, 0, name));
                    found.extend(modules::submodule(&package, name));
                    found.extend(self.inner.get(&(package, name.clone())).cloned().unwrap_or_default());
                }
                found
            }
            _ => vec![],
        }
    }

    /// May the attribute be one that does so? `are_values`: modules are used as values, so that any object
    /// may be one; else the object is a module only where names lead to it.
    pub fn may_have(
        &self,
        function: &Function,
        object: ExprId,
        name: &str,
        act: Act,
        are_values: bool,
    ) -> bool {
        let mut candidates = members::named(name).filter(|member| member.acts.contains(&act)).peekable();
        if candidates.peek().is_none() {
            return false;
        }
        let modules = self.modules(function, object);
        let is_unknown = are_values || modules.is_empty() && self.is_rooted(function, object);
        candidates.any(|member| match member.owner {
            Owner::Module(owner) => is_unknown || modules.iter().any(|module| module == owner),
            Owner::Class(..) => true,
        })
    }

    /// Is an object of which nothing is known asked for a module with members that do so (`x._sys`)?
    pub fn asks_for_module_with(&self, act: Act) -> bool {
        let is_owner = |name: &str| members::owners(act).any(|owner| owner == name.trim_start_matches('_'));
        self.text.iter().any(|function| {
            let mut ids = (0..function.exprs.len() as u32).map(ExprId);
            ids.any(|id| match &function.expr(id).kind {
                ExprKind::Attribute { name, .. } => is_owner(name) && self.modules(function, id).is_empty(),
                _ => false,
            })
        })
    }

    /// Members of modules that an expression may stand for.
    pub fn members(&self, function: &Function, expr: ExprId) -> Vec<(String, String)> {
        match &function.expr(expr).kind {
            ExprKind::Attribute { object, name, .. } => {
                let modules = self.modules(function, *object).into_iter();
                modules.map(|module| (module, name.clone())).collect()
            }
            _ => self.member(function, expr).into_iter().collect(),
        }
    }

    /// The member of a module that an expression stands for.
    pub fn member(&self, function: &Function, expr: ExprId) -> Option<(String, String)> {
        match &function.expr(expr).kind {
            ExprKind::Name(name) => self.members.get(&self.place_of(function, name)?).cloned(),
            ExprKind::Attribute { object, name, .. } => Some((self.module(function, *object)?, name.clone())),
            _ => None,
        }
    }

    /// The member of a module that a dotted name stands for in the module of this function.
    pub fn named(&self, function: &Function, dotted: &str) -> Option<(String, String)> {
        let place = |name: &str| self.place_of(function, &NameRef::ClassLocal(name.to_owned()));
        match dotted.rsplit_once('.') {
            Some((object, name)) => {
                Some((self.modules.get(&place(object)?)?.first()?.clone(), name.to_owned()))
            }
            None => self.members.get(&place(dotted)?).cloned(),
        }
    }

    /// Does the module bind the name?
    pub fn is_bound(&self, function: &Function, name: &str) -> bool {
        self.program.global(function.module, name).is_some()
    }

    /// Does the expression hang on a module, or on what was imported from one?
    pub fn is_rooted(&self, function: &Function, expr: ExprId) -> bool {
        match &function.expr(expr).kind {
            ExprKind::Name(name) => {
                self.place_of(function, name).is_some_and(|place| self.members.contains_key(&place))
                    || self.module(function, expr).is_some()
            }
            ExprKind::Attribute { object, .. } => self.is_rooted(function, *object),
            _ => false,
        }
    }

    /// A function of the program, or a method.
    pub fn is_function(&self, function: &Function, expr: ExprId) -> bool {
        match &function.expr(expr).kind {
            ExprKind::Lambda(_) => true,
            ExprKind::Name(name) => {
                self.place_of(function, name).is_some_and(|place| self.functions.contains(&place))
            }
            ExprKind::Attribute { name, .. } => self.is_method(name),
            ExprKind::Const(_)
            | ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::Compare(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => false,
        }
    }

    pub fn is_method(&self, name: &str) -> bool {
        self.methods.contains(name)
    }
}

/// Expressions that are called.
pub fn called(function: &Function) -> HashSet<ExprId> {
    let calls = function.exprs.iter().filter_map(|expr| match &expr.kind {
        ExprKind::Call { func, .. } => Some(*func),
        _ => None,
    });
    calls.collect()
}

/// Every part of a function's body.
pub fn each(function: &Function, see: &mut dyn FnMut(Seen)) {
    for stmt in &function.body {
        visit::each(function, stmt, &mut |seen, _| see(seen));
    }
}

fn is_method(program: &Program, function: &Function) -> bool {
    let Some(parent) = function.parent.map(|parent| &program.functions[parent.index()]) else { return false };
    parent.kind == FunctionKind::Class
        && function.kind == FunctionKind::Def
        && !function.decorators.iter().any(|decorator| is_property(program, parent, *decorator))
}

/// A decorator that makes a method of this class look like plain data.
fn is_property(program: &Program, class: &Function, decorator: ExprId) -> bool {
    match &class.expr(decorator).kind {
        ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name)) => {
            reflection::makes_property(name)
        }
        ExprKind::Name(NameRef::Global(global)) => reflection::makes_property(&program.def(*global).name),
        ExprKind::Attribute { name, .. } => reflection::makes_property(name),
        _ => false,
    }
}
