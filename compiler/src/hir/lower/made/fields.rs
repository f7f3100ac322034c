//! The fields of a dataclass (`_process_class` and `_get_field` in `Lib/dataclasses.py`).

use super::{DATACLASSES, Options, Read, constant_bool};
use crate::hir::expansion::{Expansion, Field, FieldKind, Given, kind_of};
use crate::hir::lower::*;

/// Reads the annotated names of a class body, and what its bases have.
pub(super) fn read(body: &mut Body, stmts: &[Stmt], options: &Options, found: &mut Expansion) -> Read<()> {
    inherited(body, found)?;
    let mut kw_only = options.kw_only;
    let mut names: Vec<String> = vec![];
    for stmt in stmts {
        let StmtKind::AnnAssign { target, annotation, value, .. } = &stmt.kind else { continue };
        let TargetKind::Name(NameRef::ClassLocal(name)) = &target.kind else {
            return Err("a dataclass that annotates more than its own names".to_owned());
        };
        if name.starts_with("__") || names.contains(name) {
            return Err(format!("a dataclass with `{name}`, special or annotated twice,"));
        }
        names.push(name.clone());
        let kind = kind(body, *annotation)?;
        found.annotations.push((*annotation, kind));
        if kind == FieldKind::KwOnly {
            if kw_only && !options.kw_only || value.is_some() {
                return Err("a dataclass with several `KW_ONLY`".to_owned());
            }
            kw_only = true;
            continue;
        }
        let default = default(stmts, name)?;
        let Some(field) = field(body, name, kind, kw_only, default, found)? else { continue };
        match found.fields.iter_mut().find(|other| other.name == field.name) {
            Some(other) => *other = field,
            None => found.fields.push(field),
        }
    }
    found.has_post_init = binds(body, stmts, found, POST_INIT);
    let mut seen = false;
    for field in found.fields.iter().filter(|field| field.init && !field.kw_only) {
        let has_default = !matches!(field.default, Given::Nothing);
        if seen && !has_default {
            return Err(format!("a dataclass with `{}`, which follows a default,", field.name));
        }
        seen |= has_default;
    }
    Ok(())
}

/// `slots=True` makes a second class of the first one, with the fields as its `__slots__` (`_add_slots`):
/// nothing of their defaults is left in it, and what `super()` means in its methods is the first.
pub(super) fn give_slots(body: &Body, stmts: &[Stmt], found: &mut Expansion) -> Read<()> {
    if body.cx.scopes.scope(body.root).has_variable("__class__") {
        return Err("a dataclass with `slots` and `super()`".to_owned());
    }
    if stmts.iter().any(|stmt| binds_own(stmt, "__slots__")) {
        return Err("a dataclass with `slots` and slots of its own".to_owned());
    }
    let mut names = vec![];
    for field in found.fields.iter().filter(|field| field.kind == FieldKind::Field) {
        names.push(field.name.clone());
        // (`__init__` binds it then.)
        if !field.init && matches!(field.default, Given::Value(_)) {
            return Err(format!("a dataclass with `slots` and a default of `{}` alone", field.name));
        }
        let Some((stmt, _)) = default(stmts, &field.name)?.filter(|_| field.is_own) else { continue };
        let is_annotated =
            stmts.iter().any(|other| other.id == stmt && matches!(&other.kind, StmtKind::AnnAssign { .. }));
        let is_constant = match field.default {
            Given::Value(value) => copied(&body.exprs, value).is_some(),
            Given::Nothing | Given::Factory(_) => true,
        };
        if !is_annotated || !is_constant {
            return Err(format!("a dataclass with `slots` and a computed default of `{}`", field.name));
        }
        found.bound.insert(stmt, None);
    }
    found.slots = Some(names);
    Ok(())
}

fn binds_own(stmt: &Stmt, name: &str) -> bool {
    super::binds(stmt, name)
        || matches!(&stmt.kind, StmtKind::AnnAssign { target, .. } if is_named(target, name))
}

const POST_INIT: &str = "__post_init__";

