//! The lines of the text that say something.

use crate::sir::parse::Wrong;
use crate::sir::reader::is_nothing;
use crate::source::{FileId, Span};
use std::collections::HashMap;

/// One line that says something.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    number: usize,
    /// Where it begins in the whole text.
    start: usize,
    pub(super) text: &'t str,
}

impl Line<'_> {
    pub(super) fn wrong(&self, text: String) -> Wrong {
        Wrong { line: self.number, text }
    }

    pub(super) fn span(&self) -> Span {
        Span::new(FileId(0), self.start as u32, (self.start + self.text.len()) as u32)
    }
}

pub(super) struct Lines<'t> {
    pub(super) lines: Vec<Line<'t>>,
    next: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Lines<'t> {
        let mut start = 0;
        let mut lines = vec![];
        for (index, line) in text.split('\n').enumerate() {
            let said = line.trim_start();
            if !is_nothing(said) {
                lines.push(Line { number: index + 1, start: start + line.len() - said.len(), text: said });
            }
            start += line.len() + 1;
        }
        Lines { lines, next: 0 }
    }

    pub(super) fn peek(&self) -> Option<Line<'t>> {
        self.lines.get(self.next).copied()
    }

    pub(super) fn next(&mut self) -> Option<Line<'t>> {
        let line = self.peek();
        self.next += 1;
        line
    }

    /// The next line, of something that is not over.
    pub(super) fn expect(&mut self) -> Result<Line<'t>, Wrong> {
        let last = self.lines.last().map_or(1, |line| line.number);
        self.next().ok_or_else(|| Wrong { line: last, text: "`}` is missing".to_string() })
    }
}

/// The name that a label stands for: `x` for `x~2`, where it is the second `x`.
pub(super) fn unlabelled(label: &str, seen: &mut HashMap<String, usize>) -> String {
    let is_next =
        |(base, number): &(&str, &str)| seen.get(*base).is_some_and(|count| number.parse() == Ok(count + 1));
    let base = label.rsplit_once('~').filter(is_next);
    let name = base.map_or(label, |(base, _)| base).to_string();
    *seen.entry(name.clone()).or_default() += 1;
    name
}
