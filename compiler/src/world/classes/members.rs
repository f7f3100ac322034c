//! What the statements of a class body bind.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Attr, Classes, Member, Own, Refusal, is_abc};
use crate::catalog::intrinsics::{MATCH_ARGS, reflection};
use crate::catalog::operators;
use crate::hir::Program;
use crate::hir::expansion::CACHED_PROPERTY;
use crate::hir::nodes::{
    Arg, Const, Element, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, ParamKind, PyText, Stmt,
    StmtKind, Target, TargetKind,
};
use crate::hir::visit::{self, Seen, each_stmt};
use crate::source::Span;
use crate::world::bound::GlobalFact;
use crate::world::rebinding::computed;

/// The members of a class; in words, what in its body has no native meaning.
pub(super) fn members(
    program: &Program,
    globals: &[GlobalFact],
    classes: &mut Classes,
    body: &Function,
) -> Result<Own, Refusal> {
    let expansion = program.expansion(body.id);
    let is_frozen = expansion.is_some_and(|expansion| expansion.is_frozen);
    let is_enum = expansion.is_some_and(|expansion| expansion.is_enum);
    let given = expansion.and_then(|expansion| expansion.slots.as_ref());
    let given = given.map(|names| names.iter().map(|name| classes.intern(name)).collect());
    let mut own = Own { members: BTreeMap::new(), slots: given, is_frozen, is_enum };
    for stmt in &body.body {
        match &stmt.kind {
            StmtKind::Def { func, target } => {
                let function = &program.functions[func.index()];
                let name = own_name(target)?;
                let attr = classes.intern(name);
                let before = own.members.get(&attr);
                let (member, is_abstract) = method((program, globals), body, function, before)?;
                if matches!(member, Member::Cached { .. }) && (own.slots.is_some() || is_enum) {
                    return Err("a `cached_property` of a class with `__slots__`".to_owned());
                }
                let is_setter = matches!(member, Member::Property { set: Some(_), .. });
                if before.is_some() && !is_setter && (before == Some(&Member::Value) || reads(body, name)) {
                    return Err(twice(name));
                }
                own.members.insert(attr, member);
                if is_abstract {
                    classes.abstract_functions.insert(*func);
                }
            }
            StmtKind::Assign { target: Target { kind: TargetKind::Name(_), .. }, value } => {
                let StmtKind::Assign { target, .. } = &stmt.kind else { unreachable!("just matched") };
                let name = own_name(target)?;
                let attr = classes.intern(name);
                if name == SLOTS {
                    own.slots = Some(slots(classes, body, *value)?);
                }
                if name == MATCH_ARGS {
                    super::matching::names(body, *value)?;
                    if own.members.contains_key(&attr) {
                        return Err(twice(name));
                    }
                }
                let alias = match &body.expr(*value).kind {
                    ExprKind::Name(NameRef::ClassLocal(other)) => {
                        classes.attr(other).and_then(|other| own.members.get(&other)).cloned()
                    }
                    _ => None,
                };
                bind_value(&mut own.members, attr, name, alias)?;
            }
            StmtKind::AnnAssign { target, value, .. } => {
                let name = own_name(target)?;
                let attr = classes.intern(name);
                if program.value_bound(body.id, stmt.id, *value).is_some() {
                    bind_value(&mut own.members, attr, name, None)?;
                }
            }
            StmtKind::Class { func, target, .. } => {
                let name = own_name(target)?;
                if let Some(reason) = classes.reason(*func) {
                    return Err(format!("a class around {}", reason.subject));
                }
                let attr = classes.intern(name);
                if own.members.contains_key(&attr) || own.is_enum {
                    return Err(twice(name));
                }
                bind_value(&mut own.members, attr, name, None)?;
            }
            // What these bind may be missing: `Order` looks into them.
            StmtKind::Assign { .. }
            | StmtKind::Expr(_)
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
            | StmtKind::Import { .. }
            | StmtKind::ImportFrom { .. }
            | StmtKind::Opaque { .. } => {}
        }
    }
    let mut order = Order { program, classes, own: &own, body };
    order.block(&body.body, HashSet::new(), true)?;
    check_nesting(program, body)?;
    Ok(own)
}

