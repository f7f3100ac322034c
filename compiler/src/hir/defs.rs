//! Definitions: what names at module level can be bound to, and every place that binds one.
//!
//! A place is a statement of a function, by one of its targets or by what it is (`from m import *`). Names of
//! a module are bound by its own text, by attribute targets anywhere (`m.limit = 3`, where `m` can be nothing
//! but the module), and by star imports.

use std::collections::{HashMap, HashSet};

use super::nodes::*;
use super::visit::each_stmt;
use crate::source::Span;

/// What a name at module level can be bound to.
pub struct Definition {
    pub id: DefId,
    pub module: ModuleId,
    pub name: String,
    /// Every place that binds or deletes it.
    pub bindings: Vec<Bind>,
}

/// A place that binds or deletes a definition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bind {
    pub func: FuncId,
    pub stmt: StmtId,
    /// Of that statement.
    pub span: Span,
    pub form: Form,
    pub way: Way,
}

/// The statement, or part of one, that binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Assignment,
    /// `x += 1`
    Augmented,
    /// `x: int = 1`, `x: int`
    Annotated,
    Walrus,
    For,
    With,
    Pattern,
    /// `except E as x`; that its end unbinds `x` stands in statements of their own.
    Handler,
    Def,
    Class,
    TypeAlias,
    Import,
    FromImport,
    Delete,
}

/// How the place names what it binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// By its name, in the module's own text: in the body, or in a function that says `global`.
    Name,
    /// As an attribute of the module.
    Attribute,
    /// Not at all: `from m import *`.
    Star,
}

impl Definition {
    /// The places that name it in the module's own text.
    pub fn writes(&self) -> impl Iterator<Item = &Bind> + Clone {
        self.bindings.iter().filter(|bind| bind.way == Way::Name)
    }

    /// Does one place alone name it?
    pub fn is_written_once(&self) -> bool {
        self.writes().count() == 1
    }
}

/// Lists every binding of every definition, and defines what is bound from outside only.
pub(super) fn list(program: &mut Program) {
    let mut found = Found { program, binds: Vec::new(), added: Vec::new(), names: HashMap::new() };
    let holders = Holders::of(program);
    for function in &program.functions {
        each_bound(function, &mut |stmt, target, form| {
            let bind = |way| Bind { func: function.id, stmt: stmt.id, span: stmt.span, form, way };
            match &target.kind {
                TargetKind::Name(NameRef::Global(def)) => found.binds.push((*def, bind(Way::Name))),
                TargetKind::Attribute { object, name } => {
                    if let Some(module) = holders.module(program, function, *object) {
                        let def = found.def(module, name);
                        found.binds.push((def, bind(Way::Attribute)));
                    }
                }
                TargetKind::Name(_) | TargetKind::Subscript { .. } | TargetKind::Tuple { .. } => {}
            }
        });
    }
    found.stars();
    let Found { binds, added, .. } = found;
    for definition in added {
        program.modules[definition.module.index()].added.push(definition.id);
        program.defs.push(definition);
    }
    for (def, bind) in binds {
        program.defs[def.index()].bindings.push(bind);
    }
}

struct Found<'a> {
    program: &'a Program,
    binds: Vec<(DefId, Bind)>,
    added: Vec<Definition>,
    /// Those by module and name.
    names: HashMap<(ModuleId, String), DefId>,
}

/// `from m import *`
struct Star {
    into: ModuleId,
    /// `None` for what is no module of the program, or nobody can read: it may have any name.
    from: Option<ModuleId>,
    bind: Bind,
}

impl Found<'_> {
    fn def(&mut self, module: ModuleId, name: &str) -> DefId {
        if let Some(def) = self.program.global(module, name) {
            return def;
        }
        let next = DefId((self.program.defs.len() + self.added.len()) as u32);
        let id = *self.names.entry((module, name.to_owned())).or_insert(next);
        if id == next {
            self.added.push(Definition { id, module, name: name.to_owned(), bindings: Vec::new() });
        }
        id
    }

    /// What a star import brings, another may bring on.
    fn stars(&mut self) {
        let stars = stars(self.program);
        let mut bound: HashSet<(DefId, usize)> = HashSet::new();
        loop {
            let before = bound.len();
            for (index, star) in stars.iter().enumerate() {
                for def in self.brought(star, &stars) {
                    if bound.insert((def, index)) {
                        self.binds.push((def, star.bind));
                    }
                }
            }
            if bound.len() == before {
                return;
            }
        }
    }

    /// What the module has, but for names that begin with an underscore unless its `__all__` may list them.
    fn brought(&mut self, star: &Star, stars: &[Star]) -> Vec<DefId> {
        let program = self.program;
        let mut brought = Vec::new();
        if star.from.is_none_or(|from| has_any_name(from, stars, &mut HashSet::new())) {
            brought.extend_from_slice(&program.module(star.into).globals);
        }
        let Some(from) = star.from else { return brought };
        let added = self.added.iter().filter(|def| def.module == from);
        let mut names: Vec<String> = program.globals(from).chain(added).map(|def| def.name.clone()).collect();
        if !names.iter().any(|name| name == "__all__") {
            names.retain(|name| !name.starts_with('_'));
        }
        brought.extend(names.iter().map(|name| self.def(star.into, name)));
        brought
    }
}

