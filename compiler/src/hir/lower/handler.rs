//! `try`, and the end of `except E as e`: Python unbinds `e` however the handler is left (`finally: e = None;
//! del e`).
//!
//! Where nobody can tell the difference, that becomes a plain `del e` at the handler's end and before each
//! `break` and `continue` out of it; else the handler's body is wrapped in a real `try … finally`. See
//! `Handler` in `nodes.rs`.

use std::collections::HashSet;

use super::*;
use crate::syntax::ast;

impl Body<'_> {
    pub(super) fn try_(&mut self, try_: &ast::Try) -> StmtKind {
        self.try_depth += 1;
        let body = self.block(&try_.body);
        let orelse_depth = u32::from(!try_.finalbody.is_empty());
        self.try_depth -= 1 - orelse_depth;
        let handlers = try_.handlers.iter().map(|handler| self.handler(handler)).collect();
        let orelse = self.block(&try_.orelse);
        self.try_depth -= orelse_depth;
        let finalbody = self.block(&try_.finalbody);
        StmtKind::Try { body, handlers, orelse, finalbody, is_star: try_.is_star }
    }

    fn handler(&mut self, handler: &ast::ExceptHandler) -> Handler {
        let class = self.optional(handler.class.as_ref());
        let outer = std::mem::replace(&mut self.statement, handler.span);
        let span = handler.name_span.unwrap_or(handler.span);
        let name = handler.name.as_ref().map(|name| self.name_target(name, span));
        let mut body = self.block(&handler.body);
        if let Some(name) = &handler.name {
            self.unbind(name, span, &mut body);
        }
        self.statement = outer;
        Handler { class, name, body, span: handler.span }
    }

    fn unbind(&mut self, name: &str, span: Span, body: &mut Vec<Stmt>) {
        if self.may_unbind_plainly(name, body) {
            self.delete_before_jumps(name, span, body, false);
            if !ends_by_leaving(body) {
                body.push(self.delete_name(name, span));
            }
            return;
        }
        let none = self.add(ExprKind::Const(Const::None), span);
        let target = self.name_target(name, span);
        let clear = self.new_stmt(StmtKind::Assign { target, value: none }, span);
        let finalbody = vec![clear, self.delete_name(name, span)];
        let wrapped = StmtKind::Try {
            body: std::mem::take(body),
            handlers: vec![],
            orelse: vec![],
            finalbody,
            is_star: false,
        };
        body.push(self.stmt_at(wrapped));
    }

    fn delete_name(&mut self, name: &str, span: Span) -> Stmt {
        let target = self.name_target(name, span);
        self.new_stmt(StmtKind::Delete(target), span)
    }

    /// Nobody sees whether the name is bound after an exception or `return` out of the handler: it is a local
    /// that is not captured, or a global of the module body, and either nothing is around that could catch
    /// and look (no other `try` or `with`, here or on the way of a jump), or nothing reads the name but
    /// handlers that bind it. The body may not delete it itself.
    fn may_unbind_plainly(&self, name: &str, body: &[Stmt]) -> bool {
        let is_private = match self.resolve(name) {
            Some(NameRef::Local(binding)) => !self.bindings[binding.index()].captured,
            Some(NameRef::Global(_)) => self.cx.scopes.scope(self.root).kind == ScopeKind::Module,
            Some(NameRef::Free(..) | NameRef::Builtin(_) | NameRef::ClassLocal(_)) | None => false,
        };
        let Some(meaning) = self.resolve(name) else { return false };
        let is_watched = self.try_depth > 0 || jumps_through_try(body, false);
        is_private && !deletes(body, &meaning) && (!is_watched || !self.read_outside.contains(name))
    }

    /// Puts `del name` before each `break` and `continue` that leaves the handler.
    fn delete_before_jumps(&mut self, name: &str, span: Span, body: &mut Vec<Stmt>, in_loop: bool) {
        let mut index = 0;
        while index < body.len() {
            if !in_loop && matches!(body[index].kind, StmtKind::Break | StmtKind::Continue) {
                let delete = self.delete_name(name, span);
                body.insert(index, delete);
                index += 1;
            }
            for block in body[index].kind.blocks_mut() {
                self.delete_before_jumps(name, span, block.body, in_loop || block.is_loop);
            }
            index += 1;
        }
    }
}

/// The names that are read or deleted anywhere but in a handler that binds them.
pub(super) fn names_read_outside_handlers(body: &[ast::Stmt]) -> HashSet<String> {
    let mut found = HashSet::new();
    read_in_block(body, &mut Vec::new(), &mut found);
    found
}

