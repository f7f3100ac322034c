//! What CPython's printer takes for a misspelling (`Did you mean: 'total'?`; `Python/suggestions.c`).

const MOVE: usize = 2;
const CASE: usize = 1;

/// Is `candidate` near enough to `wrong`? At most a third of the characters may differ. CPython compares
/// bytes in some versions and characters in others.
pub fn suggests(wrong: &str, candidate: &str) -> bool {
    if wrong == candidate {
        return false;
    }
    let chars = |text: &str| text.chars().map(u32::from).collect::<Vec<_>>();
    let bytes = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
    near(&chars(wrong), &chars(candidate))
        || (!wrong.is_ascii() || !candidate.is_ascii()) && near(&bytes(wrong), &bytes(candidate))
}

fn near(wrong: &[u32], candidate: &[u32]) -> bool {
    let most = (wrong.len() + candidate.len() + 3) * MOVE / 6;
    if wrong.len().abs_diff(candidate.len()) * MOVE > most {
        return false;
    }
    distance(wrong, candidate) <= most
}

/// Levenshtein's distance, a letter of the other case being half a change.
fn distance(one: &[u32], other: &[u32]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).map(|index| index * MOVE).collect();
    for (index, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (index + 1) * MOVE;
        for (place, b) in other.iter().enumerate() {
            let substitution = diagonal
                + if a == b {
                    0
                } else if lower(*a) == lower(*b) {
                    CASE
                } else {
                    MOVE
                };
            diagonal = row[place + 1];
            row[place + 1] = substitution.min(row[place] + MOVE).min(diagonal + MOVE);
        }
    }
    row[other.len()]
}

fn lower(unit: u32) -> u32 {
    if (u32::from(b'A')..=u32::from(b'Z')).contains(&unit) { unit + 32 } else { unit }
}

#[cfg(test)]
mod tests {
    use super::suggests;

    #[test]
    fn as_cpython_measures() {
        for (wrong, near) in
            [("countr", "counter"), ("cnt", "int"), ("value", "False"), ("x", "X"), ("ans", "any")]
        {
            assert!(suggests(wrong, near), "{wrong} {near}");
        }
        for (wrong, far) in [("x", "y"), ("value", "value"), ("K", "x"), ("inner", "id")] {
            assert!(!suggests(wrong, far), "{wrong} {far}");
        }
    }
}
