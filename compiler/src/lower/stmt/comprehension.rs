//! What a comprehension adds to its container.

use crate::hir::nodes::{CompKind, ExprId};
use crate::infer::table::VarKey;
use crate::lower::function::Lower;
use crate::sir::{Op, Value};
use crate::source::Span;
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub(super) fn comprehension_add(
        &mut self,
        target: VarKey,
        kind: CompKind,
        key: Option<ExprId>,
        value: ExprId,
    ) {
        let span = self.add_position(key, value);
        let key = key.map(|key| self.expr(key));
        let value = self.expr(value);
        if *self.ty(value) == Ty::Never || key.is_some_and(|key| *self.ty(key) == Ty::Never) {
            return;
        }
        let slot = self.variable_slot(target);
        let container = self.get(slot);
        let (name, args, types) = match (kind, *self.ty(container)) {
            (CompKind::List, Ty::List(element)) => ("append", vec![container, value], vec![*element]),
            (CompKind::Set, Ty::Set(element)) => ("add", vec![container, value], vec![*element]),
            (CompKind::Dict, Ty::Dict(key_ty, value_ty)) => (
                "__setitem__",
                vec![container, key.expect("a dict comprehension has keys"), value],
                vec![*key_ty, *value_ty],
            ),
            (CompKind::List | CompKind::Set | CompKind::Dict, Ty::Dyn) => {
                self.dyn_add(container, kind, key, value, span);
                return;
            }
            (CompKind::List | CompKind::Set | CompKind::Dict, other) => {
                panic!("B0003: lower, `{}`: a comprehension fills a `{other}`", self.func.qualname)
            }
        };
        let args: Vec<Value> = args
            .into_iter()
            .enumerate()
            .map(|(index, arg)| if index == 0 { arg } else { self.coerce(arg, &types[index - 1]) })
            .collect();
        let owner = crate::catalog::owner_of(self.ty(container));
        self.exact_row(owner, name, &args, Ty::None, span);
    }

    pub fn dyn_add(
        &mut self,
        container: Value,
        kind: CompKind,
        key: Option<Value>,
        value: Value,
        span: Span,
    ) {
        let value = self.coerce(value, &Ty::Dyn);
        let (name, args) = match kind {
            CompKind::List => ("append", vec![value]),
            CompKind::Set => ("add", vec![value]),
            CompKind::Dict => {
                let key = key.expect("a dict comprehension has keys");
                ("__setitem__", vec![self.coerce(key, &Ty::Dyn), value])
            }
        };
        let lookup = self.site(span);
        self.try_(
            Ty::Dyn,
            Op::CallDynMethod { object: container, name: name.to_owned(), args, keywords: vec![], lookup },
            span,
        );
    }
}
