//! Attributes that every instance of a class has: bound on each way through `__init__`, and asked for by
//! nobody before.
//!
//! ```text
//! def __init__(self, x):
//!     self.x = x              here from now on
//!     self.reset()            whoever looks at `self` now may find anything but `x` missing
//!     self.y = 0              not certain for `reset`, so not certain at all
//! ```

use std::collections::HashSet;

use super::{Attr, Classes, Member};
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, BindingId, ExprId, ExprKind, Function, NameRef, Stmt, StmtKind, Target, TargetKind,
};
use crate::hir::visit::{self, Seen};
use crate::ty::Class;

/// Attributes that are bound, in the order in which they were bound first.
#[derive(Clone, Default, Debug)]
pub struct Bound {
    pub attrs: Vec<Attr>,
    /// Some of them are bound in another order on another way.
    pub is_mixed: bool,
    /// All that `__init__` itself binds, on whatever way. (What only others bind comes after what is there
    /// for certain.)
    pub ever: HashSet<Attr>,
}

impl Bound {
    pub fn contains(&self, attr: Attr) -> bool {
        self.attrs.contains(&attr)
    }

    pub fn insert(&mut self, attr: Attr) {
        if !self.contains(attr) {
            self.attrs.push(attr);
        }
    }

    /// What is bound on both ways.
    fn meet(&self, other: &Bound) -> Bound {
        let both = |one: &Bound, two: &Bound| {
            one.attrs.iter().copied().filter(|attr| two.contains(*attr)).collect::<Vec<Attr>>()
        };
        let attrs = both(self, other);
        let is_mixed = self.is_mixed || other.is_mixed || attrs != both(other, self);
        Bound { is_mixed, attrs, ever: HashSet::new() }
    }
}

/// Those of a class's instances (of exactly this class).
pub(super) fn definite(program: &Program, classes: &Classes, index: usize) -> Bound {
    let class = classes.list[index].class;
    let mut init = Init { program, classes, class, seen: None, ever: HashSet::new(), depth: 0 };
    let made = program.expansion(classes.list[index].body).and_then(|expansion| expansion.initializer);
    let found = || match classes.lookup(class, classes.attr(INIT)?)? {
        (_, Member::Method(func)) => Some(*func),
        _ => None,
    };
    let Some(func) = made.or_else(found) else { return Bound::default() };
    let end = init.function(&program.functions[func.index()], Bound::default());
    if let Some(end) = end {
        init.look(&end);
    }
    Bound { ever: init.ever, ..init.seen.unwrap_or_default() }
}

const INIT: &str = "__init__";
const SUPER: &str = "super";

/// Calls of `__init__` of bases, one in another.
const DEPTH: usize = 50;

struct Init<'a> {
    program: &'a Program,
    classes: &'a Classes,
    class: Class,
    /// What was there at every point at which somebody could look; `None` before the first.
    seen: State,
    /// Whatever it binds.
    ever: HashSet<Attr>,
    depth: usize,
}

/// What is bound at one point, `None` where control does not come.
type State = Option<Bound>;

fn meet(one: State, two: State) -> State {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.meet(&two)),
        (one, two) => one.or(two),
    }
}

/// One function on the way, with its name for the instance.
struct Frame<'a> {
    function: &'a Function,
    own: BindingId,
    /// Of loops around: what is bound where they are left.
    breaks: Vec<State>,
    returns: State,
}

impl<'a> Init<'a> {
    /// Somebody may look at the instance.
    fn look(&mut self, bound: &Bound) {
        self.seen = meet(self.seen.take(), Some(bound.clone()));
    }

    fn function(&mut self, function: &'a Function, bound: Bound) -> State {
        let own = function.params[0].binding;
        let is_kept = function.binding(own).captured || binds(function, own);
        if is_kept || self.depth >= DEPTH || function.is_generator || function.is_async {
            self.look(&bound);
            self.look(&Bound::default());
            return Some(Bound::default());
        }
        self.depth += 1;
        let mut frame = Frame { function, own, breaks: vec![], returns: None };
        let end = self.block(&mut frame, &function.body, Some(bound));
        self.depth -= 1;
        meet(end, frame.returns)
    }