fn stars(program: &Program) -> Vec<Star> {
    let mut found = Vec::new();
    for function in &program.functions {
        each_of(function, &mut |stmt, _| {
            if let StmtKind::ImportFrom { module, level, name: _, target: None } = &stmt.kind {
                let (func, form, way) = (function.id, Form::FromImport, Way::Star);
                let bind = Bind { func, stmt: stmt.id, span: stmt.span, form, way };
                let from = program.imported(function.module, module, *level);
                let from = from.filter(|from| program.module(*from).body.is_some());
                found.push(Star { into: function.module, from, bind });
            }
        });
    }
    found
}

/// Has the module a star import from what may have any name, itself or through others?
fn has_any_name(module: ModuleId, stars: &[Star], seen: &mut HashSet<ModuleId>) -> bool {
    let mut own = stars.iter().filter(|star| star.into == module);
    seen.insert(module) && own.any(|star| star.from.is_none_or(|from| has_any_name(from, stars, seen)))
}

/// A name that may hold a module.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Holder {
    Def(DefId),
    Local(FuncId, BindingId),
}

/// Names that hold one module of the program and nothing else.
struct Holders {
    modules: HashMap<Holder, Option<ModuleId>>,
}

impl Holders {
    fn of(program: &Program) -> Holders {
        let mut holders = Holders { modules: HashMap::new() };
        let mut attributes = HashSet::new();
        for function in &program.functions {
            for param in &function.params {
                holders.modules.insert(Holder::Local(function.id, param.binding), None);
            }
            each_bound(function, &mut |stmt, target, form| match &target.kind {
                TargetKind::Name(name) => {
                    // Where it is deleted, reading it raises.
                    let Some(holder) = holder(function, name).filter(|_| form != Form::Delete) else {
                        return;
                    };
                    let module = imported_module(program, function, stmt);
                    let held = holders.modules.entry(holder).or_insert(module);
                    if *held != module {
                        *held = None;
                    }
                }
                TargetKind::Attribute { name, .. } => {
                    attributes.insert(name.as_str());
                }
                TargetKind::Subscript { .. } | TargetKind::Tuple { .. } => {}
            });
        }
        // Other places may bind it, too: attributes of what may be its module, star imports.
        let starred: HashSet<ModuleId> = stars(program).iter().map(|star| star.into).collect();
        holders.modules.retain(|holder, _| match holder {
            Holder::Def(def) => {
                let def = program.def(*def);
                !starred.contains(&def.module) && !attributes.contains(def.name.as_str())
            }
            Holder::Local(..) => true,
        });
        holders
    }

    /// The module that an expression stands for, if it can stand for nothing else.
    fn module(&self, program: &Program, function: &Function, object: ExprId) -> Option<ModuleId> {
        match &function.expr(object).kind {
            ExprKind::Name(name) => *self.modules.get(&holder(function, name)?)?,
            ExprKind::Attribute { object, name, .. } => {
                let package = program.module(self.module(program, function, *object)?);
                // A name of the package's own hides the module of that name, or is it.
                let is_hidden = program.global(package.id, name).is_some();
                let dotted = format!("{}.{name}", package.name);
                program.module_named(&dotted).filter(|_| !is_hidden)
            }
            _ => None,
        }
    }
}

fn holder(function: &Function, name: &NameRef) -> Option<Holder> {
    match name {
        NameRef::Local(binding) => Some(Holder::Local(function.id, *binding)),
        NameRef::Free(owner, binding) => Some(Holder::Local(*owner, *binding)),
        NameRef::Global(def) => Some(Holder::Def(*def)),
        NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
    }
}

/// What an import statement binds its target to, if that is a module of the program.
fn imported_module(program: &Program, function: &Function, stmt: &Stmt) -> Option<ModuleId> {
    match &stmt.kind {
        StmtKind::Import { module, asname: true, .. } => program.module_named(module),
        StmtKind::Import { module, asname: false, .. } => {
            program.module_named(module.split('.').next().unwrap_or(module))
        }
        StmtKind::ImportFrom { module, level, name, target: Some(_) } => {
            let package = program.imported(function.module, module, *level)?;
            let is_hidden = program.global(package, name).is_some();
            let dotted = format!("{}.{name}", program.module(package).name);
            program.module_named(&dotted).filter(|_| !is_hidden)
        }
        _ => None,
    }
}

