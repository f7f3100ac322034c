//! Classes of the program: a struct with a place for each attribute, and what any value is asked for.

use proc_macro2::TokenStream;
use quote::quote;

use super::names;
use super::shared::Shared;
use super::ty::emit_ty;
use crate::sir::{Class, Field, FnId};
use crate::ty::Ty;

pub fn classes(shared: &Shared) -> TokenStream {
    let classes = shared.module.classes.iter().map(|class| emit_class(shared, class));
    quote! { #(#classes)* }
}

fn emit_class(shared: &Shared, class: &Class) -> TokenStream {
    let name = names::class(class.class);
    let fields = class.fields.iter().enumerate().map(|(index, field)| {
        let (name, ty) = (names::field(index, &field.name), place(field));
        quote! { #name: #ty, }
    });
    let (short, full) = (class.class.name(), &class.full_name);
    let hooks = class.hooks.iter().map(|(hook, function)| emit_hook(shared, hook, *function));
    quote! {
        #[derive(Default)]
        struct #name { #(#fields)* }
        impl rt::Instance for #name {
            const NAME: &'static str = #short;
            const FULL_NAME: &'static str = #full;
            #(#hooks)*
        }
    }
}

/// What holds an attribute: numbers that are there from the start stand alone.
fn place(field: &Field) -> TokenStream {
    let ty = emit_ty(&field.ty);
    if field.maybe_absent || !matches!(field.ty, Ty::Int | Ty::Float | Ty::Bool) {
        return quote! { rt::Field<#ty> };
    }
    if field.ty == Ty::Int {
        quote! { rt::IntField }
    } else {
        quote! { rt::Scalar<#ty> }
    }
}

fn emit_hook(shared: &Shared, hook: &str, function: FnId) -> TokenStream {
    let (function, name) = &shared.functions[&function];
    let call = if function.depth {
        quote! { rt::instance::hooked(|depth| self::#name(depth, this)) }
    } else {
        quote! { self::#name(this) }
    };
    let text = if function.fallible {
        call
    } else {
        quote! { Ok(#call) }
    };
    let text = if function.result == Ty::Never {
        quote! { #text.map(|never: rt::Never| match never {}) }
    } else {
        text
    };
    let hook = names::of_runtime(hook.trim_matches('_'));
    quote! {
        fn #hook(this: &rt::Obj<Self>) -> Option<rt::R<rt::Str>> {
            Some(#text)
        }
    }
}
