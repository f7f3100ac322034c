//! Whether a value is an object of one place for both halves of a program, by where it may come from: through
//! variables, attributes, results of functions and methods.
//!
//! ```text
//! self.tail = Node()                        `node is self.tail`: an instance of Node
//! def holds(self, node): …                  `self is node`: an object that has methods
//! MISSING = Missing()                       `x is MISSING`
//! ```
//!
//! All that a value may come from has to be shown to be such an object. What comes from itself (`node =
//! node.next`) adds nothing.

use std::collections::HashSet;

use super::is_object;
use super::uses::{Uses, Value};
use crate::hir::Program;
use crate::hir::nodes::{CompareOp, Const, ExprId, ExprKind, FuncId, Function, FunctionKind, UnaryOp};
use crate::world::Rebindable;
use crate::world::bound::GlobalFact;
use crate::world::facts::Facts;
use crate::world::rebinding::computed::Names;
use crate::world::sources::Sources;
use crate::world::things::{Place, Things};

/// What is to be shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Object,
    /// An instance of a class of the program that derives from nothing else, or None: its attributes are
    /// what the program binds.
    Instance,
}

pub struct Origins<'a> {
    program: &'a Program,
    facts: &'a Facts,
    names: Names<'a>,
    uses: Uses<'a>,
    rebindable: &'a Rebindable,
}

type Open = Vec<(Kind, Value)>;

impl<'a> Origins<'a> {
    pub fn of(
        program: &'a Program,
        facts: &'a Facts,
        (sources, things): (Sources<'a>, &Things),
        rebindable: &'a Rebindable,
    ) -> Origins<'a> {
        let names = Names { sources };
        let uses = Uses::of(program, facts, (&names, things));
        Origins { program, facts, names, uses, rebindable }
    }

    pub fn sources(&self) -> &Sources<'a> {
        &self.names.sources
    }

    /// Is it such an object, wherever it comes from?
    pub fn is_object(&self, function: &Function, id: ExprId) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![(Kind::Object, (function.id, id))];
        while let Some((kind, (func, id))) = open.pop() {
            let function = &self.program.functions[func.index()];
            if seen.insert((kind, func, id)) && !self.step(kind, function, id, &mut open) {
                return false;
            }
        }
        true
    }

    /// Is it what is to be shown, if what is put on the list is?
    fn step(&self, kind: Kind, function: &Function, id: ExprId, open: &mut Open) -> bool {
        if kind == Kind::Object && is_object(self.facts, function, id) {
            return true;
        }
        let mut same = |ids: &[ExprId]| open.extend(ids.iter().map(|id| (kind, (function.id, *id))));
        match &function.expr(id).kind {
            ExprKind::Const(value) => matches!(value, Const::None),
            ExprKind::IfExp { then, orelse, .. } => {
                same(&[*then, *orelse]);
                true
            }
            ExprKind::And(left, right) | ExprKind::Or(left, right) => {
                same(&[*left, *right]);
                true
            }
            ExprKind::Block { value, .. } => {
                same(&[*value]);
                true
            }
            // True and False.
            ExprKind::Unary(op, _) => kind == Kind::Object && *op == UnaryOp::Not,
            ExprKind::Compare(op, ..) => {
                kind == Kind::Object
                    && matches!(op, CompareOp::Is | CompareOp::IsNot | CompareOp::In | CompareOp::NotIn)
            }
            ExprKind::Name(_) => self.name(kind, function, id, open),
            ExprKind::Call { func, .. } => self.call(kind, function, *func, open),
            ExprKind::Attribute { object, name, .. } => {
                open.push((Kind::Instance, (function.id, *object)));
                let Some(values) = self.uses.stored(name).filter(|_| !self.rebindable.may(name)) else {
                    return false;
                };
                open.extend(values.iter().map(|value| (kind, *value)));
                // (A method of an object is one.)
                kind == Kind::Object || self.uses.methods(name).is_none_or(<[FuncId]>::is_empty)
            }
            ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Binary { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::Lambda(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => false,
        }
    }

    fn name(&self, kind: Kind, function: &Function, id: ExprId, open: &mut Open) -> bool {
        let ExprKind::Name(name) = &function.expr(id).kind else { return false };
        let Some(place) = Place::of(function, name) else { return false };
        if let Place::Global(global) = &place
            && self.rebindable.may(&self.program.def(*global).name)
        {
            return false;
        }
        let first = self.first_of_method(&place);
        let (values, is_all) = match first {
            Some(owner) => {
                let class = owner.parent.expect("a method stands in a class");
                let Some(others) = self.uses.firsts(owner) else { return false };
                if kind == Kind::Instance && !self.uses.is_own_family(class) {
                    return false;
                }
                open.extend(others.into_iter().map(|value| (Kind::Instance, value)));
                self.sources().values_besides(&place)
            }
            None => self.sources().values(&place),
        };
        open.extend(values.into_iter().map(|value| (kind, value)));
        is_all
    }

    /// The method whose first parameter it is.
    fn first_of_method(&self, place: &Place) -> Option<&'a Function> {
        let Place::Local(func, binding) = place else { return None };
        let owner = &self.program.functions[func.index()];
        let class = &self.program.functions[owner.parent?.index()];
        let is_first = owner.params.first().is_some_and(|first| first.binding == *binding);
        (class.kind == FunctionKind::Class && is_first).then_some(owner)
    }

    fn call(&self, kind: Kind, function: &Function, func: ExprId, open: &mut Open) -> bool {
        match &function.expr(func).kind {
            ExprKind::Attribute { object, name, .. } => {
                open.push((Kind::Instance, (function.id, *object)));
                let Some(methods) = self.uses.methods(name).filter(|_| !self.rebindable.may(name)) else {
                    return false;
                };
                methods.iter().all(|method| self.results(kind, *method, open))
            }
            ExprKind::Name(name) => match self.facts.of_name(function, name) {
                Some(GlobalFact::Class(body)) => {
                    let name = &self.program.functions[body.index()].name;
                    !self.rebindable.may(name)
                        && self.uses.gives_instance(*body)
                        && (kind == Kind::Object || self.uses.is_own_family(*body))
                }
                Some(GlobalFact::Function(of, _)) => {
                    let name = &self.program.functions[of.index()].name;
                    !self.rebindable.may(name) && self.results(kind, *of, open)
                }
                Some(
                    GlobalFact::Module(_)
                    | GlobalFact::Member(..)
                    | GlobalFact::TypeVariable
                    | GlobalFact::Variable,
                )
                | None => false,
            },
            _ => false,
        }
    }

    /// What a call of the function gives.
    fn results(&self, kind: Kind, of: FuncId, open: &mut Open) -> bool {
        let function = &self.program.functions[of.index()];
        let results = self.sources().results(of);
        open.extend(results.iter().map(|value| (kind, (of, *value))));
        let is_plain =
            !function.is_generator && !function.is_async && self.program.is_native(function.module);
        is_plain && function.decorators.is_empty()
    }
}
