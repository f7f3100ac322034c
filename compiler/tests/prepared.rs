//! What is compiled when a program is built: nothing that would be something else if it were compiled when
//! the program starts.

use hybridc::link;
use hybridc::python::{self, Interpreter};

#[test]
fn what_may_differ_is_compiled_at_the_start() {
    let python = python::probe(None).expect("a Python 3.11+");
    let is_prepared = |source: &str| !prepared(&python, source).is_empty();
    assert!(is_prepared("'''Doc.'''\nclass A:\n    x = 1.5, -0.0, b''\n\n    def f(self): return 'é'\n"));
    // Items of a constant set would be added in another order.
    assert!(!is_prepared("for x in {1, 2, 3}: pass\n"));
    assert!(!is_prepared("class A:\n    def f(self, x): return x in {'a', 'b'}\n"));
    // Who runs the program may want to hear these, or not.
    assert!(!is_prepared("x = 1\nif x is 2: pass\n"));
    assert!(!is_prepared("x = '\\d'\n"));
}

#[test]
fn it_names_the_interpreter_that_compiled_it() {
    let python = python::probe(None).expect("a Python 3.11+");
    let (major, minor, micro) = python.version;
    let found = prepared(&python, "class A: pass\n");
    assert_eq!(found[1..4], [micro, minor, major], "the lowest byte is the release level");
}

/// Of a program whose first statement is a chunk.
fn prepared(python: &Interpreter, source: &str) -> Vec<u8> {
    let lines = source.lines().count() as u32;
    let chunk = [1, 0, lines, u32::MAX];
    python::prepared(python, link::helper(), "/program.py", source.as_bytes(), &[chunk]).expect("it answers")
}
