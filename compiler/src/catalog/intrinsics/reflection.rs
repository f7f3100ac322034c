//! What reaches the names of a module, or what a function does behind its name: attributes, builtins and
//! members of standard modules that hand out namespaces, code, or attributes of any name.

use crate::catalog::members::{self, Act};

pub use crate::catalog::members::BUILTINS;

/// Attributes that hand out a namespace or replace what a function does, whatever object has them.
pub const REVEALING: &[&str] = &[
    "__globals__",
    "__builtins__",
    "f_globals",
    "f_builtins",
    "__code__",
    "__defaults__",
    "__kwdefaults__",
    OWNER,
    GET_HOOK,
    SET_HOOK,
    DELETE_HOOK,
];

/// Of a function of a module that is written in C, and of a builtin: the module.
const OWNER: &str = "__self__";

/// Is it an attribute that only functions and methods have, unless a class of the program has it, too?
pub fn is_owner(name: &str) -> bool {
    name == OWNER
}

const GET_HOOK: &str = "__getattribute__";
const SET_HOOK: &str = "__setattr__";
const DELETE_HOOK: &str = "__delattr__";

/// Methods of every object that take an attribute's name.
pub fn is_attribute_method(name: &str) -> bool {
    [GET_HOOK, SET_HOOK, DELETE_HOOK].contains(&name)
}

/// Do they, or does the attribute itself, hand something out?
pub fn is_revealing(name: &str) -> bool {
    REVEALING.contains(&name) && !is_attribute_method(name)
}

/// Attributes by which a module hands out its names, or has them looked up otherwise.
pub const INNER_OF_MODULE: &[&str] = &[
    "__annotations__",
    "__builtins__",
    "__class__",
    "__delattr__",
    "__dict__",
    "__getattr__",
    "__getattribute__",
    "__getstate__",
    "__init__",
    "__loader__",
    "__reduce__",
    "__reduce_ex__",
    "__setattr__",
    "__spec__",
];

pub fn is_inner_of_module(name: &str) -> bool {
    INNER_OF_MODULE.contains(&name)
}

/// Builtins that run text, or hand out a namespace or a module.
pub fn reaches_names(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "globals",
        "exec",
        "eval",
        "compile",
        "breakpoint",
        "__import__",
        "__builtins__",
        "__loader__",
        "__spec__",
    ];
    NAMES.contains(&name)
}

/// The name under which every module has the builtins.
pub fn is_builtins_of_module(name: &str) -> bool {
    name == "__builtins__"
}

/// Builtins that without arguments are about the names that are in scope.
pub fn shows_scope(name: &str) -> bool {
    ["locals", "vars", "dir"].contains(&name)
}

/// It gives the names of the module in which it is called.
pub fn gives_own_namespace(name: &str) -> bool {
    name == "globals"
}

/// A builtin that asks the base classes of the object of a method.
pub fn asks_bases(name: &str) -> bool {
    name == "super"
}

/// Of one argument it gives the namespace.
pub fn gives_namespace(name: &str) -> bool {
    name == "vars"
}

/// Builtins that take an attribute's name as their second argument.
pub fn takes_attribute(name: &str) -> bool {
    attribute_act(name).is_some()
}

/// What such a builtin does with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttributeAct {
    Get,
    Has,
    Set,
    Delete,
}

pub fn attribute_act(name: &str) -> Option<AttributeAct> {
    Some(match name {
        "getattr" => AttributeAct::Get,
        "hasattr" => AttributeAct::Has,
        "setattr" => AttributeAct::Set,
        "delattr" => AttributeAct::Delete,
        _ => return None,
    })
}

/// Those that bind or unbind it.
pub fn writes_attribute(name: &str) -> bool {
    ["setattr", "delattr", SET_HOOK, DELETE_HOOK].contains(&name)
}

/// Those that unbind it.
pub fn deletes_attribute(name: &str) -> bool {
    attribute_act(name) == Some(AttributeAct::Delete)
}

/// They only ask whether there is such an attribute.
pub fn only_asks_attribute(name: &str) -> bool {
    attribute_act(name) == Some(AttributeAct::Has)
}

/// Builtins that do nothing with a module but show it or tell what it is.
pub fn only_looks_at_object(name: &str) -> bool {
    ["print", "repr", "str", "type", "isinstance", "issubclass", "bool", "callable", "dir", "hash", "id"]
        .contains(&name)
}

/// Methods of texts, and of formatters, whose fields name attributes: `"{0.name}"`.
pub fn formats_attributes(name: &str) -> bool {
    ["format", "format_map"].contains(&name)
}

/// What a member of a module does with names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// It reads or calls attributes that its arguments name.
    Attributes,
    /// It hands out any names.
    Anything,
}

pub fn reach(module: &str, name: &str) -> Option<Reach> {
    if members::does(module, name, Act::HandsOutNames) || module == BUILTINS && reaches_names(name) {
        Some(Reach::Anything)
    } else {
        members::does(module, name, Act::TakesNames).then_some(Reach::Attributes)
    }
}

/// Builtins that run a text as code, or a module.
pub fn evaluates(name: &str) -> bool {
    super::runs_text(name) || name == "__import__"
}

/// Builtins that show a namespace or the names in it.
pub fn shows_namespace(name: &str) -> bool {
    shows_scope(name) || gives_own_namespace(name)
}

/// Builtins that look at the names in scope where they are called.
pub fn looks_at_caller(name: &str) -> bool {
    shows_scope(name) || ["globals", "exec", "eval", "__import__", "breakpoint"].contains(&name)
}

/// Decorators of a method whose first parameter still is its object, or its class.
pub fn keeps_first_parameter(name: &str) -> bool {
    ["classmethod", "abstractmethod"].contains(&name) || makes_property(name)
}

/// A method that makes what a call of its class gives.
pub fn makes_instance(name: &str) -> bool {
    name == "__new__"
}

/// Decorators that make a method look like plain data.
pub fn makes_property(name: &str) -> bool {
    ["property", "cached_property", "setter", "getter", "deleter"].contains(&name)
}

/// Methods whose first parameter is the class, without a decorator that says so.
pub fn takes_class(name: &str) -> bool {
    makes_instance(name) || ["__init_subclass__", "__class_getitem__"].contains(&name)
}

/// The class of classes.
pub const METACLASS: &str = "type";

/// Attributes and methods by which attributes of an object, or functions of a class, are had that no
/// statement names.
pub fn changes_attributes(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "__dict__",
        "__getattr__",
        "__get__",
        "__set__",
        "__set_name__",
        "__prepare__",
        "__setstate__",
        "fget",
        "fset",
        "fdel",
        "__func__",
        "__wrapped__",
    ];
    is_attribute_method(name) || NAMES.contains(&name)
}

/// The class of an object: bound, it is one of another class.
pub fn is_class_of_object(name: &str) -> bool {
    name == "__class__"
}

/// Methods of the library that bind attributes of their second argument, where they have one (`parse_args`).
pub fn binds_attributes_of_argument(name: &str, arguments: usize) -> bool {
    const NAMES: &[&str] =
        &["parse_args", "parse_known_args", "parse_intermixed_args", "parse_known_intermixed_args"];
    NAMES.contains(&name) && arguments > 1
}

/// The keyword under which such a method gets it.
pub fn is_object_to_fill(keyword: &str) -> bool {
    keyword == "namespace"
}
