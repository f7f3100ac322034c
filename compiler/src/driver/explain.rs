//! `hybridc explain`: what costs most, then every function with its verdict and its reasons.

use std::io::{self, IsTerminal, Write};

use serde_json::{Value, json};

use super::Failure;
use super::front::{self, Front};
use super::native::{self, Analysis};
use super::timing::Timings;
use crate::diag::render::{self, Style};
use crate::diag::{Reason, ReasonId};
use crate::hir::Program;
use crate::link::Cache;
use crate::options::Explain;
use crate::partition::Verdict;
use crate::partition::report::{self, Because, Cause, Explained};
use crate::source::{SourceMap, Span};

/// The number of the schema of `--json`.
const SCHEMA: u32 = 2;

/// What is said of one function, or of a body that runs once (a module's, a class's).
pub struct Row {
    /// `co_qualname`
    pub name: String,
    /// The module's name, dotted.
    pub module: String,
    pub span: Span,
    pub is_body: bool,
    pub verdict: Verdict,
    /// Why it is deferred; empty when it is not.
    pub causes: Vec<Cause>,
    /// What CPython carries out inside it, where it is not.
    pub carried: Vec<Reason>,
}

impl Row {
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        self.causes.iter().map(|cause| &cause.reason)
    }

    /// Would following a hint change the verdict? Not where there are other reasons, or it is another
    /// function's.
    fn can_help(&self, cause: &Cause) -> bool {
        cause.because.is_none() && self.causes.iter().all(|other| other.end().id == cause.reason.id)
    }
}

/// A reason at the end of chains, with what it costs.
pub struct RootRow {
    pub reason: Reason,
    pub functions: Vec<String>,
    pub loops: usize,
    /// So many of the functions have no other root.
    pub alone: usize,
}

/// All that `explain` shows.
pub struct Explanation {
    pub roots: Vec<RootRow>,
    pub rows: Vec<Row>,
}

pub fn explain(options: &Explain) -> Result<(), Failure> {
    let mut timings = Timings::new(options.compile.timings);
    let loaded = front::load(&options.program, &options.compile, &Cache::open()?, &mut timings)?;
    let front = front::front(loaded, &mut timings)?;
    let analysis = native::analyse(&front, &mut timings);
    let explanation = timings.stage("report", || explanation(&front, analysis.as_ref()));
    let shown = if options.json {
        format!("{:#}\n", as_json(&explanation, &front.sources))
    } else {
        as_text(&explanation, &front)
    };
    // Whoever closed stdout has seen enough.
    let _ = io::stdout().write_all(shown.as_bytes());
    timings.report();
    Ok(())
}

pub fn explanation(front: &Front, analysis: Option<&Analysis>) -> Explanation {
    let Some(analysis) = analysis else {
        return Explanation { roots: vec![], rows: vec![unread("__main__", Span::new(front.main, 0, 0))] };
    };
    let program = &analysis.program;
    let explained = report::report(program, &analysis.partition);
    let name = |func: &crate::hir::nodes::FuncId| full_name(program, *func);
    let roots = report::roots(program, &explained).into_iter().map(|root| RootRow {
        functions: root.functions.iter().map(name).collect(),
        reason: root.reason,
        loops: root.loops,
        alone: root.alone,
    });
    let unreadable = program.others().iter().filter(|module| module.body.is_none());
    let unreadable = unreadable.map(|module| unread(&module.name, Span::new(module.file, 0, 0)));
    Explanation { roots: roots.collect(), rows: rows_of(program, explained).chain(unreadable).collect() }
}

/// The functions of the main module.
pub fn rows(analysis: &Analysis) -> Vec<Row> {
    let program = &analysis.program;
    let mut explained = report::report(program, &analysis.partition);
    explained.truncate(program.native_functions().len());
    rows_of(program, explained).collect()
}

fn rows_of(program: &Program, explained: Vec<Explained>) -> impl Iterator<Item = Row> {
    let function = |one: &Explained| &program.functions[one.func.index()];
    let shown = explained.into_iter().filter(move |one| report::is_shown(program, function(one)));
    shown.map(move |one| Row {
        name: function(&one).qualname.clone(),
        module: program.module(function(&one).module).name.clone(),
        span: function(&one).span,
        is_body: !report::is_function(function(&one)),
        verdict: one.verdict,
        causes: one.causes,
        carried: one.carried,
    })
}

/// `f`; `m.f` in another module than the main one.
fn full_name(program: &Program, func: crate::hir::nodes::FuncId) -> String {
    let function = &program.functions[func.index()];
    let module = program.module(function.module);
    if module.id == program.main().id {
        return function.qualname.clone();
    }
    format!("{}.{}", module.name, function.qualname)
}

/// hybridc's parser cannot read the module, so not even its functions are known.
fn unread(module: &str, span: Span) -> Row {
    let reason = Reason::new(ReasonId::Parser, span, "this module");
    Row {
        name: "<module>".into(),
        module: module.into(),
        span,
        is_body: true,
        verdict: Verdict::Deferred,
        causes: vec![Cause { reason, because: None }],
        carried: vec![],
    }
}

/// `roots`: what costs functions, the most costly first. `functions` are the program's functions; `bodies`,
/// apart from them, are what runs once: the modules' bodies, class bodies.
pub fn as_json(explanation: &Explanation, sources: &SourceMap) -> Value {
    let rows = &explanation.rows;
    let shown = |bodies: bool| -> Vec<Value> {
        rows.iter().filter(|row| row.is_body == bodies).map(|row| function_json(row, sources)).collect()
    };
    let roots = explanation.roots.iter().map(|root| {
        let mut value = render::reason_json(&root.reason, false, sources);
        value["costs"] = json!(root.functions);
        value["loops"] = json!(root.loops);
        value["alone"] = json!(root.alone);
        value
    });
    json!({
        "schema": SCHEMA,
        "functions": shown(false),
        "bodies": shown(true),
        "roots": roots.collect::<Vec<Value>>(),
    })
}

