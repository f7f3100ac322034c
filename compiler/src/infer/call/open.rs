//! `open(…)` in a program without an isolate.
//!
//! The mode says which class a file is of, so it has to be written down; with it all that `open` checks is
//! checked here (`_io_open_impl` in `Modules/_io/_iomodule.c`). What is no path as text, and what is to be
//! asked when the program runs, stays with CPython.

use crate::catalog::{self, intrinsics};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, Const, ExprId, ExprKind, PyText};
use crate::infer::rows::Shape;
use crate::infer::table::How;
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::Ty;
use intrinsics::files;

impl<'a> Walk<'_, 'a> {
    pub(super) fn open(&mut self, args: &'a [Arg], span: Span) -> (Ty, How) {
        let mut operands = vec![];
        let mut shape = Shape::default();
        for (index, (keyword, ty)) in self.arguments(args).into_iter().enumerate() {
            match keyword {
                None => shape.positional.push(index),
                Some(keyword) => shape.keywords.push((keyword.to_owned(), index)),
            }
            operands.push(ty);
        }
        if !self.env.reachable || operands.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return (Ty::Never, How::Plain);
        }
        let row = self.open_row(args);
        let found = row
            .and_then(|row| self.rows_dispatch(catalog::lookup("hybridc", row), &mut operands, &shape, span));
        match found {
            Some((ty, dispatch)) => (ty, How::Dispatch(dispatch)),
            None => (self.refuse(ReasonId::NoRow, span, "`open` with these arguments"), How::Plain),
        }
    }

    /// The row for the mode that is written down, if all else is what that row takes.
    fn open_row(&self, args: &'a [Arg]) -> Option<&'static str> {
        let mut given = files::Given::default();
        for (index, arg) in args.iter().enumerate() {
            let (name, value) = match arg {
                Arg::Positional(value) => (*files::PARAMETERS.get(index)?, *value),
                Arg::Keyword(name, value) => (name.as_str(), *value),
                Arg::Star(_) | Arg::DoubleStar(_) => return None,
            };
            match name {
                files::FILE => {}
                files::BUFFERING => given.buffering = self.constant_int(value)?,
                _ => given.set(name, self.constant_text(value)?)?,
            }
        }
        files::open_row(&given)
    }

    /// A text that is written down; `Some(None)`: None is.
    fn constant_text(&self, value: ExprId) -> Option<Option<&'a str>> {
        match &self.func.expr(value).kind {
            ExprKind::Const(Const::Str(PyText::Text(text))) => Some(Some(text)),
            ExprKind::Const(Const::None) => Some(None),
            _ => None,
        }
    }
}
