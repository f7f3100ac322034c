//! What inference hands on: a type for every live expression of every instance, and how each operation is
//! carried out.
//!
//! An *instance* is a function for one tuple of argument types. Expressions in code that inference has shown
//! to be dead have no entry.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::catalog::intrinsics::applying::Form;
use crate::diag::reasons::Reason;
use crate::hir::nodes::{DefId, ExprId, FuncId, ModuleId, StmtId, TargetId};
use crate::infer::home::{ClassForced, ClassHomes, Homes, IsolateSite};
pub use crate::infer::source::{ArgSource, Spread, VarKey};
use crate::ty::{Class, ExceptionClass, Name, RowId, Ty};
pub use crate::world::classes::Attr;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct InstanceId(pub u32);

impl InstanceId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Default)]
pub struct TypeTable {
    pub instances: Vec<Instance>,
    /// Those that some call, the module body or dynamic code reaches; the others are left over from earlier
    /// rounds.
    pub live: HashSet<InstanceId>,
    /// By definition: the type of a native global.
    pub globals: Vec<Ty>,
    /// The types are not final, nothing may be compiled with them.
    pub unsettled: Option<Reason>,
    /// Why live instances cannot be native, the module body's among them.
    pub refusals: Vec<Refusal>,
    /// What the isolate carries out inside native functions.
    pub carried: Vec<(FuncId, Reason)>,
    /// Defaults that the module body evaluates where `def` stands, by function and parameter: see
    /// [`ArgSource::Evaluated`].
    pub defaults: BTreeMap<(FuncId, usize), Ty>,
    /// Globals that live in the isolate's module dict (as the plan said).
    pub isolate_globals: Homes,
    /// Places that make containers of the isolate.
    pub isolate_sites: BTreeSet<IsolateSite>,
    /// Those among the globals of the isolate of which native code has a copy, because it alone binds them.
    pub copied: HashSet<DefId>,
    /// Top-level statements with a reason against them, by index.
    pub failed_statements: HashSet<usize>,
    /// Argument types of calls of values that only the isolate knows: perhaps functions of the program.
    pub calls_of_values: BTreeSet<Vec<Ty>>,
    /// Somewhere the program could tell one NaN from another: containers of floats are compared, or floats
    /// are keys.
    pub tells_nans: bool,
    /// The classes with native instances.
    pub classes: Vec<NativeClass>,
    /// Classes whose instances hold values of several types ([`crate::infer::Plan::split`]).
    pub mixed_classes: BTreeSet<Class>,
    /// The bodies of classes with `ABC` among their bases.
    pub abstract_classes: HashSet<FuncId>,
    /// The classes that inference has sent to the isolate.
    pub sent_classes: BTreeMap<Class, ClassForced>,
    /// All that live there (as the partition has found at last).
    pub isolate_classes: ClassHomes,
    /// By body of a module and instance that it calls: the first of its statements that does.
    pub first_calls: BTreeMap<(FuncId, InstanceId), usize>,
    /// The module body's instance.
    pub main: Option<InstanceId>,
    /// Instances that dynamic code may enter.
    pub entries: Vec<InstanceId>,
}

/// A class with native instances.
#[derive(Clone, Debug)]
pub struct NativeClass {
    pub class: Class,
    /// `C.__module__`
    pub module: String,
    /// `C.__qualname__`
    pub qualname: String,
    pub fields: Vec<NativeField>,
    pub values: Vec<NativeField>,
    /// It has `__eq__` and no `__hash__`.
    pub is_unhashable: bool,
    pub exception: Option<ExceptionClass>,
    /// Special methods that values are asked for wherever they are.
    pub hooks: Vec<(&'static str, InstanceId)>,
    /// Comparison methods that it is asked for with values of other types, in containers.
    pub pairs: Vec<Pair>,
}

/// A comparison method of a class, given an instance of another one or a plain value.
#[derive(Clone, Debug)]
pub struct Pair {
    pub method: &'static str,
    pub other: Ty,
    /// The other class is derived from this one: its instance is asked first.
    pub yields: bool,
    pub instance: InstanceId,
}

/// An attribute of the instances of a class, or a variable of the class.
#[derive(Clone, Debug)]
pub struct NativeField {
    pub attr: Attr,
    pub name: String,
    pub ty: Ty,
    /// It may be missing.
    pub maybe_absent: bool,
    /// It is in `__slots__`.
    pub is_slot: bool,
}

impl NativeClass {
    /// A special method that values are asked for.
    pub fn hook(&self, name: &str) -> Option<InstanceId> {
        self.hooks.iter().find(|(hook, _)| *hook == name).map(|(_, instance)| *instance)
    }

