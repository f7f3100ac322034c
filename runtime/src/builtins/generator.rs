//! The methods of generators (`Objects/genobject.c`).

use hybridc_macros::py;

use crate::error::R;
use crate::generator::{Generator, Sent};
use crate::protocol::Value;

/// `generator.send`: goes on, the `yield` gives the value.
#[py("generator.send(self, value, /)", calls_user, raises = [StopIteration, TypeError, ValueError])]
pub fn send<Y: Value, S: Sent, T: Value>(generator: &Generator<Y, S, T>, value: S) -> R<Y> {
    generator.send(value)
}

/// `generator.close`
#[py("generator.close(self)", calls_user, raises = [RuntimeError, ValueError])]
pub fn close<Y: Value, S: Sent, T: Value>(generator: &Generator<Y, S, T>) -> R<()> {
    generator.close()
}
