//! `hybridc explain`: every function with its verdict and its reasons.

use std::io::{self, IsTerminal, Write};

use serde_json::{Value, json};

use super::Failure;
use super::native::{self, Analysis};
use super::pipeline::{self, Front};
use super::timing::Timings;
use crate::diag::render::{self, Style};
use crate::diag::{Reason, ReasonId};
use crate::hir::nodes::FunctionKind;
use crate::link::Cache;
use crate::options::Explain;
use crate::partition::Verdict;
use crate::source::{SourceMap, Span};

/// What is said of one function, or of a body that runs once (the module's, a class's).
pub struct Row {
    /// `co_qualname`
    pub name: String,
    pub span: Span,
    pub is_body: bool,
    pub verdict: Verdict,
    /// Why it is deferred; empty when it is not.
    pub reasons: Vec<Reason>,
}

pub fn explain(options: &Explain) -> Result<(), Failure> {
    let mut timings = Timings::new(options.compile.timings);
    let loaded = pipeline::load(&options.program, &options.compile, &Cache::open()?, &mut timings)?;
    let front = pipeline::front(loaded, &mut timings)?;
    let analysis = native::analyse(&front, &mut timings);
    let rows = all_rows(&front, analysis.as_ref());
    let shown =
        if options.json { format!("{:#}\n", as_json(&rows, &front.sources)) } else { as_text(&rows, &front) };
    // Whoever closed stdout has seen enough.
    let _ = io::stdout().write_all(shown.as_bytes());
    timings.report();
    Ok(())
}

pub fn all_rows(front: &Front, analysis: Option<&Analysis>) -> Vec<Row> {
    analysis.map_or_else(|| unread(front), rows)
}

pub fn rows(analysis: &Analysis) -> Vec<Row> {
    let Analysis { program, partition } = analysis;
    let decided = partition.verdicts.iter().zip(&partition.reasons);
    let functions = program.main_functions().iter().zip(decided);
    // A generator expression is part of the function it stands in.
    let functions = functions.filter(|(function, _)| function.kind != FunctionKind::GeneratorExpression);
    functions
        .map(|(function, (verdict, reasons))| Row {
            name: function.qualname.clone(),
            span: function.span,
            is_body: matches!(function.kind, FunctionKind::Module | FunctionKind::Class),
            verdict: *verdict,
            reasons: reasons.clone(),
        })
        .collect()
}

/// hybridc's parser cannot read the module, so not even its functions are known.
fn unread(front: &Front) -> Vec<Row> {
    let span = Span::new(front.main, 0, 0);
    let reasons = vec![Reason::new(ReasonId::Parser, span, "this module")];
    vec![Row { name: "<module>".into(), span, is_body: true, verdict: Verdict::Deferred, reasons }]
}

/// `functions` are the program's functions; `bodies`, apart from them, are what runs once: the module's body,
/// class bodies.
pub fn as_json(rows: &[Row], sources: &SourceMap) -> Value {
    let shown = |bodies: bool| -> Vec<Value> {
        rows.iter().filter(|row| row.is_body == bodies).map(|row| function_json(row, sources)).collect()
    };
    json!({ "functions": shown(false), "bodies": shown(true) })
}

fn function_json(row: &Row, sources: &SourceMap) -> Value {
    let reasons: Vec<Value> = row.reasons.iter().map(|reason| render::reason_json(reason, sources)).collect();
    json!({
        "name": row.name,
        "file": sources.file(row.span.file).path,
        "line": sources.start(row.span).line,
        "verdict": row.verdict.name(),
        "reasons": reasons,
    })
}

fn as_text(rows: &[Row], front: &Front) -> String {
    let style = if io::stdout().is_terminal() { Style::Coloured } else { Style::Plain };
    let count = |verdict| rows.iter().filter(|row| !row.is_body && row.verdict == verdict).count();
    let mut text = format!(
        "{}: functions: {} static, {} static-dyn, {} deferred\n",
        front.loaded.given.display(),
        count(Verdict::Static),
        count(Verdict::StaticDyn),
        count(Verdict::Deferred)
    );
    for row in rows {
        let line = front.sources.start(row.span).line;
        text.push_str(&format!("\n{:10} {} (line {line})\n", row.verdict.name(), row.name));
        for reason in &row.reasons {
            text.push_str(&render::reason(reason, &front.sources, style));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_the_documented_shape() {
        let mut sources = SourceMap::default();
        let text = "def f(x):\n    return eval(x)\n";
        let file = sources.add("/a.py".into(), text.into(), text.into());
        let reasons = vec![Reason::new(ReasonId::EvalExec, Span::new(file, 21, 28), "eval")];
        let span = Span::new(file, 0, 28);
        let row = Row { name: "f".into(), span, is_body: false, verdict: Verdict::Deferred, reasons };
        let value = as_json(&[row], &sources);
        let function = &value["functions"][0];
        assert_eq!(
            (&function["name"], &function["file"], &function["line"]),
            (&json!("f"), &json!("/a.py"), &json!(1))
        );
        assert_eq!(function["verdict"], "deferred");
        let reason = &function["reasons"][0];
        assert_eq!(
            (&reason["line"], &reason["col"], &reason["kind"]),
            (&json!(2), &json!(11), &json!("hard"))
        );
    }
}
