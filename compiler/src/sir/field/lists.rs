//! Fields that are lists.

use crate::sir::field::Field;
use crate::sir::reader::Reader;
use crate::sir::writer::Writer;
use crate::sir::{CallArg, GlobalSlot, Value};
use crate::ty::Class;
use crate::ty::Ty;

impl Field for Vec<Ty> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |item, to| item.write(to));
    }
    fn read(from: &mut Reader) -> Result<Vec<Ty>, String> {
        from.list("(", ")", Ty::read)
    }
}

/// `name=text` when there is one.
impl Field for Option<String> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(text) => text.write(to),
            None => to.push("_"),
        }
    }
    fn read(from: &mut Reader) -> Result<Option<String>, String> {
        String::read(from).map(Some)
    }
    fn write_field(&self, name: &str, to: &mut Writer) {
        if self.is_some() {
            to.push(&format!(" {name}="));
            self.write(to);
        }
    }
    fn read_field(name: &str, from: &mut Reader) -> Result<Option<String>, String> {
        if from.take_named(name) { Self::read(from) } else { Ok(None) }
    }
}

/// `name=global` when there is one.
impl Field for Option<GlobalSlot> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(global) => global.write(to),
            None => to.push("_"),
        }
    }
    fn read(from: &mut Reader) -> Result<Option<GlobalSlot>, String> {
        GlobalSlot::read(from).map(Some)
    }
    fn write_field(&self, name: &str, to: &mut Writer) {
        if self.is_some() {
            to.push(&format!(" {name}="));
            self.write(to);
        }
    }
    fn read_field(name: &str, from: &mut Reader) -> Result<Option<GlobalSlot>, String> {
        if from.take_named(name) { Self::read(from) } else { Ok(None) }
    }
}

/// `name=(a, b)` when there are any.
impl Field for Vec<String> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |item, to| item.write(to));
    }
    fn read(from: &mut Reader) -> Result<Vec<String>, String> {
        from.list("(", ")", Reader::name)
    }
    fn write_field(&self, name: &str, to: &mut Writer) {
        if !self.is_empty() {
            to.push(&format!(" {name}="));
            self.write(to);
        }
    }
    fn read_field(name: &str, from: &mut Reader) -> Result<Vec<String>, String> {
        if from.take_named(name) { Self::read(from) } else { Ok(vec![]) }
    }
}

impl Field for Vec<Class> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |item, to| item.write(to));
    }
    fn read(from: &mut Reader) -> Result<Vec<Class>, String> {
        from.list("(", ")", Class::read)
    }
    fn write_field(&self, name: &str, to: &mut Writer) {
        if !self.is_empty() {
            to.push(&format!(" {name}="));
            self.write(to);
        }
    }
    fn read_field(name: &str, from: &mut Reader) -> Result<Vec<Class>, String> {
        if from.take_named(name) { Self::read(from) } else { Ok(vec![]) }
    }
}

impl Field for Vec<Value> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |item, to| item.write(to));
    }
    fn read(from: &mut Reader) -> Result<Vec<Value>, String> {
        from.list("(", ")", Value::read)
    }
    fn operands(&self, found: &mut Vec<Value>) {
        found.extend(self);
    }
}

/// `(%1: %2, %3: %4)`
impl Field for Vec<(Value, Value)> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |(key, value), to| {
            key.write(to);
            to.push(": ");
            value.write(to);
        });
    }
    fn read(from: &mut Reader) -> Result<Vec<(Value, Value)>, String> {
        from.list("(", ")", |from| {
            let key = Value::read(from)?;
            from.expect(":")?;
            Ok((key, Value::read(from)?))
        })
    }
    fn operands(&self, found: &mut Vec<Value>) {
        found.extend(self.iter().flat_map(|(key, value)| [*key, *value]));
    }
}

impl Field for Vec<CallArg> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |arg, to| match arg {
            CallArg::Value(value) => value.write(to),
            CallArg::Many(values) => {
                to.push("*");
                values.write(to);
            }
            CallArg::Missing => to.push("_"),
        });
    }
    fn read(from: &mut Reader) -> Result<Vec<CallArg>, String> {
        from.list("(", ")", |from| {
            if from.take("_") {
                Ok(CallArg::Missing)
            } else if from.take("*") {
                Vec::read(from).map(CallArg::Many)
            } else {
                Value::read(from).map(CallArg::Value)
            }
        })
    }
    fn operands(&self, found: &mut Vec<Value>) {
        for arg in self {
            match arg {
                CallArg::Value(value) => found.push(*value),
                CallArg::Many(values) => found.extend(values),
                CallArg::Missing => {}
            }
        }
    }
}
