//! The same work done here and, as a Python program, by CPython; every line the two print must agree.
//!
//! The interpreter is `$HYBRIDC_PYTHON`, else `python3`; without one there is nothing to compare with.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use hybridc_runtime as rt;
use rt::{AnyValue, Int, List, Str, U2, Value};

/// Numbers that are the same in every run.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 32)
    }
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// What both sides do: the program, and what we print when we do it.
#[derive(Default)]
pub struct Script {
    pub python: String,
    pub ours: String,
}

impl Script {
    pub fn run(&mut self, line: &str) {
        let _ = writeln!(self.python, "{line}");
    }
    pub fn show(&mut self, expression: &str, ours: &str) {
        let _ = writeln!(self.python, "print({expression})");
        let _ = writeln!(self.ours, "{ours}");
    }
}

pub fn repr(value: &dyn AnyValue) -> String {
    let mut out = rt::StrBuf::new();
    value.repr(&mut out).expect("these values print");
    out.finish().to_utf8_lossy()
}

pub fn interpreter() -> Option<(String, u8)> {
    let python = std::env::var("HYBRIDC_PYTHON").unwrap_or_else(|_| "python3".into());
    let output =
        Command::new(&python).args(["-c", "import sys; print(sys.version_info[1])"]).output().ok()?;
    let minor = String::from_utf8(output.stdout).ok()?.trim().parse().ok()?;
    Some((python, minor))
}

pub fn check(build: impl Fn(&mut Script)) {
    let Some((python, minor)) = interpreter() else {
        eprintln!("no Python found: nothing compared");
        return;
    };
    rt::target::set_minor(minor);
    let mut script = Script::default();
    build(&mut script);
    let mut child = Command::new(&python)
        .arg("-")
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the interpreter starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let program = script.python.clone();
    let writer = std::thread::spawn(move || stdin.write_all(program.as_bytes()));
    let output = child.wait_with_output().expect("the interpreter ends");
    writer.join().expect("the writer ends").expect("the program is taken");
    let theirs = String::from_utf8(output.stdout).expect("UTF-8");
    for (number, (ours, theirs)) in script.ours.lines().zip(theirs.lines()).enumerate() {
        if ours != theirs {
            let shown =
                script.python.lines().enumerate().filter(|(_, line)| line.starts_with("print(")).nth(number);
            let at = shown.map_or(0, |(at, _)| at);
            let before: Vec<&str> = script.python.lines().take(at + 1).collect();
            let tail = before[before.len().saturating_sub(25)..].join("\n");
            panic!("line {number}\nours   {ours}\ntheirs {theirs}\nafter\n{tail}");
        }
    }
    assert_eq!(script.ours.lines().count(), theirs.lines().count(), "the program ended early");
}

pub fn int(random: &mut Random) -> Int {
    match random.below(4) {
        0 => Int::from(random.below(1 << 60) as i64),
        1 => Int::from(-(random.below(50) as i64)),
        2 => Int::from((random.below(40) * 1024) as i64),
        _ => Int::from(random.below(100) as i64),
    }
}

pub fn str(random: &mut Random) -> Str {
    let length = random.below(4);
    Str::from((0..length).map(|_| char::from(b'a' + random.below(5) as u8)).collect::<String>().as_str())
}

pub fn pair(random: &mut Random) -> (Int, Str) {
    (Int::from(random.below(12) as i64), str(random))
}

pub fn mixed(random: &mut Random) -> U2<Int, f64> {
    match random.below(2) {
        0 => U2::A(Int::from(random.below(30) as i64)),
        _ => U2::B(random.below(60) as f64 / 2.0),
    }
}

pub fn items<T: Value>(random: &mut Random, make: fn(&mut Random) -> T, most: u64) -> List<T> {
    let count = random.below(most);
    List::from_vec((0..count).map(|_| make(random)).collect())
}