    /// The place of an attribute among the fields.
    pub fn field(&self, attr: Attr) -> Option<usize> {
        self.fields.iter().position(|field| field.attr == attr)
    }
}

/// Something without native meaning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    pub instance: InstanceId,
    /// The instance's function.
    pub func: FuncId,
    pub reason: Reason,
}

impl TypeTable {
    /// The instances that native code reaches from these.
    pub fn reachable(&self, from: impl IntoIterator<Item = InstanceId>) -> HashSet<InstanceId> {
        let mut seen = HashSet::new();
        let mut todo: Vec<InstanceId> = from.into_iter().collect();
        while let Some(id) = todo.pop() {
            if seen.insert(id) {
                todo.extend(self.instances[id.index()].calls.iter().copied());
            }
        }
        seen
    }
}

#[derive(Clone)]
pub struct Instance {
    pub func: FuncId,
    /// Of the parameters, then of the variables that are captured.
    pub params: Vec<Ty>,
    /// What the call has named that is no parameter: the items of its `**` parameter, a tuple then.
    pub keywords: Vec<Name>,
    /// Variables of functions around it, handed to it with the arguments (`infer/closure.rs`).
    pub captured: Vec<VarKey>,
    /// What a call gives.
    pub result: Ty,
    /// A call gives a generator, which runs the body.
    pub is_generator: bool,
    pub exprs: HashMap<ExprKey, ExprInfo>,
    /// Loops, by their statement.
    pub stmts: HashMap<StmtKey, StmtInfo>,
    /// Unpackings, and subscripts that are assigned to or deleted.
    pub targets: HashMap<TargetKey, StmtInfo>,
    /// What stands behind stars in calls.
    pub spreads: HashMap<ExprKey, Spread>,
    /// The locals, those of generator expressions run inside it too; in a native module body also the
    /// globals.
    pub slots: HashMap<VarKey, SlotType>,
    /// Statements that can be reached.
    pub live: HashSet<StmtKey>,
    pub calls: HashSet<InstanceId>,
}

/// An expression of the function or of a generator expression that runs inside it.
pub type ExprKey = (FuncId, ExprId);
/// The same for a statement, and for what one binds or deletes.
pub type StmtKey = (FuncId, StmtId);
pub type TargetKey = (FuncId, TargetId);

/// What makes a container.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Site {
    Expr(ExprKey),
    /// `*xs` in an unpacking: the target of the whole.
    Target(TargetKey),
    /// A `def`: what the function sees.
    Stmt(StmtKey),
    /// A variable in a cell.
    Variable(VarKey),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotType {
    pub ty: Ty,
    /// Some read may find it unbound.
    pub maybe_unbound: bool,
}

#[derive(Clone, Debug)]
pub struct ExprInfo {
    pub ty: Ty,
    pub how: How,
}

