//! The methods of generators (`Objects/genobject.c`).

use hybridc_macros::py;

use crate::error::Exception;
use crate::error::R;
use crate::generator::{End, Generator, Sent};
use crate::protocol::Value;
use crate::singletons::NoneType;
use crate::union::U2;

/// `generator.send`: goes on, the `yield` gives the value.
#[py("generator.send(self, value, /)", calls_user, raises = [StopIteration, TypeError, ValueError])]
pub fn send<Y: Value, S: Sent, T: Value, E: End>(generator: &Generator<Y, S, T, E>, value: S) -> R<Y> {
    generator.send(value)
}

/// `generator.throw`: the exception is raised where it has stopped.
#[py("generator.throw(self, value, /)", calls_user, raises = [BaseException])]
pub fn throw<Y: Value, S: Sent, T: Value, E: End>(
    generator: &Generator<Y, S, T, E>,
    value: &Exception,
) -> R<Y> {
    generator.throw(value.clone())
}

/// `generator.close`
#[py("generator.close(self)", calls_user, raises = [RuntimeError, ValueError])]
pub fn close<Y: Value, S: Sent, T: Value, E: End>(generator: &Generator<Y, S, T, E>) -> R<U2<NoneType, T>> {
    generator.close()
}
