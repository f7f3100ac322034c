//! What the library warns of in a text, at the line of its caller's frame; what else it warns of:
//! `members.rs`.

/// What a regular expression of this text warns of inside one of its sets: `[[`, or two of `-&~|` that a
/// later version may take for an operation of sets.
pub fn doubtful_set(pattern: &str) -> Option<&'static str> {
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => drop(rest.next()),
            '[' => {
                if rest.peek() == Some(&'[') {
                    return Some("[[");
                }
                if let Some(found) = in_set(&mut rest) {
                    return Some(found);
                }
            }
            _ => {}
        }
    }
    None
}

/// After `[`, up to the `]` that is not its first character.
fn in_set(rest: &mut std::iter::Peekable<std::str::Chars>) -> Option<&'static str> {
    if rest.peek() == Some(&'^') {
        rest.next();
    }
    let mut is_first = true;
    while let Some(c) = rest.next() {
        match c {
            '\\' => drop(rest.next()),
            ']' if !is_first => return None,
            '-' | '&' | '~' | '|' if !is_first && rest.peek() == Some(&c) => {
                return Some(match c {
                    '-' => "--",
                    '&' => "&&",
                    '~' => "~~",
                    _ => "||",
                });
            }
            _ => {}
        }
        is_first = false;
    }
    None
}

/// A method of a class by which its objects become numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Converts {
    /// What it gives should be an exact int, float or complex: CPython warns of a subclass (`True` is one) at
    /// the line of whoever wanted the number.
    ToExact,
    /// That `int(x)` asks it, CPython warns of in any case.
    Outdated,
}

pub fn of_conversion(method: &str) -> Option<Converts> {
    match method {
        "__int__" | "__index__" | "__float__" | "__complex__" => Some(Converts::ToExact),
        "__trunc__" => Some(Converts::Outdated),
        _ => None,
    }
}

/// Does CPython warn of who asks this singleton for its truth?
pub fn of_truth(name: &str) -> bool {
    name == super::NOT_IMPLEMENTED
}

#[cfg(test)]
mod tests {
    use super::doubtful_set;

    #[test]
    fn sets() {
        for (pattern, expected) in [
            ("a--b [x]", None),
            ("[a--b]", Some("--")),
            ("[[a]", Some("[[")),
            ("[^[a]", None),
            ("[--a]", None),
            ("[]&&]", Some("&&")),
            ("\\[a--b", None),
            ("[a\\]||b]", Some("||")),
            ("[a]||[b]", None),
            ("[ab[]", None),
            ("[+--]", Some("--")),
        ] {
            assert_eq!(doubtful_set(pattern), expected, "{pattern}");
        }
    }
}
