//! Calls of methods: the receiver, then the arguments, then which row of the receiver's type.

use super::objects::of_values;
use super::rows::Shape;
use super::table::How;
use super::walk::Walk;
use crate::catalog::{self, intrinsics};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, ExprId, ExprKind};
use crate::source::Span;
use crate::ty::{RowId, Ty};

impl<'a> Walk<'_, 'a> {
    pub fn call_method(&mut self, id: ExprId, object: ExprId, name: &'a str, args: &'a [Arg]) -> (Ty, How) {
        let span = self.func.expr(id).span;
        if let Some(found) = self.keyword_or(object, args).filter(|_| name == intrinsics::ASKED_KEY) {
            return found;
        }
        if let Some(found) = self.call_super(object, name, args, span) {
            return found;
        }
        if let Some(found) = self.call_of_class(object, name, args, span) {
            return found;
        }
        if self.is_value_of_class(object, name) {
            let ExprKind::Call { func, .. } = &self.func.expr(id).kind else { unreachable!("it is a call") };
            return self.call_kept(*func, args, span);
        }
        let receiver = self.expr(object);
        if self.is_kept_by(&receiver, name) {
            let ExprKind::Call { func, .. } = &self.func.expr(id).kind else { unreachable!("it is a call") };
            return self.call_kept(*func, args, span);
        }
        if let Some(value) = self.inherited_value(&receiver, name) {
            return self.call_inherited(id, value, name, args);
        }
        let receiver_now = self.shallow(&receiver);
        if receiver_now == Ty::Dyn || self.is_class_elsewhere(&receiver) {
            self.call_dyn(args);
            return (Ty::Dyn, How::CallDyn);
        }
        if let Some(found) =
            self.call_keyed((catalog::owner_of(&receiver_now), name), Some(receiver), args, id)
        {
            return found;
        }
        if self.holds_instance(&receiver) {
            self.spread_to = self.only_method(&receiver_now, name);
            let taken = self.arguments_or_functions(args);
            return self.method_of(receiver, name, taken, args, span);
        }
        let owner = catalog::owner_of(&receiver_now);
        if let Some(ty) = self.thrown(&receiver_now, name, args) {
            return self.method_of(receiver, name, vec![(None, ty)], args, span);
        }
        let whole = intrinsics::exhausts(owner, name);
        let taken =
            if whole { self.arguments_taken_whole((owner, name), args) } else { self.arguments(args) };
        let taken = self.stored_arguments((owner, name), taken, args);
        if self.runs_in_place(owner, name, args) {
            return self.method_of(receiver, name, taken, args, span);
        }
        let given: Vec<Ty> = [receiver].into_iter().chain(taken.iter().map(|(_, ty)| *ty)).collect();
        self.native_or_carried(&given, span, |walk| walk.method_of(receiver, name, taken, args, span))
    }

    /// `stack.append(iter(xs))`: a method that iterates over nothing takes iterators as objects.
    fn stored_arguments(
        &mut self,
        (owner, name): (&str, &str),
        mut taken: Vec<(Option<&'a str>, Ty)>,
        args: &'a [Arg],
    ) -> Vec<(Option<&'a str>, Ty)> {
        let rows = catalog::methods(owner, name);
        let iterates = |id: &RowId| catalog::row(*id).generics.iter().any(|of| of.bound.iterates());
        if taken.len() == args.len() && !rows.is_empty() && !rows.iter().any(iterates) {
            for ((_, ty), arg) in taken.iter_mut().zip(args) {
                *ty = self.storable(ty, arg.value());
            }
        }
        taken
    }

    /// A method of the builtin base of the receiver's class; `value`: what the receiver holds.
    fn call_inherited(&mut self, id: ExprId, value: Ty, name: &'a str, args: &'a [Arg]) -> (Ty, How) {
        let span = self.func.expr(id).span;
        let owner = catalog::owner_of(&self.shallow(&value));
        if intrinsics::gives_own_class(name) {
            return (self.refuse(ReasonId::NoRow, span, format!("{owner}.{name}")), How::Plain);
        }
        let found = self.call_keyed((owner, name), Some(value), args, id);
        let (ty, how) = found.unwrap_or_else(|| {
            let whole = intrinsics::exhausts(owner, name);
            let taken =
                if whole { self.arguments_taken_whole((owner, name), args) } else { self.arguments(args) };
            self.method_of(value, name, taken, args, span)
        });
        match how {
            How::Dispatch(dispatch) => (ty, How::Dispatch(of_values(&[0], dispatch))),
            other => (ty, other),
        }
    }

    /// The call of a method, the receiver and the arguments of which have been evaluated.
    pub(super) fn method_of(
        &mut self,
        receiver: Ty,
        name: &str,
        taken: Vec<(Option<&'a str>, Ty)>,
        args: &'a [Arg],
        span: Span,
    ) -> (Ty, How) {
        let receiver_now = self.shallow(&receiver);
        let mut operands = vec![receiver];
        let mut shape = Shape { positional: vec![0], keywords: vec![] };
        for (index, (keyword, ty)) in taken.into_iter().enumerate() {
            match keyword {
                None => shape.positional.push(index + 1),
                Some(keyword) => shape.keywords.push((keyword.to_owned(), index + 1)),
            }
            operands.push(ty);
        }
        if let Some(what) = self.method_refusal(&receiver_now, name, &operands, &shape) {
            return (self.refuse(ReasonId::NoRow, span, what), How::Plain);
        }
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        if self.warns_of_inversion(&receiver_now, name) {
            return (
                self.refuse(ReasonId::NotLowered, span, "`__invert__` of a bool, which warns,"),
                How::Plain,
            );
        }
        if intrinsics::compares_elements(name) {
            self.check_nan(&operands[0].clone(), span);
        }
        if intrinsics::orders_elements(name) {
            self.check_nan_items(&operands[0].clone(), span);
        }
        let owner = catalog::owner_of(&receiver_now);
        let members = receiver_now.members();
        let is_absent =
            |member: &Ty| intrinsics::is_absent(catalog::owner_of(member), name, self.cx.plan.minor);
        let knows_codec = |member: &Ty| self.knows_codec(catalog::owner_of(member), name, args);
        if members.iter().any(is_absent) || !members.iter().all(knows_codec) {
            return (self.refuse(ReasonId::NoRow, span, format!("{owner}.{name}")), How::Plain);
        }
        let (ty, dispatch) = self.shaped_dispatch(name, &mut operands, &shape, span);
        (ty, How::Dispatch(dispatch))
    }

    /// Calls of methods that mean something else than the rows of the name.
    pub fn method_refusal(
        &self,
        receiver: &Ty,
        name: &str,
        operands: &[Ty],
        shape: &Shape,
    ) -> Option<String> {
        let owner = catalog::owner_of(receiver);
        // The attribute is looked up before the arguments are evaluated: `(5).append(1 / 0)`. (None is asked
        // in lowering.)
        let fails = !self.env.reachable || operands.iter().any(|ty| self.shallow(ty) == Ty::Never);
        let lacks = |member: &Ty| match member {
            Ty::Instance(class) => {
                let value = self.inherited_value(member, name);
                !self.has_special(*class, name) && value.is_none_or(|value| lacks_method(&value, name))
            }
            other => lacks_method(other, name),
        };
        if fails && *receiver != Ty::Never {
            let members = receiver.members();
            let lacking = members.iter().any(|member| *member != Ty::None && lacks(member));
            return lacking.then(|| format!("{owner}.{name}"));
        }
        // `(1).__lt__(2.5)` is NotImplemented, and wrong calls have texts of their own.
        // Classes of the program have what their text says.
        let is_instance = |member: &Ty| matches!(member, Ty::Instance(_));
        let are_instances = receiver.members().iter().all(is_instance);
        if !catalog::is_special_method(name) || fails || are_instances {
            return None;
        }
        let rows = catalog::methods(owner, name);
        let is_of_one_type = operands.iter().all(|ty| self.shallow(ty).con() == receiver.con());
        let is_none = |ty: &Ty| self.shallow(ty) == Ty::None;
        let is_certain =
            is_of_one_type || !(catalog::is_operator_method(name) || operands.iter().any(is_none));
        let is_known = is_certain && self.cx.choose_row(&rows, operands, shape).is_some();
        (!is_known).then(|| format!("{owner}.{name}"))
    }

    /// A call that encodes or decodes: is the codec native?
    pub fn knows_codec(&self, owner: &str, name: &str, args: &'a [Arg]) -> bool {
        let Some((parameters, first)) = intrinsics::codec_parameters(owner, name) else { return true };
        let given = [0, 1].map(|index| self.text_given(parameters[index], first + index, args));
        intrinsics::knows_codec(given)
    }

    /// What a call gives for this parameter: `None` when nothing, `Some(None)` when it is no string literal.
    fn text_given(&self, parameter: &str, position: usize, args: &'a [Arg]) -> Option<Option<&'a str>> {
        use crate::hir::nodes::{Const, PyText};
        let value = args.iter().enumerate().find_map(|(index, arg)| match arg {
            Arg::Positional(value) => (index == position).then_some(*value),
            Arg::Keyword(keyword, value) => (keyword == parameter).then_some(*value),
            Arg::Star(value) | Arg::DoubleStar(value) => Some(*value),
        })?;
        match &self.func.expr(value).kind {
            ExprKind::Const(Const::Str(PyText::Text(text))) => Some(Some(text)),
            _ => Some(None),
        }
    }
}

fn lacks_method(ty: &Ty, name: &str) -> bool {
    catalog::methods(catalog::owner_of(ty), name).is_empty()
}
