//! Slot IR built by hand → Rust → an executable → what it prints.

mod rust;

use std::process::Command;

use hybridc::catalog::{self, ParamKind, RowKind, Rows};
use hybridc::emit;
use hybridc::sir::build::Builder;
use hybridc::sir::{
    CallArg, Conversion, FnId, FormatPart, Function, Global, GlobalSlot, Literal, Module, Op, RowUse, Site,
    SiteInfo, StmtKind, Value, verify,
};
use hybridc::source::{FileId, Span};
use hybridc::ty::relate::coercion;
use hybridc::ty::{RowId, Ty};

const ABOUT: emit::About = emit::About { minor: MINOR, warnings: "", script: "", library: &[] };
const MINOR: u8 = 12;

struct Ran {
    stdout: String,
    stderr: String,
    status: i32,
}

fn run(module: &Module, name: &str) -> Ran {
    let errors: Vec<String> = verify::verify(module, &Rows).iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let program = rust::compile(&emit::program(module, &ABOUT), name);
    let ran = Command::new(&program).output().unwrap();
    Ran {
        stdout: String::from_utf8_lossy(&ran.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&ran.stderr).into_owned(),
        status: ran.status.code().unwrap_or(-1),
    }
}

fn span() -> Span {
    Span::new(FileId(0), 0, 0)
}

/// A module whose functions are `functions`, the first one its body; every site is the same.
fn module(functions: Vec<Function>) -> Module {
    let site = SiteInfo {
        function: "<module>".to_string(),
        span: span(),
        file: 0,
        line: 1,
        shown: String::new(),
        outer: None,
    };
    Module {
        classes: vec![],
        main: Some(functions[0].id),
        functions,
        globals: vec![],
        sites: vec![site],
        isolate: None,
        tells_nans: false,
        fixed_limit: false,
        files: vec![],
    }
}

const SITE: Site = Site(0);

/// Shorter building.
trait More {
    fn int(&mut self, value: i64) -> Value;
    fn text(&mut self, value: &str) -> Value;
    fn none(&mut self) -> Value;
    fn row(&mut self, owner: &str, name: &str, args: &[Value]) -> Value;
    fn print(&mut self, args: &[Value]);
    fn end_with_none(&mut self);
}

impl More for Builder {
    fn int(&mut self, value: i64) -> Value {
        self.constant(Literal::Int(value), Ty::Int)
    }
    fn text(&mut self, value: &str) -> Value {
        self.constant(Literal::Str(value.to_string()), Ty::Str)
    }
    fn none(&mut self) -> Value {
        self.constant(Literal::None, Ty::None)
    }
    /// A method with the receiver first, or a function.
    fn row(&mut self, owner: &str, name: &str, args: &[Value]) -> Value {
        let types: Vec<Ty> = args.iter().map(|arg| *self.ty(*arg)).collect();
        let (id, given) = chosen(owner, name, &types);
        let row = catalog::row(id);
        let wanted = catalog::expected_types(row, &given);
        let mut next = args.iter();
        let mut plan = vec![];
        for (param, wanted) in row.params.iter().zip(&wanted) {
            plan.push(match (param.kind, next.clone().next(), wanted) {
                (ParamKind::VarPositional, ..) => CallArg::Many(next.by_ref().copied().collect()),
                (_, None, _) => CallArg::Missing,
                (_, Some(arg), Some(ty)) if self.ty(*arg) != ty => {
                    CallArg::Value(self.op(Op::Widen(*arg), *ty))
                }
                (_, Some(arg), _) => CallArg::Value(*arg),
            });
            next.next();
        }
        let substitution = catalog::instantiate(row, &wanted);
        let result = catalog::substitute(&row.result, &substitution).expect("its items have a type");
        let row_use = RowUse { row: id, substitution };
        self.op_at(Op::Call { row: row_use, args: plan }, result, row.fallible.then_some(SITE))
    }
    fn print(&mut self, args: &[Value]) {
        self.op_at(
            Op::Print { args: args.to_vec(), sep: None, end: None, flush: false, file: None },
            Ty::None,
            Some(SITE),
        );
    }
    fn end_with_none(&mut self) {
        let none = self.none();
        self.ret(none);
    }
}

