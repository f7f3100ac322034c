//! Builtin classes that classes of the program may extend so that every instance holds a value of them.

use crate::ty::Ty;

/// `dict.get`: what asks a dict for a key that it may not have.
pub const ASKED_KEY: &str = "get";

/// `dict.update`
pub const UPDATE: &str = "update";

/// A method that makes an object of the class of its own object.
pub fn gives_own_class(name: &str) -> bool {
    name == "fromkeys"
}

/// `dict.__init__`
pub fn is_dict_init(name: &str, value: &Ty) -> bool {
    name == "__init__" && matches!(value, Ty::Dict(..))
}

/// One of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueBase {
    List,
    Dict,
    /// (Of named tuples alone.)
    Tuple,
}

impl ValueBase {
    const NAMED: [ValueBase; 2] = [ValueBase::List, ValueBase::Dict];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            ValueBase::List => "list",
            ValueBase::Dict => "dict",
            ValueBase::Tuple => "tuple",
        }
    }

    /// The class of this name, where a class statement may have it as a base.
    pub fn named(name: &str) -> Option<ValueBase> {
        ValueBase::NAMED.into_iter().find(|base| base.name() == name)
    }

    /// Has it no `__hash__`?
    pub fn is_unhashable(self) -> bool {
        match self {
            ValueBase::List | ValueBase::Dict => true,
            ValueBase::Tuple => false,
        }
    }
}
