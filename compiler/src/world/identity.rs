//! Programs whose code in the isolate asks for identity: `is`, `id`.
//!
//! What crosses as an unboxed scalar comes back as another object, and the same number crosses as a new
//! object each time: such a program stays whole, unless the text says that what it asks of is an object of
//! the isolate. So does one that writes objects down with references to those that were written before, and
//! one that runs text, which may ask.

use std::collections::HashSet;
use std::rc::Rc;

use super::facts::Facts;
use super::objects::Origins;
use super::rebinding::computed;
use super::sources::Sources;
use super::things::{Things, called};
use super::{Around, Rebindable, run_texts};
use crate::catalog::intrinsics::{self, reflection};
use crate::catalog::modules::{self, Does};
use crate::hir::Program;
use crate::hir::nodes::{
    CompareOp, Const, ExprId, ExprKind, FPart, FuncId, Function, FunctionKind, NameRef, PyText, StmtKind,
    TargetKind,
};
use crate::hir::visit::{each_expr, each_stmt, each_target};
use crate::source::Span;

/// A place that asks.
pub struct Question {
    pub span: Span,
    pub of: Whose,
}

/// Who asks, and so whose values are asked of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// The top-level statement of this index.
    Statement(usize),
    /// The function, where the isolate runs it.
    Function(FuncId),
    /// Whoever calls what stands there, or another module.
    Anyone,
}

/// Who asks, and of what it is known that the answer is the same in both halves.
pub struct Questions {
    pub asked: Vec<Question>,
    /// Operands of `is` that are objects of one place, see [`super::objects`].
    pub objects: Rc<HashSet<(FuncId, ExprId)>>,
}

/// Every statement and function that asks.
pub fn questions(
    program: &Program,
    facts: &Facts,
    things: &Things,
    rebindable: &Rebindable,
    around: &Around,
) -> Questions {
    let sources = Sources::of(program, program.native_functions(), things);
    let origins = Origins::of(program, facts, (sources, things), rebindable);
    let objects = program.native_functions().iter().flat_map(|function| {
        let operands = function.exprs.iter().filter_map(|expr| match expr.kind {
            ExprKind::Compare(CompareOp::Is | CompareOp::IsNot, left, right) => Some([left, right]),
            _ => None,
        });
        let known = operands.flatten().filter(|side| origins.is_object(function, *side));
        known.map(|side| (function.id, side)).collect::<Vec<_>>()
    });
    let objects: HashSet<(FuncId, ExprId)> = objects.collect();
    let search = Search {
        program,
        has_modules: has_modules(program, things) || rebindable.any().is_some(),
        things,
        spells: spells(program),
        runs_questions: run_texts::any_asks(program),
        sources: origins.sources(),
        objects: &objects,
    };
    let mut found = vec![];
    let mut ask = |span: Option<Span>, of| found.extend(span.map(|span| Question { span, of }));
    let elsewhere = around.asks_identity
        || around.imports.iter().any(|module| modules::does(module, Does::WritesReferences));
    let in_others = |function: &Function| asked_of_object(program, function).is_some();
    let elsewhere = elsewhere || program.other_functions().iter().any(in_others);
    let body = program.main_body();
    ask(elsewhere.then_some(body.name_span), Whose::Anyone);
    for (index, stmt) in body.body.iter().enumerate() {
        let mut compared = None;
        each_expr(body, stmt, &mut |id| compared = compared.or_else(|| search.compared(body, id)));
        ask(compared, Whose::Statement(index));
    }
    for function in program.native_functions() {
        // A generator expression runs where the text around it does.
        if function.id != body.id && function.kind != FunctionKind::GeneratorExpression {
            ask(search.compared_in(function), Whose::Function(function.id));
        }
        let named = search.named_in(function).or_else(|| search.imported(function));
        ask(named.or_else(|| asked_of_object(program, function)), Whose::Anyone);
    }
    Questions { asked: found, objects: Rc::new(objects) }
}

struct Search<'a> {
    program: &'a Program,
    things: &'a Things<'a>,
    /// A module that has such functions goes where a text may name what is asked of it.
    has_modules: bool,
    /// See [`spells`].
    spells: bool,
    /// See [`run_texts::any_asks`].
    runs_questions: bool,
    sources: &'a Sources<'a>,
    objects: &'a HashSet<(FuncId, ExprId)>,
}

impl<'a> Search<'a> {
    fn compared_in(&self, function: &Function) -> Option<Span> {
        (0..function.exprs.len() as u32).find_map(|index| self.compared(function, ExprId(index)))
    }

