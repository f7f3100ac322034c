//! Source text → our tree. The only file that names the parser library.
//!
//! The parser reads source CPython has already accepted. Where its tree differs from CPython's, this file
//! repairs it: a `*args` parameter starts at the name; a generator that is the only argument spans the
//! parentheses; a decorated `def` starts at its keyword; `elif` nests; adjacent literals join; the text of
//! `{x=}` becomes a constant; a lone surrogate is read again from the source (the parser turns it into
//! U+FFFD); below 3.12 the parts of an f-string have the position of the whole string.
//!
//! Known differences that stay: the end of a block that ends in `;` leaves the semicolon out (nothing
//! observable rests on it). Refused here, so that the module is deferred: a comment inside `{x=}`; a newline
//! in the format spec of a single-quoted f-string.

use rustpython_ruff_python_ast as ruff;
use rustpython_ruff_python_ast::token::{TokenKind, Tokens};
use rustpython_ruff_python_parser::{Mode, ParseOptions, parse as ruff_parse};
use rustpython_ruff_text_size::{Ranged, TextRange, TextSize};

use super::ast::*;
use super::literal;
use super::{Target, Unparsed};
use crate::source::{FileId, Span};

/// Parses decoded text (line ends `\n`).
pub(super) fn parse(file: FileId, text: &str, target: Target) -> Result<Module, Unparsed> {
    let options = ParseOptions::from(Mode::Module)
        .with_target_version(ruff::PythonVersion { major: 3, minor: target.minor });
    let parsed = ruff_parse(text, options).map_err(|error| Unparsed {
        message: error.error.to_string(),
        span: Span::new(file, error.location.start().to_u32(), error.location.end().to_u32()),
    })?;
    let cx = Cx { file, text, tokens: parsed.tokens(), inner_positions: target.minor >= 12 };
    let ruff::Mod::Module(module) = parsed.syntax() else {
        return Err(cx.unparsed("not a module", parsed.syntax().range()));
    };
    Ok(Module { file, body: cx.block(&module.body)? })
}

type Converted<T> = Result<T, Unparsed>;
/// Below 3.12: the range of the whole f-string, and of the literal (of several adjacent ones) the piece is
/// in.
type Outer = Option<(TextRange, TextRange)>;

struct Cx<'a> {
    file: FileId,
    text: &'a str,
    tokens: &'a Tokens,
    /// The parts of an f-string have positions of their own (3.12 and later).
    inner_positions: bool,
}

