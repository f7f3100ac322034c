//! `getattr`, `setattr`, `hasattr` and `delattr` of native instances with names that the text says, and `del
//! o.name`.

use crate::catalog::intrinsics::reflection::{self, AttributeAct};
use crate::diag::reasons::ReasonId;
use crate::hir::nodes::Arg;
use crate::infer::table::{Dispatch, How};
use crate::infer::walk::Walk;
use crate::source::Span;
use crate::ty::{Class, Ty};
use crate::world::classes::{Member, constant_name};

impl<'a> Walk<'_, 'a> {
    /// A call of one of them; `None` where it is something else. The operands are the arguments.
    pub fn reflected(&mut self, builtin: &str, args: &'a [Arg], span: Span) -> Option<(Ty, How)> {
        let [Arg::Positional(object), second, rest @ ..] = args else { return None };
        if !reflection::takes_attribute(builtin) {
            return None;
        }
        let name = constant_name(self.func, second)?;
        let third = match rest {
            [] => None,
            [Arg::Positional(third)] => Some(*third),
            _ => return None,
        };
        let receiver = self.object_or_class(*object);
        if !self.holds_instance(&receiver) {
            return None;
        }
        self.expr(second.value());
        let mut operands = vec![receiver, Ty::Str];
        operands.extend(third.map(|third| self.expr(third)));
        if !self.env.reachable {
            return Some((Ty::Never, How::Plain));
        }
        let (ty, dispatch) = match (reflection::attribute_act(builtin)?, third.is_some()) {
            (AttributeAct::Get, _) => self.get_attribute(&mut operands, name, span),
            (AttributeAct::Has, false) => self.has_attribute(&mut operands, name, span),
            (AttributeAct::Set, true) => (Ty::None, self.bind_attribute(&mut operands, name, span)),
            (AttributeAct::Delete, false) => (Ty::None, self.unbind_attribute(&mut operands, name, span)),
            _ => return None,
        };
        Some((ty, How::Dispatch(dispatch)))
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

    fn has_own(&mut self, class: Class, name: &str, span: Span) -> (Ty, Dispatch) {
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
            // It runs, and may raise AttributeError.
            Some((_, Member::Property { .. })) => {
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
        let is_plain = found.late.is_empty() && matches!(found.member, None | Some((_, Member::Value)));
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
