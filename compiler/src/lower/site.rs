//! Traceback entries: one site for each operation that can raise.

use super::Module;
use super::function::Lower;
use crate::sir::{Site, SiteInfo};
use crate::source::Span;

impl Lower<'_, '_> {
    /// The site of an operation at this position.
    pub fn site(&mut self, span: Span) -> Site {
        let sources = self.module.input.sources;
        let (function, outer) = match self.frame {
            Some((name, outer)) => (name.to_owned(), Some(outer)),
            None => (self.func.name.clone(), None),
        };
        self.module.sites.push(SiteInfo {
            function,
            span,
            file: span.file.0 as usize,
            line: sources.start(span).line,
            // CPython is asked for it where it is needed, for all sites at once.
            shown: String::new(),
            outer,
        });
        Site(self.module.sites.len() as u32 - 1)
    }
}

impl Module<'_> {
    /// How many traceback entries an exception gets that passes here.
    pub(super) fn entries_of(&self, site: Site) -> i64 {
        let outer = self.sites[site.0 as usize].outer;
        1 + outer.map_or(0, |outer| self.entries_of(outer))
    }
}
