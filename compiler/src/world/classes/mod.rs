//! The classes of which instances may be native: what the text of class statements says.
//!
//! ```text
//! class Point:                      found
//!     origin = 0                    a value
//!     def norm(self): …             a method
//! class P3(Point): …                found; its method resolution order is P3, Point
//! class Odd(metaclass=M): …         left to CPython, with all that derive from it
//! ```
//!
//! A class is found when its statement stands at top level of a module or of such a class, is all that binds
//! its name, and every statement in it has one meaning that is known here ([`Member`]). What is not found has
//! a reason ([`Classes::reason`]). Whether a class that is found really is native is decided by where its
//! instances go (`infer/objects.rs`) and by who names it (`partition/objects.rs`).

mod bases;
mod brackets;
mod checks;
mod expanded;
mod matching;
mod members;
mod presence;

pub use bases::Builtin;
use bases::{Bases, Entry, Order};
pub use brackets::in_brackets;
pub use members::constant_name;
pub use presence::Bound;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::bound::GlobalFact;
use super::facts::Facts;
use super::graph::Imports;
use super::runs;
use crate::catalog::intrinsics::ValueBase;
use crate::catalog::operators;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::Program;
use crate::hir::nodes::{
    DefId, ExprId, ExprKind, FuncId, Function, FunctionKind, ModuleId, NameRef, Stmt, StmtKind, Target,
    TargetKind,
};
use crate::ty::Class;

/// The name of an attribute of some instance or class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Attr(pub u32);

impl Attr {
    /// What stands for the value of its builtin base in an instance; no text names it.
    pub const VALUE: Attr = Attr(0);
}

/// What a class statement binds a name to.
#[derive(Clone, PartialEq, Debug)]
pub enum Member {
    Method(FuncId),
    Static(FuncId),
    /// A class method.
    Class(FuncId),
    Property {
        get: FuncId,
        set: Option<FuncId>,
    },
    /// `cached_property`: the instance's own where it has it, else what `keep` gives, which calls `compute`
    /// and binds it.
    Cached {
        compute: FuncId,
        keep: FuncId,
    },
    /// Anything else: a variable of the class.
    Value,
}

/// A class of the program.
pub struct ClassInfo {
    pub class: Class,
    /// The function that its body is.
    pub body: FuncId,
    /// Its name in the module; `None` for one that stands in another class.
    pub def: Option<DefId>,
    /// The body of the class in which it stands.
    outer: Option<FuncId>,
    /// Functions of the program that get the class when its body has run.
    pub decorators: Vec<ExprId>,
    /// Itself, then its bases in the order in which attributes are looked up (C3); `object` is left out.
    pub mro: Vec<usize>,
    /// The builtin class behind these that it extends, if not `object`.
    pub builtin: Option<Builtin>,
    pub members: BTreeMap<Attr, Member>,
    /// The names in its `__slots__`, where it has them.
    pub slots: Option<BTreeSet<Attr>>,
    /// Methods without an implementation, sorted: there are no instances then (TypeError).
    pub abstracts: Vec<String>,
    /// What stands behind it in the order of lookup, all of it.
    entries: Vec<Entry>,
    /// Its metaclass is `ABCMeta`.
    pub is_abc: bool,
    /// `Protocol` is one of its bases: there are no instances then (TypeError).
    pub is_protocol: bool,
    /// So many types stand in brackets where it is subscripted; with none it is not.
    pub parameters: usize,
    /// Nobody but `__init__` binds attributes of its instances.
    pub is_frozen: bool,
    /// An enumeration: nobody makes instances but its body, nobody binds its variables.
    pub is_enum: bool,
    /// Attributes that every instance has from the end of `__init__` on, and that nobody asks for before.
    pub definite: Bound,
}

#[derive(Default)]
pub struct Classes {
    list: Vec<ClassInfo>,
    /// By class: a number that its family has in common.
    kin: Vec<usize>,
    /// By name, also of what imports it.
    by_def: HashMap<DefId, usize>,
    by_body: HashMap<FuncId, usize>,
    /// By function: the class that it is a member of.
    by_member: HashMap<FuncId, usize>,
    /// Functions marked as abstract methods.
    abstract_functions: HashSet<FuncId>,
    /// Attributes that some statement deletes, of whatever object.
    deleted: HashSet<Attr>,
    /// By class body: why it is not found.
    reasons: HashMap<FuncId, Reason>,
    attrs: Vec<String>,
    attr_ids: HashMap<String, Attr>,
}

