//! The parts of ops: how each kind of field is written, read, and which values it names.
//!
//! ```text
//! %3   (%1, %2)   _                values
//! acc  total  list.append[int]     slots, globals, functions; rows with their substitution
//! (%1, *(%2, %3), _)               arguments of a row
//! ("x = ", {%1!r:%2 !3})           parts of an f-string
//! !3   int | None   "text"         sites, types, literals
//! star  before=2  sep=%4           what may be missing stands by name
//! last=(%1, acc)                   variables, at the end of a statement
//! ```

mod format;
mod lists;
mod literal;

use crate::sir::reader::Reader;
use crate::sir::writer::Writer;
use crate::sir::{FnId, GlobalSlot, RowUse, Site, Slot, Uses, Value, Var};
use crate::ty::{Class, Ty};

pub(super) trait Field: Sized {
    fn write(&self, to: &mut Writer);
    fn read(from: &mut Reader) -> Result<Self, String>;

    /// The values it names, in evaluation order.
    fn operands(&self, _found: &mut Vec<Value>) {}

    /// As a field of an op, behind what is there already.
    fn write_field(&self, _name: &str, to: &mut Writer) {
        to.push(" ");
        self.write(to);
    }
    fn read_field(_name: &str, from: &mut Reader) -> Result<Self, String> {
        Self::read(from)
    }
}

impl Field for Value {
    fn write(&self, to: &mut Writer) {
        to.push(&format!("%{}", self.0));
    }

    fn read(from: &mut Reader) -> Result<Value, String> {
        from.expect("%")?;
        from.number().map(Value)
    }

    fn operands(&self, found: &mut Vec<Value>) {
        found.push(*self);
    }
}

/// `name=%1` when there is one.
impl Field for Option<Value> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(value) => value.write(to),
            None => to.push("_"),
        }
    }

    fn read(from: &mut Reader) -> Result<Option<Value>, String> {
        Value::read(from).map(Some)
    }

    fn operands(&self, found: &mut Vec<Value>) {
        found.extend(self);
    }

    fn write_field(&self, name: &str, to: &mut Writer) {
        if self.is_some() {
            to.push(&format!(" {name}="));
            self.write(to);
        }
    }

    fn read_field(name: &str, from: &mut Reader) -> Result<Option<Value>, String> {
        if from.take_named(name) { Self::read(from) } else { Ok(None) }
    }
}

/// `name=int` when there is one.
impl Field for Option<Ty> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(ty) => ty.write(to),
            None => to.push("_"),
        }
    }

    fn read(from: &mut Reader) -> Result<Option<Ty>, String> {
        from.ty().map(Some)
    }

    fn write_field(&self, name: &str, to: &mut Writer) {
        if self.is_some() {
            to.push(&format!(" {name}="));
            self.write(to);
        }
    }

    fn read_field(name: &str, from: &mut Reader) -> Result<Option<Ty>, String> {
        if from.take_named(name) { Self::read(from) } else { Ok(None) }
    }
}

/// Its name when it holds.
impl Field for bool {
    fn write(&self, to: &mut Writer) {
        to.push(if *self { "yes" } else { "no" });
    }

    fn read(from: &mut Reader) -> Result<bool, String> {
        Ok(from.word()? == "yes")
    }

    fn write_field(&self, name: &str, to: &mut Writer) {
        if *self {
            to.push(&format!(" {name}"));
        }
    }

    fn read_field(name: &str, from: &mut Reader) -> Result<bool, String> {
        Ok(from.take_word(name))
    }
}

/// A count: `name=2` when there are any.
impl Field for u32 {
    fn write(&self, to: &mut Writer) {
        to.push(&self.to_string());
    }

    fn read(from: &mut Reader) -> Result<u32, String> {
        from.number()
    }

    fn write_field(&self, name: &str, to: &mut Writer) {
        if *self > 0 {
            to.push(&format!(" {name}={self}"));
        }
    }

    fn read_field(name: &str, from: &mut Reader) -> Result<u32, String> {
        if from.take_named(name) { from.number() } else { Ok(0) }
    }
}

/// An index.
impl Field for usize {
    fn write(&self, to: &mut Writer) {
        to.push(&self.to_string());
    }

