//! A generated program as a tree: text with holes, so that a reducer can take pieces out of it.
//!
//! ```text
//! Expr "$ + $" of `a` and `len(@)`           prints   a + len(b)
//! Stmt  clauses `if …:` `else:` with bodies   prints   itself, indented
//! ```
//!
//! Nothing here knows what a piece means: what CPython refuses is not taken for a smaller program.

/// Text with holes.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pieces: Vec<Piece>,
    /// Needs no parentheses as an operand.
    is_atom: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    /// An operand: put in parentheses when it is no atom.
    Operand(Expr),
    /// An argument, an item, a right hand side.
    Argument(Expr),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    pub clauses: Vec<Clause>,
}

/// `if x:` and what is below it; a simple statement is one clause without a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    pub head: Expr,
    pub body: Option<Vec<Stmt>>,
}

impl Expr {
    /// A name, a literal: text as it stands.
    pub fn leaf(text: impl Into<String>) -> Expr {
        Expr { pieces: vec![Piece::Text(text.into())], is_atom: true }
    }

    /// `$` in the template is an operand, `@` an argument.
    pub fn of(template: &str, parts: Vec<Expr>) -> Expr {
        let mut parts = parts.into_iter();
        let mut pieces = Vec::new();
        let mut text = String::new();
        for c in template.chars() {
            if !matches!(c, '$' | '@') {
                text.push(c);
                continue;
            }
            let part = parts.next().expect("a template has as many parts as holes");
            pieces.push(Piece::Text(std::mem::take(&mut text)));
            pieces.push(if c == '$' { Piece::Operand(part) } else { Piece::Argument(part) });
        }
        pieces.push(Piece::Text(text));
        Expr { pieces, is_atom: is_atomic(template) }
    }

    /// The same, always in parentheses when it is an operand.
    pub fn loose(template: &str, parts: Vec<Expr>) -> Expr {
        Expr { is_atom: false, ..Expr::of(template, parts) }
    }

    /// `a, b, c` between two brackets.
    pub fn listed(open: &str, items: Vec<Expr>, close: &str) -> Expr {
        let template = format!("{open}{}{close}", vec!["@"; items.len()].join(", "));
        Expr { is_atom: true, ..Expr::of(&template, items) }
    }

    pub fn text(&self) -> String {
        let mut out = String::new();
        self.print(&mut out);
        out
    }

    fn print(&self, out: &mut String) {
        for (at, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Argument(inner) => inner.print(out),
                Piece::Operand(inner) => {
                    let next = self.pieces.get(at + 1);
                    let is_dotted = matches!(next, Some(Piece::Text(text)) if text.starts_with('.'));
                    let text = inner.text();
                    // `5.real` is no attribute of a number.
                    let is_number = is_dotted && text.chars().all(|c| c.is_ascii_digit() || c == '_');
                    if inner.is_atom && !is_number {
                        out.push_str(&text);
                    } else {
                        out.push_str(&format!("({text})"));
                    }
                }
            }
        }
    }

    pub fn children(&self) -> Vec<&Expr> {
        self.pieces.iter().filter_map(Piece::inner).collect()
    }

    pub fn children_mut(&mut self) -> Vec<&mut Expr> {
        self.pieces.iter_mut().filter_map(Piece::inner_mut).collect()
    }
}

impl Piece {
    fn inner(&self) -> Option<&Expr> {
        match self {
            Piece::Text(_) => None,
            Piece::Operand(inner) | Piece::Argument(inner) => Some(inner),
        }
    }

    fn inner_mut(&mut self) -> Option<&mut Expr> {
        match self {
            Piece::Text(_) => None,
            Piece::Operand(inner) | Piece::Argument(inner) => Some(inner),
        }
    }
}

/// `f($)`, `$[$]`, `$.x` and displays bind tightest; whatever has a blank outside brackets does not.
fn is_atomic(template: &str) -> bool {
    let mut depth = 0;
    for c in template.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ' ' | '-' | '~' | '+' | '*' if depth == 0 => return false,
            _ => {}
        }
    }
    true
}

impl Stmt {
    pub fn simple(head: Expr) -> Stmt {
        Stmt { clauses: vec![Clause { head, body: None }] }
    }

    pub fn of(template: &str, parts: Vec<Expr>) -> Stmt {
        Stmt::simple(Expr::of(template, parts))
    }

    pub fn text(text: impl Into<String>) -> Stmt {
        Stmt::simple(Expr::leaf(text))
    }

    pub fn block(head: Expr, body: Vec<Stmt>) -> Stmt {
        Stmt { clauses: vec![Clause { head, body: Some(body) }] }
    }

    pub fn then(mut self, head: Expr, body: Vec<Stmt>) -> Stmt {
        self.clauses.push(Clause { head, body: Some(body) });
        self
    }
}

pub fn print(statements: &[Stmt]) -> String {
    let mut out = String::new();
    print_block(statements, 0, &mut out);
    out
}

fn print_block(statements: &[Stmt], depth: usize, out: &mut String) {
    let indent = "    ".repeat(depth);
    if statements.is_empty() {
        out.push_str(&format!("{indent}pass\n"));
    }
    for clause in statements.iter().flat_map(|s| &s.clauses) {
        // A head may hold decorators: several lines.
        for line in clause.head.text().split('\n') {
            out.push_str(&format!("{indent}{line}\n"));
        }
        if let Some(body) = &clause.body {
            print_block(body, depth + 1, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Expr, Stmt, print};

    #[test]
    fn operands_are_put_in_parentheses_where_they_need_them() {
        let sum = Expr::of("$ + $", vec![Expr::leaf("a"), Expr::leaf("1")]);
        let call = Expr::of("$.f(@)", vec![sum.clone(), sum.clone()]);
        assert_eq!(call.text(), "(a + 1).f(a + 1)");
        let program = Stmt::block(Expr::of("if @:", vec![sum]), vec![]).then(Expr::leaf("else:"), vec![]);
        assert_eq!(print(&[program]), "if a + 1:\n    pass\nelse:\n    pass\n");
    }
}
