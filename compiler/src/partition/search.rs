//! Who names a definition, and why a place runs in the isolate.

use super::{Partition, Verdict};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{DefId, ExprKind, FuncId, FunctionKind, NameRef};
use crate::source::Span;
use crate::world::classes::Classes;
use crate::world::facts::facts;
use std::collections::HashMap;

/// Where a reason comes from.
pub(super) struct Edge {
    pub link: String,
    pub span: Span,
    pub to: To,
}

pub(super) enum To {
    /// Whatever that one is deferred for.
    Function(FuncId),
    /// One of its reasons, by index.
    ReasonOf(FuncId, usize),
    Reason(Reason),
}

/// A place that names a global.
#[derive(Clone, Copy)]
pub(super) struct Mention {
    pub func: FuncId,
    pub span: Span,
}

pub(super) struct Search<'a> {
    pub program: &'a Program,
    pub partition: &'a Partition,
    mentions: HashMap<DefId, Vec<Mention>>,
    pub classes: Classes,
    /// Functions without a name, and where they are made.
    pub unnamed: HashMap<FuncId, Mention>,
}

impl<'a> Search<'a> {
    pub fn new(program: &'a Program, partition: &'a Partition) -> Search<'a> {
        let mut mentions: HashMap<DefId, Vec<Mention>> = HashMap::new();
        let mut unnamed = HashMap::new();
        for function in program.native_functions() {
            for expr in &function.exprs {
                let mention = Mention { func: function.id, span: expr.span };
                let def = match &expr.kind {
                    ExprKind::Name(NameRef::Global(def)) => Some(*def),
                    ExprKind::Name(NameRef::ClassLocal(name)) => program.global(function.module, name),
                    ExprKind::Lambda(func) => {
                        unnamed.insert(*func, mention);
                        None
                    }
                    _ => None,
                };
                if let Some(def) = def {
                    mentions.entry(def).or_default().push(mention);
                }
            }
        }
        let classes = facts(program).table;
        Search { program, partition, mentions, classes, unnamed }
    }

    pub fn mentions(&self, def: DefId) -> &[Mention] {
        self.mentions.get(&def).map_or(&[], Vec::as_slice)
    }

    pub fn name_span(&self, func: FuncId) -> Span {
        self.program.functions[func.index()].name_span
    }

    pub fn is_deferred(&self, func: FuncId) -> bool {
        self.partition.verdicts.get(func.index()).is_none_or(|verdict| *verdict == Verdict::Deferred)
    }

    /// A place that is deferred, and does something for which others are, too.
    pub fn names(&self, mention: &Mention, does: &str) -> Option<Edge> {
        let function = &self.program.functions[mention.func.index()];
        if function.kind == FunctionKind::Module {
            let to = self.chunk(mention.span)?;
            return Some(Edge { link: format!("this statement {does}"), span: mention.span, to });
        }
        let link = format!("`{}` {does}", function.qualname);
        self.is_deferred(mention.func).then_some(Edge {
            link,
            span: mention.span,
            to: To::Function(mention.func),
        })
    }

    /// Why a place in the module body runs in the isolate, where it does.
    fn chunk(&self, place: Span) -> Option<To> {
        let body = self.program.main_body();
        let around = |span: Span| span.start <= place.start && place.end <= span.end;
        let index = body.body.iter().position(|stmt| around(stmt.span))?;
        let stmt = body.body[index].span;
        if !self.partition.chunks.as_ref().is_some_and(|chunks| chunks.contains(&index)) {
            return None;
        }
        let reasons = &self.partition.reasons[body.id.index()];
        let inside = |reason: &Reason| stmt.start <= reason.span.start && reason.span.end <= stmt.end;
        let whole = |reason: &Reason| reason.id != ReasonId::ModuleBody;
        let found = reasons.iter().position(inside).or_else(|| reasons.iter().position(whole));
        Some(found.map_or(To::Function(body.id), |index| To::ReasonOf(body.id, index)))
    }
}