fn read_in_block<'t>(body: &'t [ast::Stmt], bound: &mut Vec<&'t str>, found: &mut HashSet<String>) {
    for stmt in body {
        stmt.each_expr(&mut |expr| read_in_expr(expr, bound, found));
        // `e += 1` reads `e`, though its target is written as a store.
        if let ast::StmtKind::AugAssign {
            target: ast::Expr { kind: ast::ExprKind::Name { id, .. }, .. }, ..
        } = &stmt.kind
            && !bound.contains(&id.as_str())
        {
            found.insert(id.clone());
        }
        let ast::StmtKind::Try(try_) = &stmt.kind else {
            stmt.each_block(&mut |body| read_in_block(body, bound, found));
            continue;
        };
        read_in_block(&try_.body, bound, found);
        for handler in &try_.handlers {
            let before = bound.len();
            bound.extend(handler.name.as_deref());
            read_in_block(&handler.body, bound, found);
            bound.truncate(before);
        }
        read_in_block(&try_.orelse, bound, found);
        read_in_block(&try_.finalbody, bound, found);
    }
}

fn read_in_expr(expr: &ast::Expr, bound: &[&str], found: &mut HashSet<String>) {
    if let ast::ExprKind::Name { id, ctx: ast::Context::Load | ast::Context::Del } = &expr.kind
        && !bound.contains(&id.as_str())
    {
        found.insert(id.clone());
    }
    expr.each_child(&mut |child| read_in_expr(child, bound, found));
}

fn ends_by_leaving(body: &[Stmt]) -> bool {
    matches!(
        body.last().map(|stmt| &stmt.kind),
        Some(StmtKind::Return(_) | StmtKind::Raise { .. } | StmtKind::Break | StmtKind::Continue)
    )
}

fn deletes(body: &[Stmt], name: &NameRef) -> bool {
    body.iter().any(|stmt| {
        let is_delete = matches!(
            &stmt.kind,
            StmtKind::Delete(Target { kind: TargetKind::Name(n), .. }) if n == name
        );
        // A handler inside for the same name ends with its own `del`.
        is_delete
            || mentions_handler(stmt, name)
            || stmt.kind.blocks().into_iter().any(|block| deletes(block.body, name))
    })
}

fn mentions_handler(stmt: &Stmt, name: &NameRef) -> bool {
    let StmtKind::Try { handlers, .. } = &stmt.kind else { return false };
    handlers
        .iter()
        .any(|handler| matches!(&handler.name, Some(Target { kind: TargetKind::Name(n), .. }) if n == name))
}

/// Does a `break` or `continue` out of this body pass a `try` or `with` on its way?
fn jumps_through_try(body: &[Stmt], in_try: bool) -> bool {
    body.iter().any(|stmt| {
        if in_try && matches!(stmt.kind, StmtKind::Break | StmtKind::Continue) {
            return true;
        }
        let inside = in_try || matches!(stmt.kind, StmtKind::Try { .. } | StmtKind::With { .. });
        let mut blocks = stmt.kind.blocks().into_iter();
        blocks.any(|block| !block.is_loop && jumps_through_try(block.body, inside))
    })
}

#[cfg(test)]
mod tests {
    use crate::hir;
    use crate::source::SourceMap;
    use crate::syntax::{self, Target};

    /// Does the handler become a `try … finally`?
    fn is_wrapped(text: &str) -> bool {
        let mut sources = SourceMap::default();
        let file = sources.add("a.py".to_owned(), Vec::new(), text.to_owned());
        let target = Target { minor: 12 };
        let Ok(tree) = syntax::parse(file, text, target) else { panic!("parses: {text}") };
        let printed = hir::print(&hir::build(&[hir::Source::main(&tree)], &sources, target), &sources);
        assert!(printed.contains("del e"), "{printed}");
        printed.contains("e@ = None") || printed.contains("e = None") || printed.contains("e^ = None")
    }

    #[test]
    fn only_what_somebody_can_see_is_wrapped() {
        let check = |text, expected| assert_eq!(is_wrapped(text), expected, "{text}");
        check("try: f()\nexcept E as e: g(e)\n", false);
        check("try: f()\nexcept E as e: g(e)\nprint(e)\n", false);
        // Caught outside, but nobody looks.
        check("try:\n try: f()\n except E as e: g(e)\nexcept F as e: g(e)\n", false);
        check("try:\n try: f()\n except E as e: g(e)\nexcept F: g(e)\n", true);
        check("with f() as e:\n try: f()\n except E as e: g(e)\n", false);
        check("try: f()\nexcept E as e: g(e)\nfinally: print(e)\n", true);
        check("try:\n try: f()\n except E as e: g(e)\nfinally: e += 1\n", true);
        // A cell outlives the function.
        check("def h():\n try: f()\n except E as e: return lambda: e\n", true);
        check("def h():\n global e\n try: f()\n except E as e: return e\n", true);
        // The body deletes it itself.
        check("try: f()\nexcept E as e: del e\n", true);
    }
}
