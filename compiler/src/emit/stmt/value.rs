//! How a value is written where it is used: taken, looked at, moved.

use crate::emit::slots::SlotForm;
use crate::emit::stmt::{Body, Form};
use crate::emit::ty::to_dyn;
use crate::sir::{Slot, Value, Var};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

impl<'s, 'm> Body<'s, 'm> {
    /// An expression that owns the value.
    pub fn take(&self, value: Value) -> TokenStream {
        let copy = self.ty(value).is_copy();
        match self.form(value) {
            Form::Constant(expr) | Form::Lasting(expr) => expr.clone(),
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
            Form::Text(ident) => quote! { #ident.get_ref().clone() },
            Form::Slot(slot) => self.take_slot(*slot),
        }
    }

    /// Nobody reads it again.
    pub(super) fn is_last(&self, var: Var) -> bool {
        self.last.contains(&var)
    }

    /// The variable holds its value until the function ends, for the traceback to take over.
    pub(super) fn stays(&self, slot: Slot) -> bool {
        self.keeps_locals && self.function.slots[slot.index()].is_observed()
    }

    /// The slot's value; moved out where nobody reads it again. An object of the isolate stays: its release
    /// can be seen, and Python's variable holds it until it is bound anew or its function ends.
    pub(super) fn take_slot(&self, slot: Slot) -> TokenStream {
        let ty = &self.function.slots[slot.index()].ty;
        let copy = ty.is_copy();
        let dies = self.is_last(Var::Slot(slot)) && !ty.is_watched() && !self.stays(slot);
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
            Form::Lasting(expr) => quote! { const { &#expr } },
            Form::Owned(ident) => quote! { &#ident },
            Form::Held(ident) => quote! { &*#ident },
            Form::Borrowed(expr) => expr.clone(),
            Form::Text(ident) => quote! { #ident.get_ref() },
            Form::Slot(slot) => match &self.slots[slot.index()] {
                SlotForm::Owned(ident) => quote! { &#ident },
                SlotForm::Borrowed(ident) => quote! { #ident },
                SlotForm::Maybe(ident) => quote! { #ident.as_ref().expect("bound here") },
            },
        }
    }

    /// The static of a text that the program says.
    pub fn literal(&self, value: Value) -> Option<&Ident> {
        if let Form::Text(ident) = self.form(value) { Some(ident) } else { None }
    }

    /// An owned value of the isolate.
    pub fn take_as_dyn(&self, value: Value) -> TokenStream {
        match self.form(value) {
            Form::Text(ident) => quote! { rt::dynamic::literal(&#ident) },
            Form::Owned(_)
            | Form::Held(_)
            | Form::Borrowed(_)
            | Form::Constant(_)
            | Form::Lasting(_)
            | Form::Slot(_) => to_dyn(self.take(value)),
        }
    }

    /// The value as the operand of `.method()` or `.0`.
    pub fn place(&self, value: Value) -> TokenStream {
        match self.form(value) {
            Form::Constant(expr) => quote! { (#expr) },
            Form::Lasting(expr) => quote! { const { &#expr } },
            Form::Owned(ident) | Form::Held(ident) => quote! { #ident },
            Form::Borrowed(expr) => expr.clone(),
            Form::Text(ident) => quote! { #ident.get_ref() },
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
            Form::Constant(_) | Form::Lasting(_) => true,
            Form::Owned(_) | Form::Held(_) => self.is_last(Var::Value(value)),
            Form::Borrowed(_) | Form::Text(_) => false,
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
}
