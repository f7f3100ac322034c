//! Functions, statics, the entry of the program.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::layout::{self, Layout, Part};
use super::names::{self, Scope};
use super::shared::{Shared, Statics};
use super::slots::{SlotForm, declare_slots, slot_forms};
use super::stmt::Body;
use super::ty::{emit_ty, passed_by_value};
use super::{About, Entry, Failure};
use crate::sir::{FnId, Function, Inlining, Lines, Module, flow};

pub fn module(module: &Module, about: &About) -> Layout {
    let mut scope = Scope::functions();
    let functions = module.functions.iter().map(|f| (f.id, (f, scope.fresh(&f.name)))).collect();
    let mut scope = Scope::globals();
    let globals = module.globals.iter().map(|global| scope.fresh(&global.name)).collect();
    let lines = module.files.iter().map(|file| Lines::of(&file.text)).collect();
    let hooks = crate::sir::hooks::Hooks::of(module);
    let sees_releases = module.sees_releases();
    let mut shared =
        Shared { module, functions, globals, hooks, sees_releases, lines, statics: Statics::default() };
    let parts = (0..layout::PARTS).filter_map(|part| emit_part(&mut shared, part)).flatten().collect();
    let main = module.main.map(|id| entry(&shared, id, about));
    let plan = module.isolate.as_ref().map(|plan| super::boundary::plan(&shared, plan));
    let classes = super::class::classes(&shared);
    let globals = emit_globals(&shared);
    Layout { root: quote! { #main #classes #plan #globals }, parts }
}

/// The functions of one file with their constants, and the file with their sites.
fn emit_part(shared: &mut Shared, part: usize) -> Option<[Part; 2]> {
    shared.statics = Statics::of_part(part);
    let module = shared.module;
    let functions = module.functions.iter().filter(|function| layout::part_of(function) == part);
    let functions: Vec<TokenStream> = functions.map(|function| emit_function(shared, function)).collect();
    if functions.is_empty() {
        return None;
    }
    let packed = emit_packed(&mut shared.statics);
    let constants = emit_constants(&shared.statics);
    let sites = emit_sites(shared);
    let functions = Part { name: names::part(part), items: quote! { #(#functions)* #packed #constants } };
    Some([functions, Part { name: names::sites_of(part), items: sites }])
}

pub fn prelude() -> TokenStream {
    quote! {
        #![forbid(unsafe_code)]
        #![allow(
            non_snake_case, non_upper_case_globals, unreachable_code, unused_assignments, unused_braces,
            unused_labels,
            unused_mut, unused_parens, unused_variables, dead_code, unused_imports
        )]
        use hybridc_runtime as rt;
        use rt::Iter as _;
    }
}

pub fn krate(items: TokenStream) -> TokenStream {
    let prelude = prelude();
    quote! { #prelude #items }
}

/// `main`: the runtime runs the module body and ends the process as Python does.
fn entry(shared: &Shared, main: FnId, about: &About) -> TokenStream {
    let &About { minor, warnings, script, library } = about;
    let library = failures(library);
    let ((function, _), path) = (&shared.functions[&main], shared.path(main));
    let depth = function.depth.then(|| quote! { 1 });
    let call = quote! { #path(#depth) };
    let run = if function.fallible {
        quote! { #call.map(|_| ()) }
    } else {
        quote! { #call; Ok(()) }
    };
    let prepare = (shared.module.isolate.is_some() && !about.library.is_empty()).then(|| {
        quote! { rt::library::prepare(&[#library]); }
    });
    // A program with an isolate gets its `main` from `link`, which knows the interpreter.
    let main = shared.module.isolate.is_none().then(|| {
        quote! {
            static PROGRAM: rt::start::Program = rt::start::Program {
                minor: #minor, warnings: #warnings, script: #script, library: &[#library], main: run,
            };
            pub fn main() {
                rt::start::run(&PROGRAM)
            }
        }
    });
    quote! {
        #main
        fn run() -> rt::R<()> {
            #prepare
            #run
        }
    }
}

fn emit_function<'m>(shared: &mut Shared<'m>, function: &'m Function) -> TokenStream {
    if function.generator.is_some() {
        return super::generator::emit_generator(shared, function);
    }
    let name = shared.functions[&function.id].1.clone();
    let forms = slot_forms(function);
    let is_main = shared.module.main == Some(function.id);
    let (params, intro) = emit_params(function, &forms);
    let declarations = declare_slots(function, &forms);
    let rest = (function.head > 0).then(|| (names::rest_of(&name), rest_arguments(function, &forms)));
    let check = shared.frame_check(function);
    let mut body = Body::new(shared, function, forms, is_main);
    let result = emit_ty(&function.result);
    let result = if function.fallible {
        quote! { rt::R<#result> }
    } else {
        result
    };
    let depth = function.depth.then(|| quote! { depth: u32, });
    let doc = format!(" `{}`", function.qualname);
    let inline = match function.inline {
        Inlining::Free => None,
        Inlining::Always => Some(quote! { #[inline(always)] }),
        Inlining::Never => Some(quote! { #[inline(never)] }),
    };
    let Some((rest, arguments)) = rest else {
        let mut statements = body.region(&function.body);
        if function.keeps_locals() {
            let whole = body.with_one_end(&result, &statements);
            statements = vec![quote! { let locals = rt::Locals::default(); }, whole];
        }
        return quote! {
            #[doc = #doc]
            #inline
            pub fn #name(#depth #(#params),*) -> #result {
                #check
                #(#intro)*
                #(#declarations)*
                #(#statements)*
            }
        };
    };
    let (head, tail) = function.body.split_at(function.head);
    let (head, tail) = (body.region(head), body.region(tail));
    let taken = arguments.iter().map(|(param, _)| &params[*param]);
    let given = arguments.iter().map(|(_, ident)| ident);
    let given_depth = function.depth.then(|| quote! { depth, });
    quote! {
        #[doc = #doc]
        #[inline(always)]
        pub fn #name(#depth #(#params),*) -> #result {
            #check
            #(#head)*
            return self::#rest(#given_depth #(#given),*);
        }
        #[doc = #doc]
        #inline
        pub fn #rest(#depth #(#taken),*) -> #result {
            #(#declarations)*
            #(#tail)*
        }
    }
}

/// The parameters that the rest of the function reads: which, and their names.
fn rest_arguments(function: &Function, forms: &[SlotForm]) -> Vec<(usize, Ident)> {
    let rest = &function.body[function.head..];
    let read = function.params.iter().enumerate().filter(|(_, slot)| flow::gets(rest, **slot));
    read.map(|(index, slot)| (index, forms[slot.index()].ident().clone())).collect()
}

/// The Rust parameters, and what makes their slots of those that are assigned to.
fn emit_params(function: &Function, forms: &[SlotForm]) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let mut params = vec![];
    let mut intro = vec![];
    for slot in &function.params {
        let info = &function.slots[slot.index()];
        let ty = emit_ty(&info.ty);
        let by_value = passed_by_value(&info.ty);
        match &forms[slot.index()] {
            SlotForm::Borrowed(ident) => params.push(quote! { #ident: &#ty }),
            SlotForm::Owned(ident) if by_value => {
                let mutable = flow::sets(&function.body, *slot).then(|| quote! { mut });
                params.push(quote! { #mutable #ident: #ty });
            }
            SlotForm::Owned(ident) => {
                params.push(quote! { #ident: &#ty });
                intro.push(quote! { let mut #ident = #ident.clone(); });
            }
            SlotForm::Maybe(ident) if by_value => {
                params.push(quote! { #ident: #ty });
                intro.push(quote! { let mut #ident = Some(#ident); });
            }
            SlotForm::Maybe(ident) => {
                params.push(quote! { #ident: &#ty });
                intro.push(quote! { let mut #ident = Some(#ident.clone()); });
            }
        }
    }
    (params, intro)
}

fn emit_globals(shared: &Shared) -> TokenStream {
    let globals = shared.module.globals.iter().zip(&shared.globals).map(|(global, ident)| {
        let ty = emit_ty(&global.ty);
        let name = &global.name;
        quote! { static #ident: rt::Global<#ty> = rt::Global::new(#name); }
    });
    quote! { #(#globals)* }
}

fn emit_packed(statics: &mut Statics) -> TokenStream {
    let list = std::mem::take(&mut statics.packed.list);
    let packed = list.iter().enumerate().map(|(index, (data, ty))| {
        let (ident, ty) = (names::packed(index), emit_ty(ty));
        let bytes = Literal::byte_string(&data.bytes);
        let texts = data.texts.iter().map(|text| statics.text(text));
        quote! { static #ident: rt::Packed<#ty> = rt::Packed::new(#bytes, &[#(&#texts),*]); }
    });
    quote! { #(#packed)* }
}

fn emit_constants(statics: &Statics) -> TokenStream {
    let strings = statics.strings.list.iter().enumerate().map(|(index, text)| {
        let ident = names::string(index);
        quote! { static #ident: rt::StrConst = rt::StrConst::new(#text); }
    });
    let code_points = statics.code_points.list.iter().enumerate().map(|(index, points)| {
        let ident = names::code_points(index);
        quote! { static #ident: rt::StrConst = rt::StrConst::from_code_points(&[#(#points),*]); }
    });
    let bytes = statics.bytes.list.iter().enumerate().map(|(index, bytes)| {
        let ident = names::bytes(index);
        let literal = Literal::byte_string(bytes);
        quote! { static #ident: &[u8] = #literal; }
    });
    let big_ints = statics.big_ints.list.iter().enumerate().map(|(index, digits)| {
        let ident = names::big_int(index);
        quote! {
            thread_local! {
                static #ident: rt::Int = rt::Int::from_decimal(#digits);
            }
        }
    });
    quote! { #(#strings)* #(#code_points)* #(#bytes)* #(#big_ints)* }
}

/// The table of the sites that the functions of one file have used.
fn emit_sites(shared: &Shared) -> TokenStream {
    let sites = shared.statics.sites.list.iter().map(|site| {
        let info = &shared.module.sites[site.index()];
        let file = shared.module.files.get(info.file).map_or("", |file| file.path.as_str());
        let crate::sir::SiteInfo { function, line, shown, .. } = info;
        let position = position(shared, info);
        quote! { rt::Site { function: #function, file: #file, line: #line, #position shown: #shown } }
    });
    let (table, count) = (names::sites(), Literal::usize_unsuffixed(shared.statics.sites.list.len()));
    quote! { pub static #table: [rt::Site; #count] = [#(#sites),*]; }
}

/// The entries that tracebacks have inside of the library.
fn failures(library: &[Failure]) -> TokenStream {
    let entry = |entry: &Entry| {
        let Entry { function, file, place: [line, column, end_line, end_column], shown } = entry;
        quote! {
            rt::Site {
                function: #function, file: #file, line: #line, column: #column, end_line: #end_line,
                end_column: #end_column, shown: #shown,
            }
        }
    };
    let failure = |Failure { call, entries }: &Failure| {
        let entries = entries.iter().map(entry);
        quote! { rt::library::Failure { call: #call, entries: &[#(#entries),*] } }
    };
    let all = library.iter().map(failure);
    quote! { #(#all),* }
}

/// Column, last line and column behind: CPython's position of the expression, columns in UTF-8 bytes.
fn position(shared: &Shared, info: &crate::sir::SiteInfo) -> TokenStream {
    let none = Lines::of("");
    let lines = shared.lines.get(info.file).unwrap_or(&none);
    let (start, end) = (lines.position(info.span.start), lines.position(info.span.end));
    let (column, end_line, end_column) = (start.column, end.line, end.column);
    quote! { column: #column, end_line: #end_line, end_column: #end_column, }
}
