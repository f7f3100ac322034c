//! Attributes, subscripts and slices.

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{ExprId, ExprKind, NameRef};
use crate::infer::objects::of_values;
use crate::infer::table::{Dispatch, How};
use crate::infer::walk::Walk;
use crate::ty::Ty;
use crate::world::keywords;

impl<'a> Walk<'_, 'a> {
    pub(super) fn attribute(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &'a str,
        wants_function: bool,
    ) -> (Ty, How) {
        let span = self.func.expr(id).span;
        if let Some(value) = self.own_value(id) {
            return value;
        }
        if let Some(module) = self.module_of(object) {
            let found = self.module_member(&module, name, id, span);
            // A variable of the function holds the module's object: it is asked (`m.pi += 1` keeps it).
            let is_variable =
                matches!(self.func.expr(object).kind, ExprKind::Name(NameRef::Local(_) | NameRef::Free(..)));
            if is_variable && matches!(found.1, How::Isolate) {
                self.expr(object);
            }
            return found;
        }
        let ty = self.object_or_class(object);
        if let Some((ty, dispatch)) = self.attribute_of_classes(&ty, name, span) {
            return (ty, How::Dispatch(dispatch));
        }
        let is_several = matches!(self.shallow(&ty), Ty::Union(_));
        if self.holds_instance(&ty) || is_several && self.is_native_exception(&ty) {
            let (ty, dispatch) = self.attribute_of_instances(&ty, name, span);
            return (ty, How::Dispatch(dispatch));
        }
        if let Some((ty, dispatch)) = self.name_of_function(&ty, name) {
            return (ty, How::Dispatch(dispatch));
        }
        match self.shallow(&ty) {
            Ty::Dyn => (Ty::Dyn, How::Plain),
            Ty::Never => (Ty::Never, How::Plain),
            // An object may be bound later where None is all that is known so far.
            Ty::None if !name.starts_with("__") => {
                let message = format!("'NoneType' object has no attribute '{name}'");
                (Ty::Never, How::Dispatch(Dispatch::Raise("AttributeError", message)))
            }
            // The very objects that it was made of, which may be of any class.
            Ty::Exception if self.can_be_given(&[ty]) => {
                self.give(&[ty], span);
                (Ty::Dyn, How::Plain)
            }
            Ty::None
            | Ty::Bool
            | Ty::Int
            | Ty::Float
            | Ty::Complex
            | Ty::Str
            | Ty::Bytes
            | Ty::Range
            | Ty::Slice
            | Ty::Ellipsis
            | Ty::NotImplemented
            | Ty::Tuple(_)
            | Ty::TupleOf(_)
            | Ty::List(_)
            | Ty::Set(_)
            | Ty::FrozenSet(_)
            | Ty::Dict(..)
            | Ty::Iter(..)
            | Ty::Generator(_)
            | Ty::File(_)
            | Ty::Exception
            | Ty::Type
            | Ty::Object
            | Ty::Instance(_)
            | Ty::Method(..)
            | Ty::Function(_)
            | Ty::Closure(..)
            | Ty::Cell(_)
            | Ty::Bound(..)
            | Ty::Tree(_)
            | Ty::Union(_)
            | Ty::Var(_) => match self.property_dispatch(&ty, name, span) {
                Some((ty, dispatch)) => (ty, How::Dispatch(dispatch)),
                None if wants_function && let Some(bound) = self.bound_method(&ty, name) => bound,
                None if self.is_class_elsewhere(&ty) => (Ty::Dyn, How::Plain),
                None if self.can_be_given(&[ty]) => {
                    let what = format!("attribute `{name}`");
                    self.carry(&[ty], Reason::new(ReasonId::NotLowered, span, what));
                    (Ty::Dyn, How::Plain)
                }
                None => (self.refuse(ReasonId::NotLowered, span, format!("attribute `{name}`")), How::Plain),
            },
        }
    }

    pub(super) fn subscript(
        &mut self,
        object: ExprId,
        index: ExprId,
        span: crate::source::Span,
    ) -> (Ty, How) {
        if let Some(class) = self.enumeration(object) {
            let mut operands = vec![self.expr_or_function(object), self.expr(index)];
            let (ty, dispatch) = self.member_by_name(class, &mut operands, span);
            return (ty, How::Dispatch(dispatch));
        }
        let object_ty = self.expr(object);
        let index_ty = self.expr(index);
        if let Some(names) = self.keywords_of(object)
            && let Some(asked) = keywords::text(self.func, index)
        {
            let missing = || (Ty::Never, Dispatch::Raise("KeyError", asked.to_owned()));
            let (ty, dispatch) = self.keyword(&object_ty, &names, asked).unwrap_or_else(missing);
            return (ty, How::Dispatch(dispatch));
        }
        let (ty, dispatch) = self.item_dispatch(&object_ty, index, &index_ty, span);
        (ty, How::Dispatch(dispatch))
    }

    /// An item of a value; the operands are the value and the index.
    pub fn item_dispatch(
        &mut self,
        object: &Ty,
        index: ExprId,
        index_ty: &Ty,
        span: crate::source::Span,
    ) -> (Ty, Dispatch) {
        let held = self.held_tuple(object);
        let sequence = self.shallow(&held.unwrap_or(*object));
        if let (Ty::Tuple(items), Some(at)) = (sequence, self.constant_int(index)) {
            let length = items.len() as i64;
            let at = if at < 0 { at + length } else { at };
            if self.shallow(index_ty) == Ty::Int && (0..length).contains(&at) {
                let item = Dispatch::TupleItem(at as usize);
                let item = if held.is_some() { of_values(&[0], item) } else { item };
                return (items[at as usize], item);
            }
        }
        self.method_dispatch(object, "__getitem__", &[*index_ty], span)
    }

    pub(super) fn slice_bound(&mut self, ty: &Ty, at: ExprId) {
        match self.shallow(ty) {
            Ty::Never => {}
            // What int a value of the isolate stands for is asked when the slice is applied.
            other
                if other
                    .members()
                    .iter()
                    .all(|member| matches!(member, Ty::None | Ty::Int | Ty::Bool | Ty::Dyn)) => {}
            other => {
                let name = self.type_name(&other);
                self.refuse(
                    ReasonId::NotLowered,
                    self.func.expr(at).span,
                    format!("a slice bound of type `{name}`"),
                );
            }
        }
    }
}
