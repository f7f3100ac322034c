//! What an expression is meant to be, and the patterns of the table of operations.
//!
//! ```text
//! int bool float str bytes none range      [T] list   {T} set   <T> frozenset   {K:V} dict   (T,U) tuple
//! T U any kind   H K hashable   O orderable                  *T anything iterable with such items
//! ix a small index      n a small count      T->U a function
//! ```
//!
//! Kinds steer, they promise nothing: an expression of another kind ends in an exception, which is compared
//! too.

use super::rng::Rng;
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    None,
    Bool,
    Int,
    Float,
    Str,
    Bytes,
    Range,
    List(Box<Kind>),
    Set(Box<Kind>),
    Frozen(Box<Kind>),
    Dict(Box<Kind>, Box<Kind>),
    Tuple(Vec<Kind>),
    Union(Vec<Kind>),
    /// Of the table only: anything to iterate over, a small index, a small count, a function.
    Iter(Box<Kind>),
    Index,
    Count,
    Function(Box<Kind>, Box<Kind>),
    /// An instance of a class of the program.
    Object(Arc<Class>),
}

/// What making an instance takes, and what can be done with any.
#[derive(Clone, Debug)]
pub struct Class {
    pub name: String,
    pub parameters: Vec<Kind>,
    pub is_hashable: bool,
    pub is_orderable: bool,
}

/// Names are given once.
impl PartialEq for Class {
    fn eq(&self, other: &Class) -> bool {
        self.name == other.name
    }
}

impl Eq for Class {}

#[derive(Clone, Debug)]
pub enum Pattern {
    Variable(char),
    Plain(Kind),
    List(Box<Pattern>),
    Set(Box<Pattern>),
    Frozen(Box<Pattern>),
    Dict(Box<Pattern>, Box<Pattern>),
    Tuple(Vec<Pattern>),
    Iter(Box<Pattern>),
    Function(Box<Pattern>, Box<Pattern>),
}

/// What the letters of a row stand for.
pub type Bound = Vec<(char, Kind)>;

impl Kind {
    pub fn list(item: Kind) -> Kind {
        Kind::List(Box::new(item))
    }

    /// And hashed by its value: before 3.12 the hash of None is its address, which no two runs share.
    pub fn is_hashable(&self) -> bool {
        match self {
            Kind::List(_) | Kind::Set(_) | Kind::Dict(..) => false,
            Kind::Object(class) => class.is_hashable,
            Kind::Tuple(items) | Kind::Union(items) => {
                items.iter().all(|item| item.is_hashable() && *item != Kind::None)
            }
            _ => true,
        }
    }

    pub fn is_orderable(&self) -> bool {
        match self {
            Kind::Bool | Kind::Int | Kind::Float | Kind::Str | Kind::Bytes => true,
            Kind::Tuple(items) => items.iter().all(Kind::is_orderable),
            Kind::List(item) => item.is_orderable(),
            Kind::Object(class) => class.is_orderable,
            _ => false,
        }
    }

    pub fn scalar(rng: &mut Rng) -> Kind {
        match rng.below(16) {
            0..=5 => Kind::Int,
            6..=9 => Kind::Str,
            10..=12 => Kind::Float,
            13 | 14 => Kind::Bool,
            _ => Kind::Bytes,
        }
    }

    pub fn hashable(rng: &mut Rng) -> Kind {
        match rng.below(20) {
            0 => Kind::Tuple((0..1 + rng.below(2)).map(|_| Kind::scalar(rng)).collect()),
            1 => Kind::None,
            2 => Kind::Frozen(Box::new(Kind::scalar(rng))),
            _ => Kind::scalar(rng),
        }
    }

    pub fn orderable(rng: &mut Rng) -> Kind {
        match rng.below(6) {
            0 => Kind::Tuple(vec![Kind::scalar(rng), Kind::scalar(rng)]),
            _ => Kind::scalar(rng),
        }
    }

    pub fn any(rng: &mut Rng, depth: u32) -> Kind {
        if depth == 0 || rng.percent(45) {
            return Kind::scalar(rng);
        }
        match rng.below(14) {
            0..=3 => Kind::list(Kind::any(rng, depth - 1)),
            4..=6 => Kind::Dict(Box::new(Kind::hashable(rng)), Box::new(Kind::any(rng, depth - 1))),
            7 | 8 => Kind::Tuple((0..rng.below(4)).map(|_| Kind::any(rng, depth - 1)).collect()),
            9 => Kind::Set(Box::new(Kind::hashable(rng))),
            10 => Kind::Frozen(Box::new(Kind::hashable(rng))),
            11 => Kind::Union((0..2 + rng.below(2)).map(|_| Kind::any(rng, 0)).collect()),
            12 => Kind::Union(vec![Kind::None, Kind::any(rng, depth - 1)]),
            _ => Kind::None,
        }
    }
}

