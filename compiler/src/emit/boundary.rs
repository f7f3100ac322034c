//! Values that cross into the isolate and back, and operations on values of the isolate.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::emit_ty;
use crate::sir::Display;
use crate::ty::Ty;

/// An owned value as a value of the isolate.
pub fn to_dyn(value: TokenStream) -> TokenStream {
    quote! { rt::dynamic::ToDyn::to_dyn(&#value) }
}

pub fn from_dyn(value: &TokenStream, ty: &Ty) -> TokenStream {
    let ty = emit_ty(ty);
    quote! { <#ty as rt::dynamic::FromDyn>::from_dyn(#value) }
}

pub fn is_dyn(value: &TokenStream, ty: &Ty) -> TokenStream {
    let ty = emit_ty(ty);
    quote! { <#ty as rt::dynamic::FromDyn>::fits(#value) }
}

/// `R<Dyn>`
pub fn global(name: &str) -> TokenStream {
    quote! { rt::dynamic::global(#name) }
}

/// `R<()>`
pub fn set_global(name: &str, value: &TokenStream) -> TokenStream {
    quote! { rt::dynamic::set_global(#name, #value) }
}

/// `R<()>`
pub fn del_global(name: &str) -> TokenStream {
    quote! { rt::dynamic::del_global(#name) }
}

/// `R<Dyn>`; the last arguments carry the keywords.
pub fn call(callee: &TokenStream, args: &[TokenStream], keywords: &[String]) -> TokenStream {
    quote! { rt::dynamic::call(#callee, &[#(#args),*], &[#(#keywords),*]) }
}

/// `R<Dyn>`
pub fn call_method(object: &TokenStream, name: &str, args: &[TokenStream], keywords: &[String]) -> TokenStream {
    quote! { rt::dynamic::call_method(#object, #name, &[#(#args),*], &[#(#keywords),*]) }
}

/// `R<Dyn>`
pub fn get_attr(object: &TokenStream, name: &str) -> TokenStream {
    quote! { rt::dynamic::get_attr(#object, #name) }
}

/// `R<()>`
pub fn set_attr(object: &TokenStream, name: &str, value: &TokenStream) -> TokenStream {
    quote! { rt::dynamic::set_attr(#object, #name, #value) }
}

/// `R<Dyn>`
pub fn display(kind: Display, items: &[TokenStream]) -> TokenStream {
    let items = quote! { &[#(#items),*] };
    match kind {
        Display::List => quote! { rt::dynamic::list(#items) },
        Display::Tuple => quote! { rt::dynamic::tuple(#items) },
        Display::Set => quote! { rt::dynamic::set(#items) },
        Display::Dict => quote! { rt::dynamic::dict(#items) },
        Display::Slice => quote! { rt::dynamic::slice(#items) },
    }
}

/// `R<()>`
pub fn run_chunk(chunk: u32) -> TokenStream {
    quote! { rt::dynamic::run_chunk(#chunk) }
}
