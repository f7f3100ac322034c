//! Are the decorators of the library, and the names that they look at, what `hir` has taken them for?

use super::bases::Order;
use super::{Classes, Own, Refusal, library_member};
use crate::catalog::intrinsics;
use crate::catalog::names::is_keyword;
use crate::hir::Program;
use crate::hir::expansion::{Expansion, FieldKind, Given, kind_of};
use crate::hir::nodes::{Const, ExprId, ExprKind, FuncId, Function, NameRef, PyText, TargetKind};
use crate::hir::visit;
use crate::world::bound::GlobalFact;

/// The decorators of a class that are functions of the program, which may do anything with it: all but those
/// of the library.
pub(super) fn own_decorators(
    program: &Program,
    globals: &[GlobalFact],
    class: &Function,
    decorators: &[ExprId],
) -> Result<Vec<ExprId>, Refusal> {
    let around = &program.functions[class.parent.expect("a class stands somewhere").index()];
    let makes = program.expansion(class.id).and_then(|expansion| expansion.decorator);
    // `@final` says something to type checkers, `@runtime_checkable` to `isinstance`; they give the class
    // itself.
    let says_nothing = |one: &ExprId| {
        library_member(globals, around, *one)
            .is_some_and(|(module, name)| intrinsics::marks_class(module, name))
    };
    let own = decorators.iter().filter(|one| makes != Some(**one) && !says_nothing(one)).copied();
    let own: Vec<ExprId> = own.collect();
    match own.iter().all(|one| is_of_program(globals, around, *one)) {
        true => Ok(own),
        false => Err("a class with decorators".to_owned()),
    }
}

/// Does what the decorator is, or what makes it, have a name of the module that stands for nothing of the
/// library? What it gives is asked where the statement runs.
fn is_of_program(globals: &[GlobalFact], around: &Function, decorator: ExprId) -> bool {
    let mut root = decorator;
    while let ExprKind::Call { func: inner, .. } | ExprKind::Attribute { object: inner, .. } =
        &around.expr(root).kind
    {
        root = *inner;
    }
    let ExprKind::Name(NameRef::Global(def)) = &around.expr(root).kind else { return false };
    matches!(globals[def.index()], GlobalFact::Function(..) | GlobalFact::Class(_) | GlobalFact::Variable)
}

/// The decorators of a class, the calls of `field` in it, the annotations.
pub(super) fn check_names(
    program: &Program,
    globals: &[GlobalFact],
    class: &Function,
) -> Result<(), Refusal> {
    let around = &program.functions[class.parent.expect("a class stands somewhere").index()];
    let Some(expansion) = program.expansion(class.id) else { return Ok(()) };
    if let Some(refusal) = &expansion.refusal {
        return Err(refusal.clone());
    }
    let called = |function: &Function, id: ExprId| match &function.expr(id).kind {
        ExprKind::Call { func, .. } => *func,
        _ => id,
    };
    let (module, decorator) = match () {
        () if expansion.is_enum => ("enum", "unique"),
        () if expansion.is_ordering => ("functools", "total_ordering"),
        () => ("dataclasses", "dataclass"),
    };
    let is_member = |function: &Function, id: ExprId, name: &str| {
        library_member(globals, function, called(function, id)) == Some((module, name))
    };
    let by_base = expansion.is_enum || expansion.is_tuple;
    let is_made = expansion.decorator.map_or(by_base, |one| is_member(around, one, decorator));
    if !is_made || !expansion.calls.iter().all(|(call, name)| is_member(class, *call, name)) {
        return Err("a class with decorators".to_owned());
    }
    let is_keyword = |name: &String| is_keyword(name) || ["None", "True", "False"].contains(&name.as_str());
    if expansion.items.iter().any(is_keyword) {
        return Err("a named tuple with a keyword for a field".to_owned());
    }
    // A factory is looked up as the class is made: by its name there is one only.
    let is_fixed = |factory: ExprId| match &class.expr(factory).kind {
        ExprKind::Name(NameRef::Global(def)) => {
            matches!(globals[def.index()], GlobalFact::Function(..) | GlobalFact::Class(_))
        }
        _ => true,
    };
    if !expansion.fields.iter().filter_map(|field| field.default.factory()).all(is_fixed) {
        return Err("a factory that may be another one later".to_owned());
    }
    expansion.annotations.iter().try_for_each(|(annotation, kind)| {
        if is_of_kind(program, globals, class, *annotation, *kind) {
            return Ok(());
        }
        Err("a field whose annotation may be anything".to_owned())
    })
}

/// Does the annotation certainly say this?
fn is_of_kind(
    program: &Program,
    globals: &[GlobalFact],
    class: &Function,
    annotation: ExprId,
    kind: FieldKind,
) -> bool {
    let of_def = |def: crate::hir::nodes::DefId| match &globals[def.index()] {
        GlobalFact::Member(module, member) => kind_of((module, member)) == kind,
        GlobalFact::Class(_) | GlobalFact::Function(..) | GlobalFact::Module(_) => kind == FieldKind::Field,
        GlobalFact::TypeVariable => kind == FieldKind::Field,
        GlobalFact::Variable => false,
    };
    let expr = class.expr(annotation);
    if let ExprKind::Name(name) = &expr.kind {
        return match name {
            NameRef::Global(def) => of_def(*def),
            NameRef::Builtin(_) => kind == FieldKind::Field,
            NameRef::Local(_) | NameRef::Free(..) | NameRef::ClassLocal(_) => false,
        };
    }
    if let ExprKind::Attribute { .. } = &expr.kind {
        return library_member(globals, class, annotation).is_some_and(|member| kind_of(member) == kind);
    }
    if let ExprKind::Subscript { object, .. } = &expr.kind {
        // `KW_ONLY` has no parameters.
        let is_plain = !matches!(&class.expr(*object).kind, ExprKind::Subscript { .. });
        return is_plain && kind != FieldKind::KwOnly && is_of_kind(program, globals, class, *object, kind);
    }
    if let ExprKind::Binary { left, right, .. } = &expr.kind {
        let is_field = |side: ExprId| is_of_kind(program, globals, class, side, FieldKind::Field);
        return kind == FieldKind::Field && is_field(*left) && is_field(*right);
    }
    if let ExprKind::Const(Const::Str(PyText::Text(text))) = &expr.kind {
        let text = text.trim_start();
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        // What follows a dot is of a module, and of those that are imported `hir` has seen the names.
        return program.global(class.module, &text[..end]).is_none_or(of_def);
    }
    matches!(&expr.kind, ExprKind::Const(_)) && kind == FieldKind::Field
}

