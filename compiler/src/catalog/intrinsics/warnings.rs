//! What the standard library warns of wherever it is called, at the line of the caller's frame.

/// Members of modules that are deprecated in some version.
const MEMBERS: &[(&str, &str)] = &[
    ("calendar", "January"),
    ("calendar", "February"),
    ("locale", "getdefaultlocale"),
    ("locale", "resetlocale"),
];

/// Methods of a module's classes.
const METHODS: &[(&str, &str)] = &[("datetime", "utcnow"), ("datetime", "utcfromtimestamp")];

/// Keywords of a module's functions.
const KEYWORDS: &[(&str, &str)] = &[("shutil", "onerror")];

/// The module of regular expressions.
pub const PATTERNS: &str = "re";

pub fn is_deprecated(module: &str, name: &str) -> bool {
    MEMBERS.contains(&(module, name))
}

/// A method of this name, of whatever object, in a program that `imports` modules.
pub fn is_deprecated_method(name: &str, imports: &dyn Fn(&str) -> bool) -> bool {
    METHODS.iter().any(|(module, method)| *method == name && imports(module))
}

pub fn is_deprecated_keyword(name: &str, imports: &dyn Fn(&str) -> bool) -> bool {
    KEYWORDS.iter().any(|(module, keyword)| *keyword == name && imports(module))
}

/// Functions of this module, or methods, that warn when they get this many positional arguments, from a minor
/// version on.
pub fn warns_of_positions(module: Option<&str>, name: &str, positional: usize, minor: u32) -> bool {
    const METHODS: &[(&str, usize, u32)] = &[("throw", 2, 12)];
    const PATTERN_FUNCTIONS: &[(&str, usize, u32)] = &[("sub", 4, 13), ("subn", 4, 13), ("split", 3, 13)];
    let table = match module {
        None => METHODS,
        Some(PATTERNS) => PATTERN_FUNCTIONS,
        Some(_) => &[],
    };
    table.iter().any(|(known, count, from)| *known == name && positional >= *count && minor >= *from)
}

/// What a regular expression of this text warns of inside one of its sets: `[[`, or two of `-&~|` that a later
/// version may take for an operation of sets.
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
