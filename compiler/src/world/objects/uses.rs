//! What the text does with the attributes and methods of a name: what is stored, which methods there are, how
//! they are called.
//!
//! An attribute of an instance of the program's classes has what some statement stores under its name, and a
//! method's first parameter is the object it is called on, unless somebody comes by the function otherwise:
//!
//! ```text
//! self.next = node              next: node
//! Node.same(5, other)           `self` of `same`: 5
//! map(Node.same, xs, ys)        nobody knows
//! ```

use std::collections::{HashMap, HashSet};

use crate::catalog;
use crate::catalog::intrinsics;
use crate::catalog::intrinsics::reflection::{self, Reach};
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, Const, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, ParamKind, PyText, StmtKind,
    Target, TargetKind,
};
use crate::hir::visit::Seen;
use crate::world::bound::GlobalFact;
use crate::world::facts::Facts;
use crate::world::rebinding::computed::{self, Names};
use crate::world::sources::pairs;
use crate::world::things::{Things, called, each};

/// An expression of a function.
pub(super) type Value = (FuncId, ExprId);

/// What has a name as an attribute.
#[derive(Default)]
struct Stored {
    values: Vec<Value>,
    methods: Vec<FuncId>,
    /// Statements that bind it, and those among them of which it is known to what.
    bound: usize,
    known: usize,
}

/// How functions of classes that have a name are called.
#[derive(Default)]
struct Called {
    /// What it is asked of, with how many arguments.
    calls: Vec<(Value, usize)>,
    /// First arguments of calls by way of a class, and what it is asked of without a call.
    firsts: Vec<Value>,
    /// Otherwise, too.
    is_open: bool,
}

pub(super) struct Uses<'a> {
    program: &'a Program,
    facts: &'a Facts,
    stored: HashMap<String, Stored>,
    called: HashMap<String, Called>,
    /// Objects that are asked for attributes of names that are not known.
    by_computed_name: Vec<Value>,
    /// Attributes may be bound, or functions of classes be had, by means that name none.
    is_open: bool,
    /// Class bodies with a base that is not of the program, and what is connected with them.
    foreign: HashSet<FuncId>,
    /// Class bodies whose instances are not made by the class alone, and what is connected with them.
    made: HashSet<FuncId>,
}

impl<'a> Uses<'a> {
    pub fn of(program: &'a Program, facts: &'a Facts, (names, things): (&Names<'a>, &Things)) -> Uses<'a> {
        let (stored, called, by_computed_name, foreign, made) = Default::default();
        let mut uses =
            Uses { program, facts, stored, called, by_computed_name, is_open: false, foreign, made };
        for function in &program.functions {
            uses.is_open |=
                function.kind == FunctionKind::Def && reflection::changes_attributes(&function.name);
            uses.statements(function);
            uses.expressions(function, names, things);
        }
        uses.families();
        uses
    }

    /// What an attribute of an instance of the program may be: what is stored there.
    pub fn stored(&self, name: &str) -> Option<&[Value]> {
        self.closed(name).map(|stored| stored.values.as_slice())
    }

    /// Its methods of this name, where nothing else has it.
    pub fn methods(&self, name: &str) -> Option<&[FuncId]> {
        let stored = self.closed(name).filter(|stored| stored.values.is_empty())?;
        Some(&stored.methods)
    }

    fn closed(&self, name: &str) -> Option<&Stored> {
        let is_special = name.starts_with("__") && name.ends_with("__");
        let stored = self.stored.get(name).filter(|_| !self.is_open && !is_special)?;
        (stored.bound > 0 && stored.bound == stored.known).then_some(stored)
    }

    /// Where the first parameter of this function is the object that it is called on: what it is besides.
    pub fn firsts(&self, function: &Function) -> Option<Vec<Value>> {
        let class = &self.program.functions[function.parent?.index()];
        let is_method = class.kind == FunctionKind::Class
            && function.kind == FunctionKind::Def
            && !reflection::takes_class(&function.name)
            && function.params.first().is_some_and(|first| !first.takes_many());
        if self.is_open || !is_method {
            return None;
        }
        if !function.decorators.is_empty() {
            let is_property = |id: &ExprId| match &class.expr(*id).kind {
                ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name))
                | ExprKind::Attribute { name, .. } => reflection::makes_property(name),
                _ => false,
            };
            return function.decorators.iter().all(is_property).then(Vec::new);
        }
        let Some(called) = self.called.get(function.name.as_str()) else {
            return Some(self.by_computed_name.clone());
        };
        let needed = function.params.iter().take_while(|param| {
            param.default.is_none() && matches!(param.kind, ParamKind::PositionalOnly | ParamKind::Positional)
        });
        if called.is_open {
            return None;
        }
        // With fewer arguments than it needs it can only be called by way of an object.
        let needed = needed.count();
        let others = called.calls.iter().filter(|(_, count)| *count >= needed).map(|(object, _)| object);
        Some(called.firsts.iter().chain(&self.by_computed_name).chain(others).copied().collect())
    }

