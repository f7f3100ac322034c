//! Dicts, sorted lists and slices against the real thing, by random operations; sets:
//! `sets_against_model.rs`.

mod model;

use hybridc_runtime as rt;
use model::{Random, Script, check, int, items, mixed, pair, repr, str};
use rt::builtins::{dict, functions, list};
use rt::nan::Made;
use rt::{Dict, Int, List, Slice, Str, U2, Value};

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
        "seen = []\nfresh = {fresh_text}\ntry:\n    for k in d:\n        seen.append(k)\n        \
         if fresh and len(seen) > 1 and fresh[-1] not in d:\n            \
         del d[k]\n            d[fresh.pop()] = 0\nexcept RuntimeError as e:\n    seen.append(str(e))"
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
                "x = {text}\ntry:\n    x[{written}] = {}\n    e = ''\n\
                 except ValueError as e0:\n    e = str(e0)",
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
