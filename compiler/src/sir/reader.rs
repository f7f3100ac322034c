//! Reads a line of the text form of Slot IR: words, names, lists, strings, and what names mean.

use std::collections::HashMap;

use super::writer::is_bare;
use super::{FnId, GlobalSlot, Label, RowFacts, Slot};
use crate::source::{FileId, Span};
use crate::ty::{self, RowId, Ty};

/// The end of a line, or a comment.
pub(super) fn is_nothing(text: &str) -> bool {
    let text = text.trim_start();
    text.is_empty() || text.starts_with("//") || text.starts_with(';')
}

/// What names mean.
pub(super) struct Scope<'a> {
    pub rows: &'a dyn RowFacts,
    pub functions: HashMap<String, FnId>,
    pub globals: HashMap<String, GlobalSlot>,
    pub slots: HashMap<String, Slot>,
}

/// One line being read.
pub(super) struct Reader<'a> {
    pub rest: &'a str,
    scope: &'a Scope<'a>,
}

impl<'a> Reader<'a> {
    pub fn new(line: &'a str, scope: &'a Scope<'a>) -> Reader<'a> {
        Reader { rest: line, scope }
    }

    /// Takes this text, when it comes next.
    pub fn take(&mut self, text: &str) -> bool {
        match self.rest.trim_start().strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    pub fn expect(&mut self, text: &str) -> Result<(), String> {
        if self.take(text) {
            Ok(())
        } else {
            Err(format!("`{text}` is missing before `{}`", self.rest.trim()))
        }
    }

    pub fn is_next(&self, text: &str) -> bool {
        self.rest.trim_start().starts_with(text)
    }

    /// Takes this word, when it comes next.
    pub fn take_word(&mut self, word: &str) -> bool {
        let ends = |rest: &str| !rest.starts_with(|c: char| is_bare(c) || c == '=');
        self.rest.trim_start().strip_prefix(word).is_some_and(ends) && self.take(word)
    }

    /// Takes `name=`, when it comes next.
    pub fn take_named(&mut self, name: &str) -> bool {
        self.rest.trim_start().strip_prefix(name).is_some_and(|rest| rest.starts_with('='))
            && self.take(name)
            && self.take("=")
    }

    /// A word or number.
    pub fn word(&mut self) -> Result<&'a str, String> {
        self.run(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+'))
    }

    fn run(&mut self, is_part: impl Fn(char) -> bool) -> Result<&'a str, String> {
        let rest = self.rest.trim_start();
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        if end == 0 {
            return Err(format!("a name is missing before `{rest}`"));
        }
        self.rest = &rest[end..];
        Ok(&rest[..end])
    }

    pub fn name(&mut self) -> Result<String, String> {
        if self.is_next("\"") { self.string() } else { self.run(is_bare).map(str::to_string) }
    }

    pub fn number(&mut self) -> Result<u32, String> {
        let digits = self.run(|c| c.is_ascii_digit())?;
        digits.parse().map_err(|_| format!("`{digits}` is too large"))
    }

    pub fn ty(&mut self) -> Result<Ty, String> {
        let (ty, rest) = ty::parse::prefix(self.rest.trim_start())?;
        self.rest = rest;
        Ok(ty)
    }

    pub fn list<T>(
        &mut self,
        open: &str,
        close: &str,
        item: impl Fn(&mut Self) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        self.expect(open)?;
        let mut items = vec![];
        if self.take(close) {
            return Ok(items);
        }
        loop {
            items.push(item(self)?);
            if self.take(close) {
                return Ok(items);
            }
            self.expect(",")?;
        }
    }

    /// `"…"`, as Rust shows a string.
    pub fn string(&mut self) -> Result<String, String> {
        self.expect("\"")?;
        let mut text = String::new();
        loop {
            match self.character()? {
                None => return Ok(text),
                Some(c) => text.push(c),
            }
        }
    }

    /// The rest of `b"…"`.
    pub fn bytes(&mut self) -> Result<Vec<u8>, String> {
        let mut bytes = vec![];
        while let Some(c) = self.character()? {
            bytes.push(u8::try_from(u32::from(c)).map_err(|_| format!("`{c}` is no byte"))?);
        }
        Ok(bytes)
    }

    /// The next character of a string; `None` at its end.
    fn character(&mut self) -> Result<Option<char>, String> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        match next {
            None => Err("a string has no end".to_string()),
            Some('"') => Ok(None),
            Some('\\') => self.escape().map(Some),
            Some(c) => Ok(Some(c)),
        }
    }

    fn escape(&mut self) -> Result<char, String> {
        let mut chars = self.rest.chars();
        let kind = chars.next();
        self.rest = chars.as_str();
        let wrong = || "an escape is not finished".to_string();
        let code = match kind {
            Some('n') => return Ok('\n'),
            Some('r') => return Ok('\r'),
            Some('t') => return Ok('\t'),
            Some('0') => return Ok('\0'),
            Some(c @ ('\\' | '"' | '\'')) => return Ok(c),
            Some('x') => {
                let digits = self.rest.get(..2).ok_or_else(wrong)?;
                self.rest = &self.rest[2..];
                digits
            }
            Some('u') => {
                let (digits, rest) =
                    self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).ok_or_else(wrong)?;
                self.rest = rest;
                digits
            }
            Some(_) | None => return Err(wrong()),
        };
        u32::from_str_radix(code, 16).ok().and_then(char::from_u32).ok_or_else(wrong)
    }

    pub fn slot(&self, name: &str) -> Result<Slot, String> {
        self.scope.slots.get(name).copied().ok_or_else(|| format!("there is no slot `{name}`"))
    }

    pub fn global(&self, name: &str) -> Result<GlobalSlot, String> {
        self.scope.globals.get(name).copied().ok_or_else(|| format!("there is no global `{name}`"))
    }

    pub fn function(&self, name: &str) -> Result<FnId, String> {
        self.scope.functions.get(name).copied().ok_or_else(|| format!("there is no function `{name}`"))
    }

    pub fn row(&self, label: &str) -> Result<RowId, String> {
        self.scope.rows.labelled(label).ok_or_else(|| format!("there is no row `{label}`"))
    }

    pub fn label(&mut self) -> Result<Label, String> {
        self.expect("'l")?;
        self.number().map(Label)
    }

    pub fn span(&mut self, file: u32) -> Result<Span, String> {
        let start = self.number()?;
        self.expect("..")?;
        Ok(Span::new(FileId(file), start, self.number()?))
    }

    /// Nothing else stands in the line.
    pub fn end<T>(&self, read: T) -> Result<T, String> {
        if is_nothing(self.rest) {
            Ok(read)
        } else {
            Err(format!("`{}` is not understood", self.rest.trim()))
        }
    }
}
