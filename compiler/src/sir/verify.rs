//! Is it well-formed Slot IR? Run after lowering and after every pass.
//!
//! Rules:
//! 1. every value is defined once, before its uses, in the same region or one around it;
//! 2. slots, globals, sites and functions that are named exist;
//! 3. `break` and `continue` name a label around them; `continue` one of a loop;
//! 4. types agree: the value put in a slot has the slot's type, a condition is a bool, a returned value has
//!    the function's result type, arguments have the parameters' types, each op's result has the type the op
//!    gives;
//! 5. a `match` has exactly one arm for each member of its union;
//! 6. what can raise has a site (reading a slot that is known to be bound has none); in a function that is
//!    not fallible nothing raises out of it;
//! 7. control does not fall off the end of a function;
//! 8. only a `maybe_unbound` slot or global is unset; no type is `Var`;
//! 9. an iterator value is consumed once: by a `for`, or by a row that takes it;
//! 10. what stands apart is a statement of the body itself, and neither returns nor binds a slot that has no
//!     place yet; variables named as last used exist.

use super::flow;
use super::{
    Arm, FnId, Function, GlobalSlot, Label, Module, Op, OpFacts, Region, RowFacts, Site, Slot, Stmt,
    StmtKind, Value, Var,
};
use crate::source::Span;
use crate::ty::Ty;
use std::collections::HashMap;
use std::fmt;

