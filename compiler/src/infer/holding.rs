//! Native objects that hold values of the isolate.
//!
//! ```text
//! class Job:
//!     def __init__(self, path):
//!         self.file = tempfile.TemporaryFile()     a value of the isolate: its end can be seen
//!         self.done = False
//! ```
//!
//! What the end of such a value does can be seen, so a native object has to let go of it when CPython would,
//! and so has all that holds it. So the finished types of a program say of each class whether its instances
//! hold any ([`Class::holds_dyn`]), and what asks a type whether it mentions the isolate has the answer.
//!
//! Two things have to be as in CPython. An object ends with its last reference: instances that may hold each
//! other may lie in a cycle, which CPython's collector finds and native code does not. And what it holds is
//! let go in CPython's order, that in which its attributes were bound first (`subtype_dealloc` in
//! `Objects/typeobject.c`; the keys are those of the class). Classes for which either is not known live in
//! the isolate.

use std::collections::{BTreeMap, BTreeSet};

use super::Cx;
use super::home::{ClassForced, Edge};
use super::table::{Attr, NativeClass, NativeField, Refusal, TypeTable};
use crate::diag::reasons::{Reason, ReasonId};
use crate::ty::{Class, Ty};

/// The classes whose instances hold values of the isolate, or files, by number.
pub(super) struct Holding {
    classes: BTreeSet<usize>,
    /// Files, beside no isolate.
    files: bool,
}

impl Holding {
    /// Beside no isolate these are files: a value of which nothing is known has a refusal then.
    pub fn of(cx: &Cx) -> Holding {
        let mut holding = Holding { classes: BTreeSet::new(), files: !cx.plan.hybrid };
        let unknown = if cx.plan.hybrid { Ty::Dyn } else { Ty::Never };
        let is_held: fn(&Ty) -> bool = if cx.plan.hybrid { Ty::mentions_dyn } else { Ty::holds_file };
        let native = cx.facts.table.all().iter().filter(|info| !cx.cells.is_class_in_isolate(info.class));
        let fields: Vec<(usize, Vec<Ty>)> = native
            .map(|info| {
                let contours = cx.cells.contours_of(info.class).into_iter();
                let held = contours.flat_map(|contour| cx.cells.objects.fields_of(contour));
                let held = held.map(|(_, ty)| cx.cells.resolve(&ty).unwrap_or(unknown)).collect();
                (info.class.index(), held)
            })
            .collect();
        loop {
            let more: Vec<usize> = fields
                .iter()
                .filter(|(class, held)| {
                    !holding.classes.contains(class) && held.iter().any(|ty| is_held(&holding.ty(ty)))
                })
                .map(|(class, _)| *class)
                .collect();
            if more.is_empty() {
                return holding;
            }
            holding.classes.extend(more);
        }
    }

    pub fn class(&self, class: Class) -> Class {
        match (self.classes.contains(&class.index()), self.files) {
            (true, true) => class.holding_file(),
            (true, false) => class.holding_dyn(),
            (false, _) => class,
        }
    }

    pub fn ty(&self, ty: &Ty) -> Ty {
        if self.classes.is_empty() { *ty } else { ty.with_classes(&|class| self.class(class)) }
    }
}

/// The native classes that hold values of the isolate in a way that native code cannot answer for.
pub(super) fn misplaced(cx: &Cx, table: &TypeTable) -> Vec<(Class, ClassForced)> {
    let classes = by_number(table);
    let mut found = vec![];
    for native in table.classes.iter().filter(|_| cx.plan.hybrid) {
        let class = native_class(cx, native);
        let place = || edge(cx, &classes, class);
        if native.values.iter().any(|value| value.ty.may_hold_dyn()) {
            found.push((class, ClassForced::Holds(place())));
        } else if native.class.holds_dyn() && may_hold_itself(&classes, class) {
            found.push((class, ClassForced::HoldsItself(place())));
        } else if native.class.holds_dyn() && !is_let_go_in_order(cx, native) {
            found.push((class, ClassForced::HoldsUnordered(place())));
        }
    }
    found
}

