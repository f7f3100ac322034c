//! Which calls are worth compiling, and for which versions: CPython, which answers all of them in seconds, is
//! asked first.
//!
//! - Of calls of one form which every CPython refuses in the same words, a few stand for all: where the
//!   operands matter, by type or by value, they are in the words.
//! - Of calls that succeed with the same result, the first for each combination of the operands' types.
//! - Operands written down compile as parameters do, but for constants: a few calls for each result.
//! - A call that every CPython answers alike is compared with one of them, in turn; where they differ, with
//!   each.

use super::case::{Case, Shape};
use crate::execute;
use crate::interpreter::Interpreter;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::Path;
use std::process::Stdio;

/// Calls that stand for all which are refused in the same words.
const REFUSED: usize = 3;
/// Those of operands that are written down, for each answer.
const WRITTEN: usize = 2;

/// A case, and whether all versions answer alike.
pub struct Chosen {
    pub case: Case,
    pub is_alike: bool,
}

/// Everything that is asked, each once.
#[derive(Default)]
struct Questions {
    operands: Numbers<String>,
    forms: Numbers<(Vec<String>, usize)>,
    calls: Vec<Numbers<Vec<usize>>>,
}

/// Things in the order they came, each with its number.
struct Numbers<T> {
    known: HashMap<T, usize>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Numbers<T> {
        Numbers { known: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Numbers<T> {
    fn of(&mut self, thing: T) -> usize {
        let next = self.known.len();
        *self.known.entry(thing).or_insert(next)
    }

    fn in_order(&self) -> Vec<&T> {
        let numbered: BTreeMap<usize, &T> =
            self.known.iter().map(|(thing, number)| (*number, thing)).collect();
        numbered.into_values().collect()
    }
}

impl Questions {
    /// The number of the form, and of each call within it.
    fn add(&mut self, case: &Case) -> (usize, Vec<usize>) {
        let form = self.forms.of((case.plain(), case.operands[0].len()));
        if form == self.calls.len() {
            self.calls.push(Numbers::default());
        }
        let number = |call: &Vec<String>| {
            let operands = call.iter().map(|text| self.operands.of(text.clone())).collect();
            self.calls[form].of(operands)
        };
        (form, case.operands.iter().map(number).collect())
    }

    fn json(&self, modules: &BTreeSet<&str>) -> Value {
        let forms = self.forms.in_order().into_iter().zip(&self.calls).map(|((body, count), calls)| {
            let params = &["a", "b", "c", "d", "e", "f"][..*count];
            json!({ "body": body, "params": params, "calls": calls.in_order() })
        });
        let forms: Vec<Value> = forms.collect();
        json!({ "modules": modules, "operands": self.operands.in_order(), "forms": forms })
    }
}

/// What one CPython said.
struct Answers {
    types: Vec<String>,
    /// By form and call.
    texts: Vec<Vec<String>>,
}

/// The form, the types of its operands where they matter, and what each CPython says.
type Class<'a> = (usize, Shape, Vec<&'a str>, Vec<&'a str>);

pub fn choose(
    cases: Vec<Case>,
    interpreters: &[&Interpreter],
    modules: &BTreeSet<&str>,
    folder: &Path,
) -> io::Result<Vec<Chosen>> {
    let mut questions = Questions::default();
    let numbers: Vec<(usize, Vec<usize>)> = cases.iter().map(|case| questions.add(case)).collect();
    let asked = serde_json::to_vec(&questions.json(modules))?;
    let answers: Vec<Answers> = interpreters
        .iter()
        .map(|interpreter| answers(interpreter, &asked, folder))
        .collect::<io::Result<_>>()?;
    let calls: Vec<Vec<&Vec<usize>>> = questions.calls.iter().map(Numbers::in_order).collect();
    let mut seen: HashMap<Class<'_>, usize> = HashMap::new();
    let mut chosen = vec![];
    for (case, (form, of_form)) in cases.into_iter().zip(numbers) {
        let said = |call: usize| -> Vec<&str> {
            answers.iter().map(|answers| answers.texts[form][call].as_str()).collect()
        };
        let is_alike = of_form.iter().all(|call| said(*call).windows(2).all(|pair| pair[0] == pair[1]));
        if let [only] = of_form[..] {
            let said = said(only);
            let is_refused = said.iter().all(|text| !text.starts_with("ok "));
            let (enough, by_type) = match case.shape {
                Shape::Written => (WRITTEN, false),
                _ if is_refused => (REFUSED, false),
                _ => (1, true),
            };
            let types = calls[form][only].iter().map(|operand| answers[0].types[*operand].as_str());
            let types = if by_type { types.collect() } else { vec![] };
            let count = seen.entry((form, case.shape, types, said)).or_insert(0);
            *count += 1;
            if *count > enough {
                continue;
            }
        }
        chosen.push(Chosen { case, is_alike });
    }
    Ok(chosen)
}

fn answers(interpreter: &Interpreter, asked: &[u8], folder: &Path) -> io::Result<Answers> {
    let mut command = execute::clean_command(&interpreter.path, folder);
    command.env("PYTHONHASHSEED", "0").args(["-S", "-W", "ignore", "-c", include_str!("answers.py")]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn()?;
    let mut stdin = child.stdin.take().expect("it is a pipe");
    stdin.write_all(asked)?;
    drop(stdin);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("CPython {}: {}", interpreter.version, output.status)));
    }
    let value: Value = serde_json::from_slice(&output.stdout)?;
    let texts = |value: &Value| -> Vec<String> {
        let texts = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        texts.map(execute::without_addresses).collect()
    };
    Ok(Answers {
        types: texts(&value["types"]),
        texts: value["answers"].as_array().into_iter().flatten().map(texts).collect(),
    })
}
