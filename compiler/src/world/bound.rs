//! What one binding says of a name at module level, and what other modules have from there.
//!
//! ```text
//! def f(): …                 a function
//! LIMIT = 3                  a constant
//! import m                   a module
//! from m import f as g       what `m` has: here the function
//! ```

use std::collections::HashMap;

use crate::hir::Program;
use crate::hir::nodes::{
    Const, DefId, Element, Expr, ExprId, ExprKind, FuncId, Function, ModuleId, NameRef, StmtKind, Target,
    TargetKind, UnaryOp,
};

#[derive(Clone, PartialEq, Debug)]
pub enum GlobalFact {
    /// Bound once, by an undecorated top-level `def`; the index of that statement in the module body. Or
    /// imported once, at top level, from a module of the program where it is that.
    Function(FuncId, usize),
    /// Bound once, by a top-level `import`.
    Module(String),
    /// Bound once, by a top-level `from module import name`.
    Member(String, String),
    /// Bound to a class statement.
    Class,
    Variable,
}

/// By definition; names that are bound in more than one place are variables, and no constants.
pub struct Bound {
    pub globals: Vec<GlobalFact>,
    pub constants: HashMap<DefId, (FuncId, ExprId)>,
    /// See [`Facts::imported`].
    pub imported: HashMap<DefId, Vec<String>>,
}

pub fn bound(program: &Program) -> Bound {
    let mut found = Found {
        program,
        globals: vec![None; program.defs.len()],
        constants: HashMap::new(),
        imported: HashMap::new(),
    };
    for body in program.native_bodies() {
        found.in_body(body);
    }
    found.packages();
    found.across_modules();
    let Found { globals, constants, imported, .. } = found;
    let globals = globals.into_iter().map(|fact| fact.unwrap_or(GlobalFact::Variable)).collect();
    Bound { globals, constants, imported }
}

/// What is found of the names of modules.
struct Found<'a> {
    program: &'a Program,
    globals: Vec<Option<GlobalFact>>,
    constants: HashMap<DefId, (FuncId, ExprId)>,
    imported: HashMap<DefId, Vec<String>>,
}

