//! Control flow of regions: does control fall off the end?

use super::{Label, Region, Stmt, StmtKind};

/// Control never reaches the end of the region.
pub fn diverges(region: &Region) -> bool {
    region.iter().any(stmt_diverges)
}

pub fn stmt_diverges(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Reraise { .. }
        | StmtKind::Unreachable => true,
        StmtKind::If { then, orelse, .. } => diverges(then) && diverges(orelse),
        StmtKind::Loop { label, site: _, body } => !breaks(body, *label),
        StmtKind::Block { label, body } => diverges(body) && !breaks(body, *label),
        StmtKind::Try { body, handler, .. } => diverges(body) && diverges(handler),
        StmtKind::Match { arms, .. } => arms.iter().all(|arm| diverges(&arm.body)),
        StmtKind::Let { .. }
        | StmtKind::Set { .. }
        | StmtKind::Unset { .. }
        | StmtKind::SetGlobal { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::For { .. }
        | StmtKind::ForRange { .. } => false,
    }
}

/// Some reachable statement leaves the loop or block of this label.
pub fn breaks(region: &Region, label: Label) -> bool {
    for stmt in region {
        let found = match &stmt.kind {
            StmtKind::Break(to) => *to == label,
            _ => nested(stmt).into_iter().any(|region| breaks(region, label)),
        };
        if found {
            return true;
        }
        if stmt_diverges(stmt) {
            return false;
        }
    }
    false
}

/// The regions inside a statement.
pub fn nested(stmt: &Stmt) -> Vec<&Region> {
    match &stmt.kind {
        StmtKind::If { then, orelse, .. } => vec![then, orelse],
        StmtKind::Loop { body, .. }
        | StmtKind::For { body, .. }
        | StmtKind::ForRange { body, .. }
        | StmtKind::Block { body, .. } => vec![body],
        StmtKind::Try { body, handler, .. } => vec![body, handler],
        StmtKind::Match { arms, .. } => arms.iter().map(|arm| &arm.body).collect(),
        StmtKind::Let { .. }
        | StmtKind::Set { .. }
        | StmtKind::Unset { .. }
        | StmtKind::SetGlobal { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Reraise { .. }
        | StmtKind::Unreachable => vec![],
    }
}

/// The same, to be changed.
pub fn nested_mut(stmt: &mut Stmt) -> Vec<&mut Region> {
    match &mut stmt.kind {
        StmtKind::If { then, orelse, .. } => vec![then, orelse],
        StmtKind::Loop { body, .. }
        | StmtKind::For { body, .. }
        | StmtKind::ForRange { body, .. }
        | StmtKind::Block { body, .. } => vec![body],
        StmtKind::Try { body, handler, .. } => vec![body, handler],
        StmtKind::Match { arms, .. } => arms.iter_mut().map(|arm| &mut arm.body).collect(),
        StmtKind::Let { .. }
        | StmtKind::Set { .. }
        | StmtKind::Unset { .. }
        | StmtKind::SetGlobal { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Return(_)
        | StmtKind::Raise { .. }
        | StmtKind::Reraise { .. }
        | StmtKind::Unreachable => vec![],
    }
}

/// The values a statement reads itself, its nested regions left out.
pub fn operands(stmt: &Stmt) -> Vec<super::Value> {
    match &stmt.kind {
        StmtKind::Let { op, .. } => op.operands(),
        StmtKind::Set { value, .. } | StmtKind::SetGlobal { value, .. } | StmtKind::Return(value) => vec![*value],
        StmtKind::If { cond, .. } => vec![*cond],
        StmtKind::For { iter, .. } => vec![*iter],
        StmtKind::ForRange { start, stop, .. } => vec![*start, *stop],
        StmtKind::Raise { exception, .. } | StmtKind::Reraise { exception } => vec![*exception],
        StmtKind::Match { subject, .. } => vec![*subject],
        StmtKind::Unset { .. }
        | StmtKind::UnsetGlobal { .. }
        | StmtKind::Loop { .. }
        | StmtKind::Block { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Try { .. }
        | StmtKind::Unreachable => vec![],
    }
}
