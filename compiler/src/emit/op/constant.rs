//! Constants.

use crate::catalog::{self};
use crate::emit::names;
use crate::emit::stmt::{Body, Form};
use crate::sir::Literal;
use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

impl Body<'_, '_> {
    pub(super) fn constant(&mut self, literal: &Literal) -> Form {
        let statics = &mut self.shared.statics;
        Form::Constant(match literal {
            Literal::None => quote! { rt::NoneType },
            Literal::Ellipsis => quote! { rt::Ellipsis },
            Literal::Class(name) if catalog::intrinsics::is_exception_class(name) => {
                let class = names::of_runtime(name);
                quote! { rt::Type::exception(rt::Class::#class) }
            }
            Literal::Class(name) => {
                let constant = names::of_runtime(&name.to_uppercase());
                quote! { rt::Type::#constant }
            }
            Literal::NotImplemented => quote! { rt::NotImplementedType },
            Literal::Function(_) => quote! { rt::NoneType },
            Literal::Bool(value) => quote! { #value },
            Literal::Int(value) => {
                let is_small = (i64::MIN >> 1..=i64::MAX >> 1).contains(value);
                let value = Token::i64_suffixed(*value);
                if is_small {
                    return Form::Lasting(quote! { rt::Int::small(#value) });
                }
                quote! { rt::Int::from(#value) }
            }
            Literal::BigInt(digits) => {
                let ident = statics.big_int(digits);
                quote! { #ident.with(Clone::clone) }
            }
            Literal::Float(value) => float(*value),
            Literal::Complex(imag) => {
                let imag = float(*imag);
                quote! { rt::Complex { real: 0f64, imag: #imag } }
            }
            Literal::Str(text) => {
                return Form::Text(statics.string(text));
            }
            Literal::CodePoints(points) => {
                return Form::Text(statics.code_points(points));
            }
            Literal::Bytes(bytes) => {
                let ident = statics.bytes(bytes);
                quote! { rt::Bytes::from(#ident) }
            }
        })
    }
}

/// Exactly this number.
pub(super) fn float(value: f64) -> TokenStream {
    if value.is_nan() {
        quote! { f64::NAN }
    } else if value.is_infinite() {
        if value > 0.0 {
            quote! { f64::INFINITY }
        } else {
            quote! { f64::NEG_INFINITY }
        }
    } else if value.is_sign_negative() {
        let value = Token::f64_suffixed(-value);
        quote! { (-#value) }
    } else {
        let value = Token::f64_suffixed(value);
        quote! { #value }
    }
}
