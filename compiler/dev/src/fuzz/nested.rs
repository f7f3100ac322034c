//! Functions inside of functions, over variables of the one around them (`nonlocal`), and those that take any
//! number of arguments; at the level of the module, functions that bind and unbind its names.

use super::kind::Kind;
use super::literal::literal;
use super::scope::{Parameter, Rest, Scope, Signature};
use super::tree::{Expr, Stmt};
use super::writer::Writer;

impl Writer {
    /// A function over variables from outside, and a use of it.
    pub fn nested(&mut self, out: &mut Vec<Stmt>) {
        let stem = format!("{}_hi", self.prefix.trim_end_matches('_'));
        let name = self.fresh(&stem);
        let result = Kind::any(&mut self.rng, 1);
        let mut body = Vec::new();
        let inner = self.inner_scope(&result, &mut body);
        let loops = std::mem::replace(&mut self.loops, 1);
        let is_in_loop = std::mem::replace(&mut self.is_in_loop, false);
        let is_top = std::mem::replace(&mut self.is_top, false);
        self.scopes.push(inner);
        let count = 1 + self.rng.below(2);
        body.extend(self.statements(count, 1));
        let value = self.expr(&result, 2);
        body.push(Stmt::of("return @", vec![value]));
        self.scopes.pop();
        self.loops = loops;
        self.is_in_loop = is_in_loop;
        self.is_top = is_top;
        let kind = Kind::any(&mut self.rng, 1);
        let default = literal(&kind, &mut self.rng);
        let head = Expr::of(&format!("def {name}(p0=@):"), vec![default]);
        out.push(Stmt::block(head, body));
        let parameter = Parameter { name: "p0".into(), kind, has_default: true, is_keyword_only: false };
        let signature = Signature { name, parameters: vec![parameter], result, rest: Rest::default() };
        let call = self.call_of(&signature, 1);
        out.push(Stmt::of("print(ascii(@))", vec![call]));
        if self.loops == 0 {
            self.functions.push(signature);
        }
    }

    /// Some variables of the function around can be read, some bound as well.
    fn inner_scope(&mut self, result: &Kind, body: &mut Vec<Stmt>) -> Scope {
        let mut scope = Scope { result: Some(result.clone()), ..Scope::default() };
        scope.set("p0", Kind::Int);
        let is_top = self.is_top;
        let prefix = self.prefix.clone();
        for variable in self.scope().variables.clone() {
            let is_global = variable.name.starts_with(&prefix);
            if variable.name == "p0" || self.rng.percent(40) {
                continue;
            }
            scope.set(&variable.name, variable.kind.clone());
            if !variable.is_fixed && (is_top || !is_global) && self.rng.percent(50) {
                let word = if is_top { "global" } else { "nonlocal" };
                body.push(Stmt::text(format!("{word} {}", variable.name)));
            } else {
                scope.outer.push(variable.name);
            }
        }
        scope
    }

    /// A global goes, and comes back or not; who reads it then finds nothing, or a builtin.
    pub fn unbind_global(&mut self, out: &mut Vec<Stmt>) {
        let prefix = self.prefix.clone();
        let scope = self.scope();
        let is_declared = |name: &String| name.starts_with(&prefix) && !scope.outer.contains(name);
        let names: Vec<String> = scope.variables.iter().map(|v| v.name.clone()).filter(is_declared).collect();
        if names.is_empty() {
            return self.show(out);
        }
        let name = self.rng.pick(&names).clone();
        out.push(Stmt::text(format!("del {name}")));
        if self.rng.percent(60) {
            let kind = Kind::any(&mut self.rng, 1);
            let value = self.expr(&kind, 1);
            out.push(Stmt::of("@ = @", vec![Expr::leaf(name.clone()), value]));
            self.scope().set(&name, kind);
        }
    }

    /// `*args`, `**names` of a function that is being written.
    pub fn rest(&mut self) -> Rest {
        let mut rest = Rest::default();
        if !self.rng.percent(if self.is_native() { 15 } else { 35 }) {
            return rest;
        }
        if self.rng.percent(70) {
            let kind = Kind::any(&mut self.rng, 1);
            self.scope().set("args", Kind::Tuple(vec![kind.clone(), kind.clone()]));
            rest.items = Some(kind);
        }
        if rest.items.is_none() || self.rng.percent(40) {
            let kind = Kind::any(&mut self.rng, 1);
            self.scope().set("names", Kind::Dict(Box::new(Kind::Str), Box::new(kind.clone())));
            rest.names = Some(kind);
        }
        rest
    }

    /// What a call gives beyond the parameters.
    pub fn call_rest(&mut self, rest: &Rest, depth: u32, items: &mut Vec<Expr>, names: &mut Vec<Expr>) {
        if let Some(kind) = &rest.items
            && names.is_empty()
        {
            for _ in 0..self.rng.below(3) {
                items.push(self.expr(kind, depth));
            }
            if !self.is_native() && self.rng.percent(40) {
                let more = self.iterable(kind, 1);
                items.push(Expr::of("*@", vec![more]));
            }
        }
        if let Some(kind) = &rest.names {
            for at in 0..self.rng.below(3) {
                let value = self.expr(kind, depth);
                names.push(Expr::of("@=@", vec![Expr::leaf(format!("k{at}")), value]));
            }
            if !self.is_native() && self.rng.percent(30) {
                let value = self.expr(kind, depth);
                names.push(Expr::of("**{'k5': @}", vec![value]));
            }
        }
    }

    /// Is this a place where functions stand in functions?
    pub fn may_nest(&self) -> bool {
        self.scopes.len() == 1 && self.iterating == 0 && self.loops < 2
    }
}
