//! What a module of the library may do to a program that imports it: one row a module, and what is known of
//! no module for the rest.

use super::members;
use super::names::is_standard_module;

/// How much of the program its code sees.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sees {
    /// Only what it is given.
    Given,
    /// The frames that are open, tracebacks, what the program's names are bound to.
    Frames,
    /// Every call, every object, memory: it traces, counts, or puts other objects into the place of
    /// functions.
    Everything,
}

/// What else it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Does {
    /// Hands out the program's own namespace or other modules, runs texts, or rewrites objects: through it
    /// any name may be bound again.
    RebindsNames,
    /// Writes references to what was written before: its output tells whether two values are one object.
    WritesReferences,
    /// Has functions that ask for identity.
    OffersIdentity,
    /// Has the builtins as members.
    IsBuiltins,
    /// Runs texts that see the program only through `__main__`.
    RunsTexts,
    /// Runs the examples that stand in texts of the program, with the names of its main module.
    RunsExamples,
    /// Has the collector's switches.
    Collects,
    /// Its members stand for types: what is written in their brackets may be texts.
    HoldsTypes,
    /// Draws from the generator that the functions of `random` share.
    DrawsNumbers,
    /// Takes texts as patterns, and warns of doubtful ones at the line of its caller.
    WarnsOfPatterns,
}

/// The module whose functions share a generator.
pub const RANDOM: &str = "random";

pub struct Module {
    pub name: &'static str,
    pub sees: Sees,
    pub does: &'static [Does],
}

const fn row(name: &'static str, sees: Sees, does: &'static [Does]) -> Module {
    Module { name, sees, does }
}

/// What is known of a module without a row of its own: its code may look at frames.
const UNKNOWN: Module = row("", Sees::Frames, &[]);

/// Modules that somebody has read, of the standard library unless it says otherwise, sorted.
const ROWS: &[Module] = {
    use Does::*;
    use Sees::*;
    &[
        row("__builtins__", Frames, &[OffersIdentity, IsBuiltins]),
        row("__future__", Given, &[]),
        row("__main__", Frames, &[RebindsNames]),
        row("_operator", Frames, &[OffersIdentity]),
        row("_pickle", Frames, &[WritesReferences]),
        row("abc", Given, &[]),
        row("argparse", Given, &[]),
        row("array", Given, &[]),
        row("base64", Given, &[]),
        row("bdb", Everything, &[]),
        row("binascii", Given, &[]),
        row("bisect", Given, &[]),
        row("builtins", Given, &[OffersIdentity, IsBuiltins]),
        row("cProfile", Everything, &[]),
        row("calendar", Given, &[]),
        row("cgitb", Everything, &[]),
        row("cmath", Given, &[]),
        row("code", Everything, &[RebindsNames]),
        row("codecs", Given, &[]),
        row("codeop", Everything, &[]),
        row("collections", Given, &[]),
        row("collections.abc", Given, &[HoldsTypes]),
        row("colorsys", Given, &[]),
        row("contextlib", Given, &[]),
        row("copy", Given, &[]),
        row("coverage", Everything, &[]), // Not of the standard library.
        row("csv", Given, &[]),
        row("ctypes", Everything, &[RebindsNames]),
        row("dataclasses", Given, &[]),
        row("datetime", Given, &[]),
        row("decimal", Given, &[]),
        row("difflib", Given, &[]),
        row("dill", Frames, &[WritesReferences]), // Not of the standard library.
        row("doctest", Frames, &[RunsExamples]),
        row("enum", Given, &[]),
        row("errno", Given, &[]),
        row("faulthandler", Everything, &[]),
        row("fnmatch", Given, &[]),
        row("fractions", Given, &[]),
        row("functools", Given, &[]),
        row("gc", Everything, &[RebindsNames, Collects]),
        row("getopt", Given, &[]),
        row("glob", Given, &[]),
        row("graphlib", Given, &[]),
        row("gzip", Given, &[]),
        row("hashlib", Given, &[]),
        row("heapq", Given, &[]),
        row("hmac", Given, &[]),
        row("html", Given, &[]),
        row("importlib", Everything, &[RebindsNames]),
        row("inspect", Frames, &[RebindsNames]),
        row("io", Given, &[]),
        row("ipaddress", Given, &[]),
        row("itertools", Given, &[]),
        row("joblib", Frames, &[WritesReferences]), // Not of the standard library.
        row("json", Given, &[]),
        row("keyword", Given, &[]),
        row("locale", Given, &[]),
        row("marshal", Frames, &[WritesReferences]),
        row("math", Given, &[]),
        row("mock", Everything, &[]), // Not of the standard library.
        row("numbers", Given, &[]),
        row("operator", Given, &[OffersIdentity]),
        row("os", Given, &[]),
        row("pathlib", Given, &[]),
        row("pdb", Everything, &[RebindsNames]),
        row("pickle", Frames, &[WritesReferences]),
        row("pickletools", Frames, &[WritesReferences]),
        row("platform", Given, &[]),
        row("pprint", Given, &[]),
        row("profile", Everything, &[]),
        row("pytest", Everything, &[]), // Not of the standard library.
        row("queue", Given, &[]),
        row("random", Given, &[DrawsNumbers]),
        row("re", Given, &[WarnsOfPatterns]),
        row("reprlib", Given, &[]),
        row("runpy", Everything, &[RebindsNames]),
        row("secrets", Given, &[]),
        row("shelve", Frames, &[WritesReferences]),
        row("shlex", Given, &[]),
        row("shutil", Given, &[]),
        row("stat", Given, &[]),
        row("statistics", Given, &[DrawsNumbers]),
        row("string", Given, &[]),
        row("struct", Given, &[]),
        row("subprocess", Given, &[]),
        row("sys", Given, &[]),
        row("tempfile", Given, &[]),
        row("textwrap", Given, &[]),
        row("time", Given, &[]),
        row("timeit", Given, &[RunsTexts]),
        row("trace", Everything, &[RebindsNames]),
        row("tracemalloc", Everything, &[]),
        row("types", Given, &[]),
        row("typing", Given, &[HoldsTypes]),
        row("unicodedata", Given, &[]),
        row("unittest", Frames, &[RebindsNames]),
        row("unittest.mock", Everything, &[RebindsNames]),
        row("urllib", Given, &[]),
        row("uuid", Given, &[DrawsNumbers]),
        row("weakref", Everything, &[]),
        row("yaml", Frames, &[WritesReferences]), // Not of the standard library.
        row("zlib", Given, &[]),
    ]
};

