//! Operations: one function for each form of Rust they become.

mod call;
mod closure;
mod constant;
mod field;
mod format;
mod operands;
mod union;

use crate::catalog;
use crate::emit::stmt::{Body, Form};
use crate::emit::ty::{coerce, display, emit_ty};
use crate::emit::{boundary, names};
use crate::sir::hooks::op_may_ask;
use crate::sir::{Op, Site, Value};
use crate::ty::Ty;
use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

impl Body<'_, '_> {
    /// `let %v: ty = op`
    pub fn let_op(&mut self, value: Value, op: &Op, site: Option<Site>) -> Vec<TokenStream> {
        match op {
            Op::Const(literal) => {
                let form = self.constant(literal);
                self.set_form(value, form);
                vec![]
            }
            Op::Format(parts) => {
                let stands = self.stands(&op.operands(), true);
                let mut statements = self.format(value, parts, site);
                statements.splice(0..0, stands);
                statements
            }
            Op::RunChunk(chunk) => {
                // The chunk's own frame is in the traceback already.
                let done = self.unwrap(boundary::run_chunk(*chunk), None);
                self.set_form(value, Form::Constant(quote! { rt::NoneType }));
                vec![quote! { #done; }]
            }
            other => {
                let (expr, kind) = self.op(value, other);
                let stands = match other {
                    // The callee is given its depth.
                    Op::CallFn { .. } => None,
                    _ => {
                        let asks = op_may_ask(other, &|row| catalog::row(row).effects.calls_user);
                        self.stands(&other.operands(), asks)
                    }
                };
                let mut statements = self.define(value, expr, kind, site);
                statements.splice(0..0, stands);
                statements
            }
        }
    }

    /// Frames between the function's own and an op: those of comprehensions, below 3.12.
    fn frames_around(&self, site: Option<Site>) -> i32 {
        let outer = |site: &Site| self.shared.module.sites[site.index()].outer;
        std::iter::successors(site.and_then(|site| outer(&site)), outer).count() as i32
    }

    /// Binds what an op gives.
    fn define(
        &mut self,
        value: Value,
        expr: TokenStream,
        gives: Gives,
        site: Option<Site>,
    ) -> Vec<TokenStream> {
        let expr = match self.frames_around(site) {
            more if more > 0 && self.function.frame && gives.raises => {
                quote! { { let _more = rt::dynamic::Frame::more(#more); #expr } }
            }
            _ => expr,
        };
        let expr = match (gives.raises, site) {
            (false, _) => expr,
            (true, Some(_)) => self.unwrap(expr, site),
            (true, None) => quote! { #expr.expect("this cannot raise") },
        };
        if gives.unit || *self.ty(value) == Ty::None {
            self.set_form(value, Form::Constant(quote! { rt::NoneType }));
            return vec![quote! { #expr; }];
        }
        vec![self.bind(value, expr)]
    }

    /// The expression, and what it gives.
    fn op(&mut self, value: Value, op: &Op) -> (TokenStream, Gives) {
        let result = self.ty(value);
        match op {
            Op::Const(_) | Op::Get(_) | Op::Alias(_) | Op::Format(_) => {
                unreachable!("emitted by their own functions")
            }
            Op::GetGlobal(global) => {
                let ident = self.shared.global(*global).clone();
                let info = &self.shared.module.globals[global.index()];
                if info.maybe_unbound {
                    (quote! { #ident.get_or_name_error() }, Gives::RAISES)
                } else {
                    (quote! { #ident.bound() }, Gives::VALUE)
                }
            }
            Op::HasGlobal(global) => {
                let ident = self.shared.global(*global);
                (quote! { #ident.is_bound() }, Gives::VALUE)
            }
            Op::Call { row, args } => self.call_row(row, args, result),
            Op::CallFn { func, args, frames, begun: None } => self.call_function(*func, args, *frames),
            Op::CallFn { func, args, frames, begun: Some(begun) } => {
                let (call, gives) = self.call_function(*func, args, *frames);
                let begun = self.shared.global(*begun);
                match gives.raises {
                    true => (quote! { rt::import::run(&#begun, || #call) }, gives),
                    false => (quote! { rt::import::run_sure(&#begun, || #call) }, gives),
                }
            }
            Op::Yield(given) => (self.give(*given), Gives::RAISES),
            Op::YieldFrom(generator) => (self.give_all(*generator, result), Gives::RAISES),
            Op::Unreachable => (quote! { unreachable!() }, Gives::VALUE),
            Op::Slice { lower, upper, step }
                if [lower, upper, step].into_iter().flatten().any(|bound| *self.ty(*bound) != Ty::Int) =>
            {
                let bounds = [lower, upper, step].map(|bound| match bound {
                    Some(bound) => {
                        let bound = self.look(*bound);
                        quote! { Some(#bound as &dyn rt::AnyValue) }
                    }
                    None => quote! { None },
                });
                (quote! { rt::Slice::of_any([#(#bounds),*]) }, Gives::VALUE)
            }
            Op::Slice { lower, upper, step } => {
                let [lower, upper, step] = [lower, upper, step].map(|bound| self.optional_taken(*bound));
                (quote! { rt::Slice::new(#lower, #upper, #step) }, Gives::VALUE)
            }
            Op::Unpack { value, before, after, star } => {
                (self.unpack(*value, *before, *after, *star), Gives::RAISES)
            }
            Op::CurrentException => (quote! { rt::current_exception() }, Gives::RAISES),
            Op::Widen(value) | Op::Convert(value) => (self.coerced(*value, result), Gives::VALUE),
            Op::Narrow(value) => (self.narrow(*value, result), Gives::VALUE),
            Op::Holds { value, members } => (self.holds(*value, members), Gives::VALUE),
            Op::Tuple(items) => {
                let items = self.taken(items);
                (quote! { (#(#items,)*) }, Gives::VALUE)
            }
            Op::TupleOf(items) => {
                let items = self.taken(items);
                (display(&quote! { rt::Tup }, &items), Gives::VALUE)
            }
            Op::TupleItem(tuple, index) => {
                let place = self.place(*tuple);
                let index = Token::usize_unsuffixed(*index);
                let clone = (!result.is_copy() && !self.is_taken_apart(*tuple)).then(|| quote! { .clone() });
                (quote! { #place.#index #clone }, Gives::VALUE)
            }
            Op::TreeItem(tree, index) => {
                let (tree, index, item) = (self.look(*tree), self.look(*index), emit_ty(result));
                (quote! { rt::tree::item::<_, #item>(#tree, #index) }, Gives::RAISES)
            }
            Op::Packed(constant) => {
                let data = constant.pack(result).expect("verified: the constants are of this type");
                let ident = self.shared.statics.packed(&data, result);
                let form = if constant.is_immutable() {
                    quote! { shared }
                } else {
                    quote! { fresh }
                };
                (quote! { #ident.#form() }, Gives::VALUE)
            }
            Op::List(items) if items.is_empty() => (quote! { rt::List::new() }, Gives::VALUE),
            Op::List(items) => {
                let items = self.taken(items);
                (display(&quote! { rt::List }, &items), Gives::VALUE)
            }
            Op::Set(items) => {
                let items = self.taken(items);
                (quote! { rt::Set::from_items([#(#items),*]) }, Gives::RAISES)
            }
            Op::Dict(items) if items.is_empty() => (quote! { rt::Dict::new() }, Gives::VALUE),
            Op::Dict(items) => {
                let items: Vec<TokenStream> = items
                    .iter()
                    .map(|(key, value)| {
                        let (key, value) = (self.take(*key), self.take(*value));
                        quote! { (#key, #value) }
                    })
                    .collect();
                (quote! { rt::Dict::from_items(vec![#(#items),*]) }, Gives::RAISES)
            }
            Op::Not(value) => {
                let value = self.take(*value);
                (quote! { !#value }, Gives::VALUE)
            }
            Op::Print { args, sep, end, file, flush } => {
                let args = self.any_values(args);
                let (sep, end) = (self.optional_looked(*sep), self.optional_looked(*end));
                let printed = match file.map(|file| self.look(file)) {
                    Some(file) => quote! { rt::print_to(#file, &[#(#args),*], #sep, #end, #flush) },
                    None => quote! { rt::print_values(&[#(#args),*], #sep, #end, #flush) },
                };
                (printed, Gives::RAISES_UNIT)
            }
            Op::NewException { class, args } => (self.new_exception(class, args), Gives::VALUE),
            Op::IsException { exception, classes, own } => {
                let exception = self.place(*exception);
                let builtins = classes.len();
                let classes = classes.iter().map(|class| names::of_runtime(class));
                let builtin = quote! { #exception.is_any(&[#(rt::Class::#classes),*]) };
                let own_classes = own.iter().map(|class| Token::u32_unsuffixed(class.index() as u32));
                let of_own = quote! { #exception.is_own(&[#(#own_classes),*]) };
                let tests = match (builtins, own.len()) {
                    (_, 0) => builtin,
                    (0, _) => of_own,
                    _ => quote! { #builtin || #of_own },
                };
                (tests, Gives::VALUE)
            }
            Op::NewOwn { class, args } => {
                let name = names::class(*class);
                let args = self.boxed(args);
                (quote! { rt::OwnException::new(self::#name::default(), vec![#(#args),*]) }, Gives::VALUE)
            }
            Op::InitException { exception, args } => {
                let exception = self.place(*exception);
                let args = self.boxed(args);
                (quote! { #exception.initialise(vec![#(#args),*]) }, Gives::UNIT)
            }
            Op::SetCause { exception, cause } => {
                let exception = self.place(*exception);
                let cause = self.optional_taken(*cause);
                (quote! { #exception.set_cause(#cause) }, Gives::UNIT)
            }
            Op::SetLack { exception, object, name, fixed, fields, hides } => {
                (self.set_lack((*exception, *object), name, (fixed, fields), *hides), Gives::UNIT)
            }
            Op::EnterHandler(exception) => {
                let exception = self.look(*exception);
                (quote! { rt::enter_handler(#exception) }, Gives::UNIT)
            }
            Op::LeaveHandler => (quote! { rt::leave_handler() }, Gives::UNIT),
            Op::NewObject(class) => {
                let name = names::class(*class);
                (quote! { rt::Obj::new(self::#name::default()) }, Gives::VALUE)
            }
            Op::Iterate { object, iterator } => {
                let (object, iterator) = (self.take(*object), self.take(*iterator));
                (quote! { rt::InstanceIter::new(#object, #iterator) }, Gives::VALUE)
            }
            Op::GetField { object, field, checked } => self.get_field(*object, *field, *checked),
            Op::HasField { object, field } => {
                let (_, place) = self.field(*object, *field);
                (quote! { #place.is_here() }, Gives::VALUE)
            }
            Op::BindMethod { object, qualname } => {
                let object = self.take(*object);
                (quote! { rt::Method::new(#object, #qualname) }, Gives::VALUE)
            }
            Op::MethodSelf(value) => {
                let method = self.place(*value);
                (quote! { #method.object.clone() }, Gives::VALUE)
            }
            Op::Closure { .. }
            | Op::ClosureItem(..)
            | Op::NewCell
            | Op::GetCell { .. }
            | Op::SetCell { .. }
            | Op::FunctionObject { .. }
            | Op::ClassObject { .. }
            | Op::UnsetCell { .. } => self.of_function(op, result),
            Op::DelField { object, field, is_slot } => self.del_field(*object, *field, *is_slot),
            Op::SetField { object, field, value } => {
                let (_, place) = self.field(*object, *field);
                let value = self.take(*value);
                (quote! { #place.set(#value) }, Gives::UNIT)
            }
            Op::IsSame(..)
            | Op::ToDyn(_)
            | Op::FromDyn(_)
            | Op::IsDyn { .. }
            | Op::DynGlobal { .. }
            | Op::SetDynGlobal { .. }
            | Op::DelDynGlobal { .. }
            | Op::CallDyn { .. }
            | Op::CallDynMethod { .. }
            | Op::Import { .. }
            | Op::ImportFrom { .. }
            | Op::GetAttr { .. }
            | Op::SetAttr { .. }
            | Op::DynDisplay { .. }
            | Op::RunChunk(_) => self.dynamic(op, result),
        }
    }

    /// Operations on values of the isolate.
    fn dynamic(&mut self, op: &Op, result: &Ty) -> (TokenStream, Gives) {
        match op {
            Op::IsSame(a, b) => {
                let (a, b) = (self.look(*a), self.look(*b));
                (quote! { rt::dynamic::Dyn::same(#a, #b) }, Gives::VALUE)
            }
            Op::ToDyn(value) => (self.take_as_dyn(*value), Gives::VALUE),
            Op::FromDyn(value) => (boundary::from_dyn(&self.look(*value), result), Gives::VALUE),
            Op::IsDyn { value, ty } => (boundary::is_dyn(&self.look(*value), ty), Gives::VALUE),
            Op::DynGlobal { name, module } => (boundary::global(name, module.as_deref()), Gives::RAISES),
            Op::SetDynGlobal { name, value, module } => {
                (boundary::set_global(name, module.as_deref(), &self.look(*value)), Gives::UNIT)
            }
            Op::DelDynGlobal { name, module } => {
                (boundary::del_global(name, module.as_deref()), Gives::RAISES_UNIT)
            }
            Op::CallDyn { callee, args, keywords } => {
                (boundary::call(&self.look(*callee), &self.looked(args), keywords), Gives::RAISES)
            }
            Op::CallDynMethod { object, name, args, keywords, lookup } => {
                let lookup = self.shared.statics.site(*lookup);
                (
                    boundary::call_method(&self.look(*object), name, &self.looked(args), keywords, &lookup),
                    Gives::RAISES,
                )
            }
            Op::Import { name, level, names, module } => {
                (boundary::import(name, *level, names, module.as_deref()), Gives::RAISES)
            }
            Op::ImportFrom { module, name } => {
                (boundary::import_from(&self.look(*module), name), Gives::RAISES)
            }
            Op::GetAttr { object, name } => (boundary::get_attr(&self.look(*object), name), Gives::RAISES),
            Op::SetAttr { object, name, value } => {
                (boundary::set_attr(&self.look(*object), name, &self.look(*value)), Gives::RAISES_UNIT)
            }
            Op::DynDisplay { kind, items } => (boundary::display(*kind, &self.looked(items)), Gives::RAISES),
            Op::RunChunk(chunk) => (boundary::run_chunk(*chunk), Gives::RAISES_UNIT),
            other => unreachable!("{other:?} has nothing to do with the isolate"),
        }
    }

    /// Values that an exception keeps.
    fn new_exception(&self, class: &str, args: &[Value]) -> TokenStream {
        let class = names::of_runtime(class);
        if let [text] = args
            && *self.ty(*text) == Ty::Str
        {
            return match self.literal(*text) {
                Some(text) => quote! { rt::Exception::of_literal(rt::Class::#class, &#text) },
                None => {
                    let text = self.take(*text);
                    quote! { rt::Exception::of_text(rt::Class::#class, #text) }
                }
            };
        }
        let args = self.boxed(args);
        quote! { rt::Exception::new(rt::Class::#class, vec![#(#args),*]) }
    }

    fn boxed(&self, args: &[Value]) -> Vec<TokenStream> {
        let boxed = |arg: &Value| {
            let arg = self.take(*arg);
            quote! { Box::new(#arg) as Box<dyn rt::AnyValue> }
        };
        args.iter().map(boxed).collect()
    }

    fn coerced(&self, value: Value, to: &Ty) -> TokenStream {
        coerce(self.take(value), self.ty(value), to)
    }
}

/// What the Rust expression of an op gives.
#[derive(Clone, Copy)]
struct Gives {
    /// `R<T>`
    raises: bool,
    /// `()` for None.
    unit: bool,
}

impl Gives {
    const VALUE: Gives = Gives { raises: false, unit: false };

    const RAISES: Gives = Gives { raises: true, unit: false };

    const UNIT: Gives = Gives { raises: false, unit: true };

    const RAISES_UNIT: Gives = Gives { raises: true, unit: true };
}
