//! Samples: every `.py` file below `samples/` whose name does not start with `_`.
//!
//! The comments at the head of the file say what is pinned and how it is run. All but the first are optional.
//!
//! ```text
//! # golden: stdout status stderr verdict crossings  the sections of the golden file
//! # args: --size 3 "two words"                 `sys.argv[1:]`
//! # static: total, Shop.add                    must be `static` or `static-dyn`, whatever the golden says
//! # deferred: load                             must be `deferred`
//! # wanted: parse, Shop.price                  should be static, and are not yet; asserted: progress shows
//! # wrong: why, in a sentence                  must fail until this line goes; `wrong@3.11` for one version
//! # crossings: in out                          calls into the isolate, out of it: at least one of each named
//! # sha256: 26d418acf424cc56                   stdout is of a specification; must not stand in the binary
//! # command: build nowhere.py                  runs hybridc with these arguments instead of the program
//! # env: HYBRIDC_CACHE=cache HYBRIDC_PYTHON=   with these variables (`X=`: unset), for `command`
//! # pythons: 3.12 3.13                         only these versions
//! # source: gone                               built from a copy that is removed before the program runs
//! ```
//!
//! In `command` and `env`, `<sample>` is the path of the sample and `<folder>` its folder. `x.stdin` beside
//! `x.py` is its standard input. Files and folders named `_…` are modules that samples import.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Clone)]
pub struct Sample {
    /// Path below `samples/`, without `.py`: `lang/float/repr`.
    pub name: String,
    /// Absolute path of the source.
    pub path: PathBuf,
    pub pins: Vec<Pin>,
    pub arguments: Vec<String>,
    pub stdin: Option<PathBuf>,
    pub statics: Vec<String>,
    pub deferred: Vec<String>,
    pub wanted: Vec<String>,
    /// Why it fails, by minor version (`None`: on all).
    pub wrong: Vec<(Option<u32>, String)>,
    pub crossings: Vec<String>,
    pub sha256: Option<String>,
    pub command: Option<Vec<String>>,
    pub environment: Vec<(String, String)>,
    /// Minor versions it is limited to; empty is all.
    pub minors: Vec<u32>,
    /// The source is removed before the program runs.
    pub is_gone: bool,
}

/// A section of the golden file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Pin {
    Stdout,
    Status,
    Stderr,
    /// What `hybridc explain` says of each function.
    Verdict,
    /// Which of the two directions the boundary is crossed in.
    Crossings,
}

impl Pin {
    pub const ALL: [Pin; 5] = [Pin::Stdout, Pin::Status, Pin::Stderr, Pin::Verdict, Pin::Crossings];

    pub fn name(self) -> &'static str {
        match self {
            Pin::Stdout => "stdout",
            Pin::Status => "status",
            Pin::Stderr => "stderr",
            Pin::Verdict => "verdict",
            Pin::Crossings => "crossings",
        }
    }

    pub fn named(name: &str) -> Option<Pin> {
        Pin::ALL.into_iter().find(|pin| pin.name() == name)
    }

    /// Recorded from CPython; the others come from hybridc and are reviewed.
    pub fn is_from_cpython(self) -> bool {
        matches!(self, Pin::Stdout | Pin::Status | Pin::Stderr)
    }
}

impl Sample {
    pub fn golden(&self, root: &Path) -> PathBuf {
        root.join("golden").join(format!("{}.txt", self.name))
    }

    pub fn runs_on(&self, minor: u32) -> bool {
        self.minors.is_empty() || self.minors.contains(&minor)
    }

    /// Why it is known to fail for this version, if it is.
    pub fn known_wrong(&self, minor: u32) -> Option<&str> {
        let known = self.wrong.iter().find(|(only, _)| only.is_none_or(|only| only == minor));
        known.map(|(_, why)| why.as_str())
    }

    /// Does it ask for anything that only `hybridc explain` can answer?
    pub fn needs_verdict(&self) -> bool {
        self.pins.contains(&Pin::Verdict)
            || !self.statics.is_empty()
            || !self.deferred.is_empty()
            || !self.wanted.is_empty()
    }

    pub fn needs_crossings(&self) -> bool {
        self.pins.contains(&Pin::Crossings) || !self.crossings.is_empty()
    }
}

