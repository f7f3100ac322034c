//! Exceptions: `R<T>`, the pending exception, the handled ones, and short helpers that raise.
//!
//! `Raised` is zero-sized, so that `R<f64>` and `R<Int>` stay in registers; the exception object waits in a
//! thread-local. The classes stand in `error/class.rs`, the objects in `error/exception.rs`, the traceback
//! text in `error/print.rs`.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

pub(crate) mod arguments;
pub mod class;
pub mod exception;
pub mod locals;
pub mod own;
pub mod print;
pub mod suggestion;
mod unicode;

pub use class::Class;
pub use exception::Exception;
pub use locals::{Held, KeptLocals, Locals};
pub use own::{OwnClass, OwnException, OwnInfo};
pub use suggestion::Lack;

use crate::int::Int;
use crate::protocol::{AnyValue, Value};
use crate::text::Str;

/// An exception is pending in this thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raised;

/// What every fallible operation returns.
pub type R<T> = Result<T, Raised>;

/// One place of the program where an exception passes: the traceback entry it adds.
#[derive(Debug)]
pub struct Site {
    /// `co_name` of the Python function, `<module>` for a module body.
    pub function: &'static str,
    /// The file as the traceback shows it.
    pub file: &'static str,
    pub line: u32,
    /// The rest of CPython's position of the failing expression: column, last line, column behind it (columns
    /// in UTF-8 bytes). With them the isolate finds the very instruction, so that its traceback shows the
    /// same carets.
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    /// The source line and its carets, indented and rendered as the target CPython prints them; may be empty.
    pub shown: &'static str,
}

thread_local! {
    static PENDING: Cell<Option<Exception>> = const { Cell::new(None) };
    /// See [`redirect`].
    static REDIRECTED: Cell<Option<&'static Site>> = const { Cell::new(None) };
    /// The exceptions whose handlers are running, innermost last: what `sys.exception()` walks in CPython.
    static HANDLED: RefCell<Vec<Exception>> = const { RefCell::new(Vec::new()) };
    /// How many these are; asked at every release, also when the thread is ending.
    static HANDLERS: Cell<usize> = const { Cell::new(0) };
}

/// What a thread was about when code of the isolate called native code in the midst of it.
///
/// Any release of an object may run code (a suspended generator is closed, `__del__`), also while an
/// exception is on its way through the frames that let go of their locals. That code starts without one, and
/// what it raises and catches is its own, as `PyErr_Fetch` and `PyErr_Restore` have it in CPython's
/// finalizers.
pub(crate) struct SetAside {
    pending: Option<Exception>,
    redirected: Option<&'static Site>,
    handled: Vec<Exception>,
}

/// Begins a call of native code by the isolate, in which `handled` is what bare `raise` sees.
#[inline]
pub(crate) fn set_aside(handled: Option<Exception>) -> SetAside {
    let mut own = Vec::new();
    if is_handling() || handled.is_some() {
        HANDLERS.set(handled.iter().len());
        own = HANDLED.replace(handled.into_iter().collect());
    }
    SetAside { pending: PENDING.take(), redirected: REDIRECTED.take(), handled: own }
}

/// The call has ended; its exception, if any, is the isolate's by now.
#[inline]
pub(crate) fn restore(before: SetAside) {
    PENDING.set(before.pending);
    REDIRECTED.set(before.redirected);
    if is_handling() || !before.handled.is_empty() {
        HANDLERS.set(before.handled.len());
        // Dropped after the borrow ends, as below.
        let own = HANDLED.replace(before.handled);
        drop(own);
    }
}

/// Begins code that runs as something is let go of, whatever is being raised meanwhile. What is being handled
/// stays so.
pub(crate) fn set_pending_aside() -> SetAside {
    SetAside { pending: PENDING.take(), redirected: REDIRECTED.take(), handled: Vec::new() }
}

/// That code has ended.
pub(crate) fn restore_pending(before: SetAside) {
    PENDING.set(before.pending);
    REDIRECTED.set(before.redirected);
}

