//! Classes of the program: a struct with a place for each attribute, and what any value is asked for.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::names;
use super::shared::Shared;
use super::ty::emit_ty;
use crate::sir::{Class, Field, FnId};
use crate::ty::{ExceptionClass, Ty};

pub fn classes(shared: &Shared) -> TokenStream {
    let classes = shared.module.classes.iter().map(|class| emit_class(shared, class));
    quote! { #(#classes)* }
}

fn emit_class(shared: &Shared, class: &Class) -> TokenStream {
    let name = names::class(class.class);
    let fields = class.fields.iter().enumerate().map(|(index, field)| {
        let (name, ty) = (names::field(index, &field.name), place(field));
        quote! { #name: #ty, }
    });
    let next = emit_next(shared, class);
    let (short, full, unhashable) = (class.class.name(), full_name(class), class.is_unhashable);
    if let Some(exception) = &class.exception {
        return emit_exception(shared, class, exception, quote! { #(#fields)* });
    }
    let hooks = hooks(shared, class);
    let observed = (class.class.holds_dyn() || class.class.holds_file())
        .then(|| quote! { const OBSERVED: bool = true; });
    quote! {
        #[derive(Default)]
        struct #name { #(#fields)* }
        impl rt::Instance for #name {
            const NAME: &'static str = #short;
            const FULL_NAME: &'static str = #full;
            const UNHASHABLE: bool = #unhashable;
            #observed
            #hooks
        }
        #next
    }
}

fn full_name(class: &Class) -> String {
    format!("{}.{}", class.module, class.qualname)
}

/// A class of exceptions: what is known of it, its attributes, the texts it has of its own.
fn emit_exception(
    shared: &Shared,
    class: &Class,
    exception: &ExceptionClass,
    fields: TokenStream,
) -> TokenStream {
    let (name, info) = (names::class(class.class), names::class_info(class.class));
    let (short, full, has_init) = (class.class.name(), full_name(class), exception.has_init);
    let (module, qualname) = (&class.module, &class.qualname);
    let id = Token::u32_unsuffixed(class.class.index() as u32);
    let builtin = names::of_runtime(&exception.builtin);
    let bases = exception.bases.iter().map(|base| Token::u32_unsuffixed(base.index() as u32));
    let texts = texts(shared, class, &quote! { rt::OwnException<Self> });
    quote! {
        #[derive(Default)]
        struct #name { #fields }
        static #info: rt::OwnInfo = rt::OwnInfo {
            id: #id,
            name: #short,
            module: #module,
            qualname: #qualname,
            full_name: #full,
            builtin: rt::Class::#builtin,
            bases: &[#(#bases),*],
            has_init: #has_init,
        };
        impl rt::OwnClass for #name {
            const INFO: &'static rt::OwnInfo = &#info;
            #(#texts)*
        }
    }
}

/// `__repr__` and `__str__`, where the class has them.
fn texts(shared: &Shared, class: &Class, this: &TokenStream) -> Vec<TokenStream> {
    let find = |name: &str| class.hooks.iter().find(|(hook, _)| hook == name).map(|(_, function)| *function);
    let text = |name: &str| {
        let given = hook_call(shared, find(name)?, quote! { this });
        let name = names::of_runtime(name.trim_matches('_'));
        Some(quote! { fn #name(this: &#this) -> Option<rt::R<rt::Str>> { Some(#given) } })
    };
    ["__repr__", "__str__"].into_iter().filter_map(text).collect()
}

/// The iterator protocol, where the class has it.
fn emit_next(shared: &Shared, class: &Class) -> Option<TokenStream> {
    let (_, function) = class.hooks.iter().find(|(hook, _)| hook == "__next__")?;
    let (name, item) = (names::class(class.class), emit_ty(&shared.functions[function].0.given()));
    let given = hook_call(shared, *function, quote! { this });
    Some(quote! {
        impl rt::instance::Next for #name {
            type Item = #item;
            fn next(this: &rt::Obj<Self>) -> rt::R<#item> {
                #given
            }
        }
    })
}

/// What holds an attribute: numbers that are there from the start stand alone.
fn place(field: &Field) -> TokenStream {
    let ty = emit_ty(&field.ty);
    if field.maybe_absent || !matches!(field.ty, Ty::Int | Ty::Float | Ty::Bool) {
        return quote! { rt::Field<#ty> };
    }
    if field.ty == Ty::Int {
        quote! { rt::IntField }
    } else {
        quote! { rt::Scalar<#ty> }
    }
}

/// What any value is asked for, where the class has the method.
fn hooks(shared: &Shared, class: &Class) -> TokenStream {
    let find = |name: &str| class.hooks.iter().find(|(hook, _)| hook == name).map(|(_, function)| *function);
    // The value of the builtin base, which has what the class has not.
    let own_repr = find("__repr__").is_some();
    let value_repr = value_of(class, quote! { this }).filter(|_| !own_repr).map(|value| {
        quote! {
            fn repr(this: &rt::Obj<Self>) -> Option<rt::R<rt::Str>> {
                Some(rt::instance::repr_of(&#value))
            }
        }
    });
    let texts = texts(shared, class, &quote! { rt::Obj<Self> });
    let length = find("__len__").map(|function| {
        let given = hook_call(shared, function, quote! { this });
        quote! {
            fn length(this: &rt::Obj<Self>) -> Option<rt::R<rt::Int>> {
                Some(#given.and_then(|given: rt::Int| rt::instance::length(&given)))
            }
        }
    });
    let by_length = || {
        length.as_ref()?;
        Some(quote! { Self::length(this)?.map(|length| length != rt::Int::from(0i64)) })
    };
    let truth =
        find("__bool__").map(|function| hook_call(shared, function, quote! { this })).or_else(by_length);
    let value_truth =
        || value_of(class, quote! { this }).map(|value| quote! { rt::AnyValue::truth(&#value) });
    let truth = truth.or_else(value_truth).map(|given| {
        quote! { fn truth(this: &rt::Obj<Self>) -> Option<rt::R<bool>> { Some(#given) } }
    });
    let hash = find("__hash__").filter(|_| !class.is_unhashable).map(|function| {
        let given = hook_call(shared, function, quote! { this });
        quote! { fn hash(this: &rt::Obj<Self>) -> Option<rt::R<rt::Int>> { Some(#given) } }
    });
    let value_hash = || {
        let value = value_of(class, quote! { this }).filter(|_| !class.is_unhashable)?;
        Some(quote! {
            fn hash(this: &rt::Obj<Self>) -> Option<rt::R<rt::Int>> {
                Some(rt::AnyValue::hash(&#value).map(rt::Int::from))
            }
        })
    };
    let hash = hash.or_else(value_hash);
    let compared = comparisons(shared, class);
    let asked = pairs(shared, class);
    let format = find("__format__").map(|function| {
        let given = hook_call(shared, function, quote! { this, spec });
        quote! { fn format(this: &rt::Obj<Self>, spec: &rt::Str) -> Option<rt::R<rt::Str>> { Some(#given) } }
    });
    let format = format.or_else(|| scalar_format(class));
    let scalar = scalar(class);
    let text = scalar_text(class).filter(|_| find("__str__").is_none());
    quote! { #asked #scalar #format #text #(#texts)* #value_repr #length #truth #hash #compared }
}

/// The value of its builtin base, in an object of the class.
fn value_of(class: &Class, object: TokenStream) -> Option<TokenStream> {
    let value = class.fields.iter().position(|field| field.name == crate::ty::Class::VALUE)?;
    let field = names::field(value, crate::ty::Class::VALUE);
    Some(quote! { #object.#field.here() })
}

/// The number or text of its builtin base, as the runtime sees it.
fn scalar_view(class: &Class) -> Option<TokenStream> {
    let value = class.fields.iter().position(|field| field.name == crate::ty::Class::VALUE)?;
    let field = names::field(value, crate::ty::Class::VALUE);
    let ty = &class.fields[value].ty;
    let peeked = [(Ty::Int, quote! { Int }), (Ty::Str, quote! { Str })];
    if let Some((_, view)) = peeked.into_iter().find(|(of, _)| of == ty) {
        return Some(quote! { rt::protocol::View::#view(this.#field.peek()) });
    }
    (*ty == Ty::Float).then(|| quote! { rt::protocol::View::Float(this.#field.here()) })
}

fn scalar(class: &Class) -> Option<TokenStream> {
    let view = scalar_view(class)?;
    Some(quote! {
        fn builtin(this: &rt::Obj<Self>) -> Option<rt::protocol::View<'_>> { Some(#view) }
    })
}

/// `int.__format__` and its like: an empty specification asks for `str(x)`.
fn scalar_format(class: &Class) -> Option<TokenStream> {
    let view = scalar_view(class)?;
    Some(quote! {
        fn format(this: &rt::Obj<Self>, spec: &rt::Str) -> Option<rt::R<rt::Str>> {
            (!spec.is_empty())
                .then(|| rt::instance::format_of(#view, spec, <Self as rt::Instance>::NAME))
        }
    })
}

/// `str.__str__`; numbers have `object`'s, which asks `__repr__`.
fn scalar_text(class: &Class) -> Option<TokenStream> {
    let is_text =
        class.fields.iter().any(|field| field.name == crate::ty::Class::VALUE && field.ty == Ty::Str);
    let value = value_of(class, quote! { this }).filter(|_| is_text)?;
    Some(quote! {
        fn str(this: &rt::Obj<Self>) -> Option<rt::R<rt::Str>> { Some(rt::R::Ok(#value)) }
    })
}

/// What a comparison method answers.
fn verdict(shared: &Shared, function: FnId) -> TokenStream {
    let given = hook_call(shared, function, quote! { this, other });
    // One that never answers has no truth either.
    if shared.functions[&function].0.given() == Ty::Never {
        return quote! { Some(#given) };
    }
    quote! { Some(#given.and_then(|answer| rt::instance::verdict(&answer))) }
}

/// The methods that order, as the runtime names them.
const ORDERS: [(&str, &str); 4] = [("__lt__", "Lt"), ("__le__", "Le"), ("__gt__", "Gt"), ("__ge__", "Ge")];

/// Comparison methods given instances of other classes, or plain values.
fn pairs(shared: &Shared, class: &Class) -> TokenStream {
    let mut others: Vec<Ty> = class.pairs.iter().map(|pair| pair.other).collect();
    others.sort();
    others.dedup();
    if others.is_empty() {
        return quote! {};
    }
    let answer = |other: &Ty| {
        let of_other = || class.pairs.iter().filter(|pair| pair.other == *other);
        let eq = of_other().find(|pair| pair.method == "__eq__").map(|pair| verdict(shared, pair.function));
        let eq = eq.map(|given| quote! { None => #given, });
        let orders = ORDERS.iter().filter_map(|(name, order)| {
            let pair = of_other().find(|pair| pair.method == *name)?;
            let (given, order) = (verdict(shared, pair.function), names::of_runtime(order));
            Some(quote! { Some(rt::protocol::Order::#order) => #given, })
        });
        quote! { { #[allow(unreachable_patterns)] match order { #eq #(#orders)* _ => None } } }
    };
    let class_of = |ty: &Ty| match ty {
        Ty::Instance(class) => Some(names::class(*class)),
        _ => None,
    };
    let asked = others.iter().filter_map(|other| {
        let (name, answer) = (class_of(other)?, answer(other));
        Some(quote! {
            if let Some(other) = other.downcast_ref::<rt::Obj<#name>>() { return #answer; }
        })
    });
    let asked_plain = others.iter().filter_map(|other| {
        let ((view, given), answer) = (plain_view(other)?, answer(other));
        Some(quote! { rt::protocol::View::#view => { let other = #given; #answer } })
    });
    let derived = class.pairs.iter().filter(|pair| pair.yields).filter_map(|pair| class_of(&pair.other));
    quote! {
        fn ask_plain(
            this: &rt::Obj<Self>,
            other: &rt::protocol::View,
            order: Option<rt::protocol::Order>,
        ) -> Option<rt::R<Option<bool>>> {
            match other {
                #(#asked_plain)*
                _ => None,
            }
        }
        fn ask(
            this: &rt::Obj<Self>,
            other: &dyn std::any::Any,
            order: Option<rt::protocol::Order>,
        ) -> Option<rt::R<Option<bool>>> {
            #(#asked)*
            None
        }
        fn yields_to(other: &dyn std::any::Any) -> bool {
            false #(|| other.is::<rt::Obj<#derived>>())*
        }
    }
}

/// How the runtime sees a value of this type, and what a function is given.
fn plain_view(ty: &Ty) -> Option<(TokenStream, TokenStream)> {
    if *ty == Ty::None {
        return Some((quote! { None }, quote! { rt::NoneType }));
    }
    let given = if *ty == Ty::Int {
        quote! { rt::Int::clone(other) }
    } else {
        quote! { *other }
    };
    let views = [(Ty::Bool, "Bool"), (Ty::Float, "Float"), (Ty::Int, "Int"), (Ty::Str, "Str")];
    let (_, view) = views.iter().find(|(of, _)| of == ty)?;
    let view = names::of_runtime(view);
    Some((quote! { #view(other) }, given))
}

/// `==`, `<` and their kin of two objects of the class.
fn comparisons(shared: &Shared, class: &Class) -> TokenStream {
    let find = |name: &str| class.hooks.iter().find(|(hook, _)| hook == name).map(|(_, function)| *function);
    let verdict = |function: FnId| verdict(shared, function);
    let (this, other) = (value_of(class, quote! { this }), value_of(class, quote! { other }));
    let value_eq =
        || Some(quote! { Some(rt::Value::eq(&#this, &#other).map(Some)) }).filter(|_| this.is_some());
    let eq = find("__eq__").map(verdict).or_else(value_eq).map(|given| {
        quote! {
            fn eq(this: &rt::Obj<Self>, other: &rt::Obj<Self>) -> Option<rt::R<Option<bool>>> { #given }
        }
    });
    let orders: Vec<TokenStream> = ORDERS
        .into_iter()
        .filter_map(|(name, order)| {
            let (given, order) = (verdict(find(name)?), names::of_runtime(order));
            Some(quote! { rt::protocol::Order::#order => #given, })
        })
        .collect();
    let others = match this {
        Some(_) => quote! { Some(rt::Value::order(&#this, &#other, order).map(Some)) },
        None => quote! { None },
    };
    let order = (!orders.is_empty() || this.is_some()).then(|| {
        quote! {
            #[allow(unreachable_patterns)]
            fn order(
                this: &rt::Obj<Self>,
                other: &rt::Obj<Self>,
                order: rt::protocol::Order,
            ) -> Option<rt::R<Option<bool>>> {
                match order { #(#orders)* _ => #others }
            }
        }
    });
    quote! { #eq #order }
}

/// The method called, as a result that may be an exception.
fn hook_call(shared: &Shared, function: FnId, arguments: TokenStream) -> TokenStream {
    let ((function, _), path) = (&shared.functions[&function], shared.path(function));
    let depth = function.depth.then(|| quote! { depth, });
    let call = quote! { #path(#depth #arguments) };
    let given = if function.fallible {
        call
    } else {
        quote! { rt::R::Ok(#call) }
    };
    let given = if function.depth {
        quote! { rt::generator::below(|depth| #given) }
    } else {
        given
    };
    if function.given() == Ty::Never {
        quote! { #given.map(|never: rt::Never| match never {}) }
    } else {
        given
    }
}