/// How an expression is computed, where that depends on types.
#[derive(Clone, Debug, Default)]
pub enum How {
    /// By its form alone.
    #[default]
    Plain,
    /// A method of a value, kept for calls: the value.
    Method,
    /// An operator, method or builtin: see [`Dispatch`]. The operands are the form's operands in evaluation
    /// order.
    Dispatch(Dispatch),
    /// A call of a native function: one source for each parameter.
    Call(InstanceId, Vec<ArgSource>),
    /// A new native instance.
    Construct(Making),
    /// A call of a class: the instance takes the place of the first operand, the others are the arguments.
    New(Dispatch),
    /// `super().name(…)`: the operands are the object (this variable) and the arguments.
    Super(VarKey, Dispatch),
    /// A call of a value: the operands are the value and the arguments.
    CallValue(Dispatch),
    /// A builtin of which only the first argument is a value: the one operand.
    OfFirst(Dispatch),
    /// A call of a function of the isolate, or of a value of it.
    CallDyn,
    /// A name of the module dict in the isolate, or of its builtins.
    Isolate,
    /// A slot or global that may be unbound here.
    Checked,
    /// A variable in a cell: one of a function around; it may be unbound.
    Cell { is_free: bool, checked: bool },
    /// A function as a value, with these variables and the values of these defaults.
    Closure(FuncId, Vec<VarKey>, Vec<ExprId>),
    /// A function, and what its decorators make of it, the innermost first.
    Decorated(Box<StmtInfo>, Vec<(Ty, Dispatch)>),
    /// A constant known at compile time (`isinstance` decided by types).
    Truth(bool),
    /// An intrinsic of the catalog, by name.
    Intrinsic(&'static str),
    /// `any` (true) or `all` over a generator expression: stops at the first item that decides.
    ShortCircuit(bool),
    /// `raise`-able builtin exception class called: `ValueError("…")`.
    Exception(String),
    /// `x in (…)` and other comparisons that look at values without knowing their types.
    Generic,
    /// A global bound once to a constant: the expression of the function `FuncId`.
    ConstantGlobal(FuncId, ExprId),
    /// A builtin class as a value.
    Class(String),
    /// `isinstance` asked at run time: the classes.
    IsInstance(Vec<String>),
    /// The same of a union: the members that are.
    Holds(Vec<Ty>),
    /// The classes of an `except`, and what an exception that it catches is seen as.
    Catches(Catches, Ty),
    /// A function of the program; where the type is `Dyn`, its object.
    Function(FuncId),
    /// The name of a class or function that is called here, and may not be bound yet: NameError then.
    Bound(DefId),
    /// A constant of a native module: `math.pi`.
    Constant(RowId),
    /// What another module of the program has bound the name to.
    Member(DefId),
    /// An import statement: the bodies of modules that it runs, and what it binds.
    Import(Vec<RunBody>, Given),
    /// What is only called by the builtin it is given to, and known there.
    Called,
    /// A builtin that takes all of its arguments as one list: the row, and the type of an argument.
    OfAll(&'static str, Ty),
    /// A builtin that calls something with each item.
    EachItem(Box<EachItem>),
    /// A `with` statement: what is called of each manager, in order; `None` of one of the isolate.
    With(Vec<Option<Managed>>),
}

/// What a `with` statement calls of a native manager. The first operand is the manager.
#[derive(Clone, Debug)]
pub struct Managed {
    pub enter: Dispatch,
    /// What `__enter__` gives.
    pub entered: Ty,
    /// `__exit__`, told of no exception by three operands more.
    pub exit: Dispatch,
    /// The same, told of one; gives whether the exception ends there.
    pub exit_raising: Dispatch,
}

/// `sorted(xs, key=f)` and its like: what is called, and the types it all has.
#[derive(Clone, Debug)]
pub struct EachItem {
    pub form: Form,
    pub apply: Apply,
    /// An item, as what is called gets it.
    pub item: Ty,
    /// What it gives.
    pub given: Ty,
}

impl Managed {
    pub fn dispatches(&self) -> [&Dispatch; 3] {
        [&self.enter, &self.exit, &self.exit_raising]
    }
}

/// How an instance of a class of the program is made.
#[derive(Clone, Debug)]
pub struct Making {
    pub class: Class,
    /// The operand that is the instance, where a `__new__` of the program has given it.
    pub given: Option<usize>,
    /// Of an exception: the operands that its `args` are made of.
    pub args: Vec<usize>,
    /// The `__init__` that it is given to first.
    pub init: Option<(InstanceId, Vec<ArgSource>)>,
}

/// Classes of exceptions.
#[derive(Clone, Default, Debug)]
pub struct Catches {
    pub builtin: Vec<String>,
    /// Those of the program.
    pub own: Vec<Class>,
}

/// How something is called with an item.
#[derive(Clone, Debug)]
pub enum Apply {
    /// A lambda: its body runs in place.
    Lambda(FuncId),
    Call(InstanceId, Vec<ArgSource>),
    /// Nothing is called: `filter(None, xs)`.
    Itself,
    /// A builtin, or a method: of the item, or (`true`) of the value that is called.
    Dispatch(Dispatch, bool),
    /// `itemgetter(…)`: the items under these indices, one or a tuple of several; of each its type.
    Items(Vec<(ExprId, Ty, Dispatch)>),
}

/// A module body that an import statement runs, with so many frames of importlib between.
#[derive(Clone, Copy, Debug)]
pub struct RunBody {
    pub body: InstanceId,
    pub frames: u32,
    /// Only if the body of this module has not begun.
    pub unless_begun: Option<ModuleId>,
    /// Its namespace may hold what is left of a run that an exception has ended.
    pub anew: bool,
}

/// What an import statement binds.
#[derive(Clone, Copy, Debug)]
pub enum Given {
    /// What the name stands for is known wherever it is named.
    Known,
    Function(FuncId),
    /// A constant of another module: the expression of the function `FuncId`.
    Constant(FuncId, ExprId),
    /// What another module has bound this name to.
    Member(DefId),
    /// What the isolate gets: it carries the statement out.
    Isolate,
}

/// An attribute that an instance has not, with names that are near to it.
#[derive(Clone, Debug)]
pub struct Lack {
    pub name: String,
    pub message: String,
    /// What the instance has for certain.
    pub fixed: Vec<String>,
    /// Attributes of the instance that may be missing, too.
    pub fields: Vec<String>,
    /// CPython suggests no name with an underscore.
    pub hides: bool,
}

/// A decision tree over the operands' types.
#[derive(Clone, Debug)]
pub enum Dispatch {
    Row(RowCall),
    /// Operand `operand` is a union: one arm per member.
    Split {
        operand: usize,
        arms: Vec<(Ty, Dispatch)>,
    },
    /// Operand `operand` is a text, one of these.
    ByText {
        operand: usize,
        arms: Vec<(String, Dispatch)>,
    },
    /// This combination always raises: class, message.
    Raise(&'static str, String),
    /// AttributeError of the first operand, beside which the printer may suggest another name.
    Lack(Box<Lack>),
    /// Tuples with constant index.
    TupleItem(usize),
    /// A tree with an int as index.
    TreeItem,
    /// Tuples of known shape joined.
    TupleConcat,
    /// A native function: sources count the operands.
    Call(InstanceId, Vec<ArgSource>),
    /// An attribute of the first operand, an instance of the class. `otherwise`: where it is missing; else
    /// AttributeError.
    Field {
        class: Class,
        attr: Attr,
        otherwise: Option<Box<Dispatch>>,
    },
    /// The same, bound to the last operand.
    SetField(Class, Attr),
    /// The same of an attribute that is unbound: AttributeError where it is missing.
    DelField(Class, Attr),
    /// Has the first operand the attribute?
    HasField(Class, Attr),
    /// A variable of a class, whatever the operands. `otherwise`: where it is missing, if it may be.
    ClassValue(Class, Attr, Option<Box<Dispatch>>),
    /// The same, bound to the last operand.
    SetClassValue(Class, Attr),
    /// This operand is an instance with a builtin base: what is done with the value that it holds.
    OfValue(usize, Box<Dispatch>),
    /// A new instance, which takes the place of the first operand.
    Construct(Making),
    /// Is the first operand, an exception of which the class is not known, an instance of one of these?
    Catches(Catches),
    /// `__init__` of a builtin class of exceptions: the first operand, and those that become its arguments.
    InitException(Vec<usize>),
    /// A method of the first operand as a value.
    BindMethod(FuncId),
    /// The first operand is such a value: what is done with its object in that place.
    OfMethod(Box<Dispatch>),
    /// The first operand is a closure: what is done with the things that it sees as further operands.
    OfClosure(Box<Dispatch>),
    /// `then` has what `first` gives as one operand more.
    Bind {
        first: Box<Dispatch>,
        given: Ty,
        then: Box<Dispatch>,
    },
    /// A text that is known.
    Text(String),
    /// A truth that is known.
    Truth(bool),
    /// One of the operands.
    Operand(usize),
    /// A function or class of the program.
    Function(FuncId),
    /// Nothing is to be done: None.
    Nothing,
    /// `==`, `<`, `in`: by views of the values.
    Generic,
    /// Never reached.
    Dead,
}

/// A catalog row with its arguments placed.
#[derive(Clone, Debug)]
pub struct RowCall {
    pub row: RowId,
    pub args: Vec<PlacedArg>,
    /// What the Rust function returns (before widening to the expression's type).
    pub result: Ty,
    /// Types of the generic variables.
    pub vars: Vec<Ty>,
}

/// One Rust parameter of a row.
#[derive(Clone, Debug)]
pub enum PlacedArg {
    /// Operand, widened to the type first.
    Operand(usize, Ty),
    /// Any value, as it is.
    Any(usize),
    /// `&[T]`.
    Many(Vec<usize>, Ty),
    /// `&[&dyn AnyValue]`.
    ManyAny(Vec<usize>),
    Missing,
}

#[derive(Clone, Debug)]
pub struct StmtInfo {
    /// Item type of a loop or of an unpacking, value type of an augmented or subscript store.
    pub ty: Ty,
    pub how: How,
}
