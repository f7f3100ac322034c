//! Foreign code that looks back: at frames, at `__main__`, at all objects, at the order in which things end.
//!
//! Native code has no frames, so a program that shows itself to such code runs in the isolate as a whole. Standard modules on
//! the list see only what they are given; everything else is taken to look.

use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{ExprKind, Function, FunctionKind, Program, Stmt, StmtKind};
use crate::infer::facts::each_stmt;
use crate::source::Span;

/// The program's own other modules, which run in the isolate.
#[derive(Default)]
pub struct Around {
    /// Their dotted names.
    pub own: Vec<String>,
    /// What they import.
    pub imports: Vec<String>,
    /// The parser warns of something in the main module: it does so again when CPython's printer parses a line to show where in
    /// it an exception was raised.
    pub warns_again: bool,
    /// Their text names something of [`TELLING`].
    pub is_telling: bool,
}

/// Standard modules that see only what they are given.
const BLIND: &[&str] = &[
    "__future__", "abc", "argparse", "array", "base64", "binascii", "bisect", "builtins", "calendar", "cmath", "codecs", "collections",
    "colorsys", "contextlib", "copy", "csv", "dataclasses", "datetime", "decimal", "difflib", "enum", "errno", "fnmatch",
    "fractions", "functools", "getopt", "glob", "graphlib", "gzip", "hashlib", "heapq", "hmac", "html", "io", "ipaddress",
    "itertools", "json", "keyword", "locale", "math", "numbers", "operator", "os", "pathlib", "platform", "pprint", "queue",
    "random", "re", "reprlib", "secrets", "shlex", "shutil", "stat", "statistics", "string", "struct", "subprocess", "sys",
    "tempfile", "textwrap", "time", "types", "typing", "unicodedata", "urllib", "uuid", "zlib",
];

/// Names with which a program looks at its own execution.
pub const TELLING: &[&str] = &[
    "_getframe", "_getframemodulename", "_current_frames", "settrace", "setprofile", "getrefcount", "tracebacklimit",
    "unraisablehook", "__traceback__", "with_traceback", "tb_frame", "tb_next", "tb_lineno", "f_back", "f_locals", "f_globals",
];

/// Why the whole program has to run in the isolate, if it has to.
pub fn onlooker(program: &Program, around: &Around) -> Option<Reason> {
    let body = &program.functions[program.modules[0].body.index()];
    let head = Span::new(body.span.file, body.span.start, body.span.start);
    let reason = |span, name: &str| Reason::new(ReasonId::FrameInspection, span, name);
    if around.is_telling {
        return Some(reason(head, "a module of the program"));
    }
    if let Some(name) = around.imports.iter().find(|name| !is_blind(name, around)) {
        return Some(reason(head, name));
    }
    program.functions.iter().find_map(|function| in_function(program, function, around))
}

fn in_function(program: &Program, function: &Function, around: &Around) -> Option<Reason> {
    let reason = |span, name: &str| Some(Reason::new(ReasonId::FrameInspection, span, name));
    let in_class = function.parent.is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
    // When it runs shows in which order objects end.
    if in_class && function.name == "__del__" {
        return reason(function.name_span, &function.name);
    }
    for expr in &function.exprs {
        if let ExprKind::Attribute { name, .. } = &expr.kind
            && TELLING.contains(&name.as_str())
        {
            return reason(expr.span, name);
        }
    }
    let mut found = None;
    each_stmt(&function.body, &mut |stmt| {
        let imported = imported(stmt).filter(|name| !is_blind(name, around));
        found = found.take().or_else(|| imported.and_then(|name| reason(stmt.span, name)));
    });
    found
}

fn imported(stmt: &Stmt) -> Option<&str> {
    match &stmt.kind {
        StmtKind::Import { module, .. } => Some(module),
        StmtKind::ImportFrom { module, level: 0, .. } => Some(module),
        _ => None,
    }
}

fn is_blind(module: &str, around: &Around) -> bool {
    let top = module.split('.').next().unwrap_or(module);
    let is_top = |name: &String| name.split('.').next() == Some(top);
    BLIND.contains(&top) || around.own.iter().any(is_top)
}
