//! Functions and methods: the names that the catalog knows, and those that CPython's own `dir()` lists.

use super::case::{Case, Shape};
use super::kinds::{Kind, commons, mixed_in_turn};
use crate::interpreter::Interpreter;
use hybridc::catalog;
use hybridc::ty::builtin::BUILTIN_TYPES;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::process::{Command, Stdio};

pub struct Members {
    /// `len`, `math.sqrt`.
    functions: BTreeSet<String>,
    kinds: Vec<Kind>,
    /// The names each kind of value answers to.
    methods: Vec<BTreeSet<String>>,
    /// Parameter names that rows of this name have.
    keywords: BTreeMap<String, BTreeSet<String>>,
}

impl Members {
    /// What any of the interpreters has: what another does not have, it refuses in its own words.
    pub fn of(interpreters: &[&Interpreter], kinds: &[Kind]) -> io::Result<Members> {
        let is_of_process = |owner: &str| {
            let mut own = catalog::rows().iter().filter(|row| row.owner == owner);
            own.any(|row| catalog::is_of_process(owner, row.name))
        };
        let owners = catalog::rows().iter().map(|row| row.owner);
        let modules: BTreeSet<&str> = owners
            .filter(|owner| is_module(owner) && (*owner == "builtins" || !is_of_process(owner)))
            .collect();
        let mut functions = BTreeSet::new();
        let mut keywords: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in catalog::rows() {
            keywords
                .entry(row.name.to_owned())
                .or_default()
                .extend(row.params.iter().map(|p| p.name.to_owned()).filter(|name| name != "self"));
            if modules.contains(row.owner) && !catalog::is_of_process(row.owner, row.name) {
                functions.insert(qualified(row.owner, row.name));
            }
        }
        for module in &modules {
            for interpreter in interpreters {
                let asked = ask(interpreter, &format!("__import__('{module}')"), true)?;
                let found = asked.iter().filter(|name| !catalog::is_of_process(module, name));
                functions.extend(found.map(|name| qualified(module, name)));
            }
        }
        let methods = methods(interpreters, kinds)?;
        Ok(Members { functions, kinds: kinds.to_vec(), methods, keywords })
    }

    pub fn modules(&self) -> BTreeSet<&str> {
        self.functions.iter().filter_map(|name| name.split_once('.')).map(|(module, _)| module).collect()
    }

    pub fn cases(&self) -> Vec<Case> {
        let mut cases = vec![];
        for function in &self.functions {
            let name = function.rsplit('.').next().unwrap_or(function);
            self.calls("function", function, name, None, &mut cases);
        }
        for (kind, names) in self.kinds.iter().zip(&self.methods) {
            for name in names {
                self.calls("method", &format!("{{a}}.{name}"), name, Some(kind.text), &mut cases);
                attribute(name, kind.text, &mut cases);
            }
        }
        cases
    }

    /// No argument, one of each kind, two and three of a few kinds, each keyword.
    fn calls(
        &self,
        table: &'static str,
        callee: &str,
        name: &str,
        receiver: Option<&str>,
        cases: &mut Vec<Case>,
    ) {
        let mut add = |arguments: &str, operands: &[&str]| {
            let all = receiver.into_iter().chain(operands.iter().copied()).map(str::to_owned).collect();
            cases.push(call(table, Shape::Parameters, receiver.is_some(), callee, arguments, vec![all]));
        };
        add("", &[]);
        for kind in &self.kinds {
            add("{0}", &[kind.text]);
        }
        for first in commons(&self.kinds) {
            for second in commons(&self.kinds) {
                add("{0}, {1}", &[first.text, second.text]);
            }
            add("{0}, {1}, {2}", &[first.text, "1", "1"]);
            add("{0}, {1}, {2}", &["'a'", "'a'", first.text]);
            add("{0}, {1}, {2}, {3}", &[first.text, "1", "1", "1"]);
        }
        let none = BTreeSet::new();
        let known = self.keywords.get(name).unwrap_or(&none);
        for keyword in known.iter().map(String::as_str).chain(["nothing"]) {
            add(&format!("{keyword}={{0}}"), &["1"]);
            add(&format!("{keyword}={{0}}"), &["'a'"]);
            add(&format!("{{0}}, {keyword}={{1}}"), &["1", "1"]);
            add(&format!("{{0}}, {keyword}={{1}}"), &["[1, 2]", "None"]);
            add(&format!("{{0}}, {keyword}={{1}}"), &["'a'", "'a'"]);
        }
        let first = usize::from(receiver.is_some());
        for some in mixed_in_turn(&self.kinds, cases.len()) {
            let operands =
                |kind: &&Kind| receiver.into_iter().chain([kind.text]).map(str::to_owned).collect();
            let all = some.iter().map(operands).collect();
            cases.push(call(table, Shape::Union(first), receiver.is_some(), callee, "{0}", all));
        }
    }
}

