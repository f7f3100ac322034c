//! Slot IR → Slot IR: the pipeline, and the runner that verifies, and stops after a pass to be shown.

mod declare;
mod definite;
mod fixed_limit;
mod frames;
mod inline_recursion;
mod noinline;
mod outline;
mod ownership;
mod partial_inline;
mod runs;
mod scopes;
mod unread;

use crate::sir::Module;

/// One transformation of the whole module; it says whether it changed anything.
pub struct Pass {
    /// Its file's name, and what `--emit=sir-after:NAME` calls it.
    pub name: &'static str,
    pub run: fn(&mut Module) -> bool,
}

/// The pipeline, in order. A pass is a file of this name.
pub const PIPELINE: &[Pass] = &[
    Pass { name: "unread", run: unread::run },
    Pass { name: "definite", run: definite::run },
    Pass { name: "frames", run: frames::run },
    Pass { name: "fixed_limit", run: fixed_limit::run },
    Pass { name: "partial_inline", run: partial_inline::run },
    Pass { name: "inline_recursion", run: inline_recursion::run },
    Pass { name: "noinline", run: noinline::run },
    Pass { name: "outline", run: outline::run },
    Pass { name: "scopes", run: scopes::run },
    // Of the code as it is emitted.
    Pass { name: "ownership", run: ownership::run },
    Pass { name: "declare", run: declare::run },
];

/// Runs the pipeline up to and including `last` (all of it when `None`); `check` is called after every pass
/// that changed something.
pub fn run(module: &mut Module, last: Option<&str>, check: &mut dyn FnMut(&Module, &str)) {
    for pass in PIPELINE {
        if (pass.run)(module) {
            check(module, pass.name);
        }
        if last == Some(pass.name) {
            return;
        }
    }
}
