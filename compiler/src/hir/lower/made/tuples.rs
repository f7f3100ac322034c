//! Named tuples (`class Point(NamedTuple)`, `Lib/typing.py` and `Lib/collections/__init__.py`): an instance
//! holds a tuple, as those of other classes with a builtin base hold their value.
//!
//! ```text
//! x: int = 0        a property: the first item
//! Point(1)          a function that makes the tuple
//! ```

use super::fields::{self, Copied};
use super::maker::Maker;
use super::{Around, Read, binds};
use crate::hir::expansion::{Expansion, FieldKind, ITEM_OF_VALUE, kind_of};
use crate::hir::lower::*;

/// The base, as a member of its module.
pub(super) const NAMED_TUPLE: (&str, &str) = ("typing", "NamedTuple");

/// What makes the tuple; no text names it.
const CONSTRUCTOR: &str = "<new>";

/// A native tuple has no more items.
const MOST: usize = 12;

/// What the class must not bind (`_prohibited` in `Lib/typing.py`, AttributeError), and what is left to
/// CPython.
const RESERVED: &[&str] = &[
    "__new__",
    "__init__",
    "__slots__",
    "__getnewargs__",
    "_fields",
    "_field_defaults",
    "_field_types",
    "_make",
    "_replace",
    "_asdict",
    "_source",
];

/// A field: its name, and what it is where a call leaves it out.
struct Item {
    name: String,
    default: Option<ExprId>,
}

pub(super) fn expansion(
    body: &mut Body,
    around: &Around,
    stmts: &mut Vec<Stmt>,
    of_library: OfLibrary,
) -> Option<Expansion> {
    let [Arg::Positional(base)] = around.args else { return None };
    let mut found = Expansion { is_tuple: true, ..Expansion::default() };
    let read = if body.cx.library_member(around.exprs, *base) == Some(NAMED_TUPLE) {
        found.slots = Some(vec![]);
        annotated(body, stmts, &mut found)
    } else {
        found.slots = around.is_call.then(Vec::new);
        called(body, around.tuple.as_ref()?)
    };
    match read.and_then(|items| check(body, around, stmts, items)) {
        Ok(items) => add(body, stmts, &items, &mut found, of_library),
        Err(refusal) => found.refusal = Some(refusal),
    }
    Some(found)
}

/// The fields of a call.
fn called(body: &mut Body, call: &TupleCall) -> Read<Vec<Item>> {
    let bare = call.fields.len() - call.defaults.len();
    let item = |(index, name): (usize, &&str)| {
        let default = index.checked_sub(bare).map(|index| body.expr(&call.defaults[index]));
        Item { name: (*name).to_owned(), default }
    };
    Ok(call.fields.iter().enumerate().map(item).collect())
}

/// The fields that the text of the class has.
fn annotated(body: &mut Body, stmts: &[Stmt], found: &mut Expansion) -> Read<Vec<Item>> {
    let mut items: Vec<Item> = vec![];
    for stmt in stmts {
        let StmtKind::AnnAssign { target, annotation, value, .. } = &stmt.kind else { continue };
        let TargetKind::Name(NameRef::ClassLocal(name)) = &target.kind else {
            return Err("a named tuple that annotates more than its own names".to_owned());
        };
        if name.starts_with('_') || items.iter().any(|item| item.name == *name) {
            return Err(format!("a named tuple with the field `{name}`"));
        }
        check_annotation(body, *annotation)?;
        found.annotations.push((*annotation, FieldKind::Field));
        // The class has a descriptor under the name.
        found.bound.insert(stmt.id, None);
        if value.is_none() && items.last().is_some_and(|item| item.default.is_some()) {
            return Err(format!("a named tuple with `{name}`, which follows a default,"));
        }
        items.push(Item { name: name.clone(), default: default(body, name, *value)? });
    }
    Ok(items)
}

fn check(body: &Body, around: &Around, stmts: &[Stmt], items: Vec<Item>) -> Read<Vec<Item>> {
    if !around.decorators.is_empty() {
        return Err("a named tuple with decorators".to_owned());
    }
    if items.is_empty() || items.len() > MOST {
        return Err("a named tuple with so many fields".to_owned());
    }
    let is_taken = |name: &str| stmts.iter().any(|stmt| binds(stmt, name));
    // (A class derived from the one that the call makes may say it.)
    let is_derived = around.tuple.is_some();
    let reserved = RESERVED.iter().copied().filter(|name| !is_derived || *name != "__slots__");
    let reserved = reserved.chain(items.iter().map(|item| item.name.as_str()));
    if let Some(name) = { reserved }.find(|name| is_taken(name)) {
        return Err(format!("a named tuple that binds `{name}`"));
    }
    match stmts.iter().any(|stmt| asks_super(body, stmt)) {
        // (What is behind the class there is none of the program's.)
        true => Err("a named tuple that asks `super()`".to_owned()),
        false => Ok(items),
    }
}

