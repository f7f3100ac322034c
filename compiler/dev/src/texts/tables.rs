//! Every form of expression and statement that a builtin value may refuse, over every pair of kinds.
//!
//! A form is a template: `{a}` and `{b}` stand for the operands, which are parameters of the function, or
//! written in their place, or variables of several types (the shapes of `case.rs`).

use super::case::{Case, Shape};
use super::kinds::{Kind, commons, mixed, mixed_in_turn};
use super::members::Members;
use hybridc::catalog;

/// A form with the operands it takes.
pub struct Form {
    table: &'static str,
    body: Vec<String>,
    operands: usize,
    /// A right operand that is huge makes it run for ever.
    grows: bool,
    /// What the left operand is decides everything: the right one is of a few kinds.
    is_of_the_left: bool,
}

fn form(table: &'static str, operands: usize, body: &[&str]) -> Form {
    let body = body.iter().map(|line| (*line).to_owned()).collect();
    Form { table, body, operands, grows: false, is_of_the_left: false }
}

/// Two operands, of which the right one is stored or handed on, whatever it is.
fn of_the_left(table: &'static str, body: &[&str]) -> Form {
    Form { is_of_the_left: true, ..form(table, 2, body) }
}

const ARITHMETIC: &[&str] = &["+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"];
const COMPARISONS: &[&str] = &["==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"];
const UNARY: &[&str] = &["-", "+", "~", "not "];

/// The forms of the language.
fn forms() -> Vec<Form> {
    let mut forms = vec![];
    for op in ARITHMETIC {
        debug_assert!(catalog::binary_dunder(op).is_some());
        let grows = matches!(*op, "**" | "<<");
        let plain = form("operator", 2, &[&format!("return repr({{a}} {op} {{b}})")]);
        forms.push(Form { grows, ..plain });
        let inplace = form("in-place", 2, &["x = {a}", &format!("x {op}= {{b}}"), "return repr(x)"]);
        forms.push(Form { grows, ..inplace });
    }
    for op in COMPARISONS {
        forms.push(form("comparison", 2, &[&format!("return repr({{a}} {op} {{b}})")]));
    }
    for op in UNARY {
        forms.push(form("unary", 1, &[&format!("return repr({op}{{a}})")]));
    }
    forms.extend(subscripts());
    forms.extend(statements());
    forms.extend(formats());
    forms.extend(nested());
    forms
}

fn subscripts() -> Vec<Form> {
    let mut forms = vec![];
    for index in ["{b}", "{b}:", ":{b}", "::{b}", "{b}:{b}:{b}", "{b}, 1"] {
        let operands = 2;
        forms.push(form("load", operands, &[&format!("return repr({{a}}[{index}])")]));
        for value in ["1", "(3,)", "'x'"] {
            let store = format!("x[{index}] = {value}");
            forms.push(form("store", operands, &["x = {a}", &store, "return repr(x)"]));
        }
        let delete = format!("del x[{index}]");
        forms.push(form("delete", operands, &["x = {a}", &delete, "return repr(x)"]));
    }
    for place in ["0", "'a'", "0:1", "::2", ":"] {
        let store = format!("x[{place}] = {{b}}");
        forms.push(form("store", 2, &["x = {a}", &store, "return repr(x)"]));
        let augmented = format!("x[{place}] += {{b}}");
        forms.push(form("store", 2, &["x = {a}", &augmented, "return repr(x)"]));
    }
    forms
}

