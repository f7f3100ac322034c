//! What members of the library's modules, and attributes of objects that the interpreter makes, do besides
//! what rows of the catalog say: look at frames, hand out names, warn at the line of their caller, ask for
//! identity.
//!
//! One list. A name counts where it resolves to the member; an attribute of an object of which nothing is
//! known counts by its name.

/// Who has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Owner {
    Module(&'static str),
    /// Objects of a class of this module.
    Class(&'static str, &'static str),
}

impl Owner {
    pub fn is_module(self, name: &str) -> bool {
        matches!(self, Owner::Module(module) if module == name)
    }

    /// Where it comes from.
    pub fn module(self) -> &'static str {
        let (Owner::Module(module) | Owner::Class(module, _)) = self;
        module
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Shows the frames that are open.
    ShowsFrames,
    /// Shows how the program is executed, or the memory that objects take.
    Tells,
    /// Hands out any names.
    HandsOutNames,
    /// Reads or calls attributes that its arguments name.
    TakesNames,
    /// Names what it makes after the module of its caller's frame, when it is called.
    NamesAfterCaller,
    /// Is deprecated in some version: reading it warns, or calling it (`operator.invert` of a bool).
    WarnsWhenRead,
    /// Warns when it gets this keyword.
    WarnsOfKeyword(&'static str),
    /// Warns when it gets so many arguments by position, from a minor version on.
    WarnsOfPositions(usize, u32),
    /// Asks whether its arguments are one object.
    AsksIdentity,
    /// The type that says nothing.
    IsAnyType,
    /// Shows annotations.
    ShowsAnnotations,
    /// Switches the collector, or says how it is switched.
    SwitchesCollector,
    /// Runs the collector: only the number it gives shows something.
    Collects,
    /// A compiler directive: annotations are not evaluated.
    KeepsAnnotationsText,
}

pub struct Member {
    pub owner: Owner,
    pub name: &'static str,
    pub acts: &'static [Act],
}

const fn of(module: &'static str, name: &'static str, acts: &'static [Act]) -> Member {
    Member { owner: Owner::Module(module), name, acts }
}

const fn in_class(
    module: &'static str,
    class: &'static str,
    name: &'static str,
    acts: &'static [Act],
) -> Member {
    Member { owner: Owner::Class(module, class), name, acts }
}

/// Attributes and globals by which a program gives objects other texts than those below their first lines:
/// `doctest` looks there (`DocTestFinder` in `Lib/doctest.py`).
pub fn gives_texts(name: &str) -> bool {
    name == "__doc__" || name == "__test__"
}

/// The module of builtins.
pub const BUILTINS: &str = "builtins";

const MEMBERS: &[Member] = {
    use Act::*;
    &[
        in_class(BUILTINS, "BaseException", "__traceback__", &[Tells]),
        in_class(BUILTINS, "BaseException", "with_traceback", &[Tells]),
        in_class("datetime", "datetime", "utcfromtimestamp", &[WarnsWhenRead]),
        in_class("datetime", "datetime", "utcnow", &[WarnsWhenRead]),
        in_class(BUILTINS, "bool", "__invert__", &[WarnsWhenRead]),
        in_class(BUILTINS, "frame", "f_back", &[Tells]),
        in_class(BUILTINS, "frame", "f_globals", &[Tells]),
        in_class(BUILTINS, "frame", "f_locals", &[Tells]),
        in_class(BUILTINS, "generator", "throw", &[WarnsOfPositions(2, 12)]),
        in_class(BUILTINS, "object", "__annotations__", &[ShowsAnnotations]),
        in_class(BUILTINS, "object", "__dict__", &[ShowsAnnotations]),
        in_class(BUILTINS, "object", "__sizeof__", &[Tells]),
        in_class(BUILTINS, "traceback", "tb_frame", &[Tells]),
        in_class(BUILTINS, "traceback", "tb_lineno", &[Tells]),
        in_class(BUILTINS, "traceback", "tb_next", &[Tells]),
        in_class("unittest", "TestCase", "assertIs", &[AsksIdentity]),
        in_class("unittest", "TestCase", "assertIsNot", &[AsksIdentity]),
        of("__future__", "annotations", &[KeepsAnnotationsText]),
        of("_operator", "attrgetter", &[TakesNames]),
        of("_operator", "inv", &[WarnsWhenRead]),
        of("_operator", "invert", &[WarnsWhenRead]),
        of("_operator", "is_", &[AsksIdentity]),
        of("_operator", "is_not", &[AsksIdentity]),
        of("calendar", "February", &[WarnsWhenRead]),
        of("calendar", "January", &[WarnsWhenRead]),
        of("collections", "namedtuple", &[NamesAfterCaller]),
        of("dataclasses", "make_dataclass", &[NamesAfterCaller]),
        of("doctest", "DocFileSuite", &[Tells]),
        of("doctest", "DocTestSuite", &[Tells]),
        of("doctest", "testfile", &[Tells]),
        of("enum", "Enum", &[NamesAfterCaller]),
        of("enum", "Flag", &[NamesAfterCaller]),
        of("enum", "IntEnum", &[NamesAfterCaller]),
        of("enum", "IntFlag", &[NamesAfterCaller]),
        of("enum", "StrEnum", &[NamesAfterCaller]),
        of("enum", "global_enum", &[HandsOutNames]),
        of("gc", "collect", &[Collects]),
        of("gc", "disable", &[SwitchesCollector]),
        of("gc", "enable", &[SwitchesCollector]),
        of("gc", "freeze", &[SwitchesCollector]),
        of("gc", "get_threshold", &[SwitchesCollector]),
        of("gc", "isenabled", &[SwitchesCollector]),
        of("gc", "set_threshold", &[SwitchesCollector]),
        of("gc", "unfreeze", &[SwitchesCollector]),
        of("inspect", "currentframe", &[ShowsFrames]),
        of("inspect", "get_annotations", &[ShowsAnnotations]),
        of("inspect", "stack", &[ShowsFrames]),
        of("inspect", "trace", &[ShowsFrames]),
        of("locale", "getdefaultlocale", &[WarnsWhenRead]),
        of("locale", "resetlocale", &[WarnsWhenRead]),
        of("operator", "__inv__", &[WarnsWhenRead]),
        of("operator", "__invert__", &[WarnsWhenRead]),
        of("operator", "attrgetter", &[TakesNames]),
        of("operator", "inv", &[WarnsWhenRead]),
        of("operator", "invert", &[WarnsWhenRead]),
        of("operator", "is_", &[AsksIdentity]),
        of("operator", "is_not", &[AsksIdentity]),
        of("operator", "methodcaller", &[TakesNames]),
        of("pkgutil", "resolve_name", &[HandsOutNames]),
        of("pydoc", "locate", &[HandsOutNames]),
        of("re", "split", &[WarnsOfPositions(3, 13)]),
        of("re", "sub", &[WarnsOfPositions(4, 13)]),
        of("re", "subn", &[WarnsOfPositions(4, 13)]),
        of("shutil", "rmtree", &[WarnsOfKeyword("onerror")]),
        of("string", "Formatter", &[HandsOutNames]),
        of("sys", "_current_frames", &[ShowsFrames, Tells, HandsOutNames]),
        of("sys", "_debugmallocstats", &[Tells]),
        of("sys", "_getframe", &[ShowsFrames, Tells, HandsOutNames]),
        of("sys", "_getframemodulename", &[Tells]),
        of("sys", "getallocatedblocks", &[Tells]),
        of("sys", "getrefcount", &[Tells]),
        of("sys", "getsizeof", &[Tells]),
        of("sys", "modules", &[HandsOutNames]),
        of("sys", "monitoring", &[Tells]),
        of("sys", "setprofile", &[ShowsFrames, Tells, HandsOutNames]),
        of("sys", "settrace", &[ShowsFrames, Tells, HandsOutNames]),
        of("sys", "tracebacklimit", &[Tells]),
        of("sys", "unraisablehook", &[Tells]),
        of("threading", "setprofile", &[Tells]),
        of("threading", "setprofile_all_threads", &[Tells]),
        of("threading", "settrace", &[Tells]),
        of("threading", "settrace_all_threads", &[Tells]),
        of("typing", "Any", &[IsAnyType]),
        of("typing", "NamedTuple", &[NamesAfterCaller]),
        of("typing", "NewType", &[NamesAfterCaller]),
        of("typing", "ParamSpec", &[NamesAfterCaller]),
        of("typing", "TypeAliasType", &[NamesAfterCaller]),
        of("typing", "TypeVar", &[NamesAfterCaller]),
        of("typing", "TypeVarTuple", &[NamesAfterCaller]),
        of("typing", "TypedDict", &[NamesAfterCaller]),
        of("typing", "get_type_hints", &[ShowsAnnotations]),
        of("typing_extensions", "Any", &[IsAnyType]),
    ]
};

/// Does the member of this module do so?
pub fn does(module: &str, name: &str, act: Act) -> bool {
    named(name).any(|member| member.owner.is_module(module) && member.acts.contains(&act))
}

/// Is anything called so that does this, whoever has it?
pub fn may(name: &str, act: Act) -> bool {
    named(name).any(|member| member.acts.contains(&act))
}

/// Does what an object has under this name do so, if its class is one of those in a program that `imports`
/// these modules?
pub fn may_method(name: &str, act: Act, imports: &dyn Fn(&str) -> bool) -> bool {
    named(name).any(|member| match member.owner {
        Owner::Class(module, _) => member.acts.contains(&act) && (module == BUILTINS || imports(module)),
        Owner::Module(_) => false,
    })
}

/// Those of this name.
pub fn named(name: &str) -> impl Iterator<Item = &'static Member> {
    MEMBERS.iter().filter(move |member| member.name == name)
}

/// Those that warn of this keyword.
pub fn of_keyword(keyword: &str) -> impl Iterator<Item = &'static Member> {
    let warns = move |act: &Act| matches!(act, Act::WarnsOfKeyword(known) if *known == keyword);
    MEMBERS.iter().filter(move |member| member.acts.iter().any(warns))
}

/// The modules that have such members.
pub fn owners(act: Act) -> impl Iterator<Item = &'static str> {
    MEMBERS.iter().filter(move |member| member.acts.contains(&act)).map(|member| member.owner.module())
}

/// The names of all members that do so.
pub fn names(act: Act) -> impl Iterator<Item = &'static str> {
    MEMBERS.iter().filter(move |member| member.acts.contains(&act)).map(|member| member.name)
}
