//! Instances of classes with a builtin base: what a class inherits from it is done with the value that the
//! instance holds.
//!
//! ```text
//! class Stack(list): …
//! s.append(x)        of the list that `s` holds
//! s[0], s + [1]      the same
//! s += [1]           changes the list, gives `s`
//! ```
//!
//! Methods of a builtin class are written in C, and ask their object for nothing that a class may have
//! replaced. What is given such an object as an argument does: that is why [`Walk::as_value`] asks.

use crate::catalog::{self, intrinsics};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::FuncId;
use crate::infer::dispatch::ForEach;
use crate::infer::rows::Shape;
use crate::infer::table::Dispatch;
use crate::infer::walk::{Sink, Walk};
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::Attr;

/// What iteration and what counts before it (`PyObject_LengthHint`) ask an object for.
const ASKED_OF_ITEMS: [&str; 3] = ["__iter__", "__len__", "__length_hint__"];

impl Walk<'_, '_> {
    /// The value in an instance with a builtin base.
    pub fn value_of(&self, ty: &Ty) -> Option<Ty> {
        let Ty::Instance(class) = self.shallow(ty) else { return None };
        self.cx.cells.held_value(class)
    }

    /// The value of an instance where no class of the program has `name`, and the builtin base has.
    pub fn inherited_value(&self, ty: &Ty, name: &str) -> Option<Ty> {
        let Ty::Instance(class) = self.shallow(ty) else { return None };
        let value = self.cx.cells.held_value(class).filter(|_| name != "__class__")?;
        let table = &self.cx.facts.table;
        let is_own = table.attr(name).is_some_and(|attr| {
            !self.find(class, attr).is_nothing() || self.cx.cells.field(class, attr) != Ty::Never
        });
        (!is_own).then_some(value)
    }

    /// An instance as what a builtin takes for its value: other types, and those that would be asked, as they
    /// are.
    pub fn as_value(&self, ty: &Ty) -> Ty {
        let Ty::Instance(class) = self.shallow(ty) else { return *ty };
        match self.cx.cells.held_value(class) {
            Some(value) if !ASKED_OF_ITEMS.iter().any(|name| self.has_special(class, name)) => value,
            Some(_) | None => *ty,
        }
    }

    /// Something done with the values in these operands instead of them.
    pub fn with_values(
        &mut self,
        which: &[usize],
        operands: &mut Vec<Ty>,
        then: ForEach<'_, Self>,
    ) -> (Ty, Dispatch) {
        let whole = operands.clone();
        for index in which {
            operands[*index] = self.value_of(&operands[*index]).expect("an instance with a builtin base");
        }
        let (ty, dispatch) = then(self, operands);
        operands.clone_from(&whole);
        (ty, of_values(which, dispatch))
    }

    /// The number or text in an instance.
    pub fn scalar_of(&self, ty: &Ty) -> Option<Ty> {
        let value = self.value_of(ty)?;
        matches!(value, Ty::Int | Ty::Float | Ty::Str).then_some(value)
    }

    /// Is it an instance that holds a number?
    pub fn holds_number(&self, ty: &Ty) -> bool {
        matches!(self.scalar_of(ty), Some(Ty::Int | Ty::Float))
    }

    /// Text in an instance whose class has a `__repr__` of its own: `int(x)` shows it in its message.
    pub fn is_text_shown_otherwise(&self, ty: &Ty) -> bool {
        let Ty::Instance(class) = self.shallow(ty) else { return false };
        self.scalar_of(ty) == Some(Ty::Str) && self.has_special(class, "__repr__")
    }

    /// The operands with a value in them.
    pub fn places_of_values(&self, operands: &[Ty]) -> Vec<usize> {
        (0..operands.len()).filter(|index| self.value_of(&operands[*index]).is_some()).collect()
    }

