//! What keeps a program from being native as a whole.
//!
//! Beside an isolate much has no native form that has one in a program without: variables that nested
//! functions share, generators that may end when CPython does, `is`. What such a refusal follows from is what
//! the program needs the isolate for.

use std::collections::HashSet;

use super::roots;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::FuncId;
use crate::infer::table::{InstanceId, TypeTable};

/// What stands against the program as inference sees it without an isolate.
#[derive(Default)]
pub struct Alone {
    all: HashSet<Reason>,
    /// Those that follow from no other, in the order of the text.
    roots: Vec<(FuncId, Reason)>,
}

impl Alone {
    /// From what inference refused, and what is known of functions that are reached.
    pub fn new(pure: &TypeTable, certain: impl Iterator<Item = (FuncId, Reason)>) -> Alone {
        let refused: HashSet<InstanceId> = pure.refusals.iter().map(|refusal| refusal.instance).collect();
        let first = roots::first(pure, &refused);
        let own = pure.refusals.iter().filter(|refusal| first.contains(&refusal.instance));
        let mut roots: Vec<(FuncId, Reason)> = certain.collect();
        roots.extend(own.map(|refusal| (refusal.func, refusal.reason.clone())));
        // What goes to the isolate goes there because of something else.
        let is_wake = |reason: &Reason| matches!(reason.id, ReasonId::Class | ReasonId::FunctionValue);
        roots.sort_by_key(|(_, reason)| (is_wake(reason), reason.span.file.0, reason.span.start));
        let all = pure.refusals.iter().map(|refusal| &refusal.reason);
        let all = all.chain(roots.iter().map(|(_, reason)| reason)).cloned().collect();
        Alone { all, roots }
    }

    /// What the program needs the isolate for, when this reason would not stand without one: something in
    /// this function if there is.
    pub fn behind(&self, func: FuncId, reason: &Reason) -> Option<&Reason> {
        if !is_about_the_isolate(reason.id) || self.all.contains(reason) {
            return None;
        }
        let own = self.roots.iter().find(|(of, _)| *of == func);
        own.or_else(|| self.roots.first()).map(|(_, root)| root)
    }
}

/// May it stand beside an isolate only? (Of others, an earlier refusal may have kept inference from the
/// place.)
fn is_about_the_isolate(id: ReasonId) -> bool {
    matches!(
        id,
        ReasonId::FunctionValue
            | ReasonId::Closure
            | ReasonId::NestedFunction
            | ReasonId::Generator
            | ReasonId::Identity
            | ReasonId::IteratorValue
    )
}
