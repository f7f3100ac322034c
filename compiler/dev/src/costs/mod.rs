//! `cargo dev costs`: what operations take in CPython and in native code, for `partition/price`.
//!
//! One program does every kind of operation many times (`program.rs`); it runs as it is and compiled, in
//! turns, and of each figure the smallest counts. Figures are scaled by the reference loop and rounded to two
//! digits, so that two machines find about the same. A kind that is not native where it is measured is an
//! error.

mod program;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use hybridc::partition::price::{Cost, Kind, REFERENCE};

use crate::execute;
use crate::explain;
use crate::interpreter::{self, Interpreter};
use table::TABLE;

pub const PATH: &str = "compiler/src/partition/price/generated.rs";
/// The version that prices are of.
const MINOR: u32 = 12;
const RUNS: usize = 9;
const TURNS: u32 = 40_000;
/// The runtime may have to be compiled first.
const LIMIT: Duration = Duration::from_secs(900);
/// Native code cannot be timed as closely as that.
const LEAST: f64 = 0.5;

const HEAD: &str = "\
//! Made by `cargo dev costs`. Do not edit.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Cost, Kind};

const fn c(interpreted: f64, native: f64) -> Cost {
    Cost { interpreted, native }
}

/// By kind, in the order of `Kind::ALL`.
pub const COSTS: [Cost; Kind::ALL.len()] = [
";

/// Seconds of one run by name: with and without.
type Times = BTreeMap<String, [f64; 2]>;

/// Measures and rewrites the table; the exit status.
pub fn write(hybridc: &Path) -> i32 {
    match measured(hybridc).and_then(|costs| fs::write(crate::root().join(PATH), code(&costs))) {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("{error}");
            1
        }
    }
}

fn code(costs: &[(Kind, Cost)]) -> String {
    let mut text = HEAD.to_owned();
    for (kind, cost) in costs {
        text += &format!("    c({:?}, {:?}), // {}\n", cost.interpreted, cost.native, kind.name());
    }
    text + "];\n"
}

fn measured(hybridc: &Path) -> io::Result<Vec<(Kind, Cost)>> {
    let python = interpreter::find().into_iter().find(|python| python.minor == MINOR);
    let python = python.ok_or_else(|| io::Error::other(format!("no CPython 3.{MINOR}")))?;
    let folder = tempfile::tempdir()?;
    let (source, binary) = (folder.path().join("costs.py"), folder.path().join("costs"));
    fs::write(&source, program::text())?;
    check_native(hybridc, &python, folder.path())?;
    let mut build = at_any_price(hybridc, &python, folder.path(), &["build", "--release"]);
    build.arg(&source).arg("-o").arg(&binary);
    succeed(build)?;
    let (mut interpreted, mut native) = (Times::new(), Times::new());
    for _ in 0..RUNS {
        let mut command = execute::clean_command(&python.path, folder.path());
        command.arg(&source);
        run(command, &mut interpreted)?;
        run(execute::clean_command(&binary, folder.path()), &mut native)?;
    }
    let turn = interpreted["Reference"][0] / f64::from(TURNS) * 1e9;
    let scale = REFERENCE / turn;
    println!("a turn of the reference loop takes {turn:.1} ns here");
    let all = Kind::ALL.iter().map(|kind| {
        let found = TABLE.iter().find(|measured| measured.kind == *kind);
        let found = found.ok_or_else(|| io::Error::other(format!("{kind:?} is not measured")))?;
        let count = f64::from(TURNS * program::TIMES * found.operations);
        let ns = |times: &Times| {
            let [with, without] = times[&kind.name()];
            rounded(((with - without) / count * 1e9 * scale).max(LEAST))
        };
        let cost = Cost { interpreted: ns(&interpreted), native: ns(&native) };
        println!("{kind:?}: {} in CPython, {} natively", cost.interpreted, cost.native);
        Ok((*kind, cost))
    });
    all.collect()
}

/// To two digits.
fn rounded(ns: f64) -> f64 {
    let unit = 10f64.powi(ns.log10().floor() as i32 - 1);
    let digits = (ns / unit).round();
    if unit < 1.0 { digits / (1.0 / unit).round() } else { digits * unit }
}

fn at_any_price(
    hybridc: &Path,
    python: &Interpreter,
    folder: &Path,
    words: &[&str],
) -> std::process::Command {
    let mut command = execute::clean_command(hybridc, folder);
    command.args(words).arg("--python").arg(&python.path).env("HYBRIDC_AT_ANY_PRICE", "1");
    command
}

fn succeed(command: std::process::Command) -> io::Result<Vec<u8>> {
    let text = format!("{command:?}");
    let outcome = execute::run_within(LIMIT, command, None)?;
    if outcome.status != "0" {
        let stderr = String::from_utf8_lossy(&outcome.stderr).into_owned();
        return Err(io::Error::other(format!("{text}: status {}\n{stderr}", outcome.status)));
    }
    Ok(outcome.stdout)
}

fn check_native(hybridc: &Path, python: &Interpreter, folder: &Path) -> io::Result<()> {
    let mut command = at_any_price(hybridc, python, folder, &["explain", "--json"]);
    command.arg(folder.join("costs.py"));
    let verdicts = explain::parse(&succeed(command)?).map_err(io::Error::other)?;
    let measured = TABLE.iter().filter(|measured| measured.place == table::Place::Function);
    let names = measured.flat_map(program::names);
    for name in names.chain(program::NATIVE.iter().map(|name| (*name).to_owned())) {
        let native = verdicts.iter().any(|found| found.name == name && found.verdict != "deferred");
        if !native {
            return Err(io::Error::other(format!("`{name}` is not native: nothing to measure")));
        }
    }
    Ok(())
}

fn run(mut command: std::process::Command, times: &mut Times) -> io::Result<()> {
    command.arg(TURNS.to_string());
    let stdout = succeed(command)?;
    for line in String::from_utf8_lossy(&stdout).lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [name, with, without] = words[..] else { return Err(io::Error::other(line.to_owned())) };
        let seconds = |word: &str| word.parse::<f64>().map_err(io::Error::other);
        let best = times.entry(name.to_owned()).or_insert([f64::INFINITY; 2]);
        for (best, word) in best.iter_mut().zip([with, without]) {
            *best = best.min(seconds(word)?);
        }
    }
    Ok(())
}
