//! Which names dynamic code may bind again behind the back of native code.
//!
//! Named writes (`global f`, `builtins.len = …`, in any kind of target) are known from the text. Who gets
//! hold of a namespace may write any name: of a module that is used as a value (`patch(math)`), or by way of
//! something that hands one out (`globals()`, `f.__globals__`, `sys.modules`). Then every name is looked up
//! at each use.
//!
//! Foreign code that is handed a function only calls it if it is a builtin or stands in a standard module;
//! what reaches further is known to `catalog/intrinsics/reflection.rs`. Attributes of computed names:
//! `computed.rs`.

pub(super) mod computed;
mod handed;
#[cfg(test)]
mod tests;
mod written;

use crate::catalog::intrinsics::reflection::{self, Reach};
use crate::catalog::members::{self, Act};
use crate::catalog::modules::{self, Does};
use crate::catalog::names::is_standard_module;
use crate::hir::Program;
use crate::hir::nodes::{Const, ExprId, ExprKind, Function, FunctionKind, NameRef, PyText, StmtKind};
use crate::hir::visit::Seen;
use crate::source::Span;
use crate::world::collector;
use crate::world::sources::Sources;
use crate::world::text::Timed;
use crate::world::things::{Things, called, each};
use computed::Names;
use std::collections::{BTreeMap, HashSet};
use written::Written;

/// Names of globals and builtins that may be bound again, each with a place that does it.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Rebindable {
    any: Option<Span>,
    names: BTreeMap<String, Span>,
}

impl Rebindable {
    /// May this name stand for something else later?
    pub fn may(&self, name: &str) -> bool {
        self.any.is_some() || self.names.contains_key(name)
    }

    /// A place from which this name may stand for something else.
    pub fn place(&self, name: &str) -> Option<Span> {
        self.any.or_else(|| self.names.get(name).copied())
    }

    /// The place from where any name at all may be bound.
    pub fn any(&self) -> Option<Span> {
        self.any
    }

    fn all(&mut self, place: Span) {
        self.any = self.any.or(Some(place));
    }

    fn add(&mut self, name: &str, place: Span) {
        self.names.entry(name.to_owned()).or_insert(place);
    }
}

/// Reads both halves of the program: the main module, and the others. `timed`: what text that is run as code
/// reaches.
pub fn rebindable(program: &Program, things: &[Things; 2], timed: &Timed) -> Rebindable {
    let halves = [program.native_functions(), program.other_functions()];
    let mut found = Rebindable::default();
    let read = written::names_of_modules(program, &things[0]);
    let hands_out_functions = things.iter().any(Things::function_as_value);
    let known = [0, 1].map(|half| Names { sources: Sources::of(program, halves[half], &things[half]) });
    let asks = |half: &[Function]| half.iter().any(computed::asks_in);
    let hands_out = hands_out_functions
        || halves.into_iter().any(asks)
            && (0..halves.len()).any(|half| handed::goes_out(halves[half], &things[half], &known[half]));
    let only_switches = collector::only_switches(program);
    for (which, (half, things)) in halves.into_iter().zip(things).enumerate() {
        let cx = Cx {
            program,
            things,
            is_main: which == 0,
            hands_out_functions,
            hands_out,
            only_switches,
            names: &known[which],
            targets: Written::of(program, half, things),
            read: &read,
        };
        let as_value = things.module_as_value();
        if let Some(place) = as_value.or_else(|| half.iter().find_map(|function| cx.reaches_any(function))) {
            found.all(place);
        }
        for function in half {
            cx.bound(function, &mut found);
        }
    }
    if let Timed::Anything(place) = timed {
        found.all(*place);
    }
    found
}

/// One half of the program: the main module, or the others.
struct Cx<'a> {
    program: &'a Program,
    things: &'a Things<'a>,
    is_main: bool,
    /// Some function of the program goes where nobody knows what is done with it.
    hands_out_functions: bool,
    /// Or any function.
    hands_out: bool,
    /// All that the program does with the collector is to switch it.
    only_switches: bool,
    names: &'a Names<'a>,
    targets: Written<'a>,
    /// Names by which the main module has something of a module or of the builtins.
    read: &'a HashSet<String>,
}

impl<'a> Cx<'a> {
    /// What the statements and calls of a function bind.
    fn bound(&self, function: &'a Function, found: &mut Rebindable) {
        each(function, &mut |seen| match seen {
            Seen::Stmt(stmt) => {
                let reaches = match &stmt.kind {
                    StmtKind::Import { module, .. } => self.hands_out_names(module),
                    StmtKind::ImportFrom { module, name, level, .. } => {
                        *level == 0 && self.hands_out_names(module)
                            || self.is_main && name == "*"
                            || reflection::reach(module, name) == Some(Reach::Anything)
                    }
                    _ => false,
                };
                if reaches {
                    found.all(stmt.span);
                }
            }
            Seen::Target(target) => {
                if let Some((object, name)) = written::attribute(target) {
                    self.written(function, object, name, target.span, found);
                }
            }
            Seen::Expr(_) => {}
        });
        self.written_by_calls(function, found);
    }

