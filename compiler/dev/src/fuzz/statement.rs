//! Writes simple statements: assignments in every form, changes of containers, prints, deletions.

use super::kind::Kind;
use super::tree::{Expr, Stmt};
use super::writer::Writer;

/// How deep expressions of a statement are nested.
const DEPTH: u32 = 3;

impl Writer {
    pub fn statements(&mut self, count: usize, depth: u32) -> Vec<Stmt> {
        let mut out = Vec::new();
        for _ in 0..count {
            self.statement(depth, &mut out);
        }
        out
    }

    fn statement(&mut self, depth: u32, out: &mut Vec<Stmt>) {
        if !self.shapes.is_empty() && self.rng.percent(15) {
            return self.about_objects(out);
        }
        match self.rng.below(100) {
            0..=21 => self.assign(out),
            22..=28 => self.augmented(out),
            29..=34 => self.unpack(out),
            35..=42 => self.change(out),
            43..=52 => self.show(out),
            53..=56 => self.alias(out),
            57 => self.delete(out),
            67 | 68 if self.may_nest() && depth > 0 => self.nested(out),
            69 if !self.is_native() => self.unbind_global(out),
            58 | 59 => {
                let test = self.expr(&Kind::Bool, 2);
                let message = self.expr(&Kind::Str, 1);
                out.push(Stmt::of("assert @, @", vec![test, message]));
            }
            60 if depth < 2 => out.push(self.raise()),
            61..=66 if !self.functions.is_empty() && self.loops < 2 => {
                let functions = self.functions.clone();
                let signature = self.rng.pick(&functions).clone();
                let call = self.call_of(&signature, 2);
                out.push(Stmt::of("print(@)", vec![call]));
            }
            _ if depth == 0 => self.show(out),
            _ => self.control(depth - 1, out),
        }
    }

    pub fn assign(&mut self, out: &mut Vec<Stmt>) {
        let kind = self.any_kind(2);
        let value = self.expr(&kind, DEPTH);
        let name = self.target(&kind);
        match self.rng.below(12) {
            0 => {
                let second = self.target(&kind);
                self.scope().set(&second, kind.clone());
                let (name, second) = (Expr::leaf(name.clone()), Expr::leaf(second));
                out.push(Stmt::of("@ = @ = @", vec![name, second, value]));
            }
            1 if self.scopes.len() == 1 && self.loops == 0 => {
                out.push(Stmt::of("@: object = @", vec![Expr::leaf(name.clone()), value]));
            }
            _ => out.push(Stmt::of("@ = @", vec![Expr::leaf(name.clone()), value])),
        }
        self.scope().set(&name, kind);
    }

    /// Another name of the same object, or of a container that holds it.
    fn alias(&mut self, out: &mut Vec<Stmt>) {
        let variables = self.scope().variables.clone();
        if variables.is_empty() {
            return self.assign(out);
        }
        let variable = self.rng.pick(&variables).clone();
        let (template, kind) = match self.rng.below(4) {
            0 => ("@ = [@]", Kind::list(variable.kind)),
            1 => ("@ = {'k': @}", Kind::Dict(Box::new(Kind::Str), Box::new(variable.kind))),
            _ => ("@ = @", variable.kind),
        };
        let name = self.target(&kind);
        out.push(Stmt::of(template, vec![Expr::leaf(name.clone()), Expr::leaf(variable.name)]));
        self.scope().set(&name, kind);
    }

