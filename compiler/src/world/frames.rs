//! Foreign code that looks back: at frames, at `__main__`, at all objects, at the order in which things end.
//!
//! Native code has no frames, so a program that shows itself to such code runs in the isolate, but for
//! functions that are never open while somebody looks (`leaves.rs`), and as a whole where they would be
//! missed all the same. Standard modules on the list see only what they are given; everything else is taken
//! to look.

use super::things::Things;
use super::warnings::{converts, warns};
use super::{Around, Onlooker, Rebindable, Sees, collector};
use crate::catalog::members::{self, Act};
use crate::catalog::modules::{self, Does};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{
    Const, ExprId, ExprKind, Function, FunctionKind, PyText, Stmt, StmtKind, TargetKind,
};
use crate::hir::visit::each_stmt;
use crate::hir::visit::each_target;
use crate::source::Span;

/// Why the program has to run in the isolate, if it has to: the closest look.
pub fn onlooker(
    program: &Program,
    things: &Things,
    rebindable: &Rebindable,
    minor: u32,
    around: &Around,
) -> Option<Onlooker> {
    let are_values = rebindable.any().is_some() || things.asks_for_module_with(Act::Tells);
    let by_name = |_: &Function, _: ExprId, name: &str| members::may(name, Act::Tells);
    let resolved = |function: &Function, object: ExprId, name: &str| {
        things.may_have(function, object, name, Act::Tells, are_values)
    };
    let body = program.main_body();
    let head = Span::new(body.span.file, body.span.start, body.span.start);
    let reason = |span, name: &str| Reason::new(ReasonId::FrameInspection, span, name);
    let by_module = |span, name: &str| Onlooker { reason: reason(span, name), sees: sees(name) };
    let only_switches = collector::only_switches(program);
    let is_blind =
        |name: &str| modules::is(name, Does::Collects) && only_switches || is_blind(program, around, name);
    let mut found = vec![];
    for function in program.other_functions() {
        let looks = in_function(program, function, &by_name).map(|_| Sees::Everything);
        let converts = converts(program, function).map(|_| Sees::Frames);
        let seen = [looks, converts].into_iter().flatten();
        found.extend(seen.map(|sees| Onlooker { reason: reason(head, "a module of the program"), sees }));
    }
    found.extend(
        around
            .imports
            .iter()
            .filter(|name| !self::is_blind(program, around, name))
            .map(|name| by_module(head, name)),
    );
    let scope = things.scope_as_value();
    found.extend(scope.map(|(span, name)| by_module(span, name)));
    for function in program.native_functions() {
        found.extend(
            in_function(program, function, &resolved)
                .map(|reason| Onlooker { reason, sees: Sees::Everything }),
        );
        found.extend(converts(program, function).map(|reason| Onlooker { reason, sees: Sees::Frames }));
        found.extend(warns(things, around, function, minor));
        each_stmt(&function.body, &mut |stmt| {
            found
                .extend(imported(stmt).filter(|name| !is_blind(name)).map(|name| by_module(stmt.span, name)));
            if let StmtKind::ImportFrom { module, level, name, .. } = &stmt.kind
                && program.imported(function.module, module, *level).is_none()
                && modules::submodule(module, name).is_some_and(|inner| sees(&inner) == Sees::Everything)
            {
                found.push(by_module(stmt.span, name));
            }
        });
    }
    let closest = found.iter().position(|onlooker| onlooker.sees == Sees::Everything).unwrap_or(0);
    (closest < found.len()).then(|| found.swap_remove(closest))
}

fn sees(module: &str) -> Sees {
    match modules::of(module).sees {
        modules::Sees::Everything => Sees::Everything,
        modules::Sees::Frames | modules::Sees::Given => Sees::Frames,
    }
}

/// `tells`: whether an attribute of this object shows how the program is executed.
fn in_function(
    program: &Program,
    function: &Function,
    tells: &dyn Fn(&Function, ExprId, &str) -> bool,
) -> Option<Reason> {
    let reason = |span, name: &str| Some(Reason::new(ReasonId::FrameInspection, span, name));
    let in_class =
        function.parent.is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
    // When it runs shows in which order objects end.
    if in_class && function.name == "__del__" {
        return reason(function.name_span, &function.name);
    }
    for expr in &function.exprs {
        match &expr.kind {
            ExprKind::Attribute { object, name, .. } if tells(function, *object, name) => {
                return reason(expr.span, name);
            }
            // What `getattr` is given.
            ExprKind::Const(Const::Str(PyText::Text(name))) if members::may(name, Act::Tells) => {
                return reason(expr.span, name);
            }
            _ => {}
        }
    }
    let mut found = None;
    each_stmt(&function.body, &mut |stmt| {
        // What a module of the program imports is seen where it does.
        if let StmtKind::ImportFrom { module, level, name, .. } = &stmt.kind
            && program.imported(function.module, module, *level).is_none()
            && members::may(name, Act::Tells)
        {
            found = found.take().or_else(|| reason(stmt.span, name));
        }
        each_target(function, stmt, &mut |target| {
            if let TargetKind::Attribute { object, name } = &target.kind
                && tells(function, *object, name)
            {
                found = found.take().or_else(|| reason(target.span, name));
            }
        });
    });
    found
}

fn imported(stmt: &Stmt) -> Option<&str> {
    match &stmt.kind {
        StmtKind::Import { module, .. } => Some(module),
        StmtKind::ImportFrom { module, level: 0, .. } => Some(module),
        _ => None,
    }
}

fn is_blind(program: &Program, around: &Around, module: &str) -> bool {
    let top = module.split('.').next().unwrap_or(module);
    modules::of(module).sees == modules::Sees::Given
        || modules::does(module, Does::RunsExamples) && around.runs_examples
        || program.has_top(top)
}
