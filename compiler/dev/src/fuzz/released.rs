//! When objects go: generators with a `finally`, or objects with `__del__`, in containers of native
//! functions.

use super::tree::{Expr, Stmt};
use super::writer::{World, Writer};

/// Where objects are put: `@` stands for one.
const HOLDERS: &[&str] = &[
    "held = [@, @]",
    "held = (@, [@], @)",
    "held = {1: @, 2: @}",
    "held = [[@], [@, @]]",
    "held = @",
    "a, held = @, [@]",
    "held = [@]\nother = held\nheld.append(@)",
    "held = {'k': [@], 'l': (@, @)}",
];

/// What is done with them then.
const CHANGES: &[&str] = &[
    "held = None",
    "del held",
    "held = held, @",
    "held.clear()",
    "del held[0]",
    "held[0] = @",
    "held[:] = [@]",
    "held.pop()",
    "held[1] = None",
    "for each in held:\n    each = None",
    "for held in [@, @]:\n    print('step')",
    "held, each = 1, held",
    "print(len([@, @]))",
    "print(n // (n - 1))",
    "raise KeyError(n)",
    "return held",
    "n += 1",
];

/// A function with such objects, and its calls.
pub fn released(writer: &mut Writer, out: &mut Vec<Stmt>, calls: &mut Vec<Stmt>) {
    let prefix = writer.prefix.clone();
    let made = made(writer, out);
    let name = format!("{prefix}hold");
    let mut count = 0;
    let mut filled = |text: &str| {
        let mut line = String::new();
        for c in text.chars() {
            if c == '@' {
                count += 1;
                line.push_str(&format!("{made}(n + {count})"));
            } else {
                line.push(c);
            }
        }
        Stmt::text(line)
    };
    let mut body = vec![filled(writer.rng.pick::<&str>(HOLDERS))];
    for _ in 0..1 + writer.rng.below(3) {
        body.push(filled(writer.rng.pick::<&str>(CHANGES)));
        body.push(Stmt::text("print('then')"));
    }
    out.push(Stmt::block(Expr::leaf(format!("def {name}(n):")), body));
    for n in [10, 1] {
        let call = match writer.rng.below(3) {
            0 => format!("print(type({name}({n})).__name__)"),
            1 => format!("got = {name}({n})\nprint('got')\ngot = None"),
            _ => format!("{name}({n})"),
        };
        calls.push(super::parts::caught(vec![Stmt::text(call)]));
        calls.push(Stmt::text("print('after')"));
    }
}

/// What makes an object that prints when it goes.
fn made(writer: &mut Writer, out: &mut Vec<Stmt>) -> String {
    let prefix = &writer.prefix;
    // `__del__` defers a program as a whole.
    if writer.world == World::Module && writer.rng.percent(60) {
        out.push(Stmt::text(format!(
            "class {prefix}Z:\n    def __init__(self, n):\n        self.n = n\n    \
             def __del__(self):\n        print('gone', self.n)"
        )));
        return format!("{prefix}Z");
    }
    out.push(Stmt::text(format!(
        "def {prefix}steps(n):\n    try:\n        yield\n    finally:\n        print('gone', n)"
    )));
    out.push(Stmt::text(format!(
        "def {prefix}seen(n):\n    z = {prefix}steps(n)\n    next(z)\n    return z"
    )));
    format!("{prefix}seen")
}
