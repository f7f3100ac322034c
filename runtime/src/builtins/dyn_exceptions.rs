//! `raise` and `except` with exceptions and classes that only the isolate knows.

use hybridc_macros::py;

use crate::dynamic::{self, Dyn};
use crate::error::{self, Exception, R};
use crate::name;
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
    if !is_exception_class(value)? {
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
    let classes = each_class(classes)?;
    for class in &classes {
        if !is_exception_class(class)? {
            return Err(error::type_error(NOT_CAUGHT));
        }
    }
    let own = dynamic::type_of(&dynamic::exception_object(exception));
    for class in &classes {
        if is_subclass(&own, class)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn each_class(classes: &Dyn) -> R<Vec<Dyn>> {
    let tuple = dynamic::builtin_class("tuple");
    if !is_subclass(&dynamic::type_of(classes), &tuple)? {
        return Ok(vec![classes.clone()]);
    }
    // A plain tuple of the same items, whatever the subclass says.
    let joined = dynamic::call(
        &dynamic::get_attr(&tuple, name!("__add__"))?,
        &[classes, &dynamic::tuple(&[])?],
        None,
    )?;
    Ok(dynamic::items_now(&joined).unwrap_or_default())
}

fn is_exception_class(value: &Dyn) -> R<bool> {
    let (class, exception) = (dynamic::builtin_class("type"), dynamic::builtin_class("BaseException"));
    Ok(is_subclass(&dynamic::type_of(value), &class)? && is_subclass(value, &exception)?)
}

/// Of two classes, whatever their metaclasses say.
fn is_subclass(class: &Dyn, base: &Dyn) -> R<bool> {
    let check = dynamic::get_attr(&dynamic::builtin_class("type"), name!("__subclasscheck__"))?;
    Ok(dynamic::call(&check, &[base, class], None)?.same(&Dyn::bool(true)))
}

fn shown(value: &Dyn) -> R<String> {
    let mut text = StrBuf::new();
    value.repr(&mut text)?;
    Ok(text.finish().to_utf8_lossy())
}
