//! What the patterns of `match` ask of a value (`hir/patterns.rs`).

use crate::catalog::{self, intrinsics};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, Const, ExprId, ExprKind, PyText};
use crate::hir::patterns;
use crate::infer::narrow::{self, Tested};
use crate::infer::rows::Shape;
use crate::infer::table::{Dispatch, How};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::Ty;

/// An attribute that a class pattern asks for.
enum Asked {
    /// The value itself: `int(x)`.
    Itself,
    Named(String),
}

impl<'a> Walk<'_, 'a> {
    pub(super) fn asked_by_pattern(&mut self, name: &str, id: ExprId, args: &'a [Arg]) -> Option<(Ty, How)> {
        let span = self.func.expr(id).span;
        let answer = match name {
            patterns::INSTANCE_OF => return Some(self.instance_asked(id, args, span)),
            patterns::HAS_PLACES | patterns::HAS_ATTRIBUTE | patterns::ATTRIBUTE => {
                return Some(self.attribute_asked(name, args, span));
            }
            patterns::SEQUENCE_OF
            | patterns::SEQUENCE_OF_AT_LEAST
            | patterns::MAPPING_OF_AT_LEAST
            | patterns::PLACE_FROM_END
            | patterns::FIND_KEY => {
                let mut operands: Vec<Ty> = args.iter().map(|arg| self.expr(arg.value())).collect();
                if !self.env.reachable {
                    return Some((Ty::Never, How::Plain));
                }
                let count = args.get(1).and_then(|count| self.constant_int(count.value()));
                match name {
                    patterns::PLACE_FROM_END => self.place_from_end(&mut operands, span),
                    patterns::FIND_KEY => self.key_asked(&mut operands, span),
                    _ => self.shape_asked(name, count.unwrap_or(0) as usize, &mut operands, span),
                }
            }
            _ => return None,
        };
        Some((answer.0, How::Dispatch(answer.1)))
    }

    /// Is it a sequence or mapping of this length? The operands are the value and the length.
    fn shape_asked(
        &mut self,
        name: &str,
        count: usize,
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> (Ty, Dispatch) {
        let receiver = self.shallow(&operands[0]);
        let is_mapping = name == patterns::MAPPING_OF_AT_LEAST;
        let is_exact = name == patterns::SEQUENCE_OF;
        match receiver {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.shape_asked(name, count, operands, span)
            }),
            Ty::Tuple(items) if !is_mapping => {
                let fits = if is_exact { items.len() == count } else { items.len() >= count };
                (Ty::Bool, Dispatch::Truth(fits))
            }
            Ty::TupleOf(_) | Ty::List(_) | Ty::Range | Ty::Tree(_) if !is_mapping => {
                self.length_asked(is_exact, count, operands, span)
            }
            Ty::Dict(..) if is_mapping => self.length_asked(is_exact, count, operands, span),
            Ty::Instance(class) => match self.value_of(&receiver).map(|value| self.shallow(&value)) {
                None => (Ty::Bool, Dispatch::Truth(false)),
                Some(_) if self.has_special(class, "__len__") => self.not_asked_by_pattern(&receiver, span),
                Some(_) => {
                    let (ty, dispatch) = self.with_values(&[0], operands, &mut |walk, operands| {
                        walk.shape_asked(name, count, operands, span)
                    });
                    match dispatch {
                        Dispatch::OfValue(_, inner) if matches!(*inner, Dispatch::Truth(_)) => (ty, *inner),
                        other => (ty, other),
                    }
                }
            },
            Ty::Dyn | Ty::Object | Ty::Never | Ty::Var(_) => self.not_asked_by_pattern(&receiver, span),
            // (Text is no sequence here.)
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
            | Ty::Exception
            | Ty::Type
            | Ty::Method(..)
            | Ty::Function(_)
            | Ty::Closure(..)
            | Ty::Cell(_)
            | Ty::Bound(..)
            | Ty::File(_)
            | Ty::Tree(_) => (Ty::Bool, Dispatch::Truth(false)),
        }
    }

    fn not_asked_by_pattern(&mut self, ty: &Ty, span: Span) -> (Ty, Dispatch) {
        let what = format!("a pattern about `{}`", self.type_name(ty));
        (self.refuse(ReasonId::NotLowered, span, what), Dispatch::Dead)
    }

    fn length_asked(
        &mut self,
        is_exact: bool,
        count: usize,
        operands: &mut Vec<Ty>,
        span: Span,
    ) -> (Ty, Dispatch) {
        if !is_exact && count == 0 {
            return (Ty::Bool, Dispatch::Truth(true));
        }
        self.length_and(if is_exact { "__eq__" } else { "__ge__" }, operands, span)
    }

    fn place_from_end(&mut self, operands: &mut Vec<Ty>, span: Span) -> (Ty, Dispatch) {
        match self.shallow(&operands[0]) {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.place_from_end(operands, span)
            }),
            Ty::Instance(_) => {
                self.with_values(&[0], operands, &mut |walk, operands| walk.place_from_end(operands, span))
            }
            _ => self.length_and("__sub__", operands, span),
        }
    }

    /// An operation of the length of the first operand and the second operand, a number.
    fn length_and(&mut self, name: &str, operands: &mut Vec<Ty>, span: Span) -> (Ty, Dispatch) {
        let only = Shape { positional: vec![0], keywords: vec![] };
        let rows = catalog::lookup("builtins", intrinsics::LENGTH);
        let Some((given, first)) = self.rows_dispatch(rows, operands, &only, span) else {
            return self.not_asked_by_pattern(&operands[0].clone(), span);
        };
        operands.push(Ty::Int);
        let both = Shape { positional: vec![2, 1], keywords: vec![] };
        let rows = catalog::lookup_inherited(catalog::owner_of(&Ty::Int), name);
        let (ty, then) = self.rows_dispatch(&rows, operands, &both, span).expect("ints compare");
        operands.pop();
        (ty, Dispatch::Bind { first: Box::new(first), given, then: Box::new(then) })
    }

    /// What a dict has under a key, in a tuple. The operands are the dict and the key.
    fn key_asked(&mut self, operands: &mut Vec<Ty>, span: Span) -> (Ty, Dispatch) {
        let receiver = self.shallow(&operands[0]);
        if let Ty::Union(members) = receiver {
            return self
                .split(0, members.to_vec(), operands, &mut |walk, operands| walk.key_asked(operands, span));
        }
        if self.inherited_value(&receiver, intrinsics::ASKED_KEY).is_some() {
            return self.with_values(&[0], operands, &mut |walk, operands| walk.key_asked(operands, span));
        }
        let both = Shape { positional: vec![0, 1], keywords: vec![] };
        let rows = catalog::lookup("hybridc", intrinsics::FIND_KEY_ROW);
        let found = self.rows_dispatch(rows, operands, &both, span);
        found.unwrap_or_else(|| self.not_asked_by_pattern(&receiver, span))
    }

    fn instance_asked(&mut self, id: ExprId, args: &'a [Arg], span: Span) -> (Ty, How) {
        let [Arg::Positional(value), Arg::Positional(class)] = args else { unreachable!("as desugared") };
        let ty = self.expr(*value);
        let ty = self.shallow(&ty);
        if ty == Ty::Never {
            return (Ty::Never, How::Plain);
        }
        let is_one = matches!(self.tested_class(*class), Some(ref tested) if tested.len() == 1);
        if !is_one || matches!(ty, Ty::Dyn | Ty::Object) {
            return (self.refuse(ReasonId::NotLowered, span, "a pattern of this class"), How::Plain);
        }
        let ExprKind::Call { func, .. } = &self.func.expr(id).kind else { unreachable!("a call") };
        self.instance_test(*func, args, &ty, self.func.expr(*class).span)
    }

    /// The class that a pattern names; it is not evaluated.
    fn tested_class(&self, class: ExprId) -> Option<Vec<Tested>> {
        let is_name = !matches!(self.func.expr(class).kind, ExprKind::Tuple(_) | ExprKind::Binary { .. });
        narrow::class_names(self, self.func, class).filter(|_| is_name)
    }

    /// Attributes of the instances of a class. The second argument is the class, what follows the attributes.
    fn attribute_asked(&mut self, name: &str, args: &'a [Arg], span: Span) -> (Ty, How) {
        let ty = self.expr(args[0].value());
        if self.shallow(&ty) == Ty::Never {
            return (Ty::Never, How::Plain);
        }
        let tested = self.tested_class(args[1].value());
        let Some([tested]) = tested.as_deref() else {
            return (self.refuse(ReasonId::NotLowered, span, "a pattern of this class"), How::Plain);
        };
        let tested = tested.clone();
        let places = match self.places(&tested) {
            Ok(places) => places,
            Err(what) => return (self.refuse(ReasonId::Class, span, what), How::Plain),
        };
        if name == patterns::HAS_PLACES {
            let dispatch = match self.wrong_places(&tested, &places, &args[2..]) {
                Some(message) => Dispatch::Raise("TypeError", message),
                None => Dispatch::Truth(true),
            };
            let is_wrong = matches!(dispatch, Dispatch::Raise(..));
            return (if is_wrong { Ty::Never } else { Ty::Bool }, How::OfFirst(dispatch));
        }
        let asked = match (self.constant_int(args[2].value()), self.attribute_text(args[2].value())) {
            (Some(place), _) => places.into_iter().nth(place as usize).expect("there is no TypeError"),
            (None, text) => Asked::Named(text.expect("a place or a name").to_owned()),
        };
        let mut operands = vec![ty];
        let (ty, dispatch) = match asked {
            Asked::Itself if name == patterns::HAS_ATTRIBUTE => (Ty::Bool, Dispatch::Truth(true)),
            Asked::Itself => (ty, Dispatch::Operand(0)),
            Asked::Named(attribute) if name == patterns::HAS_ATTRIBUTE => {
                self.has_matched(&mut operands, &attribute, span)
            }
            Asked::Named(attribute) => self.read_matched(&mut operands, &attribute, span),
        };
        (ty, How::OfFirst(dispatch))
    }

    fn attribute_text(&self, id: ExprId) -> Option<&'a str> {
        match &self.func.expr(id).kind {
            ExprKind::Const(Const::Str(PyText::Text(text))) => Some(text),
            _ => None,
        }
    }

    /// What the places of a class pattern stand for: `__match_args__`, or the value itself of builtin classes
    /// with `_Py_TPFLAGS_MATCH_SELF` and of those that extend them.
    fn places(&self, tested: &Tested) -> Result<Vec<Asked>, String> {
        match tested {
            Tested::Builtin(name) if intrinsics::matches_itself(name) => Ok(vec![Asked::Itself]),
            Tested::Builtin(_) => Ok(vec![]),
            Tested::Own(class) | Tested::Exactly(class) => {
                let table = &self.cx.facts.table;
                if self.is_rebound(*class, intrinsics::MATCH_ARGS) {
                    return Err(format!("`{}`, which is bound again,", intrinsics::MATCH_ARGS));
                }
                match table.match_args(self.cx.program, *class)? {
                    Some(names) => Ok(names.into_iter().map(Asked::Named).collect()),
                    None if table.info(*class).value_base().is_some() => Ok(vec![Asked::Itself]),
                    None => Ok(vec![]),
                }
            }
        }
    }

    /// `match_class` and `match_class_attr` in Python/ceval.c: too many places, or an attribute twice.
    fn wrong_places(&self, tested: &Tested, places: &[Asked], which: &[Arg]) -> Option<String> {
        let class = match tested {
            Tested::Builtin(name) => name.clone(),
            Tested::Own(class) | Tested::Exactly(class) => class.name().to_owned(),
        };
        let given = which.iter().filter(|arg| self.constant_int(arg.value()).is_some()).count();
        if given > places.len() {
            let (allowed, plural) = (places.len(), if places.len() == 1 { "" } else { "s" });
            return Some(format!(
                "{class}() accepts {allowed} positional sub-pattern{plural} ({given} given)"
            ));
        }
        let mut seen: Vec<&str> = vec![];
        for arg in which {
            let name = match self.constant_int(arg.value()).map(|place| &places[place as usize]) {
                Some(Asked::Itself) => continue,
                Some(Asked::Named(name)) => name.as_str(),
                None => self.attribute_text(arg.value())?,
            };
            if seen.contains(&name) {
                return Some(format!("{class}() got multiple sub-patterns for attribute '{name}'"));
            }
            seen.push(name);
        }
        None
    }

    fn has_matched(&mut self, operands: &mut Vec<Ty>, name: &str, span: Span) -> (Ty, Dispatch) {
        let receiver = self.shallow(&operands[0]);
        match receiver {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.has_matched(operands, name, span)
            }),
            Ty::Instance(class) => self.has_own(class, name, span),
            other if !catalog::properties(catalog::owner_of(&other), name).is_empty() => {
                (Ty::Bool, Dispatch::Truth(true))
            }
            other => self.not_asked_by_pattern(&other, span),
        }
    }

    fn read_matched(&mut self, operands: &mut [Ty], name: &str, span: Span) -> (Ty, Dispatch) {
        self.attribute_of_instances(&operands[0].clone(), name, span)
    }
}
