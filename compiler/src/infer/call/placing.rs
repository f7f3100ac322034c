//! The arguments of a call among the parameters of a function (Language Reference, 6.3.4).
//!
//! ```text
//! def f(a, *rest, b=1, **options): …
//! f(1, 2, 3, b=4, size=5)        a: 1, rest: (2, 3), b: 4, options: {"size": 5}
//! ```
//!
//! `rest` is a tuple of known length. `options` is one, too, with names that the instance of the function
//! knows, where the function only asks it for names ([`crate::world::keywords`]); else it is a dict.

use crate::diag::reasons::ReasonId;
use crate::hir::nodes::{Arg, ExprId, ExprKind, FuncId, Function, NameRef, ParamKind};
use crate::infer::expr::TUPLE_LIMIT;
use crate::infer::table::{ArgSource, Dispatch, How};
use crate::infer::walk::{Sink, Walk};
use crate::source::Span;
use crate::ty::{Name, Ty, name};
use crate::world::keywords;

/// In the place of a keyword: the tuple of all further arguments.
pub(super) const OTHERS: &str = "*";

/// Where parameters get their values.
pub(super) struct Placed {
    /// `None`: the call leaves it out.
    pub sources: Vec<Option<ArgSource>>,
    /// See [`crate::infer::table::Instance::keywords`].
    pub keywords: Vec<Name>,
}

