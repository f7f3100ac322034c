//! Builtins, called or as values.

use crate::catalog::{self, intrinsics};
use crate::diag::reasons::ReasonId;
use crate::hir::expansion;
use crate::hir::nodes::{Arg, ExprId, ExprKind, NameRef};
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{FileKind, Ty};

impl<'a> Walk<'_, 'a> {
    pub(super) fn call_builtin(
        &mut self,
        name: &'a str,
        id: ExprId,
        args: &'a [Arg],
        span: Span,
    ) -> (Ty, How) {
        if self.cx.plan.may_rebind(name) {
            self.call_dyn(args);
            return (Ty::Dyn, How::CallDyn);
        }
        if let Some(row) = intrinsics::own_row(name) {
            return self.asked_by_made(name, row, id, args);
        }
        if let ([Arg::Positional(items), ..], true) = (args, intrinsics::takes_items(name)) {
            self.taken = Some(self.key(*items));
        }
        if let Some(found) = self.class_of_instance(name, args) {
            return found;
        }
        if let Some(found) = self.reflected(name, args, span) {
            return found;
        }
        if let Some(found) = self.asked_callable(name, args).or_else(|| self.asked_subclass(name, args)) {
            return found;
        }
        if let Some(found) = self.builtin_of_instance(name, args, span) {
            return found;
        }
        if let Some(found) = self.call_of_all(name, id, args, span) {
            return found;
        }
        if let Some(intrinsic) = intrinsics::by_name(name) {
            return self.call_intrinsic(intrinsic, id, args, span);
        }
        if let ([Arg::Positional(only)], true) = (args, intrinsics::is_short_circuit(name))
            && let ExprKind::GeneratorExp { func, iter } = self.func.expr(*only).kind
        {
            self.generator(*only, func, iter);
            return (Ty::Bool, How::ShortCircuit(name == intrinsics::ANY));
        }
        if let ([Arg::Positional(only)], true) = (args, intrinsics::is_short_circuit(name))
            && self.mapped_list(*only).is_some()
        {
            let ty = if self.env.reachable { Ty::Bool } else { Ty::Never };
            return (
                ty,
                if self.env.reachable { How::ShortCircuit(name == intrinsics::ANY) } else { How::Plain },
            );
        }
        if intrinsics::is_exception_class(name) {
            return self.new_exception(name, args, span);
        }
        if name == intrinsics::files::OPEN && !self.cx.plan.hybrid {
            return self.open(args, span);
        }
        self.call_rows("builtins", name, id, args)
    }

    /// What only functions ask that the library makes (`hir/expansion.rs`).
    fn asked_by_made(&mut self, name: &str, row: &str, id: ExprId, args: &'a [Arg]) -> (Ty, How) {
        if let Some(found) = self.asked_by_pattern(name, id, args) {
            return found;
        }
        if name == expansion::SAME_CLASS {
            return self.same_class_test(id, args);
        }
        if name == expansion::NEW_MEMBER {
            return self.new_member(args, self.func.expr(id).span);
        }
        if name == expansion::TAKE_APART {
            return self.taken_apart(args, self.func.expr(id).span);
        }
        if name == expansion::ITEM_OF_VALUE {
            return self.item_asked(id, args);
        }
        let found = self.call_rows("hybridc", row, id, args);
        for value in args.iter().filter(|_| name == expansion::SAME_OBJECT).map(Arg::value) {
            if let Some(ty) = self.exprs.get(&self.key(value)).map(|info| info.ty) {
                self.check_nan(&Ty::list(ty), self.func.expr(id).span);
            }
        }
        found
    }

    fn item_asked(&mut self, id: ExprId, args: &'a [Arg]) -> (Ty, How) {
        let index = args.get(1).and_then(|index| self.constant_int(index.value()));
        let operands: Vec<Ty> = args.iter().map(|arg| self.expr(arg.value())).collect();
        match index.and_then(|index| self.item_of_value(&operands, index as usize)) {
            Some((ty, dispatch)) => (ty, How::Dispatch(dispatch)),
            None => {
                let span = self.func.expr(id).span;
                (self.refuse(ReasonId::Class, span, "an item of a named tuple"), How::Plain)
            }
        }
    }

    fn new_exception(&mut self, name: &str, args: &'a [Arg], span: Span) -> (Ty, How) {
        let positional = args.iter().all(|arg| matches!(arg, Arg::Positional(_) | Arg::Star(_)));
        let given: Vec<Ty> = self.arguments(args).into_iter().map(|(_, ty)| ty).collect();
        if positional {
            given.iter().enumerate().for_each(|(index, ty)| {
                if let Some(arg) = args.get(index).or(args.last()) {
                    self.check_value(ty, arg.value());
                }
            });
        }
        let types: Vec<Ty> = given.iter().map(|ty| self.shallow(ty)).collect();
        if types.contains(&Ty::Never) {
            return (Ty::Never, How::Plain);
        }
        if self.can_be_given(&given) {
            // An exception goes wherever it is raised to, with all that is in it.
            self.give(&given, span);
        }
        if positional && intrinsics::has_plain_constructor(name, &types) {
            let class = intrinsics::exception_class(name).expect("it is one");
            return (Ty::Exception, How::Exception(class.to_owned()));
        }
        self.native_or_carried(&given, span, |walk| {
            let what = format!("`{name}(…)` with these arguments");
            (walk.refuse(ReasonId::NotLowered, span, what), How::Plain)
        })
    }

    /// `print(*items)`
    fn printed(&mut self, items: ExprId) {
        if self.starred_item(items) == Some(Ty::Dyn) {
            self.refuse(ReasonId::StarArguments, self.func.expr(items).span, "");
        }
    }

    fn call_intrinsic(
        &mut self,
        intrinsic: &'static str,
        id: ExprId,
        args: &'a [Arg],
        span: Span,
    ) -> (Ty, How) {
        if intrinsics::is_instance_test(intrinsic) {
            let ExprKind::Call { func, .. } = &self.func.expr(id).kind else {
                unreachable!("called for a call")
            };
            let [Arg::Positional(value), Arg::Positional(classes)] = args else {
                return (self.refuse(ReasonId::Arity, span, intrinsic), How::Plain);
            };
            let ty = self.expr(*value);
            let ty = self.shallow(&ty);
            if ty == Ty::Never {
                return (Ty::Never, How::Plain);
            }
            let is_variable = matches!(self.func.expr(*classes).kind, ExprKind::Name(NameRef::Global(_)));
            if is_variable && self.class_named(*classes).is_none() {
                // It may be unbound here.
                self.expr(*classes);
            }
            if self.class_bound_to(*classes).is_some() && self.class_named(*classes).is_none() {
                self.expr_or_function(*classes);
            }
            return self.instance_test(*func, args, &ty, self.func.expr(*classes).span);
        }
        let (args, is_starred) = match args {
            [Arg::Star(items), rest @ ..] if rest.iter().all(|arg| matches!(arg, Arg::Keyword(..))) => {
                self.printed(*items);
                (rest, true)
            }
            _ => (args, false),
        };
        self.print(intrinsic, args, is_starred, span)
    }

    /// `print(…)`: to another file than stdout, the isolate's own function does it.
    fn print(&mut self, intrinsic: &'static str, args: &'a [Arg], is_starred: bool, span: Span) -> (Ty, How) {
        let taken = self.arguments(args);
        let given: Vec<Ty> = taken.iter().map(|(_, ty)| *ty).collect();
        for (index, ty) in given.iter().enumerate() {
            if let Some(Arg::Positional(value) | Arg::Star(value)) = args.get(index) {
                self.check_value(ty, *value);
            }
        }
        let native = |walk: &mut Self| {
            let keywords = args.iter().filter(|arg| matches!(arg, Arg::Keyword(..)));
            let named = taken.into_iter().filter(|(keyword, _)| keyword.is_some());
            for (arg, (keyword, ty)) in keywords.zip(named) {
                let shallow = walk.shallow(&ty);
                match (arg, keyword) {
                    (Arg::Positional(_) | Arg::Star(_) | Arg::DoubleStar(_), _) => {}
                    (_, Some("sep" | "end")) if matches!(shallow, Ty::Str | Ty::None | Ty::Never) => {}
                    (Arg::Keyword(_, value), Some(intrinsics::FLUSH))
                        if walk.constant_truth(*value).is_some() => {}
                    (_, Some(intrinsics::files::PRINTED_TO))
                        if matches!(shallow, Ty::File(FileKind::Text) | Ty::None | Ty::Never) => {}
                    (Arg::Keyword(keyword, value), _) => {
                        let span = walk.func.expr(*value).span;
                        walk.refuse(ReasonId::NotLowered, span, format!("`print` with this `{keyword}`"));
                    }
                }
            }
            (Ty::None, How::Intrinsic(intrinsic))
        };
        if is_starred { native(self) } else { self.native_or_carried(&given, span, native) }
    }

    pub fn builtin_value(&mut self, name: &'a str, span: Span) -> (Ty, How) {
        match catalog::constant("builtins", name) {
            _ if self.cx.plan.may_rebind(name) => (Ty::Dyn, How::Isolate),
            Some((row, ty)) => (ty, How::Constant(row)),
            None if name == intrinsics::NOT_IMPLEMENTED => (Ty::NotImplemented, How::Plain),
            None if intrinsics::class_object(name).is_some() => {
                (Ty::Type, How::Class(intrinsics::class_object(name).expect("just asked").to_owned()))
            }
            // Most likely a NameError, of which CPython's printer may say more than the message.
            None if !self.in_native_module() && !is_found(name) => {
                (self.refuse(ReasonId::UnknownBuiltin, span, name), How::Plain)
            }
            None if self.cx.plan.hybrid => (Ty::Dyn, How::Isolate),
            None if name == intrinsics::MODULE_NAME => (Ty::Str, How::Intrinsic(intrinsics::MODULE_NAME)),
            None => (self.refuse(ReasonId::FunctionValue, span, format!("`{name}` as a value")), How::Plain),
        }
    }
}

/// Has every module this name, though it does not bind it?
fn is_found(name: &str) -> bool {
    catalog::names::is_builtin_everywhere(name) || catalog::names::is_module_attribute(name)
}
