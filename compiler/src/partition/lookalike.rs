//! What CPython's printer adds to an uncaught NameError: `Did you mean: 'total'?`, `Did you forget to import
//! 'math'?`.
//!
//! It looks for names close to the missing one among the frame's locals, the globals and the builtins that
//! are there when the exception is printed. Here it only matters whether it may find any.

use std::collections::HashSet;

use crate::catalog::names;
use crate::hir::Program;
use crate::hir::nodes::{Binding, ExprKind, FuncId, Function, NameRef};
use crate::world::classes::Classes;
use crate::world::spelling::suggests;

/// CPython looks at no more candidates than 750; builtins are among them.
const FEW_GLOBALS: usize = 500;

const SELF: &str = "self";

pub struct Lookalikes<'a> {
    program: &'a Program,
}

impl<'a> Lookalikes<'a> {
    pub fn of(program: &'a Program) -> Lookalikes<'a> {
        Lookalikes { program }
    }

    /// May the missing name bring up a local of this function, or of one around it?
    pub fn among_locals(&self, reader: FuncId, name: &str) -> bool {
        // With a local `self` its attributes are looked at.
        self.around(reader).any(|function| {
            function.bindings.iter().any(|local| local.name == SELF || suggests(name, &local.name))
        })
    }

    /// The same, where it is known what attributes `self` may have.
    pub fn among_known_locals(&self, classes: &Classes, reader: FuncId, name: &str) -> bool {
        self.around(reader).any(|function| {
            // Of a frame that is native, CPython sees no more than that there is a `self`.
            let is_known = |own: &Binding| {
                let first = function.params.first().is_some_and(|param| param.name == own.name);
                let is_method = first && classes.of_member(function.id).is_some();
                function.id == reader && is_method && !own.captured && classes.attr(name).is_none()
            };
            let is_meant =
                |local: &Binding| suggests(name, &local.name) || local.name == SELF && !is_known(local);
            function.bindings.iter().any(is_meant)
        })
    }

    /// A function and those around it.
    fn around(&self, reader: FuncId) -> impl Iterator<Item = &'a Function> {
        let program = self.program;
        let function = |func: FuncId| &program.functions[func.index()];
        std::iter::successors(Some(function(reader)), move |inner| inner.parent.map(function))
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
