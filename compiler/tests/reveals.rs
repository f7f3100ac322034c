//! What inference finds, checked where it is said: comments of samples, in any folder.
//!
//! ```text
//! total = n * 2.5          # reveal: float              the type of the value
//! for key in table:        # reveal: str                what each round gets
//! if isinstance(x, int):   # reveal: bool               the test
//! def half(n):             # reveal: (int) -> float     parameters and result
//! print(*names)            # error: D0311 …             why this is deferred, as `hybridc explain` says it
//! LOG = []                 # home: isolate: …           where what is bound or made here lives, and why
//! def log(n):              # effects: writes LOG (…)    what the function does besides giving its result
//! ```
//!
//! Types are written as Python writes them. A function that is called with several types has one for each of
//! them, `int; str`, in the order of the calls. A value that is never made is `Never`, a statement that
//! control cannot reach `unreachable`, one that the isolate runs `deferred`. Where a sample notes one error,
//! it notes all.

use hybridc::diag::Reason;
use hybridc::hir::nodes::{ExprId, FuncId, Function, FunctionKind, Stmt, StmtKind};
use hybridc::hir::visit::each_stmt;
use hybridc::hir::{self, Definition, Program};
use hybridc::infer::table::Instance;
use hybridc::partition::effects::effects;
use hybridc::partition::facts::Words;
use hybridc::partition::price::Pricing;
use hybridc::partition::{self, Partition, Task};
use hybridc::source::{SourceMap, Span};
use hybridc::syntax::{self, Target};
use hybridc::world::{self, Around};
use hybridc_dev::root;
use hybridc_dev::sample;
use std::collections::BTreeSet;
use std::fs;

const TARGET: Target = Target { minor: 12 };
const REVEAL: &str = "# reveal: ";
const ERROR: &str = "# error: ";
const HOME: &str = "# home: ";
const EFFECTS: &str = "# effects: ";