/// Beside no isolate: classes that hold files in such a way, which are closed then when nobody knows.
pub(super) fn refusals(cx: &Cx, table: &TypeTable) -> Vec<Refusal> {
    let classes = by_number(table);
    let is_refused = |native: &&NativeClass| {
        let class = native_class(cx, native);
        native.values.iter().any(|value| value.ty.holds_file())
            || native.class.holds_file()
                && (may_hold_itself(&classes, class) || !is_let_go_in_order(cx, native))
    };
    let refused = table.classes.iter().filter(|_| !cx.plan.hybrid).filter(is_refused);
    let refusal = |native: &NativeClass| {
        let func = cx.facts.table.all()[native.class.index()].body;
        let span = cx.program.functions[func.index()].name_span;
        let what = format!("`{}`, which holds files that may outlive it,", native.class.name());
        Some(Refusal { instance: table.main?, func, reason: Reason::new(ReasonId::Class, span, what) })
    };
    refused.filter_map(refusal).collect()
}

/// The native classes by their number, each with its contours.
type ByNumber<'t> = BTreeMap<usize, Vec<&'t NativeClass>>;

fn by_number(table: &TypeTable) -> ByNumber<'_> {
    let mut found = ByNumber::new();
    for native in &table.classes {
        found.entry(native.class.index()).or_default().push(native);
    }
    found
}

fn native_class(cx: &Cx, native: &NativeClass) -> Class {
    cx.facts.table.all()[native.class.index()].class
}

/// Where the class, or one whose instances it holds, gets a value of the isolate.
fn edge(cx: &Cx, classes: &ByNumber, class: Class) -> Edge {
    let of = |index: usize| cx.cells.objects.held_by(cx.facts.table.all()[index].class);
    let reached = || reached(classes, class).0;
    of(class.index()).or_else(|| reached().into_iter().find_map(of)).unwrap_or_else(|| {
        let func = cx.facts.table.info(class).body;
        Edge { func, span: cx.program.functions[func.index()].name_span }
    })
}

/// The classes whose instances those of one hold, at any remove; whether they hold something of which that is
/// not known: a suspended call, an exception with its traceback.
fn reached(classes: &ByNumber, class: Class) -> (BTreeSet<usize>, bool) {
    let (mut seen, mut is_open) = (BTreeSet::new(), false);
    let mut todo = vec![class.index()];
    while let Some(natives) = todo.pop().and_then(|class| classes.get(&class)) {
        for field in natives.iter().flat_map(|native| &native.fields) {
            is_open |= field.ty.holds_generator() || field.ty.holds(&Ty::Exception);
            let held = field.ty.classes().into_iter().map(Class::index);
            todo.extend(held.filter(|class| seen.insert(*class)));
        }
    }
    (seen, is_open)
}

fn may_hold_itself(classes: &ByNumber, class: Class) -> bool {
    let (seen, is_open) = reached(classes, class);
    is_open || seen.contains(&class.index())
}

/// Is the order known in which an instance lets go of what it holds? (Slots come in that of their names; the
/// value of a builtin base is the last.)
fn is_let_go_in_order(cx: &Cx, native: &NativeClass) -> bool {
    let info = cx.facts.table.info(native.class);
    let is_observed = |field: &&NativeField| field.ty.may_be_watched() && field.attr != Attr::VALUE;
    let observed: Vec<&NativeField> = native.fields.iter().filter(is_observed).collect();
    let is_definite = |field: &&&NativeField| info.definite.contains(field.attr);
    let last: Vec<&&NativeField> = observed.iter().filter(|field| !is_definite(field)).collect();
    let is_last_in_order = match last.as_slice() {
        [] => true,
        [one] => !info.definite.ever.contains(&one.attr),
        _ => false,
    };
    let has_slots = observed.iter().any(|field| field.is_slot);
    observed.len() < 2 || !info.definite.is_mixed && !has_slots && is_last_in_order
}
