//! Special methods of the program that run inside of operations: `print(x)` calls `x.__str__()`.

use std::collections::HashMap;

use super::{FnId, Module, Op, Stmt, StmtKind, Value, flow};
use crate::ty::{Class, RowId, Ty};

/// Which functions an operation on a value may call.
pub struct Hooks {
    of_class: HashMap<Class, Vec<FnId>>,
    of_exceptions: Vec<FnId>,
}

impl Hooks {
    pub fn of(module: &Module) -> Hooks {
        let mut of_class: HashMap<Class, Vec<FnId>> =
            module.classes.iter().map(|layout| (layout.class, own(layout))).collect();
        // The items of a list, or another value of a builtin class, that an instance holds.
        for layout in &module.classes {
            let held = layout.fields.iter().filter(|field| field.name == Class::VALUE);
            let mut found = vec![];
            held.for_each(|field| collect(&field.ty, &of_class, &[], &mut found));
            of_class.entry(layout.class).or_default().extend(found);
        }
        let exceptions = module.classes.iter().filter(|layout| layout.exception.is_some());
        Hooks { of_class, of_exceptions: exceptions.flat_map(own).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.of_class.values().all(Vec::is_empty)
    }

    /// Those that a value of the type may be asked for.
    pub fn asked(&self, ty: &Ty) -> Vec<FnId> {
        let mut found = vec![];
        collect(ty, &self.of_class, &self.of_exceptions, &mut found);
        found
    }
}

fn own(layout: &super::Class) -> Vec<FnId> {
    let pairs = layout.pairs.iter().map(|pair| pair.function);
    layout.hooks.iter().map(|(_, function)| *function).chain(pairs).collect()
}

fn collect(ty: &Ty, of_class: &HashMap<Class, Vec<FnId>>, exceptions: &[FnId], found: &mut Vec<FnId>) {
    if let Ty::Instance(class) = ty {
        found.extend(of_class.get(class).into_iter().flatten());
    } else if *ty == Ty::Exception {
        found.extend(exceptions);
    } else if *ty == Ty::Object {
        found.extend(of_class.values().flatten());
    }
    ty.parts().into_iter().for_each(|part| collect(part, of_class, exceptions, found));
}

/// The values that a statement may ask for special methods; `calls_user` says which rows call them.
pub fn may_ask(stmt: &Stmt, calls_user: &dyn Fn(RowId) -> bool) -> Vec<Value> {
    let asks = match &stmt.kind {
        StmtKind::Let { op, .. } => op_may_ask(op, calls_user),
        StmtKind::For { .. } => true,
        StmtKind::Set { .. }
        | StmtKind::Unset { .. }
        | StmtKind::SetGlobal { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::If { .. }
        | StmtKind::Loop { .. }
        | StmtKind::ForRange { .. }
        | StmtKind::Block { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Reraise { .. }
        | StmtKind::Try { .. }
        | StmtKind::Match { .. }
        | StmtKind::Apart { .. }
        | StmtKind::Unreachable => false,
    };
    if asks { flow::operands(stmt) } else { vec![] }
}

/// The same of an operation.
pub fn op_may_ask(op: &Op, calls_user: &dyn Fn(RowId) -> bool) -> bool {
    match op {
        Op::Call { row, .. } => calls_user(row.row),
        op => matches!(
            op,
            Op::Print { .. }
                | Op::Format(_)
                | Op::Set(_)
                | Op::Dict(_)
                | Op::Unpack { .. }
                | Op::YieldFrom(_)
        ),
    }
}
