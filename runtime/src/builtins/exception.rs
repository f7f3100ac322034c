//! Exception instances: methods.

use hybridc_macros::py;

use crate::dynamic::{self, Dyn};
use crate::error::{Exception, R};
use crate::text::Str;

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
