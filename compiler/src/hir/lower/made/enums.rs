//! Enumerations (`class Color(Enum)`, `Lib/enum.py`): each member is an instance of the class, which a
//! variable of the class holds.
//!
//! ```text
//! RED = 1                 RED = <new member>("RED", 1)
//! CRIMSON = 1             CRIMSON = RED
//! ```
//!
//! CPython makes the members as the class body ends. Nobody can tell as long as the values are constants, an
//! `__init__` only keeps what it is given, and nothing in the body reads a member.

use super::maker::Maker;
use super::{Around, Read, fields};
use crate::hir::expansion::{Expansion, MEMBERS, NAMED, NAMES, NEW_MEMBER, VALUES};
use crate::hir::lower::*;

const ENUM: &str = "enum";

/// What the class has where `Enum` is all that it derives from.
pub(super) fn expansion(body: &mut Body, around: &Around, stmts: &mut Vec<Stmt>) -> Option<Expansion> {
    let is_one = match around.args {
        [Arg::Positional(base)] => body.cx.library_member(around.exprs, *base) == Some((ENUM, "Enum")),
        _ => false,
    };
    if !is_one {
        return None;
    }
    let mut found = Expansion { is_enum: true, is_frozen: true, ..Expansion::default() };
    let read = decorator(body, around, &mut found).and_then(|()| {
        let init = init(body, stmts)?;
        let listed = members(body, stmts, init.as_ref(), &mut found)?;
        Ok((init, listed))
    });
    match read {
        Ok((init, listed)) => add(body, stmts, init, &listed, &mut found),
        Err(refusal) => found.refusal = Some(refusal),
    }
    Some(found)
}

/// `@unique` says that there are no two names for one member: so it is, or the class is CPython's.
fn decorator(body: &Body, around: &Around, found: &mut Expansion) -> Read<()> {
    match *around.decorators {
        [] => Ok(()),
        [one] if body.cx.library_member(around.exprs, one) == Some((ENUM, "unique")) => {
            found.decorator = Some(one);
            Ok(())
        }
        _ => Err("an enumeration with decorators".to_owned()),
    }
}

/// An `__init__` that only keeps what it is given: its parameters, and the attributes with what they are.
struct Init {
    params: Vec<String>,
    kept: Vec<(String, Kept)>,
}

enum Kept {
    Parameter(usize),
    Constant(Const),
}

fn init(body: &Body, stmts: &[Stmt]) -> Read<Option<Init>> {
    let named = stmts.iter().find_map(|stmt| match &stmt.kind {
        StmtKind::Def { func, target } if is_named(target, "__init__") => body.shared.get(*func),
        _ => None,
    });
    let Some(function) = named else { return Ok(None) };
    let refusal = || "an enumeration with an `__init__` that does more than keep its arguments".to_owned();
    let is_plain = |param: &Param| param.kind == ParamKind::Positional && param.default.is_none();
    let [own, params @ ..] = &function.params[..] else { return Err(refusal()) };
    if !function.params.iter().all(is_plain) || !function.decorators.is_empty() || function.is_generator {
        return Err(refusal());
    }
    let local = |id: ExprId| match &function.expr(id).kind {
        ExprKind::Name(NameRef::Local(binding)) => Some(*binding),
        _ => None,
    };
    let mut kept = vec![];
    for stmt in &function.body {
        let StmtKind::Assign { target, value } = &stmt.kind else { return Err(refusal()) };
        let TargetKind::Attribute { object, name } = &target.kind else { return Err(refusal()) };
        if local(*object) != Some(own.binding) || name.starts_with('_') || is_reserved(name) {
            return Err(refusal());
        }
        let value = match &function.expr(*value).kind {
            ExprKind::Const(constant) => Kept::Constant(constant.clone()),
            _ => {
                let binding = local(*value).ok_or_else(refusal)?;
                let index = params.iter().position(|param| param.binding == binding);
                Kept::Parameter(index.ok_or_else(refusal)?)
            }
        };
        kept.push((name.clone(), value));
    }
    Ok(Some(Init { params: params.iter().map(|param| param.name.clone()).collect(), kept }))
}

fn is_named(target: &Target, name: &str) -> bool {
    matches!(&target.kind, TargetKind::Name(NameRef::ClassLocal(own)) if own == name)
}

/// What members have of `Enum`, and what its class has.
fn is_reserved(name: &str) -> bool {
    ["name", "value", "mro"].contains(&name)
}

