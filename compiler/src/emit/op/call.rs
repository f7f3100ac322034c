//! Calls of functions and of rows.

use crate::catalog::intrinsics;
use crate::catalog::{self, Mode, Pattern, Row, RowKind};
use crate::emit::names;
use crate::emit::op::Gives;
use crate::emit::stmt::Body;
use crate::emit::ty::{coerce, emit_ty, passed_by_value};
use crate::sir::{CallArg, FnId, RowUse, Value};
use crate::ty::Ty;
use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

impl Body<'_, '_> {
    pub(super) fn call_function(&mut self, func: FnId, args: &[Value], frames: u32) -> (TokenStream, Gives) {
        let (callee, _) = &self.shared.functions[&func];
        let path = self.shared.path(func);
        let depth = callee.depth.then(|| {
            if self.function.frame {
                return quote! { rt::dynamic::depth() + 1, };
            }
            let own = if self.function.depth { 1 } else { 2 };
            let more = Token::u32_unsuffixed(frames + own - u32::from(callee.uncounted));
            if self.function.depth {
                quote! { depth + #more, }
            } else {
                quote! { #more, }
            }
        });
        let args = args
            .iter()
            .map(|arg| if passed_by_value(self.ty(*arg)) { self.take(*arg) } else { self.look(*arg) });
        let gives = if callee.fallible { Gives::RAISES } else { Gives::VALUE };
        (quote! { #path(#depth #(#args),*) }, gives)
    }

    pub(super) fn call_row(&mut self, used: &RowUse, args: &[CallArg], result: &Ty) -> (TokenStream, Gives) {
        let row = catalog::row(used.row);
        let path: TokenStream = row.rust.parse().expect("the generator wrote a path");
        match row.kind {
            RowKind::Constant => return (path, Gives::VALUE),
            RowKind::ComputedConstant => {
                return (quote! { #path() }, Gives { raises: row.fallible, unit: false });
            }
            RowKind::Function | RowKind::Property => {}
        }
        let types: Vec<Option<Ty>> = args
            .iter()
            .map(|arg| match arg {
                CallArg::Value(value) => Some(*self.ty(*value)),
                CallArg::Many(values) => values.first().map(|value| *self.ty(*value)),
                CallArg::Missing => None,
            })
            .collect();
        let bindings = &used.substitution;
        let args = args.iter().zip(row.params).map(|(arg, param)| self.row_arg(arg, param, bindings));
        let call = quote! { #path(#(#args),*) };
        let gives = Gives { raises: row.fallible, unit: row.unit };
        let itself = intrinsics::gives_number_itself(row.python) && is_itself(row, &types);
        let call = match self.shared.module.tells_nans && is_number(&row.result) && !itself {
            true if row.fallible => quote! { #call.map(rt::Made::made) },
            true => quote! { rt::Made::made(#call) },
            false => call,
        };
        (normalised(row, call, bindings, result), gives)
    }

    fn row_arg(&self, arg: &CallArg, param: &catalog::Param, bindings: &[Ty]) -> TokenStream {
        match arg {
            CallArg::Value(value) => match param.mode {
                Mode::Owned => self.take(*value),
                Mode::Either if self.moves(*value) => self.take(*value),
                Mode::Ref | Mode::Either => self.look(*value),
                Mode::OptionalOwned => self.optional_taken(Some(*value)),
                Mode::OptionalRef => self.optional_looked(Some(*value)),
                Mode::Any => self.look(*value),
                Mode::OptionalAny => {
                    let value = self.look(*value);
                    quote! { Some(#value as &dyn rt::AnyValue) }
                }
                Mode::Slice | Mode::AnySlice => self.row_arg(&CallArg::Many(vec![*value]), param, bindings),
            },
            CallArg::Many(values) => match param.mode {
                Mode::AnySlice => {
                    let values = self.any_values(values);
                    quote! { &[#(#values),*] }
                }
                _ if values.is_empty() => {
                    let ty = catalog::substitute(&param.ty, bindings).map_or(quote! { _ }, |ty| emit_ty(&ty));
                    quote! { &([] as [#ty; 0]) }
                }
                _ => {
                    let values = self.taken(values);
                    quote! { &[#(#values),*] }
                }
            },
            CallArg::Missing => {
                // With a type variable, Rust could not tell which `None` it is.
                let ty = match param.ty {
                    Pattern::Con(_, []) => None,
                    _ => catalog::substitute(&param.ty, bindings),
                };
                match (param.mode, ty) {
                    (Mode::OptionalOwned, Some(ty)) => {
                        let ty = emit_ty(&ty);
                        quote! { None::<#ty> }
                    }
                    (Mode::OptionalRef, Some(ty)) => {
                        let ty = emit_ty(&ty);
                        quote! { None::<&#ty> }
                    }
                    _ => quote! { None },
                }
            }
        }
    }
}

/// `float(x)` of a float, `complex(z)` of a complex: not `float(text)`, not `complex(x, y)`.
fn is_itself(row: &Row, types: &[Option<Ty>]) -> bool {
    let given: Vec<&Ty> = types.iter().flatten().collect();
    match given.as_slice() {
        [Ty::Complex | Ty::Dyn] => true,
        [Ty::Str] => false,
        [_] => !matches!(row.result, Pattern::Con(catalog::Con::Complex, _)),
        _ => false,
    }
}

/// A float, a complex, or two numbers of which one is a float: it may be NaN.
fn is_number(result: &Pattern) -> bool {
    use catalog::Con;
    match result {
        Pattern::Con(Con::Float | Con::Complex, _) => true,
        Pattern::Con(Con::Tuple | Con::Union, parts @ [_, _]) => {
            parts.iter().all(|part| matches!(part, Pattern::Con(Con::Float | Con::Int, _)))
                && parts.iter().any(is_number)
        }
        Pattern::Con(..) | Pattern::Var(_) | Pattern::Item(_) | Pattern::Iterator(_) => false,
    }
}

/// A row's union over its variables (`U2<NoneType, T>`) as the union Slot IR means: `T` may be a union
/// itself, or None.
fn normalised(row: &Row, call: TokenStream, bindings: &[Ty], result: &Ty) -> TokenStream {
    let Pattern::Con(catalog::Con::Union, parts) = row.result else { return call };
    let raw: Vec<Ty> = parts
        .iter()
        .map(|part| catalog::substitute(part, bindings).expect("verified: the result has a type"))
        .collect();
    if matches!(result, Ty::Union(members) if members[..] == raw) {
        return call;
    }
    let union = names::union(raw.len());
    let arms = raw.iter().enumerate().map(|(index, ty)| {
        let letter = names::member(index);
        let held = coerce(quote! { held }, ty, result);
        quote! { rt::#union::#letter(held) => #held, }
    });
    if row.fallible {
        quote! { #call.map(|given| match given { #(#arms)* }) }
    } else {
        quote! { match #call { #(#arms)* } }
    }
}
