//! Functions whose calls give a generator: the body is an `async` block that the runtime runs.
//!
//! ```text
//! fn def_count(depth: u32, py_xs: &rt::List<rt::Int>) -> rt::R<rt::Generator<…>> {
//!     let py_xs = py_xs.clone();
//!     Ok(rt::Generator::new(&ABOUT, move |entry| async move {
//!         let yields = entry.begin().await;
//!         let py_xs = &py_xs;
//!         …                              yields.give(v3).await
//!     }))
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::shared::Shared;
use super::slots::{SlotForm, declare_slots, slot_forms};
use super::stmt::Body;
use super::ty::{coerce, emit_ty, passed_by_value};
use crate::sir::{FnId, Function, Op, Slot, StmtKind, Value, flow};
use crate::ty::Ty;

pub fn emit_generator<'m>(shared: &mut Shared<'m>, function: &'m Function) -> TokenStream {
    let name = shared.functions[&function.id].1.clone();
    let forms = slot_forms(function);
    let params = params(function, &forms);
    let (kept, bound): (Vec<_>, Vec<_>) =
        function.params.iter().map(|slot| argument(function, &forms, *slot)).unzip();
    let declarations = declare_slots(function, &forms);
    let check = shared.frame_check(function);
    let result = emit_ty(&function.given());
    let given_depth = function.depth.then(|| quote! { depth: u32, });
    let own_depth = function.depth.then(|| quote! { let mut depth = rt::generator::depth(); });
    let (deep, framed, qualname) = (function.depth, function.frame, &function.qualname);
    let uncounted = function.uncounted;
    let of = function.generator.expect("it is a generator");
    let begin = match of.begin.filter(|_| !function.unseen) {
        Some(site) => {
            let site = shared.statics.site(site);
            quote! { Some(&#site) }
        }
        None => quote! { None },
    };
    let handles =
        flow::any(&function.body, &|stmt| matches!(stmt.kind, StmtKind::Let { op: Op::EnterHandler(_), .. }));
    let mut body = Body::new(shared, function, forms, false);
    let mut statements = body.region(&function.body);
    if function.keeps_locals() {
        let returned = emit_ty(&function.result);
        let whole = body.with_one_end(&quote! { rt::R<#returned> }, &statements);
        statements = vec![quote! { let locals = rt::Locals::default(); }, whole];
    }
    let doc = format!(" `{qualname}`");
    quote! {
        #[doc = #doc]
        pub fn #name(#given_depth #(#params),*) -> rt::R<#result> {
            #check
            #(#kept)*
            const ABOUT: rt::generator::About = rt::generator::About {
                qualname: #qualname, begin: #begin, deep: #deep, uncounted: #uncounted,
                framed: #framed, handles: #handles,
            };
            Ok(rt::Generator::new(&ABOUT, move |entry| async move {
                let yields = entry.begin().await;
                #own_depth
                #(#bound)*
                #(#declarations)*
                #(#statements)*
            }))
        }
    }
}

/// The Rust parameters.
fn params(function: &Function, forms: &[SlotForm]) -> Vec<TokenStream> {
    let param = |slot: &Slot| {
        let ty = &function.slots[slot.index()].ty;
        let (ident, rust) = (forms[slot.index()].ident(), emit_ty(ty));
        if passed_by_value(ty) {
            quote! { #ident: #rust }
        } else {
            quote! { #ident: &#rust }
        }
    };
    function.params.iter().map(param).collect()
}

/// What keeps an argument for the body, and what binds it there.
fn argument(function: &Function, forms: &[SlotForm], slot: Slot) -> (TokenStream, TokenStream) {
    let form = &forms[slot.index()];
    let ident = form.ident();
    let kept = if passed_by_value(&function.slots[slot.index()].ty) {
        quote! {}
    } else {
        quote! { let #ident = #ident.clone(); }
    };
    let bound = match form {
        SlotForm::Borrowed(_) => quote! { let #ident = &#ident; },
        SlotForm::Owned(_) if flow::sets(&function.body, slot) => quote! { let mut #ident = #ident; },
        SlotForm::Owned(_) => quote! { let #ident = #ident; },
        SlotForm::Maybe(_) => quote! { let mut #ident = Some(#ident); },
    };
    (kept, bound)
}

impl Body<'_, '_> {
    /// `yield value`: gives `R<sent>`.
    pub fn give(&self, value: Value) -> TokenStream {
        let value = self.take(value);
        self.resumed(quote! { yields.give(#value).await })
    }

    /// `yield from generator`: gives `R<returned>`.
    pub fn give_all(&self, generator: Value, result: &Ty) -> TokenStream {
        let ty = *self.ty(generator);
        let Ty::Generator(parts) = ty else { unreachable!("verified: it is a generator") };
        let yielded = self.function.generator.expect("verified: it yields").yielded;
        let item = coerce(quote! { item }, &parts[0], &yielded);
        let nothing = if result.members().contains(&Ty::None) {
            coerce(quote! { rt::NoneType }, &Ty::None, result)
        } else {
            quote! { unreachable!() }
        };
        let generator = self.take(generator);
        if parts[0] == yielded {
            return self.resumed(quote! { yields.delegate(#generator, || #nothing).await });
        }
        self.resumed(quote! { yields.give_all(#generator, |item| #item, || #nothing).await })
    }

    /// Whoever runs it next may stand at another depth.
    fn resumed(&self, given: TokenStream) -> TokenStream {
        if !self.function.depth {
            return given;
        }
        quote! { { rt::generator::at(depth); let given = #given; depth = rt::generator::depth(); given } }
    }

    /// Before an operation on these values, which may run generators among them, or (`asks`) call their
    /// special methods.
    pub fn stands(&self, values: &[Value], asks: bool) -> Option<TokenStream> {
        let is_deep = |function: &FnId| self.shared.functions[function].0.depth;
        let runs =
            |ty: &Ty| ty.holds_generator() || (asks && self.shared.hooks.asked(ty).iter().any(is_deep));
        (self.function.depth && values.iter().any(|value| runs(self.ty(*value))))
            .then(|| quote! { rt::generator::at(depth); })
    }
}
