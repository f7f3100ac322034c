//! Exception instances: methods.

use hybridc_macros::py;

use crate::dynamic::{self, Dyn, Name};
use crate::error::{Class, Exception, R, Raised, attribute_error};
use crate::name;
use crate::object::Object;
use crate::protocol::{Iter, Iterable};
use crate::singletons::NoneType;
use crate::text::Str;
use crate::tuple::Tup;

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