const SLOTS: &str = "__slots__";

/// `__slots__ = "x", "y"`: names, nothing else.
fn slots(classes: &mut Classes, body: &Function, value: ExprId) -> Result<BTreeSet<Attr>, Refusal> {
    let text = |id: ExprId| match &body.expr(id).kind {
        ExprKind::Const(Const::Str(PyText::Text(name))) if !name.starts_with("__") => Some(name.as_str()),
        _ => None,
    };
    let one = |item: &Element| match item {
        Element::One(item) => text(*item),
        Element::Star(_) => None,
    };
    let names: Option<Vec<&str>> = match &body.expr(value).kind {
        ExprKind::Tuple(items) | ExprKind::List(items) => items.iter().map(one).collect(),
        _ => text(value).map(|name| vec![name]),
    };
    let names = names.ok_or_else(|| "a class with computed `__slots__`".to_owned())?;
    Ok(names.into_iter().map(|name| classes.intern(name)).collect())
}

/// Is the name read anywhere in the class body?
fn reads(body: &Function, name: &str) -> bool {
    body.exprs.iter().any(|expr| matches!(&expr.kind, ExprKind::Name(NameRef::ClassLocal(n)) if n == name))
}

fn twice(name: &str) -> Refusal {
    format!("a class that binds `{name}` twice")
}

fn bind_value(
    found: &mut BTreeMap<Attr, Member>,
    attr: Attr,
    name: &str,
    alias: Option<Member>,
) -> Result<(), Refusal> {
    // (Native code asks methods, and nothing else, by what their names mean.)
    let is_method = matches!(&alias, Some(Member::Method(_)));
    if is_special(name) && !is_method && ![SLOTS, MATCH_ARGS].contains(&name) {
        return Err(format!("a class with `{name}`"));
    }
    if is_method {
        is_known(name)?;
    }
    let member = alias.unwrap_or(Member::Value);
    match found.insert(attr, member.clone()) {
        Some(before) if before != member || member != Member::Value => Err(twice(name)),
        _ => Ok(()),
    }
}

fn own_name(target: &Target) -> Result<&str, Refusal> {
    match &target.kind {
        TargetKind::Name(NameRef::ClassLocal(name)) => Ok(name),
        TargetKind::Name(_)
        | TargetKind::Attribute { .. }
        | TargetKind::Subscript { .. }
        | TargetKind::Tuple { .. } => Err("a class body that binds more than its own names".to_owned()),
    }
}

fn is_special(name: &str) -> bool {
    name.starts_with("__") && name.ends_with("__")
}

/// Special methods are called by what they are for: each has to have a native caller.
fn is_known(name: &str) -> Result<(), Refusal> {
    if operators::has_native_callers(name) { Ok(()) } else { Err(format!("a class with `{name}`")) }
}

/// What the function is in the class, and whether it is marked as abstract.
fn method(
    (program, globals): (&Program, &[GlobalFact]),
    body: &Function,
    function: &Function,
    before: Option<&Member>,
) -> Result<(Member, bool), Refusal> {
    is_known(&function.name)?;
    let (decorators, is_abstract) = match function.decorators.as_slice() {
        [others @ .., last] if is_abc(globals, body, *last, "abstractmethod") => (others, true),
        all => (all, false),
    };
    if !decorators.is_empty() && is_special(&function.name) {
        return Err(format!("the method `{}` with decorators", function.name));
    }
    let is_builtin = |name: &str| match decorators {
        [only] => matches!(&body.expr(*only).kind, ExprKind::Name(NameRef::Builtin(n)) if n == name),
        _ => false,
    };
    if is_builtin("staticmethod") {
        return Ok((Member::Static(function.id), is_abstract));
    }
    let takes_self = function
        .params
        .first()
        .is_some_and(|param| matches!(param.kind, ParamKind::Positional | ParamKind::PositionalOnly));
    // `C.make()` calls it as it is; whoever binds it gives it an argument too many.
    let takes_nothing = function.params.is_empty() && !function.name.starts_with("__");
    if !takes_self && (!takes_nothing || !decorators.is_empty()) {
        return Err(format!("the method `{}`, which takes no `self`,", function.name));
    }
    if decorators.is_empty() && function.name == operators::NEW {
        return Ok((Member::Static(function.id), is_abstract));
    }
    if decorators.is_empty() {
        return Ok((Member::Method(function.id), is_abstract));
    }
    if is_builtin("classmethod") {
        return Ok((Member::Class(function.id), is_abstract));
    }
    if let (Some(keep), [only]) = (program.cached(function.id), decorators)
        && super::library_member(globals, body, *only) == Some(CACHED_PROPERTY)
    {
        return Ok((Member::Cached { compute: function.id, keep }, is_abstract));
    }
    if is_builtin("property") {
        return Ok((Member::Property { get: function.id, set: None }, is_abstract));
    }
    if let (Some(Member::Property { get, set: None }), [only]) = (before, decorators)
        && let ExprKind::Attribute { object, name, .. } = &body.expr(*only).kind
        && name == "setter"
        && matches!(&body.expr(*object).kind, ExprKind::Name(NameRef::ClassLocal(n)) if *n == function.name)
    {
        return Ok((Member::Property { get: *get, set: Some(function.id) }, is_abstract));
    }
    Err(format!("the method `{}` with decorators", function.name))
}

