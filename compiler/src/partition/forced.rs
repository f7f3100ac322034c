//! Why a class lives in the isolate, as steps of a cause.

use super::origin::Origins;
use super::search::{Edge, Mention, Search, To};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::FuncId;
use crate::infer::home::{ClassForced, Forced};
use crate::source::Span;
use crate::ty::Class;

/// What sent the class there that the reason names; nothing where the text alone rules a native class out.
pub(super) fn edges(search: &Search, reason: &Reason) -> Vec<Edge> {
    let is_body = |info: &&crate::world::classes::ClassInfo| search.name_span(info.body) == reason.span;
    let Some(info) = search.classes.all().iter().find(is_body) else { return vec![] };
    let forced = search.partition.table.isolate_classes.get(&info.class);
    let forced = forced.into_iter().flatten().filter(|forced| **forced != ClassForced::Statement);
    let steps = Steps { search, class: info.class, span: reason.span };
    let found: Vec<Edge> = forced.filter_map(|forced| steps.edge(*forced)).collect();
    if found.is_empty() { steps.statement().into_iter().collect() } else { found }
}

struct Steps<'s, 'a> {
    search: &'s Search<'a>,
    class: Class,
    span: Span,
}

impl Steps<'_, '_> {
    fn edge(&self, forced: ClassForced) -> Option<Edge> {
        let name = self.class.name();
        match forced {
            ClassForced::Instance(at) => {
                let what = format!("an instance of class `{name}` that goes to CPython");
                Some(self.carried("an instance goes to CPython here", at.func, at.span, what))
            }
            ClassForced::Holds(at) => {
                let what = format!("a value of CPython in a variable of class `{name}`");
                Some(self.carried("a variable of it gets a value of CPython here", at.func, at.span, what))
            }
            ClassForced::HoldsItself(at) => {
                let what =
                    format!("class `{name}`, whose instances may hold themselves and values of CPython,");
                Some(self.holding(at.span, what))
            }
            ClassForced::HoldsUnordered(at) => {
                let what = format!(
                    "class `{name}`, whose instances hold values of CPython bound in different orders,"
                );
                Some(self.holding(at.span, what))
            }
            ClassForced::Value(at) => {
                let what = format!("class `{name}` as a value");
                Some(self.carried("the class is a value here", at.func, at.span, what))
            }
            ClassForced::Function(func) => Some(Edge {
                link: format!("CPython runs `{}`", self.search.program.functions[func.index()].qualname),
                span: self.search.name_span(func),
                to: To::Function(func),
            }),
            ClassForced::Named(forced) => self.named(forced),
            ClassForced::Rebound(place) => Some(self.root("this may bind its names again", place)),
            ClassForced::Raised => Some(self.root("what is raised may reach code of CPython", self.span)),
            ClassForced::With(other) => {
                let body = self.search.classes.info(other).body;
                let link = format!("`{}` belongs to it by bases, or by where it stands", other.name());
                Some(Edge { link, span: self.search.name_span(body), to: To::Function(body) })
            }
            ClassForced::Statement => None,
        }
    }

    /// A class whose statement the isolate runs for no other cause.
    fn statement(&self) -> Option<Edge> {
        let mention = Mention { func: self.search.program.main_body().id, span: self.span };
        self.search.names(&mention, "is CPython's")
    }

    fn named(&self, forced: Forced) -> Option<Edge> {
        let body = self.search.program.main_body().id;
        match forced {
            Forced::Statement(span) => self.search.names(&Mention { func: body, span }, "names it"),
            Forced::Named(func, span) => self.search.names(&Mention { func, span }, "names it"),
            Forced::Value(span) => Some(self.root("the class is a value here", span)),
            Forced::Rebound(span) => Some(self.root("any name may be bound again from here", span)),
            Forced::Text => Some(self.root("text that is run names it", self.span)),
            Forced::Suggested => Some(self.root("a message of CPython may suggest it", self.span)),
            Forced::SeenAtExit => {
                Some(self.root("a generator that waits may end when CPython empties the module", self.span))
            }
            Forced::EvaluatedLater | Forced::Imported | Forced::FallsThrough | Forced::Types => None,
        }
    }

    /// By what CPython carries out in that statement, or by where what it works on comes from.
    fn carried(&self, link: &str, func: FuncId, span: Span, what: String) -> Edge {
        let is_here = |(of, reason): &&(FuncId, Reason)| {
            *of == func && span.start <= reason.span.start && reason.span.end <= span.end
        };
        let is_root = |origin: &Edge| matches!(origin.to, To::Reason(_));
        let function = &self.search.program.functions[func.index()];
        let to = match self.search.partition.table.carried.iter().find(is_here) {
            Some((_, reason)) => To::Reason(reason.clone()),
            None => match Origins::new(self.search).of_place(function, span).into_iter().find(is_root) {
                Some(origin) => origin.to,
                None => To::Reason(Reason::new(ReasonId::Class, span, what)),
            },
        };
        Edge { link: link.to_owned(), span, to }
    }

    fn holding(&self, span: Span, what: String) -> Edge {
        let link = "an attribute gets a value of CPython here".to_owned();
        Edge { link, span, to: To::Reason(Reason::new(ReasonId::Class, self.span, what)) }
    }

    fn root(&self, link: &str, span: Span) -> Edge {
        let what = format!("class `{}`, of which CPython has to know,", self.class.name());
        Edge { link: link.to_owned(), span, to: To::Reason(Reason::new(ReasonId::Class, span, what)) }
    }
}
