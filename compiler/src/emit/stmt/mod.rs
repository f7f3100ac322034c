//! Statements and control flow of one function.

mod control;
mod leave;
mod slot;
mod value;

use crate::emit::names;
use crate::emit::shared::Shared;
use crate::emit::slots::SlotForm;
use crate::emit::ty::{is_let_go_in_order, maybe_let_go_in_order};
use crate::sir::flow;
use crate::sir::{Function, Op, Region, Slot, Stmt, StmtKind, Value, Var};
use crate::ty::Ty;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::cell::RefCell;
use std::collections::HashSet;
use syn::Lifetime;

/// What stands for a value where it is used.
#[derive(Clone)]
pub enum Form {
    /// A local that owns it.
    Owned(Ident),
    /// A local of type `rt::Held<T>`: see [`is_let_go_in_order`].
    Held(Ident),
    /// An expression of type `&T`.
    Borrowed(TokenStream),
    /// A static `rt::StrConst`.
    Text(Ident),
    /// An expression that makes it anew, for next to nothing.
    Constant(TokenStream),
    /// The same, of a value that would have to be let go, but may lie in the program for good.
    Lasting(TokenStream),
    /// The slot, unchanged until the last use.
    Slot(Slot),
}

/// One function being emitted.
pub struct Body<'s, 'm> {
    pub shared: &'s mut Shared<'m>,
    pub function: &'m Function,
    slots: Vec<SlotForm>,
    forms: Vec<Option<Form>>,
    /// The module body: its slots are globals to Python.
    is_main: bool,
    /// Inside a piece that stands apart.
    in_closure: bool,
    /// The `try` statements around, innermost last.
    tries: Vec<Lifetime>,
    /// See [`Function::keeps_locals`]: the body ends at one place, with `locals` at hand.
    keeps_locals: bool,
    next_try: u32,
    /// What the statement being emitted uses last.
    last: Vec<Var>,
    /// Values that are only taken apart.
    taken_apart: HashSet<Value>,
    /// Values it has moved out of their variables.
    moved: RefCell<HashSet<Value>>,
}

impl<'s, 'm> Body<'s, 'm> {
    pub fn new(
        shared: &'s mut Shared<'m>,
        function: &'m Function,
        slots: Vec<SlotForm>,
        is_main: bool,
    ) -> Body<'s, 'm>
    where
        'm: 's,
    {
        let forms = vec![None; function.values.len()];
        Body {
            shared,
            function,
            slots,
            forms,
            is_main,
            in_closure: false,
            tries: vec![],
            keeps_locals: function.keeps_locals(),
            next_try: 0,
            last: vec![],
            taken_apart: HashSet::new(),
            moved: RefCell::default(),
        }
    }

