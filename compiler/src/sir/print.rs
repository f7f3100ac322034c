//! Text form of Slot IR: one op a line, typed results, names kept from the source, origin at the end.
//!
//! ```text
//! fn total(xs: list[int]) -> int {
//!   set acc = const 0                        // a.py:2
//!   …
//! }
//! ```

use super::{
    Arm, CallArg, Constant, Conversion, Display, FormatPart, Function, Literal, Module, Op, Region, RowFacts,
    Site, Slot, Stmt, StmtKind, Value,
};
use crate::source::{SourceMap, Span};
use std::fmt::Write;

/// What the text needs beyond the module.
pub struct Names<'a> {
    pub rows: &'a dyn RowFacts,
    /// For origins; without it there are none.
    pub sources: Option<&'a SourceMap>,
}

/// The whole module.
pub fn module(module: &Module, names: &Names) -> String {
    let mut text = String::new();
    for global in &module.globals {
        let unbound = if global.maybe_unbound { "?" } else { "" };
        writeln!(text, "global {}{unbound}: {}", global.name, global.ty).expect("writing to a String");
    }
    for function in &module.functions {
        if !text.is_empty() {
            text.push('\n');
        }
        text += &self::function(function, module, names);
    }
    text
}

/// One function.
pub fn function(function: &Function, module: &Module, names: &Names) -> String {
    let mut printer = Printer { function, module, names, text: String::new(), depth: 1 };
    let params = function.params.iter().map(|slot| {
        let info = &function.slots[slot.index()];
        format!("{}: {}", info.name, info.ty)
    });
    let params = params.collect::<Vec<String>>().join(", ");
    let flags = if function.fallible { " raises" } else { "" };
    let depth = if function.depth {
        " recursive"
    } else if function.frame {
        " frame"
    } else {
        ""
    };
    let head = if function.head > 0 { format!(" head {}", function.head) } else { String::new() };
    printer.text = format!("fn {}({params}) -> {}{flags}{depth}{head} {{\n", function.name, function.result);
    for (index, slot) in function.slots.iter().enumerate() {
        if !function.params.contains(&Slot(index as u32)) {
            let unbound = if slot.maybe_unbound { "?" } else { "" };
            writeln!(printer.text, "  slot {}{unbound}: {}", slot.name, slot.ty)
                .expect("writing to a String");
        }
    }
    printer.region(&function.body);
    printer.text + "}\n"
}

struct Printer<'a> {
    function: &'a Function,
    module: &'a Module,
    names: &'a Names<'a>,
    text: String,
    depth: usize,
}