// Statements.
impl Cx<'_> {
    fn span(&self, range: TextRange) -> Span {
        Span::new(self.file, range.start().to_u32(), range.end().to_u32())
    }

    fn unparsed(&self, message: &str, range: TextRange) -> Unparsed {
        Unparsed { message: message.to_owned(), span: self.span(range) }
    }

    fn block(&self, body: &[ruff::Stmt]) -> Converted<Vec<Stmt>> {
        body.iter().map(|stmt| self.stmt(stmt)).collect()
    }

    fn stmt(&self, stmt: &ruff::Stmt) -> Converted<Stmt> {
        let mut span = self.span(stmt.range());
        let kind = match stmt {
            ruff::Stmt::FunctionDef(def) => {
                span.start = self.keyword_start(&def.decorator_list, span.start);
                self.function_def(def)?
            }
            ruff::Stmt::ClassDef(def) => {
                span.start = self.keyword_start(&def.decorator_list, span.start);
                self.class_def(def)?
            }
            ruff::Stmt::Return(node) => StmtKind::Return(self.optional(&node.value)?),
            ruff::Stmt::Delete(node) => StmtKind::Delete(self.exprs(&node.targets)?),
            ruff::Stmt::TypeAlias(node) => StmtKind::TypeAlias {
                name: self.expr(&node.name)?,
                type_params: self.type_params(node.type_params.as_deref())?,
                value: self.expr(&node.value)?,
            },
            ruff::Stmt::Assign(node) => {
                StmtKind::Assign { targets: self.exprs(&node.targets)?, value: self.expr(&node.value)? }
            }
            ruff::Stmt::AugAssign(node) => StmtKind::AugAssign {
                target: self.expr(&node.target)?,
                op: binary_op(node.op),
                value: self.expr(&node.value)?,
            },
            ruff::Stmt::AnnAssign(node) => StmtKind::AnnAssign {
                target: self.expr(&node.target)?,
                annotation: self.expr(&node.annotation)?,
                value: self.optional(&node.value)?,
                simple: node.simple,
            },
            ruff::Stmt::For(node) => StmtKind::For {
                is_async: node.is_async,
                target: self.expr(&node.target)?,
                iter: self.expr(&node.iter)?,
                body: self.block(&node.body)?,
                orelse: self.block(&node.orelse)?,
            },
            ruff::Stmt::While(node) => StmtKind::While {
                test: self.expr(&node.test)?,
                body: self.block(&node.body)?,
                orelse: self.block(&node.orelse)?,
            },
            ruff::Stmt::If(node) => StmtKind::If {
                test: self.expr(&node.test)?,
                body: self.block(&node.body)?,
                orelse: self.elif(&node.elif_else_clauses, span.end)?,
            },
            ruff::Stmt::With(node) => self.with(node)?,
            ruff::Stmt::Match(node) => self.match_(node)?,
            ruff::Stmt::Raise(node) => {
                StmtKind::Raise { exc: self.optional(&node.exc)?, cause: self.optional(&node.cause)? }
            }
            ruff::Stmt::Try(node) => self.try_(node)?,
            ruff::Stmt::Assert(node) => {
                StmtKind::Assert { test: self.expr(&node.test)?, message: self.optional(&node.msg)? }
            }
            ruff::Stmt::Import(node) => StmtKind::Import(self.aliases(&node.names)),
            ruff::Stmt::ImportFrom(node) => StmtKind::ImportFrom {
                module: node.module.as_ref().map(|name| name.to_string()),
                names: self.aliases(&node.names),
                level: node.level,
            },
            ruff::Stmt::Global(node) => {
                StmtKind::Global(node.names.iter().map(|name| name.to_string()).collect())
            }
            ruff::Stmt::Nonlocal(node) => {
                StmtKind::Nonlocal(node.names.iter().map(|name| name.to_string()).collect())
            }
            ruff::Stmt::Expr(node) => StmtKind::Expr(self.expr(&node.value)?),
            ruff::Stmt::Pass(_) => StmtKind::Pass,
            ruff::Stmt::Break(_) => StmtKind::Break,
            ruff::Stmt::Continue(_) => StmtKind::Continue,
            ruff::Stmt::IpyEscapeCommand(node) => return Err(self.unparsed("shell escape", node.range)),
        };
        Ok(Stmt { kind, span })
    }

    /// Where `def`, `class` or `async` stands after the decorators.
    fn keyword_start(&self, decorators: &[ruff::Decorator], start: u32) -> u32 {
        let Some(last) = decorators.last() else { return start };
        let after = self.tokens.after(last.range().end());
        after
            .iter()
            .find(|token| matches!(token.kind(), TokenKind::Def | TokenKind::Class | TokenKind::Async))
            .map_or(start, |token| token.range().start().to_u32())
    }

    fn function_def(&self, def: &ruff::StmtFunctionDef) -> Converted<StmtKind> {
        Ok(StmtKind::FunctionDef(Box::new(FunctionDef {
            is_async: def.is_async,
            name: def.name.to_string(),
            name_span: self.span(def.name.range()),
            params: self.parameters(&def.parameters)?,
            body: self.block(&def.body)?,
            decorators: self.decorators(&def.decorator_list)?,
            returns: self.optional(&def.returns)?,
            type_params: self.type_params(def.type_params.as_deref())?,
        })))
    }

    fn class_def(&self, def: &ruff::StmtClassDef) -> Converted<StmtKind> {
        let (bases, keywords) = match &def.arguments {
            Some(arguments) => self.arguments(arguments)?,
            None => (Vec::new(), Vec::new()),
        };
        Ok(StmtKind::ClassDef(Box::new(ClassDef {
            name: def.name.to_string(),
            name_span: self.span(def.name.range()),
            bases,
            keywords,
            body: self.block(&def.body)?,
            decorators: self.decorators(&def.decorator_list)?,
            type_params: self.type_params(def.type_params.as_deref())?,
        })))
    }

    fn decorators(&self, decorators: &[ruff::Decorator]) -> Converted<Vec<Expr>> {
        decorators.iter().map(|decorator| self.expr(&decorator.expression)).collect()
    }

    /// `elif` clauses become nested `If`s, each from its keyword to the end of the whole statement.
    fn elif(&self, clauses: &[ruff::ElifElseClause], end: u32) -> Converted<Vec<Stmt>> {
        let mut orelse = Vec::new();
        for clause in clauses.iter().rev() {
            let body = self.block(&clause.body)?;
            orelse = match &clause.test {
                None => body,
                Some(test) => {
                    let kind = StmtKind::If { test: self.expr(test)?, body, orelse };
                    vec![Stmt { kind, span: Span::new(self.file, clause.range.start().to_u32(), end) }]
                }
            };
        }
        Ok(orelse)
    }

    fn with(&self, node: &ruff::StmtWith) -> Converted<StmtKind> {
        let items = node
            .items
            .iter()
            .map(|item| {
                Ok(WithItem {
                    context: self.expr(&item.context_expr)?,
                    target: self.optional(&item.optional_vars)?,
                })
            })
            .collect::<Converted<_>>()?;
        Ok(StmtKind::With { is_async: node.is_async, items, body: self.block(&node.body)? })
    }

    fn match_(&self, node: &ruff::StmtMatch) -> Converted<StmtKind> {
        let cases = node
            .cases
            .iter()
            .map(|case| {
                Ok(MatchCase {
                    pattern: self.pattern(&case.pattern)?,
                    guard: self.optional(&case.guard)?,
                    body: self.block(&case.body)?,
                })
            })
            .collect::<Converted<_>>()?;
        Ok(StmtKind::Match { subject: self.expr(&node.subject)?, cases })
    }

    fn try_(&self, node: &ruff::StmtTry) -> Converted<StmtKind> {
        let handlers = node
            .handlers
            .iter()
            .map(|handler| {
                let ruff::ExceptHandler::ExceptHandler(handler) = handler;
                Ok(ExceptHandler {
                    class: self.optional(&handler.type_)?,
                    name: handler.name.as_ref().map(|name| name.to_string()),
                    name_span: handler.name.as_ref().map(|name| self.span(name.range())),
                    body: self.block(&handler.body)?,
                    span: self.span(handler.range),
                })
            })
            .collect::<Converted<_>>()?;
        Ok(StmtKind::Try(Box::new(Try {
            body: self.block(&node.body)?,
            handlers,
            orelse: self.block(&node.orelse)?,
            finalbody: self.block(&node.finalbody)?,
            is_star: node.is_star,
        })))
    }

    fn aliases(&self, names: &[ruff::Alias]) -> Vec<Alias> {
        names
            .iter()
            .map(|alias| Alias {
                name: alias.name.to_string(),
                asname: alias.asname.as_ref().map(|name| name.to_string()),
                span: self.span(alias.range),
            })
            .collect()
    }

    fn parameters(&self, node: &ruff::Parameters) -> Converted<Parameters> {
        let mut params = Parameters::default();
        for param in &node.posonlyargs {
            params.posonly.push(self.parameter(&param.parameter)?);
            params.defaults.extend(self.optional(&param.default)?);
        }
        for param in &node.args {
            params.args.push(self.parameter(&param.parameter)?);
            params.defaults.extend(self.optional(&param.default)?);
        }
        for param in &node.kwonlyargs {
            params.kwonly.push(self.parameter(&param.parameter)?);
            params.kw_defaults.push(self.optional(&param.default)?);
        }
        params.vararg = node.vararg.as_ref().map(|param| self.parameter(param)).transpose()?;
        params.kwarg = node.kwarg.as_ref().map(|param| self.parameter(param)).transpose()?;
        Ok(params)
    }

    /// The parser starts `*args` at the star, CPython at the name.
    fn parameter(&self, param: &ruff::Parameter) -> Converted<Parameter> {
        let range = TextRange::new(param.name.range().start(), param.range.end());
        Ok(Parameter {
            name: param.name.to_string(),
            annotation: self.optional(&param.annotation)?,
            span: self.span(range),
        })
    }

    fn type_params(&self, node: Option<&ruff::TypeParams>) -> Converted<Vec<TypeParam>> {
        let Some(node) = node else { return Ok(Vec::new()) };
        node.type_params.iter().map(|param| self.type_param(param)).collect()
    }

    fn type_param(&self, param: &ruff::TypeParam) -> Converted<TypeParam> {
        let (kind, name, bound, default) = match param {
            ruff::TypeParam::TypeVar(p) => {
                (TypeParamKind::TypeVar, &p.name, self.optional(&p.bound)?, &p.default)
            }
            ruff::TypeParam::TypeVarTuple(p) => (TypeParamKind::TypeVarTuple, &p.name, None, &p.default),
            ruff::TypeParam::ParamSpec(p) => (TypeParamKind::ParamSpec, &p.name, None, &p.default),
        };
        let default = self.optional(default)?;
        Ok(TypeParam { kind, name: name.to_string(), bound, default, span: self.span(param.range()) })
    }
}

