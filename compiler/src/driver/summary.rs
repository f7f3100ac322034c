//! What `build` says when it is done: how much of the program is native, how large the executable is, how
//! long it took.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::native::Analysis;
use crate::partition::{Verdict, report};

/// So many of the program's functions are native.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Native {
    pub functions: usize,
    /// Of those that anything calls.
    pub of: usize,
    /// Nothing of the program needs CPython.
    pub is_whole: bool,
}

impl Native {
    /// `None`: hybridc's parser cannot read the program.
    pub fn of(analysis: Option<&Analysis>) -> Native {
        let Some(Analysis { program, partition }) = analysis else {
            return Native { functions: 0, of: 0, is_whole: false };
        };
        let (mut native, mut of) = (0, 0);
        for function in program.functions.iter().filter(|function| report::is_shown(program, function)) {
            if !report::is_function(function) {
                continue;
            }
            let verdict = match program.is_native(function.module) {
                true => partition.verdicts[function.id.index()],
                false => Verdict::Deferred,
            };
            let is_native = matches!(verdict, Verdict::Static | Verdict::StaticDyn);
            native += usize::from(is_native);
            of += usize::from(verdict != Verdict::NeverCalled);
        }
        Native { functions: native, of, is_whole: !partition.is_hybrid() }
    }

    /// As it is noted beside an executable in the cache.
    pub fn written(self) -> String {
        format!("{} {} {}", self.functions, self.of, self.is_whole)
    }

    pub fn read(text: &str) -> Option<Native> {
        let mut words = text.split(' ');
        let functions = words.next()?.parse().ok()?;
        let of = words.next()?.parse().ok()?;
        Some(Native { functions, of, is_whole: words.next()? == "true" })
    }

    /// `6 of 6 functions native`
    fn text(self) -> String {
        let functions = |count: usize| if count == 1 { "function" } else { "functions" };
        match self {
            Native { of: 0, is_whole: true, .. } => "native".to_owned(),
            Native { of: 0, is_whole: false, .. } => "no functions; CPython runs at least a part".to_owned(),
            Native { functions: native, of, .. } => format!("{native} of {of} {} native", functions(of)),
        }
    }
}

/// `built ./sudoku: 6 of 6 functions native, 0.8 MB, 1.1 s`, and where to look for more.
pub fn text(native: Native, program: &Path, output: &Path, took: Duration) -> String {
    let bytes = fs::metadata(output).map_or(0, |found| found.len());
    let shown =
        if output.components().count() == 1 { Path::new(".").join(output) } else { output.to_owned() };
    let (megabytes, seconds) = (bytes as f64 / 1e6, took.as_secs_f64());
    let more = if native.is_whole {
        String::new()
    } else if native.functions == 0 && native.of > 0 {
        format!("; expect CPython's speed, `hybridc explain {}` says why", program.display())
    } else {
        format!("; `hybridc explain {}` says what is left to CPython", program.display())
    };
    format!("built {}: {}, {megabytes:.1} MB, {seconds:.1} s{more}", shown.display(), native.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        let native = |functions, of, is_whole| Native { functions, of, is_whole };
        let said =
            |native| text(native, Path::new("a.py"), Path::new("/none/a"), Duration::from_millis(1060));
        assert_eq!(said(native(6, 6, true)), "built /none/a: 6 of 6 functions native, 0.0 MB, 1.1 s");
        let none = "built /none/a: 0 of 1 function native, 0.0 MB, 1.1 s; expect CPython's speed, \
                    `hybridc explain a.py` says why";
        assert_eq!(said(native(0, 1, false)), none);
        assert_eq!(said(native(0, 0, true)), "built /none/a: native, 0.0 MB, 1.1 s");
        let one = native(3, 4, false);
        assert_eq!(Native::read(&one.written()), Some(one));
        assert_eq!(Native::read(""), None);
    }
}
