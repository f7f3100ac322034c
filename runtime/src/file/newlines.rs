//! Line ends: `newline=…` of a text file, and `IncrementalNewlineDecoder` (`Modules/_io/textio.c`).

use crate::text::{Str, StrBuf};

/// What `newline` says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newline {
    /// None: any line end is read as `\n`.
    Universal,
    /// `''`: any line end ends a line, and stays.
    AnyKept,
    Feed,
    Return,
    ReturnFeed,
}

impl Newline {
    /// The parameter; one of the five.
    pub fn of(given: Option<&Str>) -> Newline {
        match given.map(Str::to_utf8_lossy).as_deref() {
            None => Newline::Universal,
            Some("") => Newline::AnyKept,
            Some("\r") => Newline::Return,
            Some("\r\n") => Newline::ReturnFeed,
            Some(_) => Newline::Feed,
        }
    }

    /// What is written for `\n`, where that is something else.
    pub fn written(self) -> Option<&'static str> {
        match self {
            Newline::Universal | Newline::AnyKept | Newline::Feed => None,
            Newline::Return => Some("\r"),
            Newline::ReturnFeed => Some("\r\n"),
        }
    }

    /// Are line ends of more than one kind looked for as text is read?
    pub fn decoder(self) -> Option<Newlines> {
        match self {
            Newline::Universal => Some(Newlines { translates: true, has_return: false }),
            Newline::AnyKept => Some(Newlines { translates: false, has_return: false }),
            Newline::Feed | Newline::Return | Newline::ReturnFeed => None,
        }
    }

    /// Where the first line of the text ends: behind its end. Else how much of it is certainly no line end.
    pub fn end(self, text: &Str, start: usize) -> Result<usize, usize> {
        let length = text.len();
        let find = |wanted: u8| crate::text::search::find_code_point(text, u32::from(wanted), start);
        match self {
            Newline::Universal | Newline::Feed => find(b'\n').map(|at| at + 1).ok_or(length),
            Newline::Return => find(b'\r').map(|at| at + 1).ok_or(length),
            Newline::AnyKept => match (find(b'\r'), find(b'\n')) {
                (None, None) => Err(length),
                (Some(at), feed) if feed.is_none_or(|feed| at < feed) => {
                    Ok(if feed == Some(at + 1) { at + 2 } else { at + 1 })
                }
                (_, feed) => feed.map(|at| at + 1).ok_or(length),
            },
            Newline::ReturnFeed => {
                let mut at = start;
                while let Some(found) = crate::text::search::find_code_point(text, u32::from(b'\r'), at) {
                    if found + 1 == length {
                        return Err(found);
                    }
                    if text.get(found + 1) == u32::from(b'\n') {
                        return Ok(found + 2);
                    }
                    at = found + 1;
                }
                Err(length)
            }
        }
    }
}

/// What has been decoded goes through it.
#[derive(Clone, Copy)]
pub struct Newlines {
    translates: bool,
    /// A `\r` waits for what comes next.
    pub has_return: bool,
}

impl Newlines {
    pub fn decode(&mut self, text: Str, is_last: bool) -> Str {
        let has_plain_ends = || text.as_ascii().is_some_and(|text| !text.as_bytes().contains(&b'\r'));
        if !self.has_return && has_plain_ends() {
            return text;
        }
        let mut points: Vec<u32> = Vec::with_capacity(text.len() + 1);
        if self.has_return && (is_last || !text.is_empty()) {
            points.push(u32::from(b'\r'));
            self.has_return = false;
        }
        points.extend(text.code_points());
        if points.last() == Some(&u32::from(b'\r')) && !is_last {
            points.pop();
            self.has_return = true;
        }
        if !self.translates || !points.contains(&u32::from(b'\r')) {
            return Str::from_units(&points);
        }
        let mut out = StrBuf::new();
        let mut start = 0;
        while let Some(found) = points[start..].iter().position(|point| *point == u32::from(b'\r')) {
            out.push_units(&points[start..start + found]);
            out.push_str("\n");
            start += found + 1;
            if points.get(start) == Some(&u32::from(b'\n')) {
                start += 1;
            }
        }
        out.push_units(&points[start..]);
        out.finish()
    }
}
