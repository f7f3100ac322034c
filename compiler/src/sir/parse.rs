//! Reads Slot IR from its text form: what `print.rs` writes. A comment goes from `//` or `;` to the end of a
//! line.
//!
//! Statements and functions get their place in this text as origin, so that whoever finds something wrong
//! with one can show the line.

use std::collections::HashMap;

use super::field::Field;
use super::reader::{Reader, Scope, is_nothing};
use super::{
    Arm, Chunk, Entry, FnId, Function, Global, GlobalSlot, IsolatePlan, Module, Op, Region, RowFacts, Site,
    SiteInfo, Slot, SlotInfo, SourceFile, Stmt, StmtKind, Uses, Value,
};
use crate::source::{FileId, Span};
use crate::ty::Ty;

/// A line that is no Slot IR.
#[derive(Debug, PartialEq)]
pub struct Wrong {
    /// 1-based
    pub line: usize,
    pub text: String,
}

/// The module in the text.
pub fn module(text: &str, rows: &dyn RowFacts) -> Result<Module, Wrong> {
    let mut lines = Lines::new(text);
    let scope = scope(&lines, rows)?;
    let mut module = Module {
        tells_nans: false,
        fixed_limit: false,
        functions: vec![],
        globals: vec![],
        sites: vec![],
        main: None,
        isolate: None,
        files: vec![],
    };
    let mut seen = HashMap::new();
    while let Some(line) = lines.peek() {
        if line.text.starts_with("fn ") {
            let index = module.functions.len();
            let mut function = FunctionReader::new(&scope, index).function(&mut lines)?;
            let label = std::mem::take(&mut function.name);
            function.name = unlabelled(&label, &mut seen);
            if function.qualname == label {
                function.qualname.clone_from(&function.name);
            }
            module.functions.push(function);
        } else {
            lines.next();
            Reader::new(line.text, &scope).module_line(&mut module).map_err(|text| line.wrong(text))?;
        }
    }
    Ok(module)
}

/// One line that says something.
#[derive(Clone, Copy)]
struct Line<'t> {
    number: usize,
    /// Where it begins in the whole text.
    start: usize,
    text: &'t str,
}

impl Line<'_> {
    fn wrong(&self, text: String) -> Wrong {
        Wrong { line: self.number, text }
    }

    fn span(&self) -> Span {
        Span::new(FileId(0), self.start as u32, (self.start + self.text.len()) as u32)
    }
}

struct Lines<'t> {
    lines: Vec<Line<'t>>,
    next: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Lines<'t> {
        let mut start = 0;
        let mut lines = vec![];
        for (index, line) in text.split('\n').enumerate() {
            let said = line.trim_start();
            if !is_nothing(said) {
                lines.push(Line { number: index + 1, start: start + line.len() - said.len(), text: said });
            }
            start += line.len() + 1;
        }
        Lines { lines, next: 0 }
    }

    fn peek(&self) -> Option<Line<'t>> {
        self.lines.get(self.next).copied()
    }

    fn next(&mut self) -> Option<Line<'t>> {
        let line = self.peek();
        self.next += 1;
        line
    }

    /// The next line, of something that is not over.
    fn expect(&mut self) -> Result<Line<'t>, Wrong> {
        let last = self.lines.last().map_or(1, |line| line.number);
        self.next().ok_or_else(|| Wrong { line: last, text: "`}` is missing".to_string() })
    }
}

/// Functions and globals may be named before they stand in the text.
fn scope<'a>(lines: &Lines, rows: &'a dyn RowFacts) -> Result<Scope<'a>, Wrong> {
    let (mut functions, mut globals) = (vec![], vec![]);
    let empty = Scope { rows, functions: HashMap::new(), globals: HashMap::new(), slots: HashMap::new() };
    for line in &lines.lines {
        let mut reader = Reader::new(line.text, &empty);
        let is_function = reader.take_word("fn");
        if is_function || reader.take_word("global") {
            let name = reader.name().map_err(|text| line.wrong(text))?;
            if is_function {
                let index = functions.len();
                let (_, id) = reader.identity(&name, index).map_err(|text| line.wrong(text))?;
                functions.push((name, id));
            } else {
                globals.push((name, GlobalSlot(globals.len() as u32)));
            }
        }
    }
    let (functions, globals) = (functions.into_iter().collect(), globals.into_iter().collect());
    Ok(Scope { rows, functions, globals, slots: HashMap::new() })
}