    fn read(from: &mut Reader) -> Result<usize, String> {
        from.number().map(|number| number as usize)
    }
}

/// `Point#0`
impl Field for Class {
    fn write(&self, to: &mut Writer) {
        to.push(&format!("{:#}", Ty::Instance(*self)));
    }

    fn read(from: &mut Reader) -> Result<Class, String> {
        match from.ty()? {
            Ty::Instance(class) => Ok(class),
            other => Err(format!("`{other}` is no class of the program")),
        }
    }
}

impl Field for Slot {
    fn write(&self, to: &mut Writer) {
        to.slot(*self);
    }

    fn read(from: &mut Reader) -> Result<Slot, String> {
        let name = from.name()?;
        from.slot(&name)
    }
}

impl Field for GlobalSlot {
    fn write(&self, to: &mut Writer) {
        to.global(*self);
    }

    fn read(from: &mut Reader) -> Result<GlobalSlot, String> {
        let name = from.name()?;
        from.global(&name)
    }
}

impl Field for FnId {
    fn write(&self, to: &mut Writer) {
        to.function(*self);
    }

    fn read(from: &mut Reader) -> Result<FnId, String> {
        let name = from.name()?;
        from.function(&name)
    }
}

impl Field for Site {
    fn write(&self, to: &mut Writer) {
        to.push(&format!("!{}", self.0));
    }

    fn read(from: &mut Reader) -> Result<Site, String> {
        from.expect("!")?;
        from.number().map(Site)
    }
}

/// ` !3` at the end of a statement or part that can raise.
impl Field for Option<Site> {
    fn write(&self, to: &mut Writer) {
        if let Some(site) = self {
            to.push(" ");
            site.write(to);
        }
    }

    fn read(from: &mut Reader) -> Result<Option<Site>, String> {
        if from.is_next("!") { Site::read(from).map(Some) } else { Ok(None) }
    }
}

impl Field for Var {
    fn write(&self, to: &mut Writer) {
        match self {
            Var::Value(value) => value.write(to),
            Var::Slot(slot) => slot.write(to),
        }
    }

    fn read(from: &mut Reader) -> Result<Var, String> {
        if from.is_next("%") { Value::read(from).map(Var::Value) } else { Slot::read(from).map(Var::Slot) }
    }
}

/// ` last=(%1, acc) apart owning` behind a statement.
impl Field for Uses {
    fn write(&self, to: &mut Writer) {
        if !self.last.is_empty() {
            to.push(" last=");
            to.list(&self.last, |var, to| var.write(to));
        }
        self.apart.write_field("apart", to);
        self.owning.write_field("owning", to);
        self.declares.write_field("declares", to);
    }

    fn read(from: &mut Reader) -> Result<Uses, String> {
        let last = if from.take_named("last") { from.list("(", ")", Var::read)? } else { vec![] };
        let apart = bool::read_field("apart", from)?;
        let owning = bool::read_field("owning", from)?;
        Ok(Uses { last, apart, owning, declares: bool::read_field("declares", from)? })
    }
}

/// `list.append[int]`
impl Field for RowUse {
    fn write(&self, to: &mut Writer) {
        to.row(self.row);
        for (index, ty) in self.substitution.iter().enumerate() {
            to.push(if index == 0 { "[" } else { ", " });
            ty.write(to);
        }
        if !self.substitution.is_empty() {
            to.push("]");
        }
    }

    fn read(from: &mut Reader) -> Result<RowUse, String> {
        let name = from.name()?;
        let row = from.row(&name)?;
        let substitution = if from.is_next("[") { from.list("[", "]", Ty::read)? } else { vec![] };
        Ok(RowUse { row, substitution })
    }
}

impl Field for Ty {
    fn write(&self, to: &mut Writer) {
        to.push(&format!("{self:#}"));
    }

    fn read(from: &mut Reader) -> Result<Ty, String> {
        from.ty()
    }
}

impl Field for String {
    fn write(&self, to: &mut Writer) {
        to.name(self);
    }

    fn read(from: &mut Reader) -> Result<String, String> {
        from.name()
    }
}
