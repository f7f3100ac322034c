//! HIR + types + verdicts → Slot IR. Cannot fail on a user's program: what inference recorded is carried out
//! here, nothing is decided again. One Slot IR function for each live instance.

mod call;
mod closure;
mod dispatch;
mod each_item;
mod exception;
mod exits;
mod expr;
mod function;
mod generator;
mod lacking;
mod loops;
mod mapped;
mod objects;
mod packed;
mod position;
mod reduce;
mod site;
mod spread;
mod starred;
mod stmt;
mod stops;
mod with;

use std::collections::{HashMap, HashSet};

use crate::hir::nodes::{DefId, ExprKind, FuncId, ModuleId, NameRef, ParamKind};

use crate::hir::Program;
use crate::infer::table::{Attr, How, InstanceId, RunBody, TypeTable};
use crate::infer::touches_isolate;
use crate::sir;
use crate::source::SourceMap;
use crate::ty::{Class, Ty};

/// What lowering needs to know beyond types.
pub struct Input<'a> {
    pub program: &'a Program,
    pub table: &'a TypeTable,
    pub sources: &'a SourceMap,
    /// Top-level statements that run in the isolate; `None` for a pure program.
    pub chunks: Option<&'a HashSet<usize>>,
    /// Only functions that call nothing of the isolate are native.
    pub is_leaves: bool,
    /// Target minor version: comprehensions are frames of their own below 3.12, carets differ.
    pub minor: u32,
}

/// The native part of the program.
pub fn lower(input: &Input) -> sir::Module {
    let mut module = Module {
        input,
        functions: HashMap::new(),
        sites: vec![],
        globals: vec![],
        chunks: vec![],
        global_slots: HashMap::new(),
        default_slots: HashMap::new(),
        begun_slots: HashMap::new(),
        run_again: HashSet::new(),
        class_slots: HashMap::new(),
        bound_slots: HashMap::new(),
    };
    let mut names = HashMap::new();
    let mut live: Vec<InstanceId> = input.table.live.iter().copied().collect();
    live.sort();
    for (index, id) in live.iter().enumerate() {
        module.functions.insert(*id, sir::FnId(index as u32));
    }
    module.declare_globals(&live);
    module.declare_defaults();
    module.declare_begun(&live);
    module.declare_class_values();
    module.declare_bound(&live);
    let functions: Vec<sir::Function> = live
        .iter()
        .map(|id| {
            let name = unique_name(
                &mut names,
                &input.program.functions[input.table.instances[id.index()].func.index()].qualname,
            );
            function::lower_function(&mut module, *id, name)
        })
        .collect();
    let isolate = input.chunks.map(|_| sir::IsolatePlan {
        entries: module.entries(),
        is_leaves: input.is_leaves,
        chunks: std::mem::take(&mut module.chunks),
        functions: module.functions_taken(),
    });
    sir::Module {
        tells_nans: input.table.tells_nans || isolate.is_some(),
        fixed_limit: false,
        functions,
        classes: module.classes(),
        globals: std::mem::take(&mut module.globals),
        sites: module.sites,
        main: input.table.main.map(|id| module.functions[&id]),
        isolate,
        files: input
            .sources
            .files()
            .map(|(_, file)| sir::SourceFile {
                path: file.path.clone(),
                raw: file.raw.clone(),
                text: file.text.clone(),
            })
            .collect(),
    }
}

/// The module whose dict a name is looked up in, where it is not the main one.
fn namespace(program: &Program, module: ModuleId) -> Option<String> {
    (module != program.main().id).then(|| program.module(module).name.clone())
}

fn unique_name(names: &mut HashMap<String, u32>, qualname: &str) -> String {
    let base: String =
        qualname.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    let uses = names.entry(base.clone()).or_insert(0);
    *uses += 1;
    if *uses == 1 {
        return base;
    }
    // (`f__2` may be what another one is called.)
    let mut count = *uses;
    while names.contains_key(&format!("{base}__{count}")) {
        count += 1;
    }
    let name = format!("{base}__{count}");
    names.insert(name.clone(), 1);
    names.insert(base, count);
    name
}

/// The module being made.
struct Module<'a> {
    input: &'a Input<'a>,
    functions: HashMap<InstanceId, sir::FnId>,
    sites: Vec<sir::SiteInfo>,
    globals: Vec<sir::Global>,
    /// Parts of the module body that run in the isolate.
    chunks: Vec<sir::Chunk>,
    /// Globals that functions share with the module body; the others are locals of the body.
    global_slots: HashMap<DefId, sir::GlobalSlot>,
    /// Where defaults are kept that the module body evaluates, by function and parameter.
    default_slots: HashMap<(FuncId, usize), sir::GlobalSlot>,
    /// Whether the bodies of modules have begun, of which that is asked.
    begun_slots: HashMap<ModuleId, sir::GlobalSlot>,
    /// Modules whose bodies may run again.
    run_again: HashSet<ModuleId>,
    /// Variables of classes.
    class_slots: HashMap<(Class, Attr), sir::GlobalSlot>,
    /// What is bound once a name is, of which that is asked.
    bound_slots: HashMap<DefId, sir::GlobalSlot>,
}