#[test]
fn samples_say_what_is_inferred() {
    let root = root();
    let (samples, _) = sample::find(&root).expect("samples/ can be read");
    let (mut wrong, mut checked) = (vec![], 0);
    for sample in &samples {
        let text = fs::read_to_string(&sample.path).unwrap_or_default();
        if [REVEAL, ERROR, HOME, EFFECTS].into_iter().any(|mark| text.contains(mark)) {
            checked += 1;
            wrong.extend(
                Analysed::new(&text).check().map(|line| format!("samples/{}.py:{line}", sample.name)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked >= 30, "{checked} samples say anything");
}

/// A program of one module.
struct Analysed {
    sources: SourceMap,
    program: Program,
    partition: Partition,
}

impl Analysed {
    fn new(text: &str) -> Analysed {
        let mut sources = SourceMap::default();
        let file = sources.add("sample.py".to_owned(), vec![], text.to_owned());
        let tree = syntax::parse(file, text, TARGET).unwrap_or_else(|wrong| panic!("{}", wrong.message));
        let program = hir::build(&[hir::Source::main(&tree)], &sources, TARGET);
        let minor = TARGET.minor.into();
        let world = world::world(&program, minor, &Around::default());
        let task = Task { program: &program, minor, world: &world, pricing: Pricing::Counts };
        let partition = partition::partition(task);
        Analysed { sources, program, partition }
    }

    /// What the comments say wrongly.
    fn check(&self) -> impl Iterator<Item = String> {
        let text = &self.sources.file(self.program.main().file).text;
        let notes_errors = text.contains(ERROR);
        let mut wrong = vec![];
        for (index, line) in text.lines().enumerate() {
            let number = index as u32 + 1;
            let said =
                |mark| line.split(mark).skip(1).map(|said| said.split("  #").next().unwrap_or(said).trim());
            for expected in said(REVEAL) {
                let found = self.revealed(number);
                if found != expected {
                    wrong.push(format!("{number}: reveal: {found}"));
                }
            }
            let facts = said(HOME).map(|said| (said, self.home(number), HOME));
            for (expected, found, mark) in
                facts.chain(said(EFFECTS).map(|said| (said, self.effects(number), EFFECTS)))
            {
                if found != expected {
                    wrong.push(format!("{number}: {}{found}", &mark[2..]));
                }
            }
            let expected: BTreeSet<String> = said(ERROR).map(str::to_owned).collect();
            let found = if notes_errors { self.errors(number) } else { BTreeSet::new() };
            wrong.extend(found.difference(&expected).map(|found| format!("{number}: error: {found}")));
            wrong.extend(expected.difference(&found).map(|said| format!("{number}: no error: {said}")));
        }
        wrong.into_iter()
    }

    /// The reasons against what begins on this line.
    fn errors(&self, line: u32) -> BTreeSet<String> {
        let reasons = self.partition.reasons.iter().flatten();
        let is_here = |reason: &&Reason| self.sources.start(reason.span).line == line;
        let shown = |reason: &Reason| format!("{} {}", reason.id.row().code, reason.message());
        reasons.filter(is_here).map(shown).collect()
    }

    fn words(&self) -> Words<'_> {
        Words { program: &self.program, partition: &self.partition, sources: &self.sources }
    }

    /// Of the containers that the line makes, else of the global that it binds first.
    fn home(&self, line: u32) -> String {
        let is_here = |span: Span| self.sources.start(span).line == line;
        let sites = self.partition.table.isolate_sites.iter();
        let sites = sites.filter(|site| is_here(site.made)).map(|site| self.words().site(site));
        let first = |def: &&Definition| def.bindings.first().is_some_and(|bind| is_here(bind.span));
        let globals = self.program.main_globals().filter(first).map(|def| self.words().global(def));
        sites.chain(globals).next().unwrap_or_else(|| "nothing has its home here".to_owned())
    }

    /// Of the function that is defined here.
    fn effects(&self, line: u32) -> String {
        let table = &self.partition.table;
        let effects = effects(&self.program, table);
        let here = effects.iter().find(|(id, _)| {
            let function = &self.program.functions[table.instances[id.index()].func.index()];
            self.sources.start(function.name_span).line == line
        });
        here.map_or_else(|| "it is not native".to_owned(), |(_, effects)| self.words().effects(effects))
    }

    fn revealed(&self, line: u32) -> String {
        let mut found = None;
        // The loop that a generator expression stands for is on the line of its value.
        let says = |one: &&Function| one.kind != FunctionKind::GeneratorExpression;
        for function in self.program.native_functions().iter().filter(says) {
            each_stmt(&function.body, &mut |stmt| {
                if self.line(stmt) == line
                    && let Some(value) = said_of(stmt)
                {
                    found = Some(self.type_of(function, stmt, value));
                }
            });
        }
        found.unwrap_or_else(|| "no value on this line".to_owned())
    }

    /// A statement with a block is on the line where it begins, others are where they end.
    fn line(&self, stmt: &Stmt) -> u32 {
        match stmt.kind {
            StmtKind::If { .. } | StmtKind::While { .. } | StmtKind::For { .. } | StmtKind::Def { .. } => {
                self.sources.start(stmt.span).line
            }
            _ => self.sources.end(stmt.span).line,
        }
    }

    fn type_of(&self, function: &Function, stmt: &Stmt, value: Said) -> String {
        let types: Vec<String> = match value {
            Said::Signature(func) => self.instances(func).map(signature).collect(),
            Said::Value(value) => self.of_each(function, |instance| {
                let info = instance.exprs.get(&(function.id, value))?;
                instance.live.contains(&(function.id, stmt.id)).then(|| info.ty.to_string())
            }),
            Said::Round => self.of_each(function, |instance| {
                Some(instance.stmts.get(&(function.id, stmt.id))?.ty.to_string())
            }),
        };
        let mut distinct: Vec<String> = vec![];
        for ty in types {
            if !distinct.contains(&ty) {
                distinct.push(ty);
            }
        }
        match distinct.is_empty() {
            false => distinct.join("; "),
            true if self.instances(function.id).next().is_some() && !self.is_chunk(function, stmt) => {
                "unreachable".to_owned()
            }
            true => "deferred".to_owned(),
        }
    }

    /// The live instances of a function, in the order they came up.
    fn instances(&self, func: FuncId) -> impl Iterator<Item = &Instance> {
        let table = &self.partition.table;
        let mut live: Vec<_> = table.live.iter().collect();
        live.sort();
        live.into_iter().map(|id| &table.instances[id.index()]).filter(move |one| one.func == func)
    }

    fn of_each(&self, function: &Function, ty: impl Fn(&Instance) -> Option<String>) -> Vec<String> {
        self.instances(function.id).filter_map(ty).collect()
    }

    /// Does the isolate run this statement of the module body?
    fn is_chunk(&self, function: &Function, stmt: &Stmt) -> bool {
        let Some(chunks) = self.partition.chunks.as_ref() else { return false };
        let around = |outer: &Stmt| outer.span.start <= stmt.span.start && stmt.span.end <= outer.span.end;
        function.id == self.program.main_body().id
            && function.body.iter().position(around).is_some_and(|index| chunks.contains(&index))
    }
}

fn signature(instance: &Instance) -> String {
    let params: Vec<String> = instance.params.iter().map(ToString::to_string).collect();
    format!("({}) -> {}", params.join(", "), instance.result)
}

/// What a line is asked for.
enum Said {
    Value(ExprId),
    /// Of a `for`.
    Round,
    /// Of a `def`.
    Signature(FuncId),
}

fn said_of(stmt: &Stmt) -> Option<Said> {
    match &stmt.kind {
        StmtKind::Expr(value)
        | StmtKind::Assign { value, .. }
        | StmtKind::AnnAssign { value: Some(value), .. }
        | StmtKind::Return(Some(value))
        | StmtKind::Assert { test: value, .. }
        | StmtKind::If { test: value, .. }
        | StmtKind::While { test: value, .. } => Some(Said::Value(*value)),
        StmtKind::For { .. } => Some(Said::Round),
        StmtKind::Def { func, .. } => Some(Said::Signature(*func)),
        StmtKind::AnnAssign { value: None, .. }
        | StmtKind::Return(None)
        | StmtKind::CompAdd { .. }
        | StmtKind::Delete(_)
        | StmtKind::Raise { .. }
        | StmtKind::Break
        | StmtKind::Continue
        | StmtKind::Pass
        | StmtKind::Try { .. }
        | StmtKind::With { .. }
        | StmtKind::Class { .. }
        | StmtKind::Import { .. }
        | StmtKind::ImportFrom { .. }
        | StmtKind::Opaque { .. } => None,
    }
}