impl Found<'_> {
    /// What a module's own text says of them.
    fn in_body(&mut self, body: &Function) {
        let program = self.program;
        for (index, stmt) in body.body.iter().enumerate() {
            match &stmt.kind {
                StmtKind::Def { func, target } if program.functions[func.index()].decorators.is_empty() => {
                    self.note(target, GlobalFact::Function(*func, index));
                }
                StmtKind::Class { target, .. } => self.note(target, GlobalFact::Class),
                StmtKind::Import { module, target, asname } => self.import(module, target, *asname),
                StmtKind::ImportFrom { module, level: 0, name, target: Some(target) } => {
                    self.note(target, GlobalFact::Member(module.clone(), name.clone()));
                }
                StmtKind::Assign {
                    target: Target { kind: TargetKind::Name(NameRef::Global(global)), .. },
                    value,
                } if is_fixed(body, body.expr(*value)) && program.def(*global).is_written_once() => {
                    self.constants.insert(*global, (body.id, *value));
                }
                _ => {}
            }
        }
    }

    fn import(&mut self, module: &str, target: &Target, asname: bool) {
        if asname || !module.contains('.') {
            self.note(target, GlobalFact::Module(module.to_owned()));
        }
        if let (TargetKind::Name(NameRef::Global(global)), false) = (&target.kind, asname) {
            self.imported.entry(*global).or_default().push(module.to_owned());
        }
    }

    fn note(&mut self, target: &Target, fact: GlobalFact) {
        if let TargetKind::Name(NameRef::Global(global)) = &target.kind
            && self.program.def(*global).is_written_once()
        {
            self.globals[global.index()] = Some(fact);
        }
    }

    /// `import a.b` and `import a.c`, at top level, both bind `a` to the same package; nothing else may bind
    /// it.
    fn packages(&mut self) {
        let program = self.program;
        self.imported.retain(|global, imports| {
            let top = |import: &String| import.split('.').next().map(str::to_owned);
            let first = top(&imports[0]);
            let own = first.as_deref().and_then(|top| program.module_named(top));
            own.is_some_and(|module| program.is_native(module))
                && imports.iter().all(|import| top(import) == first)
                && program.def(*global).writes().count() == imports.len()
        });
        for (global, imports) in &self.imported {
            let top = imports[0].split('.').next().unwrap_or_default();
            self.globals[global.index()] = Some(GlobalFact::Module(top.to_owned()));
        }
    }

    /// `from m import f`, where `m` is a module of the program: `f` is what `m` has bound it to, as long as
    /// that is known. Another module may have it from a third one.
    fn across_modules(&mut self) {
        let mut open = self.imported_names();
        // What is a variable there is one here.
        for (target, ..) in &open {
            self.globals[target.index()] = None;
        }
        loop {
            let before = open.len();
            open.retain(|(target, from, name)| !self.is_known(*target, *from, name));
            if open.len() == before {
                return;
            }
        }
    }

    /// The names that `from … import …` binds once, at top level, to something of a module of the program.
    fn imported_names(&self) -> Vec<(DefId, ModuleId, String)> {
        let program = self.program;
        let mut found = vec![];
        for body in program.native_bodies() {
            for stmt in &body.body {
                if let StmtKind::ImportFrom { module, level, name, target: Some(target) } = &stmt.kind
                    && let TargetKind::Name(NameRef::Global(global)) = &target.kind
                    && program.def(*global).is_written_once()
                    && let Some(from) = program.imported(body.module, module, *level)
                    && program.is_native(from)
                {
                    found.push((*global, from, name.clone()));
                }
            }
        }
        found
    }

    fn is_known(&mut self, target: DefId, from: ModuleId, name: &str) -> bool {
        let program = self.program;
        // `from . import m` in a package makes a name of it.
        let Some(source) = program.global(from, name).filter(|source| *source != target) else {
            let submodule = format!("{}.{name}", program.module(from).name);
            if program.module_named(&submodule).is_some_and(|module| program.is_native(module)) {
                self.globals[target.index()] = Some(GlobalFact::Module(submodule));
            }
            return true;
        };
        if let Some(constant) = self.constants.get(&source) {
            self.constants.insert(target, *constant);
            return true;
        }
        match &self.globals[source.index()] {
            // Where the class statement stands matters to who reads the module's text.
            Some(GlobalFact::Class | GlobalFact::Variable) => true,
            Some(fact @ (GlobalFact::Function(..) | GlobalFact::Module(_) | GlobalFact::Member(..))) => {
                self.globals[target.index()] = Some(fact.clone());
                true
            }
            None => false,
        }
    }
}

/// A literal of an immutable scalar, or a tuple of them: the same value whenever it is evaluated.
pub fn is_constant(func: &Function, expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Const(_) => true,
        ExprKind::Unary(UnaryOp::Neg, operand) => matches!(func.expr(*operand).kind, ExprKind::Const(_)),
        ExprKind::Tuple(items) => items.iter().all(|item| match item {
            Element::One(item) => is_constant(func, func.expr(*item)),
            Element::Star(_) => false,
        }),
        _ => false,
    }
}

/// A constant, a builtin class, or a tuple of such: the same value whenever it is evaluated, unless a class's
/// name is rebound.
pub fn is_fixed(func: &Function, expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(NameRef::Builtin(name)) => crate::catalog::intrinsics::class_object(name).is_some(),
        ExprKind::Tuple(items) => items.iter().all(|item| match item {
            Element::One(item) => is_fixed(func, func.expr(*item)),
            Element::Star(_) => false,
        }),
        // What is folded to something that is no literal (`-True`, `-1j`), or raises, is evaluated where it
        // stands.
        ExprKind::Unary(UnaryOp::Neg, operand) => {
            matches!(
                func.expr(*operand).kind,
                ExprKind::Const(Const::Int(_) | Const::BigInt(_) | Const::Float(_))
            )
        }
        _ => is_constant(func, expr),
    }
}
