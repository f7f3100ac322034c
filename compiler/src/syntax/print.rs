//! The syntax tree as text, for `--emit=ast`.
//!
//! The text is what CPython prints for `ast.dump(tree, include_attributes=True, indent=1)` (with
//! `show_empty=True` from 3.13 on), with everything outside of ASCII escaped. So the two can be compared as
//! strings.

use super::Target;
use super::ast::*;
use crate::source::{SourceMap, Span};

pub fn print(module: &Module, sources: &SourceMap, target: Target) -> String {
    let cx = Cx { sources, target };
    let tree =
        plain("Module", vec![("body", cx.stmts(&module.body)), ("type_ignores", Value::List(Vec::new()))]);
    let mut out = String::new();
    write(&tree, 0, &mut out);
    out.push('\n');
    out
}

/// What `ast.dump` sees: nodes with fields, lists, and `repr`s.
enum Value {
    Node(&'static str, Vec<Field>),
    List(Vec<Value>),
    Text(String),
}

type Field = (&'static str, Value);

fn plain(name: &'static str, fields: Vec<Field>) -> Value {
    Value::Node(name, fields)
}

fn write(value: &Value, level: usize, out: &mut String) {
    let indent = |out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', level + 1));
    };
    match value {
        Value::Text(text) => out.push_str(text),
        Value::List(items) if items.is_empty() => out.push_str("[]"),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                indent(out);
                write(item, level + 1, out);
            }
            out.push(']');
        }
        Value::Node(name, fields) => {
            out.push_str(name);
            out.push('(');
            // `ast.dump` keeps up to three simple fields on one line.
            let one_line = fields.len() <= 3 && fields.iter().all(|(_, value)| is_simple(value));
            for (index, (field, value)) in fields.iter().enumerate() {
                match (one_line, index) {
                    (true, 0) => {}
                    (true, _) => out.push_str(", "),
                    (false, _) => {
                        out.push_str(if index == 0 { "" } else { "," });
                        indent(out);
                    }
                }
                out.push_str(field);
                out.push('=');
                write(value, level + 1, out);
            }
            out.push(')');
        }
    }
}

fn is_simple(value: &Value) -> bool {
    match value {
        Value::Text(_) => true,
        Value::List(items) => items.is_empty(),
        Value::Node(_, fields) => fields.is_empty(),
    }
}

struct Cx<'a> {
    sources: &'a SourceMap,
    target: Target,
}

