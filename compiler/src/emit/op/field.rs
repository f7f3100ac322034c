//! Attributes of native instances.

use crate::emit::names;
use crate::emit::op::Gives;
use crate::emit::stmt::Body;
use crate::sir::{Field, Value};
use crate::ty::Ty;
use proc_macro2::TokenStream;
use quote::quote;

impl<'m> Body<'_, 'm> {
    /// The attribute, and its place in an instance.
    pub(super) fn field(&self, object: Value, field: u32) -> (&'m Field, TokenStream) {
        let Ty::Instance(class) = *self.ty(object) else { unreachable!("verified: it is an instance") };
        let layout = self.shared.module.class(class).expect("verified: the class has a layout");
        let info = &layout.fields[field as usize];
        let name = names::field(field as usize, &info.name);
        let object = self.place(object);
        (info, quote! { #object.#name })
    }

    pub(super) fn get_field(&self, object: Value, field: u32, checked: bool) -> (TokenStream, Gives) {
        let (info, place) = self.field(object, field);
        if !checked {
            return (quote! { #place.here() }, Gives::VALUE);
        }
        let Ty::Instance(class) = *self.ty(object) else { unreachable!("verified: it is an instance") };
        let (class, name) = (class.name(), &info.name);
        (quote! { #place.get_or_error(#class, #name) }, Gives::RAISES)
    }

    pub(super) fn del_field(&self, object: Value, field: u32, is_slot: bool) -> (TokenStream, Gives) {
        let (info, place) = self.field(object, field);
        let Ty::Instance(class) = *self.ty(object) else { unreachable!("verified: it is an instance") };
        let (class, name) = (class.name(), &info.name);
        let delete = if is_slot {
            quote! { #place.unset_slot(#name) }
        } else {
            quote! { #place.unset(#class, #name) }
        };
        (delete, Gives::RAISES_UNIT)
    }
}
