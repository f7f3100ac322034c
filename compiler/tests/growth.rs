//! What is emitted grows as the program does.
//!
//! rustc's time is as noisy as the machine is. What it follows from is not: how much Rust is made of a
//! program, counted in bytes. Each shape of program is emitted at two sizes; a line may not cost more at the
//! larger one, but for longer numbers in names.

use std::fmt::Write;
use std::fs;
use std::process::Command;

use hybridc_dev::interpreter;

/// The larger program has so many times the parts of the smaller one.
const TIMES: usize = 4;
const SMALL: usize = 24;

/// Writes a program of so many parts.
type Shape = fn(usize) -> String;

/// One long function without branches: each line uses what the line before has made.
fn straight(parts: usize) -> String {
    let mut text = "def f(a, xs):\n    s = 'x'\n    y0 = a\n".to_string();
    for part in 0..parts {
        let next = part + 1;
        writeln!(text, "    y{next} = (y{part} * 3 + xs[{part} % 2]) % 1000003").expect("a String");
        writeln!(text, "    s = s.upper() + str(y{next})").expect("a String");
    }
    text + &format!("    return y{parts}, s\nprint(f(3, [1, 2]))\n")
}

/// One long function, each line of which may raise, in a `try` of its own every so often.
fn raising(parts: usize) -> String {
    let mut text = "def f(d, xs):\n    out = []\n".to_string();
    for part in 0..parts {
        writeln!(text, "    out.append(d['k{part}'] // xs[{part}])").expect("a String");
        text += "    try:\n        out.append(int(str(xs[0])))\n    except ValueError as error:\n";
        text += "        out.append(len(str(error)))\n";
    }
    text + "    return out\ntry:\n    print(f({'a': 1}, [1, 2]))\nexcept KeyError:\n    print('missing')\n"
}

/// One long function of conditions and loops, which hold strings and lists while they may be left.
fn branching(parts: usize) -> String {
    let mut text = "def f(n, words):\n    out = ['']\n".to_string();
    for part in 0..parts {
        writeln!(text, "    if n % {} == 0:\n        held = [words[0], str(n)]", part + 2).expect("a String");
        text += "        for word in held:\n            if word in out:\n                continue\n";
        text += "            out.append(word)\n    else:\n        out += words[:n]\n";
    }
    text + "    return out\nprint(len(f(7, ['a', 'b'])))\n"
}

/// A module body that calls one function after another, each for several types.
fn functions(parts: usize) -> String {
    let mut text = String::new();
    for part in 0..parts {
        writeln!(text, "def f{part}(x, k):\n    y = x + x\n    for j in range(k):\n        y = y + x")
            .expect("a String");
        writeln!(text, "    return y\nprint(f{part}({part}, 2), f{part}('a', 2), f{part}([1], 2))")
            .expect("a String");
    }
    text
}

/// Classes with methods, and functions that use them.
fn classes(parts: usize) -> String {
    let mut text = String::new();
    for part in 0..parts {
        writeln!(
            text,
            "class A{part}:\n    def __init__(self, a):\n        self.a = a\n        self.items = []"
        )
        .expect("a String");
        text += "    def area(self):\n        self.items.append(self.a)\n        return self.a * 2\n";
        writeln!(text, "class B{part}(A{part}):\n    def area(self):\n        return super().area() + 1")
            .expect("a String");
        writeln!(text, "def drive{part}(n):\n    both = [A{part}(n), B{part}(n)]").expect("a String");
        writeln!(text, "    return sum([one.area() for one in both])\nprint(drive{part}({part}))")
            .expect("a String");
    }
    text
}

/// Bytes of the Rust of a program.
fn emitted(name: &str, text: &str) -> usize {
    let python = interpreter::find().pop().expect("a CPython is found");
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("growth_{name}.py"));
    fs::write(&path, text).expect("the folder of tests can be written");
    let made = Command::new(env!("CARGO_BIN_EXE_hybridc"))
        .args(["build", "--emit=rust", "--python"])
        .arg(&python.path)
        .arg(&path)
        .output()
        .expect("hybridc runs");
    assert!(made.status.success(), "{name}: {}", String::from_utf8_lossy(&made.stderr));
    made.stdout.len()
}

#[test]
fn emitted_code_is_linear_in_the_program() {
    let shapes: [(&str, Shape); 5] = [
        ("straight", straight),
        ("raising", raising),
        ("branching", branching),
        ("functions", functions),
        ("classes", classes),
    ];
    let mut wrong = vec![];
    for (name, write) in shapes {
        let [small, large] = [SMALL, SMALL * TIMES].map(|parts| {
            let text = write(parts);
            emitted(name, &text) as f64 / text.lines().count() as f64
        });
        println!("{name}: {small:.0} bytes a line, {large:.0} of a program {TIMES} times as long");
        // Less is no native code.
        assert!(small > 200.0, "{name} is not native");
        if large > small * 1.1 {
            wrong.push(format!("{name}: {small:.0} bytes a line grow to {large:.0}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
