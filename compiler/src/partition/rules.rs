//! Reasons that the text alone gives: what has a meaning only inside CPython.

use crate::catalog::intrinsics::{self, reflection};
use crate::catalog::members::{self, Act};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, Const, Element, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, PyText, Stmt, StmtKind,
    TargetKind,
};
use crate::hir::visit::Seen;
use crate::hir::visit::each_stmt;
use crate::world::classes::{Classes, Member};
use crate::world::facts::{Facts, GlobalFact};
use crate::world::things::{Things, each};
use std::collections::HashSet;

/// Every reason found, against the function it stands in.
pub fn reasons(program: &Program) -> Vec<(FuncId, Reason)> {
    let mut found = vec![];
    let facts = crate::world::facts::facts(program);
    let classes = &facts.table;
    let things = Things::of(program);
    for function in program.native_functions() {
        signature(program, &things, function, &mut found);
        let erased = type_variables(&facts, function);
        for id in (0..function.exprs.len() as u32).map(ExprId).filter(|id| !erased.contains(id)) {
            expression(&things, function, id, &mut found);
        }
        each(function, &mut |seen| {
            if let Seen::Target(target) = seen
                && let TargetKind::Attribute { object, name } = &target.kind
                && let Some(patched) = patched(program, function, *object)
                && !binds_value(classes, function, *object, name)
            {
                found.push((
                    function.id,
                    Reason::new(ReasonId::MonkeyPatching, target.span, format!("{patched}.{name}")),
                ));
            }
        });
        each_stmt(&function.body, &mut |stmt| {
            if let StmtKind::Class { func, args, .. } = &stmt.kind {
                let class = &program.functions[func.index()];
                let is_native = classes.of_body(*func).is_some();
                if !is_native
                    && args.iter().any(|arg| matches!(arg, Arg::Keyword(name, _) if name == "metaclass"))
                {
                    let methods =
                        program.native_functions().iter().filter(|f| f.parent == Some(*func)).map(|f| f.id);
                    let reason = Reason::new(ReasonId::Metaclass, stmt.span, &class.name);
                    found.extend(methods.chain([*func]).map(|id| (id, reason.clone())));
                }
            }
        });
        if function.kind == FunctionKind::Def && !function.is_made && is_hook(program, function) {
            found.push((
                function.id,
                Reason::new(ReasonId::AttributeHook, function.name_span, &function.name),
            ));
        }
    }
    found
}

/// The calls of `T = TypeVar("T")`: native code makes no such object, and the isolate does where the module
/// body stands in it.
fn type_variables(facts: &Facts, function: &Function) -> HashSet<ExprId> {
    let made = |stmt: &Stmt| match &stmt.kind {
        StmtKind::Assign { target, value } => match &target.kind {
            TargetKind::Name(NameRef::Global(def)) => {
                (facts.globals[def.index()] == GlobalFact::TypeVariable).then_some(*value)
            }
            _ => None,
        },
        _ => None,
    };
    match function.kind {
        FunctionKind::Module => function.body.iter().filter_map(made).collect(),
        FunctionKind::Def
        | FunctionKind::Class
        | FunctionKind::Lambda
        | FunctionKind::GeneratorExpression => HashSet::new(),
    }
}

fn is_hook(program: &Program, function: &Function) -> bool {
    let in_class =
        function.parent.is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
    in_class
        && ["__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__get__", "__set__"]
            .contains(&function.name.as_str())
}

/// `*args` and `**kwargs`, where code of the isolate may call a function: no native entry takes them. Methods
/// of native classes are called by native code alone.
pub fn variable_arguments(program: &Program) -> Vec<(FuncId, Reason)> {
    let classes = crate::world::facts::facts(program).table;
    // Nested functions have no entries.
    let is_nested = |function: &Function| {
        let parent = function.parent.map(|parent| program.functions[parent.index()].kind);
        matches!(parent, Some(FunctionKind::Def | FunctionKind::Lambda))
    };
    let is_function =
        |function: &&&Function| classes.of_member(function.id).is_none() && !is_nested(function);
    let reason = |function: &&Function| {
        let param = function.params.iter().find(|param| param.takes_many())?;
        let reason = Reason::new(ReasonId::VariableArguments, param.span, &function.name);
        Some((function.id, reason))
    };
    let functions = program.native_functions().iter();
    functions.filter(|function| is_function(&function)).filter_map(|function| reason(&function)).collect()
}

