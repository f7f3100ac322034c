//! f-strings.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Conversion, FPart};
use crate::infer::walk::Walk;
use crate::ty::Ty;

impl<'a> Walk<'_, 'a> {
    pub(super) fn fstring(&mut self, parts: &'a [FPart]) -> Ty {
        for part in parts {
            if let FPart::Value { value, conversion, spec, span } = part {
                let ty = self.expr(*value);
                self.check_value(&ty, *value);
                if let Some(spec) = spec {
                    self.expr(*spec);
                    if *conversion == Conversion::None && self.holds_member(&ty) {
                        // `Enum.__format__`
                        self.refuse(ReasonId::Class, *span, "formatting a member of an enumeration");
                    }
                }
            }
        }
        Ty::Str
    }

    /// May it be a member of an enumeration?
    fn holds_member(&self, ty: &Ty) -> bool {
        let table = &self.cx.facts.table;
        self.shallow(ty).members().iter().any(|member| match member {
            Ty::Instance(class) => table.info(*class).is_enum,
            _ => false,
        })
    }
}