/// Do the statements, or the bases, bind the name?
fn binds(body: &Body, stmts: &[Stmt], found: &Expansion, name: &str) -> bool {
    let of = |stmts: &[Stmt]| {
        stmts.iter().any(|stmt| match &stmt.kind {
            StmtKind::Def { target, .. } => is_named(target, name),
            _ => false,
        })
    };
    of(stmts) || {
        let mut todo = found.bases.clone();
        let mut is_there = false;
        while let Some(func) = todo.pop() {
            let base = body.shared.get(func).expect("a class of the text before");
            is_there |= of(&base.body);
            todo.extend(body.shared.expansions.get(&func).iter().flat_map(|expansion| &expansion.bases));
        }
        is_there
    }
}

fn is_named(target: &Target, name: &str) -> bool {
    matches!(&target.kind, TargetKind::Name(NameRef::ClassLocal(own)) if own == name)
}

/// The fields of the bases come first. (Of several bases the order is another question.)
fn inherited(body: &mut Body, found: &mut Expansion) -> Read<()> {
    let of_base = |func: &FuncId| body.shared.expansions.get(func).map(|expansion| (*func, expansion));
    let made: Vec<(FuncId, &Expansion)> = found.bases.iter().filter_map(of_base).collect();
    let (func, base) = match made[..] {
        [] => return Ok(()),
        [one] if found.bases.len() == 1 => one,
        _ => return Err("a dataclass with several bases".to_owned()),
    };
    if base.refusal.is_some() {
        return Err("a dataclass of one that is not native".to_owned());
    }
    if base.is_frozen != found.is_frozen {
        return Err("a dataclass that is frozen, of one that is not, or the other way round".to_owned());
    }
    let base_fields = base.fields.clone();
    let span = body.statement;
    for field in base_fields {
        let base = &body.shared.get(func).expect("asked above").exprs;
        let (Given::Value(id) | Given::Factory(id)) = field.default else {
            found.fields.push(Field { is_own: false, ..field });
            continue;
        };
        let copied = match field.default {
            Given::Factory(_) => copied_factory(base, id),
            Given::Value(_) | Given::Nothing => copied(base, id),
        };
        let Some(kinds) = copied else {
            return Err(format!("a dataclass that inherits the default of `{}`", field.name));
        };
        let id = paste(body, kinds, span);
        let default = match field.default {
            Given::Factory(_) => Given::Factory(id),
            Given::Value(_) | Given::Nothing => Given::Value(id),
        };
        found.fields.push(Field { default, is_own: false, ..field });
    }
    Ok(())
}

/// An expression that gives the same wherever it stands.
pub(super) enum Copied {
    Const(Const),
    Negative(UnaryOp, Box<Copied>),
    Tuple(Vec<Copied>),
    Name(NameRef),
    Lambda(FuncId),
}

pub(super) fn copied(exprs: &[Expr], id: ExprId) -> Option<Copied> {
    Some(match &exprs[id.index()].kind {
        ExprKind::Const(constant) => Copied::Const(constant.clone()),
        ExprKind::Unary(op @ UnaryOp::Neg, operand) => {
            Copied::Negative(*op, Box::new(copied(exprs, *operand)?))
        }
        ExprKind::Tuple(items) => {
            let items = items.iter().map(|item| match item {
                Element::One(item) => copied(exprs, *item),
                Element::Star(_) => None,
            });
            Copied::Tuple(items.collect::<Option<_>>()?)
        }
        ExprKind::Name(name @ NameRef::Builtin(_)) => Copied::Name(name.clone()),
        _ => return None,
    })
}

/// The factory of a field: a function or class, by its name, or a lambda.
fn copied_factory(exprs: &[Expr], id: ExprId) -> Option<Copied> {
    match &exprs[id.index()].kind {
        ExprKind::Name(name @ (NameRef::Builtin(_) | NameRef::Global(_))) => Some(Copied::Name(name.clone())),
        ExprKind::Lambda(func) => Some(Copied::Lambda(*func)),
        _ => None,
    }
}

