//! The marker's signature, in Python's syntax: `list.index(self, value, start=0, stop=None, /)`, `math.pi`.

use hybridc::catalog::ParamKind;

pub struct PythonSignature {
    pub owner: String,
    pub name: String,
    /// `None` for a constant.
    pub params: Option<Vec<PythonParam>>,
}

pub struct PythonParam {
    pub name: String,
    pub kind: ParamKind,
    pub default: Option<String>,
}

pub fn parse(text: &str) -> Result<PythonSignature, String> {
    let (path, params) = match text.split_once('(') {
        None => (text, None),
        Some((path, rest)) => {
            let inside =
                rest.trim_end().strip_suffix(')').ok_or_else(|| format!("`{text}` does not end in `)`"))?;
            (path, Some(parse_params(inside)?))
        }
    };
    let (owner, name) = path.trim().rsplit_once('.').ok_or_else(|| format!("`{path}` is not owner.name"))?;
    Ok(PythonSignature { owner: owner.to_string(), name: name.to_string(), params })
}

fn parse_params(inside: &str) -> Result<Vec<PythonParam>, String> {
    let mut params: Vec<PythonParam> = vec![];
    let mut kind = ParamKind::Positional;
    for part in split_commas(inside) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        if part == "/" {
            params.iter_mut().for_each(|p| p.kind = ParamKind::PositionalOnly);
        } else if part == "*" {
            kind = ParamKind::KeywordOnly;
        } else if part.starts_with("**") {
            return Err(format!("`{part}`: no row takes arbitrary keywords"));
        } else if let Some(name) = part.strip_prefix('*') {
            // Python passes what stands before `*args` by position; by keyword it would leave no room for
            // them.
            params.push(PythonParam {
                name: name.to_string(),
                kind: ParamKind::VarPositional,
                default: None,
            });
            kind = ParamKind::KeywordOnly;
        } else {
            let (name, default) = match part.split_once('=') {
                Some((name, default)) => (name.trim(), Some(default.trim().to_string())),
                None => (part, None),
            };
            params.push(PythonParam { name: name.to_string(), kind, default });
        }
    }
    Ok(params)
}

/// Splits at commas outside brackets and quotes.
fn split_commas(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quote) = (vec![], 0, 0, None);
    for (index, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(&text[start..index]);
                start = index + 1;
            }
            (None, _) => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_defaults() {
        let signature = parse("str.split(self, /, sep=', ', *rest, flag=(1, 2))").unwrap();
        assert_eq!((signature.owner.as_str(), signature.name.as_str()), ("str", "split"));
        let params = signature.params.unwrap();
        let seen: Vec<(&str, ParamKind, Option<&str>)> =
            params.iter().map(|p| (p.name.as_str(), p.kind, p.default.as_deref())).collect();
        assert_eq!(
            seen,
            [
                ("self", ParamKind::PositionalOnly, None),
                ("sep", ParamKind::Positional, Some("', '")),
                ("rest", ParamKind::VarPositional, None),
                ("flag", ParamKind::KeywordOnly, Some("(1, 2)")),
            ]
        );
        assert!(parse("math.pi").unwrap().params.is_none());
        assert!(parse("len").is_err());
    }
}
