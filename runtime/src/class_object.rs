//! Class objects: what `type(x)` gives and what the name `int` means as a value.
//!
//! A builtin class is a number; two handles on one class are one object, as in CPython. A class of the
//! isolate (that of an exception the program itself defines) is the isolate's object, and whatever is asked
//! of it is asked there. A class that comes from the isolate and is a builtin one becomes a number again, so
//! that `is` compares alike wherever both come from.

use std::cell::RefCell;

use crate::dynamic::{self, Dyn};
use crate::error::{Class, OwnInfo, R};
use crate::protocol::{AnyValue, Value, View};
use crate::text::{Str, StrBuf};

macro_rules! builtin_classes {
    ($($constant:ident = $name:literal,)*) => {
        /// The builtin classes that are no exceptions, by their place in [`NAMES`].
        const NAMES: &[&str] = &[$($name,)*];

        #[allow(
    clippy::upper_case_acronyms,
    non_camel_case_types,
    reason = "places in the table, named as the constants are"
)]
        enum Place {
            $($constant,)*
        }

        impl Type {
            $(#[doc = concat!("`", $name, "`")]
            pub const $constant: Type = Type(Which::Builtin(Place::$constant as u8));)*
        }
    };
}

/// A class object; `clone` is another reference to it.
#[derive(Clone)]
pub struct Type(Which);

#[derive(Clone)]
enum Which {
    Builtin(u8),
    Exception(Class),
    /// A class of exceptions of the program.
    Own(&'static OwnInfo),
    /// A class of the isolate that is not one of the others.
    Foreign(Dyn),
}

builtin_classes! {
    OBJECT = "object",
    TYPE = "type",
    NONETYPE = "NoneType",
    BOOL = "bool",
    INT = "int",
    FLOAT = "float",
    COMPLEX = "complex",
    STR = "str",
    BYTES = "bytes",
    BYTEARRAY = "bytearray",
    RANGE = "range",
    SLICE = "slice",
    ELLIPSIS = "ellipsis",
    NOTIMPLEMENTEDTYPE = "NotImplementedType",
    TUPLE = "tuple",
    LIST = "list",
    SET = "set",
    FROZENSET = "frozenset",
    DICT = "dict",
    METHOD = "method",
}

/// Stands for identity: one byte for each class, exceptions behind the others.
static ADDRESSES: [u8; 256] = [0; 256];

thread_local! {
    /// The isolate's objects of the builtin classes, as far as they were asked for.
    static OBJECTS: RefCell<Vec<Option<Dyn>>> = const { RefCell::new(Vec::new()) };
}

impl Type {
    /// A builtin exception class.
    pub const fn exception(class: Class) -> Type {
        Type(Which::Exception(class))
    }

    /// A class of exceptions of the program.
    pub const fn own(class: &'static OwnInfo) -> Type {
        Type(Which::Own(class))
    }

    /// `type(value)`.
    pub fn of(value: &dyn AnyValue) -> Type {
        match value.view() {
            View::None => Type::NONETYPE,
            View::NotImplemented => Type::NOTIMPLEMENTEDTYPE,
            View::Ellipsis => Type::ELLIPSIS,
            View::Bool(_) => Type::BOOL,
            View::Int(_) => Type::INT,
            View::Float(_) => Type::FLOAT,
            View::Complex(_) => Type::COMPLEX,
            View::Str(_) => Type::STR,
            View::Bytes(_) => Type::BYTES,
            View::Tuple(_) => Type::TUPLE,
            View::List(_) => Type::LIST,
            View::Dict(_) => Type::DICT,
            View::Range(_) => Type::RANGE,
            View::Slice(_) => Type::SLICE,
            View::Type(_) => Type::TYPE,
            View::Dyn(value) => Type::of_dyn(&dynamic::type_of(value)),
            View::Exception(exception) => match (exception.dynamic(), exception.own_class()) {
                (Some(object), _) => Type::of_dyn(&dynamic::type_of(object)),
                (None, Some(own)) => Type::own(own),
                (None, None) => Type::exception(exception.class()),
            },
            View::Set(_) | View::Instance(_) | View::Other => {
                Type::named(value.type_name()).expect("the compiler asks values of builtin classes only")
            }
        }
    }

    /// The class of a value of the isolate that is held inline.
    pub(crate) fn of_inline(value: &Dyn) -> Option<Type> {
        if value.is_none() {
            Some(Type::NONETYPE)
        } else if value.as_bool().is_some() {
            Some(Type::BOOL)
        } else if value.as_int().is_some() {
            Some(Type::INT)
        } else {
            value.as_float().map(|_| Type::FLOAT)
        }
    }

    /// `issubclass(self, base)`.
    pub fn is_subclass(&self, base: &Type) -> R<bool> {
        Ok(match (&self.0, &base.0) {
            (Which::Foreign(_), _) | (_, Which::Foreign(_)) => {
                let found = dynamic::call(
                    &dynamic::builtin_function("issubclass"),
                    &[&self.object(), &base.object()],
                    None,
                )?;
                found.as_bool().unwrap_or_default()
            }
            (Which::Exception(class), Which::Exception(base)) => class.is_subclass(*base),
            (Which::Own(class), Which::Exception(base)) => class.builtin.is_subclass(*base),
            (Which::Own(class), Which::Own(base)) => class.bases.contains(&base.id),
            _ => {
                self.address() == base.address()
                    || base.address() == Type::OBJECT.address()
                    || self.is_bool_below(base)
            }
        })
    }

