//! Reasons to defer: one row each.
//!
//! *Hard*: the meaning exists only in CPython. *Soft*: lowerable in principle, not implemented; each one is a
//! gap. `{}` in a message stands for the subject of the occurrence (a name, an expression), given with it.

use crate::source::Span;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    Hard,
    Soft,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Hard => "hard",
            Kind::Soft => "soft",
        }
    }
}

/// What is known about a reason without an occurrence of it.
pub struct ReasonRow {
    /// `D0001`, as printed and as samples are named.
    pub code: &'static str,
    /// `any-in-signature`
    pub name: &'static str,
    pub kind: Kind,
    /// `{}` is the subject.
    pub message: &'static str,
    /// What to change; may be empty.
    pub hint: &'static str,
}

macro_rules! reasons {
    ($($id:ident = $code:literal $kind:ident $name:literal, $message:literal, $hint:literal;)*) => {
        /// Every reason to defer.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum ReasonId { $(#[doc = $message] $id,)* }
        impl ReasonId {
            pub const ALL: &[ReasonId] = &[$(ReasonId::$id,)*];
            pub fn row(self) -> &'static ReasonRow {
                match self {
                    $(ReasonId::$id => &ReasonRow {
                        code: $code, name: $name, kind: Kind::$kind, message: $message, hint: $hint,
                    },)*
                }
            }
        }
    };
}

/// One occurrence: why, where, about what.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reason {
    pub id: ReasonId,
    pub span: Span,
    /// Fills `{}` in the row's message.
    pub subject: String,
}

impl Reason {
    pub fn new(id: ReasonId, span: Span, subject: impl Into<String>) -> Reason {
        Reason { id, span, subject: subject.into() }
    }
    pub fn message(&self) -> String {
        self.id.row().message.replacen("{}", &self.subject, 1)
    }
}

reasons! {
    // Hard: 0001 …
    AnyInSignature = "D0001" Hard "any-in-signature",
        "`{}` is annotated `Any`", "annotate it with the type it really has, or leave the annotation out";
    VariableArguments = "D0002" Hard "variable-arguments",
        "`{}` takes arguments of unknown number", "name the parameters";
    DynamicAttribute = "D0003" Hard "dynamic-attribute",
        "`{}` names an attribute chosen at run time", "write `object.name`, or use a dict";
    MonkeyPatching = "D0004" Hard "monkey-patching",
        "`{}` replaces part of a module, class or function", "";
    EvalExec = "D0005" Hard "eval-exec",
        "`{}` runs text as code", "";
    NamespaceAccess = "D0006" Hard "namespace-access",
        "`{}` reaches names as data", "use a dict of your own";
    Metaclass = "D0007" Hard "metaclass",
        "`{}` has a metaclass", "";
    AttributeHook = "D0008" Hard "attribute-hook",
        "`{}` intercepts attribute access", "";
    FrameInspection = "D0009" Hard "frame-inspection",
        "`{}` looks at frames or at the memory of objects", "";

    // Soft: 0501 …
    NotLowered = "D0501" Soft "not-lowered",
        "{} has no native form yet", "";
    Parser = "D0502" Soft "parser",
        "hybridc's parser does not read {}", "";
    NoRow = "D0503" Soft "no-row",
        "`{}` has no native form for these types yet", "";
    UnknownBuiltin = "D0504" Soft "unknown-builtin",
        "`{}` has no native form yet", "";
    FunctionValue = "D0505" Soft "function-value",
        "{} has no native form yet", "";
    Closure = "D0506" Soft "closure",
        "`{}` is shared with a nested function", "";
    NestedFunction = "D0507" Soft "nested-function",
        "`{}` is defined inside another function or class", "";
    Generator = "D0508" Soft "generator",
        "{} is a generator", "";
    Async = "D0509" Soft "async",
        "{} is asynchronous", "";
    Class = "D0510" Soft "class",
        "{} has no native form yet", "";
    Decorator = "D0511" Soft "decorator",
        "`{}` has a decorator", "";
    StarArguments = "D0512" Soft "star-arguments",
        "the number of arguments is not known here", "";
    Arity = "D0514" Soft "arity",
        "this call of `{}` does not fit its parameters", "";
    Identity = "D0515" Soft "identity",
        "`is` asks whether two values are one object, which native code does not know of these", "use `==`";
    IteratorValue = "D0516" Soft "iterator-value",
        "a value of type `{}` is kept, not used where it is made",
        "use it where it is made, or make a list of it";
    RecursiveType = "D0517" Soft "recursive-type",
        "a container in `{}` may hold itself", "";
    TypesWithoutEnd = "D0518" Soft "types-without-end",
        "types keep growing", "";
    Import = "D0519" Soft "import",
        "module `{}` has no native form yet", "";
    FunctionRebound = "D0520" Soft "function-rebound",
        "`{}` is bound in more than one place", "";
    ModuleBody = "D0522" Soft "module-body",
        "nothing of the module body is left to be native", "";
    NanIdentity = "D0523" Soft "nan-identity",
        "containers of floats that may be NaN compare by identity", "";
    Cost = "D0524" Soft "cost",
        "{}: most of it works on CPython's own objects", "";
    Memory = "D0525" Soft "memory",
        "the program names `{}`: what memory holds is counted in CPython's objects", "";
    NeverCalled = "D0521" Soft "never-called",
        "nothing native calls `{}`", "";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn rows_are_unique_and_say_something() {
        let mut seen = HashSet::new();
        for id in ReasonId::ALL {
            let row = id.row();
            assert!(seen.insert(row.code) && seen.insert(row.name), "{} {} twice", row.code, row.name);
            assert!(row.code.len() == 5 && row.code.starts_with('D'), "{}", row.code);
            assert!(!row.message.ends_with('.') && row.message.matches("{}").count() <= 1, "{}", row.code);
        }
    }
}