/// What members are looked up by.
struct Listed {
    /// All names, other names of members among them.
    names: Vec<String>,
    /// The value of each member.
    values: Vec<ExprId>,
}

/// The statements that make members do so from now on.
fn members(body: &mut Body, stmts: &mut [Stmt], init: Option<&Init>, found: &mut Expansion) -> Read<Listed> {
    let mut names: Vec<String> = vec![];
    let mut keys: Vec<Key> = vec![];
    let mut values = vec![];
    let mut has_floats = false;
    let written = body.exprs.len();
    for stmt in stmts.iter_mut() {
        let (name, value) = match &stmt.kind {
            StmtKind::Pass => continue,
            StmtKind::Def {
                target: Target { kind: TargetKind::Name(NameRef::ClassLocal(name)), .. },
                ..
            } => {
                if is_reserved(name) || name.starts_with('_') && !name.starts_with("__") || name == "__new__"
                {
                    return Err(format!("an enumeration with a function `{name}`"));
                }
                continue;
            }
            StmtKind::Assign {
                target: Target { kind: TargetKind::Name(NameRef::ClassLocal(name)), .. },
                value,
            } => (name.clone(), *value),
            _ => return Err("an enumeration with statements other than `def` and assignments".to_owned()),
        };
        if name.starts_with('_') || is_reserved(&name) || names.contains(&name) {
            return Err(format!("an enumeration that binds `{name}`"));
        }
        let value = given_value(body, value, &keys, has_floats, found)?;
        has_floats |= matches!(body.exprs[value.index()].kind, ExprKind::Const(Const::Float(_)));
        let key = key(&body.exprs, value);
        let key = key.ok_or_else(|| format!("an enumeration with a computed value of `{name}`"))?;
        let alias_of = keys.iter().position(|other| *other == key);
        if alias_of.is_some() && found.decorator.is_some() {
            return Err("an enumeration with several names for one value".to_owned());
        }
        let made = match alias_of {
            Some(of) => ExprKind::Name(NameRef::ClassLocal(names[of].clone())),
            None => {
                values.push(value);
                new_member(body, &name, value, init)?
            }
        };
        let span = body.exprs[value.index()].span;
        let made = body.add(made, span);
        let StmtKind::Assign { value, .. } = &mut stmt.kind else { unreachable!("matched above") };
        *value = made;
        keys.push(key);
        names.push(name);
    }
    if names.is_empty() {
        return Err("an enumeration without members".to_owned());
    }
    let is_own = |index: usize| keys[..index].iter().all(|other| *other != keys[index]);
    found.members =
        names.iter().enumerate().filter(|(index, _)| is_own(*index)).map(|(_, name)| name.clone()).collect();
    // In the body a name still is the bare value.
    let is_member = |expr: &Expr| match &expr.kind {
        ExprKind::Name(NameRef::ClassLocal(name)) => names.contains(name),
        _ => false,
    };
    match body.exprs[..written].iter().any(is_member) {
        true => Err("an enumeration whose body reads its members".to_owned()),
        false => Ok(Listed { names, values }),
    }
}

/// The value that a member gets: `auto()` counts on from the greatest one.
fn given_value(
    body: &mut Body,
    value: ExprId,
    keys: &[Key],
    has_floats: bool,
    found: &mut Expansion,
) -> Read<ExprId> {
    let expr = &body.exprs[value.index()];
    let ExprKind::Call { func, args } = &expr.kind else { return Ok(value) };
    if !args.is_empty() || body.cx.library_member(&body.exprs, *func) != Some((ENUM, "auto")) {
        return Err("an enumeration with values that are calls".to_owned());
    }
    let mut greatest = 0;
    for key in keys {
        match key {
            // (Versions differ in what follows a smaller one.)
            Key::Int(value) if (*value > greatest || keys.len() == 1) && !has_floats => greatest = *value,
            _ => return Err("`auto()` among other values".to_owned()),
        }
    }
    let span = expr.span;
    found.calls.push((value, "auto"));
    let next = greatest.checked_add(1).ok_or("`auto()` of great numbers")?;
    Ok(body.add(ExprKind::Const(Const::Int(next)), span))
}

/// Constants by what they are equal to.
#[derive(PartialEq)]
enum Key {
    None,
    Int(i64),
    Text(Vec<u32>),
    Tuple(Vec<Key>),
    List(Vec<Key>),
    /// A float that is no such number.
    Float(f64),
}