// Patterns.
impl Cx<'_> {
    fn patterns(&self, patterns: &[ruff::Pattern]) -> Converted<Vec<Pattern>> {
        patterns.iter().map(|pattern| self.pattern(pattern)).collect()
    }

    fn pattern(&self, pattern: &ruff::Pattern) -> Converted<Pattern> {
        let name = |name: &Option<ruff::Identifier>| name.as_ref().map(|name| name.to_string());
        let kind = match pattern {
            ruff::Pattern::MatchValue(node) => PatternKind::Value(self.expr(&node.value)?),
            ruff::Pattern::MatchSingleton(node) => PatternKind::Singleton(match node.value {
                ruff::Singleton::None => Const::None,
                ruff::Singleton::True => Const::Bool(true),
                ruff::Singleton::False => Const::Bool(false),
            }),
            ruff::Pattern::MatchSequence(node) => PatternKind::Sequence(self.patterns(&node.patterns)?),
            ruff::Pattern::MatchMapping(node) => PatternKind::Mapping {
                keys: self.exprs(&node.keys)?,
                patterns: self.patterns(&node.patterns)?,
                rest: name(&node.rest),
            },
            ruff::Pattern::MatchClass(node) => PatternKind::Class {
                class: self.expr(&node.cls)?,
                patterns: self.patterns(&node.arguments.patterns)?,
                keywords: node
                    .arguments
                    .keywords
                    .iter()
                    .map(|keyword| Ok((keyword.attr.to_string(), self.pattern(&keyword.pattern)?)))
                    .collect::<Converted<_>>()?,
            },
            ruff::Pattern::MatchStar(node) => PatternKind::Star(name(&node.name)),
            ruff::Pattern::MatchAs(node) => PatternKind::As {
                pattern: node.pattern.as_ref().map(|p| self.pattern(p)).transpose()?.map(Box::new),
                name: name(&node.name),
            },
            ruff::Pattern::MatchOr(node) => PatternKind::Or(self.patterns(&node.patterns)?),
        };
        Ok(Pattern { kind, span: self.span(pattern.range()) })
    }
}

