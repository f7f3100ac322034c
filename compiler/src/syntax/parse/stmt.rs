//! Statements.

use crate::source::Span;
use crate::syntax::ast::*;
use crate::syntax::parse::Converted;
use crate::syntax::parse::Cx;
use crate::syntax::parse::operator::binary_op;
use rustpython_ruff_python_ast as ruff;
use rustpython_ruff_python_ast::token::TokenKind;
use rustpython_ruff_text_size::Ranged;

// Statements.
impl Cx<'_> {
    pub(super) fn stmt(&self, stmt: &ruff::Stmt) -> Converted<Stmt> {
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

    pub(super) fn with(&self, node: &ruff::StmtWith) -> Converted<StmtKind> {
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
}
