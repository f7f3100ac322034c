//! Our own syntax tree: CPython's `ast` shape, owned, with CPython's positions.
//!
//! Every list, field and position is what `ast.parse` of the target version gives (known exceptions stand in
//! `parse/`), so the two can be compared node by node. Spans are byte offsets into the decoded text.

use crate::source::{FileId, Span};

pub struct Module {
    pub file: FileId,
    pub body: Vec<Stmt>,
}

pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
}

pub enum StmtKind {
    FunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    Return(Option<Expr>),
    Delete(Vec<Expr>),
    Assign {
        targets: Vec<Expr>,
        value: Expr,
    },
    /// `type X[T] = value`
    TypeAlias {
        name: Expr,
        type_params: Vec<TypeParam>,
        value: Expr,
    },
    AugAssign {
        target: Expr,
        op: BinaryOp,
        value: Expr,
    },
    /// `simple`: the target is a bare name, so the annotation is recorded.
    AnnAssign {
        target: Expr,
        annotation: Expr,
        value: Option<Expr>,
        simple: bool,
    },
    For {
        is_async: bool,
        target: Expr,
        iter: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    While {
        test: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    /// `elif` is a nested `If` in `orelse`.
    If {
        test: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    With {
        is_async: bool,
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    Match {
        subject: Expr,
        cases: Vec<MatchCase>,
    },
    Raise {
        exc: Option<Expr>,
        cause: Option<Expr>,
    },
    Try(Box<Try>),
    Assert {
        test: Expr,
        message: Option<Expr>,
    },
    Import(Vec<Alias>),
    ImportFrom {
        module: Option<String>,
        names: Vec<Alias>,
        level: u32,
    },
    Global(Vec<String>),
    Nonlocal(Vec<String>),
    Expr(Expr),
    Pass,
    Break,
    Continue,
}

pub struct FunctionDef {
    pub is_async: bool,
    pub name: String,
    pub name_span: Span,
    pub params: Parameters,
    pub body: Vec<Stmt>,
    pub decorators: Vec<Expr>,
    pub returns: Option<Expr>,
    pub type_params: Vec<TypeParam>,
}

pub struct ClassDef {
    pub name: String,
    pub name_span: Span,
    pub bases: Vec<Expr>,
    pub keywords: Vec<Keyword>,
    pub body: Vec<Stmt>,
    pub decorators: Vec<Expr>,
    pub type_params: Vec<TypeParam>,
}

pub struct Try {
    pub body: Vec<Stmt>,
    pub handlers: Vec<ExceptHandler>,
    pub orelse: Vec<Stmt>,
    pub finalbody: Vec<Stmt>,
    /// `except*`
    pub is_star: bool,
}

pub struct ExceptHandler {
    pub class: Option<Expr>,
    pub name: Option<String>,
    pub name_span: Option<Span>,
    pub body: Vec<Stmt>,
    pub span: Span,
}

pub struct WithItem {
    pub context: Expr,
    pub target: Option<Expr>,
}

pub struct Alias {
    pub name: String,
    pub asname: Option<String>,
    pub span: Span,
}

/// CPython's `arguments`.
#[derive(Default)]
pub struct Parameters {
    pub posonly: Vec<Parameter>,
    pub args: Vec<Parameter>,
    pub vararg: Option<Parameter>,
    pub kwonly: Vec<Parameter>,
    /// One for each keyword-only parameter.
    pub kw_defaults: Vec<Option<Expr>>,
    pub kwarg: Option<Parameter>,
    /// Of the last positional parameters.
    pub defaults: Vec<Expr>,
}

pub struct Parameter {
    pub name: String,
    pub annotation: Option<Expr>,
    pub span: Span,
}

pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

pub enum ExprKind {
    BoolOp {
        op: BoolOp,
        values: Vec<Expr>,
    },
    Named {
        target: Box<Expr>,
        value: Box<Expr>,
    },
    Binary {
        left: Box<Expr>,
        op: BinaryOp,
        right: Box<Expr>,
    },
    Unary {
        op: UnaryOp,
        operand: Box<Expr>,
    },
    Lambda {
        params: Box<Parameters>,
        body: Box<Expr>,
    },
    IfExp {
        test: Box<Expr>,
        body: Box<Expr>,
        orelse: Box<Expr>,
    },
    /// A key of `None` is `**value`.
    Dict {
        keys: Vec<Option<Expr>>,
        values: Vec<Expr>,
    },
    Set(Vec<Expr>),
    ListComp {
        element: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    SetComp {
        element: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    DictComp {
        key: Box<Expr>,
        value: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    GeneratorExp {
        element: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    Await(Box<Expr>),
    Yield(Option<Box<Expr>>),
    YieldFrom(Box<Expr>),
    Compare {
        left: Box<Expr>,
        ops: Vec<CompareOp>,
        comparators: Vec<Expr>,
    },
    Call {
        func: Box<Expr>,
        args: Vec<Expr>,
        keywords: Vec<Keyword>,
    },
    FormattedValue {
        value: Box<Expr>,
        conversion: Conversion,
        spec: Option<Box<Expr>>,
    },
    JoinedStr(Vec<Expr>),
    /// `u_prefix`: written `u'…'` (CPython's `kind`).
    Constant {
        value: Const,
        u_prefix: bool,
    },
    Attribute {
        value: Box<Expr>,
        attr: String,
        attr_span: Span,
        ctx: Context,
    },
    Subscript {
        value: Box<Expr>,
        slice: Box<Expr>,
        ctx: Context,
    },
    Starred {
        value: Box<Expr>,
        ctx: Context,
    },
    Name {
        id: String,
        ctx: Context,
    },
    List {
        elements: Vec<Expr>,
        ctx: Context,
    },
    Tuple {
        elements: Vec<Expr>,
        ctx: Context,
    },
    Slice {
        lower: Option<Box<Expr>>,
        upper: Option<Box<Expr>>,
        step: Option<Box<Expr>>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Context {
    Load,
    Store,
    Del,
}

pub struct Comprehension {
    pub target: Expr,
    pub iter: Expr,
    pub ifs: Vec<Expr>,
    pub is_async: bool,
}

/// `name=value`, or `**value` without a name.
pub struct Keyword {
    pub name: Option<String>,
    pub value: Expr,
    pub span: Span,
}

pub struct MatchCase {
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Vec<Stmt>,
}

pub struct Pattern {
    pub kind: PatternKind,
    pub span: Span,
}

pub enum PatternKind {
    Value(Expr),
    /// `None`, `True`, `False`
    Singleton(Const),
    Sequence(Vec<Pattern>),
    Mapping {
        keys: Vec<Expr>,
        patterns: Vec<Pattern>,
        rest: Option<String>,
    },
    Class {
        class: Expr,
        patterns: Vec<Pattern>,
        keywords: Vec<(String, Pattern)>,
    },
    Star(Option<String>),
    As {
        pattern: Option<Box<Pattern>>,
        name: Option<String>,
    },
    Or(Vec<Pattern>),
}

pub struct TypeParam {
    pub kind: TypeParamKind,
    pub name: String,
    pub bound: Option<Expr>,
    pub default: Option<Expr>,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TypeParamKind {
    TypeVar,
    TypeVarTuple,
    ParamSpec,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    /// Decimal digits, no sign.
    BigInt(String),
    Float(f64),
    Complex(f64),
    /// Lone surrogates are kept, so a string is its code points, not UTF-8.
    Str(PyText),
    Bytes(Vec<u8>),
}

/// A Python string constant. `Text` unless it holds lone surrogates.
#[derive(Clone, PartialEq, Debug)]
pub enum PyText {
    Text(String),
    CodePoints(Vec<u32>),
}

impl PyText {
    pub fn code_points(&self) -> Vec<u32> {
        match self {
            PyText::Text(text) => text.chars().map(u32::from).collect(),
            PyText::CodePoints(points) => points.clone(),
        }
    }

    /// `Text` when every code point is a Unicode scalar value.
    pub fn from_code_points(points: Vec<u32>) -> PyText {
        match points.iter().map(|point| char::from_u32(*point)).collect::<Option<String>>() {
            Some(text) => PyText::Text(text),
            None => PyText::CodePoints(points),
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            PyText::Text(text) => text.is_empty(),
            PyText::CodePoints(points) => points.is_empty(),
        }
    }

    /// `self + other`: two lone surrogates stay two code points, as in Python.
    pub fn concat(self, other: PyText) -> PyText {
        match (self, other) {
            (PyText::Text(left), PyText::Text(right)) => PyText::Text(left + &right),
            (left, right) => {
                let mut points = left.code_points();
                points.extend(right.code_points());
                PyText::from_code_points(points)
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BoolOp {
    And,
    Or,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
    Not,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum CompareOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}
