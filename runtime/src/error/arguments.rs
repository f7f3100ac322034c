//! What `args` of an exception is made of.
//!
//! Most exceptions carry one message and are caught without anybody looking at it, so a message stays Rust
//! text until it is asked for.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::mem;

use super::{Class, R};
use crate::nesting::{self, Doing};
use crate::protocol::{AnyValue, View};
use crate::text::{Str, StrBuf};

/// The arguments of an exception. They never change; the exception may be given others.
pub(crate) enum Arguments {
    /// One string.
    Message(Cow<'static, str>),
    Values(Vec<Box<dyn AnyValue>>),
    /// An OSError made from `errno, text[, filename]`: `args` keeps the first two, `str` shows all.
    System {
        shown: Vec<Box<dyn AnyValue>>,
        filename: Option<Box<dyn AnyValue>>,
        second: Option<Box<dyn AnyValue>>,
    },
}

/// Arguments that an exception has been given later, shared with who looks at them.
pub(crate) struct Later(pub Arguments);

impl Drop for Later {
    fn drop(&mut self) {
        release(mem::replace(&mut self.0, Arguments::NONE));
    }
}

impl Arguments {
    pub(super) const NONE: Arguments = Arguments::Message(Cow::Borrowed(""));

    /// What `class.__init__` makes of its arguments.
    pub fn of(class: Class, mut arguments: Vec<Box<dyn AnyValue>>) -> Arguments {
        if !class.is_subclass(Class::OSError) || !(2..=5).contains(&arguments.len()) {
            return Arguments::Values(arguments);
        }
        let mut rest = arguments.split_off(2);
        // The fourth argument is Windows' error number, ignored elsewhere.
        let second = if rest.len() == 3 { rest.pop().filter(|name| !is_none(&**name)) } else { None };
        let filename = if rest.is_empty() { None } else { Some(rest.swap_remove(0)) };
        match filename {
            Some(filename) if !is_none(&*filename) => {
                Arguments::System { shown: arguments, filename: Some(filename), second }
            }
            // `OSError(2, 'text', None)` keeps all its arguments.
            Some(filename) => {
                arguments.push(filename);
                Arguments::Values(arguments)
            }
            None => Arguments::System { shown: arguments, filename: None, second: None },
        }
    }

    /// `len(self.args)`
    pub fn count(&self) -> usize {
        match self {
            Arguments::Message(_) => 1,
            Arguments::Values(values) | Arguments::System { shown: values, .. } => values.len(),
        }
    }

    /// The message, where it is Rust text.
    pub fn message(&self) -> Option<&str> {
        match self {
            Arguments::Message(message) => Some(message),
            Arguments::Values(_) | Arguments::System { .. } => None,
        }
    }

    /// An argument that is a value of its own (no message that is kept as Rust text).
    pub fn argument(&self, index: usize) -> &dyn AnyValue {
        match self {
            Arguments::Values(values) | Arguments::System { shown: values, .. } => &*values[index],
            Arguments::Message(_) => unreachable!("a message is no value yet"),
        }
    }

    /// The first or second file name of an OSError.
    pub fn filename(&self, second: bool) -> Option<&dyn AnyValue> {
        match self {
            Arguments::System { second: name, .. } if second => name.as_deref(),
            Arguments::System { filename, .. } => filename.as_deref(),
            Arguments::Message(_) | Arguments::Values(_) => None,
        }
    }

    /// Calls `see` with every element of `args`.
    pub fn each(&self, see: &mut dyn FnMut(&dyn AnyValue)) {
        match self {
            Arguments::Message(message) => see(&Str::from(&**message)),
            Arguments::Values(values) | Arguments::System { shown: values, .. } => {
                values.iter().for_each(|value| see(&**value));
            }
        }
    }

    /// Was it made from `errno, text`, as an OSError?
    pub fn are_system(&self, class: Class) -> bool {
        match self {
            Arguments::System { .. } => true,
            // With None for a file name.
            Arguments::Values(values) => class.is_subclass(Class::OSError) && (2..=5).contains(&values.len()),
            Arguments::Message(_) => false,
        }
    }

    /// `('x')`, `()`, `('x', 2)` behind the name of the class.
    pub fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str("(");
        match self {
            Arguments::Message(message) => Str::from(&**message).repr(out)?,
            Arguments::Values(values) | Arguments::System { shown: values, .. } if values.len() < 2 => {
                repr_list(values, out)?
            }
            // The text of a tuple.
            Arguments::Values(values) | Arguments::System { shown: values, .. } => {
                let _tuple = nesting::enter(Doing::Repr, true)?;
                repr_list(values, out)?
            }
        }
        out.push_str(")");
        Ok(())
    }

