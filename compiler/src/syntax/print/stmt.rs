//! Statements.

use crate::syntax::ast::*;
use crate::syntax::print::Cx;
use crate::syntax::print::Field;
use crate::syntax::print::Value;
use crate::syntax::print::literal::{number, string, strings};
use crate::syntax::print::operator::binary_op;
use crate::syntax::print::plain;

impl Cx<'_> {
    pub(super) fn stmts(&self, body: &[Stmt]) -> Value {
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

    pub(super) fn parameters(&self, params: &Parameters) -> Value {
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
}
