//! The text layer: writing (`_io_TextIOWrapper_write_impl`, `Modules/_io/textio.c`).

use super::decoder::encode;
use super::failure::{Failure, OrRaise, Result};
use super::text::{CHUNK, State, Text};
use crate::error::R;
use crate::text::Str;
use crate::text::codec::Encoding;
use crate::text::search::replace;

impl Text {
    /// `write(text)`
    pub fn write(&self, text: &Str) -> R<()> {
        let state = &mut *self.state.borrow_mut();
        self.check_open().or_raise()?;
        if !self.buffer.raw.access.writes {
            return Err(Failure::Unsupported("not writable").raise());
        }
        if let (Some(ascii), None) = (text.as_ascii(), self.newline.written()) {
            let is_plain = !(self.coding.is_marked && state.is_start);
            if is_plain {
                return self.write_encoded(state, ascii.as_bytes()).or_raise();
            }
        }
        let translated;
        let text = match self.newline.written() {
            Some(end) => {
                translated = replace(text, &Str::from("\n"), &Str::from(end), usize::MAX)?;
                &translated
            }
            None => text,
        };
        let bytes = encode(text, self.coding, self.errors.as_ref(), state.is_start)?;
        state.is_start = false;
        self.write_encoded(state, &bytes).or_raise()
    }

    /// The same of ASCII.
    pub fn write_plain(&self, text: &str) -> R<()> {
        let is_plain = self.newline.written().is_none() && !self.coding.is_marked;
        if !is_plain || !self.buffer.raw.access.writes || self.is_closed() {
            return self.write(&Str::from(text));
        }
        let state = &mut *self.state.borrow_mut();
        self.write_encoded(state, text.as_bytes()).or_raise()
    }

    fn write_encoded(&self, state: &mut State, bytes: &[u8]) -> Result<()> {
        let is_line = self.line_buffering && bytes.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
        let full = state.pending.len() + bytes.len() > CHUNK;
        // 3.13 keeps small pieces together even beyond the chunk.
        let first = if crate::target::minor() >= 13 { bytes.len() >= CHUNK } else { full };
        if first && !state.pending.is_empty() {
            self.hand_down(state)?;
        }
        state.pending.extend_from_slice(bytes);
        if state.pending.len() >= CHUNK || is_line || self.write_through {
            self.hand_down(state)?;
        }
        // (Beneath what is written through there is no buffer in CPython.)
        if is_line || self.write_through {
            self.buffer.flush()?;
        }
        if state.snapshot.is_some() {
            state.forget_decoded();
        }
        if let Some(decoder) = &mut state.decoder {
            decoder.reset();
        }
        Ok(())
    }

    /// What is pending goes to the byte layer; as in CPython it is gone when that fails.
    pub(super) fn hand_down(&self, state: &mut State) -> Result<()> {
        if state.pending.is_empty() {
            return Ok(());
        }
        let mut pending = std::mem::take(&mut state.pending);
        let result = self.buffer.write(&pending);
        pending.clear();
        state.pending = pending;
        result
    }

    /// What waits goes out if nobody is at work here; nothing is done about failures.
    pub fn flush_if_idle(&self) {
        if self.state.try_borrow_mut().is_ok() && self.buffer.is_idle() {
            // Nobody is left to be told.
            let _ = self.flush();
        }
    }

    /// What waits in both layers, which is somebody else's from now on: UTF-8.
    pub fn take_waiting(&self) -> Vec<u8> {
        let state = &mut *self.state.borrow_mut();
        let mut waiting = self.buffer.take_waiting();
        waiting.append(&mut state.pending);
        match self.coding.encoding {
            Encoding::Utf8 => waiting,
            Encoding::Ascii | Encoding::Latin1 => {
                waiting.iter().map(|byte| char::from(*byte)).collect::<String>().into_bytes()
            }
        }
    }

    /// `flush()`
    pub fn flush(&self) -> Result<()> {
        self.check_open()?;
        let state = &mut *self.state.borrow_mut();
        state.tells = state.is_seekable;
        self.hand_down(state)?;
        self.buffer.flush()
    }
}
