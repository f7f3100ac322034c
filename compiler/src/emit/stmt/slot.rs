//! Variables: read, bound, unbound.

use crate::emit::names;
use crate::emit::slots::SlotForm;
use crate::emit::stmt::{Body, Form};
use crate::emit::ty::{can_annotate, emit_ty, is_let_go_in_order};
use crate::sir::{Site, Slot, Value, Var};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

impl<'s, 'm> Body<'s, 'm> {
    /// Binds a variable anew; what it held is let go after that. One that stays until the function ends is
    /// never without a value: it is empty, or a parameter.
    pub(super) fn set(&self, slot: Slot, value: TokenStream) -> TokenStream {
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

    /// The variable begins here.
    pub(super) fn begin(&self, slot: Slot, value: TokenStream) -> TokenStream {
        let (ident, ty) = (self.slots[slot.index()].ident(), emit_ty(&self.function.slots[slot.index()].ty));
        quote! { let mut #ident: #ty = #value; }
    }

    /// The `Raised` of reading an unbound name.
    pub(super) fn unbound(&self, slot: Slot) -> TokenStream {
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

    /// `let %v = get slot`
    pub(super) fn get(
        &mut self,
        value: Value,
        slot: Slot,
        alias: bool,
        site: Option<Site>,
    ) -> Vec<TokenStream> {
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

    /// An exception may leave while a tuple waits for the rest of its expression; one that is only taken
    /// apart is gone before.
    fn is_held(&self, value: Value) -> bool {
        is_let_go_in_order(self.ty(value)) && !self.taken_apart.contains(&value)
    }

    /// A local that a pattern has bound.
    pub(super) fn set_bound(&mut self, value: Value, name: &Ident) -> Option<TokenStream> {
        let held = self.is_held(value);
        self.set_form(value, if held { Form::Held(name.clone()) } else { Form::Owned(name.clone()) });
        held.then(|| quote! { let #name = rt::Held::new(#name); })
    }
}
