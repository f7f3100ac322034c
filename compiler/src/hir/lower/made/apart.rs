//! What `replace`, `asdict` and `astuple` do with a dataclass (`Lib/dataclasses.py`), as methods of it.
//!
//! ```text
//! def <replace>(self, /, *, x=…, y=…):     what is left out stays what it is
//!     return self.__class__(x=x, y=y)
//! def <asdict>(self):
//!     return {"x": <apart>(self.x), "y": <apart>(self.y)}
//! ```

use super::maker::Maker;
use super::methods::LEFT_OUT;
use crate::hir::expansion::{AS_DICT, AS_TUPLE, Expansion, Field, FieldKind, REPLACE, TAKE_APART, items_of};
use crate::hir::lower::*;

pub(super) fn add(body: &mut Body, stmts: &mut Vec<Stmt>, found: &Expansion, of_library: OfLibrary) {
    let fields = &found.fields;
    // (`replace` asks for those that `__init__` only hands on.)
    if fields.iter().all(|field| field.kind == FieldKind::Field) {
        let given: Vec<&Field> = fields.iter().filter(|field| field.init).collect();
        replace(body, stmts, &given, of_library);
    }
    let names: Vec<String> = {
        let fields = fields.iter().filter(|field| field.kind == FieldKind::Field);
        fields.map(|field| field.name.clone()).collect()
    };
    apart(body, stmts, &names, AS_DICT);
    apart(body, stmts, &names, AS_TUPLE);
}

/// From 3.13 on `replace` calls a method.
const INNER: &str = "<_replace>";

fn replace(body: &mut Body, stmts: &mut Vec<Stmt>, fields: &[&Field], of_library: OfLibrary) {
    let has_method = body.cx.target.minor >= 13;
    if has_method {
        let (mut maker, own) = taking("_replace", of_library.replace, body);
        let given = fields.iter().map(|field| {
            let given = maker.param(&field.name, ParamKind::KeywordOnly, None);
            Arg::Keyword(field.name.clone(), maker.get(given))
        });
        let args = given.collect();
        let func = maker.attribute(own, "__class__");
        finish(body, stmts, maker, ExprKind::Call { func, args }, INNER);
    }
    let span = of_library.replace_called;
    let (mut maker, own) = taking("replace", span, body);
    let mut args = vec![];
    for field in fields {
        let default = body.add(ExprKind::Const(LEFT_OUT), span);
        let given = maker.param(&field.name, ParamKind::KeywordOnly, Some(default));
        let (left, right) = (maker.get(given), maker.add(ExprKind::Const(LEFT_OUT)));
        let test = maker.add(ExprKind::Compare(CompareOp::Is, left, right));
        let (then, orelse) = (maker.attribute(own, &field.name), maker.get(given));
        args.push(Arg::Keyword(field.name.clone(), maker.add(ExprKind::IfExp { test, then, orelse })));
    }
    let func = maker.attribute(own, if has_method { INNER } else { "__class__" });
    finish(body, stmts, maker, ExprKind::Call { func, args }, REPLACE);
}

/// A function that is given an object first. (No field has the name of that.)
fn taking(name: &str, span: Span, body: &mut Body) -> (Maker, BindingId) {
    let mut maker = Maker::new(body, name, span);
    let own = maker.param("<object>", ParamKind::PositionalOnly, None);
    (maker, own)
}

fn apart(body: &mut Body, stmts: &mut Vec<Stmt>, names: &[String], method: &str) {
    let span = body.cx.scopes.scope(body.root).span;
    let mut maker = Maker::new(body, method, span);
    let own = maker.param("self", ParamKind::Positional, None);
    let text =
        |maker: &mut Maker, text: &str| maker.add(ExprKind::Const(Const::Str(PyText::Text(text.to_owned()))));
    let mut values = vec![];
    for name in names {
        let value = maker.attribute(own, name);
        let (object, method) = (maker.get(own), text(&mut maker, method));
        values.push(maker.call_own(TAKE_APART, vec![object, value, method]));
    }
    let all = match method == AS_DICT {
        true => {
            let pairs = names.iter().zip(values);
            ExprKind::Dict(pairs.map(|(name, value)| DictItem::Pair(text(&mut maker, name), value)).collect())
        }
        false => ExprKind::Tuple(values.into_iter().map(Element::One).collect()),
    };
    finish(body, stmts, maker, all, method);
    items_apart(body, stmts, method);
}

/// The same of the items of a list.
fn items_apart(body: &mut Body, stmts: &mut Vec<Stmt>, method: &str) {
    let span = body.cx.scopes.scope(body.root).span;
    let mut maker = Maker::new(body, method, span);
    let own = maker.param("self", ParamKind::Positional, None);
    let items = maker.param("items", ParamKind::Positional, None);
    let empty = maker.add(ExprKind::List(vec![]));
    let (found, keep) = maker.keep("found", empty);
    maker.push_made(keep);
    let nothing = maker.add(ExprKind::Const(Const::None));
    let (item, _) = maker.keep("item", nothing);
    let (object, value) = (maker.get(own), maker.get(item));
    let name = maker.add(ExprKind::Const(Const::Str(PyText::Text(method.to_owned()))));
    let value = maker.call_own(TAKE_APART, vec![object, value, name]);
    let append = maker.attribute(found, "append");
    let call = maker.call(append, vec![value]);
    let target = maker.target(TargetKind::Name(NameRef::Local(item)));
    let body_of = vec![maker.stmt(StmtKind::Expr(call))];
    let iter = maker.get(items);
    maker.push(StmtKind::For { target, iter, body: body_of, orelse: vec![], is_async: false });
    let found = maker.get(found);
    maker.push(StmtKind::Return(Some(found)));
    let func = maker.finish(body, method);
    bind(body, stmts, func, &items_of(method));
}

fn finish(body: &mut Body, stmts: &mut Vec<Stmt>, mut maker: Maker, value: ExprKind, member: &str) {
    let value = maker.add(value);
    maker.push(StmtKind::Return(Some(value)));
    let func = maker.finish(body, member);
    bind(body, stmts, func, member);
}

fn bind(body: &mut Body, stmts: &mut Vec<Stmt>, func: FuncId, name: &str) {
    let span = body.cx.scopes.scope(body.root).span;
    let target = body.new_target(TargetKind::Name(NameRef::ClassLocal(name.to_owned())), span);
    let def = body.new_stmt(StmtKind::Def { func, target }, span);
    stmts.push(def);
}