/// The name that a label stands for: `x` for `x~2`, where it is the second `x`.
fn unlabelled(label: &str, seen: &mut HashMap<String, usize>) -> String {
    let is_next =
        |(base, number): &(&str, &str)| seen.get(*base).is_some_and(|count| number.parse() == Ok(count + 1));
    let base = label.rsplit_once('~').filter(is_next);
    let name = base.map_or(label, |(base, _)| base).to_string();
    *seen.entry(name.clone()).or_default() += 1;
    name
}

/// Lines of the module itself.
impl Reader<'_> {
    fn module_line(&mut self, module: &mut Module) -> Result<(), String> {
        match self.word()? {
            "module" => {
                module.tells_nans = bool::read_field("tells_nans", self)?;
                module.fixed_limit = bool::read_field("fixed_limit", self)?;
            }
            "file" => {
                let path = self.string()?;
                module.files.push(SourceFile { path, raw: vec![], text: String::new() });
            }
            "global" => {
                let (label, maybe_unbound, ty) = self.declared()?;
                let mut seen = HashMap::new();
                module.globals.iter().for_each(|g| *seen.entry(g.name.clone()).or_default() += 1);
                module.globals.push(Global { name: unlabelled(&label, &mut seen), ty, maybe_unbound });
            }
            "main" => module.main = Some(FnId::read(self)?),
            "isolate" => {
                let is_leaves = bool::read_field("leaves", self)?;
                let (entries, chunks, functions) = Default::default();
                module.isolate = Some(IsolatePlan { entries, is_leaves, chunks, functions });
            }
            "site" => {
                let site = self.site(module.sites.len())?;
                module.sites.push(site);
            }
            word => {
                let plan = module.isolate.as_mut().ok_or_else(|| format!("`{word}` is not understood"))?;
                self.plan_line(word, plan)?;
            }
        }
        self.end(())
    }

    fn plan_line(&mut self, word: &str, plan: &mut IsolatePlan) -> Result<(), String> {
        match word {
            "entry" => {
                let qualname = self.string()?;
                let file = u32::read_field("file", self)? as usize;
                let line = u32::read_field("line", self)?;
                let variants = self.list("(", ")", FnId::read)?;
                plan.entries.push(Entry { file, qualname, line, variants });
            }
            "chunk" => {
                let mut place = || -> Result<(u32, u32), String> {
                    let line = self.number()?;
                    self.expect(":")?;
                    Ok((line, self.number()?))
                };
                let ((line, column), (end_line, end_column)) = (place()?, place()?);
                plan.chunks.push(Chunk { line, column, end_line, end_column });
            }
            "taken" => {
                let func = self.number()?;
                plan.functions.insert(func, self.string()?);
            }
            _ => return Err(format!("`{word}` is not understood")),
        }
        Ok(())
    }

    fn site(&mut self, next: usize) -> Result<SiteInfo, String> {
        if Site::read(self)?.index() != next {
            return Err(format!("sites are numbered: this is !{next}"));
        }
        let function = self.string()?;
        let file = u32::read_field("file", self)?;
        let line = u32::read_field("line", self)?;
        let span = if self.take_word("at") { self.span(file)? } else { Span::new(FileId(file), 0, 0) };
        let outer = if self.take_named("outer") { Some(Site::read(self)?) } else { None };
        let shown = if self.take_named("shown") { self.string()? } else { String::new() };
        Ok(SiteInfo { function, span, file: file as usize, line, shown, outer })
    }

    /// `name?: type`
    fn declared(&mut self) -> Result<(String, bool, Ty), String> {
        let name = self.name()?;
        let maybe_unbound = self.take("?");
        self.expect(":")?;
        Ok((name, maybe_unbound, self.ty()?))
    }

    /// What may stand behind a function's name: its qualified name, its id.
    fn identity(&mut self, name: &str, index: usize) -> Result<(String, FnId), String> {
        let qualname = if self.is_next("\"") { self.string()? } else { name.to_string() };
        let id = if self.take_named("id") { self.number()? } else { index as u32 };
        Ok((qualname, FnId(id)))
    }

    fn parameter(&mut self) -> Result<SlotInfo, String> {
        let whole = self.rest;
        let mut is_variable = !self.take_word("slot");
        if self.is_next(":") || self.is_next("?") {
            // A variable of that name.
            (self.rest, is_variable) = (whole, true);
        }
        let (name, maybe_unbound, ty) = self.declared()?;
        Ok(SlotInfo { name, ty, maybe_unbound, is_variable })
    }
}

