//! Which names dynamic code may bind again behind the back of native code.
//!
//! Named writes (`global f`, `builtins.len = …`) are known from the text. Code that reaches namespaces as
//! data (`globals()`, `exec`, `import __main__`, `sys.modules`, `setattr` on a module) may write any name:
//! then every name is looked up at each use.

use std::collections::HashSet;

use super::collector;
use super::timed::{self, Reached};
use crate::hir::nodes::{ExprKind, NameRef, Program, StmtKind, TargetKind};
use crate::infer::ANY_NAME as ANY;
use crate::infer::facts::each_stmt;

/// Modules that hand out the program's own namespace or rewrite objects.
const LOOKING: &[&str] = &[
    "__main__",
    "importlib",
    "inspect",
    "gc",
    "ctypes",
    "unittest",
    "unittest.mock",
    "pdb",
    "runpy",
    "code",
    "trace",
];

/// Attributes that hand out a namespace, or replace what a function does behind its name.
const INNER: &[&str] = &[
    "modules",
    "__dict__",
    "__globals__",
    "f_globals",
    "_getframe",
    "settrace",
    "setprofile",
    "__code__",
    "__defaults__",
    "__kwdefaults__",
];

/// Names of globals and builtins that may change; [`ANY`] when all may.
pub fn rebindable(program: &Program) -> HashSet<String> {
    let mut names = HashSet::new();
    let only_switches = collector::only_switches(program);
    if let Reached::Anything = timed::reached(program) {
        names.insert(ANY.to_owned());
    }
    for function in &program.functions {
        for expr in &function.exprs {
            match &expr.kind {
                ExprKind::Name(NameRef::Builtin(name))
                    if [
                        "globals",
                        "vars",
                        "exec",
                        "eval",
                        "locals",
                        "setattr",
                        "delattr",
                        "compile",
                        "__import__",
                        "__builtins__",
                    ]
                    .contains(&name.as_str()) =>
                {
                    names.insert(ANY.to_owned());
                }
                ExprKind::Attribute { name, .. } if INNER.contains(&name.as_str()) => {
                    names.insert(ANY.to_owned());
                }
                _ => {}
            }
        }
        each_stmt(&function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Import { module, .. } | StmtKind::ImportFrom { module, .. }
                if module == collector::MODULE && only_switches => {}
            StmtKind::Import { module, .. } | StmtKind::ImportFrom { module, .. }
                if LOOKING.contains(&module.as_str()) =>
            {
                names.insert(ANY.to_owned());
            }
            StmtKind::ImportFrom { name, .. } if name == "*" => {
                names.insert(ANY.to_owned());
            }
            StmtKind::Assign { target, .. }
            | StmtKind::AnnAssign { target, .. }
            | StmtKind::Delete(target) => {
                if let TargetKind::Attribute { name, .. } = &target.kind {
                    names.insert(if INNER.contains(&name.as_str()) { ANY.to_owned() } else { name.clone() });
                }
            }
            _ => {}
        });
    }
    names
}
