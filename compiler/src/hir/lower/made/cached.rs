//! `@cached_property` (`cached_property.__get__` in `Lib/functools.py`): an attribute of the instance that is
//! bound when it is asked for first.
//!
//! ```text
//! def __get__(instance):
//!     val = area(instance)
//!     instance.area = val
//!     return val
//! ```

use super::maker::Maker;
use crate::hir::expansion::CACHED_PROPERTY;
use crate::hir::lower::*;

/// What stands behind each method of the class that has it.
pub(in crate::hir::lower) fn cached(body: &mut Body, stmts: &[Stmt]) {
    // CPython 3.11 takes a lock, which meets the limit of recursion before the function does.
    let Some(of_library) = body.cx.of_library.filter(|_| body.cx.target.minor >= 12) else { return };
    for stmt in stmts {
        let StmtKind::Def { func, target } = &stmt.kind else { continue };
        let TargetKind::Name(NameRef::ClassLocal(name)) = &target.kind else { continue };
        let decorators = body.shared.get(*func).map(|function| function.decorators.clone());
        let Some([decorator]) = decorators.as_deref() else { continue };
        if body.cx.library_member(&body.exprs, *decorator) != Some(CACHED_PROPERTY) {
            continue;
        }
        let mut maker = Maker::new(body, "__get__", of_library.cached_call);
        let instance = maker.param("instance", ParamKind::PositionalOnly, None);
        let compute = maker.add(ExprKind::Lambda(*func));
        let given = maker.get(instance);
        let call = maker.call(compute, vec![given]);
        let (value, keep) = maker.keep("val", call);
        maker.push_made(keep);
        let bound = maker.get(value);
        maker.set_attribute(instance, name, bound);
        let bound = maker.get(value);
        maker.push(StmtKind::Return(Some(bound)));
        let keep = maker.finish(body, name);
        body.shared.cached.insert(*func, keep);
    }
}
