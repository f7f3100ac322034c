//! What may be subscripted in an annotation without any effect: generic classes and the forms of `typing`.

use super::ENUM;
use crate::catalog::members::{self, Act};
use crate::catalog::modules::{self, Does};

/// Builtin classes with `__class_getitem__`: any subscript makes a `types.GenericAlias`.
pub fn is_generic_class(name: &str) -> bool {
    ["list", "dict", "tuple", "set", "frozenset", "type"].contains(&name)
}

/// How many subscripts a form of `typing` takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Subscripts {
    Exactly(usize),
    AtLeastOne,
    /// `Callable[[A, B], R]` or `Callable[..., R]`.
    Callable,
}

/// The forms of `typing` that take types in brackets, and `collections.abc` under the same names.
pub fn typing_form(name: &str) -> Option<Subscripts> {
    Some(match name {
        "Optional" | "List" | "Set" | "FrozenSet" | "Deque" | "Iterable" | "Iterator" | "Sequence"
        | "MutableSequence" | "Collection" | "Container" | "Reversible" | "AbstractSet" | "MutableSet"
        | "Type" | "Final" | "ClassVar" | "Counter" | "KeysView" | "ValuesView" | "Awaitable"
        | "AsyncIterable" | "AsyncIterator" => Subscripts::Exactly(1),
        "Dict" | "Mapping" | "MutableMapping" | "DefaultDict" | "OrderedDict" | "ItemsView" | "ChainMap" => {
            Subscripts::Exactly(2)
        }
        "Union" | "Tuple" => Subscripts::AtLeastOne,
        "Callable" => Subscripts::Callable,
        _ => return None,
    })
}

/// The module of types.
pub const TYPING: &str = "typing";

/// `TypeVar("T")`: a value that only annotations and class statements are for.
pub fn makes_type_variable(module: &str, name: &str) -> bool {
    module == TYPING && name == "TypeVar"
}

/// A decorator that gives the class itself.
pub fn marks_class(module: &str, name: &str) -> bool {
    module == TYPING && ["final", "runtime_checkable"].contains(&name)
}

/// A base class that is in the order of lookup, and gives instances nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErasedBase {
    /// `abc.ABC`
    Abstract,
    /// `typing.Generic`, with type variables in brackets.
    Generic,
    /// `typing.Protocol`, with or without: it derives from `Generic`.
    Protocol,
}

impl ErasedBase {
    /// What a member of the library is as a base.
    pub fn named(module: &str, name: &str) -> Option<ErasedBase> {
        match (module, name) {
            ("abc", "ABC") => Some(ErasedBase::Abstract),
            (TYPING, "Generic") => Some(ErasedBase::Generic),
            (TYPING, "Protocol") => Some(ErasedBase::Protocol),
            _ => None,
        }
    }

    /// Itself and its bases, in order.
    pub fn mro(self) -> &'static [ErasedBase] {
        match self {
            ErasedBase::Abstract => &[ErasedBase::Abstract],
            ErasedBase::Generic => &[ErasedBase::Generic],
            ErasedBase::Protocol => &[ErasedBase::Protocol, ErasedBase::Generic],
        }
    }
}

/// The type that says nothing.
pub fn is_anything(module: &str, name: &str) -> bool {
    members::does(module, name, Act::IsAnyType)
}

/// Modules whose members are such forms.
pub fn is_typing_module(name: &str) -> bool {
    modules::is(name, Does::HoldsTypes)
}

/// Importing the module does nothing at run time. Native code reads only names of it that say something of
/// types and classes.
pub fn is_silent_module(module: &str) -> bool {
    ["abc", "dataclasses", ENUM, "functools", "operator", TYPING].contains(&module)
}

/// Importing this does nothing at run time: a compiler directive, or a name that only annotations use and
/// every supported CPython has.
pub fn is_silent_import(module: &str, name: &str) -> bool {
    match module {
        "__future__" => FEATURES.contains(&name),
        TYPING => TYPING_NAMES.contains(&name),
        // Bases and decorators of classes, known by name.
        "abc" => ["ABC", "ABCMeta", "abstractmethod"].contains(&name),
        "contextlib" => name == "contextmanager",
        ENUM => ["Enum", "IntEnum", "StrEnum", "auto", "unique"].contains(&name),
        "collections" => name == "namedtuple",
        "functools" if ["cached_property", "total_ordering", "wraps"].contains(&name) => true,
        "dataclasses" => {
            ["KW_ONLY", "InitVar", "asdict", "astuple", "dataclass", "field", "replace"].contains(&name)
        }
        _ => super::operators::is_known(module, name),
    }
}

const FEATURES: &[&str] = &[
    "absolute_import",
    "annotations",
    "barry_as_FLUFL",
    "division",
    "generator_stop",
    "generators",
    "nested_scopes",
    "print_function",
    "unicode_literals",
    "with_statement",
];

/// `typing.__all__`, what 3.11, 3.12 and 3.13 have in common.
const TYPING_NAMES: &[&str] = &[
    "AbstractSet",
    "Annotated",
    "Any",
    "AnyStr",
    "AsyncContextManager",
    "AsyncGenerator",
    "AsyncIterable",
    "AsyncIterator",
    "Awaitable",
    "BinaryIO",
    "ByteString",
    "Callable",
    "ChainMap",
    "ClassVar",
    "Collection",
    "Concatenate",
    "Container",
    "ContextManager",
    "Coroutine",
    "Counter",
    "DefaultDict",
    "Deque",
    "Dict",
    "Final",
    "ForwardRef",
    "FrozenSet",
    "Generator",
    "Generic",
    "Hashable",
    "IO",
    "ItemsView",
    "Iterable",
    "Iterator",
    "KeysView",
    "List",
    "Literal",
    "LiteralString",
    "Mapping",
    "MappingView",
    "Match",
    "MutableMapping",
    "MutableSequence",
    "MutableSet",
    "NamedTuple",
    "Never",
    "NewType",
    "NoReturn",
    "NotRequired",
    "Optional",
    "OrderedDict",
    "ParamSpec",
    "ParamSpecArgs",
    "ParamSpecKwargs",
    "Pattern",
    "Protocol",
    "Required",
    "Reversible",
    "Self",
    "Sequence",
    "Set",
    "Sized",
    "SupportsAbs",
    "SupportsBytes",
    "SupportsComplex",
    "SupportsFloat",
    "SupportsIndex",
    "SupportsInt",
    "SupportsRound",
    "TYPE_CHECKING",
    "Text",
    "TextIO",
    "Tuple",
    "Type",
    "TypeAlias",
    "TypeGuard",
    "TypeVar",
    "TypeVarTuple",
    "TypedDict",
    "Union",
    "Unpack",
    "ValuesView",
    "assert_never",
    "assert_type",
    "cast",
    "clear_overloads",
    "dataclass_transform",
    "final",
    "get_args",
    "get_origin",
    "get_overloads",
    "get_type_hints",
    "is_typeddict",
    "no_type_check",
    "no_type_check_decorator",
    "overload",
    "reveal_type",
    "runtime_checkable",
];
