//! The names in reach: which variables of which kinds, which functions to call.

use super::kind::Kind;

#[derive(Clone, Debug)]
pub struct Variable {
    pub name: String,
    pub kind: Kind,
    /// Counters of loops are read only, or the loop would not end.
    pub is_fixed: bool,
}

#[derive(Clone, Debug)]
pub struct Parameter {
    pub name: String,
    pub kind: Kind,
    pub has_default: bool,
    pub is_keyword_only: bool,
}

/// A function that later code may call.
#[derive(Clone, Debug)]
pub struct Signature {
    pub name: String,
    pub parameters: Vec<Parameter>,
    pub result: Kind,
    pub rest: Rest,
}

/// The kinds of what `*args` and `**names` take.
#[derive(Clone, Debug, Default)]
pub struct Rest {
    pub items: Option<Kind>,
    pub names: Option<Kind>,
}

/// The names of one function.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    pub variables: Vec<Variable>,
    pub result: Option<Kind>,
    /// Names declared `global` or `nonlocal` here, or read from outside: not to be assigned.
    pub outer: Vec<String>,
}

impl Scope {
    pub fn set(&mut self, name: &str, kind: Kind) {
        match self.variables.iter_mut().find(|v| v.name == name) {
            Some(known) => known.kind = kind,
            None => self.variables.push(Variable { name: name.to_string(), kind, is_fixed: false }),
        }
    }

    pub fn fix(&mut self, name: &str, kind: Kind) {
        self.set(name, kind);
        if let Some(known) = self.variables.iter_mut().find(|v| v.name == name) {
            known.is_fixed = true;
        }
    }

    pub fn forget(&mut self, name: &str) {
        self.variables.retain(|v| v.name != name);
    }

    /// What is known where two ways meet: both kinds, and nothing of names that one way does not bind (now
    /// and then it stays: reading it may raise UnboundLocalError).
    pub fn join(&mut self, other: &Scope, keeps_unbound: bool) {
        for theirs in &other.variables {
            match self.variables.iter_mut().find(|v| v.name == theirs.name) {
                Some(ours) => ours.kind = union(&ours.kind, &theirs.kind),
                None if keeps_unbound => self.variables.push(theirs.clone()),
                None => {}
            }
        }
    }
}

fn union(a: &Kind, b: &Kind) -> Kind {
    if a == b {
        return a.clone();
    }
    let members = |kind: &Kind| match kind {
        Kind::Union(members) => members.clone(),
        other => vec![other.clone()],
    };
    let mut all = members(a);
    for member in members(b) {
        if !all.contains(&member) {
            all.push(member);
        }
    }
    Kind::Union(all)
}
