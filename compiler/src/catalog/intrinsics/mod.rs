//! The few builtins that are not calls: they need syntax, narrow types, or choose a row by a constant.

mod annotations;
pub mod applying;
mod classes;
mod exceptions;
pub mod files;
mod identity;
mod limits;
mod made;
pub mod managers;
mod operators;
mod patterns;
pub mod reflection;
pub mod starred;
mod taking;
mod text;
mod values;
pub mod warnings;

use crate::catalog::modules::{self, Does};
use crate::ty::Ty;
pub use annotations::{
    ErasedBase, Subscripts, TYPING, is_anything, is_generic_class, is_silent_import, is_silent_module,
    is_typing_module, makes_type_variable, marks_class, typing_form,
};
pub use classes::{
    ENUM, METACLASSES, NO_MEMBER, NONE_CLASS, asks_callable, asks_subclass, class_object, hands_out_bases,
    has_class_object, is_asked_of_class, is_base_of_all, is_class_of, is_enum, makes_classes,
    makes_plain_object, tested_class,
};
pub use exceptions::{NO_EXCEPTION, RAISES_IN_GENERATOR};
pub use exceptions::{
    attributes_of_exception, exception_bases, exception_class, has_method_of, has_plain_constructor,
    is_attribute_of_exception, is_exception_below, is_exception_class, may_be_extended,
    may_be_member_of_exception,
};
pub use identity::{
    asks_identity, asks_identity_of_operands, may_ask_when_run, may_spell_identity, object_tells_identity,
};
pub use limits::{LIMIT_SETTER, MEMORY_ERROR, RECURSION_ERROR, sets_recursion_limit, takes_constant};
pub use made::{CALL, is_field_form, own_row};
pub use operators::{NOTHING_TO_REDUCE, is_item_getter, is_reduce, operator_of};
pub use patterns::{FIND_KEY_ROW, LENGTH, MATCH_ARGS, matches_itself};
pub use taking::{State, Steps, Taking, steps_of_whole, taking};
pub use text::{
    brings_in_text, codec_parameters, hands_text_on, has_text_from_outside, is_absent, knows_codec,
    may_be_text_class, reads_text, replaces_in_text, runs_text,
};
pub use values::{
    ASKED_KEY, UPDATE, ValueBase, gives_own_class, is_asked_of_scalar, is_dict_init, mixed_into,
};

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

/// What is known of a power besides types.
#[derive(Clone, Copy)]
pub enum Power {
    /// The exponent is this number.
    Exponent(i64),
    /// The base is not negative.
    OfNoNegative,
}

/// `x ** 2`: the exponent, where it is a constant, or the base decides the result's type, which the operator
/// alone does not.
pub fn power_row(symbol: &str, base: &Ty, exponent: &Ty, known: Power) -> Option<&'static str> {
    if symbol != "**" {
        return None;
    }
    match (base, exponent, known) {
        (Ty::Int | Ty::Bool, Ty::Int, Power::Exponent(0..)) => Some("int_pow_nonnegative"),
        (Ty::Int | Ty::Bool, Ty::Int, Power::Exponent(_)) => Some("int_pow_negative"),
        (Ty::Float, Ty::Int | Ty::Float, _) => Some("float_pow_real"),
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

/// A builtin that takes one item of what it is given.
pub fn takes_next(name: &str) -> bool {
    name == "next"
}

/// A method that takes the items of its arguments.
pub fn takes_items_in(name: &str) -> bool {
    ["join", "extend", "update"].contains(&name)
}

/// What a function and one in C have alike.
pub fn is_name_of_function(name: &str) -> bool {
    name == "__name__"
}

/// A special method that keys are asked for.
pub fn is_of_keys(name: &str) -> bool {
    ["__eq__", "__hash__"].contains(&name)
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

/// Up to 3.11 an exception that it is given is asked for an attribute `code` (`handle_system_exit`,
/// `Python/pythonrun.c`).
pub fn asks_for_code(owner: &str, name: &str) -> bool {
    (owner, name) == ("sys", "exit")
}

/// Builtins and methods that ask which element is the smaller one.
pub fn orders_elements(name: &str) -> bool {
    ["sorted", "sort", "max", "min", "heapify", "heappush", "heappop", "heapreplace", "heappushpop"]
        .contains(&name)
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

/// Builtins whose result is an exact number, whatever the argument.
pub fn makes_exact_number(name: &str) -> bool {
    ["int", "float", "complex", "len", "ord", "hash", "id"].contains(&name)
}

/// A name of the module of builtins.
pub fn is_builtins(name: &str) -> bool {
    modules::is(name, Does::IsBuiltins)
}

/// The one among them that is no method.
pub fn is_namespace(name: &str) -> bool {
    name == "__dict__"
}

/// Builtins and attributes that give the names a module has.
pub fn lists_names(name: &str) -> bool {
    ["dir", "vars", "__dict__", "__all__"].contains(&name)
}

/// `range(…)` in a `for` makes no object.
pub fn is_range(row: crate::ty::RowId) -> bool {
    crate::catalog::row(row).python == "builtins.range"
}

/// `int - int`
pub const INT_SUB: (&str, &str) = ("int", "__sub__");

/// `reversed(…)`, of a `range(…)` in a `for` too.
pub fn is_reversed(row: crate::ty::RowId) -> bool {
    crate::catalog::row(row).python == "builtins.reversed"
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
        "memoryview",
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

/// The int a bound of such a loop stands for, when the isolate has to be asked.
pub fn index_row() -> crate::ty::RowId {
    crate::catalog::lookup("Dyn", "__index__")[0]
}

/// The iterator of any value as what a loop goes on with: asking it for its iterator runs no code of the
/// program again.
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

/// What the method of an operator gives where it knows no answer.
pub const NOT_IMPLEMENTED: &str = "NotImplemented";

/// Builtin names of objects that are no functions and no classes.
pub fn is_constant(name: &str) -> bool {
    [NOT_IMPLEMENTED, "Ellipsis", "__debug__"].contains(&name)
}
