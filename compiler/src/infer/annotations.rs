//! Annotations that are evaluated (Language Reference 8.7: of a `def` when it runs, of module variables at
//! once) have to do nothing that anybody could see, or the statement runs in the isolate.

use super::facts::GlobalFact;
use super::table::{Given, How, StmtInfo};
use super::walk::Walk;
use crate::catalog::intrinsics::{self, Subscripts};
use crate::catalog::names;
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{
    Arg, BinaryOp, Const, DefId, Element, ExprId, ExprKind, Function, FunctionKind, NameRef, PyText, Stmt,
    StmtKind, TYPE_PARAMETER, Target, TargetKind,
};
use crate::ty::Ty;

impl Walk<'_, '_> {
    /// Evaluating the annotation, an expression of the module body, certainly gives a value and has no
    /// effect.
    pub fn is_quiet_annotation(&self, annotation: ExprId) -> bool {
        let body = self.root();
        self.cx.facts.annotations_stay_text.contains(&body.module)
            || Quiet { walk: self, body }.any(annotation)
    }
}

impl<'a> Walk<'_, 'a> {
    /// `T = TypeVar("T")`: nothing native needs what the name holds. In a program with an isolate the
    /// statement runs there.
    pub(super) fn makes_type_variable(&mut self, stmt: &'a Stmt, target: &'a Target, value: ExprId) -> bool {
        let TargetKind::Name(NameRef::Global(def)) = &target.kind else { return false };
        if self.cx.facts.globals[def.index()] != GlobalFact::TypeVariable {
            return false;
        }
        let ExprKind::Call { func, args } = &self.func.expr(value).kind else { return false };
        let body = self.root();
        let is_quiet = Quiet { walk: self, body }.makes_variable(args);
        let is_kept = self.cx.plan.hybrid || !is_quiet || self.cx.plan.may_rebind(self.called_name(*func));
        if is_kept {
            self.refuse(ReasonId::NotLowered, stmt.span, "a type variable");
        }
        self.stmts.insert(
            (self.func.id, stmt.id),
            StmtInfo { ty: Ty::None, how: How::Import(vec![], Given::Known) },
        );
        true
    }

    fn called_name(&self, func: ExprId) -> &str {
        match &self.func.expr(func).kind {
            ExprKind::Attribute { name, .. } => name,
            ExprKind::Name(name) => self.spelling(name),
            _ => "",
        }
    }

    /// `Stack[int]` as an expression: does it certainly give something?
    pub(super) fn is_quiet_subscript(&self, id: ExprId) -> bool {
        Quiet { walk: self, body: self.root() }.any(id)
    }

    /// Do the bases of a class statement, as far as they stand in brackets, certainly give a class?
    pub(super) fn has_quiet_bases(&self, args: &[Arg]) -> bool {
        let quiet = Quiet { walk: self, body: self.root() };
        args.iter().all(|arg| match arg {
            Arg::Positional(base) if let ExprKind::Subscript { .. } = &self.func.expr(*base).kind => {
                quiet.any(*base)
            }
            _ => true,
        })
    }
}

struct Quiet<'w, 'c, 'a> {
    walk: &'w Walk<'c, 'a>,
    body: &'w Function,
}

