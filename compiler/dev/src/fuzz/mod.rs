//! `cargo dev fuzz-programs`: random programs, valid and ending, compared with CPython.
//!
//! ```text
//! case      one program, a tree, from a seed        writer statement control nested chain class object
//!                                                   released module local
//! pack      several in one module, one build
//! hunt      runs packs, finds which program differs, keeps one of each class
//! reduce    takes away what does not matter
//! ```
//!
//! A program is named by seed and number: `--seed 7 --first 1234 --count 1` is the same program everywhere.

pub mod case;
mod chain;
mod class;
pub mod command;
pub mod compare;
mod control;
mod format;
pub mod hunt;
mod iteration;
mod kind;
mod literal;
mod local;
mod module;
mod nested;
mod object;
mod operations;
pub mod pack;
mod parts;
pub mod reduce;
mod released;
mod rng;
mod scope;
mod statement;
mod tree;
mod writer;

pub use writer::World;

use crate::interpreter::{self, Interpreter};
use crate::parallel;
use case::Case;
use compare::{Bench, Manner, Spent};
use hunt::Hunt;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Instant;

#[derive(Clone, Debug)]
pub struct Request {
    pub seed: u64,
    pub first: u64,
    pub count: u64,
    /// Programs of one build.
    pub pack: usize,
    /// Only such programs; else a mixture.
    pub world: Option<World>,
    /// Each pack on one of the interpreters in turn, instead of on all.
    pub rotate: bool,
    pub release: bool,
    /// Questions of the reducer for each class.
    pub reduce: usize,
    pub out: PathBuf,
}

impl Default for Request {
    fn default() -> Request {
        Request {
            seed: 1,
            first: 0,
            count: 1000,
            pack: 40,
            world: None,
            rotate: false,
            release: false,
            reduce: 60,
            out: crate::root().join("target/fuzz"),
        }
    }
}

/// Which world program `index` is of: of a hundred, 40 native, 20 of native classes, 36 hybrid, 4 modules.
fn world_of(request: &Request, index: u64) -> World {
    request.world.unwrap_or(match index % 100 {
        0..40 => World::Native,
        40..60 => World::Classes,
        60..96 => World::Hybrid,
        _ => World::Module,
    })
}

/// Programs that are built together: of one world.
pub fn packs(request: &Request) -> Vec<Vec<Case>> {
    let mut open: BTreeMap<u8, Vec<Case>> = BTreeMap::new();
    let mut out = Vec::new();
    for index in request.first..request.first + request.count {
        let world = world_of(request, index);
        let size = match world {
            World::Native | World::Hybrid => request.pack,
            // One that is not native takes the others with it.
            World::Classes => request.pack.min(2),
            World::Module => 1,
        };
        let pack = open.entry(world as u8).or_default();
        pack.push(Case::write(request.seed, index, world));
        if pack.len() == size {
            out.push(std::mem::take(pack));
        }
    }
    out.extend(open.into_values().filter(|pack| !pack.is_empty()));
    out
}

/// Runs them all; what was found.
pub fn run(request: &Request, hybridc: &Path, scratch: &Path) -> io::Result<BTreeMap<String, usize>> {
    let pythons = interpreter::find();
    let packs = packs(request);
    let hunt = Hunt {
        bench: Bench {
            hybridc: hybridc.to_path_buf(),
            scratch: scratch.to_path_buf(),
            spent: Spent::default(),
        },
        out: request.out.clone(),
        questions: request.reduce,
        classes: Mutex::new(BTreeMap::new()),
        discarded: Mutex::new(0),
    };
    let versions: Vec<&str> = pythons.iter().map(|p| p.version.as_str()).collect();
    println!(
        "seed {}, programs {}..{}, {} packs, CPython {}",
        request.seed,
        request.first,
        request.first + request.count,
        packs.len(),
        versions.join(", ")
    );
    let start = Instant::now();
    let mut work: Vec<(usize, &Interpreter)> = Vec::new();
    for at in 0..packs.len() {
        let turn = |p: usize| !request.rotate || at % pythons.len() == p;
        work.extend(pythons.iter().enumerate().filter(|(p, _)| turn(*p)).map(|(_, python)| (at, python)));
    }
    let results = parallel::map(&work, |(at, python)| {
        let manner = Manner { release: request.release, at_any_price: at % 2 == 0 };
        hunt.pack(&packs[*at], python, manner)
    });
    results.into_iter().collect::<io::Result<Vec<()>>>()?;
    let seconds = |clock: &std::sync::atomic::AtomicU64| clock.load(Ordering::Relaxed) / 1000;
    println!(
        "{} programs in {} s (builds {} s, CPython {} s, binaries {} s), {} discarded",
        request.count,
        start.elapsed().as_secs(),
        seconds(&hunt.bench.spent.build),
        seconds(&hunt.bench.spent.python),
        seconds(&hunt.bench.spent.run),
        hunt.discarded.lock().expect("no thread panics with it")
    );
    Ok(hunt.classes.into_inner().expect("no thread panics with it"))
}

#[cfg(test)]
mod tests {
    use super::{Request, World, packs};

    #[test]
    fn programs_are_repeated_by_seed_and_number() {
        let text = |first, count| {
            let request = Request { first, count, ..Request::default() };
            packs(&request).iter().map(|pack| super::pack::source(pack)).collect::<String>()
        };
        assert_eq!(text(0, 100), text(0, 100));
        let one = Request { first: 7, count: 1, world: Some(World::Native), ..Request::default() };
        let alone = super::pack::source(&packs(&one)[0]);
        let body = alone.split("\nimport sys\n").next().expect("there is a first part");
        assert!(text(0, 100).contains(body));
    }
}