/// The row that takes these arguments with the fewest changes, and the type each of its parameters is given.
fn chosen(owner: &str, name: &str, types: &[Ty]) -> (RowId, Vec<Option<Ty>>) {
    let is_method = hybridc::ty::builtin::BUILTIN_TYPES.iter().any(|row| row.python == owner);
    let rows = if is_method {
        catalog::lookup_inherited(owner, name)
    } else {
        catalog::lookup(owner, name).to_vec()
    };
    let fits = |id: &RowId| {
        let row = catalog::row(*id);
        let given: Vec<Option<Ty>> = (0..row.params.len()).map(|at| types.get(at).cloned()).collect();
        let wanted = catalog::expected_types(row, &given);
        let changed = given.iter().zip(&wanted).map(|(given, wanted)| match (given, wanted) {
            (Some(given), Some(wanted)) => coercion(given, wanted).map(|_| usize::from(given != wanted)),
            _ => Some(0),
        });
        let changed = changed.sum::<Option<usize>>()?;
        let many = row.params.iter().any(|param| param.kind == ParamKind::VarPositional);
        let takes_all = many || types.len() <= row.params.len();
        let has_all = row.params.iter().zip(&given).all(|(param, given)| {
            given.is_some() || param.default.is_some() || param.kind == ParamKind::VarPositional
        });
        (takes_all && has_all && row.kind == RowKind::Function).then_some((
            changed,
            row.generics.len(),
            *id,
            given,
        ))
    };
    let found =
        rows.iter().filter_map(fits).min_by_key(|(changed, generics, id, _)| (*changed, *generics, id.0));
    let (_, _, id, given) = found.unwrap_or_else(|| panic!("{owner}.{name} of {types:?}"));
    (id, given)
}

fn check(name: &str, module: &Module, stdout: &str) {
    let ran = run(module, name);
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str(), ran.status),
        (stdout, "", 0),
        "{}",
        emit::program(module, &ABOUT)
    );
}

#[test]
fn recursion() {
    let mut b = Builder::new(FnId(1), "fib", span());
    let n = b.param("n", Ty::Int, true);
    let (two, value) = (b.int(2), b.get(n));
    let small = b.row("int", "__lt__", &[value, two]);
    b.if_else(
        small,
        |b| {
            let value = b.get(n);
            b.ret(value);
        },
        |_| {},
    );
    let call = |b: &mut Builder, less: i64| {
        let (value, less) = (b.get(n), b.int(less));
        let arg = b.row("int", "__sub__", &[value, less]);
        b.op_at(Op::CallFn { func: FnId(1), args: vec![arg], frames: 0, begun: None }, Ty::Int, Some(SITE))
    };
    let (one, two) = (call(&mut b, 1), call(&mut b, 2));
    let sum = b.row("int", "__add__", &[one, two]);
    b.ret(sum);
    let fib = b.finish(Ty::Int, true, true);

    let mut b = Builder::new(FnId(0), "<module>", span());
    let arg = b.int(20);
    let value =
        b.op_at(Op::CallFn { func: FnId(1), args: vec![arg], frames: 0, begun: None }, Ty::Int, Some(SITE));
    b.print(&[value]);
    b.end_with_none();
    check("recursion", &module(vec![b.finish(Ty::None, true, true), fib]), "6765\n");
}

/// `total = 0; for i in range(10): if i == 5: continue; total += i` and the list of what was added.
#[test]
fn loops_and_lists() {
    let mut b = Builder::new(FnId(0), "<module>", span());
    let total = b.slot("total", Ty::Int, false, true);
    let seen = b.slot("match", Ty::list(Ty::Int), false, true);
    let zero = b.int(0);
    b.set(total, zero);
    let empty = b.op(Op::List(vec![]), Ty::list(Ty::Int));
    b.set(seen, empty);
    let (start, stop) = (b.int(0), b.int(10));
    b.for_range(start, stop, 1, Some(SITE), |b, label, item| {
        let five = b.int(5);
        let skip = b.row("int", "__eq__", &[item, five]);
        b.if_else(skip, |b| b.push(StmtKind::Continue(label)), |_| {});
        let before = b.get(total);
        let after = b.row("int", "__add__", &[before, item]);
        b.set(total, after);
        let list = b.get(seen);
        b.row("list", "append", &[list, item]);
    });
    let (total, seen) = (b.get(total), b.get(seen));
    b.print(&[total, seen]);
    b.end_with_none();
    check(
        "loops_and_lists",
        &module(vec![b.finish(Ty::None, true, false)]),
        "40 [0, 1, 2, 3, 4, 6, 7, 8, 9]\n",
    );
}