/// The classes of the program.
pub fn classes(program: &Program, facts: &Facts) -> Classes {
    let mut found = Classes::default();
    let value = found.intern(Class::VALUE);
    debug_assert_eq!(value, Attr::VALUE);
    members::note_attributes(&mut found, program);
    let twice = runs::may_run_twice(program);
    for body in bases_first(program) {
        for stmt in &body.body {
            found.with_inner((program, facts), body, stmt, twice.contains(&body.module));
        }
    }
    for (index, fact) in facts.globals.iter().enumerate() {
        if let GlobalFact::Class(body) = fact
            && let Some(class) = found.by_body.get(body)
        {
            found.by_def.insert(DefId(index as u32), *class);
        }
    }
    for index in 0..found.list.len() {
        // (Whoever makes an instance may hand it out before `__init__` has run, or without.)
        let new = found.attr(operators::NEW);
        let is_made_here = new.is_none_or(|new| found.lookup_in(&found.list[index].mro, new).is_none());
        let mut definite =
            if is_made_here { presence::definite(program, &found, index) } else { Bound::default() };
        definite.attrs.retain(|attr| !found.deleted.contains(attr));
        definite.attrs.extend(found.list[index].value_base().map(|_| Attr::VALUE));
        found.list[index].definite = definite;
    }
    found
}

/// The bodies of modules, each behind those that it imports (but in circles).
fn bases_first(program: &Program) -> Vec<&Function> {
    fn visit(graph: &Imports, module: ModuleId, seen: &mut Vec<ModuleId>, found: &mut Vec<ModuleId>) {
        if !seen.contains(&module) {
            seen.push(module);
            graph.of_module(module).into_iter().for_each(|imported| visit(graph, imported, seen, found));
            found.push(module);
        }
    }
    let graph = Imports::of(program);
    let (mut seen, mut found) = (vec![], vec![]);
    for body in program.native_bodies() {
        visit(&graph, body.module, &mut seen, &mut found);
    }
    let native = found.into_iter().filter(|module| program.is_native(*module));
    let bodies = native.filter_map(|module| program.module(module).body);
    bodies.map(|body| &program.functions[body.index()]).collect()
}

/// Why a class statement is left to CPython, in a few words.
type Refusal = String;

fn bound_once(
    program: &Program,
    globals: &[GlobalFact],
    body: FuncId,
    target: &Target,
) -> Result<Option<DefId>, Refusal> {
    match &target.kind {
        TargetKind::Name(NameRef::Global(def)) if globals[def.index()] == GlobalFact::Class(body) => {
            Ok(Some(*def))
        }
        // (Whether it is all that binds the name is asked with the other members.)
        TargetKind::Name(NameRef::ClassLocal(_)) => Ok(None),
        TargetKind::Name(NameRef::Global(def)) => {
            Err(format!("class `{}`, whose name is bound more than once,", program.def(*def).name))
        }
        TargetKind::Name(_)
        | TargetKind::Attribute { .. }
        | TargetKind::Subscript { .. }
        | TargetKind::Tuple { .. } => Err("a class without a name of the module".to_owned()),
    }
}

impl Classes {
    /// A statement that may make a class, behind the classes that stand in its body.
    fn with_inner(
        &mut self,
        (program, facts): (&Program, &Facts),
        body: &Function,
        stmt: &Stmt,
        twice: bool,
    ) {
        let StmtKind::Class { func, .. } = &stmt.kind else { return };
        let class = &program.functions[func.index()];
        for inner in &class.body {
            self.with_inner((program, facts), class, inner, twice);
        }
        let read = match twice {
            true => Err("a class of a module whose body may run twice".to_owned()),
            false => self.statement(program, facts, body, stmt),
        };
        if let Err(what) = read {
            self.reasons.insert(*func, Reason::new(ReasonId::Class, stmt.span, what));
        }
    }

