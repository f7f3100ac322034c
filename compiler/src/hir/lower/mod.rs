//! One module: every function's body, one expression arena each.

mod assign;
mod comprehension;
mod def;
mod expr;
mod fold;
mod handler;
mod made;
mod pattern;
mod stmt;
mod template;

use std::collections::{HashMap, HashSet};

use super::Brought;
use super::expansion::{Expansion, Generic};
use super::library::{CONTEXT_MANAGER, Library, TupleCall, WRAPS, library};
use super::nodes::*;
use super::program::Module;
use super::scope::{Resolved, Scope, ScopeId, ScopeKind, Scopes, mangle};
use crate::source::{File, FileId, OfLibrary, SourceMap, Span};
use crate::syntax::{Target as TargetVersion, ast};

/// Lowers a whole module: its functions in the order of their ids, and what the library adds to its classes.
pub(super) fn module(
    tree: &ast::Module,
    scopes: &Scopes,
    brought: &Brought,
    target: TargetVersion,
    module: &Module,
    sources: &SourceMap,
) -> Lowered {
    let first = scopes.scope(scopes.functions()[0]).function;
    let functions = scopes.functions().iter().map(|_| None).collect();
    let mut shared = Shared {
        functions,
        first: first.0,
        classes: HashMap::new(),
        expansions: HashMap::new(),
        generics: HashMap::new(),
        cached: HashMap::new(),
    };
    let library = library(tree);
    let source = sources.file(tree.file);
    let of_library = sources.of_library;
    let cx = Cx { scopes, brought, target, module, file: tree.file, source, library, of_library };
    let root = scopes.functions()[0];
    let mut body = Body::new(&cx, &mut shared, root);
    body.read_outside = handler::names_read_outside_handlers(&tree.body);
    let docstring = docstring(&tree.body);
    let skipped = usize::from(docstring.is_some());
    let statements = body.block(&tree.body[skipped..]);
    let function = body.finish(Header { docstring, ..Header::default() }, statements);
    shared.set(function);
    for scope in scopes.functions() {
        if shared.functions[(scopes.scope(*scope).function.0 - first.0) as usize].is_none() {
            let function = unevaluated(&cx, &mut shared, *scope);
            shared.set(function);
        }
    }
    let functions = shared.functions.into_iter().map(|f| f.expect("every scope has a function")).collect();
    Lowered { functions, expansions: shared.expansions, generics: shared.generics, cached: shared.cached }
}

/// A module's part of the program.
pub(super) struct Lowered {
    pub functions: Vec<Function>,
    pub expansions: HashMap<FuncId, Expansion>,
    pub generics: HashMap<FuncId, Generic>,
    pub cached: HashMap<FuncId, FuncId>,
}

/// A lambda or generator expression in a `type` statement or in the bound of a type parameter: evaluated when
/// somebody asks for it, which native code never does.
fn unevaluated(cx: &Cx<'_>, shared: &mut Shared, scope: ScopeId) -> Function {
    let mut body = Body::new(cx, shared, scope);
    let statement = body.stmt_at(StmtKind::Opaque { what: "type evaluated on demand", binds: None });
    body.finish(Header::default(), vec![statement])
}

/// What does not change while a module is lowered.
struct Cx<'a> {
    scopes: &'a Scopes,
    brought: &'a Brought,
    target: TargetVersion,
    module: &'a Module,
    file: FileId,
    source: &'a File,
    /// What names of the module are of the library, as its imports say.
    library: Library,
    of_library: Option<OfLibrary>,
}

/// What all functions of a module write to.
struct Shared {
    functions: Vec<Option<Function>>,
    first: u32,
    /// The bodies of the classes of the module so far, by name.
    classes: HashMap<String, FuncId>,
    /// What decorators of the library add, by class body.
    expansions: HashMap<FuncId, Expansion>,
    /// Classes that may be subscripted, by their bodies.
    generics: HashMap<FuncId, Generic>,
    /// See [`Program::cached`].
    cached: HashMap<FuncId, FuncId>,
}

