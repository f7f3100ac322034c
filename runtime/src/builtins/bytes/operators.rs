//! Operators of `bytes`, making them, decoding, and what changes single bytes.

use hybridc_macros::py;

use crate::bytes::{Bytes, BytesIter, LONGEST};
use crate::error::{R, overflow_error, type_error, value_error};
use crate::int::Int;
use crate::memory;
use crate::protocol::{Iter, Iterable};
use crate::slice::Slice;
use crate::text::codec::{self, Encoding};
use crate::text::{Str, index};

fn int(value: usize) -> Int {
    Int::from(value as i64)
}

/// `bytes(iterable_of_ints)`.
#[py("builtins.bytes(source, /)", calls_user, raises = [ValueError, OverflowError, MemoryError])]
pub fn from_ints<I: Iterable<Item = Int>>(source: &I) -> R<Bytes> {
    let mut iterator = source.iterate()?;
    iterator.make_room(1)?;
    let mut data = Vec::with_capacity(iterator.length_hint().min(1 << 20));
    while let Some(item) = iterator.next()? {
        match item.to_i64().map(u8::try_from) {
            Some(Ok(byte)) => data.push(byte),
            _ => return Err(value_error("bytes must be in range(0, 256)")),
        }
    }
    Ok(Bytes::from(data))
}

/// `bytes(count)`: zeros.
#[py("builtins.bytes(source=0, /)", raises = [ValueError, OverflowError, MemoryError])]
pub fn zeros(source: Option<&Int>) -> R<Bytes> {
    let Some(count) = source else { return Ok(Bytes::from(Vec::new())) };
    let Some(count) = count.to_i64() else {
        return Err(overflow_error("cannot fit 'int' into an index-sized integer"));
    };
    let count = usize::try_from(count).map_err(|_| value_error("negative count"))?;
    if count > LONGEST {
        return Err(overflow_error("byte string is too large"));
    }
    Ok(Bytes::from(memory::zeros(count)?))
}

/// `bytes(text, encoding, errors)`.
#[py("builtins.bytes(source, encoding, errors='strict')", raises = [UnicodeEncodeError, LookupError])]
pub fn from_str(source: &Str, encoding: &Str, errors: Option<&Str>) -> R<Bytes> {
    crate::builtins::str_::codec::encode(source, Some(encoding), errors)
}

#[py("bytes.decode(self, encoding='utf-8', errors='strict')", raises = [UnicodeDecodeError, LookupError])]
pub fn decode(bytes: &Bytes, encoding: Option<&Str>, errors: Option<&Str>) -> R<Str> {
    let known = match encoding {
        None => Encoding::Utf8,
        Some(name) => Encoding::by_name(name).ok_or_else(|| codec::unknown_encoding(name))?,
    };
    codec::decode(bytes, known, errors)
}

#[py("bytes.hex(self)", pure)]
pub fn hex(bytes: &Bytes) -> Str {
    let digit = |value: u8| b"0123456789abcdef"[usize::from(value)];
    let digits: Vec<u8> =
        bytes.as_slice().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
    Str::from_latin1(&digits)
}

/// `ord(b"a")`.
#[py("builtins.ord(c, /)", raises = [TypeError])]
pub fn ord(c: &Bytes) -> R<Int> {
    match c.as_slice() {
        [byte] => Ok(int(usize::from(*byte))),
        other => {
            Err(type_error(format!("ord() expected a character, but string of length {} found", other.len())))
        }
    }
}

#[py("bytes.__add__(self, value, /)", pure)]
pub fn add(bytes: &Bytes, value: &Bytes) -> Bytes {
    Bytes::from([bytes.as_slice(), value.as_slice()].concat())
}

#[py("bytes.__mul__(self, value, /)", raises = [OverflowError, MemoryError])]
pub fn mul(bytes: &Bytes, value: &Int) -> R<Bytes> {
    let Some(count) = value.to_i64() else {
        return Err(overflow_error("cannot fit 'int' into an index-sized integer"));
    };
    let count = usize::try_from(count).unwrap_or(0);
    let Some(length) = bytes.len().checked_mul(count).filter(|length| *length <= isize::MAX as usize) else {
        return Err(overflow_error("repeated bytes are too long"));
    };
    let mut data = memory::room(length)?;
    if !bytes.is_empty() {
        (0..count).for_each(|_| data.extend_from_slice(bytes.as_slice()));
    }
    Ok(Bytes::from(data))
}

