//! A function with a loop stays one function of the machine's: rustc does not copy it into its callers. So
//! does what would be copied through many callers into each other, or becomes very long.
//!
//! ```text
//! fn f(n: int) -> int {                       fn f(n: int) -> int noinline {
//!   for … { … }                        =>       for … { … }
//! ```
//!
//! Its loop costs what a call costs many times over, so a copy gains nothing. Without this rule all that is
//! called from one place ends up in one function, and rustc takes more time than grows with its length: an
//! exception goes through every function that it leaves, and each copy has all these ways out of the others.
//!
//! Does nothing: where another pass wants the copy.

use std::collections::{HashMap, HashSet};

use crate::sir::{FnId, Function, Inlining, Module, Op, Stmt, StmtKind, flow};

/// Statements a function may have to be copied, with those of the functions copied into it.
const SIZE_LIMIT: usize = 400;

/// How many functions may be copied into each other.
const DEPTH_LIMIT: usize = 6;

pub fn run(module: &mut Module) -> bool {
    let mut copied = Copied {
        functions: module.functions.iter().map(|function| (function.id, function)).collect(),
        known: HashMap::new(),
    };
    let free = module.functions.iter().filter(|function| function.inline == Inlining::Free);
    let apart: HashSet<FnId> =
        free.map(|function| function.id).filter(|id| copied.function(*id).is_none()).collect();
    for function in module.functions.iter_mut().filter(|function| apart.contains(&function.id)) {
        function.inline = Inlining::Never;
    }
    !apart.is_empty()
}

/// What a call becomes where the function is copied.
#[derive(Clone, Copy)]
struct Size {
    /// Statements.
    statements: usize,
    /// How many functions are copied into each other here, itself included.
    depth: usize,
}

/// What calls become; `None` where they stay calls.
struct Copied<'m> {
    functions: HashMap<FnId, &'m Function>,
    /// One that is being looked at stays a call: it does not end up in itself.
    known: HashMap<FnId, Option<Size>>,
}

impl Copied<'_> {
    fn function(&mut self, id: FnId) -> Option<Size> {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        self.known.insert(id, None);
        let function = self.functions[&id];
        let body = self.region(&function.body);
        let whole = Size { statements: body.statements, depth: body.depth + 1 };
        let is_copied = match function.inline {
            Inlining::Always => true,
            Inlining::Free => {
                whole.statements <= SIZE_LIMIT && whole.depth <= DEPTH_LIMIT && !has_loop(&function.body)
            }
            Inlining::Never => false,
        };
        let size = is_copied.then_some(whole);
        self.known.insert(id, size);
        size
    }

    /// The statements of a region, with those of the functions that are copied into it.
    fn region(&mut self, region: &[Stmt]) -> Size {
        let mut whole = Size { statements: 0, depth: 0 };
        for stmt in region {
            let call = Size { statements: 1, depth: 0 };
            let here = if let StmtKind::Let { op: Op::CallFn { func, .. }, .. } = &stmt.kind {
                self.function(*func).unwrap_or(call)
            } else {
                call
            };
            let inside = flow::nested(stmt).into_iter().map(|inner| self.region(inner));
            for part in std::iter::once(here).chain(inside) {
                whole.statements += part.statements;
                whole.depth = whole.depth.max(part.depth);
            }
        }
        whole
    }
}

fn has_loop(region: &[Stmt]) -> bool {
    flow::any(region, &|stmt| {
        matches!(stmt.kind, StmtKind::Loop { .. } | StmtKind::For { .. } | StmtKind::ForRange { .. })
    })
}
