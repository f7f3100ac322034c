//! Lines that stand outside of functions.

use crate::sir::field::Field;
use crate::sir::parse::lines::unlabelled;
use crate::sir::reader::Reader;
use crate::sir::{
    self, Chunk, Class, Entry, FnId, Global, IsolatePlan, Module, Site, SiteInfo, SlotInfo, SourceFile,
};
use crate::source::{FileId, Span};
use crate::ty::ExceptionClass;
use crate::ty::Ty;
use std::collections::HashMap;

/// Lines of the module itself.
impl Reader<'_> {
    pub(super) fn module_line(&mut self, module: &mut Module) -> Result<(), String> {
        match self.word()? {
            "module" => {
                module.tells_nans = bool::read_field("tells_nans", self)?;
                module.fixed_limit = bool::read_field("fixed_limit", self)?;
            }
            "file" => {
                let path = self.string()?;
                module.files.push(SourceFile { path, raw: vec![], text: String::new() });
            }
            "class" => {
                let class = crate::ty::Class::read(self)?;
                let (module_name, qualname) = (self.string()?, self.string()?);
                let is_unhashable = bool::read_field("unhashable", self)?;
                let (exception, fields, hooks, pairs) = Default::default();
                module.classes.push(Class {
                    class,
                    module: module_name,
                    qualname,
                    is_unhashable,
                    exception,
                    fields,
                    hooks,
                    pairs,
                });
            }
            "exception" => {
                let builtin = self.name()?;
                let bases = self.list("(", ")", crate::ty::Class::read)?;
                let has_init = bool::read_field("init", self)?;
                let class = module.classes.last_mut().ok_or("what it is stands behind a class")?;
                class.exception = Some(ExceptionClass { builtin, bases, has_init });
            }
            "field" => {
                let (name, maybe_absent, ty) = self.declared()?;
                let class = module.classes.last_mut().ok_or("a field stands behind its class")?;
                class.fields.push(sir::Field { name, ty, maybe_absent });
            }
            "hook" => {
                let name = self.name()?;
                let function = FnId::read(self)?;
                let class = module.classes.last_mut().ok_or("a hook stands behind its class")?;
                class.hooks.push((name, function));
            }
            "pair" => {
                let method = self.name()?;
                let (other, function) = (Ty::read(self)?, FnId::read(self)?);
                let yields = bool::read_field("yields", self)?;
                let class = module.classes.last_mut().ok_or("a pair stands behind its class")?;
                class.pairs.push(sir::Pair { method, other, yields, function });
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
                let module = Option::read_field("module", self)?;
                let line = u32::read_field("line", self)?;
                let variants = self.list("(", ")", FnId::read)?;
                plan.entries.push(Entry { file, module, qualname, line, variants });
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

    pub(super) fn site(&mut self, next: usize) -> Result<SiteInfo, String> {
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
    pub(super) fn declared(&mut self) -> Result<(String, bool, Ty), String> {
        let name = self.name()?;
        let maybe_unbound = self.take("?");
        self.expect(":")?;
        Ok((name, maybe_unbound, self.ty()?))
    }

    /// What may stand behind a function's name: its qualified name, its id.
    pub(super) fn identity(&mut self, name: &str, index: usize) -> Result<(String, FnId), String> {
        let qualname = if self.is_next("\"") { self.string()? } else { name.to_string() };
        let id = if self.take_named("id") { self.number()? } else { index as u32 };
        Ok((qualname, FnId(id)))
    }

    pub(super) fn parameter(&mut self) -> Result<SlotInfo, String> {
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