    /// A binary operator on the values in these operands.
    pub fn binary_of_values(
        &mut self,
        (symbol, inplace): (&str, bool),
        which: &[usize],
        operands: &mut Vec<Ty>,
        then: ForEach<'_, Self>,
    ) -> (Ty, Dispatch) {
        let value = self.value_of(&operands[0]).filter(|_| which.contains(&0));
        let (ty, dispatch) = self.with_values(which, operands, then);
        if self.shallow(&ty) == Ty::Never {
            // `sq_concat` and `sq_repeat` say what they are (`binary_op1` in `Objects/abstract.c`), other
            // texts name the classes of the operands.
            let [left, right] = [0, 1].map(|index| self.shallow(&operands[index]));
            let left = value.filter(|value| says_itself(symbol, value)).unwrap_or(left);
            return match catalog::operand_error(symbol, inplace, &left, &right) {
                Some(message) => (Ty::Never, Dispatch::Raise("TypeError", message)),
                None => self.unknown_operation(symbol, &left, &right, self.at),
            };
        }
        match value.filter(|_| inplace) {
            // What is changed in place is the object itself.
            Some(held) if held.con() == self.shallow(&ty).con() && changes_in_place(&held) => {
                let itself = Dispatch::Operand(0);
                (operands[0], Dispatch::Bind { first: Box::new(dispatch), given: ty, then: Box::new(itself) })
            }
            Some(_) | None => (ty, dispatch),
        }
    }

    /// Has the builtin base of the value in this operand the special method?
    pub(super) fn inherits_special(&self, operand: &Ty, name: &str) -> bool {
        self.value_of(operand)
            .is_some_and(|value| !catalog::methods(catalog::owner_of(&self.shallow(&value)), name).is_empty())
    }

    /// A method that the builtin base has, called on an instance.
    pub(super) fn inherited_method(
        &mut self,
        name: &str,
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        let mut operands = operands.to_vec();
        self.with_values(&[0], &mut operands, &mut |walk, operands| {
            if intrinsics::gives_own_class(name) {
                return (walk.refuse(ReasonId::NoRow, span, name), Dispatch::Dead);
            }
            if intrinsics::is_dict_init(name, &operands[0]) {
                // What `update` does, too (`dict_update_common`, `Objects/dictobject.c`).
                return match operands.len() {
                    1 => (Ty::None, Dispatch::Nothing),
                    _ => walk.shaped_dispatch(intrinsics::UPDATE, operands, shape, span),
                };
            }
            let receiver = walk.shallow(&operands[0]);
            if let Some(what) = walk.method_refusal(&receiver, name, operands, shape) {
                return (walk.refuse(ReasonId::NoRow, span, what), Dispatch::Dead);
            }
            walk.shaped_dispatch(name, operands, shape, span)
        })
    }