    pub fn ty(&self, value: Value) -> &'m Ty {
        &self.function.values[value.index()]
    }

    pub fn set_form(&mut self, value: Value, form: Form) {
        self.forms[value.index()] = Some(form);
    }

    fn form(&self, value: Value) -> &Form {
        self.forms[value.index()].as_ref().expect("verified: defined before its uses")
    }

    /// A piece of the body as a closure.
    fn apart(&mut self, body: &Region) -> Vec<TokenStream> {
        self.in_closure = true;
        let inner = self.region(body);
        self.in_closure = false;
        if self.function.fallible {
            let done = self.unwrap(quote! { rt::apart(|| -> rt::R<()> { #(#inner)* Ok(()) }) }, None);
            vec![quote! { #done; }]
        } else {
            vec![quote! { rt::apart(|| { #(#inner)* }); }]
        }
    }

    pub fn region(&mut self, region: &[Stmt]) -> Vec<TokenStream> {
        let mut statements = vec![];
        for stmt in region {
            self.last.clone_from(&stmt.uses.last);
            if stmt.uses.apart {
                self.taken_apart.extend(defined(stmt));
            }
            self.moved.borrow_mut().clear();
            statements.extend(self.stmt(stmt));
            statements.extend(self.releases(stmt));
            // What follows is never reached, and would mention what was never made.
            if flow::stmt_diverges(stmt) {
                break;
            }
        }
        statements
    }

    fn stmt(&mut self, stmt: &Stmt) -> Vec<TokenStream> {
        match &stmt.kind {
            StmtKind::Let { value, op: Op::Get(slot), site } => self.get(*value, *slot, false, *site),
            StmtKind::Let { value, op: Op::Alias(slot), site } => self.get(*value, *slot, true, *site),
            StmtKind::Let { value, op, site } => self.let_op(*value, op, *site),
            StmtKind::Set { slot, value } => {
                let taken = self.take(*value);
                vec![if stmt.uses.declares { self.begin(*slot, taken) } else { self.set(*slot, taken) }]
            }
            StmtKind::Unset { slot, site } => {
                let unbound = self.unbound(*slot);
                let leave = self.leave(unbound, *site);
                match &self.slots[slot.index()] {
                    SlotForm::Maybe(ident) => {
                        let ty = &self.function.slots[slot.index()].ty;
                        let held = maybe_let_go_in_order(ty, quote! { #ident.take() });
                        vec![quote! { if #held.is_none() { #leave; } }]
                    }
                    SlotForm::Owned(_) | SlotForm::Borrowed(_) => {
                        unreachable!("verified: what is unset may be unbound")
                    }
                }
            }
            StmtKind::SetGlobal { global, value } => {
                let taken = self.take(*value);
                let ty = &self.shared.module.globals[global.index()].ty;
                let global = self.shared.global(*global);
                vec![if self.is_seen_released(ty) {
                    quote! { #global.keep(#taken); }
                } else if is_let_go_in_order(ty) {
                    quote! { drop(#global.replace(#taken).map(rt::Held::new)); }
                } else {
                    quote! { #global.set(#taken); }
                }]
            }
            StmtKind::UnsetGlobal { global, site } => {
                let global = self.shared.global(*global).clone();
                if site.is_none() {
                    return vec![quote! { #global.clear(); }];
                }
                let unset = self.unwrap(quote! { #global.unset() }, *site);
                vec![quote! { #unset; }]
            }
            StmtKind::If { cond, then, orelse } => {
                let cond = self.take(*cond);
                let then = self.region(then);
                let orelse = self.region(orelse);
                if orelse.is_empty() {
                    vec![quote! { if #cond { #(#then)* } }]
                } else if then.is_empty() {
                    vec![quote! { if !#cond { #(#orelse)* } }]
                } else {
                    vec![quote! { if #cond { #(#then)* } else { #(#orelse)* } }]
                }
            }
            StmtKind::Loop { label, site, body } => {
                let label = names::loop_label(*label);
                let safepoint = self.safepoint(*site);
                let body = self.region(body);
                vec![quote! { #label: loop { #safepoint #(#body)* } }]
            }
            StmtKind::Block { label, body } => {
                let label = names::loop_label(*label);
                let body = self.region(body);
                vec![quote! { #label: { #(#body)* } }]
            }
            StmtKind::For { label, item, iter, site, body } => {
                self.for_loop(*label, *item, *iter, *site, body)
            }
            StmtKind::ForRange { label, item, start, stop, step, site, body } => {
                self.for_range(*label, *item, [*start, *stop], *step, *site, body)
            }
            StmtKind::Break(label) => {
                let label = names::loop_label(*label);
                vec![quote! { break #label; }]
            }
            StmtKind::Continue(label) => {
                let label = names::loop_label(*label);
                vec![quote! { continue #label; }]
            }
            StmtKind::Return(value) => {
                let taken = self.take(*value);
                let end = if self.function.fallible {
                    self.end(quote! { Ok(#taken) })
                } else {
                    quote! { return #taken }
                };
                vec![quote! { #end; }]
            }
            StmtKind::Raise { exception, site } => {
                let exception = self.take(*exception);
                let leave = self.leave(quote! { rt::raise(#exception) }, Some(*site));
                vec![quote! { #leave; }]
            }
            StmtKind::Reraise { exception } => {
                let exception = self.take(*exception);
                let leave = self.leave(quote! { rt::reraise(#exception) }, None);
                vec![quote! { #leave; }]
            }
            StmtKind::Try { body, caught, handler } => self.try_catch(body, *caught, handler),
            StmtKind::Match { subject, arms } => self.match_members(*subject, arms, stmt.uses.owning),
            StmtKind::Apart { body } => self.apart(body),
            StmtKind::Unreachable => vec![quote! { unreachable!(); }],
        }
    }
}

/// The value a statement defines.
fn defined(stmt: &Stmt) -> Option<Value> {
    match &stmt.kind {
        StmtKind::Let { value: defined, .. } | StmtKind::For { item: defined, .. } => Some(*defined),
        _ => None,
    }
}