/// What a class body does in which order: names that it reads are bound by then (else they are globals), and
/// what it binds under conditions is a variable.
struct Order<'a> {
    program: &'a Program,
    classes: &'a mut Classes,
    own: &'a Own,
    body: &'a Function,
}

type Bound = HashSet<String>;

impl Order<'_> {
    fn block(&mut self, stmts: &[Stmt], mut bound: Bound, is_top: bool) -> Result<Bound, Refusal> {
        for stmt in stmts {
            self.reads(stmt, &bound)?;
            match &stmt.kind {
                StmtKind::Def { target, .. } | StmtKind::Class { target, .. } if is_top => {
                    self.bind(target, &mut bound)?;
                }
                StmtKind::Assign { target, .. } => self.bind(target, &mut bound)?,
                StmtKind::AnnAssign { target, value, .. } => {
                    own_name(target)?;
                    if self.program.value_bound(self.body.id, stmt.id, *value).is_some() {
                        self.bind(target, &mut bound)?;
                    }
                }
                StmtKind::If { body, orelse, .. } => {
                    let one = self.block(body, bound.clone(), false)?;
                    let two = self.block(orelse, bound, false)?;
                    bound = one.intersection(&two).cloned().collect();
                }
                StmtKind::While { body, orelse, .. } => {
                    self.block(body, bound.clone(), false)?;
                    self.block(orelse, bound.clone(), false)?;
                }
                StmtKind::For { target, body, orelse, .. } => {
                    let mut inside = bound.clone();
                    self.bind(target, &mut inside)?;
                    self.block(body, inside, false)?;
                    self.block(orelse, bound.clone(), false)?;
                }
                StmtKind::Expr(_)
                | StmtKind::Pass
                | StmtKind::Break
                | StmtKind::Continue
                | StmtKind::Assert { .. } => {}
                StmtKind::CompAdd { .. }
                | StmtKind::Delete(_)
                | StmtKind::Return(_)
                | StmtKind::Raise { .. }
                | StmtKind::Try { .. }
                | StmtKind::With { .. }
                | StmtKind::Def { .. }
                | StmtKind::Class { .. }
                | StmtKind::Import { .. }
                | StmtKind::ImportFrom { .. }
                | StmtKind::Opaque { .. } => {
                    return Err("a class with statements other than `def` and assignments".to_owned());
                }
            }
        }
        Ok(bound)
    }

    fn bind(&mut self, target: &Target, bound: &mut Bound) -> Result<(), Refusal> {
        if let TargetKind::Tuple { items, .. } = &target.kind {
            return items.iter().try_for_each(|item| self.bind(item, bound));
        }
        if let TargetKind::Name(NameRef::Local(binding)) = &target.kind
            && self.body.binding(*binding).synthetic
        {
            return Ok(());
        }
        let name = own_name(target)?;
        let attr = self.classes.intern(name);
        match self.own.members.get(&attr) {
            None if is_special(name) => return Err(format!("a class with `{name}`")),
            None | Some(_) => {}
        }
        bound.insert(name.to_owned());
        Ok(())
    }

    /// The statement's own expressions; those of statements in it are asked where they stand.
    fn reads(&self, stmt: &Stmt, bound: &Bound) -> Result<(), Refusal> {
        let mut unbound = None;
        let mut inner: Vec<Span> = vec![];
        for block in stmt.kind.blocks() {
            inner.extend(block.body.iter().map(|stmt| stmt.span));
        }
        visit::each(self.body, stmt, &mut |seen, _| {
            let Seen::Expr(id) = seen else { return };
            let expr = self.body.expr(id);
            let is_inner =
                inner.iter().any(|span| span.start <= expr.span.start && expr.span.end <= span.end);
            if let ExprKind::Name(NameRef::ClassLocal(name)) = &expr.kind
                && !is_inner
                && !bound.contains(name)
            {
                unbound = Some(name.clone());
            }
        });
        match unbound {
            Some(name) => Err(format!("a class body that reads `{name}` before it is bound")),
            None => Ok(()),
        }
    }
}

