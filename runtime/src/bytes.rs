//! `bytes`: an immutable string of bytes.

use std::cell::Cell;
use std::fmt;

use crate::counted::Counted;
use crate::error::R;
use crate::int::Int;
use crate::protocol::{AnyValue, Iter, Iterable, Order, Value, View};
use crate::text::siphash::hash_bytes;
use crate::text::{StrBuf, quote};

/// An object of more bytes is an OverflowError: CPython's takes 33 besides.
pub const LONGEST: usize = isize::MAX as usize - 33;

/// A Python bytes; `clone` is another reference to it.
#[derive(Clone)]
pub struct Bytes(Counted<Object>);

struct Object {
    /// -1 until it is asked for.
    hash: Cell<i64>,
    data: Box<[u8]>,
}

impl From<Vec<u8>> for Bytes {
    fn from(data: Vec<u8>) -> Bytes {
        Bytes(Counted::new(Object { hash: Cell::new(-1), data: data.into_boxed_slice() }))
    }
}

impl From<&[u8]> for Bytes {
    fn from(data: &[u8]) -> Bytes {
        Bytes::from(data.to_vec())
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = StrBuf::new();
        push_repr(self.as_slice(), &mut out);
        f.write_str(&out.finish().to_utf8_lossy())
    }
}

impl Bytes {
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        &self.0.data
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.0.data.len()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.data.is_empty()
    }

    /// `hash(self)`: that of a str with the same buffer.
    pub fn hash_value(&self) -> i64 {
        if self.0.hash.get() == -1 {
            self.0.hash.set(hash_bytes(self.as_slice()));
        }
        self.0.hash.get()
    }

    pub fn iter(&self) -> BytesIter {
        BytesIter { bytes: self.clone(), index: 0 }
    }

    /// `self[start:stop]`, with both in range and in order.
    pub fn slice(&self, start: usize, stop: usize) -> Bytes {
        if start == 0 && stop == self.len() {
            return self.clone();
        }
        Bytes::from(&self.as_slice()[start..stop])
    }
}

/// `repr` of bytes.
pub fn push_repr(data: &[u8], out: &mut StrBuf) {
    let quote = quote::quote_for(data.iter().copied());
    out.push_str("b");
    out.push_code_point(quote);
    for byte in data {
        let code_point = u32::from(*byte);
        if code_point == quote || code_point == 0x5c || !(0x20..0x7f).contains(byte) {
            quote::push_escape(code_point, out);
        } else {
            out.push_code_point(code_point);
        }
    }
    out.push_code_point(quote);
}

impl AnyValue for Bytes {
    fn type_name(&self) -> &'static str {
        "bytes"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        push_repr(self.as_slice(), out);
        Ok(())
    }
    fn truth(&self) -> R<bool> {
        Ok(!self.is_empty())
    }
    fn hash(&self) -> R<i64> {
        Ok(self.hash_value())
    }
    fn view(&self) -> View<'_> {
        View::Bytes(self.as_slice())
    }
}

impl Value for Bytes {
    fn eq(&self, other: &Bytes) -> R<bool> {
        Ok(self.as_slice() == other.as_slice())
    }
    fn order(&self, other: &Bytes, order: Order) -> R<bool> {
        Ok(order.holds(self.as_slice().cmp(other.as_slice())))
    }
}

/// `iter(bytes)`: ints.
#[derive(Clone)]
pub struct BytesIter {
    bytes: Bytes,
    index: usize,
}

impl Iter for BytesIter {
    type Item = Int;
    fn next(&mut self) -> R<Option<Int>> {
        let byte = self.bytes.as_slice().get(self.index);
        self.index += usize::from(byte.is_some());
        Ok(byte.map(|byte| Int::from(i64::from(*byte))))
    }
    fn length_hint(&self) -> usize {
        self.bytes.len() - self.index
    }
    fn class(&self) -> &'static str {
        "bytes_iterator"
    }
}

impl Iterable for Bytes {
    type Item = Int;
    type Iterator = BytesIter;
    fn iterate(&self) -> R<BytesIter> {
        Ok(self.iter())
    }
}
