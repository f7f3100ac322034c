//! One function of a generated program: a form, what its operands are, and in which shape it has them.

/// How a function has its operands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// They are parameters, each of one type.
    Parameters,
    /// They are written down where they are used.
    Written,
    /// The operand of this number is a variable that has a value of another type in each call; the others are
    /// parameters.
    Union(usize),
}

#[derive(Clone)]
pub struct Case {
    /// The table it is from.
    pub table: &'static str,
    pub shape: Shape,
    /// Its statements, the last returns a str; `{a}`, `{b}`, … are the operands.
    pub template: Vec<String>,
    /// Those of each call. Each call is one line of the comparison.
    pub operands: Vec<Vec<String>>,
}

const LETTERS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

impl Case {
    /// The statements over parameters `a`, `b`, …
    pub fn plain(&self) -> Vec<String> {
        self.with(|index| LETTERS[index].to_owned())
    }

    pub fn body(&self) -> Vec<String> {
        match self.shape {
            Shape::Parameters => self.plain(),
            Shape::Written => self.with(|index| enclosed(&self.operands[0][index])),
            Shape::Union(index) => {
                let mut body = choice(LETTERS[index], self.operands.iter().map(|call| &call[index]));
                body.extend(self.plain());
                body
            }
        }
    }

    pub fn params(&self) -> Vec<&'static str> {
        let count = self.operands[0].len();
        match self.shape {
            Shape::Parameters => LETTERS[..count].to_vec(),
            Shape::Written => vec![],
            Shape::Union(index) => {
                let others = (0..count).filter(|other| *other != index).map(|other| LETTERS[other]);
                others.chain(["n"]).collect()
            }
        }
    }

    /// The arguments of each call.
    pub fn calls(&self) -> Vec<Vec<String>> {
        match self.shape {
            Shape::Parameters => self.operands.clone(),
            Shape::Written => vec![vec![]],
            Shape::Union(index) => {
                let calls = self.operands.iter().enumerate().map(|(number, call)| {
                    let others = call.iter().enumerate().filter(|(other, _)| *other != index);
                    others.map(|(_, text)| text.clone()).chain([number.to_string()]).collect()
                });
                calls.collect()
            }
        }
    }

    pub fn mentions(&self, word: &str) -> bool {
        self.table == word || self.template.iter().any(|line| line.contains(word))
    }

    fn with(&self, operand: impl Fn(usize) -> String) -> Vec<String> {
        let count = self.operands[0].len();
        let fill = |line: &String| {
            let place = |text: String, index: usize| {
                text.replace(&format!("{{{}}}", LETTERS[index]), &operand(index))
            };
            (0..count).fold(line.clone(), place)
        };
        self.template.iter().map(fill).collect()
    }
}

/// `if n == 0: b = …`, a value for each number.
fn choice<'a>(variable: &str, values: impl ExactSizeIterator<Item = &'a String>) -> Vec<String> {
    let last = values.len() - 1;
    let mut body = vec![];
    for (number, value) in values.enumerate() {
        body.push(match number {
            0 if last == 0 => "if n >= 0:".to_owned(),
            0 => "if n == 0:".to_owned(),
            _ if number == last => "else:".to_owned(),
            _ => format!("elif n == {number}:"),
        });
        body.push(format!("    {variable} = {value}"));
    }
    body
}

fn enclosed(text: &str) -> String {
    let is_word = text.chars().all(|c| c.is_ascii_alphabetic());
    let is_closed = text.starts_with(['\'', '[', '{']) && !text.contains('.');
    if is_word || is_closed { text.to_owned() } else { format!("({text})") }
}
