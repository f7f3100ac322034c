//! Which names and attributes stand for modules and for functions of the program, as far as the text tells, and
//! which of them are used as values: not called, not just asked for a named attribute.
//!
//! What a module is bound to (`import`, `m = math`) is followed through names; a module that goes anywhere else
//! (an argument, an item, an attribute) may be reached from anywhere.

use std::collections::{HashMap, HashSet};

use crate::catalog::intrinsics::reflection;
use crate::catalog::names;
use crate::hir::nodes::{
    BindingId, DefId, ExprId, ExprKind, FPart, FuncId, Function, FunctionKind, Module, NameRef, Program,
    StmtKind, Target, TargetKind,
};
use crate::hir::visit::{self, Seen};
use crate::source::Span;

/// What a name is a name in.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    Global(DefId),
    Local(FuncId, BindingId),
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
        Things::among(program, program.main_functions(), &[], HashMap::new())
    }

    /// In some functions of a program of which these are modules, too.
    pub fn among(
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
            StmtKind::ImportFrom { module, level, name, target } => {
                self.imported.insert(module.split('.').next().unwrap_or(module).to_owned());
                let Some(target) = target else { return };
                if let Some(place) = self.place(function, target) {
                    self.members.insert(place, (module.clone(), name.clone()));
                }
                let inner = self.inner.get(&(module.clone(), name.clone())).cloned().unwrap_or_default();
                let submodule =
                    self.own_module(module, *level, name).or_else(|| reflection::submodule(module, name));
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
            _ => {}
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
            NameRef::Local(binding) => Some(Place::Local(function.id, *binding)),
            NameRef::Free(outer, binding) => Some(Place::Local(*outer, *binding)),
            NameRef::Global(global) => Some(Place::Global(*global)),
            // Read in a class body: of the module, where the class does not bind it.
            NameRef::ClassLocal(name) => Some(Place::Global(self.program.global(function.module, name)?)),
            NameRef::Builtin(_) => None,
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
                    found.extend(reflection::submodule(&package, name));
                    found.extend(self.inner.get(&(package, name.clone())).cloned().unwrap_or_default());
                }
                found
            }
            _ => vec![],
        }
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

    /// A builtin that looks at the names in scope where it is called, and that may be called under another
    /// name: where it stands. So may whatever the module of builtins is asked for by a computed name.
    pub fn scope_as_value(&self) -> Option<(Span, &'static str)> {
        self.text.iter().find_map(|function| {
            let called = called(function);
            let plain = self.plain(function, &reflection::only_looks_at_object);
            let ids = (0..function.exprs.len() as u32).map(ExprId);
            let mut found = ids.filter(|id| {
                let is_builtins = |id: ExprId| {
                    self.modules(function, id).iter().any(|module| module == reflection::BUILTINS)
                };
                match &function.expr(*id).kind {
                    ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name)) => {
                        !called.contains(id)
                            && reflection::looks_at_caller(name)
                            && !self.is_bound(function, name)
                            || reflection::is_builtins_of_module(name)
                    }
                    ExprKind::Attribute { object, name, .. } if is_builtins(*object) => {
                        reflection::looks_at_caller(name) || reflection::is_inner_of_module(name)
                    }
                    ExprKind::Attribute { name, .. } => reflection::is_builtins_of_module(name),
                    ExprKind::Name(_)
                        if self.member(function, *id).is_some_and(|(module, name)| {
                            module == reflection::BUILTINS && reflection::looks_at_caller(&name)
                        }) =>
                    {
                        true
                    }
                    ExprKind::Call { args, .. } => args.iter().any(|arg| is_builtins(arg.value())),
                    _ => is_builtins(*id) && !plain.contains(id),
                }
            });
            found.next().map(|id| (function.expr(id).span, reflection::BUILTINS))
        })
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
            _ => false,
        }
    }

    pub fn is_method(&self, name: &str) -> bool {
        self.methods.contains(name)
    }

    /// Where a module is first used in another way than `module.name`.
    pub fn module_as_value(&self) -> Option<Span> {
        let in_class = |function: &Function, stmt: &StmtKind| {
            let binds_module = match stmt {
                StmtKind::Import { .. } => true,
                StmtKind::ImportFrom { module, name, .. } => reflection::submodule(module, name).is_some(),
                _ => false,
            };
            function.kind == FunctionKind::Class && binds_module
        };
        self.text.iter().find_map(|function| {
            let mut found = None;
            // `import math` in a class makes an attribute of it.
            each(function, &mut |seen| {
                if let Seen::Stmt(stmt) = seen
                    && in_class(function, &stmt.kind)
                {
                    found = found.or(Some(stmt.span));
                }
            });
            let plain = self.plain(function, &reflection::only_looks_at_object);
            let mut ids = (0..function.exprs.len() as u32).map(ExprId);
            let is_value = |id: &ExprId| !plain.contains(id) && self.module(function, *id).is_some();
            found.or_else(|| ids.find(is_value).map(|id| function.expr(id).span))
        })
    }

    /// Does a function of the program go where it is not just called, nor handed to a builtin or a standard
    /// module, which only call it?
    pub fn function_as_value(&self) -> bool {
        self.text
            .iter()
            .any(|function| self.going_out(function).into_iter().any(|id| self.is_function(function, id)))
    }

    /// Expressions of values that go so.
    pub fn going_out(&self, function: &Function) -> Vec<ExprId> {
        let plain = self.plain(function, &|name| !reflection::takes_attribute(name));
        let called = called(function);
        let ids = (0..function.exprs.len() as u32).map(ExprId);
        ids.filter(|id| !plain.contains(id) && !called.contains(id)).collect()
    }

    /// Expressions that are used in a way that keeps nothing of them: asked for an attribute, compared, tested,
    /// printed, bound to a name, given to a builtin that `looks`, or to a standard module.
    fn plain(&self, function: &Function, looks: &dyn Fn(&str) -> bool) -> HashSet<ExprId> {
        let mut found = HashSet::new();
        for expr in &function.exprs {
            match &expr.kind {
                ExprKind::Attribute { object, .. } => drop(found.insert(*object)),
                ExprKind::Compare(_, left, right) => found.extend([*left, *right]),
                ExprKind::Unary(_, operand) => drop(found.insert(*operand)),
                ExprKind::IfExp { test, .. } => drop(found.insert(*test)),
                ExprKind::FString(parts) => found.extend(parts.iter().filter_map(|part| match part {
                    FPart::Value { value, .. } => Some(*value),
                    FPart::Literal(_) => None,
                })),
                ExprKind::Call { func, args } => match &function.expr(*func).kind {
                    ExprKind::Name(NameRef::Builtin(name)) if looks(name) => {
                        found.extend(args.iter().map(|arg| arg.value()));
                    }
                    // Its attributes are looked at by name.
                    ExprKind::Name(NameRef::Builtin(name)) if reflection::takes_attribute(name) => {
                        found.extend(args.first().map(|arg| arg.value()));
                    }
                    _ => {
                        let handed = args.iter().map(|arg| arg.value());
                        let standard = self.is_standard(function, *func);
                        found.extend(handed.filter(|arg| standard && self.module(function, *arg).is_none()));
                    }
                },
                _ => {}
            }
        }
        each(function, &mut |seen| match seen {
            Seen::Stmt(stmt) => match &stmt.kind {
                StmtKind::Expr(value) => drop(found.insert(*value)),
                // A name in a class body is an attribute.
                StmtKind::Assign { target: Target { kind: TargetKind::Name(name), .. }, value }
                    if !matches!(name, NameRef::ClassLocal(_)) =>
                {
                    found.insert(*value);
                }
                StmtKind::If { test, .. } | StmtKind::While { test, .. } | StmtKind::Assert { test, .. } => {
                    found.insert(*test);
                }
                _ => {}
            },
            Seen::Target(Target { kind: TargetKind::Attribute { object, .. }, .. }) => {
                found.insert(*object);
            }
            Seen::Target(_) | Seen::Expr(_) => {}
        });
        found
    }

    /// A member of a standard module, or a class or function below it.
    fn is_standard(&self, function: &Function, callee: ExprId) -> bool {
        let module = match self.member(function, callee) {
            Some((module, _)) => module,
            None => match &function.expr(callee).kind {
                ExprKind::Attribute { object, .. } => match self.member(function, *object) {
                    Some((module, _)) => module,
                    None => return false,
                },
                _ => return false,
            },
        };
        let top = module.split('.').next().unwrap_or(&module);
        names::is_standard_module(top)
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