    fn is_bool_below(&self, base: &Type) -> bool {
        self.address() == Type::BOOL.address() && base.address() == Type::INT.address()
    }

    /// The class object that a value of the isolate is.
    pub(crate) fn of_dyn(class: &Dyn) -> Type {
        let name = dynamic::class_name(class);
        match Type::named(&name) {
            // The program may have a class of that name itself.
            Some(builtin) if builtin.object().same(class) => builtin,
            _ => Type(Which::Foreign(class.clone())),
        }
    }

    fn named(name: &str) -> Option<Type> {
        match NAMES.iter().position(|known| *known == name) {
            Some(place) => Some(Type(Which::Builtin(place as u8))),
            None => Class::by_name(name).map(Type::exception),
        }
    }

    /// The isolate's class object.
    pub(crate) fn object(&self) -> Dyn {
        match &self.0 {
            Which::Foreign(class) => class.clone(),
            Which::Own(_) => unreachable!("a class that the isolate sees lives there"),
            Which::Builtin(_) | Which::Exception(_) => OBJECTS.with_borrow_mut(|objects| {
                let place = self.address() - (&raw const ADDRESSES).addr();
                objects.resize(objects.len().max(place + 1), None);
                objects[place]
                    .get_or_insert_with(|| dynamic::builtin_class(self.builtin_name().unwrap_or_default()))
                    .clone()
            }),
        }
    }

    /// The name, unless it is a class of the isolate.
    fn builtin_name(&self) -> Option<&'static str> {
        match &self.0 {
            Which::Builtin(place) => Some(NAMES[usize::from(*place)]),
            Which::Exception(class) => Some(class.name()),
            Which::Own(_) | Which::Foreign(_) => None,
        }
    }

    /// `class.__name__`, `class.__qualname__`, `class.__module__`.
    pub fn text_attribute(&self, name: &'static str) -> R<Str> {
        match (&self.0, self.builtin_name()) {
            (_, Some(_)) if name == "__module__" => Ok(Str::from("builtins")),
            (_, Some(own)) => Ok(Str::from(own)),
            (Which::Own(own), None) => Ok(Str::from(match name {
                "__module__" => own.module,
                "__qualname__" => own.qualname,
                _ => own.name,
            })),
            (Which::Foreign(class), None) => {
                let mut out = StrBuf::new();
                dynamic::get_attr(class, dynamic::Name::of(name))?.str(&mut out)?;
                Ok(out.finish())
            }
            (Which::Builtin(_) | Which::Exception(_), None) => unreachable!("builtin classes have names"),
        }
    }
}

impl AnyValue for Type {
    fn type_name(&self) -> &'static str {
        match &self.0 {
            Which::Foreign(class) => class.type_name(),
            Which::Builtin(_) | Which::Exception(_) | Which::Own(_) => "type",
        }
    }

    /// `<class 'int'>`
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        match (&self.0, self.builtin_name()) {
            (Which::Foreign(class), _) => class.repr(out),
            (which, name) => {
                let own = if let Which::Own(own) = which { own.full_name } else { "" };
                out.push_str("<class '");
                if let Which::Exception(class) = which
                    && let Some(module) = class.module()
                {
                    out.push_str(module);
                    out.push_str(".");
                }
                out.push_str(name.unwrap_or(own));
                out.push_str("'>");
                Ok(())
            }
        }
    }

    fn truth(&self) -> R<bool> {
        match &self.0 {
            Which::Foreign(class) => class.truth(),
            Which::Builtin(_) | Which::Exception(_) | Which::Own(_) => Ok(true),
        }
    }

    /// What shows the number (the order of a set) is deferred.
    fn hash(&self) -> R<i64> {
        match &self.0 {
            Which::Foreign(class) => class.hash(),
            Which::Builtin(_) | Which::Exception(_) | Which::Own(_) => {
                crate::address_hash::of(self, (self.address() as i64).rotate_right(4))
            }
        }
    }

    fn view(&self) -> View<'_> {
        match &self.0 {
            Which::Foreign(class) => View::Dyn(class),
            Which::Builtin(_) | Which::Exception(_) | Which::Own(_) => View::Type(self),
        }
    }

    fn address(&self) -> usize {
        let place = match &self.0 {
            Which::Foreign(class) => return class.address(),
            Which::Own(class) => return (&raw const **class).addr(),
            Which::Builtin(place) => usize::from(*place),
            Which::Exception(class) => NAMES.len() + *class as usize,
        };
        (&raw const ADDRESSES[place]).addr()
    }
}

impl Value for Type {
    #[inline]
    fn eq(&self, other: &Type) -> R<bool> {
        match (&self.0, &other.0) {
            (Which::Foreign(_), _) | (_, Which::Foreign(_)) => crate::cross::eq(self, other),
            _ => Ok(self.address() == other.address()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::int::Int;

    #[test]
    fn classes_are_themselves() {
        let int = Type::of(&Int::from(3i64));
        assert_eq!(int.address(), Type::INT.address());
        assert_ne!(Type::of(&true).address(), Type::INT.address());
        assert_eq!(Type::of(&int).address(), Type::TYPE.address());
        let mut out = StrBuf::new();
        Type::exception(Class::KeyError).repr(&mut out).unwrap();
        assert_eq!(out.finish().to_utf8_lossy(), "<class 'KeyError'>");
    }

    #[test]
    fn every_class_has_an_address_of_its_own() {
        assert!(NAMES.len() + Class::by_name("UserWarning").unwrap() as usize + 1 < ADDRESSES.len());
    }
}
