//! The compile probe: Rust that names every row of the catalog with the type the catalog says it has.
//!
//! A row whose module is private, or whose signature changed behind the catalog's back, does not compile.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::emit_ty;
use crate::catalog::{Bound, Con, Mode, Param, Pattern, Row, RowKind, iterator_type, substitute};
use crate::ty::Ty;

/// A crate that says nothing but that the rows are there.
pub fn probe(rows: &[Row]) -> TokenStream {
    let prelude = super::prelude();
    let lines = rows.iter().map(probe_row);
    quote! { #prelude fn main() { #(#lines)* } }
}

fn probe_row(row: &Row) -> TokenStream {
    let path: TokenStream = row.rust.parse().expect("the generator wrote a path");
    let bindings = some_bindings(row);
    let result =
        substitute(&row.result, &bindings).map(|ty| raw_result(row, &ty, &bindings)).unwrap_or_default();
    let result = if row.unit {
        quote! { () }
    } else {
        result
    };
    let result = if row.fallible {
        quote! { rt::R<#result> }
    } else {
        result
    };
    match row.kind {
        RowKind::Constant => quote! { let _: #result = #path; },
        RowKind::Function | RowKind::Property | RowKind::ComputedConstant => {
            let params = row.params.iter().map(|param| param_ty(param, &bindings));
            quote! { let _: fn(#(#params),*) -> #result = #path; }
        }
    }
}

/// The union as Rust returns it, before it is put in order.
fn raw_result(row: &Row, ty: &Ty, bindings: &[Ty]) -> TokenStream {
    let Pattern::Con(Con::Union, parts) = row.result else { return emit_ty(ty) };
    let parts: Vec<TokenStream> =
        parts.iter().filter_map(|part| substitute(part, bindings)).map(|ty| emit_ty(&ty)).collect();
    let name = super::names::union(parts.len());
    quote! { rt::#name<#(#parts),*> }
}

/// Types that satisfy the bounds.
fn some_bindings(row: &Row) -> Vec<Ty> {
    let mut bindings = vec![Ty::Int; row.generics.len()];
    for (index, generic) in row.generics.iter().enumerate() {
        if matches!(generic.bound, Bound::Number | Bound::AsFloat) {
            bindings[index] = Ty::Float;
        }
    }
    // What a generator is sent may be nothing: None is sent where nobody sends. So is its end seen or not.
    for param in row.params {
        if let Pattern::Con(Con::Generator, [_, Pattern::Var(sent), _, Pattern::Var(end)]) = param.ty {
            bindings[usize::from(*sent)] = Ty::None;
            bindings[usize::from(*end)] = Ty::None;
        }
    }
    for (index, generic) in row.generics.iter().enumerate() {
        match &generic.bound {
            Bound::Value | Bound::Number | Bound::Integral | Bound::AsFloat | Bound::Scalar => {}
            Bound::Iterable(item) => {
                let item = item.and_then(|item| substitute(&item, &bindings)).unwrap_or(Ty::Int);
                bindings[index] = Ty::list(item);
            }
            Bound::Iter(item) => {
                let item = item.and_then(|item| substitute(&item, &bindings)).unwrap_or(Ty::Int);
                bindings[index] = iterator_type(&Ty::list(item)).expect("a list can be iterated");
            }
        }
    }
    bindings
}

fn param_ty(param: &Param, bindings: &[Ty]) -> TokenStream {
    let ty = substitute(&param.ty, bindings).map(|ty| emit_ty(&ty)).unwrap_or_default();
    match param.mode {
        Mode::Owned | Mode::Either => ty,
        Mode::Ref => quote! { &#ty },
        Mode::OptionalOwned => quote! { Option<#ty> },
        Mode::OptionalRef => quote! { Option<&#ty> },
        Mode::Slice => quote! { &[#ty] },
        Mode::Any => quote! { &dyn rt::AnyValue },
        Mode::OptionalAny => quote! { Option<&dyn rt::AnyValue> },
        Mode::AnySlice => quote! { &[&dyn rt::AnyValue] },
    }
}
