//! Operators and comparisons with native instances among the operands (Language Reference, 3.3.8 and 3.3.1):
//! which methods are asked in which order, until one does not answer NotImplemented.

use crate::catalog::operators::BuiltinMethod;
use crate::catalog::{self, Con};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::CompareOp;
use crate::infer::dispatch::compare_symbol;
use crate::infer::rows::Shape;
use crate::infer::table::Dispatch;
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty};

/// A method of one operand that is given the other one.
#[derive(Clone, Copy)]
pub(in crate::infer) struct Attempt {
    class: Class,
    name: &'static str,
    /// The operand whose method it is.
    of: usize,
    /// `object.__ne__`: the opposite of what `__eq__` answers.
    is_opposite: bool,
}

/// What follows where every method has answered NotImplemented.
type Last<'l, W> = &'l mut dyn FnMut(&mut W, &mut Vec<Ty>) -> (Ty, Dispatch);

impl Walk<'_, '_> {
    /// Does the class have the special method (`_PyType_Lookup`: instances have no say)?
    pub fn has_special(&self, class: Class, name: &str) -> bool {
        let table = &self.cx.facts.table;
        table.attr(name).is_some_and(|attr| table.lookup(class, attr).is_some())
    }

    /// `SLOT1BINFULL` (`Objects/typeobject.c`): the left operand first, unless the class of the right one is
    /// derived from its class and has another reflected method. Of two instances of one class only the left
    /// one is asked.
    fn binary_attempts(
        &self,
        forward: &'static str,
        reflected: &'static str,
        operands: &[Ty],
    ) -> Vec<Attempt> {
        let attempt = |class, name, of| Attempt { class, name, of, is_opposite: false };
        let mut attempts = match (self.shallow(&operands[0]), self.shallow(&operands[1])) {
            (Ty::Instance(left), Ty::Instance(right)) if left.is_same(right) => {
                vec![attempt(left, forward, 0)]
            }
            (Ty::Instance(left), Ty::Instance(right)) => {
                let table = &self.cx.facts.table;
                let found = |class| table.attr(reflected).and_then(|attr| table.lookup(class, attr));
                let is_other = match (found(left), found(right)) {
                    (_, None) => false,
                    (left, right) => left.map(|(_, member)| member) != right.map(|(_, member)| member),
                };
                let both = [attempt(left, forward, 0), attempt(right, reflected, 1)];
                let right_first = table.derives(right, left) && is_other;
                if right_first { vec![both[1], both[0]] } else { both.to_vec() }
            }
            (Ty::Instance(left), _) => vec![attempt(left, forward, 0)],
            (_, Ty::Instance(right)) => vec![attempt(right, reflected, 1)],
            _ => vec![],
        };
        attempts.retain(|attempt| self.has_special(attempt.class, attempt.name));
        attempts
    }

