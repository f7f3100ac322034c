//! Text → syntax tree. CPython has already judged the source valid; a text this stage cannot read is
//! [`Unparsed`], and its module is deferred as a whole.

pub mod ast;
mod examples;
mod identity;
mod imports;
mod literal;
mod parse;
mod print;
mod walk;
mod walk_mut;

pub use examples::{examples, may_give_texts};
pub use identity::{Asks, asks_identity};
pub use imports::imports;
pub use print::{print, repr};

use crate::source::{FileId, Span};

/// The Python the program is compiled for; 3.`minor`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
    pub minor: u8,
}

/// The parser refused what CPython accepts: a reason to defer the module, never an error.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unparsed {
    pub message: String,
    pub span: Span,
}

/// Parses decoded text. Call inside [`with_big_stack`]: the depth of the recursion is the depth of the
/// source.
pub fn parse(file: FileId, text: &str, target: Target) -> Result<ast::Module, Unparsed> {
    parse::parse(file, text, target)
}

/// Deep enough for every nesting CPython's own compiler accepts (its recursion limits stop it at some
/// thousands of levels). The memory is only reserved, not used.
const STACK_SIZE: usize = 1 << 30;

/// Runs the front end (and whatever else recurses over a program's tree) on a thread with a large stack.
pub fn with_big_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("hybridc".to_owned()).stack_size(STACK_SIZE);
        let worker = thread.spawn_scoped(scope, work).expect("a thread can be started");
        match worker.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
