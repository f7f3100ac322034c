//! What the text alone says about the module's names: which are functions, modules, constants, and which are
//! variables.
//!
//! A global is a known function only if the one place that binds it is a plain `def` at the top level of the
//! module.

use std::collections::{HashMap, HashSet};

use super::Rebindable;
use super::bound::{Bound, bound};
pub use super::bound::{GlobalFact, is_constant, is_fixed};
use super::classes::Classes;
use super::imports::{self, Local, Locals};
use super::things::Place;
use crate::catalog::intrinsics;
use crate::catalog::members::{self, Act};
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, Const, DefId, Expr, ExprId, ExprKind, FuncId, Function, FunctionKind, ModuleId, NameRef, StmtKind,
    Target, TargetKind, UnaryOp,
};
use crate::hir::visit::{each_below, each_stmt, each_target};

/// Facts about the main module, and the others of which anything may be native.
pub struct Facts {
    pub globals: Vec<GlobalFact>,
    /// Where a global variable is bound once at top level to a constant: the expression, and of which module
    /// body. A name that is imported from another module is bound to what that one is bound to.
    pub constants: HashMap<DefId, (FuncId, ExprId)>,
    /// What `import a.b`, `import a.c` name of the program's modules, by what they bind: `a`.
    pub imported: HashMap<Place, Vec<String>>,
    /// By module: what is imported for certain where it is.
    pub imported_with: HashMap<ModuleId, HashSet<ModuleId>>,
    /// What variables of functions stand for that only imports bind.
    pub locals: HashMap<Local, GlobalFact>,
    /// Global variables that are only bound, at top level, to displays of lists, dicts and sets, to
    /// `object()`, or to each other.
    pub containers: HashSet<DefId>,
    /// Global names of undecorated classes without a metaclass of their own, and those among them that are
    /// enumerations.
    pub classes: HashSet<DefId>,
    pub enums: HashSet<DefId>,
    /// The classes of which instances may be native.
    pub table: Classes,
    /// A NaN may be a constant of the program: one object, however often it is evaluated.
    pub folds_nan: bool,
    /// A class statement of the program may make a subclass of `str` or `bytes`.
    pub makes_text_classes: bool,
    /// Expressions whose value is only looked at where they stand: indexed, measured, iterated, compared.
    pub looked_at: HashSet<(FuncId, ExprId)>,
    /// Functions that only ask their `**` parameter for names that the text says.
    pub asked_keywords: HashSet<FuncId>,
    /// Names that some statement binds or deletes as attributes, of whatever object; where it may do so by a
    /// text (`setattr`), all texts.
    pub bound_attributes: HashSet<String>,
    /// Some module of the program has a star import.
    pub imports_all: bool,
    /// Modules with `from __future__ import annotations`.
    pub annotations_stay_text: HashSet<ModuleId>,
    /// The program names what shows a module's annotations.
    pub reads_annotations: bool,
}

pub fn facts(program: &Program) -> Facts {
    let known = bound(program);
    let Locals { facts: locals, imported: by_functions } = imports::locals(program, &known);
    let Bound { globals, constants, mut imported } = known;
    imported.extend(by_functions);
    let stay_text = |body: &&Function| {
        body.body.iter().any(|stmt| {
            matches!(
                &stmt.kind,
                StmtKind::ImportFrom { module, name, .. }
                    if members::does(module, name, Act::KeepsAnnotationsText)
            )
        })
    };
    let annotations_stay_text = program.native_bodies().filter(stay_text).map(|body| body.module).collect();
    let (classes, enums) = classes(program, &globals);
    let mut facts = Facts {
        globals,
        table: Classes::default(),
        classes,
        enums,
        constants,
        imported,
        imported_with: super::graph::certain(program),
        locals,
        containers: program.native_bodies().flat_map(|body| containers(program, body)).collect(),
        folds_nan: folds_nan(program),
        makes_text_classes: makes_text_classes(program, program.native_functions()),
        looked_at: looked_at(program),
        asked_keywords: super::keywords::only_asked(program),
        annotations_stay_text,
        reads_annotations: reads_annotations(program),
        imports_all: imports_all(program),
        bound_attributes: super::bound::bound_attributes(program),
    };
    facts.table = super::classes::classes(program, &facts);
    facts
}

