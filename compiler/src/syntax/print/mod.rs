//! The syntax tree as text, for `--emit=ast`.
//!
//! The text is what CPython prints for `ast.dump(tree, include_attributes=True, indent=1)` (with
//! `show_empty=True` from 3.13 on), with everything outside of ASCII escaped. So the two can be compared as
//! strings.

mod expr;
mod literal;
mod operator;
mod pattern;
mod stmt;

use super::Target;
use crate::source::{SourceMap, Span};
use crate::syntax::ast::*;
use crate::syntax::print::literal::number;
pub use literal::repr;

pub fn print(module: &Module, sources: &SourceMap, target: Target) -> String {
    let cx = Cx { sources, target };
    let tree =
        plain("Module", vec![("body", cx.stmts(&module.body)), ("type_ignores", Value::List(Vec::new()))]);
    let mut out = String::new();
    write(&tree, 0, &mut out);
    out.push('\n');
    out
}

/// What `ast.dump` sees: nodes with fields, lists, and `repr`s.
enum Value {
    Node(&'static str, Vec<Field>),
    List(Vec<Value>),
    Text(String),
}

type Field = (&'static str, Value);

fn plain(name: &'static str, fields: Vec<Field>) -> Value {
    Value::Node(name, fields)
}

fn write(value: &Value, level: usize, out: &mut String) {
    let indent = |out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', level + 1));
    };
    match value {
        Value::Text(text) => out.push_str(text),
        Value::List(items) if items.is_empty() => out.push_str("[]"),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                indent(out);
                write(item, level + 1, out);
            }
            out.push(']');
        }
        Value::Node(name, fields) => {
            out.push_str(name);
            out.push('(');
            // `ast.dump` keeps up to three simple fields on one line.
            let one_line = fields.len() <= 3 && fields.iter().all(|(_, value)| is_simple(value));
            for (index, (field, value)) in fields.iter().enumerate() {
                match (one_line, index) {
                    (true, 0) => {}
                    (true, _) => out.push_str(", "),
                    (false, _) => {
                        out.push_str(if index == 0 { "" } else { "," });
                        indent(out);
                    }
                }
                out.push_str(field);
                out.push('=');
                write(value, level + 1, out);
            }
            out.push(')');
        }
    }
}

fn is_simple(value: &Value) -> bool {
    match value {
        Value::Text(_) => true,
        Value::List(items) => items.is_empty(),
        Value::Node(_, fields) => fields.is_empty(),
    }
}

struct Cx<'a> {
    sources: &'a SourceMap,
    target: Target,
}

impl Cx<'_> {
    /// A node with its position.
    fn located(&self, name: &'static str, mut fields: Vec<Field>, span: Span) -> Value {
        let (start, end) = (self.sources.start(span), self.sources.end(span));
        fields.push(("lineno", number(start.line)));
        fields.push(("col_offset", number(start.column)));
        fields.push(("end_lineno", number(end.line)));
        fields.push(("end_col_offset", number(end.column)));
        Value::Node(name, fields)
    }
}
