//! The examples that stand in texts of a module: what `doctest` runs.
//!
//! ```text
//! """The square.
//!
//! >>> square(3)              square(3)
//! 9                    =>    for n in range(2):
//! >>> for n in range(2):         square(n)
//! ...     square(n)
//! """
//! ```

use super::ast::{Const, Expr, ExprKind, Module, PyText, Stmt, StmtKind};

/// Does a name give objects other texts than those that stand below their first lines?
type GivesTexts = fn(&str) -> bool;

/// The examples of all texts of a module, one behind the other, behind what it imports itself: they run with
/// its names. `None` where a text may come from elsewhere, or `doctest` would refuse it.
pub fn examples(module: &Module, source: &str, gives_texts: GivesTexts) -> Option<String> {
    let mut found = Found { source: Some(source), examples: String::new(), is_known: true, gives_texts };
    found.body(&module.body);
    found.is_known.then_some(found.examples)
}

/// May this other module give objects of the program such texts?
pub fn may_give_texts(module: &Module, gives_texts: GivesTexts) -> bool {
    let mut found = Found { source: None, examples: String::new(), is_known: true, gives_texts };
    found.body(&module.body);
    !found.is_known
}

struct Found<'a> {
    /// `None`: only names are looked at.
    source: Option<&'a str>,
    examples: String,
    is_known: bool,
    gives_texts: GivesTexts,
}

impl Found<'_> {
    fn body(&mut self, body: &[Stmt]) {
        for statement in body {
            self.statement(statement);
            statement.each_expr(&mut |expr| self.expr(expr));
            statement.each_block(&mut |body| self.body(body));
        }
    }

    fn statement(&mut self, statement: &Stmt) {
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.name(&def.name),
            StmtKind::ClassDef(def) => self.name(&def.name),
            StmtKind::Import(names) | StmtKind::ImportFrom { names, .. } => {
                if let Some(source) = self.source {
                    let span = statement.span;
                    self.examples.push_str(&source[span.start as usize..span.end as usize]);
                    self.examples.push('\n');
                }
                for alias in names {
                    self.name(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            StmtKind::Return(_)
            | StmtKind::Delete(_)
            | StmtKind::Assign { .. }
            | StmtKind::TypeAlias { .. }
            | StmtKind::AugAssign { .. }
            | StmtKind::AnnAssign { .. }
            | StmtKind::For { .. }
            | StmtKind::While { .. }
            | StmtKind::If { .. }
            | StmtKind::With { .. }
            | StmtKind::Match { .. }
            | StmtKind::Raise { .. }
            | StmtKind::Try(_)
            | StmtKind::Assert { .. }
            | StmtKind::Global(_)
            | StmtKind::Nonlocal(_)
            | StmtKind::Expr(_)
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Name { id: name, .. } | ExprKind::Attribute { attr: name, .. } => self.name(name),
            ExprKind::Constant { value: Const::Str(PyText::Text(text)), .. } => {
                self.name(text);
                match in_text(text).filter(|_| self.source.is_some()) {
                    Some(examples) => self.examples.push_str(&examples),
                    None => self.is_known &= self.source.is_none(),
                }
            }
            ExprKind::Constant { value: Const::Str(PyText::CodePoints(_)), .. } => {
                self.is_known &= self.source.is_none();
            }
            _ => {}
        }
        expr.each_child(&mut |child| self.expr(child));
    }

    fn name(&mut self, name: &str) {
        self.is_known &= !(self.gives_texts)(name);
    }
}

/// `None` where `doctest` says that the text is malformed: a prompt without a blank behind it, or with less
/// before it than the first of its example.
fn in_text(text: &str) -> Option<String> {
    let mut examples = String::new();
    // In an example: how far it is indented.
    let mut indent = None;
    for line in text.split('\n') {
        let line = without_tabs(line);
        let code = line.trim_start_matches(' ');
        let before = line.len() - code.len();
        let rest = match (code.strip_prefix(">>>"), code.strip_prefix("..."), indent) {
            (Some(rest), ..) => {
                indent = Some(before);
                rest
            }
            (None, Some(rest), Some(indent)) if indent == before => rest,
            (None, Some(_), Some(_)) => return None,
            (None, ..) => {
                indent = None;
                continue;
            }
        };
        if !rest.is_empty() && !rest.starts_with(' ') {
            return None;
        }
        examples.push_str(rest.get(1..).unwrap_or(""));
        examples.push('\n');
    }
    Some(examples)
}

/// As `str.expandtabs` does it.
fn without_tabs(line: &str) -> String {
    let mut expanded = String::new();
    let mut column = 0;
    for c in line.chars() {
        let width = if c == '\t' { 8 - column % 8 } else { 1 };
        match c {
            '\t' => expanded.extend(std::iter::repeat_n(' ', width)),
            _ => expanded.push(c),
        }
        column = if c == '\r' { 0 } else { column + width };
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;
    use crate::syntax::{Target, parse};

    fn gives_texts(name: &str) -> bool {
        name == "__doc__" || name == "__test__"
    }

    fn parsed(text: &str) -> Module {
        let mut sources = SourceMap::default();
        let file = sources.add("a.py".into(), text.into(), text.into());
        let Ok(module) = parse(file, text, Target { minor: 12 }) else { panic!("parses: {text}") };
        module
    }

    fn found(text: &str) -> Option<String> {
        examples(&parsed(text), text, gives_texts)
    }

    #[test]
    fn examples_of_all_texts() {
        let body = "  '''F\n    >>> for a in x:\n    ...     a\n    ...\n    1\n  '''\n";
        let text = format!("'''\n>>> f(1)\n2\n'''\ndef f(x):\n{body}");
        assert_eq!(found(&text).as_deref(), Some("f(1)\nfor a in x:\n    a\n\n"));
        assert_eq!(found("if x:\n  import a as b\n").as_deref(), Some("import a as b\n"));
        assert_eq!(found("def f():\n\t'''\n\t>>> 1\n\t>>>\n\t'''\n").as_deref(), Some("1\n\n"));
    }

    #[test]
    fn malformed() {
        assert_eq!(found("'>>>1'\n"), None);
        assert_eq!(found("'''\n  >>> 1\n ... 2'''\n"), None);
    }

    #[test]
    fn other_texts() {
        assert_eq!(found("f.__doc__ = g()\n"), None);
        assert_eq!(found("__test__ = {}\n"), None);
        assert_eq!(found("setattr(f, '__doc__', g())\n"), None);
        assert_eq!(found("def f():\n  '>>> 1 \\udc80'\n"), None);
    }

    #[test]
    fn other_modules() {
        assert!(may_give_texts(&parsed("def deco(f):\n  f.__doc__ = text\n  return f\n"), gives_texts));
        assert!(!may_give_texts(&parsed("import a\nx = '>>>1'\n"), gives_texts));
    }
}
