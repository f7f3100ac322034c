//! Exception classes.

use crate::ty::Ty;

/// Builtin exception classes.
pub fn is_exception_class(name: &str) -> bool {
    OS_ERRORS.contains(&name) || EXCEPTIONS.contains(&name)
}

/// The class itself: `IOError` and `EnvironmentError` are other names of `OSError`.
pub fn exception_class(name: &str) -> Option<&str> {
    match name {
        "IOError" | "EnvironmentError" => Some("OSError"),
        _ => is_exception_class(name).then_some(name),
    }
}

/// `Class(args…)` does nothing but keep its arguments, or what it does is known: OSError and its kin take
/// `errno, text` and a file name apart, ImportError, NameError and AttributeError are like others as long as
/// there are no keywords.
pub fn has_plain_constructor(name: &str, args: &[Ty]) -> bool {
    match name {
        "UnicodeDecodeError"
        | "UnicodeEncodeError"
        | "UnicodeTranslateError"
        | "SyntaxError"
        | "IndentationError"
        | "TabError"
        | "BaseExceptionGroup"
        | "ExceptionGroup" => false,
        _ if OS_ERRORS.contains(&name) => {
            args.len() < 2
                || (matches!(args[0], Ty::Int)
                    && matches!(args[1..], [Ty::Str] | [Ty::Str, Ty::Str])
                    && (name != "BlockingIOError" || args.len() == 2))
        }
        _ => true,
    }
}

/// OSError by all its names, and its kin.
const OS_ERRORS: &[&str] = &[
    "OSError",
    "IOError",
    "EnvironmentError",
    "BlockingIOError",
    "ChildProcessError",
    "ConnectionError",
    "BrokenPipeError",
    "ConnectionAbortedError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "FileExistsError",
    "FileNotFoundError",
    "InterruptedError",
    "IsADirectoryError",
    "NotADirectoryError",
    "PermissionError",
    "ProcessLookupError",
    "TimeoutError",
];

/// All others.
const EXCEPTIONS: &[&str] = &[
    "BaseException",
    "Exception",
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BufferError",
    "EOFError",
    "FloatingPointError",
    "GeneratorExit",
    "ImportError",
    "ModuleNotFoundError",
    "IndexError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "NameError",
    "NotImplementedError",
    "OverflowError",
    "RecursionError",
    "ReferenceError",
    "RuntimeError",
    "StopIteration",
    "StopAsyncIteration",
    "SyntaxError",
    "IndentationError",
    "TabError",
    "SystemError",
    "SystemExit",
    "TypeError",
    "UnboundLocalError",
    "UnicodeError",
    "UnicodeEncodeError",
    "UnicodeDecodeError",
    "UnicodeTranslateError",
    "ValueError",
    "ZeroDivisionError",
    "Warning",
    "UserWarning",
    "DeprecationWarning",
    "PendingDeprecationWarning",
    "SyntaxWarning",
    "RuntimeWarning",
    "FutureWarning",
    "ImportWarning",
    "UnicodeWarning",
    "BytesWarning",
    "ResourceWarning",
    "EncodingWarning",
];
