//! What cannot be changed by index says so after it has looked at the index.

use hybridc_macros::py;

use crate::error::{R, Raised, index_error, type_error};
use crate::int::Int;
use crate::protocol::{AnyValue, Value};

/// `text[index] = value`
#[py("hybridc.refuse_assignment(container, index, value, /)", raises = [TypeError, IndexError])]
pub fn refuse_assignment<T: Value>(container: &T, index: &Int, _value: &dyn AnyValue) -> R<()> {
    Err(refusal(container, index, "does not support item assignment"))
}

/// `del text[index]`
#[py("hybridc.refuse_deletion(container, index, /)", raises = [TypeError, IndexError])]
pub fn refuse_deletion<T: Value>(container: &T, index: &Int) -> R<()> {
    Err(refusal(container, index, "doesn't support item deletion"))
}

#[cold]
fn refusal(container: &dyn AnyValue, index: &Int, refused: &str) -> Raised {
    match index.to_i64() {
        Some(_) => type_error(format!("'{}' object {refused}", container.type_name())),
        None => index_error("cannot fit 'int' into an index-sized integer"),
    }
}
