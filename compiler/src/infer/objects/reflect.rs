//! `getattr`, `setattr`, `hasattr` and `delattr` of native instances with names that the text says, and `del
//! o.name`.

use crate::catalog::intrinsics::reflection::{self, AttributeAct};
use crate::diag::reasons::{Reason, ReasonId};
use crate::hir::nodes::Arg;
use crate::infer::table::{Dispatch, How};
use crate::infer::walk::{Sink, Walk};
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::{Member, constant_name};

impl<'a> Walk<'_, 'a> {
    /// A call of one of them. The operands are the arguments.
    pub fn reflected(&mut self, builtin: &str, args: &'a [Arg], span: Span) -> Option<(Ty, How)> {
        let act = reflection::attribute_act(builtin)?;
        if let Some(found) = self.reflected_here(act, args, span) {
            return Some(found);
        }
        let named = args.get(1).is_some_and(|name| constant_name(self.func, name).is_some());
        let id = if named { ReasonId::NotLowered } else { ReasonId::DynamicAttribute };
        let operands: Vec<Ty> = self.arguments(args).into_iter().map(|(_, ty)| ty).collect();
        if !self.env.reachable || operands.iter().any(|ty| self.shallow(ty) == Ty::Never) {
            return Some((Ty::Never, How::Plain));
        }
        // (It looks at its arguments only: no frame shows that native code calls it.)
        let is_plain = args.iter().all(|arg| matches!(arg, Arg::Positional(_)));
        if !is_plain || !self.can_be_given(&operands) {
            return Some((self.refuse(id, span, builtin), How::Plain));
        }
        self.carry(&operands, Reason::new(id, span, builtin));
        Some((Ty::Dyn, How::CallDyn))
    }

    /// A call of one of them with a native instance, and names that the text says.
    fn reflected_here(&mut self, act: AttributeAct, args: &'a [Arg], span: Span) -> Option<(Ty, How)> {
        let [Arg::Positional(object), second, rest @ ..] = args else { return None };
        let spelled = self.cx.plan.spelled.get(&(self.func.id, second.value())).cloned();
        let names = match (constant_name(self.func, second), act, &spelled) {
            (Some(name), ..) => vec![name],
            (None, AttributeAct::Get | AttributeAct::Has, Some(names)) => {
                names.iter().map(String::as_str).collect()
            }
            _ => return None,
        };
        let third = match rest {
            [] => None,
            [Arg::Positional(third)] => Some(*third),
            _ => return None,
        };
        let receiver = self.object_or_class(*object);
        if !self.holds_instance(&receiver) {
            return None;
        }
        let name = self.expr(second.value());
        if self.env.reachable && self.shallow(&name) != Ty::Str {
            return None;
        }
        let mut operands = vec![receiver, Ty::Str];
        operands.extend(third.map(|third| self.expr(third)));
        if !self.env.reachable {
            return Some((Ty::Never, How::Plain));
        }
        let has_third = third.is_some();
        let (mut ty, mut arms) = (Ty::Never, vec![]);
        for name in names {
            let (given, dispatch) = match (act, has_third) {
                (AttributeAct::Get, _) => self.get_attribute(&mut operands, name, span),
                (AttributeAct::Has, false) => self.has_attribute(&mut operands, name, span),
                (AttributeAct::Set, true) => (Ty::None, self.bind_attribute(&mut operands, name, span)),
                (AttributeAct::Delete, false) => (Ty::None, self.unbind_attribute(&mut operands, name, span)),
                _ => return None,
            };
            ty = self.join(&ty, &given);
            arms.push((name.to_owned(), given, dispatch));
        }
        if arms.len() == 1 {
            let (_, _, dispatch) = arms.pop().expect("there is one");
            return Some((ty, How::Dispatch(dispatch)));
        }
        arms.iter().for_each(|(_, given, _)| self.flow(given, Sink::Type(ty), span));
        let arms = arms.into_iter().map(|(name, _, dispatch)| (name, dispatch)).collect();
        Some((ty, How::Dispatch(Dispatch::ByText { operand: 1, arms })))
    }

    /// `getattr(o, "name")`, with a default as third operand or without.
    fn get_attribute(&mut self, operands: &mut Vec<Ty>, name: &str, span: Span) -> (Ty, Dispatch) {
        match self.shallow(&operands[0]) {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.get_attribute(operands, name, span)
            }),
            Ty::Instance(_) if self.inherited_value(&operands[0], name).is_some() => {
                self.not_asked(&operands[0].clone(), name, span)
            }
            Ty::Instance(class) if operands.len() > 2 && !is_special(name) => {
                let otherwise = (operands[2], Dispatch::Operand(2));
                self.attribute_or(class, name, operands, Some(otherwise), span)
            }
            Ty::Instance(_) if operands.len() == 2 => self.read_attribute(operands, name, span),
            other => self.not_asked(&other, name, span),
        }
    }

    fn has_attribute(&mut self, operands: &mut Vec<Ty>, name: &str, span: Span) -> (Ty, Dispatch) {
        match self.shallow(&operands[0]) {
            Ty::Union(members) => self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                walk.has_attribute(operands, name, span)
            }),
            Ty::Instance(class) if !is_special(name) => self.has_own(class, name, span),
            other => self.not_asked(&other, name, span),
        }
    }

    pub fn has_own(&mut self, class: Class, name: &str, span: Span) -> (Ty, Dispatch) {
        let facts = self.cx.facts.clone();
        if self.inherited_value(&Ty::Instance(class), name).is_some() {
            // What a builtin class has.
            return self.not_asked(&Ty::Instance(class), name, span);
        }
        let Some(attr) = facts.table.attr(name) else { return (Ty::Bool, Dispatch::Truth(false)) };
        let found = self.find(class, attr);
        if found.is_nothing() && self.has_builtin(class, name) {
            return (Ty::Bool, Dispatch::Truth(true));
        }
        match found.member {
            // An item of a named tuple.
            Some((_, Member::Property { get, .. })) if self.cx.program.functions[get.index()].is_made => {
                return (Ty::Bool, Dispatch::Truth(true));
            }
            // It runs, and may raise AttributeError.
            Some((_, Member::Property { .. } | Member::Cached { .. })) => {
                let what = format!("asking for the property `{name}`");
                return (self.refuse(ReasonId::Class, span, what), Dispatch::Dead);
            }
            Some((_, Member::Method(_) | Member::Static(_) | Member::Class(_) | Member::Value)) => {
                return (Ty::Bool, Dispatch::Truth(true));
            }
            None => {}
        }
        let held = self.cx.cells.field(class, attr);
        let of_instance = match self.shallow(&held) {
            Ty::Never => Dispatch::Truth(false),
            _ if facts.table.info(class).definite.contains(attr) => Dispatch::Truth(true),
            _ => Dispatch::HasField(class, attr),
        };
        if found.late.is_empty() {
            return (Ty::Bool, of_instance);
        }
        let what = format!("asking for `{name}`, which a class may have,");
        (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
    }

    /// `del o.name`
    pub fn unbind_attribute(&mut self, operands: &mut Vec<Ty>, name: &str, span: Span) -> Dispatch {
        match self.shallow(&operands[0]) {
            Ty::Union(members) => {
                let found = self.split(0, members.to_vec(), operands, &mut |walk, operands| {
                    (Ty::None, walk.unbind_attribute(operands, name, span))
                });
                found.1
            }
            Ty::Instance(class) if !is_special(name) => self.unbind_field(class, name, span),
            other => self.not_asked(&other, name, span).1,
        }
    }

    fn unbind_field(&mut self, class: Class, name: &str, span: Span) -> Dispatch {
        let facts = self.cx.facts.clone();
        let attr = facts.table.attr(name).expect("every attribute of the text is known");
        let found = self.find(class, attr);
        let is_held = self.shallow(&self.cx.cells.field(class, attr)) != Ty::Never;
        let is_plain = found.late.is_empty()
            && matches!(found.member, None | Some((_, Member::Value | Member::Cached { .. })));
        let is_plain = is_plain && !facts.table.is_frozen(class);
        let has_place = facts.table.has_dict(class) || facts.table.is_slot(class, attr);
        if !is_plain || !has_place || !is_held && facts.table.is_slot(class, attr) {
            self.refuse(ReasonId::Class, span, format!("deleting attribute `{name}`"));
            return Dispatch::Dead;
        }
        if !is_held {
            return self.missing(class, name, span).1;
        }
        self.check_suggestions(class, name, span);
        Dispatch::DelField(class, attr)
    }

    fn not_asked(&mut self, receiver: &Ty, name: &str, span: Span) -> (Ty, Dispatch) {
        let what = format!("attribute `{name}` of `{}`", self.type_name(receiver));
        (self.refuse(ReasonId::Class, span, what), Dispatch::Dead)
    }
}

fn is_special(name: &str) -> bool {
    name.starts_with("__")
}
