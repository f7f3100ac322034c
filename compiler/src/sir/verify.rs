//! Is it well-formed Slot IR? Run after lowering and after every pass.
//!
//! Rules:
//! 1. every value is defined once, before its uses, in the same region or one around it;
//! 2. slots, globals, sites and functions that are named exist;
//! 3. `break` and `continue` name a label around them; `continue` one of a loop;
//! 4. types agree: the value put in a slot has the slot's type, a condition is a bool, a returned value has
//!    the function's result type, arguments have the parameters' types, each op's result has the type the op
//!    gives;
//! 5. a `match` has exactly one arm for each member of its union;
//! 6. what can raise has a site (reading a slot that is known to be bound has none); in a function that is
//!    not fallible nothing raises out of it;
//! 7. control does not fall off the end of a function;
//! 8. only a `maybe_unbound` slot or global is unset; no type is `Var`;
//! 9. an iterator value is consumed once: by a `for`, or by a row that takes it;
//! 10. no two statements of a function have one id.

use super::flow;
use super::{
    Arm, CallArg, FnId, Function, Label, Literal, Module, Op, OpFacts, Region, RowFacts, Site, Stmt, StmtId,
    StmtKind, Value,
};
use crate::ty::coerce::{Coercion, coercion};
use crate::ty::{IterKind, Ty};
use std::collections::{HashMap, HashSet};

/// Everything wrong with the module, one sentence each, function named.
pub fn verify(module: &Module, rows: &dyn RowFacts) -> Vec<String> {
    let functions: HashMap<FnId, &Function> = module.functions.iter().map(|f| (f.id, f)).collect();
    let mut errors = vec![];
    if functions.len() != module.functions.len() {
        errors.push("two functions have one id".to_string());
    }
    let entries = module.isolate.iter().flat_map(|plan| &plan.entries).flat_map(|entry| &entry.variants);
    for id in module.main.iter().chain(entries) {
        if !functions.contains_key(id) {
            errors.push(format!("function {} is named but not there", id.0));
        }
    }
    for function in &module.functions {
        let mut checker = Checker {
            module,
            function,
            functions: &functions,
            rows,
            defined: vec![false; function.values.len()],
            once: vec![false; function.values.len()],
            statements: HashSet::new(),
            labels: vec![],
            tries: 0,
            errors: vec![],
        };
        checker.function();
        errors.extend(checker.errors.into_iter().map(|text| format!("{}: {text}", function.name)));
    }
    errors
}

struct Checker<'a> {
    module: &'a Module,
    function: &'a Function,
    functions: &'a HashMap<FnId, &'a Function>,
    rows: &'a dyn RowFacts,
    /// In scope here.
    defined: Vec<bool>,
    /// Defined anywhere.
    once: Vec<bool>,
    statements: HashSet<StmtId>,
    /// Around this place; is it a loop?
    labels: Vec<(Label, bool)>,
    /// How many `try` bodies are around.
    tries: u32,
    errors: Vec<String>,
}

