//! f-strings.

use crate::hir::nodes::FPart;
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn fstring(&mut self, parts: &'a [FPart]) -> Ty {
        for part in parts {
            if let FPart::Value { value, spec, .. } = part {
                let ty = self.expr(*value);
                self.check_value(&ty, *value);
                if let Some(spec) = spec {
                    self.expr(*spec);
                }
            }
        }
        Ty::Str
    }
}
