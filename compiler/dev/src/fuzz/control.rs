//! Writes compound statements; every loop is counted, so that every program ends.

use super::kind::Kind;
use super::tree::{Clause, Expr, Stmt, print};
use super::writer::Writer;

const CAUGHT: &str = "Exception Exception ValueError TypeError (TypeError,ValueError) IndexError KeyError \
                      LookupError ZeroDivisionError ArithmeticError AttributeError (KeyError,IndexError)";

impl Writer {
    pub fn control(&mut self, depth: u32, out: &mut Vec<Stmt>) {
        match self.rng.below(24) {
            0..=4 => self.branch(depth, out),
            5..=9 => self.go_over(depth, out),
            10 | 11 => self.count(depth, out),
            12..=18 => self.attempt(depth, out),
            19 => self.leave(out),
            20 => self.narrow(depth, out),
            21 | 22 if !self.is_native() => self.choose(depth, out),
            _ if !self.is_native() => self.enclosed(depth, out),
            _ => self.branch(depth, out),
        }
    }

    fn some(&mut self, depth: u32) -> Vec<Stmt> {
        let count = 1 + self.rng.below(3);
        self.statements(count, depth)
    }

    /// A body that may or may not run: what it binds is joined with what was known.
    fn maybe(&mut self, depth: u32) -> Vec<Stmt> {
        let before = self.scope().clone();
        let body = self.some(depth);
        let keeps = self.rng.percent(8);
        let learned = std::mem::replace(self.scope(), before);
        self.scope().join(&learned, keeps);
        body
    }

    fn branch(&mut self, depth: u32, out: &mut Vec<Stmt>) {
        let test = self.test();
        let body = self.maybe(depth);
        let mut statement = Stmt::block(Expr::of("if @:", vec![test]), body);
        if self.rng.percent(25) {
            let test = self.test();
            let body = self.maybe(depth);
            statement = statement.then(Expr::of("elif @:", vec![test]), body);
        }
        if self.rng.percent(45) {
            let body = self.maybe(depth);
            statement = statement.then(Expr::leaf("else:"), body);
        }
        out.push(statement);
    }

    fn test(&mut self) -> Expr {
        if self.rng.percent(70) {
            return self.expr(&Kind::Bool, 2);
        }
        let kind = self.any_kind(1);
        self.expr(&kind, 2)
    }

    /// `if isinstance(x, int)`, `if x is None`: the name has a narrower type inside.
    fn narrow(&mut self, depth: u32, out: &mut Vec<Stmt>) {
        let unions: Vec<_> =
            self.scope().variables.iter().filter(|v| matches!(v.kind, Kind::Union(_))).cloned().collect();
        if unions.is_empty() {
            return self.branch(depth, out);
        }
        let variable = self.rng.pick(&unions).clone();
        let name = &variable.name;
        let (test, kind) = match self.rng.below(5) {
            0 => (format!("if isinstance({name}, int):"), Kind::Int),
            1 => (format!("if isinstance({name}, str):"), Kind::Str),
            2 => (format!("if {name} is None:"), Kind::None),
            3 => (format!("if {name} is not None and isinstance({name}, float):"), Kind::Float),
            _ => (format!("if not isinstance({name}, (int, str)):"), variable.kind.clone()),
        };
        self.scope().set(name, kind);
        let body = self.maybe(depth);
        self.scope().set(name, variable.kind.clone());
        let otherwise = self.maybe(depth);
        out.push(Stmt::block(Expr::leaf(test), body).then(Expr::leaf("else:"), otherwise));
    }

