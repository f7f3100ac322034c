//! Operators and the methods behind them.

/// The binary operators.
pub const BINARY: &[&str] = &["+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"];

/// The comparisons that ask methods of their own.
pub const COMPARING: &[&str] = &["==", "!=", "<", "<=", ">", ">="];

/// `+` → (`__add__`, `__radd__`, `__iadd__`). The operator is its Python spelling; `None` for what is no
/// binary operator.
pub fn binary_dunder(operator: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match operator {
        "+" => ("__add__", "__radd__", "__iadd__"),
        "-" => ("__sub__", "__rsub__", "__isub__"),
        "*" => ("__mul__", "__rmul__", "__imul__"),
        "@" => ("__matmul__", "__rmatmul__", "__imatmul__"),
        "/" => ("__truediv__", "__rtruediv__", "__itruediv__"),
        "//" => ("__floordiv__", "__rfloordiv__", "__ifloordiv__"),
        "%" => ("__mod__", "__rmod__", "__imod__"),
        "**" => ("__pow__", "__rpow__", "__ipow__"),
        "<<" => ("__lshift__", "__rlshift__", "__ilshift__"),
        ">>" => ("__rshift__", "__rrshift__", "__irshift__"),
        "&" => ("__and__", "__rand__", "__iand__"),
        "|" => ("__or__", "__ror__", "__ior__"),
        "^" => ("__xor__", "__rxor__", "__ixor__"),
        _ => return None,
    })
}

/// Is it the method of a binary operator? Called by name it answers NotImplemented where the operator asks
/// the other operand.
pub fn is_operator_method(name: &str) -> bool {
    let binary = BINARY.iter().filter_map(|operator| binary_dunder(operator));
    let mut comparing = COMPARING.iter().filter_map(|operator| compare_dunder(operator));
    comparing.any(|(method, _)| method == name)
        || binary.into_iter().any(|(plain, reflected, in_place)| [plain, reflected, in_place].contains(&name))
}

/// `__len__`: a method that stands behind syntax or a builtin.
pub fn is_special_method(name: &str) -> bool {
    name.starts_with("__") && name.ends_with("__")
}

/// What `%d`, `%f`, `%x` and `%(name)s` ask an object for (`PyUnicode_Format`, `Objects/unicodeobject.c`).
pub const ASKED_BY_PERCENT: &[&str] = &["__int__", "__float__", "__index__", "__getitem__"];

/// What classes and objects have, or syntax and builtins ask for, and native code has no caller for (Data
/// model, sections 3.2 and 3.3 of the Language Reference; `slotdefs` in `Objects/typeobject.c`). What only
/// modules of the library ask for is asked of objects of the isolate: these names are ordinary.
const FOREIGN: &[&str] = &[
    "__del__",
    "__bytes__",
    "__getattr__",
    "__getattribute__",
    "__setattr__",
    "__delattr__",
    "__get__",
    "__set__",
    "__delete__",
    "__set_name__",
    "__init_subclass__",
    "__class_getitem__",
    "__mro_entries__",
    "__instancecheck__",
    "__subclasscheck__",
    "__subclasshook__",
    "__length_hint__",
    "__missing__",
    "__complex__",
    "__index__",
    "__trunc__",
    "__floor__",
    "__ceil__",
    "__await__",
    "__aiter__",
    "__anext__",
    "__aenter__",
    "__aexit__",
    "__buffer__",
    "__release_buffer__",
    "__class__",
    "__dict__",
    "__dir__",
    "__doc__",
    "__name__",
    "__qualname__",
    "__module__",
    "__weakref__",
    "__slots__",
    "__bases__",
    "__base__",
    "__mro__",
    "__subclasses__",
    "__annotations__",
    "__type_params__",
    "__match_args__",
    "__abstractmethods__",
    "__isabstractmethod__",
];

/// May a class have a method of this name? Syntax and builtins that would ask for it have to do so in native
/// code.
pub fn has_native_callers(name: &str) -> bool {
    !FOREIGN.contains(&name)
}

/// The method that makes instances: static without a decorator (`type_new_staticmethod`).
pub const NEW: &str = "__new__";

/// A builtin that is a special method of its first argument.
#[derive(Clone, Copy)]
pub struct BuiltinMethod {
    pub method: &'static str,
    /// How many arguments it takes at most.
    pub most: usize,
    /// Of one that is an operator: the method of the right operand, and its name in a TypeError.
    pub reflected: Option<(&'static str, &'static str)>,
}

pub fn builtin_method(builtin: &str) -> Option<BuiltinMethod> {
    let (method, most, reflected) = match builtin {
        "len" => ("__len__", 1, None),
        "abs" => ("__abs__", 1, None),
        "int" => ("__int__", 1, None),
        "float" => ("__float__", 1, None),
        "round" => ("__round__", 2, None),
        "iter" => ("__iter__", 1, None),
        "next" => ("__next__", 1, None),
        "reversed" => ("__reversed__", 1, None),
        "divmod" => ("__divmod__", 2, Some(("__rdivmod__", "divmod()"))),
        "pow" => ("__pow__", 2, Some(("__rpow__", "** or pow()"))),
        _ => return None,
    };
    Some(BuiltinMethod { method, most, reflected })
}

/// Does it take builtin containers by rows of its own, not by those of the method? (`list.__reversed__` is
/// none of the catalog's.)
pub fn takes_containers(builtin: &str) -> bool {
    builtin == "reversed"
}

/// `<` → (`__lt__`, `__gt__`): the method, and the one asked of the right operand.
pub fn compare_dunder(operator: &str) -> Option<(&'static str, &'static str)> {
    Some(match operator {
        "==" => ("__eq__", "__eq__"),
        "!=" => ("__ne__", "__ne__"),
        "<" => ("__lt__", "__gt__"),
        "<=" => ("__le__", "__ge__"),
        ">" => ("__gt__", "__lt__"),
        ">=" => ("__ge__", "__le__"),
        _ => return None,
    })
}

/// `-` → `__neg__`
pub fn unary_dunder(operator: &str) -> Option<&'static str> {
    Some(match operator {
        "-" => "__neg__",
        "+" => "__pos__",
        "~" => "__invert__",
        _ => return None,
    })
}