/// A call whose receiver, where it has one, is the first operand.
fn call(
    table: &'static str,
    shape: Shape,
    has_receiver: bool,
    callee: &str,
    arguments: &str,
    operands: Vec<Vec<String>>,
) -> Case {
    let own = &["{a}", "{b}", "{c}", "{d}", "{e}"][usize::from(has_receiver)..];
    let place = |text: String, (index, letter): (usize, &&str)| text.replace(&format!("{{{index}}}"), letter);
    let arguments = own.iter().enumerate().fold(arguments.to_owned(), place);
    Case { table, shape, template: vec![format!("return repr({callee}({arguments}))")], operands }
}

/// The attribute by itself, and stored to, and deleted.
fn attribute(name: &str, receiver: &str, cases: &mut Vec<Case>) {
    for template in [
        vec![format!("return repr({{a}}.{name})")],
        vec!["x = {a}".to_owned(), format!("x.{name} = 1"), "return ''".to_owned()],
        vec!["x = {a}".to_owned(), format!("del x.{name}"), "return ''".to_owned()],
    ] {
        let operands = vec![vec![receiver.to_owned()]];
        cases.push(Case { table: "attribute", shape: Shape::Written, template, operands });
    }
}

/// Of one value of each type: which methods there are, and what they refuse, is a matter of the type.
fn methods(interpreters: &[&Interpreter], kinds: &[Kind]) -> io::Result<Vec<BTreeSet<String>>> {
    let mut types = BTreeSet::new();
    let mut methods = vec![];
    for kind in kinds {
        let mut names = BTreeSet::new();
        for (index, interpreter) in interpreters.iter().enumerate() {
            let class = evaluate(interpreter, &format!("print(type({}).__name__)", kind.text))?;
            if types.insert((index, class)) {
                names.extend(ask(interpreter, kind.text, false)?);
            }
        }
        methods.push(names);
    }
    Ok(methods)
}

fn is_module(owner: &&str) -> bool {
    let own = ["hybridc", "BaseException", "object", "type"];
    !own.contains(owner)
        && BUILTIN_TYPES.iter().all(|known| known.python != *owner)
        && !owner.starts_with("dict_")
}

fn qualified(module: &str, name: &str) -> String {
    if module == "builtins" { name.to_owned() } else { format!("{module}.{name}") }
}

fn evaluate(interpreter: &Interpreter, script: &str) -> io::Result<String> {
    let output =
        Command::new(&interpreter.path).args(["-I", "-S", "-c", script]).stdin(Stdio::null()).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The names an object answers to, as its own interpreter lists them; special methods only where the catalog
/// has a row for them.
fn ask(interpreter: &Interpreter, object: &str, callables: bool) -> io::Result<Vec<String>> {
    let script = format!("o = {object}\nfor n in dir(o): print(n, callable(getattr(o, n, None)))");
    let text = evaluate(interpreter, &script)?;
    let special: BTreeSet<&str> = catalog::rows().iter().map(|row| row.name).collect();
    let found = text.lines().filter_map(|line| line.split_once(' ')).filter(|(name, can_be_called)| {
        let wanted = !name.starts_with('_') || (!callables && special.contains(name));
        wanted && (!callables || *can_be_called == "True")
    });
    Ok(found.map(|(name, _)| name.to_owned()).collect())
}
