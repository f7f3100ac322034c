//! Types, and how a value of one becomes a value of another.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::names;
use crate::catalog::item_type;
use crate::ty::builtin::{self, Con};
use crate::ty::relate::member_for;
use crate::ty::{IterKind, Ty};

/// The Rust type.
pub fn emit_ty(ty: &Ty) -> TokenStream {
    match ty {
        Ty::Bool => quote! { bool },
        Ty::Float => quote! { f64 },
        Ty::Instance(class) => {
            let name = names::class(*class);
            match class.is_exception() {
                true => quote! { rt::OwnException<self::#name> },
                false => quote! { rt::Obj<self::#name> },
            }
        }
        Ty::Method(func, class) => {
            let (object, func) = (emit_ty(&Ty::Instance(*class)), Token::u32_unsuffixed(*func));
            quote! { rt::Method<#object, #func> }
        }
        Ty::Closure(func, parts) => {
            let (parts, func) = (parts.iter().map(emit_ty), Token::u32_unsuffixed(*func));
            quote! { rt::Closure<(#(#parts,)*), #func> }
        }
        Ty::Tuple(parts) => {
            let parts = parts.iter().map(emit_ty);
            quote! { (#(#parts,)*) }
        }
        other => {
            let name = names::of_runtime(builtin::of(other).rust);
            let parts: Vec<TokenStream> = other.parts().into_iter().map(emit_ty).collect();
            if parts.is_empty() {
                quote! { rt::#name }
            } else {
                quote! { rt::#name<#(#parts),*> }
            }
        }
    }
}

/// Small enough, and copied for next to nothing: passed by value. Everything else is borrowed.
pub fn passed_by_value(ty: &Ty) -> bool {
    ty.is_copy() || *ty == Ty::Int
}

/// Is there an order among the items that the value itself lets go of? Rust's tuples count up, CPython's
/// down; a container of the runtime counts down by itself.
pub fn is_let_go_in_order(ty: &Ty) -> bool {
    let holds_tuple = ty.members().iter().any(|member| matches!(member, Ty::Tuple(_)));
    holds_tuple && ty.may_be_watched() && can_annotate(ty)
}

/// The owned value, as something that lets go of it in Python's order.
pub fn let_go_in_order(ty: &Ty, value: TokenStream) -> TokenStream {
    if is_let_go_in_order(ty) {
        quote! { rt::Held::new(#value) }
    } else {
        value
    }
}

/// The same of a value that may be missing.
pub fn maybe_let_go_in_order(ty: &Ty, value: TokenStream) -> TokenStream {
    if is_let_go_in_order(ty) {
        quote! { #value.map(rt::Held::new) }
    } else {
        value
    }
}

/// The type can be written: an iterator's is known to Rust alone where it is made from a row's own type.
pub fn can_annotate(ty: &Ty) -> bool {
    !ty.is_passing() && ty.parts().into_iter().all(can_annotate)
}

/// `rt::U3::B`
pub fn variant(members: &[Ty], member: &Ty) -> TokenStream {
    let index = members.iter().position(|m| m == member).expect("a member of the union");
    let union = names::union(members.len());
    let letter = names::member(index);
    quote! { rt::#union::#letter }
}

/// An owned value as a value of the isolate; what it was is let go at once.
pub fn to_dyn(value: TokenStream) -> TokenStream {
    quote! { rt::dynamic::ToDyn::to_dyn(&{ #value }) }
}

/// An owned `from` as an owned `to`.
pub fn coerce(value: TokenStream, from: &Ty, to: &Ty) -> TokenStream {
    if from == to {
        return value;
    }
    match (from, to) {
        // The type is said: nothing else tells rustc what a container of such items holds.
        (Ty::Never, _) if can_annotate(to) => {
            let to = emit_ty(to);
            quote! { { let never: #to = match #value {}; never } }
        }
        (Ty::Never, _) => quote! { match #value {} },
        (Ty::Bool, Ty::Int) => quote! { rt::Int::from(#value) },
        (Ty::Instance(_), Ty::Exception) => quote! { #value.into_exception() },
        (_, Ty::Dyn) => to_dyn(value),
        (Ty::Union(members), _) => {
            let arms = members.iter().map(|member| {
                let variant = variant(members, member);
                let held = coerce(quote! { held }, member, to);
                quote! { #variant(held) => #held }
            });
            quote! { match #value { #(#arms,)* } }
        }
        (_, Ty::Union(members)) => {
            let (_, member) = member_for(from, members).expect("verified: the type fits some member");
            let variant = variant(members, member);
            let held = coerce(value, from, member);
            quote! { #variant(#held) }
        }
        (Ty::Tuple(items), Ty::Tuple(wider)) => {
            let names = names::items(items.len());
            let coerced =
                items.iter().zip(wider).zip(&names).map(|((a, b), name)| coerce(quote! { #name }, a, b));
            quote! { { let (#(#names,)*) = #value; (#(#coerced,)*) } }
        }
        (Ty::Tuple(items), Ty::TupleOf(wider) | Ty::List(wider)) => {
            let names = names::items(items.len());
            let coerced = items.iter().zip(&names).map(|(a, name)| coerce(quote! { #name }, a, wider));
            let container = container(to);
            let made = display(&container, &coerced.collect::<Vec<_>>());
            quote! { { let (#(#names,)*) = #value; #made } }
        }
        (Ty::Tuple(items), Ty::Tree(leaf)) => {
            let item = Ty::tree_item(leaf);
            let names = names::items(items.len());
            let coerced = items.iter().zip(&names).map(|(a, name)| coerce(quote! { #name }, a, &item));
            quote! { { let (#(#names,)*) = #value; rt::Tree::from_items([#(rt::Node::from(#coerced)),*]) } }
        }
        (Ty::TupleOf(item), Ty::Tree(leaf)) => {
            let item = coerce(quote! { item }, item, &Ty::tree_item(leaf));
            quote! {
                rt::Tree::from_vec(#value.items().iter().cloned().map(|item| rt::Node::from(#item)).collect())
            }
        }
        (Ty::Tree(leaf), Ty::TupleOf(wider)) => {
            let item = Ty::tree_item(leaf);
            let rust = emit_ty(&item);
            let item = coerce(quote! { item }, &item, wider);
            quote! {
                rt::Tup::from_vec(
                    #value.items().iter().map(|node| {
                        let item: #rust = node.clone().into();
                        #item
                    }).collect()
                )
            }
        }
        _ => convert(value, from, to),
    }
}

/// A list or tuple of these items. One of few items is a call, as programs have many, and each length has a
/// function of its own.
pub fn display(container: &TokenStream, items: &[TokenStream]) -> TokenStream {
    match items.len() {
        ..=8 => quote! { #container::of([#(#items),*]) },
        _ => quote! { #container::from_vec(vec![#(#items),*]) },
    }
}

fn container(ty: &Ty) -> TokenStream {
    let name = names::of_runtime(builtin::of(ty).rust);
    quote! { rt::#name }
}

/// A container with other items: a copy.
fn convert(value: TokenStream, from: &Ty, to: &Ty) -> TokenStream {
    let is_container = !matches!(to, Ty::Iter(..)) && from.con() == to.con();
    if is_container && from.parts().into_iter().any(Ty::is_uninhabited) {
        // Nothing can be in it: a dict without keys has no values.
        let container = container(to);
        return match to {
            Ty::TupleOf(_) => quote! { #container::from_vec(vec![]) },
            _ => quote! { #container::new() },
        };
    }
    match (from, to) {
        (Ty::Dict(key, item), Ty::Dict(wider_key, wider_item)) => {
            let key = coerce(quote! { key }, key, wider_key);
            let item = coerce(quote! { value }, item, wider_item);
            quote! {
                rt::Dict::from_items(
                    #value.items_now().into_iter().map(|(key, value)| (#key, #item)).collect()
                )
                    .expect("the keys have been hashed before")
            }
        }
        (Ty::Set(item), Ty::Set(wider)) | (Ty::FrozenSet(item), Ty::FrozenSet(wider)) => {
            let item = coerce(quote! { item }, item, wider);
            quote! { #value.mapped(|item| #item) }
        }
        (Ty::List(item), Ty::List(wider)) => {
            let item = coerce(quote! { item }, item, wider);
            quote! { rt::List::from_vec(#value.to_vec().into_iter().map(|item| #item).collect()) }
        }
        (Ty::TupleOf(item), Ty::TupleOf(wider)) => {
            let item = coerce(quote! { item }, item, wider);
            quote! { rt::Tup::from_vec(#value.items().iter().cloned().map(|item| #item).collect()) }
        }
        (_, Ty::Iter(IterKind::Kept, parts)) => kept(&value, from, &parts[0]),
        _ => widened(&value, from, to),
    }
}

/// An iterable whose items are widened when they are taken.
fn widened(value: &TokenStream, from: &Ty, to: &Ty) -> TokenStream {
    let (Some(item), Ty::Iter(IterKind::Widened, parts)) = (item_type(from), to) else {
        panic!("B0101: emit: `{from}` does not become `{to}`");
    };
    let item = coerce(quote! { item }, &item, &parts[1]);
    // An item that never comes fits any type only where the type is said.
    let wanted = emit_ty(&parts[1]);
    quote! { rt::Widened::<_, #wanted>::new(#value, |item| #item) }
}

/// An iterator as an object.
fn kept(value: &TokenStream, from: &Ty, item: &Ty) -> TokenStream {
    let own = item_type(from).expect("an iterator has items");
    if own == *item {
        return quote! { rt::KeptIter::new(#value) };
    }
    let (wider, wanted) = (coerce(quote! { item }, &own, item), emit_ty(item));
    quote! { rt::KeptIter::<#wanted>::widened(#value, |item| #wider) }
}

/// What a `for` runs over can raise in the middle.
pub fn iterator_raises(ty: &Ty) -> bool {
    match ty {
        Ty::Iter(IterKind::Of, parts) => iterator_raises(&parts[0]),
        Ty::List(_) | Ty::TupleOf(_) | Ty::Str | Ty::Bytes | Ty::Range => false,
        other => !matches!(other.con(), Con::Tuple),
    }
}
