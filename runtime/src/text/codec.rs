//! Encoding and decoding: UTF-8, ASCII, Latin-1, with CPython's error handlers and the texts of its errors.

use crate::bytes::Bytes;
use crate::error::{Class, R, Raised, lookup_error, raise_args, type_error};
use crate::int::Int;
use crate::protocol::AnyValue;
use crate::text::utf8::{Fault, decode_until_fault};
use crate::text::{Str, StrBuf, Units};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Utf8,
    Ascii,
    Latin1,
}

impl Encoding {
    /// The encoding a name stands for; `None` when it is not one of these three.
    pub fn by_name(name: &Str) -> Option<Encoding> {
        let normal = name.to_utf8_lossy().to_ascii_lowercase().replace([' ', '_'], "-");
        match &*normal {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8-ucs2" | "utf8-ucs4" => Some(Encoding::Utf8),
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" | "iso646-us" | "us" => Some(Encoding::Ascii),
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "iso8859" | "8859"
            | "cp819" => Some(Encoding::Latin1),
            _ => None,
        }
    }

    /// The name in errors.
    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
        }
    }

    fn can_encode(self, code_point: u32) -> bool {
        match self {
            Encoding::Utf8 => !(0xd800..0xe000).contains(&code_point),
            Encoding::Ascii => code_point < 0x80,
            Encoding::Latin1 => code_point < 0x100,
        }
    }

    fn encode_reason(self) -> &'static str {
        match self {
            Encoding::Utf8 => "surrogates not allowed",
            Encoding::Ascii => "ordinal not in range(128)",
            Encoding::Latin1 => "ordinal not in range(256)",
        }
    }

    fn push(self, code_point: u32, out: &mut Vec<u8>) {
        match self {
            Encoding::Utf8 => {
                let character = char::from_u32(code_point).expect("surrogates have been handled");
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Encoding::Ascii | Encoding::Latin1 => out.push(code_point as u8),
        }
    }
}

/// Raises `LookupError: unknown encoding: …`.
#[cold]
pub fn unknown_encoding(name: &Str) -> Raised {
    lookup_error(format!("unknown encoding: {}", name.to_utf8_lossy()))
}

/// `text.encode(encoding, errors)`.
pub fn encode(text: &Str, encoding: Encoding, errors: Option<&Str>) -> R<Bytes> {
    match (text.units(), encoding) {
        (Units::Latin1(units), _) if text.is_ascii() || encoding == Encoding::Latin1 => {
            return Ok(Bytes::from(units));
        }
        _ => {}
    }
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let code_point = text.get(at);
        if encoding.can_encode(code_point) {
            encoding.push(code_point, &mut out);
            at += 1;
            continue;
        }
        let end = (at..text.len()).find(|index| encoding.can_encode(text.get(*index))).unwrap_or(text.len());
        handle_encode_error(text, at, end, encoding, errors, &mut out)?;
        at = end;
    }
    Ok(Bytes::from(out))
}

/// What the error handler puts in the place of characters that cannot be encoded.
fn handle_encode_error(
    text: &Str,
    start: usize,
    end: usize,
    encoding: Encoding,
    errors: Option<&Str>,
    out: &mut Vec<u8>,
) -> R<()> {
    let handler = errors.map_or("strict".into(), Str::to_utf8_lossy);
    let refused = || encode_error(text, start, end, encoding);
    for (index, code_point) in (start..end).map(|index| (index, text.get(index))) {
        match &*handler {
            "strict" => return Err(refused()),
            "ignore" => {}
            "replace" => out.push(b'?'),
            "backslashreplace" => {
                let mut escaped = StrBuf::new();
                match code_point {
                    0..0x100 => escaped.push_str(&format!("\\x{code_point:02x}")),
                    0x100..0x10000 => escaped.push_str(&format!("\\u{code_point:04x}")),
                    _ => escaped.push_str(&format!("\\U{code_point:08x}")),
                }
                out.extend_from_slice(escaped.finish().raw_bytes());
            }
            "xmlcharrefreplace" => out.extend_from_slice(format!("&#{code_point};").as_bytes()),
            "surrogateescape" if (0xdc80..0xdd00).contains(&code_point) => {
                out.push((code_point - 0xdc00) as u8)
            }
            "surrogatepass" if encoding == Encoding::Utf8 => {
                out.extend_from_slice(&[
                    0xed,
                    0x80 | (code_point >> 6 & 0x3f) as u8,
                    0x80 | (code_point & 0x3f) as u8,
                ]);
            }
            // Up to here the handler has done its work: only the rest is refused.
            "surrogateescape" => return Err(encode_error(text, index, end, encoding)),
            "surrogatepass" => return Err(refused()),
            _ => return Err(unknown_handler(&handler)),
        }
    }
    Ok(())
}