/// All samples below `root/samples`, sorted by name; the second list says what is wrong with a header.
pub fn find(root: &Path) -> io::Result<(Vec<Sample>, Vec<String>)> {
    let folder = root.join("samples");
    let mut paths = Vec::new();
    collect(&folder, &mut paths)?;
    paths.sort();
    let (mut samples, mut wrong) = (Vec::new(), Vec::new());
    for path in paths {
        let below = path.strip_prefix(&folder).expect("collected below the folder");
        let name = below.with_extension("").to_string_lossy().replace('\\', "/");
        match read(name.clone(), path) {
            Ok(sample) => samples.push(sample),
            Err(why) => wrong.push(format!("samples/{name}.py: {why}")),
        }
    }
    Ok((samples, wrong))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('_') {
            continue;
        }
        if path.is_dir() {
            collect(&path, paths)?;
        } else if name.ends_with(".py") {
            paths.push(path);
        }
    }
    Ok(())
}

fn read(name: String, path: PathBuf) -> Result<Sample, String> {
    // Samples of undecodable source exist; their header is ASCII all the same.
    let text = String::from_utf8_lossy(&fs::read(&path).map_err(|e| e.to_string())?).into_owned();
    let stdin = Some(path.with_extension("stdin")).filter(|p| p.is_file());
    let mut sample = Sample {
        name,
        path,
        pins: Vec::new(),
        arguments: Vec::new(),
        stdin,
        statics: Vec::new(),
        deferred: Vec::new(),
        wanted: Vec::new(),
        wrong: Vec::new(),
        crossings: Vec::new(),
        sha256: None,
        command: None,
        environment: Vec::new(),
        minors: Vec::new(),
        is_gone: false,
    };
    for line in text.lines().map(|l| l.trim_start_matches('\u{feff}')).take_while(|l| l.starts_with('#')) {
        let Some((key, value)) = line[1..].split_once(':') else { continue };
        read_header(&mut sample, key.trim(), value.trim())?;
    }
    if sample.pins.is_empty() { Err("its first comment is not `# golden: …`".into()) } else { Ok(sample) }
}

fn read_header(sample: &mut Sample, key: &str, value: &str) -> Result<(), String> {
    let names = || value.split(',').map(|n| n.trim().to_string()).collect::<Vec<_>>();
    let words = || value.split_whitespace().map(str::to_string).collect::<Vec<_>>();
    match key {
        "golden" => {
            for word in value.split_whitespace() {
                sample.pins.push(Pin::named(word).ok_or_else(|| format!("no section is called `{word}`"))?);
            }
            sample.pins.sort();
        }
        "args" => sample.arguments = split_arguments(value),
        "static" => sample.statics = names(),
        "deferred" => sample.deferred = names(),
        "wanted" => sample.wanted = names(),
        "wrong" => sample.wrong.push((None, value.to_string())),
        "crossings" => sample.crossings = words(),
        "sha256" => sample.sha256 = Some(value.to_string()),
        "command" => sample.command = Some(split_arguments(value)),
        "env" => {
            let pairs = value.split_whitespace().filter_map(|pair| pair.split_once('='));
            sample.environment = pairs.map(|(name, value)| (name.to_string(), value.to_string())).collect();
        }
        "source" if value == "gone" => sample.is_gone = true,
        "source" => return Err(format!("a source is `gone`, not `{value}`")),
        "pythons" => {
            sample.minors =
                words().iter().filter_map(|w| w.strip_prefix("3.").and_then(|m| m.parse().ok())).collect();
        }
        // Any other comment of the program is its own, but for this one.
        other => {
            if let Some(minor) = other.strip_prefix("wrong@3.").and_then(|minor| minor.parse().ok()) {
                sample.wrong.push((Some(minor), value.to_string()));
            }
        }
    }
    Ok(())
}

/// Words, with double quotes around those that hold blanks (or nothing).
fn split_arguments(text: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), None::<String>, false);
    for c in text.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            c if c.is_whitespace() && !quoted => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::split_arguments;

    #[test]
    fn arguments_are_split_at_blanks_outside_quotes() {
        assert_eq!(split_arguments(r#"a "b c" "" d"#), ["a", "b c", "", "d"]);
        assert!(split_arguments("  ").is_empty());
    }
}
