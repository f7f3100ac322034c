//! Names that may be read before the statement that binds them has run.
//!
//! Native code takes a function of the module for granted, and a module, and a constant. That holds only once
//! the `def`, the `import` or the assignment has run: what runs before, directly or through other functions,
//! has to look the name up (and to raise NameError). A statement runs the functions that it names, and those
//! that were kept before: somebody got them as values, or objects of their class.
//! Where such a name is only called, native code may ask whether it is bound (`asked`).
//!
//! Other names are checked at each read. Their NameError is the same but for what CPython's printer adds to
//! it (`Did you mean: 'total'?`): where that may be anything, the reader has to be a Python frame.
//!
//! The bodies of other modules are read in the same way. What runs while one of them is half done runs at a
//! statement of it: by what it names, by what was kept before, and by what the modules do that it
//! imports. In a circle of imports these see it half done:
//!
//! ```text
//! a.py   import b                    b.py   import a
//!        def f(): …                         a.f()              not there yet
//! ```

pub mod asked;
mod handed;
pub(super) mod in_calls;
mod text;

use std::collections::{HashMap, HashSet};

use super::lookalike::Lookalikes;
use crate::catalog::names;
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::{DefId, ExprKind, FuncId, Function, FunctionKind, ModuleId, NameRef, Stmt, StmtKind};
use crate::hir::visit::Block;
use crate::hir::{Program, Variable};
use crate::infer::{Plan, Suggestions};
use crate::source::Span;
use crate::world::facts::{Facts, GlobalFact, facts};
use crate::world::inert::is_inert;
use asked::Asked;
use text::{Bound, Imports, Mention, Named, bind, bound_after, deleted, deleted_by, top_level};

/// What may be read too early.
#[derive(Default)]
pub struct Early {
    /// Against the readers of functions and modules.
    pub reasons: Vec<(FuncId, Reason)>,
    /// By reader and place: the name that one of these is for.
    pub names: HashMap<(FuncId, Span), DefId>,
    /// Those of names that are only called there, by which native code can ask whether they are bound.
    pub asked: HashMap<(FuncId, Span), Asked>,
    /// Constants whose name has to be looked up.
    pub constants: HashSet<DefId>,
    /// Reads of which CPython's printer may say more than the message.
    pub suggestions: Suggestions,
    /// Variables with a name that `builtins` has, or every module, and that may be read before the program
    /// binds them, or after it has unbound them: `print(len); len = 2`.
    pub falls_through: HashSet<DefId>,
    /// Reads of what another module has, while that may be half done.
    pub half_seen: HashSet<(FuncId, DefId)>,
    /// Globals that CPython's printer may suggest for another name: where anything is the isolate's, they
    /// live there.
    pub suggested: HashSet<DefId>,
}

impl Early {
    /// What inference is told of a program of which nothing runs in the isolate.
    pub fn plan(&self, minor: u32) -> Plan {
        Plan {
            minor,
            early: self.constants.clone(),
            suggestions: self.suggestions.clone(),
            falls_through: self.falls_through.clone(),
            half_seen: self.half_seen.clone(),
            ..Plan::default()
        }
    }
}

/// Reads the bodies of modules in order.
pub fn early(program: &Program) -> Early {
    let facts = facts(program);
    let functions = program.native_functions();
    let imports = Imports::of(program);
    let mut search = Search {
        program,
        body: program.main_body(),
        facts: &facts,
        names: functions.iter().map(|function| text::names(program, &facts, function)).collect(),
        aliases: text::aliases(program),
        texts: text::texts(program),
        quiet: imports.quiet(program, &facts),
        imports,
        direct: vec![],
        functions: HashMap::new(),
        unsure: deleted_by(program, |kind| kind != FunctionKind::Module),
        unbound: deleted_by(program, |_| true),
        lookalikes: Lookalikes::of(program),
        kept: HashSet::new(),
        handed: None,
        before: HashMap::new(),
        begun: HashMap::new(),
        todo: vec![program.main().id],
        read: HashSet::new(),
        early: Early::default(),
    };
    for function in functions {
        if let Some(top) = top_level(program, function)
            && let Some(global) = program.global(function.module, &top.name)
        {
            search.functions.entry(global).or_default().push(function.id);
        }
    }
    search.modules();
    search.finish()
}

