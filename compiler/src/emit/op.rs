//! Operations: one function for each form of Rust they become.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::stmt::{Body, Form};
use super::ty::{coerce, emit_ty, passed_by_value, to_dyn, variant};
use super::{boundary, names};
use crate::catalog::intrinsics;
use crate::catalog::{self, Mode, Pattern, Row, RowKind};
use crate::sir::{CallArg, Conversion, FnId, FormatPart, Literal, Op, RowUse, Site, Value};
use crate::ty::Ty;

impl Body<'_, '_> {
    /// `let %v: ty = op`
    pub fn let_op(&mut self, value: Value, op: &Op, site: Option<Site>) -> Vec<TokenStream> {
        match op {
            Op::Const(literal) => {
                let form = self.constant(literal);
                self.set_form(value, form);
                vec![]
            }
            Op::Format(parts) => self.format(value, parts, site),
            Op::RunChunk(chunk) => {
                // The chunk's own frame is in the traceback already.
                let done = self.unwrap(boundary::run_chunk(*chunk), None);
                self.set_form(value, Form::Constant(quote! { rt::NoneType }));
                vec![quote! { #done; }]
            }
            _ => {
                let (expr, kind) = self.op(value, op);
                self.define(value, expr, kind, site)
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
            Op::Call { row, args } => self.call_row(row, args, result),
            Op::CallFn { func, args, frames } => self.call_function(*func, args, *frames),
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
                (quote! { rt::Tup::from_vec(vec![#(#items),*]) }, Gives::VALUE)
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
                (quote! { rt::List::from_vec(vec![#(#items),*]) }, Gives::VALUE)
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
            Op::Print { args, sep, end, flush } => {
                let args = self.any_values(args);
                let (sep, end) = (self.optional_looked(*sep), self.optional_looked(*end));
                (quote! { rt::print_values(&[#(#args),*], #sep, #end, #flush) }, Gives::RAISES_UNIT)
            }
            Op::NewException { class, args } => {
                let class = names::of_runtime(class);
                let args = args.iter().map(|arg| {
                    let arg = self.take(*arg);
                    quote! { Box::new(#arg) as Box<dyn rt::AnyValue> }
                });
                (quote! { rt::Exception::new(rt::Class::#class, vec![#(#args),*]) }, Gives::VALUE)
            }
            Op::IsException { exception, classes } => {
                let exception = self.place(*exception);
                let classes = classes.iter().map(|class| names::of_runtime(class));
                (quote! { #exception.is_any(&[#(rt::Class::#classes),*]) }, Gives::VALUE)
            }
            Op::SetCause { exception, cause } => {
                let exception = self.place(*exception);
                let cause = self.optional_taken(*cause);
                (quote! { #exception.set_cause(#cause) }, Gives::UNIT)
            }
            Op::EnterHandler(exception) => {
                let exception = self.look(*exception);
                (quote! { rt::enter_handler(#exception) }, Gives::UNIT)
            }
            Op::LeaveHandler => (quote! { rt::leave_handler() }, Gives::UNIT),
            Op::IsSame(..)
            | Op::ToDyn(_)
            | Op::FromDyn(_)
            | Op::IsDyn { .. }
            | Op::DynGlobal { .. }
            | Op::SetDynGlobal { .. }
            | Op::DelDynGlobal { .. }
            | Op::CallDyn { .. }
            | Op::CallDynMethod { .. }
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
            Op::ToDyn(value) => (to_dyn(self.take(*value)), Gives::VALUE),
            Op::FromDyn(value) => (boundary::from_dyn(&self.look(*value), result), Gives::VALUE),
            Op::IsDyn { value, ty } => (boundary::is_dyn(&self.look(*value), ty), Gives::VALUE),
            Op::DynGlobal { name } => (boundary::global(name), Gives::RAISES),
            Op::SetDynGlobal { name, value } => (boundary::set_global(name, &self.look(*value)), Gives::UNIT),
            Op::DelDynGlobal { name } => (boundary::del_global(name), Gives::RAISES_UNIT),
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
            Op::GetAttr { object, name } => (boundary::get_attr(&self.look(*object), name), Gives::RAISES),
            Op::SetAttr { object, name, value } => {
                (boundary::set_attr(&self.look(*object), name, &self.look(*value)), Gives::RAISES_UNIT)
            }
            Op::DynDisplay { kind, items } => (boundary::display(*kind, &self.looked(items)), Gives::RAISES),
            Op::RunChunk(chunk) => (boundary::run_chunk(*chunk), Gives::RAISES_UNIT),
            other => unreachable!("{other:?} has nothing to do with the isolate"),
        }
    }

    fn taken(&self, values: &[Value]) -> Vec<TokenStream> {
        values.iter().map(|value| self.take(*value)).collect()
    }

    fn looked(&self, values: &[Value]) -> Vec<TokenStream> {
        values.iter().map(|value| self.look(*value)).collect()
    }

    fn any_values(&self, values: &[Value]) -> Vec<TokenStream> {
        self.looked(values).into_iter().map(|value| quote! { #value as &dyn rt::AnyValue }).collect()
    }

    fn optional_taken(&self, value: Option<Value>) -> TokenStream {
        match value {
            Some(value) => {
                let value = self.take(value);
                quote! { Some(#value) }
            }
            None => quote! { None },
        }
    }

    fn optional_looked(&self, value: Option<Value>) -> TokenStream {
        match value {
            Some(value) => {
                let value = self.look(value);
                quote! { Some(#value) }
            }
            None => quote! { None },
        }
    }

    fn constant(&mut self, literal: &Literal) -> Form {
        let statics = &mut self.shared.statics;
        Form::Constant(match literal {
            Literal::None => quote! { rt::NoneType },
            Literal::Ellipsis => quote! { rt::Ellipsis },
            Literal::Class(name) if catalog::intrinsics::is_exception_class(name) => {
                let class = names::of_runtime(name);
                quote! { rt::Type::exception(rt::Class::#class) }
            }
            Literal::Class(name) => {
                let constant = names::of_runtime(&name.to_uppercase());
                quote! { rt::Type::#constant }
            }
            Literal::NotImplemented => quote! { rt::NotImplementedType },
            Literal::Function(_) => quote! { rt::NoneType },
            Literal::Bool(value) => quote! { #value },
            Literal::Int(value) => {
                let value = Token::i64_suffixed(*value);
                quote! { rt::Int::from(#value) }
            }
            Literal::BigInt(digits) => {
                let ident = statics.big_int(digits);
                quote! { #ident.with(Clone::clone) }
            }
            Literal::Float(value) => float(*value),
            Literal::Complex(imag) => {
                let imag = float(*imag);
                quote! { rt::Complex { real: 0f64, imag: #imag } }
            }
            Literal::Str(text) => {
                let ident = statics.string(text);
                return Form::Borrowed(quote! { #ident.get_ref() });
            }
            Literal::CodePoints(points) => {
                let ident = statics.code_points(points);
                return Form::Borrowed(quote! { #ident.get_ref() });
            }
            Literal::Bytes(bytes) => {
                let ident = statics.bytes(bytes);
                quote! { rt::Bytes::from(#ident) }
            }
        })
    }

    fn coerced(&self, value: Value, to: &Ty) -> TokenStream {
        coerce(self.take(value), self.ty(value), to)
    }

    /// A union known to hold one of some members.
    fn narrow(&self, value: Value, to: &Ty) -> TokenStream {
        let Ty::Union(members) = self.ty(value) else { return self.take(value) };
        let moves = self.moves(value);
        let subject = if moves { self.take(value) } else { self.look(value) };
        let arms = members.iter().filter(|member| to.members().contains(member)).map(|member| {
            let variant = variant(members, member);
            let held = if moves {
                quote! { held }
            } else {
                quote! { held.clone() }
            };
            let held = coerce(held, member, to);
            quote! { #variant(held) => #held, }
        });
        let rest = (members.len() > to.members().len()).then(|| quote! { _ => unreachable!("narrowed"), });
        quote! { match #subject { #(#arms)* #rest } }
    }

    fn holds(&self, value: Value, members: &[Ty]) -> TokenStream {
        match self.ty(value) {
            Ty::Union(all) => {
                if members.is_empty() {
                    return quote! { false };
                }
                let subject = self.look(value);
                let variants = members.iter().map(|member| variant(all, member));
                quote! { matches!(#subject, #(#variants(_))|*) }
            }
            own => {
                let holds = members.contains(own);
                quote! { #holds }
            }
        }
    }

    fn call_function(&mut self, func: FnId, args: &[Value], frames: u32) -> (TokenStream, Gives) {
        let (callee, name) = &self.shared.functions[&func];
        let depth = callee.depth.then(|| {
            if self.function.frame {
                return quote! { rt::dynamic::depth() + 1, };
            }
            let more = Token::u32_unsuffixed(frames + if self.function.depth { 1 } else { 2 });
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
        // A local may have the function's name.
        (quote! { self::#name(#depth #(#args),*) }, gives)
    }

    fn call_row(&mut self, used: &RowUse, args: &[CallArg], result: &Ty) -> (TokenStream, Gives) {
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
                Mode::Ref => self.look(*value),
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

    fn unpack(&self, source: Value, before: u32, after: u32, star: bool) -> TokenStream {
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
    fn format(&mut self, value: Value, parts: &[FormatPart], site: Option<Site>) -> Vec<TokenStream> {
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

/// Exactly this number.
fn float(value: f64) -> TokenStream {
    if value.is_nan() {
        quote! { f64::NAN }
    } else if value.is_infinite() {
        if value > 0.0 {
            quote! { f64::INFINITY }
        } else {
            quote! { f64::NEG_INFINITY }
        }
    } else if value.is_sign_negative() {
        let value = Token::f64_suffixed(-value);
        quote! { (-#value) }
    } else {
        let value = Token::f64_suffixed(value);
        quote! { #value }
    }
}
