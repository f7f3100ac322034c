//! A union that is narrowed or asked for its members.

use crate::emit::stmt::Body;
use crate::emit::ty::{coerce, variant};
use crate::sir::Value;
use crate::ty::Ty;
use proc_macro2::TokenStream;
use quote::quote;

impl Body<'_, '_> {
    /// A union known to hold one of some members.
    pub(super) fn narrow(&self, value: Value, to: &Ty) -> TokenStream {
        let Ty::Union(members) = self.ty(value) else { return self.take(value) };
        let moves = self.moves(value);
        let subject = if moves { self.take(value) } else { self.look(value) };
        let arms = members.iter().filter(|member| to.members().contains(member)).map(|member| {
            let variant = variant(members, member);
            let held = if moves {
                quote! { held }
            } else {
                quote! { held.clone() }
            };
            let held = coerce(held, member, to);
            quote! { #variant(held) => #held, }
        });
        let rest = (members.len() > to.members().len()).then(|| quote! { _ => unreachable!("narrowed"), });
        quote! { match #subject { #(#arms)* #rest } }
    }

    pub(super) fn holds(&self, value: Value, members: &[Ty]) -> TokenStream {
        match self.ty(value) {
            Ty::Union(all) => {
                if members.is_empty() {
                    return quote! { false };
                }
                let subject = self.look(value);
                let variants = members.iter().map(|member| variant(all, member));
                quote! { matches!(#subject, #(#variants(_))|*) }
            }
            own => {
                let holds = members.contains(own);
                quote! { #holds }
            }
        }
    }
}
