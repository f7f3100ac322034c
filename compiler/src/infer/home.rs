//! Where globals, containers and classes live, and what forced them there.

use crate::hir::nodes::{DefId, FuncId};
use crate::source::Span;
use crate::ty::Class;
use std::collections::{BTreeMap, HashMap};

/// Globals that live in the isolate's module dict, each with the first thing that asked for it, in the order
/// in which the reasons stand in [`Forced`] and then in that of the text. All others live in native code.
pub type Homes = HashMap<DefId, Forced>;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forced {
    /// From here any name may be bound again.
    Rebound(Span),
    /// The program makes something whose text is evaluated later, by whoever asks (`type X = …`).
    EvaluatedLater,
    /// CPython empties the module name by name as it ends, and a generator or coroutine sees it.
    SeenAtExit,
    /// It is of a module whose body the isolate runs.
    Imported,
    /// A statement of the module body that the isolate runs names it.
    Statement(Span),
    /// It holds a function that is used here other than to be called: whoever gets it may call the original,
    /// which looks its own name up.
    Value(Span),
    /// Text that is run as code names it.
    Text,
    /// This function names it, and its original may run.
    Named(FuncId, Span),
    /// CPython's printer may suggest it for a name that is missing.
    Suggested,
    /// A builtin has the name, too, and is what it stands for while it is unbound.
    FallsThrough,
    /// Types of the library read it.
    Types,
}

/// A statement by which something goes to the isolate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Edge {
    pub func: FuncId,
    pub span: Span,
}

/// A place that makes containers which are objects of the isolate from birth.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct IsolateSite {
    pub func: FuncId,
    pub made: Span,
    pub forced: Edge,
}

/// Classes that live in the isolate, each with all that asked for it.
pub type ClassHomes = BTreeMap<Class, Vec<ClassForced>>;

/// What sent a class to the isolate. A native object has no object in the isolate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClassForced {
    /// An instance goes there.
    Instance(Edge),
    /// A variable of the class gets a value of the isolate.
    Holds(Edge),
    /// Its instances hold values of the isolate, and perhaps themselves: when they end is not known.
    HoldsItself(Edge),
    /// They hold several, and in which order they let go of them is not known.
    HoldsUnordered(Edge),
    /// The class is used other than to be called: only the isolate has an object of it.
    Value(Edge),
    /// One of its functions runs there.
    Function(FuncId),
    /// The isolate runs the class statement.
    Statement,
    /// Its name lives there.
    Named(Forced),
    /// Its name, or that of something in it, may be bound again.
    Rebound(Span),
    /// What is raised beside an isolate may reach it.
    Raised,
    /// A class lives where its bases and subclasses do: this one is there.
    With(Class),
}
