//! Reads the spelling of types back: what `{:#}` prints, and nothing else.

use super::builtin::{Arity, BUILTIN_TYPES, Con};
use super::print::KEPT;
use super::{Class, IterKind, Ty};

/// The type at the start of the text, and the text behind it.
pub fn prefix(text: &str) -> Result<(Ty, &str), String> {
    let (mut ty, mut rest) = member(text)?;
    while let Some(more) = rest.strip_prefix(" | ") {
        let (next, after) = member(more)?;
        ty = ty.join(&next);
        rest = after;
    }
    Ok((ty, rest))
}

/// The whole text as a type.
pub fn whole(text: &str) -> Result<Ty, String> {
    match prefix(text)? {
        (ty, "") => Ok(ty),
        (_, rest) => Err(format!("`{rest}` stands behind a type")),
    }
}

/// A type that is no union.
fn member(text: &str) -> Result<(Ty, &str), String> {
    if let Some(cell) = text.strip_prefix('?') {
        let (number, rest) = number(cell)?;
        return Ok((Ty::Var(number), rest));
    }
    // (Some names have a module in front; behind those of a class stands its number.)
    let is_other = |c: char| !c.is_alphanumeric() && c != '_';
    let dotted = text.find(|c: char| is_other(c) && c != '.').unwrap_or(text.len());
    let is_whole = text.starts_with("_io.") || text[dotted..].starts_with('#');
    let end = if is_whole { dotted } else { text.find(is_other).unwrap_or(text.len()) };
    let (name, rest) = text.split_at(end);
    if let Some(index) = rest.strip_prefix('#') {
        let (index, rest) = number(index)?;
        let (class, rest) = match rest.strip_prefix('e') {
            Some(rest) => (Class::exception(index, name), rest),
            None => (Class::new(index, name), rest),
        };
        let (class, rest) = match rest.strip_prefix('d') {
            Some(rest) => (class.holding_dyn(), rest),
            None => (class, rest),
        };
        let (class, rest) = match rest.strip_prefix('f') {
            Some(rest) => (class.holding_file(), rest),
            None => (class, rest),
        };
        let (class, rest) = match rest.strip_prefix('c') {
            Some(rest) => {
                let (contour, rest) = number(rest)?;
                (class.at(contour), rest)
            }
            None => (class, rest),
        };
        if let Some(func) = rest.strip_prefix('.') {
            let (func, rest) = number(func)?;
            return Ok((Ty::Method(func, class), rest));
        }
        return Ok((Ty::Instance(class), rest));
    }
    match (name, rest.strip_prefix('[')) {
        ("None", _) => Ok((Ty::None, rest)),
        ("EllipsisType", _) => Ok((Ty::Ellipsis, rest)),
        ("function", None) => {
            let (func, rest) = number(rest.trim_start())?;
            Ok((Ty::Function(func), rest))
        }
        ("closure", None) => {
            let (func, rest) = number(rest.trim_start())?;
            let parts = rest.strip_prefix('[').ok_or("what a closure sees is missing")?;
            if let Some(rest) = parts.strip_prefix(']') {
                return Ok((Ty::Closure(func, vec![].into()), rest));
            }
            let (parts, rest) = list(parts)?;
            Ok((Ty::Closure(func, parts.into()), rest))
        }
        ("tuple", Some(parts)) => tuple(parts),
        (KEPT, Some(parts)) => {
            let (parts, rest) = list(parts)?;
            Ok((Ty::build(Con::Iter(IterKind::Kept), parts), rest))
        }
        (_, None) => Ok((named(name, vec![])?, rest)),
        (_, Some(parts)) => {
            let (mut parts, rest) = list(parts)?;
            if name == "generator" && parts.len() == 3 {
                parts.push(Ty::Never);
            }
            Ok((named(name, parts)?, rest))
        }
    }
}