impl Shared {
    /// A number for a function that no scope of the text stands for.
    fn reserve(&mut self) -> FuncId {
        self.functions.push(None);
        FuncId(self.first + self.functions.len() as u32 - 1)
    }

    fn get(&self, func: FuncId) -> Option<&Function> {
        self.functions[(func.0 - self.first) as usize].as_ref()
    }

    fn set(&mut self, function: Function) {
        let index = (function.id.0 - self.first) as usize;
        self.functions[index] = Some(function);
    }
}

/// Names the module binds at module level, or anywhere through `global`; in order of first appearance.
pub(super) fn globals(scopes: &Scopes) -> Vec<String> {
    let mut globals = Vec::new();
    let mut seen = HashSet::new();
    for scope in &scopes.scopes {
        for symbol in &scope.symbols {
            let is_global = symbol.global || scope.kind == ScopeKind::Module;
            if symbol.bound && is_global && seen.insert(symbol.name.clone()) {
                globals.push(symbol.name.clone());
            }
        }
    }
    globals
}

/// The first statement, when it is a string.
fn docstring(body: &[ast::Stmt]) -> Option<String> {
    let ast::StmtKind::Expr(expr) = &body.first()?.kind else { return None };
    let ast::ExprKind::Constant { value: Const::Str(text), .. } = &expr.kind else { return None };
    Some(match text {
        PyText::Text(text) => text.clone(),
        PyText::CodePoints(points) => {
            points.iter().map(|p| char::from_u32(*p).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
    })
}

/// The parts of a function that its definition decides.
#[derive(Default)]
struct Header {
    name_span: Option<Span>,
    params: Vec<Param>,
    returns: Option<ExprId>,
    decorators: Vec<ExprId>,
    docstring: Option<String>,
    is_async: bool,
}

/// The function being lowered.
struct Body<'a> {
    cx: &'a Cx<'a>,
    shared: &'a mut Shared,
    /// The scope of the function itself.
    root: ScopeId,
    /// The scope names are looked up in: the root, or a comprehension inside.
    scope: ScopeId,
    func: FuncId,
    exprs: Vec<Expr>,
    /// Ids given out.
    statements: u32,
    targets: u32,
    bindings: Vec<Binding>,
    /// The statement being lowered.
    statement: Span,
    /// How many `try` or `with` statements of this function are around.
    try_depth: u32,
    /// Comprehension variables that are not bound yet where the expression being lowered runs.
    not_yet_bound: Vec<BindingId>,
    /// Names read anywhere but in an `except … as name` of theirs (module body and `def` only: others have no
    /// handlers).
    read_outside: HashSet<String>,
}

impl<'a> Body<'a> {
    fn new(cx: &'a Cx<'a>, shared: &'a mut Shared, root: ScopeId) -> Body<'a> {
        let scope = cx.scopes.scope(root);
        Body {
            cx,
            shared,
            root,
            scope: root,
            func: scope.function,
            exprs: Vec::new(),
            statements: 0,
            targets: 0,
            bindings: cx.scopes.take_bindings(scope.function),
            statement: scope.span,
            try_depth: 0,
            not_yet_bound: Vec::new(),
            read_outside: HashSet::new(),
        }
    }

    fn finish(self, header: Header, body: Vec<Stmt>) -> Function {
        let scope = self.cx.scopes.scope(self.root);
        let kind = scope.kind.function_kind().expect("a function's scope");
        Function {
            id: self.func,
            kind,
            name: scope.name.clone(),
            qualname: self.cx.qualname(self.root),
            parent: scope.parent.map(|parent| self.cx.scopes.scope(parent).function),
            module: self.cx.module.id,
            file: self.cx.file,
            span: scope.span,
            name_span: header.name_span.unwrap_or(scope.span),
            params: header.params,
            returns: header.returns,
            decorators: header.decorators,
            manager: None,
            wraps: None,
            docstring: header.docstring,
            is_async: header.is_async || (kind == FunctionKind::GeneratorExpression && scope.is_async),
            is_generator: scope.is_generator,
            bindings: self.bindings,
            body,
            exprs: self.exprs,
            statements: self.statements,
            targets: self.targets,
            is_made: false,
        }
    }

    fn add(&mut self, kind: ExprKind, span: Span) -> ExprId {
        self.exprs.push(Expr { kind, span });
        ExprId(self.exprs.len() as u32 - 1)
    }

    /// A fresh synthetic local.
    fn temp(&mut self, name: &str) -> BindingId {
        let number = self.bindings.len();
        self.bindings.push(Binding { name: format!("{name}.{number}"), synthetic: true, captured: false });
        BindingId(number as u32)
    }

    fn local(&mut self, binding: BindingId, span: Span) -> ExprId {
        self.add(ExprKind::Name(NameRef::Local(binding)), span)
    }

    /// `temp = value`, as a statement.
    fn set(&mut self, binding: BindingId, value: ExprId, span: Span) -> Stmt {
        let target = self.new_target(TargetKind::Name(NameRef::Local(binding)), span);
        self.new_stmt(StmtKind::Assign { target, value }, span)
    }

    fn mangled(&self, name: &str) -> String {
        mangle(self.cx.scopes.scope(self.scope).private.as_deref(), name)
    }

    fn stmt_at(&mut self, kind: StmtKind) -> Stmt {
        self.new_stmt(kind, self.statement)
    }

    fn new_stmt(&mut self, kind: StmtKind, span: Span) -> Stmt {
        self.statements += 1;
        Stmt { id: StmtId(self.statements - 1), kind, span }
    }

    fn new_target(&mut self, kind: TargetKind, span: Span) -> Target {
        self.targets += 1;
        Target { id: TargetId(self.targets - 1), kind, span }
    }

    /// What a name read here means.
    fn resolve(&self, name: &str) -> Option<NameRef> {
        let name = self.mangled(name);
        match self.cx.scopes.resolve(self.scope, &name) {
            Resolved::Name(name) => Some(name),
            Resolved::TypeParameter => None,
            Resolved::Global(name) => Some(match self.cx.module.names.get(&name) {
                Some(id) => NameRef::Global(*id),
                None => NameRef::Builtin(name),
            }),
        }
    }

    /// A name that is bound or deleted here.
    fn name_target(&mut self, name: &str, span: Span) -> Target {
        let name = self.resolve(name).expect("a type parameter is not assigned to");
        self.new_target(TargetKind::Name(name), span)
    }

    fn in_scope<T>(&mut self, scope: ScopeId, work: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.scope, scope);
        let result = work(self);
        self.scope = outer;
        result
    }

    /// The scope that a node there opens.
    fn scope_at(&self, kind: ScopeKind, span: Span) -> ScopeId {
        self.cx.scopes.by_place[&(kind, span)]
    }
}

impl Cx<'_> {
    /// `co_qualname`. Below 3.12 a comprehension is a function of its own and shows in the names of functions
    /// inside.
    fn qualname(&self, id: ScopeId) -> String {
        let scope = self.scopes.scope(id);
        let mut around = scope.parent;
        while let Some(parent) = around.map(|parent| self.scopes.scope(parent)) {
            let skipped = match parent.kind {
                ScopeKind::TypeParams => true,
                ScopeKind::Comprehension(_) => self.target.minor >= 12,
                ScopeKind::Module
                | ScopeKind::Def
                | ScopeKind::Lambda
                | ScopeKind::Class
                | ScopeKind::GeneratorExpression => false,
            };
            if !skipped {
                break;
            }
            around = parent.parent;
        }
        let Some(around) = around else { return scope.name.clone() };
        let parent = self.scopes.scope(around);
        if parent.parent.is_none() || declared_global(scope, parent) {
            return scope.name.clone();
        }
        let middle = if parent.kind == ScopeKind::Class { "" } else { ".<locals>" };
        format!("{}{middle}.{}", self.qualname(around), scope.name)
    }
}

/// `def f(): global g; def g(): …` names the inner function `g`.
fn declared_global(scope: &Scope, parent: &Scope) -> bool {
    let name = mangle(parent.private.as_deref(), &scope.name);
    matches!(scope.kind, ScopeKind::Def | ScopeKind::Class)
        && parent.symbol(&name).is_some_and(|symbol| symbol.global)
}
