//! Cases as one program: each a function; a number on the command line picks one call, none makes all.

use super::case::{Case, Shape};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Calls in one function: a longer chain of `if` makes rustc slow.
const PART: usize = 40;

/// Calls of one function: hybridc compiles it once for each combination of types, up to two dozen of them.
const TOGETHER: usize = 20;

/// Where the calls stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Each in a function of its own: where hybridc defers a value it defers this function alone.
    Apart,
    /// In the function that chooses between them: less to compile, for calls that are known to be native.
    Together,
}

/// One call of one case, as numbered in the program.
pub struct Call<'a> {
    pub case: &'a Case,
    pub arguments: Vec<String>,
}

pub fn calls(cases: &[Case]) -> Vec<Call<'_>> {
    let of_case = |case| Case::calls(case).into_iter().map(move |arguments| Call { case, arguments });
    cases.iter().flat_map(of_case).collect()
}

/// The same calls with fewer functions: those that differ in their arguments alone are calls of one.
pub fn grouped(cases: &[Case]) -> Vec<Case> {
    let mut groups: Vec<Case> = vec![];
    let mut open: BTreeMap<&[String], usize> = BTreeMap::new();
    for case in cases {
        if case.shape != Shape::Parameters {
            groups.push(case.clone());
            continue;
        }
        match open.get(case.template.as_slice()) {
            Some(&group) if groups[group].operands.len() < TOGETHER => {
                groups[group].operands.extend(case.operands.iter().cloned());
            }
            _ => {
                open.insert(&case.template, groups.len());
                groups.push(case.clone());
            }
        }
    }
    groups
}

pub fn text(cases: &[Case], modules: &BTreeSet<&str>, layout: Layout) -> String {
    let mut out = String::from("import sys\n");
    modules.iter().for_each(|module| line(&mut out, &format!("import {module}")));
    let mut calls: Vec<String> = vec![];
    for (index, case) in cases.iter().enumerate() {
        line(&mut out, &format!("def {}({}):", name(index), case.params().join(", ")));
        case.body().iter().for_each(|text| line(&mut out, &format!("    {text}")));
        for (number, values) in case.calls().iter().enumerate() {
            let direct = format!("{}({})", name(index), values.join(", "));
            calls.push(match layout {
                Layout::Together => direct,
                Layout::Apart => {
                    let call = format!("{}_{number}()", name(index));
                    line(&mut out, &format!("def {call}:\n    return {direct}"));
                    call
                }
            });
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
