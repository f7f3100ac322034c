//! What is left of a variable's type behind a test.

use crate::hir;
use crate::infer::{Plan, infer};
use crate::source::SourceMap;
use crate::syntax::{self, Target};

/// With which types `see` is called in the body of a function whose `x` is one of these values; `;` between
/// calls, in the order in which inference comes by them.
fn seen(values: &str, body: &str) -> String {
    let body = body.replace('\n', "\n    ");
    let text = format!(
        "def see(x):\n    return 0\ndef f(x, y):\n    {body}\nfor value in [{values}]:\n    f(value, value)\n"
    );
    let mut sources = SourceMap::default();
    let file = sources.add("a.py".to_owned(), Vec::new(), text.clone());
    let target = Target { minor: 12 };
    let tree = syntax::parse(file, &text, target).unwrap_or_else(|wrong| panic!("{}\n{text}", wrong.message));
    let program = hir::build(&[hir::Source::main(&tree)], &sources, target);
    let table = infer(&program, &Plan { minor: 12, ..Plan::default() });
    assert!(table.refusals.is_empty(), "{text}: {:?}", table.refusals);
    let see = |func: hir::nodes::FuncId| program.functions[func.index()].name == "see";
    let mut live: Vec<_> = table.live.iter().copied().collect();
    live.sort();
    let calls = live.iter().map(|id| &table.instances[id.index()]).filter(|instance| see(instance.func));
    calls.map(|instance| instance.params[0].to_string()).collect::<Vec<String>>().join("; ")
}

/// What `x` is where the test holds, and where it does not.
fn check(values: &str, test: &str, then: &str, orelse: &str) {
    assert_eq!(seen(values, &format!("if {test}:\n    see(x)")), then, "{test}");
    assert_eq!(seen(values, &format!("if {test}:\n    pass\nelse:\n    see(x)")), orelse, "not {test}");
}

#[test]
fn identity_with_none() {
    check("1, None", "x is None", "None", "int");
    check("1, None", "None is not x", "int", "None");
    check("1, None", "not x is None", "int", "None");
    // Equality is the values' own.
    check("1, None", "x == None", "int | None", "int | None");
}

#[test]
fn truth_takes_none_away_and_adds_nothing() {
    check("1, None", "x", "int", "int | None");
    check("1, None", "not x", "int | None", "int");
}

#[test]
fn instances_of_classes() {
    // A bool is an int.
    check("1, True, 'a'", "isinstance(x, int)", "bool | int", "str");
    check("1, True, 'a'", "isinstance(x, bool)", "bool", "int | str");
    check("1, True, 'a'", "isinstance(x, (str, bool))", "bool | str", "int");
    check("1, None, 'a'", "isinstance(x, int | None)", "int | None", "str");
    check("1, None, 'a'", "isinstance(x, type(None))", "None", "int | str");
    check("1, 'a'", "isinstance(x, object)", "int | str", "");
}

#[test]
fn exact_classes() {
    check("1, True, 'a'", "type(x) is int", "int", "bool | str");
    check("1, True, 'a'", "type(x) in (int, str)", "int | str", "bool");
    check("1, True, 'a'", "type(x) != bool", "int | str", "bool");
}

#[test]
fn both_and_either() {
    check("1, None, 'a'", "x is not None and isinstance(x, int)", "int", "str | None");
    check("1, None, 'a'", "x is None or isinstance(x, int)", "int | None", "str");
    check("1, None, 'a'", "not (x is None or isinstance(x, int))", "str", "int | None");
    // The other variable says nothing of this one.
    check("1, None", "y is None", "int | None", "int | None");
}

#[test]
fn what_is_bound_since_is_not_narrowed() {
    check("1, None", "x is None and (x := 'a')", "int | str", "int | str");
    check("1, None", "x is None or (x := 'a')", "str | None", "str | None");
}

#[test]
fn nothing_is_left_where_control_does_not_come() {
    assert_eq!(seen("1, 2", "if x is None:\n    see(x)"), "");
    assert_eq!(seen("1, 2", "if 0:\n    see(x)\nelse:\n    see('a')"), "str");
    assert_eq!(seen("1, None", "if x is None:\n    return\nsee(x)"), "int");
    assert_eq!(seen("1, None", "while x is None:\n    x = 2\nsee(x)"), "int");
    assert_eq!(seen("1, None", "assert x is not None\nsee(x)"), "int");
}