struct Search<'a> {
    program: &'a Program,
    body: &'a Function,
    facts: &'a Facts,
    /// By function: what it names and where.
    names: Vec<Vec<Mention>>,
    /// What `from m import f` binds, and what it is there.
    aliases: HashMap<DefId, Vec<DefId>>,
    /// By module: the functions whose text runs with its body.
    texts: HashMap<ModuleId, Vec<FuncId>>,
    imports: Imports,
    /// Modules whose bodies run no function.
    quiet: HashSet<ModuleId>,
    /// The names in the own text of the module body that is read, in order.
    direct: Vec<(FuncId, Mention)>,
    /// The top-level functions and classes of a name, with all that is nested in them.
    functions: HashMap<DefId, Vec<FuncId>>,
    /// Globals that a function deletes.
    unsure: HashSet<DefId>,
    /// Globals that any statement deletes.
    unbound: HashSet<DefId>,
    lookalikes: Lookalikes<'a>,
    /// What somebody may have got hold of so far, by the module body, and by whoever ran before it.
    kept: HashSet<DefId>,
    /// The class whose methods may be called by the statement that is to bind its name.
    handed: Option<DefId>,
    /// By module: what has been kept before its body may run.
    before: HashMap<ModuleId, HashSet<DefId>>,
    /// By module: those whose bodies have begun for certain when its body runs.
    begun: HashMap<ModuleId, HashSet<ModuleId>>,
    /// Modules whose bodies are to be read.
    todo: Vec<ModuleId>,
    /// Reads that may find nothing.
    read: HashSet<(FuncId, DefId)>,
    early: Early,
}

impl<'a> Search<'a> {
    fn modules(&mut self) {
        while let Some(module) = self.todo.pop() {
            self.module(module);
        }
        // What nobody is seen to import may be imported at any time.
        let native = self.program.native_modules().iter().skip(1).map(|module| module.id);
        let unseen: Vec<ModuleId> = native.filter(|module| !self.before.contains_key(module)).collect();
        self.kept = self.program.native_globals().map(|def| def.id).collect();
        for module in unseen {
            self.enter(module, &HashSet::new());
        }
        while let Some(module) = self.todo.pop() {
            self.module(module);
        }
    }

    fn module(&mut self, module: ModuleId) {
        let program = self.program;
        let Some(body) = program.module(module).body else { return };
        self.body = &program.functions[body.index()];
        self.kept = self.before.get(&module).cloned().unwrap_or_default();
        self.direct.clear();
        for func in &self.texts[&module] {
            let names = &self.names[func.index()];
            self.direct.extend(names.iter().map(|mention| (*func, *mention)));
        }
        self.direct.sort_by_key(|(_, mention)| mention.span.start);
        self.block(&self.body.body, &mut Bound::new(), 0);
    }

    /// A body may run now, after these.
    fn enter(&mut self, module: ModuleId, begun: &HashSet<ModuleId>) {
        let is_new = !self.before.contains_key(&module);
        let before = self.before.entry(module).or_default();
        let all = self.begun.entry(module).or_insert_with(|| begun.clone());
        let known = (before.len(), all.len());
        before.extend(&self.kept);
        all.retain(|other| begun.contains(other));
        let is_less_known = (before.len(), all.len()) != known;
        if (is_new || is_less_known) && module != self.program.main().id && !self.todo.contains(&module) {
            self.todo.push(module);
        }
    }

    /// The modules whose bodies have begun for certain where so much is bound.
    fn begun(&self, bound: &Bound) -> HashSet<ModuleId> {
        let before = self.begun.get(&self.body.module).into_iter().flatten().copied();
        // (Modules stand behind names.)
        let imported = bound.range(Named::Module(ModuleId(0))..).filter_map(|name| name.module());
        before.chain([self.body.module]).chain(imported).collect()
    }