pub(super) fn paste(body: &mut Body, copied: Copied, span: Span) -> ExprId {
    let kind = match copied {
        Copied::Const(constant) => ExprKind::Const(constant),
        Copied::Negative(op, operand) => ExprKind::Unary(op, paste(body, *operand, span)),
        Copied::Tuple(items) => {
            ExprKind::Tuple(items.into_iter().map(|item| Element::One(paste(body, item, span))).collect())
        }
        Copied::Name(name) => ExprKind::Name(name),
        Copied::Lambda(func) => ExprKind::Lambda(func),
    };
    body.add(kind, span)
}

/// What the class has under the name of a field as its body ends: the statement that binds it, and the value.
fn default(stmts: &[Stmt], name: &str) -> Read<Option<(StmtId, ExprId)>> {
    let mut found = None;
    for stmt in stmts {
        let bound = match &stmt.kind {
            StmtKind::AnnAssign { target, value: Some(value), .. } | StmtKind::Assign { target, value } => {
                is_named(target, name).then_some((stmt.id, *value))
            }
            StmtKind::AnnAssign { value: None, .. } => continue,
            StmtKind::Def { target, .. } | StmtKind::Class { target, .. } if is_named(target, name) => {
                return Err(format!("a dataclass with a field `{name}` that is a function, too"));
            }
            _ => None,
        };
        if bound.is_some() && found.is_some() {
            return Err(format!("a dataclass that binds `{name}` twice"));
        }
        found = found.or(bound);
        let inside = stmt.kind.blocks().into_iter().flat_map(|block| block.body);
        for inner in inside {
            if binds_anywhere(inner, name) {
                return Err(format!("a dataclass that binds `{name}` under a condition"));
            }
        }
    }
    Ok(found)
}

fn binds_anywhere(stmt: &Stmt, name: &str) -> bool {
    let own = match &stmt.kind {
        StmtKind::Assign { target, .. }
        | StmtKind::AnnAssign { target, .. }
        | StmtKind::For { target, .. }
        | StmtKind::Def { target, .. }
        | StmtKind::Class { target, .. } => holds(target, name),
        _ => false,
    };
    let blocks = stmt.kind.blocks().into_iter();
    own || blocks.flat_map(|block| block.body).any(|inner| binds_anywhere(inner, name))
}

fn holds(target: &Target, name: &str) -> bool {
    match &target.kind {
        TargetKind::Tuple { items, .. } => items.iter().any(|item| holds(item, name)),
        TargetKind::Name(_) | TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => {
            is_named(target, name)
        }
    }
}

/// A field of this kind; `None` for a variable of the class.
fn field(
    body: &mut Body,
    name: &str,
    kind: FieldKind,
    kw_only: bool,
    default: Option<(StmtId, ExprId)>,
    found: &mut Expansion,
) -> Read<Option<Field>> {
    let mut field = Field {
        name: name.to_owned(),
        kind,
        default: Given::Nothing,
        init: true,
        repr: true,
        compare: true,
        hash: None,
        kw_only,
        is_own: true,
    };
    if let Some((stmt, value)) = default {
        let is_call = match &body.exprs[value.index()].kind {
            ExprKind::Call { func, .. } => {
                body.cx.library_member(&body.exprs, *func) == Some((DATACLASSES, "field"))
            }
            _ => false,
        };
        if is_call {
            found.calls.push((value, "field"));
            arguments(body, value, &mut field)?;
            let bound = match field.default {
                Given::Value(value) => Some(value),
                Given::Nothing | Given::Factory(_) => None,
            };
            found.bound.insert(stmt, bound);
        } else {
            field.default = Given::Value(value);
        }
    }
    let is_factory = matches!(field.default, Given::Factory(_));
    if kind != FieldKind::Field && is_factory {
        return Err(format!("a dataclass with a factory for `{name}`, which is no field,"));
    }
    // What is bound may change until the body ends: the value is read there.
    if let Given::Value(value) = field.default
        && copied(&body.exprs, value).is_none()
    {
        let span = body.statement;
        let read = body.add(ExprKind::Name(NameRef::ClassLocal(name.to_owned())), span);
        field.default = Given::Value(read);
    }
    Ok((kind != FieldKind::ClassVar).then_some(field))
}