/// Every statement of a function, those inside expressions too: then with `true`. Not what stands in nested
/// functions.
fn each_of<'f>(function: &'f Function, see: &mut dyn FnMut(&'f Stmt, bool)) {
    each_stmt(&function.body, &mut |stmt| see(stmt, false));
    for expr in &function.exprs {
        if let ExprKind::Block { body, .. } = &expr.kind {
            each_stmt(body, &mut |stmt| see(stmt, true));
        }
    }
}

/// Every target of a function's statements, tuples taken apart, with the statement and its form.
fn each_bound<'f>(function: &'f Function, see: &mut dyn FnMut(&'f Stmt, &'f Target, Form)) {
    each_of(function, &mut |stmt, in_expr| {
        let mut bound = |target: &'f Target, form| leaves(target, &mut |leaf| see(stmt, leaf, form));
        match &stmt.kind {
            StmtKind::Assign { target, value } => {
                let augmented = matches!(function.expr(*value).kind, ExprKind::Binary { inplace: true, .. });
                let form = match (in_expr, augmented) {
                    (true, _) => Form::Walrus,
                    (false, true) => Form::Augmented,
                    (false, false) => Form::Assignment,
                };
                bound(target, form);
            }
            // `(x): int` and `m.x: int` bind nothing.
            StmtKind::AnnAssign { target, value, simple, .. } => {
                if *simple || value.is_some() {
                    bound(target, Form::Annotated);
                }
            }
            StmtKind::Delete(target) => bound(target, Form::Delete),
            StmtKind::For { target, .. } => bound(target, Form::For),
            StmtKind::Try { handlers, .. } => {
                let names = handlers.iter().filter_map(|handler| handler.name.as_ref());
                names.for_each(|name| bound(name, Form::Handler));
            }
            StmtKind::With { items, .. } => {
                let targets = items.iter().filter_map(|(_, target)| target.as_ref());
                targets.for_each(|target| bound(target, Form::With));
            }
            StmtKind::Match { cases, .. } => {
                let binds = cases.iter().flat_map(|case| &case.binds);
                binds.for_each(|target| bound(target, Form::Pattern));
            }
            StmtKind::Def { target, .. } => bound(target, Form::Def),
            StmtKind::Class { target, .. } => bound(target, Form::Class),
            StmtKind::Import { target, .. } => bound(target, Form::Import),
            StmtKind::ImportFrom { target, .. } => {
                target.iter().for_each(|target| bound(target, Form::FromImport));
            }
            StmtKind::Opaque { binds, .. } => {
                binds.iter().for_each(|target| bound(target, Form::TypeAlias));
            }
            StmtKind::Expr(_)
            | StmtKind::CompAdd { .. }
            | StmtKind::Return(_)
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::If { .. }
            | StmtKind::While { .. }
            | StmtKind::Break
            | StmtKind::Continue
            | StmtKind::Pass => {}
        }
    });
}