impl Facts {
    /// What stands in annotations of this function's text that are never evaluated (PEP 563).
    pub fn texts_of_annotations(&self, program: &Program, function: &Function) -> HashSet<ExprId> {
        let mut found = HashSet::new();
        if self.reads_annotations || !self.annotations_stay_text.contains(&function.module) {
            return found;
        }
        let mut add = |annotation: ExprId| {
            each_below(function, annotation, &mut |expr| {
                found.insert(expr);
            });
        };
        for nested in program.functions.iter().filter(|nested| nested.parent == Some(function.id)) {
            nested.params.iter().filter_map(|param| param.annotation).for_each(&mut add);
            nested.returns.into_iter().for_each(&mut add);
        }
        each_stmt(&function.body, &mut |stmt| {
            if let StmtKind::AnnAssign { annotation, .. } = &stmt.kind {
                add(*annotation);
            }
        });
        found
    }

    /// What is known, but for names of the program's other modules that somebody may bind again.
    pub fn but_for(mut self, program: &Program, rebindable: &Rebindable) -> Facts {
        for def in &program.defs {
            if def.module != program.main().id && rebindable.may(&def.name) {
                self.globals[def.id.index()] = GlobalFact::Variable;
                self.constants.remove(&def.id);
                self.containers.remove(&def.id);
                self.classes.remove(&def.id);
                self.enums.remove(&def.id);
            }
        }
        let may = |dotted: &str| dotted.split('.').skip(1).any(|name| rebindable.may(name));
        self.imported.retain(|_, imports| !imports.iter().any(|import| may(import)));
        self.locals.retain(|_, fact| match fact {
            GlobalFact::Module(module) => !may(module),
            GlobalFact::Member(module, name) => !may(module) && !rebindable.may(name),
            GlobalFact::Function(func, _) => !rebindable.may(&program.functions[func.index()].name),
            GlobalFact::Class(_) | GlobalFact::TypeVariable | GlobalFact::Variable => false,
        });
        self
    }

    /// The body of the class that an expression names.
    pub fn class_named(&self, function: &Function, id: ExprId) -> Option<FuncId> {
        let ExprKind::Name(name) = &function.expr(id).kind else { return None };
        match self.of_name(function, name) {
            Some(GlobalFact::Class(body)) => Some(*body),
            _ => None,
        }
    }

    /// What a name stands for, where it is bound.
    pub fn of_name(&self, function: &Function, name: &NameRef) -> Option<&GlobalFact> {
        match name {
            NameRef::Global(def) => Some(&self.globals[def.index()]),
            NameRef::Local(binding) => self.locals.get(&(function.id, *binding)),
            NameRef::Free(owner, binding) => self.locals.get(&(*owner, *binding)),
            NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
        }
    }
}

/// The plain classes of modules, and those among them that are enumerations.
fn classes(program: &Program, globals: &[GlobalFact]) -> (HashSet<DefId>, HashSet<DefId>) {
    let hides_values = program.native_globals().any(|global| global.name == intrinsics::NO_MEMBER)
        || program.native_functions().iter().flat_map(|function| &function.exprs).any(
            |expr| matches!(&expr.kind, ExprKind::Attribute { name, .. } if name == intrinsics::NO_MEMBER),
        );
    let (mut plain, mut enums) = (HashSet::new(), HashSet::new());
    for (body, stmt) in
        program.native_bodies().flat_map(|body| body.body.iter().map(move |stmt| (body, stmt)))
    {
        let StmtKind::Class {
            func,
            target: Target { kind: TargetKind::Name(NameRef::Global(global)), .. },
            args,
            decorators,
            ..
        } = &stmt.kind
        else {
            continue;
        };
        // A decorator or a metaclass may give anything.
        let only_bases = args.iter().all(|arg| matches!(arg, Arg::Positional(_)));
        if decorators.is_empty() && only_bases && globals[global.index()] == GlobalFact::Class(*func) {
            plain.insert(*global);
            let is_enum = |base: ExprId| is_enum(globals, body, base);
            if !hides_values && matches!(args[..], [.., Arg::Positional(base)] if is_enum(base)) {
                enums.insert(*global);
            }
        }
    }
    for (function, stmt) in program
        .native_functions()
        .iter()
        .flat_map(|function| function.body.iter().map(move |stmt| (function, stmt)))
    {
        each_target(function, stmt, &mut |target| {
            // `Colour.limit = 5000`
            if let TargetKind::Attribute { object, .. } = &target.kind {
                match &function.expr(*object).kind {
                    ExprKind::Name(NameRef::Global(global)) => drop(enums.remove(global)),
                    // `shapes.Colour.limit = 5000`
                    ExprKind::Attribute { name, .. } => {
                        enums.retain(|global| program.def(*global).name != *name);
                    }
                    _ => {}
                }
            }
        });
    }
    (plain, enums)
}