impl Module<'_> {
    /// Python functions whose calls from dynamic code are routed to native code.
    fn entries(&self) -> Vec<sir::Entry> {
        let mut entries: Vec<sir::Entry> = vec![];
        let mut places: HashMap<FuncId, usize> = HashMap::new();
        for id in &self.input.table.entries {
            let instance = &self.input.table.instances[id.index()];
            let Some(variant) = self.functions.get(id) else { continue };
            if let Some(place) = places.get(&instance.func) {
                let entry = &mut entries[*place];
                if !entry.variants.contains(variant) {
                    entry.variants.push(*variant);
                }
                continue;
            }
            let func = &self.input.program.functions[instance.func.index()];
            // Entries take positional arguments only.
            if func.params.iter().any(|param| param.kind == ParamKind::KeywordOnly) {
                continue;
            }
            let line = self.input.sources.start(func.span).line;
            let entry = sir::Entry {
                file: func.file.0 as usize,
                module: namespace(self.input.program, func.module),
                qualname: func.qualname.clone(),
                line,
                variants: vec![*variant],
            };
            places.insert(func.id, entries.len());
            entries.push(entry);
        }
        entries
    }

    /// The names of functions among the parameters of entries.
    fn functions_taken(&self) -> std::collections::BTreeMap<u32, String> {
        let params =
            self.input.table.entries.iter().flat_map(|id| &self.input.table.instances[id.index()].params);
        let taken = params.filter_map(|ty| if let Ty::Function(func) = ty { Some(*func) } else { None });
        taken.map(|func| (func, self.input.program.functions[func as usize].name.clone())).collect()
    }

    fn declare_defaults(&mut self) {
        for ((func, index), ty) in self.input.table.defaults.iter().filter(|(_, ty)| **ty != Ty::Never) {
            let function = &self.input.program.functions[func.index()];
            self.default_slots.insert((*func, *index), sir::GlobalSlot(self.globals.len() as u32));
            let name = format!("{}_{}_default", function.name, function.params[*index].name);
            self.globals.push(sir::Global { name, ty: *ty, maybe_unbound: false });
        }
    }

    fn declare_begun(&mut self, live: &[InstanceId]) {
        let input = self.input;
        let mut bodies: Vec<RunBody> = vec![];
        for info in live.iter().flat_map(|id| input.table.instances[id.index()].stmts.values()) {
            if let How::Import(runs, _) = &info.how {
                bodies.extend(runs);
            }
        }
        bodies.sort_by_key(|run| run.unless_begun);
        for run in bodies {
            let Some(module) = run.unless_begun else { continue };
            if run.anew {
                self.run_again.insert(module);
            }
            let next = sir::GlobalSlot(self.globals.len() as u32);
            if *self.begun_slots.entry(module).or_insert(next) == next {
                let name = format!("begun_{}", input.program.module(module).name.replace('.', "_"));
                self.globals.push(sir::Global { name, ty: Ty::Bool, maybe_unbound: true });
            }
        }
    }

    fn declare_bound(&mut self, live: &[InstanceId]) {
        let input = self.input;
        let exprs = live.iter().flat_map(|id| input.table.instances[id.index()].exprs.values());
        let mut asked: Vec<DefId> = exprs
            .filter_map(|info| match info.how {
                How::Bound(def) => Some(def),
                _ => None,
            })
            .collect();
        asked.sort();
        asked.dedup();
        for def in asked {
            self.bound_slots.insert(def, sir::GlobalSlot(self.globals.len() as u32));
            let name = input.program.def(def).name.clone();
            self.globals.push(sir::Global { name, ty: Ty::None, maybe_unbound: true });
        }
    }

    fn declare_globals(&mut self, live: &[InstanceId]) {
        let body = self.input.program.main_body().id;
        let mut copied: Vec<DefId> = self.input.table.copied.iter().copied().collect();
        copied.sort();
        for global in copied {
            self.declare_global(global);
        }
        let written = written(self.input.program);
        for id in live {
            let func = &self.input.program.functions[self.input.table.instances[id.index()].func.index()];
            if func.id == body {
                continue;
            }
            for global in globals_of(self.input.program, &written, func.id) {
                if self.global_slots.contains_key(&global)
                    || self.input.table.isolate_globals.contains_key(&global)
                {
                    continue;
                }
                self.declare_global(global);
            }
        }
    }

    fn declare_global(&mut self, global: DefId) {
        let ty = self.input.table.globals[global.index()];
        let name = self.input.program.def(global).name.clone();
        self.global_slots.insert(global, sir::GlobalSlot(self.globals.len() as u32));
        self.globals.push(sir::Global { name, ty, maybe_unbound: true });
    }
}

/// Globals a function names, by reading or writing; generator expressions inside it too.
fn globals_of(program: &Program, written: &HashMap<FuncId, Vec<DefId>>, func: FuncId) -> Vec<DefId> {
    let function = &program.functions[func.index()];
    let mut found = vec![];
    for expr in &function.exprs {
        match &expr.kind {
            ExprKind::Name(NameRef::Global(global)) => found.push(*global),
            ExprKind::GeneratorExp { func, .. } => found.extend(globals_of(program, written, *func)),
            _ => {}
        }
    }
    found.extend(written.get(&func).into_iter().flatten());
    found
}

/// The globals that each function binds, in their order.
fn written(program: &Program) -> HashMap<FuncId, Vec<DefId>> {
    let mut written: HashMap<FuncId, Vec<DefId>> = HashMap::new();
    for def in program.native_globals() {
        for bind in def.writes() {
            let globals = written.entry(bind.func).or_default();
            if globals.last() != Some(&def.id) {
                globals.push(def.id);
            }
        }
    }
    written
}

/// Does the code of the instance itself use values of the isolate? Then code of the isolate may run below
/// it. So it may where an exception may be shown, which may be an object of the isolate.
fn uses_isolate(table: &TypeTable, id: InstanceId) -> bool {
    let shows =
        table.instances[id.index()].exprs.values().any(|info| info.ty.members().contains(&Ty::Exception));
    table.main == Some(id) || touches_isolate(table, id) || shows
}
