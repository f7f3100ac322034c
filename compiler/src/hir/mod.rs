//! Syntax trees → the smaller language: names resolved, sugar removed, spans kept. What is desugared stands in `nodes.rs`.

mod collect;
mod lower;
pub mod nodes;
mod print;
mod scope;

pub use print::print;

use crate::source::{SourceMap, Span};
use crate::syntax::{Target, ast};
use nodes::{FuncId, Module, Program};
use scope::Scopes;

/// Builds the program from its parsed modules (name, tree), main one first. Cannot fail: CPython has accepted every module.
pub fn build(modules: &[(String, ast::Module)], sources: &SourceMap, target: Target) -> Program {
    let mut program = Program { modules: Vec::new(), functions: Vec::new() };
    for (index, (name, tree)) in modules.iter().enumerate() {
        let end = sources.file(tree.file).text.len() as u32;
        let (scopes, by_node) = collect::collect(tree, Span::new(tree.file, 0, end));
        let first = program.functions.len() as u32;
        let scopes = Scopes::number(scopes, by_node, first);
        let (functions, globals) = lower::module(tree, &scopes, target, index);
        program.functions.extend(functions);
        program.modules.push(Module { name: name.clone(), file: tree.file, body: FuncId(first), globals });
    }
    program
}
