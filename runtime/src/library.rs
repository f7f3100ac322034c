//! Functions of the standard library that CPython has in Python: what a traceback shows inside of them.
//!
//! Their native form has no lines of its own. Where one fails, the entries are those that the target
//! interpreter has shown for the same failure when the program was built.

use std::sync::OnceLock;

use crate::error::{self, Raised, Site};

/// A call that fails, and the entries that its traceback has inside of the library, outermost first.
pub struct Failure {
    /// `random.choice([])`
    pub call: &'static str,
    pub entries: &'static [Site],
}

static FAILURES: OnceLock<&'static [Failure]> = OnceLock::new();

/// Sets what the program was built with.
pub fn prepare(failures: &'static [Failure]) {
    FAILURES.get_or_init(|| failures);
}

/// The exception has left a function of the library as it leaves it in `call`.
#[cold]
pub(crate) fn failed(mut raised: Raised, call: &str) -> Raised {
    let known = FAILURES.get().copied().unwrap_or_default().iter().find(|failure| failure.call == call);
    for site in known.map_or(&[][..], |failure| failure.entries).iter().rev() {
        raised = error::trace(raised, site);
    }
    raised
}
