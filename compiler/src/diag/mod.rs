//! What hybridc has to say: errors and warnings with a code, and reasons to defer.
//!
//! A [`Diagnostic`] is finished text and spans; it knows nothing of types or stages. Errors are for
//! unreadable input and for the environment only: a program CPython accepts always builds.

pub mod codes;
pub mod reasons;
pub mod render;

pub use codes::{Code, Severity};
pub use reasons::{Kind, Reason, ReasonId};

use crate::source::Span;

/// One message, with the places it talks about (the first label is the primary one).
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic {
    pub code: Code,
    /// Lower case, no period, Python names in backticks, what is wrong before why.
    pub message: String,
    pub labels: Vec<Label>,
    /// What to do about it; the code's own hint when there is no better one.
    pub hint: Option<String>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

impl Diagnostic {
    pub fn new(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, message: message.into(), labels: Vec::new(), hint: None }
    }
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = Some(hint.into());
        self
    }
    /// The hint to show: its own, else the one that goes with the code; none when empty.
    pub fn shown_hint(&self) -> Option<&str> {
        let hint = self.hint.as_deref().unwrap_or(self.code.row().hint);
        (!hint.is_empty()).then_some(hint)
    }
}

/// Where stages leave their messages; the driver prints them.
#[derive(Default, Debug)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }
    pub fn has_errors(&self) -> bool {
        self.iter().any(|d| d.code.row().severity == Severity::Error)
    }
}
