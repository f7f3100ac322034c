//! The containers against the real thing: random operations, run here and, as a Python program, by CPython;
//! every line the two print must agree. What is compared is order: of sets, of dicts, of sorted lists.
//!
//! The interpreter is `$HYBRIDC_PYTHON`, else `python3`; without one there is nothing to compare with.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use hybridc_runtime as rt;
use rt::builtins::{dict, frozenset, functions, list, set};
use rt::nan::Made;
use rt::{AnyValue, Dict, Int, List, Set, Slice, Str, U2, Value};

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 32)
    }
    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// What both sides do: the program, and what we print when we do it.
#[derive(Default)]
struct Script {
    python: String,
    ours: String,
}

impl Script {
    fn run(&mut self, line: &str) {
        let _ = writeln!(self.python, "{line}");
    }
    fn show(&mut self, expression: &str, ours: &str) {
        let _ = writeln!(self.python, "print({expression})");
        let _ = writeln!(self.ours, "{ours}");
    }
}

fn repr(value: &dyn AnyValue) -> String {
    let mut out = rt::StrBuf::new();
    value.repr(&mut out).expect("these values print");
    out.finish().to_utf8_lossy()
}

fn interpreter() -> Option<(String, u8)> {
    let python = std::env::var("HYBRIDC_PYTHON").unwrap_or_else(|_| "python3".into());
    let output =
        Command::new(&python).args(["-c", "import sys; print(sys.version_info[1])"]).output().ok()?;
    let minor = String::from_utf8(output.stdout).ok()?.trim().parse().ok()?;
    Some((python, minor))
}

