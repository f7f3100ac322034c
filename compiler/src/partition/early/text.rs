//! What the text of functions and module bodies names, imports and binds.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::hir::Program;
use crate::hir::nodes::{
    DefId, ExprId, ExprKind, FuncId, Function, FunctionKind, ModuleId, NameRef, Stmt, StmtId, StmtKind,
    Target, TargetKind,
};
use crate::hir::visit::{Seen, each_stmt};
use crate::source::Span;
use crate::world::facts::Facts;
use crate::world::graph;
use crate::world::inert::is_inert;
use crate::world::things::{called, each};

/// What a text needs to be there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Named {
    /// A name at module level, of the own module or of another one.
    Def(DefId),
    /// `a.b`, which is there once somebody has imported it.
    Module(ModuleId),
}

impl Named {
    pub fn def(self) -> Option<DefId> {
        match self {
            Named::Def(def) => Some(def),
            Named::Module(_) => None,
        }
    }

    pub fn module(self) -> Option<ModuleId> {
        match self {
            Named::Def(_) => None,
            Named::Module(module) => Some(module),
        }
    }
}

/// A place that names it.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    pub name: Named,
    pub span: Span,
    /// It is not just called.
    pub is_value: bool,
}

/// What is certainly there.
pub type Bound = BTreeSet<Named>;

/// What a function's text names, its nested functions apart.
pub fn names(program: &Program, facts: &Facts, function: &Function) -> Vec<Mention> {
    let mut found = vec![];
    let called = called(function);
    let unread = facts.texts_of_annotations(program, function);
    for (index, expr) in function.exprs.iter().enumerate() {
        if unread.contains(&ExprId(index as u32)) {
            continue;
        }
        let named = match &expr.kind {
            ExprKind::Name(NameRef::Global(global)) => Some(Named::Def(*global)),
            // A name in a class body may be the global of that name.
            // (Not of a native one, which has bound it before.)
            ExprKind::Name(NameRef::ClassLocal(_)) if facts.table.of_body(function.id).is_some() => None,
            ExprKind::Name(NameRef::ClassLocal(name)) => {
                program.global(function.module, name).map(Named::Def)
            }
            ExprKind::Attribute { .. } => {
                let id = ExprId(index as u32);
                let member = facts.own_member(program, function, id).map(Named::Def);
                let module = || facts.own_module(program, function, id).map(Named::Module);
                member.or_else(|| module().filter(|_| is_rooted_in_module(function, id)))
            }
            _ => None,
        };
        let is_value = !called.contains(&ExprId(index as u32));
        found.extend(named.map(|name| Mention { name, span: expr.span, is_value }));
    }
    each(function, &mut |seen| {
        if let Seen::Stmt(stmt) = seen
            && let Some((_, source)) = imported_name(program, function, stmt)
        {
            found.push(Mention { name: Named::Def(source), span: stmt.span, is_value: false });
        }
    });
    found
}

/// Does the dotted name begin with one of the module?
fn is_rooted_in_module(function: &Function, mut expr: ExprId) -> bool {
    while let ExprKind::Attribute { object, .. } = &function.expr(expr).kind {
        expr = *object;
    }
    matches!(function.expr(expr).kind, ExprKind::Name(NameRef::Global(_)))
}

/// What `from m import f` binds, and the name of the module that it reads.
fn imported_name<'a>(program: &Program, function: &Function, stmt: &'a Stmt) -> Option<(&'a Target, DefId)> {
    let StmtKind::ImportFrom { module, level, name, target: Some(target), .. } = &stmt.kind else {
        return None;
    };
    let from = program.imported(function.module, module, *level)?;
    let source = program.global(from, name)?;
    let is_itself = matches!(&target.kind, TargetKind::Name(NameRef::Global(own)) if *own == source);
    (program.is_native(from) && !is_itself).then_some((target, source))
}

/// What `from m import f` binds at module level, and what it is there.
pub fn aliases(program: &Program) -> HashMap<DefId, Vec<DefId>> {
    let mut found: HashMap<DefId, Vec<DefId>> = HashMap::new();
    for function in program.native_functions() {
        each(function, &mut |seen| {
            if let Seen::Stmt(stmt) = seen
                && let Some((target, source)) = imported_name(program, function, stmt)
                && let TargetKind::Name(NameRef::Global(own)) = &target.kind
            {
                found.entry(*own).or_default().push(source);
            }
        });
    }
    found
}

/// By module: the functions whose text runs with its body.
pub fn texts(program: &Program) -> HashMap<ModuleId, Vec<FuncId>> {
    let mut found: HashMap<ModuleId, Vec<FuncId>> = HashMap::new();
    for body in program.native_bodies() {
        let with = program.native_functions().iter().filter(|function| runs_with(program, body, function));
        found.insert(body.module, with.map(|function| function.id).collect());
    }
    found
}

/// Which modules of the program import statements name.
pub struct Imports {
    at: HashMap<(FuncId, StmtId), Vec<ModuleId>>,
    inside: HashMap<FuncId, Vec<ModuleId>>,
    /// By module: what is imported for certain where it is.
    with: HashMap<ModuleId, HashSet<ModuleId>>,
}