/// Classes and lambdas inside the body; `__class__` in a method that is no call of `super()`.
fn check_nesting(program: &Program, body: &Function) -> Result<(), Refusal> {
    let inner = |func: FuncId| program.functions.iter().filter(move |f| f.parent == Some(func));
    let is_factory = |func: FuncId| {
        let fields = program.expansion(body.id).into_iter().flat_map(|expansion| &expansion.fields);
        fields
            .filter_map(|field| field.default.factory())
            .any(|factory| matches!(body.expr(factory).kind, ExprKind::Lambda(lambda) if lambda == func))
    };
    if inner(body.id).any(|function| {
        !matches!(function.kind, FunctionKind::Def | FunctionKind::Class) && !is_factory(function.id)
    }) {
        return Err("a class body with functions in expressions".to_owned());
    }
    Ok(())
}

/// Every attribute that the text names.
pub(super) fn note_attributes(classes: &mut Classes, program: &Program) {
    let by_name = program.native_functions().iter().any(computed::asks_in);
    for function in program.native_functions() {
        note_in(classes, function, by_name);
    }
}

fn note_in(classes: &mut Classes, function: &Function, by_name: bool) {
    for expr in &function.exprs {
        if let ExprKind::Attribute { name, .. } = &expr.kind {
            classes.intern(name);
        }
        // A text that may get to such a call: `for name in ("a", "b"): getattr(o, name)`.
        if let ExprKind::Const(Const::Str(PyText::Text(text))) = &expr.kind
            && by_name
        {
            classes.intern(text);
        }
        if let ExprKind::Call { func, args } = &expr.kind
            && let ExprKind::Name(NameRef::Builtin(builtin)) = &function.expr(*func).kind
            && reflection::takes_attribute(builtin)
            && let Some(name) = args.get(1).and_then(|arg| constant_name(function, arg))
        {
            let attr = classes.intern(name);
            if reflection::deletes_attribute(builtin) {
                classes.deleted.insert(attr);
            }
        }
    }
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Delete(target) = &stmt.kind {
            deleted(classes, target);
        }
    });
    for stmt in &function.body {
        visit::each_target(function, stmt, &mut |target| {
            if let TargetKind::Attribute { name, .. } = &target.kind {
                classes.intern(name);
            }
        });
    }
}

fn deleted(classes: &mut Classes, target: &Target) {
    match &target.kind {
        TargetKind::Attribute { name, .. } => {
            let attr = classes.intern(name);
            classes.deleted.insert(attr);
        }
        TargetKind::Tuple { items, .. } => items.iter().for_each(|item| deleted(classes, item)),
        TargetKind::Name(_) | TargetKind::Subscript { .. } => {}
    }
}

/// `"name"` as an argument.
pub fn constant_name<'a>(function: &'a Function, arg: &Arg) -> Option<&'a str> {
    let Arg::Positional(value) = arg else { return None };
    match &function.expr(*value).kind {
        ExprKind::Const(Const::Str(PyText::Text(name))) => Some(name),
        _ => None,
    }
}
