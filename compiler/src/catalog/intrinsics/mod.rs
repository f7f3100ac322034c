//! The few builtins that are not calls: they need syntax, narrow types, or choose a row by a constant.

mod annotations;
pub mod reflection;
mod taking;
pub mod warnings;

pub use annotations::{
    Subscripts, TYPING, is_anything, is_generic_class, is_silent_import, is_typing_module, typing_form,
};

pub use taking::{State, Steps, Taking, taking};

use crate::catalog::members::{self, Act};
use crate::catalog::modules::{self, Does};
use crate::ty::Ty;

/// `__name__`: `"__main__"` in the main module.
pub const MODULE_NAME: &str = "__name__";
const PRINT: &str = "print";
/// The keyword of `print`.
pub const FLUSH: &str = "flush";
const ISINSTANCE: &str = "isinstance";
const TYPE: &str = "type";

/// The intrinsic of this builtin name.
pub fn by_name(name: &str) -> Option<&'static str> {
    [PRINT, ISINSTANCE].into_iter().find(|intrinsic| *intrinsic == name)
}

/// `isinstance` of values of the isolate.
pub const INSTANCE_ROW: &str = "is_instance";
/// The same for builtin classes.
pub const BUILTIN_INSTANCE_ROW: &str = "is_instance_of";

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
        "builtins" => {
            ["sum", "list", "tuple", "set", "frozenset", "dict", "sorted", "min", "max"].contains(&name)
        }
        "str" | "bytes" => name == "join",
        "math" => ["prod", "fsum"].contains(&name),
        _ => false,
    }
}

/// A builtin whose one argument is something with items.
pub fn takes_items(name: &str) -> bool {
    exhausts("builtins", name)
        || is_short_circuit(name)
        || ["len", "enumerate", "reversed", "iter"].contains(&name)
}

/// A builtin that takes nothing of its arguments but their items or their number.
pub fn only_reads_items(name: &str) -> bool {
    takes_items(name) && !may_iterate_for_ever(name) || iterates_as_long(name)
}

/// What it gives has about as many items as the longest argument, or is that number.
pub fn iterates_as_long(name: &str) -> bool {
    ["enumerate", "reversed", "zip", "range", "len"].contains(&name)
}

/// `iter(function, sentinel)`
pub fn may_iterate_for_ever(name: &str) -> bool {
    name == "iter"
}

/// Methods that look for an equal element.
pub fn compares_elements(name: &str) -> bool {
    ["index", "count", "remove", "__contains__"].contains(&name)
}

/// Builtins and methods that ask which element is the smaller one.
pub fn orders_elements(name: &str) -> bool {
    ["sorted", "sort", "max", "min"].contains(&name)
}

/// Of a float (or complex) they give that very object.
pub fn gives_number_itself(name: &str) -> bool {
    [
        "builtins.float",
        "builtins.complex",
        "float.__float__",
        "float.__pos__",
        "float.conjugate",
        "float.real",
        "complex.__pos__",
        "complex.__complex__",
    ]
    .contains(&name)
}