    /// `C(…)` of a class without `__init__`: what its builtin base makes of the arguments, which stand behind
    /// the first operand. With `__init__`: what `__new__` makes of them.
    pub(super) fn new_value(
        &mut self,
        class: Class,
        operands: &[Ty],
        shape: Option<&Shape>,
        span: Span,
    ) -> Option<(Ty, Dispatch)> {
        let base = self.cx.facts.table.info(class).value_base()?;
        if let Some(constructor) = self.constructor(class) {
            return Some(self.new_tuple(constructor, operands, shape, span));
        }
        let shape = shape.map_or_else(Shape::default, |shape| Shape {
            positional: shape.positional[1..].to_vec(),
            keywords: shape.keywords.clone(),
        });
        let rows = catalog::functions("builtins", base.name());
        let mut given = operands.to_vec();
        let found = self.rows_dispatch(&rows[..], &mut given, &shape, span);
        let found = found.or_else(|| self.argument_error(&rows[..], operands, &shape));
        let is_of_base = |ty: &Ty| base.scalar().is_none_or(|scalar| *ty == scalar || *ty == Ty::Never);
        Some(found.filter(|(ty, _)| is_of_base(&self.shallow(ty))).unwrap_or_else(|| {
            let what = format!("{}({})", class.name(), self.type_names(&operands[1..]));
            (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
        }))
    }

    /// The function that makes the tuple of a named tuple.
    fn constructor(&self, class: Class) -> Option<FuncId> {
        let table = &self.cx.facts.table;
        let of_class = |index: &usize| self.cx.program.expansion(table.all()[*index].body)?.constructor;
        table.info(class).mro.iter().find_map(of_class)
    }

    fn new_tuple(
        &mut self,
        constructor: FuncId,
        operands: &[Ty],
        shape: Option<&Shape>,
        span: Span,
    ) -> (Ty, Dispatch) {
        let Some(shape) = shape else {
            return (self.refuse(ReasonId::Class, span, "a named tuple with `__init__`"), Dispatch::Dead);
        };
        let keywords: Vec<(&str, usize)> =
            shape.keywords.iter().map(|(name, index)| (name.as_str(), *index)).collect();
        let found = self.call_on(constructor, operands.to_vec(), shape.positional.clone(), &keywords, span);
        // (Floats among them may be compared.)
        self.check_nan(&found.0, span);
        found
    }

    /// An item of the tuple that the first operand holds.
    pub(in crate::infer) fn item_of_value(
        &mut self,
        operands: &[Ty],
        index: usize,
    ) -> Option<(Ty, Dispatch)> {
        let Ty::Tuple(items) = self.value_of(&operands[0]).map(|value| self.shallow(&value))? else {
            return None;
        };
        Some((*items.get(index)?, of_values(&[0], Dispatch::TupleItem(index))))
    }

    /// The tuple of known length that an instance holds, where it is taken apart as that.
    pub(in crate::infer) fn held_tuple(&self, ty: &Ty) -> Option<Ty> {
        let Ty::Instance(class) = self.shallow(ty) else { return None };
        let value = self.shallow(&self.cx.cells.held_value(class)?);
        let is_own = ["__iter__", "__getitem__"].iter().any(|name| self.has_special(class, name));
        (!is_own && matches!(value, Ty::Tuple(_))).then_some(value)
    }

    /// A value that a new instance holds from now on: what it is kept as. A fresh container gets the cells of
    /// the class, as one that an expression makes gets those of the expression (`own_cells`).
    pub(super) fn keep_value(&mut self, class: Class, value: &Ty, span: Span) -> Ty {
        let held = self.cx.cells.field(class, Attr::VALUE);
        match (self.shallow(value), held) {
            (Ty::List(element), Ty::List(cell)) if !matches!(*element, Ty::Var(_)) => {
                self.cx.cells.put(&cell, &element);
                self.flow(value, Sink::Field(class, Attr::VALUE), span);
            }
            (Ty::Dict(key, value_type), Ty::Dict(keys, values))
                if !matches!((*key, *value_type), (Ty::Var(_), _) | (_, Ty::Var(_))) =>
            {
                self.cx.cells.put(&keys, &key);
                self.cx.cells.put(&values, &value_type);
                self.flow(value, Sink::Field(class, Attr::VALUE), span);
            }
            _ => self.keep_in_field(class, Attr::VALUE, value, span),
        }
        let held = self.cx.cells.field(class, Attr::VALUE);
        self.note_held(class, &held);
        held
    }
}

/// A new instance that holds what has been made.
pub(super) fn holding((given, made): (Ty, Dispatch), (ty, construct): (Ty, Dispatch)) -> (Ty, Dispatch) {
    match construct {
        Dispatch::Construct(..) => {
            (ty, Dispatch::Bind { first: Box::new(made), given, then: Box::new(construct) })
        }
        other => (ty, other),
    }
}

/// `+` and `*` of a sequence.
fn says_itself(symbol: &str, value: &Ty) -> bool {
    matches!(value, Ty::List(_) | Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Str) && matches!(symbol, "+" | "*")
}

/// Values with operators that change them.
fn changes_in_place(value: &Ty) -> bool {
    matches!(value, Ty::List(_) | Ty::Dict(..))
}

/// A dispatch over the values in these operands.
pub fn of_values(which: &[usize], dispatch: Dispatch) -> Dispatch {
    which.iter().fold(dispatch, |inner, index| Dispatch::OfValue(*index, Box::new(inner)))
}