impl Imports {
    pub fn of(program: &Program) -> Imports {
        let mut imports = Imports { at: HashMap::new(), inside: HashMap::new(), with: HashMap::new() };
        for function in program.native_functions() {
            each(function, &mut |seen| {
                if let Seen::Stmt(stmt) = seen {
                    let mut modules = graph::imported(program, function, &stmt.kind);
                    modules.retain(|module| program.is_native(*module));
                    if !modules.is_empty() {
                        imports.inside.entry(function.id).or_default().extend(&modules);
                        imports.at.insert((function.id, stmt.id), modules);
                    }
                }
            });
        }
        imports.with = graph::certain(program);
        imports
    }

    pub fn at(&self, function: &Function, stmt: &Stmt) -> &[ModuleId] {
        self.at.get(&(function.id, stmt.id)).map_or(&[], Vec::as_slice)
    }

    /// All in a function's text.
    pub fn inside(&self, func: FuncId) -> &[ModuleId] {
        self.inside.get(&func).map_or(&[], Vec::as_slice)
    }

    /// What is imported for certain once the statement has run.
    pub fn certain<'i>(
        &'i self,
        function: &Function,
        stmt: &Stmt,
    ) -> impl Iterator<Item = ModuleId> + use<'i> {
        let with = self.at(function, stmt).iter().filter_map(|module| self.with.get(module));
        with.flatten().copied()
    }

    /// Modules whose bodies run no function, nor do those that they import.
    pub fn quiet(&self, program: &Program, facts: &Facts) -> HashSet<ModuleId> {
        let is_still =
            |body: &&Function| body.body.iter().all(|stmt| is_inert(program, &facts.table, body, stmt));
        let still: HashSet<ModuleId> =
            program.native_bodies().filter(is_still).map(|body| body.module).collect();
        self.with.iter().filter(|(_, with)| with.is_subset(&still)).map(|(module, _)| *module).collect()
    }
}

/// Is its text the module body's, but for a lambda, generator expression or class around it?
fn runs_with(program: &Program, body: &Function, function: &Function) -> bool {
    let mut at = function;
    while let (Some(parent), true) = (at.parent, at.kind != FunctionKind::Def) {
        at = &program.functions[parent.index()];
    }
    at.id == body.id
}

/// The function or class of the module that it is nested in, or is.
pub fn top_level<'a>(program: &'a Program, function: &'a Function) -> Option<&'a Function> {
    let mut at = function;
    loop {
        let parent = &program.functions[at.parent?.index()];
        if parent.kind == FunctionKind::Module {
            return Some(at);
        }
        at = parent;
    }
}

/// Globals that functions of these kinds delete.
pub fn deleted_by(program: &Program, is_meant: impl Fn(FunctionKind) -> bool) -> HashSet<DefId> {
    let all: HashSet<DefId> = program.native_globals().map(|def| def.id).collect();
    let mut left: Bound = all.iter().copied().map(Named::Def).collect();
    for function in program.native_functions().iter().filter(|function| is_meant(function.kind)) {
        function.body.iter().for_each(|stmt| deleted(stmt, &mut left));
    }
    all.into_iter().filter(|global| !left.contains(&Named::Def(*global))).collect()
}

/// What a statement itself binds where its blocks begin (`for`, `with`), or when it has none.
pub fn bind(imports: &Imports, body: &Function, stmt: &Stmt, bound: &mut Bound) {
    bound.extend(imports.certain(body, stmt).map(Named::Module));
    match &stmt.kind {
        StmtKind::For { target, .. } => bind_target(target, bound),
        StmtKind::With { items, .. } => items
            .iter()
            .filter_map(|(_, target)| target.as_ref())
            .for_each(|target| bind_target(target, bound)),
        simple => simple.certainly_binds().into_iter().for_each(|target| bind_target(target, bound)),
    }
}

fn bind_target(target: &Target, bound: &mut Bound) {
    match &target.kind {
        TargetKind::Name(NameRef::Global(global)) => {
            bound.insert(Named::Def(*global));
        }
        TargetKind::Tuple { items, .. } => items.iter().for_each(|item| bind_target(item, bound)),
        TargetKind::Name(_) | TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => {}
    }
}

/// What a straight block leaves bound, for joining the branches of an `if`.
pub fn bound_after(imports: &Imports, body: &Function, block: &[Stmt], bound: &Bound) -> Bound {
    let mut after = bound.clone();
    for stmt in block {
        if stmt.kind.blocks().is_empty() {
            bind(imports, body, stmt, &mut after);
        }
        deleted(stmt, &mut after);
    }
    after
}

/// What a statement deletes, anywhere in it, is not certain any more.
pub fn deleted(stmt: &Stmt, bound: &mut Bound) {
    fn remove(target: &Target, bound: &mut Bound) {
        match &target.kind {
            TargetKind::Name(NameRef::Global(global)) => {
                bound.remove(&Named::Def(*global));
            }
            TargetKind::Tuple { items, .. } => items.iter().for_each(|item| remove(item, bound)),
            TargetKind::Name(_) | TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => {}
        }
    }
    each_stmt(std::slice::from_ref(stmt), &mut |stmt| {
        if let StmtKind::Delete(target) = &stmt.kind {
            remove(target, bound);
        }
    });
}
