//! Methods of `bytes` that look for bytes: `find`, `count`, `startswith`, `replace`, `in`.

use hybridc_macros::py;
use memchr::memmem;

use super::part;
use crate::bytes::Bytes;
use crate::error::{R, Raised, overflow_error, value_error};
use crate::int::Int;
use crate::memory;

fn position(place: Option<usize>) -> Int {
    Int::from(place.map_or(-1, |place| place as i64))
}

#[cold]
fn not_found() -> Raised {
    value_error("subsection not found")
}

fn first(bytes: &Bytes, sub: &Bytes, start: Option<&Int>, end: Option<&Int>) -> Option<usize> {
    let (start, part) = part(bytes.as_slice(), start, end)?;
    memmem::find(part, sub.as_slice()).map(|place| start + place)
}

fn last(bytes: &Bytes, sub: &Bytes, start: Option<&Int>, end: Option<&Int>) -> Option<usize> {
    let (start, part) = part(bytes.as_slice(), start, end)?;
    memmem::rfind(part, sub.as_slice()).map(|place| start + place)
}

#[py("bytes.find(self, sub, start=None, end=None, /)", pure)]
pub fn find(bytes: &Bytes, sub: &Bytes, start: Option<&Int>, end: Option<&Int>) -> Int {
    position(first(bytes, sub, start, end))
}

#[py("bytes.rfind(self, sub, start=None, end=None, /)", pure)]
pub fn rfind(bytes: &Bytes, sub: &Bytes, start: Option<&Int>, end: Option<&Int>) -> Int {
    position(last(bytes, sub, start, end))
}

#[py("bytes.index(self, sub, start=None, end=None, /)", raises = [ValueError])]
pub fn index(bytes: &Bytes, sub: &Bytes, start: Option<&Int>, end: Option<&Int>) -> R<Int> {
    first(bytes, sub, start, end).map(|place| position(Some(place))).ok_or_else(not_found)
}

#[py("bytes.rindex(self, sub, start=None, end=None, /)", raises = [ValueError])]
pub fn rindex(bytes: &Bytes, sub: &Bytes, start: Option<&Int>, end: Option<&Int>) -> R<Int> {
    last(bytes, sub, start, end).map(|place| position(Some(place))).ok_or_else(not_found)
}

#[py("bytes.count(self, sub, start=None, end=None, /)", pure)]
pub fn count(bytes: &Bytes, sub: &Bytes, start: Option<&Int>, end: Option<&Int>) -> Int {
    let Some((_, part)) = part(bytes.as_slice(), start, end) else { return position(Some(0)) };
    position(Some(match sub.is_empty() {
        true => part.len() + 1,
        false => memmem::find_iter(part, sub.as_slice()).count(),
    }))
}

#[py("bytes.startswith(self, prefix, start=None, end=None, /)", pure)]
pub fn startswith(bytes: &Bytes, prefix: &Bytes, start: Option<&Int>, end: Option<&Int>) -> bool {
    part(bytes.as_slice(), start, end).is_some_and(|(_, part)| part.starts_with(prefix.as_slice()))
}

#[py("bytes.endswith(self, suffix, start=None, end=None, /)", pure)]
pub fn endswith(bytes: &Bytes, suffix: &Bytes, start: Option<&Int>, end: Option<&Int>) -> bool {
    part(bytes.as_slice(), start, end).is_some_and(|(_, part)| part.ends_with(suffix.as_slice()))
}

/// `sub in bytes`.
#[py("bytes.__contains__(self, key, /)", pure)]
pub fn contains(bytes: &Bytes, key: &Bytes) -> bool {
    memmem::find(bytes.as_slice(), key.as_slice()).is_some()
}

/// `byte in bytes`.
#[py("bytes.__contains__(self, key, /)", raises = [ValueError])]
pub fn contains_byte(bytes: &Bytes, key: &Int) -> R<bool> {
    match key.to_i64().map(u8::try_from) {
        Some(Ok(byte)) => Ok(bytes.as_slice().contains(&byte)),
        _ => Err(value_error("byte must be in range(0, 256)")),
    }
}

#[py("bytes.replace(self, old, new, count=-1, /)", raises = [OverflowError, MemoryError])]
pub fn replace(bytes: &Bytes, old: &Bytes, new: &Bytes, count: Option<&Int>) -> R<Bytes> {
    let limit = match count {
        None => usize::MAX,
        Some(count) => match count.to_i64() {
            Some(count) => usize::try_from(count).unwrap_or(usize::MAX),
            None => return Err(overflow_error("Python int too large to convert to C ssize_t")),
        },
    };
    let data = bytes.as_slice();
    let mut length = data.len();
    if new.len() > old.len() {
        let found = memmem::find_iter(data, old.as_slice()).take(limit).count();
        let longer = found.checked_mul(new.len() - old.len()).and_then(|more| more.checked_add(length));
        let longer = longer.filter(|length| *length <= isize::MAX as usize);
        length = longer.ok_or_else(|| overflow_error("replace bytes is too long"))?;
    }
    let mut out = memory::room(length)?;
    let mut done = 0;
    // An empty `old` is found before every byte and at the end.
    for place in memmem::find_iter(data, old.as_slice()).take(limit) {
        out.extend_from_slice(&data[done..place]);
        out.extend_from_slice(new.as_slice());
        done = place + old.len();
    }
    out.extend_from_slice(&data[done..]);
    Ok(Bytes::from(out))
}

#[py("bytes.removeprefix(self, prefix, /)", pure)]
pub fn removeprefix(bytes: &Bytes, prefix: &Bytes) -> Bytes {
    let start = if bytes.as_slice().starts_with(prefix.as_slice()) { prefix.len() } else { 0 };
    bytes.slice(start, bytes.len())
}

#[py("bytes.removesuffix(self, suffix, /)", pure)]
pub fn removesuffix(bytes: &Bytes, suffix: &Bytes) -> Bytes {
    let cut = if bytes.as_slice().ends_with(suffix.as_slice()) { suffix.len() } else { 0 };
    bytes.slice(0, bytes.len() - cut)
}
