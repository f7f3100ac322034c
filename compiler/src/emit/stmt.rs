//! Statements and control flow of one function.

use std::cell::RefCell;
use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Lifetime;

use super::names;
use super::shared::Shared;
use super::slots::SlotForm;
use super::ty::{
    can_annotate, emit_ty, is_let_go_in_order, iterator_raises, let_go_in_order, maybe_let_go_in_order,
    variant,
};
use crate::sir::flow;
use crate::sir::{Arm, Function, Label, Op, Region, Site, Slot, Stmt, StmtKind, Value, Var};
use crate::ty::Ty;

/// What stands for a value where it is used.
#[derive(Clone)]
pub enum Form {
    /// A local that owns it.
    Owned(Ident),
    /// A local of type `rt::Held<T>`: see [`is_let_go_in_order`].
    Held(Ident),
    /// An expression of type `&T`.
    Borrowed(TokenStream),
    /// An expression that makes it anew, for next to nothing.
    Constant(TokenStream),
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

    /// An expression that owns the value.
    pub fn take(&self, value: Value) -> TokenStream {
        let copy = self.ty(value).is_copy();
        match self.form(value) {
            Form::Constant(expr) => expr.clone(),
            Form::Owned(ident) if copy || self.is_last(Var::Value(value)) => {
                self.moved.borrow_mut().insert(value);
                quote! { #ident }
            }
            Form::Owned(ident) => quote! { #ident.clone() },
            Form::Held(ident) if self.is_last(Var::Value(value)) => {
                self.moved.borrow_mut().insert(value);
                quote! { #ident.into_inner() }
            }
            Form::Held(ident) => quote! { (*#ident).clone() },
            Form::Borrowed(expr) if copy => quote! { (*#expr) },
            Form::Borrowed(expr) => quote! { #expr.clone() },
            Form::Slot(slot) => self.take_slot(*slot),
        }
    }

    /// Nobody reads it again.
    fn is_last(&self, var: Var) -> bool {
        self.last.contains(&var)
    }

    /// The variable holds its value until the function ends, for the traceback to take over.
    fn stays(&self, slot: Slot) -> bool {
        self.keeps_locals && self.function.slots[slot.index()].is_observed()
    }

    /// The slot's value; moved out where nobody reads it again. An object of the isolate stays: its release
    /// can be seen, and Python's variable holds it until it is bound anew or its function ends.
    fn take_slot(&self, slot: Slot) -> TokenStream {
        let ty = &self.function.slots[slot.index()].ty;
        let copy = ty.is_copy();
        let dies = self.is_last(Var::Slot(slot)) && !ty.mentions_dyn() && !self.stays(slot);
        match &self.slots[slot.index()] {
            SlotForm::Owned(ident) if copy || dies => quote! { #ident },
            SlotForm::Owned(ident) => quote! { #ident.clone() },
            SlotForm::Borrowed(ident) => quote! { #ident.clone() },
            SlotForm::Maybe(ident) if copy => quote! { #ident.expect("bound here") },
            SlotForm::Maybe(ident) if dies => quote! { #ident.take().expect("bound here") },
            SlotForm::Maybe(ident) => quote! { #ident.clone().expect("bound here") },
        }
    }

    /// An expression of type `&T`.
    pub fn look(&self, value: Value) -> TokenStream {
        match self.form(value) {
            Form::Constant(expr) => quote! { &#expr },
            Form::Owned(ident) => quote! { &#ident },
            Form::Held(ident) => quote! { &*#ident },
            Form::Borrowed(expr) => expr.clone(),
            Form::Slot(slot) => match &self.slots[slot.index()] {
                SlotForm::Owned(ident) => quote! { &#ident },
                SlotForm::Borrowed(ident) => quote! { #ident },
                SlotForm::Maybe(ident) => quote! { #ident.as_ref().expect("bound here") },
            },
        }
    }

    /// The value as the operand of `.method()` or `.0`.
    pub fn place(&self, value: Value) -> TokenStream {
        match self.form(value) {
            Form::Constant(expr) => quote! { (#expr) },
            Form::Owned(ident) | Form::Held(ident) => quote! { #ident },
            Form::Borrowed(expr) => expr.clone(),
            Form::Slot(slot) => match &self.slots[slot.index()] {
                SlotForm::Owned(ident) | SlotForm::Borrowed(ident) => quote! { #ident },
                SlotForm::Maybe(ident) => quote! { #ident.as_ref().expect("bound here") },
            },
        }
    }

    /// Taking it costs nothing: it is moved, copied or made anew.
    pub fn moves(&self, value: Value) -> bool {
        if self.ty(value).is_copy() {
            return true;
        }
        match self.form(value) {
            Form::Constant(_) => true,
            Form::Owned(_) | Form::Held(_) => self.is_last(Var::Value(value)),
            Form::Borrowed(_) => false,
            Form::Slot(slot) => {
                !matches!(self.slots[slot.index()], SlotForm::Borrowed(_))
                    && self.is_last(Var::Slot(*slot))
                    && !self.stays(*slot)
            }
        }
    }

    /// Its items may be moved out one by one.
    pub fn is_taken_apart(&self, value: Value) -> bool {
        self.taken_apart.contains(&value) && matches!(self.form(value), Form::Owned(_))
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

    /// Objects of the isolate, or containers of them, whose last reader this operation was, or that nobody
    /// reads: let go now, as CPython's stack does.
    fn releases(&self, stmt: &Stmt) -> Vec<TokenStream> {
        let StmtKind::Let { value: made, op, .. } = &stmt.kind else { return vec![] };
        if matches!(op, Op::Get(_) | Op::Alias(_)) {
            return vec![];
        }
        let mut seen = HashSet::new();
        let whole = |value: &Value| !self.moved.borrow().contains(value) && !self.taken_apart.contains(value);
        let last_read = |value: &Value| stmt.uses.last.contains(&Var::Value(*value)) && whole(value);
        let operands = flow::operands(stmt).into_iter().filter(last_read);
        let unread = stmt.uses.last.contains(&Var::Value(*made)).then_some(*made);
        operands
            .chain(unread)
            .filter(|value| self.is_seen_released(self.ty(*value)) && seen.insert(*value))
            .filter_map(|value| match self.forms[value.index()].as_ref()? {
                Form::Owned(ident) => {
                    let held = let_go_in_order(self.ty(value), quote! { #ident });
                    Some(quote! { drop(#held); })
                }
                Form::Held(ident) => Some(quote! { drop(#ident); }),
                Form::Borrowed(_) | Form::Constant(_) | Form::Slot(_) => None,
            })
            .collect()
    }

    fn is_seen_released(&self, ty: &Ty) -> bool {
        ty.mentions_dyn() || self.shared.module.isolate.is_some() && ty.may_hold_dyn()
    }

    /// `expr.at(&SITE_3)`: the entry this frame adds, and those of the frames it stands for.
    pub fn traced(&mut self, expr: TokenStream, site: Option<Site>) -> TokenStream {
        let mut expr = expr;
        let mut next = site;
        while let Some(site) = next {
            let ident = self.shared.statics.site(site);
            next = self.shared.module.sites[site.index()].outer;
            expr = if next.is_none() && self.keeps_locals {
                quote! { #expr.at_in(&#ident, &locals) }
            } else {
                quote! { #expr.at(&#ident) }
            };
        }
        expr
    }

    /// The success value of an `R<T>`; the exception leaves for the handler or the caller.
    pub fn unwrap(&mut self, expr: TokenStream, site: Option<Site>) -> TokenStream {
        let traced = self.traced(expr, site);
        match self.tries.last() {
            Some(label) => quote! { match #traced { Ok(v) => v, Err(e) => break #label e } },
            None if self.has_one_end() => {
                let end = names::frame_label();
                quote! { match #traced { Ok(v) => v, Err(e) => break #end Err(e) } }
            }
            None => quote! { #traced? },
        }
    }

    /// Leaves with the exception that `raised` (a `Raised`) stands for.
    pub fn leave(&mut self, raised: TokenStream, site: Option<Site>) -> TokenStream {
        let mut raised = raised;
        let mut next = site;
        while let Some(site) = next {
            let ident = self.shared.statics.site(site);
            next = self.shared.module.sites[site.index()].outer;
            raised = if next.is_none() && self.keeps_locals {
                quote! { rt::trace_in(#raised, &#ident, &locals) }
            } else {
                quote! { rt::trace(#raised, &#ident) }
            };
        }
        match self.tries.last() {
            Some(label) => quote! { break #label #raised },
            None => self.end(quote! { Err(#raised) }),
        }
    }

    /// Is this the function's own body, of which all ways out lead to the same place?
    fn has_one_end(&self) -> bool {
        self.keeps_locals && !self.in_closure
    }

    /// Leaves the function with this result.
    fn end(&self, result: TokenStream) -> TokenStream {
        if self.has_one_end() {
            let end = names::frame_label();
            quote! { break #end #result }
        } else {
            quote! { return #result }
        }
    }

    /// The body of a function that [keeps its locals](Function::keeps_locals):
    ///
    /// ```text
    /// let ended: rt::R<T> = 'frame_0: { body };
    /// if locals.are_held() { locals.keep(…) } else { drop(a); drop(b); }
    /// ended
    /// ```
    /// What a frame holds is let go in the order of its variables, by whoever holds it last.
    pub fn with_one_end(&self, result: &TokenStream, body: &[TokenStream]) -> TokenStream {
        let end = names::frame_label();
        let (mut keeps, mut drops) = (vec![], vec![]);
        for (info, form) in self.function.slots.iter().zip(&self.slots) {
            if !info.is_observed() {
                continue;
            }
            let keep = match info.ty {
                Ty::Dyn => quote! { object },
                Ty::Exception => quote! { exception },
                _ => quote! { other },
            };
            let held = |value: TokenStream| let_go_in_order(&info.ty, value);
            keeps.push(match form {
                SlotForm::Borrowed(ident) => {
                    let held = held(quote! { #ident.clone() });
                    quote! { kept.#keep(#held); }
                }
                SlotForm::Owned(ident) => {
                    let held = held(quote! { #ident });
                    quote! { kept.#keep(#held); }
                }
                SlotForm::Maybe(ident) => {
                    let held = held(quote! { value });
                    quote! { if let Some(value) = #ident { kept.#keep(#held); } }
                }
            });
            match form {
                SlotForm::Borrowed(_) => {}
                SlotForm::Owned(ident) => {
                    let held = held(quote! { #ident });
                    drops.push(quote! { drop(#held); });
                }
                SlotForm::Maybe(ident) => {
                    let held = maybe_let_go_in_order(&info.ty, quote! { #ident });
                    drops.push(quote! { drop(#held); });
                }
            }
        }
        quote! {
            let ended: #result = #end: { #(#body)* };
            if locals.are_held() {
                let mut kept = rt::KeptLocals::default();
                #(#keeps)*
                locals.keep(kept);
            } else {
                #(#drops)*
            }
            ended
        }
    }

    /// Binds a variable anew; what it held is let go after that. One that stays until the function ends is
    /// never without a value: it is empty, or a parameter.
    fn set(&self, slot: Slot, value: TokenStream) -> TokenStream {
        let ty = &self.function.slots[slot.index()].ty;
        let in_order = self.stays(slot) && is_let_go_in_order(ty);
        match &self.slots[slot.index()] {
            SlotForm::Owned(ident) if in_order => {
                quote! { drop(rt::Held::new(std::mem::replace(&mut #ident, #value))); }
            }
            SlotForm::Maybe(ident) if in_order => {
                quote! { drop(#ident.replace(#value).map(rt::Held::new)); }
            }
            SlotForm::Owned(ident) | SlotForm::Borrowed(ident) => quote! { #ident = #value; },
            SlotForm::Maybe(ident) => quote! { #ident = Some(#value); },
        }
    }

    /// The `Raised` of reading an unbound name.
    fn unbound(&self, slot: Slot) -> TokenStream {
        let name = &self.function.slots[slot.index()].name;
        if self.is_main {
            let message = format!("name '{name}' is not defined");
            quote! { rt::error::name_error(#message) }
        } else {
            let message =
                format!("cannot access local variable '{name}' where it is not associated with a value");
            quote! { rt::error::unbound_local_error(#message) }
        }
    }

    fn stmt(&mut self, stmt: &Stmt) -> Vec<TokenStream> {
        match &stmt.kind {
            StmtKind::Let { value, op: Op::Get(slot), site } => self.get(*value, *slot, false, *site),
            StmtKind::Let { value, op: Op::Alias(slot), site } => self.get(*value, *slot, true, *site),
            StmtKind::Let { value, op, site } => self.let_op(*value, op, *site),
            StmtKind::Set { slot, value } => {
                let taken = self.take(*value);
                vec![self.set(*slot, taken)]
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
                vec![if is_let_go_in_order(ty) {
                    quote! { drop(#global.replace(#taken).map(rt::Held::new)); }
                } else {
                    quote! { #global.set(#taken); }
                }]
            }
            StmtKind::UnsetGlobal { global, site } => {
                let global = self.shared.global(*global).clone();
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
                let turns = names::turns(*item);
                let label = names::loop_label(*label);
                let (start, stop) = (self.look(*start), self.look(*stop));
                let name = names::value(*item);
                self.set_form(*item, Form::Owned(name.clone()));
                let safepoint = self.safepoint(*site);
                let body = self.region(body);
                vec![
                    quote! { let mut #turns = rt::RangeLoop::new(#start, #stop, #step); },
                    quote! { #label: while let Some(#name) = #turns.next() { #safepoint #(#body)* } },
                ]
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

    /// `let %v = get slot`
    fn get(&mut self, value: Value, slot: Slot, alias: bool, site: Option<Site>) -> Vec<TokenStream> {
        let name = names::value(value);
        let checked = match &self.slots[slot.index()] {
            SlotForm::Maybe(ident) if site.is_some() => Some(ident.clone()),
            SlotForm::Maybe(_) | SlotForm::Owned(_) | SlotForm::Borrowed(_) => None,
        };
        let Some(ident) = checked else {
            if alias {
                self.set_form(value, Form::Slot(slot));
                return vec![];
            }
            let taken = self.take_slot(slot);
            let held = self.set_bound(value, &name);
            return vec![quote! { let #name = #taken; #held }];
        };
        let copy = self.function.slots[slot.index()].ty.is_copy();
        let source = if copy {
            quote! { #ident }
        } else if alias {
            quote! { &#ident }
        } else if self.is_last(Var::Slot(slot)) && !self.stays(slot) {
            quote! { #ident.take() }
        } else {
            quote! { #ident.clone() }
        };
        let held = if alias && !copy {
            self.set_form(value, Form::Borrowed(quote! { #name }));
            None
        } else {
            self.set_bound(value, &name)
        };
        let unbound = self.unbound(slot);
        let leave = self.leave(unbound, site);
        vec![quote! { let #name = match #source { Some(value) => value, None => #leave }; #held }]
    }

    /// `let v3: T = expr;`
    pub fn bind(&mut self, value: Value, expr: TokenStream) -> TokenStream {
        let name = names::value(value);
        let ty = self.ty(value);
        if self.is_held(value) {
            self.set_form(value, Form::Held(name.clone()));
            let ty = emit_ty(ty);
            return quote! { let #name = rt::Held::<#ty>::new(#expr); };
        }
        self.set_form(value, Form::Owned(name.clone()));
        if can_annotate(ty) {
            let ty = emit_ty(ty);
            quote! { let #name: #ty = #expr; }
        } else {
            quote! { let #name = #expr; }
        }
    }

    /// An exception may leave while a tuple waits for the rest of its expression; one that is only taken apart
    /// is gone before.
    fn is_held(&self, value: Value) -> bool {
        is_let_go_in_order(self.ty(value)) && !self.taken_apart.contains(&value)
    }

    /// A local that a pattern has bound.
    fn set_bound(&mut self, value: Value, name: &Ident) -> Option<TokenStream> {
        let held = self.is_held(value);
        self.set_form(value, if held { Form::Held(name.clone()) } else { Form::Owned(name.clone()) });
        held.then(|| quote! { let #name = rt::Held::new(#name); })
    }

    /// Signals are delivered where a loop goes round.
    fn safepoint(&mut self, site: Option<Site>) -> Option<TokenStream> {
        if !self.function.fallible {
            return None;
        }
        let turn = if self.shared.is_leaves() {
            quote! { rt::turn() }
        } else {
            quote! { rt::safepoint() }
        };
        let safepoint = self.unwrap(turn, site);
        Some(quote! { #safepoint; })
    }

    fn for_loop(
        &mut self,
        label: Label,
        item: Value,
        iter: Value,
        site: Option<Site>,
        body: &Region,
    ) -> Vec<TokenStream> {
        let label = names::loop_label(label);
        let iterator = names::iterator(item);
        let is_seen_released = self.is_seen_released(self.ty(iter));
        // The iterator alone holds what nobody else reads, and lets go of it as the loop ends.
        let iterable = match self.form(iter) {
            Form::Owned(ident) if is_seen_released && self.is_last(Var::Value(iter)) => {
                quote! { &{ #ident } }
            }
            Form::Held(ident) if is_seen_released && self.is_last(Var::Value(iter)) => {
                quote! { &*{ #ident } }
            }
            Form::Held(_) | Form::Owned(_) | Form::Borrowed(_) | Form::Constant(_) | Form::Slot(_) => {
                self.look(iter)
            }
        };
        let ended = is_seen_released.then(|| quote! { drop(#iterator); });
        let name = names::value(item);
        let failed = if iterator_raises(self.ty(iter)) && site.is_some() {
            let raised = self.leave(quote! { e }, site);
            quote! { Err(e) => #raised }
        } else {
            quote! { Err(_) => unreachable!("this iterator does not raise") }
        };
        let held = self.set_bound(item, &name);
        let safepoint = self.safepoint(site);
        let body = self.region(body);
        vec![
            quote! {
                let mut #iterator = match rt::Iterable::iterate(#iterable) {
                    Ok(iterator) => iterator,
                    #failed,
                };
            },
            quote! {
                #label: loop {
                    let #name = match #iterator.next() {
                        Ok(Some(item)) => item,
                        Ok(None) => break #label,
                        #failed,
                    };
                    #held
                    #safepoint
                    #(#body)*
                }
            },
            quote! { #ended },
        ]
    }

    /// ```text
    /// 'end_1: {
    ///     let e: rt::Raised = 'try_1: { body; break 'end_1; };
    ///     let v7 = rt::take(e);
    ///     handler
    /// }
    /// ```
    /// Rust then knows which variables the body has certainly set when it was left without an exception.
    fn try_catch(&mut self, body: &Region, caught: Value, handler: &Region) -> Vec<TokenStream> {
        self.next_try += 1;
        let inner = names::try_label(self.next_try);
        let outer = names::end_label(self.next_try);
        self.tries.push(inner.clone());
        let diverges = flow::diverges(body);
        let body = self.region(body);
        self.tries.pop();
        let end = (!diverges).then(|| quote! { break #outer; });
        let name = names::value(caught);
        self.set_form(caught, Form::Owned(name.clone()));
        let handler = self.region(handler);
        vec![quote! {
            #outer: {
                let e: rt::Raised = #inner: { #(#body)* #end };
                let #name = rt::take(e);
                #(#handler)*
            }
        }]
    }

    fn match_members(&mut self, subject: Value, arms: &[Arm], owning: bool) -> Vec<TokenStream> {
        let members = self.ty(subject).members();
        let matched = if owning { self.take(subject) } else { self.look(subject) };
        if members.len() < 2 {
            return self.match_one(arms, matched, owning);
        }
        let mut emitted = vec![];
        for arm in arms {
            let variant = variant(&members, &arm.ty);
            let name = names::value(arm.bound);
            let held = self.set_arm(arm.bound, &name, owning);
            let body = self.region(&arm.body);
            emitted.push(quote! { #variant(#name) => { #held #(#body)* } });
        }
        vec![quote! { match #matched { #(#emitted)* } }]
    }

    /// The subject's type has turned out to be one type, or none.
    fn match_one(&mut self, arms: &[Arm], matched: TokenStream, owning: bool) -> Vec<TokenStream> {
        let [arm] = arms else { return vec![quote! { match *#matched {} }] };
        let name = names::value(arm.bound);
        let held = self.set_arm(arm.bound, &name, owning);
        let body = self.region(&arm.body);
        vec![quote! { { let #name = #matched; #held #(#body)* } }]
    }

    fn set_arm(&mut self, bound: Value, name: &Ident, owning: bool) -> Option<TokenStream> {
        if owning {
            return self.set_bound(bound, name);
        }
        self.set_form(bound, Form::Borrowed(quote! { #name }));
        None
    }
}

/// The value a statement defines.
fn defined(stmt: &Stmt) -> Option<Value> {
    match &stmt.kind {
        StmtKind::Let { value: defined, .. } | StmtKind::For { item: defined, .. } => Some(*defined),
        _ => None,
    }
}
