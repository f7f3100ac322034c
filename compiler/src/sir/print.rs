//! Text form of Slot IR: one op a line, typed results, names kept from the source, origin at the end.
//! `parse/` reads it back.
//!
//! ```text
//! file "a.py"
//! global limit?: int
//!
//! fn total(xs: list[int]) -> int raises {
//!   var acc: int
//!   let %0: int = const 0                        // a.py:2
//!   set acc = %0                                 // a.py:2
//!   for 'l0 %1: int in %2 !1 {                   // a.py:3
//!     …
//!   }
//!   return %5                                    // a.py:5
//! }
//!
//! main total
//! site !1 "total" line=3 at 31..40
//! ```
//!
//! Everything that a pass or emission asks of a module is in the text, but for the text of the source files:
//! the origins of statements are comments.

use std::fmt::Write;

use super::field::Field;
use super::flow;
use super::writer::{Writer, labels};
use super::{
    Arm, Class, Entry, Function, Inlining, IsolatePlan, Module, Region, Site, SiteInfo, Slot, SlotInfo, Stmt,
    StmtKind, Value,
};
use crate::source::Span;
use crate::ty::Ty;

pub use super::writer::Names;

/// The whole module.
pub fn module(module: &Module, names: &Names) -> String {
    let mut writer = Writer::new(module, names);
    writer.preface();
    for function in &module.functions {
        if !writer.text.is_empty() {
            writer.text.push('\n');
        }
        writer.function_text(function);
    }
    writer.rest();
    writer.text
}

/// The module's own lines.
impl<'a> Writer<'a> {
    fn preface(&mut self) {
        let Module { tells_nans, fixed_limit, .. } = *self.module;
        if tells_nans || fixed_limit {
            self.push("module");
            tells_nans.write_field("tells_nans", self);
            fixed_limit.write_field("fixed_limit", self);
            self.push("\n");
        }
        for file in &self.module.files {
            let name = file.path.rsplit('/').next().unwrap_or(&file.path);
            self.push(&format!("file {name:?}\n"));
        }
        for class in &self.module.classes {
            self.class(class);
        }
        for (global, label) in self.module.globals.iter().zip(self.globals.clone()) {
            self.push("global ");
            self.declared(&label, global.maybe_unbound, &global.ty);
            self.push("\n");
        }
    }

    fn rest(&mut self) {
        if let Some(main) = self.module.main {
            self.push("\nmain ");
            self.function(main);
            self.push("\n");
        }
        if let Some(plan) = &self.module.isolate {
            self.isolate(plan);
        }
        if !self.module.sites.is_empty() {
            self.push("\n");
        }
        for (index, site) in self.module.sites.iter().enumerate() {
            self.site(Site(index as u32), site);
        }
    }

    fn class(&mut self, class: &Class) {
        self.push("class ");
        class.class.write(self);
        self.push(&format!(" {:?} {:?}", class.module, class.qualname));
        class.is_unhashable.write_field("unhashable", self);
        self.push("\n");
        if let Some(exception) = &class.exception {
            self.push(&format!("exception {} ", exception.builtin));
            self.list(&exception.bases, |base, to| base.write(to));
            exception.has_init.write_field("init", self);
            self.push("\n");
        }
        for field in &class.fields {
            self.push("field ");
            self.declared(&field.name, field.maybe_absent, &field.ty);
            self.push("\n");
        }
        for (name, function) in &class.hooks {
            self.push(&format!("hook {name} "));
            self.function(*function);
            self.push("\n");
        }
        for pair in &class.pairs {
            self.push(&format!("pair {} ", pair.method));
            pair.other.write(self);
            self.push(" ");
            self.function(pair.function);
            pair.yields.write_field("yields", self);
            self.push("\n");
        }
    }

    fn isolate(&mut self, plan: &IsolatePlan) {
        self.push("\nisolate");
        plan.is_leaves.write_field("leaves", self);
        self.push("\n");
        for Entry { file, module, qualname, line, variants } in &plan.entries {
            self.push(&format!("entry {qualname:?}"));
            (*file as u32).write_field("file", self);
            module.write_field("module", self);
            line.write_field("line", self);
            self.push(" ");
            self.list(variants, |id, to| id.write(to));
            self.push("\n");
        }
        for chunk in &plan.chunks {
            let (start, end) = ((chunk.line, chunk.column), (chunk.end_line, chunk.end_column));
            self.push(&format!("chunk {}:{} {}:{}\n", start.0, start.1, end.0, end.1));
        }
        for (func, name) in &plan.functions {
            self.push(&format!("taken {func} {name:?}\n"));
        }
    }

