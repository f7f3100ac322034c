//! What the functions of `prelude/` ask, which stand for what CPython has in C.

use std::cell::Cell;

use hybridc_macros::py;

use crate::error::{R, recursion_error, recursion_error_in_call};
use crate::int::Int;
use crate::list::List;
use crate::protocol::Value;
use crate::singletons::NoneType;
use crate::tuple::Tup;

thread_local! {
    /// How many calls stand on the C stack that the interpreter counts (`c_recursion_remaining`).
    static CALLS: Cell<i64> = const { Cell::new(0) };
}

/// A function in C calls one of the program: there may be so many of these calls, one in the other. Before
/// 3.12 they are counted with the frames; the limit is 0 then. `is_object`: the object that is called is one
/// more than there may be, else the frame.
#[py("hybridc.enter_call(limit, is_object, /)", raises = [RecursionError])]
pub fn enter_call(limit: &Int, is_object: bool) -> R<NoneType> {
    let calls = CALLS.get();
    if let Some(limit) = limit.to_i64().filter(|limit| *limit > 0)
        && calls >= limit
    {
        return Err(if is_object { recursion_error_in_call() } else { recursion_error() });
    }
    CALLS.set(calls + 1);
    Ok(NoneType)
}

/// What stands behind a star in a call, where it is certainly iterable.
#[py("hybridc.arguments(items, /)")]
pub fn arguments<T: Value>(items: &List<T>) -> List<T> {
    super::list::copy(items)
}

/// The same.
#[py("hybridc.arguments(items, /)")]
pub fn arguments_of_tuple<T: Value>(items: &Tup<T>) -> List<T> {
    List::from_vec(items.items().to_vec())
}

/// A number that C takes: of other classes it would say something of its own.
#[py("hybridc.whole(number, /)")]
pub fn whole(number: &Int) -> Int {
    number.clone()
}

/// What `count` counts with.
#[py("hybridc.counted(number, /)")]
pub fn counted(number: &Int) -> Int {
    number.clone()
}

/// The same.
#[py("hybridc.counted(number, /)")]
pub fn counted_float(number: f64) -> f64 {
    number
}

/// It has come back.
#[py("hybridc.leave_call()")]
pub fn leave_call() -> NoneType {
    CALLS.set(CALLS.get() - 1);
    NoneType
}