    /// `bound`: what is certainly bound when the block begins, then what is when it ends. `after`: where the
    /// text before ends.
    fn block(&mut self, block: &'a [Stmt], bound: &mut Bound, mut after: u32) {
        for stmt in block {
            let parts = stmt.kind.blocks();
            if matches!(stmt.kind, StmtKind::While { .. } | StmtKind::For { .. }) {
                // A loop's end runs before its beginning, too.
                let inside: Vec<Mention> =
                    self.between(stmt.span.start, stmt.span.end).map(|(_, mention)| *mention).collect();
                self.keep(&inside);
                self.runs(&inside, &[], bound);
            }
            self.execute(stmt, bound, &parts, after);
            if !parts.is_empty() {
                let mut inside = bound.clone();
                bind(&self.imports, self.body, stmt, &mut inside);
                deleted(stmt, &mut inside);
                for part in &parts {
                    self.block(part.body, &mut inside.clone(), u32::MAX);
                }
            }
            if let StmtKind::If { body, orelse, .. } = &stmt.kind {
                let ends = [body, orelse].map(|block| bound_after(&self.imports, self.body, block, bound));
                bound.extend(ends[0].intersection(&ends[1]).copied().collect::<Vec<_>>());
            } else if parts.is_empty() {
                bind(&self.imports, self.body, stmt, bound);
            }
            deleted(stmt, bound);
            after = if after == u32::MAX { after } else { stmt.span.end };
        }
    }

    /// The names that the module body's own text has from one position on, up to another.
    fn between(&self, start: u32, end: u32) -> impl Iterator<Item = &(FuncId, Mention)> {
        let first = self.direct.partition_point(|(_, mention)| mention.span.start < start);
        self.direct[first..].iter().take_while(move |(_, mention)| mention.span.start < end)
    }

    /// Who reads a function otherwise than to call it may keep it; an object may be kept of a class, and what
    /// a call has made: a nested function, a generator.
    fn keep(&mut self, mentions: &[Mention]) {
        for Mention { name, is_value, .. } in mentions {
            let Some(def) = name.def() else { continue };
            let sources = self.aliases.get(&def).into_iter().flatten().chain([&def]);
            let made: Vec<FuncId> =
                sources.filter_map(|source| self.functions.get(source)).flatten().copied().collect();
            let first = made.first().map(|func| &self.program.functions[func.index()]);
            let outlives = made.len() > 1
                || first.is_some_and(|first| {
                    first.is_generator || first.is_async || first.kind == FunctionKind::Class
                });
            if *is_value || outlives {
                self.kept.insert(def);
            }
        }
    }

