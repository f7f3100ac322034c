//! Attributes that are written on what may be a module.
//!
//! ```text
//! self.sum = 0           no module: the first parameter of a method
//! node.sum = 0           none, if `node` is bound to calls of a class alone
//! get().floor = patched  may be one
//! ```
//!
//! Modules are not followed further than through names (`modules.rs`): whatever else is written to may be
//! one. Only names matter by which native code has something of a module or of the builtins.

use std::collections::{HashMap, HashSet};

use crate::catalog::intrinsics::reflection;
use crate::hir::Program;
use crate::hir::nodes::{
    ExprId, ExprKind, Function, FunctionKind, NameRef, Stmt, StmtKind, Target, TargetKind,
};
use crate::hir::visit::Seen;
use crate::world::things::{Place, Things, each};

/// What an attribute target may be an attribute of.
pub struct Written<'a> {
    things: &'a Things<'a>,
    /// Places that hold instances of the program's classes, or the classes, and nothing else.
    instances: HashSet<Place>,
    classes: HashSet<Place>,
}

impl<'a> Written<'a> {
    pub fn of(program: &'a Program, functions: &[Function], things: &'a Things<'a>) -> Written<'a> {
        let mut bound: HashMap<Place, usize> = HashMap::new();
        let mut classes = vec![];
        let mut selves = vec![];
        for function in functions {
            let params = function.params.iter().map(|param| Place::Local(function.id, param.binding));
            for place in params {
                *bound.entry(place).or_default() += 1;
            }
            selves.extend(own_parameter(program, functions, function));
            each(function, &mut |seen| match seen {
                Seen::Target(target) => {
                    if let Some(place) = things.place(function, target) {
                        *bound.entry(place).or_default() += 1;
                    }
                }
                Seen::Stmt(Stmt { kind: StmtKind::Class { target, args, decorators, .. }, .. }) => {
                    let is_plain = decorators.is_empty() && args.is_empty();
                    classes.extend(things.place(function, target).filter(|_| is_plain));
                }
                Seen::Stmt(_) | Seen::Expr(_) => {}
            });
        }
        let once = |place: &Place| bound.get(place) == Some(&1);
        let makes = functions.iter().any(|function| reflection::makes_instance(&function.name));
        let classes = classes.into_iter().filter(once).filter(|_| !makes).collect();
        let mut written = Written { things, instances: HashSet::new(), classes };
        let mut made: HashMap<Place, usize> = HashMap::new();
        for function in functions {
            each(function, &mut |seen| {
                if let Seen::Stmt(Stmt { kind: StmtKind::Assign { target, value }, .. }) = seen
                    && written.is_made(function, *value)
                    && let Some(place) = things.place(function, target)
                {
                    *made.entry(place).or_default() += 1;
                }
            });
        }
        let instances = made.into_iter().filter(|(place, count)| bound.get(place) == Some(count));
        written.instances =
            instances.map(|(place, _)| place).chain(selves.into_iter().filter(once)).collect();
        written
    }

    /// A call of a class of the program.
    fn is_made(&self, function: &Function, value: ExprId) -> bool {
        let ExprKind::Call { func, .. } = &function.expr(value).kind else { return false };
        let ExprKind::Name(name) = &function.expr(*func).kind else { return false };
        self.things.place_of(function, name).is_some_and(|place| self.classes.contains(&place))
    }

    /// May the object be a module?
    pub fn may_be_module(&self, function: &Function, object: ExprId) -> bool {
        let ExprKind::Name(name) = &function.expr(object).kind else {
            return !self.is_made(function, object);
        };
        let place = self.things.place_of(function, name);
        !place.is_some_and(|place| self.instances.contains(&place) || self.classes.contains(&place))
    }
}

/// The parameter of a method that stands for its object, or its class.
fn own_parameter(program: &Program, functions: &[Function], function: &Function) -> Option<Place> {
    let parent = &program.functions[function.parent?.index()];
    // Whatever else decorates it may hand it anything; so may a function of the program that is called so.
    let keeps = |decorator: &ExprId| {
        let (ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name))
        | ExprKind::Attribute { name, .. }) = &parent.expr(*decorator).kind
        else {
            return false;
        };
        reflection::keeps_first_parameter(name)
            && !functions.iter().any(|function| {
                function.kind == FunctionKind::Def
                    && function.parent != Some(parent.id)
                    && function.name == *name
            })
    };
    let is_method = parent.kind == FunctionKind::Class
        && function.kind == FunctionKind::Def
        && function.decorators.iter().all(keeps);
    let first = function.params.first().filter(|_| is_method)?;
    Some(Place::Local(function.id, first.binding))
}

/// Names by which native code has something of a module or of the builtins: also what it has of the program's
/// other modules.
pub fn names_of_modules(program: &Program, things: &Things) -> HashSet<String> {
    let main = program.main().id;
    let others = program.native_globals().filter(|global| global.module != main);
    let mut found: HashSet<String> = others.map(|global| global.name.clone()).collect();
    for function in program.native_functions() {
        for expr in &function.exprs {
            if let ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name)) = &expr.kind {
                found.insert(name.clone());
            }
            if let ExprKind::Attribute { object, name, .. } = &expr.kind
                && things.is_rooted(function, *object)
            {
                found.insert(name.clone());
            }
        }
        each(function, &mut |seen| {
            if let Seen::Stmt(Stmt { kind: StmtKind::ImportFrom { name, .. }, .. }) = seen {
                found.insert(name.clone());
            }
        });
    }
    found
}

/// A target that is an attribute.
pub fn attribute(target: &Target) -> Option<(ExprId, &str)> {
    match &target.kind {
        TargetKind::Attribute { object, name } => Some((*object, name)),
        TargetKind::Name(_) | TargetKind::Subscript { .. } | TargetKind::Tuple { .. } => None,
    }
}
