//! Methods of `str` that take it apart: `split`, `partition`, `splitlines`, `strip` and their kin.

use hybridc_macros::py;

use super::limit;
use crate::error::{R, Raised, value_error};
use crate::int::Int;
use crate::list::List;
use crate::text::{Str, search, split, unicode};

#[cold]
fn empty_separator() -> Raised {
    value_error("empty separator")
}

#[py("str.split(self, sep=None, maxsplit=-1)", raises = [ValueError, OverflowError])]
pub fn split(text: &Str, sep: Option<&Str>, maxsplit: Option<&Int>) -> R<List<Str>> {
    let limit = limit(maxsplit)?;
    Ok(List::from_vec(match sep {
        None => split::split_whitespace(text, limit),
        Some(separator) if separator.is_empty() => return Err(empty_separator()),
        Some(separator) => split::split(text, separator, limit),
    }))
}

#[py("str.rsplit(self, sep=None, maxsplit=-1)", raises = [ValueError, OverflowError])]
pub fn rsplit(text: &Str, sep: Option<&Str>, maxsplit: Option<&Int>) -> R<List<Str>> {
    let limit = limit(maxsplit)?;
    Ok(List::from_vec(match sep {
        None => split::rsplit_whitespace(text, limit),
        Some(separator) if separator.is_empty() => return Err(empty_separator()),
        Some(separator) => split::rsplit(text, separator, limit),
    }))
}

#[py("str.splitlines(self, keepends=False)", pure)]
pub fn splitlines(text: &Str, keepends: Option<bool>) -> List<Str> {
    List::from_vec(split::split_lines(text, keepends.unwrap_or(false)))
}

#[py("str.partition(self, sep, /)", raises = [ValueError])]
pub fn partition(text: &Str, sep: &Str) -> R<(Str, Str, Str)> {
    if sep.is_empty() {
        return Err(empty_separator());
    }
    Ok(match search::find(text, sep, 0, text.len()) {
        Some(place) => (text.slice(0, place), sep.clone(), text.slice(place + sep.len(), text.len())),
        None => (text.clone(), Str::empty(), Str::empty()),
    })
}

#[py("str.rpartition(self, sep, /)", raises = [ValueError])]
pub fn rpartition(text: &Str, sep: &Str) -> R<(Str, Str, Str)> {
    if sep.is_empty() {
        return Err(empty_separator());
    }
    Ok(match search::rfind(text, sep, 0, text.len()) {
        Some(place) => (text.slice(0, place), sep.clone(), text.slice(place + sep.len(), text.len())),
        None => (Str::empty(), Str::empty(), text.clone()),
    })
}

/// Runs `take` with the test for characters that are stripped: those of `chars`, or white space.
fn with_stripped<A>(chars: Option<&Str>, take: impl FnOnce(&dyn Fn(u32) -> bool) -> A) -> A {
    match chars {
        None => take(&unicode::is_space),
        Some(chars) if chars.len() == 1 => {
            let only = chars.get(0);
            take(&move |code_point| code_point == only)
        }
        Some(chars) => take(&|code_point| chars.code_points().any(|other| other == code_point)),
    }
}

#[py("str.strip(self, chars=None, /)", pure)]
pub fn strip(text: &Str, chars: Option<&Str>) -> Str {
    let left = with_stripped(chars, |strips| split::strip(text, strips));
    text.slice(left.start, left.end)
}

#[py("str.lstrip(self, chars=None, /)", pure)]
pub fn lstrip(text: &Str, chars: Option<&Str>) -> Str {
    let start = with_stripped(chars, |strips| split::strip_start(text, strips));
    text.slice(start, text.len())
}

#[py("str.rstrip(self, chars=None, /)", pure)]
pub fn rstrip(text: &Str, chars: Option<&Str>) -> Str {
    let stop = with_stripped(chars, |strips| split::strip_end(text, 0, strips));
    text.slice(0, stop)
}
