//! Where a value may come from, as far as the text tells: through names, conditions, parameters and results
//! of functions that are only called by their names.
//!
//! ```text
//! def show(f, key):                   f:   print, a call of getattr
//!     return getattr(f, key)          key: "a", "b"
//! show(print, "a"); show(show(x, "b"), "b")
//! ```

use std::collections::{HashMap, HashSet};

use super::things::{Place, Things, called, each};
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, Element, ExprId, ExprKind, FuncId, Function, FunctionKind, NameRef, Param, Stmt, StmtKind, Target,
    TargetKind,
};
use crate::hir::visit::Seen;

/// One way in which a place gets a value.
enum Bound {
    Value(FuncId, ExprId),
    /// An item of a container.
    Item(FuncId, ExprId),
    Unknown,
}

/// The expressions that a value may come from; more than these, unless it is `complete`.
pub struct Found<'a> {
    pub leaves: Vec<(&'a Function, ExprId)>,
    pub complete: bool,
}

pub struct Sources<'a> {
    program: &'a Program,
    things: &'a Things<'a>,
    bound: HashMap<Place, Vec<Bound>>,
    /// Functions that are only called, by the places of their names.
    functions: HashMap<Place, FuncId>,
    results: HashMap<FuncId, Vec<ExprId>>,
    /// Expressions that [`Sources::from`] follows to where they go.
    followed: HashSet<(FuncId, ExprId)>,
}

