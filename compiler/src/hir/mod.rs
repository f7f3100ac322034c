//! Syntax trees → the smaller language: names resolved, sugar removed, spans kept. What is desugared stands
//! in `nodes.rs`.

mod collect;
mod lower;
pub mod nodes;
mod print;
mod scope;
#[cfg(test)]
mod symtable_test;
pub mod visit;

pub use print::print;

use crate::source::{SourceMap, Span};
use crate::syntax::{Target, ast};
use nodes::{FuncId, Module, Program};
use scope::Scopes;

/// Builds the program from its parsed modules (name, tree), main one first. Cannot fail: CPython has accepted
/// every module.
pub fn build(modules: &[(String, ast::Module)], sources: &SourceMap, target: Target) -> Program {
    let mut program = Program { modules: Vec::new(), functions: Vec::new() };
    for (index, (name, tree)) in modules.iter().enumerate() {
        let end = sources.file(tree.file).text.len() as u32;
        let (scopes, by_place) = collect::collect(tree, Span::new(tree.file, 0, end));
        let first = program.functions.len() as u32;
        let scopes = Scopes::number(scopes, by_place, first);
        let (functions, globals) = lower::module(tree, &scopes, target, index, sources.file(tree.file));
        program.functions.extend(functions);
        program.modules.push(Module { name: name.clone(), file: tree.file, body: FuncId(first), globals });
    }
    program
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
        let program = build(&[("__main__".to_owned(), tree)], &sources, Target { minor });
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
