//! The one spelling of types: `list[int]`, `int | None`, `tuple[int, str]`, `dict[str, list[int]]`, `Dyn`.
//!
//! `None` stands last in a union, as people write it; the other members stand in `Ty` order. `{:#}` tells the
//! types of functions apart, too: `function 3`; `ty/parse.rs` reads that back.

use super::{IterKind, Ty, builtin};
use std::fmt;

/// An iterator that is an object, beside one that is gone with the expression it stands in.
pub(super) const KEPT: &str = "kept_iterator";

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |f: &mut fmt::Formatter<'_>, part: &Ty| {
            if f.alternate() { write!(f, "{part:#}") } else { write!(f, "{part}") }
        };
        match self {
            Ty::None => f.write_str("None"),
            Ty::Instance(class) if f.alternate() => write!(f, "{class:?}"),
            Ty::Instance(class) => f.write_str(class.name()),
            Ty::Method(func, class) if f.alternate() => write!(f, "{class:?}.{func}"),
            Ty::Function(func) if f.alternate() => write!(f, "function {func}"),
            Ty::Closure(func, parts) if f.alternate() => {
                write!(f, "closure {func}[")?;
                for (i, part) in parts.iter().enumerate() {
                    write!(f, "{}{part:#}", if i == 0 { "" } else { ", " })?;
                }
                f.write_str("]")
            }
            Ty::Closure(..) => f.write_str(builtin::of(self).python),
            Ty::Iter(IterKind::Kept, parts) if f.alternate() => write!(f, "{KEPT}[{:#}]", parts[0]),
            Ty::Var(cell) => write!(f, "?{cell}"),
            Ty::Ellipsis => f.write_str("EllipsisType"),
            Ty::Tuple(parts) if parts.is_empty() => f.write_str("tuple[()]"),
            Ty::TupleOf(part) => {
                f.write_str("tuple[")?;
                show(f, part)?;
                f.write_str(", ...]")
            }
            Ty::Tree(part) => {
                f.write_str("tuple[tree of ")?;
                show(f, part)?;
                f.write_str("]")
            }
            Ty::Union(members) => {
                let last = members.iter().filter(|m| **m == Ty::None);
                for (i, member) in members.iter().filter(|m| **m != Ty::None).chain(last).enumerate() {
                    if i > 0 {
                        f.write_str(" | ")?;
                    }
                    show(f, member)?;
                }
                Ok(())
            }
            other => {
                f.write_str(builtin::of(other).python)?;
                let mut parts = other.parts();
                // Most generators end without anybody seeing it.
                if let (Ty::Generator(_), Some(Ty::Never)) = (other, parts.last()) {
                    parts.pop();
                }
                for (i, part) in parts.iter().enumerate() {
                    f.write_str(if i == 0 { "[" } else { ", " })?;
                    show(f, part)?;
                }
                if parts.is_empty() { Ok(()) } else { f.write_str("]") }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (ty, text) in [
            (Ty::list(Ty::Int), "list[int]"),
            (Ty::Int.join(&Ty::None), "int | None"),
            (Ty::tuple(&[Ty::Int, Ty::Str]), "tuple[int, str]"),
            (Ty::tuple(&[]), "tuple[()]"),
            (Ty::tuple_of(Ty::Int), "tuple[int, ...]"),
            (Ty::dict(Ty::Str, Ty::list(Ty::Int)), "dict[str, list[int]]"),
            (Ty::list(Ty::Int.join(&Ty::Str)), "list[int | str]"),
            (Ty::Dyn, "Dyn"),
            (Ty::None, "None"),
        ] {
            assert_eq!(ty.to_string(), text);
        }
    }
}
