//! `type(x)`, and what class objects can be asked.

use hybridc_macros::py;

use crate::class_object::Type;
use crate::dynamic::{self, Dyn};
use crate::error::R;
use crate::protocol::AnyValue;
use crate::text::Str;

/// `type(object)`. A class of the isolate may come out: that of an exception it raised.
#[py("builtins.type(object, /)")]
pub fn type_(object: &dyn AnyValue) -> Type {
    Type::of(object)
}

/// `type(object)` of a value of the isolate.
#[py("builtins.type(object, /)")]
pub fn type_dyn(object: &Dyn) -> Dyn {
    dynamic::type_of(object)
}

/// `object.__class__`
#[py("object.__class__(self, /)", property)]
pub fn class(object: &dyn AnyValue) -> Type {
    Type::of(object)
}

/// `class.__name__`
#[py("type.__name__(self, /)", property, calls_user)]
pub fn name(class: &Type) -> R<Str> {
    class.text_attribute("__name__")
}

/// `class.__qualname__`
#[py("type.__qualname__(self, /)", property, calls_user)]
pub fn qualname(class: &Type) -> R<Str> {
    class.text_attribute("__qualname__")
}

/// `class.__module__`
#[py("type.__module__(self, /)", property, calls_user)]
pub fn module(class: &Type) -> R<Str> {
    class.text_attribute("__module__")
}

/// `issubclass(class, base)`
#[py("builtins.issubclass(cls, class_or_tuple, /)", raises = [TypeError], calls_user)]
pub fn issubclass(cls: &Type, class_or_tuple: &Type) -> R<bool> {
    cls.is_subclass(class_or_tuple)
}