impl<'a> Sources<'a> {
    pub fn of(program: &'a Program, half: &'a [Function], things: &'a Things<'a>) -> Sources<'a> {
        let (bound, functions, results, followed) = Default::default();
        let mut sources = Sources { program, things, bound, functions, results, followed };
        for function in half {
            sources.bind(function);
        }
        sources.functions = sources.only_called(half);
        for function in half {
            sources.call(function);
            let places = function.params.iter().map(|param| Place::Local(function.id, param.binding));
            let is_known = sources.functions.values().any(|known| *known == function.id);
            for place in places {
                // What nobody calls gets nothing.
                let bound = sources.bound.entry(place).or_default();
                bound.extend((!is_known).then_some(Bound::Unknown));
            }
        }
        sources
    }

    /// What the names that a function binds are bound to.
    fn bind(&mut self, function: &Function) {
        let id = function.id;
        let mut known = HashMap::<Place, usize>::new();
        let mut count = HashMap::<Place, usize>::new();
        each(function, &mut |seen| match seen {
            Seen::Target(target) => {
                if let Some(place) = self.place(function, target) {
                    *count.entry(place).or_default() += 1;
                }
            }
            Seen::Stmt(stmt) => {
                let (target, bound) = match &stmt.kind {
                    StmtKind::Assign { target, value }
                    | StmtKind::AnnAssign { target, value: Some(value), .. } => {
                        for (target, value) in pairs(function, target, *value) {
                            if let Some(place) = self.place(function, target) {
                                self.followed.insert((id, value));
                                *known.entry(place.clone()).or_default() += 1;
                                self.bound.entry(place).or_default().push(Bound::Value(id, value));
                            }
                        }
                        return;
                    }
                    StmtKind::For { target, iter, is_async: false, .. } => {
                        (target, Some(Bound::Item(id, *iter)))
                    }
                    StmtKind::Delete(target) | StmtKind::AnnAssign { target, value: None, .. } => {
                        (target, None)
                    }
                    StmtKind::CompAdd { target, .. } => {
                        let place = Place::Local(id, *target);
                        return self.bound.entry(place).or_default().push(Bound::Unknown);
                    }
                    StmtKind::Return(value) => {
                        return self.results.entry(id).or_default().extend(*value);
                    }
                    StmtKind::Expr(_)
                    | StmtKind::Raise { .. }
                    | StmtKind::Assert { .. }
                    | StmtKind::If { .. }
                    | StmtKind::While { .. }
                    | StmtKind::For { .. }
                    | StmtKind::Break
                    | StmtKind::Continue
                    | StmtKind::Pass
                    | StmtKind::Try { .. }
                    | StmtKind::With { .. }
                    | StmtKind::Def { .. }
                    | StmtKind::Class { .. }
                    | StmtKind::Import { .. }
                    | StmtKind::ImportFrom { .. }
                    | StmtKind::Opaque { .. } => return,
                };
                if let Some(place) = self.place(function, target) {
                    *known.entry(place.clone()).or_default() += 1;
                    self.bound.entry(place).or_default().extend(bound);
                }
            }
            Seen::Expr(_) => {}
        });
        for (place, count) in count {
            if known.get(&place) != Some(&count) {
                self.bound.entry(place).or_default().push(Bound::Unknown);
            }
        }
    }

    /// Names of a class body are attributes, too.
    fn place(&self, function: &Function, target: &Target) -> Option<Place> {
        match &target.kind {
            TargetKind::Name(NameRef::ClassLocal(_)) => None,
            _ => self.things.place(function, target),
        }
    }

    /// Plain functions of a program of one module whose names are bound once, and only called.
    fn only_called(&self, half: &[Function]) -> HashMap<Place, FuncId> {
        let mut found = HashMap::new();
        if self.program.modules.len() > 1 {
            return found;
        }
        for function in half {
            each(function, &mut |seen| {
                if let Seen::Stmt(Stmt { kind: StmtKind::Def { func, target }, .. }) = seen
                    && let Some(place) = self.place(function, target)
                    && is_plain(&self.program.functions[func.index()])
                    && matches!(self.bound.get(&place).map(Vec::as_slice), Some([Bound::Unknown]))
                {
                    found.insert(place, *func);
                }
            });
        }
        for function in half {
            let called = called(function);
            for id in (0..function.exprs.len() as u32).map(ExprId) {
                if let ExprKind::Name(name) = &function.expr(id).kind
                    && !called.contains(&id)
                    && let Some(place) = self.things.place_of(function, name)
                {
                    found.remove(&place);
                }
            }
        }
        found
    }

    /// What its calls give to parameters.
    fn call(&mut self, function: &Function) {
        for expr in &function.exprs {
            let ExprKind::Call { func, args } = &expr.kind else { continue };
            let Some(callee) = self.callee(function, *func) else { continue };
            let callee = &self.program.functions[callee.index()];
            for (index, param) in callee.params.iter().enumerate() {
                let bound = given(function, callee, args, index, param);
                if let Bound::Value(id, value) = bound {
                    self.followed.insert((id, value));
                }
                self.bound.entry(Place::Local(callee.id, param.binding)).or_default().push(bound);
            }
        }
    }

    fn callee(&self, function: &Function, func: ExprId) -> Option<FuncId> {
        let ExprKind::Name(name) = &function.expr(func).kind else { return None };
        self.functions.get(&self.things.place_of(function, name)?).copied()
    }

    pub fn from(&self, function: &'a Function, expr: ExprId) -> Found<'a> {
        let mut found = Found { leaves: vec![], complete: true };
        let mut seen = HashSet::new();
        let mut open = vec![(function.id, expr)];
        while let Some((id, expr)) = open.pop() {
            if !seen.insert((id, expr)) {
                continue;
            }
            let function = &self.program.functions[id.index()];
            match &function.expr(expr).kind {
                ExprKind::IfExp { then, orelse, .. } => open.extend([(id, *then), (id, *orelse)]),
                ExprKind::And(left, right) | ExprKind::Or(left, right) => {
                    open.extend([(id, *left), (id, *right)]);
                }
                ExprKind::Block { value, .. } => open.push((id, *value)),
                ExprKind::Name(name) => match self.things.place_of(function, name) {
                    Some(place) if !self.functions.contains_key(&place) => {
                        if !self.bindings(&place, &mut open) {
                            found.complete = false;
                            found.leaves.push((function, expr));
                        }
                    }
                    _ => found.leaves.push((function, expr)),
                },
                ExprKind::Call { func, .. } => match self.callee(function, *func) {
                    Some(callee) => {
                        let results = self.results.get(&callee).into_iter().flatten();
                        open.extend(results.map(|value| (callee, *value)));
                    }
                    None => found.leaves.push((function, expr)),
                },
                ExprKind::Const(_)
                | ExprKind::Tuple(_)
                | ExprKind::List(_)
                | ExprKind::Set(_)
                | ExprKind::Dict(_)
                | ExprKind::Unary(..)
                | ExprKind::Binary { .. }
                | ExprKind::Compare(..)
                | ExprKind::Attribute { .. }
                | ExprKind::Subscript { .. }
                | ExprKind::Slice { .. }
                | ExprKind::FString(_)
                | ExprKind::Lambda(_)
                | ExprKind::GeneratorExp { .. }
                | ExprKind::Yield(_)
                | ExprKind::YieldFrom(_)
                | ExprKind::Await(_)
                | ExprKind::Starred(_)
                | ExprKind::Opaque(_) => found.leaves.push((function, expr)),
            }
        }
        found
    }

    /// What a place is bound to, as far as it is followed; is that all?
    pub fn values(&self, place: &Place) -> (Vec<(FuncId, ExprId)>, bool) {
        let mut found = vec![];
        let is_all = self.bindings(place, &mut found);
        (found, is_all)
    }

    /// The same of a parameter, whatever callers give.
    pub fn values_besides(&self, param: &Place) -> (Vec<(FuncId, ExprId)>, bool) {
        let unknown = |bound: &&Bound| matches!(bound, Bound::Unknown);
        let is_one = self.bound.get(param).is_some_and(|all| all.iter().filter(unknown).count() == 1);
        (self.values(param).0, is_one)
    }

    /// What a function returns.
    pub fn results(&self, func: FuncId) -> &[ExprId] {
        self.results.get(&func).map_or(&[], Vec::as_slice)
    }

    /// What a place is bound to; is that all?
    fn bindings(&self, place: &Place, open: &mut Vec<(FuncId, ExprId)>) -> bool {
        let Some(bound) = self.bound.get(place) else { return false };
        bound.iter().fold(true, |complete, bound| {
            complete
                & match bound {
                    Bound::Value(id, value) => {
                        open.push((*id, *value));
                        true
                    }
                    Bound::Item(id, container) => self.items(*id, *container, open),
                    Bound::Unknown => false,
                }
        })
    }

    fn items(&self, id: FuncId, container: ExprId, open: &mut Vec<(FuncId, ExprId)>) -> bool {
        let function = &self.program.functions[id.index()];
        let (ExprKind::Tuple(items) | ExprKind::List(items) | ExprKind::Set(items)) =
            &function.expr(container).kind
        else {
            return self.items_of_tuple(function, container, open);
        };
        items.iter().fold(true, |complete, item| match item {
            Element::One(item) => {
                open.push((id, *item));
                complete
            }
            Element::Star(_) => false,
        })
    }

    /// A name for tuples: nobody changes those.
    fn items_of_tuple(&self, function: &Function, name: ExprId, open: &mut Vec<(FuncId, ExprId)>) -> bool {
        let ExprKind::Name(name) = &function.expr(name).kind else { return false };
        let Some(place) = self.things.place_of(function, name) else { return false };
        let bound = self.bound.get(&place).into_iter().flatten();
        let tuples = bound.map(|bound| match bound {
            Bound::Value(id, value) => {
                let is_tuple =
                    matches!(self.program.functions[id.index()].expr(*value).kind, ExprKind::Tuple(_));
                is_tuple.then_some((*id, *value))
            }
            Bound::Item(..) | Bound::Unknown => None,
        });
        let Some(tuples) = tuples.collect::<Option<Vec<_>>>() else { return false };
        !tuples.is_empty() && tuples.into_iter().all(|(id, tuple)| self.items(id, tuple, open))
    }

    /// Does [`Sources::from`] still know it where the expression goes: to a name, to a parameter, to who
    /// called?
    pub fn is_followed(&self, function: &Function, expr: ExprId) -> bool {
        let is_result = || self.results.get(&function.id).is_some_and(|results| results.contains(&expr));
        self.followed.contains(&(function.id, expr))
            || self.functions.values().any(|known| *known == function.id) && is_result()
    }
}