/// One function being read.
struct FunctionReader<'a> {
    scope: Scope<'a>,
    index: usize,
    values: Vec<Ty>,
}

impl<'a> FunctionReader<'a> {
    fn new(scope: &Scope<'a>, index: usize) -> FunctionReader<'a> {
        let Scope { rows, functions, globals, .. } = scope;
        let scope = Scope {
            rows: *rows,
            functions: functions.clone(),
            globals: globals.clone(),
            slots: HashMap::new(),
        };
        FunctionReader { scope, index, values: vec![] }
    }

    fn function(mut self, lines: &mut Lines) -> Result<Function, Wrong> {
        let line = lines.expect()?;
        let (mut function, params) = self.head(&line).map_err(|text| line.wrong(text))?;
        self.declarations(params, &mut function, lines)?;
        function.body = self.region(lines)?;
        let end = lines.expect()?;
        Reader::new(end.text, &self.scope).expect("}").map_err(|text| end.wrong(text))?;
        function.values = self.values;
        Ok(function)
    }

    fn head(&self, line: &Line) -> Result<(Function, Vec<SlotInfo>), String> {
        let mut reader = Reader::new(line.text, &self.scope);
        reader.expect("fn ")?;
        let label = reader.name()?;
        let (qualname, id) = reader.identity(&label, self.index)?;
        let params = reader.list("(", ")", Reader::parameter)?;
        reader.expect("->")?;
        let result = reader.ty()?;
        let fallible = bool::read_field("raises", &mut reader)?;
        let depth = bool::read_field("recursive", &mut reader)?;
        let frame = bool::read_field("frame", &mut reader)?;
        let inline = bool::read_field("inline", &mut reader)?;
        let head = u32::read_field("head", &mut reader)? as usize;
        reader.expect("{")?;
        let function = Function {
            id,
            name: label,
            qualname,
            span: line.span(),
            params: vec![],
            result,
            fallible,
            inline,
            head,
            depth,
            frame,
            slots: vec![],
            values: vec![],
            body: vec![],
        };
        reader.end((function, params))
    }

    /// The slots: parameters first, unless they are named among the others.
    fn declarations(
        &mut self,
        params: Vec<SlotInfo>,
        function: &mut Function,
        lines: &mut Lines,
    ) -> Result<(), Wrong> {
        let (mut slots, mut others) = (vec![], vec![]);
        while let Some(line) = lines.peek() {
            let mut reader = Reader::new(line.text, &self.scope);
            let read = if reader.take_word("param") {
                reader.name().map(|name| params.iter().find(|param| param.name == name).cloned())
            } else if line.text.starts_with("var ") || line.text.starts_with("slot ") {
                let is_variable = reader.take_word("var") || !reader.take_word("slot");
                let info = |(name, maybe_unbound, ty)| SlotInfo { name, ty, maybe_unbound, is_variable };
                reader.declared().map(|declared| Some(info(declared)))
            } else {
                break;
            };
            let read = read.and_then(|read| read.ok_or_else(|| "there is no such parameter".to_string()));
            others.push(read.and_then(|read| reader.end(read)).map_err(|text| line.wrong(text))?);
            lines.next();
        }
        let is_named = |param: &&SlotInfo| others.iter().any(|other: &SlotInfo| other.name == param.name);
        slots.extend(params.iter().filter(|param| !is_named(param)).cloned());
        slots.extend(others);
        let mut seen = HashMap::new();
        for (index, mut info) in slots.into_iter().enumerate() {
            let name = unlabelled(&info.name, &mut seen);
            self.scope.slots.insert(std::mem::replace(&mut info.name, name), Slot(index as u32));
            function.slots.push(info);
        }
        function.params = params.iter().map(|param| self.scope.slots[&param.name]).collect();
        Ok(())
    }

    fn define(&mut self, value: Value, ty: Ty) {
        if self.values.len() <= value.index() {
            self.values.resize(value.index() + 1, Ty::Never);
        }
        self.values[value.index()] = ty;
    }

    /// The statements up to a line that begins with `}`.
    fn region(&mut self, lines: &mut Lines) -> Result<Region, Wrong> {
        let mut region = vec![];
        while lines.peek().is_some_and(|line| !line.text.starts_with('}')) {
            let line = lines.expect()?;
            let (kind, uses) = self.stmt(&line, lines)?;
            region.push(Stmt { kind, span: line.span(), uses });
        }
        Ok(region)
    }

    /// A region, and the line after it, which is `}` and nothing else.
    fn closed(&mut self, lines: &mut Lines) -> Result<Region, Wrong> {
        let region = self.region(lines)?;
        let line = lines.expect()?;
        let mut reader = Reader::new(line.text, &self.scope);
        reader.expect("}").and_then(|()| reader.end(())).map_err(|text| line.wrong(text))?;
        Ok(region)
    }

    fn stmt(&mut self, line: &Line, lines: &mut Lines) -> Result<(StmtKind, Uses), Wrong> {
        let mut reader = Reader::new(line.text, &self.scope);
        let (opened, uses) = reader.open().map_err(|text| line.wrong(text))?;
        let kind = match opened {
            Opened::Whole(kind, defined) => {
                if let Some((value, ty)) = defined {
                    self.define(value, ty);
                }
                kind
            }
            Opened::If(cond) => {
                let then = self.region(lines)?;
                let line = lines.expect()?;
                let mut reader = Reader::new(line.text, &self.scope);
                reader.expect("}").map_err(|text| line.wrong(text))?;
                let has_else = reader.take_word("else");
                if has_else {
                    reader.expect("{").map_err(|text| line.wrong(text))?;
                }
                reader.end(()).map_err(|text| line.wrong(text))?;
                let orelse = if has_else { self.closed(lines)? } else { vec![] };
                StmtKind::If { cond, then, orelse }
            }
            Opened::Try => {
                let body = self.region(lines)?;
                let line = lines.expect()?;
                let caught = Reader::new(line.text, &self.scope).catch().map_err(|text| line.wrong(text))?;
                self.define(caught, Ty::Exception);
                StmtKind::Try { body, caught, handler: self.closed(lines)? }
            }
            Opened::Match(subject) => StmtKind::Match { subject, arms: self.arms(lines)? },
            Opened::Labelled(kind, defined) => {
                if let Some((value, ty)) = defined {
                    self.define(value, ty);
                }
                let body = self.closed(lines)?;
                with_body(kind, body)
            }
        };
        Ok((kind, uses))
    }

    fn arms(&mut self, lines: &mut Lines) -> Result<Vec<Arm>, Wrong> {
        let mut arms = vec![];
        loop {
            let line = lines.expect()?;
            let mut reader = Reader::new(line.text, &self.scope);
            if reader.take("}") {
                return reader.end(arms).map_err(|text| line.wrong(text));
            }
            let (bound, ty) = reader.arm().map_err(|text| line.wrong(text))?;
            self.define(bound, ty);
            arms.push(Arm { ty, bound, body: self.closed(lines)? });
        }
    }
}

fn with_body(mut kind: StmtKind, region: Region) -> StmtKind {
    match &mut kind {
        StmtKind::Loop { body, .. }
        | StmtKind::For { body, .. }
        | StmtKind::ForRange { body, .. }
        | StmtKind::Block { body, .. }
        | StmtKind::Apart { body } => *body = region,
        _ => unreachable!("only these are labelled"),
    }
    kind
}

/// A value and its type, where a line defines one.
type Defined = Option<(Value, Ty)>;

/// What a line begins.
enum Opened {
    Whole(StmtKind, Defined),
    If(Value),
    Try,
    Match(Value),
    /// Its body is still empty.
    Labelled(StmtKind, Defined),
}

/// Lines of statements.
impl Reader<'_> {
    fn open(&mut self) -> Result<(Opened, Uses), String> {
        let word = self.word()?;
        let opened = match word {
            "if" => Opened::If(Value::read(self)?),
            "try" => Opened::Try,
            "match" => Opened::Match(Value::read(self)?),
            "loop" => {
                let label = self.label()?;
                let site = Option::<Site>::read(self)?;
                Opened::Labelled(StmtKind::Loop { label, site, body: vec![] }, None)
            }
            "block" => {
                let label = self.label()?;
                Opened::Labelled(StmtKind::Block { label, body: vec![] }, None)
            }
            "apart" => Opened::Labelled(StmtKind::Apart { body: vec![] }, None),
            "for" => self.for_loop()?,
            _ => {
                let (kind, defined) = self.simple(word)?;
                let uses = Uses::read(self)?;
                return self.end((Opened::Whole(kind, defined), uses));
            }
        };
        let uses = Uses::read(self)?;
        self.expect("{")?;
        self.end((opened, uses))
    }

