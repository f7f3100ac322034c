//! stdin, stdout and stderr (`create_stdio` in `Python/pylifecycle.c`). They are made when they are first
//! used.

use std::cell::OnceCell;
use std::rc::Rc;

use super::buffered::Buffered;
use super::decoder::Coding;
use super::locale;
use super::newlines::Newline;
use super::raw::{Access, Raw};
use super::text::{CHUNK, Settings, Text};
use super::value::TextFile;
use crate::sys;
use crate::text::Str;
use crate::text::codec::Encoding;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    In,
    Out,
    Error,
}

thread_local! {
    static STREAMS: [OnceCell<TextFile>; 3] = const { [OnceCell::new(), OnceCell::new(), OnceCell::new()] };
}

/// The stream; absent where its descriptor is closed (`python3 prog.py >&-`).
#[inline]
pub fn with<T>(stream: Stream, act: impl FnOnce(&TextFile) -> T) -> T {
    STREAMS.with(|streams| act(streams[stream as usize].get_or_init(|| open(stream))))
}

/// The stream, if it has been used.
pub fn with_used<T>(stream: Stream, act: impl FnOnce(&TextFile) -> T) -> Option<T> {
    STREAMS.try_with(|streams| streams[stream as usize].get().map(act)).ok().flatten()
}

fn open(stream: Stream) -> TextFile {
    let (fd, name, mode) = match stream {
        Stream::In => (0, "<stdin>", "r"),
        Stream::Out => (1, "<stdout>", "w"),
        Stream::Error => (2, "<stderr>", "w"),
    };
    let is_there = sys::is_open(fd);
    let is_input = stream == Stream::In;
    let access = Access { reads: is_input, writes: !is_input, ..Access::default() };
    let raw = Raw::new(if is_there { fd } else { -1 }, access, Str::from(name), true);
    let unbuffered = std::env::var_os("PYTHONUNBUFFERED").is_some_and(|value| !value.is_empty());
    let write_through = unbuffered && !is_input;
    let line_buffering = !unbuffered && (stream == Stream::Error || sys::is_terminal(fd));
    let buffer = Buffered::new(raw, sys::block_size(fd).unwrap_or(CHUNK));
    let (encoding, known, errors) = locale::of_streams();
    let settings = Settings {
        mode: Str::from(mode),
        encoding,
        coding: Coding { encoding: known.unwrap_or(Encoding::Utf8), is_marked: false },
        errors: Some(if stream == Stream::Error { Str::from("backslashreplace") } else { errors }),
        newline: Newline::Feed,
        line_buffering,
        write_through,
    };
    let text: Rc<Text> = Text::new(buffer, settings);
    TextFile(text)
}