/// `try: x = 1 // 0; except ZeroDivisionError as e: x = -1; print(e)` and `print(x)`.
#[test]
fn exceptions() {
    let mut b = Builder::new(FnId(0), "<module>", span());
    let x = b.slot("x", Ty::Int, false, true);
    b.try_catch(
        |b| {
            let (one, zero) = (b.int(1), b.int(0));
            let value = b.row("int", "__floordiv__", &[one, zero]);
            b.set(x, value);
        },
        |b, caught| {
            let cond = b.op(
                Op::IsException {
                    exception: caught,
                    classes: vec!["ZeroDivisionError".to_string()],
                    own: vec![],
                },
                Ty::Bool,
            );
            b.if_else(
                cond,
                |b| {
                    b.op(Op::EnterHandler(caught), Ty::None);
                    let minus = b.int(-1);
                    b.set(x, minus);
                    b.print(&[caught]);
                    b.op(Op::LeaveHandler, Ty::None);
                },
                |b| b.push(StmtKind::Reraise { exception: caught }),
            );
        },
    );
    let x = b.get(x);
    b.print(&[x]);
    b.end_with_none();
    check(
        "exceptions",
        &module(vec![b.finish(Ty::None, true, false)]),
        "integer division or modulo by zero\n-1\n",
    );
}

#[test]
fn an_uncaught_exception_has_a_traceback() {
    let mut b = Builder::new(FnId(0), "<module>", span());
    let message = b.text("bad");
    let exception =
        b.op(Op::NewException { class: "ValueError".to_string(), args: vec![message] }, Ty::Exception);
    b.push(StmtKind::Raise { exception, site: SITE });
    let ran = run(&module(vec![b.finish(Ty::None, true, false)]), "uncaught");
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.starts_with("Traceback (most recent call last):\n"), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("ValueError: bad\n"), "{}", ran.stderr);
}

#[test]
fn unbound_names() {
    let mut b = Builder::new(FnId(1), "f", span());
    let x = b.slot("x", Ty::Str, true, true);
    let value = b.op_at(Op::Get(x), Ty::Str, Some(SITE));
    b.ret(value);
    let f = b.finish(Ty::Str, true, false);
    let mut b = Builder::new(FnId(0), "<module>", span());
    let y = b.slot("y", Ty::Int, true, true);
    for index in 0..2 {
        b.try_catch(
            |b| {
                if index == 0 {
                    b.op_at(
                        Op::CallFn { func: FnId(1), args: vec![], frames: 0, begun: None },
                        Ty::Str,
                        Some(SITE),
                    );
                } else {
                    let one = b.int(1);
                    b.set(y, one);
                    let bound = b.op_at(Op::Get(y), Ty::Int, Some(SITE));
                    b.print(&[bound]);
                    b.push(StmtKind::Unset { slot: y, site: Some(SITE) });
                    b.push(StmtKind::Unset { slot: y, site: Some(SITE) });
                }
            },
            |b, caught| b.print(&[caught]),
        );
    }
    b.end_with_none();
    check(
        "unbound_names",
        &module(vec![b.finish(Ty::None, true, false), f]),
        "cannot access local variable 'x' where it is not associated with a value\n1\n\
         name 'y' is not defined\n",
    );
}

