//! The program as text, for `--emit=hir`. Names carry their meaning: `x` a local, `x^` a local of a function
//! around, `x@` a global, `x!` a builtin, `x?` a name of a class body; synthetic locals have a dot and a
//! number.

use super::definition::Bind;
use super::nodes::*;
use super::program::Program;
use crate::source::SourceMap;
use crate::syntax;

pub fn print(program: &Program, sources: &SourceMap) -> String {
    let mut out = String::new();
    for module in &program.modules {
        out.push_str(&format!("module {} {}\n", module.name, sources.file(module.file).path));
        for global in module.globals.iter().chain(&module.added).map(|id| program.def(*id)) {
            let bound = |bind: &Bind| format!("f{}:{}", bind.func.0, sources.start(bind.span).line);
            let bound: Vec<String> = global.bindings.iter().map(bound).collect();
            out.push_str(&format!("  g{} {} bound at {}\n", global.id.0, global.name, bound.join(" ")));
        }
    }
    for function in &program.functions {
        let mut printer = Printer { program, function, out: String::new(), indent: 1 };
        let line = sources.start(function.span).line;
        printer.header(line);
        printer.block(&function.body);
        out.push_str(&printer.out);
    }
    out
}

struct Printer<'a> {
    program: &'a Program,
    function: &'a Function,
    out: String,
    indent: usize,
}

