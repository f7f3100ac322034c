//! Functions decorated with `contextlib.contextmanager`, whose generators `with` statements enter
//! (`_GeneratorContextManager` in `Lib/contextlib.py`).

use hybridc_macros::py;

use crate::error::{self, Class, Exception, R, Raised};
use crate::generator::{self, End, Generator, Progress, Sent};
use crate::library::failed;
use crate::protocol::Value;

// How the library fails: what is raised below `next`, `throw` and `close` passes a line of it, and so do its
// own exceptions. (`catalog/failing.rs` has the same calls.)
const ENTER: &str = "contextlib.contextmanager(lambda: (1 // x for x in (0,)))().__enter__()";
const ENTER_EMPTY: &str = "contextlib.contextmanager(lambda: iter(()))().__enter__()";
const EXIT: &str = "contextlib.contextmanager(lambda: (1 // x for x in (0,)))().__exit__(None, None, None)";
const EXIT_GOES_ON: &str =
    "contextlib.contextmanager(lambda: (x for x in (1, 2)))().__exit__(None, None, None)";
const EXIT_CLOSE: &str = "contextlib.contextmanager(lambda: type('G', (), {'__next__': lambda s: 1, 'close': \
                          lambda s: 1 // 0})())().__exit__(None, None, None)";
const THROW: &str = "contextlib.contextmanager(lambda: type('G', (), {'throw': lambda *a: 1 // 0})())()\
                     .__exit__(ValueError, ValueError(), None)";
const THROW_GOES_ON: &str = "contextlib.contextmanager(lambda: type('G', (), {'throw': lambda *a: 1, \
                             'close': lambda s: 1})())().__exit__(ValueError, ValueError(), None)";
const THROW_CLOSE: &str = "contextlib.contextmanager(lambda: type('G', (), {'throw': lambda *a: 1, \
                           'close': lambda s: 1 // 0})())().__exit__(ValueError, ValueError(), None)";

/// `__enter__`
#[py("hybridc.enter_generator(generator, /)", calls_user, raises = [BaseException])]
pub fn enter_generator<Y: Value, S: Sent, T: Value, E: End>(generator: &Generator<Y, S, T, E>) -> R<Y> {
    match generator::in_library(|| generator.resume(S::NONE)) {
        Ok(Progress::Yielded(value)) => Ok(value),
        Ok(Progress::Returned(_)) => {
            let stop = error::take(error::stop_iteration());
            let empty = Exception::with_message(Class::RuntimeError, "generator didn't yield".into());
            empty.set_cause(None);
            empty.set_context(Some(stop));
            Err(failed(error::reraise(empty), ENTER_EMPTY))
        }
        Err(raised) => Err(failed(raised, ENTER)),
    }
}

/// `__exit__(None, None, None)`
#[py("hybridc.exit_generator(generator, /)", calls_user, raises = [BaseException])]
pub fn exit_generator<Y: Value, S: Sent, T: Value, E: End>(generator: &Generator<Y, S, T, E>) -> R<()> {
    if generator.is_finished() {
        return Ok(());
    }
    match generator::in_library(|| generator.resume(S::NONE)) {
        Ok(Progress::Returned(_)) => Ok(()),
        Ok(Progress::Yielded(_)) => {
            Err(goes_on(generator, "generator didn't stop", (EXIT_GOES_ON, EXIT_CLOSE)))
        }
        Err(raised) => Err(failed(raised, EXIT)),
    }
}

/// `__exit__(type(exception), exception, traceback)`: does the exception end here?
#[py("hybridc.exit_generator_raising(generator, exception, /)", calls_user, raises = [BaseException])]
pub fn exit_generator_raising<Y: Value, S: Sent, T: Value, E: End>(
    generator: &Generator<Y, S, T, E>,
    exception: &Exception,
) -> R<bool> {
    let entries = exception.entries().len();
    let thrown = generator::in_library(|| generator.throw_in(exception.clone()));
    let raised = match thrown {
        Ok(Progress::Returned(_)) => return Ok(true),
        Ok(Progress::Yielded(_)) => {
            let calls = (THROW_GOES_ON, THROW_CLOSE);
            return Err(goes_on(generator, "generator didn't stop after throw()", calls));
        }
        Err(raised) => error::take(raised),
    };
    let is_stop = raised.is_instance(Class::RuntimeError)
        && exception.is_instance(Class::StopIteration)
        && raised.cause().is_some_and(|cause| cause.same(exception));
    if raised.same(exception) || is_stop {
        // Its traceback is again what it was.
        exception.drop_entries(exception.entries().len().saturating_sub(entries));
        return Ok(false);
    }
    Err(failed(error::reraise(raised), THROW))
}

/// `try: raise RuntimeError(message)`, `finally: self.gen.close()`
#[cold]
fn goes_on<Y: Value, S: Sent, T: Value, E: End>(
    generator: &Generator<Y, S, T, E>,
    message: &'static str,
    (raising, closing): (&str, &str),
) -> Raised {
    let wrong = error::take(failed(error::runtime_error(message), raising));
    error::enter_handler(&wrong);
    let closed = generator::in_library(|| generator.close());
    error::leave_handler();
    match closed {
        Ok(_) => error::reraise(wrong),
        Err(raised) => failed(raised, closing),
    }
}
