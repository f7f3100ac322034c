//! The methods of a dataclass, with the texts that `Lib/dataclasses.py` compiles for them: their lines show
//! in tracebacks. Below 3.13 each is a text of its own, from then on all are one.

use super::Options;
use super::apart;
use super::maker::Maker;
use crate::hir::expansion::{ENTER_REPR, LEAVE_REPR, SAME_CLASS, SAME_OBJECT};
use crate::hir::expansion::{Expansion, Field, FieldKind, Given};
use crate::hir::lower::*;

/// The `def` of the first function: `def __create_fn__(…):` stands before it.
const FIRST_LINE: u32 = 2;

/// Adds `def` statements of the methods that the class has not itself.
pub(super) fn add(
    body: &mut Body,
    stmts: &mut Vec<Stmt>,
    options: &Options,
    found: &Expansion,
    of_library: OfLibrary,
) {
    let mut methods = Methods { body, stmts, found, of_library, line: FIRST_LINE, has: vec![] };
    methods.has = methods.own_functions();
    if options.init {
        methods.init();
    }
    if options.repr {
        methods.repr();
    }
    if options.eq {
        methods.eq();
    }
    if options.order {
        for (name, op) in ORDERS {
            methods.order(name, op);
        }
    }
    if options.frozen {
        // `__setattr__` and `__delattr__` (what they refuse, native code does not do).
        methods.skip(2 * 4);
    }
    // With `eq` alone the class has none (`__hash__ = None`); with neither that of its bases.
    if options.unsafe_hash || options.eq && options.frozen {
        methods.hash();
    }
    apart::add(body, stmts, found, of_library);
}

const ORDERS: [(&str, CompareOp); 4] = [
    ("__lt__", CompareOp::Lt),
    ("__le__", CompareOp::LtE),
    ("__gt__", CompareOp::Gt),
    ("__ge__", CompareOp::GtE),
];

struct Methods<'b, 'a> {
    body: &'b mut Body<'a>,
    stmts: &'b mut Vec<Stmt>,
    found: &'b Expansion,
    of_library: OfLibrary,
    /// The line of the next function.
    line: u32,
    /// What the class binds itself.
    has: Vec<String>,
}

impl Methods<'_, '_> {
    fn own_functions(&self) -> Vec<String> {
        let name = |stmt: &Stmt| match &stmt.kind {
            StmtKind::Def {
                target: Target { kind: TargetKind::Name(NameRef::ClassLocal(name)), .. },
                ..
            }
            | StmtKind::Assign {
                target: Target { kind: TargetKind::Name(NameRef::ClassLocal(name)), .. },
                ..
            } => Some(name.clone()),
            _ => None,
        };
        self.stmts.iter().filter_map(name).collect()
    }

    /// A function whose text has so many lines, with `self`.
    fn begin(&mut self, name: &str, lines: u32, own: &str) -> (Maker, BindingId) {
        let span = self.at(self.line);
        self.line = if self.body.cx.target.minor >= 13 { self.line + 1 + lines } else { FIRST_LINE };
        let mut maker = Maker::new(self.body, name, span);
        let own = maker.param(own, ParamKind::Positional, None);
        (maker, own)
    }

    /// Lines of one text.
    fn skip(&mut self, lines: u32) {
        if self.body.cx.target.minor >= 13 {
            self.line += lines;
        }
    }

    /// A line of the generated text. (It has no more than the file has lines.)
    fn at(&self, line: u32) -> Span {
        Span::new(self.of_library.generated, line - 1, line - 1)
    }

    /// The next line.
    fn down(&self, maker: &mut Maker, lines: u32) {
        let start = maker.span.start + lines;
        maker.span = Span::new(maker.span.file, start, start);
    }

    /// The class has the function under this name, unless it has one already.
    fn end(&mut self, maker: Maker, name: &str) {
        let func = maker.finish(self.body, name);
        self.bind(func, name);
    }

    fn bind(&mut self, func: FuncId, name: &str) {
        if self.has.iter().any(|own| own == name) {
            return;
        }
        let span = self.body.cx.scopes.scope(self.body.root).span;
        let name = NameRef::ClassLocal(name.to_owned());
        let target = self.body.new_target(TargetKind::Name(name), span);
        let def = self.body.new_stmt(StmtKind::Def { func, target }, span);
        self.stmts.push(def);
    }