/// Widening, `isinstance`, `match` on a union, f-strings.
#[test]
fn unions() {
    let union = Ty::Int.join(&Ty::Str).join(&Ty::None);
    let mut b = Builder::new(FnId(1), "show", span());
    let value = b.param("value", union, true);
    let read = b.get(value);
    b.match_members(read, |b, ty, bound| {
        let name = b.text(&ty.to_string());
        let parts = vec![
            FormatPart::Value { value: name, conversion: Conversion::None, spec: None, site: None },
            FormatPart::Literal("=".to_string()),
            FormatPart::Value { value: bound, conversion: Conversion::Repr, spec: None, site: None },
        ];
        let text = b.op_at(Op::Format(parts), Ty::Str, Some(SITE));
        b.ret(text);
    });
    let show = b.finish(Ty::Str, true, false);

    let mut b = Builder::new(FnId(0), "<module>", span());
    let values = [b.int(3), b.text("x"), b.none()];
    let mut shown = vec![];
    for value in values {
        let wide = b.op(Op::Widen(value), union);
        shown.push(b.op_at(
            Op::CallFn { func: FnId(1), args: vec![wide], frames: 0, begun: None },
            Ty::Str,
            Some(SITE),
        ));
        shown.push(b.op(Op::Holds { value: wide, members: vec![Ty::Str] }, Ty::Bool));
    }
    b.print(&shown);
    b.end_with_none();
    check(
        "unions",
        &module(vec![b.finish(Ty::None, true, false), show]),
        "int=3 False str='x' True None=None False\n",
    );
}

/// `a, *b = (1, 2, 3)`; tuples, dict, `for k, v in d.items()`.
#[test]
fn tuples_and_dicts() {
    let mut b = Builder::new(FnId(0), "<module>", span());
    let items = [b.int(1), b.int(2), b.int(3)].to_vec();
    let list = b.op(Op::List(items), Ty::list(Ty::Int));
    let unpacked = Ty::tuple(&[Ty::Int, Ty::list(Ty::Int)]);
    let parts = b.op_at(Op::Unpack { value: list, before: 1, after: 0, star: true }, unpacked, Some(SITE));
    let first = b.op(Op::TupleItem(parts, 0), Ty::Int);
    let rest = b.op(Op::TupleItem(parts, 1), Ty::list(Ty::Int));
    b.print(&[first, rest]);
    let (key, other) = (b.text("k"), b.text("l"));
    let dict = b.op(Op::Dict(vec![(key, first), (other, first)]), Ty::dict(Ty::Str, Ty::Int));
    let view = b.row("dict", "items", &[dict]);
    let iterator = b.row("builtins", "iter", &[view]);
    b.for_each(iterator, Ty::tuple(&[Ty::Str, Ty::Int]), Some(SITE), |b, _, item| {
        let key = b.op(Op::TupleItem(item, 0), Ty::Str);
        let value = b.op(Op::TupleItem(item, 1), Ty::Int);
        b.print(&[key, value]);
    });
    let tuple = b.op(Op::Tuple(vec![first, key]), Ty::tuple(&[Ty::Int, Ty::Str]));
    b.print(&[tuple]);
    b.end_with_none();
    check(
        "tuples_and_dicts",
        &module(vec![b.finish(Ty::None, true, false)]),
        "1 [2, 3]\nk 1\nl 1\n(1, 'k')\n",
    );
}

#[test]
fn globals() {
    let mut b = Builder::new(FnId(1), "bump", span());
    let before = b.op_at(Op::GetGlobal(GlobalSlot(0)), Ty::Int, Some(SITE));
    let one = b.int(1);
    let after = b.row("int", "__add__", &[before, one]);
    b.push(StmtKind::SetGlobal { global: GlobalSlot(0), value: after });
    b.end_with_none();
    let bump = b.finish(Ty::None, true, false);
    let mut b = Builder::new(FnId(0), "<module>", span());
    let start = b.constant(Literal::BigInt("100000000000000000000".to_string()), Ty::Int);
    b.push(StmtKind::SetGlobal { global: GlobalSlot(0), value: start });
    for _ in 0..2 {
        b.op_at(Op::CallFn { func: FnId(1), args: vec![], frames: 0, begun: None }, Ty::None, Some(SITE));
    }
    let value = b.op_at(Op::GetGlobal(GlobalSlot(0)), Ty::Int, Some(SITE));
    b.print(&[value]);
    b.end_with_none();
    let mut module = module(vec![b.finish(Ty::None, true, false), bump]);
    module.globals.push(Global { name: "count".to_string(), ty: Ty::Int, maybe_unbound: true });
    check("globals", &module, "100000000000000000002\n");
}
