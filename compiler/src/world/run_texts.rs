//! Texts that the program runs (`exec`, `eval`, `compile`): may one of them ask for identity?
//!
//! ```text
//! exec("print(x is y)")                    asks
//! exec("a = 1"); exec(f"b = {n}" + rest)   not, if no text that goes in has such a word, or its start
//! exec(text[2:]); exec("x i" + chr(115))   may: what is cut, or comes from a call, may be any text
//! ```

use std::collections::HashSet;

use super::sources::Sources;
use crate::catalog::intrinsics;
use crate::hir::Program;
use crate::hir::nodes::{Arg, BinaryOp, Const, ExprId, ExprKind, FPart, FuncId, Function, NameRef, PyText};

/// May a text that stands in the program ask for identity where it is run, or begin to? Or does one come from
/// outside?
pub fn any_asks(program: &Program) -> bool {
    let asks = |text: &PyText| match text {
        PyText::Text(text) => intrinsics::may_ask_when_run(text),
        PyText::CodePoints(_) => false,
    };
    program.native_functions().iter().flat_map(|function| &function.exprs).any(|expr| match &expr.kind {
        ExprKind::Name(NameRef::Builtin(name)) => intrinsics::reads_text(name),
        ExprKind::Attribute { name, .. } => intrinsics::has_text_from_outside(name),
        ExprKind::Const(Const::Str(text)) => asks(text),
        ExprKind::Const(Const::Bytes(text)) => intrinsics::may_ask_when_run(&String::from_utf8_lossy(text)),
        ExprKind::FString(parts) => {
            parts.iter().any(|part| matches!(part, FPart::Literal(text) if asks(text)))
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

/// Is what this function is called with put together from texts that stand in the program, one behind the
/// other?
pub fn is_known<'a>(sources: &Sources<'a>, function: &'a Function, func: ExprId) -> bool {
    function.exprs.iter().any(|expr| match &expr.kind {
        ExprKind::Call { func: callee, args } if *callee == func => match args.first() {
            Some(Arg::Positional(text)) => is_joined(sources, function, *text, &mut HashSet::new()),
            _ => false,
        },
        _ => false,
    })
}

fn is_joined<'a>(
    sources: &Sources<'a>,
    function: &'a Function,
    text: ExprId,
    seen: &mut HashSet<(FuncId, ExprId)>,
) -> bool {
    if !seen.insert((function.id, text)) {
        return true;
    }
    let found = sources.from(function, text);
    let mut is_part = |function: &'a Function, leaf: ExprId| match &function.expr(leaf).kind {
        ExprKind::Const(_) => true,
        ExprKind::Binary { op: BinaryOp::Add, left, right, .. } => {
            is_joined(sources, function, *left, seen) && is_joined(sources, function, *right, seen)
        }
        ExprKind::FString(parts) => parts.iter().all(|part| match part {
            FPart::Literal(_) => true,
            FPart::Value { value, spec, .. } => spec.is_none() && is_joined(sources, function, *value, seen),
        }),
        // Code: what it was made of is a text that is looked at, too.
        ExprKind::Call { func, .. } if is_runner(function, *func) => true,
        ExprKind::Call { func, args } => is_replaced(sources, function, *func, args),
        ExprKind::Name(_)
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
        | ExprKind::Attribute { .. }
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
    };
    found.complete && found.leaves.into_iter().all(|(function, leaf)| is_part(function, leaf))
}

fn is_runner(function: &Function, func: ExprId) -> bool {
    matches!(&function.expr(func).kind, ExprKind::Name(NameRef::Builtin(name)) if intrinsics::runs_text(name))
}

/// `text.replace("/", "//")` of texts that are known: the result does not ask.
fn is_replaced<'a>(sources: &Sources<'a>, function: &'a Function, func: ExprId, args: &[Arg]) -> bool {
    let ExprKind::Attribute { object, name, .. } = &function.expr(func).kind else { return false };
    let [Arg::Positional(old), Arg::Positional(new)] = args else { return false };
    let (Some(old), Some(new)) = (written(function, *old), written(function, *new)) else { return false };
    let found = sources.from(function, *object);
    let is_harmless = |(function, leaf): (&Function, ExprId)| {
        // A blank behind it: it goes into no other text.
        written(function, leaf)
            .is_some_and(|text| !intrinsics::may_ask_when_run(&(text.replace(old, new) + " ")))
    };
    intrinsics::replaces_in_text(name)
        && !old.is_empty()
        && found.complete
        && found.leaves.into_iter().all(is_harmless)
}

fn written(function: &Function, expr: ExprId) -> Option<&str> {
    match &function.expr(expr).kind {
        ExprKind::Const(Const::Str(PyText::Text(text))) => Some(text),
        _ => None,
    }
}
