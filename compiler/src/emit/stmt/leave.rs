//! Ways out of a function, and what is let go on the way.

use crate::emit::names;
use crate::emit::slots::SlotForm;
use crate::emit::stmt::{Body, Form};
use crate::emit::ty::{let_go_in_order, maybe_let_go_in_order};
use crate::sir::flow;
use crate::sir::{Op, Site, Stmt, StmtKind, Value, Var};
use crate::ty::Ty;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::HashSet;

impl<'s, 'm> Body<'s, 'm> {
    /// Objects of the isolate, or containers of them, whose last reader this operation was, or that nobody
    /// reads: let go now, as CPython's stack does.
    pub(super) fn releases(&self, stmt: &Stmt) -> Vec<TokenStream> {
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
                Form::Borrowed(_) | Form::Text(_) | Form::Constant(_) | Form::Lasting(_) | Form::Slot(_) => {
                    None
                }
            })
            .collect()
    }

    pub(super) fn is_seen_released(&self, ty: &Ty) -> bool {
        ty.is_seen_released(self.shared.sees_releases)
    }

    /// The success value of an `R<T>`; the exception leaves for the handler or the caller. (A `match` where
    /// `?` and a method would do: rustc has less to take apart, which a build notices.)
    pub fn unwrap(&mut self, expr: TokenStream, site: Option<Site>) -> TokenStream {
        let left = self.leave(quote! { e }, site);
        quote! { match #expr { Ok(v) => v, Err(e) => #left } }
    }

    /// Leaves with the exception that `raised` (a `Raised`) stands for.
    pub fn leave(&mut self, raised: TokenStream, site: Option<Site>) -> TokenStream {
        let mut raised = raised;
        let mut next = site.filter(|_| !self.function.unseen);
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
    pub(super) fn end(&self, result: TokenStream) -> TokenStream {
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
}