fn statements() -> Vec<Form> {
    let mut forms = vec![
        form("iteration", 1, &["out = ''", "for x in {a}:", "    out += repr(x)", "return out"]),
        form("iteration", 1, &["return repr([x for x in {a}])"]),
        form("iteration", 1, &["return repr({x for x in {a}})"]),
        form("iteration", 1, &["return repr({x: 1 for x in {a}})"]),
        form("iteration", 1, &["return repr([*{a}])"]),
        form("iteration", 1, &["return repr((*{a},))"]),
        form("iteration", 1, &["return repr({*{a}})"]),
        form("iteration", 1, &["return repr({**{a}})"]),
        form("iteration", 1, &["for x, y in {a}:", "    pass", "return ''"]),
        form("iteration", 1, &["return repr([x for x, y in {a}])"]),
        form("iteration", 1, &["return repr(list(x for x in {a}))"]),
        form("iteration", 1, &["return repr(max(*{a}))"]),
        form("iteration", 1, &["return repr(dict(**{a}))"]),
        form("unpacking", 1, &["x, = {a}", "return repr(x)"]),
        form("unpacking", 1, &["x, y = {a}", "return repr(x)"]),
        form("unpacking", 1, &["x, y, z, w = {a}", "return repr(x)"]),
        form("unpacking", 1, &["x, *y = {a}", "return repr(y)"]),
        form("unpacking", 1, &["x, y, z, *w = {a}", "return repr(w)"]),
        form("unpacking", 1, &["x, (y, z) = {a}", "return repr(y)"]),
        form("attribute", 1, &["return repr({a}.nothing)"]),
        form("attribute", 1, &["return repr({a}.nothing())"]),
        form("attribute", 1, &["x = {a}", "x.nothing = 1", "return repr(x)"]),
        form("attribute", 1, &["x = {a}", "del x.nothing", "return repr(x)"]),
        form("call", 1, &["return repr({a}())"]),
        of_the_left("call", &["return repr({a}({b}))"]),
        form("call", 1, &["return repr({a}(x=1))"]),
        form("truth", 1, &["return 'yes' if {a} else 'no'"]),
        form("truth", 1, &["x = {a}", "while x:", "    return 'yes'", "return 'no'"]),
        of_the_left("truth", &["return repr({a} and {b})"]),
        of_the_left("truth", &["return repr({a} or {b})"]),
        of_the_left("truth", &["return repr(1 if {a} else {b})"]),
        form("raise", 1, &["raise {a}"]),
        form("raise", 1, &["raise ValueError('v') from {a}"]),
        form("raise", 1, &["assert {a}, 'no'", "return ''"]),
        form("raise", 1, &["assert not {a}, {a}", "return ''"]),
        form("with", 1, &["with {a}:", "    pass", "return ''"]),
        of_the_left("hash", &["return repr({{a}: {b}})"]),
        form("hash", 2, &["return repr({{a}, {b}})"]),
        of_the_left("hash", &["x = {1: 2}", "x[{a}] = {b}", "return repr(x)"]),
    ];
    for op in ["<", "==", "in"] {
        forms.push(form("comparison", 2, &[&format!("return repr({{a}} {op} {{b}} {op} {{a}})")]));
    }
    forms
}

fn formats() -> Vec<Form> {
    let mut forms = vec![];
    let specs = [
        "", "5", "<5", "^5", "=5", "05", "+", "-", " ", "#", ",", "_", "d", "b", "o", "x", "X", "#x", "c",
        "n", "e", "f", "g", "%", "s", "r", ".2", ".2f", ".2s", ".2d", "05d", ",d", ",x", "_x", "+s", "=s",
        "z", "zf", "1j", "*>8", "é<4", ".f", "5.", "ss", "+c", "#c", ",c", ",s", "10.3e", "08.2f", "<08",
    ];
    for spec in specs {
        forms.push(form("format", 1, &[&format!("return f\"{{({{a}}):{spec}}}\"")]));
        forms.push(form("format", 1, &[&format!("return format({{a}}, '{spec}')")]));
        forms.push(form("format", 1, &[&format!("return '{{:{spec}}}'.format({{a}})")]));
    }
    for spec in [
        "s", "r", "a", "d", "i", "u", "x", "X", "o", "c", "e", "f", "g", "5d", "05d", "-5s", ".1f", "+d",
        "#x", "%", "z", "(k)s", "*d", "",
    ] {
        forms.push(form("percent", 1, &[&format!("return '%{spec}' % {{a}}")]));
        forms.push(form("percent", 1, &[&format!("return '%{spec}' % ({{a}},)")]));
        forms.push(of_the_left("percent", &[&format!("return '%{spec} %d' % ({{a}}, {{b}})")]));
        forms.push(form("percent", 1, &[&format!("return repr(b'%{spec}' % {{a}})")]));
    }
    for text in [
        "{0.nothing}",
        "{0[0]}",
        "{0[a]}",
        "{} {}",
        "{1}",
        "{k}",
        "{",
        "}",
        "{!r}",
        "{!x}",
        "{:{}}",
        "{0} {}",
    ] {
        forms.push(form("format", 1, &[&format!("return '{text}'.format({{a}})")]));
    }
    forms
}

