//! Native objects that a `with` statement enters (Language Reference, 8.5 and 3.3.9; `LOAD_SPECIAL` and
//! `BEFORE_WITH` in `Python/bytecodes.c`).
//!
//! `__exit__` is called in two ways, each an instance of its own: with three times None, and with an
//! exception, its class and its traceback. A traceback is no native value: a method that never reads it is
//! given None.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{BindingId, ExprKind, Function, NameRef, ParamKind};
use crate::infer::table::{Dispatch, Managed};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::Member;

pub struct Native {
    pub managed: Managed,
    /// `__exit__` gives something where nothing was raised.
    pub ends: bool,
    /// It may end an exception.
    pub swallows: bool,
}

const ENTER: &str = "__enter__";
const EXIT: &str = "__exit__";
/// Where `__exit__` has the traceback among its parameters.
const TRACEBACK: usize = 3;

impl Walk<'_, '_> {
    /// What a `with` statement calls of a value; `None` where that has no native form.
    pub fn managed(&mut self, ty: Ty, span: Span) -> Option<Native> {
        if self.shallow(&ty).members().iter().all(|member| matches!(member, Ty::File(_))) {
            return Some(self.managed_file(ty, span));
        }
        let mut classes = vec![];
        for member in self.shallow(&ty).members() {
            let Ty::Instance(class) = member else { return None };
            classes.push(class);
        }
        if let Some(error) = self.no_manager(&classes)? {
            return Some(error);
        }
        if classes.iter().any(|class| self.reads_traceback(*class)) {
            self.refuse(ReasonId::Class, span, "the traceback that `__exit__` reads");
        }
        let (entered, enter) = self.special_dispatch(ENTER, &mut vec![ty], span);
        let (quiet, exit) = self.special_dispatch(EXIT, &mut vec![ty, Ty::None, Ty::None, Ty::None], span);
        let mut operands = vec![ty, Ty::Type, Ty::Exception, Ty::None];
        let asked = self.special_dispatch(EXIT, &mut operands, span);
        let swallows = !matches!(self.shallow(&asked.0), Ty::None | Ty::Never);
        let (_, exit_raising) = self.bind_truth(asked, &mut operands, span);
        let ends = self.shallow(&quiet) != Ty::Never;
        Some(Native { managed: Managed { enter, entered, exit, exit_raising }, ends, swallows })
    }

    /// A file, which is closed whatever happens and swallows nothing.
    fn managed_file(&mut self, ty: Ty, span: Span) -> Native {
        let (entered, enter) = self.method_dispatch(&ty, ENTER, &[], span);
        let (_, exit) = self.method_dispatch(&ty, EXIT, &[Ty::None, Ty::None, Ty::None], span);
        let mut operands = vec![ty, Ty::Type, Ty::Exception, Ty::None];
        let asked = self.method_dispatch(&ty, EXIT, &operands[1..], span);
        let (_, exit_raising) = self.bind_truth(asked, &mut operands, span);
        Native { managed: Managed { enter, entered, exit, exit_raising }, ends: true, swallows: false }
    }

    /// The TypeError that a class without the methods leads to; `None` where only some of several do.
    fn no_manager(&self, classes: &[Class]) -> Option<Option<Native>> {
        let lacks = |class: Class, name: &str| !self.has_special(class, name);
        let (class, more) = match classes {
            [class] if lacks(*class, ENTER) => (class, ""),
            [class] if lacks(*class, EXIT) => (class, " (missed __exit__ method)"),
            _ if classes.iter().any(|class| lacks(*class, ENTER) || lacks(*class, EXIT)) => return None,
            _ => return Some(None),
        };
        let name = class.name();
        let message = format!("'{name}' object does not support the context manager protocol{more}");
        let enter = Dispatch::Raise("TypeError", message);
        let (exit, exit_raising) = (Dispatch::Dead, Dispatch::Dead);
        let managed = Managed { enter, entered: Ty::Never, exit, exit_raising };
        Some(Some(Native { managed, ends: false, swallows: false }))
    }

    /// May the method see what it is given for the traceback?
    fn reads_traceback(&self, class: Class) -> bool {
        let table = &self.cx.facts.table;
        let found = table.attr(EXIT).and_then(|exit| table.lookup(class, exit));
        let Some((_, Member::Method(func))) = found else { return true };
        let function = &self.cx.program.functions[func.index()];
        let is_positional =
            |kind: ParamKind| matches!(kind, ParamKind::Positional | ParamKind::PositionalOnly);
        let named = function.params.get(TRACEBACK).filter(|param| is_positional(param.kind));
        let taken =
            named.or_else(|| function.params.iter().find(|param| param.kind == ParamKind::VarPositional));
        taken.is_some_and(|param| is_read(function, param.binding))
    }
}

fn is_read(function: &Function, binding: BindingId) -> bool {
    let names = |kind: &ExprKind| matches!(kind, ExprKind::Name(NameRef::Local(read)) if *read == binding);
    function.binding(binding).captured || function.exprs.iter().any(|expr| names(&expr.kind))
}
