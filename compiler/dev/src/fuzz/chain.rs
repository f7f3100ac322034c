//! How programs end: by an exception that nobody catches, through some functions, native and deferred in
//! turn.

use super::kind::Kind;
use super::tree::{Expr, Stmt};
use super::writer::Writer;

/// What goes wrong at the end of the chain, for these numbers.
const FAULTS: &[&str] = &[
    "x // (y - y)",
    "[x, y][x + 2]",
    "{x: y}[x + 1]",
    "int('x' * y)",
    "math.sqrt(-1.0 * y)",
    "'abc'.index('q')",
    "[1, 2].index(x + 9)",
    "x + [][y]",
    "chr(-y - 1)",
    "x << -y",
    "bytes([300 + y])[0]",
    "next(iter([]))",
    "sum([x, 'y'])",
];

/// What a function of the chain does with the next one.
const FORMS: &[&str] = &[
    "return @",
    "total = @\nreturn total + 1",
    "return [@][0]",
    "return max(@, y)",
    "for i in range(2):\n    x += @\nreturn x",
    "return sum([@ for _ in range(2)])",
    "try:\n    return @\nfinally:\n    print('left', x)",
    "try:\n    return @\nexcept KeyError as error:\n    raise ValueError(x) from error",
    "try:\n    return @\nexcept IndexError:\n    return 1 // (y - y)",
    "if x > -99:\n    return @ + (\n        x)\nreturn 0",
    "value = (x +\n         @)\nreturn value",
];

/// The same, deferred.
const DEFERRED: &[&str] = &[
    "return (lambda: @)()",
    "with contextlib.nullcontext(x):\n    return @",
    "return list(v for v in [@])[0]",
    "match x:\n    case _:\n        return @",
    "def inner():\n    return @\nreturn inner()",
    "return [*map(lambda v: @, [x])][0]",
    "yield_ = (i for i in [@])\nreturn next(yield_)",
];

/// Functions that call each other, the last of which fails; how the first is called.
pub fn chain(writer: &mut Writer, out: &mut Vec<Stmt>) -> Expr {
    let stem = format!("{}t", writer.prefix);
    let count = 2 + writer.rng.below(4);
    let fault = (*writer.rng.pick(FAULTS)).to_string();
    for at in (0..count).rev() {
        let is_deferred = writer.world.has_isolate() && writer.rng.percent(40);
        let next = if at + 1 == count { fault.clone() } else { format!("{stem}{}(x, y)", at + 1) };
        let form = writer.rng.pick(if is_deferred { DEFERRED } else { FORMS });
        let body = vec![Stmt::text(form.replace('@', &next))];
        out.push(Stmt::block(Expr::leaf(format!("def {stem}{at}(x, y):")), body));
    }
    let (x, y) = (writer.expr(&Kind::Count, 0), 1 + writer.rng.below(3));
    Expr::of(&format!("{stem}0(@, {y})"), vec![x])
}
