//! Variables, and where the values of parameters come from at a call.

use crate::hir::Program;
use crate::hir::nodes::{BindingId, DefId, ExprId, FuncId};
use crate::ty::{Name, Ty};

/// Where a parameter's value comes from at one call.
#[derive(Clone, Debug)]
pub enum ArgSource {
    /// The n-th argument expression of the call.
    Arg(usize),
    /// A class of the program, this one: what a class method gets.
    Class(FuncId),
    /// The parameter's default: a constant expression of the function `FuncId`.
    Default(FuncId, ExprId),
    /// The default that the native module body evaluated when the function was defined: function, parameter.
    Evaluated(FuncId, usize),
    /// The default is what a global holds that is bound once, before the function is: the native copy of it.
    Copied(DefId),
    /// The default that the function object of the isolate has: function, parameter.
    Kept(FuncId, usize),
    /// What a variable of a function around the callee holds now, as this type.
    Captured(VarKey, Ty),
    /// `*args`: a tuple of these arguments.
    Rest(Vec<usize>),
    /// `*args`: a tuple of these arguments and of the items of the tuple that comes last.
    RestAnd(Vec<usize>, usize),
    /// `**options`: these arguments under their names: a tuple of them, or the dict of this type.
    Named(Vec<(Name, usize)>, Option<Ty>),
}

impl ArgSource {
    /// The arguments of the call that it takes.
    pub fn each_argument(&mut self, visit: &mut dyn FnMut(&mut usize)) {
        match self {
            ArgSource::Arg(index) => visit(index),
            ArgSource::Rest(indices) => indices.iter_mut().for_each(visit),
            ArgSource::RestAnd(indices, others) => {
                indices.iter_mut().for_each(&mut *visit);
                visit(others);
            }
            ArgSource::Named(indices, _) => indices.iter_mut().for_each(|(_, index)| visit(index)),
            ArgSource::Class(_)
            | ArgSource::Default(..)
            | ArgSource::Evaluated(..)
            | ArgSource::Copied(_)
            | ArgSource::Kept(..)
            | ArgSource::Captured(..) => {}
        }
    }
}

/// A variable of an instance.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum VarKey {
    Local(FuncId, BindingId),
    /// A global, seen from the native module body that owns it.
    Global(DefId),
}

impl VarKey {
    /// The variable's Python name.
    pub fn name(self, program: &Program) -> &str {
        match self {
            VarKey::Local(func, binding) => &program.functions[func.index()].binding(binding).name,
            VarKey::Global(global) => &program.def(global).name,
        }
    }
}

/// How `*items`, whose number is not known, become the last arguments of a call.
#[derive(Clone, Debug)]
pub struct Spread {
    pub callee: FuncId,
    /// So many arguments stand before it.
    pub given: usize,
    /// So many of the items are arguments of their own.
    pub taken: usize,
    /// The tuple that all others go into; `None`: there must not be more.
    pub others: Option<Ty>,
}