/// Constants, displays of them, builtin names: nobody can tell when they are evaluated.
fn default(body: &Body, name: &str, value: Option<ExprId>) -> Read<Option<ExprId>> {
    let Some(value) = value else { return Ok(None) };
    let is_plain = |id: ExprId| fields::copied(&body.exprs, id).is_some_and(|copied| is_value(&copied));
    let is_display = match &body.exprs[value.index()].kind {
        ExprKind::List(items) => items.iter().all(|item| match item {
            Element::One(item) => is_plain(*item),
            Element::Star(_) => false,
        }),
        ExprKind::Dict(items) => items.is_empty(),
        _ => false,
    };
    match is_display || is_plain(value) {
        true => Ok(Some(value)),
        false => Err(format!("a named tuple with a computed default of `{name}`")),
    }
}

fn is_value(copied: &Copied) -> bool {
    match copied {
        Copied::Const(_) => true,
        Copied::Negative(_, operand) => is_value(operand),
        Copied::Tuple(items) => items.iter().all(is_value),
        Copied::Name(_) | Copied::Lambda(_) => false,
    }
}

/// `_type_check` in `Lib/typing.py` takes these; text is compiled there.
fn check_annotation(body: &Body, id: ExprId) -> Read<()> {
    let is_name = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphabetic() || c == '_');
    let is_known = match &body.exprs[id.index()].kind {
        ExprKind::Const(Const::None) => true,
        ExprKind::Const(Const::Str(PyText::Text(text))) => is_name(text),
        ExprKind::Const(_) => false,
        ExprKind::Name(_) | ExprKind::Attribute { .. } => {
            let member = body.cx.library_member(&body.exprs, id);
            member.is_none_or(|member| {
                kind_of(member) == FieldKind::Field && !["Final", "ClassVar"].contains(&member.1)
            })
        }
        ExprKind::Subscript { object, .. } => return check_annotation(body, *object),
        ExprKind::Binary { left, right, .. } => {
            check_annotation(body, *left)?;
            return check_annotation(body, *right);
        }
        _ => false,
    };
    if is_known { Ok(()) } else { Err("a named tuple with annotations that may be no types".to_owned()) }
}

fn asks_super(body: &Body, stmt: &Stmt) -> bool {
    let StmtKind::Def { func, .. } = &stmt.kind else { return false };
    let names = |name: &NameRef| match name {
        NameRef::Builtin(name) => name == "super",
        NameRef::Local(_) | NameRef::Free(..) | NameRef::Global(_) | NameRef::ClassLocal(_) => false,
    };
    body.shared.get(*func).is_none_or(|function| {
        function.exprs.iter().any(|expr| matches!(&expr.kind, ExprKind::Name(name) if names(name)))
    })
}

/// What the class gets, as far as it has not its own.
fn add(body: &mut Body, stmts: &mut Vec<Stmt>, items: &[Item], found: &mut Expansion, of: OfLibrary) {
    found.items = items.iter().map(|item| item.name.clone()).collect();
    // (It stands in the body, where its defaults are evaluated.)
    let new = constructor(body, items);
    bind(body, stmts, new, CONSTRUCTOR);
    found.constructor = Some(new);
    for (index, item) in items.iter().enumerate() {
        let mut maker = begin(body, &item.name);
        let own = maker.param("self", ParamKind::Positional, None);
        let value = value_item(&mut maker, own, index);
        maker.push(StmtKind::Return(Some(value)));
        let span = maker.span;
        maker.decorators = vec![body.add(ExprKind::Name(NameRef::Builtin("property".to_owned())), span)];
        let func = maker.finish(body, &item.name);
        bind(body, stmts, func, &item.name);
    }
    let span = body.cx.scopes.scope(body.root).span;
    let name = |body: &mut Body, item: &Item| {
        Element::One(body.add(ExprKind::Const(Const::Str(PyText::Text(item.name.clone()))), span))
    };
    let names = items.iter().map(|item| name(body, item)).collect();
    let value = body.add(ExprKind::Tuple(names), span);
    let target = body.new_target(TargetKind::Name(NameRef::ClassLocal("_fields".to_owned())), span);
    let assign = body.new_stmt(StmtKind::Assign { target, value }, span);
    stmts.push(assign);
    for (name, make) in [
        ("__repr__", repr as fn(&mut Body, &[Item], OfLibrary) -> FuncId),
        ("_asdict", as_dict),
        ("_replace", replace),
    ] {
        if !stmts.iter().any(|stmt| binds(stmt, name)) {
            let func = make(body, items, of);
            bind(body, stmts, func, name);
        }
    }
}

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

