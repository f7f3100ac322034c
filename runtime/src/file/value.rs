//! Files as values.

use std::rc::Rc;

use super::buffered::Buffered;
use super::failure::OrRaise;
use super::text::Text;
use crate::bytes::Bytes;
use crate::error::R;
use crate::protocol::{AnyValue, Iter, Iterable, Value, View};
use crate::text::{Str, StrBuf, quote};

/// `TextIOWrapper`
#[derive(Clone)]
pub struct TextFile(pub Rc<Text>);

/// `BufferedReader`, `BufferedWriter` or `BufferedRandom`
#[derive(Clone)]
pub struct ByteFile(pub Rc<Buffered>);

impl ByteFile {
    fn class(&self) -> &'static str {
        let access = self.0.raw.access;
        match (access.reads, access.writes) {
            (true, true) => "_io.BufferedRandom",
            (true, false) => "_io.BufferedReader",
            (false, _) => "_io.BufferedWriter",
        }
    }
}

macro_rules! value {
    ($name:ident, $class:expr, $item:ty, $next:expr, $repr:expr) => {
        impl AnyValue for $name {
            fn type_name(&self) -> &'static str {
                let class: fn(&$name) -> &'static str = $class;
                class(self)
            }

            fn repr(&self, out: &mut StrBuf) -> R<()> {
                let repr: fn(&$name, &mut StrBuf) = $repr;
                repr(self, out);
                Ok(())
            }

            /// `_Py_HashPointer` (`Python/pyhash.c`)
            fn hash(&self) -> R<i64> {
                let hash = (self.address() as u64).rotate_right(4) as i64;
                Ok(if hash == -1 { -2 } else { hash })
            }

            fn view(&self) -> View<'_> {
                View::Other
            }

            fn address(&self) -> usize {
                Rc::as_ptr(&self.0).addr()
            }
        }

        impl Value for $name {
            const OBSERVED: bool = true;

            fn eq(&self, other: &Self) -> R<bool> {
                Ok(self.address() == other.address())
            }
        }

        impl Iter for $name {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> R<Option<$item>> {
                let next: fn(&$name) -> R<Option<$item>> = $next;
                next(self)
            }
        }

        impl Iterable for $name {
            type Item = $item;
            type Iterator = $name;

            /// `iobase_iter`
            fn iterate(&self) -> R<$name> {
                if self.0.is_absent() {
                    return Err(crate::error::type_error("'NoneType' object is not iterable"));
                }
                if self.0.is_closed() {
                    return Err(crate::error::value_error("I/O operation on closed file."));
                }
                Ok(self.clone())
            }
        }
    };
}

value!(TextFile, |_| "_io.TextIOWrapper", Str, |file| file.0.next(), |file, out| {
    out.push_str("<_io.TextIOWrapper name=");
    quote::push_repr(&file.0.buffer.raw.name, out);
    out.push_str(" mode=");
    quote::push_repr(&file.0.mode, out);
    out.push_str(" encoding=");
    quote::push_repr(&file.0.encoding, out);
    out.push_str(">");
});

value!(
    ByteFile,
    |file| file.class(),
    Bytes,
    |file| {
        let line = file.0.line(None).or_raise()?;
        Ok(if line.is_empty() { None } else { Some(Bytes::from(line)) })
    },
    |file, out| {
        out.push_str(&format!("<{} name=", file.class()));
        quote::push_repr(&file.0.raw.name, out);
        out.push_str(">");
    }
);
