//! Expressions: each gives a value of exactly the type inference recorded.

use super::function::Lower;
use crate::hir::nodes::{
    CompareOp, Const, Conversion as HirConversion, DictItem, Element, ExprId, ExprKind, FPart, NameRef,
    PyText, UnaryOp,
};
use crate::infer::table::{Dispatch, How, VarKey};
use crate::sir::{Conversion, FormatPart, Literal, Op, StmtKind, Value};
use crate::ty::Ty;

impl<'a> Lower<'_, 'a> {
    pub fn expr(&mut self, id: ExprId) -> Value {
        let instance = self.instance;
        let Some(info) = instance.exprs.get(&(self.func.id, id)) else {
            return self.unreachable();
        };
        let expr = self.func.expr(id);
        let span = self.position(id);
        let is_display = matches!(
            &expr.kind,
            ExprKind::Tuple(_) | ExprKind::List(_) | ExprKind::Set(_) | ExprKind::Dict(_)
        );
        if let Some(value) = is_display.then(|| self.packed(id, &info.ty)).flatten() {
            return value;
        }
        let value = match &expr.kind {
            ExprKind::Const(constant) => self.literal(literal(constant)),
            ExprKind::Name(name) => self.name(id, name, &info.how),
            ExprKind::Tuple(items) => self.tuple(items, &info.ty),
            ExprKind::List(items) => self.list(items, &info.ty, false, span),
            ExprKind::Set(items) => self.list(items, &info.ty, true, span),
            ExprKind::Dict(items) => self.dict(items, &info.ty, span),
            ExprKind::Unary(UnaryOp::Not, operand) => self.not(*operand),
            ExprKind::Unary(_, operand) => self.operator(&[*operand], &info.how, &info.ty, span),
            ExprKind::Binary { left, right, inplace, .. } => {
                self.binary(*left, *right, *inplace, &info.how, &info.ty, span)
            }
            ExprKind::And(left, right) => self.short_circuit(*left, *right, true, &info.ty),
            ExprKind::Or(left, right) => self.short_circuit(*left, *right, false, &info.ty),
            ExprKind::Compare(op, left, right) => self.compare(*op, *left, *right, &info.how, span),
            ExprKind::IfExp { test, then, orelse } => self.if_exp(*test, *then, *orelse, &info.ty),
            ExprKind::Call { func, args } => self.call(*func, args, &info.how, &info.ty, span),
            ExprKind::Attribute { object, name, .. } => match &info.how {
                How::Constant(row) => self.call_row(*row, vec![], info.ty, span),
                How::Dispatch(_) => self.operator(&[*object], &info.how, &info.ty, span),
                How::Method => self.expr(*object),
                _ => {
                    let object = self.callee(*object);
                    self.try_(Ty::Dyn, Op::GetAttr { object, name: name.clone() }, span)
                }
            },
            ExprKind::Subscript { object, index } => {
                self.subscript(*object, *index, &info.how, &info.ty, span)
            }
            ExprKind::Slice { lower, upper, step } => {
                let mut bounds =
                    [lower, upper, step].map(|bound| bound.as_ref().map(|bound| self.expr(*bound)));
                for bound in &mut bounds {
                    *bound = match *bound {
                        Some(value) if *self.ty(value) == Ty::None => None,
                        Some(value) if *self.ty(value) == Ty::Bool => Some(self.coerce(value, &Ty::Int)),
                        Some(value) => Some(value),
                        None => None,
                    };
                }
                let [lower, upper, step] = bounds;
                self.let_(Ty::Slice, Op::Slice { lower, upper, step })
            }
            ExprKind::FString(parts) => self.fstring(parts, span),
            ExprKind::Block { body, value, frame } => self.block_expr(body, *value, *frame, span),
            ExprKind::GeneratorExp { func, iter } => {
                self.generator_list(*func, *iter, &info.ty, self.call_span)
            }
            ExprKind::Yield(Some(value)) => self.yield_(*value),
            ExprKind::Lambda(_)
            | ExprKind::Yield(None)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_)
            | ExprKind::Opaque(_) => {
                panic!("B0002: lower, `{}`: an expression that partition defers", self.func.qualname)
            }
        };
        if info.ty == Ty::Never && *self.ty(value) != Ty::Never {
            // Inference saw that it always raises: a name that is unbound for certain.
            return self.unreachable();
        }
        self.coerce(value, &info.ty)
    }

    fn name(&mut self, id: ExprId, name: &NameRef, how: &How) -> Value {
        let span = self.func.expr(id).span;
        match how {
            How::Constant(row) => {
                let ty = self.instance.exprs[&(self.func.id, id)].ty;
                return self.call_row(*row, vec![], ty, span);
            }
            How::Intrinsic(_) => return self.literal(Literal::Str("__main__".to_owned())),
            How::ConstantGlobal(owner, expr) => return self.constant_expr(*owner, *expr),
            How::Class(class) => return self.literal(Literal::Class(class.clone())),
            How::Function(func) => return self.literal(Literal::Function(func.0)),
            _ => {}
        }
        let checked = matches!(how, How::Checked);
        if let How::Isolate = how {
            let name = match name {
                NameRef::Global(global) => self.module.input.program.def(*global).name.clone(),
                NameRef::Builtin(name) => name.clone(),
                NameRef::Local(_) | NameRef::Free(..) | NameRef::ClassLocal(_) => {
                    unreachable!("not a name of the module dict")
                }
            };
            return self.try_(Ty::Dyn, Op::DynGlobal { name }, span);
        }
        if let NameRef::Global(global) = name
            && let Some(slot) = self.module.global_slots.get(global).copied()
        {
            let ty = self.module.globals[slot.index()].ty;
            return self.try_(ty, Op::GetGlobal(slot), span);
        }
        match self.variable(name) {
            Some(var) => self.read_variable(var, checked, span),
            None => panic!("B0006: lower, `{}`: a name without a variable", self.func.qualname),
        }
    }

    fn read_variable(&mut self, var: VarKey, checked: bool, span: crate::source::Span) -> Value {
        if let Some((_, value)) = self.given.filter(|(given, _)| *given == var) {
            return value;
        }
        let slot = self.variable_slot(var);
        let ty = *self.b.slot_ty(slot);
        if checked { self.try_(ty, Op::Get(slot), span) } else { self.let_(ty, Op::Get(slot)) }
    }

    fn tuple(&mut self, items: &'a [Element], ty: &Ty) -> Value {
        let mut values = vec![];
        for item in items {
            let (Element::One(item) | Element::Star(item)) = item;
            values.push(self.expr(*item));
        }
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        match ty {
            Ty::TupleOf(element) => {
                let values = values.into_iter().map(|value| self.coerce(value, element)).collect();
                self.let_(*ty, Op::TupleOf(values))
            }
            _ => {
                let types = values.iter().map(|value| *self.ty(*value)).collect();
                self.let_(Ty::Tuple(types), Op::Tuple(values))
            }
        }
    }

    fn list(&mut self, items: &'a [Element], ty: &Ty, set: bool, span: crate::source::Span) -> Value {
        let element = match ty {
            Ty::List(element) | Ty::Set(element) => **element,
            _ => Ty::Dyn,
        };
        if let Some(list) = (!set).then(|| self.list_in_pieces(items, ty, span)).flatten() {
            return list;
        }
        let mut values = vec![];
        for item in items {
            let (Element::One(item) | Element::Star(item)) = item;
            let value = self.expr(*item);
            values.push(self.coerce(value, &element));
        }
        match (ty, set) {
            (Ty::Dyn, false) => {
                self.try_(Ty::Dyn, Op::DynDisplay { kind: crate::sir::Display::List, items: values }, span)
            }
            (Ty::Dyn, true) => {
                use crate::sir::Display;
                let constant = self.is_constant_set(items, span);
                let kind = if constant { Display::ConstantSet } else { Display::Set };
                self.try_(Ty::Dyn, Op::DynDisplay { kind, items: values }, span)
            }
            (_, false) => self.let_(*ty, Op::List(values)),
            (_, true) => {
                let set = self.try_(*ty, Op::Set(values), span);
                if !self.is_constant_set(items, span) {
                    return set;
                }
                // CPython keeps three or more constants as a frozenset, and updates an empty set with it, which
                // may give another order.
                let fresh = self.try_(*ty, Op::Set(vec![]), span);
                let owner = crate::catalog::owner_of(ty);
                self.exact_row(owner, "update", &[fresh, set], Ty::None, self.b.span());
                fresh
            }
        }
    }

    /// Is a set display three or more constants for CPython? Their order, where it is known, has been asked for.
    pub(super) fn is_constant_set(&self, items: &[Element], span: crate::source::Span) -> bool {
        let known = self.module.input.sources.file(span.file).set_order(span).is_some();
        known || items.len() >= 3 && self.all_constant(items)
    }

    fn all_constant(&self, items: &[Element]) -> bool {
        items.iter().all(|item| match item {
            Element::One(item) => crate::infer::facts::is_constant(self.func, self.func.expr(*item)),
            Element::Star(_) => false,
        })
    }

    /// What a loop runs over. A set display of constants is the frozenset itself there, in the order of a set
    /// built item by item. What was given to a generator expression may be the iterator by now.
    pub fn iterated(&mut self, iter: ExprId) -> Value {
        let expr = self.func.expr(iter);
        if let ExprKind::Name(name) = &expr.kind
            && let Some((given, value)) = self.given
            && self.variable(name) == Some(given)
        {
            return value;
        }
        let ty = self.instance.exprs[&(self.func.id, iter)].ty;
        let (ExprKind::Set(items), Ty::Set(element)) = (&expr.kind, &ty) else { return self.expr(iter) };
        if !self.all_constant(items) {
            return self.expr(iter);
        }
        let mut values = vec![];
        for item in items {
            let (Element::One(item) | Element::Star(item)) = item;
            let value = self.expr(*item);
            values.push(self.coerce(value, element));
        }
        self.try_(ty, Op::Set(values), expr.span)
    }

    fn dict(&mut self, items: &'a [DictItem], ty: &Ty, span: crate::source::Span) -> Value {
        let (key_ty, value_ty) = match ty {
            Ty::Dict(key, value) => ((**key), (**value)),
            _ => (Ty::Dyn, Ty::Dyn),
        };
        let mut pairs = vec![];
        for item in items {
            if let DictItem::Pair(key, value) = item {
                let key = self.expr(*key);
                let value = self.expr(*value);
                pairs.push((self.coerce(key, &key_ty), self.coerce(value, &value_ty)));
            }
        }
        if *ty == Ty::Dyn {
            let items = pairs.into_iter().flat_map(|(key, value)| [key, value]).collect();
            return self.try_(Ty::Dyn, Op::DynDisplay { kind: crate::sir::Display::Dict, items }, span);
        }
        self.try_(*ty, Op::Dict(pairs), span)
    }

    fn not(&mut self, operand: ExprId) -> Value {
        let value = self.expr(operand);
        let truth = self.truth(value, self.func.expr(operand).span);
        if *self.ty(truth) == Ty::Never {
            return truth;
        }
        self.let_(Ty::Bool, Op::Not(truth))
    }

    fn short_circuit(&mut self, left: ExprId, right: ExprId, and: bool, ty: &Ty) -> Value {
        let l = self.expr(left);
        let cond = self.truth(l, self.func.expr(left).span);
        if *self.ty(cond) == Ty::Never {
            return cond;
        }
        let slot = self.new_slot("either", *ty, false);
        let evaluate = &mut |lower: &mut Self| {
            let r = lower.expr(right);
            lower.set(slot, r);
        };
        // Where the left side decides, what it may still be is what inference kept of it.
        let keep = &mut |lower: &mut Self| {
            let kept = lower.kept(l, !and, ty);
            match kept {
                Some(kept) => lower.set(slot, kept),
                None => lower.push(StmtKind::Unreachable),
            }
        };
        let (then, orelse) = if and {
            (self.region(evaluate), self.region(keep))
        } else {
            (self.region(keep), self.region(evaluate))
        };
        self.push(StmtKind::If { cond, then, orelse });
        self.get(slot)
    }

    /// A value known to be true (false) as the wider type; `None` when it cannot be that.
    fn kept(&mut self, value: Value, truth: bool, to: &Ty) -> Option<Value> {
        let from = *self.ty(value);
        // What inference did not keep cannot be here (`1 and x` is never `1`).
        let possible = |member: &Ty| crate::ty::coerce::coercion(member, to).is_some();
        let members: Vec<Ty> = from
            .members()
            .into_iter()
            .filter(|member| possible(member) && (!truth || *member != Ty::None))
            .collect();
        let kept = members.iter().fold(Ty::Never, |acc, member| acc.join(member));
        if kept == Ty::Never {
            return None;
        }
        let value = self.coerce(value, &kept);
        Some(self.coerce(value, to))
    }

    fn if_exp(&mut self, test: ExprId, then: ExprId, orelse: ExprId, ty: &Ty) -> Value {
        let slot = self.new_slot("either", *ty, false);
        self.condition(
            test,
            &mut |lower| {
                let value = lower.expr(then);
                lower.set(slot, value);
            },
            &mut |lower| {
                let value = lower.expr(orelse);
                lower.set(slot, value);
            },
        );
        if self.ended() || *ty == Ty::Never {
            return self.unreachable();
        }
        self.get(slot)
    }

    fn compare(
        &mut self,
        op: CompareOp,
        left: ExprId,
        right: ExprId,
        how: &How,
        span: crate::source::Span,
    ) -> Value {
        let l = self.expr(left);
        let r = self.expr(right);
        if *self.ty(l) == Ty::Never || *self.ty(r) == Ty::Never {
            return self.unreachable();
        }
        if let How::Truth(value) = how {
            return self.literal(Literal::Bool(*value));
        }
        match op {
            CompareOp::Is | CompareOp::IsNot => {
                let same = self.identity(l, r);
                if op == CompareOp::Is { same } else { self.let_(Ty::Bool, Op::Not(same)) }
            }
            CompareOp::In | CompareOp::NotIn => {
                let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
                let found = self.dispatch(dispatch, &mut vec![r, l], &Ty::Bool, span);
                // `1 in 2.5` only raises.
                if op == CompareOp::In || *self.ty(found) == Ty::Never {
                    found
                } else {
                    self.let_(Ty::Bool, Op::Not(found))
                }
            }
            CompareOp::Eq
            | CompareOp::NotEq
            | CompareOp::Lt
            | CompareOp::LtE
            | CompareOp::Gt
            | CompareOp::GtE => {
                let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
                let ty = self.dispatch_result(dispatch, Ty::Bool);
                self.dispatch(dispatch, &mut vec![l, r], &ty, span)
            }
        }
    }

    fn identity(&mut self, l: Value, r: Value) -> Value {
        if *self.ty(l) == Ty::Dyn || *self.ty(r) == Ty::Dyn {
            let (l, r) = (self.coerce(l, &Ty::Dyn), self.coerce(r, &Ty::Dyn));
            return self.let_(Ty::Bool, Op::IsSame(l, r));
        }
        let singleton = |ty: &Ty| matches!(ty, Ty::None | Ty::Ellipsis | Ty::NotImplemented);
        let (value, member) = if singleton(self.ty(r)) { (l, *self.ty(r)) } else { (r, *self.ty(l)) };
        if singleton(&member) {
            return self.let_(Ty::Bool, Op::Holds { value, members: vec![member] });
        }
        let span = self.b.span();
        self.generic_row("is_same", &[l, r], vec![], Ty::Bool, span)
    }

    /// A unary operator or another form whose operands are just expressions.
    fn operator(&mut self, operands: &[ExprId], how: &How, ty: &Ty, span: crate::source::Span) -> Value {
        let mut values: Vec<Value> = operands.iter().map(|operand| self.expr(*operand)).collect();
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
        self.dispatch(dispatch, &mut values, ty, span)
    }

    fn binary(
        &mut self,
        left: ExprId,
        right: ExprId,
        inplace: bool,
        how: &How,
        ty: &Ty,
        span: crate::source::Span,
    ) -> Value {
        let mut values: Vec<Value> = [left, right].iter().map(|operand| self.expr(*operand)).collect();
        if values.iter().any(|value| *self.ty(*value) == Ty::Never) {
            return self.unreachable();
        }
        let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
        if inplace
            && let Dispatch::Row(call) = dispatch
            && crate::catalog::row(call.row).name.starts_with("__i")
            && *self.ty(values[0]) != Ty::Dyn
            && crate::catalog::intrinsics::is_in_place(crate::catalog::row(call.row).name)
        {
            // The object itself is the result.
            let object = values[0];
            self.row(call, &values, span);
            return object;
        }
        self.dispatch(dispatch, &mut values, ty, span)
    }

    fn subscript(
        &mut self,
        object: ExprId,
        index: ExprId,
        how: &How,
        ty: &Ty,
        span: crate::source::Span,
    ) -> Value {
        let object = self.expr(object);
        if let How::Dispatch(Dispatch::TupleItem(at)) = how
            && let Ty::Tuple(items) = *self.ty(object)
        {
            return self.let_(items[*at], Op::TupleItem(object, *at));
        }
        let index = self.expr(index);
        if *self.ty(object) == Ty::Never || *self.ty(index) == Ty::Never {
            return self.unreachable();
        }
        let How::Dispatch(dispatch) = how else { unreachable!("recorded by inference") };
        self.dispatch(dispatch, &mut vec![object, index], ty, span)
    }

    fn fstring(&mut self, parts: &'a [FPart], span: crate::source::Span) -> Value {
        let mut lowered = vec![];
        for (index, part) in parts.iter().enumerate() {
            lowered.push(match part {
                FPart::Literal(PyText::Text(text)) => FormatPart::Literal(text.clone()),
                FPart::Literal(PyText::CodePoints(points)) => FormatPart::CodePoints(points.clone()),
                FPart::Value { value, conversion, spec, span: part } => {
                    let value = self.expr(*value);
                    let spec = spec.map(|spec| self.expr(spec));
                    if *self.ty(value) == Ty::Never {
                        return value;
                    }
                    let conversion = match conversion {
                        HirConversion::None => Conversion::None,
                        HirConversion::Str => Conversion::Str,
                        HirConversion::Repr => Conversion::Repr,
                        HirConversion::Ascii => Conversion::Ascii,
                    };
                    let site = Some(self.site(self.format_position(span, *part)));
                    let settled = spec.is_none() && is_settled(self.ty(value));
                    let field = FormatPart::Value { value, conversion, spec, site };
                    if settled || parts[index + 1..].iter().all(|part| self.is_quiet_part(part)) {
                        field
                    } else {
                        // Each field is formatted before the next is evaluated: `f"{xs} {xs.pop()}"`.
                        let text = self.try_(Ty::Str, Op::Format(vec![field]), span);
                        FormatPart::Value { value: text, conversion: Conversion::None, spec: None, site }
                    }
                }
            });
        }
        self.try_(Ty::Str, Op::Format(lowered), span)
    }

    /// Evaluating this part of an f-string does nothing that formatting an earlier one could notice, and
    /// cannot raise.
    fn is_quiet_part(&self, part: &FPart) -> bool {
        match part {
            FPart::Literal(_) => true,
            FPart::Value { value, spec, .. } => {
                self.is_quiet(*value) && spec.is_none_or(|spec| self.is_quiet(spec))
            }
        }
    }

    /// Evaluating it does nothing and cannot raise; nothing can change it.
    pub fn is_quiet(&self, expr: ExprId) -> bool {
        use crate::hir::nodes::BinaryOp;
        let kind = &self.func.expr(expr).kind;
        if let ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, left, right, .. } = kind
        {
            let is_number = |operand: &ExprId| {
                let info = self.instance.exprs.get(&(self.func.id, *operand));
                info.is_some_and(|info| matches!(info.ty, Ty::Int | Ty::Float | Ty::Bool))
            };
            return [left, right].into_iter().all(|operand| is_number(operand) && self.is_quiet(*operand));
        }
        match kind {
            ExprKind::Const(_) => true,
            ExprKind::Name(_) => {
                let info = self.instance.exprs.get(&(self.func.id, expr));
                info.is_some_and(|info| {
                    info.ty != Ty::Never
                        && matches!(info.how, How::Plain | How::Constant(_) | How::ConstantGlobal(..))
                })
            }
            _ => false,
        }
    }

    fn block_expr(
        &mut self,
        body: &'a [crate::hir::nodes::Stmt],
        value: ExprId,
        frame: Option<&'static str>,
        span: crate::source::Span,
    ) -> Value {
        let outer = (self.frame, self.frames);
        if let Some(name) = frame {
            let site = self.site(span);
            let iterable = body.iter().find_map(|stmt| match &stmt.kind {
                crate::hir::nodes::StmtKind::For { iter, .. } => Some(*iter),
                _ => None,
            });
            self.first_iterable = iterable.map(|iterable| (iterable, self.frame));
            self.frame = Some((name, site));
            self.frames += 1;
        }
        self.block(body);
        let value = if self.ended() { self.unreachable() } else { self.expr(value) };
        (self.frame, self.frames) = outer;
        value
    }

    /// A constant expression of another function (a default, a global bound once).
    pub fn constant_expr(&mut self, owner: crate::hir::nodes::FuncId, id: ExprId) -> Value {
        let owner_func = &self.module.input.program.functions[owner.index()];
        match &owner_func.expr(id).kind {
            ExprKind::Const(constant) => self.literal(literal(constant)),
            ExprKind::Name(NameRef::Builtin(name)) => {
                let class =
                    crate::catalog::intrinsics::class_object(name).expect("inference took it for a constant");
                self.literal(Literal::Class(class.to_owned()))
            }
            ExprKind::Unary(_, operand) => {
                let ExprKind::Const(constant) = &owner_func.expr(*operand).kind else {
                    unreachable!("a negated literal")
                };
                self.literal(negated(constant))
            }
            ExprKind::Tuple(items) => {
                let mut values = vec![];
                for item in items {
                    let (Element::One(item) | Element::Star(item)) = item;
                    values.push(self.constant_expr(owner, *item));
                }
                let types = values.iter().map(|value| *self.ty(*value)).collect();
                self.let_(Ty::Tuple(types), Op::Tuple(values))
            }
            _ => panic!("B0007: lower, `{}`: not a constant", self.func.qualname),
        }
    }
}