    /// A statement without the blocks in it runs. Decorators stand before the span of their `def`: at top
    /// level, what stands between two statements belongs to the later one.
    fn execute(&mut self, stmt: &'a Stmt, bound: &Bound, apart: &[Block<&'a Vec<Stmt>>], after: u32) {
        let apart: Vec<Span> =
            apart.iter().flat_map(|block| block.body.iter().map(|stmt| stmt.span)).collect();
        let own = |span: &Span| !apart.iter().any(|block| block.start <= span.start && span.end <= block.end);
        let mut read: Vec<(FuncId, Mention)> = self
            .between(after.min(stmt.span.start), stmt.span.end)
            .filter(|(_, mention)| own(&mention.span))
            .copied()
            .collect();
        let mentions: Vec<Mention> = read.iter().map(|(_, mention)| *mention).collect();
        self.keep(&mentions);
        self.keep_defined(stmt);
        self.handed = self.handed_early(stmt);
        let begun = self.begun(bound);
        let mut imported = self.imports.at(self.body, stmt).to_vec();
        imported.retain(|module| !begun.contains(module));
        let is_quiet = imported.iter().all(|module| self.quiet.contains(module));
        let runs = match is_inert(self.program, &self.facts.table, self.body, stmt) && is_quiet {
            true => self.bodies(&imported, bound),
            false => self.runs(&mentions, &imported, bound),
        };
        for func in runs {
            read.extend(self.names[func.index()].iter().map(|mention| (func, *mention)));
        }
        for (reader, Mention { name, span, .. }) in read {
            match name {
                Named::Def(global) if self.program.def(global).module == self.body.module => {
                    if !bound.contains(&name) || self.unsure.contains(&global) {
                        self.note(reader, global, span);
                    }
                }
                Named::Module(module) if self.is_here(reader) && !bound.contains(&name) => {
                    let what =
                        format!("`{}`, which may not be imported yet,", self.program.module(module).name);
                    self.refuse(reader, span, what);
                }
                // While the other module's body is read, or not at all.
                Named::Def(_) | Named::Module(_) => {}
            }
        }
    }

    /// Does its text stand in the module that is read?
    fn is_here(&self, func: FuncId) -> bool {
        self.program.functions[func.index()].module == self.body.module
    }

    fn note(&mut self, reader: FuncId, global: DefId, span: Span) {
        let is_outside = !self.is_here(reader);
        if is_outside {
            self.early.half_seen.insert((reader, global));
        } else {
            self.read.insert((reader, global));
        }
        match self.facts.globals[global.index()] {
            GlobalFact::Function(..)
            | GlobalFact::Module(_)
            | GlobalFact::Member(..)
            | GlobalFact::TypeVariable => {}
            GlobalFact::Variable if self.facts.constants.contains_key(&global) => {
                self.early.constants.insert(global);
                return;
            }
            GlobalFact::Class(_) if self.facts.table.named(global).is_some() => {}
            GlobalFact::Class(_) | GlobalFact::Variable => return,
        }
        let what = format!("`{}`, which may not be bound yet,", self.program.def(global).name);
        self.early.names.insert((reader, span), global);
        self.refuse(reader, span, what);
    }

    fn refuse(&mut self, reader: FuncId, span: Span, what: String) {
        let reason = (reader, Reason::new(ReasonId::NotLowered, span, what));
        if !self.early.reasons.contains(&reason) {
            self.early.reasons.push(reason);
        }
    }

    /// The functions that may run where these are named, and the bodies of modules: these, and what was kept.
    /// What is certainly not bound leads nowhere, but only functions, modules and constants are known not to
    /// be.
    fn runs(&mut self, named: &[Mention], imported: &[ModuleId], bound: &Bound) -> Vec<FuncId> {
        let defs = named.iter().filter_map(|mention| mention.name.def());
        let todo: Vec<DefId> = defs.chain(self.kept.iter().copied()).chain(self.handed).collect();
        self.run(todo, imported, bound)
    }

    /// Only the bodies of modules that run no function.
    fn bodies(&mut self, imported: &[ModuleId], bound: &Bound) -> Vec<FuncId> {
        self.run(vec![], imported, bound)
    }

    fn run(&mut self, mut todo: Vec<DefId>, imported: &[ModuleId], bound: &Bound) -> Vec<FuncId> {
        let mut seen: HashSet<DefId> = todo.iter().copied().collect();
        let mut bodies: HashSet<ModuleId> = HashSet::new();
        let mut open: Vec<ModuleId> = imported.to_vec();
        let mut found: HashSet<FuncId> = HashSet::new();
        let begun = self.begun(bound);
        loop {
            let mut run: Vec<FuncId> = vec![];
            if let Some(module) = open.pop() {
                if !begun.contains(&module) && bodies.insert(module) {
                    run.extend(&self.texts[&module]);
                }
            } else if let Some(global) = todo.pop() {
                let is_here = self.program.def(global).module == self.body.module;
                let is_function = self.facts.table.named(global).is_some()
                    || matches!(self.facts.globals[global.index()], GlobalFact::Function(..));
                let is_bound = bound.contains(&Named::Def(global)) || self.handed == Some(global);
                if is_function && is_here && !is_bound {
                    continue;
                }
                let sources = self.aliases.get(&global).into_iter().flatten().copied();
                todo.extend(sources.filter(|source| seen.insert(*source)));
                run.extend(self.functions.get(&global).into_iter().flatten());
            } else {
                break;
            }
            for func in run {
                if found.insert(func) {
                    open.extend(self.imports.inside(func));
                    // A body that runs nothing only reads what it imports.
                    if self.is_body_of_quiet(func) {
                        continue;
                    }
                    let mentions = self.names[func.index()].clone();
                    todo.extend(
                        mentions
                            .iter()
                            .filter_map(|one| one.name.def())
                            .filter(|global| seen.insert(*global)),
                    );
                    self.keep(&mentions);
                }
            }
        }
        for module in bodies {
            self.enter(module, &begun);
        }
        let mut found: Vec<FuncId> = found.into_iter().collect();
        found.sort();
        found
    }

    fn is_body_of_quiet(&self, func: FuncId) -> bool {
        let function = &self.program.functions[func.index()];
        function.parent.is_none() && self.quiet.contains(&function.module)
    }

    /// Variables in cells that may be unbound as a nested function reads them, with names that bring up
    /// others.
    fn shared_reads(&self) -> HashSet<(FuncId, Variable)> {
        let program = self.program;
        let mut found = HashSet::new();
        for function in program.native_functions() {
            for expr in &function.exprs {
                let captures = &program.captures;
                let (variable, is_sure) = match &expr.kind {
                    ExprKind::Name(NameRef::Free(owner, binding)) => {
                        ((*owner, *binding), captures.is_always_bound((*owner, *binding)))
                    }
                    ExprKind::Name(NameRef::Local(binding)) => ((function.id, *binding), false),
                    _ => continue,
                };
                if is_sure || !captures.is_in_cell(variable) {
                    continue;
                }
                let name = &program.functions[variable.0.index()].binding(variable.1).name;
                if !captures.is_bound_again(variable) && program.runs_by_name(function.id, variable.0, name) {
                    continue;
                }
                if self.lookalikes.among_other_locals(function.id, name) || self.lookalikes.anywhere(name) {
                    found.insert((function.id, variable));
                }
            }
        }
        found
    }

    /// Is the name bound to what runs the reader?
    fn is_running(&self, reader: FuncId, global: DefId) -> bool {
        let def = self.program.def(global);
        let body = self.program.module(def.module).body;
        def.is_written_once() && body.is_some_and(|body| self.program.runs_by_name(reader, body, &def.name))
    }

    fn finish(mut self) -> Early {
        let program = self.program;
        for (reader, global) in &self.read {
            let name = &program.def(*global).name;
            if self.is_running(*reader, *global) {
                continue;
            }
            if self.lookalikes.among_locals(*reader, name) {
                self.early.suggestions.locals.insert((*reader, *global));
            }
            if self.lookalikes.anywhere(name) {
                self.early.suggestions.unbound.insert((*reader, *global));
            }
        }
        let all = program.native_globals().map(|def| def.id);
        self.early.suggestions.globals =
            all.clone().filter(|global| self.lookalikes.anywhere(&program.def(*global).name)).collect();
        self.early.suggestions.cells = self.shared_reads();
        self.early.asked = asked::asked(program, self.facts, &self.lookalikes, &self.early);
        let missing: HashSet<&str> =
            self.read.iter().map(|(_, global)| program.def(*global).name.as_str()).collect();
        let missing: Vec<&str> = missing.into_iter().chain(self.lookalikes.unknown_names()).collect();
        let known: HashSet<&str> = names::bound_from_the_start().collect();
        let read: HashSet<DefId> = self.read.iter().map(|(_, global)| *global).collect();
        self.early.falls_through = read
            .union(&self.unbound)
            .copied()
            .filter(|global| known.contains(program.def(*global).name.as_str()))
            .collect();
        self.early.suggested = all
            .filter(|global| {
                missing.iter().any(|name| self.lookalikes.suggests(name, &program.def(*global).name))
            })
            .collect();
        self.early
    }
}
