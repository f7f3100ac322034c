//! Timsort as CPython runs it: natural runs, binary insertion into short ones, merges with galloping,
//! powersort's merge order.
//!
//! It sorts positions, so that nothing moves while comparisons run, and a comparison that raises leaves a
//! permutation.

use crate::error::R;

const MIN_GALLOP: usize = 7;

/// Compares the elements at two positions: `a < b`.
type Less<'a> = &'a mut dyn FnMut(usize, usize) -> R<bool>;

/// The order of `length` elements, as far as it came, and whether a comparison raised.
pub fn order(length: usize, less: Less) -> (Vec<usize>, R<()>) {
    let mut sorter = Sorter { order: (0..length).collect(), less, runs: Vec::new(), min_gallop: MIN_GALLOP };
    let result = sorter.run();
    (sorter.order, result)
}

struct Run {
    start: usize,
    length: usize,
    /// The node power of the boundary to the next run.
    power: u32,
}

struct Sorter<'a> {
    order: Vec<usize>,
    less: Less<'a>,
    runs: Vec<Run>,
    min_gallop: usize,
}

impl Sorter<'_> {
    fn run(&mut self) -> R<()> {
        let length = self.order.len();
        if length < 2 {
            return Ok(());
        }
        let minimum = minimum_run(length);
        let mut start = 0;
        while start < length {
            let remaining = length - start;
            let mut run = if crate::target::minor() >= 13 {
                self.count_run_13(start, remaining)?
            } else {
                self.count_run(start, remaining)?
            };
            if run < minimum {
                let force = minimum.min(remaining);
                self.insert_sort(start, force, run)?;
                run = force;
            }
            self.found_run(start, run)?;
            self.runs.push(Run { start, length: run, power: 0 });
            start += run;
        }
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].length < self.runs[at + 1].length {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    fn lt(&mut self, a: usize, b: usize) -> R<bool> {
        (self.less)(a, b)
    }

    /// Is the element at one place less than that at another?
    fn lt_at(&mut self, a: usize, b: usize) -> R<bool> {
        (self.less)(self.order[a], self.order[b])
    }

    /// The length of the run at `start`; a strictly descending one is reversed. 3.11 and 3.12.
    fn count_run(&mut self, start: usize, remaining: usize) -> R<usize> {
        if remaining == 1 {
            return Ok(1);
        }
        let mut length = 2;
        let descending = self.lt_at(start + 1, start)?;
        while length < remaining && self.lt_at(start + length, start + length - 1)? == descending {
            length += 1;
        }
        if descending {
            self.order[start..start + length].reverse();
        }
        Ok(length)
    }

    /// The same in 3.13, where a descending run may hold stretches of equal elements.
    fn count_run_13(&mut self, start: usize, remaining: usize) -> R<usize> {
        let mut length = 1;
        while length < remaining && !self.lt_at(start + length, start + length - 1)? {
            length += 1;
        }
        if length == remaining {
            return Ok(length);
        }
        // The next is smaller. Ascending so far, unless all so far are equal.
        if length > 1 {
            if self.lt_at(start, start + length - 1)? {
                return Ok(length);
            }
            self.order[start..start + length].reverse();
        }
        length += 1;
        let mut equal = 0;
        while length < remaining {
            if self.lt_at(start + length, start + length - 1)? {
                self.reverse_equal(start + length, &mut equal);
            } else if self.lt_at(start + length - 1, start + length)? {
                break;
            } else {
                equal += 1;
            }
            length += 1;
        }
        self.reverse_equal(start + length, &mut equal);
        self.order[start..start + length].reverse();
        while length < remaining && !self.lt_at(start + length, start + length - 1)? {
            length += 1;
        }
        Ok(length)
    }

    /// Equal elements at the end of a descending run are turned round, so that reversing the run keeps their
    /// order.
    fn reverse_equal(&mut self, end: usize, equal: &mut usize) {
        if *equal > 0 {
            self.order[end - *equal - 1..end].reverse();
            *equal = 0;
        }
    }

    /// Binary insertion of everything behind the first `sorted` elements.
    fn insert_sort(&mut self, start: usize, length: usize, sorted: usize) -> R<()> {
        for at in start + sorted..start + length {
            let pivot = self.order[at];
            let (mut left, mut right) = (start, at);
            while left < right {
                let middle = left + ((right - left) >> 1);
                if self.lt(pivot, self.order[middle])? {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            self.order[left..=at].rotate_right(1);
        }
        Ok(())
    }

    /// Merges what powersort wants merged before a new run is put on the stack.
    fn found_run(&mut self, start: usize, length: usize) -> R<()> {
        let Some(last) = self.runs.last() else { return Ok(()) };
        let power = node_power(last.start, last.length, length, self.order.len());
        debug_assert_eq!(last.start + last.length, start);
        while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
            self.merge_at(self.runs.len() - 2)?;
        }
        if let Some(last) = self.runs.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// Merges the runs at `at` and `at + 1`.
    fn merge_at(&mut self, at: usize) -> R<()> {
        let (mut a, mut a_length) = (self.runs[at].start, self.runs[at].length);
        let (b, b_length) = (self.runs[at + 1].start, self.runs[at + 1].length);
        self.runs[at].length = a_length + b_length;
        self.runs.remove(at + 1);
        // Where does b start in a? Elements before that are in place.
        let skip = gallop_right(&mut *self.less, self.order[b], &self.order[a..a + a_length], 0)?;
        a += skip;
        a_length -= skip;
        if a_length == 0 {
            return Ok(());
        }
        // And where does a end in b?
        let last = self.order[a + a_length - 1];
        let b_length = gallop_left(&mut *self.less, last, &self.order[b..b + b_length], b_length - 1)?;
        if b_length == 0 {
            return Ok(());
        }
        if a_length <= b_length {
            self.merge_low(a, a_length, b_length)
        } else {
            self.merge_high(a, a_length, b_length)
        }
    }

    /// Merges neighbours from the front; the first is set aside.
    fn merge_low(&mut self, start: usize, a_length: usize, b_length: usize) -> R<()> {
        let aside = self.order[start..start + a_length].to_vec();
        let mut at = Merge { to: start, a: 0, a_left: a_length, b: start + a_length, b_left: b_length };
        let result = self.merge_forward(&mut at, &aside);
        // What is left of the first run fills the gap, also after an exception.
        match result {
            Ok(Done::OneLeft) => {
                self.order.copy_within(at.b..at.b + at.b_left, at.to);
                self.order[at.to + at.b_left] = aside[at.a];
            }
            _ => self.order[at.to..at.to + at.a_left].copy_from_slice(&aside[at.a..at.a + at.a_left]),
        }
        result.map(drop)
    }

    fn merge_forward(&mut self, at: &mut Merge, aside: &[usize]) -> R<Done> {
        if self.take_b(at) {
            return Ok(Done::Empty);
        }
        if at.a_left == 1 {
            return Ok(Done::OneLeft);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            // One by one, until one side wins again and again.
            while a_wins < min_gallop && b_wins < min_gallop {
                if self.lt(self.order[at.b], aside[at.a])? {
                    b_wins += 1;
                    a_wins = 0;
                    if self.take_b(at) {
                        return Ok(Done::Empty);
                    }
                } else {
                    a_wins += 1;
                    b_wins = 0;
                    if self.take_a(at, aside) {
                        return Ok(Done::OneLeft);
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let rest = &aside[at.a..at.a + at.a_left];
                let a_wins = gallop_right(&mut *self.less, self.order[at.b], rest, 0)?;
                if a_wins > 0 {
                    self.order[at.to..at.to + a_wins].copy_from_slice(&rest[..a_wins]);
                    at.to += a_wins;
                    at.a += a_wins;
                    at.a_left -= a_wins;
                    // None left is only possible when the comparison contradicts itself.
                    match at.a_left {
                        1 => return Ok(Done::OneLeft),
                        0 => return Ok(Done::Empty),
                        _ => {}
                    }
                }
                if self.take_b(at) {
                    return Ok(Done::Empty);
                }
                let b_wins =
                    gallop_left(&mut *self.less, aside[at.a], &self.order[at.b..at.b + at.b_left], 0)?;
                if b_wins > 0 {
                    self.order.copy_within(at.b..at.b + b_wins, at.to);
                    at.to += b_wins;
                    at.b += b_wins;
                    at.b_left -= b_wins;
                    if at.b_left == 0 {
                        return Ok(Done::Empty);
                    }
                }
                if self.take_a(at, aside) {
                    return Ok(Done::OneLeft);
                }
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// Moves one of b; is it the last?
    fn take_b(&mut self, at: &mut Merge) -> bool {
        self.order[at.to] = self.order[at.b];
        at.to += 1;
        at.b += 1;
        at.b_left -= 1;
        at.b_left == 0
    }

    /// Moves one of a; is only one left?
    fn take_a(&mut self, at: &mut Merge, aside: &[usize]) -> bool {
        self.order[at.to] = aside[at.a];
        at.to += 1;
        at.a += 1;
        at.a_left -= 1;
        at.a_left == 1
    }

    /// Merges neighbours from the back; the second is set aside.
    fn merge_high(&mut self, start: usize, a_length: usize, b_length: usize) -> R<()> {
        let aside = self.order[start + a_length..start + a_length + b_length].to_vec();
        // `to` is where the next element goes; what is left of both runs stands at the front of each.
        let mut at =
            Merge { to: start + a_length + b_length - 1, a: start, a_left: a_length, b: 0, b_left: b_length };
        let result = self.merge_backward(&mut at, &aside);
        match result {
            Ok(Done::OneLeft) => {
                self.order.copy_within(start..start + at.a_left, start + 1);
                self.order[start] = aside[0];
            }
            _ => self.order[at.to + 1 - at.b_left..=at.to].copy_from_slice(&aside[..at.b_left]),
        }
        result.map(drop)
    }

    fn merge_backward(&mut self, at: &mut Merge, aside: &[usize]) -> R<Done> {
        if self.put_a(at) {
            return Ok(Done::Empty);
        }
        if at.b_left == 1 {
            return Ok(Done::OneLeft);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            while a_wins < min_gallop && b_wins < min_gallop {
                if self.lt(aside[at.b_left - 1], self.order[at.a + at.a_left - 1])? {
                    a_wins += 1;
                    b_wins = 0;
                    if self.put_a(at) {
                        return Ok(Done::Empty);
                    }
                } else {
                    b_wins += 1;
                    a_wins = 0;
                    if self.put_b(at, aside) {
                        return Ok(Done::OneLeft);
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let rest = &self.order[at.a..at.a + at.a_left];
                let a_wins =
                    at.a_left - gallop_right(&mut *self.less, aside[at.b_left - 1], rest, at.a_left - 1)?;
                if a_wins > 0 {
                    let end = at.a + at.a_left;
                    self.order.copy_within(end - a_wins..end, at.to + 1 - a_wins);
                    // `to` may step before the first element when nothing is left; it is not used then.
                    at.to = at.to.wrapping_sub(a_wins);
                    at.a_left -= a_wins;
                    if at.a_left == 0 {
                        return Ok(Done::Empty);
                    }
                }
                if self.put_b(at, aside) {
                    return Ok(Done::OneLeft);
                }
                let key = self.order[at.a + at.a_left - 1];
                let b_wins =
                    at.b_left - gallop_left(&mut *self.less, key, &aside[..at.b_left], at.b_left - 1)?;
                if b_wins > 0 {
                    self.order[at.to + 1 - b_wins..=at.to]
                        .copy_from_slice(&aside[at.b_left - b_wins..at.b_left]);
                    at.to = at.to.wrapping_sub(b_wins);
                    at.b_left -= b_wins;
                    match at.b_left {
                        1 => return Ok(Done::OneLeft),
                        0 => return Ok(Done::Empty),
                        _ => {}
                    }
                }
                if self.put_a(at) {
                    return Ok(Done::Empty);
                }
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// Moves the last of a; was it the only one?
    fn put_a(&mut self, at: &mut Merge) -> bool {
        at.a_left -= 1;
        self.order[at.to] = self.order[at.a + at.a_left];
        at.to = at.to.wrapping_sub(1);
        at.a_left == 0
    }

    /// Moves the last of b; is only one left?
    fn put_b(&mut self, at: &mut Merge, aside: &[usize]) -> bool {
        at.b_left -= 1;
        self.order[at.to] = aside[at.b_left];
        at.to = at.to.wrapping_sub(1);
        at.b_left == 1
    }
}

/// How far a merge is.
struct Merge {
    to: usize,
    a: usize,
    a_left: usize,
    b: usize,
    b_left: usize,
}

/// How a merge ended.
enum Done {
    /// The run that was not set aside is used up (or the other, under contradictory comparisons).
    Empty,
    /// One element is left aside; it belongs at the far end.
    OneLeft,
}

/// The first place in a sorted slice before which `key` may stand, searched from `hint` outwards.
fn gallop_left(less: Less, key: usize, run: &[usize], hint: usize) -> R<usize> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high) = if less(run[hint], key)? {
        let limit = run.len() - hint;
        while offset < limit && less(run[hint + offset], key)? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        (hint + last + 1, hint + offset.min(limit))
    } else {
        let limit = hint + 1;
        while offset < limit && !less(run[hint - offset], key)? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        (limit - offset.min(limit), hint - last)
    };
    while low < high {
        let middle = low + ((high - low) >> 1);
        if less(run[middle], key)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// The last place in a sorted slice where `key` may stand, searched from `hint` outwards.
fn gallop_right(less: Less, key: usize, run: &[usize], hint: usize) -> R<usize> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high) = if less(key, run[hint])? {
        let limit = hint + 1;
        while offset < limit && less(key, run[hint - offset])? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        (limit - offset.min(limit), hint - last)
    } else {
        let limit = run.len() - hint;
        while offset < limit && !less(key, run[hint + offset])? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        (hint + last + 1, hint + offset.min(limit))
    };
    while low < high {
        let middle = low + ((high - low) >> 1);
        if less(key, run[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(high)
}

/// CPython's `merge_compute_minrun`.
fn minimum_run(mut length: usize) -> usize {
    let mut rest = 0;
    while length >= 64 {
        rest |= length & 1;
        length >>= 1;
    }
    length + rest
}

/// Powersort: how deep in the merge tree the boundary between two neighbouring runs lies.
fn node_power(start: usize, first: usize, second: usize, length: usize) -> u32 {
    let mut power = 0;
    let mut a = 2 * start + first;
    let mut b = a + first + second;
    loop {
        power += 1;
        if a >= length {
            a -= length;
            b -= length;
        } else if b >= length {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}