    /// A binary operator, one operand of which is an instance, the other none of several types; `None` where
    /// a builtin left operand takes whatever stands on the right.
    pub fn binary_of_instances(
        &mut self,
        symbol: &str,
        inplace: bool,
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> Option<(Ty, Dispatch)> {
        let (left, right) = (self.shallow(&operands[0]), self.shallow(&operands[1]));
        // `"%s" % x`
        if symbol == "%" && matches!(left, Ty::Str | Ty::Bytes) {
            return None;
        }
        let (forward, reflected, in_place) =
            catalog::binary_dunder(symbol).expect("every operator has methods");
        let mut attempts = self.binary_attempts(forward, reflected, operands);
        if let Ty::Instance(class) = left
            && inplace
            && self.has_special(class, in_place)
        {
            attempts.insert(0, Attempt { class, name: in_place, of: 0, is_opposite: false });
        }
        let values = self.places_of_values(operands);
        if let Some(first) = attempts.first()
            && first.of == 1
            && !values.is_empty()
            && self.kind_of_value(&left) != self.kind_of_value(&right)
        {
            // Whether the builtin classes of the operands are asked before.
            return Some(self.unknown_operation(symbol, &left, &right, span));
        }
        if attempts.is_empty() && !values.is_empty() {
            return None;
        }
        // `xs += x` takes whatever can be iterated, if that has no method of its own.
        if attempts.is_empty() && inplace && symbol == "+" && matches!(left, Ty::List(_)) {
            return None;
        }
        // Sequences of C's have slots for these besides (`sq_concat`, `sq_repeat`).
        let has_slots =
            matches!(symbol, "+" | "*") && [&left, &right].iter().any(|ty| self.is_of_library(ty));
        let symbol = symbol.to_owned();
        Some(self.attempt(&attempts, operands, span, &mut |walk, _| match catalog::operand_error(
            &symbol, inplace, &left, &right,
        ) {
            Some(message) if values.is_empty() && !has_slots => {
                (Ty::Never, Dispatch::Raise("TypeError", message))
            }
            Some(_) | None => walk.unknown_operation(&symbol, &left, &right, span),
        }))
    }

    /// A builtin that is a binary operator: `divmod(a, b)`.
    pub fn operator_builtin(
        &mut self,
        (builtin, method): (&str, BuiltinMethod),
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> (Ty, Dispatch) {
        let (reflected, spelled) = method.reflected.expect("the builtin is an operator");
        for index in 0..2 {
            if let Ty::Union(members) = self.shallow(&operands[index]) {
                return self.split(index, members.to_vec(), operands, &mut |walk, operands| {
                    walk.operator_builtin((builtin, method), operands, span)
                });
            }
        }
        if !operands.iter().any(|ty| self.holds_instance(ty)) {
            return self.builtin_rows(builtin, operands, span);
        }
        let attempts = self.binary_attempts(method.method, reflected, operands);
        let values = self.places_of_values(operands);
        if attempts.is_empty() && !values.is_empty() {
            let found = self.with_values(&values, operands, &mut |walk, operands| {
                walk.operator_builtin((builtin, method), operands, span)
            });
            // A TypeError names the classes.
            let is_error = self.shallow(&found.0) == Ty::Never;
            return if is_error {
                (self.refuse(ReasonId::Class, span, builtin), Dispatch::Dead)
            } else {
                found
            };
        }
        let names = [0, 1].map(|index| self.class_name(&operands[index]));
        let is_any = operands.iter().any(|ty| self.shallow(ty) == Ty::Exception);
        self.attempt(&attempts, operands, span, &mut |walk, _| {
            let [left, right] = names;
            if is_any || !values.is_empty() {
                return (walk.refuse(ReasonId::Class, span, builtin), Dispatch::Dead);
            }
            let message = format!("unsupported operand type(s) for {spelled}: '{left}' and '{right}'");
            (Ty::Never, Dispatch::Raise("TypeError", message))
        })
    }

    /// An object of a class of hybridc's own in the place of one in C.
    fn is_of_library(&self, ty: &Ty) -> bool {
        matches!(ty, Ty::Instance(class) if {
            let body = self.cx.facts.table.info(*class).body;
            self.cx.program.module(self.cx.program.functions[body.index()].module).is_unseen
        })
    }

    /// The builtin type of what it is or holds.
    fn kind_of_value(&self, ty: &Ty) -> Con {
        self.value_of(ty).unwrap_or(*ty).con()
    }

    /// Values of one kind that has an order, or objects that hold them.
    fn order_as_builtin(&self, [one, two]: [&Ty; 2]) -> bool {
        let is_tuple = |ty: &Ty| matches!(ty, Ty::Tuple(_) | Ty::TupleOf(_));
        let is_number = |ty: &Ty| matches!(ty, Ty::Bool | Ty::Int | Ty::Float);
        match [one, two].map(|ty| self.shallow(&self.value_of(ty).unwrap_or(*ty))) {
            [Ty::List(_), Ty::List(_)] | [Ty::Str, Ty::Str] => true,
            [one, two] => is_tuple(&one) && is_tuple(&two) || is_number(&one) && is_number(&two),
        }
    }

    pub(super) fn unknown_operation(
        &mut self,
        what: &str,
        left: &Ty,
        right: &Ty,
        span: Span,
    ) -> (Ty, Dispatch) {
        let what = format!("{} {what} {}", self.type_name(left), self.type_name(right));
        (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
    }

    /// `type(x).__name__`
    pub fn class_name(&self, ty: &Ty) -> &'static str {
        match self.shallow(ty) {
            Ty::Instance(class) => class.name(),
            other => catalog::owner_of(&other),
        }
    }

    /// `a == b` and its kin (`do_richcompare`, `Objects/object.c`); `None` where no operand is an instance.
    pub fn compare_instances(
        &mut self,
        op: CompareOp,
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> Option<(Ty, Dispatch)> {
        if !operands.iter().any(|ty| self.holds_instance(ty)) {
            return None;
        }
        // An exception may be of any class: there are no methods to ask, and values know their names.
        let is_any = operands.iter().any(|ty| self.shallow(ty) == Ty::Exception);
        if is_any && operands.iter().all(|ty| self.shallow(ty).members().iter().all(Ty::is_exception)) {
            return None;
        }
        for index in 0..2 {
            if let Ty::Union(members) = self.shallow(&operands[index]) {
                return Some(self.split(index, members.to_vec(), operands, &mut |walk, operands| {
                    let (left, right) = (walk.shallow(&operands[0]), walk.shallow(&operands[1]));
                    walk.compare_dispatch(op, &left, &right, span)
                }));
            }
        }
        let symbol = compare_symbol(op);
        let (forward, reflected) = catalog::compare_dunder(symbol).expect("an ordering");
        let attempts = self.compare_attempts(forward, reflected, operands);
        let (left, right) = (self.shallow(&operands[0]), self.shallow(&operands[1]));
        let names = [&left, &right].map(|ty| self.class_name(ty));
        let is_asked = |index: usize| attempts.iter().any(|attempt| attempt.of == index);
        let values = if is_asked(0) && is_asked(1) { vec![] } else { self.places_of_values(operands) };
        Some(self.attempt(&attempts, operands, span, &mut |walk, operands| match op {
            CompareOp::Lt | CompareOp::LtE | CompareOp::Gt | CompareOp::GtE
                if !values.is_empty() && !walk.order_as_builtin([&left, &right]) =>
            {
                let is_plain = |ty: &Ty| matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Str);
                if ![&left, &right].iter().all(|ty| is_plain(ty) || walk.scalar_of(ty).is_some()) {
                    return walk.unknown_operation(symbol, &left, &right, span);
                }
                (Ty::Never, Dispatch::Raise("TypeError", unordered(symbol, names)))
            }
            _ if !values.is_empty() => walk.with_values(&values, operands, &mut |walk, operands| {
                let (left, right) = (walk.shallow(&operands[0]), walk.shallow(&operands[1]));
                walk.compare_dispatch(op, &left, &right, span)
            }),
            CompareOp::Eq | CompareOp::NotEq if left != right => {
                (Ty::Bool, Dispatch::Truth(op == CompareOp::NotEq))
            }
            CompareOp::Eq => walk.own_row("is_same", &[0, 1], operands, span),
            CompareOp::NotEq => walk.own_row("is_distinct", &[0, 1], operands, span),
            _ if is_any => walk.own_row(forward.trim_matches('_'), &[0, 1], operands, span),
            _ => (Ty::Never, Dispatch::Raise("TypeError", unordered(symbol, names))),
        }))
    }

    /// The right operand is asked first where its class is derived from the left one's, whether it has a
    /// method of its own or not; otherwise it is asked second, also where both are of one class.
    fn compare_attempts(
        &self,
        forward: &'static str,
        reflected: &'static str,
        operands: &[Ty],
    ) -> Vec<Attempt> {
        let own = |index: usize, name| match self.shallow(&operands[index]) {
            Ty::Instance(class) => self.compare_attempt(class, name, index),
            _ => None,
        };
        let right_first = match (self.shallow(&operands[0]), self.shallow(&operands[1])) {
            (Ty::Instance(left), Ty::Instance(right)) => {
                !left.is_same(right) && self.cx.facts.table.derives(right, left)
            }
            _ => false,
        };
        let (one, two) = (own(0, forward), own(1, reflected));
        if right_first { two.into_iter().chain(one).collect() } else { one.into_iter().chain(two).collect() }
    }

    fn compare_attempt(&self, class: Class, name: &'static str, of: usize) -> Option<Attempt> {
        if self.has_special(class, name) {
            return Some(Attempt { class, name, of, is_opposite: false });
        }
        let has_value = self.cx.cells.held_value(class).is_some();
        let is_opposite = name == "__ne__" && self.has_special(class, "__eq__") && !has_value;
        is_opposite.then_some(Attempt { class, name: "__eq__", of, is_opposite })
    }

    /// One after the other, until one answers.
    fn attempt(
        &mut self,
        attempts: &[Attempt],
        operands: &mut Vec<Ty>,
        span: Span,
        last: Last<'_, Self>,
    ) -> (Ty, Dispatch) {
        let Some((first, rest)) = attempts.split_first() else { return last(self, operands) };
        let shape = Shape { positional: vec![first.of, 1 - first.of], keywords: vec![] };
        let asked = self.method_of_instance(first.class, first.name, operands, &shape, span);
        self.bind_result(asked, operands, &mut |walk, operands| {
            let answer = operands.len() - 1;
            match walk.shallow(&operands[answer]) {
                Ty::NotImplemented => walk.attempt(rest, operands, span, last),
                // It may be NotImplemented.
                Ty::Dyn | Ty::Object => {
                    let what = format!("what `{}.{}` gives", first.class.name(), first.name);
                    (walk.refuse(ReasonId::Class, span, what), Dispatch::Dead)
                }
                _ if first.is_opposite => walk.own_row("is_false", &[answer], operands, span),
                ty => (ty, Dispatch::Operand(answer)),
            }
        })
    }

    /// What follows has the result as one operand more, each of its types by itself.
    pub fn bind_result(
        &mut self,
        (given, first): (Ty, Dispatch),
        operands: &mut Vec<Ty>,
        then: Last<'_, Self>,
    ) -> (Ty, Dispatch) {
        let shallow = self.shallow(&given);
        if shallow == Ty::Never {
            return (Ty::Never, first);
        }
        let place = operands.len();
        operands.push(given);
        let (ty, then) = match shallow {
            Ty::Union(members) => self.split(place, members.to_vec(), operands, then),
            _ => then(self, operands),
        };
        operands.truncate(place);
        (ty, Dispatch::Bind { first: Box::new(first), given, then: Box::new(then) })
    }

    /// A row of hybridc's own, of some of the operands.
    pub fn own_row(
        &mut self,
        name: &str,
        of: &[usize],
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> (Ty, Dispatch) {
        let shape = Shape { positional: of.to_vec(), keywords: vec![] };
        match self.rows_dispatch(catalog::lookup("hybridc", name), operands, &shape, span) {
            Some(found) => found,
            None => (self.refuse(ReasonId::Class, span, name), Dispatch::Dead),
        }
    }
}

/// `PyObject_RichCompare`, where nobody has answered.
fn unordered(symbol: &str, [left, right]: [&str; 2]) -> String {
    format!("'{symbol}' not supported between instances of '{left}' and '{right}'")
}
