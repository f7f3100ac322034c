//! Puts calls of the texts here in the place of calls of the library.
//!
//! A name counts as the library's where an import at the top of the module binds it and nothing else does,
//! in any scope. Whatever is done with it besides calling it rules the program out.

use std::collections::HashSet;

use super::forms;
use super::survey::Survey;
use crate::source::Span;
use crate::syntax::ast::{Alias, Const, Context, Expr, ExprKind, Module, Stmt, StmtKind};

/// Name of the module that stands for `itertools`. (No import of a program can name it.)
pub const ITERTOOLS: &str = "<itertools>";

/// The same for `operator`.
pub const OPERATOR: &str = "<operator>";

/// The same for the class of `collections`.
pub const DEQUE: &str = "<deque>";

/// That class as a member of its module, and what messages call it.
const DEQUE_CLASS: (&str, &str) = ("collections", "deque");
const DEQUE_NAME: &str = "collections.deque";

/// Of the one for a decorated function.
pub fn cache_module(index: usize) -> String {
    format!("<lru_cache {index}>")
}

/// A builtin class.
const LIST: &str = "list";

/// The class that a cached function is an instance of.
const CACHE_CLASS: &str = "_lru_cache_wrapper";

/// What a module is to be given.
pub struct Wanted {
    pub itertools: bool,
    pub operator: bool,
    pub deque: bool,
    /// The `maxsize` of each decorated function.
    pub caches: Vec<Option<i64>>,
}

/// `None` where there is nothing to do, or not all of it can be done.
pub fn rewrite(module: &mut Module, minor: u8) -> Option<Wanted> {
    let imported = Imported::of(module);
    if imported.names.is_empty() && imported.modules.is_empty() {
        return None;
    }
    let survey = Survey::of(module);
    let is_library = |name: &str, own: usize| survey.bound.get(name) == Some(&own);
    let names = imported.names.iter().map(|(name, ..)| name);
    if !names.chain(imported.modules.iter().map(|(name, _)| name)).all(|name| is_library(name, 1)) {
        return None;
    }
    let mut rewriter = Rewriter {
        imported: &imported,
        minor,
        functions: vec![],
        operators: vec![],
        caches: vec![],
        cached: vec![],
        has_deque: false,
        is_base: false,
        replaced: vec![],
    };
    rewriter.block(&mut module.body, false);
    let Rewriter { functions, operators, caches, cached, replaced, has_deque, is_base, .. } = rewriter;
    // (What stands for the class in brackets of annotations is the builtin one.)
    if is_base || has_deque && survey.bound.contains_key(LIST) {
        return None;
    }
    if !cached.iter().all(|name| survey.only_asked(name, &["cache_info", "cache_clear"])) {
        return None;
    }
    // Every place of a name is one that has been replaced, or asks a module for something else.
    let is_left = |name: &str| {
        let all = survey.named.get(name).copied().unwrap_or(0);
        all != replaced.iter().filter(|done| *done == name).count()
    };
    // (A call of an operator stays what it is.)
    let is_whole = |module: &str, member: &str| module != "operator" && is_ours(module, member);
    let mut asked = imported.names.iter().filter(|(_, module, member)| is_whole(module, member));
    let is_nothing = functions.is_empty() && operators.is_empty() && caches.is_empty() && !has_deque;
    if is_nothing || asked.any(|(name, ..)| is_left(name)) {
        return None;
    }
    let has_left = |module: &(String, String)| module.1 == "itertools" && is_left(&module.0);
    if imported.modules.iter().any(has_left) {
        return None;
    }
    let is_needed = |name: &str, module: &str| module != "itertools" && is_left(name);
    let given = Given { functions: &functions, operators: &operators, caches: caches.len(), has_deque };
    give(module, &given, &is_needed);
    Some(Wanted {
        itertools: !functions.is_empty(),
        operator: !operators.is_empty(),
        deque: has_deque,
        caches,
    })
}

