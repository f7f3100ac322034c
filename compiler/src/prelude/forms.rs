//! Which calls have a text here, and which function of it they call.

use crate::syntax::ast::{Const, Expr, ExprKind, Keyword};

/// Names of `itertools` that are called.
pub const ITERTOOLS: &[&str] = &[
    "accumulate",
    "batched",
    "chain",
    "combinations",
    "combinations_with_replacement",
    "compress",
    "count",
    "cycle",
    "dropwhile",
    "filterfalse",
    "islice",
    "pairwise",
    "permutations",
    "product",
    "repeat",
    "starmap",
    "takewhile",
];

/// Names of `operator` that are handed on: functions of the text. (Calls of them are operators anyway.)
pub const OPERATORS: &[&str] = &[
    "add", "and_", "contains", "eq", "floordiv", "ge", "getitem", "gt", "le", "lshift", "lt", "matmul",
    "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow", "rshift", "sub", "truediv", "xor",
];

/// The function for a call of this member (`chain`, `chain.from_iterable`), if there is one.
pub fn function(member: &str, args: &[Expr], keywords: &[Keyword], minor: u8) -> Option<String> {
    if member == "batched" && minor < 12 {
        return None;
    }
    let member = member.replace('.', "_");
    let is_star = |arg: &Expr| matches!(arg.kind, ExprKind::Starred { .. });
    if let [only] = args
        && is_star(only)
    {
        let has_star = matches!(member.as_str(), "chain" | "product") && keywords.is_empty();
        return has_star.then(|| format!("{member}_star"));
    }
    if args.iter().any(is_star) {
        return None;
    }
    let count = args.len();
    match keywords {
        [] => {
            let counts: &[usize] = match member.as_str() {
                "accumulate" | "permutations" | "repeat" => &[1, 2],
                "batched" | "compress" | "combinations" | "combinations_with_replacement" => &[2],
                "dropwhile" | "filterfalse" | "starmap" | "takewhile" => &[2],
                "chain" | "product" => &[1, 2, 3, 4],
                "chain_from_iterable" | "cycle" | "pairwise" => &[1],
                "count" => &[0, 1, 2],
                "islice" => &[2, 3, 4],
                _ => &[],
            };
            counts.contains(&count).then(|| format!("{member}_{count}"))
        }
        [Keyword { name: Some(name), value, .. }] => {
            let is_none = matches!(&value.kind, ExprKind::Constant { value: Const::None, .. });
            match (member.as_str(), count, name.as_str()) {
                ("product", 1, "repeat") => Some("product_1_repeat".to_owned()),
                ("accumulate", 1 | 2, "initial") if !is_none => Some(format!("accumulate_{count}_initial")),
                _ => None,
            }
        }
        _ => None,
    }
}
