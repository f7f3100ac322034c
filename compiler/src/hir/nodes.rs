//! The language after desugaring.
//!
//! Desugared: no comprehension (a `Block` that fills a fresh container), no chained comparison, no augmented
//! assignment, no walrus, no `elif`, no multiple targets, no `match`. Resolved: every name is a [`NameRef`].
//! Untyped.
//!
//! Expressions of a function live in its arena (`Function::exprs`), so a type table is a vector indexed by
//! [`ExprId`]; statements and targets stand where they run and carry a number within their function.

use crate::source::{FileId, Span};
pub use crate::syntax::ast::{BinaryOp, CompareOp, Const, Conversion, PyText, UnaryOp};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u32);
        impl $name {
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}
id!(/// A function of the program (also: a module's body, a lambda, a class body, a generator expression).
    FuncId);
id!(/// An expression of one function.
    ExprId);
id!(/// A statement of one function.
    StmtId);
id!(/// Something bound or deleted by a statement of one function.
    TargetId);
id!(/// A local variable of one function.
    BindingId);
id!(/// A module of the program.
    ModuleId);
id!(/// What a name at module level can be bound to.
    DefId);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FunctionKind {
    Module,
    Def,
    Lambda,
    Class,
    GeneratorExpression,
}

pub struct Function {
    pub id: FuncId,
    pub kind: FunctionKind,
    /// `co_name`: `<module>`, `<lambda>`, `<genexpr>` for those without one.
    pub name: String,
    /// `co_qualname`: `outer.<locals>.inner`, `Class.method`.
    pub qualname: String,
    pub parent: Option<FuncId>,
    pub module: ModuleId,
    pub file: FileId,
    pub span: Span,
    /// The name in `def name`, for messages.
    pub name_span: Span,
    pub params: Vec<Param>,
    pub returns: Option<ExprId>,
    pub decorators: Vec<ExprId>,
    /// `contextlib.contextmanager`, an expression of the function around, is its only decorator (which is not
    /// among `decorators`): a call gives what a `with` statement enters.
    pub manager: Option<ExprId>,
    /// `@functools.wraps(f)`, a call in the function around, is its only decorator (which is not among
    /// `decorators`): it has the name and the docstring of what a variable holds.
    pub wraps: Option<Wraps>,
    pub docstring: Option<String>,
    pub is_async: bool,
    pub is_generator: bool,
    pub bindings: Vec<Binding>,
    pub body: Vec<Stmt>,
    pub exprs: Vec<Expr>,
    /// So many statements have an id, and so many targets.
    pub statements: u32,
    pub targets: u32,
    /// A function that a decorator of the library makes: no text of the program says it.
    pub is_made: bool,
}

/// See [`Function::wraps`].
pub struct Wraps {
    /// What is called.
    pub decorator: ExprId,
    /// The variable of a function around, and that function.
    pub variable: (FuncId, BindingId),
}