    /// Has the class, with all that it is connected with, no base but classes of the program?
    pub fn is_own_family(&self, class: FuncId) -> bool {
        !self.foreign.contains(&class)
    }

    /// Does a call of the class give an instance of it?
    pub fn gives_instance(&self, class: FuncId) -> bool {
        !self.made.contains(&class)
    }

    fn statements(&mut self, function: &Function) {
        each(function, &mut |seen| match seen {
            Seen::Target(target) => {
                if let Some(name) = attribute(target) {
                    self.is_open |=
                        reflection::changes_attributes(name) || reflection::is_class_of_object(name);
                    self.stored.entry(name.to_owned()).or_default().bound += 1;
                }
            }
            Seen::Stmt(stmt) => match &stmt.kind {
                StmtKind::Def { func, target } => {
                    if let Some(name) = attribute(target)
                        && self.program.functions[func.index()].decorators.is_empty()
                    {
                        let stored = self.stored.entry(name.to_owned()).or_default();
                        stored.methods.push(*func);
                        stored.known += 1;
                    }
                }
                StmtKind::Assign { target, value }
                | StmtKind::AnnAssign { target, value: Some(value), .. } => {
                    for (target, value) in pairs(function, target, *value) {
                        if let Some(name) = attribute(target) {
                            let stored = self.stored.entry(name.to_owned()).or_default();
                            stored.values.push((function.id, value));
                            stored.known += 1;
                        }
                    }
                }
                // Declared; what a decorator of the library binds there is text of a function that it makes.
                StmtKind::AnnAssign { target, value: None, .. }
                    if matches!(target.kind, TargetKind::Name(_))
                        && self.facts.table.of_body(function.id).is_none() => {}
                StmtKind::Delete(target) | StmtKind::AnnAssign { target, value: None, .. } => {
                    if let Some(name) = attribute(target) {
                        self.stored.entry(name.to_owned()).or_default().known += 1;
                    }
                }
                StmtKind::Expr(_)
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
                | StmtKind::Import { .. }
                | StmtKind::ImportFrom { .. }
                | StmtKind::Opaque { .. }
                | StmtKind::CompAdd { .. } => {}
            },
            Seen::Expr(_) => {}
        });
    }

