//! Lists of operands, and operands that may be missing.

use crate::emit::stmt::Body;
use crate::sir::Value;
use proc_macro2::TokenStream;
use quote::quote;

impl Body<'_, '_> {
    pub(super) fn taken(&self, values: &[Value]) -> Vec<TokenStream> {
        values.iter().map(|value| self.take(*value)).collect()
    }

    pub(super) fn looked(&self, values: &[Value]) -> Vec<TokenStream> {
        values.iter().map(|value| self.look(*value)).collect()
    }

    pub(super) fn any_values(&self, values: &[Value]) -> Vec<TokenStream> {
        self.looked(values).into_iter().map(|value| quote! { #value as &dyn rt::AnyValue }).collect()
    }

    pub(super) fn optional_taken(&self, value: Option<Value>) -> TokenStream {
        match value {
            Some(value) => {
                let value = self.take(value);
                quote! { Some(#value) }
            }
            None => quote! { None },
        }
    }

    pub(super) fn optional_looked(&self, value: Option<Value>) -> TokenStream {
        match value {
            Some(value) => {
                let value = self.look(value);
                quote! { Some(#value) }
            }
            None => quote! { None },
        }
    }
}
