//! Exception instances: methods.

use hybridc_macros::py;

use crate::dynamic::{self, Dyn, Name};
use crate::error::{Class, Exception, R, Raised, attribute_error};
use crate::int::Int;
use crate::name;
use crate::object::Object;
use crate::protocol::{AnyValue, Iter, Iterable, View};
use crate::singletons::NoneType;
use crate::text::{Str, StrBuf};
use crate::tuple::Tup;
use crate::union::U2;

/// `exception.add_note(note)`
#[py("BaseException.add_note(self, note, /)", writes(self), calls_user, raises = [TypeError])]
pub fn add_note(exception: &Exception, note: &Str) -> R<()> {
    if let Some(value) = exception.crossed() {
        dynamic::call_method(&value, name!("add_note"), &[&Dyn::str(note)], None)?;
    }
    if exception.dynamic().is_none() {
        exception.add_note(note.clone());
    }
    Ok(())
}

/// `BaseException.__str__`, or that of the builtin class of the exception.
#[py("hybridc.exception_str(exception, /)", raises = [BaseException], calls_user)]
pub fn exception_str(exception: &Exception) -> R<Str> {
    let mut out = StrBuf::new();
    exception.base_str(&mut out)?;
    Ok(out.finish())
}

/// `BaseException.__repr__`
#[py("hybridc.exception_repr(exception, /)", raises = [BaseException], calls_user)]
pub fn exception_repr(exception: &Exception) -> R<Str> {
    let mut out = StrBuf::new();
    exception.base_repr(&mut out)?;
    Ok(out.finish())
}

/// A StopIteration has left the body of a generator that runs in the frame around it: the last entries of its
/// traceback, so many, are of the frames that only see the RuntimeError (PEP 479).
#[py("hybridc.stop_iteration_left(exception, entries, /)", raises = [RuntimeError])]
pub fn stop_iteration_left(exception: &Exception, entries: &Int) -> R<()> {
    exception.drop_entries(entries.to_i64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0));
    Err(crate::generator::stop_iteration_left(exception.clone()))
}

/// `exception.__cause__`
#[py("BaseException.__cause__(self, /)", property)]
pub fn cause(exception: &Exception) -> U2<NoneType, Exception> {
    exception.cause().map_or(U2::A(NoneType), U2::B)
}

/// `exception.__context__`
#[py("BaseException.__context__(self, /)", property)]
pub fn context(exception: &Exception) -> U2<NoneType, Exception> {
    exception.context().map_or(U2::A(NoneType), U2::B)
}

/// `exception.__suppress_context__`
#[py("BaseException.__suppress_context__(self, /)", property)]
pub fn suppress_context(exception: &Exception) -> bool {
    exception.suppresses_context()
}

/// `exception.__cause__ = cause`: the context is not shown any more.
#[py("hybridc.set_cause(exception, cause, /)", writes(exception))]
pub fn set_cause(exception: &Exception, cause: &U2<NoneType, Exception>) {
    exception.set_cause(link(cause));
}

/// `exception.__context__ = context`
#[py("hybridc.set_context(exception, context, /)", writes(exception))]
pub fn set_context(exception: &Exception, context: &U2<NoneType, Exception>) {
    exception.set_context(link(context));
}

/// `exception.__suppress_context__ = suppress`
#[py("hybridc.set_suppress_context(exception, suppress, /)", writes(exception))]
pub fn set_suppress_context(exception: &Exception, suppress: bool) {
    exception.set_suppress_context(suppress);
}

fn link(exception: &U2<NoneType, Exception>) -> Option<Exception> {
    match exception {
        U2::A(_) => None,
        U2::B(exception) => Some(exception.clone()),
    }
}

/// `exception.args = items`: a tuple of the items of a tuple or list.
#[py("hybridc.set_args(exception, items, /)", raises = [TypeError], writes(exception))]
pub fn set_args(exception: &Exception, items: &dyn AnyValue) -> R<()> {
    match items.view() {
        View::Tuple(items) | View::List(items) => {
            exception.set_arguments(items.elements());
            Ok(())
        }
        _ => unreachable!("the compiler has asked what it is"),
    }
}

/// `exception.args`
#[py("BaseException.args(self, /)", property, calls_user, raises = [AttributeError])]
pub fn args(exception: &Exception) -> R<Tup<Object>> {
    let mut found = Vec::with_capacity(exception.argument_count());
    if let Some(value) = exception.dynamic() {
        let mut items = dynamic::get_attr(value, name!("args"))?.iterate()?;
        while let Some(item) = items.next()? {
            found.push(Object::foreign(item));
        }
    } else {
        found.extend((0..exception.argument_count()).map(|index| Object::of_argument(exception, index)));
    }
    Ok(Tup::from_vec(found))
}

