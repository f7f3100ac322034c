//! What an enumeration has of `Enum` (`Lib/enum.py`): how members are shown, hashed, looked up.

use super::enums::{Init, Kept, Kind, Listed, Mixin, is_named};
use super::fields;
use super::maker::Maker;
use crate::hir::expansion::{Expansion, MEMBERS, NAMED, NAMES, VALUES};
use crate::hir::lower::*;

/// What members have of `Enum`, as far as the class has not its own.
pub(super) fn add(
    body: &mut Body,
    stmts: &mut Vec<Stmt>,
    (init, mixin, of): (Option<Init>, Mixin, OfLibrary),
    listed: &Listed,
    found: &mut Expansion,
) {
    found.initializer = Some(initializer(body, init));
    list_members(body, stmts, listed, found);
    let has = |stmts: &[Stmt], name: &str| {
        stmts.iter().any(|stmt| matches!(&stmt.kind, StmtKind::Def { target, .. } if is_named(target, name)))
    };
    // A class with `__eq__` of its own has no hash, unless it says so.
    let with_hash = !has(stmts, "__eq__") && mixin == Mixin::Nothing;
    for (name, is_added) in
        [("__repr__", true), ("__str__", true), ("__hash__", with_hash), ("__format__", true)]
    {
        if has(stmts, name) || !is_added {
            continue;
        }
        let func = match (name, mixin) {
            // (As text, and by these specifications, a value is shown anyway.)
            ("__str__", Mixin::Shown(Kind::Str)) | ("__format__", Mixin::Shown(_)) => continue,
            ("__str__", Mixin::Shown(_)) => shown_as_value(body),
            ("__format__", _) => format(body, of),
            ("__hash__", _) => hash(body),
            _ => shown(body, name),
        };
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

/// `int.__repr__`
fn shown_as_value(body: &mut Body) -> FuncId {
    let mut maker = begin(body, "__str__");
    let own = maker.param("self", ParamKind::Positional, None);
    let value = maker.attribute(own, VALUE);
    let span = maker.span;
    let part = FPart::Value { value, conversion: Conversion::Repr, spec: None, span };
    let text = maker.add(ExprKind::FString(vec![part]));
    maker.push(StmtKind::Return(Some(text)));
    maker.finish(body, "__str__")
}

/// `str.__format__(str(self), format_spec)`
fn format(body: &mut Body, of: OfLibrary) -> FuncId {
    let mut maker = Maker::new(body, "__format__", of.enum_format);
    let own = maker.param("self", ParamKind::Positional, None);
    let spec = maker.param("format_spec", ParamKind::Positional, None);
    let (value, spec) = (maker.get(own), Some(maker.get(spec)));
    let span = maker.span;
    let part = FPart::Value { value, conversion: Conversion::Str, spec, span };
    let text = maker.add(ExprKind::FString(vec![part]));
    maker.push(StmtKind::Return(Some(text)));
    maker.finish(body, "__format__")
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