    fn block(&mut self, frame: &mut Frame<'a>, body: &'a [Stmt], mut state: State) -> State {
        for stmt in body {
            let bound = state?;
            state = self.stmt(frame, stmt, bound);
        }
        state
    }

    fn stmt(&mut self, frame: &mut Frame<'a>, stmt: &'a Stmt, mut bound: Bound) -> State {
        match &stmt.kind {
            StmtKind::Expr(value) => {
                if let Some(base) = self.base_init(frame, *value, &bound) {
                    return base;
                }
                self.expr(frame, *value, &bound);
            }
            StmtKind::Assign { target, value } => {
                self.expr(frame, *value, &bound);
                self.target(frame, target, &mut bound);
            }
            StmtKind::AnnAssign { target, value: Some(value), .. } => {
                self.expr(frame, *value, &bound);
                self.target(frame, target, &mut bound);
            }
            StmtKind::AnnAssign { value: None, .. } | StmtKind::Pass => {}
            StmtKind::CompAdd { key, value, .. } => {
                key.iter().for_each(|key| self.expr(frame, *key, &bound));
                self.expr(frame, *value, &bound);
            }
            StmtKind::Return(value) => {
                value.iter().for_each(|value| self.expr(frame, *value, &bound));
                frame.returns = meet(frame.returns.take(), Some(bound));
                return None;
            }
            StmtKind::Raise { exc, cause } => {
                exc.iter().chain(cause).for_each(|value| self.expr(frame, *value, &bound));
                return None;
            }
            StmtKind::Assert { test, message } => {
                [Some(*test), *message].into_iter().flatten().for_each(|value| {
                    self.expr(frame, value, &bound);
                });
            }
            StmtKind::If { test, body, orelse } => {
                self.expr(frame, *test, &bound);
                let one = self.block(frame, body, Some(bound.clone()));
                let two = self.block(frame, orelse, Some(bound));
                return meet(one, two);
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(frame, *test, &bound);
                return self.loop_(frame, body, orelse, bound);
            }
            StmtKind::For { target, iter, body, orelse, .. } => {
                self.expr(frame, *iter, &bound);
                self.target(frame, target, &mut bound.clone());
                return self.loop_(frame, body, orelse, bound);
            }
            StmtKind::Break => {
                if let Some(innermost) = frame.breaks.pop() {
                    frame.breaks.push(meet(innermost, Some(bound)));
                }
                return None;
            }
            StmtKind::Continue => return None,
            StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
                let mut end = self.block(frame, body, Some(bound.clone()));
                end = self.block(frame, orelse, end);
                for handler in handlers {
                    let caught = bound.clone();
                    handler.class.iter().for_each(|class| self.expr(frame, *class, &caught));
                    let handled = self.block(frame, &handler.body, Some(caught));
                    end = meet(end, handled);
                }
                // It also runs where an exception leaves the whole, and on `return`.
                let after = self.block(frame, finalbody, Some(bound));
                let more = end.is_some() && after.is_some();
                return if more { self.block(frame, finalbody, end) } else { None };
            }
            // Whatever these do with the instance.
            StmtKind::Delete(_)
            | StmtKind::With { .. }
            | StmtKind::Def { .. }
            | StmtKind::Class { .. }
            | StmtKind::Import { .. }
            | StmtKind::ImportFrom { .. }
            | StmtKind::Opaque { .. } => self.look(&Bound::default()),
        }
        Some(bound)
    }

    fn loop_(&mut self, frame: &mut Frame<'a>, body: &'a [Stmt], orelse: &'a [Stmt], bound: Bound) -> State {
        frame.breaks.push(None);
        self.block(frame, body, Some(bound.clone()));
        let breaks = frame.breaks.pop().expect("pushed above");
        let end = self.block(frame, orelse, Some(bound));
        meet(end, breaks)
    }

    fn target(&mut self, frame: &mut Frame<'a>, target: &'a Target, bound: &mut Bound) {
        match &target.kind {
            TargetKind::Name(_) => {}
            TargetKind::Attribute { object, name } if is_own(frame, *object) => {
                let attr = self.classes.attr(name).expect("every attribute of the text is known");
                if let Some((_, Member::Property { .. })) = self.classes.lookup(self.class, attr) {
                    self.look(bound);
                } else {
                    self.ever.insert(attr);
                    bound.insert(attr);
                }
            }
            TargetKind::Attribute { object, .. } => self.expr(frame, *object, bound),
            TargetKind::Subscript { object, index } => {
                self.expr(frame, *object, bound);
                self.expr(frame, *index, bound);
            }
            TargetKind::Tuple { items, .. } => items.iter().for_each(|item| self.target(frame, item, bound)),
        }
    }

    /// An expression: does it only read what is bound, or ask for more, or hand the instance to somebody?
    fn expr(&mut self, frame: &Frame<'a>, id: ExprId, bound: &Bound) {
        let mut read = HashSet::new();
        let mut is_seen = false;
        visit::each_in_expr(frame.function, id, &mut |seen, _| {
            let Seen::Expr(id) = seen else { return };
            match &frame.function.expr(id).kind {
                ExprKind::Attribute { object, name, .. } if is_own(frame, *object) => {
                    let attr = self.classes.attr(name).expect("every attribute of the text is known");
                    let is_computed = matches!(
                        self.classes.lookup(self.class, attr),
                        Some((
                            _,
                            Member::Property { .. }
                                | Member::Cached { .. }
                                | Member::Method(_)
                                | Member::Class(_)
                        ))
                    );
                    if !is_computed && bound.contains(attr) {
                        read.insert(*object);
                    }
                }
                ExprKind::Name(NameRef::Local(binding)) => {
                    is_seen |= *binding == frame.own && !read.contains(&id);
                }
                // `super()` has the instance, too.
                ExprKind::Name(NameRef::Builtin(name)) => is_seen |= name == SUPER,
                _ => {}
            }
        });
        if is_seen {
            self.look(bound);
        }
    }

    /// `super().__init__(…)`, `Base.__init__(self, …)`
    fn base_init(&mut self, frame: &mut Frame<'a>, id: ExprId, bound: &Bound) -> Option<State> {
        let ExprKind::Call { func, args } = &frame.function.expr(id).kind else { return None };
        let ExprKind::Attribute { object, name, .. } = &frame.function.expr(*func).kind else { return None };
        if name != INIT {
            return None;
        }
        let init = self.classes.attr(INIT)?;
        let (found, given) = match &frame.function.expr(*object).kind {
            ExprKind::Call { func, args: of } => {
                let ExprKind::Name(NameRef::Builtin(name)) = &frame.function.expr(*func).kind else {
                    return None;
                };
                let own = self.behind(frame, of)?;
                (name == SUPER).then(|| (self.classes.lookup_after(self.class, own, init), &args[..]))?
            }
            ExprKind::Name(NameRef::Global(def)) => {
                let base = self.classes.named(*def)?;
                let (first, rest) = args.split_first()?;
                let own = is_own(frame, first.value());
                (own && self.classes.derives(self.class, base))
                    .then(|| (self.classes.lookup(base, init), rest))?
            }
            _ => return None,
        };
        let bound = bound.clone();
        given.iter().for_each(|arg| self.expr(frame, arg.value(), &bound));
        match found {
            Some((_, Member::Method(func))) => {
                Some(self.function(&self.program.functions[func.index()], bound))
            }
            // `object.__init__`
            None => Some(Some(bound)),
            Some(_) => None,
        }
    }
}

impl Init<'_> {
    /// The class behind which `super()` or `super(C, self)` looks.
    fn behind(&self, frame: &Frame, args: &[Arg]) -> Option<Class> {
        match args {
            [] => self.classes.of_member(frame.function.id),
            [Arg::Positional(class), Arg::Positional(object)] if is_own(frame, *object) => {
                match &frame.function.expr(*class).kind {
                    ExprKind::Name(NameRef::Global(def)) => {
                        let class = self.classes.named(*def)?;
                        self.classes.derives(self.class, class).then_some(class)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

fn is_own(frame: &Frame, id: ExprId) -> bool {
    matches!(&frame.function.expr(id).kind, ExprKind::Name(NameRef::Local(b)) if *b == frame.own)
}

/// Does the function bind this name of its own again?
fn binds(function: &Function, own: BindingId) -> bool {
    let mut found = false;
    for stmt in &function.body {
        visit::each_target(function, stmt, &mut |target| {
            found |= matches!(&target.kind, TargetKind::Name(NameRef::Local(b)) if *b == own);
        });
    }
    found
}