fn check(build: impl Fn(&mut Script)) {
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

fn int(random: &mut Random) -> Int {
    match random.below(4) {
        0 => Int::from(random.below(1 << 60) as i64),
        1 => Int::from(-(random.below(50) as i64)),
        2 => Int::from((random.below(40) * 1024) as i64),
        _ => Int::from(random.below(100) as i64),
    }
}

fn str(random: &mut Random) -> Str {
    let length = random.below(4);
    Str::from((0..length).map(|_| char::from(b'a' + random.below(5) as u8)).collect::<String>().as_str())
}

fn pair(random: &mut Random) -> (Int, Str) {
    (Int::from(random.below(12) as i64), str(random))
}

fn mixed(random: &mut Random) -> U2<Int, f64> {
    match random.below(2) {
        0 => U2::A(Int::from(random.below(30) as i64)),
        _ => U2::B(random.below(60) as f64 / 2.0),
    }
}

fn items<T: Value>(random: &mut Random, make: fn(&mut Random) -> T, most: u64) -> List<T> {
    let count = random.below(most);
    List::from_vec((0..count).map(|_| make(random)).collect())
}

fn set_operations<T: Value>(script: &mut Script, make: fn(&mut Random) -> T, seed: u64, most: u64) {
    let mut random = Random(seed);
    let mut sets: Vec<Set<T>> = (0..3).map(|_| Set::new()).collect();
    script.run("sets = [set(), set(), set()]");
    for _ in 0..120 {
        let (at, other) = (random.below(3) as usize, random.below(3) as usize);
        let own = sets[at].clone();
        let values = items(&mut random, make, most);
        let text = repr(&values);
        let value = make(&mut random);
        let shown = repr(&value);
        let result = match random.below(22) {
            0 | 1 => {
                script.run(&format!("sets[{at}].add({shown})"));
                set::add(&own, value)
            }
            2 => {
                script.run(&format!("sets[{at}].discard({shown})"));
                set::discard(&own, &value)
            }
            3 => {
                script.run(&format!("print(repr(sets[{at}].pop()) if sets[{at}] else '')"));
                let popped =
                    if own.is_empty() { String::new() } else { repr(&set::pop(&own).expect("not empty")) };
                let _ = writeln!(script.ours, "{popped}");
                Ok(())
            }
            4 | 5 => {
                script.run(&format!("sets[{at}].update({text})"));
                set::update(&own, &values)
            }
            6 => {
                script.run(&format!("sets[{at}].update(sets[{other}])"));
                set::update(&own, &sets[other])
            }
            7 => {
                script.run(&format!("sets[{at}] = sets[{other}] | set({text})"));
                sets[at] = set::or(&sets[other], &set::set(&values).expect("hashable")).expect("no error");
                Ok(())
            }
            8 => {
                script.run(&format!("sets[{at}] = sets[{other}] & set({text})"));
                sets[at] = set::and(&sets[other], &set::set(&values).expect("hashable")).expect("no error");
                Ok(())
            }
            9 => {
                script.run(&format!("sets[{at}] = sets[{other}] - set({text})"));
                sets[at] = set::sub(&sets[other], &set::set(&values).expect("hashable")).expect("no error");
                Ok(())
            }
            10 => {
                script.run(&format!("sets[{at}] = sets[{other}] ^ sets[{at}]"));
                sets[at] = set::xor(&sets[other], &own).expect("no error");
                Ok(())
            }
            11 => {
                script.run(&format!("sets[{at}].difference_update({text})"));
                set::difference_update(&own, &values)
            }
            12 => {
                script.run(&format!("sets[{at}] -= sets[{other}]"));
                set::isub(&own, &sets[other]).map(drop)
            }
            13 => {
                script.run(&format!("sets[{at}] ^= set({text})"));
                set::ixor(&own, &set::set(&values).expect("hashable")).map(drop)
            }
            14 => {
                script.run(&format!("sets[{at}].symmetric_difference_update({text})"));
                set::symmetric_difference_update(&own, &values)
            }
            15 => {
                script.run(&format!("sets[{at}] = sets[{other}].copy()"));
                sets[at] = set::copy(&sets[other]);
                Ok(())
            }
            16 => {
                script.run(&format!("sets[{at}] = set(dict.fromkeys({text}))"));
                sets[at] = set::set(&dict::fromkeys_none(&values).expect("hashable")).expect("hashable");
                Ok(())
            }
            17 => {
                script.run(&format!("sets[{at}].update(dict.fromkeys({text}))"));
                set::update(&own, &dict::fromkeys_none(&values).expect("hashable"))
            }
            18 => {
                script.run(&format!("sets[{at}] &= sets[{other}]"));
                set::iand(&own, &sets[other]).map(drop)
            }
            19 => {
                script.run(&format!("sets[{at}] = sets[{other}].difference({text})"));
                sets[at] = set::difference(&sets[other], &values).expect("no error");
                Ok(())
            }
            20 => {
                script.run(&format!("sets[{at}] = sets[{other}].intersection({text})"));
                sets[at] = set::intersection(&sets[other], &values).expect("no error");
                Ok(())
            }
            _ => {
                script.run(&format!("sets[{at}] = sets[{other}].symmetric_difference({text})"));
                sets[at] = set::symmetric_difference(&sets[other], &values).expect("no error");
                Ok(())
            }
        };
        result.expect("no error");
        script.show(&format!("sets[{at}]"), &repr(&sets[at]));
        let frozen = frozenset::frozenset(&sets[at]).expect("hashable");
        script.show(&format!("frozenset(sets[{at}]), hash(frozenset(sets[{at}]))"), &{
            let hash = frozen.hash().expect("hashable");
            format!("{} {hash}", repr(&frozen))
        });
        script.show(
            &format!(
                "sets[{at}] <= sets[{other}], sets[{at}] == sets[{other}], sets[{at}].isdisjoint({text})"
            ),
            &format!(
                "{} {} {}",
                python_bool(set::le(&sets[at], &sets[other])),
                python_bool(set::eq(&sets[at], &sets[other])),
                python_bool(set::isdisjoint(&sets[at], &values))
            ),
        );
    }
}

fn python_bool(value: rt::R<bool>) -> &'static str {
    if value.expect("no error") { "True" } else { "False" }
}

#[test]
fn sets_of_ints() {
    check(|script| (0..40).for_each(|seed| set_operations(script, int, seed, 40)));
}

#[test]
fn large_sets() {
    check(|script| (0..3).for_each(|seed| set_operations(script, int, 100 + seed, 900)));
}

#[test]
fn sets_of_strings() {
    check(|script| (0..40).for_each(|seed| set_operations(script, str, seed, 30)));
}