    /// `__init__` (`_init_fn`)
    fn init(&mut self) {
        let fields: Vec<Field> = self.found.fields.clone();
        let own = if fields.iter().any(|field| field.name == "self") { "__dataclass_self__" } else { "self" };
        let is_set = |field: &Field| {
            let is_given = field.init || matches!(field.default, Given::Factory(_));
            field.kind == FieldKind::Field && is_given
        };
        let lines = fields.iter().filter(|field| is_set(field)).count() as u32;
        let lines = (lines + u32::from(self.found.has_post_init)).max(1);
        let (mut maker, own) = self.begin("__init__", lines, own);
        let parameters =
            |kw_only: bool| fields.iter().filter(move |field| field.init && field.kw_only == kw_only);
        let mut params: Vec<(&str, BindingId)> = vec![];
        for (field, kind) in parameters(false)
            .map(|field| (field, ParamKind::Positional))
            .chain(parameters(true).map(|field| (field, ParamKind::KeywordOnly)))
        {
            let default = match field.default {
                Given::Nothing => None,
                Given::Value(value) => Some(value),
                Given::Factory(_) => Some(self.body.add(ExprKind::Const(LEFT_OUT), maker.span)),
            };
            params.push((&field.name, maker.param(&field.name, kind, default)));
        }
        let param = |name: &str| params.iter().find(|(other, _)| *other == name).map(|(_, binding)| *binding);
        for field in fields.iter().filter(|field| is_set(field)) {
            self.down(&mut maker, 1);
            let given = param(&field.name);
            let value = self.value_of(&mut maker, field, given);
            maker.set_attribute(own, &field.name, value);
        }
        self.down(&mut maker, 1);
        if self.found.has_post_init {
            let given = fields.iter().filter(|field| field.kind == FieldKind::InitVar);
            let given: Vec<ExprId> =
                given.filter_map(|field| param(&field.name)).map(|binding| maker.get(binding)).collect();
            let method = maker.attribute(own, "__post_init__");
            let call = maker.call(method, given);
            maker.push(StmtKind::Expr(call));
        }
        self.end(maker, "__init__");
    }

    /// What `__init__` binds a field to: what is given, else what the factory gives.
    fn value_of(&mut self, maker: &mut Maker, field: &Field, given: Option<BindingId>) -> ExprId {
        let Given::Factory(factory) = field.default else {
            return maker.get(given.expect("a field without a factory is a parameter"));
        };
        let kind = match &self.body.exprs[factory.index()].kind {
            ExprKind::Name(name) => ExprKind::Name(name.clone()),
            ExprKind::Lambda(func) => ExprKind::Lambda(*func),
            _ => unreachable!("no other factories are read"),
        };
        let factory = maker.add(kind);
        let made = maker.call(factory, vec![]);
        let Some(given) = given else { return made };
        let (left, right) = (maker.get(given), maker.add(ExprKind::Const(LEFT_OUT)));
        let test = maker.add(ExprKind::Compare(CompareOp::Is, left, right));
        let orelse = maker.get(given);
        maker.add(ExprKind::IfExp { test, then: made, orelse })
    }

    /// `__repr__`: a function, and the one around it that keeps it from going in circles (`_repr_fn`,
    /// `recursive_repr`).
    fn repr(&mut self) {
        // The line of the decorator.
        self.skip(1);
        let (mut maker, own) = self.begin("__repr__", 1, "self");
        self.down(&mut maker, 1);
        let class = maker.attribute(own, "__class__");
        let qualname = maker.attribute_of(class, "__qualname__");
        let shown = self.found.fields.iter().filter(|field| field.kind == FieldKind::Field && field.repr);
        let names: Vec<&str> = shown.map(|field| field.name.as_str()).collect();
        let mut parts = vec![FPart::Value {
            value: qualname,
            conversion: Conversion::None,
            spec: None,
            span: maker.span,
        }];
        for (index, name) in names.iter().enumerate() {
            let before = if index == 0 { "(" } else { ", " };
            parts.push(FPart::Literal(PyText::Text(format!("{before}{name}="))));
            let value = maker.attribute(own, name);
            let span = maker.span;
            parts.push(FPart::Value { value, conversion: Conversion::Repr, spec: None, span });
        }
        let end = if names.is_empty() { "()" } else { ")" };
        parts.push(FPart::Literal(PyText::Text(end.to_owned())));
        let text = maker.add(ExprKind::FString(parts));
        maker.push(StmtKind::Return(Some(text)));
        let inner = maker.finish(self.body, "__repr__");
        self.around_repr(inner);
    }

    fn around_repr(&mut self, inner: FuncId) {
        let mut maker = Maker::new(self.body, "wrapper", self.of_library.around_repr);
        let own = maker.param("self", ParamKind::Positional, None);
        let key = |maker: &mut Maker| {
            let object = maker.get(own);
            let function = maker.add(ExprKind::Const(Const::Int(inner.0.into())));
            vec![object, function]
        };
        let given = key(&mut maker);
        let test = maker.call_own(ENTER_REPR, given);
        let dots = maker.add(ExprKind::Const(Const::Str(PyText::Text("...".to_owned()))));
        let give = maker.stmt(StmtKind::Return(Some(dots)));
        maker.push(StmtKind::If { test, body: vec![give], orelse: vec![] });
        let function = maker.add(ExprKind::Lambda(inner));
        let object = maker.get(own);
        let call = maker.call(function, vec![object]);
        let (result, keep) = maker.keep("result", call);
        let given = key(&mut maker);
        let leave = maker.call_own(LEAVE_REPR, given);
        let leave = maker.stmt(StmtKind::Expr(leave));
        maker.push(StmtKind::Try {
            body: vec![keep],
            handlers: vec![],
            orelse: vec![],
            finalbody: vec![leave],
            is_star: false,
        });
        let result = maker.get(result);
        maker.push(StmtKind::Return(Some(result)));
        self.end(maker, "__repr__");
    }