/// The parameters of a call that encodes or decodes: their names, and the position of the first in a call.
pub fn codec_parameters(owner: &str, name: &str) -> Option<([&'static str; 2], usize)> {
    let first = match (owner, name) {
        ("str", "encode") | ("bytes", "decode") => 0,
        ("builtins", "bytes") => 1,
        _ => return None,
    };
    Some((["encoding", "errors"], first))
}

/// `encode`, `decode` and `bytes` know a few codecs and error handlers natively: by default, or named by literals;
/// `given` as the caller wrote them, in the order of [`codec_parameters`]. (What another name stands for is
/// asked of `codecs`; `namereplace` needs the names of all characters.)
pub fn knows_codec(given: [Option<Option<&str>>; 2]) -> bool {
    const ENCODINGS: &[&str] = &["utf8", "utf-8", "ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1"];
    const HANDLERS: &[&str] = &[
        "strict",
        "ignore",
        "replace",
        "backslashreplace",
        "xmlcharrefreplace",
        "surrogateescape",
        "surrogatepass",
    ];
    let [encoding, errors] = given;
    let is_encoding = |name: &str| ENCODINGS.contains(&name.to_ascii_lowercase().as_str());
    encoding.is_none_or(|name| name.is_some_and(is_encoding))
        && errors.is_none_or(|name| name.is_some_and(|name| HANDLERS.contains(&name)))
}

/// A method of the catalog that this minor version does not have: CPython shows the attribute, not the call.
pub fn is_absent(owner: &str, name: &str, minor: u32) -> bool {
    const SINCE: &[(&str, &str, u32)] = &[("int", "is_integer", 12), ("bool", "is_integer", 12)];
    SINCE.iter().any(|(class, method, since)| *class == owner && *method == name && minor < *since)
}

/// Functions and methods whose text is what a method of the argument answers: of a subclass of `str` if that
/// is one.
pub fn hands_text_on(name: &str) -> bool {
    ["str", "repr", "ascii", "format", "bytes"].contains(&name)
}

/// Builtins whose result is an exact number, whatever the argument.
pub fn makes_exact_number(name: &str) -> bool {
    ["int", "float", "complex", "len", "ord", "hash", "id"].contains(&name)
}

/// Builtins by which a program learns whether two values are one object, by their number.
pub fn asks_identity(name: &str) -> bool {
    name == "id"
}

/// A name of the module of builtins.
pub fn is_builtins(name: &str) -> bool {
    modules::is(name, Does::IsBuiltins)
}

/// Builtins that run a text, or make code of one.
pub fn runs_text(name: &str) -> bool {
    ["eval", "exec", "compile"].contains(&name)
}

/// Words of a text by which it asks for identity when it is run.
const IDENTITY_WORDS: &[&str] = &["is", "id", "is_", "is_not"];

/// May a text that is put together with this piece ask for identity when it is run? Then such a word stands in
/// the piece, or begins at its end.
pub fn may_ask_when_run(piece: &str) -> bool {
    let is_part = |c: char| c == '_' || c.is_alphanumeric();
    let piece = piece.to_lowercase();
    let mut words = piece.split(|c| !is_part(c));
    let last = words.next_back().unwrap_or_default();
    words.any(|word| IDENTITY_WORDS.contains(&word))
        || !last.is_empty() && IDENTITY_WORDS.iter().any(|word| word.starts_with(last))
}

/// The same of functions and methods of `operator` and `unittest`.
pub fn asks_identity_of_operands(name: &str) -> bool {
    members::may(name, Act::AsksIdentity)
}

/// Methods of `object` that say of one object, or of two, which one it is.
pub fn object_tells_identity(name: &str) -> bool {
    ["__eq__", "__ne__", "__hash__", "__repr__", "__str__", "__format__", "__dict__"].contains(&name)
}

/// The one among them that is no method.
pub fn is_namespace(name: &str) -> bool {
    name == "__dict__"
}

/// Attributes and functions that give the classes above a class.
pub fn hands_out_bases(name: &str) -> bool {
    ["__base__", "__bases__", "__mro__", "mro", "getmro"].contains(&name)
}

/// A method of texts whose result is the text with one part in place of another.
pub fn replaces_in_text(name: &str) -> bool {
    name == "replace"
}

/// Called with so many arguments such a method is asked of a class.
pub fn is_asked_of_class(name: &str, arguments: usize) -> bool {
    let own = if ["__eq__", "__ne__", "__format__"].contains(&name) { 1 } else { 0 };
    object_tells_identity(name) && arguments > own
}

/// May this text, or a part of it, go into the name of such a function?
pub fn may_spell_identity(text: &str) -> bool {
    !text.is_empty()
        && ["is_", "is_not", "id", "eval", "exec", "compile"]
            .iter()
            .any(|name| name.contains(text) || text.contains(name))
}

/// Builtins and attributes that give the names a module has.
pub fn lists_names(name: &str) -> bool {
    ["dir", "vars", "__dict__", "__all__"].contains(&name)
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

/// A name under which a class of texts may be had, in the bases of a class.
pub fn may_be_text_class(name: &str) -> bool {
    ["str", "bytes"].contains(&name) || name.contains("Str")
}

/// Builtins by which a program has text that does not stand in its source.
pub fn brings_in_text(name: &str) -> bool {
    reads_text(name) || ["chr", "bytes", "bytearray"].contains(&name)
}

/// Builtins that read text from outside.
pub fn reads_text(name: &str) -> bool {
    ["input", "open"].contains(&name)
}

/// The same of attributes of modules and files.
pub fn has_text_from_outside(attribute: &str) -> bool {
    const ATTRIBUTES: &[&str] = &[
        "argv",
        "environ",
        "getenv",
        "getline",
        "getlines",
        "getsource",
        "orig_argv",
        "read",
        "read_text",
        "readline",
        "readlines",
        "stdin",
    ];
    ATTRIBUTES.contains(&attribute)
}

/// `range(…)` in a `for` makes no object.
pub fn is_range(row: crate::ty::RowId) -> bool {
    super::row(row).python == "builtins.range"
}

/// Builtin functions without rows that look at nothing but their arguments: neither at frames nor at names.
pub fn sees_only_arguments(name: &str) -> bool {
    const FUNCTIONS: &[&str] = &[
        "aiter",
        "anext",
        "ascii",
        "bytearray",
        "bytes",
        "callable",
        "complex",
        "filter",
        "format",
        "issubclass",
        "map",
        "open",
        "slice",
    ];
    FUNCTIONS.contains(&name)
}

/// Neither keeps nor changes its one argument, and gives nothing that does.
pub fn only_looks(name: &str) -> bool {
    ["len", "list", "tuple", "set", "sorted", "str", "repr", "bool", "any", "all", "min", "max", PRINT]
        .contains(&name)
}

const SYS: &str = "sys";
/// The function of `sys` that sets the recursion limit.
pub const LIMIT_SETTER: &str = "setrecursionlimit";
/// What says that the limit was met.
pub const RECURSION_ERROR: &str = "RecursionError";
/// What says that memory has ended.
pub const MEMORY_ERROR: &str = "MemoryError";

/// `sys.setrecursionlimit`.
pub fn sets_recursion_limit(row: crate::ty::RowId) -> bool {
    let row = super::row(row);
    row.owner == SYS && row.name == LIMIT_SETTER
}

/// `sys.setrecursionlimit` is native with a limit that no depth has reached.
pub fn takes_constant(owner: &str, name: &str, value: Option<i64>) -> bool {
    (owner, name) != (SYS, LIMIT_SETTER) || value.is_some_and(|value| (1000..1 << 31).contains(&value))
}

/// The int a bound of such a loop stands for, when the isolate has to be asked.
pub fn index_row() -> crate::ty::RowId {
    super::lookup("Dyn", "__index__")[0]
}

/// The iterator of any value as what a loop goes on with: asking it for its iterator runs no code of the program
/// again.
pub fn iterator_row() -> crate::ty::RowId {
    let mut rows = super::lookup("builtins", "iter").iter().copied();
    let any = |id: &crate::ty::RowId| matches!(super::row(*id).result, super::Pattern::Iterator(_));
    rows.find(any).expect("`iter` has a row over anything that can be iterated")
}

/// `__iadd__` and its kin: the receiver changes and is the result.
pub fn is_in_place(name: &str) -> bool {
    const IN_PLACE: &[&str] = &[
        "__iadd__",
        "__isub__",
        "__imul__",
        "__imatmul__",
        "__itruediv__",
        "__ifloordiv__",
        "__imod__",
        "__ipow__",
        "__ilshift__",
        "__irshift__",
        "__iand__",
        "__ior__",
        "__ixor__",
    ];
    IN_PLACE.contains(&name)
}

/// Builtin names of objects that are no functions and no classes.
pub fn is_constant(name: &str) -> bool {
    ["NotImplemented", "Ellipsis", "__debug__"].contains(&name)
}

/// Builtin exception classes.
pub fn is_exception_class(name: &str) -> bool {
    EXCEPTIONS.contains(&name)
}

/// The class itself: `IOError` and `EnvironmentError` are other names of `OSError`.
pub fn exception_class(name: &str) -> Option<&str> {
    match name {
        "IOError" | "EnvironmentError" => Some("OSError"),
        _ => is_exception_class(name).then_some(name),
    }
}

/// The builtin function that gives an object's class.
pub fn is_class_of(name: &str) -> bool {
    name == TYPE
}

/// The class of an object, as an attribute.
pub fn is_class_attribute(name: &str) -> bool {
    name == "__class__"
}

/// The class of `None`, which no name stands for.
pub const NONE_CLASS: &str = "NoneType";

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

/// `Class(args…)` does nothing but keep its arguments, or what it does is known: OSError and its kin take
/// `errno, text` and a file name apart, ImportError, NameError and AttributeError are like others as long as
/// there are no keywords.
pub fn has_plain_constructor(name: &str, args: &[Ty]) -> bool {
    if !PARSED_ARGUMENTS.contains(&name) {
        return true;
    }
    match name {
        "ImportError" | "ModuleNotFoundError" | "NameError" | "AttributeError" => true,
        "UnicodeDecodeError"
        | "UnicodeEncodeError"
        | "UnicodeTranslateError"
        | "SyntaxError"
        | "IndentationError"
        | "TabError"
        | "BaseExceptionGroup"
        | "ExceptionGroup" => false,
        _ => {
            args.len() < 2
                || (matches!(args[0], Ty::Int)
                    && matches!(args[1..], [Ty::Str] | [Ty::Str, Ty::Str])
                    && (name != "BlockingIOError" || args.len() == 2))
        }
    }
}

const PARSED_ARGUMENTS: &[&str] = &[
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
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeTranslateError",
    "ImportError",
    "ModuleNotFoundError",
    "NameError",
    "AttributeError",
    "SyntaxError",
    "IndentationError",
    "TabError",
    "BaseExceptionGroup",
    "ExceptionGroup",
];

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
    "OSError",
    "IOError",
    "EnvironmentError",
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
