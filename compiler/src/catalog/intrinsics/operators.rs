//! Functions of `operator` and `functools` that are syntax, or call what they are given.

/// `reduce`, of `functools`.
pub fn is_reduce((module, name): (&str, &str)) -> bool {
    (module, name) == (FUNCTOOLS, "reduce")
}

/// `itemgetter`, of `operator`.
pub fn is_item_getter((module, name): (&str, &str)) -> bool {
    (module, name) == (OPERATOR, "itemgetter")
}

/// The operator that a function of `operator` is (`Modules/_operator.c`).
pub fn operator_of((module, name): (&str, &str)) -> Option<&'static str> {
    if module != OPERATOR {
        return None;
    }
    Some(match name {
        "add" => "+",
        "sub" => "-",
        "mul" => "*",
        "matmul" => "@",
        "truediv" => "/",
        "floordiv" => "//",
        "mod" => "%",
        "lshift" => "<<",
        "rshift" => ">>",
        "and_" => "&",
        "or_" => "|",
        "xor" => "^",
        "lt" => "<",
        "le" => "<=",
        "eq" => "==",
        "ne" => "!=",
        "ge" => ">=",
        "gt" => ">",
        _ => return None,
    })
}

/// Names of these modules that native code has: importing them does nothing.
pub(super) fn is_known(module: &str, name: &str) -> bool {
    let named = (module, name);
    is_reduce(named) || is_item_getter(named) || operator_of(named).is_some()
}

/// What `reduce` says of nothing.
pub const NOTHING_TO_REDUCE: &str = "reduce() of empty iterable with no initial value";

const FUNCTOOLS: &str = "functools";
const OPERATOR: &str = "operator";
