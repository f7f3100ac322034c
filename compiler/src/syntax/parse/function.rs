//! Parameters and type parameters.

use crate::syntax::ast::*;
use crate::syntax::parse::Converted;
use crate::syntax::parse::Cx;
use rustpython_ruff_python_ast as ruff;
use rustpython_ruff_text_size::{Ranged, TextRange};

// Statements.
impl Cx<'_> {
    pub(super) fn parameters(&self, node: &ruff::Parameters) -> Converted<Parameters> {
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

    pub(super) fn type_params(&self, node: Option<&ruff::TypeParams>) -> Converted<Vec<TypeParam>> {
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
