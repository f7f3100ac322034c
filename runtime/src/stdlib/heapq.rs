//! `heapq` (`Modules/_heapqmodule.c`), over lists in native memory. Items are asked in the order in which
//! CPython asks them, and who changes the list meanwhile finds what he finds there.

use hybridc_macros::py;

use crate::error::{R, Raised, index_error, runtime_error};
use crate::list::List;
use crate::protocol::{Order, Value};

/// Above it `heapify` goes through the rows of the tree in another order (`cache_friendly_heapify`).
const FRIENDLY: usize = 2500;

/// `heapq.heappush`
#[py("heapq.heappush(heap, item, /)", writes(heap), calls_user, raises = [TypeError, RuntimeError])]
pub fn heappush<T: Value>(heap: &List<T>, item: T) -> R<()> {
    heap.push(item);
    sift_down(heap, 0, heap.len() - 1)
}

/// `heapq.heappop`
#[py("heapq.heappop(heap, /)", writes(heap), calls_user, raises = [IndexError, TypeError, RuntimeError])]
pub fn heappop<T: Value>(heap: &List<T>) -> R<T> {
    let last = heap.with_mut(Vec::pop).ok_or_else(empty)?;
    if heap.is_empty() {
        return Ok(last);
    }
    put_first(heap, last)
}

/// `heapq.heapreplace`
#[py(
    "heapq.heapreplace(heap, item, /)",
    writes(heap),
    calls_user,
    raises = [IndexError, TypeError, RuntimeError]
)]
pub fn heapreplace<T: Value>(heap: &List<T>, item: T) -> R<T> {
    if heap.is_empty() {
        return Err(empty());
    }
    put_first(heap, item)
}

/// `heapq.heappushpop`
#[py(
    "heapq.heappushpop(heap, item, /)",
    writes(heap),
    calls_user,
    raises = [IndexError, TypeError, RuntimeError]
)]
pub fn heappushpop<T: Value>(heap: &List<T>, item: T) -> R<T> {
    match heap.at(0) {
        Some(first) if first.order(&item, Order::Lt)? => {}
        Some(_) | None => return Ok(item),
    }
    if heap.is_empty() {
        return Err(empty());
    }
    put_first(heap, item)
}

/// `heapq.heapify`
#[py("heapq.heapify(heap, /)", writes(heap), calls_user, raises = [IndexError, TypeError, RuntimeError])]
pub fn heapify<T: Value>(heap: &List<T>) -> R<()> {
    let leaves = heap.len() / 2;
    if heap.len() <= FRIENDLY {
        return (0..leaves).rev().try_for_each(|place| sift_up(heap, place));
    }
    // The last row with parents begins here.
    let row = (1 << (leaves + 1).ilog2()) - 1;
    let places = (leaves / 2..row).rev().chain((row..leaves).rev());
    for mut place in places {
        sift_up(heap, place)?;
        while place % 2 == 1 {
            place /= 2;
            sift_up(heap, place)?;
        }
    }
    Ok(())
}

/// The first item, with another one in its place.
fn put_first<T: Value>(heap: &List<T>, item: T) -> R<T> {
    let first = heap.with_mut(|items| std::mem::replace(&mut items[0], item));
    sift_up(heap, 0)?;
    Ok(first)
}

/// `siftdown`: the item rises as long as it is less than its parent.
fn sift_down<T: Value>(heap: &List<T>, start: usize, mut place: usize) -> R<()> {
    let length = heap.len();
    if place >= length {
        return Err(empty());
    }
    while place > start {
        let parent = (place - 1) / 2;
        if !is_less(heap, place, parent, length)? {
            break;
        }
        heap.with_mut(|items| items.swap(place, parent));
        place = parent;
    }
    Ok(())
}

/// `siftup`: the lesser child rises, down to the leaves; then the item goes where it belongs.
fn sift_up<T: Value>(heap: &List<T>, start: usize) -> R<()> {
    let (length, mut place) = (heap.len(), start);
    if place >= length {
        return Err(empty());
    }
    while place < length / 2 {
        let mut child = 2 * place + 1;
        if child + 1 < length && !is_less(heap, child, child + 1, length)? {
            child += 1;
        }
        heap.with_mut(|items| items.swap(place, child));
        place = child;
    }
    sift_down(heap, start, place)
}

/// Is one item less than another? The list must be as long afterwards.
fn is_less<T: Value>(heap: &List<T>, one: usize, two: usize, length: usize) -> R<bool> {
    let [one, two] = [one, two].map(|place| heap.at(place).expect("within the list"));
    let is_less = one.order(&two, Order::Lt)?;
    if heap.len() != length {
        return Err(runtime_error("list changed size during iteration"));
    }
    Ok(is_less)
}

#[cold]
fn empty() -> Raised {
    index_error("index out of range")
}
