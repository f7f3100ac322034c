//! A function: its head, its variables, its statements.

use crate::sir::field::Field;
use crate::sir::flow;
use crate::sir::parse::Wrong;
use crate::sir::parse::lines::{Line, Lines, unlabelled};
use crate::sir::parse::stmt::Opened;
use crate::sir::reader::{Reader, Scope};
use crate::sir::{
    Arm, Function, Inlining, Region, Site, Slot, SlotInfo, Stmt, StmtKind, Uses, Value, Yielding,
};
use crate::ty::Ty;
use std::collections::HashMap;

/// One function being read.
pub(super) struct FunctionReader<'a> {
    scope: Scope<'a>,
    index: usize,
    values: Vec<Ty>,
}

impl<'a> FunctionReader<'a> {
    pub(super) fn new(scope: &Scope<'a>, index: usize) -> FunctionReader<'a> {
        let Scope { rows, functions, globals, .. } = scope;
        let scope = Scope {
            rows: *rows,
            functions: functions.clone(),
            globals: globals.clone(),
            slots: HashMap::new(),
        };
        FunctionReader { scope, index, values: vec![] }
    }

    pub(super) fn function(mut self, lines: &mut Lines) -> Result<Function, Wrong> {
        let line = lines.expect()?;
        let (mut function, params) = self.head(&line).map_err(|text| line.wrong(text))?;
        self.declarations(params, &mut function, lines)?;
        function.body = self.region(lines)?;
        let end = lines.expect()?;
        Reader::new(end.text, &self.scope).expect("}").map_err(|text| end.wrong(text))?;
        function.values = self.values;
        Ok(function)
    }

    pub(super) fn head(&self, line: &Line) -> Result<(Function, Vec<SlotInfo>), String> {
        let mut reader = Reader::new(line.text, &self.scope);
        reader.expect("fn ")?;
        let label = reader.name()?;
        let (qualname, id) = reader.identity(&label, self.index)?;
        let params = reader.list("(", ")", Reader::parameter)?;
        reader.expect("->")?;
        let result = reader.ty()?;
        let yielded = Option::<Ty>::read_field("yields", &mut reader)?;
        let sent = Option::<Ty>::read_field("sent", &mut reader)?;
        let end = if bool::read_field("closes", &mut reader)? { Ty::None } else { Ty::Never };
        let begin = Option::<Site>::read(&mut reader)?;
        let fallible = bool::read_field("raises", &mut reader)?;
        let depth = bool::read_field("recursive", &mut reader)?;
        let frame = bool::read_field("frame", &mut reader)?;
        let unseen = bool::read_field("unseen", &mut reader)?;
        let uncounted = bool::read_field("uncounted", &mut reader)?;
        let always = bool::read_field("inline", &mut reader)?;
        let never = bool::read_field("noinline", &mut reader)?;
        let inline = match (always, never) {
            (true, false) => Inlining::Always,
            (false, true) => Inlining::Never,
            (false, false) => Inlining::Free,
            (true, true) => return Err("a function is `inline` or `noinline`".to_owned()),
        };
        let head = u32::read_field("head", &mut reader)? as usize;
        reader.expect("{")?;
        let function = Function {
            id,
            name: label,
            qualname,
            span: line.span(),
            params: vec![],
            result,
            generator: yielded.zip(sent).map(|(yielded, sent)| Yielding { yielded, sent, end, begin }),
            fallible,
            inline,
            head,
            depth,
            frame,
            unseen,
            uncounted,
            slots: vec![],
            values: vec![],
            body: vec![],
        };
        reader.end((function, params))
    }

    /// The slots: parameters first, unless they are named among the others.
    pub(super) fn declarations(
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

    pub(super) fn define(&mut self, value: Value, ty: Ty) {
        if self.values.len() <= value.index() {
            self.values.resize(value.index() + 1, Ty::Never);
        }
        self.values[value.index()] = ty;
    }

    /// The statements up to a line that begins with `}`.
    pub(super) fn region(&mut self, lines: &mut Lines) -> Result<Region, Wrong> {
        let mut region = vec![];
        while lines.peek().is_some_and(|line| !line.text.starts_with('}')) {
            let line = lines.expect()?;
            let (kind, uses) = self.stmt(&line, lines)?;
            region.push(Stmt { kind, span: line.span(), uses });
        }
        Ok(region)
    }

    /// A region, and the line after it, which is `}` and nothing else.
    pub(super) fn closed(&mut self, lines: &mut Lines) -> Result<Region, Wrong> {
        let region = self.region(lines)?;
        let line = lines.expect()?;
        let mut reader = Reader::new(line.text, &self.scope);
        reader.expect("}").and_then(|()| reader.end(())).map_err(|text| line.wrong(text))?;
        Ok(region)
    }

    pub(super) fn stmt(&mut self, line: &Line, lines: &mut Lines) -> Result<(StmtKind, Uses), Wrong> {
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

    pub(super) fn arms(&mut self, lines: &mut Lines) -> Result<Vec<Arm>, Wrong> {
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

/// A loop or block that was read up to its body.
fn with_body(mut kind: StmtKind, region: Region) -> StmtKind {
    *flow::nested_mut(&mut kind).pop().expect("a loop or block has a region") = region;
    kind
}
