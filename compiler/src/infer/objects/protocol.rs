//! Special methods behind syntax and builtins with one receiver: `x[i]`, `-x`, `len(x)`, `x(…)`, `y in x`.

use crate::catalog;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, ExprId};
use crate::infer::rows::Shape;
use crate::infer::table::{Dispatch, How};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty};

/// Methods that numbers lack and containers have.
const OF_CONTAINERS: [&str; 4] = ["__len__", "__iter__", "__next__", "__reversed__"];

impl<'a> Walk<'_, 'a> {
    /// A special method that syntax asks for: the class is asked, and where it has none there is a TypeError.
    /// Operands are the receiver and the arguments.
    pub fn special_dispatch(&mut self, name: &str, operands: &mut Vec<Ty>, span: Span) -> (Ty, Dispatch) {
        match self.shallow(&operands[0]) {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.special_dispatch(name, operands, span)
            }),
            Ty::Instance(class) if self.has_special(class, name) => {
                self.special_of_instance(class, name, operands, span)
            }
            Ty::Instance(_) if self.inherits_special(&operands[0], name) => {
                self.with_values(&[0], operands, &mut |walk, operands| {
                    walk.special_dispatch(name, operands, span)
                })
            }
            Ty::Instance(class) => self.missing_special(class, name, operands.get(1).copied(), span),
            receiver => {
                let args = operands[1..].to_vec();
                self.method_dispatch(&receiver, name, &args, span)
            }
        }
    }

    fn special_of_instance(
        &mut self,
        class: Class,
        name: &str,
        operands: &[Ty],
        span: Span,
    ) -> (Ty, Dispatch) {
        let shape = Shape { positional: (0..operands.len()).collect(), keywords: vec![] };
        self.method_of_instance(class, name, operands, &shape, span)
    }

    fn missing_special(&mut self, class: Class, name: &str, first: Option<Ty>, span: Span) -> (Ty, Dispatch) {
        let first = first.map(|first| self.shallow(&first));
        match catalog::missing_special(class.name(), name, first.as_ref()) {
            Some(message) => (Ty::Never, Dispatch::Raise("TypeError", message)),
            None => {
                let what = format!("`{}`, which has no `{name}`,", class.name());
                (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
            }
        }
    }

    /// `y in x` of an instance with `__contains__`: the truth of what it gives.
    pub fn contains_of_instance(
        &mut self,
        class: Class,
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> (Ty, Dispatch) {
        if !self.has_special(class, "__contains__") {
            if self.holds_number(&operands[0]) {
                return self.missing_special(class, "__contains__", None, span);
            }
            if self.value_of(&operands[0]).is_some() {
                return self.with_values(&[0], operands, &mut |walk, operands| {
                    walk.contains_dispatch(&operands[0].clone(), &operands[1].clone(), span)
                });
            }
            if self.has_special(class, "__getitem__") || self.has_special(class, "__iter__") {
                let what = format!("`in` of `{}`", class.name());
                return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
            }
            return self.missing_special(class, "__contains__", None, span);
        }
        let asked = self.special_of_instance(class, "__contains__", operands, span);
        self.bind_truth(asked, operands, span)
    }

    pub(super) fn bind_truth(
        &mut self,
        asked: (Ty, Dispatch),
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> (Ty, Dispatch) {
        self.bind_result(asked, operands, &mut |walk, operands| {
            let answer = operands.len() - 1;
            match walk.shallow(&operands[answer]) {
                Ty::Bool => (Ty::Bool, Dispatch::Operand(answer)),
                _ => walk.own_row("truth", &[answer], operands, span),
            }
        })
    }

    /// A builtin that is a special method of its first argument, given native instances.
    pub fn builtin_of_instance(&mut self, name: &str, args: &'a [Arg], span: Span) -> Option<(Ty, How)> {
        let method = catalog::operators::builtin_method(name)?;
        let values: Option<Vec<ExprId>> = args
            .iter()
            .map(|arg| match arg {
                Arg::Positional(value) => Some(*value),
                Arg::Keyword(..) | Arg::Star(_) | Arg::DoubleStar(_) => None,
            })
            .collect();
        let values = values.filter(|values| !values.is_empty() && values.len() <= method.most)?;
        let mut operands: Vec<Ty> = values.iter().map(|value| self.expr(*value)).collect();
        if !self.env.reachable || !operands.iter().any(|ty| self.holds_instance(ty)) {
            return None;
        }
        let (ty, dispatch) = match method.reflected {
            None => self.builtin_dispatch((name, method.method), &mut operands, span),
            Some(_) if operands.len() == 2 => self.operator_builtin((name, method), &mut operands, span),
            Some(_) => return None,
        };
        Some((ty, How::Dispatch(dispatch)))
    }

    fn builtin_dispatch(
        &mut self,
        (builtin, method): (&str, &str),
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> (Ty, Dispatch) {
        match self.shallow(&operands[0]) {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.builtin_dispatch((builtin, method), operands, span)
            }),
            Ty::Instance(class) if self.has_special(class, method) => {
                let asked = self.special_of_instance(class, method, operands, span);
                self.checked_result((class, method), asked, operands, span)
            }
            Ty::Instance(_) if self.inherits_special(&operands[0], method) => {
                self.with_values(&[0], operands, &mut |walk, operands| {
                    walk.builtin_dispatch((builtin, method), operands, span)
                })
            }
            Ty::Instance(class) if self.holds_number(&operands[0]) && OF_CONTAINERS.contains(&method) => {
                self.missing_special(class, method, None, span)
            }
            Ty::Instance(class)
                if self.scalar_of(&operands[0]).is_some() && !self.is_text_shown_otherwise(&operands[0]) =>
            {
                let found = self.with_values(&[0], operands, &mut |walk, operands| {
                    walk.builtin_dispatch((builtin, method), operands, span)
                });
                // A TypeError names the class.
                let is_error = self.shallow(&found.0) == Ty::Never;
                if is_error { self.missing_special(class, method, None, span) } else { found }
            }
            Ty::Instance(_)
                if catalog::operators::takes_containers(builtin) && self.value_of(&operands[0]).is_some() =>
            {
                self.with_values(&[0], operands, &mut |walk, operands| {
                    walk.builtin_dispatch((builtin, method), operands, span)
                })
            }
            // There are other methods that it falls back to.
            Ty::Instance(class)
                if self.has_special(class, "__index__") || self.scalar_of(&operands[0]).is_some() =>
            {
                self.missing_special(class, "__index__", None, span)
            }
            Ty::Instance(class) => self.missing_special(class, method, None, span),
            _ => self.builtin_rows(builtin, operands, span),
        }
    }

    /// The builtin for operands of which none is an instance.
    pub(super) fn builtin_rows(
        &mut self,
        builtin: &str,
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> (Ty, Dispatch) {
        let shape = Shape { positional: (0..operands.len()).collect(), keywords: vec![] };
        let rows = catalog::functions("builtins", builtin);
        let found = self.rows_dispatch(&rows[..], operands, &shape, span);
        found.or_else(|| self.argument_error(&rows[..], operands, &shape)).unwrap_or_else(|| {
            let what = format!("{builtin}({})", self.type_names(operands));
            (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
        })
    }

    /// What the builtin makes of the result: `len(x)` is an int that is not negative, `int(x)` an int.
    fn checked_result(
        &mut self,
        (class, method): (Class, &str),
        asked: (Ty, Dispatch),
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> (Ty, Dispatch) {
        let wanted = match method {
            "__len__" | "__int__" => Ty::Int,
            "__float__" => Ty::Float,
            _ => return asked,
        };
        self.bind_result(asked, operands, &mut |walk, operands| {
            let answer = operands.len() - 1;
            let given = walk.shallow(&operands[answer]);
            match method {
                "__len__" if given == Ty::Int => walk.own_row("length", &[answer], operands, span),
                _ if given == wanted => (given, Dispatch::Operand(answer)),
                _ => {
                    let what = format!("what `{}.{method}` gives", class.name());
                    (walk.refuse(ReasonId::Class, span, what), Dispatch::Dead)
                }
            }
        })
    }

    /// `x(…)` of an instance: the first operand, called with the others.
    pub(super) fn call_of_instance(
        &mut self,
        class: Class,
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        if self.has_special(class, "__call__") {
            return self.method_of_instance(class, "__call__", operands, shape, span);
        }
        self.missing_special(class, "__call__", None, span)
    }
}