impl Classes {
    /// The bases are those that the fields were read of, and nothing else of theirs counts.
    pub(super) fn check_expansion(
        &self,
        program: &Program,
        class: &Function,
        (bases, order): (&[usize], &Order),
        own: &Own,
    ) -> Result<(), Refusal> {
        let made = |index: &usize| program.expansion(self.list[*index].body).is_some();
        let is_of_enum = |index: &usize| self.list[*index].is_enum;
        if bases.iter().any(is_of_enum) {
            return Err("a class of an enumeration".to_owned());
        }
        if let (Some(base), true) = (order.value_base(), own.is_enum) {
            // (What a member is called hides what its value has.)
            let own = own.members.keys().map(|attr| self.attr_name(*attr));
            if let Some(name) = own.into_iter().find(|name| base.attributes().any(|other| other == *name)) {
                return Err(format!("an enumeration that binds `{name}`"));
            }
        }
        if program.expansion(class.id).is_some_and(|made| made.is_ordering) {
            return self.check_ordering(order);
        }
        let is_ordering =
            |index: &usize| program.expansion(self.list[*index].body).is_some_and(|made| made.is_ordering);
        let Some(expansion) = program.expansion(class.id).filter(|made| !made.is_enum && !made.is_tuple)
        else {
            return Ok(());
        };
        if order.own.iter().any(is_ordering) {
            return Err("a dataclass of a class with `total_ordering`".to_owned());
        }
        if order.builtin.is_some() {
            return Err("a dataclass with a builtin base".to_owned());
        }
        let mro = &order.own[..];
        let found: Vec<_> = bases.iter().map(|index| self.list[*index].body).collect();
        let is_elsewhere = |base: &FuncId| program.functions[base.index()].module != class.module;
        if found.iter().any(is_elsewhere) && mro.iter().any(made) {
            return Err("a dataclass with a base of another module that is one".to_owned());
        }
        let found: Vec<_> = found.into_iter().filter(|base| !is_elsewhere(base)).collect();
        if found != expansion.bases || bases.len() > 1 && mro.iter().any(made) {
            return Err("a dataclass with several bases".to_owned());
        }
        // A base that is no dataclass hides the fields of one behind it.
        if mro.first().is_some_and(|first| !made(first)) && mro.iter().any(made) {
            return Err("a dataclass of a class that derives from one".to_owned());
        }
        let post_init = self
            .attr("__post_init__")
            .is_some_and(|attr| own.members.contains_key(&attr) || self.lookup_in(mro, attr).is_some());
        if post_init != expansion.has_post_init {
            return Err("a dataclass with an inherited `__post_init__`".to_owned());
        }
        self.check_defaults(program, expansion, mro)
    }

    /// The order of a base counts like one of the class itself.
    fn check_ordering(&self, order: &Order) -> Result<(), Refusal> {
        let orders = ["__lt__", "__le__", "__gt__", "__ge__"].into_iter().filter_map(|name| self.attr(name));
        let is_ordered = |attr| self.lookup_in(&order.own, attr).is_some();
        match order.builtin.is_some() || orders.into_iter().any(is_ordered) {
            true => Err("`total_ordering` of a class whose base may have an order".to_owned()),
            false => Ok(()),
        }
    }

    /// What a base has under the name of a field is its default.
    fn check_defaults(&self, program: &Program, expansion: &Expansion, mro: &[usize]) -> Result<(), Refusal> {
        let bare =
            expansion.fields.iter().filter(|field| field.is_own && matches!(field.default, Given::Nothing));
        for field in bare {
            let inherited = self.attr(&field.name).is_some_and(|attr| {
                let is_slot = mro
                    .iter()
                    .any(|index| self.list[*index].slots.as_ref().is_some_and(|slots| slots.contains(&attr)));
                is_slot || self.lookup_in(mro, attr).is_some()
            });
            if inherited || !mro.is_empty() && is_set_outside(self, program, &field.name) {
                return Err(format!("a dataclass whose base has `{}`, too", field.name));
            }
        }
        Ok(())
    }
}

/// Does any statement bind the name as an attribute of what may be a class?
fn is_set_outside(classes: &Classes, program: &Program, name: &str) -> bool {
    program.native_functions().iter().any(|function| {
        let mut found = false;
        for stmt in &function.body {
            visit::each_target(function, stmt, &mut |target| {
                if let TargetKind::Attribute { object, name: other } = &target.kind
                    && other == name
                    && let ExprKind::Name(NameRef::Global(def)) = &function.expr(*object).kind
                {
                    found |= classes.by_def.contains_key(def);
                }
            });
        }
        found
    })
}