/// An operand that fails itself: which error comes first?
fn nested() -> Vec<Form> {
    let failing = "(1 + 's')";
    let bodies = [
        format!("return repr({{a}} + {failing})"),
        format!("return repr({failing} + {{a}})"),
        format!("return repr({{a}}[{failing}])"),
        format!("return repr({failing} in {{a}})"),
        format!("return repr({{a}} in {failing})"),
        format!("return repr({{a}}.nothing({failing}))"),
        format!("return repr({{a}}.append({failing}))"),
        format!("return repr({{a}}.index({failing}))"),
        format!("return repr({{a}}.update({failing}))"),
        format!("return repr({{a}}({failing}))"),
        format!("return repr(len({{a}}, {failing}))"),
        format!("return repr({{a}} < {failing})"),
        format!("return repr(-{{a}} + {failing})"),
        format!("return repr({{a}}.nothing + {failing})"),
        format!("return repr({{a}}[0] + {failing})"),
        format!("return repr({{a}}() + {failing})"),
        format!("return repr([*{{a}}, {failing}])"),
        format!("return repr({{{{a}}: {failing}}})"),
        format!("return repr({{{{a}}, {failing}}})"),
        format!("return repr(({{a}}.nothing, {failing}))"),
        format!("return f\"{{({{a}}):d}}{{{failing}}}\""),
    ];
    let mut forms: Vec<Form> = bodies.iter().map(|body| form("order", 1, &[body])).collect();
    for body in ["x[0] = ", "x[1 + 's'] = 1 / 0 + ", "x.nothing = ", "x += ", "x[0] += ", "x, y = "] {
        let failing = format!("{body}{failing}");
        forms.push(form("order", 1, &["x = {a}", &failing, "return repr(x)"]));
    }
    forms
}

/// Each value by itself.
pub fn values(kinds: &[Kind]) -> Vec<Case> {
    let form = form("value", 1, &["return repr({a})"]);
    kinds.iter().map(|kind| case(&form, Shape::Parameters, vec![vec![kind]])).collect()
}

/// All cases, language first.
pub fn cases(members: &Members, kinds: &[Kind]) -> Vec<Case> {
    let mut cases = vec![];
    for (number, form) in forms().into_iter().enumerate() {
        match form.operands {
            1 => single(&form, number, kinds, &mut cases),
            _ => pairs(&form, kinds, &mut cases),
        }
    }
    cases.extend(members.cases());
    cases
}

fn single(form: &Form, number: usize, kinds: &[Kind], cases: &mut Vec<Case>) {
    for kind in kinds {
        cases.push(case(form, Shape::Parameters, vec![vec![kind]]));
        cases.push(case(form, Shape::Written, vec![vec![kind]]));
    }
    for some in mixed_in_turn(kinds, number) {
        cases.push(case(form, Shape::Union(0), some.into_iter().map(|kind| vec![kind]).collect()));
    }
}

fn pairs(form: &Form, kinds: &[Kind], cases: &mut Vec<Case>) {
    let is_wanted = |kind: &&Kind| !(form.grows && kind.is_huge) && (!form.is_of_the_left || kind.is_common);
    for left in kinds {
        for right in kinds.iter().filter(is_wanted) {
            cases.push(case(form, Shape::Parameters, vec![vec![left, right]]));
            cases.push(case(form, Shape::Written, vec![vec![left, right]]));
        }
    }
    if form.grows {
        return;
    }
    for other in commons(kinds).collect::<Vec<_>>().into_iter().rev().take(2) {
        for some in mixed(kinds) {
            let lefts = some.iter().map(|kind| vec![*kind, other]).collect();
            cases.push(case(form, Shape::Union(0), lefts));
            let rights = some.iter().map(|kind| vec![other, *kind]).collect();
            cases.push(case(form, Shape::Union(1), rights));
        }
    }
}

fn case(form: &Form, shape: Shape, operands: Vec<Vec<&Kind>>) -> Case {
    let operands =
        operands.iter().map(|some| some.iter().map(|kind| kind.text.to_owned()).collect()).collect();
    Case { table: form.table, shape, template: form.body.clone(), operands }
}