    fn expressions(&mut self, function: &'a Function, names: &Names<'a>, things: &Things) {
        let called = called(function);
        for (index, expr) in function.exprs.iter().enumerate() {
            let is_called = called.contains(&ExprId(index as u32));
            // `attrgetter`, given to somebody.
            self.is_open |= !is_called && takes_names(things, function, ExprId(index as u32));
            match &expr.kind {
                ExprKind::Attribute { object, name, .. } => {
                    self.is_open |= reflection::changes_attributes(name);
                    let uses = self.called.entry(name.clone()).or_default();
                    if !is_called && is_object_of_method(self.program, function, *object) {
                        uses.firsts.push((function.id, *object));
                    } else if !is_called {
                        uses.is_open = true;
                    }
                }
                // Of a class body: the function has another name, too.
                ExprKind::Name(NameRef::ClassLocal(name)) => {
                    self.called.entry(name.clone()).or_default().is_open = true;
                }
                ExprKind::Name(NameRef::Builtin(name)) => {
                    self.is_open |=
                        reflection::gives_namespace(name) || reflection::takes_attribute(name) && !is_called;
                }
                ExprKind::Const(Const::Str(PyText::Text(text))) => {
                    self.is_open |= reflection::changes_attributes(text);
                }
                // `attrgetter("a.b")`
                ExprKind::Call { func, args } if takes_names(things, function, *func) => {
                    let known: Option<Vec<Vec<String>>> =
                        args.iter().map(|arg| names.all(function, arg.value())).collect();
                    self.is_open |= known.is_none();
                    for name in known.into_iter().flatten().flatten() {
                        for part in name.split('.') {
                            self.called.entry(part.to_owned()).or_default().is_open = true;
                        }
                    }
                }
                ExprKind::Call { func, args } => self.call(function, *func, args, names),
                ExprKind::Const(_)
                | ExprKind::Name(_)
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
                | ExprKind::Subscript { .. }
                | ExprKind::Slice { .. }
                | ExprKind::FString(_)
                | ExprKind::Lambda(_)
                | ExprKind::GeneratorExp { .. }
                | ExprKind::Block { .. }
                | ExprKind::Yield(_)
                | ExprKind::YieldFrom(_)
                | ExprKind::Await(_)
                | ExprKind::Starred(_)
                | ExprKind::Opaque(_) => {}
            }
        }
    }

    fn call(&mut self, function: &'a Function, func: ExprId, args: &[Arg], names: &Names<'a>) {
        match &function.expr(func).kind {
            ExprKind::Attribute { object, name, .. } => {
                let is_plain = args.iter().all(|arg| matches!(arg, Arg::Positional(_) | Arg::Keyword(..)));
                let uses = self.called.entry(name.clone()).or_default();
                let is_class = self.facts.class_named(function, *object).is_some();
                match args.first() {
                    Some(Arg::Positional(first)) if is_class => uses.firsts.push((function.id, *first)),
                    Some(_) if is_class => uses.is_open = true,
                    _ if is_class => {}
                    _ => uses.calls.push(((function.id, *object), args.len())),
                }
                uses.is_open |= !is_plain && !is_class;
                self.is_open |= reflection::binds_attributes_of_argument(name, args.len());
                // `parse_args(namespace=x)`
                let keywords = args.iter().filter_map(|arg| match arg {
                    Arg::Keyword(keyword, _) => Some(keyword),
                    Arg::Positional(_) | Arg::Star(_) | Arg::DoubleStar(_) => None,
                });
                self.is_open |= keywords.into_iter().any(|keyword| reflection::is_object_to_fill(keyword));
            }
            ExprKind::Name(NameRef::Builtin(builtin)) if reflection::takes_attribute(builtin) => {
                let [object, name, ..] = args else { return };
                // (A name in a class body may be one of the module or of the class.)
                let known = Some(function).filter(|function| function.kind != FunctionKind::Class);
                let known = known.and_then(|function| names.all(function, name.value()));
                if reflection::writes_attribute(builtin) {
                    self.is_open |= known.is_none();
                    for name in known.into_iter().flatten() {
                        self.is_open |= reflection::is_class_of_object(&name);
                        self.stored.entry(name).or_default().bound += 1;
                    }
                } else if is_object_of_method(self.program, function, object.value()) {
                    let first = (function.id, object.value());
                    self.by_computed_name.extend(known.is_none().then_some(first));
                    for name in known.into_iter().flatten() {
                        self.called.entry(name).or_default().firsts.push(first);
                    }
                } else {
                    self.is_open |= known.is_none();
                    for name in known.into_iter().flatten() {
                        self.called.entry(name).or_default().is_open = true;
                    }
                }
            }
            _ => {}
        }
    }