/// `field(…)`
fn arguments(body: &Body, call: ExprId, field: &mut Field) -> Read<()> {
    let ExprKind::Call { args, .. } = &body.exprs[call.index()].kind else { unreachable!("a call") };
    for arg in args {
        let Arg::Keyword(name, value) = arg else {
            return Err("`field` with computed arguments".to_owned());
        };
        let truth = constant_bool(&body.exprs, *value);
        match (name.as_str(), truth) {
            ("default", _) => field.default = Given::Value(*value),
            ("default_factory", _) => match &body.exprs[value.index()].kind {
                ExprKind::Name(NameRef::Builtin(_) | NameRef::Global(_)) | ExprKind::Lambda(_) => {
                    field.default = Given::Factory(*value);
                }
                _ => return Err(format!("the factory of `{}`", field.name)),
            },
            ("init", Some(truth)) => field.init = truth,
            ("repr", Some(truth)) => field.repr = truth,
            ("compare", Some(truth)) => field.compare = truth,
            ("hash", Some(truth)) => field.hash = Some(truth),
            ("kw_only", Some(truth)) => field.kw_only = truth,
            ("hash", None) if matches!(body.exprs[value.index()].kind, ExprKind::Const(Const::None)) => {}
            _ => return Err(format!("`field` with `{name}`")),
        }
    }
    let both = args
        .iter()
        .filter(|arg| matches!(arg, Arg::Keyword(name, _) if name == "default" || name == "default_factory"));
    if both.count() > 1 {
        return Err("`field` with a default and a factory".to_owned());
    }
    Ok(())
}

/// What an annotation says a name is (`_is_classvar`, `_is_initvar`, `_is_kw_only`).
fn kind(body: &Body, annotation: ExprId) -> Read<FieldKind> {
    let exprs = &body.exprs;
    let named = |id: ExprId| body.cx.library_member(exprs, id).map_or(FieldKind::Field, kind_of);
    let found = match &exprs[annotation.index()].kind {
        ExprKind::Subscript { object, .. } => match named(*object) {
            FieldKind::KwOnly => FieldKind::Field,
            kind => kind,
        },
        ExprKind::Const(Const::Str(PyText::Text(text))) => return kind_of_text(body, text),
        _ => named(annotation),
    };
    // Anywhere else they are an error, or mean nothing to `dataclass`, unless annotations stay text.
    let is_head = |id: ExprId| {
        id == annotation
            || matches!(&exprs[annotation.index()].kind, ExprKind::Subscript { object, .. } if *object == id)
    };
    let inner = below(exprs, annotation);
    if inner.iter().any(|id| !is_head(*id) && named(*id) != FieldKind::Field) {
        return Err("a field whose annotation has a `ClassVar` or its like inside".to_owned());
    }
    Ok(found)
}

/// The parts of an annotation, itself among them.
fn below(exprs: &[Expr], id: ExprId) -> Vec<ExprId> {
    let mut found = vec![id];
    let mut more = |part: ExprId| found.extend(below(exprs, part));
    match &exprs[id.index()].kind {
        ExprKind::Subscript { object, index } => {
            more(*object);
            more(*index);
        }
        ExprKind::Binary { left, right, .. } => {
            more(*left);
            more(*right);
        }
        ExprKind::Tuple(items) | ExprKind::List(items) => items.iter().for_each(|item| {
            let (Element::One(item) | Element::Star(item)) = item;
            more(*item);
        }),
        _ => {}
    }
    found
}

/// An annotation that is a string is looked at where it begins (`_MODULE_IDENTIFIER_RE`); where annotations
/// stay text, it begins with a quote.
fn kind_of_text(body: &Body, text: &str) -> Read<FieldKind> {
    let mut parts = text.split('.').map(|part| {
        let part = part.trim_start();
        let end = part.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(part.len());
        &part[..end]
    });
    let (first, second) = (parts.next().unwrap_or(""), parts.next());
    let library = &body.cx.library;
    let found = [library.member(first), second.and_then(|second| library.member_of(first, second))];
    if found.into_iter().flatten().any(|member| kind_of(member) != FieldKind::Field) {
        return Err("a field whose annotation is a string with `ClassVar` or its like".to_owned());
    }
    Ok(FieldKind::Field)
}
