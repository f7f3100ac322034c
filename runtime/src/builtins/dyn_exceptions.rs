//! `raise` and `except` with exceptions and classes that only the isolate knows.

use hybridc_macros::py;

use crate::dynamic::{self, Dyn};
use crate::error::{self, Exception, R};
use crate::protocol::AnyValue as _;
use crate::text::StrBuf;

const NOT_CAUGHT: &str = "catching classes that do not inherit from BaseException is not allowed";

/// `raise value`: the exception itself, or what a call of its class gives (`do_raise` in Python/ceval.c).
#[py("hybridc.exception_of(value, /)", raises = [BaseException], calls_user)]
pub fn exception_of(value: &Dyn) -> R<Exception> {
    instance_of(value, "exceptions must derive from BaseException")
}

/// `raise … from value`, where the value is not None.
#[py("hybridc.cause_of(value, /)", raises = [BaseException], calls_user)]
pub fn cause_of(value: &Dyn) -> R<Exception> {
    instance_of(value, "exception causes must derive from BaseException")
}

fn instance_of(value: &Dyn, refusal: &'static str) -> R<Exception> {
    if let Some(exception) = dynamic::exception_in(value) {
        return Ok(exception);
    }
    if !dynamic::is_exception_class(value) {
        return Err(error::type_error(refusal));
    }
    let made = dynamic::call(value, &[], None)?;
    match dynamic::exception_in(&made) {
        Some(exception) => Ok(exception),
        None => {
            let (class, of) = (shown(value)?, shown(&dynamic::type_of(&made))?);
            let text = format!("calling {class} should have returned an instance of BaseException, not {of}");
            Err(error::type_error(text))
        }
    }
}

/// `except classes`: a class, or a tuple of some.
#[py("hybridc.exception_matches(exception, classes, /)", raises = [BaseException], calls_user)]
pub fn exception_matches(exception: &Exception, classes: &Dyn) -> R<bool> {
    dynamic::exception_matches(exception, classes).ok_or_else(|| error::type_error(NOT_CAUGHT))
}

fn shown(value: &Dyn) -> R<String> {
    let mut text = StrBuf::new();
    value.repr(&mut text)?;
    Ok(text.finish().to_utf8_lossy())
}