/// `cause` of a reason: the steps to its root, each with the reason at its end; empty where it is the root.
fn function_json(row: &Row, sources: &SourceMap) -> Value {
    let reasons = row.causes.iter().map(|cause| {
        let mut value = render::reason_json(&cause.reason, row.can_help(cause), sources);
        value["cause"] = cause.steps().map(|step| step_json(step, sources)).collect();
        value
    });
    let carried = row.carried.iter().map(|one| render::reason_json(one, false, sources));
    json!({
        "name": row.name,
        "module": row.module,
        "file": sources.file(row.span.file).path,
        "line": sources.start(row.span).line,
        "verdict": row.verdict.name(),
        "reasons": reasons.collect::<Vec<Value>>(),
        "carried": carried.collect::<Vec<Value>>(),
    })
}

fn step_json(step: &Because, sources: &SourceMap) -> Value {
    let start = sources.start(step.span);
    json!({
        "message": step.link,
        "file": sources.file(step.span.file).path,
        "line": start.line,
        "col": start.column + 1,
        "reason": render::reason_json(&step.cause.reason, false, sources),
    })
}

fn as_text(explanation: &Explanation, front: &Front) -> String {
    let style = if io::stdout().is_terminal() { Style::Coloured } else { Style::Plain };
    let rows = &explanation.rows;
    let count = |verdict| rows.iter().filter(|row| !row.is_body && row.verdict == verdict).count();
    let mut text = format!(
        "{}: functions: {} static, {} static-dyn, {} deferred, {} never called\n",
        front.loaded.given.display(),
        count(Verdict::Static),
        count(Verdict::StaticDyn),
        count(Verdict::Deferred),
        count(Verdict::NeverCalled)
    );
    if !explanation.roots.is_empty() {
        text.push_str("\nwhat they are deferred for, the most costly first:\n");
    }
    for root in &explanation.roots {
        text.push_str(&root_text(root, front));
    }
    for row in rows {
        let line = front.sources.start(row.span).line;
        let of_main = row.span.file == front.main;
        let module = if of_main { String::new() } else { format!(" of {}", row.module) };
        text.push_str(&format!("\n{:12} {}{module} (line {line})\n", row.verdict.name(), row.name));
        for cause in &row.causes {
            text.push_str(&render::reason(&cause.reason, row.can_help(cause), &front.sources, style));
            for step in cause.steps() {
                text.push_str(&step_text(step, front));
            }
        }
        for one in &row.carried {
            let (place, code) = (place(one.span, front), one.id.row().code);
            text.push_str(&format!("   CPython carries this out: {} ({place}) [{code}]\n", one.message()));
        }
    }
    text
}

fn root_text(root: &RootRow, front: &Front) -> String {
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let (functions, loops) = (counted(root.functions.len(), "function"), counted(root.loops, "loop"));
    let alone = match root.alone {
        all if all == root.functions.len() => String::new(),
        0 => ", none for this alone".into(),
        some => format!(", {some} for this alone"),
    };
    let (place, code) = (place(root.reason.span, front), root.reason.id.row().code);
    let names = root.functions.join(", ");
    format!("  {functions}, {loops}{alone}: {place}: {} [{code}]\n      {names}\n", root.reason.message())
}

/// One step of a chain; the last says what the root is.
fn step_text(step: &Because, front: &Front) -> String {
    let mut text = format!("   because {} ({})\n", step.link, place(step.span, front));
    if step.cause.because.is_none() {
        let reason = &step.cause.reason;
        let (place, code) = (place(reason.span, front), reason.id.row().code);
        text.push_str(&format!("   root: {} ({place}) [{code}]\n", reason.message()));
    }
    text
}

/// `helper.py:3:5`, as seen from the program's folder.
fn place(span: Span, front: &Front) -> String {
    let path = std::path::Path::new(&front.sources.file(span.file).path);
    let start = front.sources.start(span);
    let shown = path.strip_prefix(&front.loaded.directory).unwrap_or(path);
    format!("{}:{}:{}", shown.display(), start.line, start.column + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_the_documented_shape() {
        let mut sources = SourceMap::default();
        let text = "def f(x):\n    return eval(x)\n";
        let file = sources.add("/a.py".into(), text.into(), text.into());
        let reason = Reason::new(ReasonId::EvalExec, Span::new(file, 21, 28), "eval");
        let row = Row {
            name: "f".into(),
            module: "__main__".into(),
            span: Span::new(file, 0, 28),
            is_body: false,
            verdict: Verdict::Deferred,
            causes: vec![Cause { reason: reason.clone(), because: None }],
            carried: vec![],
        };
        let root = RootRow { reason, functions: vec!["f".into()], loops: 0, alone: 1 };
        let value = as_json(&Explanation { roots: vec![root], rows: vec![row] }, &sources);
        assert_eq!((&value["schema"], &value["roots"][0]["costs"]), (&json!(2), &json!(["f"])));
        let function = &value["functions"][0];
        assert_eq!(
            (&function["name"], &function["file"], &function["line"]),
            (&json!("f"), &json!("/a.py"), &json!(1))
        );
        assert_eq!(function["verdict"], "deferred");
        let reason = &function["reasons"][0];
        assert_eq!(
            (&reason["line"], &reason["col"], &reason["kind"], &reason["cause"]),
            (&json!(2), &json!(12), &json!("hard"), &json!([]))
        );
    }
}
