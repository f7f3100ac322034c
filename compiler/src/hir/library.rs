//! What the text says of the library: what imports bind, and calls that make classes.

use std::collections::HashMap;

use crate::syntax::ast::{self, Const, ExprKind, PyText, StmtKind, UnaryOp};

/// What the imports of a module bind names to.
#[derive(Default)]
pub(super) struct Library {
    modules: HashMap<String, String>,
    members: HashMap<String, (String, String)>,
}

/// What the imports at the top level of a module bind.
pub(super) fn library(tree: &ast::Module) -> Library {
    let mut found = Library::default();
    for stmt in &tree.body {
        match &stmt.kind {
            StmtKind::Import(aliases) => {
                for alias in aliases {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    found.modules.insert(name.clone(), alias.name.clone());
                }
            }
            StmtKind::ImportFrom { module: Some(module), names, level: 0 } => {
                for alias in names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    found.members.insert(name.clone(), (module.clone(), alias.name.clone()));
                }
            }
            _ => {}
        }
    }
    found
}

/// `namedtuple("Point", "x y", defaults=[0])` (`Lib/collections/__init__.py`)
pub(super) struct TupleCall<'a> {
    pub typename: &'a str,
    pub fields: Vec<&'a str>,
    /// Of the last fields; constants.
    pub defaults: &'a [ast::Expr],
}

/// The function that makes such classes, as a member of its module.
pub(super) const NAMED_TUPLE: (&str, &str) = ("collections", "namedtuple");

/// Makes of a generator function one whose calls give what a `with` statement enters.
pub(super) const CONTEXT_MANAGER: (&str, &str) = ("contextlib", "contextmanager");

/// Gives a function the name and docstring of another one.
pub(super) const WRAPS: (&str, &str) = ("functools", "wraps");

impl Library {
    /// The module and the name in it that this name of the module stands for.
    pub fn member(&self, name: &str) -> Option<(&str, &str)> {
        self.members.get(name).map(|(module, member)| (module.as_str(), member.as_str()))
    }

    /// The same of `object.name`.
    pub fn member_of<'a>(&'a self, object: &str, name: &'a str) -> Option<(&'a str, &'a str)> {
        self.modules.get(object).map(|module| (module.as_str(), name))
    }

    /// `Point = namedtuple("Point", …)`: the class that the statement makes.
    pub fn tuple_class<'a>(&self, stmt: &'a ast::Stmt) -> Option<(TupleCall<'a>, &'a ast::Expr)> {
        let StmtKind::Assign { targets, value } = &stmt.kind else { return None };
        let [ast::Expr { kind: ExprKind::Name { id, .. }, .. }] = &targets[..] else { return None };
        let call = self.tuple_call(value)?;
        (call.typename == id).then_some((call, value))
    }

    /// A call of `namedtuple` that is known to make a class.
    pub fn tuple_call<'a>(&self, value: &'a ast::Expr) -> Option<TupleCall<'a>> {
        let ExprKind::Call { func, args, keywords } = &value.kind else { return None };
        let named = match &func.kind {
            ExprKind::Name { id, .. } => self.member(id),
            ExprKind::Attribute { value, attr, .. } => match &value.kind {
                ExprKind::Name { id, .. } => self.member_of(id, attr),
                _ => None,
            },
            _ => None,
        };
        let [typename, fields] = &args[..] else { return None };
        if named != Some(NAMED_TUPLE) {
            return None;
        }
        let fields = match &fields.kind {
            ExprKind::List { elements, .. } | ExprKind::Tuple { elements, .. } => {
                elements.iter().map(text).collect::<Option<Vec<_>>>()?
            }
            _ => {
                let separates = |c: char| c == ',' || c.is_ascii_whitespace();
                text(fields)?.split(separates).filter(|name| !name.is_empty()).collect()
            }
        };
        let defaults: &[ast::Expr] = match &keywords[..] {
            [] => &[],
            [ast::Keyword { name: Some(name), value, .. }] if name == "defaults" => match &value.kind {
                ExprKind::List { elements, .. } | ExprKind::Tuple { elements, .. } => elements,
                _ => return None,
            },
            _ => return None,
        };
        let is_known = fields.iter().all(|name| is_field(name))
            && (1..fields.len()).all(|index| !fields[..index].contains(&fields[index]))
            && defaults.len() <= fields.len()
            && defaults.iter().all(is_constant);
        let typename = text(typename).filter(|name| is_field(name))?;
        is_known.then_some(TupleCall { typename, fields, defaults })
    }
}

fn text(expr: &ast::Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Constant { value: Const::Str(PyText::Text(text)), .. } => Some(text),
        _ => None,
    }
}

/// A name that does not begin with an underscore (ValueError else). It may be a keyword.
fn is_field(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_constant(expr: &ast::Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant { .. } => true,
        ExprKind::Unary { op: UnaryOp::Neg, operand } => {
            matches!(&operand.kind, ExprKind::Constant { value: Const::Int(_) | Const::Float(_), .. })
        }
        ExprKind::Tuple { elements, .. } => elements.iter().all(is_constant),
        _ => false,
    }
}