    /// Bases and subclasses are one family.
    fn families(&mut self) {
        let mut pairs: Vec<(FuncId, FuncId)> = vec![];
        for function in &self.program.functions {
            each(function, &mut |seen| {
                let Seen::Stmt(stmt) = seen else { return };
                let StmtKind::Class { func, args, decorators, .. } = &stmt.kind else { return };
                let makes = |inner: &&Function| {
                    inner.parent == Some(*func) && reflection::makes_instance(&inner.name)
                };
                if self.program.functions.iter().any(|inner| makes(&inner)) {
                    self.made.insert(*func);
                }
                let native = self.facts.table.of_body(*func);
                if native.is_some_and(|class| self.facts.table.info(class).builtin.is_some()) {
                    self.foreign.insert(*func);
                }
                if native.is_none() && !decorators.is_empty() {
                    self.made.insert(*func);
                    self.foreign.insert(*func);
                }
                for arg in args {
                    let base = arg.value();
                    if let (Arg::Positional(_), Some(own)) = (arg, self.facts.class_named(function, base)) {
                        pairs.push((*func, own));
                    } else if native.is_none() && !is_plain_base(function, base) {
                        self.foreign.insert(*func);
                        if !matches!(arg, Arg::Positional(_)) || !is_of_library(self.facts, function, base) {
                            self.made.insert(*func);
                        }
                    }
                }
            });
        }
        loop {
            let before = (self.foreign.len(), self.made.len());
            for (one, other) in &pairs {
                for of in [&mut self.foreign, &mut self.made] {
                    if of.contains(one) || of.contains(other) {
                        of.extend([*one, *other]);
                    }
                }
            }
            if before == (self.foreign.len(), self.made.len()) {
                return;
            }
        }
    }
}

/// The name of an attribute that a target binds, of an object or in a class body.
fn attribute(target: &Target) -> Option<&str> {
    match &target.kind {
        TargetKind::Attribute { name, .. } | TargetKind::Name(NameRef::ClassLocal(name)) => Some(name),
        TargetKind::Name(_) | TargetKind::Subscript { .. } | TargetKind::Tuple { .. } => None,
    }
}

/// The first parameter of a method that is called by way of an object.
fn is_object_of_method(program: &Program, function: &Function, object: ExprId) -> bool {
    let ExprKind::Name(name) = &function.expr(object).kind else { return false };
    let owner = match name {
        NameRef::Free(outer, _) => &program.functions[outer.index()],
        NameRef::Local(_) | NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => function,
    };
    computed::is_self(program, function, object)
        && owner.decorators.is_empty()
        && !reflection::takes_class(&owner.name)
}

/// A member of the library that asks what it gets for attributes of some names.
fn takes_names(things: &Things, function: &Function, id: ExprId) -> bool {
    let members = things.members(function, id);
    members.iter().any(|(module, name)| reflection::reach(module, name) == Some(Reach::Attributes))
}

/// `object`, which adds nothing.
fn is_plain_base(function: &Function, base: ExprId) -> bool {
    matches!(
        &function.expr(base).kind,
        ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name))
            if intrinsics::makes_plain_object(name)
    )
}

/// A builtin class or one of the library: calls of it, or of what derives from it, give instances.
fn is_of_library(facts: &Facts, function: &Function, base: ExprId) -> bool {
    match &function.expr(base).kind {
        ExprKind::Name(NameRef::Builtin(name)) => {
            !facts.imports_all && catalog::names::is_builtin_everywhere(name) && name != reflection::METACLASS
        }
        ExprKind::Name(name) => matches!(
            facts.of_name(function, name),
            Some(GlobalFact::Member(module, _)) if catalog::names::is_standard_module(module)
        ),
        ExprKind::Attribute { object, .. } => match &function.expr(*object).kind {
            ExprKind::Name(name) => matches!(
                facts.of_name(function, name),
                Some(GlobalFact::Module(module)) if catalog::names::is_standard_module(module)
            ),
            _ => false,
        },
        _ => false,
    }
}
