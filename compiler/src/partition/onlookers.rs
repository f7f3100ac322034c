//! Foreign code that looks back: at frames, at `__main__`, at all objects, at the order in which things end.
//!
//! Native code has no frames, so a program that shows itself to such code runs in the isolate, but for
//! functions that are never open while somebody looks (`leaves.rs`), and as a whole where they would be
//! missed all the same. Standard modules on the list see only what they are given; everything else is taken
//! to look.

use super::collector;
use super::modules::Things;
use crate::catalog::intrinsics::{self, warnings};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{
    Arg, BinaryOp, CompareOp, Const, ExprId, ExprKind, Function, FunctionKind, NameRef, Program, PyText,
    Stmt, StmtKind, TargetKind, UnaryOp,
};
use crate::hir::visit::each_stmt;
use crate::hir::visit::each_target;
use crate::source::Span;

/// What the program graph does not show: of the text of the program's other modules, and of how the main one is
/// compiled.
#[derive(Default)]
pub struct Around {
    /// What the other modules may import, by calls too.
    pub imports: Vec<String>,
    /// The parser warns of something in the main module: it does so again when CPython's printer parses a
    /// line to show where in it an exception was raised.
    pub warns_again: bool,
    /// The other modules ask whether two values are one object.
    pub asks_identity: bool,
}

/// Who looks, and how closely.
pub struct Onlooker {
    pub reason: Reason,
    pub sees: Sees,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sees {
    /// The frames that are open, tracebacks, what the module's names are bound to, warnings: not what a
    /// native leaf does.
    Frames,
    /// Every call, every object, or frames that have ended: with their locals.
    Everything,
}

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

/// What these give should be an exact int, float or complex: CPython warns of a subclass (`True` is one) at
/// the line of whoever wanted the number.
const CONVERTING: &[&str] = &["__int__", "__index__", "__float__", "__complex__", INEXACT];

/// That `int(x)` asks it, CPython warns of in any case.
const INEXACT: &str = "__trunc__";

/// Why the program has to run in the isolate, if it has to: the closest look.
pub fn onlooker(program: &Program, minor: u32, around: &Around) -> Option<Onlooker> {
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
    let things = Things::of(program);
    let scope = things.scope_as_value();
    found.extend(scope.map(|(span, name)| by_module(span, name)));
    for function in program.main_functions() {
        found
            .extend(in_function(program, function).map(|reason| Onlooker { reason, sees: Sees::Everything }));
        found.extend(converts(program, function).map(|reason| Onlooker { reason, sees: Sees::Frames }));
        found.extend(warns(&things, around, function, minor));
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

/// A method whose caller is warned of what it returns.
fn converts(program: &Program, function: &Function) -> Option<Reason> {
    let in_class =
        function.parent.is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
    let warns = in_class
        && CONVERTING.contains(&function.name.as_str())
        && (function.name == INEXACT || !returns_numbers(function));
    warns.then(|| Reason::new(ReasonId::FrameInspection, function.name_span, &function.name))
}

/// Does every `return` give an exact int or float, as far as its text tells?
fn returns_numbers(function: &Function) -> bool {
    let mut all = true;
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Return(Some(value)) = &stmt.kind {
            all &= is_number(function, *value);
        }
    });
    all
}

fn is_number(function: &Function, value: ExprId) -> bool {
    match &function.expr(value).kind {
        ExprKind::Const(Const::Int(_) | Const::BigInt(_) | Const::Float(_) | Const::Complex(_)) => true,
        ExprKind::Call { func, .. } => match &function.expr(*func).kind {
            ExprKind::Name(NameRef::Builtin(name)) => intrinsics::makes_exact_number(name),
            _ => false,
        },
        ExprKind::Binary { op, .. } => {
            !matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::MatMul)
        }
        ExprKind::Unary(UnaryOp::Neg | UnaryOp::Pos, operand) => is_number(function, *operand),
        ExprKind::IfExp { then, orelse, .. } => is_number(function, *then) && is_number(function, *orelse),
        _ => false,
    }
}

/// What makes CPython warn at the line of a caller, which native code does not have.
fn warns(things: &Things, around: &Around, function: &Function, minor: u32) -> Option<Onlooker> {
    let imports = |module: &str| {
        things.imports(module) || around.imports.iter().any(|name| name.split('.').next() == Some(module))
    };
    let unseen = untested(function);
    let found = (0..function.exprs.len() as u32).map(ExprId).find_map(|id| {
        let expr = function.expr(id);
        let member = things.member(function, id);
        let warns =
            |(module, name): (String, String)| warnings::is_deprecated(&module, &name).then_some(name);
        match &expr.kind {
            ExprKind::Name(NameRef::Builtin(name)) if name == NO_ANSWER => {
                (!unseen.contains(&id)).then(|| (expr.span, name.clone()))
            }
            ExprKind::Name(_) => Some((expr.span, member.and_then(warns)?)),
            ExprKind::Attribute { name, .. } => {
                let method = || warnings::is_deprecated_method(name, &imports).then(|| name.clone());
                Some((expr.span, member.and_then(warns).or_else(method)?))
            }
            ExprKind::Call { func, args } => {
                Some((expr.span, call_warns(things, function, *func, args, minor, &imports)?))
            }
            ExprKind::Const(Const::Str(PyText::Text(text))) if imports(warnings::PATTERNS) => {
                Some((expr.span, warnings::doubtful_set(text)?.to_owned()))
            }
            _ => None,
        }
    });
    // Only the truth of `NotImplemented` is asked by native code, too; the others are functions of the
    // isolate.
    let sees = |name: &str| if name == NO_ANSWER { Sees::Everything } else { Sees::Frames };
    found.map(|(span, name)| Onlooker {
        reason: Reason::new(ReasonId::FrameInspection, span, &name),
        sees: sees(&name),
    })
}

/// The name of what is called in a way that warns.
fn call_warns(
    things: &Things,
    function: &Function,
    func: ExprId,
    args: &[Arg],
    minor: u32,
    imports: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let positional = args.iter().filter(|arg| matches!(arg, Arg::Positional(_))).count();
    let name = match things.member(function, func) {
        Some((module, name)) => {
            warnings::warns_of_positions(Some(&module), &name, positional, minor).then_some(name)
        }
        None => match &function.expr(func).kind {
            ExprKind::Attribute { name, .. } => {
                warnings::warns_of_positions(None, name, positional, minor).then(|| name.clone())
            }
            _ => None,
        },
    };
    let keyword = args.iter().find_map(|arg| match arg {
        Arg::Keyword(keyword, _) => {
            warnings::is_deprecated_keyword(keyword, imports).then(|| keyword.clone())
        }
        Arg::Positional(_) | Arg::Star(_) | Arg::DoubleStar(_) => None,
    });
    name.or(keyword)
}

/// Expressions whose truth is not asked for: what is returned, and what is compared by identity.
fn untested(function: &Function) -> Vec<ExprId> {
    let mut found = vec![];
    each_stmt(&function.body, &mut |stmt| {
        if let StmtKind::Return(Some(value)) = &stmt.kind {
            found.push(*value);
        }
    });
    for expr in &function.exprs {
        if let ExprKind::Compare(CompareOp::Is | CompareOp::IsNot, left, right) = &expr.kind {
            found.extend([*left, *right]);
        }
    }
    found
}

/// The singleton whose truth value warns.
const NO_ANSWER: &str = "NotImplemented";

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
