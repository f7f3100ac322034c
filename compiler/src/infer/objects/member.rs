//! Members of enumerations looked up: `Color(1)`, `Color["RED"]` (`Lib/enum.py`).

use crate::diag::reasons::ReasonId;
use crate::hir::expansion::{MEMBERS, NAMED, NAMES, VALUES};
use crate::hir::nodes::ExprId;
use crate::infer::rows::Shape;
use crate::infer::table::Dispatch;
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty};

impl Walk<'_, '_> {
    /// `C(value)`; the value is the operand behind the first.
    pub(super) fn member_by_value(
        &mut self,
        class: Class,
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        let is_one = shape.positional == [0, 1] && shape.keywords.is_empty();
        if !is_one || !self.is_compared_as_builtin(class, &operands[1]) {
            return self.unknown_member(class, span);
        }
        self.member_of(class, &mut operands.to_vec(), span)
    }

    fn member_of(&mut self, class: Class, operands: &mut Vec<Ty>, span: Span) -> (Ty, Dispatch) {
        match self.shallow(&operands[1]) {
            Ty::Union(members) => self.split(1, members.to_vec(), operands, &mut |walk, operands| {
                walk.member_of(class, operands, span)
            }),
            // A member is its own member.
            Ty::Instance(_) => (operands[1], Dispatch::Operand(1)),
            _ => {
                let body = self.cx.facts.table.info(class).body;
                let qualname = self.cx.program.functions[body.index()].qualname.clone();
                let given = Some((Ty::Str, Dispatch::Text(qualname)));
                self.look_up(class, ("member_by_value", MEMBERS, VALUES), operands, given, span)
            }
        }
    }

    /// `C[name]` of an enumeration; the name is the operand behind the first.
    pub fn member_by_name(&mut self, class: Class, operands: &mut Vec<Ty>, span: Span) -> (Ty, Dispatch) {
        match self.shallow(&operands[1]) {
            Ty::Never => self.dead(),
            Ty::Str => self.look_up(class, ("member_by_name", NAMED, NAMES), operands, None, span),
            _ => self.unknown_member(class, span),
        }
    }

    /// The enumeration that an expression stands for.
    pub fn enumeration(&self, id: ExprId) -> Option<Class> {
        let class = self.class_bound_to(id)?;
        let is_native = !self.cx.cells.is_class_in_isolate(class);
        (is_native && self.cx.facts.table.info(class).is_enum).then_some(class)
    }

    /// A row that looks through two lists of the class for the second operand; `more`: what else it gets.
    fn look_up(
        &mut self,
        class: Class,
        (row, members, known): (&str, &str, &str),
        operands: &mut Vec<Ty>,
        more: Option<(Ty, Dispatch)>,
        span: Span,
    ) -> (Ty, Dispatch) {
        let facts = self.cx.facts.clone();
        let lists = [members, known].map(|name| facts.table.attr(name));
        let [Some(members), Some(known)] = lists else { return self.unknown_member(class, span) };
        let held = |attr| (self.cx.cells.class_value(class, attr), Dispatch::ClassValue(class, attr, None));
        let bound: Vec<(Ty, Dispatch)> = [members, known].map(held).into_iter().chain(more).collect();
        let place = operands.len();
        operands.extend(bound.iter().map(|(ty, _)| *ty));
        let order: Vec<usize> = [place, place + 1, 1].into_iter().chain(place + 2..operands.len()).collect();
        let (ty, found) = self.own_row(row, &order, operands, span);
        operands.truncate(place);
        let bind =
            |then, (given, first)| Dispatch::Bind { first: Box::new(first), given, then: Box::new(then) };
        (ty, bound.into_iter().rev().fold(found, bind))
    }

    /// Values of these types are equal to others, and hashed, as their builtin classes say.
    fn is_compared_as_builtin(&self, class: Class, ty: &Ty) -> bool {
        let is_plain =
            |ty: &Ty| matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Str | Ty::Bytes);
        self.shallow(ty).members().iter().all(|member| {
            let items = if let Ty::Tuple(items) = member { Some(items.to_vec()) } else { None };
            let is_own = matches!(member, Ty::Instance(of) if *of == class);
            is_own
                || is_plain(member)
                || items
                    .is_some_and(|items| items.iter().all(|item| self.is_compared_as_builtin(class, item)))
        })
    }

    fn unknown_member(&mut self, class: Class, span: Span) -> (Ty, Dispatch) {
        let what = format!("asking `{}` for a member", class.name());
        (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
    }
}
