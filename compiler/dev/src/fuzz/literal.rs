//! Literals of each kind, the edges among them more often than chance would have it.

use super::kind::Kind;
use super::rng::Rng;
use super::tree::Expr;

const INTS: &str = "0 1 2 3 5 7 10 -1 -2 -7 0 1 2 3 42 255 256 257 1000 1_000 0x1f -5 2147483648 \
                    4611686018427387903 4611686018427387904 9223372036854775807 -9223372036854775808 \
                    18446744073709551616 100000000000000000000 -123456789012345678901234567890";
const FLOATS: &str = "0.0 -0.0 1.0 -1.5 0.1 2.5 3.5 -3.75 1e16 1e22 123456789.125 1e-7 1e308 5e-324 100.0 \
                      float('inf') float('-inf') float('nan')";
const STRINGS: &[&str] = &[
    "''",
    "'a'",
    "'b'",
    "'c'",
    "'ab'",
    "'abc'",
    "'Abc'",
    "'hello world'",
    "'12'",
    "'-7'",
    "'1.5'",
    "'0x1f'",
    "' x '",
    "'é'",
    "'ß'",
    "'日本'",
    "'🐍'",
    "'a,b,,c'",
    "'A-b_c'",
    "'\\n'",
    "'a\\tb'",
    "'\\x00'",
    "\"it's\"",
    "'\\ud800'",
    "'%d'",
    "'%s-%s'",
    "'ǅ'",
    "'İ'",
    "'nan'",
    "'a\\r\\nb'",
];
const BYTES: &str = r"b'' b'a' b'b' b'abc' b'12' b'\xff' b'\x00\x01' b'a,b' b'AbC'";

pub fn literal(kind: &Kind, rng: &mut Rng) -> Expr {
    match kind {
        Kind::None => Expr::leaf("None"),
        Kind::Bool => Expr::leaf(rng.word("True False")),
        Kind::Int => signed(rng.word(INTS)),
        Kind::Float => signed(rng.word(FLOATS)),
        Kind::Str => Expr::leaf(*rng.pick(STRINGS)),
        Kind::Bytes => Expr::leaf(rng.word(BYTES)),
        Kind::Index => signed(rng.word("0 0 0 0 1 1 1 -1 -1 -1 2 -2 3 -3 10 -10")),
        Kind::Count => signed(rng.word("0 1 2 3 3 4 5 -1 8")),
        Kind::Range => Expr::leaf(format!("range({})", rng.word("3 0 4 1,4 5,0,-2 0,10,3 -2,3"))),
        Kind::List(item) => Expr::listed("[", items(item, rng), "]"),
        Kind::Set(item) => set(numbered(items(item, rng))),
        Kind::Frozen(item) => {
            Expr::of("frozenset(@)", vec![Expr::listed("[", numbered(items(item, rng)), "]")])
        }
        Kind::Dict(key, value) => {
            let pair = |rng: &mut Rng| Expr::loose("@: @", vec![literal(key, rng), literal(value, rng)]);
            let pairs = (0..count(value, rng)).map(|_| pair(rng)).collect();
            Expr::listed("{", pairs, "}")
        }
        Kind::Tuple(kinds) => {
            let items: Vec<Expr> = kinds.iter().map(|k| literal(k, rng)).collect();
            let close = if items.len() == 1 { ",)" } else { ")" };
            Expr::listed("(", items, close)
        }
        Kind::Union(kinds) => {
            let kind = rng.pick(kinds).clone();
            literal(&kind, rng)
        }
        Kind::Iter(item) => Expr::listed("[", items(item, rng), "]"),
        Kind::Object(class) => {
            let arguments = class.parameters.iter().map(|kind| literal(kind, rng)).collect();
            Expr::listed(&format!("{}(", class.name), arguments, ")")
        }
        Kind::Function(_, to) => Expr::loose("lambda x: @", vec![literal(to, rng)]),
    }
}

/// A negative number is an operation: `(-1).real`.
fn signed(text: &'static str) -> Expr {
    if text.starts_with('-') { Expr::loose(text, Vec::new()) } else { Expr::leaf(text) }
}

fn set(items: Vec<Expr>) -> Expr {
    if items.is_empty() { Expr::leaf("set()") } else { Expr::listed("{", items, "}") }
}

/// The hash of nan is its address, and before 3.12 that of None: the order of a set that holds them with
/// others differs from run to run.
fn numbered(items: Vec<Expr>) -> Vec<Expr> {
    let by_address = |text: &str| text.contains("nan')") || text.contains("None") && text != "None";
    items.into_iter().filter(|item| !by_address(&item.text())).collect()
}

fn items(kind: &Kind, rng: &mut Rng) -> Vec<Expr> {
    (0..count(kind, rng)).map(|_| literal(kind, rng)).collect()
}

/// Containers of containers are short.
fn count(item: &Kind, rng: &mut Rng) -> usize {
    let is_plain = literal_is_short(item);
    *rng.pick(if is_plain { &[0, 1, 1, 2, 2, 2, 3, 3] } else { &[0, 1, 1, 1, 1, 1, 2, 2] })
}

fn literal_is_short(kind: &Kind) -> bool {
    !matches!(kind, Kind::List(_) | Kind::Set(_) | Kind::Frozen(_) | Kind::Dict(..) | Kind::Tuple(_))
}
