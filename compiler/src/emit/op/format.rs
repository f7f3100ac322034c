//! f-strings and unpacking.

use crate::emit::names;
use crate::emit::stmt::Body;
use crate::emit::ty::emit_ty;
use crate::sir::{Conversion, FormatPart, Site, Value};
use crate::ty::Ty;
use proc_macro2::TokenStream;
use quote::quote;

impl Body<'_, '_> {
    pub(super) fn unpack(&self, source: Value, before: u32, after: u32, star: bool) -> TokenStream {
        let value = self.look(source);
        let dynamic = *self.ty(source) == Ty::Dyn;
        let (before, after) = (before as usize, after as usize);
        let names = names::items(before + after);
        let (first, last) = names.split_at(before);
        if star {
            quote! {
                rt::unpack::with_star::<#before, #after, _>(#value)
                    .map(|([#(#first),*], rest, [#(#last),*])| (#(#first,)* rest, #(#last,)*))
            }
        } else if let Ty::Tree(leaf) = self.ty(source) {
            let item = emit_ty(&Ty::tree_item(leaf));
            quote! { rt::tree::unpack::<#before, _, #item>(#value).map(|[#(#names),*]| (#(#names,)*)) }
        } else if dynamic {
            // Asks the type for its own messages.
            quote! { rt::dynamic::unpack::<#before>(#value).map(|[#(#names),*]| (#(#names,)*)) }
        } else {
            quote! { rt::unpack::exactly::<#before, _>(#value).map(|[#(#names),*]| (#(#names,)*)) }
        }
    }

    /// An f-string: its parts one after the other into one buffer.
    pub(super) fn format(
        &mut self,
        value: Value,
        parts: &[FormatPart],
        site: Option<Site>,
    ) -> Vec<TokenStream> {
        let out = names::out(value);
        let mut statements = vec![quote! { let mut #out = rt::StrBuf::new(); }];
        for part in parts {
            statements.push(match part {
                FormatPart::Literal(text) => quote! { #out.push_str(#text); },
                FormatPart::CodePoints(points) => {
                    let ident = self.shared.statics.code_points(points);
                    quote! { #out.push(#ident.get_ref()); }
                }
                FormatPart::Value { value, conversion, spec, site: own } => {
                    let shown = self.look(*value);
                    let conversion = match conversion {
                        Conversion::None => quote! { None },
                        Conversion::Str => quote! { Str },
                        Conversion::Repr => quote! { Repr },
                        Conversion::Ascii => quote! { Ascii },
                    };
                    let spec = self.optional_looked(*spec);
                    let format =
                        quote! { rt::format_value(#shown, rt::Conversion::#conversion, #spec, &mut #out) };
                    let format = self.unwrap(format, own.or(site));
                    quote! { #format; }
                }
            });
        }
        statements.push(self.bind(value, quote! { #out.finish() }));
        statements
    }
}
