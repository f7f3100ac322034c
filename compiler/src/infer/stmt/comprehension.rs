//! What a comprehension adds to its container.

use crate::hir::nodes::{CompKind, ExprId};
use crate::infer::table::VarKey;
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn comprehension_add(
        &mut self,
        target: VarKey,
        kind: CompKind,
        key: Option<ExprId>,
        value: ExprId,
    ) {
        let key_ty = key.map(|key| self.expr(key));
        let value_ty = self.expr(value);
        let container = self.env.locals.get(&target).map_or(Ty::Never, |local| local.ty);
        match (kind, self.shallow(&container)) {
            (CompKind::List, Ty::List(element)) => self.put(&element, &value_ty, value),
            (CompKind::Set, Ty::Set(element)) => {
                self.put(&element, &value_ty, value);
                self.check_keys(&element, self.func.expr(value).span);
            }
            (CompKind::Dict, Ty::Dict(k, v)) => {
                if let (Some(key), Some(key_ty)) = (key, key_ty) {
                    self.put(&k, &key_ty, key);
                    self.check_keys(&k, self.func.expr(key).span);
                }
                self.put(&v, &value_ty, value);
            }
            (_, Ty::Dyn | Ty::Never) => {}
            (CompKind::List | CompKind::Set | CompKind::Dict, _) => {
                unreachable!("a comprehension fills a fresh container")
            }
        }
    }
}
