//! Exception instances: methods.

use hybridc_macros::py;

use crate::dynamic::{self, Dyn};
use crate::error::{Exception, R};
use crate::object::Object;
use crate::protocol::{Iter, Iterable};
use crate::text::Str;
use crate::tuple::Tup;

/// `exception.add_note(note)`
#[py("BaseException.add_note(self, note, /)", writes(self), calls_user, raises = [TypeError])]
pub fn add_note(exception: &Exception, note: &Str) -> R<()> {
    match exception.dynamic() {
        Some(value) => dynamic::call_method(value, "add_note", &[&Dyn::str(note)], &[]).map(drop),
        None => {
            exception.add_note(note.clone());
            Ok(())
        }
    }
}

/// `exception.args`
#[py("BaseException.args(self, /)", property, calls_user, raises = [AttributeError])]
pub fn args(exception: &Exception) -> R<Tup<Object>> {
    let mut found = Vec::with_capacity(exception.argument_count());
    if let Some(value) = exception.dynamic() {
        let mut items = dynamic::get_attr(value, "args")?.iterate()?;
        while let Some(item) = items.next()? {
            found.push(Object::foreign(item));
        }
    } else if let Some(message) = exception.message() {
        found.push(Object::new(Str::from(message)));
    } else {
        found.extend((0..exception.argument_count()).map(|index| Object::argument(exception, index)));
    }
    Ok(Tup::from_vec(found))
}