    fn site(&mut self, id: Site, info: &SiteInfo) {
        let SiteInfo { function, span, file, line, shown, outer } = info;
        self.push("site ");
        id.write(self);
        self.push(&format!(" {function:?}"));
        (*file as u32).write_field("file", self);
        line.write_field("line", self);
        self.push(&format!(" at {}..{}", span.start, span.end));
        if let Some(outer) = outer {
            self.push(" outer=");
            outer.write(self);
        }
        if !shown.is_empty() {
            self.push(&format!(" shown={shown:?}"));
        }
        self.push("\n");
    }

    /// `name?: type`
    fn declared(&mut self, label: &str, maybe_unbound: bool, ty: &Ty) {
        self.name(label);
        self.push(if maybe_unbound { "?: " } else { ": " });
        ty.write(self);
    }
}

/// One function.
impl<'a> Writer<'a> {
    fn function_text(&mut self, function: &'a Function) {
        self.slots = labels(function.slots.iter().map(|slot| slot.name.as_str()));
        self.values = &function.values;
        self.head(function);
        self.depth = 1;
        self.declarations(function);
        self.region(&function.body);
        self.push("}\n");
    }

    fn head(&mut self, function: &Function) {
        self.push("fn ");
        self.function(function.id);
        if function.qualname != function.name {
            self.push(&format!(" {:?}", function.qualname));
        }
        let index = self.module.functions.iter().position(|other| std::ptr::eq(other, function));
        if index != Some(function.id.index()) {
            self.push(&format!(" id={}", function.id.0));
        }
        self.list(&function.params, |slot, to| {
            let info = &function.slots[slot.index()];
            if !info.is_variable {
                to.push("slot ");
            }
            let label = to.slots[slot.index()].clone();
            to.declared(&label, info.maybe_unbound, &info.ty);
        });
        self.push(" -> ");
        function.result.write(self);
        function.generator.map(|of| of.yielded).write_field("yields", self);
        function.generator.map(|of| of.sent).write_field("sent", self);
        function.generator.is_some_and(|of| of.end != Ty::Never).write_field("closes", self);
        function.generator.and_then(|of| of.begin).write(self);
        function.fallible.write_field("raises", self);
        function.depth.write_field("recursive", self);
        function.frame.write_field("frame", self);
        function.unseen.write_field("unseen", self);
        function.uncounted.write_field("uncounted", self);
        (function.inline == Inlining::Always).write_field("inline", self);
        (function.inline == Inlining::Never).write_field("noinline", self);
        (function.head as u32).write_field("head", self);
        self.push(" {\n");
    }

    /// The other slots, in order; where parameters are not the first ones, these too.
    fn declarations(&mut self, function: &Function) {
        let params = &function.params;
        let in_order = params.iter().enumerate().all(|(index, slot)| slot.index() == index);
        for (index, SlotInfo { ty, maybe_unbound, is_variable, .. }) in function.slots.iter().enumerate() {
            let label = self.slots[index].clone();
            let is_param = params.contains(&Slot(index as u32));
            if is_param && in_order {
                continue;
            }
            self.indent();
            if is_param {
                self.push("param ");
                self.name(&label);
            } else {
                self.push(if *is_variable { "var " } else { "slot " });
                self.declared(&label, *maybe_unbound, ty);
            }
            self.push("\n");
        }
    }

    fn indent(&mut self) {
        self.text.push_str(&"  ".repeat(self.depth));
    }

    fn region(&mut self, region: &'a Region) {
        for stmt in region {
            self.stmt(stmt);
        }
    }

    /// A line, and its origin.
    fn line(&mut self, span: Option<Span>, write: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        self.indent();
        write(self);
        if let (Some(span), Some(sources)) = (span, self.names.sources) {
            let path = &sources.file(span.file).path;
            let file = path.rsplit('/').next().unwrap_or(path);
            let width = self.text[start..].chars().count();
            let line = sources.start(span).line;
            write!(self.text, "{}// {file}:{line}", " ".repeat(48_usize.saturating_sub(width) + 1))
                .expect("writing to a String");
        }
        self.push("\n");
    }

