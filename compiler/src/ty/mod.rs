//! Types of values, as native code sees them.
//!
//! A `Ty` is finished: no variables. It says how a value is represented (the Rust type stands in
//! `builtin.rs`), so two types are equal exactly when their representations are.

pub mod builtin;
mod class;
mod name;
pub mod parse;
pub mod print;
pub mod relate;
mod store;

pub use class::{Class, ExceptionClass};
pub use name::{Name, name};
pub use store::{Part, Parts};

/// A row of the catalog (`catalog::row(id)`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RowId(pub u32);

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ty {
    /// No value: the element type of a container nothing is put in; the result of a function that always
    /// raises.
    #[default]
    Never,
    None,
    Bool,
    /// Unbounded, a 63-bit tagged word.
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    Range,
    Slice,
    Ellipsis,
    NotImplemented,
    /// A tuple of known length; a Rust tuple.
    Tuple(Parts),
    /// A tuple of unknown length with elements of one type.
    TupleOf(Part),
    List(Part),
    Set(Part),
    FrozenSet(Part),
    Dict(Part, Part),
    /// An iterator or view that never leaves the expression it is made in (`enumerate(xs)`, `d.items()`); the
    /// Rust type is generic over the parts.
    Iter(IterKind, Parts),
    /// A generator: parts = [what it yields, what it is sent, what it returns].
    Generator(Parts),
    /// A file, or what is used like one.
    File(FileKind),
    /// An exception instance; any class.
    Exception,
    /// A class object: `type(x)`, `int` as a value; any class.
    Type,
    /// Some value, of which only what every value can do is known: an argument of an exception.
    Object,
    /// An instance of a class of the program, of exactly this class.
    Instance(Class),
    /// A method of an instance, kept as a value: the function and the class of the instance.
    Method(u32, Class),
    /// A function of the program, this one: nothing at run time. Only names of functions, and variables and
    /// parameters that hold no other value, have the type.
    Function(u32),
    /// A nested function with what it sees of the functions around it: what it needs of them, in that order,
    /// without itself (`hir::Captures`).
    Closure(u32, Parts),
    /// What a variable is in that functions share. No value of a program.
    Cell(Part),
    /// A method of a value, kept for calls (`append = xs.append`): the method's first row, and what it is a
    /// method of, which is all there is of it at run time. Seen in inference only, see [`Ty::erased`].
    Bound(RowId, Part),
    /// A tuple of any length whose items are values of the type or such tuples again. Sorted last among the
    /// members of a union.
    Tree(Part),
    /// Two or more different types, sorted, none of them `Union`, `Dyn` or `Never`; see [`fits_union`].
    Union(Parts),
    /// A value of the isolate.
    Dyn,
    /// A cell of inference; never seen after it.
    Var(u32),
}

/// Members a union may have of builtin types.
pub const UNION_LIMIT: usize = 6;

/// Members it may have in all: `U2` to `U16` of the runtime.
pub const UNION_WIDTH: usize = 16;

/// Has a union of these members a layout? Of classes of the program it may have many.
pub fn fits_union(members: &[Ty]) -> bool {
    let own =
        |member: &Ty| matches!(member, Ty::Instance(_) | Ty::Method(..) | Ty::Function(_) | Ty::Closure(..));
    let builtin = members.iter().filter(|member| !own(member));
    members.len() <= UNION_WIDTH && builtin.count() <= UNION_LIMIT
}

/// Iterators and views; the parts are the types they were made from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum IterKind {
    /// `enumerate(x)`: parts = [iterator of x]
    Enumerate,
    /// `zip(a, b)`: parts = iterators
    Zip,
    /// `zip(*rows)`: parts = [iterator of a row]
    Columns,
    /// `reversed(x)`: parts = [x]
    Reversed,
    /// `iter(x)`: parts = [x]
    Of,
    DictKeys,
    DictValues,
    DictItems,
    /// An iterable whose items are widened one by one as a row takes them: parts = [iterable, type of the
    /// items]. Made for an argument of a row that stores what it takes; no Python value.
    Widened,
    /// An instance of a class with `__iter__`, and the iterator that it gives, whose class has `__next__`:
    /// parts = [instance, iterator, type of the items]. Made where something is iterated; no Python value.
    Instance,
    /// An iterator that is an object: in a variable, a container, an argument: parts = [type of the items].
    /// Which iterator it is, its values know.
    Kept,
}

impl IterKind {
    /// Are its values objects, which variables and containers may hold?
    pub fn is_object(self) -> bool {
        use IterKind::{DictItems, DictKeys, DictValues, Kept};
        matches!(self, DictKeys | DictValues | DictItems | Kept)
    }
}

/// The classes of `io`, as far as types tell them apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FileKind {
    /// `TextIOWrapper`
    Text,
    /// `BufferedReader`, `BufferedWriter`, `BufferedRandom`
    Bytes,
}

