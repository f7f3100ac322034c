//! What one binding says of a name at module level, and what other modules have from there.
//!
//! ```text
//! def f(): …                 a function
//! LIMIT = 3                  a constant
//! import m                   a module
//! from m import f as g       what `m` has: here the function
//! ```
//!
//! An import may stand under a condition, too: whoever reads the name before it may not find it
//! (`partition/early`).

use std::collections::{BTreeMap, HashMap, HashSet};

use super::graph::is_bound_by_machinery;
use super::things::Place;
use crate::catalog::intrinsics::{makes_type_variable, reflection};
use crate::hir::nodes::{
    Const, DefId, Element, Expr, ExprId, ExprKind, FuncId, Function, ModuleId, NameRef, PyText, StmtKind,
    Target, TargetKind, UnaryOp,
};
use crate::hir::visit::{each_stmt, each_target};
use crate::hir::{Program, Way};

#[derive(Clone, PartialEq, Debug)]
pub enum GlobalFact {
    /// Bound once, by an undecorated top-level `def`; the index of that statement in the module body. Or
    /// imported once from a module of the program where it is that.
    Function(FuncId, usize),
    /// Bound once, by an `import` in the module body.
    Module(String),
    /// Bound once, by a `from module import name` in the module body.
    Member(String, String),
    /// Bound once, by a top-level class statement: the function that its body is. Or imported, as functions
    /// are.
    Class(FuncId),
    /// Bound once, by a top-level `T = TypeVar("T")`: what only annotations and class statements need. Or
    /// imported, as functions are.
    TypeVariable,
    Variable,
}

/// By definition; names that are bound in more than one place are variables, and no constants.
pub struct Bound {
    pub globals: Vec<GlobalFact>,
    pub constants: HashMap<DefId, (FuncId, ExprId)>,
    /// See [`super::Facts::imported`].
    pub imported: HashMap<Place, Vec<String>>,
}

pub fn bound(program: &Program) -> Bound {
    let mut found = Found {
        program,
        globals: vec![None; program.defs.len()],
        constants: HashMap::new(),
        imported: HashMap::new(),
    };
    for body in program.native_bodies() {
        found.in_body(body);
    }
    for body in program.native_bodies() {
        found.type_variables(body);
    }
    found.packages();
    found.across_modules();
    let Found { globals, constants, imported, .. } = found;
    let globals = globals.into_iter().map(|fact| fact.unwrap_or(GlobalFact::Variable)).collect();
    Bound { globals, constants, imported }
}

/// The names that statements bind as attributes, and the texts by which calls may.
pub(super) fn bound_attributes(program: &Program) -> HashSet<String> {
    let (mut found, mut texts, mut by_text) = (HashSet::new(), HashSet::new(), false);
    for function in program.native_functions() {
        for stmt in &function.body {
            each_target(function, stmt, &mut |target| {
                if let TargetKind::Attribute { name, .. } = &target.kind {
                    found.insert(name.clone());
                }
            });
        }
        for expr in &function.exprs {
            if let ExprKind::Const(Const::Str(PyText::Text(text))) = &expr.kind {
                texts.insert(text.clone());
            }
            if let ExprKind::Name(NameRef::Builtin(name)) | ExprKind::Attribute { name, .. } = &expr.kind {
                by_text |= reflection::changes_attributes(name);
            }
        }
    }
    found.extend(texts.into_iter().filter(|_| by_text));
    found
}

/// What is found of the names of modules.
struct Found<'a> {
    program: &'a Program,
    globals: Vec<Option<GlobalFact>>,
    constants: HashMap<DefId, (FuncId, ExprId)>,
    imported: HashMap<Place, Vec<String>>,
}