/// How many exceptions are being handled.
#[inline]
pub(crate) fn handlers() -> usize {
    HANDLERS.get()
}

/// Takes those that are being handled beyond so many: whoever handles them stops.
#[inline]
pub(crate) fn take_handled(outer: usize) -> Vec<Exception> {
    if HANDLERS.get() <= outer {
        return Vec::new();
    }
    HANDLERS.set(outer);
    HANDLED.with_borrow_mut(|stack| stack.split_off(outer))
}

/// Whoever handles them goes on.
#[inline]
pub(crate) fn handle_again(handled: Vec<Exception>) {
    if !handled.is_empty() {
        HANDLERS.set(HANDLERS.get() + handled.len());
        HANDLED.with_borrow_mut(|stack| stack.extend(handled));
    }
}

/// The pending exception is raised anew, where more than so many are being handled.
pub(crate) fn chained(raised: Raised, outer: usize) -> Raised {
    if HANDLERS.get() <= outer {
        return raised;
    }
    raise(take_unseen(raised))
}

/// `raise exception`: sets `__context__` to the exception being handled and makes it pending.
#[cold]
pub fn raise(exception: Exception) -> Raised {
    if let Some(handled) = handled() {
        exception.set_raised_context(handled);
    }
    PENDING.set(Some(exception));
    Raised
}

/// Makes an exception pending again without touching its context: the end of a handler that did not match,
/// bare `raise`.
#[cold]
pub fn reraise(exception: Exception) -> Raised {
    PENDING.set(Some(exception));
    Raised
}

/// Bare `raise`: the exception being handled.
#[cold]
pub fn reraise_handled() -> Raised {
    match handled() {
        Some(exception) => reraise(exception),
        None => raise_new(Class::RuntimeError, "No active exception to reraise"),
    }
}

/// `raise exception from cause`.
#[cold]
pub fn raise_from(exception: Exception, cause: Option<Exception>) -> Raised {
    exception.set_cause(cause);
    raise(exception)
}

/// Raises a builtin exception with one message.
#[cold]
pub fn raise_new(class: Class, message: impl Into<Cow<'static, str>>) -> Raised {
    raise(Exception::with_message(class, message.into()))
}

/// Raises a builtin exception with any arguments.
#[cold]
pub fn raise_args(class: Class, arguments: Vec<Box<dyn AnyValue>>) -> Raised {
    raise(Exception::new(class, arguments))
}

/// Takes the pending exception: the beginning of every handler.
#[cold]
pub fn take(raised: Raised) -> Exception {
    let exception = take_unseen(raised);
    exception.meet();
    exception
}

/// The same where no handler looks.
#[cold]
pub fn take_unseen(_: Raised) -> Exception {
    PENDING.take().expect("`Raised` is only made while an exception is pending")
}

/// The pending exception, when there is one.
pub fn take_pending() -> Option<Exception> {
    PENDING.take()
}

/// The class of the pending exception.
pub fn pending_class(raised: Raised) -> Class {
    let exception = take_unseen(raised);
    let class = exception.class();
    PENDING.set(Some(exception));
    class
}

/// Adds a traceback entry to the pending exception; called on the cold edge of every frame it passes.
#[cold]
pub fn trace(raised: Raised, site: &'static Site) -> Raised {
    let exception = take_unseen(raised);
    exception.push_entry(REDIRECTED.take().unwrap_or(site));
    PENDING.set(Some(exception));
    raised
}

/// The same in a function whose variables go into the traceback.
#[cold]
pub fn trace_in(raised: Raised, site: &'static Site, locals: &Locals) -> Raised {
    let exception = take_unseen(raised);
    exception.push_entry_in(REDIRECTED.take().unwrap_or(site), locals.frame());
    PENDING.set(Some(exception));
    raised
}

/// The entry about to be added names another place: a part of the operation that failed.
#[cold]
pub fn redirect(site: &'static Site) {
    REDIRECTED.set(Some(site));
}

