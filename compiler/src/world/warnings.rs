//! What CPython warns of at the line of whoever called, which native code does not have.

use super::things::Things;
use super::{Around, Onlooker, Sees};
use crate::catalog::intrinsics;
use crate::catalog::intrinsics::warnings::{self, Converts};
use crate::catalog::members::{self, Act, Owner};
use crate::catalog::modules::{self, Does};
use crate::catalog::operators::is_special_method;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, BinaryOp, CompareOp, Const, ExprId, ExprKind, Function, FunctionKind, NameRef, PyText, StmtKind,
    UnaryOp,
};
use crate::hir::visit::each_stmt;

/// A method whose caller is warned of what it returns.
pub fn converts(program: &Program, function: &Function) -> Option<Reason> {
    let in_class =
        function.parent.is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
    let warns = in_class
        && match warnings::of_conversion(&function.name) {
            Some(Converts::Outdated) => true,
            Some(Converts::ToExact) => !returns_numbers(function),
            None => false,
        };
    warns.then(|| Reason::new(ReasonId::FrameInspection, function.name_span, &function.name))
}

/// Does every `return` give an exact int or float, as far as its text tells?
fn returns_numbers(function: &Function) -> bool {
    let mut all = true;
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Return(Some(value)) = &stmt.kind {
            all &= is_number(function, *value);
        }
    });
    all
}

fn is_number(function: &Function, value: ExprId) -> bool {
    match &function.expr(value).kind {
        ExprKind::Const(Const::Int(_) | Const::BigInt(_) | Const::Float(_) | Const::Complex(_)) => true,
        ExprKind::Call { func, .. } => match &function.expr(*func).kind {
            ExprKind::Name(NameRef::Builtin(name)) => intrinsics::makes_exact_number(name),
            _ => false,
        },
        ExprKind::Binary { op, .. } => {
            !matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::MatMul)
        }
        ExprKind::Unary(UnaryOp::Neg | UnaryOp::Pos, operand) => is_number(function, *operand),
        ExprKind::IfExp { then, orelse, .. } => is_number(function, *then) && is_number(function, *orelse),
        ExprKind::Const(_)
        | ExprKind::Name(_)
        | ExprKind::Tuple(_)
        | ExprKind::List(_)
        | ExprKind::Set(_)
        | ExprKind::Dict(_)
        | ExprKind::Unary(..)
        | ExprKind::And(..)
        | ExprKind::Or(..)
        | ExprKind::Compare(..)
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

/// What makes CPython warn at the line of a caller, which native code does not have.
pub fn warns(things: &Things, around: &Around, function: &Function, minor: u32) -> Option<Onlooker> {
    let imports = |module: &str| {
        things.imports(module) || around.imports.iter().any(|name| name.split('.').next() == Some(module))
    };
    let takes_patterns = modules::with(Does::WarnsOfPatterns).any(&imports);
    let unseen = untested(function);
    let found = (0..function.exprs.len() as u32).map(ExprId).find_map(|id| {
        let expr = function.expr(id);
        let member = things.member(function, id);
        let warns = |(module, name): (String, String)| {
            members::does(&module, &name, Act::WarnsWhenRead).then_some(name)
        };
        match &expr.kind {
            ExprKind::Name(NameRef::Builtin(name)) if warnings::of_truth(name) => {
                (!unseen.contains(&id)).then(|| (expr.span, name.clone()))
            }
            ExprKind::Name(_) => Some((expr.span, member.and_then(warns)?)),
            ExprKind::Attribute { name, .. } => {
                let method = || members::may_method(name, Act::WarnsWhenRead, &imports).then(|| name.clone());
                Some((expr.span, member.and_then(warns).or_else(method)?))
            }
            ExprKind::Call { func, args } => {
                Some((expr.span, call_warns(things, function, *func, args, minor, &imports)?))
            }
            ExprKind::Const(Const::Str(PyText::Text(text))) if takes_patterns => {
                Some((expr.span, warnings::doubtful_set(text)?.to_owned()))
            }
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
            | ExprKind::Opaque(_) => None,
        }
    });
    // Only the truth of `NotImplemented` is asked by native code, too; the others are functions of the
    // isolate.
    let sees = |name: &str| if warnings::of_truth(name) { Sees::Everything } else { Sees::Frames };
    found.map(|(span, name)| Onlooker {
        reason: Reason::new(ReasonId::FrameInspection, span, &name),
        sees: sees(&name),
    })
}

/// The name of what is called in a way that warns.
fn call_warns(
    things: &Things,
    function: &Function,
    func: ExprId,
    args: &[Arg],
    minor: u32,
    imports: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let positional = args.iter().filter(|arg| matches!(arg, Arg::Positional(_))).count();
    let called = things.member(function, func);
    // A function is called by its name; of what has no known name, only methods are known.
    let is_it = |owner: Owner| match (&called, owner) {
        (Some((module, _)), Owner::Module(known)) => module == known,
        (None, Owner::Class(..)) => true,
        (Some(_), Owner::Class(..)) | (None, Owner::Module(_)) => false,
    };
    let name = match (&called, &function.expr(func).kind) {
        (Some((_, name)), _) | (None, ExprKind::Attribute { name, .. }) => Some(name),
        _ => None,
    };
    let of_positions = |member: &members::Member| {
        is_it(member.owner)
            && member.acts.iter().any(|act| match act {
                Act::WarnsOfPositions(count, from) => positional >= *count && minor >= *from,
                _ => false,
            })
    };
    let name = name.filter(|name| members::named(name).any(of_positions));
    let keyword = args.iter().find_map(|arg| match arg {
        Arg::Keyword(keyword, _) => warns_of_keyword(called.as_ref(), keyword, imports).then_some(keyword),
        Arg::Positional(_) | Arg::Star(_) | Arg::DoubleStar(_) => None,
    });
    name.or(keyword).cloned()
}

/// Does the function, or any of what the program `imports` where it is not known, warn of this keyword?
fn warns_of_keyword(
    called: Option<&(String, String)>,
    keyword: &str,
    imports: &dyn Fn(&str) -> bool,
) -> bool {
    members::of_keyword(keyword).any(|member| match called {
        Some((module, name)) => member.owner.is_module(module) && member.name == *name,
        None => imports(member.owner.module()),
    })
}

/// What the value of an expression may come from.
fn values_of(function: &Function, id: ExprId, found: &mut Vec<ExprId>) {
    let kind = &function.expr(id).kind;
    if let ExprKind::IfExp { then, orelse, .. } = kind {
        values_of(function, *then, found);
        values_of(function, *orelse, found);
    } else if let ExprKind::And(_, right) | ExprKind::Or(_, right) = kind {
        values_of(function, *right, found);
    } else {
        found.push(id);
    }
}

/// Expressions whose truth is not asked for: what a method of an operator returns, and what is compared by
/// identity. What anything else returns may be tested by whoever called.
fn untested(function: &Function) -> Vec<ExprId> {
    let of_operator = is_special_method(&function.name);
    let mut found = vec![];
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Return(Some(value)) = &stmt.kind
            && of_operator
        {
            values_of(function, *value, &mut found);
        }
    });
    for expr in &function.exprs {
        if let ExprKind::Compare(CompareOp::Is | CompareOp::IsNot, left, right) = &expr.kind {
            found.extend([*left, *right]);
        }
    }
    found
}
