//! Diagnostics and reasons as text for a terminal and as JSON.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::{Value, json};

use super::{Diagnostic, Label, Reason, Severity};
use crate::source::{SourceMap, Span};

/// How the words stand on the terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    Plain,
    Coloured,
}

/// `error[E0003]: no Python found …` with the source lines it talks about, and a hint. Ends with a line end.
pub fn diagnostic(diagnostic: &Diagnostic, sources: &SourceMap, style: Style) -> String {
    let row = diagnostic.code.row();
    let level = match row.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Bug => Level::ERROR.with_name("internal error"),
    };
    report(level, row.code, &diagnostic.message, &diagnostic.labels, diagnostic.shown_hint(), sources, style)
}

/// `deferred[D0003]: …` with its place, and the hint if it would help. Ends with a line end.
pub fn reason(reason: &Reason, helps: bool, sources: &SourceMap, style: Style) -> String {
    let row = reason.id.row();
    let labels = [Label { span: first_line(reason.span, sources), text: String::new() }];
    let hint = (helps && !row.hint.is_empty()).then_some(row.hint);
    report(Level::NOTE.with_name("deferred"), row.code, &reason.message(), &labels, hint, sources, style)
}

/// Of a function or class, its head says enough.
fn first_line(span: Span, sources: &SourceMap) -> Span {
    let length = sources.text(span).find('\n').map_or(span.end - span.start, |at| at as u32);
    Span::new(span.file, span.start, span.start + length)
}

fn report(
    level: Level<'_>,
    code: &str,
    message: &str,
    labels: &[Label],
    hint: Option<&str>,
    sources: &SourceMap,
    style: Style,
) -> String {
    if labels.is_empty() {
        return sentence(level, code, message, hint, style);
    }
    let mut snippets = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let file = sources.file(label.span.file);
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let range = label.span.start as usize..(label.span.end as usize).max(label.span.start as usize);
        let mut annotation = kind.span(range);
        if !label.text.is_empty() {
            annotation = annotation.label(label.text.as_str());
        }
        snippets.push(Snippet::source(file.text.as_str()).path(file.path.as_str()).annotation(annotation));
    }
    let title = level.primary_title(message).id(code);
    let mut group = title.elements(snippets);
    if let Some(hint) = hint {
        group = group.element(Level::HELP.message(hint));
    }
    format!("{}\n", renderer(style).render(&[group]))
}

fn renderer(style: Style) -> Renderer {
    match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    }
}

/// Without a place there is nothing to draw lines to: the message, and the hint below it.
fn sentence(level: Level<'_>, code: &str, message: &str, hint: Option<&str>, style: Style) -> String {
    let mut groups = vec![Group::with_title(level.primary_title(message).id(code))];
    groups.extend(hint.map(|hint| Group::with_title(Level::HELP.secondary_title(hint))));
    let shown: Vec<String> =
        groups.into_iter().map(|group| renderer(style).render(&[group]).to_string()).collect();
    format!("{}\n", shown.join("\n"))
}

/// A reason in the schema of `explain --json`: lines and columns from 1.
pub fn reason_json(reason: &Reason, helps: bool, sources: &SourceMap) -> Value {
    let row = reason.id.row();
    let start = sources.start(reason.span);
    json!({
        "code": row.code,
        "name": row.name,
        "kind": row.kind.name(),
        "message": reason.message(),
        "hint": if helps { row.hint } else { "" },
        "file": sources.file(reason.span.file).path,
        "line": start.line,
        "col": start.column + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, ReasonId};

    #[test]
    fn a_message_without_place_is_two_lines() {
        let shown = diagnostic(
            &Diagnostic::new(Code::NoPython, "no Python found: tried `python3` on PATH"),
            &SourceMap::default(),
            Style::Plain,
        );
        assert!(shown.starts_with("error[E0003]: no Python found: tried `python3` on PATH\n"), "{shown}");
        assert!(shown.contains("help: install Python 3.11"), "{shown}");
    }

    #[test]
    fn a_reason_shows_its_line() {
        let mut sources = SourceMap::default();
        let text = "import x\neval('1')\n";
        let file = sources.add("a.py".into(), text.into(), text.into());
        let found = Reason::new(ReasonId::EvalExec, Span::new(file, 9, 18), "eval");
        let shown = reason(&found, true, &sources, Style::Plain);
        assert!(shown.starts_with("deferred[D0005]: `eval` runs text as code\n"), "{shown}");
        assert!(shown.contains("a.py:2:1") && shown.contains("eval('1')"), "{shown}");
        assert_eq!(reason_json(&found, true, &sources)["line"], 2);
    }
}
