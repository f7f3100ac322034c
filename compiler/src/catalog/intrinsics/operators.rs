//! Functions of `operator` and `functools` that are syntax, or call what they are given.

use crate::catalog::operators::{BINARY, COMPARING, binary_dunder, compare_dunder};

/// `reduce`, of `functools`.
pub fn is_reduce((module, name): (&str, &str)) -> bool {
    (module, name) == (FUNCTOOLS, "reduce")
}

/// `itemgetter`, of `operator`.
pub fn is_item_getter((module, name): (&str, &str)) -> bool {
    (module, name) == (OPERATOR, "itemgetter")
}

/// The operator that a function of `operator` is (`Modules/_operator.c`): it is named as the method behind
/// it, with a `_` where that would be a keyword. (`pow` is not among them: it stays with CPython.)
pub fn operator_of((module, name): (&str, &str)) -> Option<&'static str> {
    let is_named = |method: &str| match method.trim_matches('_') {
        "pow" => false,
        keyword @ ("and" | "or") => name.strip_suffix('_') == Some(keyword),
        plain => name == plain,
    };
    let binary = BINARY.iter().filter(|op| binary_dunder(op).is_some_and(|(method, ..)| is_named(method)));
    let comparing =
        COMPARING.iter().filter(|op| compare_dunder(op).is_some_and(|(method, _)| is_named(method)));
    binary.chain(comparing).copied().next().filter(|_| module == OPERATOR)
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