// Expressions.
impl Cx<'_> {
    fn exprs(&self, exprs: &[ruff::Expr]) -> Converted<Vec<Expr>> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    fn optional(&self, expr: &Option<Box<ruff::Expr>>) -> Converted<Option<Expr>> {
        expr.as_ref().map(|expr| self.expr(expr)).transpose()
    }

    fn boxed(&self, expr: &ruff::Expr) -> Converted<Box<Expr>> {
        Ok(Box::new(self.expr(expr)?))
    }

    fn optional_boxed(&self, expr: &Option<Box<ruff::Expr>>) -> Converted<Option<Box<Expr>>> {
        Ok(self.optional(expr)?.map(Box::new))
    }

    fn expr(&self, expr: &ruff::Expr) -> Converted<Expr> {
        let kind = match expr {
            ruff::Expr::BoolOp(node) => ExprKind::BoolOp {
                op: match node.op {
                    ruff::BoolOp::And => BoolOp::And,
                    ruff::BoolOp::Or => BoolOp::Or,
                },
                values: self.exprs(&node.values)?,
            },
            ruff::Expr::Named(node) => {
                ExprKind::Named { target: self.boxed(&node.target)?, value: self.boxed(&node.value)? }
            }
            ruff::Expr::BinOp(node) => ExprKind::Binary {
                left: self.boxed(&node.left)?,
                op: binary_op(node.op),
                right: self.boxed(&node.right)?,
            },
            ruff::Expr::UnaryOp(node) => {
                ExprKind::Unary { op: unary_op(node.op), operand: self.boxed(&node.operand)? }
            }
            ruff::Expr::Lambda(node) => ExprKind::Lambda {
                params: Box::new(match &node.parameters {
                    Some(parameters) => self.parameters(parameters)?,
                    None => Parameters::default(),
                }),
                body: self.boxed(&node.body)?,
            },
            ruff::Expr::If(node) => ExprKind::IfExp {
                test: self.boxed(&node.test)?,
                body: self.boxed(&node.body)?,
                orelse: self.boxed(&node.orelse)?,
            },
            ruff::Expr::Dict(node) => self.dict(node)?,
            ruff::Expr::Set(node) => ExprKind::Set(self.exprs(&node.elts)?),
            ruff::Expr::ListComp(node) => ExprKind::ListComp {
                element: self.boxed(&node.elt)?,
                generators: self.generators(&node.generators)?,
            },
            ruff::Expr::SetComp(node) => ExprKind::SetComp {
                element: self.boxed(&node.elt)?,
                generators: self.generators(&node.generators)?,
            },
            ruff::Expr::DictComp(node) => ExprKind::DictComp {
                key: self.boxed(&node.key)?,
                value: self.boxed(&node.value)?,
                generators: self.generators(&node.generators)?,
            },
            ruff::Expr::Generator(node) => ExprKind::GeneratorExp {
                element: self.boxed(&node.elt)?,
                generators: self.generators(&node.generators)?,
            },
            ruff::Expr::Await(node) => ExprKind::Await(self.boxed(&node.value)?),
            ruff::Expr::Yield(node) => ExprKind::Yield(self.optional_boxed(&node.value)?),
            ruff::Expr::YieldFrom(node) => ExprKind::YieldFrom(self.boxed(&node.value)?),
            ruff::Expr::Compare(node) => ExprKind::Compare {
                left: self.boxed(&node.left)?,
                ops: node.ops.iter().map(|op| compare_op(*op)).collect(),
                comparators: self.exprs(&node.comparators)?,
            },
            ruff::Expr::Call(node) => self.call(node)?,
            ruff::Expr::FString(node) => self.fstring(node)?,
            ruff::Expr::TString(node) => return Err(self.unparsed("template string", node.range)),
            ruff::Expr::StringLiteral(node) => self.string(node),
            ruff::Expr::BytesLiteral(node) => constant(Const::Bytes(node.value.bytes().collect())),
            ruff::Expr::NumberLiteral(node) => constant(self.number(node)?),
            ruff::Expr::BooleanLiteral(node) => constant(Const::Bool(node.value)),
            ruff::Expr::NoneLiteral(_) => constant(Const::None),
            ruff::Expr::EllipsisLiteral(_) => constant(Const::Ellipsis),
            ruff::Expr::Attribute(node) => ExprKind::Attribute {
                value: self.boxed(&node.value)?,
                attr: node.attr.to_string(),
                attr_span: self.span(node.attr.range()),
                ctx: context(node.ctx),
            },
            ruff::Expr::Subscript(node) => ExprKind::Subscript {
                value: self.boxed(&node.value)?,
                slice: self.boxed(&node.slice)?,
                ctx: context(node.ctx),
            },
            ruff::Expr::Starred(node) => {
                ExprKind::Starred { value: self.boxed(&node.value)?, ctx: context(node.ctx) }
            }
            ruff::Expr::Name(node) => ExprKind::Name { id: node.id.to_string(), ctx: context(node.ctx) },
            ruff::Expr::List(node) => {
                ExprKind::List { elements: self.exprs(&node.elts)?, ctx: context(node.ctx) }
            }
            ruff::Expr::Tuple(node) => {
                ExprKind::Tuple { elements: self.exprs(&node.elts)?, ctx: context(node.ctx) }
            }
            ruff::Expr::Slice(node) => ExprKind::Slice {
                lower: self.optional_boxed(&node.lower)?,
                upper: self.optional_boxed(&node.upper)?,
                step: self.optional_boxed(&node.step)?,
            },
            ruff::Expr::IpyEscapeCommand(node) => return Err(self.unparsed("shell escape", node.range)),
        };
        Ok(Expr { kind, span: self.span(expr.range()) })
    }

    fn dict(&self, node: &ruff::ExprDict) -> Converted<ExprKind> {
        let mut keys = Vec::with_capacity(node.items.len());
        let mut values = Vec::with_capacity(node.items.len());
        for item in &node.items {
            keys.push(item.key.as_ref().map(|key| self.expr(key)).transpose()?);
            values.push(self.expr(&item.value)?);
        }
        Ok(ExprKind::Dict { keys, values })
    }

    fn generators(&self, generators: &[ruff::Comprehension]) -> Converted<Vec<Comprehension>> {
        generators
            .iter()
            .map(|node| {
                Ok(Comprehension {
                    target: self.expr(&node.target)?,
                    iter: self.expr(&node.iter)?,
                    ifs: self.exprs(&node.ifs)?,
                    is_async: node.is_async,
                })
            })
            .collect()
    }

    fn call(&self, node: &ruff::ExprCall) -> Converted<ExprKind> {
        let (mut args, keywords) = self.arguments(&node.arguments)?;
        // `f(x for x in xs)`: CPython's generator spans the call's parentheses.
        if let [ruff::Expr::Generator(generator)] = &*node.arguments.args
            && !generator.parenthesized
        {
            args[0].span = self.span(node.arguments.range());
        }
        Ok(ExprKind::Call { func: self.boxed(&node.func)?, args, keywords })
    }

    fn arguments(&self, node: &ruff::Arguments) -> Converted<(Vec<Expr>, Vec<Keyword>)> {
        let keywords = node
            .keywords
            .iter()
            .map(|keyword| {
                Ok(Keyword {
                    name: keyword.arg.as_ref().map(|name| name.to_string()),
                    value: self.expr(&keyword.value)?,
                    span: self.span(keyword.range()),
                })
            })
            .collect::<Converted<_>>()?;
        Ok((self.exprs(&node.args)?, keywords))
    }

    fn number(&self, node: &ruff::ExprNumberLiteral) -> Converted<Const> {
        Ok(match &node.value {
            ruff::Number::Float(value) => Const::Float(*value),
            ruff::Number::Complex { imag, .. } => Const::Complex(*imag),
            ruff::Number::Int(value) => match value.as_i64() {
                Some(small) => Const::Int(small),
                None => {
                    literal::big_int(&self.text[node.range]).ok_or(self.unparsed("integer", node.range))?
                }
            },
        })
    }
}