impl Ty {
    /// What `next` takes. (The views of a dict are iterables; an object of the isolate is asked at run time,
    /// through its own rows.)
    pub fn is_iterator(&self) -> bool {
        use IterKind::{
            Columns, DictItems, DictKeys, DictValues, Enumerate, Instance, Kept, Of, Reversed, Widened, Zip,
        };
        match self {
            Ty::Iter(Enumerate | Zip | Columns | Reversed | Of | Instance | Kept, _) => true,
            Ty::Iter(DictKeys | DictValues | DictItems | Widened, _) => false,
            other => matches!(other, Ty::Generator(_) | Ty::File(_)),
        }
    }

    /// An iterator that is no object: it stays in the expression that makes it, and its state is used once.
    pub fn is_passing(&self) -> bool {
        matches!(self, Ty::Iter(kind, _) if !kind.is_object())
    }

    /// Is it such an iterator, or one of several types with one among them?
    pub fn may_be_passing(&self) -> bool {
        self.members().iter().any(Ty::is_passing)
    }

    pub fn list(element: Ty) -> Ty {
        Ty::List(Part::new(element))
    }
    pub fn set(element: Ty) -> Ty {
        Ty::Set(Part::new(element))
    }
    pub fn frozen_set(element: Ty) -> Ty {
        Ty::FrozenSet(Part::new(element))
    }
    pub fn dict(key: Ty, value: Ty) -> Ty {
        Ty::Dict(Part::new(key), Part::new(value))
    }
    pub fn tuple(items: &[Ty]) -> Ty {
        Ty::Tuple(Parts::new(items))
    }
    pub fn tuple_of(item: Ty) -> Ty {
        Ty::TupleOf(Part::new(item))
    }
    pub fn tree(leaf: Ty) -> Ty {
        Ty::Tree(Part::new(leaf))
    }
    /// `end`: None where code of the program sees that it is let go of before it has finished (a `finally`
    /// around a `yield`), else nothing.
    pub fn generator(yielded: Ty, sent: Ty, returned: Ty, end: Ty) -> Ty {
        Ty::Generator(Parts::new(&[yielded, sent, returned, end]))
    }
    pub fn iter(kind: IterKind, parts: &[Ty]) -> Ty {
        Ty::Iter(kind, Parts::new(parts))
    }

    /// The union of these members, sorted and different, none of them a union.
    pub fn of_members(members: &[Ty]) -> Ty {
        match members {
            [] => Ty::Never,
            [only] => *only,
            several => Ty::Union(Parts::new(several)),
        }
    }

    /// No value has the type: a tuple with an item that never is.
    pub fn is_uninhabited(&self) -> bool {
        match self {
            Ty::Never => true,
            Ty::Tuple(items) => items.iter().any(Ty::is_uninhabited),
            Ty::Union(members) => members.iter().all(Ty::is_uninhabited),
            Ty::None
            | Ty::Bool
            | Ty::Int
            | Ty::Float
            | Ty::Complex
            | Ty::Str
            | Ty::Bytes
            | Ty::Range
            | Ty::Slice
            | Ty::Ellipsis
            | Ty::NotImplemented
            | Ty::TupleOf(_)
            | Ty::List(_)
            | Ty::Set(_)
            | Ty::FrozenSet(_)
            | Ty::Dict(..)
            | Ty::Iter(..)
            | Ty::Generator(_)
            | Ty::File(_)
            | Ty::Exception
            | Ty::Type
            | Ty::Object
            | Ty::Instance(_)
            | Ty::Method(..)
            | Ty::Function(_)
            | Ty::Closure(..)
            | Ty::Cell(_)
            | Ty::Bound(..)
            | Ty::Tree(_)
            | Ty::Dyn
            | Ty::Var(_) => false,
        }
    }

    /// Are its values exceptions?
    pub fn is_exception(&self) -> bool {
        matches!(self, Ty::Exception) || matches!(self, Ty::Instance(class) if class.is_exception())
    }

    /// Is it, or does it hold, a value of the isolate?
    pub fn mentions_dyn(&self) -> bool {
        *self == Ty::Dyn || self.is_holding_instance() || self.any_part(Parts::mention_dyn)
    }

    /// May what it holds own a value of the isolate? Exceptions do, in their arguments and tracebacks.
    pub fn may_hold_dyn(&self) -> bool {
        matches!(self, Ty::Dyn | Ty::Exception)
            || self.is_holding_instance()
            || self.any_part(Parts::may_hold_dyn)
    }

    /// Is it, or does it hold, a generator whose end is seen? See [`Ty::generator`].
    pub fn closes(&self) -> bool {
        match self {
            Ty::Generator(parts) => parts[3] != Ty::Never || parts.close(),
            _ => self.any_part(Parts::close),
        }
    }

    /// (Inference learns only at its end which classes do: see `infer/holding.rs`.)
    fn is_holding_instance(&self) -> bool {
        matches!(self, Ty::Instance(class) | Ty::Method(_, class) if class.holds_dyn())
    }

    /// The classes of the program in it.
    pub fn classes(&self) -> Vec<Class> {
        let own = match self {
            Ty::Instance(class) | Ty::Method(_, class) => Some(*class),
            _ => None,
        };
        own.into_iter().chain(self.parts().into_iter().flat_map(Ty::classes)).collect()
    }

