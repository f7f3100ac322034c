//! Slot IR: the typed, structured IR between lowering and emission.
//!
//! A function is a region of statements. *Values* (`%3`) are assigned once and immutable; *slots* are the
//! mutable locals of the Python function. Evaluation order is the order of statements. Regions nest: loops,
//! blocks and tries carry labels, `break`/`continue` name them. Everything a later stage needs is here:
//! passes and emission look nothing up.

pub mod build;
mod constant;
mod facts;
mod field;
pub mod flow;
pub mod hooks;
mod op_types;
mod ops;
pub mod parse;
pub mod print;
mod reader;
pub mod verify;
mod verify_op;
mod writer;

pub use build::Builder;
pub use constant::{Constant, Data, Text};
pub use facts::{OpFacts, RowFacts, hash_is_safe};
pub use ops::{CallArg, Conversion, Display, FormatPart, NAMES, Op, RowUse};

pub use crate::source::Lines;
use crate::source::Span;
use crate::ty::{ExceptionClass, Ty};

macro_rules! id {
    ($name:ident) => {
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u32);
        impl $name {
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}
id!(Value);
id!(Slot);
id!(Label);
id!(FnId);
id!(Site);
id!(GlobalSlot);

/// The whole program.
pub struct Module {
    /// The classes with native instances, by their number.
    pub classes: Vec<Class>,
    /// Each NaN that an operation gives is told from all others.
    pub tells_nans: bool,
    /// The recursion limit stays what it is at the start.
    pub fixed_limit: bool,
    pub functions: Vec<Function>,
    /// Module-level names that live in native code.
    pub globals: Vec<Global>,
    /// Where an exception can leave an operation, for tracebacks.
    pub sites: Vec<SiteInfo>,
    /// The function that runs the native module body; `None` when the module body runs in the isolate.
    pub main: Option<FnId>,
    /// Present when anything runs in the isolate.
    pub isolate: Option<IsolatePlan>,
    /// Source files whose text travels with the program, main one first.
    pub files: Vec<SourceFile>,
}

/// A class of the program with native instances: their layout.
#[derive(Clone)]
pub struct Class {
    pub class: crate::ty::Class,
    /// `C.__module__`
    pub module: String,
    /// `C.__qualname__`
    pub qualname: String,
    pub fields: Vec<Field>,
    /// It has `__eq__` and no `__hash__`.
    pub is_unhashable: bool,
    pub exception: Option<ExceptionClass>,
    /// Special methods that a value is asked for wherever it is.
    pub hooks: Vec<(String, FnId)>,
    /// Comparison methods that it is asked for with values of other types.
    pub pairs: Vec<Pair>,
}

/// A comparison method of a class, given an instance of another one or a plain value.
#[derive(Clone)]
pub struct Pair {
    pub method: String,
    pub other: Ty,
    /// The other class is derived from this one: its instance is asked first.
    pub yields: bool,
    pub function: FnId,
}

/// An attribute of instances.
#[derive(Clone)]
pub struct Field {
    pub name: String,
    pub ty: Ty,
    /// A read may find it missing.
    pub maybe_absent: bool,
}

pub struct SourceFile {
    pub path: String,
    pub raw: Vec<u8>,
    pub text: String,
}

/// What the isolate needs to know: which function objects have native entries, which parts of the module body
/// are its own.
pub struct IsolatePlan {
    pub entries: Vec<Entry>,
    /// Native code is only called, by any thread: loops give the others their turn.
    pub is_leaves: bool,
    /// `RunChunk(n)` runs the statements of this span.
    pub chunks: Vec<Chunk>,
    /// The names in the module of functions that entries take as arguments.
    pub functions: std::collections::BTreeMap<u32, String>,
}

/// A run of statements of the module body: 1-based lines, columns in UTF-8 bytes.
pub struct Chunk {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// A Python function whose calls are routed to native code when the arguments fit.
pub struct Entry {
    pub file: usize,
    /// Of another module than the main one: its dotted name.
    pub module: Option<String>,
    pub qualname: String,
    /// `co_firstlineno`.
    pub line: u32,
    /// Tried in order; the first whose parameter types fit the arguments exactly is called.
    pub variants: Vec<FnId>,
}

pub struct Global {
    pub name: String,
    pub ty: Ty,
    /// A read may find it unbound (NameError).
    pub maybe_unbound: bool,
}

/// One place where an exception passes: the traceback entry it adds.
#[derive(Clone)]
pub struct SiteInfo {
    /// `co_name` of the Python function.
    pub function: String,
    pub span: Span,
    pub file: usize,
    pub line: u32,
    /// The lines printed under `File "…", line N, in f`: source line and carets, exactly as the target
    /// CPython prints them.
    pub shown: String,
    /// A frame around it that the same operation is in: a comprehension's function, below 3.12. Its entry is
    /// added next.
    pub outer: Option<Site>,
}

#[derive(Clone)]
pub struct Function {
    pub id: FnId,
    /// Readable and unique; `fib`, `fib__2`.
    pub name: String,
    /// `co_qualname`.
    pub qualname: String,
    pub span: Span,
    pub params: Vec<Slot>,
    /// What the body returns.
    pub result: Ty,
    /// A call gives a generator.
    pub generator: Option<Yielding>,
    /// Can raise: returns `R<T>`.
    pub fallible: bool,
    pub inline: Inlining,
    /// So many statements at its start are copied into its callers by Rust. The others become a function of
    /// their own, which the copy calls at its end: they read no value of the start, and no parameter is set.
    pub head: usize,
    /// Its call graph has a cycle through it or below it: takes the recursion depth.
    pub depth: bool,
    /// CPython has it in C: no entry in tracebacks.
    pub unseen: bool,
    /// Its call is no frame, either: it stands as deep as its caller.
    pub uncounted: bool,
    /// It may run code of the isolate: its frame counts there, too (and `depth` is not set).
    pub frame: bool,
    pub slots: Vec<SlotInfo>,
    /// Type of each value.
    pub values: Vec<Ty>,
    pub body: Region,
}

/// What is known of the generators that calls of a function give, beside what they return.
#[derive(Clone, Copy)]
pub struct Yielding {
    pub yielded: Ty,
    pub sent: Ty,
    /// See [`Ty::generator`].
    pub end: Ty,
    /// Where an exception stands that is thrown into one that has not begun.
    pub begin: Option<Site>,
}

#[derive(Clone)]
pub struct SlotInfo {
    pub name: String,
    pub ty: Ty,
    /// A read may find it unbound; then it is checked.
    pub maybe_unbound: bool,
    /// A variable of the Python function, not one that lowering needs.
    pub is_variable: bool,
}

impl SlotInfo {
    /// Letting go of what the variable holds can be seen: it stays until its function ends, or as long as a
    /// traceback holds that function's frame.
    pub fn is_observed(&self) -> bool {
        self.is_variable && self.ty.may_be_watched()
    }
}

impl Module {
    /// May anybody see when something is let go of? Beside an isolate, and where generators are closed.
    pub fn sees_releases(&self) -> bool {
        self.isolate.is_some() || self.functions.iter().any(|function| function.given().closes())
    }
}

impl Function {
    /// What a call gives.
    pub fn given(&self) -> Ty {
        match self.generator {
            Some(of) => Ty::generator(of.yielded, of.sent, self.result, of.end),
            None => self.result,
        }
    }

    /// Variables of it live on in the traceback of an exception that passes. Where only exceptions could be
    /// held, nothing of the isolate is at hand.
    pub fn keeps_locals(&self) -> bool {
        self.fallible && self.slots.iter().any(|slot| slot.is_variable && slot.ty.is_watched())
    }
}

impl Function {
    /// Its place begins without a value: it may be unbound, or the end of the function asks for it whether it
    /// has been set or not. (What holds a value of the isolate begins as None then.)
    pub fn may_be_empty(&self, slot: Slot) -> bool {
        let info = &self.slots[slot.index()];
        let is_kept = self.keeps_locals() && info.is_observed() && info.ty != Ty::Dyn;
        info.maybe_unbound || is_kept && !self.params.contains(&slot)
    }
}

/// May Rust copy a function into its callers?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inlining {
    /// As it likes.
    Free,
    Always,
    Never,
}

pub type Region = Vec<Stmt>;

#[derive(Clone)]
pub struct Stmt {
    pub kind: StmtKind,
    /// The Python statement or expression it came from; printed as origin.
    pub span: Span,
    pub uses: Uses,
}

/// What happens to the variables a statement names (`passes/ownership.rs`, `passes/declare.rs`).
#[derive(Clone, Default)]
pub struct Uses {
    /// Nobody needs them after it: they may be moved.
    pub last: Vec<Var>,
    /// The value it defines is only taken apart, each item once: its items may be moved.
    pub apart: bool,
    /// The arms of this `match` own what they bind.
    pub owning: bool,
    /// This `set` is the first of all mentions of the slot, in the region that has all of them: the slot's
    /// Rust variable begins here (`passes/declare.rs`).
    pub declares: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Var {
    Value(Value),
    Slot(Slot),
}

#[derive(Clone)]
pub enum StmtKind {
    /// `let %v: ty = op`. `site` is present exactly when the op can raise.
    Let {
        value: Value,
        op: Op,
        site: Option<Site>,
    },
    Set {
        slot: Slot,
        value: Value,
    },
    /// `del x`: the slot must be `maybe_unbound`. Raises when already unbound.
    Unset {
        slot: Slot,
        site: Option<Site>,
    },
    SetGlobal {
        global: GlobalSlot,
        value: Value,
    },
    UnsetGlobal {
        global: GlobalSlot,
        site: Option<Site>,
    },
    If {
        cond: Value,
        then: Region,
        orelse: Region,
    },
    /// Endless; left by `break`. `site` for a signal that is delivered when it goes round.
    Loop {
        label: Label,
        site: Option<Site>,
        body: Region,
    },
    /// Takes items from `iter`, an iterable. `site` for what `iter()` and `next` raise.
    For {
        label: Label,
        item: Value,
        iter: Value,
        site: Option<Site>,
        body: Region,
    },
    /// `for item in range(start, stop, step)` over ints; step is a non-zero constant.
    ForRange {
        label: Label,
        item: Value,
        start: Value,
        stop: Value,
        step: i64,
        site: Option<Site>,
        body: Region,
    },
    /// `break` to its label leaves it.
    Block {
        label: Label,
        body: Region,
    },
    Break(Label),
    Continue(Label),
    Return(Value),
    Raise {
        exception: Value,
        site: Site,
    },
    /// Raises the exception again, keeping its traceback (end of a handler that did not match, bare `raise`).
    Reraise {
        exception: Value,
    },
    /// An exception in `body` is bound to `caught` and `handler` runs. `None` caught type is always
    /// `Exception`.
    Try {
        body: Region,
        caught: Value,
        handler: Region,
    },
    /// One arm runs: the one whose type the union holds. Every member has an arm.
    Match {
        subject: Value,
        arms: Vec<Arm>,
    },
    /// Statements of the body that become a function of their own to rustc, called where they stand: a
    /// closure. Control leaves at its end, or by an exception.
    Apart {
        body: Region,
    },
    /// Unreachable by inference (`Never`); emission prints `unreachable!`.
    Unreachable,
}

#[derive(Clone)]
pub struct Arm {
    pub ty: Ty,
    pub bound: Value,
    pub body: Region,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Literal {
    None,
    Ellipsis,
    NotImplemented,
    Bool(bool),
    Int(i64),
    BigInt(String),
    Float(f64),
    Complex(f64),
    Str(String),
    /// A string with lone surrogates.
    CodePoints(Vec<u32>),
    Bytes(Vec<u8>),
    /// A builtin class.
    Class(String),
    /// A function of the program.
    Function(u32),
}
