//! The Rust toolchain of the machine: where it is and what it is.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::plain;
use crate::diag::{Code, Diagnostic};

/// The oldest rustc that compiles the runtime (`rust-version` in `Cargo.toml`).
const OLDEST: (u32, u32) = (1, 95);

pub struct Toolchain {
    pub rustc: PathBuf,
    pub cargo: PathBuf,
    /// All of `rustc -vV`: what compiled code depends on.
    pub identity: String,
}

impl Toolchain {
    /// `$RUSTC` and `$CARGO`, else the ones on PATH. Asked in `folder`, so that a `rust-toolchain.toml`
    /// beside the user's program does not choose another compiler for it than for the runtime.
    pub fn find(folder: &Path) -> Result<Toolchain, Diagnostic> {
        let named =
            |name: &str, default: &str| env::var_os(name).map_or_else(|| default.into(), PathBuf::from);
        let rustc = named("HYBRIDC_RUSTC", "rustc");
        let output = match Command::new(&rustc).arg("-vV").current_dir(folder).output() {
            Ok(output) => output,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let message =
                    format!("no Rust compiler found: tried `{}`{}", rustc.display(), on_path(&rustc));
                return Err(Diagnostic::new(Code::NoRust, message));
            }
            Err(error) => {
                let message = format!("cannot run `{}`: {}", rustc.display(), plain(&error));
                return Err(Diagnostic::new(Code::NoRust, message));
            }
        };
        let identity = String::from_utf8_lossy(&output.stdout).into_owned();
        let Some(version) = release(&identity).filter(|_| output.status.success()) else {
            let said = String::from_utf8_lossy(&output.stderr);
            let message =
                format!("`{} -vV` fails: {}", rustc.display(), said.lines().next().unwrap_or("no output"));
            return Err(Diagnostic::new(Code::NoRust, message));
        };
        if version < OLDEST {
            let message =
                format!("rustc {}.{} is too old, {}.{} is needed", version.0, version.1, OLDEST.0, OLDEST.1);
            return Err(Diagnostic::new(Code::RustVersion, message));
        }
        Ok(Toolchain { rustc, cargo: named("HYBRIDC_CARGO", "cargo"), identity })
    }
}

impl Toolchain {
    /// `x86_64-unknown-linux-gnu`
    pub fn host(&self) -> &str {
        self.identity
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .unwrap_or("x86_64-unknown-linux-gnu")
    }
}

fn on_path(program: &Path) -> &'static str {
    if program.components().count() == 1 { " on PATH" } else { "" }
}

/// `release: 1.95.0` → (1, 95)
fn release(identity: &str) -> Option<(u32, u32)> {
    let line = identity.lines().find_map(|line| line.strip_prefix("release: "))?;
    let mut numbers = line.split('.').map(|part| part.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_read() {
        assert_eq!(release("rustc 1.95.0 (x)\nrelease: 1.95.0\n"), Some((1, 95)));
        assert_eq!(release("release: 1.97.0-nightly"), Some((1, 97)));
        assert_eq!(release(""), None);
    }
}