#[test]
fn sets_of_tuples() {
    check(|script| (0..40).for_each(|seed| set_operations(script, pair, seed, 30)));
}

#[test]
fn sets_of_ints_and_floats() {
    check(|script| (0..40).for_each(|seed| set_operations(script, mixed, seed, 30)));
}

fn dict_operations<K: Value>(script: &mut Script, make: fn(&mut Random) -> K, seed: u64) {
    let mut random = Random(seed);
    let own: Dict<K, Int> = Dict::new();
    script.run("d = {}");
    for step in 0..200_i64 {
        let key = make(&mut random);
        let shown = repr(&key);
        let value = Int::from(step);
        match random.below(12) {
            0..=4 => {
                script.run(&format!("d[{shown}] = {step}"));
                dict::setitem(&own, key, value).expect("hashable");
            }
            5 | 6 => {
                let popped = dict::pop_or(&own, &key, Int::from(-1_i64)).expect("hashable");
                script.show(&format!("d.pop({shown}, -1)"), &repr(&popped));
            }
            7 => {
                let held = dict::setdefault(&own, key, value).expect("hashable");
                script.show(&format!("d.setdefault({shown}, {step})"), &repr(&held));
            }
            8 if !own.is_empty() => {
                let item = dict::popitem(&own).expect("not empty");
                script.show("d.popitem()", &repr(&item));
            }
            9 => {
                let keys = items(&mut random, make, 12);
                script.run(&format!("d.update(dict.fromkeys({}, {step}))", repr(&keys)));
                let other = dict::fromkeys(&keys, value).expect("hashable");
                dict::update(&own, &other).expect("no error");
            }
            10 => walk(script, &own, &mut random, make),
            _ => {
                let found = dict::get(&own, &key).expect("hashable");
                script.show(&format!("d.get({shown})"), &repr(&found));
            }
        }
        script.show("d", &repr(&own));
    }
    let backwards = functions::list(&functions::reversed_items(&dict::items(&own))).expect("no error");
    script.show("list(reversed(d.items()))", &repr(&backwards));
    script.show("d == dict(sorted(d.items())), d | {} == d", "True True");
}

/// Deletes and inserts while iterating: what an iterator sees then depends on when the table is rebuilt.
fn walk<K: Value>(script: &mut Script, own: &Dict<K, Int>, random: &mut Random, make: fn(&mut Random) -> K) {
    let fresh: Vec<K> = (0..4).map(|_| make(random)).collect();
    let fresh_text = repr(&List::from_vec(fresh.clone()));
    script.run(&format!(
        "seen = []\nfresh = {fresh_text}\ntry:\n    for k in d:\n        seen.append(k)\n        if fresh and len(seen) > 1 and fresh[-1] not in d:\n            del d[k]\n            d[fresh.pop()] = 0\nexcept RuntimeError as e:\n    seen.append(str(e))"
    ));
    let mut seen: Vec<String> = Vec::new();
    let mut fresh = fresh;
    let mut iterator = rt::Iterable::iterate(own).expect("no error");
    loop {
        match rt::Iter::next(&mut iterator) {
            Ok(None) => break,
            Ok(Some(key)) => {
                seen.push(repr(&key));
                if let Some(last) = fresh.last()
                    && seen.len() > 1
                    && !own.contains(last).expect("hashable")
                {
                    dict::delitem(own, &key).expect("there");
                    let last = fresh.pop().expect("not empty");
                    dict::setitem(own, last, Int::from(0_i64)).expect("hashable");
                }
            }
            Err(raised) => {
                let exception = rt::take(raised);
                seen.push(repr(&Str::from(exception.message().expect("a message"))));
                break;
            }
        }
    }
    script.show("seen", &format!("[{}]", seen.join(", ")));
}

#[test]
fn dicts() {
    check(|script| {
        (0..60).for_each(|seed| dict_operations(script, int, seed));
        (0..60).for_each(|seed| dict_operations(script, str, seed));
        (0..60).for_each(|seed| dict_operations(script, pair, seed));
    });
}

/// Floats of which some are nan: the result shows every single comparison.
fn with_nan(random: &mut Random) -> f64 {
    match random.below(6) {
        0 => f64::NAN.made(),
        _ => random.below(40) as f64,
    }
}