// Strings.
impl Cx<'_> {
    fn string(&self, node: &ruff::ExprStringLiteral) -> ExprKind {
        let value = node.value.iter().map(|part| self.string_part(part)).reduce(PyText::concat);
        let value = value.unwrap_or(PyText::Text(String::new()));
        // CPython sets `kind` from the first part, for a small `u` only.
        let u_prefix = self.text[node.range].starts_with('u');
        ExprKind::Constant { value: Const::Str(value), u_prefix }
    }

    fn string_part(&self, part: &ruff::StringLiteral) -> PyText {
        if part.flags.prefix().is_raw() {
            return PyText::Text(part.value.to_string());
        }
        literal::restore_surrogates(&part.value, &self.text[part.content_range()], false)
    }

    /// Joins the parts of an f-string, its literal neighbours included, as CPython does: adjacent text
    /// becomes one constant from the start of the first piece to the end of the last, empty text vanishes.
    fn fstring(&self, node: &ruff::ExprFString) -> Converted<ExprKind> {
        let mut pieces = Vec::new();
        for part in node.value.iter() {
            let outer = if self.inner_positions { None } else { Some((node.range, part.range())) };
            match part {
                ruff::FStringPart::Literal(part) => {
                    let u_prefix = self.text[part.range].starts_with('u');
                    pieces.push(self.text_piece(self.string_part(part), part.range, outer, u_prefix));
                }
                ruff::FStringPart::FString(part) => {
                    let is_raw = part.flags.prefix().is_raw();
                    self.fstring_elements(&part.elements, is_raw, outer, &mut pieces)?;
                }
            }
        }
        Ok(ExprKind::JoinedStr(join_text(pieces)))
    }

    fn text_piece(&self, value: PyText, range: TextRange, outer: Outer, u_prefix: bool) -> Expr {
        let kind = ExprKind::Constant { value: Const::Str(value), u_prefix };
        Expr { kind, span: self.span(outer.map_or(range, |(whole, _)| whole)) }
    }

    fn fstring_elements(
        &self,
        elements: &ruff::InterpolatedStringElements,
        is_raw: bool,
        outer: Outer,
        pieces: &mut Vec<Expr>,
    ) -> Converted<()> {
        for element in elements {
            match element {
                ruff::InterpolatedStringElement::Literal(text) => {
                    let value = if is_raw {
                        PyText::Text(text.value.to_string())
                    } else {
                        literal::restore_surrogates(&text.value, &self.text[text.range], true)
                    };
                    pieces.push(self.text_piece(value, text.range, outer, false));
                }
                ruff::InterpolatedStringElement::Interpolation(value) => {
                    self.interpolation(value, is_raw, outer, pieces)?;
                }
            }
        }
        Ok(())
    }

    fn interpolation(
        &self,
        node: &ruff::InterpolatedElement,
        is_raw: bool,
        outer: Outer,
        pieces: &mut Vec<Expr>,
    ) -> Converted<()> {
        let mut conversion = match node.conversion {
            ruff::ConversionFlag::None => Conversion::None,
            ruff::ConversionFlag::Str => Conversion::Str,
            ruff::ConversionFlag::Repr => Conversion::Repr,
            ruff::ConversionFlag::Ascii => Conversion::Ascii,
        };
        if let Some(debug) = &node.debug_text {
            let start = node.range.start() + TextSize::from(1);
            let end = node.expression.end() + TextSize::of(debug.trailing.as_str());
            let range = TextRange::new(start, end);
            let text = &self.text[range];
            if text.contains('#') && text.contains('\n') {
                // CPython 3.12+ drops comments from the shown text, and not in the same way in each release.
                return Err(self.unparsed("comment inside `{…=}`", range));
            }
            pieces.push(self.text_piece(PyText::Text(text.to_owned()), range, outer, false));
            // `{x=}` means `x={x!r}`, but `{x=:>5}` formats with `str`.
            if conversion == Conversion::None && node.format_spec.is_none() {
                conversion = Conversion::Repr;
            }
        }
        let spec = node.format_spec.as_ref().map(|spec| self.format_spec(spec, is_raw, outer)).transpose()?;
        let mut value = self.boxed(&node.expression)?;
        if let (Some(_), ruff::Expr::Tuple(ruff::ExprTuple { parenthesized: false, .. })) =
            (outer, &*node.expression)
        {
            value.span = self.parenthesized_by_cpython(node);
        }
        let kind = ExprKind::FormattedValue { value, conversion, spec: spec.map(Box::new) };
        pieces.push(Expr { kind, span: self.span(outer.map_or(node.range, |(whole, _)| whole)) });
        Ok(())
    }

    /// CPython 3.11 reads `{a, b}` as `(a, b)` and gives the tuple the places of the braces: from `{` to
    /// behind the character that ends the expression.
    fn parenthesized_by_cpython(&self, node: &ruff::InterpolatedElement) -> Span {
        let end = node.expression.end().to_usize();
        let rest = &self.text[end..];
        let blanks = rest.len() - rest.trim_start().len();
        Span::new(self.file, node.range.start().to_u32(), (end + blanks + 1) as u32)
    }

    /// CPython's `JoinedStr` of a format spec starts at the colon.
    fn format_spec(
        &self,
        spec: &ruff::InterpolatedStringFormatSpec,
        is_raw: bool,
        outer: Outer,
    ) -> Converted<Expr> {
        let mut pieces = Vec::new();
        self.fstring_elements(&spec.elements, is_raw, outer, &mut pieces)?;
        let mut pieces = join_text(pieces);
        let range = match outer {
            None => TextRange::new(spec.range.start() - TextSize::from(1), spec.range.end()),
            // CPython 3.11 finishes a spec with the position of its own literal, text before a value in it
            // excepted.
            Some((_, part)) => {
                if let Some(Expr { kind: ExprKind::Constant { .. }, span }) = pieces.last_mut() {
                    *span = self.span(part);
                }
                part
            }
        };
        Ok(Expr { kind: ExprKind::JoinedStr(pieces), span: self.span(range) })
    }
}