impl Found<'_> {
    /// What a module's own text says of them.
    fn in_body(&mut self, body: &Function) {
        let program = self.program;
        for (index, stmt) in body.body.iter().enumerate() {
            match &stmt.kind {
                StmtKind::Def { func, target } if program.functions[func.index()].decorators.is_empty() => {
                    self.note(target, GlobalFact::Function(*func, index));
                }
                StmtKind::Class { func, target, .. } => self.note(target, GlobalFact::Class(*func)),
                StmtKind::Assign {
                    target: Target { kind: TargetKind::Name(NameRef::Global(global)), .. },
                    value,
                } if is_fixed(body, body.expr(*value)) && self.is_own_only(*global) => {
                    self.constants.insert(*global, (body.id, *value));
                }
                StmtKind::Expr(_)
                | StmtKind::Assign { .. }
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
                | StmtKind::Def { .. }
                | StmtKind::Import { .. }
                | StmtKind::ImportFrom { .. }
                | StmtKind::Opaque { .. } => {}
            }
        }
        each_stmt(&body.body, &mut |stmt| match &stmt.kind {
            StmtKind::Import { module, target, asname } => self.import(module, target, *asname),
            StmtKind::ImportFrom { module, level: 0, name, target: Some(target), .. } => {
                self.note(target, GlobalFact::Member(module.clone(), name.clone()));
            }
            _ => {}
        });
    }

    /// `T = TypeVar("T")`; the arguments are asked where the statement runs (`infer/annotations.rs`).
    fn type_variables(&mut self, body: &Function) {
        for stmt in &body.body {
            let StmtKind::Assign { target, value } = &stmt.kind else { continue };
            let ExprKind::Call { func, .. } = &body.expr(*value).kind else { continue };
            if self.member_named(body, *func).is_some_and(|(module, name)| makes_type_variable(module, name))
            {
                self.note(target, GlobalFact::TypeVariable);
            }
        }
    }

    /// The member of the library that an expression names.
    fn member_named<'e>(&'e self, body: &'e Function, value: ExprId) -> Option<(&'e str, &'e str)> {
        let fact = |id: ExprId| match &body.expr(id).kind {
            ExprKind::Name(NameRef::Global(def)) => self.globals[def.index()].as_ref(),
            _ => None,
        };
        match &body.expr(value).kind {
            ExprKind::Attribute { object, name, .. } => match fact(*object)? {
                GlobalFact::Module(module) => Some((module, name)),
                _ => None,
            },
            _ => match fact(value)? {
                GlobalFact::Member(module, name) => Some((module, name)),
                _ => None,
            },
        }
    }

    fn import(&mut self, module: &str, target: &Target, asname: bool) {
        if asname || !module.contains('.') {
            self.note(target, GlobalFact::Module(module.to_owned()));
        }
        if let (TargetKind::Name(NameRef::Global(global)), false) = (&target.kind, asname) {
            self.imported.entry(Place::Global(*global)).or_default().push(module.to_owned());
        }
    }

    fn note(&mut self, target: &Target, fact: GlobalFact) {
        if let TargetKind::Name(NameRef::Global(global)) = &target.kind
            && self.is_own_only(*global)
        {
            self.globals[global.index()] = Some(fact);
        }
    }

    /// One place binds it, no other module does, and no import of a module of that name.
    fn is_own_only(&self, global: DefId) -> bool {
        let def = self.program.def(global);
        let is_written = def.bindings.iter().any(|bind| bind.way == Way::Attribute);
        def.is_written_once() && !is_written && !is_bound_by_machinery(self.program, def)
    }

    /// `import a.b` and `import a.c` both bind `a` to the same package; nothing else may bind it.
    fn packages(&mut self) {
        let program = self.program;
        self.imported.retain(|place, imports| {
            let Place::Global(global) = place else { return false };
            top_of_all(program, imports).is_some() && program.def(*global).writes().count() == imports.len()
        });
        for (place, imports) in &self.imported {
            if let (Place::Global(global), Some(top)) = (place, top_of_all(program, imports)) {
                self.globals[global.index()] = Some(GlobalFact::Module(top));
            }
        }
    }

    /// `from m import f`, where `m` is a module of the program: `f` is what `m` has bound it to, as long as
    /// that is known. Another module may have it from a third one.
    fn across_modules(&mut self) {
        let mut open = self.imported_names();
        // What is a variable there is one here.
        for (target, _) in &open {
            self.globals[target.index()] = None;
        }
        loop {
            let before = open.len();
            open.retain(|(target, sources)| !self.is_known(*target, sources));
            if open.len() == before {
                return;
            }
        }
    }

    /// The names that only `from … import …` binds, to something of modules of the program.
    fn imported_names(&self) -> Vec<(DefId, Vec<(ModuleId, String)>)> {
        let program = self.program;
        let mut found: BTreeMap<DefId, Vec<(ModuleId, String)>> = BTreeMap::new();
        for body in program.native_bodies() {
            each_stmt(&body.body, &mut |stmt| {
                if let StmtKind::ImportFrom { module, level, name, target: Some(target), .. } = &stmt.kind
                    && let TargetKind::Name(NameRef::Global(global)) = &target.kind
                    && let Some(from) = program.imported(body.module, module, *level)
                    && program.is_native(from)
                {
                    found.entry(*global).or_default().push((from, name.clone()));
                }
            });
        }
        let is_all = |(global, sources): &(DefId, Vec<_>)| {
            let def = program.def(*global);
            def.bindings.len() == sources.len() && !is_bound_by_machinery(program, def)
        };
        found.into_iter().filter(is_all).collect()
    }

    /// Is it known what these are, or that they are not all the same?
    fn is_known(&mut self, target: DefId, sources: &[(ModuleId, String)]) -> bool {
        let mut kinds = vec![];
        for (from, name) in sources {
            let Some(kind) = self.imported_kind(target, *from, name) else { return false };
            kinds.push(kind);
        }
        if kinds.iter().all(|kind| *kind == kinds[0]) {
            match &kinds[0] {
                Kind::Constant(owner, expr) => {
                    self.constants.insert(target, (*owner, *expr));
                }
                Kind::Fact(fact) => self.globals[target.index()] = Some(fact.clone()),
                Kind::Variable => {}
            }
        }
        true
    }

    /// `None`: not known yet.
    fn imported_kind(&self, target: DefId, from: ModuleId, name: &str) -> Option<Kind> {
        let program = self.program;
        // `from . import m` in a package makes a name of it.
        let Some(source) = program.global(from, name).filter(|source| *source != target) else {
            let submodule = format!("{}.{name}", program.module(from).name);
            let is_native = program.module_named(&submodule).is_some_and(|module| program.is_native(module));
            let kind = if is_native { Kind::Fact(GlobalFact::Module(submodule)) } else { Kind::Variable };
            return Some(kind);
        };
        if let Some((owner, expr)) = self.constants.get(&source) {
            return Some(Kind::Constant(*owner, *expr));
        }
        match &self.globals[source.index()] {
            Some(GlobalFact::Variable) => Some(Kind::Variable),
            Some(fact) => Some(Kind::Fact(fact.clone())),
            None => None,
        }
    }
}

