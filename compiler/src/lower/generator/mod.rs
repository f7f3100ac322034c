//! Generators: what `yield` and `yield from` do in a function whose calls give a generator.

mod in_place;

use super::function::Lower;
use super::loops::NOT_ITERABLE;
use crate::catalog;
use crate::hir::nodes::ExprId;
use crate::sir::{Literal, Op, StmtKind, Value, Yielding};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    /// Says that a call of the function gives a generator.
    pub(super) fn generator_form(&mut self) {
        let (Ty::Generator(parts), true) = (self.instance.result, self.instance.is_generator) else { return };
        // What is thrown into one that has not begun is raised at the first line of its code, the whole of it
        // (`RETURN_GENERATOR`).
        let around = self.func.parent.map(|parent| &self.module.input.program.functions[parent.index()]);
        let decorator = self.func.manager.or(self.func.decorators.first().copied());
        let decorator = decorator.zip(around).map(|(id, around)| around.expr(id).span);
        let first = decorator.unwrap_or(self.func.span);
        let sources = self.module.input.sources;
        let start = sources.start(first);
        let text = sources.file(first.file).line(start.line);
        let line = first.start - start.column;
        let ends = [text.len() - text.trim_start().len(), text.trim_end().len()];
        let [from, to] = ends.map(|end| line + end as u32);
        let begin = Some(self.site(Span::new(first.file, from, to.max(from))));
        let (yielded, sent, end) = (parts[0], parts[1], parts[3]);
        self.b.set_generator(Yielding { yielded, sent, end, begin });
    }

    /// What the generator being lowered yields, and what it is sent.
    fn own_types(&self) -> (Ty, Ty) {
        match self.instance.result {
            Ty::Generator(parts) => (parts[0], parts[1]),
            _ => panic!("B0013: lower, `{}`: `yield` outside of a generator", self.func.qualname),
        }
    }

    /// `yield value`: what is sent.
    pub(super) fn yield_value(&mut self, value: Option<ExprId>, span: Span) -> Value {
        let value = match value {
            Some(value) => self.expr(value),
            None => self.literal(Literal::None),
        };
        if *self.ty(value) == Ty::Never {
            return value;
        }
        self.give(value, span)
    }

    fn give(&mut self, value: Value, span: Span) -> Value {
        let (yielded, sent) = self.own_types();
        let value = self.coerce(value, &yielded);
        self.try_(sent, Op::Yield(value), span)
    }

    /// `yield from iterable`. A generator is run in the place of this one; the items of others are yielded
    /// one by one.
    ///
    /// ```text
    /// for 'l0 %1 in %0 { yield %1 }
    /// ```
    pub(super) fn yield_from(&mut self, iter: ExprId, ty: &Ty, span: Span) -> Value {
        let iterable = self.iterated(iter);
        let iterable = self.iterable_by(iterable, span, NOT_ITERABLE, Self::delegate_instance);
        let iterable = self.iterable(iterable, span, NOT_ITERABLE);
        match *self.ty(iterable) {
            Ty::Never => iterable,
            Ty::Generator(parts) => {
                let value = self.try_(parts[2], Op::YieldFrom(iterable), span);
                self.coerce(value, ty)
            }
            iterated => {
                let item = catalog::item_type(&iterated).expect("inference saw that it can be iterated");
                let label = self.label();
                let item = self.new_value(item);
                let body = self.region(&mut |lower| {
                    if *lower.ty(item) == Ty::Never {
                        lower.push(StmtKind::Unreachable);
                    } else {
                        lower.give(item, span);
                    }
                });
                let site = Some(self.site(span));
                self.push(StmtKind::For { label, item, iter: iterable, site, body });
                self.literal(Literal::None)
            }
        }
    }
}
