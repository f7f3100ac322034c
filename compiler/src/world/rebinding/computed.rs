//! Attributes of computed names: which may be the ones that hand out namespaces?
//!
//! ```text
//! getattr(self, "visit_" + kind)      no: of such names none begins like this
//! getattr(function, first + second)   yes
//! ```
//!
//! Of an object that is no module and no function, no name hands out anything.

use std::collections::HashMap;

use super::Rebindable;
use crate::catalog::intrinsics::reflection;
use crate::catalog::members::{self, Act};
use crate::hir::Program;
use crate::hir::nodes::{
    Arg, BinaryOp, Const, ExprId, ExprKind, FPart, FuncId, Function, FunctionKind, NameRef, PyText,
};
use crate::world::sources::Sources;
use crate::world::things::Things;

/// What is known of a text.
#[derive(Default)]
struct Text {
    start: String,
    end: String,
    /// It is `start`, and nothing else.
    is_whole: bool,
}

/// The names that texts may be, wherever they come from.
pub struct Names<'a> {
    pub sources: Sources<'a>,
}

impl<'a> Names<'a> {
    /// May the text be a name that hands out a namespace, whatever has it?
    pub fn may_reveal(&self, function: &'a Function, text: ExprId) -> bool {
        self.may_be(function, text, &|text| reflection::REVEALING.iter().any(|name| text.fits(name)))
    }

    /// May it be one of those of modules?
    pub fn may_be_inner_of_module(&self, function: &'a Function, text: ExprId) -> bool {
        self.may_be(function, text, &|text| {
            let inner = reflection::INNER_OF_MODULE.iter().chain(reflection::REVEALING);
            // Of `sys` and `builtins`, too.
            inner.copied().chain(members::names(Act::HandsOutNames)).any(|name| text.fits(name))
        })
    }

    /// Every name that the text may be, unless only a part of one is known.
    pub fn all(&self, function: &'a Function, id: ExprId) -> Option<Vec<String>> {
        let found = self.sources.from(function, id);
        let whole = found.leaves.iter().map(|(function, leaf)| text(function, *leaf));
        let names: Option<Vec<String>> = whole.map(|text| text.is_whole.then_some(text.start)).collect();
        names.filter(|_| found.complete)
    }

    /// Has the text a part that stands there, and that fits a name that hands out a namespace?
    pub fn spells_revealing(&self, function: &'a Function, text: ExprId) -> bool {
        self.may_be(function, text, &|text| {
            !(text.start.is_empty() && text.end.is_empty())
                && reflection::REVEALING.iter().any(|name| text.fits(name))
        })
    }

    /// `getattr(x, key)`: may the attribute be a function of the program?
    pub fn may_get_function(&self, things: &Things, function: &'a Function, value: ExprId) -> bool {
        let ExprKind::Call { args, .. } = &function.expr(value).kind else { return false };
        let names = args.get(1).and_then(|name| self.all(function, name.value()));
        asks(function, value) && names.is_none_or(|names| names.iter().any(|name| things.is_method(name)))
    }

    fn may_be(&self, function: &'a Function, id: ExprId, fits: &dyn Fn(&Text) -> bool) -> bool {
        let found = self.sources.from(function, id);
        !found.complete && fits(&Text::default())
            || found.leaves.iter().any(|(function, leaf)| fits(&text(function, *leaf)))
    }
}

/// Does the function ask anything for an attribute of a computed name?
pub fn asks_in(function: &Function) -> bool {
    (0..function.exprs.len() as u32).any(|index| asks(function, ExprId(index)))
}

/// The names that calls in the main module ask for whose text says all that they may be: by the expression of
/// the name.
pub fn spelled(
    program: &Program,
    names: &Names,
    rebindable: &Rebindable,
) -> HashMap<(FuncId, ExprId), Vec<String>> {
    // A name that stands for one of them may be bound otherwise.
    if program.native_globals().any(|global| rebindable.may(&global.name)) {
        return HashMap::new();
    }
    let mut found = HashMap::new();
    // (A name in a class body may be one of the module or of the class.)
    let functions = program.native_functions().iter();
    for function in functions.filter(|function| function.kind != FunctionKind::Class) {
        for expr in &function.exprs {
            if let ExprKind::Call { func, args } = &expr.kind
                && let ExprKind::Name(NameRef::Builtin(name)) = &function.expr(*func).kind
                && reflection::takes_attribute(name)
                && let Some(name) = args.get(1).map(Arg::value)
                && let Some(mut all) = names.all(function, name)
            {
                all.sort();
                all.dedup();
                let is_name = |name: &String| name.starts_with(|c: char| c.is_alphabetic() || c == '_');
                if (1..=MOST_SPELLED).contains(&all.len()) && all.iter().all(is_name) {
                    found.insert((function.id, name), all);
                }
            }
        }
    }
    found
}

