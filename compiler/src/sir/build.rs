//! Makes Slot IR: fresh values, slots and labels; nested regions by closures.
//!
//! ```text
//! let mut b = Builder::new(FnId(0), "f", span);
//! let x = b.param("x", Ty::Int, true);
//! let zero = b.constant(Literal::Int(0), Ty::Int);
//! b.if_else(cond, |b| b.ret(zero), |b| …);
//! let function = b.finish(Ty::Int, true, false);
//! ```

use super::op_types::types_of;
use super::{
    Arm, FnId, Function, Inlining, Label, Literal, Op, Region, Site, Slot, SlotInfo, Stmt, StmtKind, Uses,
    Value, Yielding,
};
use crate::source::Span;
use crate::ty::Ty;

pub struct Builder {
    function: Function,
    /// The regions being filled, innermost last.
    open: Vec<Region>,
    labels: u32,
    span: Span,
}

impl Builder {
    pub fn new(id: FnId, name: &str, span: Span) -> Builder {
        let function = Function {
            id,
            name: name.to_string(),
            qualname: name.to_string(),
            span,
            params: vec![],
            result: Ty::None,
            generator: None,
            inline: Inlining::Free,
            head: 0,
            fallible: false,
            depth: false,
            frame: false,
            unseen: false,
            uncounted: false,
            slots: vec![],
            values: vec![],
            body: vec![],
        };
        Builder { function, open: vec![vec![]], labels: 0, span }
    }

    /// Ends the function.
    pub fn finish(mut self, result: Ty, fallible: bool, depth: bool) -> Function {
        let body = self.open.pop().expect("the body's region is open until the end");
        assert!(self.open.is_empty(), "a region is still open");
        Function { body, result, fallible, depth, ..self.function }
    }

    pub fn set_qualname(&mut self, qualname: &str) {
        self.function.qualname = qualname.to_string();
    }

    /// The origin of the statements that follow.
    pub fn set_span(&mut self, span: Span) {
        self.span = span;
    }

    pub fn span(&self) -> Span {
        self.span
    }

    /// A call gives a generator.
    pub fn set_generator(&mut self, of: Yielding) {
        self.function.generator = Some(of);
    }

    /// Code of the isolate may run below its own code.
    pub fn set_frame(&mut self, frame: bool) {
        self.function.frame = frame;
    }

    /// CPython has it in C (see [`Function::unseen`]).
    pub fn set_unseen(&mut self, uncounted: bool) {
        self.function.unseen = true;
        self.function.uncounted = uncounted;
    }

    pub fn param(&mut self, name: &str, ty: Ty, is_variable: bool) -> Slot {
        let slot = self.slot(name, ty, false, is_variable);
        self.function.params.push(slot);
        slot
    }

    pub fn slot(&mut self, name: &str, ty: Ty, maybe_unbound: bool, is_variable: bool) -> Slot {
        self.function.slots.push(SlotInfo { name: name.to_string(), ty, maybe_unbound, is_variable });
        Slot(self.function.slots.len() as u32 - 1)
    }

    pub fn slot_mut(&mut self, slot: Slot) -> &mut SlotInfo {
        &mut self.function.slots[slot.index()]
    }

    pub fn value(&mut self, ty: Ty) -> Value {
        self.function.values.push(ty);
        Value(self.function.values.len() as u32 - 1)
    }

    pub fn label(&mut self) -> Label {
        self.labels += 1;
        Label(self.labels - 1)
    }

    pub fn ty(&self, value: Value) -> &Ty {
        &self.function.values[value.index()]
    }

    pub fn slot_ty(&self, slot: Slot) -> &Ty {
        &self.function.slots[slot.index()].ty
    }

    /// Panics where the types of a statement are wrong: the caller is at hand, after the fact it is not.
    pub fn push(&mut self, kind: StmtKind) {
        if cfg!(debug_assertions)
            && let Err(wrong) = self.check(&kind)
        {
            panic!("B0003: ill-formed Slot IR, `{}`: {wrong}", self.function.qualname);
        }
        self.open.last_mut().expect("a region is open").push(Stmt {
            kind,
            span: self.span,
            uses: Uses::default(),
        });
    }

    /// Statements that have been made as a region stand here.
    pub fn append(&mut self, region: Region) {
        self.open.last_mut().expect("a region is open").extend(region);
    }

    /// What can be told of types here; the verifier sees the whole.
    fn check(&self, kind: &StmtKind) -> Result<(), String> {
        let is = |value: Value, wanted: &Ty, what: &str| {
            let ty = self.ty(value);
            if ty == wanted { Ok(()) } else { Err(format!("{what} is `{ty}`, not `{wanted}`")) }
        };
        match kind {
            StmtKind::Let { value, op, .. } => self.check_op(op, self.ty(*value)),
            StmtKind::Set { slot, value } => {
                let info = &self.function.slots[slot.index()];
                is(*value, &info.ty, &format!("what is put in `{}`", info.name))
            }
            StmtKind::If { cond, .. } => is(*cond, &Ty::Bool, "a condition"),
            StmtKind::ForRange { start, stop, .. } => {
                is(*start, &Ty::Int, "the start of a range")?;
                is(*stop, &Ty::Int, "the stop of a range")
            }
            StmtKind::Raise { exception, .. } | StmtKind::Reraise { exception } => {
                is(*exception, &Ty::Exception, "what is raised")
            }
            StmtKind::Unset { .. }
            | StmtKind::SetGlobal { .. }
            | StmtKind::UnsetGlobal { .. }
            | StmtKind::Loop { .. }
            | StmtKind::For { .. }
            | StmtKind::Block { .. }
            | StmtKind::Apart { .. }
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(_)
            | StmtKind::Try { .. }
            | StmtKind::Match { .. }
            | StmtKind::Unreachable => Ok(()),
        }
    }