fn leaves<'f>(target: &'f Target, see: &mut dyn FnMut(&'f Target)) {
    match &target.kind {
        TargetKind::Tuple { items, .. } => items.iter().for_each(|item| leaves(item, see)),
        TargetKind::Name(_) | TargetKind::Attribute { .. } | TargetKind::Subscript { .. } => see(target),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hir::{Source, build};
    use crate::source::SourceMap;
    use crate::syntax::{self, Target as Version};

    /// The definitions of modules with these names and texts, each with the lines, forms and ways of what binds
    /// it.
    fn listed(modules: &[(&str, &str)]) -> Vec<String> {
        let mut sources = SourceMap::default();
        let mut parsed = Vec::new();
        for (name, text) in modules {
            let file = sources.add(format!("{name}.py"), Vec::new(), (*text).to_owned());
            parsed.push((*name, file, syntax::parse(file, text, Version { minor: 12 }).ok()));
        }
        let modules: Vec<Source> = parsed
            .iter()
            .map(|(name, file, tree)| {
                let is_package = parsed.iter().any(|(other, ..)| other.starts_with(&format!("{name}.")));
                Source { name, is_package, file: *file, tree: tree.as_ref() }
            })
            .collect();
        let program = build(&modules, &sources, Version { minor: 12 });
        let shown = |def: &Definition| {
            let bind = |bind: &Bind| {
                let within = &program.functions[bind.func.index()].name;
                format!("{:?} {:?} {within}:{}", bind.way, bind.form, sources.start(bind.span).line)
            };
            let binds: Vec<String> = def.bindings.iter().map(bind).collect();
            format!("{}.{}: {}", program.module(def.module).name, def.name, binds.join(", "))
        };
        program.defs.iter().map(shown).collect()
    }

    fn check(modules: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(listed(modules), expected, "{modules:?}");
    }

    #[test]
    fn every_form() {
        let check = |text, expected: &str| {
            let found = listed(&[("m", text)]);
            let found = found.iter().find(|line| line.starts_with("m.x: ")).expect("it binds x");
            assert_eq!(found["m.x: ".len()..], *expected, "{text}");
        };
        check("x = y = 1\nx += 1", "Name Assignment <module>:1, Name Augmented <module>:2");
        check("x: int\nx: int = 1\n(x): int", "Name Annotated <module>:1, Name Annotated <module>:2");
        check("[a, (b, *x)] = f()", "Name Assignment <module>:1");
        check("f(x := 1)", "Name Walrus <module>:1");
        check("def f(a=(x := 1)): pass", "Name Walrus <module>:1");
        check("[x := y for y in z]", "Name Walrus <module>:1");
        check("any((x := y) for y in z)", "Name Walrus <genexpr>:1");
        check("for x in y: pass", "Name For <module>:1");
        check("with f() as (x, y): pass", "Name With <module>:1");
        check("match f():\n case [x, *_]: pass", "Name Pattern <module>:1");
        check("try: pass\nexcept E as x: pass", "Name Handler <module>:1, Name Delete <module>:2");
        check("def x(): pass", "Name Def <module>:1");
        check("class x: pass", "Name Class <module>:1");
        check("type x = int", "Name TypeAlias <module>:1");
        check("import a, x.y", "Name Import <module>:1");
        check("from a import b as x", "Name FromImport <module>:1");
        check("del a, x", "Name Delete <module>:1");
        check("def f():\n global x\n x = 1", "Name Assignment f:3");
        check("class C:\n global x\n def x(self): pass", "Name Def C:3");
        // Another module may bring anything.
        check("x = 1\nfrom a import *", "Name Assignment <module>:1, Star FromImport <module>:2");
    }

    #[test]
    fn attributes_of_modules() {
        let m = ("m", "limit = 1\ndef f(): return limit, added");
        let bound = |main| {
            let found = listed(&[("__main__", main), m]);
            let about = found.into_iter().filter(|line| line.starts_with("m.") && line.contains("Attribute"));
            about.collect::<Vec<_>>().join("; ")
        };
        let plain = "m.limit: Attribute Assignment <module>:2, Name Assignment <module>:1";
        assert_eq!(bound("import m\nm.limit = 2"), plain);
        assert_eq!(bound("import m as n\nn.limit = 2"), plain);
        assert_eq!(bound("import m\nm.added = 2"), "m.added: Attribute Assignment <module>:2");
        let local = "m.limit: Attribute For f:3, Name Assignment <module>:1";
        assert_eq!(bound("def f():\n import m\n for m.limit in a: pass"), local);
        // It may be another object.
        for main in [
            "import m\nm = f()\nm.limit = 2",
            "import m\ndef f(m): m.limit = 2",
            "import m\nfrom a import *\nm.limit = 2",
            "import m, a\na.m = 1\nm.limit = 2",
            "f().limit = 2",
        ] {
            assert_eq!(bound(main), "", "{main}");
        }
    }

    #[test]
    fn modules_of_packages() {
        check(
            &[
                ("__main__", "import p.q\nfrom p import q as r\np.q.x = 1\nr.y = 2"),
                ("p", ""),
                ("p.q", "from . import z\nfrom .z import *\nz.a = 1"),
                ("p.z", "b = _c = 1"),
            ],
            &[
                "__main__.p: Name Import <module>:1",
                "__main__.r: Name FromImport <module>:2",
                "p.q.z: Name FromImport <module>:1",
                "p.z.b: Name Assignment <module>:1",
                "p.z._c: Name Assignment <module>:1",
                "p.q.x: Attribute Assignment <module>:3",
                "p.q.y: Attribute Assignment <module>:4",
                "p.q.b: Star FromImport <module>:2",
            ],
        );
    }

    #[test]
    fn stars_bring_on_what_stars_brought() {
        check(
            &[
                ("__main__", "x = 0\nfrom a import *"),
                ("a", "from b import *\n_u = 1"),
                ("b", "__all__ = ['x', '_y']\nx = _y = 1"),
                ("unread", "this is no Python"),
            ],
            &[
                "__main__.x: Name Assignment <module>:1, Star FromImport <module>:2",
                "a._u: Name Assignment <module>:2",
                "b.__all__: Name Assignment <module>:1",
                "b.x: Name Assignment <module>:2",
                "b._y: Name Assignment <module>:2",
                "a.__all__: Star FromImport <module>:1",
                "a.x: Star FromImport <module>:1",
                "a._y: Star FromImport <module>:1",
                "__main__._u: Star FromImport <module>:2",
                "__main__.__all__: Star FromImport <module>:2",
                "__main__._y: Star FromImport <module>:2",
            ],
        );
    }
}
