//! Strings to UTF-8 and back.

use crate::text::{Str, StrBuf};

impl Str {
    /// The text in UTF-8, or the position of the first surrogate, which UTF-8 cannot hold.
    pub fn to_utf8(&self) -> Result<String, usize> {
        let mut bytes = String::new();
        self.push_utf8(&mut bytes)?;
        Ok(bytes)
    }

    /// Appends the text in UTF-8; at a surrogate it stops and tells its position.
    pub fn push_utf8(&self, out: &mut String) -> Result<(), usize> {
        if let Some(text) = self.as_ascii() {
            out.push_str(text);
            return Ok(());
        }
        out.reserve(self.len() * 2);
        for (position, code_point) in self.code_points().enumerate() {
            out.push(char::from_u32(code_point).ok_or(position)?);
        }
        Ok(())
    }

    /// UTF-8 with surrogates written as `\udc80`, for messages and debugging; what `backslashreplace` does.
    pub fn to_utf8_lossy(&self) -> String {
        let mut text = String::with_capacity(self.len());
        for code_point in self.code_points() {
            match char::from_u32(code_point) {
                Some(character) => text.push(character),
                None => text.push_str(&format!("\\u{code_point:04x}")),
            }
        }
        text
    }

    /// UTF-8 in which bytes that could not be decoded (`surrogateescape`) are what they were: file names,
    /// arguments.
    pub fn to_file_system_bytes(&self) -> Result<Vec<u8>, usize> {
        let mut bytes = Vec::with_capacity(self.len());
        for (position, code_point) in self.code_points().enumerate() {
            match (char::from_u32(code_point), code_point) {
                (Some(character), _) => {
                    bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes())
                }
                (None, 0xdc80..=0xdcff) => bytes.push((code_point - 0xdc00) as u8),
                (None, _) => return Err(position),
            }
        }
        Ok(bytes)
    }

    /// The text of bytes in UTF-8; bytes that are not become lone surrogates (`surrogateescape`).
    pub fn from_file_system_bytes(bytes: &[u8]) -> Str {
        let mut out = StrBuf::new();
        for chunk in bytes.utf8_chunks() {
            out.push_str(chunk.valid());
            chunk.invalid().iter().for_each(|byte| out.push_code_point(0xdc00 + u32::from(*byte)));
        }
        out.finish()
    }
}

/// Why bytes are not UTF-8, as CPython words it, and the first byte behind the fault.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

/// The text of UTF-8 bytes.
pub fn decode(bytes: &[u8]) -> Result<Str, Fault> {
    match str::from_utf8(bytes) {
        Ok(text) => Ok(Str::from(text)),
        Err(error) => Err(fault(bytes, error)),
    }
}

/// The next part that decodes, and the fault that ends it, if any.
pub fn decode_until_fault(bytes: &[u8]) -> (&str, Option<Fault>) {
    match str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid =
                str::from_utf8(&bytes[..error.valid_up_to()]).expect("bytes before the fault are valid");
            (valid, Some(fault(bytes, error)))
        }
    }
}

/// CPython and Rust find the same maximal ill-formed part (the recommendation of the Unicode standard).
fn fault(bytes: &[u8], error: std::str::Utf8Error) -> Fault {
    let start = error.valid_up_to();
    let first = bytes[start];
    match error.error_len() {
        None => Fault { start, end: bytes.len(), reason: "unexpected end of data" },
        Some(_) if !(0xc2..=0xf4).contains(&first) => {
            Fault { start, end: start + 1, reason: "invalid start byte" }
        }
        Some(length) => Fault { start, end: start + length, reason: "invalid continuation byte" },
    }
}