    /// A class statement of a module's body, or of a class: a class, or why it is left to CPython.
    fn statement(
        &mut self,
        program: &Program,
        facts: &Facts,
        body: &Function,
        stmt: &Stmt,
    ) -> Result<(), Refusal> {
        let StmtKind::Class { func, target, args, decorators } = &stmt.kind else {
            unreachable!("a class statement")
        };
        let globals = &facts.globals;
        let class = &program.functions[func.index()];
        let bases = self.bases((program, facts), body, args, *func)?;
        let def = bound_once(program, globals, *func, target)?;
        let order = self.order(&bases)?;
        let decorators = expanded::own_decorators(program, globals, class, decorators)?;
        expanded::check_names(program, globals, class)?;
        let own = members::members(program, globals, self, class)?;
        self.check_slots(&bases.own(), &order.own, &own)?;
        self.check_expansion(program, class, (&bases.own(), &order), &own)?;
        self.check_builtin(&order, &own)?;
        let outer = (body.kind == FunctionKind::Class).then_some(body.id);
        self.add(class, def, outer, (bases, order), own);
        self.list.last_mut().expect("just added").decorators = decorators;
        self.add_made(program, class);
        Ok(())
    }

    pub fn info(&self, class: Class) -> &ClassInfo {
        &self.list[class.index()]
    }

    pub fn all(&self) -> &[ClassInfo] {
        &self.list
    }

    pub fn named(&self, def: DefId) -> Option<Class> {
        self.by_def.get(&def).map(|index| self.list[*index].class)
    }

    /// The class that this function is the body of.
    pub fn of_body(&self, func: FuncId) -> Option<Class> {
        self.by_body.get(&func).map(|index| self.list[*index].class)
    }

    /// The class that this function is a method, a property … of.
    pub fn of_member(&self, func: FuncId) -> Option<Class> {
        self.by_member.get(&func).map(|index| self.list[*index].class)
    }

    /// Why the class with this body is left to CPython.
    pub fn reason(&self, body: FuncId) -> Option<&Reason> {
        self.reasons.get(&body)
    }

    pub fn attr(&self, name: &str) -> Option<Attr> {
        self.attr_ids.get(name).copied()
    }

    /// Every name that the text has for an attribute.
    pub fn attrs(&self) -> impl Iterator<Item = (Attr, &str)> {
        self.attrs.iter().enumerate().map(|(index, name)| (Attr(index as u32), name.as_str()))
    }

    pub fn attr_name(&self, attr: Attr) -> &str {
        &self.attrs[attr.0 as usize]
    }

    /// What instances of a class find under a name in the class and its bases: where, and what.
    pub fn lookup(&self, class: Class, attr: Attr) -> Option<(Class, &Member)> {
        self.lookup_in(&self.info(class).mro, attr)
    }

    /// The same behind `after` in the order of lookup: what `super()` finds in a method of `after`.
    pub fn lookup_after(&self, class: Class, after: Class, attr: Attr) -> Option<(Class, &Member)> {
        let mro = &self.info(class).mro;
        let at = mro.iter().position(|index| *index == after.index())?;
        self.lookup_in(&mro[at + 1..], attr)
    }

    fn lookup_in(&self, mro: &[usize], attr: Attr) -> Option<(Class, &Member)> {
        mro.iter().find_map(|index| {
            let info = &self.list[*index];
            info.members.get(&attr).map(|member| (info.class, member))
        })
    }

    /// `issubclass(class, base)`
    pub fn derives(&self, class: Class, base: Class) -> bool {
        self.info(class).mro.contains(&base.index())
    }

    /// The classes that live where this one lives: all that it is connected with by bases, and by standing in
    /// each other.
    pub fn family(&self, class: Class) -> Vec<Class> {
        let all = self.list.iter().zip(&self.kin);
        let mut family: Vec<Class> =
            all.filter(|(_, kin)| **kin == self.kin[class.index()]).map(|(info, _)| info.class).collect();
        family.sort();
        family
    }

    fn add(
        &mut self,
        body: &Function,
        def: Option<DefId>,
        outer: Option<FuncId>,
        (bases, order): (Bases, Order),
        own: Own,
    ) {
        let index = self.list.len();
        let class = match order.builtin {
            Some(Builtin::Exception(_)) => Class::exception(index as u32, &body.name),
            Some(Builtin::Value(_)) | None => Class::new(index as u32, &body.name),
        };
        let abstracts = self.abstracts(&bases, &order.own, &own);
        let mro: Vec<usize> = std::iter::once(index).chain(order.own).collect();
        let near = |(other, info): &(usize, &ClassInfo)| {
            mro.contains(other) || outer == Some(info.body) || info.outer == Some(body.id)
        };
        let near = self.list.iter().enumerate().filter(near);
        let joined: HashSet<usize> = near.map(|(other, _)| self.kin[other]).collect();
        self.kin.iter_mut().filter(|kin| joined.contains(kin)).for_each(|kin| *kin = index);
        self.kin.push(index);
        self.by_def.extend(def.map(|def| (def, index)));
        self.by_body.insert(body.id, index);
        for member in own.members.values() {
            for func in member.functions() {
                self.by_member.insert(func, index);
            }
        }
        self.list.push(ClassInfo {
            class,
            body: body.id,
            def,
            outer,
            decorators: vec![],
            mro,
            builtin: order.builtin,
            members: own.members,
            slots: own.slots,
            abstracts,
            entries: order.entries,
            is_abc: bases.is_abc,
            is_protocol: bases.is_protocol,
            parameters: bases.parameters,
            is_frozen: own.is_frozen,
            is_enum: own.is_enum,
            definite: Bound::default(),
        });
    }