    fn for_loop(&mut self) -> Result<Opened, String> {
        let label = self.label()?;
        let (item, ty) = self.defined()?;
        self.expect("in")?;
        let body = vec![];
        let kind = if self.take_word("range") {
            let start = Value::read(self)?;
            self.expect(",")?;
            let stop = Value::read(self)?;
            self.expect(",")?;
            let step = self.word()?.parse().map_err(|_| "a step is an int".to_string())?;
            let site = Option::<Site>::read(self)?;
            StmtKind::ForRange { label, item, start, stop, step, site, body }
        } else {
            let iter = Value::read(self)?;
            let site = Option::<Site>::read(self)?;
            StmtKind::For { label, item, iter, site, body }
        };
        Ok(Opened::Labelled(kind, Some((item, ty))))
    }

    /// `%v: type`
    fn defined(&mut self) -> Result<(Value, Ty), String> {
        let value = Value::read(self)?;
        self.expect(":")?;
        Ok((value, self.ty()?))
    }

    fn simple(&mut self, word: &str) -> Result<(StmtKind, Defined), String> {
        let kind = match word {
            "let" => {
                let (value, ty) = self.defined()?;
                self.expect("=")?;
                let op = Op::read(self)?;
                let site = Option::<Site>::read(self)?;
                return Ok((StmtKind::Let { value, op, site }, Some((value, ty))));
            }
            "set" => {
                let slot = Slot::read(self)?;
                self.expect("=")?;
                StmtKind::Set { slot, value: Value::read(self)? }
            }
            "unset" => StmtKind::Unset { slot: Slot::read(self)?, site: Option::<Site>::read(self)? },
            "set_global" => {
                let global = GlobalSlot::read(self)?;
                self.expect("=")?;
                StmtKind::SetGlobal { global, value: Value::read(self)? }
            }
            "unset_global" => {
                let global = GlobalSlot::read(self)?;
                StmtKind::UnsetGlobal { global, site: Option::<Site>::read(self)? }
            }
            "break" => StmtKind::Break(self.label()?),
            "continue" => StmtKind::Continue(self.label()?),
            "return" => StmtKind::Return(Value::read(self)?),
            "raise" => StmtKind::Raise { exception: Value::read(self)?, site: Site::read(self)? },
            "reraise" => StmtKind::Reraise { exception: Value::read(self)? },
            "unreachable" => StmtKind::Unreachable,
            _ => return Err(format!("there is no statement `{word}`")),
        };
        Ok((kind, None))
    }

    /// `} catch %5 {`
    fn catch(&mut self) -> Result<Value, String> {
        self.expect("} catch")?;
        let caught = Value::read(self)?;
        self.expect("{")?;
        self.end(caught)
    }

    /// `%3: int => {`
    fn arm(&mut self) -> Result<(Value, Ty), String> {
        let defined = self.defined()?;
        self.expect("=> {")?;
        self.end(defined)
    }
}