/// Is it the class of enumerations, or one of those the library has?
fn is_enum(globals: &[GlobalFact], body: &Function, base: ExprId) -> bool {
    match &body.expr(base).kind {
        ExprKind::Name(NameRef::Global(global)) => {
            matches!(
                &globals[global.index()],
                GlobalFact::Member(module, name) if intrinsics::is_enum(module, name)
            )
        }
        ExprKind::Attribute { object, name, .. } => {
            let is_module = |global: &DefId| {
                matches!(
                    &globals[global.index()],
                    GlobalFact::Module(module) if module == intrinsics::ENUM
                )
            };
            matches!(&body.expr(*object).kind, ExprKind::Name(NameRef::Global(global)) if is_module(global))
                && intrinsics::is_enum(intrinsics::ENUM, name)
        }
        _ => false,
    }
}

fn containers(program: &Program, body: &Function) -> HashSet<DefId> {
    let mut found = HashSet::new();
    let mut bound: HashMap<DefId, usize> = HashMap::new();
    for stmt in &body.body {
        let StmtKind::Assign {
            target: Target { kind: TargetKind::Name(NameRef::Global(global)), .. },
            value,
        } = &stmt.kind
        else {
            continue;
        };
        let holds = match &body.expr(*value).kind {
            ExprKind::List(_) | ExprKind::Dict(_) | ExprKind::Set(_) => true,
            ExprKind::Name(NameRef::Global(other)) => found.contains(other),
            ExprKind::Call { func, args } => {
                let made = |name: &str| args.is_empty() && intrinsics::makes_plain_object(name);
                matches!(&body.expr(*func).kind, ExprKind::Name(NameRef::Builtin(name)) if made(name))
            }
            ExprKind::Const(_)
            | ExprKind::Name(_)
            | ExprKind::Tuple(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::Compare(..)
            | ExprKind::IfExp { .. }
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
        };
        if holds {
            found.insert(*global);
            *bound.entry(*global).or_default() += 1;
        }
    }
    let only = |global: &DefId, found: &HashSet<DefId>| {
        found.contains(global)
            && program.def(*global).writes().count() == bound.get(global).copied().unwrap_or(0)
    };
    // A name for something that turns out to be bound otherwise, too, is none.
    loop {
        let kept: HashSet<DefId> = found
            .iter()
            .copied()
            .filter(|global| only(global, &found) && sources(body, *global, &found))
            .collect();
        if kept.len() == found.len() {
            return kept;
        }
        found = kept;
    }
}

/// Are all names that the global is bound to among those found?
fn sources(body: &Function, global: DefId, found: &HashSet<DefId>) -> bool {
    body.body.iter().all(|stmt| match &stmt.kind {
        StmtKind::Assign { target: Target { kind: TargetKind::Name(NameRef::Global(bound)), .. }, value }
            if *bound == global =>
        {
            !matches!(
                &body.expr(*value).kind,
                ExprKind::Name(NameRef::Global(other)) if !found.contains(other)
            )
        }
        _ => true,
    })
}

fn imports_all(program: &Program) -> bool {
    let mut found = false;
    for function in program.native_functions() {
        each_stmt(&function.body, &mut |stmt| {
            found |= matches!(&stmt.kind, StmtKind::ImportFrom { name, .. } if name == "*");
        });
    }
    found
}

fn reads_annotations(program: &Program) -> bool {
    let shows = |name: &str| members::may(name, Act::ShowsAnnotations);
    let mut found = false;
    for function in program.native_functions() {
        found |= function.exprs.iter().any(|expr| match &expr.kind {
            ExprKind::Attribute { name, .. } | ExprKind::Name(NameRef::Builtin(name)) => shows(name),
            _ => false,
        });
        each_stmt(&function.body, &mut |stmt| {
            found |= matches!(&stmt.kind, StmtKind::ImportFrom { name, .. } if shows(name));
        });
    }
    found || program.native_globals().any(|global| shows(&global.name))
}

/// A literal that overflows (`1e999`): CPython works out `1e999 - 1e999` when it compiles, once for all times
/// it is evaluated.
fn folds_nan(program: &Program) -> bool {
    let endless =
        |expr: &Expr| matches!(expr.kind, ExprKind::Const(Const::Float(value)) if !value.is_finite());
    program.native_functions().iter().any(|function| function.exprs.iter().any(endless))
}

/// `class Name(str)`, `class Colour(StrEnum)`, `type(name, (str,), {})`; a base that is not simply a builtin,
/// an imported name or a class of these functions' text may be anything.
fn makes_text_classes(program: &Program, functions: &[Function]) -> bool {
    let classes: HashSet<&str> = functions
        .iter()
        .filter(|class| class.kind == FunctionKind::Class)
        .map(|class| class.name.as_str())
        .collect();
    let assigned = assigned(functions);
    let is_text = |function: &Function, id: ExprId| match &function.expr(id).kind {
        ExprKind::Name(NameRef::Builtin(name)) => intrinsics::may_be_text_class(name),
        ExprKind::Name(NameRef::Global(global)) => {
            let global = program.def(*global);
            intrinsics::may_be_text_class(&global.name)
                || assigned.contains(&global.id) && !classes.contains(global.name.as_str())
        }
        ExprKind::Attribute { name, .. } => intrinsics::may_be_text_class(name),
        ExprKind::Subscript { .. } => false,
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
        | ExprKind::Call { .. }
        | ExprKind::Slice { .. }
        | ExprKind::FString(_)
        | ExprKind::Lambda(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Block { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => true,
    };
    let mut found = false;
    for function in functions {
        each_stmt(&function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Class { args, .. } => {
                found |= args.iter().any(|arg| match arg {
                    Arg::Positional(base) => is_text(function, *base),
                    Arg::Keyword(..) => false,
                    Arg::Star(_) | Arg::DoubleStar(_) => true,
                });
            }
            StmtKind::ImportFrom { name, .. } => found |= intrinsics::may_be_text_class(name),
            _ => {}
        });
        found |= function.exprs.iter().any(|expr| match &expr.kind {
            ExprKind::Call { func, args } => {
                matches!(
                    &function.expr(*func).kind,
                    ExprKind::Name(NameRef::Builtin(name)) if intrinsics::makes_classes(name, args.len())
                )
            }
            _ => false,
        });
    }
    found
}

/// May the program's other modules make such a class?
pub fn others_make_text_classes(program: &Program) -> bool {
    makes_text_classes(program, program.other_functions())
}

/// What is bound by an assignment.
fn assigned(functions: &[Function]) -> HashSet<DefId> {
    let mut found = HashSet::new();
    for function in functions {
        each_stmt(&function.body, &mut |stmt| {
            if let StmtKind::Assign { target, .. } | StmtKind::AnnAssign { target, .. } = &stmt.kind
                && let TargetKind::Name(NameRef::Global(bound)) = target.kind
            {
                found.insert(bound);
            }
        });
    }
    found
}

fn looked_at(program: &Program) -> HashSet<(FuncId, ExprId)> {
    let mut found = HashSet::new();
    for function in program.native_functions() {
        let mut see = |expr: ExprId| {
            found.insert((function.id, expr));
        };
        for expr in &function.exprs {
            match &expr.kind {
                ExprKind::Subscript { object, .. } => see(*object),
                ExprKind::Compare(_, left, right) => [*left, *right].into_iter().for_each(&mut see),
                ExprKind::Unary(UnaryOp::Not, operand) => see(*operand),
                ExprKind::Call { func, args } => {
                    if let (ExprKind::Name(NameRef::Builtin(name)), [Arg::Positional(only)]) =
                        (&function.expr(*func).kind, args.as_slice())
                        && intrinsics::only_looks(name)
                    {
                        see(*only);
                    }
                }
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
                | ExprKind::IfExp { .. }
                | ExprKind::Attribute { .. }
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
        each_stmt(&function.body, &mut |stmt| {
            if let StmtKind::For { iter, .. } = &stmt.kind {
                see(*iter);
            }
        });
    }
    found
}