fn sort_both<T: Value>(script: &mut Script, values: Vec<T>) {
    let values = List::from_vec(values);
    let text = repr(&values).replace("nan", "n()");
    for reverse in [false, true] {
        let sorted = functions::sorted(&values, Some(reverse)).expect("no error");
        script.show(
            &format!("sorted({text}, reverse={})", if reverse { "True" } else { "False" }),
            &repr(&sorted),
        );
    }
}

#[test]
fn sorting() {
    check(|script| {
        let mut random = Random(7);
        script.run("def n(): return float('nan')");
        for round in 0..60 {
            let most = [10, 70, 400][round % 3];
            let count = random.below(most) as usize;
            sort_both(script, (0..count).map(|_| with_nan(&mut random)).collect());
            sort_both(script, (0..count).map(|_| mixed(&mut random)).collect());
            sort_both(script, (0..count).map(|_| int(&mut random)).collect());
            sort_both(script, (0..count).map(|_| (with_nan(&mut random), str(&mut random))).collect());
            // Long runs, up and down, with a nan here and there.
            let mut runs: Vec<f64> = (0..count).map(|at| (at * 7 % 31) as f64 + (at / 40) as f64).collect();
            runs.iter_mut().for_each(|value| {
                if random.below(9) == 0 {
                    *value = f64::NAN.made()
                }
            });
            sort_both(script, runs);
            let descending =
                (0..count).map(|at| U2::<Int, f64>::A(Int::from(((count - at) / 3) as i64))).collect();
            sort_both(script, descending);
        }
    });
}

#[test]
fn a_sort_that_raises_leaves_what_cpython_leaves() {
    check(|script| {
        let mut random = Random(11);
        for _ in 0..80 {
            let count = random.below(90) as usize;
            let values: Vec<U2<Int, Str>> = (0..count)
                .map(
                    |_| if random.below(40) == 0 { U2::B(str(&mut random)) } else { U2::A(int(&mut random)) },
                )
                .collect();
            let values = List::from_vec(values);
            script.run(&format!(
                "x = {}\ntry:\n    x.sort()\n    e = ''\nexcept TypeError as e0:\n    e = str(e0)",
                repr(&values)
            ));
            let error = match list::sort(&values, None) {
                Ok(()) => String::new(),
                Err(raised) => rt::take(raised).message().expect("a message").to_string(),
            };
            script.show("x, '|', e, sep=''", &format!("{}|{error}", repr(&values)));
        }
    });
}

#[test]
fn list_slices() {
    check(|script| {
        let mut random = Random(3);
        for _ in 0..600 {
            let values = items(&mut random, int, 12);
            let text = repr(&values);
            let bound = |random: &mut Random| match random.below(3) {
                0 => None,
                _ => Some(Int::from(random.below(30) as i64 - 15)),
            };
            let (start, stop) = (bound(&mut random), bound(&mut random));
            let step = bound(&mut random).filter(|step| !step.is_zero());
            let part = |bound: &Option<Int>| bound.as_ref().map_or(String::new(), |bound| repr(bound));
            let written = format!("{}:{}:{}", part(&start), part(&stop), part(&step));
            let slice = Slice::new(start, stop, step);
            script.show(
                &format!("{text}[{written}]"),
                &repr(&list::getitem_slice(&values, &slice).expect("no error")),
            );
            let deleted = list::copy(&values);
            list::delitem_slice(&deleted, &slice).expect("no error");
            script.run(&format!("x = {text}; del x[{written}]"));
            script.show("x", &repr(&deleted));
            let fresh = items(&mut random, int, 5);
            script.run(&format!(
                "x = {text}\ntry:\n    x[{written}] = {}\n    e = ''\nexcept ValueError as e0:\n    e = str(e0)",
                repr(&fresh)
            ));
            let error = match list::setitem_slice(&values, &slice, &fresh) {
                Ok(()) => String::new(),
                Err(raised) => rt::take(raised).message().expect("a message").to_string(),
            };
            script.show("x, e", &format!("{} {error}", repr(&values)));
        }
    });
}