    /// The same with other classes in it, which stand in the same order.
    pub fn with_classes(&self, other: &dyn Fn(Class) -> Class) -> Ty {
        let all = |parts: &Parts| parts.iter().map(|part| part.with_classes(other)).collect::<Parts>();
        let one = |part: &Part| Part::new(part.with_classes(other));
        match self {
            Ty::Instance(class) => Ty::Instance(other(*class)),
            Ty::Method(func, class) => Ty::Method(*func, other(*class)),
            Ty::Tuple(parts) => Ty::Tuple(all(parts)),
            Ty::Union(parts) => Ty::Union(all(parts)),
            Ty::Iter(kind, parts) => Ty::Iter(*kind, all(parts)),
            Ty::Generator(parts) => Ty::Generator(all(parts)),
            Ty::Closure(func, parts) => Ty::Closure(*func, all(parts)),
            Ty::Cell(part) => Ty::Cell(one(part)),
            Ty::TupleOf(part) => Ty::TupleOf(one(part)),
            Ty::List(part) => Ty::List(one(part)),
            Ty::Set(part) => Ty::Set(one(part)),
            Ty::FrozenSet(part) => Ty::FrozenSet(one(part)),
            Ty::Tree(part) => Ty::Tree(one(part)),
            Ty::Bound(row, part) => Ty::Bound(*row, one(part)),
            Ty::Dict(key, value) => Ty::Dict(one(key), one(value)),
            Ty::Never
            | Ty::None
            | Ty::Bool
            | Ty::Int
            | Ty::Float
            | Ty::Complex
            | Ty::Str
            | Ty::Bytes
            | Ty::Range
            | Ty::Slice
            | Ty::Ellipsis
            | Ty::NotImplemented
            | Ty::File(_)
            | Ty::Exception
            | Ty::Type
            | Ty::Object
            | Ty::Function(_)
            | Ty::Dyn
            | Ty::Var(_) => *self,
        }
    }

    /// Is it a bound method, or a union with one among its members?
    pub fn holds_bound(&self) -> bool {
        self.members().iter().any(|member| matches!(member, Ty::Bound(..)))
    }

    /// Is it the other type, or does it hold that?
    pub fn holds(&self, part: &Ty) -> bool {
        self == part || self.parts().into_iter().any(|inner| inner.holds(part))
    }

    /// Is it a generator, or does it hold some?
    pub fn holds_generator(&self) -> bool {
        matches!(self, Ty::Generator(_)) || self.parts().into_iter().any(Ty::holds_generator)
    }

    /// Is it a file, or does it hold some?
    pub fn holds_file(&self) -> bool {
        match self {
            Ty::File(_) => true,
            Ty::Instance(class) | Ty::Method(_, class) => class.holds_file(),
            other => other.parts().into_iter().any(Ty::holds_file),
        }
    }

    /// Can it be seen when the last reference to it goes? A file or generator is closed then, and a value of
    /// the isolate may do anything.
    pub fn is_watched(&self) -> bool {
        self.mentions_dyn() || self.holds_file() || self.closes()
    }

    /// The same of what it may own.
    pub fn may_be_watched(&self) -> bool {
        self.may_hold_dyn() || self.holds_file() || self.closes()
    }

    /// Can it be seen when a variable lets go of it, beside an isolate (`isolated`) or in a program without
    /// one?
    pub fn is_seen_released(&self, isolated: bool) -> bool {
        self.is_watched() || isolated && self.may_hold_dyn()
    }

    /// Is it a closure, or does it hold some?
    pub fn holds_closure(&self) -> bool {
        matches!(self, Ty::Closure(..)) || self.parts().into_iter().any(Ty::holds_closure)
    }

    /// Is it, or does it hold, a cell of inference?
    pub fn has_variables(&self) -> bool {
        matches!(self, Ty::Var(_)) || self.any_part(Parts::have_variables)
    }

    fn any_part(&self, asked: impl Fn(Parts) -> bool) -> bool {
        self.lists().into_iter().flatten().any(asked)
    }

    /// What is kept of a value at run time: of a bound method, what it is a method of.
    pub fn erased(&self) -> Ty {
        match self {
            Ty::Bound(_, of) => **of,
            Ty::Tuple(items) => Ty::Tuple(items.iter().map(Ty::erased).collect()),
            Ty::Union(members) => members.iter().fold(Ty::Never, |all, member| all.join(&member.erased())),
            other => *other,
        }
    }

    /// The type of a tree's items: a leaf or a tree.
    pub fn tree_item(leaf: &Ty) -> Ty {
        leaf.join(&Ty::tree(*leaf))
    }

    /// A union's members; a plain type is its own only member; `Never` has none.
    pub fn members(&self) -> Vec<Ty> {
        match self {
            Ty::Union(members) => members.to_vec(),
            Ty::Never => vec![],
            other => vec![*other],
        }
    }
}
