//! Class statements and the names in class bodies.

use crate::catalog::intrinsics::is_class_of;
use crate::diag::reasons::ReasonId;
use crate::hir::expansion::MEMBERS;
use crate::hir::nodes::{Arg, ExprId, FuncId, NameRef, Stmt, StmtKind, Target, TargetKind};
use crate::infer::home::ClassForced;
use crate::infer::objects::is_unhashable;
use crate::infer::rows::Shape;
use crate::infer::table::{Dispatch, How, StmtInfo};
use crate::infer::walk::{Sink, Walk};
use crate::source::Span;
use crate::ty::{Class, Ty, UNION_LIMIT};
use crate::world::classes::{Attr, Member};

impl<'a> Walk<'_, 'a> {
    /// `C.name = value`
    pub fn bind_class_value(&mut self, class: Class, target: &'a Target, name: &str, ty: &Ty) {
        let facts = self.cx.facts.clone();
        let is_variable = |attr: &Attr| {
            let is_slot = facts.table.family(class).iter().any(|other| facts.table.is_slot(*other, *attr));
            !is_slot && matches!(facts.table.info(class).members.get(attr), None | Some(Member::Value))
        };
        let is_special = name.starts_with("__") && name.ends_with("__");
        let is_special = is_special || facts.table.info(class).is_enum;
        let Some(attr) = facts.table.attr(name).filter(|attr| !is_special && is_variable(attr)) else {
            let what = format!("setting attribute `{name}` of class `{}`", class.name());
            self.refuse(ReasonId::Class, target.span, what);
            return;
        };
        self.keep_class_value(class, attr, ty, target.span);
        self.decide(target, *ty, How::Dispatch(Dispatch::SetClassValue(class, attr)));
    }

    pub(super) fn keep_class_value(&mut self, class: Class, attr: Attr, ty: &Ty, span: Span) {
        self.cx.cells.put_class_value(class, attr, ty);
        self.flow(ty, Sink::ClassValue(class, attr), span);
        if self.cx.cells.resolve(ty).is_ok_and(|ty| ty.mentions_dyn()) {
            self.cx.cells.send_class(class, ClassForced::Holds);
        }
    }

    /// Is the function whose text is being read the body of a native class?
    pub fn own_class(&self) -> Option<Class> {
        let class = self.cx.facts.table.of_body(self.func.id)?;
        (!self.cx.cells.is_class_in_isolate(class)).then_some(class)
    }

    /// Is it the body or a member of a native class?
    pub fn is_of_native_class(&self, func: FuncId) -> bool {
        let table = &self.cx.facts.table;
        let class = table.of_body(func).or_else(|| table.of_member(func));
        class.is_some_and(|class| !self.cx.cells.is_class_in_isolate(class))
    }

    /// The body runs like a function that is called once; a class in another is a variable of that.
    pub fn class_statement(&mut self, stmt: &'a Stmt) {
        let StmtKind::Class { func, target, args, .. } = &stmt.kind else {
            unreachable!("a class statement")
        };
        let body = *func;
        let class = self.cx.facts.table.of_body(body);
        match class.filter(|class| !self.cx.cells.is_class_in_isolate(*class)) {
            Some(class) if self.in_native_module() || self.own_class().is_some() => {
                let facts = self.cx.facts.clone();
                let decorators = &facts.table.info(class).decorators;
                let givers: Vec<Ty> = decorators.iter().map(|one| self.expr_or_function(*one)).collect();
                if !self.has_quiet_bases(args) {
                    self.refuse(ReasonId::Class, stmt.span, "a class with a base that may be anything");
                }
                let (ty, how) = self.call_native(body, vec![], stmt.span);
                let made = StmtInfo { ty, how };
                let info = match decorators.is_empty() {
                    true => made,
                    false => self.decorated_class(body, made, decorators, givers),
                };
                self.stmts.insert((self.func.id, stmt.id), info);
                if self.shallow(&ty) == Ty::Never {
                    self.env.reachable = false;
                }
                if !self.env.reachable {
                    return;
                }
                if let (Some(_), TargetKind::Name(NameRef::ClassLocal(name))) =
                    (self.own_class(), &target.kind)
                {
                    self.bind_class_local(target, name, &Ty::Function(body.0));
                }
            }
            _ => {
                let facts = self.cx.facts.clone();
                let name = format!("class `{}`", self.cx.program.functions[body.index()].name);
                let subject = facts.table.reason(body).map_or(name, |reason| reason.subject.clone());
                self.refuse(ReasonId::Class, stmt.span, subject);
            }
        }
    }

    /// Decorators get the class, and have to give it back.
    fn decorated_class(
        &mut self,
        body: FuncId,
        made: StmtInfo,
        decorators: &[ExprId],
        givers: Vec<Ty>,
    ) -> StmtInfo {
        let class = Ty::Function(body.0);
        let mut calls = vec![];
        for (decorator, giver) in decorators.iter().zip(givers).rev() {
            if !self.env.reachable || self.shallow(&made.ty) == Ty::Never {
                break;
            }
            let shape = Shape { positional: vec![0, 1], keywords: vec![] };
            let span = self.func.expr(*decorator).span;
            let (given, dispatch) = self.call_dispatch(&mut vec![giver, class], &shape, span);
            calls.push((given, dispatch));
            match self.shallow(&given) {
                Ty::Never => self.env.reachable = false,
                given if self.class_of_value(&given) == self.class_of_value(&class) => {}
                _ => {
                    let what = "a class decorator that gives something else than the class";
                    self.refuse(ReasonId::Class, span, what);
                }
            }
        }
        StmtInfo { ty: made.ty, how: How::Decorated(Box::new(made), calls) }
    }

    /// Is the class asked of what native code has no class object for?
    pub fn refuses_class_of(&mut self, ty: &Ty, span: Span) -> bool {
        let members = self.shallow(ty).members();
        let is_function = |member: &Ty| matches!(member, Ty::Method(..) | Ty::Closure(..));
        if members.iter().any(|member| matches!(member, Ty::Generator(_) | Ty::File(_) | Ty::Iter(..))) {
            self.refuse(ReasonId::Generator, span, "what is asked for its class");
        } else if members.iter().any(is_function) {
            self.refuse(ReasonId::FunctionValue, span, "the class of a function");
        } else {
            return false;
        }
        true
    }

    /// `type(x)` of native instances.
    pub fn class_of_instance(&mut self, name: &str, args: &'a [Arg]) -> Option<(Ty, How)> {
        let [Arg::Positional(value)] = args else { return None };
        if !is_class_of(name) {
            return None;
        }
        let ty = self.expr(*value);
        let members = self.shallow(&ty).members();
        if self.refuses_class_of(&ty, self.func.expr(*value).span) {
            return Some((Ty::Dyn, How::Plain));
        }
        let is_known = |member: &Ty| matches!(member, Ty::Instance(_));
        if !members.iter().any(is_known) {
            return None;
        }
        // The builtin row says the class of any exception.
        let is_any = members.contains(&Ty::Exception) || members.len() > UNION_LIMIT;
        if is_any && members.iter().all(Ty::is_exception) {
            return None;
        }
        if !members.iter().all(is_known) {
            let span = self.func.expr(*value).span;
            let what = "the class of a value of several types";
            return Some((self.refuse(ReasonId::Class, span, what), How::Plain));
        }
        let facts = self.cx.facts.clone();
        let class = |member: &Ty| {
            let Ty::Instance(class) = member else { unreachable!("filtered above") };
            facts.table.info(*class).body
        };
        if let [only] = &members[..] {
            let body = class(only);
            return Some((Ty::Function(body.0), How::Dispatch(Dispatch::Function(body))));
        }
        let (ty, dispatch) = self.split(0, members, &mut vec![ty], &mut |_, operands| {
            let body = class(&operands[0]);
            (Ty::Function(body.0), Dispatch::Function(body))
        });
        Some((ty, How::Dispatch(dispatch)))
    }

    /// A name of a class body, read in it.
    pub fn class_local(&mut self, name: &str) -> Option<(Ty, How)> {
        let class = self.own_class()?;
        let facts = self.cx.facts.clone();
        let attr = facts.table.attr(name)?;
        match facts.table.info(class).members.get(&attr) {
            Some(Member::Value) | None => {
                let ty = self.cx.cells.class_value(class, attr);
                // A class body reads what it has bound.
                Some((ty, How::Dispatch(Dispatch::ClassValue(class, attr, None))))
            }
            Some(Member::Method(func) | Member::Static(func)) => {
                Some((Ty::Function(func.0), How::Function(*func)))
            }
            Some(Member::Class(_) | Member::Property { .. } | Member::Cached { .. }) => None,
        }
    }

    /// The members of an enumeration, where a value is its class and only its items are taken (`EnumType` in
    /// `Lib/enum.py` iterates over those that are no other names of others).
    pub fn members_of_class(&self, ty: &Ty) -> Option<(Ty, How)> {
        let class = self.class_of_value(ty)?;
        let table = &self.cx.facts.table;
        let attr = table.attr(MEMBERS).filter(|_| table.info(class).is_enum)?;
        let held = self.cx.cells.class_value(class, attr);
        Some((held, How::Dispatch(Dispatch::ClassValue(class, attr, None))))
    }

    /// The default of a field has to be hashable, as far as its class says that (ValueError else;
    /// `_get_field` in `Lib/dataclasses.py`).
    fn check_default(&mut self, name: &str, ty: &Ty, span: Span) {
        let Some(expansion) = self.cx.program.expansion(self.func.id) else { return };
        if !expansion.fields.iter().any(|field| field.is_own && field.name == name) {
            return;
        }
        let facts = self.cx.facts.clone();
        let is_fine = |member: &Ty| match member {
            Ty::None
            | Ty::Bool
            | Ty::Int
            | Ty::Float
            | Ty::Complex
            | Ty::Str
            | Ty::Bytes
            | Ty::Range
            | Ty::Ellipsis
            | Ty::Tuple(_)
            | Ty::TupleOf(_)
            | Ty::FrozenSet(_)
            | Ty::Type
            | Ty::Never => true,
            Ty::Instance(class) => !is_unhashable(&facts.table, *class),
            Ty::Slice
            | Ty::NotImplemented
            | Ty::List(_)
            | Ty::Set(_)
            | Ty::Dict(..)
            | Ty::Iter(..)
            | Ty::Generator(_)
            | Ty::File(_)
            | Ty::Exception
            | Ty::Object
            | Ty::Method(..)
            | Ty::Function(_)
            | Ty::Closure(..)
            | Ty::Cell(_)
            | Ty::Bound(..)
            | Ty::Tree(_)
            | Ty::Union(_)
            | Ty::Dyn
            | Ty::Var(_) => false,
        };
        if !self.shallow(ty).members().iter().all(is_fine) {
            let what = format!("the default of `{name}`, which may be mutable,");
            self.refuse(ReasonId::Class, span, what);
        }
    }

    /// The same, bound. Functions by other names are members already.
    pub fn bind_class_local(&mut self, target: &'a Target, name: &str, ty: &Ty) -> bool {
        let Some(class) = self.own_class() else { return false };
        let facts = self.cx.facts.clone();
        let Some(attr) = facts.table.attr(name) else { return false };
        if matches!(facts.table.info(class).members.get(&attr), None | Some(Member::Value)) {
            self.check_default(name, ty, target.span);
            self.keep_class_value(class, attr, ty, target.span);
            self.decide(target, *ty, How::Dispatch(Dispatch::SetClassValue(class, attr)));
        } else {
            self.decide(target, *ty, How::Dispatch(Dispatch::Nothing));
        }
        true
    }
}
