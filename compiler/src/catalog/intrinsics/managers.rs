//! `with`: the rows of hybridc's own that look up and call what a manager has, and what is known of managers.

pub const ENTER: &str = "enter_of";
pub const EXIT: &str = "exit_of";
pub const EXIT_RAISING: &str = "exit_raising";

/// The same of a generator, of a function that this decorates.
pub const OF_GENERATOR: [&str; 3] = ["enter_generator", "exit_generator", "exit_generator_raising"];
pub const DECORATOR: (&str, &str) = ("contextlib", "contextmanager");

/// Gives a function the name and docstring of another one.
pub const WRAPS: (&str, &str) = ("functools", "wraps");

/// What a call of this builtin gives lets every exception pass.
pub fn swallows_nothing(name: &str) -> bool {
    name == "open"
}

/// What gives the class of the exception that a native manager is told of.
pub const CLASS_OF: &str = "type";
