//! Homes and effects in words, with the first thing that made them so: for `--emit`, and for the samples that
//! say them (`tests/reveals.rs`).

use super::Partition;
use super::effects::{Effect, Effects, Source};
use crate::hir::nodes::{DefId, FuncId};
use crate::hir::{Definition, Program};
use crate::infer::home::{Forced, IsolateSite};
use crate::source::{SourceMap, Span};

/// What a line says of homes and effects; names are in backticks, places are lines.
pub struct Words<'a> {
    pub program: &'a Program,
    pub partition: &'a Partition,
    pub sources: &'a SourceMap,
}

impl Words<'_> {
    /// All globals and all containers of the isolate; nothing where there is no isolate.
    pub fn homes(&self) -> Vec<String> {
        if !self.partition.is_hybrid() {
            return vec![];
        }
        let globals = self.program.main_globals();
        let globals = globals.map(|def| format!("{}: {}", def.name, self.global(def)));
        let sites = self.partition.table.isolate_sites.iter();
        let sites = sites.map(|site| format!("made at line {}: {}", self.line(site.made), self.site(site)));
        globals.chain(sites).collect()
    }

    /// Where a global lives, and why.
    pub fn global(&self, def: &Definition) -> String {
        let table = &self.partition.table;
        let Some(forced) = table.isolate_globals.get(&def.id) else { return "native".to_owned() };
        let copied = if table.copied.contains(&def.id) { ", with a native copy" } else { "" };
        format!("isolate{copied}: {}", self.forced(*forced))
    }

    fn forced(&self, forced: Forced) -> String {
        match forced {
            Forced::Rebound(place) => format!("any name may be bound again at line {}", self.line(place)),
            Forced::EvaluatedLater => "something is evaluated when somebody asks for it".to_owned(),
            Forced::SeenAtExit => "what waits at the end sees the module emptied".to_owned(),
            Forced::Imported => "CPython runs the body of its module".to_owned(),
            Forced::Statement(place) => format!("CPython runs line {}", self.line(place)),
            Forced::Value(place) => format!("a function that is a value at line {}", self.line(place)),
            Forced::Text => "text that is run names it".to_owned(),
            Forced::Named(func, place) => {
                let name = self.name(func);
                format!("the original of `{name}` may run and names it at line {}", self.line(place))
            }
            Forced::Suggested => "a message may suggest it".to_owned(),
            Forced::FallsThrough => "a builtin has the name while it is unbound".to_owned(),
            Forced::Types => "types of the library read it".to_owned(),
        }
    }

    /// Of containers that are objects of the isolate from birth.
    pub fn site(&self, site: &IsolateSite) -> String {
        format!("isolate: line {} of `{}`", self.line(site.forced.span), self.name(site.forced.func))
    }

    /// `shows (line 3), writes count (by `bump`)`
    pub fn effects(&self, effects: &Effects) -> String {
        let word = |effect: &Effect| match effect {
            Effect::Shows => "shows".to_owned(),
            Effect::Isolate => "isolate".to_owned(),
            Effect::Writes(global) => format!("writes {}", self.global_name(*global)),
        };
        let source = |source: &Source| match source {
            Source::Here(span) => format!("line {}", self.line(*span)),
            Source::Calls(func) => format!("by `{}`", self.name(*func)),
        };
        let all = effects.iter().map(|(effect, from)| format!("{} ({})", word(effect), source(from)));
        let all: Vec<String> = all.collect();
        if all.is_empty() { "none".to_owned() } else { all.join(", ") }
    }

    fn line(&self, span: Span) -> u32 {
        self.sources.start(span).line
    }

    fn name(&self, func: FuncId) -> &str {
        &self.program.functions[func.index()].qualname
    }

    fn global_name(&self, global: DefId) -> &str {
        &self.program.def(global).name
    }
}