    fn hands_out_names(&self, module: &str) -> bool {
        let row = modules::of(module);
        let only_switched = row.does.contains(&Does::Collects) && self.only_switches;
        row.does.contains(&Does::RebindsNames) && !only_switched || self.is_foreign(module)
    }

    /// A module that is neither standard nor the program's own, and is handed functions.
    fn is_foreign(&self, module: &str) -> bool {
        let top = module.split('.').next().unwrap_or(module);
        self.hands_out_functions && !self.program.has_top(top) && !is_standard_module(top)
    }

    fn is_own(&self, module: &str) -> bool {
        self.program.others().iter().any(|own| own.name == module)
    }

    /// `object.name = …`: of a module, of what hangs on one, or of what may be one.
    fn written(
        &self,
        function: &'a Function,
        object: ExprId,
        name: &str,
        place: Span,
        found: &mut Rebindable,
    ) {
        let modules = self.things.modules(function, object);
        let is_rooted = self.things.is_rooted(function, object);
        let may_be_module = self.targets.may_be_module(function, object);
        if self.is_revealing(function, object, name)
            || (!modules.is_empty() || is_rooted && may_be_module) && reflection::is_inner_of_module(name)
            || is_rooted && self.is_reaching_member(function, object)
        {
            found.all(place);
        } else if is_rooted && !modules.iter().any(|module| self.is_own(module))
            || may_be_module && self.read.contains(name)
        {
            found.add(name, place);
        }
    }

    /// `__self__` of the object of a method is what its class says.
    fn is_revealing(&self, function: &Function, object: ExprId, name: &str) -> bool {
        reflection::is_revealing(name)
            && (!reflection::is_owner(name) || self.targets.may_be_module(function, object))
    }

    fn is_reaching_member(&self, function: &Function, expr: ExprId) -> bool {
        let members = self.things.members(function, expr);
        members.iter().any(|(module, name)| reflection::reach(module, name) == Some(Reach::Anything))
    }

    /// `setattr(math, "sqrt", f)`
    fn written_by_calls(&self, function: &'a Function, found: &mut Rebindable) {
        for expr in &function.exprs {
            if let ExprKind::Call { func, args } = &expr.kind
                && let Some(builtin) = self.builtin(function, *func)
                && reflection::writes_attribute(&builtin)
                && let [object, name, ..] = args.as_slice()
            {
                let object = object.value();
                match self.names.all(function, name.value()) {
                    Some(all) => {
                        all.iter().for_each(|name| self.written(function, object, name, expr.span, found));
                    }
                    None if self.things.is_rooted(function, object) => found.all(expr.span),
                    None => {}
                }
            }
        }
    }

    /// The builtin that is called, by its name or as a member of its module.
    fn builtin(&self, function: &Function, func: ExprId) -> Option<String> {
        if let ExprKind::Name(NameRef::Builtin(name) | NameRef::ClassLocal(name)) = &function.expr(func).kind
        {
            return Some(name.clone());
        }
        let members = self.things.members(function, func);
        members.into_iter().find(|(module, _)| module == reflection::BUILTINS).map(|(_, name)| name)
    }

    /// Where something in it reaches any name at all.
    fn reaches_any(&self, function: &'a Function) -> Option<Span> {
        let called = called(function);
        let texts = statements(function);
        let reaches = |id: &ExprId| {
            let id = *id;
            let is_called = called.contains(&id);
            match &function.expr(id).kind {
                ExprKind::Name(name) => {
                    self.is_reaching_builtin(function, name, is_called)
                        || self.is_reaching(function, id, is_called)
                }
                ExprKind::Attribute { object, name, .. } => {
                    self.is_revealing(function, *object, name)
                        || self.things.module(function, *object).is_some()
                            && reflection::is_inner_of_module(name)
                        || reflection::is_attribute_method(name) && !is_called && self.hands_out_functions
                        || self.is_reaching(function, id, is_called)
                }
                ExprKind::Const(Const::Str(PyText::Text(text))) => {
                    !texts.contains(&id) && computed::mentions_revealing(text)
                }
                ExprKind::Call { func, .. } => self.call_reaches(function, id, *func),
                ExprKind::Const(_)
                | ExprKind::Tuple(_)
                | ExprKind::List(_)
                | ExprKind::Set(_)
                | ExprKind::Dict(_)
                | ExprKind::Unary(..)
                | ExprKind::Binary { .. }
                | ExprKind::And(..)
                | ExprKind::Or(..)
                | ExprKind::Compare(..)
                | ExprKind::IfExp { .. }
                | ExprKind::Subscript { .. }
                | ExprKind::Slice { .. }
                | ExprKind::FString(_)
                | ExprKind::Lambda(_)
                | ExprKind::GeneratorExp { .. }
                | ExprKind::Block { .. }
                | ExprKind::Yield(_)
                | ExprKind::YieldFrom(_)
                | ExprKind::Await(_)
                | ExprKind::Starred(_)
                | ExprKind::Opaque(_) => false,
            }
        };
        let found = (0..function.exprs.len() as u32).map(ExprId).find(reaches);
        found.map(|id| function.expr(id).span)
    }

