//! Cases as one program: each a function; a number on the command line picks one call, none makes all.

use super::tables::Case;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Calls in one function: a longer chain of `if` makes rustc slow.
const PART: usize = 40;

/// One call of one case, as numbered in the program.
pub struct Call<'a> {
    pub case: &'a Case,
    pub arguments: &'a [String],
}

pub fn calls(cases: &[Case]) -> Vec<Call<'_>> {
    cases.iter().flat_map(|case| case.calls.iter().map(move |arguments| Call { case, arguments })).collect()
}

pub fn text(cases: &[Case], modules: &BTreeSet<&str>) -> String {
    let mut out = String::from("import sys\n");
    modules.iter().for_each(|module| line(&mut out, &format!("import {module}")));
    let mut calls: Vec<String> = vec![];
    // Each call is a function of its own: where hybridc defers a value it defers this function alone.
    for (index, case) in cases.iter().enumerate() {
        let params = ["a", "b", "c", "d", "e", "f"][..case.params].join(", ");
        line(&mut out, &format!("def {}({params}):", name(index)));
        case.body.iter().for_each(|text| line(&mut out, &format!("    {text}")));
        for (number, values) in case.calls.iter().enumerate() {
            let call = format!("{}_{number}()", name(index));
            line(&mut out, &format!("def {call}:\n    return {}({})", name(index), values.join(", ")));
            calls.push(call);
        }
    }
    for (part, some) in calls.chunks(PART).enumerate() {
        line(&mut out, &format!("def part{part}(n):"));
        for (offset, call) in some.iter().enumerate() {
            let number = part * PART + offset;
            line(&mut out, &format!("    if n == {number}:\n        return {call}"));
        }
        line(&mut out, "    return ''");
    }
    line(&mut out, "def call(n):");
    for part in 0..calls.len().div_ceil(PART) {
        line(&mut out, &format!("    if n < {}:\n        return part{part}(n)", (part + 1) * PART));
    }
    line(&mut out, "    return ''");
    let count = calls.len();
    line(&mut out, EVERY);
    let _ =
        writeln!(out, "if len(sys.argv) > 1:\n    print(call(int(sys.argv[1])))\nelse:\n    every({count})");
    out
}

/// The function of a case; what calls it has a number behind this name.
pub fn name(index: usize) -> String {
    format!("c{index}")
}

const EVERY: &str = "\
def every(count):
    for n in range(count):
        try:
            print('@', n, 'ok', call(n))
        except Exception as e:
            print('@', n, type(e).__name__, repr(e), repr(str(e)))";

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