impl Printer<'_> {
    fn line(&mut self, text: &str) {
        self.out.extend(std::iter::repeat_n("  ", self.indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn header(&mut self, line: u32) {
        let function = self.function;
        let kind = match function.kind {
            FunctionKind::Module => "module",
            FunctionKind::Def => "def",
            FunctionKind::Lambda => "lambda",
            FunctionKind::Class => "class",
            FunctionKind::GeneratorExpression => "genexp",
        };
        let flags = [
            (function.is_async, " async"),
            (function.is_generator, " generator"),
            (function.manager.is_some(), " manager"),
        ];
        let flags: String = flags.iter().filter(|(on, _)| *on).map(|(_, text)| *text).collect();
        self.out
            .push_str(&format!("\nf{} {kind} {}{flags}  # line {line}\n", function.id.0, function.qualname));
        for param in &function.params {
            let star = match param.kind {
                ParamKind::PositionalOnly => "/",
                ParamKind::Positional => "",
                ParamKind::VarPositional => "*",
                ParamKind::KeywordOnly => "*,",
                ParamKind::VarKeyword => "**",
            };
            self.line(&format!("param {star}{}", param.name));
        }
        let names: Vec<String> = function
            .bindings
            .iter()
            .map(|b| {
                format!(
                    "{}{}{}",
                    b.name,
                    if b.synthetic { "~" } else { "" },
                    if b.captured { " (captured)" } else { "" }
                )
            })
            .collect();
        if !names.is_empty() {
            self.line(&format!("bindings {}", names.join(", ")));
        }
    }

    fn block(&mut self, body: &[Stmt]) {
        for stmt in body {
            self.stmt(stmt);
        }
    }

    fn nested(&mut self, head: &str, body: &[Stmt]) {
        self.line(head);
        self.indent += 1;
        self.block(body);
        self.indent -= 1;
    }

    fn orelse(&mut self, head: &str, body: &[Stmt]) {
        if !body.is_empty() {
            self.nested(head, body);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Expr(value) => self.simple("", *value),
            StmtKind::Assign { target, value } => {
                let value = self.expr(*value);
                let target = self.target(target);
                self.line(&format!("{target} = {value}"));
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                let value = value.map(|value| format!(" = {}", self.expr(value))).unwrap_or_default();
                let (target, annotation) = (self.target(target), self.expr(*annotation));
                let colon = if *simple { ":" } else { " (not simple):" };
                self.line(&format!("{target}{colon} {annotation}{value}"));
            }
            StmtKind::CompAdd { target, kind: _, key, value } => {
                let key = key.map(|key| format!("{}: ", self.expr(key))).unwrap_or_default();
                let value = self.expr(*value);
                let name = self.binding(self.function.id, *target);
                self.line(&format!("{name} += {key}{value}"));
            }
            StmtKind::Delete(target) => {
                let target = self.target(target);
                self.line(&format!("del {target}"));
            }
            StmtKind::Return(value) => self.optional("return", *value),
            StmtKind::Raise { exc, cause } => {
                let cause = cause.map(|cause| format!(" from {}", self.expr(cause))).unwrap_or_default();
                let exc = exc.map(|exc| format!(" {}", self.expr(exc))).unwrap_or_default();
                self.line(&format!("raise{exc}{cause}"));
            }
            StmtKind::Assert { test, message } => {
                let message = message.map(|message| format!(", {}", self.expr(message))).unwrap_or_default();
                let test = self.expr(*test);
                self.line(&format!("assert {test}{message}"));
            }
            StmtKind::If { test, body, orelse } => {
                let test = self.expr(*test);
                self.nested(&format!("if {test}:"), body);
                self.orelse("else:", orelse);
            }
            StmtKind::While { test, body, orelse } => {
                let test = self.expr(*test);
                self.nested(&format!("while {test}:"), body);
                self.orelse("else:", orelse);
            }
            StmtKind::For { target, iter, body, orelse, is_async } => {
                let iter = self.expr(*iter);
                let target = self.target(target);
                let head = if *is_async { "async for" } else { "for" };
                self.nested(&format!("{head} {target} in {iter}:"), body);
                self.orelse("else:", orelse);
            }
            StmtKind::Break => self.line("break"),
            StmtKind::Continue => self.line("continue"),
            StmtKind::Pass => self.line("pass"),
            StmtKind::Try { body, handlers, orelse, finalbody, is_star } => {
                self.nested("try:", body);
                for handler in handlers {
                    self.handler(handler, *is_star);
                }
                self.orelse("else:", orelse);
                self.orelse("finally:", finalbody);
            }
            StmtKind::With { items, body, is_async } => self.with(items, body, *is_async),
            StmtKind::Def { func, target } => {
                let target = self.target(target);
                self.line(&format!("{target} = def f{}", func.0));
            }
            StmtKind::Class { func, target, args, decorators: _ } => {
                let args = self.args(args);
                let target = self.target(target);
                self.line(&format!("{target} = class f{}({args})", func.0));
            }
            StmtKind::Import { module, target, asname } => {
                let target = self.target(target);
                let how = if *asname { " (innermost)" } else { "" };
                self.line(&format!("{target} = import {module}{how}"));
            }
            StmtKind::ImportFrom { module, level, name, asked: _, target } => {
                let target = target.as_ref().map_or("*".to_owned(), |target| self.target(target));
                let dots = ".".repeat(*level as usize);
                self.line(&format!("{target} = from {dots}{module} import {name}"));
            }
            StmtKind::Opaque { what, binds: _ } => self.line(&format!("<{what}>")),
        }
    }

    fn simple(&mut self, head: &str, value: ExprId) {
        let value = self.expr(value);
        self.line(&format!("{head}{value}"));
    }

    fn optional(&mut self, head: &str, value: Option<ExprId>) {
        match value {
            Some(value) => self.simple(&format!("{head} "), value),
            None => self.line(head),
        }
    }

    fn handler(&mut self, handler: &Handler, is_star: bool) {
        let mut head = if is_star { "except*" } else { "except" }.to_owned();
        if let Some(class) = handler.class {
            head = format!("{head} {}", self.expr(class));
        }
        if let Some(name) = &handler.name {
            head = format!("{head} as {}", self.target(name));
        }
        self.nested(&format!("{head}:"), &handler.body);
    }

    fn with(&mut self, items: &[(ExprId, Option<Target>)], body: &[Stmt], is_async: bool) {
        let items: Vec<String> = items
            .iter()
            .map(|(context, target)| {
                let context = self.expr(*context);
                let target = target.as_ref().map(|target| format!(" as {}", self.target(target)));
                context + &target.unwrap_or_default()
            })
            .collect();
        let head = if is_async { "async with" } else { "with" };
        self.nested(&format!("{head} {}:", items.join(", ")), body);
    }

    fn target(&mut self, target: &Target) -> String {
        match &target.kind {
            TargetKind::Name(name) => self.name(name),
            TargetKind::Attribute { object, name } => format!("{}.{name}", self.expr(*object)),
            TargetKind::Subscript { object, index } => {
                format!("{}[{}]", self.expr(*object), self.expr(*index))
            }
            TargetKind::Tuple { items, star } => {
                let items: Vec<String> = items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| {
                        format!("{}{}", if *star == Some(index) { "*" } else { "" }, self.target(item))
                    })
                    .collect();
                format!("({})", items.join(", "))
            }
        }
    }

    fn binding(&self, function: FuncId, binding: BindingId) -> String {
        self.program.functions[function.index()].binding(binding).name.clone()
    }

    fn name(&self, name: &NameRef) -> String {
        match name {
            NameRef::Local(binding) => self.binding(self.function.id, *binding),
            NameRef::Free(function, binding) => format!("{}^", self.binding(*function, *binding)),
            NameRef::Global(id) => {
                format!("{}@", self.program.def(*id).name)
            }
            NameRef::Builtin(name) => format!("{name}!"),
            NameRef::ClassLocal(name) => format!("{name}?"),
        }
    }

    fn elements(&mut self, elements: &[Element]) -> String {
        let one = |element: &Element| match element {
            Element::One(value) => self.expr(*value),
            Element::Star(value) => format!("*{}", self.expr(*value)),
        };
        elements.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn args(&mut self, args: &[Arg]) -> String {
        let one = |arg: &Arg| match arg {
            Arg::Positional(value) => self.expr(*value),
            Arg::Star(value) => format!("*{}", self.expr(*value)),
            Arg::Keyword(name, value) => format!("{name}={}", self.expr(*value)),
            Arg::DoubleStar(value) => format!("**{}", self.expr(*value)),
        };
        args.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn expr(&mut self, id: ExprId) -> String {
        let function = self.function;
        match &function.expr(id).kind {
            ExprKind::Const(value) => syntax::repr(value),
            ExprKind::Name(name) => self.name(name),
            ExprKind::Tuple(elements) => format!("({},)", self.elements(elements)),
            ExprKind::List(elements) => format!("[{}]", self.elements(elements)),
            ExprKind::Set(elements) => format!("set{{{}}}", self.elements(elements)),
            ExprKind::Dict(items) => {
                let one = |item: &DictItem| match item {
                    DictItem::Pair(key, value) => format!("{}: {}", self.expr(*key), self.expr(*value)),
                    DictItem::Unpack(value) => format!("**{}", self.expr(*value)),
                };
                format!("{{{}}}", items.iter().map(one).collect::<Vec<_>>().join(", "))
            }
            ExprKind::Unary(op, value) => format!("({op:?} {})", self.expr(*value)),
            ExprKind::Binary { op, left, right, inplace } => {
                let mark = if *inplace { "=" } else { "" };
                format!("({} {op:?}{mark} {})", self.expr(*left), self.expr(*right))
            }
            ExprKind::And(left, right) => format!("({} and {})", self.expr(*left), self.expr(*right)),
            ExprKind::Or(left, right) => format!("({} or {})", self.expr(*left), self.expr(*right)),
            ExprKind::Compare(op, left, right) => {
                format!("({} {op:?} {})", self.expr(*left), self.expr(*right))
            }
            ExprKind::IfExp { test, then, orelse } => {
                format!("({} if {} else {})", self.expr(*then), self.expr(*test), self.expr(*orelse))
            }
            ExprKind::Call { func, args } => format!("{}({})", self.expr(*func), self.args(args)),
            ExprKind::Attribute { object, name, name_span: _ } => format!("{}.{name}", self.expr(*object)),
            ExprKind::Subscript { object, index } => format!("{}[{}]", self.expr(*object), self.expr(*index)),
            ExprKind::Slice { lower, upper, step } => {
                let mut part =
                    |bound: &Option<ExprId>| bound.map(|bound| self.expr(bound)).unwrap_or_default();
                format!("{}:{}:{}", part(lower), part(upper), part(step))
            }
            ExprKind::FString(parts) => self.fstring(parts),
            ExprKind::Lambda(func) => format!("lambda f{}", func.0),
            ExprKind::GeneratorExp { func, iter } => format!("genexp f{}({})", func.0, self.expr(*iter)),
            ExprKind::Block { body, value, frame } => self.block_expr(body, *value, *frame),
            ExprKind::Yield(value) => match value {
                Some(value) => format!("(yield {})", self.expr(*value)),
                None => "(yield)".to_owned(),
            },
            ExprKind::YieldFrom(value) => format!("(yield from {})", self.expr(*value)),
            ExprKind::Await(value) => format!("(await {})", self.expr(*value)),
            ExprKind::Starred(value) => format!("*{}", self.expr(*value)),
            ExprKind::Opaque(what) => format!("<{what}>"),
        }
    }

    fn fstring(&mut self, parts: &[FPart]) -> String {
        let one = |part: &FPart| match part {
            FPart::Literal(text) => syntax::repr(&Const::Str(text.clone())),
            FPart::Value { value, conversion, spec, span: _ } => {
                let conversion = match conversion {
                    Conversion::None => "",
                    Conversion::Str => "!s",
                    Conversion::Repr => "!r",
                    Conversion::Ascii => "!a",
                };
                let spec = spec.map(|spec| format!(":{}", self.expr(spec))).unwrap_or_default();
                format!("{{{}{conversion}{spec}}}", self.expr(*value))
            }
        };
        format!("f({})", parts.iter().map(one).collect::<Vec<_>>().join(" "))
    }

    /// Statements inside an expression are printed on lines of their own, between `do` and the value.
    fn block_expr(&mut self, body: &[Stmt], value: ExprId, frame: Option<&str>) -> String {
        let outer = std::mem::take(&mut self.out);
        self.indent += 2;
        self.block(body);
        self.indent -= 1;
        let value = self.expr(value);
        let indent = "  ".repeat(self.indent);
        self.indent -= 1;
        let body = std::mem::replace(&mut self.out, outer);
        let frame = frame.map(|frame| format!(" {frame}")).unwrap_or_default();
        format!("do{frame} {{\n{body}{indent}give {value} }}")
    }
}