#[py("bytes.__rmul__(self, value, /)", raises = [OverflowError, MemoryError])]
pub fn rmul(bytes: &Bytes, value: &Int) -> R<Bytes> {
    mul(bytes, value)
}

#[py("bytes.__len__(self, /)", pure)]
pub fn len(bytes: &Bytes) -> Int {
    int(bytes.len())
}

#[py("bytes.__bool__(self, /)", pure)]
pub fn truth(bytes: &Bytes) -> bool {
    !bytes.is_empty()
}

#[py("bytes.__hash__(self, /)", pure)]
pub fn hash(bytes: &Bytes) -> Int {
    Int::from(bytes.hash_value())
}

/// `bytes[index]`: an int.
#[py("bytes.__getitem__(self, key, /)", raises = [IndexError])]
pub fn getitem(bytes: &Bytes, key: &Int) -> R<Int> {
    let position = index::element(key, bytes.len(), "index out of range")?;
    Ok(int(usize::from(bytes.as_slice()[position])))
}

/// `bytes[start:stop:step]`.
#[py("bytes.__getitem__(self, key, /)", raises = [ValueError])]
pub fn getslice(bytes: &Bytes, key: &Slice) -> R<Bytes> {
    let key = key.settled()?;
    let positions = key.positions(bytes.len())?;
    if positions.step == 1 {
        let start = positions.start as usize;
        return Ok(bytes.slice(start, start + positions.count));
    }
    Ok(Bytes::from(positions.iter().map(|position| bytes.as_slice()[position]).collect::<Vec<u8>>()))
}

/// `iter(bytes)`: ints.
pub fn iter(bytes: &Bytes) -> BytesIter {
    bytes.iter()
}

#[py("bytes.__eq__(self, value, /)", pure)]
pub fn eq(bytes: &Bytes, value: &Bytes) -> bool {
    bytes.as_slice() == value.as_slice()
}

#[py("bytes.__ne__(self, value, /)", pure)]
pub fn ne(bytes: &Bytes, value: &Bytes) -> bool {
    bytes.as_slice() != value.as_slice()
}

#[py("bytes.__lt__(self, value, /)", pure)]
pub fn lt(bytes: &Bytes, value: &Bytes) -> bool {
    bytes.as_slice() < value.as_slice()
}

#[py("bytes.__le__(self, value, /)", pure)]
pub fn le(bytes: &Bytes, value: &Bytes) -> bool {
    bytes.as_slice() <= value.as_slice()
}

#[py("bytes.__gt__(self, value, /)", pure)]
pub fn gt(bytes: &Bytes, value: &Bytes) -> bool {
    bytes.as_slice() > value.as_slice()
}

#[py("bytes.__ge__(self, value, /)", pure)]
pub fn ge(bytes: &Bytes, value: &Bytes) -> bool {
    bytes.as_slice() >= value.as_slice()
}

#[py("bytes.upper(self, /)", pure)]
pub fn upper(bytes: &Bytes) -> Bytes {
    Bytes::from(bytes.as_slice().to_ascii_uppercase())
}

#[py("bytes.lower(self, /)", pure)]
pub fn lower(bytes: &Bytes) -> Bytes {
    Bytes::from(bytes.as_slice().to_ascii_lowercase())
}

#[py("bytes.isdigit(self, /)", pure)]
pub fn isdigit(bytes: &Bytes) -> bool {
    !bytes.is_empty() && bytes.as_slice().iter().all(u8::is_ascii_digit)
}

#[py("bytes.isalpha(self, /)", pure)]
pub fn isalpha(bytes: &Bytes) -> bool {
    !bytes.is_empty() && bytes.as_slice().iter().all(u8::is_ascii_alphabetic)
}

#[py("bytes.isalnum(self, /)", pure)]
pub fn isalnum(bytes: &Bytes) -> bool {
    !bytes.is_empty() && bytes.as_slice().iter().all(u8::is_ascii_alphanumeric)
}

#[py("bytes.isascii(self, /)", pure)]
pub fn isascii(bytes: &Bytes) -> bool {
    bytes.as_slice().is_ascii()
}
