//! Annotations that are evaluated (Language Reference 8.7: of a `def` when it runs, of module variables at
//! once) have to do nothing that anybody could see, or the statement runs in the isolate.

use super::facts::GlobalFact;
use super::walk::Walk;
use crate::catalog::intrinsics::{self, Subscripts};
use crate::catalog::names;
use crate::hir::nodes::{
    BinaryOp, Const, DefId, Element, ExprId, ExprKind, Function, FunctionKind, NameRef, PyText, StmtKind,
    TargetKind,
};

impl Walk<'_, '_> {
    /// Evaluating the annotation, an expression of the module body, certainly gives a value and has no
    /// effect.
    pub fn is_quiet_annotation(&self, annotation: ExprId) -> bool {
        let body = self.root();
        self.cx.facts.annotations_stay_text.contains(&body.module)
            || Quiet { walk: self, body }.any(annotation)
    }
}

struct Quiet<'w, 'c, 'a> {
    walk: &'w Walk<'c, 'a>,
    body: &'w Function,
}

impl Quiet<'_, '_, '_> {
    fn any(&self, id: ExprId) -> bool {
        match &self.body.expr(id).kind {
            ExprKind::Const(_) => true,
            ExprKind::Name(name) => self.name(name),
            ExprKind::Attribute { object, name, .. } => self.typing_member(*object, name).is_some(),
            ExprKind::Subscript { object, index } => self.subscript(*object, *index),
            ExprKind::Binary { op: BinaryOp::Or, .. } => self.alternative(id) == Some(true),
            ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::Compare(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::Lambda(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => false,
        }
    }

    fn name(&self, name: &NameRef) -> bool {
        match name {
            NameRef::Builtin(name) => {
                intrinsics::has_class_object(name) && !self.walk.cx.plan.may_rebind(name)
            }
            NameRef::Global(global) => self.is_bound(*global),
            _ => false,
        }
    }

    /// A top-level statement before this one binds the name, and nothing unbinds it. (In a function: the name
    /// of something that native code takes for granted.)
    fn is_bound(&self, global: DefId) -> bool {
        if self.body.kind != FunctionKind::Module {
            // Whoever reads these too early has a reason for that.
            let fact = &self.walk.cx.facts.globals[global.index()];
            let is_class_before = || {
                let table = &self.walk.cx.facts.table;
                let own = table.of_body(self.body.id).map(|class| class.index());
                let is_imported = |class| table.info(class).def != global;
                table
                    .named(global)
                    .is_some_and(|class| is_imported(class) || own.is_some_and(|own| class.index() < own))
            };
            return matches!(fact, GlobalFact::Function(..) | GlobalFact::Module(_) | GlobalFact::Member(..))
                || is_class_before();
        }
        let is_it =
            |kind: &TargetKind| matches!(kind, TargetKind::Name(NameRef::Global(bound)) if *bound == global);
        let mut deleted = false;
        crate::hir::visit::each_stmt(&self.body.body, &mut |stmt| {
            deleted |= matches!(&stmt.kind, StmtKind::Delete(target) if is_it(&target.kind));
        });
        let before = &self.body.body[..self.walk.top.min(self.body.body.len())];
        !deleted
            && before.iter().any(|stmt| stmt.kind.certainly_binds().is_some_and(|target| is_it(&target.kind)))
    }

    /// `typing.List` or `List` imported from there: the form's name.
    fn typing_member(&self, module: ExprId, name: &str) -> Option<Subscripts> {
        let ExprKind::Name(NameRef::Global(global)) = &self.body.expr(module).kind else { return None };
        match &self.walk.cx.facts.globals[global.index()] {
            GlobalFact::Module(module) => form_of(module, name),
            _ => None,
        }
    }

    fn form(&self, object: ExprId) -> Option<Subscripts> {
        match &self.body.expr(object).kind {
            ExprKind::Attribute { object, name, .. } => self.typing_member(*object, name),
            ExprKind::Name(NameRef::Global(global)) => match &self.walk.cx.facts.globals[global.index()] {
                GlobalFact::Member(module, name) => form_of(module, name),
                _ => None,
            },
            _ => None,
        }
    }

    fn subscript(&self, object: ExprId, index: ExprId) -> bool {
        let items = match &self.body.expr(index).kind {
            ExprKind::Tuple(items) => items
                .iter()
                .map(|item| if let Element::One(item) = item { Some(*item) } else { None })
                .collect(),
            _ => Some(vec![index]),
        };
        let Some(items) = items else { return false };
        if let ExprKind::Name(NameRef::Builtin(name)) = &self.body.expr(object).kind {
            return intrinsics::is_generic_class(name)
                && !self.walk.cx.plan.may_rebind(name)
                && items.iter().all(|item| self.any(*item));
        }
        let types = |items: &[ExprId]| items.iter().all(|item| self.is_type(*item));
        match self.form(object) {
            Some(Subscripts::Exactly(count)) => items.len() == count && types(&items),
            Some(Subscripts::AtLeastOne) => {
                let last = items.len() - usize::from(items.len() == 2 && self.is_ellipsis(items[1]));
                !items.is_empty() && types(&items[..last])
            }
            Some(Subscripts::Callable) if items.len() == 2 => {
                let arguments = match &self.body.expr(items[0]).kind {
                    ExprKind::List(items) => {
                        items.iter().all(|item| matches!(item, Element::One(item) if self.is_type(*item)))
                    }
                    _ => self.is_ellipsis(items[0]),
                };
                arguments && self.is_type(items[1])
            }
            _ => false,
        }
    }

    fn is_ellipsis(&self, id: ExprId) -> bool {
        matches!(self.body.expr(id).kind, ExprKind::Const(Const::Ellipsis))
    }

    /// Something the forms of `typing` take: a type, None, or the name of one as text.
    fn is_type(&self, id: ExprId) -> bool {
        match &self.body.expr(id).kind {
            ExprKind::Const(Const::None) => true,
            // `typing` compiles the text of a forward reference.
            ExprKind::Const(Const::Str(PyText::Text(text))) => {
                text.chars().all(|c| c.is_ascii_alphabetic() || c == '_')
                    && !text.is_empty()
                    && !names::is_keyword(text)
            }
            ExprKind::Const(_) => false,
            // What a variable holds need not be a type.
            ExprKind::Name(NameRef::Global(global)) => {
                let fact = &self.walk.cx.facts.globals[global.index()];
                let typing =
                    matches!(fact, GlobalFact::Member(module, _) if intrinsics::is_typing_module(module));
                (typing || matches!(fact, GlobalFact::Class(_))) && self.is_bound(*global)
            }
            _ => self.any(id),
        }
    }

    /// `A | B`: `Some(true)` when one side is a class, so that the operator exists; `None` when it may fail.
    fn alternative(&self, id: ExprId) -> Option<bool> {
        match &self.body.expr(id).kind {
            ExprKind::Binary { op: BinaryOp::Or, left, right, .. } => {
                let (left, right) = (self.alternative(*left)?, self.alternative(*right)?);
                (left || right).then_some(true)
            }
            ExprKind::Const(Const::None) => Some(false),
            ExprKind::Name(NameRef::Builtin(_)) | ExprKind::Subscript { .. } if self.any(id) => Some(true),
            ExprKind::Const(_)
            | ExprKind::Name(_)
            | ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::Compare(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::Lambda(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => None,
        }
    }
}

/// What a member of the library takes in brackets.
fn form_of(module: &str, name: &str) -> Option<Subscripts> {
    if intrinsics::is_typing_module(module) {
        return intrinsics::typing_form(name);
    }
    intrinsics::is_field_form(module, name).then_some(Subscripts::Exactly(1))
}
