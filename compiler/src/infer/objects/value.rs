//! Methods and classes as values: kept in variables, attributes and containers, called later.
//!
//! ```text
//! on_end = player.stop          a `Ty::Method`: the player, and which method
//! handlers = {"a": self.on_a}   a union of such, where they differ
//! handlers[key](event)          a call for each of them
//! ```

use crate::catalog::intrinsics;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, ExprId, FuncId};
use crate::infer::narrow::{self, Tested};
use crate::infer::rows::Shape;
use crate::infer::table::{Dispatch, How};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::Ty;
use crate::world::classes::Member;

impl<'a> Walk<'_, 'a> {
    /// Is it a native instance, a method of one, a class, or one of several of them?
    pub fn holds_callable(&self, ty: &Ty) -> bool {
        let members = self.shallow(ty).members();
        let is_one = |member: &Ty| {
            matches!(member, Ty::Method(..) | Ty::Instance(_) | Ty::Closure(..))
                || members.len() > 1 && matches!(member, Ty::Function(_))
        };
        members.iter().any(is_one)
    }

    /// `o.name(…)` where some of what `o` may be has no method of the name: what it has instead is called.
    pub fn is_kept_by(&self, receiver: &Ty, name: &str) -> bool {
        if name.starts_with("__") {
            return false;
        }
        let table = &self.cx.facts.table;
        let is_method = |member: &Ty| {
            let Ty::Instance(class) = member else { return true };
            if self.inherited_value(member, name).is_some_and(|value| is_method_of(&value, name)) {
                return true;
            }
            let Some(attr) = table.attr(name) else { return false };
            let is_held = self.cx.cells.field(*class, attr) != Ty::Never;
            let found = self.find(*class, attr);
            if found.is_nothing() && !is_held && self.has_builtin_method(*class, name) {
                return true;
            }
            let found = found.certain();
            let methods = |member| matches!(member, Member::Method(_) | Member::Static(_) | Member::Class(_));
            !is_held && found.is_some_and(|(_, member)| methods(member))
        };
        !self.shallow(receiver).members().iter().all(is_method)
    }

    /// A call of what an expression gives: it is evaluated before the arguments.
    pub fn call_kept(&mut self, func: ExprId, args: &'a [Arg], span: Span) -> (Ty, How) {
        let ty = self.expr_or_function(func);
        self.call_operand(ty, args, span)
    }

    /// Is it an attribute of a class that is a value?
    pub fn is_value_of_class(&self, object: ExprId, name: &str) -> bool {
        let Some(class) = self.class_bound_to(object) else { return false };
        let Some(attr) = self.cx.facts.table.attr(name) else { return false };
        matches!(self.find(class, attr).certain(), Some((_, Member::Value)))
    }

    /// A call of a value of this type.
    pub fn call_operand(&mut self, callee: Ty, args: &'a [Arg], span: Span) -> (Ty, How) {
        if self.shallow(&callee) == Ty::Never {
            return (Ty::Never, How::Plain);
        }
        if self.shallow(&callee) == Ty::Dyn {
            self.call_dyn(args);
            return (Ty::Dyn, How::CallDyn);
        }
        self.spread_to = match self.shallow(&callee) {
            Ty::Closure(func, _) => Some((FuncId(func), 0)),
            _ => None,
        };
        let taken = self.arguments_or_functions(args);
        let mut operands = vec![callee];
        let mut shape = Shape { positional: vec![0], keywords: vec![] };
        for (index, (keyword, ty)) in taken.into_iter().enumerate() {
            match keyword {
                None => shape.positional.push(index + 1),
                Some(keyword) => shape.keywords.push((keyword.to_owned(), index + 1)),
            }
            operands.push(ty);
        }
        if !self.env.reachable || operands.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return (Ty::Never, How::Plain);
        }
        let (ty, dispatch) = self.call_dispatch(&mut operands, &shape, span);
        (ty, How::CallValue(dispatch))
    }

    /// The first operand called with the others.
    pub fn call_dispatch(&mut self, operands: &mut Vec<Ty>, shape: &Shape, span: Span) -> (Ty, Dispatch) {
        let callee = self.shallow(&operands[0]);
        if let Some(class) = self.class_of_value(&callee) {
            return self.construct_on(class, operands, shape, span);
        }
        match callee {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.call_dispatch(operands, shape, span)
            }),
            Ty::Method(func, class) => {
                let mut given = operands.clone();
                given[0] = Ty::Instance(class);
                let keywords: Vec<(&str, usize)> =
                    shape.keywords.iter().map(|(name, index)| (name.as_str(), *index)).collect();
                let (ty, dispatch) =
                    self.call_on(FuncId(func), given, shape.positional.clone(), &keywords, span);
                (ty, Dispatch::OfMethod(Box::new(dispatch)))
            }
            Ty::Instance(class) => self.call_of_instance(class, operands, shape, span),
            Ty::Closure(func, parts) => self.call_closure((FuncId(func), &parts), operands, shape, span),
            Ty::Function(func) if self.is_elsewhere_function(FuncId(func)) => {
                let what = "a call of a function that is kept as a value";
                (self.refuse(ReasonId::FunctionValue, span, what), Dispatch::Dead)
            }
            Ty::Function(func) => {
                let keywords: Vec<(&str, usize)> =
                    shape.keywords.iter().map(|(name, index)| (name.as_str(), *index)).collect();
                let positional = shape.positional[1..].to_vec();
                self.call_on(FuncId(func), operands.clone(), positional, &keywords, span)
            }
            Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Str => {
                let message = format!("'{}' object is not callable", crate::ty::builtin::of(&callee).python);
                (Ty::Never, Dispatch::Raise("TypeError", message))
            }
            other => {
                let what = format!("a call of a value of type `{}`", self.type_name(&other));
                (self.refuse(ReasonId::FunctionValue, span, what), Dispatch::Dead)
            }
        }
    }

    /// `callable(x)` of native instances and methods.
    pub(crate) fn asked_callable(&mut self, builtin: &str, args: &'a [Arg]) -> Option<(Ty, How)> {
        let [Arg::Positional(value)] = args else { return None };
        if !intrinsics::asks_callable(builtin) {
            return None;
        }
        let ty = self.expr_or_function(*value);
        let members = self.shallow(&ty).members();
        let is_native = |member: &Ty| {
            matches!(member, Ty::Instance(_) | Ty::Method(..) | Ty::Function(_) | Ty::Closure(..))
        };
        let is_plain = |member: &Ty| matches!(member, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Str);
        let is_known = |member: &Ty| is_native(member) || is_plain(member);
        if members.is_empty() || !members.iter().all(is_known) {
            return None;
        }
        let facts = self.cx.facts.clone();
        let table = &facts.table;
        let truth = |member: &Ty| match member {
            Ty::Instance(class) => {
                table.attr("__call__").is_some_and(|call| table.lookup(*class, call).is_some())
            }
            other => matches!(other, Ty::Method(..) | Ty::Function(_) | Ty::Closure(..)),
        };
        Some((Ty::Bool, How::Dispatch(self.truths(ty, members, &truth))))
    }

    /// `issubclass(C, …)`
    pub(crate) fn asked_subclass(&mut self, builtin: &str, args: &'a [Arg]) -> Option<(Ty, How)> {
        let [Arg::Positional(class), Arg::Positional(bases)] = args else { return None };
        if !intrinsics::asks_subclass(builtin) {
            return None;
        }
        let ty = self.object_or_class(*class);
        let members = self.shallow(&ty).members();
        if members.is_empty() || !members.iter().all(|member| self.class_of_value(member).is_some()) {
            return None;
        }
        let bases = narrow::class_names(self, self.func, *bases)?;
        let facts = self.cx.facts.clone();
        let derived: Vec<bool> = members
            .iter()
            .map(|member| {
                let class = self.class_of_value(member).expect("asked above");
                bases.iter().any(|base| match base {
                    Tested::Own(base) | Tested::Exactly(base) => facts.table.derives(class, *base),
                    Tested::Builtin(name) => {
                        let base = facts.table.info(class).value_base();
                        intrinsics::is_base_of_all(name)
                            || base.is_some_and(|base| base.name() == name)
                            || self.derives_from_builtin(class, name)
                    }
                })
            })
            .collect();
        let truth = |member: &Ty| members.iter().zip(&derived).any(|(m, derived)| m == member && *derived);
        Some((Ty::Bool, How::OfFirst(self.truths(ty, members.clone(), &truth))))
    }

    /// A truth for each member.
    fn truths(&mut self, ty: Ty, members: Vec<Ty>, truth: &dyn Fn(&Ty) -> bool) -> Dispatch {
        if let [only] = &members[..] {
            return Dispatch::Truth(truth(only));
        }
        let found = self.split(0, members, &mut vec![ty], &mut |_, operands| {
            (Ty::Bool, Dispatch::Truth(truth(&operands[0])))
        });
        found.1
    }
}

/// Has the builtin class of the value the method?
fn is_method_of(value: &Ty, name: &str) -> bool {
    !crate::catalog::methods(crate::catalog::owner_of(value), name).is_empty()
}
