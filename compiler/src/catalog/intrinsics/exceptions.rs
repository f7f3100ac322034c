//! Exception classes.

use crate::ty::Ty;

/// `raise` of something else (`do_raise`, `Python/ceval.c`).
pub const NO_EXCEPTION: &str = "exceptions must derive from BaseException";

/// The method of a generator that raises what it is given.
pub const RAISES_IN_GENERATOR: &str = "throw";

/// Builtin exception classes.
pub fn is_exception_class(name: &str) -> bool {
    matches!(name, "IOError" | "EnvironmentError") || CLASSES.iter().any(|(class, _)| *class == name)
}

/// An exception class and its bases, the nearest first, without `object`.
pub fn exception_bases(name: &str) -> Vec<&'static str> {
    let mut found = vec![];
    let mut next = exception_class(name);
    while let Some((class, base)) = next.and_then(|name| CLASSES.iter().find(|(class, _)| *class == name)) {
        found.push(*class);
        next = (base != class).then_some(*base);
    }
    found
}

/// `issubclass(name, base)` of two of them.
pub fn is_exception_below(name: &str, base: &str) -> bool {
    exception_class(base).is_some_and(|base| exception_bases(name).contains(&base))
}

/// Has the class this method from its base, or from where the base has it? Some define `__init__` and
/// `__str__` anew (`Objects/exceptions.c`).
pub fn has_method_of(class: &str, base: &str, method: &str) -> bool {
    const DIFFERING: &[&str] =
        &["KeyError", "OSError", "StopIteration", "SystemExit", "ImportError", "NameError", "AttributeError"];
    let differs = |of: &&str| is_exception_below(class, of) && !is_exception_below(base, of);
    class == base || !["__str__", "__init__"].contains(&method) || !DIFFERING.iter().any(differs)
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
        _ if is_exception_below(name, "OSError") => {
            args.len() < 2
                || (matches!(args[0], Ty::Int)
                    && matches!(args[1..], [Ty::Str] | [Ty::Str, Ty::Str])
                    && (name != "BlockingIOError" || args.len() == 2))
        }
        _ => true,
    }
}

/// May a class of the program derive from it and be native? Not from those that make much of their arguments
/// or have a layout of their own to be printed.
pub fn may_be_extended(name: &str) -> bool {
    let odd = ["SyntaxError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"];
    !odd.iter().any(|base| is_exception_below(name, base)) && !name.ends_with("Group")
}

/// May a class that derives from this builtin one have a method or variable of the name? Exceptions are
/// asked by code that does not know their class, which knows these special methods alone.
pub fn may_be_member_of_exception(base: &str, name: &str) -> bool {
    if name.starts_with("__") && name.ends_with("__") {
        return ["__init__", "__str__", "__repr__"].contains(&name);
    }
    !is_attribute_of_exception(base, name)
}

/// Do builtin exceptions of this class have the attribute, in a place of their own?
pub fn is_attribute_of_exception(base: &str, name: &str) -> bool {
    LINKS.contains(&name) || attributes_of_exception(base).contains(&name)
}

/// Their names, but for those with underscores.
pub fn attributes_of_exception(base: &str) -> Vec<&'static str> {
    let classes = ATTRIBUTES.iter().filter(|(class, _)| is_exception_below(base, class));
    classes.flat_map(|(_, names)| names.iter().copied()).collect()
}

const LINKS: &[&str] =
    &["__cause__", "__context__", "__suppress_context__", "__traceback__", "__notes__", "__dict__"];

/// What builtin classes keep in places of their own (`Objects/exceptions.c`), and methods.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("BaseException", &["args", "with_traceback", "add_note"]),
    ("StopIteration", &["value"]),
    ("SystemExit", &["code"]),
    ("ImportError", &["msg", "name", "path", "name_from"]),
    ("NameError", &["name"]),
    ("AttributeError", &["name", "obj"]),
    ("OSError", &["errno", "strerror", "filename", "filename2", "characters_written"]),
];

/// Builtin exception classes, each with its base (Library Reference, "Exception hierarchy").
const CLASSES: &[(&str, &str)] = &[
    ("BaseException", "BaseException"),
    ("SystemExit", "BaseException"),
    ("KeyboardInterrupt", "BaseException"),
    ("GeneratorExit", "BaseException"),
    ("Exception", "BaseException"),
    ("StopIteration", "Exception"),
    ("StopAsyncIteration", "Exception"),
    ("ArithmeticError", "Exception"),
    ("FloatingPointError", "ArithmeticError"),
    ("OverflowError", "ArithmeticError"),
    ("ZeroDivisionError", "ArithmeticError"),
    ("AssertionError", "Exception"),
    ("AttributeError", "Exception"),
    ("BufferError", "Exception"),
    ("EOFError", "Exception"),
    ("ImportError", "Exception"),
    ("ModuleNotFoundError", "ImportError"),
    ("LookupError", "Exception"),
    ("IndexError", "LookupError"),
    ("KeyError", "LookupError"),
    ("MemoryError", "Exception"),
    ("NameError", "Exception"),
    ("UnboundLocalError", "NameError"),
    ("OSError", "Exception"),
    ("BlockingIOError", "OSError"),
    ("ChildProcessError", "OSError"),
    ("ConnectionError", "OSError"),
    ("BrokenPipeError", "ConnectionError"),
    ("ConnectionAbortedError", "ConnectionError"),
    ("ConnectionRefusedError", "ConnectionError"),
    ("ConnectionResetError", "ConnectionError"),
    ("FileExistsError", "OSError"),
    ("FileNotFoundError", "OSError"),
    ("InterruptedError", "OSError"),
    ("IsADirectoryError", "OSError"),
    ("NotADirectoryError", "OSError"),
    ("PermissionError", "OSError"),
    ("ProcessLookupError", "OSError"),
    ("TimeoutError", "OSError"),
    ("ReferenceError", "Exception"),
    ("RuntimeError", "Exception"),
    ("NotImplementedError", "RuntimeError"),
    ("RecursionError", "RuntimeError"),
    ("SyntaxError", "Exception"),
    ("IndentationError", "SyntaxError"),
    ("TabError", "IndentationError"),
    ("SystemError", "Exception"),
    ("TypeError", "Exception"),
    ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"),
    ("UnicodeDecodeError", "UnicodeError"),
    ("UnicodeEncodeError", "UnicodeError"),
    ("UnicodeTranslateError", "UnicodeError"),
    ("Warning", "Exception"),
    ("BytesWarning", "Warning"),
    ("DeprecationWarning", "Warning"),
    ("EncodingWarning", "Warning"),
    ("FutureWarning", "Warning"),
    ("ImportWarning", "Warning"),
    ("PendingDeprecationWarning", "Warning"),
    ("ResourceWarning", "Warning"),
    ("RuntimeWarning", "Warning"),
    ("SyntaxWarning", "Warning"),
    ("UnicodeWarning", "Warning"),
    ("UserWarning", "Warning"),
];
