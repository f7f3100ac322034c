//! Values that cross into the isolate and back, and operations on values of the isolate.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::names;
use super::shared::Shared;
use super::ty::{emit_ty, passed_by_value};
use crate::sir::{Chunk, Display, Entry, FnId, IsolatePlan};
use crate::ty::Ty;

pub fn from_dyn(value: &TokenStream, ty: &Ty) -> TokenStream {
    let ty = emit_ty(ty);
    quote! { <#ty as rt::dynamic::FromDyn>::from_dyn(#value) }
}

pub fn is_dyn(value: &TokenStream, ty: &Ty) -> TokenStream {
    let ty = emit_ty(ty);
    quote! { <#ty as rt::dynamic::FromDyn>::fits(#value) }
}

/// `R<Dyn>`
pub fn global(name: &str, module: Option<&str>) -> TokenStream {
    match module {
        None => quote! { rt::dynamic::global(rt::name!(#name)) },
        Some(module) => quote! { rt::dynamic::global_of(rt::name!(#module), rt::name!(#name)) },
    }
}

/// `()`
pub fn set_global(name: &str, module: Option<&str>, value: &TokenStream) -> TokenStream {
    match module {
        None => quote! { rt::dynamic::set_global(rt::name!(#name), #value) },
        Some(module) => quote! { rt::dynamic::set_global_of(rt::name!(#module), rt::name!(#name), #value) },
    }
}

/// `R<Dyn>`
pub fn import(name: &str, level: u32, names: &[String], module: Option<&str>) -> TokenStream {
    let module = match module {
        None => quote! { None },
        Some(module) => quote! { Some(rt::name!(#module)) },
    };
    let names = names.iter().map(|name| quote! { rt::name!(#name) });
    quote! { rt::dynamic::import(#module, rt::name!(#name), #level, &[#(#names),*]) }
}

/// `R<Dyn>`
pub fn import_from(module: &TokenStream, name: &str) -> TokenStream {
    quote! { rt::dynamic::import_from(#module, rt::name!(#name)) }
}

/// `R<()>`
pub fn del_global(name: &str, module: Option<&str>) -> TokenStream {
    match module {
        None => quote! { rt::dynamic::del_global(rt::name!(#name)) },
        Some(module) => quote! { rt::dynamic::del_global_of(rt::name!(#module), rt::name!(#name)) },
    }
}

/// `R<Dyn>`; the last arguments carry the keywords.
pub fn call(callee: &TokenStream, args: &[TokenStream], keywords: &[String]) -> TokenStream {
    let keywords = self::keywords(keywords);
    quote! { rt::dynamic::call(#callee, &[#(#args),*], #keywords) }
}

/// `R<Dyn>`
pub fn call_method(
    object: &TokenStream,
    name: &str,
    args: &[TokenStream],
    keywords: &[String],
    lookup: &TokenStream,
) -> TokenStream {
    let keywords = self::keywords(keywords);
    quote! { rt::dynamic::call_method_at(#object, rt::name!(#name), &[#(#args),*], #keywords, &#lookup) }
}

fn keywords(names: &[String]) -> TokenStream {
    if names.is_empty() {
        quote! { None }
    } else {
        quote! { rt::keywords![#(#names),*] }
    }
}

/// `R<Dyn>`
pub fn get_attr(object: &TokenStream, name: &str) -> TokenStream {
    quote! { rt::dynamic::get_attr(#object, rt::name!(#name)) }
}

/// `R<()>`
pub fn set_attr(object: &TokenStream, name: &str, value: &TokenStream) -> TokenStream {
    quote! { rt::dynamic::set_attr(#object, rt::name!(#name), #value) }
}

/// `R<Dyn>`
pub fn display(kind: Display, items: &[TokenStream]) -> TokenStream {
    let items = quote! { &[#(#items),*] };
    match kind {
        Display::List => quote! { rt::dynamic::list(#items) },
        Display::Tuple => quote! { rt::dynamic::tuple(#items) },
        Display::Set => quote! { rt::dynamic::set(#items) },
        Display::ConstantSet => quote! { rt::dynamic::constant_set(#items) },
        Display::Dict => quote! { rt::dynamic::dict(#items) },
        Display::Slice => quote! { rt::dynamic::slice(#items) },
    }
}

/// `R<()>`
pub fn run_chunk(chunk: usize) -> TokenStream {
    let chunk = names::chunk(chunk);
    quote! { rt::dynamic::run_chunk(&#chunk) }
}

/// The statics the isolate asks for: where its chunks stand, which functions have native code.
pub fn plan(shared: &Shared, plan: &IsolatePlan) -> TokenStream {
    let chunks = plan.chunks.iter().enumerate().map(|(index, chunk)| {
        let name = names::chunk(index);
        let &Chunk { line, column, end_line, end_column } = chunk;
        quote! {
            static #name: rt::dynamic::Chunk =
                rt::dynamic::Chunk {
                    line: #line, column: #column, end_line: #end_line, end_column: #end_column,
                };
        }
    });
    let entries = plan.entries.iter().map(|entry| emit_entry(shared, entry));
    let variants = plan.entries.iter().flat_map(|entry| &entry.variants).map(|id| variant(shared, *id));
    quote! {
        #(#chunks)*
        static ENTRIES: &[rt::dynamic::Entry] = &[#(#entries),*];
        #(#variants)*
    }
}

fn emit_entry(shared: &Shared, entry: &Entry) -> TokenStream {
    let file = &shared.module.files[entry.file].path;
    let Entry { qualname, line, .. } = entry;
    let module = entry.module.as_deref().unwrap_or("__main__");
    let parameters = shared.functions[&entry.variants[0]].0.params.len() as u32;
    let variants = entry.variants.iter().map(|id| variant_name(shared, *id));
    quote! {
        rt::dynamic::Entry {
            file: #file,
            module: #module,
            qualname: #qualname,
            line: #line,
            parameters: #parameters,
            variants: &[#(#variants),*],
        }
    }
}

fn variant_name(shared: &Shared, id: FnId) -> Ident {
    names::entry_of(&shared.functions[&id].1)
}

/// The native function behind a Python call: `None` when the arguments have other types.
fn variant(shared: &Shared, id: FnId) -> TokenStream {
    let ((function, _), path) = (&shared.functions[&id], shared.path(id));
    let wrapper = variant_name(shared, id);
    let types: Vec<&Ty> = function.params.iter().map(|slot| &function.slots[slot.index()].ty).collect();
    let shown = shared.module.isolate.as_ref().map(|plan| &plan.functions).expect("entries belong to a plan");
    let taken = types.iter().enumerate().map(|(index, ty)| {
        let argument = names::argument(index);
        match ty {
            Ty::Dyn => quote! { let #argument = arguments[#index].clone(); },
            // It is what its name stands for in the module, and has no value.
            Ty::Function(func) => {
                let name = &shown[func];
                quote! {
                    if !rt::dynamic::is_global(rt::name!(#name), &arguments[#index]) { return None; }
                    let #argument = rt::NoneType;
                }
            }
            _ => {
                let copying = if matches!(ty, Ty::List(_)) {
                    quote! { Small }
                } else {
                    quote! { Anything }
                };
                let ty = emit_ty(ty);
                quote! {
                    let #argument = <#ty as rt::dynamic::FromDyn>::take(
                        &arguments[#index],
                        rt::dynamic::Copying::#copying,
                    )?;
                }
            }
        }
    });
    // A text that comes back is the object that went in.
    let returns_text = function.result == Ty::Str;
    let texts: Vec<usize> = types
        .iter()
        .enumerate()
        .filter(|(_, ty)| returns_text && ***ty == Ty::Str)
        .map(|(index, _)| index)
        .collect();
    let native = texts.iter().map(|index| names::argument(*index)).collect::<Vec<Ident>>();
    let values = types.iter().enumerate().map(|(index, ty)| {
        let argument = names::argument(index);
        if passed_by_value(ty) {
            quote! { #argument }
        } else {
            quote! { &#argument }
        }
    });
    let depth = function.depth.then(|| quote! { depth, });
    let call = quote! { #path(#depth #(#values),*) };
    let result = match function.result {
        Ty::Dyn => quote! { value },
        Ty::Str => quote! { rt::dynamic::text_result(&value, &[#((&#native, &arguments[#texts])),*]) },
        _ => quote! { rt::dynamic::ToDyn::to_dyn(&value) },
    };
    let call = if function.fallible {
        call
    } else {
        quote! { rt::R::Ok(#call) }
    };
    quote! {
        fn #wrapper(arguments: &[rt::dynamic::Dyn], depth: u32) -> Option<rt::R<rt::dynamic::Dyn>> {
            #(#taken)*
            Some(#call.map(|value| #result))
        }
    }
}