/// Has the member a text here?
fn is_ours(module: &str, member: &str) -> bool {
    match module {
        "itertools" => forms::ITERTOOLS.contains(&member),
        "functools" => matches!(member, "lru_cache" | "cache"),
        "operator" => forms::OPERATORS.contains(&member),
        "collections" => (module, member) == DEQUE_CLASS,
        _ => false,
    }
}

fn is_module(name: &str) -> bool {
    matches!(name, "itertools" | "functools" | "operator" | "collections")
}

/// What the imports at the top of the module bind.
#[derive(Default)]
struct Imported {
    /// Name, module, member.
    names: Vec<(String, String, String)>,
    /// Name, module.
    modules: Vec<(String, String)>,
}

impl Imported {
    fn of(module: &Module) -> Imported {
        let mut found = Imported::default();
        for stmt in &module.body {
            match &stmt.kind {
                StmtKind::Import(aliases) => {
                    for alias in aliases.iter().filter(|alias| is_module(&alias.name)) {
                        let name = alias.asname.as_ref().unwrap_or(&alias.name).clone();
                        found.modules.push((name, alias.name.clone()));
                    }
                }
                StmtKind::ImportFrom { module: Some(module), names, level: 0 } if is_module(module) => {
                    for alias in names.iter().filter(|alias| is_ours(module, &alias.name)) {
                        let name = alias.asname.as_ref().unwrap_or(&alias.name).clone();
                        found.names.push((name, module.clone(), alias.name.clone()));
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// The module and member that the expression stands for, and the name that it begins with.
    fn member(&self, expr: &Expr) -> Option<(&str, String, &str)> {
        match &expr.kind {
            ExprKind::Name { id, ctx: Context::Load } => {
                let (name, module, member) = self.names.iter().find(|(name, ..)| name == id)?;
                Some((module, member.clone(), name))
            }
            ExprKind::Attribute { value, attr, ctx: Context::Load, .. } => {
                if let ExprKind::Name { id, ctx: Context::Load } = &value.kind
                    && let Some((name, module)) = self.modules.iter().find(|(name, _)| name == id)
                {
                    return Some((module, attr.clone(), name));
                }
                let (module, member, name) = self.member(value)?;
                (module == "itertools" && member == "chain" && attr == "from_iterable")
                    .then(|| (module, format!("{member}.{attr}"), name))
            }
            _ => None,
        }
    }
}

struct Rewriter<'a> {
    imported: &'a Imported,
    minor: u8,
    /// The functions that are called.
    functions: Vec<String>,
    /// The operators that are handed on.
    operators: Vec<String>,
    caches: Vec<Option<i64>>,
    /// The names of those functions.
    cached: Vec<String>,
    has_deque: bool,
    /// A class is made of it.
    is_base: bool,
    /// Names, as often as they have been replaced.
    replaced: Vec<String>,
}

impl Rewriter<'_> {
    fn block(&mut self, body: &mut [Stmt], is_class: bool) {
        for stmt in body {
            if let StmtKind::FunctionDef(def) = &mut stmt.kind
                && !is_class
                && !def.is_async
                && let [decorator] = &mut def.decorators[..]
            {
                self.decorator(decorator, &def.name);
            }
            self.annotations(stmt);
            stmt.each_expr_mut(&mut |expr| self.expr(expr));
            let is_class = matches!(stmt.kind, StmtKind::ClassDef(_));
            stmt.each_block_mut(&mut |body| self.block(body, is_class));
        }
    }

    /// `@cache`, `@lru_cache`, `@lru_cache(maxsize=128)`
    fn decorator(&mut self, decorator: &mut Expr, function: &str) {
        let (named, size) = match &decorator.kind {
            ExprKind::Call { func, args, keywords } => match (&args[..], &keywords[..]) {
                ([], []) => (&**func, Some(Some(128))),
                ([size], []) => (&**func, maxsize(size)),
                ([], [keyword]) if keyword.name.as_deref() == Some("maxsize") => {
                    (&**func, maxsize(&keyword.value))
                }
                _ => return,
            },
            _ => (&*decorator, Some(Some(128))),
        };
        let is_call = !std::ptr::eq(named, decorator);
        let Some((module, member, name)) = self.imported.member(named) else { return };
        let size = match (module, member.as_str(), size) {
            ("functools", "cache", _) if !is_call => None,
            ("functools", "lru_cache", Some(size)) => size,
            _ => return,
        };
        self.replaced.push(name.to_owned());
        decorator.kind = ExprKind::Name { id: hidden_cache(self.caches.len()), ctx: Context::Load };
        self.caches.push(size);
        self.cached.push(function.to_owned());
    }

    /// `deque[int]` in an annotation is as quiet as `list[int]`.
    fn annotations(&mut self, stmt: &mut Stmt) {
        if let StmtKind::ClassDef(def) = &stmt.kind {
            let is_it = |base: &Expr| match self.imported.member(base) {
                Some((module, member, _)) => (module, &*member) == DEQUE_CLASS,
                None => false,
            };
            self.is_base |= def.bases.iter().any(is_it);
        } else if let StmtKind::FunctionDef(def) = &mut stmt.kind {
            let params = &mut def.params;
            let named = params.posonly.iter_mut().chain(&mut params.args).chain(&mut params.vararg);
            let all = named.chain(&mut params.kwonly).chain(&mut params.kwarg);
            for annotation in all.filter_map(|param| param.annotation.as_mut()) {
                self.annotation(annotation);
                self.expr(annotation);
            }
            def.returns.iter_mut().for_each(|returns| self.annotation(returns));
        } else if let StmtKind::AnnAssign { annotation, .. } = &mut stmt.kind {
            self.annotation(annotation);
        }
    }

    fn annotation(&mut self, expr: &mut Expr) {
        if let ExprKind::Subscript { value, .. } = &mut expr.kind
            && let Some(("collections", member, name)) = self.imported.member(value)
            && member == DEQUE_CLASS.1
        {
            self.replaced.push(name.to_owned());
            value.kind = ExprKind::Name { id: LIST.to_owned(), ctx: Context::Load };
        }
        expr.each_child_mut(&mut |child| self.annotation(child));
    }

    fn expr(&mut self, expr: &mut Expr) {
        if let Some(("collections", member, name)) = self.imported.member(expr)
            && member == DEQUE_CLASS.1
        {
            self.replaced.push(name.to_owned());
            expr.kind = ExprKind::Name { id: DEQUE_NAME.to_owned(), ctx: Context::Load };
            self.has_deque = true;
            return;
        }
        if let Some(("operator", member, name)) = self.imported.member(expr)
            && is_ours("operator", &member)
        {
            self.replaced.push(name.to_owned());
            expr.kind = ExprKind::Name { id: hidden_operator(&member), ctx: Context::Load };
            self.operators.push(member);
            return;
        }
        if let ExprKind::Call { func, args, keywords } = &mut expr.kind
            && let Some((module, member, name)) = self.imported.member(func)
            && module == "itertools"
            && is_ours(module, member.split('.').next().unwrap_or(&member))
            && let Some(function) = forms::function(&member, args, keywords, self.minor)
        {
            self.replaced.push(name.to_owned());
            func.kind = ExprKind::Name { id: hidden(&function), ctx: Context::Load };
            if function.ends_with("_star")
                && let ExprKind::Starred { value, .. } = &mut args[0].kind
            {
                let none = ExprKind::Constant { value: Const::None, u_prefix: false };
                let span = value.span;
                let inner = std::mem::replace(&mut **value, Expr { kind: none, span });
                args[0] = inner;
            }
            self.functions.push(function);
        }
        if let ExprKind::Call { func, args, keywords } = &mut expr.kind
            && let Some(("operator", ..)) = self.imported.member(func)
        {
            args.iter_mut().for_each(|arg| self.expr(arg));
            keywords.iter_mut().for_each(|keyword| self.expr(&mut keyword.value));
            return;
        }
        expr.each_child_mut(&mut |child| self.expr(child));
    }
}

/// `maxsize` where it is written down, and the cache keeps anything.
fn maxsize(expr: &Expr) -> Option<Option<i64>> {
    match &expr.kind {
        ExprKind::Constant { value: Const::None, .. } => Some(None),
        ExprKind::Constant { value: Const::Int(size), .. } if *size > 0 => Some(Some(*size)),
        _ => None,
    }
}

/// Names of the module that its text cannot have.
fn hidden(function: &str) -> String {
    format!("itertools.{function}")
}

fn hidden_operator(member: &str) -> String {
    format!("operator.{member}")
}

fn hidden_cache(index: usize) -> String {
    format!("functools.lru_cache.{index}")
}

/// What is put in the place of the library's.
struct Given<'a> {
    functions: &'a [String],
    operators: &'a [String],
    caches: usize,
    has_deque: bool,
}

/// The class is called what messages of CPython call it.
pub fn name_class(module: &mut Module) {
    fn expr(it: &mut Expr) {
        if let ExprKind::Name { id, .. } = &mut it.kind
            && id == DEQUE_CLASS.1
        {
            *id = DEQUE_NAME.to_owned();
        }
        it.each_child_mut(&mut expr);
    }
    fn block(body: &mut [Stmt]) {
        for stmt in body {
            if let StmtKind::ClassDef(def) = &mut stmt.kind
                && def.name == DEQUE_CLASS.1
            {
                def.name = DEQUE_NAME.to_owned();
            }
            stmt.each_expr_mut(&mut expr);
            stmt.each_block_mut(&mut |body| block(body));
        }
    }
    block(&mut module.body);
}

/// Imports what is called, before the first import of the library, which what has been replaced needs no
/// longer.
fn give(module: &mut Module, given: &Given, is_needed: &dyn Fn(&str, &str) -> bool) {
    let is_import = |stmt: &Stmt| match &stmt.kind {
        StmtKind::Import(aliases) => aliases.iter().any(|alias| is_module(&alias.name)),
        StmtKind::ImportFrom { module: Some(module), level: 0, .. } => is_module(module),
        _ => false,
    };
    let at = module.body.iter().position(is_import).expect("the names come from an import");
    let span = module.body[at].span;
    for stmt in &mut module.body {
        match &mut stmt.kind {
            StmtKind::Import(aliases) => aliases.retain(|alias| {
                let name = alias.asname.as_ref().unwrap_or(&alias.name);
                !matches!(&*alias.name, "itertools" | "operator" | "collections")
                    || is_needed(name, &alias.name)
            }),
            StmtKind::ImportFrom { module: Some(module), names, level: 0 } => {
                names.retain(|alias| {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    !is_ours(module, &alias.name) || is_needed(name, module)
                });
            }
            _ => continue,
        }
        let (StmtKind::Import(names) | StmtKind::ImportFrom { names, .. }) = &stmt.kind else { continue };
        if names.is_empty() {
            stmt.kind = StmtKind::Pass;
        }
    }
    let alias = |name: &str, asname: String| Alias { name: name.to_owned(), asname: Some(asname), span };
    let from = |module: String, names: Vec<Alias>| import(module, names, span);
    let aliases = |names: &[String], hidden: fn(&str) -> String| -> Vec<Alias> {
        let mut seen = HashSet::new();
        names.iter().filter(|name| seen.insert(*name)).map(|name| alias(name, hidden(name))).collect()
    };
    let names = [
        (ITERTOOLS, aliases(given.functions, hidden)),
        (OPERATOR, aliases(given.operators, hidden_operator)),
        (DEQUE, if given.has_deque { vec![alias(DEQUE_NAME, DEQUE_NAME.to_owned())] } else { vec![] }),
    ];
    let names = names.into_iter().filter(|(_, names)| !names.is_empty());
    let caches =
        (0..given.caches).map(|index| (cache_module(index), vec![alias(CACHE_CLASS, hidden_cache(index))]));
    let all = names.map(|(module, names)| (module.to_owned(), names)).chain(caches);
    let imports: Vec<Stmt> = all.map(|(module, names)| from(module, names)).collect();
    module.body.splice(at..at, imports);
}

fn import(module: String, names: Vec<Alias>, span: Span) -> Stmt {
    Stmt { kind: StmtKind::ImportFrom { module: Some(module), names, level: 0 }, span }
}
