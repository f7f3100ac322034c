//! Foreign code that looks back: at frames, at `__main__`, at all objects, at the order in which things end.
//!
//! Native code has no frames, so a program that shows itself to such code runs in the isolate, but for
//! functions that are never open while somebody looks (`leaves.rs`), and as a whole where they would be
//! missed all the same. Standard modules on the list see only what they are given; everything else is taken
//! to look.

use super::things::Things;
use super::warnings::{converts, warns};
use super::{Around, Onlooker, Sees, collector};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{
    Const, ExprKind, Function, FunctionKind, Program, PyText, Stmt, StmtKind, TargetKind,
};
use crate::hir::visit::each_stmt;
use crate::hir::visit::each_target;
use crate::source::Span;

/// Modules that see everything: they trace, count objects or memory, or put other objects into the place of
/// functions.
const SEARCHING: &[&str] = &[
    "bdb",
    "cProfile",
    "cgitb",
    "code",
    "codeop",
    "coverage",
    "ctypes",
    "faulthandler",
    "gc",
    "importlib",
    "mock",
    "pdb",
    "profile",
    "pytest",
    "runpy",
    "trace",
    "tracemalloc",
    "weakref",
];

/// Standard modules that see only what they are given.
const BLIND: &[&str] = &[
    "__future__",
    "abc",
    "argparse",
    "array",
    "base64",
    "binascii",
    "bisect",
    "builtins",
    "calendar",
    "cmath",
    "codecs",
    "collections",
    "colorsys",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "errno",
    "fnmatch",
    "fractions",
    "functools",
    "getopt",
    "glob",
    "graphlib",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "locale",
    "math",
    "numbers",
    "operator",
    "os",
    "pathlib",
    "platform",
    "pprint",
    "queue",
    "random",
    "re",
    "reprlib",
    "secrets",
    "shlex",
    "shutil",
    "stat",
    "statistics",
    "string",
    "struct",
    "subprocess",
    "sys",
    "tempfile",
    "textwrap",
    "time",
    "timeit",
    "types",
    "typing",
    "unicodedata",
    "urllib",
    "uuid",
    "zlib",
];

/// Names with which a program looks at its own execution, or at the memory that objects take.
const TELLING: &[&str] = &[
    "_getframe",
    "_getframemodulename",
    "_current_frames",
    "settrace",
    "setprofile",
    "monitoring",
    "getrefcount",
    "tracebacklimit",
    "unraisablehook",
    "getsizeof",
    "__sizeof__",
    "getallocatedblocks",
    "_debugmallocstats",
    "__traceback__",
    "with_traceback",
    "tb_frame",
    "tb_next",
    "tb_lineno",
    "f_back",
    "f_locals",
    "f_globals",
];

/// Why the program has to run in the isolate, if it has to: the closest look.
pub fn onlooker(program: &Program, things: &Things, minor: u32, around: &Around) -> Option<Onlooker> {
    let body = program.main_body();
    let head = Span::new(body.span.file, body.span.start, body.span.start);
    let reason = |span, name: &str| Reason::new(ReasonId::FrameInspection, span, name);
    let by_module = |span, name: &str| Onlooker { reason: reason(span, name), sees: sees(name) };
    let only_switches = collector::only_switches(program);
    let is_blind = |name: &str| name == collector::MODULE && only_switches || is_blind(program, name);
    let mut found = vec![];
    for function in program.other_functions() {
        let looks = in_function(program, function).map(|_| Sees::Everything);
        let converts = converts(program, function).map(|_| Sees::Frames);
        let seen = [looks, converts].into_iter().flatten();
        found.extend(seen.map(|sees| Onlooker { reason: reason(head, "a module of the program"), sees }));
    }
    found.extend(
        around.imports.iter().filter(|name| !self::is_blind(program, name)).map(|name| by_module(head, name)),
    );
    let scope = things.scope_as_value();
    found.extend(scope.map(|(span, name)| by_module(span, name)));
    for function in program.main_functions() {
        found
            .extend(in_function(program, function).map(|reason| Onlooker { reason, sees: Sees::Everything }));
        found.extend(converts(program, function).map(|reason| Onlooker { reason, sees: Sees::Frames }));
        found.extend(warns(things, around, function, minor));
        each_stmt(&function.body, &mut |stmt| {
            found
                .extend(imported(stmt).filter(|name| !is_blind(name)).map(|name| by_module(stmt.span, name)));
            if let StmtKind::ImportFrom { name, .. } = &stmt.kind
                && sees(name) == Sees::Everything
            {
                found.push(by_module(stmt.span, name));
            }
        });
    }
    let closest = found.iter().position(|onlooker| onlooker.sees == Sees::Everything).unwrap_or(0);
    (closest < found.len()).then(|| found.swap_remove(closest))
}

fn sees(module: &str) -> Sees {
    if module.split('.').any(|part| SEARCHING.contains(&part)) { Sees::Everything } else { Sees::Frames }
}

fn in_function(program: &Program, function: &Function) -> Option<Reason> {
    let reason = |span, name: &str| Some(Reason::new(ReasonId::FrameInspection, span, name));
    let in_class =
        function.parent.is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
    // When it runs shows in which order objects end.
    if in_class && function.name == "__del__" {
        return reason(function.name_span, &function.name);
    }
    for expr in &function.exprs {
        // As an attribute, or as what `getattr` is given.
        if let ExprKind::Attribute { name, .. } | ExprKind::Const(Const::Str(PyText::Text(name))) = &expr.kind
            && TELLING.contains(&name.as_str())
        {
            return reason(expr.span, name);
        }
    }
    let mut found = None;
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::ImportFrom { name, .. } = &stmt.kind
            && TELLING.contains(&name.as_str())
        {
            found = found.take().or_else(|| reason(stmt.span, name));
        }
        each_target(function, stmt, &mut |target| {
            if let TargetKind::Attribute { name, .. } = &target.kind
                && TELLING.contains(&name.as_str())
            {
                found = found.take().or_else(|| reason(target.span, name));
            }
        });
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

fn is_blind(program: &Program, module: &str) -> bool {
    let top = module.split('.').next().unwrap_or(module);
    BLIND.contains(&top) || program.has_top(top)
}
