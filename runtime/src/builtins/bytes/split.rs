//! Methods of `bytes` that take it apart or put it together: `split`, `splitlines`, `strip`, `join`.

use hybridc_macros::py;
use memchr::memmem;

use crate::builtins::list::collect_unannounced;
use crate::bytes::Bytes;
use crate::error::{R, Raised, overflow_error, value_error};
use crate::int::Int;
use crate::list::List;
use crate::memory;
use crate::protocol::Iterable;

#[cold]
fn empty_separator() -> Raised {
    value_error("empty separator")
}

/// White space of `bytes`: C's.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | 0x09..=0x0d)
}

fn limit(maxsplit: Option<&Int>) -> R<usize> {
    match maxsplit.map(Int::to_i64) {
        None => Ok(usize::MAX),
        Some(Some(limit)) => Ok(usize::try_from(limit).unwrap_or(usize::MAX)),
        Some(None) => Err(overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn list(parts: Vec<&[u8]>) -> List<Bytes> {
    List::from_vec(parts.into_iter().map(Bytes::from).collect())
}

#[py("bytes.split(self, sep=None, maxsplit=-1)", raises = [ValueError, OverflowError])]
pub fn split(bytes: &Bytes, sep: Option<&Bytes>, maxsplit: Option<&Int>) -> R<List<Bytes>> {
    let (data, limit) = (bytes.as_slice(), limit(maxsplit)?);
    let Some(separator) = sep else { return Ok(list(split_space(data, limit))) };
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for place in memmem::find_iter(data, separator.as_slice()).take(limit) {
        parts.push(&data[start..place]);
        start = place + separator.len();
    }
    parts.push(&data[start..]);
    Ok(list(parts))
}

fn split_space(data: &[u8], limit: usize) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = data;
    loop {
        let Some(start) = rest.iter().position(|byte| !is_space(*byte)) else { return parts };
        rest = &rest[start..];
        if parts.len() == limit {
            parts.push(rest);
            return parts;
        }
        let end = rest.iter().position(|byte| is_space(*byte)).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
}

#[py("bytes.rsplit(self, sep=None, maxsplit=-1)", raises = [ValueError, OverflowError])]
pub fn rsplit(bytes: &Bytes, sep: Option<&Bytes>, maxsplit: Option<&Int>) -> R<List<Bytes>> {
    let (data, limit) = (bytes.as_slice(), limit(maxsplit)?);
    let mut parts = match sep {
        None => rsplit_space(data, limit),
        Some(separator) if separator.is_empty() => return Err(empty_separator()),
        Some(separator) => {
            let mut parts = Vec::new();
            let mut rest = data;
            while parts.len() < limit {
                let Some(place) = memmem::rfind(rest, separator.as_slice()) else { break };
                parts.push(&rest[place + separator.len()..]);
                rest = &rest[..place];
            }
            parts.push(rest);
            parts
        }
    };
    parts.reverse();
    Ok(list(parts))
}

/// From the end; the last part first.
fn rsplit_space(data: &[u8], limit: usize) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = data;
    loop {
        let Some(last) = rest.iter().rposition(|byte| !is_space(*byte)) else { return parts };
        rest = &rest[..=last];
        if parts.len() == limit {
            parts.push(rest);
            return parts;
        }
        let start = rest.iter().rposition(|byte| is_space(*byte)).map_or(0, |space| space + 1);
        parts.push(&rest[start..]);
        rest = &rest[..start];
    }
}

#[py("bytes.splitlines(self, keepends=False)", pure)]
pub fn splitlines(bytes: &Bytes, keepends: Option<bool>) -> List<Bytes> {
    let (data, keep) = (bytes.as_slice(), keepends.unwrap_or(false));
    let mut lines = Vec::new();
    let mut rest = data;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let next = match &rest[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        lines.push(&rest[..if keep { next } else { end }]);
        rest = &rest[next..];
    }
    list(lines)
}

#[py("bytes.partition(self, sep, /)", raises = [ValueError])]
pub fn partition(bytes: &Bytes, sep: &Bytes) -> R<(Bytes, Bytes, Bytes)> {
    let empty = || Bytes::from(Vec::new());
    match memmem::find(bytes.as_slice(), sep.as_slice()) {
        _ if sep.is_empty() => Err(empty_separator()),
        Some(place) => Ok((bytes.slice(0, place), sep.clone(), bytes.slice(place + sep.len(), bytes.len()))),
        None => Ok((bytes.clone(), empty(), empty())),
    }
}

#[py("bytes.rpartition(self, sep, /)", raises = [ValueError])]
pub fn rpartition(bytes: &Bytes, sep: &Bytes) -> R<(Bytes, Bytes, Bytes)> {
    let empty = || Bytes::from(Vec::new());
    match memmem::rfind(bytes.as_slice(), sep.as_slice()) {
        _ if sep.is_empty() => Err(empty_separator()),
        Some(place) => Ok((bytes.slice(0, place), sep.clone(), bytes.slice(place + sep.len(), bytes.len()))),
        None => Ok((empty(), empty(), bytes.clone())),
    }
}

fn strips(byte: u8, stripped: Option<&Bytes>) -> bool {
    stripped.map_or(is_space(byte), |stripped| stripped.as_slice().contains(&byte))
}

fn start(bytes: &Bytes, stripped: Option<&Bytes>) -> usize {
    bytes.as_slice().iter().position(|byte| !strips(*byte, stripped)).unwrap_or(bytes.len())
}

fn stop(bytes: &Bytes, stripped: Option<&Bytes>) -> usize {
    bytes.as_slice().iter().rposition(|byte| !strips(*byte, stripped)).map_or(0, |last| last + 1)
}

#[py("bytes.strip(self, bytes=None, /)", pure)]
pub fn strip(bytes: &Bytes, stripped: Option<&Bytes>) -> Bytes {
    let start = start(bytes, stripped);
    bytes.slice(start, stop(bytes, stripped).max(start))
}

#[py("bytes.lstrip(self, bytes=None, /)", pure)]
pub fn lstrip(bytes: &Bytes, stripped: Option<&Bytes>) -> Bytes {
    bytes.slice(start(bytes, stripped), bytes.len())
}

#[py("bytes.rstrip(self, bytes=None, /)", pure)]
pub fn rstrip(bytes: &Bytes, stripped: Option<&Bytes>) -> Bytes {
    bytes.slice(0, stop(bytes, stripped))
}

#[py(
    "bytes.join(self, iterable_of_bytes, /)",
    calls_user, raises = [TypeError, RuntimeError, OverflowError, MemoryError]
)]
pub fn join<I: Iterable<Item = Bytes>>(separator: &Bytes, iterable_of_bytes: &I) -> R<Bytes> {
    let parts = collect_unannounced(iterable_of_bytes)?;
    let between = separator.len().saturating_mul(parts.len().saturating_sub(1));
    let length = parts.iter().fold(between, |sum, part| sum.saturating_add(part.len()));
    if length > isize::MAX as usize {
        return Err(overflow_error("join() result is too long"));
    }
    let mut data = memory::room(length)?;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            data.extend_from_slice(separator.as_slice());
        }
        data.extend_from_slice(part.as_slice());
    }
    Ok(Bytes::from(data))
}
