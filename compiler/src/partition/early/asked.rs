//! Names that are only called where they may not be bound yet: native code asks first, and raises NameError.
//!
//! ```text
//! class Vector:
//!     def plus(self, other): return Point(…)     asks whether `Point` is bound
//! Vector(1).plus(Vector(2))
//! class Point(Vector): …                         from here on it is
//! ```
//!
//! That is possible for functions of a program without an isolate, and for native classes of any.

use std::collections::{HashMap, HashSet};

use super::Early;
use crate::catalog::names;
use crate::diag::reasons::Reason;
use crate::hir::nodes::{DefId, Expr, ExprId, ExprKind, FuncId, FunctionKind, NameRef};
use crate::hir::{Form, Program};
use crate::partition::lookalike::Lookalikes;
use crate::source::Span;
use crate::world::facts::{Facts, GlobalFact};
use crate::world::may_run_twice;
use crate::world::things::called;

/// A name that is called while it may not be bound.
pub struct Asked {
    pub def: DefId,
    /// CPython's printer has nothing to say beside the message.
    pub is_plain: bool,
}

/// Reasons of names that are read too early: those that native code asks for, and the others.
pub struct Split {
    pub asked: HashSet<(FuncId, Span)>,
    pub left: Vec<(FuncId, Reason)>,
}

impl Early {
    /// `asks`: of which names native code can ask.
    pub fn split(&self, reasons: Vec<(FuncId, Reason)>, asks: impl Fn(&Asked) -> bool) -> Split {
        let key = |(reader, reason): &(FuncId, Reason)| (*reader, reason.span);
        let is_asked = |one: &(FuncId, Reason)| self.asked.get(&key(one)).is_some_and(&asks);
        let (asked, left): (Vec<_>, Vec<_>) = reasons.into_iter().partition(is_asked);
        Split { asked: asked.iter().map(key).collect(), left }
    }
}

/// By reader and place: those among the names that are read too early.
pub(super) fn asked(
    program: &Program,
    facts: &Facts,
    lookalikes: &Lookalikes,
    early: &Early,
) -> HashMap<(FuncId, Span), Asked> {
    let twice = may_run_twice(program);
    let is_fit = |reader: FuncId, span: Span, def: DefId| {
        let function = &program.functions[reader.index()];
        let definition = program.def(def);
        let is_it = |expr: &Expr| {
            expr.span == span && matches!(expr.kind, ExprKind::Name(NameRef::Global(named)) if named == def)
        };
        let called = called(function);
        let mut places = function.exprs.iter().enumerate().filter(|(_, expr)| is_it(expr)).peekable();
        function.kind != FunctionKind::Module
            && function.module == definition.module
            && !twice.contains(&definition.module)
            && matches!(facts.globals[def.index()], GlobalFact::Function(..) | GlobalFact::Class(_))
            && !definition.bindings.iter().any(|bind| bind.form == Form::Delete)
            && !names::bound_from_the_start().any(|known| known == definition.name)
            && !lookalikes.among_known_locals(&facts.table, reader, &definition.name)
            && places.peek().is_some()
            && places.all(|(index, _)| called.contains(&ExprId(index as u32)))
    };
    let fit = early.names.iter().filter(|((reader, span), def)| is_fit(*reader, *span, **def));
    fit.map(|(place, def)| {
        let is_plain = !early.suggestions.unbound.contains(&(place.0, *def));
        (*place, Asked { def: *def, is_plain })
    })
    .collect()
}
