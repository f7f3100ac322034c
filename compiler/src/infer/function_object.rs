//! Functions as objects: with what they see of the functions around them, and with defaults of their own.
//!
//! ```text
//! def scaled(by, to=now()):
//!     @noted
//!     def scale(x, unit=to): …       `by`, which the text names, and the value of `to` go with the function;
//!     return scale                   `scale` is what `noted` makes of it
//! ```

use super::closure::captured;
use super::rows::Shape;
use super::table::{ArgSource, Dispatch, How, Site, StmtInfo, VarKey};
use super::walk::{Sink, Walk};
use crate::catalog::intrinsics::managers::WRAPS;
use crate::diag::reasons::ReasonId;
use crate::hir::Program;
use crate::hir::nodes::{ExprId, FuncId, Function, ModuleId, Stmt, Target};
use crate::source::Span;
use crate::ty::Ty;
use crate::world::classes::library_member;

/// The parameters with defaults that each function object has for itself, and these. (Those of other
/// functions are kept once: `ArgSource::Evaluated`.)
fn own_defaults(program: &Program, func: FuncId) -> Vec<(usize, ExprId)> {
    let function = &program.functions[func.index()];
    let parent = function.parent.filter(|_| program.captures.is_closure(func));
    let Some(parent) = parent.map(|parent| &program.functions[parent.index()]) else { return vec![] };
    let defaults =
        function.params.iter().enumerate().filter_map(|(index, param)| Some((index, param.default?)));
    defaults.filter(|(_, default)| !super::facts::is_fixed(parent, parent.expr(*default))).collect()
}