    fn check_op(&self, op: &Op, result: &Ty) -> Result<(), String> {
        let types: Vec<Ty> = op.operands().into_iter().map(|value| *self.ty(value)).collect();
        let given = match op {
            Op::Get(slot) | Op::Alias(slot) => Some(*self.slot_ty(*slot)),
            _ => types_of(op, &types, result).map_err(|wrong| format!("`{}`: {wrong}", op.name()))?,
        };
        match given {
            Some(given) if given != *result => {
                Err(format!("`{}` gives `{given}`, not `{result}`", op.name()))
            }
            _ => Ok(()),
        }
    }

    /// Has control left the region for good?
    pub fn ended(&self) -> bool {
        ends(self.open.last().expect("a region is open"))
    }

    /// `let %v: ty = op`, which cannot raise.
    pub fn op(&mut self, op: Op, ty: Ty) -> Value {
        self.op_at(op, ty, None)
    }

    /// `let %v: ty = op`
    pub fn op_at(&mut self, op: Op, ty: Ty, site: Option<Site>) -> Value {
        let value = self.value(ty);
        self.push(StmtKind::Let { value, op, site });
        value
    }

    pub fn constant(&mut self, literal: Literal, ty: Ty) -> Value {
        self.op(Op::Const(literal), ty)
    }

    /// Reads a slot that is certainly bound.
    pub fn get(&mut self, slot: Slot) -> Value {
        let ty = *self.slot_ty(slot);
        self.op(Op::Get(slot), ty)
    }

    pub fn set(&mut self, slot: Slot, value: Value) {
        self.push(StmtKind::Set { slot, value });
    }

    pub fn ret(&mut self, value: Value) {
        self.push(StmtKind::Return(value));
    }

    /// Opens a nested region; what follows goes there until [`Builder::end`].
    pub fn begin(&mut self) {
        self.open.push(vec![]);
    }

    /// Closes the innermost region and hands it over.
    pub fn end(&mut self) -> Region {
        assert!(self.open.len() > 1, "no nested region is open");
        self.open.pop().expect("just asserted")
    }

    pub fn region(&mut self, fill: impl FnOnce(&mut Builder)) -> Region {
        self.begin();
        fill(self);
        self.end()
    }

    pub fn if_else(
        &mut self,
        cond: Value,
        then: impl FnOnce(&mut Builder),
        orelse: impl FnOnce(&mut Builder),
    ) {
        let then = self.region(then);
        let orelse = self.region(orelse);
        self.push(StmtKind::If { cond, then, orelse });
    }

    /// The closure gets the loop's label.
    pub fn endless(&mut self, site: Option<Site>, body: impl FnOnce(&mut Builder, Label)) {
        let label = self.label();
        let body = self.region(|b| body(b, label));
        self.push(StmtKind::Loop { label, site, body });
    }

    pub fn block(&mut self, body: impl FnOnce(&mut Builder, Label)) {
        let label = self.label();
        let body = self.region(|b| body(b, label));
        self.push(StmtKind::Block { label, body });
    }

    /// The closure gets the label and the item.
    pub fn for_range(
        &mut self,
        start: Value,
        stop: Value,
        step: i64,
        site: Option<Site>,
        body: impl FnOnce(&mut Builder, Label, Value),
    ) {
        let (label, item) = (self.label(), self.value(Ty::Int));
        let body = self.region(|b| body(b, label, item));
        self.push(StmtKind::ForRange { label, item, start, stop, step, site, body });
    }

    /// The closure gets the label and the item.
    pub fn for_each(
        &mut self,
        iter: Value,
        item: Ty,
        site: Option<Site>,
        body: impl FnOnce(&mut Builder, Label, Value),
    ) {
        let (label, item) = (self.label(), self.value(item));
        let body = self.region(|b| body(b, label, item));
        self.push(StmtKind::For { label, item, iter, site, body });
    }

    /// The handler gets the exception.
    pub fn try_catch(&mut self, body: impl FnOnce(&mut Builder), handler: impl FnOnce(&mut Builder, Value)) {
        let body = self.region(body);
        let caught = self.value(Ty::Exception);
        let handler = self.region(|b| handler(b, caught));
        self.push(StmtKind::Try { body, caught, handler });
    }

    /// One arm for each member of the subject's union; the closure is called once a member.
    pub fn match_members(&mut self, subject: Value, mut arm: impl FnMut(&mut Builder, &Ty, Value)) {
        let mut arms = vec![];
        for ty in self.ty(subject).members() {
            let bound = self.value(ty);
            let body = self.region(|b| arm(b, &ty, bound));
            arms.push(Arm { ty, bound, body });
        }
        self.push(StmtKind::Match { subject, arms });
    }
}

/// Its last statement leaves it.
pub fn ends(region: &Region) -> bool {
    let last = region.last().map(|stmt| &stmt.kind);
    matches!(
        last,
        Some(
            StmtKind::Return(_)
                | StmtKind::Break(_)
                | StmtKind::Continue(_)
                | StmtKind::Raise { .. }
                | StmtKind::Reraise { .. }
                | StmtKind::Unreachable
        )
    )
}
