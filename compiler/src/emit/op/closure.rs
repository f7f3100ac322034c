//! Functions as values, and variables in cells.

use crate::emit::op::Gives;
use crate::emit::stmt::Body;
use crate::emit::ty::emit_ty;
use crate::sir::Op;
use crate::ty::Ty;
use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

impl Body<'_, '_> {
    pub(super) fn of_function(&self, op: &Op, result: &Ty) -> (TokenStream, Gives) {
        match op {
            Op::Closure { sees, qualname } => {
                let sees = self.taken(sees);
                (quote! { rt::Closure::new((#(#sees,)*), #qualname) }, Gives::VALUE)
            }
            Op::ClassObject { name, metaclass } => {
                let ty = emit_ty(result);
                (quote! { <#ty>::of_class(#name, #metaclass) }, Gives::VALUE)
            }
            Op::FunctionObject { qualname } => {
                let ty = emit_ty(result);
                (quote! { <#ty>::of_module(#qualname) }, Gives::VALUE)
            }
            Op::ClosureItem(closure, index) => {
                let closure = self.place(*closure);
                let index = Token::usize_unsuffixed(*index);
                (quote! { #closure.sees().#index.clone() }, Gives::VALUE)
            }
            Op::NewCell => (quote! { rt::VarCell::new() }, Gives::VALUE),
            Op::GetCell { cell, checked: false, .. } => {
                let cell = self.place(*cell);
                (quote! { #cell.here() }, Gives::VALUE)
            }
            Op::GetCell { cell, name, is_free, checked: true } => {
                let (cell, message) = (self.place(*cell), unbound(name, *is_free));
                (quote! { #cell.get(#is_free, #message) }, Gives::RAISES)
            }
            Op::SetCell { cell, value } => {
                let (cell, value) = (self.place(*cell), self.take(*value));
                (quote! { #cell.set(#value) }, Gives::UNIT)
            }
            Op::UnsetCell { cell, name, is_free } => {
                let (cell, message) = (self.place(*cell), unbound(name, *is_free));
                (quote! { #cell.unset(#is_free, #message) }, Gives::RAISES_UNIT)
            }
            other => unreachable!("{other:?} has nothing to do with functions"),
        }
    }
}

/// That a variable in a cell is not bound.
fn unbound(name: &str, is_free: bool) -> String {
    match is_free {
        true => format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        ),
        false => format!("cannot access local variable '{name}' where it is not associated with a value"),
    }
}
