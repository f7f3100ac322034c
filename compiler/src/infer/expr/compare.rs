//! Comparisons, `is` and `in`.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{CompareOp, Const, ExprId, ExprKind};
use crate::infer::narrow;
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::ty::{IterKind, Ty};
use crate::world::keywords;

impl<'a> Walk<'_, 'a> {
    pub(super) fn compare(
        &mut self,
        op: CompareOp,
        left: ExprId,
        right: ExprId,
        span: crate::source::Span,
    ) -> (Ty, How) {
        let identity = matches!(op, CompareOp::Is | CompareOp::IsNot);
        let asks_class = matches!(op, CompareOp::Is | CompareOp::IsNot | CompareOp::Eq | CompareOp::NotEq);
        let is_none = matches!(self.func.expr(right).kind, ExprKind::Const(Const::None));
        let l = match identity && is_none {
            true => self.expr_or_function(left),
            false if asks_class => self.object_or_class(left),
            false => self.expr(left),
        };
        // A set that is asked and thrown away: nobody sees its order.
        let asked = matches!(op, CompareOp::In | CompareOp::NotIn)
            && matches!(self.func.expr(right).kind, ExprKind::Set(_));
        self.asked = asked.then_some(self.key(right));
        // `Color.RED in Color`
        let enumeration = self.enumeration(right).filter(|_| matches!(op, CompareOp::In | CompareOp::NotIn));
        let r =
            if asks_class || enumeration.is_some() { self.object_or_class(right) } else { self.expr(right) };
        let (mut l, mut r) = (self.shallow(&l), self.shallow(&r));
        if l == Ty::Never || r == Ty::Never {
            return (Ty::Never, How::Plain);
        }
        if !matches!(op, CompareOp::Is | CompareOp::IsNot) {
            self.check_nan(&l, span);
            self.check_nan(&r, span);
        }
        if let Some(truth) = narrow::decided_class_test(self, op, left, right) {
            return (Ty::Bool, How::Truth(truth));
        }
        if asks_class && let (Some(one), Some(two)) = (self.class_of_value(&l), self.class_of_value(&r)) {
            let is_same = matches!(op, CompareOp::Is | CompareOp::Eq);
            return (Ty::Bool, How::Truth((one == two) == is_same));
        }
        if asks_class && (self.holds_class(&l) || self.holds_class(&r)) {
            for (union, class) in [(&l, &r), (&r, &l)] {
                let all = union.members().iter().all(|member| self.class_of_value(member).is_some());
                let asked = self.class_of_value(class);
                if all && asked.is_some() {
                    let mut same = union.members();
                    same.retain(|member| self.class_of_value(member) == asked);
                    let differs = matches!(op, CompareOp::IsNot | CompareOp::NotEq);
                    let how = if same.is_empty() { How::Truth(differs) } else { How::Holds(same) };
                    return (Ty::Bool, how);
                }
            }
            for (side, ty) in [(left, &mut l), (right, &mut r)] {
                if matches!(ty, Ty::Function(_)) {
                    *ty = self.value_as_object(side);
                }
            }
            let is_bare = |ty: &Ty| ty.members().iter().any(|member| matches!(member, Ty::Function(_)));
            if is_bare(&l) || is_bare(&r) {
                return (self.refuse(ReasonId::Class, span, "comparing classes"), How::Plain);
            }
        }
        match op {
            CompareOp::Is | CompareOp::IsNot if self.asks_class(left, &l) && self.asks_class(right, &r) => {
                (Ty::Bool, How::Generic)
            }
            CompareOp::Is | CompareOp::IsNot => {
                self.identity(op, (&l, &r), self.is_object(left) || self.is_object(right), span)
            }
            CompareOp::In | CompareOp::NotIn
                if let Some(names) = self.keywords_of(right)
                    && let Some(asked) = keywords::text(self.func, left) =>
            {
                (Ty::Bool, How::Truth(names.contains(&asked) == (op == CompareOp::In)))
            }
            CompareOp::In | CompareOp::NotIn if let Some(class) = enumeration => {
                let is_member = |ty: &Ty| matches!(ty, Ty::Instance(of) if *of == class);
                match l.members().iter().all(is_member) {
                    true => (Ty::Bool, How::Truth(op == CompareOp::In)),
                    // (What other values are told depends on the version.)
                    false => (self.refuse(ReasonId::Class, span, "`in` an enumeration"), How::Plain),
                }
            }
            CompareOp::In | CompareOp::NotIn => {
                let (ty, dispatch) = self.contains_dispatch(&r, &l, span);
                (ty, How::Dispatch(dispatch))
            }
            CompareOp::Eq
            | CompareOp::NotEq
            | CompareOp::Lt
            | CompareOp::LtE
            | CompareOp::Gt
            | CompareOp::GtE => {
                let (ty, dispatch) = self.compare_dispatch(op, &l, &r, span);
                (ty, How::Dispatch(dispatch))
            }
        }
    }

    /// A class object, or a class of the isolate: it is one object wherever it is asked for.
    fn asks_class(&self, id: ExprId, ty: &Ty) -> bool {
        *ty == Ty::Type || (*ty == Ty::Dyn && narrow::class_of(self, id).is_some())
    }

    /// Whatever else is unknown of it: one object for both halves of the program.
    fn is_object(&self, id: ExprId) -> bool {
        self.cx.plan.objects.contains(&(self.func.id, id))
    }

    /// `is` on unboxed values has no meaning unless types decide it: `x is None`, or singletons.
    pub(super) fn identity(
        &mut self,
        op: CompareOp,
        (l, r): (&Ty, &Ty),
        known: bool,
        span: crate::source::Span,
    ) -> (Ty, How) {
        let singleton = |ty: &Ty| matches!(ty, Ty::None | Ty::Bool | Ty::Ellipsis | Ty::NotImplemented);
        if *l == Ty::Dyn || *r == Ty::Dyn {
            // A scalar inside a `Dyn` has no identity of its own.
            if singleton(l) || singleton(r) || *l == Ty::Type || *r == Ty::Type || (*l == *r && known) {
                return (Ty::Bool, How::Generic);
            }
            // No object of the isolate is a container of native code (homes). What is unknown in a program
            // without an isolate has its own reason.
            let container = |ty: &Ty| matches!(ty, Ty::List(_) | Ty::Set(_) | Ty::Dict(..));
            if container(l) || container(r) {
                return (Ty::Bool, How::Truth(op != CompareOp::Is));
            }
            return (self.refuse(ReasonId::Identity, span, ""), How::Plain);
        }
        if l.members().contains(&Ty::Object) || r.members().contains(&Ty::Object) {
            return (self.refuse(ReasonId::NotLowered, span, "identity of an unknown value"), How::Plain);
        }
        // Values of different classes are different objects.
        let kind = |ty: &Ty| {
            let seen = if ty.is_exception() { Ty::Exception } else { *ty };
            crate::ty::builtin::of(&seen).python
        };
        let theirs: Vec<&str> = r.members().iter().map(kind).collect();
        let shared: Vec<Ty> =
            l.members().into_iter().filter(|member| theirs.contains(&kind(member))).collect();
        let object = |ty: &Ty| {
            matches!(ty, Ty::List(_) | Ty::Set(_) | Ty::Dict(..) | Ty::Exception | Ty::Type)
                || matches!(ty, Ty::Instance(_) | Ty::Closure(..) | Ty::Iter(IterKind::Kept, _))
        };
        let one_value = |ty: &Ty| singleton(ty) && *ty != Ty::Bool;
        if shared.is_empty() {
            (Ty::Bool, How::Truth(op != CompareOp::Is))
        } else if l == r && one_value(l) {
            (Ty::Bool, How::Truth(op == CompareOp::Is))
        } else if shared.iter().all(|member| singleton(member) || object(member)) {
            (Ty::Bool, How::Generic)
        } else {
            (self.refuse(ReasonId::Identity, span, ""), How::Plain)
        }
    }
}
