//! What `hybridc explain --json` says of a program, and the boundary counter, as golden sections.

use crate::golden::{Section, quote};
use crate::sample::Sample;
use serde_json::Value;
use std::path::Path;

/// One function and its verdict.
pub struct Verdict {
    pub name: String,
    /// `static`, `static-dyn` or `deferred`.
    pub verdict: String,
    /// Reason codes, in the order reported, each once.
    pub reasons: Vec<String>,
    /// Where they stand, from 1.
    pub lines: Vec<usize>,
    /// Each reason with its place and what it says, and under it the root it follows from.
    pub causes: Vec<String>,
}

pub fn parse(json: &[u8]) -> Result<Vec<Verdict>, String> {
    verdicts(&serde_json::from_slice(json).map_err(|e| e.to_string())?)
}

pub fn verdicts(value: &Value) -> Result<Vec<Verdict>, String> {
    let functions = value["functions"].as_array().ok_or("`functions` is no list")?;
    // Module bodies have verdicts too, apart: they are no functions.
    let bodies = value["bodies"].as_array().into_iter().flatten();
    let main = value["bodies"][0]["file"].as_str().unwrap_or_default();
    bodies.chain(functions).map(|function| parse_function(function, main)).collect()
}

fn parse_function(function: &Value, main: &str) -> Result<Verdict, String> {
    let text = |key: &str| function[key].as_str().map(str::to_string).ok_or(format!("`{key}` is no string"));
    let mut reasons: Vec<String> = Vec::new();
    let (mut lines, mut causes) = (Vec::new(), Vec::new());
    for reason in function["reasons"].as_array().into_iter().flatten() {
        let code = reason["code"].as_str().ok_or("a reason without a code")?;
        lines.extend(reason["line"].as_u64().map(|line| line as usize));
        if !reasons.iter().any(|known| known == code) {
            reasons.push(code.to_string());
        }
        let root = reason["cause"].as_array().and_then(|steps| steps.last());
        let root = root.map(|step| format!("    root {}\n", said(&step["reason"], main)));
        let cause = format!("  {}\n{}", said(reason, main), root.unwrap_or_default());
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    Ok(Verdict { name: text("name")?, verdict: text("verdict")?, reasons, lines, causes })
}

/// `D0508 3:5 countdown is a generator`; with the name of its file, where that is not the main one.
fn said(reason: &Value, main: &str) -> String {
    let text = |key: &str| reason[key].as_str().unwrap_or_default();
    let file = text("file");
    let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
    let file = if file == main { String::new() } else { format!("{name}:") };
    format!("{} {file}{}:{} {}", text("code"), reason["line"], reason["col"], text("message"))
}

pub fn section(verdicts: &[Verdict]) -> Section {
    let shown = |v: &Verdict| format!("{} {}\n{}", v.name, v.verdict, v.causes.concat());
    Section { head: String::new(), body: quote(&verdicts.iter().map(shown).collect::<String>()) }
}

/// What the sample's own header demands, whatever was recorded.
pub fn check_demands(sample: &Sample, verdicts: &[Verdict]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (names, demanded) in [(&sample.statics, "static"), (&sample.deferred, "deferred")] {
        for name in names {
            match verdicts.iter().find(|v| v.name == *name) {
                None => wrong.push(format!("`{name}` has no verdict")),
                Some(v) if v.verdict.trim_end_matches("-dyn") != demanded => {
                    wrong.push(format!(
                        "`{name}` is {} {}, the sample demands {demanded}",
                        v.verdict,
                        v.reasons.join(" ")
                    ));
                }
                Some(_) => {}
            }
        }
    }
    for name in &sample.wanted {
        if verdicts.iter().any(|v| v.name == *name && v.verdict != "deferred") {
            wrong.push(format!("`{name}` is static now: name it in `# static:`, no longer in `# wanted:`"));
        }
    }
    // `defer/D0001_any_in_signature` is there to show D0001.
    if let Some(code) = sample.name.strip_prefix("defer/").and_then(|file| file.split('_').next())
        && !verdicts.iter().any(|v| v.reasons.iter().any(|reason| reason == code))
    {
        wrong.push(format!("nothing in it is deferred for {code}"));
    }
    wrong
}

/// Takes the line that `HYBRIDC_TRACE_BOUNDARY=1` adds at the end of stderr, `boundary: to isolate 3, to
/// native 12`, and says how often the isolate was called, and how often it called.
pub fn take_crossings(stderr: &mut Vec<u8>) -> Option<(u64, u64)> {
    const LINE: &[u8] = b"boundary: to isolate ";
    let at = stderr.windows(LINE.len()).rposition(|window| window == LINE)?;
    let numbers = str::from_utf8(&stderr[at + LINE.len()..]).ok()?.trim_end();
    let (to_isolate, to_native) = numbers.split_once(", to native ")?;
    let counts = (to_isolate.parse().ok()?, to_native.parse().ok()?);
    stderr.truncate(at);
    Some(counts)
}

pub fn crossings_section(counts: (u64, u64)) -> Section {
    let flag = |count| if count > 0 { "yes" } else { "no" };
    Section { head: format!("in {} out {}", flag(counts.0), flag(counts.1)), body: String::new() }
}

#[cfg(test)]
mod tests {
    use super::take_crossings;

    #[test]
    fn the_boundary_report_is_the_last_line() {
        let mut stderr = b"boundary: of text\nboundary: to isolate 3, to native 12\n".to_vec();
        assert_eq!(take_crossings(&mut stderr), Some((3, 12)));
        assert_eq!(stderr, b"boundary: of text\n");
        assert_eq!(take_crossings(&mut stderr), None);
    }
}
