//! How long the functions of a file are, read off the layout that rustfmt gives it: what begins at one column
//! ends at that column. What they match: `arms.rs`.

pub mod arms;

/// A function, and how much there is to read in it.
pub struct Length {
    /// Where it begins, from 1.
    pub line: usize,
    pub name: String,
    pub lines: usize,
}

/// A `match` arm of so many lines is a row of a table: the next one does not need it to be understood.
const ROW: usize = 10;

/// Every function of a file with its length in lines. A row of a table counts as one: a function that is one
/// `match` over all kinds of a node is no longer than that there are many kinds.
pub fn functions(text: &str) -> Vec<Length> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = vec![];
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let column = column(line);
        let is_end =
            |line: &&str| self::column(line) == column && (line.ends_with('}') || line.ends_with(';'));
        let Some(length) = lines[start..].iter().position(is_end) else { continue };
        found.push(Length { line: start + 1, name, lines: counted(&lines[start..=start + length]) });
    }
    found
}

/// `f` of `    pub(super) fn f<T>(`.
fn function_name(line: &str) -> Option<String> {
    let (before, after) = line.trim_start().split_once("fn ")?;
    let is_word = |word: &str| {
        ["pub", "const", "async", "unsafe", "extern"].contains(&word)
            || word.starts_with("pub(")
            || word.starts_with('"')
    };
    let name: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (before.split_whitespace().all(is_word) && !name.is_empty()).then_some(name)
}

fn column(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines of a function, rows as one each.
fn counted(lines: &[&str]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        count += 1;
        let opens_match =
            line.ends_with(" {") && (line.contains("match ") && !line.trim_start().starts_with("//"));
        if !opens_match {
            continue;
        }
        let end = lines[at..].iter().position(|line| is_back(line, column(lines[at - 1])));
        let end = at + end.unwrap_or_default();
        while at < end {
            let arm = arm(&lines[at..end]);
            let own = lines[at..at + arm].iter().filter(|line| !line.trim_start().starts_with("| ")).count();
            count += if own <= ROW { 1 } else { own };
            at += arm;
        }
    }
    count
}

/// Back at the column, or left of it.
fn is_back(line: &str, to: usize) -> bool {
    !line.trim().is_empty() && column(line) <= to
}

/// How many lines the first arm takes, with the comments above it.
fn arm(lines: &[&str]) -> usize {
    let own = column(lines[0]);
    let ends = |line: &&str| {
        let is_comment = line.trim_start().starts_with("//");
        column(line) == own && !is_comment && (line.ends_with(',') || line.trim_start().starts_with('}'))
    };
    lines.iter().position(ends).map_or(lines.len(), |last| last + 1)
}

#[test]
fn a_row_counts_as_one() {
    let text = "\
impl A {
    pub(super) fn table(&self) -> u32 {
        match self {
            A::One => 1,
            // Two lines of a pattern.
            A::Two
            | A::Three => {
                let two = 2;
                two
            }
            A::Four => {
                1;
                2;
                3;
                4;
                5;
                6;
                7;
                8;
                9;
            }
        }
    }

    fn without_body(&self) -> u32;
}

const fn one() -> u32 { 1 }
";
    let lengths: Vec<(usize, String, usize)> =
        functions(text).into_iter().map(|Length { line, name, lines }| (line, name, lines)).collect();
    let name = str::to_string;
    // Its two first and last lines, two rows, one arm that is none.
    assert_eq!(lengths, [(2, name("table"), 17), (25, name("without_body"), 1), (28, name("one"), 1)]);
}
