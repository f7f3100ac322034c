//! Attributes of computed names: which may be the ones that hand out namespaces?
//!
//! ```text
//! getattr(self, "visit_" + kind)      no: of such names none begins like this
//! getattr(function, first + second)   yes
//! ```
//!
//! Of an object that is no module and no function, no name hands out anything.

use std::collections::{HashMap, HashSet};

use super::modules::each;
use crate::catalog::intrinsics::reflection;
use crate::hir::nodes::{
    BinaryOp, BindingId, Const, DefId, Element, ExprId, ExprKind, FPart, FuncId, Function, FunctionKind,
    NameRef, Program, PyText, StmtKind, TargetKind,
};
use crate::hir::visit::Seen;

/// What is known of a text.
#[derive(Default)]
struct Text {
    start: String,
    end: String,
    /// It is `start`, and nothing else.
    is_whole: bool,
}

/// Places that only loops over written texts bind.
pub struct Names<'a> {
    listed: HashMap<NameKey, Vec<&'a str>>,
    /// What results of `getattr` with computed names are bound to.
    computed: HashSet<NameKey>,
}

type NameKey = Result<(FuncId, BindingId), DefId>;

fn key(function: &Function, name: &NameRef) -> Option<NameKey> {
    match name {
        NameRef::Local(binding) => Some(Ok((function.id, *binding))),
        NameRef::Free(outer, binding) => Some(Ok((*outer, *binding))),
        NameRef::Global(global) => Some(Err(*global)),
        NameRef::Builtin(_) | NameRef::ClassLocal(_) => None,
    }
}

impl<'a> Names<'a> {
    pub fn of(program: &'a Program, functions: &'a [Function]) -> Names<'a> {
        let mut listed: HashMap<_, Vec<&str>> = HashMap::new();
        let mut bound: HashMap<_, usize> = HashMap::new();
        let mut loops: HashMap<_, usize> = HashMap::new();
        let mut computed = HashSet::new();
        for function in functions {
            for param in &function.params {
                *bound.entry(Ok((function.id, param.binding))).or_default() += 1;
            }
            each(function, &mut |seen| match seen {
                Seen::Target(target) => {
                    if let TargetKind::Name(name) = &target.kind
                        && let Some(key) = key(function, name)
                    {
                        *bound.entry(key).or_default() += 1;
                    }
                }
                Seen::Stmt(stmt) => match &stmt.kind {
                    StmtKind::For { target, iter, .. } => {
                        if let TargetKind::Name(name) = &target.kind
                            && let (Some(key), Some(texts)) =
                                (key(function, name), texts(program, function.id, *iter))
                        {
                            *loops.entry(key).or_default() += 1;
                            listed.entry(key).or_default().extend(texts);
                        }
                    }
                    StmtKind::Assign { target, value } => {
                        if let TargetKind::Name(name) = &target.kind
                            && let Some(key) = key(function, name)
                            && asks(function, *value)
                        {
                            computed.insert(key);
                        }
                    }
                    _ => {}
                },
                Seen::Expr(_) => {}
            });
        }
        listed.retain(|key, _| bound.get(key) == loops.get(key));
        Names { listed, computed }
    }

    /// May the text be a name that hands out a namespace, whatever has it?
    pub fn may_reveal(&self, function: &Function, text: ExprId) -> bool {
        self.may_be(function, text, &|text| reflection::REVEALING.iter().any(|name| text.fits(name)))
    }

    /// May it be one of those of modules?
    pub fn may_be_inner_of_module(&self, function: &Function, text: ExprId) -> bool {
        self.may_be(function, text, &|text| {
            let inner = reflection::INNER_OF_MODULE.iter().chain(reflection::REVEALING);
            // Of `sys` and `builtins`, too.
            inner.copied().chain(reaching_members()).any(|name| text.fits(name))
        })
    }

    /// Every name that the text may be, unless only a part of one is known.
    pub fn all(&self, function: &Function, id: ExprId) -> Option<Vec<String>> {
        match &function.expr(id).kind {
            ExprKind::IfExp { then, orelse, .. } => {
                let (mut then, orelse) = (self.all(function, *then)?, self.all(function, *orelse)?);
                then.extend(orelse);
                Some(then)
            }
            ExprKind::Name(name) => {
                let texts = key(function, name).and_then(|key| self.listed.get(&key))?;
                Some(texts.iter().map(|text| (*text).to_owned()).collect())
            }
            _ => Some(text(function, id)).filter(|text| text.is_whole).map(|text| vec![text.start]),
        }
    }

    /// Has the text a part that stands there, and that fits a name that hands out a namespace?
    pub fn spells_revealing(&self, function: &Function, text: ExprId) -> bool {
        self.may_be(function, text, &|text| {
            !(text.start.is_empty() && text.end.is_empty())
                && reflection::REVEALING.iter().any(|name| text.fits(name))
        })
    }

    fn may_be(&self, function: &Function, id: ExprId, fits: &dyn Fn(&Text) -> bool) -> bool {
        match &function.expr(id).kind {
            ExprKind::IfExp { then, orelse, .. } => {
                self.may_be(function, *then, fits) || self.may_be(function, *orelse, fits)
            }
            ExprKind::Name(name) => match key(function, name).and_then(|key| self.listed.get(&key)) {
                Some(texts) => texts.iter().any(|text| fits(&Text::whole(text))),
                None => fits(&Text::default()),
            },
            _ => fits(&text(function, id)),
        }
    }

    /// `getattr(getattr(x, first), second)`
    pub fn is_attribute_of_computed(&self, function: &Function, object: ExprId) -> bool {
        if let ExprKind::Name(name) = &function.expr(object).kind {
            return key(function, name).is_some_and(|key| self.computed.contains(&key));
        }
        asks(function, object)
    }
}

fn reaching_members() -> impl Iterator<Item = &'static str> {
    reflection::REACHING.iter().map(|(_, name)| *name)
}

/// Is it a call that takes an attribute's name?
fn asks(function: &Function, value: ExprId) -> bool {
    let ExprKind::Call { func, .. } = &function.expr(value).kind else { return false };
    let ExprKind::Name(NameRef::Builtin(name)) = &function.expr(*func).kind else { return false };
    reflection::takes_attribute(name) && !reflection::only_asks_attribute(name)
}

/// The items of a display of written texts.
fn texts(program: &Program, function: FuncId, iter: ExprId) -> Option<Vec<&str>> {
    let function = &program.functions[function.index()];
    let (ExprKind::Tuple(items) | ExprKind::List(items) | ExprKind::Set(items)) = &function.expr(iter).kind
    else {
        return None;
    };
    let written = |item: &Element| {
        let Element::One(item) = item else { return None };
        let ExprKind::Const(Const::Str(PyText::Text(text))) = &function.expr(*item).kind else { return None };
        Some(text.as_str())
    };
    items.iter().map(written).collect()
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
        _ => Text::default(),
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
    matches!(&function.expr(*func).kind, ExprKind::Name(NameRef::Builtin(name)) if reflection::asks_bases(name))
}
