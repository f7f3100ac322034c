//! Syntax trees → the smaller language: names resolved, sugar removed, spans kept. What is desugared stands
//! in `nodes.rs`.

mod captures;
mod collect;
mod definition;
mod defs;
pub mod expansion;
mod library;
mod lower;
pub mod nodes;
pub mod patterns;
mod print;
mod program;
mod scope;
#[cfg(test)]
mod symtable_test;
pub mod visit;

pub use definition::{Bind, Definition, Form, Way};
pub use print::print;
pub use program::{Captures, Module, Program, Variable};

use std::collections::HashMap;

use crate::source::{FileId, SourceMap, Span};
use crate::syntax::{Target, ast};
use nodes::{DefId, FuncId, ModuleId};
use scope::Scopes;

/// A module of the program, parsed.
pub struct Source<'a> {
    /// Dotted, as it is imported.
    pub name: &'a str,
    pub is_package: bool,
    pub file: FileId,
    /// `None` where our parser cannot read it.
    pub tree: Option<&'a ast::Module>,
    /// Anything of it may be native. Such modules come first.
    pub is_native: bool,
    /// It stands for what CPython has in C ([`Module::is_unseen`]).
    pub is_unseen: bool,
}

impl<'a> Source<'a> {
    pub fn main(tree: &'a ast::Module) -> Source<'a> {
        Source {
            name: "__main__",
            is_package: false,
            file: tree.file,
            tree: Some(tree),
            is_native: true,
            is_unseen: false,
        }
    }
}

/// What star imports bring, by the place of the statement, where that is known.
pub type Brought = HashMap<Span, Vec<String>>;

/// Builds the program from its modules, the main one first. Cannot fail: CPython has accepted every module
/// that is parsed, or its import raises.
pub fn build(modules: &[Source], sources: &SourceMap, target: Target) -> Program {
    build_with(modules, &Brought::new(), sources, target)
}

/// The same, with `from m import *` as `from m import a, b`, where it is known what it brings.
pub fn build_with(modules: &[Source], brought: &Brought, sources: &SourceMap, target: Target) -> Program {
    let natives = modules.iter().take_while(|module| module.is_native).count();
    let mut program = Program { natives, ..Program::default() };
    for (index, source) in modules.iter().enumerate() {
        let id = ModuleId(index as u32);
        let mut module = Module {
            id,
            name: source.name.to_owned(),
            is_package: source.is_package,
            is_unseen: source.is_unseen,
            file: source.file,
            body: None,
            globals: Vec::new(),
            names: HashMap::new(),
            added: Vec::new(),
        };
        if let Some(tree) = source.tree {
            add(&mut program, &mut module, tree, brought, sources, target);
        }
        program.ordered_sets.extend(sources.file(source.file).ordered_sets(source.file));
        program.modules.push(module);
    }
    defs::list(&mut program);
    program.captures = captures::captures(&program);
    program
}

fn add(
    program: &mut Program,
    module: &mut Module,
    tree: &ast::Module,
    brought: &Brought,
    sources: &SourceMap,
    target: Target,
) {
    let file = sources.file(tree.file);
    let end = file.text.len() as u32;
    let asked = module.id.index() < program.natives && sources.of_library.is_some();
    let library = asked.then(|| library::library(tree));
    let (scopes, by_place) = collect::collect(tree, brought, library, Span::new(tree.file, 0, end));
    let first = FuncId(program.functions.len() as u32);
    let scopes = Scopes::number(scopes, by_place, first.0);
    for name in lower::globals(&scopes) {
        let id = DefId(program.defs.len() as u32);
        module.globals.push(id);
        module.names.insert(name.clone(), id);
        program.defs.push(Definition { id, module: module.id, name, bindings: Vec::new() });
    }
    let lowered = lower::module(tree, &scopes, brought, target, module, sources);
    program.functions.extend(lowered.functions);
    program.expansions.extend(lowered.expansions);
    program.generics.extend(lowered.generics);
    program.cached.extend(lowered.cached);
    module.body = Some(first);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax;

    /// The text of everything after the module's globals.
    fn lowered(text: &str, minor: u8) -> String {
        let mut sources = SourceMap::default();
        let file = sources.add("a.py".to_owned(), Vec::new(), text.to_owned());
        let Ok(tree) = syntax::parse(file, text, Target { minor }) else { panic!("parses: {text}") };
        let program = build(&[Source::main(&tree)], &sources, Target { minor });
        let printed = print(&program, &sources);
        printed.split_once("\n\n").expect("globals, then functions").1.to_owned()
    }

    fn check(text: &str, expected: &[&str]) {
        check_for(text, 12, expected);
    }

    fn check_for(text: &str, minor: u8, expected: &[&str]) {
        let printed = lowered(text, minor);
        let lines: Vec<&str> = printed.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let body: Vec<&str> =
            lines.into_iter().filter(|l| !l.starts_with("bindings ") && !l.starts_with("param ")).collect();
        assert_eq!(body[1..], *expected, "{text}\n{printed}");
    }

    #[test]
    fn several_targets_share_one_value() {
        check("a = b = f()", &["value.0 = f!()", "a@ = value.0", "b@ = value.0"]);
    }

    #[test]
    fn augmented_assignment_evaluates_the_target_once() {
        check(
            "a[i()] += f()",
            &["once.0 = a!", "once.1 = i!()", "once.0[once.1] = (once.0[once.1] Add= f!())"],
        );
        check("def f(a, i): a[i] += 1", &["f@ = def f1", "f1 def f  # line 1", "a[i] = (a[i] Add= 1)"]);
        check(
            "def f(a, i): a[g(i)] += 1",
            &["f@ = def f1", "f1 def f  # line 1", "a", "once.2 = g!(i)", "a[once.2] = (a[once.2] Add= 1)"],
        );
        // A walrus may rebind what was already evaluated.
        check(
            "def f(a, i): a[i] += (i := 2)",
            &[
                "f@ = def f1",
                "f1 def f  # line 1",
                "once.2 = a",
                "once.3 = i",
                "once.2[once.3] = (once.2[once.3] Add= do {",
                "i = 2",
                "give i })",
            ],
        );
        check(
            "a[f():] *= 2",
            &["once.0 = a!", "once.1 = f!()", "once.0[once.1::] = (once.0[once.1::] Mul= 2)"],
        );
    }

    #[test]
    fn a_chain_evaluates_its_middle_once() {
        check(
            "a() < b() < c()",
            &["((a!() Lt do {", "middle.0 = b!()", "give middle.0 }) and (middle.0 Lt c!()))"],
        );
        check(
            "def f(x): return 0 < x < 9",
            &["f@ = def f1", "f1 def f  # line 1", "return ((0 Lt x) and (x Lt 9))"],
        );
    }

    #[test]
    fn a_comprehension_is_a_block() {
        let inlined = &["do {", "list.1 = []", "for x in f!():", "if x:", "list.1 += x", "give list.1 }"];
        check("[x for x in f() if x]", inlined);
        check_for("[x for x in f() if x]", 11, &[&["do <listcomp> {"], &inlined[1..]].concat());
        // The second iterable is evaluated while `y` is unbound.
        check(
            "[y for x in y for y in y]",
            &[
                "do {",
                "list.2 = []",
                "for x in y!:",
                "for y in <comprehension variable read before it is bound>:",
                "list.2 += y",
                "give list.2 }",
            ],
        );
    }

    #[test]
    fn a_handler_unbinds_its_name() {
        check(
            "for x in y:\n try: f()\n except E as e:\n  if x: continue\n  g()",
            &[
                "for x@ in y!:",
                "try:",
                "f!()",
                "except E! as e@:",
                "if x@:",
                "del e@",
                "continue",
                "g!()",
                "del e@",
            ],
        );
        // Somebody may catch what leaves the handler, and look.
        check(
            "try:\n try: f()\n except E as e: g()\nexcept F: e",
            &[
                "try:",
                "try:",
                "f!()",
                "except E! as e@:",
                "try:",
                "g!()",
                "finally:",
                "e@ = None",
                "del e@",
                "except F!:",
                "e@",
            ],
        );
    }

    #[test]
    fn scopes_inside_classes() {
        check(
            "class C:\n x = 1\n y = [x for _ in x]\n def __f(self): return __class__, self.__y",
            &[
                "C@ = class f1()",
                "f1 class C  # line 1",
                "x? = 1",
                "y? = do {",
                "list.2 = []",
                "for _ in x?:",
                "list.2 += x!",
                "give list.2 }",
                "_C__f? = def f2",
                "f2 def C.__f  # line 4",
                "return (__class__^, self._C__y,)",
            ],
        );
    }

    #[test]
    fn names_of_nested_functions() {
        let names = |minor| {
            let printed = lowered("def f():\n return [lambda: x for x in g]\n", minor);
            printed.lines().filter(|line| line.starts_with("f2 ")).map(str::to_owned).collect::<String>()
        };
        assert_eq!(names(11), "f2 lambda f.<locals>.<listcomp>.<locals>.<lambda>  # line 2");
        assert_eq!(names(12), "f2 lambda f.<locals>.<lambda>  # line 2");
    }

    #[test]
    fn format_of_a_literal_is_an_fstring() {
        check(
            "'{} {b!r:>{w}}'.format(1, b=2, w=3)",
            &[
                "do {",
                "argument.0 = 1",
                "argument.1 = 2",
                "argument.2 = 3",
                "give f({argument.0} ' ' {argument.1!r:f('>' {argument.2})}) }",
            ],
        );
        check("'{'.format(1)", &["'{'.format(1)"]);
    }
}
