//! A union that is narrowed or asked for its members.

use crate::emit::names;
use crate::emit::stmt::Body;
use crate::emit::ty::{coerce, variant};
use crate::sir::Value;
use crate::ty::{Class, Ty};
use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

impl Body<'_, '_> {
    /// A union known to hold one of some members.
    pub(super) fn narrow(&self, value: Value, to: &Ty) -> TokenStream {
        let members = match self.ty(value) {
            Ty::Union(members) => members,
            Ty::Exception => return of_its_class(self.take(value), to),
            _ => return self.take(value),
        };
        let moves = self.moves(value);
        let subject = if moves { self.take(value) } else { self.look(value) };
        // Which class of the program it is has been asked.
        let is_asked = to.members().iter().any(Ty::is_exception);
        let is_kept = |member: &Ty| to.members().contains(member) || is_asked && *member == Ty::Exception;
        let kept: Vec<&Ty> = members.iter().filter(|member| is_kept(member)).collect();
        let arms = kept.iter().map(|member| {
            let variant = variant(members, member);
            let held = if moves {
                quote! { held }
            } else {
                quote! { held.clone() }
            };
            let held = match member {
                Ty::Exception => of_its_class(held, to),
                _ => coerce(held, member, to),
            };
            quote! { #variant(held) => #held, }
        });
        let rest = (members.len() > kept.len()).then(|| quote! { _ => unreachable!("narrowed"), });
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

/// An exception as what its class makes of it: one of the classes of the program among `to`, else any.
fn of_its_class(exception: TokenStream, to: &Ty) -> TokenStream {
    let all = to.members();
    let classes: Vec<Class> = all
        .iter()
        .filter_map(|member| match member {
            Ty::Instance(class) if class.is_exception() => Some(*class),
            _ => None,
        })
        .collect();
    let own = |class: &Class| {
        let name = names::class(*class);
        coerce(quote! { rt::OwnException::<self::#name>::of(exception) }, &Ty::Instance(*class), to)
    };
    let (last, tested) = match all.contains(&Ty::Exception) {
        true => (coerce(quote! { exception }, &Ty::Exception, to), &classes[..]),
        false => {
            let (last, tested) = classes.split_last().expect("it narrows to exceptions");
            (own(last), tested)
        }
    };
    let arms = tested.iter().map(|class| {
        let (index, held) = (Token::u32_unsuffixed(class.index() as u32), own(class));
        quote! { if exception.is_exactly(#index) { #held } else }
    });
    quote! { { let exception = #exception; #(#arms)* { #last } } }
}