pub(super) fn literal(constant: &Const) -> Literal {
    match constant {
        Const::None => Literal::None,
        Const::Ellipsis => Literal::Ellipsis,
        Const::Bool(value) => Literal::Bool(*value),
        Const::Int(value) => Literal::Int(*value),
        Const::BigInt(digits) => Literal::BigInt(digits.clone()),
        Const::Float(value) => Literal::Float(*value),
        Const::Complex(value) => Literal::Complex(*value),
        Const::Str(PyText::Text(text)) => Literal::Str(text.clone()),
        Const::Str(PyText::CodePoints(points)) => Literal::CodePoints(points.clone()),
        Const::Bytes(bytes) => Literal::Bytes(bytes.clone()),
    }
}

pub(super) fn negated(constant: &Const) -> Literal {
    match constant {
        Const::Int(value) => Literal::Int(-value),
        Const::BigInt(digits) => Literal::BigInt(format!("-{digits}")),
        Const::Float(value) => Literal::Float(-value),
        Const::Bool(value) => Literal::Int(-i64::from(*value)),
        Const::Complex(value) => Literal::Complex(-value),
        Const::None | Const::Ellipsis | Const::Str(_) | Const::Bytes(_) => unreachable!("not a number"),
    }
}

/// Formatted without a specification the value gives the same text whenever that is done, and never an error.
/// (An int may be too long to be shown.)
fn is_settled(ty: &Ty) -> bool {
    match ty {
        Ty::None | Ty::Bool | Ty::Float | Ty::Str => true,
        Ty::Union(members) => members.iter().all(is_settled),
        _ => false,
    }
}