    fn go_over(&mut self, depth: u32, out: &mut Vec<Stmt>) {
        if self.loops >= 2 {
            return self.branch(depth, out);
        }
        let item = if self.rng.percent(40) { Kind::Int } else { self.any_kind(1) };
        let source = self.iterable(&item, 2);
        let head = match &item {
            Kind::Tuple(kinds) if kinds.len() == 2 => {
                let (a, b) = (self.target(&kinds[0]), self.target(&kinds[1]));
                self.scope().set(&a, kinds[0].clone());
                self.scope().set(&b, kinds[1].clone());
                Expr::of(&format!("for {a}, {b} in @:"), vec![source])
            }
            _ => {
                let name = self.target(&item);
                self.scope().set(&name, item);
                Expr::of(&format!("for {name} in @:"), vec![source])
            }
        };
        let (guard, counter) = self.guard();
        let mut body = self.looped(depth);
        if grows(&print(&body)) || grows(&head.text()) {
            body.splice(0..0, guard);
            out.push(counter);
        }
        out.push(self.with_else(Stmt::block(head, body), depth));
    }

    /// What ends a loop over a container that its body makes longer.
    fn guard(&mut self) -> (Vec<Stmt>, Stmt) {
        let name = self.fresh("n");
        let stop = Stmt::block(Expr::leaf(format!("if {name} > 5:")), vec![Stmt::text("break")]);
        (vec![Stmt::text(format!("{name} += 1")), stop], Stmt::text(format!("{name} = 0")))
    }

    fn count(&mut self, depth: u32, out: &mut Vec<Stmt>) {
        if self.loops >= 2 {
            return self.branch(depth, out);
        }
        let name = self.fresh("n");
        out.push(Stmt::text(format!("{name} = 0")));
        self.scope().fix(&name, Kind::Int);
        let limit = 1 + self.rng.below(4);
        let head = if self.rng.percent(50) {
            Expr::leaf(format!("while {name} < {limit}:"))
        } else {
            let test = self.test();
            Expr::of(&format!("while {name} < {limit} and $:"), vec![test])
        };
        let mut body = self.looped(depth);
        body.insert(0, Stmt::text(format!("{name} += 1")));
        out.push(self.with_else(Stmt::block(head, body), depth));
    }

    fn looped(&mut self, depth: u32) -> Vec<Stmt> {
        self.loops += 1;
        let is_inside = std::mem::replace(&mut self.is_in_loop, true);
        let mut body = self.maybe(depth);
        if self.rng.percent(35) {
            let test = self.test();
            let way = self.rng.word("break continue break continue return");
            let at = self.rng.below(body.len() + 1);
            let way = if way == "return" && self.scope().result.is_none() { "break" } else { way };
            body.insert(at, Stmt::block(Expr::of("if @:", vec![test]), vec![Stmt::text(way)]));
        }
        self.loops -= 1;
        self.is_in_loop = is_inside;
        body
    }

    fn with_else(&mut self, statement: Stmt, depth: u32) -> Stmt {
        if self.rng.percent(75) {
            return statement;
        }
        let body = self.maybe(depth);
        statement.then(Expr::leaf("else:"), body)
    }

    /// `break`, `continue`, `return`, `raise`, where it is allowed.
    fn leave(&mut self, out: &mut Vec<Stmt>) {
        let way = match self.rng.below(4) {
            0 if self.is_in_loop => Stmt::text("break"),
            1 if self.is_in_loop => Stmt::text("continue"),
            2 => match self.scope().result.clone() {
                Some(kind) => Stmt::of("return @", vec![self.expr(&kind, 2)]),
                None => self.raise(),
            },
            _ => self.raise(),
        };
        let test = self.test();
        out.push(Stmt::block(Expr::of("if @:", vec![test]), vec![way]));
    }

    pub fn attempt(&mut self, depth: u32, out: &mut Vec<Stmt>) {
        let body = self.maybe(depth);
        let mut statement = Stmt::block(Expr::leaf("try:"), body);
        let has_handler = self.rng.percent(88);
        if has_handler {
            for _ in 0..1 + self.rng.below(2) {
                let clause = self.handler(depth);
                statement.clauses.push(clause);
            }
            if self.rng.percent(25) {
                let body = self.maybe(depth);
                statement = statement.then(Expr::leaf("else:"), body);
            }
        }
        if !has_handler || self.rng.percent(25) {
            let mut body = self.maybe(depth);
            if self.rng.percent(25) {
                self.leave(&mut body);
            }
            statement = statement.then(Expr::leaf("finally:"), body);
        }
        out.push(statement);
    }