/// The exception that a bare `raise` raises again.
pub fn current_exception() -> R<Exception> {
    handled().ok_or_else(|| runtime_error("No active exception to reraise"))
}

/// A handler begins: `exception` is what bare `raise` and `__context__` see.
pub fn enter_handler(exception: &Exception) {
    HANDLED.with_borrow_mut(|stack| stack.push(exception.clone()));
    HANDLERS.set(HANDLERS.get() + 1);
}

/// A handler ends, normally or by an exception.
pub fn leave_handler() {
    // Dropped after the borrow ends: an exception may own values whose release runs code.
    let left = HANDLED.with_borrow_mut(Vec::pop);
    HANDLERS.set(HANDLERS.get() - 1);
    drop(left);
}

/// Is an exception being handled?
#[inline]
pub fn is_handling() -> bool {
    HANDLERS.get() > 0
}

/// `sys.exception()`.
pub fn handled() -> Option<Exception> {
    HANDLED.with_borrow(|stack| stack.last().cloned())
}

macro_rules! raisers {
    ($($(#[$doc:meta])* $name:ident = $class:ident;)*) => {
        $($(#[$doc])*
        #[cold]
        pub fn $name(message: impl Into<Cow<'static, str>>) -> Raised {
            raise_new(Class::$class, message)
        })*
    };
}
raisers! {
    /// Raises ValueError.
    value_error = ValueError;
    /// Raises TypeError.
    type_error = TypeError;
    /// Raises IndexError.
    index_error = IndexError;
    /// Raises OverflowError.
    overflow_error = OverflowError;
    /// Raises RuntimeError.
    runtime_error = RuntimeError;
    /// Raises AttributeError.
    attribute_error = AttributeError;
    /// Raises NameError.
    name_error = NameError;
    /// Raises UnboundLocalError.
    unbound_local_error = UnboundLocalError;
    /// Raises ZeroDivisionError.
    zero_division = ZeroDivisionError;
    /// Raises EOFError.
    eof_error = EOFError;
    /// Raises LookupError (unknown codec names).
    lookup_error = LookupError;
    /// Raises AssertionError.
    assertion_error = AssertionError;
    /// Raises NotImplementedError.
    not_implemented_error = NotImplementedError;
}

/// Raises MemoryError, which has no text.
#[cold]
pub fn memory_error() -> Raised {
    raise_args(Class::MemoryError, vec![])
}

/// Raises KeyError with the key itself as argument (its `str` is the key's `repr`).
#[cold]
pub fn key_error<K: Value>(key: &K) -> Raised {
    raise_args(Class::KeyError, vec![Box::new(key.clone())])
}

/// The same for a key whose type is not known.
#[cold]
pub fn key_error_any(key: &dyn AnyValue) -> Raised {
    if let Some(key) = crate::object::Object::of_key(key) {
        return raise_args(Class::KeyError, vec![Box::new(key)]);
    }
    let mut text = crate::text::StrBuf::new();
    match key.repr(&mut text) {
        Ok(()) => raise_args(
            Class::KeyError,
            vec![Box::new(arguments::Shown { type_name: key.type_name(), text: text.finish() })],
        ),
        Err(raised) => raised,
    }
}

/// Raises StopIteration without a value.
#[cold]
pub fn stop_iteration() -> Raised {
    raise(Exception::new(Class::StopIteration, Vec::new()))
}

/// The end of Python's stack, for functions that count their depth.
#[cold]
pub fn recursion_error() -> Raised {
    raise_new(Class::RecursionError, "maximum recursion depth exceeded")
}

/// The same for an object that is called (`_PyObject_MakeTpCall`).
#[cold]
pub fn recursion_error_in_call() -> Raised {
    raise_new(Class::RecursionError, "maximum recursion depth exceeded while calling a Python object")
}

/// Raises the OSError subclass of an `errno`, with the C library's text and optionally the file name.
#[cold]
pub fn os_error(errno: i32, filename: Option<Str>) -> Raised {
    let mut arguments: Vec<Box<dyn AnyValue>> =
        vec![Box::new(Int::from(i64::from(errno))), Box::new(Str::from(errno_text(errno).as_str()))];
    if let Some(filename) = filename {
        arguments.push(Box::new(filename));
    }
    raise_args(Class::OSError, arguments)
}

/// `os.strerror`.
fn errno_text(errno: i32) -> String {
    // The standard library's text is `strerror`'s with " (os error N)" after it.
    let text = std::io::Error::from_raw_os_error(errno).to_string();
    match text.rfind(" (os error") {
        Some(end) => text[..end].to_string(),
        None => text,
    }
}

/// What a UnicodeEncodeError says: the string, the code points `start..end` that have no code, and why.
#[cold]
pub fn unicode_encode_error(encoding: &str, object: Str, start: usize, end: usize, reason: &str) -> Raised {
    raise_args(
        Class::UnicodeEncodeError,
        vec![
            Box::new(Str::from(encoding)),
            Box::new(object),
            Box::new(Int::from(start as i64)),
            Box::new(Int::from(end as i64)),
            Box::new(Str::from(reason)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(exception: &Exception) -> String {
        let mut out = crate::text::StrBuf::new();
        print::write_exception(exception, &mut out);
        out.finish().to_utf8_lossy()
    }

    static SITE: Site = Site {
        function: "f",
        file: "/x/a.py",
        line: 3,
        column: 4,
        end_line: 3,
        end_column: 7,
        shown: "    f()\n    ~^^\n",
    };
    static OTHER: Site = Site {
        function: "<module>",
        file: "/x/a.py",
        line: 9,
        column: 0,
        end_line: 9,
        end_column: 3,
        shown: "",
    };

    #[test]
    fn traceback_is_printed_outermost_first_and_repeats_are_cut() {
        let raised = value_error("bad");
        for _ in 0..6 {
            trace(raised, &SITE);
        }
        trace(raised, &OTHER);
        let expected = "Traceback (most recent call last):\n  File \"/x/a.py\", line 9, in <module>\n"
            .to_string()
            + &"  File \"/x/a.py\", line 3, in f\n    f()\n    ~^^\n".repeat(3)
            + "  [Previous line repeated 3 more times]\nValueError: bad\n";
        assert_eq!(shown(&take(raised)), expected);
    }

    #[test]
    fn context_is_the_handled_exception_and_chains_print() {
        let first = take(value_error("one"));
        enter_handler(&first);
        let second = take(type_error("two"));
        leave_handler();
        assert_eq!(
            shown(&second),
            "ValueError: one\n\nDuring handling of the above exception, another exception occurred:\n\n\
             TypeError: two\n"
        );
        second.set_cause(Some(first.clone()));
        assert_eq!(
            shown(&second),
            "ValueError: one\n\nThe above exception was the direct cause of the following exception:\n\n\
             TypeError: two\n"
        );
        second.set_cause(None);
        assert_eq!(shown(&second), "TypeError: two\n");
    }

    #[test]
    fn a_context_chain_never_becomes_a_ring() {
        let first = take(value_error("one"));
        enter_handler(&first);
        let second = take(value_error("two"));
        enter_handler(&second);
        let again = take(raise(first.clone()));
        assert!(again.same(&first));
        assert!(again.context().is_some_and(|context| context.same(&second)));
        assert!(second.context().is_none(), "the ring is broken where CPython breaks it");
        leave_handler();
        leave_handler();
        again.set_context(None);
    }

    #[test]
    fn a_long_chain_is_released_without_recursion() {
        let mut last = take(value_error("0"));
        for _ in 0..300_000 {
            let next = take(value_error("n"));
            next.set_context(Some(last));
            last = next;
        }
        drop(last);
    }

    #[test]
    fn bare_raise_outside_a_handler() {
        assert_eq!(shown(&take(reraise_handled())), "RuntimeError: No active exception to reraise\n");
    }
}