/// What a name has that is imported.
#[derive(PartialEq)]
enum Kind {
    Constant(FuncId, ExprId),
    Fact(GlobalFact),
    Variable,
}

/// The package of the program that all these dotted names begin with.
pub fn top_of_all(program: &Program, imports: &[String]) -> Option<String> {
    let top = |import: &String| import.split('.').next().map(str::to_owned);
    let first = top(imports.first()?)?;
    let is_native = program.module_named(&first).is_some_and(|module| program.is_native(module));
    (is_native && imports.iter().all(|import| top(import).as_ref() == Some(&first))).then_some(first)
}

/// A literal of an immutable scalar, or a tuple of them: the same value whenever it is evaluated.
pub fn is_constant(func: &Function, expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Const(_) => true,
        ExprKind::Unary(UnaryOp::Neg, operand) => matches!(func.expr(*operand).kind, ExprKind::Const(_)),
        ExprKind::Tuple(items) => items.iter().all(|item| match item {
            Element::One(item) => is_constant(func, func.expr(*item)),
            Element::Star(_) => false,
        }),
        ExprKind::Name(_)
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
        | ExprKind::Attribute { .. }
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
        | ExprKind::Opaque(_) => false,
    }
}

/// A constant, a builtin class, or a tuple of such: the same value whenever it is evaluated, unless a class's
/// name is rebound.
pub fn is_fixed(func: &Function, expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(NameRef::Builtin(name)) => crate::catalog::intrinsics::class_object(name).is_some(),
        ExprKind::Tuple(items) => items.iter().all(|item| match item {
            Element::One(item) => is_fixed(func, func.expr(*item)),
            Element::Star(_) => false,
        }),
        // What is folded to something that is no literal (`-True`, `-1j`), or raises, is evaluated where it
        // stands.
        ExprKind::Unary(UnaryOp::Neg, operand) => {
            matches!(
                func.expr(*operand).kind,
                ExprKind::Const(Const::Int(_) | Const::BigInt(_) | Const::Float(_))
            )
        }
        ExprKind::Const(_)
        | ExprKind::Name(_)
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
        | ExprKind::Attribute { .. }
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
        | ExprKind::Opaque(_) => is_constant(func, expr),
    }
}