impl Printer<'_> {
    fn region(&mut self, region: &Region) {
        for stmt in region {
            self.stmt(stmt);
        }
    }

    fn line(&mut self, line: &str, span: Option<Span>) {
        let mut line = format!("{}{line}", "  ".repeat(self.depth));
        if let (Some(span), Some(sources)) = (span, self.names.sources) {
            let path = &sources.file(span.file).path;
            let file = path.rsplit('/').next().unwrap_or(path);
            line = format!("{line:<48} // {file}:{}", sources.start(span).line);
        }
        self.text += &line;
        self.text.push('\n');
    }

    fn nested(&mut self, region: &Region) {
        self.depth += 1;
        self.region(region);
        self.depth -= 1;
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let span = Some(stmt.span);
        match &stmt.kind {
            StmtKind::Let { value, op, site } => {
                let line = format!("let {}: {} = {}{}", v(*value), self.ty(*value), self.op(op), at(*site));
                self.line(&line, span);
            }
            StmtKind::Set { slot, value } => {
                let line = format!("set {} = {}", self.slot(*slot), v(*value));
                self.line(&line, span);
            }
            StmtKind::Unset { slot, site } => {
                let line = format!("unset {}{}", self.slot(*slot), at(*site));
                self.line(&line, span);
            }
            StmtKind::SetGlobal { global, value } => {
                let line = format!("set global {} = {}", self.module.globals[global.index()].name, v(*value));
                self.line(&line, span);
            }
            StmtKind::UnsetGlobal { global, site } => {
                let line = format!("unset global {}{}", self.module.globals[global.index()].name, at(*site));
                self.line(&line, span);
            }
            StmtKind::If { cond, then, orelse } => {
                self.line(&format!("if {} {{", v(*cond)), span);
                self.nested(then);
                if !orelse.is_empty() {
                    self.line("} else {", None);
                    self.nested(orelse);
                }
                self.line("}", None);
            }
            StmtKind::Loop { label, site: _, body } => {
                self.block(&format!("loop 'l{} {{", label.0), body, span)
            }
            StmtKind::For { label, item, iter, site, body } => {
                let ty = self.ty(*item);
                let head =
                    format!("for 'l{} {}: {ty} in iter {}{} {{", label.0, v(*item), v(*iter), at(*site));
                self.block(&head, body, span);
            }
            StmtKind::ForRange { label, item, start, stop, step, site: _, body } => {
                let range = format!("{}, {}, {step}", v(*start), v(*stop));
                let head = format!("for 'l{} {}: int in range {range} {{", label.0, v(*item));
                self.block(&head, body, span);
            }
            StmtKind::Block { label, body } => self.block(&format!("block 'l{} {{", label.0), body, span),
            StmtKind::Break(label) => self.line(&format!("break 'l{}", label.0), span),
            StmtKind::Continue(label) => self.line(&format!("continue 'l{}", label.0), span),
            StmtKind::Return(value) => self.line(&format!("return {}", v(*value)), span),
            StmtKind::Raise { exception, site } => {
                self.line(&format!("raise {}{}", v(*exception), at(Some(*site))), span);
            }
            StmtKind::Reraise { exception } => self.line(&format!("reraise {}", v(*exception)), span),
            StmtKind::Try { body, caught, handler } => {
                self.line("try {", span);
                self.nested(body);
                self.line(&format!("}} catch {} {{", v(*caught)), None);
                self.nested(handler);
                self.line("}", None);
            }
            StmtKind::Match { subject, arms } => {
                self.line(&format!("match {} {{", v(*subject)), span);
                self.depth += 1;
                for Arm { ty, bound, body } in arms {
                    self.block(&format!("{}: {ty} => {{", v(*bound)), body, None);
                }
                self.depth -= 1;
                self.line("}", None);
            }
            StmtKind::Unreachable => self.line("unreachable", span),
        }
    }

    fn block(&mut self, head: &str, body: &Region, span: Option<Span>) {
        self.line(head, span);
        self.nested(body);
        self.line("}", None);
    }

    fn slot(&self, slot: Slot) -> &str {
        &self.function.slots[slot.index()].name
    }

    fn ty(&self, value: Value) -> String {
        self.function.values[value.index()].to_string()
    }

    fn op(&self, op: &Op) -> String {
        match op {
            Op::Const(literal) => format!("const {}", self.literal(literal)),
            Op::Get(slot) => format!("get {}", self.slot(*slot)),
            Op::GetGlobal(global) => format!("get global {}", self.module.globals[global.index()].name),
            Op::Call { row, args } => {
                let args: Vec<String> = args.iter().map(call_arg).collect();
                format!("call {}({})", self.names.rows.name(*row), args.join(", "))
            }
            Op::CallFn { func, args, frames } => {
                let callee = self.module.functions.iter().find(|f| f.id == *func);
                let frames = if *frames == 0 { String::new() } else { format!(" over {frames} frames") };
                format!("call fn {}({}){frames}", callee.map_or("?", |f| &f.name), list(args))
            }
            Op::Unreachable => "unreachable".to_string(),
            Op::Slice { lower, upper, step } => {
                let bound = |value: &Option<Value>| value.map_or("_".to_string(), v);
                format!("slice {}:{}:{}", bound(lower), bound(upper), bound(step))
            }
            Op::Unpack { value, before, after, star } => {
                let star = if *star { " *" } else { "" };
                format!("unpack {} {before}{star} {after}", v(*value))
            }
            Op::CurrentException => "current_exception".to_string(),
            Op::Widen(value) => format!("widen {}", v(*value)),
            Op::Narrow(value) => format!("narrow {}", v(*value)),
            Op::Convert(value) => format!("convert {}", v(*value)),
            Op::Holds { value, members } => {
                let members: Vec<String> = members.iter().map(ToString::to_string).collect();
                format!("holds {} ({})", v(*value), members.join(", "))
            }
            Op::Tuple(items) => format!("tuple ({})", list(items)),
            Op::TupleOf(items) => format!("tuple_of ({})", list(items)),
            Op::IsSame(a, b) => format!("is_same {} {}", v(*a), v(*b)),
            Op::TupleItem(value, index) => format!("item {} {index}", v(*value)),
            Op::TreeItem(tree, index) => format!("tree_item {} {}", v(*tree), v(*index)),
            Op::Packed(constant) => format!("packed {}", self.packed(constant)),
            Op::List(items) => format!("list [{}]", list(items)),
            Op::Set(items) => format!("set {{{}}}", list(items)),
            Op::Dict(items) => {
                let items: Vec<String> = items.iter().map(|(k, x)| format!("{}: {}", v(*k), v(*x))).collect();
                format!("dict {{{}}}", items.join(", "))
            }
            Op::Not(value) => format!("not {}", v(*value)),
            Op::Print { args, sep, end, flush } => {
                let option = |name: &str, value: &Option<Value>| {
                    value.map_or(String::new(), |x| format!(" {name}={}", v(x)))
                };
                let flush = if *flush { " flush" } else { "" };
                format!("print ({}){}{}{flush}", list(args), option("sep", sep), option("end", end))
            }
            Op::Format(parts) => {
                let parts: Vec<String> = parts.iter().map(format_part).collect();
                format!("format {}", parts.join(" "))
            }
            Op::NewException { class, args } => format!("exception {class}({})", list(args)),
            Op::IsException { exception, classes } => {
                format!("is_exception {} ({})", v(*exception), classes.join(", "))
            }
            Op::SetCause { exception, cause } => {
                format!("set_cause {} {}", v(*exception), cause.map_or("None".to_string(), v))
            }
            Op::EnterHandler(value) => format!("enter_handler {}", v(*value)),
            Op::LeaveHandler => "leave_handler".to_string(),
            Op::ToDyn(value) => format!("to_dyn {}", v(*value)),
            Op::FromDyn(value) => format!("from_dyn {}", v(*value)),
            Op::IsDyn { value, ty } => format!("is_dyn {} {ty}", v(*value)),
            Op::DynGlobal { name } => format!("dyn_global {name}"),
            Op::SetDynGlobal { name, value } => format!("set_dyn_global {name} = {}", v(*value)),
            Op::DelDynGlobal { name } => format!("del_dyn_global {name}"),
            Op::CallDyn { callee, args, keywords } => {
                format!("call_dyn {}({})", v(*callee), keyword_list(args, keywords))
            }
            Op::CallDynMethod { object, name, args, keywords, lookup: _ } => {
                format!("call_dyn {}.{name}({})", v(*object), keyword_list(args, keywords))
            }
            Op::GetAttr { object, name } => format!("get_attr {}.{name}", v(*object)),
            Op::SetAttr { object, name, value } => format!("set_attr {}.{name} = {}", v(*object), v(*value)),
            Op::DynDisplay { kind, items } => format!("dyn_{} ({})", display(*kind), list(items)),
            Op::RunChunk(chunk) => format!("run_chunk {chunk}"),
        }
    }

    fn packed(&self, constant: &Constant) -> String {
        let all =
            |items: &[Constant]| items.iter().map(|item| self.packed(item)).collect::<Vec<_>>().join(", ");
        match constant {
            Constant::Literal(value) => self.literal(value),
            Constant::Tuple(items) => format!("({})", all(items)),
            Constant::List(items) => format!("[{}]", all(items)),
            Constant::Set { items, whole: _ } => format!("{{{}}}", all(items)),
            Constant::Dict(items) => {
                let pair = |(key, value): &(Constant, Constant)| {
                    format!("{}: {}", self.packed(key), self.packed(value))
                };
                format!("{{{}}}", items.iter().map(pair).collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn literal(&self, literal: &Literal) -> String {
        match literal {
            Literal::None => "None".to_string(),
            Literal::Ellipsis => "...".to_string(),
            Literal::Class(name) => format!("class {name}"),
            Literal::NotImplemented => "NotImplemented".to_string(),
            Literal::Function(func) => format!("function {func}"),
            Literal::Bool(true) => "True".to_string(),
            Literal::Bool(false) => "False".to_string(),
            Literal::Int(value) => value.to_string(),
            Literal::BigInt(digits) => digits.clone(),
            Literal::Float(value) => format!("{value:?}"),
            Literal::Complex(value) => format!("{value:?}j"),
            Literal::Str(text) => format!("{text:?}"),
            Literal::CodePoints(points) => format!("points{points:?}"),
            Literal::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        }
    }
}

fn v(value: Value) -> String {
    format!("%{}", value.0)
}

fn at(site: Option<Site>) -> String {
    site.map_or(String::new(), |site| format!(" !{}", site.0))
}

fn list(values: &[Value]) -> String {
    values.iter().map(|value| v(*value)).collect::<Vec<String>>().join(", ")
}

/// The last arguments carry the names.
fn keyword_list(args: &[Value], keywords: &[String]) -> String {
    let positional = args.len() - keywords.len();
    let name =
        |index: usize| index.checked_sub(positional).map_or(String::new(), |k| format!("{}=", keywords[k]));
    let args: Vec<String> = args.iter().enumerate().map(|(index, arg)| name(index) + &v(*arg)).collect();
    args.join(", ")
}

fn call_arg(arg: &CallArg) -> String {
    match arg {
        CallArg::Value(value) => v(*value),
        CallArg::Many(values) => format!("*[{}]", list(values)),
        CallArg::Missing => "_".to_string(),
    }
}

fn display(kind: Display) -> &'static str {
    match kind {
        Display::List => "list",
        Display::Tuple => "tuple",
        Display::Set => "set",
        Display::ConstantSet => "constant_set",
        Display::Dict => "dict",
        Display::Slice => "slice",
    }
}

fn format_part(part: &FormatPart) -> String {
    match part {
        FormatPart::Literal(text) => format!("{text:?}"),
        FormatPart::CodePoints(points) => format!("points{points:?}"),
        FormatPart::Value { value, conversion, spec, site: _ } => {
            let conversion = match conversion {
                Conversion::None => "",
                Conversion::Str => "!s",
                Conversion::Repr => "!r",
                Conversion::Ascii => "!a",
            };
            let spec = spec.map_or(String::new(), |spec| format!(":{}", v(spec)));
            format!("{{{}{conversion}{spec}}}", v(*value))
        }
    }
}
