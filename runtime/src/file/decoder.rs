//! Incremental decoders: bytes come in pieces, and characters may be cut in two (`Lib/codecs.py`,
//! `Lib/encodings`).

use super::newlines::Newlines;
use crate::bytes::Bytes;
use crate::error::R;
use crate::library::failed;
use crate::text::codec::{self, Encoding};
use crate::text::{Str, StrBuf};

/// The encoding of a text file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Coding {
    pub encoding: Encoding,
    /// `utf-8-sig`: begins with a mark.
    pub is_marked: bool,
}

/// U+FEFF in UTF-8.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

#[derive(Clone)]
pub struct Decoder {
    coding: Coding,
    errors: Option<Str>,
    /// The first bytes of a character.
    waiting: Vec<u8>,
    /// A mark may come.
    is_first: bool,
    newlines: Option<Newlines>,
}

impl Decoder {
    pub fn new(coding: Coding, errors: Option<Str>, newlines: Option<Newlines>) -> Decoder {
        Decoder { coding, errors, waiting: vec![], is_first: coding.is_marked, newlines }
    }

    pub fn reset(&mut self) {
        self.waiting.clear();
        self.is_first = self.coding.is_marked;
        if let Some(newlines) = &mut self.newlines {
            newlines.has_return = false;
        }
    }

    /// `getstate()[1]`
    pub fn flags(&self) -> u8 {
        let first = u8::from(self.is_first);
        match self.newlines {
            Some(newlines) => first << 1 | u8::from(newlines.has_return),
            None => first,
        }
    }

    /// `getstate()[0]`
    pub fn waiting(&self) -> &[u8] {
        &self.waiting
    }

    /// `setstate((b'', flags))`
    pub fn set_flags(&mut self, flags: u8) {
        self.waiting.clear();
        let mut flags = flags;
        if let Some(newlines) = &mut self.newlines {
            newlines.has_return = flags & 1 != 0;
            flags >>= 1;
        }
        self.is_first = self.coding.is_marked && flags & 1 != 0;
    }

    /// The text of what waits and what comes; `is_last`: nothing comes any more.
    pub fn decode(&mut self, bytes: &[u8], is_last: bool) -> R<Str> {
        let text = if self.waiting.is_empty() && bytes.is_ascii() && !self.is_first {
            Str::from_latin1(bytes)
        } else {
            self.decode_bytes(bytes, is_last)?
        };
        Ok(match &mut self.newlines {
            Some(newlines) => newlines.decode(text, is_last),
            None => text,
        })
    }

    fn decode_bytes(&mut self, bytes: &[u8], is_last: bool) -> R<Str> {
        if self.coding.encoding != Encoding::Utf8 {
            return self.decode_whole(bytes);
        }
        let mut data = self.waiting.clone();
        data.extend_from_slice(bytes);
        let mut start = 0;
        if self.is_first {
            if data.len() < MARK.len() && MARK.starts_with(&data) {
                self.waiting = data;
                return Ok(Str::empty());
            }
            self.is_first = false;
            start = if data.starts_with(MARK) { MARK.len() } else { 0 };
        }
        let end = data.len() - if is_last { 0 } else { cut(&data[start..]) };
        let text = self.decode_whole(&data[start..end])?;
        self.waiting = data[end..].to_vec();
        Ok(text)
    }

    fn decode_whole(&self, bytes: &[u8]) -> R<Str> {
        let decoded = codec::decode(&Bytes::from(bytes), self.coding.encoding, self.errors.as_ref());
        decoded.map_err(|raised| match self.coding {
            Coding { encoding: Encoding::Utf8, is_marked: false } => {
                failed(raised, "codecs.getincrementaldecoder('utf-8')().decode(bytes([255]))")
            }
            Coding { encoding: Encoding::Utf8, is_marked: true } => {
                failed(raised, "codecs.getincrementaldecoder('utf-8-sig')().decode(bytes([255]) * 3)")
            }
            Coding { encoding: Encoding::Ascii | Encoding::Latin1, .. } => {
                failed(raised, "codecs.getincrementaldecoder('ascii')().decode(bytes([255]))")
            }
        })
    }
}

/// How many bytes at the end begin a character that is not there yet.
fn cut(bytes: &[u8]) -> usize {
    let begins = |count: &usize| {
        let tail = &bytes[bytes.len() - count..];
        str::from_utf8(tail).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
    };
    (1..=bytes.len().min(3)).find(begins).unwrap_or(0)
}

/// The bytes of a text; `is_start`: of the first one in the file.
pub fn encode(text: &Str, coding: Coding, errors: Option<&Str>, is_start: bool) -> R<Vec<u8>> {
    let bytes = codec::encode(text, coding.encoding, errors).map_err(|raised| match coding.is_marked {
        true => failed(raised, "codecs.getincrementalencoder('utf-8-sig')().encode(chr(0xd800))"),
        false => raised,
    })?;
    let mark = if coding.is_marked && is_start { MARK } else { &[] };
    Ok([mark, bytes.as_slice()].concat())
}

/// One text of several.
pub fn joined(parts: Vec<Str>) -> Str {
    let mut out = StrBuf::new();
    parts.iter().for_each(|part| out.push(part));
    out.finish()
}
