//! The few builtins that are not calls: they need syntax, narrow types, or choose a row by a constant.

use crate::ty::Ty;

/// `__name__`: `"__main__"` in the main module.
pub const MODULE_NAME: &str = "__name__";
const PRINT: &str = "print";
const ISINSTANCE: &str = "isinstance";

/// The intrinsic of this builtin name.
pub fn by_name(name: &str) -> Option<&'static str> {
    [PRINT, ISINSTANCE].into_iter().find(|intrinsic| *intrinsic == name)
}

pub fn is_instance_test(name: &str) -> bool {
    name == ISINSTANCE
}

/// `x ** 2`: a constant exponent decides the result's type, which the operator alone does not.
pub fn power_row(symbol: &str, base: &Ty, exponent_ty: &Ty, exponent: i64) -> Option<&'static str> {
    if symbol != "**" {
        return None;
    }
    match (base, exponent_ty) {
        (Ty::Int | Ty::Bool, Ty::Int) if exponent >= 0 => Some("int_pow_nonnegative"),
        (Ty::Int | Ty::Bool, Ty::Int) => Some("int_pow_negative"),
        (Ty::Float, Ty::Int | Ty::Float) => Some("float_pow_real"),
        _ => None,
    }
}

pub const ANY: &str = "any";

/// `any(…)` and `all(…)` look at no more items than they need.
pub fn is_short_circuit(name: &str) -> bool {
    name == ANY || name == "all"
}

/// Takes every item of its first argument before anything else can be seen to happen.
pub fn exhausts(owner: &str, name: &str) -> bool {
    match owner {
        "builtins" => ["sum", "list", "tuple", "set", "frozenset", "dict", "sorted", "min", "max"].contains(&name),
        "str" | "bytes" => name == "join",
        "math" => ["prod", "fsum"].contains(&name),
        _ => false,
    }
}

/// `range(…)` in a `for` makes no object.
pub fn is_range(row: crate::ty::RowId) -> bool {
    super::row(row).python == "builtins.range"
}

/// `__iadd__` and its kin: the receiver changes and is the result.
pub fn is_in_place(name: &str) -> bool {
    const IN_PLACE: &[&str] = &[
        "__iadd__", "__isub__", "__imul__", "__imatmul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__",
        "__ilshift__", "__irshift__", "__iand__", "__ior__", "__ixor__",
    ];
    IN_PLACE.contains(&name)
}

/// Builtin exception classes.
pub fn is_exception_class(name: &str) -> bool {
    EXCEPTIONS.contains(&name)
}

/// `Class(args…)` does nothing but keep its arguments (`OSError` and the Unicode errors look at theirs).
pub fn has_plain_constructor(name: &str) -> bool {
    !PARSED_ARGUMENTS.contains(&name)
}

const PARSED_ARGUMENTS: &[&str] = &[
    "OSError", "IOError", "EnvironmentError", "BlockingIOError", "ChildProcessError", "ConnectionError", "BrokenPipeError",
    "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError", "FileExistsError", "FileNotFoundError",
    "InterruptedError", "IsADirectoryError", "NotADirectoryError", "PermissionError", "ProcessLookupError", "TimeoutError",
    "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError", "ImportError", "ModuleNotFoundError", "NameError",
    "AttributeError", "SyntaxError", "IndentationError", "TabError", "BaseExceptionGroup", "ExceptionGroup",
];

const EXCEPTIONS: &[&str] = &[
    "BaseException", "Exception", "ArithmeticError", "AssertionError", "AttributeError", "BufferError", "EOFError",
    "FloatingPointError", "GeneratorExit", "ImportError", "ModuleNotFoundError", "IndexError", "KeyError",
    "KeyboardInterrupt", "LookupError", "MemoryError", "NameError", "NotImplementedError", "OSError", "IOError",
    "EnvironmentError", "OverflowError", "RecursionError", "ReferenceError", "RuntimeError", "StopIteration",
    "StopAsyncIteration", "SyntaxError", "IndentationError", "TabError", "SystemError", "SystemExit", "TypeError",
    "UnboundLocalError", "UnicodeError", "UnicodeEncodeError", "UnicodeDecodeError", "UnicodeTranslateError", "ValueError",
    "ZeroDivisionError", "BlockingIOError", "ChildProcessError", "ConnectionError", "BrokenPipeError",
    "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError", "FileExistsError", "FileNotFoundError",
    "InterruptedError", "IsADirectoryError", "NotADirectoryError", "PermissionError", "ProcessLookupError", "TimeoutError",
    "Warning", "UserWarning", "DeprecationWarning", "PendingDeprecationWarning", "SyntaxWarning", "RuntimeWarning",
    "FutureWarning", "ImportWarning", "UnicodeWarning", "BytesWarning", "ResourceWarning", "EncodingWarning",
];
