//! Writes the text form of Slot IR: names, lists, and what stands around fields.

use std::collections::HashMap;

use super::{FnId, GlobalSlot, Module, RowFacts, Slot};
use crate::source::SourceMap;
use crate::ty::{RowId, Ty};

/// What the text needs beyond the module.
pub struct Names<'a> {
    pub rows: &'a dyn RowFacts,
    /// For origins; without it there are none.
    pub sources: Option<&'a SourceMap>,
}

/// Names as the text has them: the second of a name is `name~2`.
pub(super) fn labels<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut label = |name: &'a str| {
        let count = seen.entry(name).or_default();
        *count += 1;
        if *count == 1 { name.to_string() } else { format!("{name}~{count}") }
    };
    names.map(&mut label).collect()
}

/// Needs no quotes.
pub(super) fn is_bare(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '#' | '~')
}

pub(super) struct Writer<'a> {
    pub module: &'a Module,
    pub names: &'a Names<'a>,
    pub globals: Vec<String>,
    functions: HashMap<FnId, String>,
    /// Of the function being written.
    pub slots: Vec<String>,
    pub values: &'a [Ty],
    pub text: String,
    pub depth: usize,
}

impl<'a> Writer<'a> {
    pub fn new(module: &'a Module, names: &'a Names) -> Writer<'a> {
        let ids = module.functions.iter().map(|function| function.id);
        let functions = labels(module.functions.iter().map(|function| function.name.as_str()));
        Writer {
            module,
            names,
            globals: labels(module.globals.iter().map(|global| global.name.as_str())),
            functions: ids.zip(functions).collect(),
            slots: vec![],
            values: &[],
            text: String::new(),
            depth: 0,
        }
    }

    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub fn name(&mut self, name: &str) {
        if !name.is_empty() && name.chars().all(is_bare) {
            self.push(name);
        } else {
            self.push(&format!("{name:?}"));
        }
    }

    pub fn slot(&mut self, slot: Slot) {
        let label = self.slots.get(slot.index()).cloned().unwrap_or_else(|| format!("?{}", slot.0));
        self.name(&label);
    }

    pub fn global(&mut self, global: GlobalSlot) {
        let label = self.globals.get(global.index()).cloned().unwrap_or_else(|| format!("?{}", global.0));
        self.name(&label);
    }

    pub fn function(&mut self, id: FnId) {
        let label = self.functions.get(&id).cloned().unwrap_or_else(|| format!("?{}", id.0));
        self.name(&label);
    }

    pub fn row(&mut self, row: RowId) {
        let label = self.names.rows.label(row);
        self.name(&label);
    }

    pub fn list<T>(&mut self, items: &[T], item: impl Fn(&T, &mut Self)) {
        self.list_in("(", ")", items, item);
    }

    pub fn list_in<T>(&mut self, open: &str, close: &str, items: &[T], write: impl Fn(&T, &mut Self)) {
        self.push(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            write(item, self);
        }
        self.push(close);
    }
}