impl Cx<'_> {
    /// A node with its position.
    fn located(&self, name: &'static str, mut fields: Vec<Field>, span: Span) -> Value {
        let (start, end) = (self.sources.start(span), self.sources.end(span));
        fields.push(("lineno", number(start.line)));
        fields.push(("col_offset", number(start.column)));
        fields.push(("end_lineno", number(end.line)));
        fields.push(("end_col_offset", number(end.column)));
        Value::Node(name, fields)
    }

    fn stmts(&self, body: &[Stmt]) -> Value {
        Value::List(body.iter().map(|stmt| self.stmt(stmt)).collect())
    }

    fn stmt(&self, stmt: &Stmt) -> Value {
        let (name, fields) = self.stmt_fields(stmt);
        self.located(name, fields, stmt.span)
    }

    fn stmt_fields(&self, stmt: &Stmt) -> (&'static str, Vec<Field>) {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(def),
            StmtKind::ClassDef(def) => ("ClassDef", self.class_def(def)),
            StmtKind::Return(value) => ("Return", self.optionals([("value", value.as_ref())])),
            StmtKind::Delete(targets) => ("Delete", vec![("targets", self.exprs(targets))]),
            StmtKind::Assign { targets, value } => {
                ("Assign", vec![("targets", self.exprs(targets)), ("value", self.expr(value))])
            }
            StmtKind::TypeAlias { name, type_params, value } => (
                "TypeAlias",
                vec![
                    ("name", self.expr(name)),
                    ("type_params", self.type_params(type_params)),
                    ("value", self.expr(value)),
                ],
            ),
            StmtKind::AugAssign { target, op, value } => (
                "AugAssign",
                vec![("target", self.expr(target)), ("op", binary_op(*op)), ("value", self.expr(value))],
            ),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                let mut fields = vec![("target", self.expr(target)), ("annotation", self.expr(annotation))];
                fields.extend(self.optionals([("value", value.as_ref())]));
                fields.push(("simple", number(u32::from(*simple))));
                ("AnnAssign", fields)
            }
            StmtKind::For { is_async, target, iter, body, orelse } => (
                if *is_async { "AsyncFor" } else { "For" },
                vec![
                    ("target", self.expr(target)),
                    ("iter", self.expr(iter)),
                    ("body", self.stmts(body)),
                    ("orelse", self.stmts(orelse)),
                ],
            ),
            StmtKind::While { test, body, orelse } => ("While", self.branches(test, body, orelse)),
            StmtKind::If { test, body, orelse } => ("If", self.branches(test, body, orelse)),
            StmtKind::With { is_async, items, body } => {
                let items = Value::List(items.iter().map(|item| self.with_item(item)).collect());
                let name = if *is_async { "AsyncWith" } else { "With" };
                (name, vec![("items", items), ("body", self.stmts(body))])
            }
            StmtKind::Match { subject, cases } => {
                let cases = Value::List(cases.iter().map(|case| self.match_case(case)).collect());
                ("Match", vec![("subject", self.expr(subject)), ("cases", cases)])
            }
            StmtKind::Raise { exc, cause } => {
                ("Raise", self.optionals([("exc", exc.as_ref()), ("cause", cause.as_ref())]))
            }
            StmtKind::Try(try_) => (if try_.is_star { "TryStar" } else { "Try" }, self.try_(try_)),
            StmtKind::Assert { test, message } => {
                ("Assert", self.optionals([("test", Some(test)), ("msg", message.as_ref())]))
            }
            StmtKind::Import(names) => ("Import", vec![("names", self.aliases(names))]),
            StmtKind::ImportFrom { module, names, level } => {
                let mut fields = Vec::new();
                fields.extend(module.as_ref().map(|module| ("module", string(module))));
                fields.push(("names", self.aliases(names)));
                fields.push(("level", number(*level)));
                ("ImportFrom", fields)
            }
            StmtKind::Global(names) => ("Global", vec![("names", strings(names))]),
            StmtKind::Nonlocal(names) => ("Nonlocal", vec![("names", strings(names))]),
            StmtKind::Expr(value) => ("Expr", vec![("value", self.expr(value))]),
            StmtKind::Pass => ("Pass", Vec::new()),
            StmtKind::Break => ("Break", Vec::new()),
            StmtKind::Continue => ("Continue", Vec::new()),
        }
    }

    fn branches(&self, test: &Expr, body: &[Stmt], orelse: &[Stmt]) -> Vec<Field> {
        vec![("test", self.expr(test)), ("body", self.stmts(body)), ("orelse", self.stmts(orelse))]
    }

    fn function_def(&self, def: &FunctionDef) -> (&'static str, Vec<Field>) {
        let mut fields = vec![
            ("name", string(&def.name)),
            ("args", self.parameters(&def.params)),
            ("body", self.stmts(&def.body)),
            ("decorator_list", self.exprs(&def.decorators)),
        ];
        fields.extend(self.optionals([("returns", def.returns.as_ref())]));
        self.push_type_params(&def.type_params, &mut fields);
        (if def.is_async { "AsyncFunctionDef" } else { "FunctionDef" }, fields)
    }

    fn class_def(&self, def: &ClassDef) -> Vec<Field> {
        let mut fields = vec![
            ("name", string(&def.name)),
            ("bases", self.exprs(&def.bases)),
            ("keywords", self.keywords(&def.keywords)),
            ("body", self.stmts(&def.body)),
            ("decorator_list", self.exprs(&def.decorators)),
        ];
        self.push_type_params(&def.type_params, &mut fields);
        fields
    }

    fn push_type_params(&self, params: &[TypeParam], fields: &mut Vec<Field>) {
        if self.target.minor >= 12 {
            fields.push(("type_params", self.type_params(params)));
        }
    }

    fn type_params(&self, params: &[TypeParam]) -> Value {
        let one = |param: &TypeParam| {
            let name = match param.kind {
                TypeParamKind::TypeVar => "TypeVar",
                TypeParamKind::TypeVarTuple => "TypeVarTuple",
                TypeParamKind::ParamSpec => "ParamSpec",
            };
            let mut fields = vec![("name", string(&param.name))];
            fields.extend(
                self.optionals([("bound", param.bound.as_ref()), ("default_value", param.default.as_ref())]),
            );
            self.located(name, fields, param.span)
        };
        Value::List(params.iter().map(one).collect())
    }

    fn with_item(&self, item: &WithItem) -> Value {
        let fields = [("context_expr", Some(&item.context)), ("optional_vars", item.target.as_ref())];
        plain("withitem", self.optionals(fields))
    }

    fn try_(&self, try_: &Try) -> Vec<Field> {
        let handler = |handler: &ExceptHandler| {
            let mut fields = self.optionals([("type", handler.class.as_ref())]);
            fields.extend(handler.name.as_ref().map(|name| ("name", string(name))));
            fields.push(("body", self.stmts(&handler.body)));
            self.located("ExceptHandler", fields, handler.span)
        };
        vec![
            ("body", self.stmts(&try_.body)),
            ("handlers", Value::List(try_.handlers.iter().map(handler).collect())),
            ("orelse", self.stmts(&try_.orelse)),
            ("finalbody", self.stmts(&try_.finalbody)),
        ]
    }

    fn aliases(&self, names: &[Alias]) -> Value {
        let one = |alias: &Alias| {
            let mut fields = vec![("name", string(&alias.name))];
            fields.extend(alias.asname.as_ref().map(|name| ("asname", string(name))));
            self.located("alias", fields, alias.span)
        };
        Value::List(names.iter().map(one).collect())
    }

    fn parameters(&self, params: &Parameters) -> Value {
        let list =
            |params: &[Parameter]| Value::List(params.iter().map(|param| self.parameter(param)).collect());
        let mut fields = vec![("posonlyargs", list(&params.posonly)), ("args", list(&params.args))];
        fields.extend(params.vararg.as_ref().map(|param| ("vararg", self.parameter(param))));
        fields.push(("kwonlyargs", list(&params.kwonly)));
        fields.push(("kw_defaults", self.optional_list(&params.kw_defaults)));
        fields.extend(params.kwarg.as_ref().map(|param| ("kwarg", self.parameter(param))));
        fields.push(("defaults", self.exprs(&params.defaults)));
        plain("arguments", fields)
    }

    fn parameter(&self, param: &Parameter) -> Value {
        let mut fields = vec![("arg", string(&param.name))];
        fields.extend(self.optionals([("annotation", param.annotation.as_ref())]));
        self.located("arg", fields, param.span)
    }

    fn match_case(&self, case: &MatchCase) -> Value {
        let mut fields = vec![("pattern", self.pattern(&case.pattern))];
        fields.extend(self.optionals([("guard", case.guard.as_ref())]));
        fields.push(("body", self.stmts(&case.body)));
        plain("match_case", fields)
    }

    fn patterns(&self, patterns: &[Pattern]) -> Value {
        Value::List(patterns.iter().map(|pattern| self.pattern(pattern)).collect())
    }

    fn pattern(&self, pattern: &Pattern) -> Value {
        let name_field = |field, name: &Option<String>| name.as_ref().map(|name| (field, string(name)));
        let (name, fields) = match &pattern.kind {
            PatternKind::Value(value) => ("MatchValue", vec![("value", self.expr(value))]),
            PatternKind::Singleton(value) => ("MatchSingleton", vec![("value", constant(value))]),
            PatternKind::Sequence(patterns) => ("MatchSequence", vec![("patterns", self.patterns(patterns))]),
            PatternKind::Mapping { keys, patterns, rest } => {
                let mut fields = vec![("keys", self.exprs(keys)), ("patterns", self.patterns(patterns))];
                fields.extend(name_field("rest", rest));
                ("MatchMapping", fields)
            }
            PatternKind::Class { class, patterns, keywords } => {
                let names = keywords.iter().map(|(name, _)| string(name)).collect();
                let values = keywords.iter().map(|(_, pattern)| self.pattern(pattern)).collect();
                let fields = vec![
                    ("cls", self.expr(class)),
                    ("patterns", self.patterns(patterns)),
                    ("kwd_attrs", Value::List(names)),
                    ("kwd_patterns", Value::List(values)),
                ];
                ("MatchClass", fields)
            }
            PatternKind::Star(name) => ("MatchStar", name_field("name", name).into_iter().collect()),
            PatternKind::As { pattern, name } => {
                let inner = pattern.as_ref().map(|pattern| ("pattern", self.pattern(pattern)));
                ("MatchAs", inner.into_iter().chain(name_field("name", name)).collect())
            }
            PatternKind::Or(patterns) => ("MatchOr", vec![("patterns", self.patterns(patterns))]),
        };
        self.located(name, fields, pattern.span)
    }

    fn exprs(&self, exprs: &[Expr]) -> Value {
        Value::List(exprs.iter().map(|expr| self.expr(expr)).collect())
    }

    fn optional_list(&self, exprs: &[Option<Expr>]) -> Value {
        let one = |expr: &Option<Expr>| match expr {
            Some(expr) => self.expr(expr),
            None => Value::Text("None".to_owned()),
        };
        Value::List(exprs.iter().map(one).collect())
    }

    /// The fields that are there; `ast.dump` leaves out an optional field that is `None`.
    fn optionals<const N: usize>(&self, fields: [(&'static str, Option<&Expr>); N]) -> Vec<Field> {
        fields.into_iter().filter_map(|(name, expr)| Some((name, self.expr(expr?)))).collect()
    }

    fn keywords(&self, keywords: &[Keyword]) -> Value {
        let one = |keyword: &Keyword| {
            let name = keyword.name.as_ref().map(|name| ("arg", string(name)));
            let fields = name.into_iter().chain([("value", self.expr(&keyword.value))]).collect();
            self.located("keyword", fields, keyword.span)
        };
        Value::List(keywords.iter().map(one).collect())
    }

    fn generators(&self, generators: &[Comprehension]) -> Value {
        let one = |generator: &Comprehension| {
            let fields = vec![
                ("target", self.expr(&generator.target)),
                ("iter", self.expr(&generator.iter)),
                ("ifs", self.exprs(&generator.ifs)),
                ("is_async", number(u32::from(generator.is_async))),
            ];
            plain("comprehension", fields)
        };
        Value::List(generators.iter().map(one).collect())
    }

    fn expr(&self, expr: &Expr) -> Value {
        let (name, fields) = self.expr_fields(expr);
        self.located(name, fields, expr.span)
    }

    fn expr_fields(&self, expr: &Expr) -> (&'static str, Vec<Field>) {
        let comprehension = |element: &Expr, generators: &[Comprehension]| {
            vec![("elt", self.expr(element)), ("generators", self.generators(generators))]
        };
        match &expr.kind {
            ExprKind::BoolOp { op, values } => {
                let op = match op {
                    BoolOp::And => "And",
                    BoolOp::Or => "Or",
                };
                ("BoolOp", vec![("op", plain(op, Vec::new())), ("values", self.exprs(values))])
            }
            ExprKind::Named { target, value } => {
                ("NamedExpr", vec![("target", self.expr(target)), ("value", self.expr(value))])
            }
            ExprKind::Binary { left, op, right } => (
                "BinOp",
                vec![("left", self.expr(left)), ("op", binary_op(*op)), ("right", self.expr(right))],
            ),
            ExprKind::Unary { op, operand } => {
                ("UnaryOp", vec![("op", unary_op(*op)), ("operand", self.expr(operand))])
            }
            ExprKind::Lambda { params, body } => {
                ("Lambda", vec![("args", self.parameters(params)), ("body", self.expr(body))])
            }
            ExprKind::IfExp { test, body, orelse } => (
                "IfExp",
                vec![("test", self.expr(test)), ("body", self.expr(body)), ("orelse", self.expr(orelse))],
            ),
            ExprKind::Dict { keys, values } => {
                ("Dict", vec![("keys", self.optional_list(keys)), ("values", self.exprs(values))])
            }
            ExprKind::Set(elements) => ("Set", vec![("elts", self.exprs(elements))]),
            ExprKind::ListComp { element, generators } => ("ListComp", comprehension(element, generators)),
            ExprKind::SetComp { element, generators } => ("SetComp", comprehension(element, generators)),
            ExprKind::GeneratorExp { element, generators } => {
                ("GeneratorExp", comprehension(element, generators))
            }
            ExprKind::DictComp { key, value, generators } => (
                "DictComp",
                vec![
                    ("key", self.expr(key)),
                    ("value", self.expr(value)),
                    ("generators", self.generators(generators)),
                ],
            ),
            ExprKind::Await(value) => ("Await", vec![("value", self.expr(value))]),
            ExprKind::Yield(value) => ("Yield", self.optionals([("value", value.as_deref())])),
            ExprKind::YieldFrom(value) => ("YieldFrom", vec![("value", self.expr(value))]),
            ExprKind::Compare { left, ops, comparators } => {
                let ops = Value::List(ops.iter().map(|op| compare_op(*op)).collect());
                (
                    "Compare",
                    vec![("left", self.expr(left)), ("ops", ops), ("comparators", self.exprs(comparators))],
                )
            }
            ExprKind::Call { func, args, keywords } => (
                "Call",
                vec![
                    ("func", self.expr(func)),
                    ("args", self.exprs(args)),
                    ("keywords", self.keywords(keywords)),
                ],
            ),
            ExprKind::FormattedValue { value, conversion, spec } => {
                let mut fields =
                    vec![("value", self.expr(value)), ("conversion", conversion_number(*conversion))];
                fields.extend(self.optionals([("format_spec", spec.as_deref())]));
                ("FormattedValue", fields)
            }
            ExprKind::JoinedStr(values) => ("JoinedStr", vec![("values", self.exprs(values))]),
            ExprKind::Constant { value, u_prefix } => {
                let mut fields = vec![("value", constant(value))];
                if *u_prefix {
                    fields.push(("kind", string("u")));
                }
                ("Constant", fields)
            }
            ExprKind::Attribute { value, attr, attr_span: _, ctx } => (
                "Attribute",
                vec![("value", self.expr(value)), ("attr", string(attr)), ("ctx", context(*ctx))],
            ),
            ExprKind::Subscript { value, slice, ctx } => (
                "Subscript",
                vec![("value", self.expr(value)), ("slice", self.expr(slice)), ("ctx", context(*ctx))],
            ),
            ExprKind::Starred { value, ctx } => {
                ("Starred", vec![("value", self.expr(value)), ("ctx", context(*ctx))])
            }
            ExprKind::Name { id, ctx } => ("Name", vec![("id", string(id)), ("ctx", context(*ctx))]),
            ExprKind::List { elements, ctx } => {
                ("List", vec![("elts", self.exprs(elements)), ("ctx", context(*ctx))])
            }
            ExprKind::Tuple { elements, ctx } => {
                ("Tuple", vec![("elts", self.exprs(elements)), ("ctx", context(*ctx))])
            }
            ExprKind::Slice { lower, upper, step } => (
                "Slice",
                self.optionals([
                    ("lower", lower.as_deref()),
                    ("upper", upper.as_deref()),
                    ("step", step.as_deref()),
                ]),
            ),
        }
    }
}

fn number(value: u32) -> Value {
    Value::Text(value.to_string())
}

fn conversion_number(conversion: Conversion) -> Value {
    let code = match conversion {
        Conversion::None => "-1",
        Conversion::Str => "115",
        Conversion::Repr => "114",
        Conversion::Ascii => "97",
    };
    Value::Text(code.to_owned())
}

fn strings(names: &[String]) -> Value {
    Value::List(names.iter().map(|name| string(name)).collect())
}

fn string(text: &str) -> Value {
    Value::Text(ascii(text.chars().map(u32::from)))
}

fn constant(value: &Const) -> Value {
    Value::Text(repr(value))
}

/// `ascii(value)`.
pub fn repr(value: &Const) -> String {
    match value {
        Const::None => "None".to_owned(),
        Const::Ellipsis => "Ellipsis".to_owned(),
        Const::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
        Const::Int(value) => value.to_string(),
        Const::BigInt(digits) => digits.clone(),
        Const::Float(value) => float(*value),
        Const::Complex(value) => {
            let text = float(*value);
            format!("{}j", text.strip_suffix(".0").unwrap_or(&text))
        }
        Const::Str(PyText::Text(text)) => ascii(text.chars().map(u32::from)),
        Const::Str(PyText::CodePoints(points)) => ascii(points.iter().copied()),
        Const::Bytes(bytes) => format!("b{}", quoted(bytes.iter().map(|byte| u32::from(*byte)))),
    }
}

/// `ascii()` of a string.
fn ascii(points: impl Iterator<Item = u32> + Clone) -> String {
    quoted(points)
}

/// Single quotes unless the text has single and no double quotes; bytes and strings escape alike below 128.
fn quoted(points: impl Iterator<Item = u32> + Clone) -> String {
    let has = |quote: char| points.clone().any(|point| point == u32::from(quote));
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for point in points {
        match point {
            0x09 => out.push_str("\\t"),
            0x0A => out.push_str("\\n"),
            0x0D => out.push_str("\\r"),
            0x5C => out.push_str("\\\\"),
            0x20..=0x7E => {
                let c = char::from(point as u8);
                if c == quote {
                    out.push('\\');
                }
                out.push(c);
            }
            0..=0xFF => out.push_str(&format!("\\x{point:02x}")),
            0x100..=0xFFFF => out.push_str(&format!("\\u{point:04x}")),
            _ => out.push_str(&format!("\\U{point:08x}")),
        }
    }
    out.push(quote);
    out
}

/// Python's `repr` of a float literal (never negative, never nan; an overflowing one is infinite, printed by
/// `ast.dump` as `inf`).
fn float(value: f64) -> String {
    if value.is_infinite() {
        return "inf".to_owned();
    }
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').expect("Rust's `{:e}` has an exponent");
    let exponent: i32 = exponent.parse().expect("a decimal exponent");
    if (-4..16).contains(&exponent) || value == 0.0 {
        let text = format!("{value}");
        if text.contains('.') { text } else { text + ".0" }
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{mantissa}e{sign}{:02}", exponent.abs())
    }
}

fn context(ctx: Context) -> Value {
    let name = match ctx {
        Context::Load => "Load",
        Context::Store => "Store",
        Context::Del => "Del",
    };
    plain(name, Vec::new())
}

fn unary_op(op: UnaryOp) -> Value {
    let name = match op {
        UnaryOp::Neg => "USub",
        UnaryOp::Pos => "UAdd",
        UnaryOp::Invert => "Invert",
        UnaryOp::Not => "Not",
    };
    plain(name, Vec::new())
}

fn binary_op(op: BinaryOp) -> Value {
    let name = match op {
        BinaryOp::Add => "Add",
        BinaryOp::Sub => "Sub",
        BinaryOp::Mul => "Mult",
        BinaryOp::MatMul => "MatMult",
        BinaryOp::Div => "Div",
        BinaryOp::FloorDiv => "FloorDiv",
        BinaryOp::Mod => "Mod",
        BinaryOp::Pow => "Pow",
        BinaryOp::LShift => "LShift",
        BinaryOp::RShift => "RShift",
        BinaryOp::And => "BitAnd",
        BinaryOp::Or => "BitOr",
        BinaryOp::Xor => "BitXor",
    };
    plain(name, Vec::new())
}

fn compare_op(op: CompareOp) -> Value {
    let name = match op {
        CompareOp::Eq => "Eq",
        CompareOp::NotEq => "NotEq",
        CompareOp::Lt => "Lt",
        CompareOp::LtE => "LtE",
        CompareOp::Gt => "Gt",
        CompareOp::GtE => "GtE",
        CompareOp::Is => "Is",
        CompareOp::IsNot => "IsNot",
        CompareOp::In => "In",
        CompareOp::NotIn => "NotIn",
    };
    plain(name, Vec::new())
}