/// `Any` in an annotation, at any depth.
fn signature(program: &Program, things: &Things, function: &Function, found: &mut Vec<(FuncId, Reason)>) {
    let Some(parent) = function.parent else { return };
    let outer = &program.functions[parent.index()];
    let annotations = function.params.iter().map(|param| (param.annotation, param.span, &param.name));
    let result = [(function.returns, function.name_span, &function.name)];
    for (annotation, span, name) in annotations.chain(result) {
        if annotation.is_some_and(|annotation| mentions_any(things, outer, annotation)) {
            found.push((function.id, Reason::new(ReasonId::AnyInSignature, span, name)));
        }
    }
}

fn mentions_any(things: &Things, func: &Function, id: ExprId) -> bool {
    let all = |ids: &[ExprId]| ids.iter().any(|id| mentions_any(things, func, *id));
    let is_any = |(module, name): (String, String)| intrinsics::is_anything(&module, &name);
    match &func.expr(id).kind {
        // A star import brings it.
        ExprKind::Name(NameRef::Builtin(name)) => intrinsics::is_anything(intrinsics::TYPING, name),
        ExprKind::Name(_) | ExprKind::Attribute { .. } => things.member(func, id).is_some_and(is_any),
        ExprKind::Subscript { object, index } => all(&[*object, *index]),
        ExprKind::Binary { left, right, .. } => all(&[*left, *right]),
        ExprKind::Tuple(items) | ExprKind::List(items) => items.iter().any(|item| match item {
            Element::One(item) | Element::Star(item) => mentions_any(things, func, *item),
        }),
        ExprKind::Const(Const::Str(PyText::Text(text))) => text
            .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.')
            .filter_map(|dotted| things.named(func, dotted))
            .any(is_any),
        ExprKind::Const(_)
        | ExprKind::Set(_)
        | ExprKind::Dict(_)
        | ExprKind::Unary(..)
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
        | ExprKind::Opaque(_) => false,
    }
}

/// `C.count += 1`, where the class has it as a variable or has it not: what a native class does, too.
fn binds_value(classes: &Classes, function: &Function, object: ExprId, name: &str) -> bool {
    let ExprKind::Name(NameRef::Global(global)) = &function.expr(object).kind else { return false };
    let (Some(class), Some(attr)) = (classes.named(*global), classes.attr(name)) else { return false };
    let info = classes.info(class);
    // (What members of an enumeration are is the library's business.)
    !info.is_enum && matches!(info.members.get(&attr), None | Some(Member::Value))
}

/// The module or class whose attribute is written, by the name it has here.
fn patched(program: &Program, function: &Function, object: ExprId) -> Option<String> {
    let ExprKind::Name(NameRef::Global(global)) = &function.expr(object).kind else { return None };
    let name = &program.def(*global).name;
    let body = program.main_body();
    // A name of a module whose text is known.
    if program.module_bound(*global).is_some_and(|module| program.is_native(module)) {
        return None;
    }
    let mut is_object = false;
    each_stmt(&body.body, &mut |stmt| {
        let target = match &stmt.kind {
            StmtKind::Import { target, .. }
            | StmtKind::Class { target, .. }
            | StmtKind::Def { target, .. } => target,
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
            | StmtKind::ImportFrom { .. }
            | StmtKind::Opaque { .. } => return,
        };
        is_object |= matches!(&target.kind, TargetKind::Name(NameRef::Global(bound)) if bound == global);
    });
    is_object.then(|| name.clone())
}

fn expression(things: &Things, function: &Function, id: ExprId, found: &mut Vec<(FuncId, Reason)>) {
    let expr = function.expr(id);
    let mut add =
        |id: ReasonId, subject: String| found.push((function.id, Reason::new(id, expr.span, subject)));
    match &expr.kind {
        ExprKind::Call { func, args } => {
            if let Some((module, name)) = things.member(function, *func)
                && members::does(&module, &name, Act::NamesAfterCaller)
            {
                add(ReasonId::FrameInspection, name);
            }
            let ExprKind::Name(NameRef::Builtin(name)) = &function.expr(*func).kind else { return };
            if intrinsics::makes_classes(name, args.len()) {
                add(ReasonId::FrameInspection, name.clone());
            }
            if reflection::evaluates(name) {
                add(ReasonId::EvalExec, name.clone());
            }
            if reflection::shows_namespace(name) {
                add(ReasonId::NamespaceAccess, name.clone());
            }
        }
        ExprKind::Attribute { name, .. }
            if things
                .member(function, id)
                .is_some_and(|(module, name)| members::does(&module, &name, Act::ShowsFrames)) =>
        {
            add(ReasonId::FrameInspection, name.clone());
        }
        _ => {}
    }
}
