//! What CPython's printer adds to an uncaught NameError: `Did you mean: 'total'?`, `Did you forget to import
//! 'math'?`.
//!
//! It looks for names close to the missing one among the frame's locals, the globals and the builtins that
//! are there when the exception is printed. Here it only matters whether it may find any.

use std::collections::HashSet;

use crate::catalog::names;
use crate::hir::Program;
use crate::hir::nodes::{ExprKind, FuncId, NameRef};
use crate::world::spelling::suggests;

/// CPython looks at no more candidates than 750; builtins are among them.
const FEW_GLOBALS: usize = 500;

pub struct Lookalikes<'a> {
    program: &'a Program,
}

impl<'a> Lookalikes<'a> {
    pub fn of(program: &'a Program) -> Lookalikes<'a> {
        Lookalikes { program }
    }

    /// May the missing name bring up a local of this function, or of one around it?
    pub fn among_locals(&self, reader: FuncId, name: &str) -> bool {
        let mut at = Some(reader);
        while let Some(function) = at.map(|id| &self.program.functions[id.index()]) {
            // With a local `self` its attributes are looked at.
            if function.bindings.iter().any(|local| local.name == "self" || suggests(name, &local.name)) {
                return true;
            }
            at = function.parent;
        }
        false
    }

    /// The same of a variable of a function around, which is among them itself.
    pub fn among_other_locals(&self, reader: FuncId, name: &str) -> bool {
        let mut at = Some(reader);
        while let Some(function) = at.map(|id| &self.program.functions[id.index()]) {
            let mut others = function.bindings.iter().filter(|local| local.name != name);
            if others.any(|local| local.name == "self" || suggests(name, &local.name)) {
                return true;
            }
            at = function.parent;
        }
        false
    }

    /// May it bring up anything of the module or of the builtins?
    pub fn anywhere(&self, name: &str) -> bool {
        let mut globals = self.program.native_globals();
        names::is_standard_module(name)
            || self.has_many_globals()
            || globals.any(|global| suggests(name, &global.name))
            || names::bound_from_the_start().any(|known| suggests(name, known))
    }

    fn has_many_globals(&self) -> bool {
        self.program.native_modules().iter().any(|module| module.globals.len() > FEW_GLOBALS)
    }

    /// Does the missing name bring up this global?
    pub fn suggests(&self, name: &str, global: &str) -> bool {
        suggests(name, global) || self.has_many_globals()
    }

    /// Names that neither the module nor the builtins have.
    pub fn unknown_names(&self) -> HashSet<&'a str> {
        let exprs = self.program.native_functions().iter().flat_map(|function| &function.exprs);
        let named = exprs.filter_map(|expr| match &expr.kind {
            ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name)) => Some(name.as_str()),
            _ => None,
        });
        named
            .filter(|name| !names::is_builtin_everywhere(name) && !names::is_module_attribute(name))
            .collect()
    }
}
