//! Several programs in one module: each runs under a handler, its output between two marks. Or one alone, by
//! its number as an argument, without a handler: how it ends is seen then.

use super::case::Case;
use super::tree::print;
use super::writer::World;

/// In front of what each program prints.
const MARK: &str = "#program ";

/// In front of what a program ended by.
const RAISED: &str = "#raised";

/// The module. A program that acts on its module is one by itself.
pub fn source(cases: &[Case]) -> String {
    let mut out = String::new();
    for case in cases {
        out.push_str(&print(&case.statements));
    }
    let mut packed = cases.iter().enumerate().filter(|(_, case)| case.world != World::Module).peekable();
    if packed.peek().is_some() {
        out.push_str("import sys\n");
    }
    for (at, case) in packed {
        let name = case.entry();
        out.push_str(&format!(
            "if len(sys.argv) == 1:\n    print('{MARK}{at}')\n    try:\n        {name}()\n    \
             except Exception as error:\n        print('{RAISED}', type(error).__name__, ascii(str(error)))\n\
             elif sys.argv[1] == '{at}':\n    {name}()\n"
        ));
    }
    out
}

/// Modules beside the main one.
pub fn files(cases: &[Case]) -> Vec<(String, String)> {
    cases.iter().flat_map(|case| case.files.iter().cloned()).collect()
}

/// Programs that end by an exception, of those that ran.
pub fn raising(stdout: &[u8]) -> Vec<usize> {
    let is_raised = |section: &str| section.lines().last().is_some_and(|line| line.starts_with(RAISED));
    sections(stdout).into_iter().filter(|(_, section)| is_raised(section)).map(|(number, _)| number).collect()
}

/// What each program printed; those that did not begin are missing.
pub fn sections(stdout: &[u8]) -> Vec<(usize, String)> {
    let text = String::from_utf8_lossy(stdout).into_owned();
    let mut out: Vec<(usize, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix(MARK).and_then(|number| number.trim().parse().ok()) {
            Some(number) => out.push((number, String::new())),
            None => match out.last_mut() {
                Some((_, section)) => section.push_str(line),
                None => out.push((0, line.to_string())),
            },
        }
    }
    out
}