/// Numbers below it are the same as ints and as floats.
const WHOLE: i64 = 1 << 50;

fn key(exprs: &[Expr], id: ExprId) -> Option<Key> {
    let all = |items: &[Element]| -> Option<Vec<Key>> {
        let one = |item: &Element| match item {
            Element::One(item) => key(exprs, *item),
            Element::Star(_) => None,
        };
        items.iter().map(one).collect()
    };
    Some(match &exprs[id.index()].kind {
        ExprKind::Const(Const::None) => Key::None,
        ExprKind::Const(Const::Bool(value)) => Key::Int(i64::from(*value)),
        ExprKind::Const(Const::Int(value)) if value.unsigned_abs() < WHOLE.unsigned_abs() => Key::Int(*value),
        ExprKind::Const(Const::Str(text)) => Key::Text(text.code_points()),
        ExprKind::Const(Const::Float(value)) if value.fract() == 0.0 && value.abs() < WHOLE as f64 => {
            Key::Int(*value as i64)
        }
        ExprKind::Const(Const::Float(value)) if !value.is_nan() => Key::Float(*value),
        ExprKind::Unary(UnaryOp::Neg, operand) => match key(exprs, *operand)? {
            Key::Int(value) => Key::Int(value.checked_neg()?),
            Key::Float(value) => Key::Float(-value),
            _ => return None,
        },
        ExprKind::Tuple(items) => Key::Tuple(all(items)?),
        ExprKind::List(items) => Key::List(all(items)?),
        _ => return None,
    })
}

/// `<new member>("RED", 1)`, with what `__init__` gets.
fn new_member(body: &mut Body, name: &str, value: ExprId, init: Option<&Init>) -> Read<ExprKind> {
    let span = body.exprs[value.index()].span;
    let mut args = vec![body.add(ExprKind::Const(Const::Str(PyText::Text(name.to_owned()))), span), value];
    if let Some(init) = init {
        let items: Vec<ExprId> = match &body.exprs[value.index()].kind {
            ExprKind::Tuple(items) => items
                .iter()
                .map(|item| match item {
                    Element::One(item) | Element::Star(item) => *item,
                })
                .collect(),
            _ => vec![value],
        };
        let copied: Option<Vec<fields::Copied>> =
            items.iter().map(|item| fields::copied(&body.exprs, *item)).collect();
        let copied = copied.filter(|copied| copied.len() == init.params.len());
        let copied = copied.ok_or_else(|| format!("an enumeration with other arguments of `{name}`"))?;
        args.extend(copied.into_iter().map(|one| fields::paste(body, one, span)).collect::<Vec<_>>());
    }
    let func = body.add(ExprKind::Name(NameRef::Builtin(NEW_MEMBER.to_owned())), span);
    Ok(ExprKind::Call { func, args: args.into_iter().map(Arg::Positional).collect() })
}

/// What members have of `Enum`, as far as the class has not its own.
fn add(body: &mut Body, stmts: &mut Vec<Stmt>, init: Option<Init>, listed: &Listed, found: &mut Expansion) {
    found.initializer = Some(initializer(body, init));
    list_members(body, stmts, listed, found);
    let has = |stmts: &[Stmt], name: &str| {
        stmts.iter().any(|stmt| matches!(&stmt.kind, StmtKind::Def { target, .. } if is_named(target, name)))
    };
    // A class with `__eq__` of its own has no hash, unless it says so.
    let with_hash = !has(stmts, "__eq__");
    for (name, text) in [("__repr__", true), ("__str__", true), ("__hash__", false)] {
        if has(stmts, name) || !text && !with_hash {
            continue;
        }
        let func = if text { shown(body, name) } else { hash(body) };
        bind(body, stmts, func, name);
    }
    for (name, field) in [("name", NAME), ("value", VALUE)] {
        let mut maker = begin(body, name);
        let own = maker.param("self", ParamKind::Positional, None);
        let value = maker.attribute(own, field);
        maker.push(StmtKind::Return(Some(value)));
        let span = maker.span;
        maker.decorators = vec![body.add(ExprKind::Name(NameRef::Builtin("property".to_owned())), span)];
        let func = maker.finish(body, name);
        bind(body, stmts, func, name);
    }
}

