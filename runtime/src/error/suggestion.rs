//! `Did you mean: 'total'?`: what the printer adds to an AttributeError that nobody has caught
//! (`Python/suggestions.c`, `Lib/traceback.py`).

/// An attribute that an object lacks: the names that the object has are asked for when the exception is
/// printed.
pub struct Lack {
    name: &'static str,
    hides: bool,
    names: Box<dyn Fn() -> Vec<(&'static str, bool)>>,
}

const MOVE: usize = 2;
const CASE: usize = 1;
/// `MAX_STRING_SIZE`
const LONGEST: usize = 40;

impl Lack {
    /// `names`: names near to this one, and whether the object has them. `hides`: those with an underscore
    /// are not suggested.
    pub fn new(
        name: &'static str,
        hides: bool,
        names: impl Fn() -> Vec<(&'static str, bool)> + 'static,
    ) -> Lack {
        Lack { name, hides, names: Box::new(names) }
    }

    /// The name that is nearest, the first of several in the order of `dir()`.
    pub(super) fn suggestion(&self) -> Option<&'static str> {
        let mut names: Vec<&'static str> = (self.names)()
            .into_iter()
            .filter(|(name, is_there)| *is_there && !(self.hides && name.starts_with('_')))
            .map(|(name, _)| name)
            .collect();
        names.sort_unstable();
        nearest(self.name.as_bytes(), &names)
    }
}

/// `_Py_CalculateSuggestions`
fn nearest<'n>(wrong: &[u8], names: &[&'n str]) -> Option<&'n str> {
    let mut found: Option<(&str, usize)> = None;
    for name in names.iter().filter(|name| name.as_bytes() != wrong) {
        // No more than a third of the characters may differ.
        let mut most = (wrong.len() + name.len() + 3) * MOVE / 6;
        if let Some((_, best)) = found {
            most = most.min(best - 1);
        }
        let distance = distance(wrong, name.as_bytes());
        if distance.is_some_and(|distance| distance <= most) {
            found = distance.map(|distance| (*name, distance));
        }
    }
    found.map(|(name, _)| name)
}

/// `levenshtein_distance`, in half changes; `None` for what is too long.
fn distance(mut one: &[u8], mut other: &[u8]) -> Option<usize> {
    let common = |(a, b): &(&u8, &u8)| a == b;
    let start = one.iter().zip(other).take_while(common).count();
    (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(common).count();
    (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    if one.is_empty() || other.is_empty() {
        return Some((one.len() + other.len()) * MOVE);
    }
    if one.len() > LONGEST || other.len() > LONGEST {
        return None;
    }
    let mut row: Vec<usize> = (1..=one.len()).map(|place| place * MOVE).collect();
    let mut result = 0;
    for (index, code) in other.iter().enumerate() {
        let mut distance = index * MOVE;
        result = distance;
        for (place, unit) in one.iter().enumerate() {
            let substitute = distance + substitution(*code, *unit);
            distance = row[place];
            result = substitute.min(result.min(distance) + MOVE);
            row[place] = result;
        }
    }
    Some(result)
}

fn substitution(one: u8, other: u8) -> usize {
    match one {
        _ if one == other => 0,
        _ if one.eq_ignore_ascii_case(&other) => CASE,
        _ => MOVE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_the_first_of_them() {
        let of = |wrong: &str, names: &[&str]| nearest(wrong.as_bytes(), names).map(str::to_owned);
        assert_eq!(of("neighbours", &["neighbour", "set_neighbours"]).as_deref(), Some("neighbour"));
        assert_eq!(of("ab", &["aa", "ac"]).as_deref(), Some("aa"));
        assert_eq!(of("value", &["VALue"]).as_deref(), Some("VALue"));
        assert_eq!(of("value", &["value"]), None);
        assert_eq!(of("x", &["y"]), None);
    }
}