    /// The functions that only those call that the library has made.
    fn add_made(&mut self, program: &Program, body: &Function) {
        let index = self.list.len() - 1;
        let is_made = |function: &&Function| function.is_made && function.parent == Some(body.id);
        for function in program.functions.iter().filter(is_made) {
            self.by_member.insert(function.id, index);
        }
    }

    /// Is the attribute in the `__slots__` of the class or of a base?
    pub fn is_slot(&self, class: Class, attr: Attr) -> bool {
        let of = |index: &usize| self.list[*index].slots.as_ref().is_some_and(|slots| slots.contains(&attr));
        self.info(class).mro.iter().any(of)
    }

    /// Does it, or a base, refuse to have its attributes bound?
    pub fn is_frozen(&self, class: Class) -> bool {
        self.info(class).mro.iter().any(|index| self.list[*index].is_frozen)
    }

    /// May instances have attributes of any name? Not where all classes have `__slots__`.
    pub fn has_dict(&self, class: Class) -> bool {
        self.info(class).mro.iter().any(|index| self.list[*index].slots.is_none())
    }

    fn intern(&mut self, name: &str) -> Attr {
        if let Some(attr) = self.attr_ids.get(name) {
            return *attr;
        }
        let attr = Attr(self.attrs.len() as u32);
        self.attrs.push(name.to_owned());
        self.attr_ids.insert(name.to_owned(), attr);
        attr
    }
}

/// What the body of a class makes.
struct Own {
    members: BTreeMap<Attr, Member>,
    slots: Option<BTreeSet<Attr>>,
    is_frozen: bool,
    is_enum: bool,
}

/// The base of all classes.
const OBJECT: &str = "object";
const ABC: &str = "abc";

/// Is it this member of the module `abc`?
fn is_abc(globals: &[GlobalFact], body: &Function, value: ExprId, name: &str) -> bool {
    library_member(globals, body, value) == Some((ABC, name))
}

/// The module and the name in it that an expression names.
pub fn library_member<'a>(
    globals: &'a [GlobalFact],
    body: &'a Function,
    value: ExprId,
) -> Option<(&'a str, &'a str)> {
    let fact = |id: ExprId| match &body.expr(id).kind {
        ExprKind::Name(NameRef::Global(def)) => Some(&globals[def.index()]),
        _ => None,
    };
    match (&body.expr(value).kind, fact(value)) {
        (ExprKind::Attribute { object, name, .. }, _) => match fact(*object)? {
            GlobalFact::Module(module) => Some((module, name)),
            _ => None,
        },
        (_, Some(GlobalFact::Member(module, member))) => Some((module, member)),
        _ => None,
    }
}

impl ClassInfo {
    /// Has it, with its bases, only what their statements bind, and what `object` has?
    pub fn is_plain(&self) -> bool {
        let is_erased = |entry: &Entry| matches!(entry, Entry::Erased(_));
        self.builtin.is_none() && !self.is_abc && !self.entries.iter().any(is_erased)
    }

    /// The builtin class of which every instance holds a value.
    pub fn value_base(&self) -> Option<ValueBase> {
        match self.builtin? {
            Builtin::Value(base) => Some(base),
            Builtin::Exception(_) => None,
        }
    }
}

impl Member {
    /// The functions that make it.
    pub fn functions(&self) -> Vec<FuncId> {
        match self {
            Member::Method(func) | Member::Static(func) | Member::Class(func) => vec![*func],
            Member::Property { get, set } => [Some(*get), *set].into_iter().flatten().collect(),
            Member::Cached { compute, keep } => vec![*compute, *keep],
            Member::Value => vec![],
        }
    }
}
