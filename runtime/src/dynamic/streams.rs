//! stdin, stdout and SIGINT when the isolate starts: from then on they are Python's, and nothing that waited
//! is lost.
#![allow(unsafe_code)] // Descriptors, a signal handler, calls through the table.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::bridge::{done, table};
use super::ops::{call, call_method, get_attr, global};
use super::table::Bytes;
use super::value::Dyn;
use crate::error::{self, R};
use crate::io::{self, Sink};
use crate::name;
use crate::protocol::AnyValue;
use crate::text::Str;

/// Called once, when the interpreter has started and no code of the program has run in it.
pub(super) fn take_over() {
    let sink = Sink { write, flush };
    let waiting = io::set_sink(Some(sink));
    if !waiting.is_empty() {
        forgive(write(&waiting));
    }
    let unread = io::take_input();
    if !unread.is_empty() {
        forgive(give_back(&unread));
    }
    chain_interrupt();
}

/// What goes wrong here goes wrong again, visibly, at the program's next use of the stream.
fn forgive(result: R<()>) {
    if let Err(raised) = result {
        drop(error::take(raised));
    }
}

/// `sys.stdout.write(text)`, of UTF-8 in which lone surrogates may stand.
fn write(text: &[u8]) -> R<()> {
    // SAFETY: the text lives during the call.
    done(unsafe { (table().write)(Bytes::of(text)) })
}

fn flush() -> R<()> {
    // SAFETY: a call without arguments.
    done(unsafe { (table().flush)() })
}

/// `input(prompt)` of the isolate.
pub fn input(prompt: Option<&dyn AnyValue>) -> R<Str> {
    let prompt = prompt.map(super::to_dyn_any);
    let arguments: Vec<&Dyn> = prompt.iter().collect();
    Ok(call(&global(name!("input"))?, &arguments, None)?.read_str())
}

/// Puts what native code has read too much into the buffer of `sys.stdin`: for one read, a pipe with it is
/// descriptor 0. It is less than that buffer takes.
fn give_back(unread: &[u8]) -> R<()> {
    let system = call(&global(name!("__import__"))?, &[&Dyn::str(&Str::from("sys"))], None)?;
    let buffer = get_attr(&get_attr(&system, name!("stdin"))?, name!("buffer"))?;
    // SAFETY: plain descriptor calls on numbers they have given; the bytes live.
    let saved = unsafe {
        let (saved, mut ends) = (libc::dup(0), [0; 2]);
        if saved < 0 || libc::pipe(ends.as_mut_ptr()) < 0 {
            return Ok(());
        }
        libc::write(ends[1], unread.as_ptr().cast(), unread.len());
        libc::dup2(ends[0], 0);
        libc::close(ends[0]);
        libc::close(ends[1]);
        saved
    };
    let peeked = call_method(&buffer, name!("peek"), &[&Dyn::int(1)], None);
    // SAFETY: as above.
    unsafe {
        libc::dup2(saved, 0);
        libc::close(saved);
    }
    peeked.map(drop)
}

/// Python's handler of SIGINT.
static PYTHON_HANDLER: AtomicUsize = AtomicUsize::new(0);

extern "C" fn on_interrupt(signal: i32) {
    crate::sys::INTERRUPTED.store(true, Ordering::Relaxed);
    let handler = PYTHON_HANDLER.load(Ordering::Relaxed);
    // SAFETY: CPython's `void handler(int)`, stored before this one was installed; made to run in signal
    // context.
    unsafe { std::mem::transmute::<usize, extern "C" fn(i32)>(handler)(signal) }
}

/// Lets native loops notice SIGINT too: Python's handler is called by one that also sets the flag they look
/// at.
fn chain_interrupt() {
    // SAFETY: the structure is live; the handler only stores to an atomic and calls CPython's own handler.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(libc::SIGINT, std::ptr::null(), &mut action);
        let plain = action.sa_flags & libc::SA_SIGINFO == 0;
        if plain && action.sa_sigaction != libc::SIG_DFL && action.sa_sigaction != libc::SIG_IGN {
            PYTHON_HANDLER.store(action.sa_sigaction, Ordering::Relaxed);
            action.sa_sigaction = on_interrupt as *const () as usize;
            libc::sigaction(libc::SIGINT, &action, std::ptr::null_mut());
        }
    }
}
