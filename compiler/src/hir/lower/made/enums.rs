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

use super::enum_methods;
use super::{Around, Read, fields};
use crate::hir::expansion::{Expansion, NEW_MEMBER};
use crate::hir::lower::*;
use std::collections::BTreeSet;

const ENUM: &str = "enum";

/// What members are besides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mixin {
    Nothing,
    /// `int`, `str`: of values that are constants of this class.
    Value(Kind),
    /// `IntEnum`, `StrEnum`: members are shown as their values are.
    Shown(Kind),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Int,
    Str,
}

/// `Enum`, `int, Enum`, `IntEnum`
fn mixin(body: &Body, around: &Around) -> Option<Mixin> {
    let member = |base: ExprId| body.cx.library_member(around.exprs, base);
    let builtin = |base: ExprId| match &around.exprs[base.index()].kind {
        ExprKind::Name(NameRef::Builtin(name)) if name == "int" => Some(Kind::Int),
        ExprKind::Name(NameRef::Builtin(name)) if name == "str" => Some(Kind::Str),
        _ => None,
    };
    match around.args {
        [Arg::Positional(base)] => match member(*base)? {
            (ENUM, "Enum") => Some(Mixin::Nothing),
            (ENUM, "IntEnum") => Some(Mixin::Shown(Kind::Int)),
            (ENUM, "StrEnum") => Some(Mixin::Shown(Kind::Str)),
            _ => None,
        },
        [Arg::Positional(first), Arg::Positional(base)] if member(*base) == Some((ENUM, "Enum")) => {
            builtin(*first).map(Mixin::Value)
        }
        _ => None,
    }
}

impl Mixin {
    fn value(self) -> Option<Kind> {
        match self {
            Mixin::Nothing => None,
            Mixin::Value(base) | Mixin::Shown(base) => Some(base),
        }
    }

    /// May a member have this value? `int(True)` is another one, and so is `str(1)`.
    fn takes(self, value: &ExprKind, key: &Key) -> bool {
        match (self.value(), key) {
            (None, _) => true,
            (Some(Kind::Int), Key::Int(_)) => {
                !matches!(value, ExprKind::Const(Const::Bool(_) | Const::Float(_)))
            }
            (Some(Kind::Str), Key::Text(_)) => true,
            (Some(_), _) => false,
        }
    }
}

