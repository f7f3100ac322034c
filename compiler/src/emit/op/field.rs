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

    /// What an object has whose attribute is missing, to be asked when the exception is printed.
    pub(super) fn set_lack(
        &self,
        (exception, object): (Value, Value),
        name: &str,
        (fixed, fields): (&[String], &[String]),
        hides: bool,
    ) -> TokenStream {
        let Ty::Instance(class) = *self.ty(object) else { unreachable!("verified: it is an instance") };
        let layout = self.shared.module.class(class).expect("verified: the class has a layout");
        let place = |field: &String| {
            let index = layout.fields.iter().position(|info| info.name == *field);
            let index = index.expect("somebody binds it");
            let name = names::field(index, field);
            quote! { (#field, object.#name.is_here()) }
        };
        let fields = fields.iter().map(place);
        let (exception, object) = (self.place(exception), self.look(object));
        quote! {
            #exception.set_lack({
                let object = (#object).clone();
                rt::Lack::new(#name, #hides, move || {
                    let _ = &object;
                    vec![#((#fixed, true),)* #(#fields),*]
                })
            })
        }
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
