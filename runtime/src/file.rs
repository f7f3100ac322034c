//! Files: the three layers of CPython's `io` (`Modules/_io`), with its buffers, so that every system call
//! happens when it does there: that decides what other openers of a file see, and when.
//!
//! - `raw`: a descriptor (`FileIO`);
//! - `buffered`: bytes (`BufferedReader`, `BufferedWriter`, `BufferedRandom`), over `layer`;
//! - `text`: characters (`TextIOWrapper`), with `writing`, `decoder`, `newlines` and `position` beside it;
//! - `open`: `open(…)`; `standard`: stdin, stdout and stderr; `locale`: what text is encoded in.
//!
//! The rows of their methods stand in `builtins/text_file.rs` and `builtins/byte_file.rs`. A file is closed
//! by its last reference; what is still open as the program ends is closed then ([`close_all`]).

mod buffered;
mod decoder;
mod failure;
mod layer;
pub mod locale;
mod newlines;
pub mod open;
mod position;
mod raw;
pub mod standard;
mod text;
mod value;
mod writing;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

pub use buffered::Buffered;
pub use failure::{Failure, OrRaise};
pub use newlines::Newline;
pub use text::Text;
pub use value::{ByteFile, TextFile};

/// Something that has to be closed before the program ends.
trait Closes {
    /// Its own buffers go out; failures are nobody's business.
    fn close_quietly(&self);
}

thread_local! {
    /// Every file that has been opened and not let go, in the order in which they were opened.
    static OPEN: RefCell<Vec<Weak<dyn Closes>>> = const { RefCell::new(Vec::new()) };
}

/// It is closed at the end of the program, if not before.
fn register(file: Weak<dyn Closes>) {
    // (While the thread ends nothing is opened.)
    let _ = OPEN.try_with(|open| {
        let mut open = open.borrow_mut();
        if open.len() == open.capacity() {
            open.retain(|other| other.strong_count() > 0);
        }
        open.push(file);
    });
}

/// The program ends: what it has left open is closed.
pub(crate) fn close_all() {
    let files = OPEN.with_borrow_mut(std::mem::take);
    files.iter().filter_map(Weak::upgrade).for_each(|file: Rc<dyn Closes>| file.close_quietly());
}
