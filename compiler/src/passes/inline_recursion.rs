//! Unfolds small recursive functions once: the function calls a copy of itself that Rust always inlines.
//!
//! ```text
//! fn fib(n) { … fib(n - 1) … }      =>      fn fib(n) { … fib_unfolded(n - 1) … }
//!                                           inline fn fib_unfolded(n) { … fib(n - 1) … }
//! ```
//!
//! Keeps: everything; the copy is the same function, its depth and traceback entries included.
//! Does nothing: when the function is large or does not call itself.

use crate::sir::{FnId, Function, Inlining, Module, Op, Region, StmtKind, flow};

/// Statements a function may have to be worth copying.
const SIZE_LIMIT: usize = 40;

pub fn run(module: &mut Module) -> bool {
    let mut copies: Vec<Function> = vec![];
    let first = module.functions.len() as u32;
    for function in &mut module.functions {
        let own = function.id;
        let calls = function.calls_to(own);
        if function.generator.is_some() || calls == 0 || calls > 3 || flow::size(&function.body) > SIZE_LIMIT
        {
            continue;
        }
        let id = FnId(first + copies.len() as u32);
        copies.push(Function {
            id,
            name: format!("{}_unfolded", function.name),
            inline: Inlining::Always,
            ..function.clone()
        });
        redirect(&mut function.body, own, id);
    }
    let changed = !copies.is_empty();
    module.functions.extend(copies);
    changed
}

fn redirect(region: &mut Region, from: FnId, to: FnId) {
    for stmt in region {
        if let StmtKind::Let { op: Op::CallFn { func, .. }, .. } = &mut stmt.kind
            && *func == from
        {
            *func = to;
        }
        flow::nested_mut(&mut stmt.kind).into_iter().for_each(|inner| redirect(inner, from, to));
    }
}
