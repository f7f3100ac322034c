//! What goes wrong beneath a file. It becomes an exception where the program is to hear of it; files that are
//! closed by their last reference fail in silence.

use crate::error::{self, Class, R, Raised};
use crate::start;

#[derive(Debug)]
pub enum Failure {
    /// `errno`
    System(i32),
    /// SIGINT arrived while a system call waited.
    Interrupted,
    /// ValueError, such as for a closed file.
    Value(&'static str),
    /// `io.UnsupportedOperation`
    Unsupported(&'static str),
    /// Two, the first of which is the context of the second.
    Both(Box<(Failure, Failure)>),
}

/// What the layers of a file give.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// The exception.
    #[cold]
    pub fn raise(self) -> Raised {
        match self {
            Failure::System(errno) => error::os_error(errno, None),
            Failure::Interrupted => start::interrupt(),
            Failure::Value(message) => error::value_error(message),
            Failure::Unsupported(message) => error::raise_new(Class::UnsupportedOperation, message),
            Failure::Both(both) => {
                let (first, second) = *both;
                let first = error::take_unseen(first.raise());
                let second = error::take_unseen(second.raise());
                // `_PyErr_ChainExceptions1`
                second.set_context(Some(first));
                error::reraise(second)
            }
        }
    }

    /// `_PyErr_ChainExceptions1`: both happened, in this order.
    pub fn chain(first: Result<()>, second: Result<()>) -> Result<()> {
        match (first, second) {
            (Err(first), Err(second)) => Err(Failure::Both(Box::new((first, second)))),
            (Err(only), Ok(())) | (Ok(()), Err(only)) => Err(only),
            (Ok(()), Ok(())) => Ok(()),
        }
    }
}

/// The exception that a failure is for the program.
pub trait OrRaise<T> {
    fn or_raise(self) -> R<T>;
}

impl<T> OrRaise<T> for Result<T> {
    #[inline]
    fn or_raise(self) -> R<T> {
        self.map_err(Failure::raise)
    }
}