    fn compared(&self) -> Vec<String> {
        let compared =
            self.found.fields.iter().filter(|field| field.kind == FieldKind::Field && field.compare);
        compared.map(|field| field.name.clone()).collect()
    }

    fn tuple_of(maker: &mut Maker, object: BindingId, names: &[String]) -> ExprId {
        let items = names.iter().map(|name| Element::One(maker.attribute(object, name))).collect();
        maker.add(ExprKind::Tuple(items))
    }

    /// `__eq__`: of two tuples; from 3.13 on of one field after the other.
    fn eq(&mut self) {
        let one_by_one = self.body.cx.target.minor >= 13;
        let (mut maker, own) = self.begin("__eq__", if one_by_one { 5 } else { 3 }, "self");
        let other = maker.param("other", ParamKind::Positional, None);
        let names = self.compared();
        // `if self is other: return True` stands first from 3.13 on; it can be asked of one class only.
        self.down(&mut maker, if one_by_one { 3 } else { 1 });
        self.of_one_class(maker, (own, other), "__eq__", &|maker| {
            let compared: Vec<ExprId> =
                names.iter().map(|name| Self::equal(maker, (own, other), name, !one_by_one)).collect();
            let all = compared.into_iter().rev().reduce(|last, one| maker.add(ExprKind::And(one, last)));
            let all = all.unwrap_or_else(|| maker.add(ExprKind::Const(Const::Bool(true))));
            if one_by_one {
                let same = Self::same(maker, own, other);
                return maker.add(ExprKind::Or(same, all));
            }
            let [then, orelse] = [true, false].map(|truth| maker.add(ExprKind::Const(Const::Bool(truth))));
            maker.add(ExprKind::IfExp { test: all, then, orelse })
        });
    }

    fn same(maker: &mut Maker, one: BindingId, two: BindingId) -> ExprId {
        let (one, two) = (maker.get(one), maker.get(two));
        maker.call_own(SAME_OBJECT, vec![one, two])
    }

    /// Items of tuples are equal, too, where they are one object (`PyObject_RichCompareBool`).
    fn equal(maker: &mut Maker, (own, other): (BindingId, BindingId), name: &str, in_tuples: bool) -> ExprId {
        let [left, right] = [own, other].map(|object| maker.attribute(object, name));
        let equal = maker.add(ExprKind::Compare(CompareOp::Eq, left, right));
        if !in_tuples {
            return equal;
        }
        let items = [own, other].map(|object| maker.attribute(object, name));
        let same = maker.call_own(SAME_OBJECT, items.to_vec());
        maker.add(ExprKind::Or(same, equal))
    }

    fn order(&mut self, name: &str, op: CompareOp) {
        let (mut maker, own) = self.begin(name, 3, "self");
        let other = maker.param("other", ParamKind::Positional, None);
        let names = self.compared();
        self.down(&mut maker, 1);
        self.of_one_class(maker, (own, other), name, &|maker| {
            let (left, right) = (Self::tuple_of(maker, own, &names), Self::tuple_of(maker, other, &names));
            maker.add(ExprKind::Compare(op, left, right))
        });
    }

    /// `if other.__class__ is self.__class__: return …`, else NotImplemented.
    fn of_one_class(
        &mut self,
        mut maker: Maker,
        (own, other): (BindingId, BindingId),
        name: &str,
        given: &dyn Fn(&mut Maker) -> ExprId,
    ) {
        let (left, right) = (maker.get(other), maker.get(own));
        let test = maker.call_own(SAME_CLASS, vec![left, right]);
        self.down(&mut maker, 1);
        let value = given(&mut maker);
        let give = maker.stmt(StmtKind::Return(Some(value)));
        maker.push(StmtKind::If { test, body: vec![give], orelse: vec![] });
        self.down(&mut maker, 1);
        let name_of = self.global("NotImplemented");
        let nothing = maker.add(ExprKind::Name(name_of));
        maker.push(StmtKind::Return(Some(nothing)));
        self.end(maker, name);
    }

    /// The generated text is compiled with the globals of the class's module.
    fn global(&self, name: &str) -> NameRef {
        match self.body.cx.module.names.get(name) {
            Some(def) => NameRef::Global(*def),
            None => NameRef::Builtin(name.to_owned()),
        }
    }

    fn hash(&mut self) {
        let (mut maker, own) = self.begin("__hash__", 1, "self");
        self.down(&mut maker, 1);
        let hashed = self
            .found
            .fields
            .iter()
            .filter(|field| field.kind == FieldKind::Field && field.hash.unwrap_or(field.compare));
        let names: Vec<String> = hashed.map(|field| field.name.clone()).collect();
        let items = Self::tuple_of(&mut maker, own, &names);
        let function = self.global("hash");
        let function = maker.add(ExprKind::Name(function));
        let value = maker.call(function, vec![items]);
        maker.push(StmtKind::Return(Some(value)));
        self.end(maker, "__hash__");
    }
}

/// What a parameter with a factory is where a call leaves it out.
pub(super) const LEFT_OUT: Const = Const::Ellipsis;
