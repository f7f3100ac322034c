//! What a name at module level can be bound to, and the places that bind it.

use super::nodes::{DefId, FuncId, ModuleId, StmtId};
use crate::source::Span;

/// What a name at module level can be bound to.
pub struct Definition {
    pub id: DefId,
    pub module: ModuleId,
    pub name: String,
    /// Every place that binds or deletes it.
    pub bindings: Vec<Bind>,
}

/// A place that binds or deletes a definition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bind {
    pub func: FuncId,
    pub stmt: StmtId,
    /// Of that statement.
    pub span: Span,
    pub form: Form,
    pub way: Way,
}

/// The statement, or part of one, that binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Assignment,
    /// `x += 1`
    Augmented,
    /// `x: int = 1`, `x: int`
    Annotated,
    Walrus,
    For,
    With,
    /// `except E as x`; that its end unbinds `x` stands in statements of their own.
    Handler,
    Def,
    Class,
    TypeAlias,
    Import,
    FromImport,
    Delete,
}

/// How the place names what it binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// By its name, in the module's own text: in the body, or in a function that says `global`.
    Name,
    /// As an attribute of the module.
    Attribute,
    /// Not at all: `from m import *`.
    Star,
}

impl Definition {
    /// The places that name it in the module's own text.
    pub fn writes(&self) -> impl Iterator<Item = &Bind> + Clone {
        self.bindings.iter().filter(|bind| bind.way == Way::Name)
    }

    /// Does one place alone name it?
    pub fn is_written_once(&self) -> bool {
        self.writes().count() == 1
    }
}
