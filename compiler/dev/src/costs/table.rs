//! What each kind of operation is measured with.

use hybridc::partition::price::Kind;

/// Where the operations run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a native function, against the same function in bytecode.
    Function,
    /// In a function that stays bytecode on both sides.
    Bytecode,
}

pub struct Measured {
    pub kind: Kind,
    pub place: Place,
    /// Values of CPython that the function gets: attributes of `Values` (`program.rs`).
    pub takes: &'static [&'static str],
    /// Before the loop.
    pub before: &'static str,
    /// What is measured, many times in a loop: so many operations each time.
    pub lines: &'static str,
    pub operations: u32,
    /// What else these lines do: taken off.
    pub without: &'static str,
}

const NATIVE: Measured = Measured {
    kind: Kind::Number,
    place: Place::Function,
    takes: &[],
    before: "s = 1",
    lines: "",
    operations: 1,
    without: "s = i",
};

const BYTECODE: Measured = Measured { place: Place::Bytecode, ..NATIVE };

/// One for each kind.
pub const TABLE: &[Measured] = &[
    Measured { kind: Kind::Number, lines: "s = s * 3 + i & 65535", operations: 3, ..NATIVE },
    Measured {
        kind: Kind::Text,
        before: "t = str(n)\ns = False",
        lines: "s = t + 'x' < 'b' + t",
        operations: 3,
        without: "s = t is None",
        ..NATIVE
    },
    Measured {
        kind: Kind::Container,
        before: "xs = [n, 1]\nd = {n: 1}\ns = 0",
        lines: "s = len(xs + xs) if i in d else len(xs * 2)",
        operations: 2,
        without: "s = len(xs)",
        ..NATIVE
    },
    Measured {
        kind: Kind::Item,
        before: "xs = [n, 1, 2, 3]\nd = {0: n, 1: 1, 2: 2, 3: 3}\nk = 1\ns = 0",
        lines: "s = xs[k] + d[k]\nk = s & 3",
        operations: 2,
        without: "s = k + k\nk = s & 3",
        ..NATIVE
    },
    Measured {
        kind: Kind::SetItem,
        before: "xs = [n, 1, 2, 3]\nd = {0: n, 1: 1, 2: 2, 3: 3}\nk = 1",
        lines: "k = i & 3\nxs[k] = i\nd[k] = i",
        operations: 2,
        without: "k = i & 3",
        ..NATIVE
    },
    Measured {
        kind: Kind::Step,
        before: "xs = list(range(10))\ns = 0",
        lines: "for x in xs:\n    s = x",
        operations: 10,
        without: "s = i",
        ..NATIVE
    },
    Measured { kind: Kind::Call, before: "s = 0", lines: "s = same(s)", without: "s = i", ..NATIVE },
    Measured {
        kind: Kind::Builtin,
        before: "xs = [n, 2]\ns = 1",
        lines: "s = abs(i) + len(xs) + min(s, i)",
        operations: 3,
        without: "s = i + i + i",
        ..NATIVE
    },
    Measured {
        kind: Kind::Method,
        before: "xs = [n, 2]\nt = str(n)\ns = True",
        lines: "xs.append(i)\nxs.pop()\ns = t.startswith('7')",
        operations: 3,
        without: "s = i > n",
        ..NATIVE
    },
    Measured {
        kind: Kind::Display,
        before: "s = 0",
        lines: "s = len([i, s]) + len(f'{i}')",
        operations: 2,
        without: "s = i + s",
        ..NATIVE
    },
    Measured { kind: Kind::Tuple, before: "s = (n, n)", lines: "s = (i, n)", without: "pass", ..NATIVE },
    Measured { kind: Kind::DynName, lines: "FLAG\nFLAG", operations: 2, without: "pass", ..NATIVE },
    Measured {
        kind: Kind::DynAttribute,
        takes: &["point"],
        lines: "point.x\npoint.y",
        operations: 2,
        without: "pass",
        ..NATIVE
    },
    Measured { kind: Kind::DynProperty, takes: &["point"], lines: "point.shown", without: "pass", ..NATIVE },
    Measured {
        kind: Kind::DynSetAttribute,
        takes: &["point"],
        lines: "point.x = i\npoint.y = point",
        operations: 2,
        without: "pass",
        ..NATIVE
    },
    Measured { kind: Kind::DynMethod, takes: &["point"], lines: "point.get()", without: "pass", ..NATIVE },
    Measured {
        kind: Kind::DynMethodInC,
        takes: &["table", "words"],
        lines: "table.index(1)\nwords.get('a')",
        operations: 2,
        without: "pass",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynCall,
        takes: &["function", "point"],
        lines: "function(point)\nfunction(i)",
        operations: 2,
        without: "pass",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynItem,
        takes: &["table", "words"],
        lines: "table[i & 3]\nwords['a']",
        operations: 2,
        without: "s = i & 3",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynItemMethod,
        takes: &["point"],
        lines: "point[i & 3]",
        without: "s = i & 3",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynSetItem,
        takes: &["table", "words"],
        lines: "table[i & 3] = i\nwords['a'] = table",
        operations: 2,
        without: "s = i & 3",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynSetItemMethod,
        takes: &["point"],
        lines: "point[i & 3] = s",
        without: "s = i & 3",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynTuple,
        takes: &["by_numbers", "numbers"],
        lines: "by_numbers[i & 1, 1]",
        without: "s = i & 1\nby_numbers[numbers]",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynUnpacking,
        takes: &["pair"],
        before: "a = pair\nb = pair",
        lines: "a, b = pair",
        without: "pass",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynStep,
        takes: &["table"],
        before: "v = table",
        lines: "for v in table:\n    pass",
        operations: 10,
        without: "v = table",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynOperator,
        takes: &["number", "real"],
        before: "v = number",
        lines: "v = number + i\nv = real * real\nif number < i:\n    pass",
        operations: 3,
        without: "v = number\nv = real",
        ..NATIVE
    },
    Measured {
        kind: Kind::DynBuiltin,
        takes: &["table", "real"],
        before: "v = real",
        lines: "s = len(table)\nv = abs(real)",
        operations: 2,
        without: "s = i\nv = real",
        ..NATIVE
    },
    Measured { kind: Kind::Entry, lines: "entered()", without: "pass", ..BYTECODE },
    Measured {
        kind: Kind::CrossingNumber,
        before: "x = 7\ny = 8.5",
        lines: "takes_numbers(i, x, y, y)",
        operations: 4,
        without: "entered()",
        ..BYTECODE
    },
    Measured {
        kind: Kind::CrossingText,
        before: "t = 'text'",
        lines: "takes_texts(t, t)",
        operations: 2,
        without: "entered()",
        ..BYTECODE
    },
    Measured {
        kind: Kind::CrossingTuple,
        before: "x = 7\ny = 8\nt = (x, y)",
        lines: "takes_pair(t)",
        without: "takes_two(x, y)",
        ..BYTECODE
    },
];