impl<'a> Walk<'_, 'a> {
    /// A function of a module with decorators, beside an isolate: that makes the object.
    pub fn is_of_isolate(&self, func: &Function) -> bool {
        self.cx.plan.hybrid && !self.cx.is_nameless(func.id)
    }

    /// `def` inside of a function, or with decorators.
    pub fn nested_def(&mut self, stmt: &'a Stmt, func: FuncId, target: &'a Target) {
        let program = self.cx.program;
        let function = &program.functions[func.index()];
        let is_closure = program.captures.is_closure(func);
        let is_plain = function.params.iter().all(|param| {
            let is_fixed = |default| super::facts::is_fixed(self.func, self.func.expr(default));
            !param.takes_many() && param.default.is_none_or(is_fixed)
        });
        let mut annotations =
            function.params.iter().map(|param| param.annotation).chain([function.returns]).flatten();
        let is_quiet = annotations.all(|annotation| self.is_quiet_annotation(annotation));
        let has_form = (is_plain || is_closure) && is_quiet;
        if !has_form || self.cx.is_deferred(func) || self.outlives_its_cells(func) {
            let ty = self.refuse(ReasonId::NestedFunction, function.name_span, &function.name);
            return self.assign(target, ty);
        }
        if !is_closure {
            return self.assign(target, Ty::Function(func.0));
        }
        let key = (self.func.id, stmt.id);
        let givers: Vec<Ty> =
            function.decorators.iter().map(|decorator| self.expr_or_function(*decorator)).collect();
        let (mut ty, mut how) = self.closure_value(func, Site::Stmt(key), function.name_span);
        let mut calls = vec![];
        let made = ty;
        for (decorator, giver) in function.decorators.iter().zip(givers).rev() {
            if !self.env.reachable {
                break;
            }
            let shape = Shape { positional: vec![0, 1], keywords: vec![] };
            let span = self.func.expr(*decorator).span;
            let (given, dispatch) = self.call_dispatch(&mut vec![giver, ty], &shape, span);
            calls.push((given, dispatch));
            ty = given;
            if self.shallow(&ty) == Ty::Never {
                self.env.reachable = false;
                break;
            }
        }
        if !function.decorators.is_empty() {
            how = How::Decorated(Box::new(StmtInfo { ty: made, how }), calls);
        }
        self.stmts.insert(key, StmtInfo { ty, how });
        if self.env.reachable {
            self.assign(target, ty);
        }
    }

    /// Is the decorator what the text says?
    pub fn check_wraps(&mut self, func: &'a Function) {
        let Some(wraps) = &func.wraps else { return };
        let around = func.parent.map(|parent| &self.cx.program.functions[parent.index()]);
        let named = around.and_then(|around| library_member(&self.cx.facts.globals, around, wraps.decorator));
        if named != Some(WRAPS) || self.cx.plan.hybrid {
            self.refuse(ReasonId::Decorator, func.name_span, &func.name);
        }
    }

    /// `f.__name__`, `f.__qualname__`, `f.__doc__`: nothing native binds them.
    pub fn name_of_function(&mut self, ty: &Ty, name: &str) -> Option<(Ty, Dispatch)> {
        let members = self.shallow(ty).members();
        let texts: Vec<Option<String>> =
            members.iter().map(|member| self.text_of_function(member, name)).collect::<Option<_>>()?;
        let known = |text: &Option<String>| match text {
            Some(text) => (Ty::Str, Dispatch::Text(text.clone())),
            None => (Ty::None, Dispatch::Nothing),
        };
        match &texts[..] {
            [] => None,
            [only] => Some(known(only)),
            _ => Some(self.split(0, members.clone(), &mut vec![*ty], &mut |_, operands| {
                let at = members.iter().position(|member| *member == operands[0]);
                known(&texts[at.expect("one of the members")])
            })),
        }
    }

    /// What one function has under that name: a text, or None.
    fn text_of_function(&self, ty: &Ty, name: &str) -> Option<Option<String>> {
        let program = self.cx.program;
        let (func, parts) = match ty {
            Ty::Closure(func, parts) => (FuncId(*func), &parts[..]),
            // (Of a function of a module the isolate has an object, which anybody may rename.)
            Ty::Function(func)
                if self.class_of_value(ty).is_none()
                    && (!self.cx.plan.hybrid || self.cx.is_nameless(FuncId(*func))) =>
            {
                (FuncId(*func), &[][..])
            }
            _ => return None,
        };
        let function = &program.functions[func.index()];
        if let Some(wraps) = &function.wraps {
            let own_name = program.captures.own_name(func);
            let mut seen = program.captures.needs(func).iter().filter(|var| Some(**var) != own_name);
            let part = parts.get(seen.position(|var| *var == wraps.variable)?)?;
            let held = match self.shallow(part) {
                Ty::Cell(held) => self.shallow(&held),
                other => other,
            };
            return self.text_of_function(&held, name);
        }
        match name {
            "__name__" => Some(Some(function.name.clone())),
            "__qualname__" => Some(Some(function.qualname.clone())),
            // From 3.13 on the compiler takes the indentation away.
            "__doc__" => {
                let is_plain = |text: &String| self.cx.plan.minor < 13 || !text.contains(['\n', '\t']);
                Some(function.docstring.clone()).filter(|text| text.as_ref().is_none_or(is_plain))
            }
            _ => None,
        }
    }

    /// A body that runs again makes other objects of its functions, which see another namespace.
    pub fn may_run_again(&self, module: ModuleId) -> bool {
        self.cx.plan.runs.as_ref().is_some_and(|runs| runs.again.contains(&module))
    }

    /// A function as a value of its own, with what it sees.
    pub fn closure_value(&mut self, func: FuncId, site: Site, span: Span) -> (Ty, How) {
        let program = self.cx.program;
        let own_name = program.captures.own_name(func).map(|(owner, binding)| VarKey::Local(owner, binding));
        if self.cx.cells.is_closure_sent(func.0) {
            let what = "a function that goes to CPython";
            return (self.refuse(ReasonId::FunctionValue, span, what), How::Plain);
        }
        if self.may_run_again(program.functions[func.index()].module) {
            let what = "a function of a module whose body may run again";
            return (self.refuse(ReasonId::FunctionValue, span, what), How::Plain);
        }
        let (mut seen, mut vars) = (vec![], vec![]);
        let defaults = own_defaults(program, func);
        let given: Vec<Ty> = defaults.iter().map(|(_, default)| self.expr(*default)).collect();
        if !self.env.reachable {
            // What raises there is evaluated all the same.
            let defaults = defaults.into_iter().map(|(_, default)| default).collect();
            return (Ty::Never, How::Closure(func, vec![], defaults));
        }
        for var in captured(program, func).into_iter().filter(|var| Some(*var) != own_name) {
            let local = self.env.locals.get(&var).filter(|local| !local.maybe_unbound);
            let Some(ty) = local.map(|local| local.ty) else {
                return (self.refuse(ReasonId::Closure, span, var.name(program)), How::Plain);
            };
            seen.push(self.as_stored(&ty, var));
            vars.push(var);
        }
        let mut parts = vec![];
        for (index, ty) in seen.into_iter().chain(given).enumerate() {
            let shallow = self.shallow(&ty);
            if shallow.holds_bound() || shallow.may_be_passing() {
                let what = "a function that sees an iterator or a method";
                return (self.refuse(ReasonId::FunctionValue, span, what), How::Plain);
            }
            let part = self.site_of(site, index as u8);
            self.cx.cells.put(&part, &ty);
            self.flow(&ty, Sink::Type(part), span);
            parts.push(part);
        }
        let defaults = defaults.into_iter().map(|(_, default)| default).collect();
        (Ty::Closure(func.0, parts.into()), How::Closure(func, vars, defaults))
    }

    /// A call of such a value, the first operand: the things that it sees are further operands.
    pub fn call_closure(
        &mut self,
        (func, parts): (FuncId, &[Ty]),
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> (Ty, Dispatch) {
        let program = self.cx.program;
        let own_name = program.captures.own_name(func).map(|(owner, binding)| VarKey::Local(owner, binding));
        let names = shape.keywords.iter().map(|(name, index)| (Some(name.as_str()), *index));
        let given: Vec<(Option<&str>, usize)> =
            shape.positional[1..].iter().map(|index| (None, *index)).chain(names).collect();
        let count = given.len();
        // Behind the arguments: the closure, then what it sees, then its defaults.
        let mut types: Vec<(Option<&str>, Ty)> =
            given.iter().map(|(name, index)| (*name, operands[*index])).collect();
        types.push((None, operands[0]));
        types.extend(parts.iter().map(|part| (None, self.shallow(part))));
        let mut order: Vec<usize> = given.iter().map(|(_, index)| *index).collect();
        order.push(0);
        order.extend((0..parts.len()).map(|index| operands.len() + index));
        let mut seen = count + 1..;
        let mut captures = vec![];
        for var in captured(program, func) {
            let at = match Some(var) == own_name {
                true => count,
                false => seen.next().expect("one for each variable"),
            };
            captures.push((ArgSource::Arg(at), types[at].1));
        }
        let defaults = own_defaults(program, func).into_iter().map(|(param, _)| param).zip(seen).collect();
        let sees = Sees { given: count, captures, defaults };
        match self.call_seeing(func, types, sees, span) {
            (ty, How::Call(instance, mut sources)) => {
                let place =
                    |source: &mut ArgSource| source.each_argument(&mut |index| *index = order[*index]);
                sources.iter_mut().for_each(place);
                (ty, Dispatch::OfClosure(Box::new(Dispatch::Call(instance, sources))))
            }
            (ty, _) => (ty, Dispatch::Dead),
        }
    }
}

/// What a function is handed besides its arguments.
#[derive(Default)]
pub struct Sees {
    /// So many of the values that it gets are arguments.
    pub given: usize,
    /// What it sees of the functions around it.
    pub captures: Vec<(ArgSource, Ty)>,
    /// Parameters, and which value each has for its default.
    pub defaults: Vec<(usize, usize)>,
}
