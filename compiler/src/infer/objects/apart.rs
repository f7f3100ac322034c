//! Functions of the library that are methods of dataclasses here: `replace`, `asdict`, `astuple`
//! (`hir/lower/made/apart.rs`).

use crate::diag::reasons::ReasonId;
use crate::hir::expansion::{self, AS_DICT, AS_TUPLE, Field, FieldKind, Given};
use crate::hir::nodes::{Arg, Const, ExprKind, PyText};
use crate::infer::rows::Shape;
use crate::infer::table::{Dispatch, How};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty};
use std::collections::BTreeSet;

impl<'a> Walk<'_, 'a> {
    /// `replace(o, x=1)`: the method of the first argument.
    pub(in crate::infer) fn called_as_method(
        &mut self,
        method: &str,
        args: &'a [Arg],
        span: Span,
    ) -> (Ty, How) {
        let taken = self.arguments_or_functions(args);
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        let mut operands = vec![Ty::None];
        let mut shape = Shape::default();
        for (index, (keyword, ty)) in taken.iter().enumerate() {
            match keyword {
                None => shape.positional.push(index + 1),
                Some(keyword) => shape.keywords.push(((*keyword).to_owned(), index + 1)),
            }
            operands.push(*ty);
        }
        if shape.positional != [1] {
            let what = "a call of this function of `dataclasses`";
            return (self.refuse(ReasonId::Class, span, what), How::Plain);
        }
        let (ty, dispatch) = self.made_method(method, &mut operands, &shape, span);
        (ty, How::New(dispatch))
    }

    fn made_method(
        &mut self,
        method: &str,
        operands: &mut Vec<Ty>,
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        match self.shallow(&operands[1]) {
            Ty::Union(members) => self.split(1, members.to_vec(), operands, &mut |walk, operands| {
                walk.made_method(method, operands, shape, span)
            }),
            Ty::Instance(class) if self.has_special(class, method) && self.has_all_fields(class) => {
                self.method_of_instance(class, method, operands, shape, span)
            }
            other => {
                let what = format!(
                    "`{}`, which is no native dataclass with all its fields,",
                    self.type_name(&other)
                );
                (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
            }
        }
    }

    /// `_asdict_inner`: the object, the value, the method.
    pub(in crate::infer) fn taken_apart(&mut self, args: &'a [Arg], span: Span) -> (Ty, How) {
        let [object, value, method] = args else { unreachable!("made with these") };
        let ExprKind::Const(Const::Str(PyText::Text(method))) = &self.func.expr(method.value()).kind else {
            unreachable!("made with a name")
        };
        let mut operands: Vec<Ty> =
            [object, value].iter().map(|arg| self.expr_or_function(arg.value())).collect();
        self.expr(args[2].value());
        if !self.env.reachable {
            return (Ty::Never, How::Plain);
        }
        let (ty, dispatch) = self.apart(method, &mut operands, span);
        (ty, How::Dispatch(dispatch))
    }

    fn apart(&mut self, method: &str, operands: &mut Vec<Ty>, span: Span) -> (Ty, Dispatch) {
        let value = self.shallow(&operands[1]);
        let one = Shape { positional: vec![1], keywords: vec![] };
        match value {
            Ty::Never => (Ty::Never, Dispatch::Dead),
            Ty::Union(members) => self.split(1, members.to_vec(), operands, &mut |walk, operands| {
                walk.apart(method, operands, span)
            }),
            _ if self.is_left_whole(&value) => (operands[1], Dispatch::Operand(1)),
            Ty::Instance(class) if self.may_be_taken_apart(class, method) => {
                self.method_of_instance(class, method, operands, &one, span)
            }
            Ty::List(_) => {
                let Ty::Instance(class) = self.shallow(&operands[0]) else {
                    return (self.refuse(ReasonId::Class, span, "a list in no dataclass"), Dispatch::Dead);
                };
                let both = Shape { positional: vec![0, 1], keywords: vec![] };
                self.method_of_instance(class, &expansion::items_of(method), operands, &both, span)
            }
            other => {
                let of = if method == AS_DICT { "asdict" } else { "astuple" };
                debug_assert!([AS_DICT, AS_TUPLE].contains(&method));
                let what = format!("`{of}` of a `{}`", self.type_name(&other));
                (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
            }
        }
    }

    fn may_be_taken_apart(&self, class: Class, method: &str) -> bool {
        self.has_special(class, method) && self.has_all_fields(class) && !self.may_hold_itself(class)
    }

    /// Of the class, or of the nearest base that is one.
    fn fields_of_dataclass(&self, class: Class) -> Option<&[Field]> {
        let table = &self.cx.facts.table;
        let made = |index: &usize| self.cx.program.expansion(table.all()[*index].body);
        table.info(class).mro.iter().find_map(made).map(|made| &made.fields[..])
    }

    /// Has every instance all fields, so that nothing is raised where they are read?
    fn has_all_fields(&self, class: Class) -> bool {
        let table = &self.cx.facts.table;
        let is_there =
            |name: &str| table.attr(name).is_some_and(|attr| table.info(class).definite.contains(attr));
        self.fields_of_dataclass(class).is_some_and(|fields| {
            let mut fields = fields.iter().filter(|field| field.kind == FieldKind::Field);
            // (What `__init__` leaves out the class has.)
            let is_of_class = |field: &Field| !field.init && matches!(field.default, Given::Value(_));
            fields.all(|field| is_there(&field.name) || is_of_class(field))
        })
    }

    /// May instances of the class hold such instances, themselves or in what they hold? (How deep CPython's
    /// functions may then call each other is another number.)
    fn may_hold_itself(&self, class: Class) -> bool {
        let (mut seen, mut next) = (BTreeSet::new(), vec![class]);
        while let Some(one) = next.pop() {
            let fields = self.fields_of_dataclass(one).unwrap_or_default();
            let attrs = fields.iter().filter_map(|field| self.cx.facts.table.attr(&field.name));
            let held: BTreeSet<Class> = attrs
                .filter_map(|attr| self.cx.cells.resolve(&self.cx.cells.field(one, attr)).ok())
                .flat_map(|ty| ty.classes())
                .collect();
            if held.iter().any(|held| held.index() == class.index()) {
                return true;
            }
            next.extend(held.into_iter().filter(|held| seen.insert(*held)));
        }
        false
    }

    /// What `copy.deepcopy` gives as it is, and tuples of such values, of which nobody can tell copies.
    fn is_left_whole(&self, ty: &Ty) -> bool {
        match self.shallow(ty) {
            Ty::Tuple(items) => items.iter().all(|item| self.is_left_whole(item)),
            Ty::TupleOf(item) => self.is_left_whole(&item),
            Ty::Instance(class) => self.cx.facts.table.info(class).is_enum,
            Ty::Union(members) => members.iter().all(|member| self.is_left_whole(member)),
            other => {
                let whole = [Ty::None, Ty::Bool, Ty::Int, Ty::Float, Ty::Complex, Ty::Str, Ty::Bytes];
                whole.contains(&other)
            }
        }
    }
}
