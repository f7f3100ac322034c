//! Operators and methods: which catalog row, for which types, and what raises.

use super::objects::of_values;
use super::rows::Shape;
pub use super::spelling::{compare_symbol, symbol};
use super::table::{Dispatch, PlacedArg};
use super::walk::{Sink, Walk};
use crate::catalog;
use crate::catalog::intrinsics::Power;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{BinaryOp, CompareOp, FuncId};
use crate::source::Span;
use crate::ty::{IterKind, RowId, Ty};

/// What is asked for each member of a union.
pub type ForEach<'a, W> = &'a mut dyn FnMut(&mut W, &mut Vec<Ty>) -> (Ty, Dispatch);

impl Walk<'_, '_> {
    /// A method of the receiver: operands are the receiver, then the arguments.
    pub fn method_dispatch(&mut self, receiver: &Ty, name: &str, args: &[Ty], span: Span) -> (Ty, Dispatch) {
        let mut operands = vec![*receiver];
        operands.extend_from_slice(args);
        if self.holds_instance(receiver) {
            return self.special_dispatch(name, &mut operands, span);
        }
        let shape = Shape { positional: (0..operands.len()).collect(), keywords: vec![] };
        self.shaped_dispatch(name, &mut operands, &shape, span)
    }

    /// The same with keywords; `operands[0]` is the receiver.
    pub fn shaped_dispatch(
        &mut self,
        name: &str,
        operands: &mut Vec<Ty>,
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        if operands.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return self.dead();
        }
        if self.is_class_elsewhere(&operands[0]) {
            // `list[int]` as a value is the isolate's.
            operands[0] = Ty::Dyn;
        }
        let receiver = self.shallow(&operands[0]);
        if let Ty::Union(members) = &receiver {
            return self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.shaped_dispatch(name, operands, shape, span)
            });
        }
        if let Ty::Instance(class) = receiver {
            return self.method_of_instance(class, name, operands, shape, span);
        }
        if let (Ty::Tree(leaf), "__getitem__", [_, index]) = (&receiver, name, &operands[..])
            && self.shallow(index) == Ty::Int
        {
            return (self.shallow(leaf).join(&receiver), Dispatch::TreeItem);
        }
        if self.is_own_of_exceptions(&receiver, name) {
            let what = format!("`{name}` of an exception that may be of a class of the program");
            return (self.no_row(operands, span, what), Dispatch::Dead);
        }
        let rows = catalog::methods(catalog::owner_of(&receiver), name);
        if let (Ty::Dict(..), Some(Ty::Slice)) = (&receiver, operands.get(1).map(|ty| self.shallow(ty))) {
            // A slice that is a key shows its bounds: `True` is not 1 then.
            let what =
                format!("{}.{name}({})", catalog::owner_of(&receiver), self.type_names(&operands[1..]));
            return (self.no_row(operands, span, what), Dispatch::Dead);
        }
        if rows.is_empty()
            && let Some(Ty::Union(members)) = operands.get(1).map(|ty| self.shallow(ty))
        {
            // `del text[key]`: the message depends on the key.
            return self.split(1, members.to_vec(), operands, &mut |walk, operands| {
                walk.shaped_dispatch(name, operands, shape, span)
            });
        }
        let first = operands.get(1).map(|ty| self.shallow(ty));
        if let Some(row) = catalog::refusing_row(&receiver, name, first.as_ref())
            && let Some(found) = self.rows_dispatch(catalog::lookup("hybridc", row), operands, shape, span)
        {
            return found;
        }
        let lacks = |first: &Ty| catalog::missing_method(&receiver, name, Some(first)).is_some();
        match (self.rows_dispatch(&rows, operands, shape, span), &first) {
            (Some(found), _) => found,
            // `xs[i]` where `i` may be None.
            (None, Some(Ty::Union(members))) if members.iter().any(lacks) => {
                self.split(1, members.to_vec(), operands, &mut |walk, operands| {
                    walk.shaped_dispatch(name, operands, shape, span)
                })
            }
            (None, _) => match self.missing_method(&receiver, name, first.as_ref()) {
                Some((class, message)) => (Ty::Never, Dispatch::Raise(class, message)),
                None => {
                    let what = format!(
                        "{}.{name}({})",
                        catalog::owner_of(&receiver),
                        self.type_names(&operands[1..])
                    );
                    self.carried_row(name, operands, span, what)
                }
            },
        }
    }

    /// What is raised where the receiver certainly has no such method.
    fn missing_method(
        &self,
        receiver: &Ty,
        name: &str,
        first: Option<&Ty>,
    ) -> Option<(&'static str, String)> {
        match receiver {
            Ty::Closure(func, _)
                if !self.cx.plan.hybrid && self.cx.program.is_own_function(FuncId(*func)) =>
            {
                Some(("AttributeError", catalog::missing_of_function(name)?))
            }
            _ => catalog::missing_method(receiver, name, first),
        }
    }

    /// An attribute that is computed when it is read.
    pub fn property_dispatch(&mut self, receiver: &Ty, name: &str, span: Span) -> Option<(Ty, Dispatch)> {
        let members = self.shallow(receiver).members();
        if members.iter().any(|member| self.is_own_of_exceptions(member, name)) {
            return None;
        }
        let rows: Vec<Vec<RowId>> =
            members.iter().map(|member| catalog::properties(catalog::owner_of(member), name)).collect();
        if rows.iter().any(Vec::is_empty) {
            return None;
        }
        let mut operands = vec![*receiver];
        let shape = Shape { positional: vec![0], keywords: vec![] };
        if rows.iter().all(|own| *own == rows[0]) {
            return self.rows_dispatch(&rows[0], &mut operands, &shape, span);
        }
        let mut rows = rows.into_iter();
        Some(self.split(0, members, &mut operands, &mut |walk, operands| {
            let own = rows.next().expect("one list for each member");
            walk.rows_dispatch(&own, operands, &shape, span).unwrap_or((Ty::Never, Dispatch::Dead))
        }))
    }

    /// Tries the rows, splitting an operand that is a union where no row takes it whole.
    pub fn rows_dispatch(
        &mut self,
        rows: &[RowId],
        operands: &mut Vec<Ty>,
        shape: &Shape,
        span: Span,
    ) -> Option<(Ty, Dispatch)> {
        let mut chosen = self.cx.choose_row(rows, operands, shape);
        let mut seen = operands.clone();
        if chosen.is_none() && seen.iter().any(|ty| matches!(self.shallow(ty), Ty::Tree(_))) {
            // A tree is a tuple of its items.
            seen.iter_mut().for_each(|ty| *ty = self.as_tuple(ty));
            chosen = self.cx.choose_row(rows, &seen, shape);
        }
        if chosen.is_none() && seen.iter().any(|ty| matches!(self.shallow(ty), Ty::Instance(_))) {
            seen.iter_mut().for_each(|ty| *ty = self.as_iterated(ty));
            chosen = self.cx.choose_row(rows, &seen, shape);
            if chosen.is_none()
                && let Some(found) = self.rows_of_values(rows, operands, shape, span)
            {
                return Some(found);
            }
            if chosen.is_none()
                && !rows.is_empty()
                && let Some(found) = self.raised_by_iteration(operands, span)
            {
                return Some(found);
            }
        }
        if let Some(row) = chosen {
            let applied = self.cx.apply_row(row, &seen, shape);
            for arg in &applied.call.args {
                match arg {
                    PlacedArg::Operand(operand, ty) if is_iterated(&seen[*operand]) => {
                        self.flow(&seen[*operand].clone(), Sink::Type(*ty), span);
                    }
                    PlacedArg::Operand(operand, ty) => self.flow(&operands[*operand], Sink::Type(*ty), span),
                    PlacedArg::Many(list, ty) => {
                        list.iter().for_each(|operand| self.flow(&operands[*operand], Sink::Type(*ty), span))
                    }
                    PlacedArg::Any(_) | PlacedArg::ManyAny(_) | PlacedArg::Missing => {}
                }
            }
            self.check_compared(applied.row, &applied.call, &seen, span);
            self.check_told((applied.row, &applied.result), &applied.call, &seen, span);
            return Some((applied.result, Dispatch::Row(applied.call)));
        }
        if rows.is_empty() {
            return None;
        }
        let (index, members) =
            operands.iter().enumerate().find_map(|(index, ty)| match self.shallow(ty) {
                Ty::Union(members) => Some((index, members)),
                _ => None,
            })?;
        let mut failed = false;
        let found = self.split(index, members.to_vec(), operands, &mut |walk, operands| {
            walk.rows_dispatch(rows, operands, shape, span).unwrap_or_else(|| {
                match walk.argument_error(rows, operands, shape) {
                    Some(found) => found,
                    None => {
                        failed = true;
                        (Ty::Never, Dispatch::Dead)
                    }
                }
            })
        });
        (!failed).then_some(found)
    }

    /// Rows that take the values of instances with a builtin base, where none takes these.
    fn rows_of_values(
        &mut self,
        rows: &[RowId],
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> Option<(Ty, Dispatch)> {
        let values: Vec<Ty> = operands.iter().map(|ty| self.as_value(ty)).collect();
        let which: Vec<usize> = (0..operands.len()).filter(|at| values[*at] != operands[*at]).collect();
        let may_show = rows.iter().any(|row| catalog::row(*row).raises.contains(&"ValueError"));
        if which.is_empty() || may_show && operands.iter().any(|ty| self.is_text_shown_otherwise(ty)) {
            return None;
        }
        let (ty, dispatch) = self.rows_dispatch(rows, &mut values.clone(), shape, span)?;
        Some((ty, of_values(&which, dispatch)))
    }

    fn as_tuple(&self, ty: &Ty) -> Ty {
        match self.shallow(ty) {
            Ty::Tree(leaf) => Ty::tuple_of(self.shallow(&leaf).join(&Ty::Tree(leaf))),
            _ => *ty,
        }
    }

    /// A builtin to which CPython says the same TypeError for any value of these types.
    pub fn argument_error(&self, rows: &[RowId], operands: &[Ty], shape: &Shape) -> Option<(Ty, Dispatch)> {
        let row = catalog::row(*rows.first()?);
        let types: Vec<Ty> = shape.positional.iter().map(|index| self.shallow(&operands[*index])).collect();
        let message = catalog::argument_error(row.python, &types).filter(|_| shape.keywords.is_empty())?;
        Some((Ty::Never, Dispatch::Raise("TypeError", message)))
    }

    /// One arm for each member of a union operand.
    pub fn split(
        &mut self,
        operand: usize,
        members: Vec<Ty>,
        operands: &mut Vec<Ty>,
        each: ForEach<'_, Self>,
    ) -> (Ty, Dispatch) {
        let whole = operands[operand];
        let (mut ty, mut arms, mut results) = (Ty::Never, vec![], vec![]);
        for member in members {
            operands[operand] = member;
            let (result, dispatch) = each(self, operands);
            ty = self.join(&ty, &result);
            results.push(result);
            arms.push((member, dispatch));
        }
        operands[operand] = whole;
        let iterators = results.iter().filter(|result| self.shallow(result).is_passing());
        if iterators.count() > 1 {
            // Each has a layout of its own: `enumerate(x)` of a list is no `enumerate(x)` of a tuple.
            let what = "an iterator over a value of several types";
            return (self.refuse(ReasonId::NotLowered, self.at, what), Dispatch::Dead);
        }
        results.iter().for_each(|result| self.flow(result, Sink::Type(ty), self.at));
        (ty, Dispatch::Split { operand, arms })
    }

    /// A binary operator: in-place method, method of the left operand, reflected method of the right,
    /// TypeError.
    pub fn binary_dispatch(
        &mut self,
        op: BinaryOp,
        inplace: bool,
        left: &Ty,
        right: &Ty,
        power: Option<Power>,
        span: Span,
    ) -> (Ty, Dispatch) {
        let mut operands = vec![*left, *right];
        self.binary_operands(op, inplace, &mut operands, power, span)
    }

    fn binary_operands(
        &mut self,
        op: BinaryOp,
        inplace: bool,
        operands: &mut Vec<Ty>,
        power: Option<Power>,
        span: Span,
    ) -> (Ty, Dispatch) {
        for index in 0..2 {
            match self.shallow(&operands[index]) {
                Ty::Never => return self.dead(),
                Ty::Union(members) if self.shallow(&operands[1 - index]) != Ty::Dyn => {
                    return self.split(index, members.to_vec(), operands, &mut |walk, operands| {
                        walk.binary_operands(op, inplace, operands, power, span)
                    });
                }
                _ => {}
            }
        }
        for operand in operands.iter_mut() {
            // `int | None` as a value is the isolate's.
            if self.is_class_elsewhere(operand) {
                *operand = Ty::Dyn;
            }
        }
        let (left, right) = (self.shallow(&operands[0]), self.shallow(&operands[1]));
        if let (Ty::Tuple(a), Ty::Tuple(b), BinaryOp::Add) = (&left, &right, op)
            && a.len() + b.len() <= super::expr::TUPLE_LIMIT
        {
            return (Ty::Tuple(a.iter().chain(b).cloned().collect()), Dispatch::TupleConcat);
        }
        if op == BinaryOp::Mod && matches!(left, Ty::Str | Ty::Bytes) && self.converts_itself(&right) {
            let what = "`%` with an object that converts itself";
            return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
        }
        let symbol = symbol(op);
        let (forward, reflected, in_place) =
            catalog::binary_dunder(symbol).expect("every operator has methods");
        if left == Ty::Dyn || right == Ty::Dyn {
            let name = if inplace { in_place } else { forward };
            return self.on_dyn(name, operands, span);
        }
        if operands.iter().any(|ty| self.holds_instance(ty)) {
            if let Some(found) = self.binary_of_instances(symbol, inplace, operands, span) {
                return found;
            }
            let mut which = self.places_of_values(operands);
            // `"%s" % x` asks `x` itself, or the items of a tuple.
            let is_text = op == BinaryOp::Mod && matches!(left, Ty::Str | Ty::Bytes);
            which.retain(|index| *index == 0 || !is_text || self.held_tuple(&right).is_some());
            if !which.is_empty() {
                return self.binary_of_values((symbol, inplace), &which, operands, &mut |walk, operands| {
                    walk.binary_operands(op, inplace, operands, power, span)
                });
            }
        }
        let both = Shape { positional: vec![0, 1], keywords: vec![] };
        if let Some(name) =
            power.and_then(|power| catalog::intrinsics::power_row(symbol, &left, &right, power))
            && let Some(found) = self.rows_dispatch(catalog::lookup("hybridc", name), operands, &both, span)
        {
            return found;
        }
        if inplace {
            let rows = catalog::lookup_inherited(catalog::owner_of(&left), in_place);
            if let Some((_, dispatch)) = self.rows_dispatch(&rows, operands, &both, span) {
                // The list or set itself, changed.
                return (operands[0], dispatch);
            }
        }
        let rows = catalog::lookup_inherited(catalog::owner_of(&left), forward);
        if let Some(found) = self.rows_dispatch(&rows, operands, &both, span) {
            return found;
        }
        let swapped = Shape { positional: vec![1, 0], keywords: vec![] };
        let rows = catalog::lookup_inherited(catalog::owner_of(&right), reflected);
        if let Some(found) = self.rows_dispatch(&rows, operands, &swapped, span) {
            return found;
        }
        match catalog::operand_error(symbol, inplace, &left, &right) {
            Some(message) => (Ty::Never, Dispatch::Raise("TypeError", message)),
            None => {
                let what = format!("{} {symbol} {}", self.type_name(&left), self.type_name(&right));
                self.carried_row(if inplace { in_place } else { forward }, operands, span, what)
            }
        }
    }

    /// No row takes these operands. A value that is unknown because of an earlier reason gives no new one.
    pub fn no_row(&mut self, operands: &[Ty], span: Span, what: String) -> Ty {
        let unknown = !self.cx.plan.hybrid
            && operands.iter().any(|ty| self.cx.cells.resolve(ty).is_ok_and(|ty| ty.mentions_dyn()));
        if unknown { Ty::Dyn } else { self.refuse(ReasonId::NoRow, span, what) }
    }

    /// An operation where one side is a value of the isolate: both go there.
    pub fn on_dyn(&mut self, name: &str, operands: &mut Vec<Ty>, span: Span) -> (Ty, Dispatch) {
        let shape = Shape { positional: (0..operands.len()).collect(), keywords: vec![] };
        let rows = catalog::lookup("Dyn", name);
        match self.rows_dispatch(rows, operands, &shape, span) {
            Some(found) => found,
            None => (self.no_row(operands, span, format!("Dyn.{name}")), Dispatch::Dead),
        }
    }

    /// A row of hybridc's own over values of the isolate.
    pub fn on_isolate(&mut self, name: &str, operands: &mut Vec<Ty>, span: Span) -> (Ty, Dispatch) {
        if operands.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return self.dead();
        }
        operands.iter_mut().for_each(|operand| *operand = Ty::Dyn);
        let shape = Shape { positional: (0..operands.len()).collect(), keywords: vec![] };
        match self.rows_dispatch(catalog::lookup("hybridc", name), operands, &shape, span) {
            Some(found) => found,
            None => (self.no_row(operands, span, name.to_owned()), Dispatch::Dead),
        }
    }

    /// `==`, `<` and their kin. Any two values compare; the generic form knows every combination and its
    /// TypeError.
    pub fn compare_dispatch(&mut self, op: CompareOp, left: &Ty, right: &Ty, span: Span) -> (Ty, Dispatch) {
        let symbol = compare_symbol(op);
        let (name, _) = catalog::compare_dunder(symbol).expect("an ordering");
        let mut operands = vec![*left, *right];
        if *left == Ty::Dyn || *right == Ty::Dyn {
            let shape = Shape { positional: vec![0, 1], keywords: vec![] };
            if let Some(found) =
                self.rows_dispatch(catalog::lookup("Dyn", name), &mut operands, &shape, self.func.span)
            {
                return found;
            }
        }
        if let Some(found) = self.compare_instances(op, &mut operands, span) {
            return found;
        }
        let scalar = |ty: &Ty| matches!(ty, Ty::Int | Ty::Float | Ty::Bool | Ty::Str);
        if scalar(left) && scalar(right) {
            let shape = Shape { positional: vec![0, 1], keywords: vec![] };
            let rows = catalog::lookup_inherited(catalog::owner_of(left), name);
            if let Some((Ty::Bool, dispatch)) =
                self.rows_dispatch(&rows, &mut operands, &shape, self.func.span)
            {
                return (Ty::Bool, dispatch);
            }
        }
        let shape = Shape { positional: vec![0, 1], keywords: vec![] };
        let rows = catalog::lookup("hybridc", name.trim_matches('_'));
        self.rows_dispatch(rows, &mut operands, &shape, self.func.span).unwrap_or_else(|| {
            let what = format!("{} {symbol} {}", self.type_name(left), self.type_name(right));
            (self.no_row(&[*left, *right], self.func.span, what), Dispatch::Dead)
        })
    }

    /// `item in container`; operands are the container, then the item (evaluated the other way round).
    pub fn contains_dispatch(&mut self, container: &Ty, item: &Ty, span: Span) -> (Ty, Dispatch) {
        let mut operands = vec![*container, *item];
        let shape = Shape { positional: vec![0, 1], keywords: vec![] };
        if let Ty::Instance(class) = container {
            return self.contains_of_instance(*class, &mut operands, span);
        }
        if let Ty::Union(members) = container {
            return self.split(0, members.to_vec(), &mut operands, &mut |walk, operands| {
                walk.contains_dispatch(&operands[0].clone(), &operands[1].clone(), span)
            });
        }
        if let Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Tree(_) | Ty::List(_) = container {
            let rows = catalog::lookup_inherited(catalog::owner_of(container), "__contains__");
            let same = matches!(container, Ty::List(cell) if self.shallow(cell) == *item);
            if same && let Some(row) = self.cx.choose_row(&rows, &operands, &shape) {
                let applied = self.cx.apply_row(row, &operands, &shape);
                self.check_compared(applied.row, &applied.call, &operands, span);
                return (applied.result, Dispatch::Row(applied.call));
            }
            let rows = catalog::lookup("hybridc", "contains");
            if let Some(found) = self.rows_dispatch(rows, &mut operands, &shape, span) {
                return found;
            }
        }
        let rows = catalog::lookup_inherited(catalog::owner_of(container), "__contains__");
        match self.rows_dispatch(&rows, &mut operands, &shape, span) {
            Some(found) => found,
            None => match catalog::missing_method(container, "__contains__", Some(item)) {
                Some((class, message)) => (Ty::Never, Dispatch::Raise(class, message)),
                None => {
                    let what = format!("{} in {}", self.type_name(item), self.type_name(container));
                    self.carried_row("__contains__", &mut operands, span, what)
                }
            },
        }
    }

    pub fn type_names(&self, types: &[Ty]) -> String {
        types.iter().map(|ty| self.type_name(ty)).collect::<Vec<_>>().join(", ")
    }
}

fn is_iterated(ty: &Ty) -> bool {
    matches!(ty, Ty::Iter(IterKind::Instance, _))
}
