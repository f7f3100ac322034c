//! Golden files: what CPython printed, one file per sample, in sections.
//!
//! ```text
//! == stdout sha256 26d418acf424cc56… 30 bytes
//! | results=[84, 5, 15, 2, 1, -1]
//! == status 1
//! == stderr@3.11
//! | Traceback (most recent call last):
//! …
//! == verdict
//! | f deferred
//! |   D0521 3:5 nothing native calls `f`
//! |     root D0002 7:10 `g` takes arguments of unknown number
//! ```
//!
//! A section without a version holds for every interpreter that has none of its own. What follows the name is
//! the *head*; lines behind `| ` are the *body*. Stdout is compared by the hash in its head; its body (the
//! beginning, as text) is there for the reader. A text that does not end in a newline has a last line `\ no
//! newline at end`.

use crate::execute::Outcome;
use crate::sample::Pin;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Section {
    pub head: String,
    pub body: String,
}

/// Sections by what they pin and, where they differ, by minor version (`None`: all others).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Golden {
    sections: BTreeMap<(Pin, Option<u32>), Section>,
}

impl Golden {
    pub fn get(&self, pin: Pin, minor: u32) -> Option<&Section> {
        self.sections.get(&(pin, Some(minor))).or_else(|| self.sections.get(&(pin, None)))
    }

    /// Records what was found, by minor version; versions not run keep what they had. Versions that agree
    /// share one.
    pub fn record(&mut self, pin: Pin, found: &BTreeMap<u32, Section>, minors: &[u32]) {
        let mut all = BTreeMap::new();
        for minor in minors {
            let section = found.get(minor).or_else(|| self.get(pin, *minor));
            all.extend(section.map(|s| (*minor, s.clone())));
        }
        self.sections.retain(|(p, _), _| *p != pin);
        // What most versions agree on needs no version; the others say theirs.
        let agreeing = |section: &Section| all.values().filter(|other| *other == section).count();
        let common = all.values().find(|s| agreeing(s) > 1 || all.len() == 1).cloned();
        self.sections.extend(
            all.into_iter()
                .filter(|(_, s)| Some(s) != common.as_ref())
                .map(|(minor, s)| ((pin, Some(minor)), s)),
        );
        self.sections.extend(common.map(|s| ((pin, None), s)));
    }

    /// Drops the sections that are no longer pinned.
    pub fn keep(&mut self, pins: &[Pin]) {
        self.sections.retain(|(p, _), _| pins.contains(p));
    }

    pub fn parse(text: &str) -> Result<Golden, String> {
        let mut golden = Golden::default();
        let mut current: Option<((Pin, Option<u32>), Section)> = None;
        for (number, line) in text.lines().enumerate() {
            if let Some(title) = line.strip_prefix("== ") {
                golden.sections.extend(current.take());
                let (name, head) = title.split_once(' ').unwrap_or((title, ""));
                let (name, version) = name.split_once('@').map_or((name, None), |(n, v)| (n, Some(v)));
                let pin =
                    Pin::named(name).ok_or_else(|| format!("line {}: no section `{name}`", number + 1))?;
                let minor = version.map(|v| v.strip_prefix("3.").and_then(|m| m.parse().ok()).ok_or(v));
                let minor =
                    minor.transpose().map_err(|v| format!("line {}: bad version `{v}`", number + 1))?;
                current = Some(((pin, minor), Section { head: head.to_string(), body: String::new() }));
            } else if let Some((_, section)) = &mut current {
                section.body.push_str(line);
                section.body.push('\n');
            } else {
                return Err(format!("line {}: outside of every section", number + 1));
            }
        }
        golden.sections.extend(current.take());
        Ok(golden)
    }

    pub fn print(&self) -> String {
        let mut out = String::new();
        for ((pin, minor), section) in &self.sections {
            out.push_str("== ");
            out.push_str(pin.name());
            if let Some(minor) = minor {
                out.push_str(&format!("@3.{minor}"));
            }
            if !section.head.is_empty() {
                out.push(' ');
                out.push_str(&section.head);
            }
            out.push('\n');
            out.push_str(&section.body);
        }
        out
    }
}

/// The section that pins this part of an outcome.
pub fn section_of(pin: Pin, outcome: &Outcome) -> Section {
    match pin {
        Pin::Stdout => {
            let head = format!("sha256 {} {} bytes", sha256(&outcome.stdout), outcome.stdout.len());
            Section { head, body: quote(&shorten(&String::from_utf8_lossy(&outcome.stdout))) }
        }
        Pin::Status => Section { head: outcome.status.clone(), body: String::new() },
        Pin::Stderr => {
            Section { head: String::new(), body: quote(&String::from_utf8_lossy(&outcome.stderr)) }
        }
        Pin::Verdict | Pin::Crossings => Section::default(),
    }
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The body of a section: each line behind `| `.
pub fn quote(text: &str) -> String {
    // `split` and not `lines`: a carriage return is part of what was printed.
    let mut lines: Vec<&str> = text.split('\n').collect();
    let complete = lines.last().is_some_and(|last| last.is_empty());
    if complete {
        lines.pop();
    }
    let mut out: String =
        lines.iter().map(|line| format!("| {line}").trim_end_matches(' ').to_string() + "\n").collect();
    if !complete {
        out.push_str("\\ no newline at end\n");
    }
    out
}

/// The hash decides; the text is only there to be read.
fn shorten(text: &str) -> String {
    const SHOWN_LINES: usize = 60;
    const SHOWN_CHARS: usize = 200;
    let cut = |line: &str| match line.char_indices().nth(SHOWN_CHARS) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_string(),
    };
    let mut lines: Vec<String> = text.split('\n').map(cut).collect();
    if lines.len() > SHOWN_LINES + 1 {
        lines.truncate(SHOWN_LINES);
        lines.push("…".to_string());
        lines.push(String::new());
    }
    // Carriage returns and the like would upset tools that show the golden.
    lines.join("\n").replace('\r', "\u{240d}").replace('\0', "\u{2400}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(stdout: &str, status: &str) -> Outcome {
        Outcome { stdout: stdout.as_bytes().to_vec(), stderr: Vec::new(), status: status.to_string() }
    }

    #[test]
    fn prints_what_it_parses() {
        let mut golden = Golden::default();
        let same = section_of(Pin::Stdout, &outcome("a\n\n== b", "0"));
        golden.record(Pin::Stdout, &[(11, same.clone()), (12, same)].into(), &[11, 12]);
        let (zero, one) =
            (section_of(Pin::Status, &outcome("", "0")), section_of(Pin::Status, &outcome("", "1")));
        golden.record(Pin::Status, &[(11, zero.clone()), (12, one.clone())].into(), &[11, 12]);
        assert_eq!(Golden::parse(&golden.print()), Ok(golden.clone()));
        assert_eq!(golden.get(Pin::Status, 12), Some(&one));
        // A version that was not run keeps its section; when all agree they are joined.
        golden.record(Pin::Status, &[(12, zero.clone())].into(), &[11, 12]);
        assert!(golden.print().contains("== status 0\n"));
    }
}