    /// `is` between what may be values that both halves of the program have as their own.
    fn compared(&self, function: &Function, id: ExprId) -> Option<Span> {
        let expr = function.expr(id);
        match &expr.kind {
            ExprKind::Compare(CompareOp::Is | CompareOp::IsNot, left, right) => {
                let known =
                    [left, right].into_iter().any(|side| self.objects.contains(&(function.id, *side)));
                (!known).then_some(expr.span)
            }
            ExprKind::GeneratorExp { func, .. } => self.compared_in(&self.program.functions[func.index()]),
            _ => None,
        }
    }

    /// What asks when it is called, whoever calls it: the arguments may come from native code.
    fn named_in(&self, function: &'a Function) -> Option<Span> {
        let exprs = || (0..function.exprs.len() as u32).map(ExprId);
        let looked_into = looked_into(function);
        let asks = |id: &ExprId| match &function.expr(*id).kind {
            ExprKind::Name(NameRef::Builtin(name)) => self.asks_here(function, *id, name),
            // `getattr(operator, "is_")`
            ExprKind::Const(Const::Str(PyText::Text(name))) => {
                self.has_modules && (intrinsics::asks_identity_of_operands(name) || self.asks(name))
            }
            ExprKind::Attribute { object, name, .. } => {
                let modules = self.things.modules(function, *object);
                let is_builtin = modules.iter().any(|module| intrinsics::is_builtins(module))
                    || modules.is_empty() && self.has_modules;
                intrinsics::asks_identity_of_operands(name)
                    || is_builtin && self.asks_here(function, *id, name)
            }
            // `getattr(operator, name)`
            ExprKind::Name(_) if self.spells => {
                offers(self.things, function, *id) && !looked_into.contains(id)
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
            | ExprKind::Compare(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Call { .. }
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
        exprs().find(asks).map(|id| function.expr(id).span)
    }

    /// A builtin that asks, or runs a text that may.
    fn asks(&self, name: &str) -> bool {
        intrinsics::asks_identity(name) || intrinsics::runs_text(name)
    }

    /// The same where it stands: a text that is known does not.
    fn asks_here(&self, function: &'a Function, id: ExprId, name: &str) -> bool {
        let is_known = || !self.runs_questions && run_texts::is_known(self.sources, function, id);
        self.asks(name) && !(intrinsics::runs_text(name) && is_known())
    }

    fn imported(&self, function: &Function) -> Option<Span> {
        let mut found = None;
        each_stmt(&function.body, &mut |stmt| {
            let asks = match &stmt.kind {
                StmtKind::Import { module, .. } => modules::does(module, Does::WritesReferences),
                StmtKind::ImportFrom { module, name, .. } => {
                    modules::does(module, Does::WritesReferences)
                        || intrinsics::is_builtins(module) && self.asks(name)
                        || intrinsics::asks_identity_of_operands(name)
                        || name == "*" && modules::does(module, Does::OffersIdentity)
                }
                _ => false,
            };
            if asks {
                found = found.or(Some(stmt.span));
            }
        });
        found
    }
}

/// May the program have the name of such a function as a text that is not written down as such: from outside,
/// from a list of names, or put together?
fn spells(program: &Program) -> bool {
    let is_part = |text: &PyText| match text {
        PyText::Text(text) => intrinsics::may_spell_identity(text),
        PyText::CodePoints(_) => false,
    };
    program.native_functions().iter().flat_map(|function| &function.exprs).any(|expr| match &expr.kind {
        ExprKind::Name(NameRef::Builtin(name)) => {
            intrinsics::brings_in_text(name) || intrinsics::lists_names(name)
        }
        ExprKind::Attribute { name, .. } => intrinsics::lists_names(name),
        ExprKind::Const(Const::Str(text)) => is_part(text),
        ExprKind::FString(parts) => {
            parts.iter().any(|part| matches!(part, FPart::Literal(text) if is_part(text)))
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
        | ExprKind::Compare(..)
        | ExprKind::IfExp { .. }
        | ExprKind::Call { .. }
        | ExprKind::Subscript { .. }
        | ExprKind::Slice { .. }
        | ExprKind::Lambda(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Block { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => false,
    })
}

/// May the expression stand for a module that has such functions?
fn offers(things: &Things, function: &Function, id: ExprId) -> bool {
    matches!(&function.expr(id).kind, ExprKind::Name(NameRef::Builtin(name)) if intrinsics::is_builtins(name))
        || things.modules(function, id).iter().any(|module| modules::does(module, Does::OffersIdentity))
}

/// Does such a module stand anywhere where it is not asked for a written attribute?
fn has_modules(program: &Program, things: &Things) -> bool {
    program.native_functions().iter().any(|function| {
        let looked_into = looked_into(function);
        let mut ids = (0..function.exprs.len() as u32).map(ExprId);
        ids.any(|id| !looked_into.contains(&id) && offers(things, function, id))
    })
}

/// Expressions of which a written attribute is asked.
fn looked_into(function: &Function) -> HashSet<ExprId> {
    let mut found: HashSet<ExprId> = function
        .exprs
        .iter()
        .filter_map(|expr| match &expr.kind {
            ExprKind::Attribute { object, .. } => Some(*object),
            _ => None,
        })
        .collect();
    for stmt in &function.body {
        each_target(function, stmt, &mut |target| {
            if let TargetKind::Attribute { object, .. } = &target.kind {
                found.insert(*object);
            }
        });
    }
    found
}

/// `object.__eq__(a, b)`: what every object answers says whether two are one, unless it is asked by a method
/// of its own object, or becomes a method: those are objects of the isolate.
fn asked_of_object(program: &Program, function: &Function) -> Option<Span> {
    let is_object = |id: ExprId| builtin(function, id).is_some_and(intrinsics::makes_plain_object);
    let mut methods = HashSet::new();
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Assign { target, value } = &stmt.kind
            && matches!(&target.kind, TargetKind::Name(NameRef::ClassLocal(_)))
        {
            methods.insert(*value);
        }
    });
    let mut bound = None;
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Assign { value, .. } = &stmt.kind
            && is_object(*value)
        {
            bound = bound.or(Some(stmt.span));
        }
    });
    for expr in &function.exprs {
        let ExprKind::Call { func, args } = &expr.kind else { continue };
        let Some(first) = args.first() else { continue };
        if computed::is_self(program, function, first.value()) {
            methods.insert(*func);
        } else if asks_class_or_base(function, *func, args.len()) {
            return Some(expr.span);
        }
        // `getattr(object, name)`
        if is_object(first.value()) && builtin(function, *func).is_some_and(reflection::takes_attribute) {
            return Some(expr.span);
        }
    }
    if bound.is_some() {
        return bound;
    }
    let called = called(function);
    let asks = |id: &ExprId| match &function.expr(*id).kind {
        ExprKind::Attribute { object, name, .. } => {
            (is_object(*object) && intrinsics::object_tells_identity(name)
                || !called.contains(id) && is_taken(program, function, *object, name))
                && !methods.contains(id)
        }
        ExprKind::Call { func, args } => match args.as_slice() {
            [object, name, ..] => {
                builtin(function, *func).is_some_and(reflection::takes_attribute)
                    && written(function, name.value())
                        .is_some_and(|name| is_taken(program, function, object.value(), name))
            }
            _ => false,
        },
        _ => false,
    };
    let found = (0..function.exprs.len() as u32).map(ExprId).find(asks)?;
    Some(function.expr(found).span)
}

/// `map(int.__base__.__eq__, xs, ys)`, `getattr(C, "__eq__")`: it is called elsewhere, with who knows how
/// many arguments.
fn is_taken(program: &Program, function: &Function, object: ExprId, name: &str) -> bool {
    let is_class = matches!(function.expr(object).kind, ExprKind::Name(NameRef::Builtin(_)));
    intrinsics::object_tells_identity(name)
        && (!intrinsics::is_namespace(name) || hands_out_bases(program))
        && !is_class
        && !computed::is_self(program, function, object)
        && !computed::is_super(function, object)
}

/// Does the program ask a class for those above it? `object` is among them.
fn hands_out_bases(program: &Program) -> bool {
    program.functions.iter().flat_map(|function| &function.exprs).any(|expr| match &expr.kind {
        ExprKind::Attribute { name, .. } | ExprKind::Const(Const::Str(PyText::Text(name))) => {
            intrinsics::hands_out_bases(name)
        }
        _ => false,
    })
}

fn written(function: &Function, id: ExprId) -> Option<&str> {
    match &function.expr(id).kind {
        ExprKind::Const(Const::Str(PyText::Text(text))) => Some(text),
        _ => None,
    }
}

/// `int.__base__.__eq__(a, b)`, `super(int, a).__eq__(b)`
fn asks_class_or_base(function: &Function, func: ExprId, arguments: usize) -> bool {
    let ExprKind::Attribute { object, name, .. } = &function.expr(func).kind else { return false };
    let of_builtin_class = matches!(function.expr(*object).kind, ExprKind::Name(NameRef::Builtin(_)))
        && !builtin(function, *object).is_some_and(intrinsics::makes_plain_object);
    let of_other_base = computed::is_super(function, *object)
        && matches!(&function.expr(*object).kind, ExprKind::Call { args, .. } if !args.is_empty());
    !of_builtin_class && intrinsics::is_asked_of_class(name, arguments)
        || of_other_base && intrinsics::object_tells_identity(name)
}

/// The builtin that an expression names, unless its class body has bound the name.
fn builtin(function: &Function, id: ExprId) -> Option<&str> {
    let ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name)) = &function.expr(id).kind else {
        return None;
    };
    Some(name)
}