    pub fn str(&self, class: Class, out: &mut StrBuf) -> R<()> {
        match self {
            Arguments::Message(message) if class == Class::KeyError => Str::from(&**message).repr(out),
            Arguments::Message(message) => {
                out.push_str(message);
                Ok(())
            }
            Arguments::System { shown, filename, second } => {
                str_system(shown, filename.as_deref(), second.as_deref(), out)
            }
            Arguments::Values(values) => str_values(class, values, out),
        }
    }

    /// What `OSError` keeps apart goes first; the tuple of arguments counts down.
    fn let_go(self) {
        let values = match self {
            Arguments::Message(_) => return,
            Arguments::Values(values) => values,
            Arguments::System { shown, filename, second } => {
                filename.into_iter().chain(second).for_each(|name| name.let_go_boxed());
                shown
            }
        };
        values.into_iter().rev().for_each(|value| value.let_go_boxed());
    }
}

/// Exceptions in arguments of exceptions, nested to any depth, are let go one after the other from a certain
/// depth on, not one inside the other: CPython's trashcan, with its depth.
pub(super) fn release(arguments: Arguments) {
    const DEEP: u32 = 50;
    thread_local! {
        static DEPTH: Cell<u32> = const { Cell::new(0) };
        static WAITING: RefCell<Vec<Arguments>> = const { RefCell::new(Vec::new()) };
    }
    if let Arguments::Message(_) = arguments {
        return;
    }
    let depth = DEPTH.get();
    if depth > DEEP {
        return WAITING.with_borrow_mut(|waiting| waiting.push(arguments));
    }
    DEPTH.set(depth + 1);
    arguments.let_go();
    while depth == 0
        && let Some(next) = WAITING.with_borrow_mut(Vec::pop)
    {
        next.let_go();
    }
    DEPTH.set(depth);
}

fn is_none(value: &dyn AnyValue) -> bool {
    matches!(value.view(), View::None)
}

/// A value of which only the `repr` is kept.
pub(super) struct Shown {
    pub type_name: &'static str,
    pub text: Str,
}

impl AnyValue for Shown {
    fn type_name(&self) -> &'static str {
        self.type_name
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push(&self.text);
        Ok(())
    }
    fn hash(&self) -> R<i64> {
        Err(crate::protocol::unhashable(self))
    }
    fn view(&self) -> View<'_> {
        View::Other
    }
}

/// `[Errno 2] No such file or directory: 'a' -> 'b'`.
fn str_system(
    shown: &[Box<dyn AnyValue>],
    filename: Option<&dyn AnyValue>,
    second: Option<&dyn AnyValue>,
    out: &mut StrBuf,
) -> R<()> {
    out.push_str("[Errno ");
    shown[0].str(out)?;
    out.push_str("] ");
    shown[1].str(out)?;
    if let Some(filename) = filename {
        out.push_str(": ");
        filename.repr(out)?;
    }
    if let Some(second) = second {
        out.push_str(" -> ");
        second.repr(out)?;
    }
    Ok(())
}

/// `str` by class: most show their only argument, or all of them as a tuple.
fn str_values(class: Class, values: &[Box<dyn AnyValue>], out: &mut StrBuf) -> R<()> {
    match (class, values) {
        (Class::UnicodeDecodeError, [encoding, object, start, end, reason]) => {
            super::unicode::str_decode(&**encoding, &**object, &**start, &**end, &**reason, out)
        }
        (Class::UnicodeEncodeError, [encoding, object, start, end, reason]) => {
            super::unicode::str_encode(&**encoding, &**object, &**start, &**end, &**reason, out)
        }
        (_, []) if class.is_subclass(Class::SyntaxError) => {
            out.push_str("None");
            Ok(())
        }
        (_, []) => Ok(()),
        (Class::KeyError, [value]) => value.repr(out),
        (_, [value]) => value.str(out),
        (_, [errno, text, _]) if class.is_subclass(Class::OSError) => {
            str_system_three(&**errno, &**text, out)
        }
        (_, values) => {
            let _tuple = nesting::enter(Doing::Str, true)?;
            out.push_str("(");
            repr_list(values, out)?;
            out.push_str(")");
            Ok(())
        }
    }
}

/// An OSError whose file name is None.
fn str_system_three(errno: &dyn AnyValue, text: &dyn AnyValue, out: &mut StrBuf) -> R<()> {
    out.push_str("[Errno ");
    errno.str(out)?;
    out.push_str("] ");
    text.str(out)
}

fn repr_list(values: &[Box<dyn AnyValue>], out: &mut StrBuf) -> R<()> {
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        value.repr(out)?;
    }
    Ok(())
}