    fn augmented(&mut self, out: &mut Vec<Stmt>) {
        let variables: Vec<_> = self.scope().variables.iter().filter(|v| !v.is_fixed).cloned().collect();
        if variables.is_empty() {
            return self.assign(out);
        }
        let variable = self.rng.pick(&variables).clone();
        if self.scope().outer.contains(&variable.name) {
            return self.change(out);
        }
        let is_large = self.loops > 0;
        let (operator, operand) = match &variable.kind {
            Kind::Int => (self.rng.word("+ - // % & | ^ + - >>"), Kind::Int),
            Kind::Bool => (self.rng.word("& | ^ + -"), Kind::Bool),
            Kind::Float => (self.rng.word("+ - * / // %"), Kind::Float),
            Kind::Str if !is_large => ("+", Kind::Str),
            Kind::Bytes if !is_large => ("+", Kind::Bytes),
            Kind::List(item) if !is_large => ("+", Kind::List(item.clone())),
            Kind::Tuple(_) if !is_large => ("+", Kind::Tuple(vec![Kind::Int])),
            Kind::Set(item) => (self.rng.word("| & - ^"), Kind::Set(item.clone())),
            Kind::Dict(..) => ("|", variable.kind.clone()),
            _ if is_large => ("-", Kind::Int),
            _ => (self.rng.word("+ - | % /"), Kind::scalar(&mut self.rng)),
        };
        let operand = if operator == ">>" { Kind::Count } else { operand };
        let value = self.expr(&operand, 2);
        out.push(Stmt::of(&format!("@ {operator}= @"), vec![Expr::leaf(variable.name.clone()), value]));
        if let Kind::Tuple(_) = variable.kind {
            let kind = self.any_kind(0);
            self.scope().set(&variable.name, kind);
        }
    }

    fn unpack(&mut self, out: &mut Vec<Stmt>) {
        let (first, second) = (self.any_kind(1), self.any_kind(1));
        let (a, b) = (self.target(&first), self.target(&second));
        let pair = Kind::Tuple(vec![first.clone(), second.clone()]);
        let (template, value, kinds) = match self.rng.below(11) {
            7 => ("@, @ = map(str, @)", self.iterable(&first, 1), [Kind::Str, Kind::Str]),
            8 => ("@, *@ = map(repr, @)", self.iterable(&first, 1), [Kind::Str, Kind::list(Kind::Str)]),
            0 => ("@, *@ = @", self.iterable(&first, 2), [first.clone(), Kind::list(first)]),
            1 => ("*@, @ = @", self.iterable(&first, 2), [Kind::list(first.clone()), first]),
            2 => ("[@, @] = @", self.expr(&pair, 2), [first, second]),
            3 => ("@, @ = @", self.expr(&Kind::Str, 1), [Kind::Str, Kind::Str]),
            4 => (
                "(@, *@), _ = @, 0",
                self.expr(&Kind::list(first.clone()), 2),
                [first.clone(), Kind::list(first)],
            ),
            5 => ("@, _, *@ = @", self.iterable(&first, 2), [first.clone(), Kind::list(first)]),
            _ => ("@, @ = @", self.expr(&pair, 2), [first, second]),
        };
        out.push(Stmt::of(template, vec![Expr::leaf(a.clone()), Expr::leaf(b.clone()), value]));
        let [first, second] = kinds;
        self.scope().set(&a, first);
        self.scope().set(&b, second);
    }

    /// A container is changed: by item, slice or method.
    fn change(&mut self, out: &mut Vec<Stmt>) {
        let variables: Vec<_> = self.scope().variables.clone();
        let containers: Vec<_> =
            variables.iter().filter(|v| matches!(v.kind, Kind::List(_) | Kind::Dict(..))).collect();
        if containers.is_empty() || self.rng.percent(45) {
            let call = self.expr(&Kind::None, DEPTH);
            return out.push(Stmt::of("@", vec![call]));
        }
        let variable = (*self.rng.pick(&containers)).clone();
        let name = Expr::leaf(variable.name);
        match variable.kind {
            Kind::Dict(key, value) => {
                let (key, value) = (self.expr(&key, 1), self.expr(&value, 2));
                match self.rng.below(4) {
                    0 => out.push(Stmt::of("del $[@]", vec![name, key])),
                    1 => out.push(Stmt::of("$[@] += @", vec![name, key, value])),
                    _ => out.push(Stmt::of("$[@] = @", vec![name, key, value])),
                }
            }
            Kind::List(item) => self.change_list(name, &item, out),
            _ => {}
        }
    }

