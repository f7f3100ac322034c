//! Several programs in one module: each runs under a handler, its output between two marks.

use super::case::Case;
use super::tree::print;
use super::writer::World;

/// In front of what each program prints.
const MARK: &str = "#program ";

/// The module. A program that acts on its module is one by itself.
pub fn source(cases: &[Case]) -> String {
    let mut out = String::new();
    for case in cases {
        out.push_str(&print(&case.statements));
    }
    for (at, case) in cases.iter().enumerate().filter(|(_, case)| case.world != World::Module) {
        let name = case.entry();
        out.push_str(&format!(
            "print('{MARK}{at}')\ntry:\n    {name}()\nexcept Exception as error:\n    \
             print('raised', type(error).__name__, ascii(str(error)))\n"
        ));
    }
    out
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
