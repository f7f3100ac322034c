//! The text layer: `tell` and `seek`. A position is a number that says from where in the file to decode, in
//! which state, and how far (`cookie_type` in `Modules/_io/textio.c`).

use super::failure::{Failure, OrRaise};
use super::text::{State, Text};
use crate::error::{Class, R, raise_new, value_error};
use crate::int::Int;
use crate::protocol::AnyValue as _;
use crate::text::StrBuf;
use num_bigint::{BigInt, Sign};

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Cookie {
    start: i64,
    flags: u8,
    /// Bytes to decode from there, and characters to skip of what that gives.
    feed: u32,
    skip: u32,
    /// These bytes were the last.
    needs_end: bool,
}

/// Bytes of a cookie.
const LENGTH: usize = 21;

impl Cookie {
    fn to_int(self) -> Int {
        if self == (Cookie { start: self.start, ..Cookie::default() }) {
            return Int::from(self.start);
        }
        let mut bytes = [0; LENGTH];
        bytes[..8].copy_from_slice(&self.start.to_le_bytes());
        bytes[8] = self.flags;
        bytes[12..16].copy_from_slice(&self.feed.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.skip.to_le_bytes());
        bytes[20] = u8::from(self.needs_end);
        Int::from(BigInt::from_bytes_le(Sign::Plus, &bytes))
    }

    /// (A negative number has been refused.)
    fn of(position: &Int) -> R<Cookie> {
        let (_, given) = position.to_bigint().to_bytes_le();
        if given.len() > LENGTH {
            return Err(raise_new(Class::OverflowError, "int too big to convert"));
        }
        let mut bytes = [0; LENGTH];
        bytes[..given.len()].copy_from_slice(&given);
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        Ok(Cookie {
            start: i64::from_le_bytes(bytes[..8].try_into().expect("eight bytes")),
            flags: bytes[8],
            feed: number(12),
            skip: number(16),
            needs_end: bytes[20] != 0,
        })
    }
}

const NOT_SEEKABLE: Failure = Failure::Unsupported("underlying stream is not seekable");

impl Text {
    /// `tell()`
    pub fn tell(&self) -> R<Int> {
        let state = &mut *self.state.borrow_mut();
        self.check_open().or_raise()?;
        if !state.is_seekable {
            return Err(NOT_SEEKABLE.raise());
        }
        if !state.tells {
            return Err(raise_new(Class::OSError, "telling position disabled by next() call"));
        }
        self.hand_down(state).or_raise()?;
        self.buffer.flush().or_raise()?;
        let position = self.buffer.tell().or_raise()?;
        let (Some(saved), Some((flags, input))) = (state.decoder.clone(), state.snapshot.clone()) else {
            return Ok(Int::from(position));
        };
        let start = position - input.len() as i64;
        let cookie = Cookie { start, flags, ..Cookie::default() };
        if state.used == 0 {
            return Ok(cookie.to_int());
        }
        let found = reconstruct(state, cookie, &input);
        state.decoder = Some(saved);
        Ok(found?.to_int())
    }

    /// `seek(cookie, whence)`
    pub fn seek(&self, target: &Int, whence: i64) -> R<Int> {
        self.check_open().or_raise()?;
        if !self.state.borrow().is_seekable {
            return Err(NOT_SEEKABLE.raise());
        }
        let cookie = match whence {
            0 => target.clone(),
            1 if target.is_zero() => self.tell()?,
            1 => return Err(Failure::Unsupported("can't do nonzero cur-relative seeks").raise()),
            2 if target.is_zero() => return self.seek_to_end().or_raise(),
            2 => return Err(Failure::Unsupported("can't do nonzero end-relative seeks").raise()),
            _ => {
                let message = format!("invalid whence ({whence}, should be 0, 1 or 2)");
                return Err(value_error(message));
            }
        };
        if cookie.is_negative() {
            let mut shown = StrBuf::new();
            cookie.repr(&mut shown)?;
            let shown = shown.finish().to_utf8_lossy();
            return Err(value_error(format!("negative seek position {shown}")));
        }
        self.flush().or_raise()?;
        let Cookie { start, flags, feed, skip, needs_end } = Cookie::of(&cookie)?;
        self.buffer.seek(start, libc::SEEK_SET).or_raise()?;
        let state = &mut *self.state.borrow_mut();
        state.forget_decoded();
        if let Some(decoder) = &mut state.decoder {
            match (start, flags) {
                (0, 0) => decoder.reset(),
                _ => decoder.set_flags(flags),
            }
            state.snapshot = Some((flags, vec![]));
        }
        if skip > 0 {
            let input = self.buffer.read(Some(feed as usize)).or_raise()?.unwrap_or_default();
            let Some(decoder) = &mut state.decoder else {
                return Err(Failure::Unsupported("not readable").raise());
            };
            let decoded = decoder.decode(&input, needs_end)?;
            state.snapshot = Some((flags, input));
            state.decoded = decoded;
            if state.decoded.len() < skip as usize {
                return Err(raise_new(Class::OSError, "can't restore logical file position"));
            }
            state.used = skip as usize;
        }
        state.is_start = start == 0 && flags == 0;
        Ok(cookie)
    }

    fn seek_to_end(&self) -> super::failure::Result<Int> {
        self.flush()?;
        let state = &mut *self.state.borrow_mut();
        state.forget_decoded();
        if let Some(decoder) = &mut state.decoder {
            decoder.reset();
        }
        let position = self.buffer.seek(0, libc::SEEK_END)?;
        state.is_start = position == 0;
        Ok(Int::from(position))
    }

    /// `truncate(length)`
    pub fn truncate(&self, length: Option<i64>) -> super::failure::Result<i64> {
        self.flush()?;
        self.buffer.truncate(length)
    }
}

/// From where to decode `input`, so that what has been used of it is what is skipped: the last place before
/// that at which nothing waits in the decoder.
fn reconstruct(state: &mut State, from: Cookie, input: &[u8]) -> R<Cookie> {
    let decoder = state.decoder.as_mut().expect("there is a snapshot of it");
    let mut cookie = from;
    let mut skip = state.used;
    let mut bytes = (state.ratio * skip as f64) as i64;
    let mut back = 1;
    while bytes > 0 {
        decoder.set_flags(cookie.flags);
        let end = input.len().min(bytes as usize);
        let count = decoder.decode(&input[..end], false)?.len();
        if count <= skip {
            let waiting = decoder.waiting().len();
            if waiting == 0 {
                cookie.flags = decoder.flags();
                skip -= count;
                break;
            }
            bytes -= waiting as i64;
            back = 1;
        } else {
            bytes -= back;
            back *= 2;
        }
    }
    if bytes <= 0 {
        bytes = 0;
        decoder.set_flags(cookie.flags);
    }
    cookie.start += bytes;
    cookie.skip = skip as u32;
    if skip == 0 {
        return Ok(cookie);
    }
    let mut decoded = 0;
    for byte in &input[bytes as usize..] {
        decoded += decoder.decode(&[*byte], false)?.len();
        cookie.feed += 1;
        if decoder.waiting().is_empty() && decoded <= skip {
            cookie.start += i64::from(cookie.feed);
            skip -= decoded;
            cookie.flags = decoder.flags();
            cookie.feed = 0;
            decoded = 0;
        }
        if decoded >= skip {
            cookie.skip = skip as u32;
            return Ok(cookie);
        }
    }
    decoded += decoder.decode(&[], true)?.len();
    cookie.needs_end = true;
    if decoded < skip {
        return Err(raise_new(Class::OSError, "can't reconstruct logical file position"));
    }
    cookie.skip = skip as u32;
    Ok(cookie)
}
