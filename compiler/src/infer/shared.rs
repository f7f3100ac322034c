//! Variables that functions share: they are in cells, and what a cell holds is known of all its times at
//! once.

use super::table::{How, Site, VarKey};
use super::walk::{Sink, Walk};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{BindingId, Function, NameRef, Target};
use crate::source::Span;
use crate::ty::{Part, Ty};

impl<'a> Walk<'_, 'a> {
    /// The variable of a name, where it is in a cell.
    pub fn in_cell(&self, name: &NameRef) -> Option<VarKey> {
        self.any_variable(name).filter(|var| self.cx.is_in_cell(*var))
    }

    /// The cells of a function's own variables are made as it begins (`MAKE_CELL`), those of parameters with
    /// what these have got.
    pub fn make_cells(&mut self, func: &'a Function) {
        for index in 0..func.bindings.len() {
            let var = VarKey::Local(func.id, BindingId(index as u32));
            if self.cx.is_in_cell(var) {
                let cell = self.site_of(Site::Variable(var), 0);
                self.bind(var, Ty::Cell(Part::new(cell)));
            }
        }
    }

    /// What the cell of a variable holds.
    fn held_in_cell(&self, var: VarKey) -> Option<Ty> {
        match self.env.locals.get(&var).map(|local| self.shallow(&local.ty)) {
            Some(Ty::Cell(held)) => Some(*held),
            _ => None,
        }
    }

    pub(super) fn read_cell(&mut self, var: VarKey, name: &'a NameRef, span: Span) -> (Ty, How) {
        let text = self.spelling(name).to_owned();
        let Some(held) = self.held_in_cell(var) else {
            return (self.refuse(ReasonId::Closure, span, text), How::Plain);
        };
        let is_free = matches!(name, NameRef::Free(..)) || self.is_in_frame;
        let VarKey::Local(owner, binding) = var else { unreachable!("globals are in no cells") };
        // (A comprehension with a frame of its own may stand before the variable is bound.)
        let is_sure =
            matches!(name, NameRef::Free(..)) && self.cx.program.captures.is_always_bound((owner, binding));
        if is_free && !is_sure && self.cx.plan.suggestions.cells.contains(&(self.func.id, (owner, binding))) {
            let what = format!("`{text}`, which may be unbound and looks like other names,");
            self.refuse(ReasonId::NotLowered, span, what);
        }
        (self.shallow(&held), How::Cell { is_free, checked: !is_sure })
    }

    pub(super) fn bind_cell(&mut self, var: VarKey, target: &'a Target, name: &'a NameRef, ty: &Ty) {
        let Some(held) = self.held_in_cell(var) else {
            let text = self.spelling(name).to_owned();
            self.refuse(ReasonId::Closure, target.span, text);
            return;
        };
        let shallow = self.shallow(ty);
        if shallow.may_be_passing() {
            self.refuse(ReasonId::IteratorValue, target.span, self.type_name(&shallow));
            return;
        }
        if shallow.holds_bound() {
            self.refuse(ReasonId::FunctionValue, target.span, "a method as a value");
            return;
        }
        self.check_kept(ty, Some(var), target.span);
        self.cx.cells.put(&held, ty);
        self.flow(ty, Sink::Type(held), target.span);
    }

    /// A parameter in a cell.
    pub fn bind_parameter(&mut self, var: VarKey, ty: Ty) {
        let Some(held) = self.cx.is_in_cell(var).then(|| self.held_in_cell(var)).flatten() else {
            return self.bind(var, ty);
        };
        self.cx.cells.put(&held, &ty);
        let at = self.at;
        self.flow(&ty, Sink::Type(held), at);
    }
}

impl super::Cx<'_> {
    /// Do functions share the variable in a cell?
    pub fn is_in_cell(&self, var: VarKey) -> bool {
        let VarKey::Local(owner, binding) = var else { return false };
        self.program.captures.is_in_cell((owner, binding))
    }
}