/// The row of a module, or of the closest package around it that has one.
pub fn of(dotted: &str) -> &'static Module {
    let mut name = dotted;
    loop {
        if let Ok(index) = ROWS.binary_search_by(|row| row.name.cmp(name)) {
            return &ROWS[index];
        }
        match name.rsplit_once('.') {
            Some((package, _)) => name = package,
            None => return &UNKNOWN,
        }
    }
}

/// The modules whose rows say so.
pub fn with(what: Does) -> impl Iterator<Item = &'static str> {
    ROWS.iter().filter(move |row| row.does.contains(&what)).map(|row| row.name)
}

/// Has the module a row of its own that says so?
pub fn is(dotted: &str, what: Does) -> bool {
    let row = of(dotted);
    row.name == dotted && row.does.contains(&what)
}

/// Does the module, or the package it is in, do so?
pub fn does(dotted: &str, what: Does) -> bool {
    of(dotted).does.contains(&what)
}

/// The dotted name of a member of a standard package or module that is a module, too: of its own, or one that
/// it imports (`os.sys`).
pub fn submodule(package: &str, name: &str) -> Option<String> {
    const SUBMODULES: &[(&str, &str)] = &[
        (
            "asyncio",
            "base_events coroutines events exceptions futures locks protocols queues runners streams \
             subprocess tasks threads transports",
        ),
        ("collections", "abc"),
        ("concurrent", "futures"),
        ("concurrent.futures", "process thread"),
        ("curses", "ascii panel textpad"),
        (
            "email",
            "charset encoders errors generator header headerregistry iterators message mime parser \
             policy utils",
        ),
        ("html", "entities parser"),
        ("http", "client cookiejar cookies server"),
        ("importlib", "abc machinery metadata resources util"),
        ("json", "decoder encoder scanner tool"),
        ("logging", "config handlers"),
        (
            "multiprocessing",
            "connection context dummy managers pool process queues shared_memory synchronize util",
        ),
        ("os", "path"),
        (
            "tkinter",
            "colorchooser commondialog dialog dnd filedialog font messagebox scrolledtext simpledialog ttk",
        ),
        ("unittest", "case loader main mock runner suite util"),
        ("urllib", "error parse request response robotparser"),
        ("wsgiref", "handlers headers simple_server util validate"),
        ("xml", "dom etree parsers sax"),
        ("xml.dom", "expatbuilder minidom pulldom"),
        ("xml.etree", "ElementInclude ElementPath ElementTree cElementTree"),
        ("xml.parsers", "expat"),
        ("xml.sax", "expatreader handler saxutils xmlreader"),
        ("xmlrpc", "client server"),
    ];
    let alias = ALIASES.iter().find(|(owner, alias, _)| (*owner, *alias) == (package, name));
    if let Some((_, _, module)) = alias {
        return Some((*module).to_owned());
    }
    let is_listed = SUBMODULES
        .iter()
        .any(|(owner, names)| *owner == package && names.split_whitespace().any(|known| known == name));
    if is_listed {
        return Some(format!("{package}.{name}"));
    }
    // A module's function of the module's own name is none: `time.time`.
    let last = package.rsplit('.').next().unwrap_or(package);
    let plain = name.trim_start_matches('_');
    let is_imported = is_standard_module(plain)
        && plain != last.trim_start_matches('_')
        && !NO_MODULES.contains(&(package, name));
    is_imported.then(|| plain.to_owned())
}

/// Modules under names of their own.
const ALIASES: &[(&str, &str, &str)] =
    &[("enum", "bltns", members::BUILTINS), ("os", "st", "stat"), ("typing", "stdlib_re", "re")];

/// Members that are called like another module and are none.
const NO_MODULES: &[(&str, &str)] = &[
    ("ast", "keyword"),
    ("ast", "operator"),
    ("copyreg", "pickle"),
    ("datetime", "time"),
    ("inspect", "trace"),
    ("locale", "gettext"),
    ("os", "stat"),
    ("posix", "stat"),
    ("pickletools", "dis"),
    ("pty", "select"),
    ("queue", "time"),
    ("shutil", "copy"),
    ("ssl", "socket"),
    ("sys", "platform"),
    ("typing", "io"),
    ("typing", "re"),
    ("unicodedata", "decimal"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted() {
        assert!(ROWS.is_sorted_by(|a, b| a.name < b.name));
    }

    #[test]
    fn closest_package() {
        assert_eq!(of("os.path").sees, Sees::Given);
        assert_eq!(of("unittest.case").sees, Sees::Frames);
        assert_eq!(of("unittest.mock").sees, Sees::Everything);
        assert_eq!(of("unittest.mock").does, of("unittest.case").does);
        assert_eq!(of("numpy.trace").sees, Sees::Frames);
    }
}