/// An item of the tuple in the object.
fn value_item(maker: &mut Maker, object: BindingId, index: usize) -> ExprId {
    let object = maker.get(object);
    let index = maker.add(ExprKind::Const(Const::Int(index as i64)));
    maker.call_own(ITEM_OF_VALUE, vec![object, index])
}

/// `lambda _cls, x, y: _tuple_new(_cls, (x, y))`; gives the tuple.
fn constructor(body: &mut Body, items: &[Item]) -> FuncId {
    let mut maker = begin(body, CONSTRUCTOR);
    maker.param("_cls", ParamKind::Positional, None);
    let params: Vec<BindingId> =
        items.iter().map(|item| maker.param(&item.name, ParamKind::Positional, item.default)).collect();
    let values = params.into_iter().map(|param| Element::One(maker.get(param))).collect();
    let tuple = maker.add(ExprKind::Tuple(values));
    maker.push(StmtKind::Return(Some(tuple)));
    maker.finish(body, "__new__")
}

/// `self.__class__.__name__ + repr_fmt % self`
fn repr(body: &mut Body, items: &[Item], of_library: OfLibrary) -> FuncId {
    let mut maker = Maker::new(body, "__repr__", of_library.tuple_repr);
    let own = maker.param("self", ParamKind::Positional, None);
    let class = maker.attribute(own, "__class__");
    let name = maker.attribute_of(class, "__name__");
    let span = maker.span;
    let part = |value: ExprId, conversion: Conversion| FPart::Value { value, conversion, spec: None, span };
    let mut parts = vec![part(name, Conversion::None)];
    for (index, item) in items.iter().enumerate() {
        let before = if index == 0 { "(" } else { ", " };
        parts.push(FPart::Literal(PyText::Text(format!("{before}{}=", item.name))));
        let value = value_item(&mut maker, own, index);
        parts.push(part(value, Conversion::Repr));
    }
    parts.push(FPart::Literal(PyText::Text(")".to_owned())));
    let text = maker.add(ExprKind::FString(parts));
    maker.push(StmtKind::Return(Some(text)));
    maker.finish(body, "__repr__")
}

fn as_dict(body: &mut Body, items: &[Item], _: OfLibrary) -> FuncId {
    let mut maker = begin(body, "_asdict");
    let own = maker.param("self", ParamKind::Positional, None);
    let mut pairs = vec![];
    for (index, item) in items.iter().enumerate() {
        let key = maker.add(ExprKind::Const(Const::Str(PyText::Text(item.name.clone()))));
        pairs.push(DictItem::Pair(key, value_item(&mut maker, own, index)));
    }
    let dict = maker.add(ExprKind::Dict(pairs));
    maker.push(StmtKind::Return(Some(dict)));
    maker.finish(body, "_asdict")
}

/// `_replace(self, /, **kwds)`: what is left out stays what it is.
fn replace(body: &mut Body, items: &[Item], _: OfLibrary) -> FuncId {
    let mut maker = begin(body, "_replace");
    let own = maker.param("self", ParamKind::PositionalOnly, None);
    let span = maker.span;
    let mut args = vec![];
    for (index, item) in items.iter().enumerate() {
        let default = body.add(ExprKind::Const(super::methods::LEFT_OUT), span);
        let given = maker.param(&item.name, ParamKind::KeywordOnly, Some(default));
        let (left, right) = (maker.get(given), maker.add(ExprKind::Const(super::methods::LEFT_OUT)));
        let test = maker.add(ExprKind::Compare(CompareOp::Is, left, right));
        let then = value_item(&mut maker, own, index);
        let orelse = maker.get(given);
        args.push(maker.add(ExprKind::IfExp { test, then, orelse }));
    }
    let class = maker.attribute(own, "__class__");
    let made = maker.call(class, args);
    maker.push(StmtKind::Return(Some(made)));
    maker.finish(body, "_replace")
}