impl Quiet<'_, '_, '_> {
    fn any(&self, id: ExprId) -> bool {
        match &self.body.expr(id).kind {
            ExprKind::Const(_) => true,
            ExprKind::Name(name) => self.name(name),
            ExprKind::Attribute { object, name, .. } => self.typing_member(*object, name).is_some(),
            ExprKind::Subscript { object, index } => self.subscript(*object, *index),
            ExprKind::Binary { op: BinaryOp::Or, .. } => self.alternative(id) == Some(true),
            ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary { .. }
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::Compare(..)
            | ExprKind::IfExp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Slice { .. }
            | ExprKind::FString(_)
            | ExprKind::Lambda(_)
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Block { .. }
            | ExprKind::Yield(_)
            | ExprKind::YieldFrom(_)
            | ExprKind::Await(_)
            | ExprKind::Starred(_) => false,
            ExprKind::Opaque(what) => *what == TYPE_PARAMETER,
        }
    }

    /// `TypeVar("T", int, str)`, `TypeVar("T", bound="Shape")` (`typevar_new` in `Objects/typevarobject.c`).
    fn makes_variable(&self, args: &[Arg]) -> bool {
        let [Arg::Positional(name), rest @ ..] = args else { return false };
        let is_text = matches!(&self.body.expr(*name).kind, ExprKind::Const(Const::Str(PyText::Text(_))));
        let mut constraints = 0;
        let mut options = vec![];
        for arg in rest {
            match arg {
                Arg::Positional(constraint) if self.is_type(*constraint) => constraints += 1,
                Arg::Keyword(option, value) if option == "bound" && self.is_type(*value) => {
                    options.push("bound")
                }
                Arg::Keyword(option, value)
                    if ["covariant", "contravariant"].contains(&option.as_str())
                        && matches!(self.body.expr(*value).kind, ExprKind::Const(Const::Bool(true))) =>
                {
                    options.push("variance")
                }
                Arg::Positional(_) | Arg::Keyword(..) | Arg::Star(_) | Arg::DoubleStar(_) => return false,
            }
        }
        let is_once = |option: &str| options.iter().filter(|one| **one == option).count() < 2;
        let is_free = constraints == 0 || constraints > 1 && !options.contains(&"bound");
        is_text && is_free && is_once("bound") && is_once("variance")
    }

    fn name(&self, name: &NameRef) -> bool {
        match name {
            NameRef::Builtin(name) => {
                intrinsics::has_class_object(name) && !self.walk.cx.plan.may_rebind(name)
            }
            NameRef::Global(global) => self.is_bound(*global),
            _ => false,
        }
    }

    /// A top-level statement before this one binds the name, and nothing unbinds it. (In a function: the name
    /// of something that native code takes for granted.)
    fn is_bound(&self, global: DefId) -> bool {
        if self.body.kind != FunctionKind::Module {
            // Whoever reads these too early has a reason for that.
            if let Some(before) = self.before_class() {
                return self.is_bound_in(before, global);
            }
            let facts = &self.walk.cx.facts;
            return match &facts.globals[global.index()] {
                GlobalFact::Function(..)
                | GlobalFact::Module(_)
                | GlobalFact::Member(..)
                | GlobalFact::TypeVariable => true,
                GlobalFact::Class(_) => facts.table.named(global).is_some(),
                GlobalFact::Variable => false,
            };
        }
        self.is_bound_in(&self.body.body[..self.walk.top.min(self.body.body.len())], global)
    }

    /// The statements of the module before that of the class whose body is read.
    fn before_class(&self) -> Option<&[Stmt]> {
        let own = self.body.id;
        let around = &self.walk.cx.program.functions[self.body.parent?.index()];
        let is_own = |stmt: &Stmt| matches!(&stmt.kind, StmtKind::Class { func, .. } if *func == own);
        let is_module = around.kind == FunctionKind::Module;
        let index = around.body.iter().position(is_own).filter(|_| is_module)?;
        Some(&around.body[..index])
    }

    fn is_bound_in(&self, before: &[Stmt], global: DefId) -> bool {
        let is_it =
            |kind: &TargetKind| matches!(kind, TargetKind::Name(NameRef::Global(bound)) if *bound == global);
        let program = self.walk.cx.program;
        let module = program.module(program.def(global).module).body;
        let mut deleted = false;
        for body in module.iter().map(|body| &program.functions[body.index()].body) {
            crate::hir::visit::each_stmt(body, &mut |stmt| {
                deleted |= matches!(&stmt.kind, StmtKind::Delete(target) if is_it(&target.kind));
            });
        }
        !deleted
            && before.iter().any(|stmt| stmt.kind.certainly_binds().is_some_and(|target| is_it(&target.kind)))
    }

    /// `typing.List` or `List` imported from there: the form's name.
    fn typing_member(&self, module: ExprId, name: &str) -> Option<Subscripts> {
        let ExprKind::Name(NameRef::Global(global)) = &self.body.expr(module).kind else { return None };
        match &self.walk.cx.facts.globals[global.index()] {
            GlobalFact::Module(module) => form_of(module, name),
            _ => None,
        }
    }

    fn form(&self, object: ExprId) -> Option<Subscripts> {
        match &self.body.expr(object).kind {
            ExprKind::Attribute { object, name, .. } => self.typing_member(*object, name),
            ExprKind::Name(NameRef::Global(global)) => match &self.walk.cx.facts.globals[global.index()] {
                GlobalFact::Member(module, name) => form_of(module, name),
                _ => None,
            },
            _ => None,
        }
    }

    fn subscript(&self, object: ExprId, index: ExprId) -> bool {
        let items = match &self.body.expr(index).kind {
            ExprKind::Tuple(items) => items
                .iter()
                .map(|item| if let Element::One(item) = item { Some(*item) } else { None })
                .collect(),
            _ => Some(vec![index]),
        };
        let Some(items) = items else { return false };
        if let ExprKind::Name(NameRef::Builtin(name)) = &self.body.expr(object).kind {
            return intrinsics::is_generic_class(name)
                && !self.walk.cx.plan.may_rebind(name)
                && items.iter().all(|item| self.any(*item));
        }
        let types = |items: &[ExprId]| items.iter().all(|item| self.is_type(*item));
        if let Some(parameters) = self.parameters(object) {
            return items.len() == parameters && types(&items);
        }
        if self.erased(object).is_some() {
            // (That these are other variables the class statement says.)
            return items.iter().all(|item| self.is_type_variable(*item));
        }
        match self.form(object) {
            Some(Subscripts::Exactly(count)) => items.len() == count && types(&items),
            Some(Subscripts::AtLeastOne) => {
                let last = items.len() - usize::from(items.len() == 2 && self.is_ellipsis(items[1]));
                !items.is_empty() && types(&items[..last])
            }
            Some(Subscripts::Callable) if items.len() == 2 => {
                let arguments = match &self.body.expr(items[0]).kind {
                    ExprKind::List(items) => {
                        items.iter().all(|item| matches!(item, Element::One(item) if self.is_type(*item)))
                    }
                    _ => self.is_ellipsis(items[0]),
                };
                arguments && self.is_type(items[1])
            }
            _ => false,
        }
    }

    /// How many types a class of the program takes in brackets, where it takes any.
    fn parameters(&self, object: ExprId) -> Option<usize> {
        let cx = &self.walk.cx;
        let body = cx.facts.class_body(cx.program, self.body, object)?;
        let info = cx.facts.table.info(cx.facts.table.of_body(body)?);
        let is_bound = match &self.body.expr(object).kind {
            ExprKind::Name(NameRef::Global(global)) => self.is_bound(*global),
            _ => false,
        };
        // (A builtin base has brackets of its own.)
        (info.parameters > 0 && info.value_base().is_none() && is_bound).then_some(info.parameters)
    }

    /// `Generic` and `Protocol`.
    fn erased(&self, object: ExprId) -> Option<intrinsics::ErasedBase> {
        let (module, name) = match &self.body.expr(object).kind {
            ExprKind::Attribute { object, name, .. } => match self.fact(*object)? {
                GlobalFact::Module(module) => (module, name),
                _ => return None,
            },
            _ => match self.fact(object)? {
                GlobalFact::Member(module, name) => (module, name),
                _ => return None,
            },
        };
        intrinsics::ErasedBase::named(module, name).filter(|base| *base != intrinsics::ErasedBase::Abstract)
    }

    fn fact(&self, id: ExprId) -> Option<&GlobalFact> {
        match &self.body.expr(id).kind {
            ExprKind::Name(NameRef::Global(global)) => Some(&self.walk.cx.facts.globals[global.index()]),
            _ => None,
        }
    }

    fn is_type_variable(&self, id: ExprId) -> bool {
        match &self.body.expr(id).kind {
            ExprKind::Name(NameRef::Global(global)) => {
                self.fact(id) == Some(&GlobalFact::TypeVariable) && self.is_bound(*global)
            }
            ExprKind::Opaque(what) => *what == TYPE_PARAMETER,
            _ => false,
        }
    }

    fn is_ellipsis(&self, id: ExprId) -> bool {
        matches!(self.body.expr(id).kind, ExprKind::Const(Const::Ellipsis))
    }

    /// Something the forms of `typing` take: a type, None, or the name of one as text.
    fn is_type(&self, id: ExprId) -> bool {
        match &self.body.expr(id).kind {
            ExprKind::Const(Const::None) => true,
            // `typing` compiles the text of a forward reference.
            ExprKind::Const(Const::Str(PyText::Text(text))) => is_reference(text),
            ExprKind::Const(_) => false,
            // What a variable holds need not be a type.
            ExprKind::Name(NameRef::Global(global)) => {
                let fact = &self.walk.cx.facts.globals[global.index()];
                let typing =
                    matches!(fact, GlobalFact::Member(module, _) if intrinsics::is_typing_module(module));
                (typing || matches!(fact, GlobalFact::Class(_) | GlobalFact::TypeVariable))
                    && self.is_bound(*global)
            }
            _ => self.any(id),
        }
    }

    /// A class of the program that is bound: those that are found have no metaclass that has operators.
    fn is_class(&self, global: DefId) -> bool {
        let facts = &self.walk.cx.facts;
        let is_found = matches!(facts.globals[global.index()], GlobalFact::Class(_))
            && facts.table.named(global).is_some();
        is_found && self.is_bound(global)
    }

    /// `A | B`: `Some(true)` when one side is a class, so that the operator exists; `None` when it may fail.
    fn alternative(&self, id: ExprId) -> Option<bool> {
        match &self.body.expr(id).kind {
            ExprKind::Binary { op: BinaryOp::Or, left, right, .. } => {
                let (left, right) = (self.alternative(*left)?, self.alternative(*right)?);
                (left || right).then_some(true)
            }
            ExprKind::Const(Const::None) => Some(false),
            ExprKind::Name(NameRef::Builtin(_)) | ExprKind::Subscript { .. } if self.any(id) => Some(true),
            ExprKind::Name(NameRef::Global(global)) if self.is_class(*global) => Some(true),
            ExprKind::Const(_)
            | ExprKind::Name(_)
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
            | ExprKind::Call { .. }
            | ExprKind::Attribute { .. }
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
            | ExprKind::Opaque(_) => None,
        }
    }
}

/// Text that certainly compiles: names, and names with such in brackets.
fn is_reference(text: &str) -> bool {
    let is_name = |text: &str| {
        text.chars().all(|c| c.is_ascii_alphabetic() || c == '_')
            && !text.is_empty()
            && !names::is_keyword(text)
    };
    match text.split_once('[') {
        Some((name, rest)) => {
            let inner = rest.strip_suffix(']');
            is_name(name) && inner.is_some_and(|inner| inner.split(", ").all(is_reference))
        }
        None => is_name(text),
    }
}

/// What a member of the library takes in brackets.
fn form_of(module: &str, name: &str) -> Option<Subscripts> {
    if intrinsics::is_typing_module(module) {
        return intrinsics::typing_form(name);
    }
    intrinsics::is_field_form(module, name).then_some(Subscripts::Exactly(1))
}