/// `exception.errno`, of OSError.
#[py("BaseException.errno(self, /)", property, calls_user, raises = [AttributeError])]
pub fn errno(exception: &Exception) -> R<Object> {
    own(exception, "errno")
}

/// `exception.strerror`, of OSError.
#[py("BaseException.strerror(self, /)", property, calls_user, raises = [AttributeError])]
pub fn strerror(exception: &Exception) -> R<Object> {
    own(exception, "strerror")
}

/// `exception.filename`, of OSError.
#[py("BaseException.filename(self, /)", property, calls_user, raises = [AttributeError])]
pub fn filename(exception: &Exception) -> R<Object> {
    own(exception, "filename")
}

/// `exception.filename2`, of OSError.
#[py("BaseException.filename2(self, /)", property, calls_user, raises = [AttributeError])]
pub fn filename2(exception: &Exception) -> R<Object> {
    own(exception, "filename2")
}

/// `exception.value`, of StopIteration.
#[py("BaseException.value(self, /)", property, calls_user, raises = [AttributeError])]
pub fn value(exception: &Exception) -> R<Object> {
    own(exception, "value")
}

/// `exception.code`, of SystemExit.
#[py("BaseException.code(self, /)", property, calls_user, raises = [AttributeError])]
pub fn code(exception: &Exception) -> R<Object> {
    own(exception, "code")
}

/// `exception.encoding`, of a UnicodeDecodeError and its kin.
#[py("BaseException.encoding(self, /)", property, calls_user, raises = [AttributeError])]
pub fn encoding(exception: &Exception) -> R<Object> {
    own(exception, "encoding")
}

/// `exception.object`, of a UnicodeDecodeError and its kin.
#[py("BaseException.object(self, /)", property, calls_user, raises = [AttributeError])]
pub fn object(exception: &Exception) -> R<Object> {
    own(exception, "object")
}

/// `exception.start`, of a UnicodeDecodeError and its kin.
#[py("BaseException.start(self, /)", property, calls_user, raises = [AttributeError])]
pub fn start(exception: &Exception) -> R<Object> {
    own(exception, "start")
}

/// `exception.end`, of a UnicodeDecodeError and its kin.
#[py("BaseException.end(self, /)", property, calls_user, raises = [AttributeError])]
pub fn end(exception: &Exception) -> R<Object> {
    own(exception, "end")
}

/// `exception.reason`, of a UnicodeDecodeError and its kin.
#[py("BaseException.reason(self, /)", property, calls_user, raises = [AttributeError])]
pub fn reason(exception: &Exception) -> R<Object> {
    own(exception, "reason")
}

/// `code` of a SystemExit (`SystemExit_init` in `Objects/exceptions.c`); `None` where it is None.
pub(crate) fn exit_code(exception: &Exception) -> R<Option<Object>> {
    Ok(match exception.argument_count() {
        _ if !exception.is_initialised() => None,
        0 => None,
        1 => Some(Object::of_argument(exception, 0)),
        _ => Some(Object::new(args(exception)?)),
    })
}

/// An attribute that only some classes have.
fn own(exception: &Exception, name: &'static str) -> R<Object> {
    if let Some(value) = exception.dynamic() {
        return dynamic::get_attr(value, Name::of(name)).map(Object::foreign);
    }
    let argument = |index| Object::of_argument(exception, index);
    let class = exception.class();
    let system = class.is_subclass(Class::OSError);
    let found = match name {
        "errno" if system => exception.is_system().then(|| argument(0)),
        "strerror" if system => exception.is_system().then(|| argument(1)),
        "filename" if system => Object::of_filename(exception, false),
        "filename2" if system => Object::of_filename(exception, true),
        "value" if class == Class::StopIteration => {
            (exception.is_initialised() && exception.argument_count() > 0).then(|| argument(0))
        }
        "code" if class == Class::SystemExit => exit_code(exception)?,
        _ if matches!(class, Class::UnicodeDecodeError | Class::UnicodeEncodeError)
            && exception.argument_count() == 5 =>
        {
            match ["encoding", "object", "start", "end", "reason"].iter().position(|own| *own == name) {
                Some(index) => Some(argument(index)),
                None => return Err(no_attribute(exception, name)),
            }
        }
        _ => return Err(no_attribute(exception, name)),
    };
    Ok(found.unwrap_or_else(|| Object::new(NoneType)))
}

#[cold]
fn no_attribute(exception: &Exception, name: &str) -> Raised {
    attribute_error(format!("'{}' object has no attribute '{name}'", exception.class_name()))
}
