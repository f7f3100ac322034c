//! Loops, `try`, and what a union or an exception is asked.

use crate::emit::names;
use crate::emit::stmt::{Body, Form};
use crate::emit::ty::{iterator_raises, variant};
use crate::sir::flow;
use crate::sir::{Arm, Label, Region, Site, Value, Var};
use crate::ty::Ty;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

impl<'s, 'm> Body<'s, 'm> {
    /// Signals are delivered where a loop goes round.
    pub(super) fn safepoint(&mut self, site: Option<Site>) -> Option<TokenStream> {
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

    /// Where nobody reads the items, it only counts.
    pub(super) fn for_range(
        &mut self,
        label: Label,
        item: Value,
        [start, stop]: [Value; 2],
        step: i64,
        site: Option<Site>,
        body: &Region,
    ) -> Vec<TokenStream> {
        let (turns, name, label) = (names::turns(item), names::value(item), names::loop_label(label));
        let (start, stop) = (self.look(start), self.look(stop));
        let is_read = flow::any(body, &|stmt| flow::operands(stmt).contains(&item));
        self.set_form(item, Form::Owned(name.clone()));
        let safepoint = self.safepoint(site);
        let body = self.region(body);
        if is_read {
            return vec![
                quote! { let mut #turns = rt::RangeLoop::<#step>::new(#start, #stop); },
                quote! { #label: while let Some(#name) = #turns.next() { #safepoint #(#body)* } },
            ];
        }
        vec![
            quote! { let mut #turns = rt::turns::<#step>(#start, #stop); },
            quote! { #label: while #turns != 0 { #turns -= 1; #safepoint #(#body)* } },
        ]
    }

    pub(super) fn for_loop(
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
            Form::Held(_)
            | Form::Owned(_)
            | Form::Borrowed(_)
            | Form::Text(_)
            | Form::Constant(_)
            | Form::Lasting(_)
            | Form::Slot(_) => self.look(iter),
        };
        let ended = is_seen_released.then(|| quote! { drop(#iterator); });
        let name = names::value(item);
        if let Ty::List(_) = self.ty(iter) {
            let held = self.set_bound(item, &name);
            let safepoint = self.safepoint(site);
            let body = self.region(body);
            return vec![
                quote! { let mut #iterator = rt::ListLoop::new(#iterable); },
                quote! { #label: while let Some(#name) = #iterator.next() { #held #safepoint #(#body)* } },
                quote! { #ended },
            ];
        }
        let failed = if iterator_raises(self.ty(iter)) && site.is_some() {
            let raised = self.leave(quote! { e }, site);
            quote! { Err(e) => #raised }
        } else {
            quote! { Err(_) => unreachable!("this iterator does not raise") }
        };
        let held = self.set_bound(item, &name);
        let safepoint = self.safepoint(site);
        let stands = self.stands(&[iter], true);
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
                    #stands
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
    pub(super) fn try_catch(&mut self, body: &Region, caught: Value, handler: &Region) -> Vec<TokenStream> {
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

    pub(super) fn match_members(&mut self, subject: Value, arms: &[Arm], owning: bool) -> Vec<TokenStream> {
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
