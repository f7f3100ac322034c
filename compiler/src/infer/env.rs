//! The types of local names at one point of the program.

use std::collections::BTreeMap;

use super::cells::Cells;
use super::table::VarKey;
use crate::ty::Ty;

#[derive(Clone, PartialEq, Debug)]
pub struct Local {
    pub ty: Ty,
    /// Some path to this point leaves it unbound.
    pub maybe_unbound: bool,
}

/// What is bound at one point; a name that is not there is certainly unbound.
#[derive(Clone, PartialEq, Debug)]
pub struct Env {
    pub locals: BTreeMap<VarKey, Local>,
    pub reachable: bool,
}

impl Env {
    pub fn start() -> Env {
        Env { locals: BTreeMap::new(), reachable: true }
    }

    pub fn dead() -> Env {
        Env { locals: BTreeMap::new(), reachable: false }
    }

    pub fn bind(&mut self, var: VarKey, ty: Ty) {
        self.locals.insert(var, Local { ty, maybe_unbound: false });
    }

    /// The state where both paths meet.
    pub(super) fn join(&mut self, other: &Env, cells: &mut Cells) {
        if !other.reachable {
            return;
        }
        if !self.reachable {
            *self = other.clone();
            return;
        }
        for (var, mine) in &mut self.locals {
            match other.locals.get(var) {
                Some(theirs) => {
                    mine.maybe_unbound |= theirs.maybe_unbound;
                    if mine.ty != theirs.ty {
                        mine.ty = cells.join(&mine.ty, &theirs.ty);
                    }
                }
                None => mine.maybe_unbound = true,
            }
        }
        for (var, theirs) in &other.locals {
            self.locals.entry(*var).or_insert_with(|| Local { ty: theirs.ty, maybe_unbound: true });
        }
    }
}