/// So many names are told apart one after the other.
const MOST_SPELLED: usize = 16;

/// Is it a call that takes an attribute's name?
pub fn asks(function: &Function, value: ExprId) -> bool {
    let ExprKind::Call { func, .. } = &function.expr(value).kind else { return false };
    let ExprKind::Name(NameRef::Builtin(name)) = &function.expr(*func).kind else { return false };
    reflection::takes_attribute(name) && !reflection::only_asks_attribute(name)
}

impl Text {
    fn whole(text: &str) -> Text {
        Text { start: text.to_owned(), end: text.to_owned(), is_whole: true }
    }

    fn fits(&self, name: &str) -> bool {
        if self.is_whole {
            // `attrgetter` takes dotted names.
            self.start.split('.').any(|part| part == name)
        } else if self.start.contains('.') || self.end.contains('.') {
            true
        } else {
            name.starts_with(&self.start) && name.ends_with(&self.end)
        }
    }
}

fn text(function: &Function, id: ExprId) -> Text {
    match &function.expr(id).kind {
        ExprKind::Const(Const::Str(PyText::Text(text))) => Text::whole(text),
        ExprKind::Const(Const::Int(_) | Const::Float(_) | Const::None | Const::Bool(_)) => Text::whole(""),
        ExprKind::Binary { op: BinaryOp::Add, left, right, .. } => {
            let (left, right) = (text(function, *left), text(function, *right));
            Text {
                start: if left.is_whole { left.start.clone() + &right.start } else { left.start },
                end: if right.is_whole { left.end + &right.end } else { right.end },
                is_whole: left.is_whole && right.is_whole,
            }
        }
        ExprKind::Binary { op: BinaryOp::Mod, left, .. } => {
            let start = text(function, *left).start;
            Text { start: start.split('%').next().unwrap_or_default().to_owned(), ..Text::default() }
        }
        ExprKind::FString(parts) => {
            let literal = |part: Option<&FPart>| match part {
                Some(FPart::Literal(PyText::Text(text))) => text.clone(),
                _ => String::new(),
            };
            Text { start: literal(parts.first()), end: literal(parts.last()), is_whole: false }
        }
        ExprKind::Block { value, .. } => text(function, *value),
        ExprKind::Const(_)
        | ExprKind::Name(_)
        | ExprKind::Tuple(_)
        | ExprKind::List(_)
        | ExprKind::Set(_)
        | ExprKind::Dict(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary { .. }
        | ExprKind::And(..)
        | ExprKind::Or(..)
        | ExprKind::Compare(..)
        | ExprKind::IfExp { .. }
        | ExprKind::Call { .. }
        | ExprKind::Attribute { .. }
        | ExprKind::Subscript { .. }
        | ExprKind::Slice { .. }
        | ExprKind::Lambda(_)
        | ExprKind::GeneratorExp { .. }
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Await(_)
        | ExprKind::Starred(_)
        | ExprKind::Opaque(_) => Text::default(),
    }
}

/// Does a text name one of them, as a word (`"{0.__globals__}"`)?
pub fn mentions_revealing(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(reflection::is_revealing)
}

/// The first parameter of a method.
pub fn is_self(program: &Program, function: &Function, object: ExprId) -> bool {
    let ExprKind::Name(name) = &function.expr(object).kind else { return false };
    let (owner, binding) = match name {
        NameRef::Local(binding) => (function, *binding),
        NameRef::Free(outer, binding) => (&program.functions[outer.index()], *binding),
        NameRef::Global(_) | NameRef::Builtin(_) | NameRef::ClassLocal(_) => return false,
    };
    let in_class =
        owner.parent.is_some_and(|parent| program.functions[parent.index()].kind == FunctionKind::Class);
    in_class && owner.params.first().is_some_and(|param| param.binding == binding)
}

/// `super()`
pub fn is_super(function: &Function, object: ExprId) -> bool {
    let ExprKind::Call { func, .. } = &function.expr(object).kind else { return false };
    matches!(
        &function.expr(*func).kind,
        ExprKind::Name(NameRef::Builtin(name)) if reflection::asks_bases(name)
    )
}
