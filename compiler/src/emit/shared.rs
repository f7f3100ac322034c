//! What the functions of a module share: names, and constants that are made once.

use std::collections::HashMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{layout, names};
use crate::sir::hooks::Hooks;
use crate::sir::{Data, FnId, Function, GlobalSlot, Lines, Module, Site, Text};
use crate::ty::Ty;

/// What the functions of a module share.
pub struct Shared<'a> {
    pub module: &'a Module,
    pub functions: HashMap<FnId, (&'a Function, Ident)>,
    pub globals: Vec<Ident>,
    pub hooks: Hooks,
    /// See [`Module::sees_releases`].
    pub sees_releases: bool,
    /// Of each source file.
    pub lines: Vec<Lines>,
    /// Of the file that is being emitted.
    pub statics: Statics,
}

impl Shared<'_> {
    /// See [`crate::sir::IsolatePlan::is_leaves`].
    pub fn is_leaves(&self) -> bool {
        self.module.isolate.as_ref().is_some_and(|plan| plan.is_leaves)
    }

    /// How a function is called, wherever the call stands. (A local may have the function's name.)
    pub fn path(&self, id: FnId) -> TokenStream {
        let (function, name) = &self.functions[&id];
        let part = names::part(layout::part_of(function));
        quote! { #part::#name }
    }

    pub fn global(&self, global: GlobalSlot) -> &Ident {
        &self.globals[global.index()]
    }

    /// What runs first: may there be another frame?
    pub fn frame_check(&self, function: &Function) -> Option<TokenStream> {
        if !function.fallible {
            return None;
        }
        let turn = self.is_leaves().then(|| quote! { rt::turn()?; });
        let exceeded = if self.module.fixed_limit {
            quote! { first_depth_exceeded }
        } else {
            quote! { depth_exceeded }
        };
        let error = if function.unseen {
            quote! { recursion_error_in_call }
        } else {
            quote! { recursion_error }
        };
        let check = (function.depth && !function.uncounted).then(|| {
            quote! {
                #turn
                if rt::#exceeded(depth) {
                    return Err(rt::#error());
                }
            }
        });
        check.or(function.frame.then(|| quote! { let _frame = rt::dynamic::Frame::enter()?; }))
    }
}

/// Constants that the functions of one file use, each once. They are numbered in this file, so that a change
/// elsewhere gives them no other names.
#[derive(Default)]
pub struct Statics {
    /// The number of the file.
    part: usize,
    pub strings: Constants<String>,
    pub code_points: Constants<Vec<u32>>,
    pub bytes: Constants<Vec<u8>>,
    pub big_ints: Constants<String>,
    pub packed: Constants<(Data, Ty)>,
    pub sites: Constants<Site>,
}

pub struct Constants<T> {
    pub list: Vec<T>,
    index: HashMap<T, usize>,
}

impl<T> Default for Constants<T> {
    fn default() -> Constants<T> {
        Constants { list: vec![], index: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Constants<T> {
    fn add(&mut self, constant: &T) -> usize {
        *self.index.entry(constant.clone()).or_insert_with(|| {
            self.list.push(constant.clone());
            self.list.len() - 1
        })
    }
}

impl Statics {
    pub fn of_part(part: usize) -> Statics {
        Statics { part, ..Statics::default() }
    }
    /// The name of a static `rt::StrConst`.
    pub fn string(&mut self, text: &str) -> Ident {
        names::string(self.strings.add(&text.to_string()))
    }
    /// The same for text with lone surrogates.
    pub fn code_points(&mut self, points: &[u32]) -> Ident {
        names::code_points(self.code_points.add(&points.to_vec()))
    }
    pub fn bytes(&mut self, bytes: &[u8]) -> Ident {
        names::bytes(self.bytes.add(&bytes.to_vec()))
    }
    pub fn big_int(&mut self, digits: &str) -> Ident {
        names::big_int(self.big_ints.add(&digits.to_string()))
    }
    /// The name of a static `rt::Packed`.
    pub fn packed(&mut self, data: &Data, ty: &Ty) -> Ident {
        data.texts.iter().for_each(|text| drop(self.text(text)));
        names::packed(self.packed.add(&(data.clone(), *ty)))
    }
    pub fn text(&mut self, text: &Text) -> Ident {
        match text {
            Text::Str(text) => self.string(text),
            Text::CodePoints(points) => self.code_points(points),
        }
    }
    /// The `rt::Site` itself, in the table of this file.
    pub fn site(&mut self, site: Site) -> TokenStream {
        let (file, table) = (names::sites_of(self.part), names::sites());
        let index = Literal::usize_unsuffixed(self.sites.add(&site));
        quote! { #file::#table[#index] }
    }
}