#[cold]
fn unknown_handler(name: &str) -> Raised {
    lookup_error(format!("unknown error handler name '{name}'"))
}

#[cold]
fn encode_error(text: &Str, start: usize, end: usize, encoding: Encoding) -> Raised {
    raise_args(
        Class::UnicodeEncodeError,
        arguments(encoding, Box::new(text.clone()), start, end, encoding.encode_reason()),
    )
}

fn arguments(
    encoding: Encoding,
    object: Box<dyn AnyValue>,
    start: usize,
    end: usize,
    reason: &str,
) -> Vec<Box<dyn AnyValue>> {
    vec![
        Box::new(Str::from(encoding.name())),
        object,
        Box::new(Int::from(start as i64)),
        Box::new(Int::from(end as i64)),
        Box::new(Str::from(reason)),
    ]
}

/// `bytes.decode(encoding, errors)`.
pub fn decode(bytes: &Bytes, encoding: Encoding, errors: Option<&Str>) -> R<Str> {
    let data = bytes.as_slice();
    match encoding {
        Encoding::Latin1 => return Ok(Str::from_latin1(data)),
        Encoding::Ascii if data.is_ascii() => return Ok(Str::from_latin1(data)),
        _ => {}
    }
    let mut out = StrBuf::new();
    let mut at = 0;
    while at < data.len() {
        let (valid, fault) = match encoding {
            Encoding::Utf8 => decode_until_fault(&data[at..]),
            Encoding::Ascii | Encoding::Latin1 => ascii_until_fault(&data[at..]),
        };
        out.push_str(valid);
        let Some(fault) = fault else { break };
        let fault = Fault { start: at + fault.start, end: at + fault.end, reason: fault.reason };
        at = handle_decode_error(bytes, &fault, encoding, errors, &mut out)?;
    }
    Ok(out.finish())
}

fn ascii_until_fault(data: &[u8]) -> (&str, Option<Fault>) {
    let length = data.iter().position(|byte| !byte.is_ascii()).unwrap_or(data.len());
    let valid = str::from_utf8(&data[..length]).expect("ASCII is UTF-8");
    let fault = (length < data.len()).then_some(Fault {
        start: length,
        end: length + 1,
        reason: "ordinal not in range(128)",
    });
    (valid, fault)
}

/// Puts something in the place of bytes that mean nothing; where decoding goes on.
fn handle_decode_error(
    bytes: &Bytes,
    fault: &Fault,
    encoding: Encoding,
    errors: Option<&Str>,
    out: &mut StrBuf,
) -> R<usize> {
    let handler = errors.map_or("strict".into(), Str::to_utf8_lossy);
    let data = &bytes.as_slice()[fault.start..];
    let faulty = &data[..fault.end - fault.start];
    match &*handler {
        "ignore" => {}
        "replace" => out.push_code_point(0xfffd),
        "backslashreplace" => faulty.iter().for_each(|byte| out.push_str(&format!("\\x{byte:02x}"))),
        "surrogateescape" => faulty.iter().for_each(|byte| out.push_code_point(0xdc00 + u32::from(*byte))),
        "surrogatepass" => match data {
            [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..] if encoding == Encoding::Utf8 => {
                out.push_code_point(0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f));
                return Ok(fault.start + 3);
            }
            _ => return Err(decode_error(bytes, fault, encoding)),
        },
        "strict" => return Err(decode_error(bytes, fault, encoding)),
        "xmlcharrefreplace" | "namereplace" => {
            return Err(type_error("don't know how to handle UnicodeDecodeError in error callback"));
        }
        _ => return Err(unknown_handler(&handler)),
    }
    Ok(fault.end)
}

#[cold]
fn decode_error(bytes: &Bytes, fault: &Fault, encoding: Encoding) -> Raised {
    raise_args(
        Class::UnicodeDecodeError,
        arguments(encoding, Box::new(bytes.clone()), fault.start, fault.end, fault.reason),
    )
}
