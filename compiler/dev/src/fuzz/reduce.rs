//! Makes a program smaller as long as the same kind of difference stays.
//!
//! Statements go first, in runs; then a compound statement gives way to one of its bodies, clauses go, and at
//! last expressions give way to their parts and to literals.

use super::tree::{Expr, Stmt};

/// The smallest program found with at most so many questions.
pub fn reduce(program: Vec<Stmt>, questions: usize, fails: &mut dyn FnMut(&[Stmt]) -> bool) -> Vec<Stmt> {
    let mut best = program;
    let mut left = questions;
    loop {
        let before = left;
        let smaller = [without_runs, simpler_statements, simpler_expressions]
            .into_iter()
            .filter(|step| pass(&mut best, *step, &mut left, fails))
            .count()
            > 0;
        if !smaller || left == 0 || before == left {
            return best;
        }
    }
}

type Step = fn(&[Stmt]) -> Vec<Vec<Stmt>>;

/// Tries every candidate; after a success goes on with the candidates of the smaller program from the same
/// place.
fn pass(best: &mut Vec<Stmt>, step: Step, left: &mut usize, fails: &mut dyn FnMut(&[Stmt]) -> bool) -> bool {
    let mut changed = false;
    let mut at = 0;
    let mut candidates = step(best);
    while at < candidates.len() && *left > 0 {
        *left -= 1;
        if fails(&candidates[at]) {
            *best = candidates.swap_remove(at);
            candidates = step(best);
            changed = true;
        } else {
            at += 1;
        }
    }
    changed
}

/// Without a run of statements of one block, long runs first.
fn without_runs(program: &[Stmt]) -> Vec<Vec<Stmt>> {
    let mut out = Vec::new();
    let longest = blocks(program).iter().map(|at| block(program, at).len()).max().unwrap_or(0);
    let mut length = longest.next_power_of_two();
    while length > 0 {
        for path in blocks(program) {
            let count = block(program, &path).len();
            for start in (0..count).step_by(length).collect::<Vec<_>>().into_iter().rev() {
                if length > count && length / 2 >= count {
                    continue;
                }
                let mut smaller = program.to_vec();
                let end = (start + length).min(count);
                block_mut(&mut smaller, &path).drain(start..end);
                out.push(smaller);
            }
        }
        length /= 2;
    }
    out
}

/// A compound statement's body in its place; a clause less.
fn simpler_statements(program: &[Stmt]) -> Vec<Vec<Stmt>> {
    let mut out = Vec::new();
    for path in blocks(program) {
        for (at, statement) in block(program, &path).iter().enumerate() {
            for (number, clause) in statement.clauses.iter().enumerate() {
                if let Some(body) = &clause.body {
                    let mut smaller = program.to_vec();
                    block_mut(&mut smaller, &path).splice(at..=at, body.iter().cloned());
                    out.push(smaller);
                }
                if number > 0 {
                    let mut smaller = program.to_vec();
                    block_mut(&mut smaller, &path)[at].clauses.remove(number);
                    out.push(smaller);
                }
            }
        }
    }
    out
}

/// An expression's part, or a literal, in its place.
fn simpler_expressions(program: &[Stmt]) -> Vec<Vec<Stmt>> {
    const LITERALS: [&str; 4] = ["0", "''", "[]", "None"];
    let mut out = Vec::new();
    for path in blocks(program) {
        for (at, statement) in block(program, &path).iter().enumerate() {
            for (number, clause) in statement.clauses.iter().enumerate() {
                for place in places(&clause.head, &[]) {
                    let old = part(&clause.head, &place);
                    let parts = old.children().into_iter().cloned();
                    let literals = LITERALS.iter().map(|text| Expr::leaf(*text));
                    let is_large = old.text().len() > 5;
                    let literals = literals.filter(|_| is_large);
                    for new in parts.chain(literals).filter(|new| new != old) {
                        let mut smaller = program.to_vec();
                        let head = &mut block_mut(&mut smaller, &path)[at].clauses[number].head;
                        *part_mut(head, &place) = new;
                        out.push(smaller);
                    }
                }
            }
        }
    }
    out
}

/// (statement, clause) from the outside in.
type Path = Vec<(usize, usize)>;

/// Every list of statements, outermost first.
fn blocks(program: &[Stmt]) -> Vec<Path> {
    let mut out: Vec<Path> = vec![Vec::new()];
    let mut next = 0;
    while next < out.len() {
        let path = out[next].clone();
        for (at, statement) in block(program, &path).iter().enumerate() {
            for (number, clause) in statement.clauses.iter().enumerate() {
                if clause.body.is_some() {
                    out.push([path.clone(), vec![(at, number)]].concat());
                }
            }
        }
        next += 1;
    }
    out
}

fn block<'a>(program: &'a [Stmt], path: &[(usize, usize)]) -> &'a [Stmt] {
    path.iter().fold(program, |block, (at, clause)| {
        block[*at].clauses[*clause].body.as_deref().expect("the path leads through bodies")
    })
}

fn block_mut<'a>(program: &'a mut Vec<Stmt>, path: &[(usize, usize)]) -> &'a mut Vec<Stmt> {
    path.iter().fold(program, |block, (at, clause)| {
        block[*at].clauses[*clause].body.as_mut().expect("the path leads through bodies")
    })
}

/// Below the head itself, which is the statement.
fn places(expr: &Expr, above: &[usize]) -> Vec<Vec<usize>> {
    let mut out = Vec::new();
    for (at, child) in expr.children().into_iter().enumerate() {
        let place = [above, &[at]].concat();
        out.push(place.clone());
        out.extend(places(child, &place));
    }
    out
}

fn part<'a>(expr: &'a Expr, place: &[usize]) -> &'a Expr {
    place.iter().fold(expr, |expr, at| expr.children()[*at])
}

fn part_mut<'a>(expr: &'a mut Expr, place: &[usize]) -> &'a mut Expr {
    place.iter().fold(expr, |expr, at| expr.children_mut().swap_remove(*at))
}

#[cfg(test)]
mod tests {
    use super::reduce;
    use crate::fuzz::tree::{Expr, Stmt, print};

    #[test]
    fn what_matters_stays() {
        let sum = |a: &str, b: &str| Expr::of("$ + $", vec![Expr::leaf(a), Expr::leaf(b)]);
        let program = vec![
            Stmt::text("a = 1"),
            Stmt::block(
                Expr::leaf("if a:"),
                vec![Stmt::text("b = 2"), Stmt::of("print(@)", vec![sum("a", "bad")])],
            ),
            Stmt::text("c = 3"),
        ];
        let small = reduce(program, 100, &mut |p| print(p).contains("bad"));
        assert_eq!(print(&small), "print(bad)\n");
    }
}
