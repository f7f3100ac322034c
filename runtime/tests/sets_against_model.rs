//! Sets against the real thing, by random operations: above all their order, which is that of CPython's
//! table.
//!
//! Long runs let sets grow and shrink over all sizes of the table, with the places of removed items in it.
//! `HYBRIDC_TEST_FULL=1` runs many times as many.

mod model;

use std::fmt::Write as _;

use hybridc_runtime as rt;
use model::{Random, Script, check, int, items, mixed, pair, repr, str};
use rt::builtins::{dict, frozenset, set};
use rt::{AnyValue, FrozenSet, List, R, Set, Value};

/// What an operation works on: `s` is changed or bound again, `o` another set (or the same), `v` a list, `x`
/// a value.
struct Operands<T: Value> {
    s: Set<T>,
    o: Set<T>,
    v: List<T>,
    x: T,
}

impl<T: Value> Operands<T> {
    fn listed(&self) -> Set<T> {
        set::set(&self.v).expect("hashable")
    }
    fn frozen(&self) -> FrozenSet<T> {
        frozenset::frozenset(&self.v).expect("hashable")
    }
    fn keys(&self) -> rt::Dict<T, rt::NoneType> {
        dict::fromkeys_none(&self.v).expect("hashable")
    }
}

/// The statement, and what it makes of `s`.
type Operation<T> = (&'static str, fn(&Operands<T>) -> R<Set<T>>);

/// After a change of `s` itself.
fn same<T: Value>(operands: &Operands<T>, result: R<()>) -> R<Set<T>> {
    result.map(|()| operands.s.clone())
}

fn changes<T: Value>() -> Vec<Operation<T>> {
    vec![
        ("s.add(x)", |a| same(a, set::add(&a.s, a.x.clone()))),
        ("s.discard(x)", |a| same(a, set::discard(&a.s, &a.x))),
        ("if x in s: s.remove(x)", |a| match set::contains(&a.s, &a.x)? {
            true => same(a, set::remove(&a.s, &a.x)),
            false => Ok(a.s.clone()),
        }),
        ("s.update(v)", |a| same(a, set::update(&a.s, &a.v))),
        ("s.update(o)", |a| same(a, set::update(&a.s, &a.o))),
        ("s.update(dict.fromkeys(v))", |a| same(a, set::update(&a.s, &a.keys()))),
        ("s.difference_update(v)", |a| same(a, set::difference_update(&a.s, &a.v))),
        ("s.difference_update(o)", |a| same(a, set::difference_update(&a.s, &a.o))),
        ("s.intersection_update(v)", |a| same(a, set::intersection_update(&a.s, &a.v))),
        ("s.symmetric_difference_update(v)", |a| same(a, set::symmetric_difference_update(&a.s, &a.v))),
        ("s.symmetric_difference_update(dict.fromkeys(v))", |a| {
            same(a, set::symmetric_difference_update(&a.s, &a.keys()))
        }),
        ("s |= o", |a| set::ior(&a.s, &a.o)),
        ("s &= o", |a| set::iand(&a.s, &a.o)),
        ("s -= o", |a| set::isub(&a.s, &a.o)),
        ("s ^= o", |a| set::ixor(&a.s, &a.o)),
        ("s |= set(v)", |a| set::ior(&a.s, &a.listed())),
        ("s ^= set(v)", |a| set::ixor(&a.s, &a.listed())),
        ("s |= frozenset(v)", |a| set::ior_other(&a.s, &a.frozen())),
        ("s &= frozenset(v)", |a| set::iand_other(&a.s, &a.frozen())),
        ("s -= frozenset(v)", |a| set::isub_other(&a.s, &a.frozen())),
        ("s ^= frozenset(v)", |a| set::ixor_other(&a.s, &a.frozen())),
    ]
}

fn results<T: Value>() -> Vec<Operation<T>> {
    vec![
        ("s = o | set(v)", |a| set::or(&a.o, &a.listed())),
        ("s = o & set(v)", |a| set::and(&a.o, &a.listed())),
        ("s = o - set(v)", |a| set::sub(&a.o, &a.listed())),
        ("s = o ^ s", |a| set::xor(&a.o, &a.s)),
        ("s = o | frozenset(v)", |a| set::or_other(&a.o, &a.frozen())),
        ("s = o & frozenset(v)", |a| set::and_other(&a.o, &a.frozen())),
        ("s = o - frozenset(v)", |a| set::sub_other(&a.o, &a.frozen())),
        ("s = o ^ frozenset(v)", |a| set::xor_other(&a.o, &a.frozen())),
        ("s = o.union(v)", |a| set::union(&a.o, &a.v)),
        ("s = o.intersection(v)", |a| set::intersection(&a.o, &a.v)),
        ("s = o.difference(v)", |a| set::difference(&a.o, &a.v)),
        ("s = o.symmetric_difference(v)", |a| set::symmetric_difference(&a.o, &a.v)),
        ("s = o.union(v, s)", |a| set::union_two(&a.o, &a.v, &a.s)),
        ("s = o.intersection(v, s)", |a| set::intersection_two(&a.o, &a.v, &a.s)),
        ("s = o.difference(v, s)", |a| set::difference_two(&a.o, &a.v, &a.s)),
        ("s = o.copy()", |a| Ok(set::copy(&a.o))),
        ("s = set(o)", |a| set::set(&a.o)),
        ("s = set(dict.fromkeys(v))", |a| set::set(&a.keys())),
    ]
}

/// How a run goes.
struct Run {
    seed: u64,
    steps: u64,
    /// Items of a list.
    most: u64,
    /// Every so many-th step shows everything.
    shown: u64,
}

fn run<T: Value>(script: &mut Script, make: fn(&mut Random) -> T, run: &Run) {
    let mut random = Random(run.seed);
    let (changes, results) = (changes::<T>(), results::<T>());
    let mut sets: Vec<Set<T>> = (0..3).map(|_| Set::new()).collect();
    script.run("sets = [set(), set(), set()]");
    for step in 0..run.steps {
        let (at, other) = (random.below(3) as usize, random.below(3) as usize);
        let (v, x) = (items(&mut random, make, run.most), make(&mut random));
        let operands = Operands { s: sets[at].clone(), o: sets[other].clone(), v, x };
        let (s, o) = (&operands.s, &operands.o);
        script.run(&format!("s = sets[{at}]; o = sets[{other}]"));
        script.run(&format!("v = {}; x = {}", repr(&operands.v), repr(&operands.x)));
        match random.below(40) {
            0 => {
                script.run("s.clear()");
                set::clear(s);
            }
            // Removal from the front, which a pointer in the table makes fast.
            1..4 => {
                for _ in 0..random.below(run.most).min(s.len() as u64) {
                    let popped = set::pop(s).expect("not empty");
                    script.show("repr(s.pop())", &repr(&popped));
                }
            }
            number => {
                let (statement, work) = match number {
                    4..12 => results[random.below(results.len() as u64) as usize],
                    _ => changes[random.below(changes.len() as u64) as usize],
                };
                script.run(statement);
                script.run(&format!("sets[{at}] = s"));
                sets[at] = work(&operands).expect("no error");
            }
        }
        if step % run.shown == 0 {
            let now = &sets[at];
            let frozen = frozenset::frozenset(now).expect("hashable");
            let hash = frozen.hash().expect("hashable");
            script.show("s, frozenset(s), hash(frozenset(s))", &{
                format!("{} {} {hash}", repr(now), repr(&frozen))
            });
            compare(script, now, o, &operands.v);
        }
    }
}

fn compare<T: Value>(script: &mut Script, s: &Set<T>, o: &Set<T>, v: &List<T>) {
    let answers = [set::le(s, o), set::lt(s, o), set::eq(s, o), set::isdisjoint(s, v), set::issubset(s, v)];
    let mut ours = String::new();
    for answer in answers {
        let _ = write!(ours, "{} ", if answer.expect("no error") { "True" } else { "False" });
    }
    script.show("s <= o, s < o, s == o, s.isdisjoint(v), s.issubset(v)", ours.trim_end());
}

/// Many short runs, and one that is long.
fn runs<T: Value>(make: fn(&mut Random) -> T) {
    let is_full = std::env::var_os("HYBRIDC_TEST_FULL").is_some_and(|value| value == "1");
    for round in 0..if is_full { 25 } else { 1 } {
        check(|script| {
            for seed in 0..30 {
                run(script, make, &Run { seed: round * 1000 + seed, steps: 120, most: 30, shown: 1 });
            }
            run(script, make, &Run { seed: round * 1000 + 100, steps: 4000, most: 12, shown: 20 });
            run(script, make, &Run { seed: round * 1000 + 101, steps: 250, most: 900, shown: 10 });
        });
    }
}

#[test]
fn sets_of_ints() {
    runs(int);
}

#[test]
fn sets_of_strings() {
    runs(str);
}

#[test]
fn sets_of_tuples() {
    runs(pair);
}

#[test]
fn sets_of_ints_and_floats() {
    runs(mixed);
}
