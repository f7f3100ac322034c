//! What CPython has in C and hybridc in Python: `itertools`, `functools.lru_cache`.
//!
//! ```text
//! from itertools import chain        from <itertools> import chain_2
//! for x in chain(a, b): …       =>   for x in chain_2(a, b): …
//! ```
//! The texts beside this file are modules of a program in which everything is native, and analysed with it:
//! what is called there is known, and what comes out has its type. Their functions are no frames, as those in
//! C are none. Only calls are put in their place; a program that does anything else with such a name is left
//! as it is, and so is one of which something stays with CPython: its library is the real one.

mod forms;
mod rewrite;
mod survey;

use crate::source::{FileId, SourceMap};
use crate::syntax::{self, Target, ast};

/// A program that calls the modules here.
pub struct Native {
    /// The main module.
    pub tree: ast::Module,
    pub modules: Vec<Text>,
}

/// One of the modules here.
pub struct Text {
    pub name: String,
    pub file: FileId,
    pub tree: ast::Module,
}

/// So many calls CPython lets functions in C make, one in the other; 0 where it counts frames only.
pub struct Calls {
    pub limit: i64,
    /// It is the object that is called, not the frame, of which it says that there are too many.
    pub is_object: bool,
}

const ITERTOOLS: &str = include_str!("itertools.py");
const OPERATOR: &str = include_str!("operator.py");
const DEQUE: &str = include_str!("deque.py");
const LRU_CACHE: &str = include_str!("lru_cache.py");

/// `None` where the main module asks for nothing that is here, or for something that is not.
pub fn native(
    main: FileId,
    sources: &mut SourceMap,
    target: Target,
    calls: &dyn Fn() -> Option<Calls>,
) -> Option<Native> {
    let text = sources.file(main).text.clone();
    let parse = |file, text: &str| syntax::parse(file, text, target).ok();
    let mut tree = parse(main, &text)?;
    let wanted = rewrite::rewrite(&mut tree, target.minor)?;
    let mut modules = vec![];
    let plain = [
        (wanted.itertools, rewrite::ITERTOOLS, ITERTOOLS),
        (wanted.operator, rewrite::OPERATOR, OPERATOR),
        (wanted.deque, rewrite::DEQUE, DEQUE),
    ];
    for (_, name, text) in plain.into_iter().filter(|(is_wanted, ..)| *is_wanted) {
        let file = sources.add(name.to_owned(), Vec::new(), text.to_owned());
        let mut tree = parse(file, text)?;
        rewrite::name_class(&mut tree);
        modules.push(Text { name: name.to_owned(), file, tree });
    }
    if !wanted.caches.is_empty() {
        let calls = calls()?;
        for (index, maxsize) in wanted.caches.iter().enumerate() {
            let name = rewrite::cache_module(index);
            let text = cache(*maxsize, &calls);
            let file = sources.add(name.clone(), Vec::new(), text.clone());
            modules.push(Text { name, file, tree: parse(file, &text)? });
        }
    }
    Some(Native { tree, modules })
}

/// `maxsize`: `None` where nothing is ever forgotten.
fn cache(maxsize: Option<i64>, calls: &Calls) -> String {
    const HIT: &[&str] = &[
        "            found = self.hybridc_cache.pop(args)",
        "            self.hybridc_cache[args] = found",
        "            return found",
    ];
    const FULL: &[&str] = &[
        "        if args in self.hybridc_cache:",
        "            return result",
        "        if len(self.hybridc_cache) >= MAXSIZE:",
        "            for oldest in self.hybridc_cache:",
        "                break",
        "            del self.hybridc_cache[oldest]",
    ];
    let lines = |lines: &[&str]| if maxsize.is_some() { lines.join("\n") } else { String::new() };
    let size = maxsize.map_or("None".to_owned(), |size| size.to_string());
    LRU_CACHE
        .replace("            #hit", &lines(HIT))
        .replace("        #bounded", &lines(FULL))
        .replace("MAXSIZE", &size)
        .replace("LIMIT", &calls.limit.to_string())
        .replace("IS_OBJECT", if calls.is_object { "True" } else { "False" })
}
