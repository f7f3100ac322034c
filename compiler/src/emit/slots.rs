//! Slots as variables of Rust.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::names::Scope;
use super::ty::{emit_ty, passed_by_value};
use crate::sir::{Function, Slot, flow};

/// How a slot lives in Rust.
pub enum SlotForm {
    /// `let mut acc: T`
    Owned(Ident),
    /// A parameter `xs: &T` that is never assigned to.
    Borrowed(Ident),
    /// `let mut x: Option<T>`
    Maybe(Ident),
}

impl SlotForm {
    pub fn ident(&self) -> &Ident {
        match self {
            SlotForm::Owned(ident) | SlotForm::Borrowed(ident) | SlotForm::Maybe(ident) => ident,
        }
    }
}

/// How each slot lives in Rust.
pub fn slot_forms(function: &Function) -> Vec<SlotForm> {
    let mut scope = Scope::variables();
    function
        .slots
        .iter()
        .enumerate()
        .map(|(index, info)| {
            let ident = scope.fresh(&info.name);
            let slot = Slot(index as u32);
            let borrowed = function.params.contains(&slot)
                && !passed_by_value(&info.ty)
                && !info.maybe_unbound
                && !flow::sets(&function.body, slot);
            if borrowed {
                SlotForm::Borrowed(ident)
            } else if function.may_be_empty(slot) {
                SlotForm::Maybe(ident)
            } else {
                SlotForm::Owned(ident)
            }
        })
        .collect()
}

/// Those that do not begin with a statement (`passes/declare.rs`).
///
/// One that the end of the function asks for, though it may never have been set, begins as None where it
/// holds a value of the isolate.
pub fn declare_slots(function: &Function, forms: &[SlotForm]) -> Vec<TokenStream> {
    let mut declarations = vec![];
    let begun = flow::declared(&function.body);
    for (index, info) in function.slots.iter().enumerate() {
        let slot = Slot(index as u32);
        if function.params.contains(&slot) || begun.contains(&slot) {
            continue;
        }
        let ty = emit_ty(&info.ty);
        declarations.push(match &forms[index] {
            SlotForm::Maybe(ident) => quote! { let mut #ident: Option<#ty> = None; },
            SlotForm::Owned(ident) if function.keeps_locals() && info.is_observed() => {
                quote! { let mut #ident: #ty = rt::Dyn::NONE; }
            }
            SlotForm::Owned(ident) | SlotForm::Borrowed(ident) => quote! { let mut #ident: #ty; },
        });
    }
    declarations
}