/// Adjacent constants become one, empty ones vanish.
fn join_text(pieces: Vec<Expr>) -> Vec<Expr> {
    let mut joined: Vec<Expr> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (
                Some(Expr { kind: ExprKind::Constant { value: Const::Str(left), .. }, span }),
                Expr { kind: ExprKind::Constant { value: Const::Str(right), .. }, span: right_span },
            ) => {
                *left = std::mem::replace(left, PyText::Text(String::new())).concat(right);
                *span = span.to(right_span);
            }
            (_, piece) => joined.push(piece),
        }
    }
    joined.retain(
        |piece| !matches!(&piece.kind, ExprKind::Constant { value: Const::Str(text), .. } if text.is_empty()),
    );
    joined
}

fn constant(value: Const) -> ExprKind {
    ExprKind::Constant { value, u_prefix: false }
}

fn context(ctx: ruff::ExprContext) -> Context {
    match ctx {
        ruff::ExprContext::Store => Context::Store,
        ruff::ExprContext::Del => Context::Del,
        ruff::ExprContext::Load | ruff::ExprContext::Invalid => Context::Load,
    }
}

fn unary_op(op: ruff::UnaryOp) -> UnaryOp {
    match op {
        ruff::UnaryOp::Invert => UnaryOp::Invert,
        ruff::UnaryOp::Not => UnaryOp::Not,
        ruff::UnaryOp::UAdd => UnaryOp::Pos,
        ruff::UnaryOp::USub => UnaryOp::Neg,
    }
}