/// What the class has where it derives from `Enum`, or that and a number or text, and from nothing else.
pub(super) fn expansion(
    body: &mut Body,
    around: &Around,
    stmts: &mut Vec<Stmt>,
    of: OfLibrary,
) -> Option<Expansion> {
    let mixin = mixin(body, around)?;
    let mut found = Expansion { is_enum: true, is_frozen: true, ..Expansion::default() };
    let read = decorator(body, around, &mut found).and_then(|()| {
        let init = init(body, stmts)?;
        if init.is_some() && mixin != Mixin::Nothing {
            return Err("an enumeration of numbers or texts with an `__init__`".to_owned());
        }
        let listed = members(body, stmts, (init.as_ref(), mixin), &mut found)?;
        Ok((init, listed))
    });
    match read {
        Ok((init, listed)) => {
            enum_methods::add(body, stmts, (init, mixin, of), &listed, &mut found);
        }
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
pub(super) struct Init {
    pub params: Vec<String>,
    pub kept: Vec<(String, Kept)>,
}

pub(super) enum Kept {
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

pub(super) fn is_named(target: &Target, name: &str) -> bool {
    matches!(&target.kind, TargetKind::Name(NameRef::ClassLocal(own)) if own == name)
}

/// What members have of `Enum`, and what its class has.
fn is_reserved(name: &str) -> bool {
    ["name", "value", "mro"].contains(&name)
}

/// What members are looked up by.
pub(super) struct Listed {
    /// All names, other names of members among them.
    pub names: Vec<String>,
    /// The value of each member.
    pub values: Vec<ExprId>,
}

/// The statements that make members do so from now on.
fn members(
    body: &mut Body,
    stmts: &mut [Stmt],
    (init, mixin): (Option<&Init>, Mixin),
    found: &mut Expansion,
) -> Read<Listed> {
    let mut names: Vec<String> = vec![];
    let mut keys: Vec<Key> = vec![];
    let mut values = vec![];
    let mut has_floats = false;
    let mut given: Vec<ExprId> = vec![];
    let written = body.exprs.len();
    let mut read_early = BTreeSet::new();
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
        let value = match mixin {
            Mixin::Shown(Kind::Str) | Mixin::Value(Kind::Str) if is_auto(body, value) => {
                text_of_auto(body, (&name, value), mixin, found)?
            }
            _ => {
                let value = known_value(body, value, (&names, &given), &mut read_early);
                given_value(body, value, &keys, has_floats, found)?
            }
        };
        has_floats |= matches!(body.exprs[value.index()].kind, ExprKind::Const(Const::Float(_)));
        let key = key(&body.exprs, value);
        let key = key.filter(|key| mixin.takes(&body.exprs[value.index()].kind, key));
        let key = key.ok_or_else(|| format!("an enumeration with a computed value of `{name}`"))?;
        let known = value;
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
        given.push(known);
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
    let is_member = |(at, expr): (usize, &Expr)| match &expr.kind {
        ExprKind::Name(NameRef::ClassLocal(name)) => names.contains(name) && !read_early.contains(&at),
        _ => false,
    };
    match body.exprs[..written].iter().enumerate().any(is_member) {
        true => Err("an enumeration whose body reads its members".to_owned()),
        false => Ok(Listed { names, values }),
    }
}

fn is_auto(body: &Body, value: ExprId) -> bool {
    match &body.exprs[value.index()].kind {
        ExprKind::Call { func, args } => {
            args.is_empty() && body.cx.library_member(&body.exprs, *func) == Some((ENUM, "auto"))
        }
        _ => false,
    }
}

/// `StrEnum._generate_next_value_`
fn text_of_auto(
    body: &mut Body,
    (name, value): (&str, ExprId),
    mixin: Mixin,
    found: &mut Expansion,
) -> Read<ExprId> {
    // (Of `str, Enum` it is the text of a number.)
    if mixin != Mixin::Shown(Kind::Str) || !name.is_ascii() {
        return Err(format!("`auto()` of `{name}` in an enumeration of texts"));
    }
    found.calls.push((value, "auto"));
    let span = body.exprs[value.index()].span;
    Ok(body.add(ExprKind::Const(Const::Str(PyText::Text(name.to_ascii_lowercase()))), span))
}

/// A value made of those of members before it, as constant: `READ | WRITE`. `read` gets the names in it.
fn known_value(
    body: &mut Body,
    value: ExprId,
    (names, given): (&[String], &[ExprId]),
    read: &mut BTreeSet<usize>,
) -> ExprId {
    fn constant(
        body: &Body,
        id: ExprId,
        known: (&[String], &[ExprId]),
        read: &mut BTreeSet<usize>,
    ) -> Option<Const> {
        match &body.exprs[id.index()].kind {
            ExprKind::Const(constant) => Some(constant.clone()),
            ExprKind::Name(NameRef::ClassLocal(name)) => {
                let at = known.0.iter().rposition(|other| other == name)?;
                read.insert(id.index());
                constant(body, known.1[at], known, read)
            }
            ExprKind::Binary { op, left, right, .. } => {
                let [left, right] = [left, right].map(|side| constant(body, *side, known, read));
                fold::binary(*op, &left?, &right?)
            }
            _ => None,
        }
    }
    let mut found = BTreeSet::new();
    match constant(body, value, (names, given), &mut found) {
        Some(constant) if !found.is_empty() => {
            read.extend(found);
            let span = body.exprs[value.index()].span;
            body.add(ExprKind::Const(constant), span)
        }
        Some(_) | None => value,
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
