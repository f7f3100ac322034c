//! Classes with a decorator or base of the library: the functions that it makes (see
//! [`crate::hir::expansion`]).
//!
//! What the decorator, and each name that it looks at, stands for is taken from the module's imports here,
//! and asked again where more is known (`world/classes/expanded.rs`).

mod apart;
mod cached;
mod enum_methods;
mod enums;
mod fields;
mod generic;
mod maker;
mod methods;
mod ordering;
mod tuples;

use super::*;
use crate::hir::expansion::Expansion;
pub(super) use cached::cached;
pub(super) use generic::generic;

impl Cx<'_> {
    /// What of the library an expression names.
    pub(in crate::hir::lower) fn library_member<'e>(
        &'e self,
        exprs: &'e [Expr],
        id: ExprId,
    ) -> Option<(&'e str, &'e str)> {
        match &exprs[id.index()].kind {
            ExprKind::Name(name) => self.library.member(self.global_name(name)?),
            ExprKind::Attribute { object, name, .. } => {
                let ExprKind::Name(object) = &exprs[object.index()].kind else { return None };
                self.library.member_of(self.global_name(object)?, name)
            }
            _ => None,
        }
    }

    /// The name of the module that a name is.
    fn global_name<'e>(&'e self, name: &'e NameRef) -> Option<&'e str> {
        match name {
            NameRef::Global(def) => {
                self.module.names.iter().find(|(_, id)| *id == def).map(|(name, _)| &**name)
            }
            NameRef::Local(_) | NameRef::Free(..) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
        }
    }
}

/// What stands around a class body.
pub(super) struct Around<'a> {
    pub exprs: &'a [Expr],
    pub args: &'a [Arg],
    pub decorators: &'a [ExprId],
    /// The call of `namedtuple` that is its base, or the class itself.
    pub tuple: Option<TupleCall<'a>>,
    /// The class is what the call makes.
    pub is_call: bool,
}

const DATACLASSES: &str = "dataclasses";

/// What the decorator of a class adds; the functions come behind the statements of the
/// body.
pub(super) fn expansion(body: &mut Body, around: &Around, stmts: &mut Vec<Stmt>) -> Option<Expansion> {
    let of_library = body.cx.of_library?;
    if let Some(found) = enums::expansion(body, around, stmts, of_library) {
        return Some(found);
    }
    if let Some(found) = tuples::expansion(body, around, stmts, of_library) {
        return Some(found);
    }
    if let Some(found) = ordering::expansion(body, around, stmts, of_library) {
        return Some(found);
    }
    // (Those above it get what it has made.)
    let [.., decorator] = *around.decorators else { return None };
    let options = options(body.cx, around.exprs, decorator)?;
    let mut found = Expansion { decorator: Some(decorator), ..Expansion::default() };
    let read = options.and_then(|options| {
        found.is_frozen = options.frozen;
        found.has_no_match_args = !options.match_args;
        found.bases = bases(body, around);
        fields::read(body, stmts, &options, &mut found)?;
        if options.slots {
            fields::give_slots(body, stmts, &mut found)?;
        }
        // (TypeErrors, both.)
        let is_taken = |name: &str| stmts.iter().any(|stmt| binds(stmt, name));
        let taken = ["__lt__", "__le__", "__gt__", "__ge__"].into_iter().filter(|_| options.order);
        let mut taken = taken.chain(options.unsafe_hash.then_some("__hash__"));
        match taken.find(|name| is_taken(name)) {
            Some(name) => Err(format!("a dataclass with a `{name}` of its own")),
            None => Ok(options),
        }
    });
    match read {
        Ok(options) => methods::add(body, stmts, &options, &found, of_library),
        Err(refusal) => found.refusal = Some(refusal),
    }
    Some(found)
}

/// The arguments of `dataclass` (Library Reference).
struct Options {
    init: bool,
    repr: bool,
    eq: bool,
    order: bool,
    unsafe_hash: bool,
    frozen: bool,
    kw_only: bool,
    slots: bool,
    match_args: bool,
}

type Read<T> = Result<T, String>;

/// `@dataclass` and `@dataclass(…)`; `None` for another decorator.
fn options(cx: &Cx, exprs: &[Expr], decorator: ExprId) -> Option<Read<Options>> {
    let (named, args) = match &exprs[decorator.index()].kind {
        ExprKind::Call { func, args } => (*func, args.as_slice()),
        _ => (decorator, &[][..]),
    };
    if cx.library_member(exprs, named)? != (DATACLASSES, "dataclass") {
        return None;
    }
    let mut options = Options {
        init: true,
        repr: true,
        eq: true,
        order: false,
        unsafe_hash: false,
        frozen: false,
        kw_only: false,
        slots: false,
        match_args: true,
    };
    for arg in args {
        let given = match arg {
            Arg::Keyword(name, value) => constant_bool(exprs, *value).map(|value| (name.as_str(), value)),
            Arg::Positional(_) | Arg::Star(_) | Arg::DoubleStar(_) => None,
        };
        match given {
            Some(("init", value)) => options.init = value,
            Some(("repr", value)) => options.repr = value,
            Some(("eq", value)) => options.eq = value,
            Some(("order", value)) => options.order = value,
            Some(("unsafe_hash", value)) => options.unsafe_hash = value,
            Some(("frozen", value)) => options.frozen = value,
            Some(("kw_only", value)) => options.kw_only = value,
            Some(("slots", value)) => options.slots = value,
            Some(("match_args", value)) => options.match_args = value,
            Some(("weakref_slot", false)) => {}
            Some((name, _)) => return Some(Err(format!("a dataclass with `{name}`"))),
            None => return Some(Err("a dataclass with computed options".to_owned())),
        }
    }
    let wrong = options.order && !options.eq;
    Some(if wrong { Err("a dataclass with `order` and no `eq`".to_owned()) } else { Ok(options) })
}

fn constant_bool(exprs: &[Expr], id: ExprId) -> Option<bool> {
    match &exprs[id.index()].kind {
        ExprKind::Const(Const::Bool(value)) => Some(*value),
        _ => None,
    }
}

/// Does the statement of a class body bind the name?
fn binds(stmt: &Stmt, name: &str) -> bool {
    match &stmt.kind {
        StmtKind::Def { target, .. } | StmtKind::Assign { target, .. } => {
            matches!(&target.kind, TargetKind::Name(NameRef::ClassLocal(own)) if own == name)
        }
        _ => false,
    }
}

/// The class bodies that the names of bases stand for, as far as the text before says.
fn bases(body: &Body, around: &Around) -> Vec<FuncId> {
    let positional = around.args.iter().filter_map(|arg| match arg {
        Arg::Positional(base) => Some(*base),
        Arg::Star(_) | Arg::Keyword(..) | Arg::DoubleStar(_) => None,
    });
    let named = positional.filter_map(|base| match &around.exprs[base.index()].kind {
        ExprKind::Name(name) => body.cx.global_name(name),
        _ => None,
    });
    named.filter_map(|name| body.shared.classes.get(name).copied()).collect()
}