/// Reads `[T]`, `{K:V}`, `int`.
pub fn pattern(text: &str) -> Pattern {
    if let Some((from, to)) = split_outside(text, "->") {
        return Pattern::Function(Box::new(pattern(from)), Box::new(pattern(to)));
    }
    let boxed = |inner: &str| Box::new(pattern(inner));
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
    match text.chars().next() {
        Some('*') => Pattern::Iter(boxed(&text[1..])),
        Some('[') => Pattern::List(boxed(inner)),
        Some('<') => Pattern::Frozen(boxed(inner)),
        Some('{') => match split_outside(inner, ":") {
            Some((key, value)) => Pattern::Dict(boxed(key), boxed(value)),
            None => Pattern::Set(boxed(inner)),
        },
        Some('(') => Pattern::Tuple(listed(inner)),
        Some(c) if c.is_ascii_uppercase() => Pattern::Variable(c),
        _ => Pattern::Plain(named(text)),
    }
}

fn listed(text: &str) -> Vec<Pattern> {
    match split_outside(text, ",") {
        Some((first, rest)) => [vec![pattern(first)], listed(rest)].concat(),
        None if text.is_empty() => Vec::new(),
        None => vec![pattern(text)],
    }
}

/// At the first separator that is in no bracket.
fn split_outside<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        if depth == 0 && text[at..].starts_with(separator) {
            return Some((&text[..at], &text[at + separator.len()..]));
        }
        match c {
            '[' | '{' | '(' | '<' => depth += 1,
            ']' | '}' | ')' => depth -= 1,
            '>' if !text[..at].ends_with('-') => depth -= 1,
            _ => {}
        }
    }
    None
}

fn named(name: &str) -> Kind {
    match name {
        "int" => Kind::Int,
        "bool" => Kind::Bool,
        "float" => Kind::Float,
        "str" => Kind::Str,
        "bytes" => Kind::Bytes,
        "none" => Kind::None,
        "range" => Kind::Range,
        "ix" => Kind::Index,
        "n" => Kind::Count,
        other => panic!("no kind is called {other}"),
    }
}

/// Can a row with this result make a value of the kind? Binds the letters.
pub fn is_match(pattern: &Pattern, kind: &Kind, bound: &mut Bound) -> bool {
    match (pattern, kind) {
        (Pattern::Variable(letter), kind) => {
            let known = bound.iter().find(|(l, _)| l == letter).map(|(_, k)| k.clone());
            let fits = match letter {
                'H' | 'K' => kind.is_hashable(),
                'O' => kind.is_orderable(),
                _ => true,
            };
            if known.is_none() && fits {
                bound.push((*letter, kind.clone()));
            }
            fits && known.is_none_or(|known| known == *kind)
        }
        (Pattern::Plain(plain), kind) => plain == kind,
        (Pattern::List(item), Kind::List(kind))
        | (Pattern::Set(item), Kind::Set(kind))
        | (Pattern::Frozen(item), Kind::Frozen(kind)) => is_match(item, kind, bound),
        (Pattern::Dict(k, v), Kind::Dict(key, value)) => is_match(k, key, bound) && is_match(v, value, bound),
        (Pattern::Tuple(items), Kind::Tuple(kinds)) => {
            items.len() == kinds.len() && items.iter().zip(kinds).all(|(i, k)| is_match(i, k, bound))
        }
        _ => false,
    }
}

/// The kind of an operand; letters that nothing binds are chosen.
pub fn kind_of(pattern: &Pattern, bound: &mut Bound, rng: &mut Rng) -> Kind {
    let mut inner = |p: &Pattern| Box::new(kind_of(p, bound, rng));
    match pattern {
        Pattern::Plain(kind) => kind.clone(),
        Pattern::List(item) => Kind::List(inner(item)),
        Pattern::Set(item) => Kind::Set(inner(item)),
        Pattern::Frozen(item) => Kind::Frozen(inner(item)),
        Pattern::Iter(item) => Kind::Iter(inner(item)),
        Pattern::Dict(key, value) => Kind::Dict(inner(key), inner(value)),
        Pattern::Function(from, to) => Kind::Function(inner(from), inner(to)),
        Pattern::Tuple(items) => Kind::Tuple(items.iter().map(|i| *inner(i)).collect()),
        Pattern::Variable(letter) => {
            if let Some((_, kind)) = bound.iter().find(|(l, _)| l == letter) {
                return kind.clone();
            }
            let kind = match letter {
                'H' | 'K' => Kind::hashable(rng),
                'O' => Kind::orderable(rng),
                _ => Kind::any(rng, 1),
            };
            bound.push((*letter, kind.clone()));
            kind
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, is_match, pattern};

    #[test]
    fn patterns_bind_their_letters() {
        let dict = Kind::Dict(Box::new(Kind::Str), Box::new(Kind::list(Kind::Int)));
        let mut bound = Vec::new();
        assert!(is_match(&pattern("{K:[T]}"), &dict, &mut bound));
        assert_eq!(bound, [('K', Kind::Str), ('T', Kind::Int)]);
        assert!(!is_match(&pattern("{K:K}"), &dict, &mut Vec::new()));
        assert!(matches!(pattern("(T,U)->O"), super::Pattern::Function(..)));
    }
}
