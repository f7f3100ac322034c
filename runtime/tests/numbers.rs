//! Numbers against CPython: every line of `numbers/table.txt` is an operation with its operands and what
//! CPython answers.
//!
//! The answers are recorded by `numbers/record.py` from real interpreters, never from here. A line without a
//! version holds for 3.11, 3.12 and 3.13.

#[path = "numbers/answer.rs"]
mod answer;

use answer::{Arg, answer};
use hybridc_runtime::{AnyValue, Complex, Int, Str, StrBuf, take, target};

#[test]
fn table() {
    let mut wrong = Vec::new();
    for minor in [11, 12, 13] {
        target::set_minor(minor);
        for (index, line) in include_str!("numbers/table.txt").lines().enumerate() {
            let Some((call, expected)) = line.split_once("\t=> ") else { continue };
            let mut parts = call.split('\t');
            let name = parts.next().unwrap();
            let (name, version) =
                name.split_once('@').map_or((name, None), |(name, version)| (name, Some(version)));
            if version.is_some_and(|version| version != format!("3.{minor}")) {
                continue;
            }
            let args: Vec<Arg> = parts.map(argument).collect();
            let got = outcome(name, &args);
            if got != expected {
                wrong.push(format!(
                    "3.{minor}, line {}: {call}\n    expected {expected}\n    got      {got}",
                    index + 1
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `repr` of the result, or `!Class: message`.
fn outcome(name: &str, args: &[Arg]) -> String {
    match answer(name, args) {
        Ok(Some(text)) => text,
        Ok(None) => "no such operation".to_string(),
        Err(raised) => {
            let exception = take(raised);
            let mut message = StrBuf::new();
            AnyValue::str(&exception, &mut message).unwrap();
            format!("!{}: {}", exception.class().name(), message.finish().to_utf8_lossy())
        }
    }
}

fn argument(text: &str) -> Arg {
    let (kind, value) = text.split_once(':').unwrap();
    let float = |text: &str| text.parse::<f64>().unwrap();
    match kind {
        "i" => Arg::I(Int::from_decimal(value)),
        "f" => Arg::F(float(value)),
        "b" => Arg::B(value == "True"),
        "c" => {
            let (real, imag) = value.split_once(',').unwrap();
            Arg::C(Complex { real: float(real), imag: float(imag) })
        }
        "s" => Arg::S(Str::from_code_points(&code_points(value))),
        _ => panic!("unknown kind of argument: {text}"),
    }
}

/// Text with `\{hex}` for whatever is not printable ASCII.
fn code_points(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\{") {
        found.extend(before.chars().map(u32::from));
        let (code, after) = after.split_once('}').unwrap();
        found.push(u32::from_str_radix(code, 16).unwrap());
        rest = after;
    }
    found.extend(rest.chars().map(u32::from));
    found
}