    fn change_list(&mut self, name: Expr, item: &Kind, out: &mut Vec<Stmt>) {
        let (from, to) = (self.expr(&Kind::Index, 1), self.expr(&Kind::Index, 1));
        match self.rng.below(10) {
            0 => out.push(Stmt::of("del $[@]", vec![name, from])),
            1 => out.push(Stmt::of("del $[@:@]", vec![name, from, to])),
            2 if self.loops == 0 => {
                let value = self.iterable(item, 2);
                out.push(Stmt::of("$[@:@] = @", vec![name, from, to, value]));
            }
            3 => {
                let value = self.iterable(item, 2);
                out.push(Stmt::of("$[::@] = @", vec![name, from, value]));
            }
            4 if self.loops == 0 => {
                let value = self.expr(item, 1);
                out.push(Stmt::of("$[@] += @", vec![name, from, value]));
            }
            6 | 7 => {
                let method = Expr::leaf(self.fresh("m"));
                let (form, call) = match self.rng.below(3) {
                    0 => ("@ = $.pop", Stmt::of("print(@(@))", vec![method.clone(), from])),
                    1 => ("@ = $.count", Stmt::of("print(@(@))", vec![method.clone(), self.expr(item, 1)])),
                    _ => ("@ = $.append", Stmt::of("@(@)", vec![method.clone(), self.expr(item, 1)])),
                };
                out.push(Stmt::of(form, vec![method, name]));
                out.push(call);
            }
            5 => {
                let value = self.expr(&Kind::Tuple(vec![item.clone(), item.clone()]), 2);
                let places = vec![name.clone(), from, name, to, value];
                out.push(Stmt::of("$[@], $[@] = @", places));
            }
            _ => {
                let value = self.expr(item, 2);
                out.push(Stmt::of("$[@] = @", vec![name, from, value]));
            }
        }
    }

    pub fn show(&mut self, out: &mut Vec<Stmt>) {
        let variables: Vec<_> = self.scope().variables.clone();
        if !variables.is_empty() && self.rng.percent(60) {
            let variable = self.rng.pick(&variables).clone();
            let form = if variable.kind == Kind::Str { "print(ascii(@))" } else { "print(@)" };
            return out.push(Stmt::of(form, vec![Expr::leaf(variable.name)]));
        }
        let kind = self.any_kind(1);
        let value = self.expr(&kind, DEPTH);
        let form = if kind == Kind::Str { "print(ascii(@))" } else { "print(@)" };
        out.push(Stmt::of(form, vec![value]));
    }

    fn delete(&mut self, out: &mut Vec<Stmt>) {
        let scope = self.scope();
        let names: Vec<String> = scope
            .variables
            .iter()
            .filter(|v| !v.is_fixed && !scope.outer.contains(&v.name))
            .map(|v| v.name.clone())
            .collect();
        if names.len() < 3 {
            return self.show(out);
        }
        let name = self.rng.pick(&names).clone();
        out.push(Stmt::text(format!("del {name}")));
        // Read after that now and then: UnboundLocalError.
        if self.rng.percent(85) {
            self.scope().forget(&name);
        }
    }

    pub fn raise(&mut self) -> Stmt {
        const CLASSES: &str = "ValueError TypeError KeyError IndexError ZeroDivisionError RuntimeError \
                               LookupError ArithmeticError Exception OSError StopIteration";
        let class = self.rng.word(CLASSES);
        let kind = self.any_kind(1);
        match self.rng.below(6) {
            0 => Stmt::text(format!("raise {class}")),
            1 => Stmt::of(&format!("raise {class}(@) from None"), vec![self.expr(&kind, 1)]),
            2 => {
                Stmt::of(&format!("raise {class}(@, @)"), vec![self.expr(&kind, 1), self.expr(&Kind::Int, 1)])
            }
            _ => Stmt::of(&format!("raise {class}(@)"), vec![self.expr(&kind, 1)]),
        }
    }
}