/// One thing that is wrong.
#[derive(Debug)]
pub struct Wrong {
    /// None: the module itself.
    pub function: Option<String>,
    /// Of the statement, else of the function.
    pub span: Option<Span>,
    pub text: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.function {
            Some(function) => write!(f, "{function}: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

/// Everything wrong with the module.
pub fn verify(module: &Module, rows: &dyn RowFacts) -> Vec<Wrong> {
    let functions: HashMap<FnId, &Function> = module.functions.iter().map(|f| (f.id, f)).collect();
    let mut errors = vec![];
    if functions.len() != module.functions.len() {
        errors.push(Wrong { function: None, span: None, text: "two functions have one id".to_string() });
    }
    let entries = module.isolate.iter().flat_map(|plan| &plan.entries).flat_map(|entry| &entry.variants);
    for id in module.main.iter().chain(entries) {
        if !functions.contains_key(id) {
            let text = format!("function {} is named but not there", id.0);
            errors.push(Wrong { function: None, span: None, text });
        }
    }
    for function in &module.functions {
        let mut checker = Checker {
            module,
            function,
            functions: &functions,
            rows,
            defined: vec![false; function.values.len()],
            once: vec![false; function.values.len()],
            consumed: vec![false; function.values.len()],
            labels: vec![],
            tries: 0,
            depth: 0,
            span: function.span,
            errors: vec![],
        };
        checker.function();
        errors.extend(checker.errors);
    }
    errors
}

pub(super) struct Checker<'a> {
    pub module: &'a Module,
    pub function: &'a Function,
    pub functions: &'a HashMap<FnId, &'a Function>,
    pub rows: &'a dyn RowFacts,
    /// In scope here.
    defined: Vec<bool>,
    /// Defined anywhere.
    once: Vec<bool>,
    /// Iterators that something has taken the items of.
    consumed: Vec<bool>,
    /// Around this place; is it a loop?
    labels: Vec<(Label, bool)>,
    /// How many `try` bodies are around.
    tries: u32,
    /// How many regions are around.
    depth: u32,
    /// Of the statement being checked.
    span: Span,
    errors: Vec<Wrong>,
}

impl Checker<'_> {
    pub(super) fn error(&mut self, text: String) {
        let function = Some(self.function.name.clone());
        self.errors.push(Wrong { function, span: Some(self.span), text });
    }

    pub(super) fn expect(&mut self, holds: bool, text: impl FnOnce() -> String) {
        if !holds {
            self.error(text());
        }
    }

    fn function(&mut self) {
        let function = self.function;
        for slot in &function.params {
            self.expect(slot.index() < function.slots.len(), || "a parameter has no slot".to_string());
        }
        for ty in function.values.iter().chain(function.slots.iter().map(|slot| &slot.ty)) {
            self.expect(!has_var(ty), || format!("type `{ty}` is not finished"));
        }
        self.region(&function.body);
        self.span = function.span;
        self.expect(function.head == 0 || flow::can_be_head(function, function.head), || {
            "the rest needs the head".to_string()
        });
        self.expect(flow::diverges(&function.body), || "control falls off the end".to_string());
    }

    /// Values defined in a region end with it.
    fn region(&mut self, region: &Region) {
        let before = self.defined.clone();
        self.depth += 1;
        for stmt in region {
            self.stmt(stmt);
        }
        self.depth -= 1;
        self.defined = before;
    }

    fn labelled(&mut self, label: Label, is_loop: bool, body: &Region, item: Option<Value>) {
        self.labels.push((label, is_loop));
        let before = self.defined.clone();
        if let Some(item) = item {
            self.define(item);
        }
        self.region(body);
        self.defined = before;
        self.labels.pop();
    }

    fn define(&mut self, value: Value) {
        match self.once.get_mut(value.index()) {
            Some(once) if !*once => {
                *once = true;
                self.defined[value.index()] = true;
            }
            Some(_) => self.error(format!("%{} is defined twice", value.0)),
            None => self.error(format!("%{} has no type", value.0)),
        }
    }

    pub(super) fn ty(&mut self, value: Value) -> Ty {
        if !self.defined.get(value.index()).copied().unwrap_or(false) {
            self.error(format!("%{} is used where it is not defined", value.0));
        }
        let ty = self.function.values.get(value.index()).cloned().unwrap_or(Ty::Never);
        if ty.is_passing() && ty.is_iterator() && std::mem::replace(&mut self.consumed[value.index()], true) {
            self.error(format!("%{} is an iterator and used twice", value.0));
        }
        ty
    }

    fn has_type(&mut self, value: Value, wanted: &Ty, what: &str) {
        let ty = self.ty(value);
        self.expect(ty == *wanted, || format!("{what} %{} is `{ty}`, not `{wanted}`", value.0));
    }

    fn site(&mut self, site: Option<Site>, raises: bool, what: &dyn Fn() -> String) {
        self.expect(site.is_some() || !raises, || format!("{} has no site but can raise", what()));
        if let Some(site) = site {
            self.expect(site.index() < self.module.sites.len(), || format!("site {} is not there", site.0));
        }
        if raises {
            self.raises_here();
        }
    }

    /// A loop of a function that can raise delivers signals.
    fn signal(&mut self, site: Option<Site>) {
        self.site(site, false, &String::new);
        self.expect(site.is_some() || !self.function.fallible, || "a loop has no site".to_string());
    }

    fn raises_here(&mut self) {
        let leaves = self.tries == 0 && !self.function.fallible;
        self.expect(!leaves, || "something raises out of a function that is not fallible".to_string());
    }

    fn stmt(&mut self, stmt: &Stmt) {
        self.span = stmt.span;
        for var in &stmt.uses.last {
            let is_there = match var {
                Var::Value(value) => value.index() < self.function.values.len(),
                Var::Slot(slot) => slot.index() < self.function.slots.len(),
            };
            self.expect(is_there, || format!("{var:?} is not there"));
        }
        match &stmt.kind {
            StmtKind::Let { value, op, site } => self.let_op(*value, op, *site),
            StmtKind::Set { slot, value } => match self.function.slots.get(slot.index()) {
                Some(info) => self.has_type(*value, &info.ty, &format!("slot `{}`:", info.name)),
                None => self.error(format!("slot {} is not there", slot.0)),
            },
            StmtKind::SetGlobal { global, value } => match self.module.globals.get(global.index()) {
                Some(info) => self.has_type(*value, &info.ty, &format!("global `{}`:", info.name)),
                None => self.error(format!("global {} is not there", global.0)),
            },
            StmtKind::Unset { slot, site } => self.unset_slot(*slot, *site),
            StmtKind::UnsetGlobal { global, site } => self.unset_global(*global, *site),
            StmtKind::If { cond, then, orelse } => {
                self.has_type(*cond, &Ty::Bool, "condition");
                self.region(then);
                self.region(orelse);
            }
            StmtKind::Loop { label, site, body } => {
                self.signal(*site);
                self.labelled(*label, true, body, None);
            }
            StmtKind::For { label, item, iter, site, body } => {
                self.iterable(*iter, *site);
                self.labelled(*label, true, body, Some(*item));
            }
            StmtKind::ForRange { label, item, start, stop, step, site, body } => {
                self.range(*start, *stop, *step, *site);
                self.labelled(*label, true, body, Some(*item));
            }
            StmtKind::Block { label, body } => self.labelled(*label, false, body, None),
            StmtKind::Apart { body } => self.apart(body),
            StmtKind::Break(label) => {
                let known = self.labels.iter().any(|(l, _)| l == label);
                self.expect(known, || format!("`break` to 'l{}, which is not around it", label.0));
            }
            StmtKind::Continue(label) => {
                let known = self.labels.iter().any(|(l, is_loop)| l == label && *is_loop);
                self.expect(known, || format!("`continue` to 'l{}, which is no loop around it", label.0));
            }
            StmtKind::Return(value) => self.has_type(*value, &self.function.result, "returned value"),
            StmtKind::Raise { exception, site } => {
                self.has_type(*exception, &Ty::Exception, "raised value");
                self.site(Some(*site), true, &|| "`raise`".to_string());
            }
            StmtKind::Reraise { exception } => {
                self.has_type(*exception, &Ty::Exception, "raised value");
                self.raises_here();
            }
            StmtKind::Try { body, caught, handler } => self.try_catch(body, *caught, handler),
            StmtKind::Match { subject, arms } => self.arms(*subject, arms),
            StmtKind::Unreachable => {}
        }
    }

    fn let_op(&mut self, value: Value, op: &Op, site: Option<Site>) {
        let ty = self.function.values.get(value.index()).cloned().unwrap_or(Ty::Never);
        self.op(op, &ty);
        // Lowering reads its own flags where it knows them bound.
        let known = site.is_none() && matches!(op, Op::Get(_) | Op::Alias(_) | Op::GetGlobal(_));
        let raises = !known && self.can_raise(op);
        self.site(site, raises, &|| format!("`{}`", op.name()));
        self.define(value);
    }

    fn unset_slot(&mut self, slot: Slot, site: Option<Site>) {
        let info = self.function.slots.get(slot.index());
        self.expect(info.is_some_and(|i| i.maybe_unbound), || format!("slot {} cannot be unset", slot.0));
        self.site(site, true, &|| "`unset`".to_string());
    }

    fn unset_global(&mut self, global: GlobalSlot, site: Option<Site>) {
        let info = self.module.globals.get(global.index());
        self.expect(info.is_some_and(|i| i.maybe_unbound), || format!("global {} cannot be unset", global.0));
        // Without a site: whether it is bound or not.
        self.site(site, site.is_some(), &|| "`unset_global`".to_string());
    }

    /// Items are taken from it.
    fn iterable(&mut self, iter: Value, site: Option<Site>) {
        let iter = self.ty(iter);
        let scalar = matches!(
            iter,
            Ty::Never | Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Complex | Ty::Union(_)
        );
        self.expect(!scalar, || format!("`for` over `{iter}`, which cannot be iterated"));
        self.site(site, true, &|| "`for`".to_string());
    }

    fn range(&mut self, start: Value, stop: Value, step: i64, site: Option<Site>) {
        self.has_type(start, &Ty::Int, "start");
        self.has_type(stop, &Ty::Int, "stop");
        self.expect(step != 0, || "a range has step 0".to_string());
        self.signal(site);
    }

    fn apart(&mut self, body: &Region) {
        let is_top = self.depth == 1;
        self.expect(is_top, || "`apart` stands in another statement".to_string());
        let binds_without_place = |stmt: &Stmt| {
            matches!(
                stmt.kind,
                StmtKind::Set { slot, .. } if !self.function.may_be_empty(slot)
            )
        };
        let leaves = |stmt: &Stmt| matches!(stmt.kind, StmtKind::Return(_)) || binds_without_place(stmt);
        let wrong = flow::any(body, &leaves) || body.iter().any(flow::stmt_diverges);
        self.expect(!wrong, || "`apart` leaves the function, or binds a slot without a place".to_string());
        self.region(body);
    }

    fn try_catch(&mut self, body: &Region, caught: Value, handler: &Region) {
        self.tries += 1;
        self.region(body);
        self.tries -= 1;
        let before = self.defined.clone();
        self.define(caught);
        self.expect_value_ty(caught, &Ty::Exception);
        self.region(handler);
        self.defined = before;
    }

    fn expect_value_ty(&mut self, value: Value, wanted: &Ty) {
        let ty = self.function.values.get(value.index());
        let wrong = ty != Some(wanted);
        self.expect(!wrong, || format!("%{} is not `{wanted}`", value.0));
    }

    fn arms(&mut self, subject: Value, arms: &[Arm]) {
        let mut members = self.ty(subject).members();
        let mut covered: Vec<Ty> = arms.iter().map(|arm| arm.ty).collect();
        members.sort();
        covered.sort();
        self.expect(members == covered, || {
            format!("the arms of the match on %{} are not its members", subject.0)
        });
        for arm in arms {
            let before = self.defined.clone();
            self.define(arm.bound);
            self.expect_value_ty(arm.bound, &arm.ty);
            self.region(&arm.body);
            self.defined = before;
        }
    }

    fn can_raise(&self, op: &Op) -> bool {
        let facts = OpFacts {
            rows: self.rows,
            slot_unbound: &|slot| self.function.slots.get(slot).is_some_and(|s| s.maybe_unbound),
            global_unbound: &|global| self.module.globals.get(global).is_some_and(|g| g.maybe_unbound),
            function_fallible: &|id| self.functions.get(&id).is_some_and(|f| f.fallible),
        };
        op.can_raise(&self.function.values, &facts)
    }
}

fn has_var(ty: &Ty) -> bool {
    matches!(ty, Ty::Var(_)) || ty.parts().into_iter().any(has_var)
}