impl Function {
    pub fn expr(&self, id: ExprId) -> &Expr {
        &self.exprs[id.index()]
    }
    pub fn binding(&self, id: BindingId) -> &Binding {
        &self.bindings[id.index()]
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParamKind {
    PositionalOnly,
    Positional,
    /// `*args`
    VarPositional,
    KeywordOnly,
    /// `**kwargs`
    VarKeyword,
}

pub struct Param {
    pub name: String,
    pub kind: ParamKind,
    pub binding: BindingId,
    /// Evaluated in the *enclosing* function when `def` runs; an expression of the enclosing function's
    /// arena.
    pub default: Option<ExprId>,
    /// An expression of the enclosing function's arena; never evaluated by native code, read as a hint.
    pub annotation: Option<ExprId>,
    pub span: Span,
}

impl Param {
    /// `*args` or `**kwargs`
    pub fn takes_many(&self) -> bool {
        matches!(self.kind, ParamKind::VarPositional | ParamKind::VarKeyword)
    }
}

pub struct Binding {
    pub name: String,
    /// Made by desugaring: never visible to Python code, never unbound.
    pub synthetic: bool,
    /// Some nested function reads or writes it: it lives in a cell.
    pub captured: bool,
}

/// What a name means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NameRef {
    Local(BindingId),
    /// A local of an enclosing function, reached through a cell.
    Free(FuncId, BindingId),
    /// A global of a module: of this function's.
    Global(DefId),
    /// Nothing in the module binds it: looked up in builtins (and may be missing there too: NameError). Also
    /// what the module has without binding it (`__name__`, `__file__`, `__doc__` …), what a star import may
    /// bring, and what other modules set on it.
    Builtin(String),
    /// A name in a class body: class namespace first, then global, then builtin.
    ClassLocal(String),
}

pub struct Expr {
    pub kind: ExprKind,
    /// CPython's position of the expression (what its traceback carets use).
    pub span: Span,
}

pub enum ExprKind {
    Const(Const),
    Name(NameRef),
    Tuple(Vec<Element>),
    List(Vec<Element>),
    Set(Vec<Element>),
    Dict(Vec<DictItem>),
    Unary(UnaryOp, ExprId),
    /// `inplace`: came from `x op= y`, so a list or set is changed in place.
    Binary {
        op: BinaryOp,
        left: ExprId,
        right: ExprId,
        inplace: bool,
    },
    /// `and` / `or`, one operator at a time.
    And(ExprId, ExprId),
    Or(ExprId, ExprId),
    Compare(CompareOp, ExprId, ExprId),
    IfExp {
        test: ExprId,
        then: ExprId,
        orelse: ExprId,
    },
    Call {
        func: ExprId,
        args: Vec<Arg>,
    },
    Attribute {
        object: ExprId,
        name: String,
        name_span: Span,
    },
    Subscript {
        object: ExprId,
        index: ExprId,
    },
    Slice {
        lower: Option<ExprId>,
        upper: Option<ExprId>,
        step: Option<ExprId>,
    },
    /// An f-string; adjacent literals are merged, empty ones gone.
    FString(Vec<FPart>),
    Lambda(FuncId),
    /// A generator expression: `iter` is the first iterable, evaluated here and passed in; the function's one
    /// parameter is `.0`.
    GeneratorExp {
        func: FuncId,
        iter: ExprId,
    },
    /// Statements, then a value. Comprehensions, walrus, chained comparison.
    /// `frame`: on targets below 3.12 a comprehension is a frame of its own (`<listcomp>`), seen in
    /// tracebacks. The iterable of the outermost `For` of a comprehension belongs to the frame around (and so
    /// does `iter()` of it), everything else to that frame. A synthetic binding that is `captured` (a
    /// comprehension variable a lambda inside reads) gets a fresh cell each time the block runs.
    Block {
        body: Vec<Stmt>,
        value: ExprId,
        frame: Option<&'static str>,
    },
    Yield(Option<ExprId>),
    YieldFrom(ExprId),
    Await(ExprId),
    /// `*x` outside of a display or call (subscript `a[*b]`): deferred.
    Starred(ExprId),
    /// A construct native code will never see (t-strings …), with its name for the reason.
    Opaque(&'static str),
}

/// What a name in `[T]` behind that of a function or class is, as an [`ExprKind::Opaque`].
pub const TYPE_PARAMETER: &str = "type parameter";

pub enum Element {
    One(ExprId),
    Star(ExprId),
}

pub enum DictItem {
    Pair(ExprId, ExprId),
    Unpack(ExprId),
}

pub enum Arg {
    Positional(ExprId),
    Star(ExprId),
    Keyword(String, ExprId),
    DoubleStar(ExprId),
}

impl Arg {
    /// The expression of it.
    pub fn value(&self) -> ExprId {
        match self {
            Arg::Positional(value) | Arg::Star(value) | Arg::Keyword(_, value) | Arg::DoubleStar(value) => {
                *value
            }
        }
    }
}

pub enum FPart {
    Literal(PyText),
    Value { value: ExprId, conversion: Conversion, spec: Option<ExprId>, span: Span },
}

/// Statements made from one Python statement carry its span and stand next to each other (`a = b = v`, `del
/// a, b`, `import a, b`, `a[i()] += 1` and its temporaries).
pub struct Stmt {
    pub id: StmtId,
    pub kind: StmtKind,
    pub span: Span,
}

pub enum StmtKind {
    Expr(ExprId),
    Assign {
        target: Target,
        value: ExprId,
    },
    /// `x: int = 1` / `x: int`. The annotation is a hint; at module or class level it is also evaluated by
    /// Python.
    AnnAssign {
        target: Target,
        annotation: ExprId,
        value: Option<ExprId>,
        simple: bool,
    },
    /// Adds to the container a comprehension is building (`value` is the dict key's value or the element).
    CompAdd {
        target: BindingId,
        kind: CompKind,
        key: Option<ExprId>,
        value: ExprId,
    },
    Delete(Target),
    Return(Option<ExprId>),
    Raise {
        exc: Option<ExprId>,
        cause: Option<ExprId>,
    },
    Assert {
        test: ExprId,
        message: Option<ExprId>,
    },
    If {
        test: ExprId,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    While {
        test: ExprId,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    For {
        target: Target,
        iter: ExprId,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
        is_async: bool,
    },
    Break,
    Continue,
    Pass,
    Try {
        body: Vec<Stmt>,
        handlers: Vec<Handler>,
        orelse: Vec<Stmt>,
        finalbody: Vec<Stmt>,
        is_star: bool,
    },
    With {
        items: Vec<(ExprId, Option<Target>)>,
        body: Vec<Stmt>,
        is_async: bool,
    },
    /// `def` or `class`: binds `target` to function (class body) `func`. Defaults and decorators are
    /// expressions of this function.
    Def {
        func: FuncId,
        target: Target,
    },
    Class {
        func: FuncId,
        target: Target,
        args: Vec<Arg>,
        decorators: Vec<ExprId>,
    },
    Import {
        module: String,
        target: Target,
        asname: bool,
    },
    /// `from module import name as target`; `name` is `*` for a star import (then `target` is None).
    ImportFrom {
        module: String,
        level: u32,
        name: String,
        /// All that the Python statement asks for: the import machinery gets it at once. Empty but for the
        /// first.
        asked: Vec<String>,
        target: Option<Target>,
    },
    /// `type X = …` and whatever native code will never see, with what it binds.
    Opaque {
        what: &'static str,
        binds: Option<Target>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompKind {
    List,
    Set,
    Dict,
}

/// `name` is bound when the handler is entered. Its end (Python unbinds the name however the handler is left)
/// stands in `body` as statements: a plain `del name` at the normal end and before each `break` / `continue`
/// out of it when nobody can see the name after an exception or `return`; else the whole body is one `try …
/// finally: name = None; del name`.
pub struct Handler {
    pub class: Option<ExprId>,
    pub name: Option<Target>,
    pub body: Vec<Stmt>,
    pub span: Span,
}

pub struct Target {
    pub id: TargetId,
    pub kind: TargetKind,
    pub span: Span,
}

pub enum TargetKind {
    Name(NameRef),
    Attribute {
        object: ExprId,
        name: String,
    },
    Subscript {
        object: ExprId,
        index: ExprId,
    },
    /// `a, *b, c = …`; `star` is the index of the starred one.
    Tuple {
        items: Vec<Target>,
        star: Option<usize>,
    },
}