impl Checker<'_> {
    fn error(&mut self, text: String) {
        self.errors.push(text);
    }

    fn expect(&mut self, holds: bool, text: impl FnOnce() -> String) {
        if !holds {
            self.errors.push(text());
        }
    }

    fn function(&mut self) {
        let function = self.function;
        for slot in &function.params {
            self.expect(slot.index() < function.slots.len(), || "a parameter has no slot".to_string());
        }
        for ty in function.values.iter().chain(function.slots.iter().map(|slot| &slot.ty)) {
            self.expect(!has_var(ty), || format!("type `{ty}` is not finished"));
        }
        self.region(&function.body);
        self.expect(function.head == 0 || flow::can_be_head(function, function.head), || {
            "the rest needs the head".to_string()
        });
        self.expect(flow::diverges(&function.body), || "control falls off the end".to_string());
    }

    /// Values defined in a region end with it.
    fn region(&mut self, region: &Region) {
        let before = self.defined.clone();
        for stmt in region {
            self.stmt(stmt);
        }
        self.defined = before;
    }

    fn labelled(&mut self, label: Label, is_loop: bool, body: &Region, item: Option<Value>) {
        self.labels.push((label, is_loop));
        let before = self.defined.clone();
        if let Some(item) = item {
            self.define(item);
        }
        self.region(body);
        self.defined = before;
        self.labels.pop();
    }

    fn define(&mut self, value: Value) {
        match self.once.get_mut(value.index()) {
            Some(once) if !*once => {
                *once = true;
                self.defined[value.index()] = true;
            }
            Some(_) => self.error(format!("%{} is defined twice", value.0)),
            None => self.error(format!("%{} has no type", value.0)),
        }
    }

    fn ty(&mut self, value: Value) -> Ty {
        if !self.defined.get(value.index()).copied().unwrap_or(false) {
            self.error(format!("%{} is used where it is not defined", value.0));
        }
        self.function.values.get(value.index()).cloned().unwrap_or(Ty::Never)
    }

    fn has_type(&mut self, value: Value, wanted: &Ty, what: &str) {
        let ty = self.ty(value);
        self.expect(ty == *wanted, || format!("{what} %{} is `{ty}`, not `{wanted}`", value.0));
    }

    fn site(&mut self, site: Option<Site>, raises: bool, what: &dyn Fn() -> String) {
        self.expect(site.is_some() || !raises, || format!("{} has no site but can raise", what()));
        if let Some(site) = site {
            self.expect(site.index() < self.module.sites.len(), || format!("site {} is not there", site.0));
        }
        if raises {
            self.raises_here();
        }
    }

    fn raises_here(&mut self) {
        let leaves = self.tries == 0 && !self.function.fallible;
        self.expect(!leaves, || "something raises out of a function that is not fallible".to_string());
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let is_new = self.statements.insert(stmt.id);
        self.expect(is_new, || format!("two statements are number {}", stmt.id.0));
        match &stmt.kind {
            StmtKind::Let { value, op, site } => {
                let ty = self.function.values.get(value.index()).cloned().unwrap_or(Ty::Never);
                self.op(op, &ty);
                // Lowering reads its own flags where it knows them bound.
                let known = site.is_none() && matches!(op, Op::Get(_) | Op::GetGlobal(_));
                let raises = !known && self.can_raise(op);
                self.site(*site, raises, &|| format!("%{} = {op:?}", value.0));
                self.define(*value);
            }
            StmtKind::Set { slot, value } => match self.function.slots.get(slot.index()) {
                Some(info) => self.has_type(*value, &info.ty, &format!("slot `{}`:", info.name)),
                None => self.error(format!("slot {} is not there", slot.0)),
            },
            StmtKind::Unset { slot, site } => {
                let info = self.function.slots.get(slot.index());
                self.expect(info.is_some_and(|i| i.maybe_unbound), || {
                    format!("slot {} cannot be unset", slot.0)
                });
                self.site(*site, true, &|| "`del`".to_string());
            }
            StmtKind::SetGlobal { global, value } => match self.module.globals.get(global.index()) {
                Some(info) => self.has_type(*value, &info.ty, &format!("global `{}`:", info.name)),
                None => self.error(format!("global {} is not there", global.0)),
            },
            StmtKind::UnsetGlobal { global, site } => {
                let info = self.module.globals.get(global.index());
                self.expect(info.is_some_and(|i| i.maybe_unbound), || {
                    format!("global {} cannot be unset", global.0)
                });
                self.site(*site, true, &|| "`del`".to_string());
            }
            StmtKind::If { cond, then, orelse } => {
                self.has_type(*cond, &Ty::Bool, "condition");
                self.region(then);
                self.region(orelse);
            }
            StmtKind::Loop { label, site: _, body } => self.labelled(*label, true, body, None),
            StmtKind::Block { label, body } => self.labelled(*label, false, body, None),
            StmtKind::For { label, item, iter, site, body } => {
                let iter = self.ty(*iter);
                let scalar = matches!(
                    iter,
                    Ty::Never | Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Complex | Ty::Union(_)
                );
                self.expect(!scalar, || format!("`for` over `{iter}`, which cannot be iterated"));
                self.site(*site, true, &|| "`for`".to_string());
                self.labelled(*label, true, body, Some(*item));
            }
            StmtKind::ForRange { label, item, start, stop, step, site: _, body } => {
                self.has_type(*start, &Ty::Int, "start");
                self.has_type(*stop, &Ty::Int, "stop");
                self.expect(*step != 0, || "a range has step 0".to_string());
                self.labelled(*label, true, body, Some(*item));
            }
            StmtKind::Break(label) => {
                let known = self.labels.iter().any(|(l, _)| l == label);
                self.expect(known, || format!("`break` to 'l{}, which is not around it", label.0));
            }
            StmtKind::Continue(label) => {
                let known = self.labels.iter().any(|(l, is_loop)| l == label && *is_loop);
                self.expect(known, || format!("`continue` to 'l{}, which is no loop around it", label.0));
            }
            StmtKind::Return(value) => self.has_type(*value, &self.function.result.clone(), "returned value"),
            StmtKind::Raise { exception, site } => {
                self.has_type(*exception, &Ty::Exception, "raised value");
                self.site(Some(*site), true, &|| "`raise`".to_string());
            }
            StmtKind::Reraise { exception } => {
                self.has_type(*exception, &Ty::Exception, "raised value");
                self.raises_here();
            }
            StmtKind::Try { body, caught, handler } => {
                self.tries += 1;
                self.region(body);
                self.tries -= 1;
                let before = self.defined.clone();
                self.define(*caught);
                self.expect_value_ty(*caught, &Ty::Exception);
                self.region(handler);
                self.defined = before;
            }
            StmtKind::Match { subject, arms } => self.arms(*subject, arms),
            StmtKind::Unreachable => {}
        }
    }

    fn expect_value_ty(&mut self, value: Value, wanted: &Ty) {
        let ty = self.function.values.get(value.index());
        let wrong = ty != Some(wanted);
        self.expect(!wrong, || format!("%{} is not `{wanted}`", value.0));
    }

    fn arms(&mut self, subject: Value, arms: &[Arm]) {
        let mut members = self.ty(subject).members();
        let mut covered: Vec<Ty> = arms.iter().map(|arm| arm.ty.clone()).collect();
        members.sort();
        covered.sort();
        self.expect(members == covered, || {
            format!("the arms of the match on %{} are not its members", subject.0)
        });
        for arm in arms {
            let before = self.defined.clone();
            self.define(arm.bound);
            self.expect_value_ty(arm.bound, &arm.ty);
            self.region(&arm.body);
            self.defined = before;
        }
    }

    fn can_raise(&self, op: &Op) -> bool {
        let facts = OpFacts {
            rows: self.rows,
            slot_unbound: &|slot| self.function.slots.get(slot).is_some_and(|s| s.maybe_unbound),
            global_unbound: &|global| self.module.globals.get(global).is_some_and(|g| g.maybe_unbound),
            function_fallible: &|id| self.functions.get(&id).is_some_and(|f| f.fallible),
        };
        op.can_raise(&self.function.values, &facts)
    }

    /// Operand types, and that the result is `result`.
    fn op(&mut self, op: &Op, result: &Ty) {
        let wanted = self.result_of(op, result);
        if let Some(wanted) = wanted {
            self.expect(wanted == *result, || format!("{op:?} gives `{wanted}`, not `{result}`"));
        }
    }

    /// The type the op gives; `None` when any type that passed the checks inside is right.
    fn result_of(&mut self, op: &Op, result: &Ty) -> Option<Ty> {
        let types: Vec<Ty> = op.operands().into_iter().map(|value| self.ty(value)).collect();
        let all = |wanted: &Ty| types.iter().all(|ty| ty == wanted);
        let refused = |checker: &mut Self, text: &str| checker.error(format!("{op:?}: {text}"));
        match op {
            Op::Const(literal) => Some(literal_ty(literal)),
            Op::Get(slot) => self.function.slots.get(slot.index()).map(|slot| slot.ty.clone()),
            Op::GetGlobal(global) => self.module.globals.get(global.index()).map(|global| global.ty.clone()),
            Op::Call { row, args } => {
                let mut rest = types.iter();
                let args: Vec<Vec<&Ty>> = args
                    .iter()
                    .map(|arg| match arg {
                        CallArg::Value(_) => rest.by_ref().take(1).collect(),
                        CallArg::Many(values) => rest.by_ref().take(values.len()).collect(),
                        CallArg::Missing => vec![],
                    })
                    .collect();
                if let Err(text) = self.rows.check(*row, &args, result) {
                    self.error(format!("call of {}: {text}", self.rows.name(*row)));
                }
                None
            }
            Op::CallFn { func, args, frames: _ } => {
                let Some(callee) = self.functions.get(func).copied() else {
                    refused(self, "the function is not there");
                    return None;
                };
                let params: Vec<Ty> =
                    callee.params.iter().map(|slot| callee.slots[slot.index()].ty.clone()).collect();
                if params != types || args.len() != params.len() {
                    refused(self, "arguments are not of the parameters' types");
                }
                Some(callee.result.clone())
            }
            Op::Unreachable => Some(Ty::Never),
            Op::CurrentException => Some(Ty::Exception),
            Op::Slice { .. } => {
                let is_bound = |ty: &Ty| matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Dyn);
                if !types.iter().all(|ty| ty.members().iter().all(is_bound)) {
                    refused(self, "a bound is neither None, an int nor a value of the isolate");
                }
                Some(Ty::Slice)
            }
            Op::Unpack { before, after, star, .. } => {
                let count = (*before + *after) as usize + usize::from(*star);
                if !matches!(result, Ty::Tuple(items) if items.len() == count) {
                    refused(self, "the result is no tuple of that length");
                }
                None
            }
            Op::Widen(_) => {
                if !matches!(coercion(&types[0], result), Some(Coercion::Same | Coercion::Widen)) {
                    self.error(format!("`{}` does not widen to `{result}`", types[0]));
                }
                None
            }
            Op::Convert(_) => {
                if coercion(&types[0], result).is_none() && !self.converts_items(&types[0], result) {
                    self.error(format!("`{}` does not convert to `{result}`", types[0]));
                }
                None
            }
            Op::Narrow(_) => {
                let members = types[0].members();
                if !result.members().iter().all(|member| members.contains(member)) {
                    self.error(format!("`{}` does not narrow to `{result}`", types[0]));
                }
                None
            }
            Op::Holds { members, .. } => {
                let held = types[0].members();
                if !members.iter().all(|member| held.contains(member)) {
                    refused(self, "asks for what is no member");
                }
                Some(Ty::Bool)
            }
            Op::Tuple(_) => Some(Ty::Tuple(types)),
            Op::TupleItem(_, index) => match &types[0] {
                Ty::Tuple(items) if *index < items.len() => Some(items[*index].clone()),
                _ => {
                    refused(self, "no such item");
                    None
                }
            },
            Op::TreeItem(..) => match &types[..] {
                [Ty::Tree(leaf), Ty::Int] => Some(Ty::tree_item(leaf)),
                _ => {
                    refused(self, "no tree and an int");
                    None
                }
            },
            Op::TupleOf(_) => {
                if !matches!(result, Ty::TupleOf(item) if all(item)) {
                    refused(self, "items are not of the element type");
                }
                None
            }
            Op::List(_) | Op::Set(_) => match result {
                Ty::List(item) | Ty::Set(item) => {
                    if !all(item) || matches!(op, Op::List(_)) != matches!(result, Ty::List(_)) {
                        refused(self, "items are not of the element type");
                    }
                    None
                }
                _ => {
                    refused(self, "the result is no such container");
                    None
                }
            },
            Op::Packed(constant) => {
                if constant.pack(result).is_none() {
                    refused(self, "the constants are not of this type");
                }
                None
            }
            Op::Dict(_) => match result {
                Ty::Dict(key, value) => {
                    if !types.chunks(2).all(|pair| pair[0] == **key && pair[1] == **value) {
                        refused(self, "items are not of the element types");
                    }
                    None
                }
                _ => {
                    refused(self, "the result is no dict");
                    None
                }
            },
            Op::Not(_) => {
                if !all(&Ty::Bool) {
                    refused(self, "`not` of what is no bool");
                }
                Some(Ty::Bool)
            }
            Op::Print { args, .. } => {
                if types[..args.len()].iter().any(|ty| matches!(ty, Ty::Iter(..))) {
                    refused(self, "an iterator is no value");
                }
                Some(Ty::None)
            }
            Op::Format(_) => Some(Ty::Str),
            Op::NewException { .. } => Some(Ty::Exception),
            Op::IsException { .. } => {
                if !all(&Ty::Exception) {
                    refused(self, "not an exception");
                }
                Some(Ty::Bool)
            }
            Op::SetCause { .. } | Op::EnterHandler(_) => {
                if !all(&Ty::Exception) {
                    refused(self, "not an exception");
                }
                Some(Ty::None)
            }
            Op::LeaveHandler
            | Op::SetDynGlobal { .. }
            | Op::DelDynGlobal { .. }
            | Op::SetAttr { .. }
            | Op::RunChunk(_) => Some(Ty::None),
            Op::ToDyn(_) | Op::DynGlobal { .. } | Op::DynDisplay { .. } => Some(Ty::Dyn),
            Op::FromDyn(_) => {
                if !all(&Ty::Dyn) {
                    refused(self, "not a value of the isolate");
                }
                None
            }
            Op::IsDyn { .. } | Op::IsSame(..) => {
                if !all(&Ty::Dyn) {
                    refused(self, "not a value of the isolate");
                }
                Some(Ty::Bool)
            }
            Op::CallDyn { args, keywords, .. } | Op::CallDynMethod { args, keywords, .. } => {
                if !all(&Ty::Dyn) || keywords.len() > args.len() {
                    refused(self, "operands are not values of the isolate");
                }
                Some(Ty::Dyn)
            }
            Op::GetAttr { .. } => Some(Ty::Dyn),
        }
    }

    /// An iterable seen as one of wider items: how a row gets an iterable whose items have the wrong type.
    fn converts_items(&self, from: &Ty, to: &Ty) -> bool {
        let Ty::Iter(IterKind::Widened, parts) = to else { return false };
        parts[0] == *from && self.rows.item(from).is_some_and(|item| coercion(&item, &parts[1]).is_some())
    }
}

fn has_var(ty: &Ty) -> bool {
    matches!(ty, Ty::Var(_)) || ty.parts().into_iter().any(has_var)
}

pub fn literal_ty(literal: &Literal) -> Ty {
    match literal {
        Literal::None => Ty::None,
        Literal::Ellipsis => Ty::Ellipsis,
        Literal::Class(_) => Ty::Type,
        Literal::NotImplemented => Ty::NotImplemented,
        Literal::Function(func) => Ty::Function(*func),
        Literal::Bool(_) => Ty::Bool,
        Literal::Int(_) | Literal::BigInt(_) => Ty::Int,
        Literal::Float(_) => Ty::Float,
        Literal::Complex(_) => Ty::Complex,
        Literal::Str(_) | Literal::CodePoints(_) => Ty::Str,
        Literal::Bytes(_) => Ty::Bytes,
    }
}