fn tuple(parts: &str) -> Result<(Ty, &str), String> {
    if let Some(rest) = parts.strip_prefix("()]") {
        return Ok((Ty::tuple(&[]), rest));
    }
    if let Some(leaf) = parts.strip_prefix("tree of ") {
        let (leaf, rest) = prefix(leaf)?;
        return Ok((Ty::tree(leaf), closed(rest)?));
    }
    let (first, rest) = prefix(parts)?;
    if let Some(rest) = rest.strip_prefix(", ...]") {
        return Ok((Ty::tuple_of(first), rest));
    }
    let (items, rest) = list(parts)?;
    Ok((Ty::Tuple(items.into()), rest))
}

/// `int, str]`
fn list(text: &str) -> Result<(Vec<Ty>, &str), String> {
    let (first, mut rest) = prefix(text)?;
    let mut parts = vec![first];
    while let Some(more) = rest.strip_prefix(", ") {
        let (part, after) = prefix(more)?;
        parts.push(part);
        rest = after;
    }
    Ok((parts, closed(rest)?))
}

fn closed(text: &str) -> Result<&str, String> {
    text.strip_prefix(']').ok_or_else(|| format!("`]` is missing before `{text}`"))
}

fn named(name: &str, parts: Vec<Ty>) -> Result<Ty, String> {
    let fits = |arity: &Arity| *arity == Arity::Exactly(parts.len());
    let row = BUILTIN_TYPES
        .iter()
        .find(|row| {
            row.python == name
                && !matches!(row.con, Con::Function | Con::Instance | Con::Method)
                && fits(&row.arity)
        })
        .ok_or_else(|| format!("there is no type `{name}` with {} parts", parts.len()))?;
    Ok(Ty::build(row.con, parts))
}

fn number(text: &str) -> Result<(u32, &str), String> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..end].parse().map_err(|_| format!("a number is missing before `{text}`"))?;
    Ok((number, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ty::Part;

    #[test]
    fn what_is_printed_is_read() {
        for ty in [
            Ty::Never,
            Ty::None,
            Ty::Ellipsis,
            Ty::NotImplemented,
            Ty::Exception,
            Ty::Function(3),
            Ty::Closure(3, vec![].into()),
            Ty::list(Ty::Closure(3, vec![Ty::Cell(Part::new(Ty::Int)), Ty::Str].into())),
            Ty::list(Ty::Instance(Class::new(2, "Point"))),
            Ty::list(Ty::Instance(Class::new(2, "collections.deque"))),
            Ty::list(Ty::build(Con::Iter(IterKind::Kept), vec![Ty::Int])),
            Ty::build(Con::Iter(IterKind::Of), vec![Ty::list(Ty::Int)]),
            Ty::list(Ty::Instance(Class::exception(3, "Full"))),
            Ty::list(Ty::Instance(Class::new(3, "Box").holding_dyn())),
            Ty::list(Ty::Method(11, Class::new(3, "Box").holding_dyn())),
            Ty::list(Ty::Method(11, Class::new(2, "Point"))),
            Ty::list(Ty::Method(11, Class::new(2, "Point").holding_file().at(4))),
            Ty::Var(7),
            Ty::list(Ty::Int.join(&Ty::None)),
            Ty::tuple(&[]),
            Ty::tuple(&[Ty::Function(1), Ty::Dyn]),
            Ty::tuple_of(Ty::Int.join(&Ty::Str)),
            Ty::tree(Ty::Int),
            Ty::dict(Ty::Str, Ty::list(Ty::tuple(&[Ty::Bool]))),
            Ty::iter(IterKind::Zip, &[Ty::Str, Ty::Range]),
            Ty::iter(IterKind::Zip, &[Ty::iter(IterKind::Of, &[Ty::list(Ty::Int)])]),
            Ty::iter(IterKind::Widened, &[Ty::set(Ty::Int), Ty::Int.join(&Ty::Str)]),
            Ty::tree_item(&Ty::Int),
        ] {
            assert_eq!(whole(&format!("{ty:#}")), Ok(ty));
        }
        for wrong in ["", "list", "list[int", "lisst[int]", "int |", "tuple[", "int int"] {
            assert!(whole(wrong).is_err(), "{wrong}");
        }
    }
}