/// Variables of the class that hold its members, and what they are looked up by.
fn list_members(body: &mut Body, stmts: &mut Vec<Stmt>, listed: &Listed, found: &Expansion) {
    let span = body.cx.scopes.scope(body.root).span;
    let members = |body: &mut Body, names: &[String]| {
        let member = |name: &String| body.add(ExprKind::Name(NameRef::ClassLocal(name.clone())), span);
        names.iter().map(member).collect::<Vec<_>>()
    };
    let mut lists = vec![(MEMBERS, members(body, &found.members)), (NAMED, members(body, &listed.names))];
    let text = |name: &String| ExprKind::Const(Const::Str(PyText::Text(name.clone())));
    lists.push((NAMES, listed.names.iter().map(|name| body.add(text(name), span)).collect()));
    let values: Option<Vec<fields::Copied>> =
        listed.values.iter().map(|value| fields::copied(&body.exprs, *value)).collect();
    if let Some(values) = values {
        lists.push((VALUES, values.into_iter().map(|value| fields::paste(body, value, span)).collect()));
    }
    for (variable, items) in lists {
        let value = body.add(ExprKind::List(items.into_iter().map(Element::One).collect()), span);
        let target = body.new_target(TargetKind::Name(NameRef::ClassLocal(variable.to_owned())), span);
        let list = body.new_stmt(StmtKind::Assign { target, value }, span);
        stmts.push(list);
    }
}

const NAME: &str = "_name_";
const VALUE: &str = "_value_";

fn begin(body: &mut Body, name: &str) -> Maker {
    let span = body.cx.scopes.scope(body.root).span;
    Maker::new(body, name, span)
}

fn bind(body: &mut Body, stmts: &mut Vec<Stmt>, func: FuncId, name: &str) {
    let span = body.cx.scopes.scope(body.root).span;
    let target = body.new_target(TargetKind::Name(NameRef::ClassLocal(name.to_owned())), span);
    let def = body.new_stmt(StmtKind::Def { func, target }, span);
    stmts.push(def);
}

/// Binds the attributes of a new member.
fn initializer(body: &mut Body, init: Option<Init>) -> FuncId {
    let mut maker = begin(body, "__init__");
    let own = maker.param("self", ParamKind::Positional, None);
    for field in [NAME, VALUE] {
        let given = maker.param(field, ParamKind::Positional, None);
        let value = maker.get(given);
        maker.set_attribute(own, field, value);
    }
    let Init { params, kept } = init.unwrap_or(Init { params: vec![], kept: vec![] });
    let params: Vec<BindingId> =
        params.iter().map(|name| maker.param(name, ParamKind::Positional, None)).collect();
    for (name, value) in kept {
        let value = match value {
            Kept::Parameter(index) => maker.get(params[index]),
            Kept::Constant(constant) => maker.add(ExprKind::Const(constant)),
        };
        maker.set_attribute(own, &name, value);
    }
    maker.finish(body, "__init__")
}

/// `<Color.RED: 1>` (`Enum.__repr__`), `Color.RED` (`Enum.__str__`).
fn shown(body: &mut Body, name: &str) -> FuncId {
    let mut maker = begin(body, name);
    let own = maker.param("self", ParamKind::Positional, None);
    let class = maker.attribute(own, "__class__");
    let class = maker.attribute_of(class, "__name__");
    let field = maker.attribute(own, NAME);
    let span = maker.span;
    let part = |value: ExprId, conversion: Conversion| FPart::Value { value, conversion, spec: None, span };
    let literal = |text: &str| FPart::Literal(PyText::Text(text.to_owned()));
    let mut parts = vec![part(class, Conversion::None), literal("."), part(field, Conversion::None)];
    if name == "__repr__" {
        let value = maker.attribute(own, VALUE);
        parts.insert(0, literal("<"));
        parts.extend([literal(": "), part(value, Conversion::Repr), literal(">")]);
    }
    let text = maker.add(ExprKind::FString(parts));
    maker.push(StmtKind::Return(Some(text)));
    maker.finish(body, name)
}

fn hash(body: &mut Body) -> FuncId {
    let mut maker = begin(body, "__hash__");
    let own = maker.param("self", ParamKind::Positional, None);
    let field = maker.attribute(own, NAME);
    let function = maker.add(ExprKind::Name(NameRef::Builtin("hash".to_owned())));
    let value = maker.call(function, vec![field]);
    maker.push(StmtKind::Return(Some(value)));
    maker.finish(body, "__hash__")
}