    fn nested(&mut self, region: &'a Region) {
        self.depth += 1;
        self.region(region);
        self.depth -= 1;
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        self.line(Some(stmt.span), |to| to.opening(stmt));
        if let StmtKind::Match { arms, .. } = &stmt.kind {
            self.depth += 1;
            arms.iter().for_each(|arm| self.arm(arm));
            self.depth -= 1;
            return self.line(None, |to| to.push("}"));
        }
        let mut regions = flow::nested(stmt).into_iter();
        let Some(first) = regions.next() else { return };
        self.nested(first);
        if let Some(second) = regions.next() {
            self.second(stmt, second);
        }
        self.line(None, |to| to.push("}"));
    }

    /// The handler of a `try`; what an `if` does else.
    fn second(&mut self, stmt: &Stmt, region: &'a Region) {
        if let StmtKind::Try { caught, .. } = &stmt.kind {
            self.line(None, |to| {
                to.push("} catch ");
                caught.write(to);
                to.push(" {");
            });
        } else if region.is_empty() {
            return;
        } else {
            self.line(None, |to| to.push("} else {"));
        }
        self.nested(region);
    }

    fn arm(&mut self, arm: &'a Arm) {
        let Arm { ty, bound, body } = arm;
        self.line(None, |to| {
            bound.write(to);
            to.push(": ");
            ty.write(to);
            to.push(" => {");
        });
        self.nested(body);
        self.line(None, |to| to.push("}"));
    }

    /// The line of a statement; where regions follow, the one that opens the first.
    fn opening(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::If { cond, .. } => self.word("if", cond),
            StmtKind::Try { .. } => self.push("try"),
            StmtKind::Match { subject, .. } => self.word("match", subject),
            StmtKind::Loop { label, site, .. } => {
                self.push(&format!("loop 'l{}", label.0));
                site.write(self);
            }
            StmtKind::For { label, item, iter, site, .. } => {
                self.push(&format!("for 'l{} ", label.0));
                self.defined(*item);
                self.push(" in ");
                iter.write(self);
                site.write(self);
            }
            StmtKind::ForRange { label, item, start, stop, step, site, .. } => {
                self.push(&format!("for 'l{} ", label.0));
                self.defined(*item);
                self.push(" in range ");
                start.write(self);
                self.push(", ");
                stop.write(self);
                self.push(&format!(", {step}"));
                site.write(self);
            }
            StmtKind::Block { label, .. } => self.push(&format!("block 'l{}", label.0)),
            StmtKind::Apart { .. } => self.push("apart"),
            StmtKind::Let { value, op, site } => {
                self.push("let ");
                self.defined(*value);
                self.push(" = ");
                op.write(self);
                site.write(self);
            }
            StmtKind::Set { slot, value } => self.assigned("set", slot, value),
            StmtKind::SetGlobal { global, value } => self.assigned("set_global", global, value),
            StmtKind::Unset { slot, site } => {
                self.word("unset", slot);
                site.write(self);
            }
            StmtKind::UnsetGlobal { global, site } => {
                self.word("unset_global", global);
                site.write(self);
            }
            StmtKind::Break(label) => self.push(&format!("break 'l{}", label.0)),
            StmtKind::Continue(label) => self.push(&format!("continue 'l{}", label.0)),
            StmtKind::Return(value) => self.word("return", value),
            StmtKind::Raise { exception, site } => {
                self.word("raise", exception);
                Some(*site).write(self);
            }
            StmtKind::Reraise { exception } => self.word("reraise", exception),
            StmtKind::Unreachable => self.push("unreachable"),
        }
        stmt.uses.write(self);
        if !flow::nested(stmt).is_empty() {
            self.push(" {");
        }
    }

    /// `return %1`
    fn word(&mut self, word: &str, field: &impl Field) {
        self.push(word);
        self.push(" ");
        field.write(self);
    }

    /// `set x = %1`
    fn assigned(&mut self, word: &str, place: &impl Field, value: &Value) {
        self.word(word, place);
        self.push(" = ");
        value.write(self);
    }

    /// `let %v: type`
    fn defined(&mut self, value: Value) {
        value.write(self);
        self.push(": ");
        match self.values.get(value.index()) {
            Some(ty) => ty.write(self),
            None => self.push("Never"),
        }
    }
}