impl<'a> Walk<'_, 'a> {
    /// `None` where there are too many arguments, or one that no parameter takes.
    pub(super) fn place(
        &mut self,
        target: &Function,
        types: &[(Option<&str>, Ty)],
        span: Span,
    ) -> Option<Placed> {
        let find = |kind: ParamKind| target.params.iter().position(|param| param.kind == kind);
        let (rest, options) = (find(ParamKind::VarPositional), find(ParamKind::VarKeyword));
        let is_positional = |kind| matches!(kind, ParamKind::PositionalOnly | ParamKind::Positional);
        let is_named = |kind| matches!(kind, ParamKind::Positional | ParamKind::KeywordOnly);
        let mut positional =
            (0..target.params.len()).filter(|index| is_positional(target.params[*index].kind));
        let mut sources: Vec<Option<ArgSource>> = target.params.iter().map(|_| None).collect();
        let (mut others, mut named, mut unknown) = (vec![], vec![], None);
        for (index, (keyword, _)) in types.iter().enumerate() {
            if *keyword == Some(OTHERS) {
                unknown = Some(index);
                continue;
            }
            let place = match keyword {
                None => positional.next(),
                Some(keyword) => {
                    target.params.iter().position(|param| param.name == *keyword && is_named(param.kind))
                }
            };
            match (place, keyword) {
                (Some(place), _) if sources[place].is_none() => sources[place] = Some(ArgSource::Arg(index)),
                (None, None) if rest.is_some() => others.push(index),
                (None, Some(keyword))
                    if options.is_some() && named.iter().all(|(name, _)| name != keyword) =>
                {
                    named.push((name(keyword), index));
                }
                _ => return None,
            }
        }
        for index in others.iter().chain(named.iter().map(|(_, index)| index)) {
            let is_function =
                |member: &Ty| matches!(member, Ty::Function(_) | Ty::Bound(..)) || member.is_passing();
            if self.shallow(&types[*index].1).members().iter().any(is_function) {
                self.refuse(
                    ReasonId::FunctionValue,
                    span,
                    "a function or iterator among arguments of unknown number",
                );
            }
        }
        if others.len().max(named.len()) > TUPLE_LIMIT {
            self.refuse(ReasonId::StarArguments, span, "");
        }
        match (rest, unknown) {
            (Some(rest), None) => sources[rest] = Some(ArgSource::Rest(others)),
            (Some(rest), Some(unknown)) => {
                if let Ty::TupleOf(cell) = types[unknown].1 {
                    for index in &others {
                        self.cx.cells.put(&cell, &types[*index].1);
                        self.flow(&types[*index].1, Sink::Type(*cell), span);
                    }
                }
                sources[rest] = Some(ArgSource::RestAnd(others, unknown));
            }
            (None, Some(_)) => return None,
            (None, None) => {}
        }
        let mut keywords = vec![];
        if let Some(options) = options {
            let dict = self.dict_of_options(target.id, &named, types, span);
            if dict.is_none() {
                keywords = named.iter().map(|(name, _)| *name).collect();
            }
            sources[options] = Some(ArgSource::Named(named, dict));
        }
        Some(Placed { sources, keywords })
    }

    /// The dict that a function gets which does more with it than to ask for names.
    fn dict_of_options(
        &mut self,
        callee: FuncId,
        named: &[(Name, usize)],
        types: &[(Option<&str>, Ty)],
        span: Span,
    ) -> Option<Ty> {
        if self.cx.facts.asked_keywords.contains(&callee) {
            return None;
        }
        let fresh = self.cx.cells.fresh();
        let values = *self.cx.keyword_values.entry(callee).or_insert(fresh);
        for (_, index) in named {
            self.cx.cells.put(&values, &types[*index].1);
            self.flow(&types[*index].1, Sink::Type(values), span);
        }
        Some(Ty::dict(Ty::Str, values))
    }

    /// The types of the parameters; `None` where one is left out that has no default.
    pub(super) fn parameters(
        &self,
        callee: FuncId,
        types: &[(Option<&str>, Ty)],
        sources: &mut [Option<ArgSource>],
    ) -> Option<Vec<Ty>> {
        let target = &self.cx.program.functions[callee.index()];
        let of = |index: usize| types[index].1;
        let mut params = vec![];
        for (index, (source, param)) in sources.iter_mut().zip(&target.params).enumerate() {
            params.push(match source {
                Some(ArgSource::Arg(index)) => of(*index),
                Some(ArgSource::Rest(indices)) => Ty::Tuple(indices.iter().map(|index| of(*index)).collect()),
                Some(ArgSource::RestAnd(_, others)) => of(*others),
                Some(ArgSource::Named(named, None)) => {
                    Ty::Tuple(named.iter().map(|(_, index)| of(*index)).collect())
                }
                Some(ArgSource::Named(_, Some(dict))) => *dict,
                Some(_) => unreachable!("not placed yet"),
                None => {
                    let (from, ty) = self.default_source(callee, index, param.default?);
                    *source = Some(from);
                    ty
                }
            });
        }
        Some(params)
    }

    /// The names of the arguments in the `**` parameter of this function, where the expression is its name.
    pub fn keywords_of(&self, id: ExprId) -> Option<Vec<Name>> {
        let ExprKind::Name(NameRef::Local(binding)) = &self.func.expr(id).kind else { return None };
        let is_it = |param: &crate::hir::nodes::Param| {
            param.kind == ParamKind::VarKeyword && param.binding == *binding
        };
        let is_asked = self.root().id == self.func.id && self.cx.facts.asked_keywords.contains(&self.func.id);
        (is_asked && self.func.params.iter().any(is_it))
            .then(|| self.cx.instances[self.id.index()].keywords.clone())
    }

    /// `options.get("name")`, with a default or without, of the `**` parameter.
    pub(in crate::infer) fn keyword_or(&mut self, object: ExprId, args: &'a [Arg]) -> Option<(Ty, How)> {
        let names = self.keywords_of(object)?;
        let asked = keywords::asked_name(self.func, args)?;
        let items = self.expr(object);
        let given: Vec<Ty> = args.iter().map(|arg| self.expr(arg.value())).collect();
        if !self.env.reachable || given.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return Some((Ty::Never, How::Plain));
        }
        let (ty, dispatch) = match (self.keyword(&items, &names, asked), given.get(1)) {
            (Some(found), _) => found,
            (None, Some(default)) => (*default, Dispatch::Operand(2)),
            (None, None) => (Ty::None, Dispatch::Nothing),
        };
        Some((ty, How::Dispatch(dispatch)))
    }

    /// The item of that name.
    pub(in crate::infer) fn keyword(
        &self,
        items: &Ty,
        names: &[Name],
        asked: &str,
    ) -> Option<(Ty, Dispatch)> {
        let Ty::Tuple(items) = self.shallow(items) else { return None };
        let at = names.iter().position(|name| *name == asked)?;
        Some((items[at], Dispatch::TupleItem(at)))
    }
}