    fn handler(&mut self, depth: u32) -> Clause {
        let class = self.rng.word(CAUGHT).replace(',', ", ");
        let mut body = vec![Stmt::text("print(type(error).__name__, ascii(str(error)))")];
        if self.rng.percent(35) {
            body.extend(self.maybe(depth));
        }
        match self.rng.below(12) {
            0 => body.push(Stmt::text("raise")),
            1 if self.is_in_loop => body.push(Stmt::text(self.rng.word("break continue"))),
            2 => body.push(Stmt::text("raise RuntimeError('again') from error")),
            _ => {}
        }
        Clause { head: Expr::leaf(format!("except {class} as error:")), body: Some(body) }
    }

    /// `match`: values, sequences, mappings, classes, captures, guards.
    fn choose(&mut self, depth: u32, out: &mut Vec<Stmt>) {
        let kind = self.any_kind(2);
        let subject = self.expr(&kind, 2);
        let mut statement = Stmt { clauses: vec![] };
        for _ in 0..1 + self.rng.below(3) {
            let (pattern, name) = self.case();
            let known = self.scope().clone();
            if let Some((name, kind)) = name {
                self.scope().set(&name, kind);
            }
            let test = if self.rng.percent(20) { Some(self.test()) } else { None };
            let body = self.some(depth);
            *self.scope() = known;
            let head = match test {
                Some(test) => Expr::of(&format!("case {pattern} if @:"), vec![test]),
                None => Expr::leaf(format!("case {pattern}:")),
            };
            statement = statement.then(head, body);
        }
        if self.rng.percent(50) {
            let body = self.some(depth);
            statement = statement.then(Expr::leaf("case _:"), body);
        }
        let cases = statement.clauses;
        let cases = cases.into_iter().map(|clause| Stmt { clauses: vec![clause] }).collect();
        out.push(Stmt::block(Expr::of("match @:", vec![subject]), cases));
    }

    fn case(&mut self) -> (String, Option<(String, Kind)>) {
        let name = self.fresh("m");
        let bound = |kind: Kind| Some((name.clone(), kind));
        match self.rng.below(12) {
            0 => ("0 | 1 | -1".into(), None),
            1 => (format!("[{name}, *_]"), bound(Kind::Int)),
            2 => (format!("({name}, _)"), bound(Kind::Int)),
            3 => (format!("int({name})"), bound(Kind::Int)),
            4 => (format!("str() as {name}"), bound(Kind::Str)),
            5 => (format!("{{'k': {name}, **_rest}}"), bound(Kind::Int)),
            6 => ("None | True".into(), None),
            7 => ("'a' | 'abc' | b'a'".into(), None),
            8 => (format!("[*{name}]"), bound(Kind::list(Kind::Int))),
            9 => (format!("float({name}) | int({name})"), bound(Kind::Float)),
            10 => (format!("[[{name}, _], *_] | ({name}, _, _)"), bound(Kind::Int)),
            _ => ("[]".into(), None),
        }
    }

    fn enclosed(&mut self, depth: u32, out: &mut Vec<Stmt>) {
        let body = self.maybe(depth);
        let class = self.rng.word(CAUGHT).replace(',', ", ").replace(['(', ')'], "");
        let name = self.fresh("m");
        let head = match self.rng.below(3) {
            0 => Expr::leaf(format!("with contextlib.suppress({class}):")),
            1 => Expr::leaf(format!("with {}Manager('m') as {}:", self.prefix, name)),
            _ => Expr::leaf("with contextlib.nullcontext(3):"),
        };
        out.push(Stmt::block(head, body));
    }
}

/// Does the text make a container longer, or call what may?
fn grows(text: &str) -> bool {
    let marks = [".append(", ".extend(", ".insert(", "+= ", "] = ", "_h", "__setitem__"];
    marks.iter().any(|mark| text.contains(mark))
}
