//! Exceptions of classes of the program: raised, caught, told apart, and what they have from builtin classes.
//!
//! ```text
//! except Full as e:              `e` is one of the classes that derive from `Full`, each with its attributes
//! except Exception as e:         any exception: it prints, and tells its `args`; `isinstance` says more
//! raise Full(3) from e           `Full.__init__` after `BaseException.__new__`, which has set `args`
//! ```

use crate::catalog::{self, intrinsics};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, Element, ExprId, ExprKind, NameRef};
use crate::infer::narrow::{self, Tested};
use crate::infer::rows::Shape;
use crate::infer::table::{Catches, Dispatch, How};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty, fits_union};
use crate::world::classes::Builtin;

impl<'a> Walk<'_, 'a> {
    /// The builtin class that a class of exceptions extends.
    pub(super) fn builtin_of(&self, class: Class) -> Option<&'static str> {
        match self.cx.facts.table.info(class).builtin? {
            Builtin::Exception(name) => Some(name),
            Builtin::Value(_) => None,
        }
    }

    /// `issubclass(class, name)` of a class of exceptions and a builtin one.
    pub(in crate::infer) fn derives_from_builtin(&self, class: Class, name: &str) -> bool {
        self.builtin_of(class).is_some_and(|base| intrinsics::is_exception_below(base, name))
    }

    /// Is it an exception, or a union with one among its members, of a program without an isolate?
    pub fn is_native_exception(&self, ty: &Ty) -> bool {
        !self.cx.plan.hybrid && self.shallow(ty).members().contains(&Ty::Exception)
    }

    /// What `args` of a new exception of the class is made of: values that it can keep, of which its builtin
    /// class makes nothing odd.
    pub(super) fn check_arguments(&mut self, class: Class, operands: &[Ty], shape: &Shape, span: Span) {
        let types: Vec<Ty> =
            shape.positional[1..].iter().map(|index| self.shallow(&operands[*index])).collect();
        let is_value = |ty: &Ty| !ty.members().iter().any(is_no_value);
        let has_init = self
            .cx
            .facts
            .table
            .attr("__init__")
            .is_some_and(|init| self.cx.facts.table.lookup(class, init).is_some());
        let base = self.builtin_of(class).unwrap_or_default();
        let is_plain = has_init || intrinsics::has_plain_constructor(base, &types);
        if !types.iter().all(is_value) || !is_plain {
            let what = format!("`{}(…)` with these arguments", class.name());
            self.refuse(ReasonId::Class, span, what);
        }
    }

    /// May it be an exception of the program with this attribute?
    pub(in crate::infer) fn is_exception_with(&self, ty: &Ty, name: &str) -> bool {
        let is_known = self.cx.facts.table.attr(name).is_some();
        is_known && self.shallow(ty).members().iter().any(Ty::is_exception)
    }

    /// May an exception, of whose class nothing is known, be one of the program with something of its own
    /// under the name (`code`, `reason`, `value`)?
    pub(in crate::infer) fn is_own_of_exceptions(&self, ty: &Ty, name: &str) -> bool {
        let facts = &self.cx.facts;
        let Some(attr) = facts.table.attr(name).filter(|_| *ty == Ty::Exception) else { return false };
        facts.table.all().iter().map(|info| info.class).filter(|class| class.is_exception()).any(|class| {
            let found = self.find(class, attr);
            let is_field = || self.shallow(&self.cx.cells.field(class, attr)) != Ty::Never;
            found.member.is_some() || !found.late.is_empty() || is_field()
        })
    }

    /// The classes of an `except` clause where they are named, and what is caught.
    pub fn caught(&self, class: ExprId) -> Option<(Catches, Ty)> {
        let mut tested = vec![];
        self.named_classes(class, &mut tested)?;
        Some((catches(&tested), self.seen_as(&tested)))
    }

    fn named_classes(&self, class: ExprId, found: &mut Vec<Tested>) -> Option<()> {
        match &self.func.expr(class).kind {
            ExprKind::Tuple(items) => items.iter().try_for_each(|item| match item {
                Element::One(item) => self.named_classes(*item, found),
                Element::Star(_) => None,
            }),
            _ if let Some(name) = self.exception_class(class) => {
                found.push(Tested::Builtin(name));
                Some(())
            }
            _ => {
                let class = self.class_bound_to(class).filter(|class| class.is_exception())?;
                found.push(Tested::Own(class));
                Some(())
            }
        }
    }

    /// The type of an exception that is known to be an instance of one of these.
    pub(in crate::infer) fn seen_as(&self, tested: &[Tested]) -> Ty {
        let mut members = vec![];
        for tested in tested {
            match tested {
                Tested::Builtin(_) | Tested::Exactly(_) => members.push(Ty::Exception),
                Tested::Own(base) => members.extend(self.exceptions_below(*base).map(Ty::Instance)),
            }
        }
        let all = members.iter().fold(Ty::Never, |all, member| all.join(member));
        if fits_union(&all.members()) { all } else { Ty::Exception }
    }

    /// The classes of exceptions that derive from a class of the program, which need not be one itself.
    pub(in crate::infer) fn exceptions_below(&self, base: Class) -> impl Iterator<Item = Class> {
        let table = &self.cx.facts.table;
        let all = table.all().iter().map(|info| info.class);
        all.filter(move |class| class.is_exception() && table.derives(*class, base))
    }

    /// `isinstance` of an exception whose class the types do not tell: asked at run time.
    pub(in crate::infer) fn asked_exception(&mut self, ty: &Ty, tested: &[Tested]) -> Option<(Ty, How)> {
        let members = self.shallow(ty).members();
        if !members.contains(&Ty::Exception) || members.contains(&Ty::Object) {
            return None;
        }
        let asked = catches(tested);
        let one = |walk: &Self, member: &Ty| match narrow::is_instance_of_any(walk, member, tested) {
            false if *member == Ty::Exception => Dispatch::Catches(asked.clone()),
            truth => Dispatch::Truth(truth),
        };
        let dispatch = match &members[..] {
            [only] => one(self, only),
            _ => {
                let found = self.split(0, members, &mut vec![*ty], &mut |walk, operands| {
                    (Ty::Bool, one(walk, &operands[0]))
                });
                found.1
            }
        };
        Some((Ty::Bool, How::OfFirst(dispatch)))
    }

    /// `raise value`: how the exception is made of the value, where it is more than a value of an exception.
    pub fn raised(&mut self, value: ExprId, span: Span) -> Option<(Ty, Dispatch)> {
        let ty = self.expr_or_function(value);
        if !self.env.reachable {
            return None;
        }
        let members = self.shallow(&ty).members();
        let is_plain = |member: &Ty| member.is_exception() || *member == Ty::Dyn;
        if members.iter().all(is_plain) {
            return None;
        }
        let mut operands = vec![ty];
        Some(match &members[..] {
            [_] => self.made_of(&mut operands, span),
            _ => self.split(0, members, &mut operands, &mut |walk, operands| walk.made_of(operands, span)),
        })
    }

    fn made_of(&mut self, operands: &mut [Ty], span: Span) -> (Ty, Dispatch) {
        let ty = self.shallow(&operands[0]);
        if let Some(class) = self.class_of_value(&ty).filter(|class| class.is_exception()) {
            let shape = Shape { positional: vec![0], keywords: vec![] };
            return self.construct_on(class, operands, &shape, span);
        }
        if ty.is_exception() {
            return (ty, Dispatch::Operand(0));
        }
        if matches!(ty, Ty::None | Ty::Bool | Ty::Int | Ty::Float | Ty::Str | Ty::Tuple(_) | Ty::List(_)) {
            let message = "exceptions must derive from BaseException".to_owned();
            return (Ty::Never, Dispatch::Raise("TypeError", message));
        }
        let what = "raising something that is not an exception";
        (self.refuse(ReasonId::NotLowered, span, what), Dispatch::Dead)
    }

    /// A method that an exception has from its builtin class; `operands[0]` is the exception.
    pub(super) fn builtin_method(
        &mut self,
        class: Class,
        name: &str,
        operands: &[Ty],
        shape: &Shape,
        span: Span,
    ) -> Option<(Ty, Dispatch)> {
        self.builtin_of(class)?;
        let mut operands = operands.to_vec();
        operands[0] = Ty::Exception;
        let own = |name| catalog::lookup("hybridc", name);
        match name {
            "__init__" => {
                if shape.keywords.is_empty() {
                    let args = shape.positional[1..].to_vec();
                    let types: Vec<Ty> = args.iter().map(|index| self.shallow(&operands[*index])).collect();
                    let base = self.builtin_of(class).unwrap_or_default();
                    let is_value = |ty: &Ty| !ty.members().iter().any(is_no_value);
                    if !types.iter().all(is_value) || !intrinsics::has_plain_constructor(base, &types) {
                        return None;
                    }
                    return Some((Ty::None, Dispatch::InitException(args)));
                }
                if self.takes_keywords(class) {
                    return None;
                }
                let message = format!("{}() takes no keyword arguments", class.name());
                Some((Ty::Never, Dispatch::Raise("TypeError", message)))
            }
            "__str__" if operands.len() == 1 => {
                self.rows_dispatch(own("exception_str"), &mut operands, shape, span)
            }
            "__repr__" if operands.len() == 1 => {
                self.rows_dispatch(own("exception_repr"), &mut operands, shape, span)
            }
            _ => {
                let rows = catalog::methods(EXCEPTION, name);
                self.rows_dispatch(&rows, &mut operands, shape, span)
            }
        }
    }

    /// Do constructors of its builtin class know keywords (`ImportError(…, name=…)`)?
    fn takes_keywords(&self, class: Class) -> bool {
        let base = self.builtin_of(class).unwrap_or_default();
        ["ImportError", "NameError", "AttributeError"]
            .iter()
            .any(|of| intrinsics::is_exception_below(base, of))
    }

    /// Is it a method that instances of the class have from a builtin one?
    pub(super) fn has_builtin_method(&self, class: Class, name: &str) -> bool {
        self.builtin_of(class).is_some() && !catalog::methods(EXCEPTION, name).is_empty()
    }

    /// Is it an attribute or a method that instances of the class have from a builtin one?
    pub(super) fn has_builtin(&self, class: Class, name: &str) -> bool {
        let base = self.builtin_of(class);
        base.is_some_and(|base| intrinsics::is_attribute_of_exception(base, name))
    }

    /// An attribute that an exception has from its builtin class.
    pub(super) fn builtin_attribute(
        &mut self,
        class: Class,
        name: &str,
        span: Span,
    ) -> Option<(Ty, Dispatch)> {
        let base = self.builtin_of(class)?;
        if !intrinsics::is_attribute_of_exception(base, name) {
            return None;
        }
        let rows = catalog::properties(EXCEPTION, name);
        let shape = Shape { positional: vec![0], keywords: vec![] };
        let found = self.rows_dispatch(&rows, &mut vec![Ty::Exception], &shape, span);
        Some(found.unwrap_or_else(|| {
            let what = format!("attribute `{name}` of `{}`", class.name());
            (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
        }))
    }

    /// `e.__cause__ = …` and the other attributes of all exceptions that may be bound; `operands`: the
    /// exception, the value.
    pub fn bind_builtin_attribute(&mut self, operands: &[Ty], name: &str, span: Span) -> Option<Dispatch> {
        let row = match name {
            "args" => "set_args",
            "__cause__" => "set_cause",
            "__context__" => "set_context",
            "__suppress_context__" => "set_suppress_context",
            _ => return None,
        };
        let mut operands = operands.to_vec();
        operands[0] = Ty::Exception;
        let last = operands.len() - 1;
        let value = self.shallow(&operands[last]);
        if row == "set_args" && !matches!(value, Ty::Tuple(_) | Ty::TupleOf(_) | Ty::List(_)) {
            return None;
        }
        if matches!(row, "set_cause" | "set_context") {
            let is_link = |member: &Ty| member.is_exception() || *member == Ty::None;
            if !value.members().iter().all(is_link) {
                return None;
            }
            operands[last] = Ty::None.join(&Ty::Exception);
        }
        let shape = Shape { positional: vec![0, last], keywords: vec![] };
        self.rows_dispatch(catalog::lookup("hybridc", row), &mut operands, &shape, span).map(|found| found.1)
    }

    /// The same of an attribute that the exception certainly has.
    pub(super) fn bind_builtin(&mut self, operands: &[Ty], name: &str, span: Span) -> Dispatch {
        self.bind_builtin_attribute(operands, name, span).unwrap_or_else(|| {
            self.refuse(ReasonId::Class, span, format!("setting attribute `{name}` of an exception"));
            Dispatch::Dead
        })
    }

    /// `ValueError.__init__(self, …)`: a method of a builtin class that is given the exception.
    pub fn call_of_builtin_base(
        &mut self,
        object: ExprId,
        name: &'a str,
        args: &'a [Arg],
        span: Span,
    ) -> Option<(Ty, How)> {
        let ExprKind::Name(NameRef::Builtin(_)) = &self.func.expr(object).kind else { return None };
        let base = self.exception_class(object)?;
        let first = args.first().filter(|first| matches!(first, Arg::Positional(_)))?;
        let taken = self.arguments_or_functions(args);
        let Ty::Instance(class) = self.shallow(&taken.first()?.1) else { return None };
        let own = self.builtin_of(class).filter(|_| matches!(first, Arg::Positional(_)))?;
        if !intrinsics::is_exception_below(own, &base) {
            return None;
        }
        let mut operands = vec![];
        let mut shape = Shape { positional: vec![], keywords: vec![] };
        for (index, (keyword, ty)) in taken.into_iter().enumerate() {
            match keyword {
                None => shape.positional.push(index),
                Some(keyword) => shape.keywords.push((keyword.to_owned(), index)),
            }
            operands.push(ty);
        }
        // (`BaseException.__str__` of a KeyError is not KeyError's.)
        let found = intrinsics::has_method_of(own, &base, name)
            .then(|| self.builtin_method(class, name, &operands, &shape, span))
            .flatten()?;
        Some((found.0, How::Dispatch(found.1)))
    }
}

/// Nothing at run time, or nothing that can be kept.
fn is_no_value(ty: &Ty) -> bool {
    ty.is_passing() || matches!(ty, Ty::Function(_) | Ty::Bound(..))
}

/// The owner of rows that all exceptions have.
const EXCEPTION: &str = "BaseException";

fn catches(tested: &[Tested]) -> Catches {
    let mut found = Catches::default();
    for tested in tested {
        match tested {
            Tested::Builtin(name) if intrinsics::is_exception_class(name) => found.builtin.push(name.clone()),
            Tested::Builtin(_) | Tested::Exactly(_) => {}
            Tested::Own(class) => found.own.push(*class),
        }
    }
    found.own.sort();
    found.own.dedup();
    found
}
