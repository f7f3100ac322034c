//! Classes as values, and what is asked of them.

use crate::catalog::intrinsics::TYPE;
use crate::catalog::intrinsics::exceptions::exception_class;
use crate::catalog::intrinsics::identity::object_tells_identity;

/// Attributes and functions that give the classes above a class.
pub fn hands_out_bases(name: &str) -> bool {
    ["__base__", "__bases__", "__mro__", "mro", "getmro"].contains(&name)
}

/// Called with so many arguments such a method is asked of a class.
pub fn is_asked_of_class(name: &str, arguments: usize) -> bool {
    let own = if ["__eq__", "__ne__", "__format__"].contains(&name) { 1 } else { 0 };
    object_tells_identity(name) && arguments > own
}

/// Called without arguments it gives an object that is nothing but itself.
pub fn makes_plain_object(name: &str) -> bool {
    name == "object"
}

/// A base class of module `enum`: its subclasses' attributes are members, unless they are made otherwise by
/// [`NO_MEMBER`].
pub fn is_enum(module: &str, name: &str) -> bool {
    module == ENUM && ["Enum", "Flag", "IntEnum", "IntFlag", "StrEnum"].contains(&name)
}

/// The module of enumerations.
pub const ENUM: &str = "enum";

/// What makes a plain value of a class attribute that stands among the members.
pub const NO_MEMBER: &str = "nonmember";

/// `type(name, bases, names)`.
pub fn makes_classes(name: &str, arguments: usize) -> bool {
    name == "type" && arguments == 3
}

/// The builtin function that gives an object's class.
pub fn is_class_of(name: &str) -> bool {
    name == TYPE
}

/// `callable(x)`
pub fn asks_callable(name: &str) -> bool {
    name == "callable"
}

/// `issubclass(C, classes)`
pub fn asks_subclass(name: &str) -> bool {
    name == "issubclass"
}

/// Does every class derive from it?
pub fn is_base_of_all(name: &str) -> bool {
    name == "object"
}

/// The class of `None`, which no name stands for.
pub const NONE_CLASS: &str = "NoneType";

/// The class of classes, and of those with `ABC` among their bases.
pub const METACLASSES: [&str; 2] = ["type", "ABCMeta"];

/// The class that a builtin name stands for, as a native class object.
pub fn class_object(name: &str) -> Option<&str> {
    if crate::ty::builtin::is_class_object(name) { Some(name) } else { exception_class(name) }
}

/// There is a native class object of this name, though perhaps no builtin name.
pub fn has_class_object(name: &str) -> bool {
    name == NONE_CLASS || class_object(name).is_some()
}

/// The class that `isinstance` may be asked about natively.
pub fn tested_class(name: &str) -> Option<&str> {
    if crate::ty::builtin::is_class(name) { Some(name) } else { exception_class(name) }
}
