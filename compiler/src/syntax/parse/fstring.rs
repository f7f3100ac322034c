//! Strings and f-strings.

use crate::source::Span;
use crate::syntax::ast::*;
use crate::syntax::literal;
use crate::syntax::parse::Converted;
use crate::syntax::parse::Cx;
use crate::syntax::parse::Outer;
use rustpython_ruff_python_ast as ruff;
use rustpython_ruff_text_size::{Ranged, TextRange, TextSize};

// Strings.
impl Cx<'_> {
    pub(super) fn string(&self, node: &ruff::ExprStringLiteral) -> ExprKind {
        let value = node.value.iter().map(|part| self.string_part(part)).reduce(PyText::concat);
        let value = value.unwrap_or(PyText::Text(String::new()));
        // CPython sets `kind` from the first part, for a small `u` only.
        let u_prefix = self.text[node.range].starts_with('u');
        ExprKind::Constant { value: Const::Str(value), u_prefix }
    }

    fn string_part(&self, part: &ruff::StringLiteral) -> PyText {
        if part.flags.prefix().is_raw() {
            return PyText::Text(part.value.to_string());
        }
        literal::restore_surrogates(&part.value, &self.text[part.content_range()], false)
    }

    /// Joins the parts of an f-string, its literal neighbours included, as CPython does: adjacent text
    /// becomes one constant from the start of the first piece to the end of the last, empty text vanishes.
    pub(super) fn fstring(&self, node: &ruff::ExprFString) -> Converted<ExprKind> {
        let mut pieces = Vec::new();
        for part in node.value.iter() {
            let outer = if self.inner_positions { None } else { Some((node.range, part.range())) };
            match part {
                ruff::FStringPart::Literal(part) => {
                    let u_prefix = self.text[part.range].starts_with('u');
                    pieces.push(self.text_piece(self.string_part(part), part.range, outer, u_prefix));
                }
                ruff::FStringPart::FString(part) => {
                    let is_raw = part.flags.prefix().is_raw();
                    self.fstring_elements(&part.elements, is_raw, outer, &mut pieces)?;
                }
            }
        }
        Ok(ExprKind::JoinedStr(join_text(pieces)))
    }

    fn text_piece(&self, value: PyText, range: TextRange, outer: Outer, u_prefix: bool) -> Expr {
        let kind = ExprKind::Constant { value: Const::Str(value), u_prefix };
        Expr { kind, span: self.span(outer.map_or(range, |(whole, _)| whole)) }
    }

    fn fstring_elements(
        &self,
        elements: &ruff::InterpolatedStringElements,
        is_raw: bool,
        outer: Outer,
        pieces: &mut Vec<Expr>,
    ) -> Converted<()> {
        for element in elements {
            match element {
                ruff::InterpolatedStringElement::Literal(text) => {
                    let value = if is_raw {
                        PyText::Text(text.value.to_string())
                    } else {
                        literal::restore_surrogates(&text.value, &self.text[text.range], true)
                    };
                    pieces.push(self.text_piece(value, text.range, outer, false));
                }
                ruff::InterpolatedStringElement::Interpolation(value) => {
                    self.interpolation(value, is_raw, outer, pieces)?;
                }
            }
        }
        Ok(())
    }

    fn interpolation(
        &self,
        node: &ruff::InterpolatedElement,
        is_raw: bool,
        outer: Outer,
        pieces: &mut Vec<Expr>,
    ) -> Converted<()> {
        let mut conversion = match node.conversion {
            ruff::ConversionFlag::None => Conversion::None,
            ruff::ConversionFlag::Str => Conversion::Str,
            ruff::ConversionFlag::Repr => Conversion::Repr,
            ruff::ConversionFlag::Ascii => Conversion::Ascii,
        };
        if let Some(debug) = &node.debug_text {
            let start = node.range.start() + TextSize::from(1);
            let end = node.expression.end() + TextSize::of(debug.trailing.as_str());
            let range = TextRange::new(start, end);
            let text = &self.text[range];
            if text.contains('#') && text.contains('\n') {
                // CPython 3.12+ drops comments from the shown text, and not in the same way in each release.
                return Err(self.unparsed("comment inside `{…=}`", range));
            }
            pieces.push(self.text_piece(PyText::Text(text.to_owned()), range, outer, false));
            // `{x=}` means `x={x!r}`, but `{x=:>5}` formats with `str`.
            if conversion == Conversion::None && node.format_spec.is_none() {
                conversion = Conversion::Repr;
            }
        }
        let spec = node.format_spec.as_ref().map(|spec| self.format_spec(spec, is_raw, outer)).transpose()?;
        let mut value = self.boxed(&node.expression)?;
        if let (Some(_), ruff::Expr::Tuple(ruff::ExprTuple { parenthesized: false, .. })) =
            (outer, &*node.expression)
        {
            value.span = self.parenthesized_by_cpython(node);
        }
        let kind = ExprKind::FormattedValue { value, conversion, spec: spec.map(Box::new) };
        pieces.push(Expr { kind, span: self.span(outer.map_or(node.range, |(whole, _)| whole)) });
        Ok(())
    }

    /// CPython 3.11 reads `{a, b}` as `(a, b)` and gives the tuple the places of the braces: from `{` to
    /// behind the character that ends the expression.
    fn parenthesized_by_cpython(&self, node: &ruff::InterpolatedElement) -> Span {
        let end = node.expression.end().to_usize();
        let rest = &self.text[end..];
        let blanks = rest.len() - rest.trim_start().len();
        Span::new(self.file, node.range.start().to_u32(), (end + blanks + 1) as u32)
    }

    /// CPython's `JoinedStr` of a format spec starts at the colon.
    fn format_spec(
        &self,
        spec: &ruff::InterpolatedStringFormatSpec,
        is_raw: bool,
        outer: Outer,
    ) -> Converted<Expr> {
        let mut pieces = Vec::new();
        self.fstring_elements(&spec.elements, is_raw, outer, &mut pieces)?;
        let mut pieces = join_text(pieces);
        let range = match outer {
            None => TextRange::new(spec.range.start() - TextSize::from(1), spec.range.end()),
            // CPython 3.11 finishes a spec with the position of its own literal, text before a value in it
            // excepted.
            Some((_, part)) => {
                if let Some(Expr { kind: ExprKind::Constant { .. }, span }) = pieces.last_mut() {
                    *span = self.span(part);
                }
                part
            }
        };
        Ok(Expr { kind: ExprKind::JoinedStr(pieces), span: self.span(range) })
    }
}

/// Adjacent constants become one, empty ones vanish.
fn join_text(pieces: Vec<Expr>) -> Vec<Expr> {
    let mut joined: Vec<Expr> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (
                Some(Expr { kind: ExprKind::Constant { value: Const::Str(left), .. }, span }),
                Expr { kind: ExprKind::Constant { value: Const::Str(right), .. }, span: right_span },
            ) => {
                *left = std::mem::replace(left, PyText::Text(String::new())).concat(right);
                *span = span.to(right_span);
            }
            (_, piece) => joined.push(piece),
        }
    }
    joined.retain(
        |piece| !matches!(&piece.kind, ExprKind::Constant { value: Const::Str(text), .. } if text.is_empty()),
    );
    joined
}
