//! Errors and warnings: one row each.
//!
//! E-codes are for unreadable input and the environment; a SyntaxError has none, CPython's own text is
//! printed instead. B-codes are bugs of hybridc itself.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    Error,
    Warning,
    /// A mistake of hybridc, not of the user.
    Bug,
}

/// What is known about a code without an occurrence of it.
pub struct CodeRow {
    /// `E0001`, as printed and as samples are named.
    pub code: &'static str,
    pub severity: Severity,
    /// One sentence for the list of codes.
    pub summary: &'static str,
    /// What to do about it, unless the occurrence knows better; may be empty.
    pub hint: &'static str,
}

macro_rules! codes {
    ($($name:ident = $code:literal $severity:ident $summary:literal, $hint:literal;)*) => {
        /// Every error and warning.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Code { $(#[doc = $summary] $name,)* }
        impl Code {
            pub const ALL: &[Code] = &[$(Code::$name,)*];
            pub fn row(self) -> &'static CodeRow {
                match self {
                    $(Code::$name => &CodeRow {
                        code: $code, severity: Severity::$severity, summary: $summary, hint: $hint,
                    },)*
                }
            }
        }
    };
}

codes! {
    SourceUnreadable = "E0001" Error "the program file cannot be read", "";
    SourceIsDirectory = "E0002" Error "the program is a directory", "name the `.py` file to build";
    NoPython = "E0003" Error "no Python interpreter found",
        "install Python 3.11, 3.12 or 3.13, or name one with `--python PATH` or `HYBRIDC_PYTHON`";
    PythonVersion = "E0004" Error "this Python version is not supported",
        "name a Python 3.11, 3.12 or 3.13 with `--python PATH` or `HYBRIDC_PYTHON`";
    PythonBroken = "E0005" Error "the Python interpreter does not answer",
        "check that it runs: `python3 -c 'print(1)'`; name another one with `--python PATH`";
    NoRust = "E0006" Error "no Rust compiler found",
        "install the Rust toolchain (rustup.rs); its `rustc` and `cargo` must be on PATH";
    RustVersion = "E0007" Error "this Rust compiler is too old", "update it: `rustup update`";
    OutputUnwritable = "E0008" Error "the output cannot be written", "choose another place with `-o PATH`";
    CacheUnwritable = "E0009" Error "the cache cannot be written",
        "make it writable, or name another folder in `HYBRIDC_CACHE`";
    RuntimeBuild = "E0010" Error "the runtime could not be compiled",
        "the log above is cargo's; check the Rust toolchain, disk space, and that a C linker (`cc`) is \
         installed";
    UnknownStage = "E0011" Error "unknown stage in `--emit`",
        "stages: ast, hir, types, partition, sir, sir-after:PASS, rust";
    CannotRun = "E0012" Error "the built program could not be started", "";
    NoLinker = "E0013" Error "no C linker found", "install a C compiler (`cc`), which rustc links with";
    OutputIsSource = "E0014" Error "the output is a source of the program",
        "choose another place with `-o PATH`";
    OutputExists = "E0015" Error "the output would replace a file that hybridc did not make",
        "choose another place with `-o PATH`, or replace it with `--force`";
    RustRefused = "B0001" Bug "rustc refused emitted code", "";
    StageBroke = "B0002" Bug "a stage of the compiler panicked", "";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_unique_and_well_formed() {
        let mut seen = HashSet::new();
        for code in Code::ALL {
            let row = code.row();
            assert!(seen.insert(row.code), "{} twice", row.code);
            assert_eq!(row.code.len(), 5, "{}", row.code);
            assert!(!row.summary.is_empty() && !row.summary.ends_with('.'), "{}", row.code);
        }
    }
}