/// What an assignment binds to what: `a, b = x, y` binds each.
pub fn pairs<'t>(function: &Function, target: &'t Target, value: ExprId) -> Vec<(&'t Target, ExprId)> {
    if let TargetKind::Tuple { items, star: None } = &target.kind
        && let ExprKind::Tuple(values) = &function.expr(value).kind
        && items.len() == values.len()
    {
        let one = |value: &Element| match value {
            Element::One(value) => Some(*value),
            Element::Star(_) => None,
        };
        if let Some(values) = values.iter().map(one).collect::<Option<Vec<ExprId>>>() {
            let each = items.iter().zip(values);
            return each.flat_map(|(item, value)| pairs(function, item, value)).collect();
        }
    }
    vec![(target, value)]
}

/// A call of it runs its body, and gives what that returns.
fn is_plain(function: &Function) -> bool {
    function.kind == FunctionKind::Def
        && function.decorators.is_empty()
        && !function.is_async
        && !function.is_generator
}

fn given(caller: &Function, callee: &Function, args: &[Arg], index: usize, param: &Param) -> Bound {
    let before = args.iter().take_while(|arg| matches!(arg, Arg::Positional(_))).count();
    if param.takes_many() {
        return Bound::Unknown;
    }
    let by_name = args.iter().find_map(|arg| match arg {
        Arg::Keyword(name, value) if *name == param.name => Some(*value),
        _ => None,
    });
    let is_positional = callee.params[..=index].iter().all(|param| !param.takes_many())
        && param.kind != crate::hir::nodes::ParamKind::KeywordOnly;
    let by_place = (is_positional && index < before).then(|| args[index].value());
    match (by_place.or(by_name), param.default, callee.parent) {
        (Some(value), ..) => Bound::Value(caller.id, value),
        _ if args.iter().any(|arg| matches!(arg, Arg::Star(_) | Arg::DoubleStar(_))) => Bound::Unknown,
        (None, Some(default), Some(parent)) => Bound::Value(parent, default),
        (None, ..) => Bound::Unknown,
    }
}
