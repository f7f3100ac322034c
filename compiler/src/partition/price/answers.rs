//! What classes of the program that live in CPython answer operations with.
//!
//! `grid[x, y]` of such a class, or `point.size` of a property, calls a function in Python. CPython's own
//! bytecode enters that without leaving the interpreter; native code does not. Which class a value of CPython
//! has is not known; that the program has a class with such a method is.

use std::collections::{HashMap, HashSet};

use crate::hir::Program;
use crate::hir::nodes::{FuncId, Function, FunctionKind};
use crate::infer::table::TypeTable;

/// By name, the first function of the program.
pub struct Answers<'a> {
    methods: HashMap<&'a str, FuncId>,
    /// What has a decorator, which is called when it is only read.
    decorated: HashMap<&'a str, FuncId>,
}

impl<'a> Answers<'a> {
    pub fn new(program: &'a Program, table: &TypeTable) -> Answers<'a> {
        let native: HashSet<(&str, &str)> =
            table.classes.iter().map(|class| (class.module.as_str(), class.qualname.as_str())).collect();
        let mut answers = Answers { methods: HashMap::new(), decorated: HashMap::new() };
        for function in &program.functions {
            let Some(class) = class_around(program, function) else { continue };
            let module = program.module(class.module).name.as_str();
            if native.contains(&(module, class.qualname.as_str())) {
                continue;
            }
            answers.methods.entry(&function.name).or_insert(function.id);
            if !function.decorators.is_empty() {
                answers.decorated.entry(&function.name).or_insert(function.id);
            }
        }
        answers
    }

    /// `x.name(…)`
    pub fn method(&self, name: &str) -> Option<FuncId> {
        self.methods.get(name).copied()
    }

    /// `x.name`
    pub fn property(&self, name: &str) -> Option<FuncId> {
        self.decorated.get(name).copied()
    }

    /// `x[…]`
    pub fn item(&self) -> Option<FuncId> {
        self.method("__getitem__")
    }

    /// `x[…] = y`
    pub fn set_item(&self) -> Option<FuncId> {
        self.method("__setitem__")
    }
}

fn class_around<'a>(program: &'a Program, function: &Function) -> Option<&'a Function> {
    let around = &program.functions[function.parent?.index()];
    (around.kind == FunctionKind::Class && function.kind == FunctionKind::Def).then_some(around)
}