    fn is_reaching_builtin(&self, function: &Function, name: &NameRef, is_called: bool) -> bool {
        let (NameRef::Builtin(name) | NameRef::ClassLocal(name)) = name else { return false };
        if self.things.is_bound(function, name) {
            return false;
        }
        // In another module these are its own names.
        let own_names = !self.is_main && reflection::gives_own_namespace(name);
        reflection::reaches_names(name) && !own_names
            || !is_called && (reflection::takes_attribute(name) || reflection::gives_namespace(name))
    }

    /// A member of a standard module that hands out names, or is not called where it stands.
    fn is_reaching(&self, function: &Function, id: ExprId, is_called: bool) -> bool {
        // `collections._collections_abc.sys.modules`: modules below modules are not all known.
        if let ExprKind::Attribute { object, name, .. } = &function.expr(id).kind
            && self.things.module(function, *object).is_none()
            && matches!(function.expr(*object).kind, ExprKind::Attribute { .. })
            && self.things.is_rooted(function, *object)
            && members::may(name, Act::HandsOutNames)
        {
            return true;
        }
        let members = self.things.members(function, id);
        members.iter().any(|(module, name)| match reflection::reach(module, name) {
            Some(Reach::Anything) => true,
            Some(Reach::Attributes) => !is_called,
            None => {
                module == reflection::BUILTINS
                    && !is_called
                    && (reflection::takes_attribute(name) || reflection::gives_namespace(name))
            }
        })
    }

    fn call_reaches(&self, function: &'a Function, call: ExprId, func: ExprId) -> bool {
        let ExprKind::Call { args, .. } = &function.expr(call).kind else { return false };
        let values: Vec<ExprId> = args.iter().map(|arg| arg.value()).collect();
        let is_module = |expr: &ExprId| self.things.module(function, *expr).is_some();
        let computed = |names: &[ExprId]| names.iter().any(|name| self.names.may_reveal(function, *name));
        if let Some(name) = self.builtin(function, func) {
            if reflection::shows_scope(&name) && values.is_empty() {
                return self.is_main && function.kind == FunctionKind::Module;
            }
            if reflection::gives_namespace(&name) {
                return values.iter().any(is_module);
            }
            if reflection::takes_attribute(&name) && !reflection::only_asks_attribute(&name) {
                let [object, attribute, ..] = values.as_slice() else { return !values.is_empty() };
                return if is_module(object) {
                    self.names.may_be_inner_of_module(function, *attribute)
                } else {
                    let spells = self.names.spells_revealing(function, *attribute);
                    (spells && self.targets.may_be_module(function, *object))
                        || computed(&[*attribute]) && self.may_be_function(function, *object)
                };
            }
            return false;
        }
        if self
            .things
            .member(function, func)
            .is_some_and(|(m, n)| reflection::reach(&m, &n) == Some(Reach::Attributes))
        {
            return computed(&values) && self.hands_out_functions;
        }
        let ExprKind::Attribute { object, name, .. } = &function.expr(func).kind else { return false };
        if reflection::is_attribute_method(name) {
            let itself =
                values.first().is_some_and(|first| computed::is_self(self.program, function, *first));
            return !itself
                && !computed::is_super(function, *object)
                && self.hands_out_functions
                && computed(&values[..values.len().min(2)]);
        }
        let is_text = matches!(function.expr(*object).kind, ExprKind::Const(_));
        reflection::formats_attributes(name)
            && !is_text
            && values.iter().any(|value| is_module(value) || self.things.is_function(function, *value))
    }

    /// May the object whose attribute of a computed name is asked for be a function?
    fn may_be_function(&self, function: &'a Function, object: ExprId) -> bool {
        if computed::is_self(self.program, function, object) {
            return false;
        }
        let found = self.names.sources.from(function, object);
        let mut leaves = found.leaves.iter();
        self.hands_out
            || leaves.any(|(function, leaf)| {
                self.things.is_function(function, *leaf)
                    || handed::may_be_function(self.names, self.things, function, *leaf)
            })
    }
}

/// Values that nobody takes: texts that stand as comments.
fn statements(function: &Function) -> HashSet<ExprId> {
    let mut found = HashSet::new();
    each(function, &mut |seen| {
        if let Seen::Stmt(stmt) = seen
            && let StmtKind::Expr(value) = &stmt.kind
        {
            found.insert(*value);
        }
    });
    found
}
