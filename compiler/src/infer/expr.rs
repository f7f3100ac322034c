//! Expressions: one type each, recorded with how the value is made.

use super::facts::GlobalFact;
use super::narrow;
use super::table::{Dispatch, How};
use super::walk::{Sink, Walk};
use crate::catalog::intrinsics;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{
    Arg, BinaryOp, CompareOp, Const, DictItem, Element, ExprId, ExprKind, FPart, NameRef, UnaryOp,
};
use crate::ty::Ty;
use crate::ty::coerce::crosses_by_value;

/// Rust tuples have protocols up to this length.
pub const TUPLE_LIMIT: usize = 12;

impl<'a> Walk<'_, 'a> {
    pub fn expr(&mut self, id: ExprId) -> Ty {
        let wants_function = std::mem::take(&mut self.wants_function);
        if !self.env.reachable {
            return Ty::Never;
        }
        let expr = self.func.expr(id);
        let span = expr.span;
        let (ty, how) = match &expr.kind {
            ExprKind::Const(constant) => (self.constant(constant, id), How::Plain),
            ExprKind::Name(name) => self.name(id, name),
            ExprKind::Tuple(items) => (self.tuple(items, id), How::Plain),
            ExprKind::List(items) => {
                let cell = self.site(id, 0);
                self.elements(items, &cell);
                (Ty::list(cell), How::Plain)
            }
            ExprKind::Set(items) => {
                self.check_constant_set(items, span);
                let cell = self.site(id, 0);
                self.elements(items, &cell);
                (Ty::set(cell), How::Plain)
            }
            ExprKind::Dict(items) => (self.dict(items, id), How::Plain),
            ExprKind::Unary(UnaryOp::Not, operand) => {
                self.expr(*operand);
                (Ty::Bool, How::Plain)
            }
            ExprKind::Unary(op, operand) => self.unary(*op, *operand, span),
            ExprKind::Binary { op, left, right, inplace } => {
                let l = self.expr(*left);
                let r = self.expr(*right);
                let exponent = self.constant_int(*right);
                let (ty, dispatch) = self.binary_dispatch(*op, *inplace, &l, &r, exponent, span);
                (ty, How::Dispatch(dispatch))
            }
            ExprKind::And(left, right) => (self.short_circuit(*left, *right, true), How::Plain),
            ExprKind::Or(left, right) => (self.short_circuit(*left, *right, false), How::Plain),
            ExprKind::Compare(op, left, right) => self.compare(*op, *left, *right, span),
            ExprKind::IfExp { test, then, orelse } => (self.if_exp(*test, *then, *orelse), How::Plain),
            ExprKind::Call { func, args } => self.call(id, *func, args),
            ExprKind::Attribute { object, name, .. } => self.attribute(id, *object, name, span),
            ExprKind::Subscript { object, index } => self.subscript(*object, *index, span),
            ExprKind::Slice { lower, upper, step } => {
                for bound in [lower, upper, step].into_iter().flatten() {
                    let ty = self.expr(*bound);
                    self.slice_bound(&ty, *bound);
                }
                (Ty::Slice, How::Plain)
            }
            ExprKind::FString(parts) => (self.fstring(parts), How::Plain),
            ExprKind::Lambda(_) => (self.refuse(ReasonId::FunctionValue, span, "a lambda"), How::Plain),
            ExprKind::GeneratorExp { .. } => {
                (self.refuse(ReasonId::Generator, span, "a generator expression"), How::Plain)
            }
            ExprKind::Block { body, value, frame } => {
                let is_around = self.is_in_frame;
                self.is_in_frame |= frame.is_some();
                self.block(body);
                self.is_in_frame = is_around;
                (self.expr(*value), How::Plain)
            }
            ExprKind::Yield(Some(value)) if self.yields.is_some() => {
                let ty = self.expr(*value);
                if let Some(cell) = self.yields {
                    self.put(&cell, &ty, *value);
                }
                (Ty::None, How::Plain)
            }
            ExprKind::Yield(_) | ExprKind::YieldFrom(_) => {
                (self.refuse(ReasonId::Generator, span, "`yield`"), How::Plain)
            }
            ExprKind::Await(_) => (self.refuse(ReasonId::Async, span, "await"), How::Plain),
            ExprKind::Starred(_) => {
                (self.refuse(ReasonId::NotLowered, span, "a starred expression here"), How::Plain)
            }
            ExprKind::Opaque(what) => (self.refuse(ReasonId::NotLowered, span, *what), How::Plain),
        };
        let ty = if matches!(how, How::Dispatch(_)) { self.own_cells(id, &ty) } else { ty };
        let (ty, how) = if wants_function { (ty, how) } else { self.as_object(id, ty, how) };
        self.check_hashed_floats(&ty, span);
        if (self.cx.facts.makes_text_classes || self.cx.plan.text_classes)
            && matches!(self.shallow(&ty), Ty::Str | Ty::Bytes)
        {
            self.check_text(&expr.kind, span);
        }
        if self.asked != Some(self.key(id)) {
            self.check_hashed_addresses(&ty, span);
        }
        // An operand that never gives a value ends the path.
        if self.env.reachable && self.shallow(&ty) == Ty::Never {
            self.env.reachable = false;
        }
        self.record(id, ty, how)
    }

    fn constant(&mut self, constant: &Const, id: ExprId) -> Ty {
        match constant {
            Const::None => Ty::None,
            Const::Ellipsis => Ty::Ellipsis,
            Const::Bool(_) => Ty::Bool,
            Const::Int(_) | Const::BigInt(_) => Ty::Int,
            Const::Float(_) => Ty::Float,
            Const::Complex(_) => Ty::Complex,
            Const::Str(_) => Ty::Str,
            Const::Bytes(_) => {
                let _ = id;
                Ty::Bytes
            }
        }
    }

    /// The value of an int literal, also negated.
    pub fn constant_int(&self, id: ExprId) -> Option<i64> {
        match &self.func.expr(id).kind {
            ExprKind::Const(Const::Int(value)) => Some(*value),
            ExprKind::Const(Const::Float(value)) if value.fract() == 0.0 && value.abs() < 1e15 => {
                Some(*value as i64)
            }
            ExprKind::Unary(UnaryOp::Neg, operand) => self.constant_int(*operand).and_then(i64::checked_neg),
            _ => None,
        }
    }

    fn name(&mut self, id: ExprId, name: &'a NameRef) -> (Ty, How) {
        let span = self.func.expr(id).span;
        if let Some(var) = self.variable(name) {
            return self.read_variable(var, name, id, span);
        }
        match name {
            NameRef::Global(global) => match &self.cx.facts.globals[global.index()] {
                GlobalFact::Function(..) => self.function_name(*global),
                GlobalFact::Module(_) | GlobalFact::Class if self.cx.plan.hybrid => (Ty::Dyn, How::Isolate),
                GlobalFact::Module(_) | GlobalFact::Class => (self.refuse_object(*global, span), How::Plain),
                GlobalFact::Member(module, member) => {
                    let (module, member) = (module.clone(), member.clone());
                    self.module_member(&module, &member, id, span)
                }
                GlobalFact::Variable if self.cx.is_in_isolate(*global) => {
                    match self.constant_global(*global) {
                        Some((owner, expr, ty)) => (ty, How::ConstantGlobal(owner, expr)),
                        None if self.cx.plan.suggestions.locals.contains(&(self.func.id, *global)) => {
                            (self.refuse_suggestion(*global, span), How::Isolate)
                        }
                        None => match self.copied_global(*global) {
                            Some(ty) => (ty, How::Checked),
                            None => (Ty::Dyn, How::Isolate),
                        },
                    }
                }
                GlobalFact::Variable => {
                    self.check_bound(*global, span);
                    let read = (self.func.id, *global);
                    let suggestions = &self.cx.plan.suggestions;
                    if suggestions.locals.contains(&read) || suggestions.unbound.contains(&read) {
                        self.refuse_suggestion(*global, span);
                    }
                    (self.cx.global(*global), How::Checked)
                }
            },
            NameRef::Builtin(name) => self.builtin_value(name, span),
            NameRef::Free(..) | NameRef::ClassLocal(_) | NameRef::Local(_) => {
                (self.refuse(ReasonId::Closure, span, ""), How::Plain)
            }
        }
    }

    /// The type of a global of the isolate of which native code has a copy.
    pub fn copied_global(&self, global: crate::hir::nodes::DefId) -> Option<Ty> {
        let is_suggested = self.cx.plan.suggestions.unbound.contains(&(self.func.id, global));
        let ty = self.cx.cells.resolve(&self.cx.global(global)).ok()?;
        let is_copied = self.cx.is_copied(global) && !is_suggested;
        (is_copied && crosses_by_value(&ty) && !ty.mentions_dyn()).then_some(ty)
    }

    /// A name that may be unbound here, with others like it: CPython's printer would suggest one.
    pub fn refuse_suggestion(&mut self, global: crate::hir::nodes::DefId, span: crate::source::Span) -> Ty {
        let what =
            format!("`{}`, which may be unbound and looks like other names,", self.global_name(global));
        self.refuse(ReasonId::NotLowered, span, what)
    }

    /// `print(len); len = 2`: only the isolate finds what else the name stands for.
    fn check_bound(&mut self, global: crate::hir::nodes::DefId, span: crate::source::Span) {
        if !self.cx.plan.hybrid && self.cx.plan.falls_through.contains(&global) {
            let what = format!("`{}`, which may not be bound yet,", self.global_name(global));
            self.refuse(ReasonId::NotLowered, span, what);
        }
    }

    /// A module or class, called or not.
    fn refuse_object(&mut self, global: crate::hir::nodes::DefId, span: crate::source::Span) -> Ty {
        let kind = match self.cx.facts.globals[global.index()] {
            GlobalFact::Class => "class",
            _ => "module",
        };
        let what = format!("{kind} `{}`", self.global_name(global));
        self.refuse(ReasonId::FunctionValue, span, what)
    }

    pub fn global_name(&self, global: crate::hir::nodes::DefId) -> String {
        self.cx.program.def(global).name.clone()
    }

    fn read_variable(
        &mut self,
        var: super::table::VarKey,
        name: &'a NameRef,
        id: ExprId,
        span: crate::source::Span,
    ) -> (Ty, How) {
        if let NameRef::Global(global) = name {
            match &self.cx.facts.globals[global.index()] {
                GlobalFact::Function(..) => return self.function_name(*global),
                GlobalFact::Module(_) | GlobalFact::Class if self.cx.plan.hybrid => {
                    return (Ty::Dyn, How::Isolate);
                }
                GlobalFact::Module(_) | GlobalFact::Class => {
                    return (self.refuse_object(*global, span), How::Plain);
                }
                GlobalFact::Member(module, member) => {
                    let (module, member) = (module.clone(), member.clone());
                    return self.module_member(&module, &member, id, span);
                }
                GlobalFact::Variable => self.check_bound(*global, span),
            }
        }
        if let NameRef::Global(global) = name
            && self.written_elsewhere(*global)
        {
            // Functions bind it too: nothing is known about this point.
            if self.cx.plan.suggestions.unbound.contains(&(self.func.id, *global)) {
                self.refuse_suggestion(*global, span);
            }
            return (self.cx.global(*global), How::Checked);
        }
        if let NameRef::Global(global) = name
            && self.env.locals.get(&var).is_none_or(|local| local.maybe_unbound)
            && self.cx.plan.suggestions.globals.contains(global)
        {
            self.refuse_suggestion(*global, span);
        }
        // A name of the function around that is not bound: NameError, in words of its own.
        let is_free = matches!(name, NameRef::Free(..)) || self.is_in_frame;
        if is_free
            && !matches!(name, NameRef::Global(_))
            && self.env.locals.get(&var).is_none_or(|local| local.maybe_unbound)
        {
            let what = "a name of the function around that may be unbound";
            return (self.refuse(ReasonId::NotLowered, span, what), How::Plain);
        }
        match self.env.locals.get(&var) {
            None => {
                // Certainly unbound: the read raises.
                self.slots.entry(var).or_default().maybe_unbound = true;
                (Ty::Never, How::Checked)
            }
            Some(local) => {
                let (ty, unbound) = (self.as_stored(&local.ty.clone(), var), local.maybe_unbound);
                if unbound {
                    self.slots.entry(var).or_default().maybe_unbound = true;
                }
                (ty, if unbound { How::Checked } else { How::Plain })
            }
        }
    }

    /// The type here as the variable's slot represents it: a tuple that is stored with wider items, or
    /// without its length, is read back so; what shares its variable with values of the isolate is one.
    fn as_stored(&self, ty: &Ty, var: super::table::VarKey) -> Ty {
        let Some(slot) = self.cx.instances[self.id.index()].slots.get(&var) else { return *ty };
        let (here, stored) = (self.shallow(ty), self.shallow(&slot.ty));
        if stored == Ty::Dyn && here != Ty::Never {
            return Ty::Dyn;
        }
        let stored = stored.members();
        let tuple = |ty: &Ty| matches!(ty, Ty::Tuple(_) | Ty::TupleOf(_) | Ty::Tree(_));
        if !here.members().iter().any(tuple) {
            return *ty;
        }
        here.members().into_iter().fold(Ty::Never, |acc, member| {
            let kept = if tuple(&member) && !stored.contains(&member) {
                stored.iter().find(|other| tuple(other)).cloned().unwrap_or(member)
            } else {
                member
            };
            acc.join(&kept)
        })
    }

    /// Does any function but the module body bind this global?
    fn written_elsewhere(&self, global: crate::hir::nodes::DefId) -> bool {
        let program = self.cx.program;
        program.def(global).writes().any(|bind| bind.func != program.main_body().id)
    }

    fn tuple(&mut self, items: &'a [Element], id: ExprId) -> Ty {
        let span = self.func.expr(id).span;
        if items.iter().any(|item| matches!(item, Element::Star(_))) {
            return self.refuse(ReasonId::NotLowered, span, "unpacking into a tuple");
        }
        let mut types = vec![];
        for item in items {
            let (Element::One(item) | Element::Star(item)) = item;
            let ty = self.expr(*item);
            types.push(self.storable(&ty, *item));
        }
        if types.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return Ty::Never;
        }
        if types.len() > TUPLE_LIMIT {
            let element = types.iter().fold(Ty::Never, |acc, ty| self.join(&acc, ty));
            types.iter().for_each(|ty| self.flow(ty, Sink::Type(element), span));
            return Ty::tuple_of(element);
        }
        Ty::Tuple(types.into())
    }

    fn elements(&mut self, items: &'a [Element], cell: &Ty) {
        for item in items {
            match item {
                Element::One(item) => {
                    let ty = self.expr(*item);
                    self.put(cell, &ty, *item);
                }
                Element::Star(item) => {
                    self.expr(*item);
                    self.refuse(ReasonId::NotLowered, self.func.expr(*item).span, "unpacking into a display");
                }
            }
        }
    }

    fn dict(&mut self, items: &'a [DictItem], id: ExprId) -> Ty {
        let (keys, values) = (self.site(id, 0), self.site(id, 1));
        for item in items {
            match item {
                DictItem::Pair(key, value) => {
                    let key_ty = self.expr(*key);
                    let value_ty = self.expr(*value);
                    self.put(&keys, &key_ty, *key);
                    self.put(&values, &value_ty, *value);
                }
                DictItem::Unpack(item) => {
                    self.expr(*item);
                    self.refuse(ReasonId::NotLowered, self.func.expr(*item).span, "unpacking into a dict");
                }
            }
        }
        Ty::dict(keys, values)
    }

    /// An operand that may be the value of the whole, too: any type that a variable may have.
    fn kept_operand(&mut self, operand: ExprId) -> Ty {
        let ty = self.expr(operand);
        self.storable(&ty, operand)
    }

    fn short_circuit(&mut self, left: ExprId, right: ExprId, and: bool) -> Ty {
        let l = self.kept_operand(left);
        if !self.env.reachable {
            return Ty::Never;
        }
        let before = self.env.clone();
        // `a and b` is `a` where `a` is false; only then can it keep its type.
        narrow::assume(self, left, !and);
        let kept = if self.env.reachable { self.kept_type(&l, !and) } else { Ty::Never };
        let short = std::mem::replace(&mut self.env, before);
        narrow::assume(self, left, and);
        let r = if self.env.reachable { self.kept_operand(right) } else { Ty::Never };
        self.env.join(&short, &mut self.cx.cells);
        self.either(&kept, &r, left)
    }

    /// One of two values.
    fn either(&mut self, one: &Ty, two: &Ty, at: ExprId) -> Ty {
        let joined = self.join(one, two);
        let span = self.func.expr(at).span;
        [one, two].into_iter().for_each(|ty| self.flow(ty, Sink::Type(joined), span));
        joined
    }

    /// What is left of a type when its value is known to be true or false.
    fn kept_type(&mut self, ty: &Ty, truth: bool) -> Ty {
        let shallow = self.shallow(ty);
        if !truth {
            return *ty;
        }
        shallow
            .members()
            .into_iter()
            .filter(|member| *member != Ty::None)
            .fold(Ty::Never, |acc, m| self.join(&acc, &m))
    }

    fn if_exp(&mut self, test: ExprId, then: ExprId, orelse: ExprId) -> Ty {
        self.expr(test);
        if !self.env.reachable {
            return Ty::Never;
        }
        let before = self.env.clone();
        narrow::assume(self, test, true);
        let one = if self.env.reachable { self.kept_operand(then) } else { Ty::Never };
        let after = std::mem::replace(&mut self.env, before);
        narrow::assume(self, test, false);
        let two = if self.env.reachable { self.kept_operand(orelse) } else { Ty::Never };
        self.env.join(&after, &mut self.cx.cells);
        self.either(&one, &two, test)
    }

    fn compare(
        &mut self,
        op: CompareOp,
        left: ExprId,
        right: ExprId,
        span: crate::source::Span,
    ) -> (Ty, How) {
        let identity = matches!(op, CompareOp::Is | CompareOp::IsNot);
        let l = if identity { self.expr_or_function(left) } else { self.expr(left) };
        // A set that is asked and thrown away: nobody sees its order.
        let asked = matches!(op, CompareOp::In | CompareOp::NotIn)
            && matches!(self.func.expr(right).kind, ExprKind::Set(_));
        self.asked = asked.then_some(self.key(right));
        let r = self.expr(right);
        let (l, r) = (self.shallow(&l), self.shallow(&r));
        if l == Ty::Never || r == Ty::Never {
            return (Ty::Never, How::Plain);
        }
        if !matches!(op, CompareOp::Is | CompareOp::IsNot) {
            self.check_nan(&l, span);
            self.check_nan(&r, span);
        }
        if let Some(truth) = narrow::decided_class_test(self, op, left, right) {
            return (Ty::Bool, How::Truth(truth));
        }
        match op {
            CompareOp::Is | CompareOp::IsNot if self.asks_class(left, &l) && self.asks_class(right, &r) => {
                (Ty::Bool, How::Generic)
            }
            CompareOp::Is | CompareOp::IsNot => {
                self.identity(op, (&l, &r), self.is_object(left) || self.is_object(right), span)
            }
            CompareOp::In | CompareOp::NotIn => {
                let (ty, dispatch) = self.contains_dispatch(&r, &l, span);
                (ty, How::Dispatch(dispatch))
            }
            CompareOp::Eq
            | CompareOp::NotEq
            | CompareOp::Lt
            | CompareOp::LtE
            | CompareOp::Gt
            | CompareOp::GtE => {
                let (ty, dispatch) = self.compare_dispatch(op, &l, &r);
                (ty, How::Dispatch(dispatch))
            }
        }
    }

    /// A class object, or a class of the isolate: it is one object wherever it is asked for.
    fn asks_class(&self, id: ExprId, ty: &Ty) -> bool {
        *ty == Ty::Type || (*ty == Ty::Dyn && narrow::class_of(self, id).is_some())
    }

    /// Whatever else is unknown of it: one object for both halves of the program.
    fn is_object(&self, id: ExprId) -> bool {
        super::objects::is_object(&self.cx.facts, self.func, id)
    }

    /// `is` on unboxed values has no meaning unless types decide it: `x is None`, or singletons.
    fn identity(
        &mut self,
        op: CompareOp,
        (l, r): (&Ty, &Ty),
        known: bool,
        span: crate::source::Span,
    ) -> (Ty, How) {
        let singleton = |ty: &Ty| matches!(ty, Ty::None | Ty::Bool | Ty::Ellipsis | Ty::NotImplemented);
        if *l == Ty::Dyn || *r == Ty::Dyn {
            // A scalar inside a `Dyn` has no identity of its own.
            if singleton(l) || singleton(r) || *l == Ty::Type || *r == Ty::Type || (*l == *r && known) {
                return (Ty::Bool, How::Generic);
            }
            // No object of the isolate is a container of native code (homes). What is unknown in a program
            // without an isolate has its own reason.
            let container = |ty: &Ty| matches!(ty, Ty::List(_) | Ty::Set(_) | Ty::Dict(..));
            if container(l) || container(r) {
                return (Ty::Bool, How::Truth(op != CompareOp::Is));
            }
            return (self.refuse(ReasonId::Identity, span, ""), How::Plain);
        }
        if l.members().contains(&Ty::Object) || r.members().contains(&Ty::Object) {
            return (self.refuse(ReasonId::NotLowered, span, "identity of an unknown value"), How::Plain);
        }
        // Values of different classes are different objects.
        let kind = |ty: &Ty| crate::ty::builtin::of(ty).python;
        let theirs: Vec<&str> = r.members().iter().map(kind).collect();
        let shared: Vec<Ty> =
            l.members().into_iter().filter(|member| theirs.contains(&kind(member))).collect();
        let object =
            |ty: &Ty| matches!(ty, Ty::List(_) | Ty::Set(_) | Ty::Dict(..) | Ty::Exception | Ty::Type);
        let one_value = |ty: &Ty| singleton(ty) && *ty != Ty::Bool;
        if shared.is_empty() {
            (Ty::Bool, How::Truth(op != CompareOp::Is))
        } else if l == r && one_value(l) {
            (Ty::Bool, How::Truth(op == CompareOp::Is))
        } else if shared.iter().all(|member| singleton(member) || object(member)) {
            (Ty::Bool, How::Generic)
        } else {
            (self.refuse(ReasonId::Identity, span, ""), How::Plain)
        }
    }

    fn unary(&mut self, op: UnaryOp, operand: ExprId, span: crate::source::Span) -> (Ty, How) {
        let ty = self.expr(operand);
        let warns = |member: &Ty| matches!(member, Ty::Bool | Ty::Dyn);
        if op == UnaryOp::Invert && self.cx.plan.minor >= 12 && self.shallow(&ty).members().iter().any(warns)
        {
            // CPython says so at the caller's line.
            return (self.refuse(ReasonId::NotLowered, span, "`~` on a bool, which warns,"), How::Plain);
        }
        let name = match op {
            UnaryOp::Neg => "__neg__",
            UnaryOp::Pos => "__pos__",
            UnaryOp::Invert => "__invert__",
            UnaryOp::Not => unreachable!("handled as a truth test"),
        };
        let (ty, dispatch) = self.method_dispatch(&ty, name, &[], span);
        (ty, How::Dispatch(dispatch))
    }

    fn attribute(
        &mut self,
        id: ExprId,
        object: ExprId,
        name: &'a str,
        span: crate::source::Span,
    ) -> (Ty, How) {
        if let Some(module) = self.module_of(object) {
            return self.module_member(&module, name, id, span);
        }
        let ty = self.expr(object);
        match self.shallow(&ty) {
            Ty::Dyn => (Ty::Dyn, How::Plain),
            Ty::Never => (Ty::Never, How::Plain),
            _ => match self.property_dispatch(&ty, name, span) {
                Some((ty, dispatch)) => (ty, How::Dispatch(dispatch)),
                None if self.is_class_elsewhere(&ty) => (Ty::Dyn, How::Plain),
                None => (self.refuse(ReasonId::NotLowered, span, format!("attribute `{name}`")), How::Plain),
            },
        }
    }

    fn subscript(&mut self, object: ExprId, index: ExprId, span: crate::source::Span) -> (Ty, How) {
        let object_ty = self.expr(object);
        let index_ty = self.expr(index);
        if let (Ty::Tuple(items), Some(at)) = (self.shallow(&object_ty), self.constant_int(index)) {
            let length = items.len() as i64;
            let at = if at < 0 { at + length } else { at };
            if self.shallow(&index_ty) == Ty::Int && (0..length).contains(&at) {
                return (items[at as usize], How::Dispatch(Dispatch::TupleItem(at as usize)));
            }
        }
        let (ty, dispatch) = self.method_dispatch(&object_ty, "__getitem__", &[index_ty], span);
        (ty, How::Dispatch(dispatch))
    }

    /// The order of three or more constants follows how CPython merges constants: by value for ints and
    /// strings, by type objects' addresses for others.
    fn check_constant_set(&mut self, items: &'a [Element], span: crate::source::Span) {
        let constant = |item: &Element| match item {
            Element::One(item) | Element::Star(item) => {
                super::facts::is_constant(self.func, self.func.expr(*item))
            }
        };
        let by_value = |item: &Element| match item {
            Element::One(item) | Element::Star(item) => {
                matches!(super::call::constant_type(self.func, *item), Some(Ty::Int | Ty::Str | Ty::None))
            }
        };
        if items.len() >= 3 && items.iter().all(constant) && !items.iter().all(by_value) {
            self.refuse(ReasonId::NotLowered, span, "a set of these constants");
        }
    }

    /// `str(x)`, `f"{x}"`, `"%s" % x` are what a method of `x` answers, which may be of a subclass of `str`:
    /// native text never is.
    fn check_text(&mut self, kind: &ExprKind, span: crate::source::Span) {
        let of: Vec<ExprId> = match kind {
            ExprKind::Call { func, args } => match &self.func.expr(*func).kind {
                ExprKind::Name(NameRef::Builtin(name)) if intrinsics::hands_text_on(name) => {
                    args.iter().map(Arg::value).collect()
                }
                ExprKind::Attribute { name, .. } if intrinsics::hands_text_on(name) => {
                    args.iter().map(Arg::value).collect()
                }
                _ => return,
            },
            ExprKind::FString(parts) => match parts.as_slice() {
                [FPart::Value { value, .. }] => vec![*value],
                _ => return,
            },
            ExprKind::Binary { op: BinaryOp::Mod, right, .. } => vec![*right],
            _ => return,
        };
        let foreign =
            |id: &ExprId| self.exprs.get(&self.key(*id)).is_some_and(|info| self.holds_foreign(&info.ty));
        if of.iter().any(foreign) {
            self.refuse(ReasonId::NotLowered, span, "text that may be of a subclass of `str`");
        }
    }

    /// Is it a value of the isolate, or does it hold some?
    fn holds_foreign(&self, ty: &Ty) -> bool {
        self.cx.cells.resolve(ty).is_ok_and(|ty| ty.mentions_dyn())
    }

    /// The hash of a NaN is its identity, which an unboxed float does not have.
    fn check_hashed_floats(&mut self, ty: &Ty, span: crate::source::Span) {
        if let Ty::Set(key) | Ty::FrozenSet(key) | Ty::Dict(key, _) = self.shallow(ty)
            && self.holds_float(&key)
        {
            self.nans_are_told(span);
        }
    }

    /// Some hashes are addresses: only the interpreter itself knows the order of a set of classes, of
    /// exceptions, of `...`, and before 3.12 of None.
    fn check_hashed_addresses(&mut self, ty: &Ty, span: crate::source::Span) {
        fn holds(ty: &Ty, none: bool) -> bool {
            matches!(ty, Ty::Type | Ty::Ellipsis | Ty::NotImplemented | Ty::Exception)
                || (none && *ty == Ty::None)
                || ty.parts().into_iter().any(|part| holds(part, none))
        }
        let none = self.cx.plan.minor < 12;
        if let Ty::Set(key) | Ty::FrozenSet(key) = self.shallow(ty)
            && self.cx.cells.resolve(&key).is_ok_and(|key| holds(&key, none))
        {
            self.refuse(ReasonId::NotLowered, span, "a set of what is hashed by its address");
        }
    }

    /// Is it a float, or does it hold some?
    pub fn holds_float(&self, ty: &Ty) -> bool {
        fn holds(ty: &Ty) -> bool {
            matches!(ty, Ty::Float | Ty::Complex) || ty.parts().into_iter().any(holds)
        }
        self.cx.cells.resolve(ty).is_ok_and(|ty| holds(&ty))
    }

    /// Containers compare their elements by identity first: with NaN among them, unboxed floats cannot
    /// answer.
    pub fn check_nan(&mut self, container: &Ty, span: crate::source::Span) {
        let shallow = self.shallow(container);
        let scalar =
            |ty: &Ty| matches!(ty, Ty::Float | Ty::Complex | Ty::Int | Ty::Bool | Ty::None | Ty::Str);
        if !shallow.members().iter().all(scalar) && self.holds_float(&shallow) {
            self.nans_are_told(span);
        }
    }

    /// The same where the items of a container are compared: `sorted(pairs)`.
    pub fn check_nan_items(&mut self, container: &Ty, span: crate::source::Span) {
        let parts: Vec<Ty> = self
            .shallow(container)
            .members()
            .iter()
            .flat_map(|member| member.parts().into_iter().cloned().collect::<Vec<_>>())
            .collect();
        parts.iter().for_each(|part| self.check_nan(part, span));
    }

    /// A NaN that an operation gives is numbered then; one that is a constant is the isolate's business.
    fn nans_are_told(&mut self, span: crate::source::Span) {
        self.cx.tells_nans = true;
        if self.cx.facts.folds_nan {
            self.refuse(ReasonId::NanIdentity, span, "");
        }
    }

    fn slice_bound(&mut self, ty: &Ty, at: ExprId) {
        match self.shallow(ty) {
            Ty::Never => {}
            // What int a value of the isolate stands for is asked when the slice is applied.
            other
                if other
                    .members()
                    .iter()
                    .all(|member| matches!(member, Ty::None | Ty::Int | Ty::Bool | Ty::Dyn)) => {}
            other => {
                let name = self.type_name(&other);
                self.refuse(
                    ReasonId::NotLowered,
                    self.func.expr(at).span,
                    format!("a slice bound of type `{name}`"),
                );
            }
        }
    }

    fn fstring(&mut self, parts: &'a [FPart]) -> Ty {
        for part in parts {
            if let FPart::Value { value, spec, .. } = part {
                let ty = self.expr(*value);
                self.storable(&ty, *value);
                if let Some(spec) = spec {
                    self.expr(*spec);
                }
            }
        }
        Ty::Str
    }
}
