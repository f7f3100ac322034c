//! What a decorator or base of the library adds to a class: functions that no text of the program has.
//!
//! The functions stand at the end of the class body, as `def` statements. Whether the decorator is really
//! the library's, and each name what it was taken for, `world/classes` says; where it is not, the class is
//! left to CPython and nobody looks at these functions.

use super::nodes::{ExprId, FuncId, StmtId};
use std::collections::HashMap;

/// The decorator of what is bound when it is asked for first, as a member of its module.
pub const CACHED_PROPERTY: (&str, &str) = ("functools", "cached_property");

/// `@dataclass` (`Lib/dataclasses.py`), `Enum` as a base (`Lib/enum.py`).
#[derive(Default)]
pub struct Expansion {
    /// What has no expansion here, in words.
    pub refusal: Option<String>,
    /// The decorator, an expression of the function around the class.
    pub decorator: Option<ExprId>,
    pub fields: Vec<Field>,
    /// Attributes are bound by `__init__` only.
    pub is_frozen: bool,
    /// A dataclass without `__match_args__` of its own.
    pub has_no_match_args: bool,
    /// The class bodies that its bases, by their names, were taken for.
    pub bases: Vec<FuncId>,
    /// Has it `__post_init__`, itself or from a base?
    pub has_post_init: bool,
    /// `x: int = field(…)`: what the class has as `x` then.
    pub bound: HashMap<StmtId, Option<ExprId>>,
    /// The annotations of its own, by what they were taken for.
    pub annotations: Vec<(ExprId, FieldKind)>,
    /// Calls of members of the library's module, by the names of these.
    pub calls: Vec<(ExprId, &'static str)>,
    /// An enumeration: its variables are the members.
    pub is_enum: bool,
    /// `@total_ordering`.
    pub is_ordering: bool,
    /// A named tuple: instances hold a tuple.
    pub is_tuple: bool,
    /// The names of its items.
    pub items: Vec<String>,
    /// What stands in its `__slots__`, where the library gives it some: `()` of a named tuple.
    pub slots: Option<Vec<String>>,
    /// What makes the tuple of a new one.
    pub constructor: Option<FuncId>,
    /// Its members, in order, without other names of them.
    pub members: Vec<String>,
    /// What binds the attributes of a new member.
    pub initializer: Option<FuncId>,
}

/// What an order made by `@total_ordering` asks besides the method that it is made of.
#[derive(Clone, Copy)]
pub enum Rest {
    Nothing,
    AndUnequal,
    OrEqual,
}

/// `_convert` in `Lib/functools.py`: the method there is, the one that is made of it, whether its answer is
/// turned round, and what is asked besides.
pub const ORDERINGS: [(&str, &str, bool, Rest); 12] = [
    ("lt", "gt", true, Rest::AndUnequal),
    ("lt", "le", false, Rest::OrEqual),
    ("lt", "ge", true, Rest::Nothing),
    ("le", "ge", true, Rest::OrEqual),
    ("le", "lt", false, Rest::AndUnequal),
    ("le", "gt", true, Rest::Nothing),
    ("gt", "lt", true, Rest::AndUnequal),
    ("gt", "ge", false, Rest::OrEqual),
    ("gt", "le", true, Rest::Nothing),
    ("ge", "le", true, Rest::OrEqual),
    ("ge", "gt", false, Rest::AndUnequal),
    ("ge", "lt", true, Rest::Nothing),
];

/// A class that may be subscripted, `Stack[int]`: it has a base in brackets, or type parameters.
pub struct Generic {
    /// So many stand in brackets behind its name (PEP 695).
    pub parameters: usize,
    /// What `Stack[int](…)` runs: it calls the class (`_BaseGenericAlias.__call__` in `Lib/typing.py`).
    pub call: FuncId,
}

/// A field, in the order of `__init__`'s parameters.
#[derive(Clone)]
pub struct Field {
    pub name: String,
    pub kind: FieldKind,
    pub default: Given,
    pub init: bool,
    pub repr: bool,
    pub compare: bool,
    /// `None`: as `compare`.
    pub hash: Option<bool>,
    pub kw_only: bool,
    /// It stands in the class itself.
    pub is_own: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    Field,
    /// `InitVar[…]`: only a parameter of `__init__` and `__post_init__`.
    InitVar,
    /// `ClassVar[…]`: no field at all.
    ClassVar,
    /// `_: KW_ONLY`: what follows is keyword-only.
    KwOnly,
}

/// What a field has where a call gives nothing.
#[derive(Clone, Copy)]
pub enum Given {
    Nothing,
    /// The value of this expression of the class body.
    Value(ExprId),
    /// What a call of this expression of the class body gives.
    Factory(ExprId),
}

impl Given {
    /// What is called where a call gives nothing.
    pub fn factory(self) -> Option<ExprId> {
        match self {
            Given::Factory(factory) => Some(factory),
            Given::Nothing | Given::Value(_) => None,
        }
    }
}

/// What a member of the library is to `dataclass`, as an annotation.
pub fn kind_of((module, member): (&str, &str)) -> FieldKind {
    match (module, member) {
        ("typing", "ClassVar") => FieldKind::ClassVar,
        ("dataclasses", "InitVar") => FieldKind::InitVar,
        ("dataclasses", "KW_ONLY") => FieldKind::KwOnly,
        _ => FieldKind::Field,
    }
}

/// `other.__class__ is self.__class__` of two objects. (These names are none of Python's.)
pub const SAME_CLASS: &str = "hybridc.same_class";

/// Are they one object, of those that may be unequal to themselves?
pub const SAME_OBJECT: &str = "hybridc.same_object";

/// An item of the tuple that an instance holds: the instance, the index.
pub const ITEM_OF_VALUE: &str = "hybridc.item_of_value";

/// Functions of the library that native code calls as methods of their first argument, which `hir` has given
/// to the classes that they are for (no text has these names).
const METHODS: [((&str, &str), &str); 3] = [
    (("dataclasses", "asdict"), AS_DICT),
    (("dataclasses", "astuple"), AS_TUPLE),
    (("dataclasses", "replace"), REPLACE),
];

pub const REPLACE: &str = "<replace>";
pub const AS_DICT: &str = "<asdict>";
pub const AS_TUPLE: &str = "<astuple>";

/// The method that stands for a function of the library.
pub fn made_method((module, name): (&str, &str)) -> Option<&'static str> {
    METHODS.iter().find(|(function, _)| *function == (module, name)).map(|(_, method)| *method)
}

/// The method for lists beside that for objects.
pub fn items_of(method: &str) -> String {
    format!("{method}<items>")
}

/// What `asdict` and `astuple` make of a value in a dataclass: the object, the value, the name of the method
/// that dataclasses have for it.
pub const TAKE_APART: &str = "hybridc.take_apart";

/// A new member of the enumeration whose body runs: its name, its value, what `__init__` gets.
pub const NEW_MEMBER: &str = "hybridc.new_member";

/// The variable of an enumeration that lists its members; no text names it.
pub const MEMBERS: &str = "<members>";

/// The same: their values.
pub const VALUES: &str = "<values>";

/// The same: all names of members, and the member that each stands for.
pub const NAMES: &str = "<names>";
pub const NAMED: &str = "<named>";

/// Notes that the object's `__repr__` runs, one of several functions; true where it runs already
/// (`recursive_repr` in `Lib/reprlib.py`).
pub const ENTER_REPR: &str = "hybridc.enter_repr";

/// The end of that.
pub const LEAVE_REPR: &str = "hybridc.leave_repr";
