//! Methods that values certainly have not.

use super::function::Lower;
use crate::catalog;
use crate::hir::nodes::{ExprId, ExprKind, FuncId};
use crate::sir::{Op, StmtKind, Value};
use crate::ty::Ty;

impl Lower<'_, '_> {
    /// `None.append(f())`: the method is looked up before the arguments are evaluated, and the error points
    /// at `None.append`. Gives a value when the object never has it.
    pub(super) fn lacks_method(&mut self, object: Value, func: ExprId) -> Option<Value> {
        let ExprKind::Attribute { name, .. } = &self.func.expr(func).kind else { return None };
        let position = self.position(func);
        let all = self.ty(object).members();
        for member in &all {
            let lack = match member {
                Ty::None => catalog::missing_method(member, name, None),
                Ty::Closure(func, _) if self.module.input.program.is_own_function(FuncId(*func)) => {
                    catalog::missing_of_function(name).map(|message| ("AttributeError", message))
                }
                _ => None,
            };
            let Some((class, message)) = lack.filter(|(class, _)| *class == "AttributeError") else {
                continue;
            };
            if all.len() == 1 {
                return Some(self.raise_new(class, &message, position));
            }
            let cond = self.let_(Ty::Bool, Op::Holds { value: object, members: vec![*member] });
            let then = self.region(&mut |lower| {
                lower.raise_new(class, &message, position);
            });
            self.push(StmtKind::If { cond, then, orelse: vec![] });
        }
        None
    }
}