fn binary_op(op: ruff::Operator) -> BinaryOp {
    match op {
        ruff::Operator::Add => BinaryOp::Add,
        ruff::Operator::Sub => BinaryOp::Sub,
        ruff::Operator::Mult => BinaryOp::Mul,
        ruff::Operator::MatMult => BinaryOp::MatMul,
        ruff::Operator::Div => BinaryOp::Div,
        ruff::Operator::FloorDiv => BinaryOp::FloorDiv,
        ruff::Operator::Mod => BinaryOp::Mod,
        ruff::Operator::Pow => BinaryOp::Pow,
        ruff::Operator::LShift => BinaryOp::LShift,
        ruff::Operator::RShift => BinaryOp::RShift,
        ruff::Operator::BitAnd => BinaryOp::And,
        ruff::Operator::BitOr => BinaryOp::Or,
        ruff::Operator::BitXor => BinaryOp::Xor,
    }
}

fn compare_op(op: ruff::CmpOp) -> CompareOp {
    match op {
        ruff::CmpOp::Eq => CompareOp::Eq,
        ruff::CmpOp::NotEq => CompareOp::NotEq,
        ruff::CmpOp::Lt => CompareOp::Lt,
        ruff::CmpOp::LtE => CompareOp::LtE,
        ruff::CmpOp::Gt => CompareOp::Gt,
        ruff::CmpOp::GtE => CompareOp::GtE,
        ruff::CmpOp::Is => CompareOp::Is,
        ruff::CmpOp::IsNot => CompareOp::IsNot,
        ruff::CmpOp::In => CompareOp::In,
        ruff::CmpOp::NotIn => CompareOp::NotIn,
    }
}
